/* Where totals of years that another book kept are counted in: which years, and from which book. */
#ifndef REPORT_CARRIED_H
#define REPORT_CARRIED_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>

struct book;
struct report;
struct report_query;

/* "2023, 2024 from AET report of 3 Jan 2026", adding nothing where nothing is carried in. Of a
 * student and a project, 0: all; of a year, 0: all. */
bool carried_tell(struct book *book, int64_t student, int64_t project, int year, struct buf *out,
                  struct err *err);

/* The same for a report as it was asked for; nothing where it has no such lines. */
bool carried_tell_report(struct book *book, const struct report *report,
                         const struct report_query *query, struct buf *out, struct err *err);

#endif
