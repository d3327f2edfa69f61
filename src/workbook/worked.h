/* Columns of a report that are worked out from others, as formulas. */
#ifndef WORKBOOK_WORKED_H
#define WORKBOOK_WORKED_H

#include "base/buf.h"
#include "report/report.h"
#include "workbook/sheet.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Writes the reference of a column's cell into out, and returns it. */
typedef const char *worked_cell(const void *context, size_t column, char out[static REF_SIZE]);

/* Adds "D5+E5-F5". False where the column is not worked out, or the parts do not come to its value:
 * what an earlier book brought as a total may be more than its parts. `values` has one for each
 * column, 0 for what is no number. */
bool worked_formula(const struct report *report, size_t column, const int64_t *values,
                    worked_cell *cell, const void *context, struct buf *out);

/* A column by its name; report->count if there is none. */
size_t worked_column(const struct report *report, const char *name, size_t nbytes);

#endif
