/* The workbook of a degree, written from its screen. */
#include "award/disclose.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "screen/degree.h"
#include "screen/session.h"
#include "workbook/degree_book.h"
#include <stdlib.h>

static void tell_part(void *context, const char *part, int done, int total)
{
    struct app *app = context;
    app_info(app, "writing %s (%d of %d)", part, done + 1, total);
    app_draw(app);
}

/* Who gets it, and whether the family agreed. False: it is not to be written. */
static bool ask_consent(struct app *app, const struct award_scope *scope,
                        struct award_giving *giving, struct buf *whom)
{
    struct date consent = {0};
    struct err err = {{0}};
    if (!award_consent(session_of(app)->book, scope, &consent, &err)) {
        app_error(app, "%s", err.text);
        return false;
    }
    if (consent.year == 0) {
        giving->agreed = dialog_confirm(
            app, _("Has the family agreed?"),
            _("There is no day of consent for this degree. Without it the workbook may be used in "
              "the school and is not to leave it. Either way the disclosure log tells that it was "
              "written."),
            _("They agreed"), _("For the school only"));
        return true;
    }
    buf_add_text(whom, _("degree reviewers"));
    if (!dialog_prompt(app, _("Who gets the workbook?"), _("For the log"), 80, whom, NULL, NULL))
        return false;
    giving->given_to = buf_text(whom);
    return true;
}

static void write_to(struct app *app, const struct degree_book_request *request,
                     const struct award_scope *scope, const struct award_giving *giving)
{
    struct book *book = session_of(app)->book;
    struct degree_book_outcome outcome;
    struct err err = {{0}};
    if (!degree_book_write(book, request, tell_part, app, &outcome, &err)) {
        app_error(app, "%s", err.text);
        return;
    }
    app_info(app, "%s is written: %zu sheets, %zu met, %zu missing", file_name(request->path),
             outcome.sheets, outcome.met, outcome.missing);
    if (!book_can_write(book, NULL))
        app_error(app, "the workbook is written, but not in the log: the book cannot be written");
    else if (!award_disclose_scope(book, scope, giving, NULL, &err))
        app_error(app, "%s", err.text);
}

void degree_workbook(struct app *app, int64_t student, const struct degree_query *query)
{
    struct degree_book_request request = {.student = student, .query = *query};
    struct award_scope scope = {0};
    struct award_giving giving = {0};
    struct buf path = {0}, whom = {0};
    struct err err = {{0}};
    const char *home = getenv("HOME");
    char *name = degree_book_file_name(session_of(app)->book, &request, &err);
    bool ok = name != NULL && degree_book_scope(session_of(app)->book, &request, &scope, &err);
    if (ok) {
        buf_addf(&path, "%s/%s", home != NULL ? home : ".", name);
        if (ask_consent(app, &scope, &giving, &whom) &&
            dialog_file(app, _("Write the workbook to"), DIALOG_WRITE, ".xlsx", &path)) {
            request.path = buf_text(&path);
            write_to(app, &request, &scope, &giving);
        }
    } else {
        app_error(app, "%s", err.text);
    }
    award_scope_clear(&scope);
    mem_free(name);
    buf_free(&path);
    buf_free(&whom);
}
