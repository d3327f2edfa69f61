/* A named report as a workbook: one sheet, its rows as they are, what adds up added up below them
 * by formulas that follow the filter. */
#ifndef WORKBOOK_REPORTED_H
#define WORKBOOK_REPORTED_H

#include "base/err.h"
#include "report/report.h"
#include "workbook/sheet.h"
#include <stdbool.h>

struct book;

/* Writes `path`, as a whole or not at all. `count` may be NULL. */
bool reported_write(struct book *book, const struct report *report,
                    const struct report_query *query, const char *path, struct wb_count *count,
                    struct err *err);

#endif
