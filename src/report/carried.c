#include "report/carried.h"
#include "base/attr.h"
#include "base/tr.h"
#include "book/book.h"
#include "report/report.h"
#include <string.h>

/* A row for each source, with its years in order, the oldest first. */
static const char carried_sql[] =
    "SELECT source, group_concat(year, ', ') FROM ("
    "SELECT DISTINCT source, year FROM brought_forward"
    " WHERE student BETWEEN ?1 AND ?2 AND project BETWEEN ?3 AND ?4 AND year BETWEEN ?5 AND ?6"
    " ORDER BY year) GROUP BY source ORDER BY min(year), source";

static void bind_range(struct stmt *stmt, int at, int64_t one, int64_t most)
{
    stmt_bind_int(stmt, at, one);
    stmt_bind_int(stmt, at + 1, one != 0 ? one : most);
}

bool carried_tell(struct book *book, int64_t student, int64_t project, int year, struct buf *out,
                  struct err *err)
{
    struct stmt *stmt = book_stmt(book, carried_sql, err);
    const char *between = "";
    enum step step;
    if (stmt == NULL)
        return false;
    bind_range(stmt, 1, student, INT64_MAX);
    bind_range(stmt, 3, project, INT64_MAX);
    bind_range(stmt, 5, year, 9999);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        buf_addf(out, _("%s%s from "), between, stmt_text(stmt, 1));
        buf_add_text(out, stmt_text(stmt, 0));
        between = "; ";
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool carried_tell_report(struct book *book, const struct report *report,
                         const struct report_query *query, struct buf *out, struct err *err)
{
    static const char *const with[] = {"income", "placement", "hours"};
    for (size_t i = 0; i < COUNT_OF(with); i++)
        if (strcmp(report->name, with[i]) == 0)
            return carried_tell(book, query->student, query->project, query->year, out, err);
    return true;
}
