/* Score sheets: the criteria of a rubric with what judges gave, or blank to be filled in; and the
 * ranking with every score that counts behind it.
 *
 * Every total is a formula over the points. Files appear whole or not at all; the same book gives
 * the same bytes. */
#ifndef WORKBOOK_SCORED_H
#define WORKBOOK_SCORED_H

#include "base/err.h"
#include "score/score.h"
#include "workbook/sheet.h"
#include <stdbool.h>
#include <stdint.h>

struct book;

enum {
    SCORED_MOST_CRITERIA = 36, /* in a ranking: what a sheet has columns for */
    SCORED_MOST_JUDGES = 36,
};

/* One to be filled in by one judge. `count` may be NULL. */
bool scored_blank_write(struct book *book, int64_t rubric, const char *path, struct wb_count *count,
                        struct err *err);
/* What was given to a student: a sheet for each that was marked (of the student, and of each
 * project and application). Refuses a student without points. */
bool scored_student_write(struct book *book, int64_t rubric, int64_t student, const char *path,
                          struct wb_count *count, struct err *err);
bool scored_ranking_write(struct book *book, int64_t rubric, const char *path,
                          struct wb_count *count, struct err *err);

#endif
