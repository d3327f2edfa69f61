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
 * the digits 0 to 9. At most ncols values, the latest (last) ones. */
void chart_spark_add(struct buf *out, const int64_t values[], size_t count, int ncols);
int chart_spark(struct rect area, int x, int y, int ncols, const int64_t values[], size_t count);
/* "from 2 to 14, last 9, highest 14 (week 31)": units are the caller's. */
void chart_spark_words(struct buf *out, const int64_t values[], size_t count);

/* A progress bar of ncols columns. A bar is full only when have >= need, and empty only when
 * have <= 0. In plain mode: "64%". */
void chart_bar_add(struct buf *out, int ncols, int64_t have, int64_t need);
int chart_bar(struct rect area, int x, int y, int ncols, int64_t have, int64_t need);

/* Days from `first` on, minutes (or entries) each: a dot, a small and a large square; a gap of one
 * column between days when there is room. `much`: from here on the large square. */
int chart_days(struct rect area, int x, int y, struct date first, const int64_t values[],
               size_t count, int64_t much);
void chart_days_words(struct buf *out, struct date first, const int64_t values[], size_t count);

/* Income and expense by year, one year a row: 2026  ██████████ 1,432.60  ▒▒▒▒ 877.40 */
struct chart_year {
    int year;
    int64_t income, expense; /* cents */
};
int chart_years(struct rect area, int y, const struct chart_year years[], size_t count); /* rows */

#endif
