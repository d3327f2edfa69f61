/* A folder that workbooks are written into one after the other, and the log of what was given out.
 *
 * The run may be stopped at any time and begun again: a file that is there and made of the records as
 * they are is left alone. What was written is kept in a small file of the folder, ".saebook-awards",
 * with a stamp of the records (award/stamp.h). Every workbook is a row of the log, some rows a step of
 * history; only what is in the log is in that file. */
#ifndef WORKBOOK_GIVEN_H
#define WORKBOOK_GIVEN_H

#include "award/disclose.h"
#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>

struct book;
struct given;

/* `what` and `year` name them in the history: "gave out 2 award workbooks of 2027". Nothing is
 * written yet, nor must the folder be there. `what` ("award workbook") and `giving` are borrowed until
 * given_close(). */
struct given *given_open(struct book *book, const char *folder, const char *what, int year,
                         const struct award_giving *giving);
/* Removes what runs that were killed have left there half written: the temporaries of base/file.h,
 * once an hour has gone by. What is younger may be another run's that goes on. */
void given_sweep(const char *folder);
/* Whether the log is kept: not where the book cannot be written. */
bool given_is_logged(const struct given *given);
/* Whether this file of the folder is there, and was made of records with this stamp. */
bool given_is_current(const struct given *given, const char *path, uint64_t stamp);
/* A workbook was written; takes the scope over. */
bool given_add(struct given *given, const char *path, uint64_t stamp, struct award_scope *scope,
               struct err *err);
/* Puts what waits into the log and the file, and frees it. Also after a failure: then `ok` is false,
 * and the error stays the earlier one. */
bool given_close(struct given *given, bool ok, struct err *err);

#endif
