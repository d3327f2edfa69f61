/* A named report written out: for `saebook report` and for the screens' export. */
#ifndef EXCHANGE_REPORT_OUT_H
#define EXCHANGE_REPORT_OUT_H

#include "base/err.h"
#include "exchange/table_out.h"
#include "report/report.h"
#include <stdbool.h>

/* `path` NULL or "-": standard output, where a table is clipped to `width` columns (0: not at all).
 * A file is replaced only when the report is whole. */
bool report_write(struct book *book, const struct report *report, const struct report_query *query,
                  enum table_format format, const char *path, size_t width, struct err *err);

#endif
