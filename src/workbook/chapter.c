#include "workbook/chapter.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "workbook/sheet.h"

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

struct wb *chapter_workbook(struct book *book, const char *path, const char *title,
                            const char *subject, const char *of, int year, struct err *err)
{
    struct buf header = {0};
    char *chapter = chapter_name(book, err);
    if (!chapter)
        return NULL;
    buf_addf(&header, "%s%s%s", chapter, *chapter ? " · " : "", of);
    struct wb_about about = {
        .title = title,
        .subject = subject,
        .author = chapter,
        .company = chapter,
        .header = buf_text(&header),
        .footer = "contains education records",
        .year = year,
    };
    struct wb *wb = wb_open(path, &about, err);
    buf_free(&header);
    mem_free(chapter);
    return wb;
}
