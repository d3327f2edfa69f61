/* A year kept in another book, brought forward on one sheet: every line that the project has,
 * filled in from the old book's report, and entered as one step to undo. */
#ifndef GUIDE_CARRIED_H
#define GUIDE_CARRIED_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct carried_line;

/* Texts are owned by the sheet: start with {0}, clear it. */
struct carried_sheet {
    int64_t student, project; /* ids */
    int year;
    char *source, *seen_by, *seen_on; /* NULL or "" where not given; the day as ISO */
    char **amounts; /* as files write them, by carried_at(); NULL or "" where none */
};
void carried_sheet_clear(struct carried_sheet *sheet);
void carried_sheet_set(char **place, const char *text); /* replaces a text of it */

/* Fills in what the book has of that project and year. Clears what was there before. */
bool carried_sheet_read(struct book *book, int64_t student, int64_t project, int year,
                        struct carried_sheet *out, struct err *err);

/* Makes the book say what the sheet says, of the lines that the project has: adds, changes,
 * deletes. `what` gets the sentence of history, owned by the caller. On failure *line (may be NULL)
 * is the line to look at, NULL for what is above the lines. */
bool carried_sheet_enter(struct book *book, const struct carried_sheet *sheet, char **what,
                         const struct carried_line **line, struct err *err);

/* What the lines given come to where a sum is left empty or differs from them: for the form's hint
 * beside the sum. False where no line of it is given. */
bool carried_sheet_sum(const struct carried_sheet *sheet, const char *sum, int64_t *amount);

#endif
