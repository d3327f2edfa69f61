#include "screen/session.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/change.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/term.h"
#include "practice/practice.h"
#include "screen/draft.h"
#include "screen/screens.h"
#include "screen/start/settings.h"
#include <string.h>

enum {
    SESSION_UNDO = 900000,
    SESSION_REDO,
    SESSION_HISTORY,
    SESSION_DRAFTS,
    SESSION_SETTINGS,
    SESSION_FIND
};

enum { LOOK_MS = 500 };

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
    session->practice = practice_is(book);
    session->version = book_version(book);
    return true;
}

static void forget_names(struct session *session)
{
    for (size_t i = 0; i < SESSION_NAMES; i++) {
        mem_free(session->names[i].text);
        session->names[i] = (struct session_name){.kind = NULL};
    }
}

void session_close(struct session *session)
{
    draft_flush(session);
    mem_free(session->pending);
    session->pending = NULL;
    forget_names(session);
    book_close(session->book);
    mem_free(session->chapter);
    session->book = NULL;
    session->chapter = NULL;
    session->degrees = (struct class_degrees){.degree = NULL}; /* another book has versions too */
}

void session_tell_writable(struct app *app)
{
    struct err why = {{0}};
    struct book *book = session_of(app)->book;
    bool writable = book == NULL || book_can_write(book, &why);
    app_set_read_only(app, writable ? NULL : why.text);
}

void session_tell_warning(struct app *app)
{
    const char *warning = book_warning(session_of(app)->book);
    if (warning != NULL)
        dialog_message(app, _("Before you begin"), warning);
}

void session_tell_drafts(struct app *app)
{
    struct draft *drafts;
    size_t count = draft_list(session_of(app), &drafts);
    if (count == 1)
        app_info(app, "kept for you, not entered yet: %s; D goes on with it", drafts[0].title);
    else if (count > 1)
        app_info(app, "kept for you, not entered yet: %zu forms and lines; D shows them", count);
    draft_free_list(drafts, count);
}

bool session_changed(struct session *session)
{
    int64_t now = term_now_ms(), version = 0;
    if (session->book != NULL && now - session->looked < LOOK_MS)
        version = book_version_known(session->book);
    else if (session->book != NULL)
        version = book_version(session->book);
    if (now - session->looked >= LOOK_MS)
        session->looked = now;
    bool changed = version != session->version;
    session->version = version;
    return changed;
}

bool session_read_idly(struct app *app, bool (*read)(void *self, struct err *err), void *self)
{
    struct book *book = session_of(app)->book;
    struct err err = {{0}};
    (void)book_give_way(book, term_is_waiting);
    bool ok = read(self, &err);
    bool gave_way = book_give_way(book, NULL);
    if (!ok && !gave_way)
        app_error(app, "%s", err.text);
    return ok || !gave_way;
}

/* ---- names ---------------------------------------------------------------------------------- */

static char *read_name(struct book *book, const struct kind *kind, int64_t id)
{
    struct buf name = {0};
    struct record record;
    ref_name_screen(book, kind, id, &name);
    if (strcmp(kind->name, "student") == 0) {
        if (record_read(book, kind, id, &record, NULL) && record_int(&record, "grade") > 0)
            buf_addf(&name, _(" · grade %d"), (int)record_int(&record, "grade"));
        record_clear(&record);
    }
    return buf_take(&name);
}

void session_name(struct app *app, const struct kind *kind, int64_t id, struct buf *out)
{
    struct session *session = session_of(app);
    int64_t version = book_version_known(session->book);
    struct session_name *name = NULL;
    for (size_t i = 0; i < SESSION_NAMES && name == NULL; i++)
        if (session->names[i].kind == kind && session->names[i].id == id &&
            session->names[i].version == version)
            name = &session->names[i];
    if (name == NULL) {
        name = &session->names[session->next_name++ % SESSION_NAMES];
        mem_free(name->text);
        *name = (struct session_name){kind, id, version, read_name(session->book, kind, id)};
    }
    buf_add_text(out, name->text);
}

void session_student_name(struct app *app, int64_t student, struct buf *out)
{
    session_name(app, kind_find("student"), student, out);
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
    bool given =
        dialog_prompt(app, _("A closed year"), _("Why is it corrected? The history keeps it."), 150,
                      &reason, is_reason, &why);
    if (given)
        change_set_reason(book, buf_text(&reason));
    buf_free(&reason);
    return given;
}

bool session_take_back(struct app *app, int64_t change)
{
    struct err err = {{0}};
    char *what = NULL;
    bool ok;
    do
        ok = change_undo(session_of(app)->book, change, &what, &err);
    while (!ok && session_ask_reason(app, &err));
    if (ok)
        app_info(app, "%s", what);
    else
        app_error(app, "%s", err.text);
    mem_free(what);
    return ok;
}

static void take_back(struct app *app, int64_t (*last_of)(struct book *, struct err *),
                      const char *nothing)
{
    struct session *session = session_of(app);
    struct err err = {{0}};
    int64_t last = session->book != NULL ? last_of(session->book, &err) : 0;
    if (last == 0)
        app_info(app, "%s", err.text[0] != '\0' ? err.text : nothing);
    else
        (void)session_take_back(app, last);
}

void session_undo(struct app *app)
{
    take_back(app, change_last_own, _("there is nothing to undo"));
}

void session_redo(struct app *app)
{
    take_back(app, change_last_undo,
              _("there is nothing to redo: u undoes, U redoes"));
}

static const struct keymap_row rows[] = {
    {"/", SESSION_FIND, "search", "Look for words in every record; in a list of entries / narrows the list.",
     KEYMAP_BAR},
    {"u", SESSION_UNDO, "undo", "Undo what you did last; press it again for what you did before.",
     KEYMAP_CHANGES},
    {"U Ctrl-R", SESSION_REDO, "redo", "Redo what you undid last.", KEYMAP_CHANGES},
    {"D", SESSION_DRAFTS, "unfinished", "What you typed and did not enter yet; go on with any of "
                                        "it.",
     KEYMAP_CHANGES},
    {"H", SESSION_HISTORY, "history", "Everything that was done, and by whom; undo any of it.", 0},
    {",", SESSION_SETTINGS, "settings", "Colors, language, screen reader, mouse: as you like them.", 0},
};
const struct keymap session_keys = KEYMAP("In the whole program", rows);

bool session_enabled(struct app *app, int command)
{
    return command == SESSION_SETTINGS || session_of(app)->book != NULL;
}

unsigned session_command(struct app *app, int command)
{
    switch (command) {
    case SESSION_UNDO:
        session_undo(app);
        return APP_HANDLED;
    case SESSION_REDO:
        session_redo(app);
        return APP_HANDLED;
    case SESSION_DRAFTS:
        drafts_screen(app);
        return APP_HANDLED;
    case SESSION_FIND:
        find_screen(app, session_of(app)->student);
        return APP_HANDLED;
    case SESSION_HISTORY:
        history_screen(app);
        return APP_HANDLED;
    case SESSION_SETTINGS:
        settings_screen(app);
        return APP_HANDLED;
    default:
        return 0;
    }
}
