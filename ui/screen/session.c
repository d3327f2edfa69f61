#include "screen/session.h"
#include "base/mem.h"
#include "book/change.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "screen/draft.h"
#include <string.h>

enum { SESSION_UNDO = 900000 };

struct session *session_of(struct app *app)
{
    return app_context(app);
}

static char *chapter_name(struct book *book)
{
    struct listing *listing = listing_open(book, kind_find("chapter"));
    struct record chapter;
    struct buf name = {0};
    if (listing_read(listing, 0, true, 1, &chapter, NULL) == 1) {
        const char *text = record_text(&chapter, "name");
        size_t nbytes = strlen(text);
        buf_add_text(&name, text);
        if (nbytes < 3 || strcmp(text + nbytes - 3, "FFA") != 0)
            buf_add_text(&name, " FFA");
        record_clear(&chapter);
    }
    listing_close(listing);
    return buf_take(&name);
}

bool session_open(struct session *session, const char *path, struct err *err)
{
    struct book *book = book_open(path, 0, err);
    if (book == NULL)
        return false;
    session_close(session);
    session->book = book;
    session->chapter = chapter_name(book);
    session->version = book_version(book);
    return true;
}

void session_close(struct session *session)
{
    draft_drop_all(session);
    book_close(session->book);
    mem_free(session->chapter);
    session->book = NULL;
    session->chapter = NULL;
}

void session_tell_writable(struct app *app)
{
    struct err why = {{0}};
    struct book *book = session_of(app)->book;
    bool writable = book == NULL || book_can_write(book, &why);
    app_set_read_only(app, writable ? NULL : why.text);
}

bool session_changed(struct session *session)
{
    int64_t version = session->book != NULL ? book_version(session->book) : 0;
    bool changed = version != session->version;
    session->version = version;
    return changed;
}

void session_student_name(struct app *app, int64_t student, struct buf *out)
{
    struct record record;
    ref_name_screen(session_of(app)->book, kind_find("student"), student, out);
    if (record_read(session_of(app)->book, kind_find("student"), student, &record, NULL) &&
        record_int(&record, "grade") > 0)
        buf_addf(out, " · grade %d", (int)record_int(&record, "grade"));
    record_clear(&record);
}

void session_title(struct app *app, struct screen_title *title, const char *name, const char *where,
                   int64_t student)
{
    struct session *session = session_of(app);
    buf_add_text(&title->name, name);
    if (where != NULL)
        buf_add_text(&title->where, where);
    if (student != 0)
        session_student_name(app, student, &title->who);
    else if (session->chapter != NULL)
        buf_add_text(&title->who, session->chapter);
}

/* An empty line is no reason: then it is said again why one is asked for. */
static bool is_reason(void *context, const char *text, struct err *err)
{
    const struct err *refused = context;
    return text[strspn(text, " ")] != '\0' || err_set(err, "%s", refused->text);
}

bool session_ask_reason(struct app *app, const struct err *refused)
{
    struct book *book = session_of(app)->book;
    struct buf reason = {0};
    struct err why = *refused;
    if (!change_wants_reason(book))
        return false;
    bool given = dialog_prompt(app, "A closed year", "Why is it corrected? The history keeps it.", 150,
                               &reason, is_reason, &why);
    if (given)
        change_set_reason(book, buf_text(&reason));
    buf_free(&reason);
    return given;
}

void session_undo(struct app *app)
{
    struct session *session = session_of(app);
    struct err err = {{0}};
    char *what = NULL;
    if (session->book == NULL)
        return;
    int64_t last = change_last_own(session->book, &err);
    if (last == 0) {
        app_info(app, "there is nothing to take back");
        return;
    }
    bool ok;
    do
        ok = change_undo(session->book, last, &what, &err);
    while (!ok && session_ask_reason(app, &err));
    if (ok)
        app_info(app, "%s", what);
    else
        app_error(app, "%s", err.text);
    mem_free(what);
}

static const struct keymap_row rows[] = {
    {"u", SESSION_UNDO, "undo", "Take back what you did last.", KEYMAP_CHANGES},
};
const struct keymap session_keys = KEYMAP("While a book is open", rows);

unsigned session_command(struct app *app, int command)
{
    if (command != SESSION_UNDO)
        return 0;
    session_undo(app);
    return APP_HANDLED;
}
