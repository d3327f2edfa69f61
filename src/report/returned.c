#include "report/returned.h"
#include "base/mem.h"
#include "book/book.h"

/* A comment is on the review itself, or on the same record. */
#define COMMENT_ON_IT                                                                              \
    "c.student IS v.student AND ((c.kind = 'review' AND c.record = v.id)"                          \
    " OR (c.kind = v.kind AND c.record = v.record))"

static const char sql[] =
    "SELECT v.author, v.kind, v.record, ifnull((SELECT c.text FROM comment AS c"
    " WHERE " COMMENT_ON_IT " AND c.resolved IS NOT 1 ORDER BY c.date DESC, c.id DESC LIMIT 1), '')"
    " FROM review AS v WHERE v.student = ?1 AND v.verdict = 'returned'"
    " AND NOT EXISTS (SELECT 1 FROM review AS n WHERE n.student = v.student AND n.kind = v.kind"
    " AND n.record = v.record AND (n.date, n.id) > (v.date, v.id))"
    " AND (NOT EXISTS (SELECT 1 FROM comment AS c WHERE " COMMENT_ON_IT ")"
    " OR EXISTS (SELECT 1 FROM comment AS c WHERE " COMMENT_ON_IT " AND c.resolved IS NOT 1))"
    " ORDER BY v.date DESC, v.id DESC";

bool returned_read(struct book *book, int64_t student, struct returned *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    enum step step;
    *out = (struct returned){0};
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, student);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (out->count++ > 0)
            continue;
        out->by = mem_text(stmt_text(stmt, 0));
        out->kind = mem_text(stmt_text(stmt, 1));
        out->record = stmt_int(stmt, 2);
        out->comment = mem_text(stmt_text(stmt, 3));
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

void returned_clear(struct returned *returned)
{
    mem_free(returned->by);
    mem_free(returned->kind);
    mem_free(returned->comment);
    *returned = (struct returned){0};
}
