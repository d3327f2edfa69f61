/* Before and after a workbook about a student is written: who gets it, whether the family agreed,
 * where it goes, and the row of the log of what was given out. */
#ifndef SCREEN_GIVING_H
#define SCREEN_GIVING_H

#include "award/disclose.h"
#include "award/scope.h"
#include "base/buf.h"
#include "kit/app.h"
#include <stdbool.h>

/* Asks whom it goes to (kept in *whom, which giving points into) or, where no application has a day
 * of consent, whether it is for the school only; then for the file: *path begins with the name
 * proposed, and gets the answer. False: it is not to be written. */
bool giving_ask(struct app *app, const struct award_scope *scope, const char *name,
                struct award_giving *giving, struct buf *whom, struct buf *path);
/* Enters it into the log, and says so where that fails. */
void giving_log(struct app *app, const struct award_scope *scope,
                const struct award_giving *giving);
/* As wb_progress: tells how far a workbook is. `context` is the app. */
void giving_tell_part(void *context, const char *part, int done, int total);

#endif
