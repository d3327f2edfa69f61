/* Small pictures of numbers, made of characters; each also in words, which is what screen readers
 * and the plain mode get. The ..._add functions make text (for a cell of a list), the others draw
 * it. */
#ifndef KIT_CHART_H
#define KIT_CHART_H

#include "base/buf.h"
#include "base/date.h"
#include "kit/draw.h"
#include <stddef.h>
#include <stdint.h>

/* One column a value, scaled to the highest; 0 is blank-low, negative counts as 0. In plain mode
 * the digits 0 to 6. At most ncols values, the latest (last) ones. */
void chart_spark_add(struct buf *out, const int64_t values[], size_t count, int ncols);
/* `unit` is what counts as one where it is told in words: 60 for minutes told as hours. */
int chart_spark(struct rect area, int x, int y, int ncols, const int64_t values[], size_t count,
                int64_t unit);
/* "from 2 to 14, last 9, peak at 31 of 52": in whole units. */
void chart_spark_words(struct buf *out, const int64_t values[], size_t count, int64_t unit);

/* A progress bar of ncols columns. A bar is full only when have >= need, and empty only when
 * have <= 0. In plain mode: "64%". */
void chart_bar_add(struct buf *out, int ncols, int64_t have, int64_t need);
int chart_bar(struct rect area, int x, int y, int ncols, int64_t have, int64_t need);

/* One sign a day: a dot, a small and, from `much` on, a large square; a gap of a column between
 * days when there is room. */
int chart_days(struct rect area, int x, int y, const int64_t values[], size_t count, int64_t much);
/* "12 of 30 days, the last yesterday"; `first` is the first of the days. */
void chart_days_words(struct buf *out, struct date first, const int64_t values[], size_t count);

/* Income and expense by year, two rows each: how many it took. */
struct chart_year {
    int year;
    int64_t income, expense; /* cents */
};
int chart_years(struct rect area, int y, const struct chart_year years[], size_t count); /* rows */

#endif
