/* What the rows of a report come to: the last line on the screen and in a workbook.
 *
 * Only what adds up is added up: amounts, hours and counts of what happened. What was there on a
 * day (an inventory as a year began) adds up over projects, not over years; prices, rates and
 * shares never do. */
#ifndef REPORT_TOTAL_H
#define REPORT_TOTAL_H

#include "report/report.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REPORT_MOST_COLUMNS = 48 };

struct report_totals {
    const struct report *report;
    int64_t sums[REPORT_MOST_COLUMNS];
    size_t rows;
    int64_t year; /* of the rows; 0 before the first */
    bool many_years;
};

void report_totals_start(struct report_totals *totals, const struct report *report);
/* A row: a value for each column, 0 for none and for texts. */
void report_totals_add(struct report_totals *totals, const int64_t *values);
/* Whether the column's sum over the rows so far means anything. */
bool report_totals_has(const struct report_totals *totals, size_t column);

#endif
