/* The days of a question in words, for titles. */
#ifndef REPORT_WHEN_H
#define REPORT_WHEN_H

#include "base/buf.h"
#include "base/date.h"
#include "report/report.h"

/* "November 22, 2026" */
void when_add_day(struct buf *out, struct date date);
/* "2025", "school year 2025-26", "on December 31, 2025", "November 1, 2026 to November 22, 2026",
 * and for all years "to November 22, 2026". */
void when_add(struct buf *out, const struct report_query *query);

#endif
