#include "workbook/chapter.h"

#include "base/mem.h"
#include "book/book.h"

char *chapter_name(struct book *book, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book, "SELECT name || iif(name LIKE '%FFA%', '', ' FFA') || ', ' || state FROM chapter",
        err);
    if (!stmt)
        return NULL;
    enum step step = stmt_step(stmt, err);
    char *name = step == STEP_FAILED ? NULL : mem_text(step == STEP_ROW ? stmt_text(stmt, 0) : "");
    stmt_done(stmt);
    return name;
}
