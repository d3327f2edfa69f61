#include "screen/giving.h"

#include "base/tr.h"
#include "book/book.h"
#include "kit/dialog.h"
#include "screen/session.h"
#include <stdlib.h>

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
    if (consent.year == 0)
        return dialog_confirm(
            app, _("Has the family agreed?"),
            scope->application != 0
                ? _("This application does not say on which day the family agreed. Without that "
                    "day the workbook must stay in the school, and the log says so. If they have "
                    "agreed, leave it, press e and enter the day first.")
                : _("No application for it says on which day the family agreed. Without that day "
                    "the workbook must stay in the school, and the log says so. If they have "
                    "agreed, leave it, and enter the day in an application first."),
            _("For the school only"), _("Leave it"));
    buf_add_text(whom, _("award judges"));
    if (!dialog_prompt(app, _("Who gets the workbook?"), _("For the log"), 80, whom, NULL, NULL))
        return false;
    giving->given_to = whom->len > 0 ? buf_text(whom) : NULL;
    return true;
}

bool giving_ask(struct app *app, const struct award_scope *scope, const char *name,
                struct award_giving *giving, struct buf *whom, struct buf *path)
{
    const char *home = getenv("HOME");
    buf_addf(path, "%s/%s", home != NULL ? home : ".", name);
    return ask_consent(app, scope, giving, whom) &&
           dialog_file(app, _("Write the workbook to"), DIALOG_WRITE, ".xlsx", path);
}

void giving_log(struct app *app, const struct award_scope *scope, const struct award_giving *giving)
{
    struct book *book = session_of(app)->book;
    struct err err = {{0}};
    if (!book_can_write(book, NULL))
        app_error(app, "%s",
                  _("the workbook is written, but not in the log: the book cannot be written"));
    else if (!award_disclose_scope(book, scope, giving, NULL, &err))
        app_error(app, "%s", err.text);
}

void giving_tell_part(void *context, const char *part, int done, int total)
{
    struct app *app = context;
    app_info(app, "writing %s (%d of %d)", part, done + 1, total);
    app_draw(app);
}
