/* What must hold in any book. Each adds a line to `why` for what does not hold. */
#ifndef SUPPORT_HOLDS_H
#define SUPPORT_HOLDS_H

#include "base/buf.h"
#include "support/figures.h"
#include <stdint.h>

struct book;

/* What is kept of totals is what a full scan gives. */
void holds_totals(struct book *book, struct buf *why);
/* Every record's debits equal its credits, on each day; totals hold; the
 * change in net worth is explained to the cent, a year begins as the one before ended; reports by
 * project add up to those by student, and those to the chapter's. */
void holds_identities(struct book *book, struct buf *why);
/* What some figures of some reports say is the sum of what the records behind them say. */
void holds_records(struct book *book, uint64_t seed, struct buf *why);
/* The statements to today, of each year, and balance sheets of some days are the model's. */
void holds_model(struct book *book, uint64_t seed, struct buf *why);

/* The rows of a report as figures, named as the model names them, and "... row" for each row. Years
 * of 0 and ids of 0 do not narrow it. Sorted. */
struct figures report_figures(struct book *book, const char *name, int64_t student, int64_t project,
                              int year, struct buf *why);

#endif
