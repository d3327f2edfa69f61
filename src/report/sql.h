/* The text of a report, made ready for parameters; for the files of src/report. */
#ifndef REPORT_SQL_H
#define REPORT_SQL_H

#include "base/buf.h"
#include "base/err.h"
#include "book/book.h"
#include "report/report.h"
#include <stdbool.h>

/* Adds the SELECT of a view in schema/views/FILE.sql, every default that is marked there as
 * / *:name* / default / ** / (without the spaces) replaced by the parameter, and with line_cut, if
 * it stands on that, in front of it. */
bool sql_of_view(const char *file, const char *view, struct buf *out, struct err *err);

/* The days of a question, both included. */
struct sql_span {
    struct date from, to; /* from.year 0: from the beginning */
};
/* Prepares the text and binds whom and when. Give the statement back with stmt_done(). */
struct stmt *sql_bound(struct book *book, const char *text, int64_t student, int64_t project,
                       struct sql_span span, struct err *err);

#endif
