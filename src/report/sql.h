/* The text of a report, made ready for parameters; for the files of src/report. */
#ifndef REPORT_SQL_H
#define REPORT_SQL_H

#include "base/buf.h"
#include "base/err.h"
#include "book/book.h"
#include "report/report.h"
#include <stdbool.h>

/* The days of a question, both included. */
struct sql_span {
    struct date from, to; /* from.year 0: from the beginning */
};

/* Prepares the SELECT of a view in schema/views/FILE.sql for one student or all (0), one project or
 * all, and a span of days: every default that is marked in the file is a parameter then, and
 * line_cut, if the view stands on that, comes with it. Give the statement back with stmt_done(). */
struct stmt *sql_view(struct book *book, const char *file, const char *view, int64_t student,
                      int64_t project, struct sql_span span, struct err *err);

/* The same inside a SELECT of the caller's: `before` ends with "(", `after` begins with ")". */
struct stmt *sql_view_within(struct book *book, const char *file, const char *view,
                             const char *before, const char *after, int64_t student,
                             int64_t project, struct sql_span span, struct err *err);
/* Whether the file is there and holds a view of that name. */
bool sql_has_view(const char *file, const char *view);

#endif
