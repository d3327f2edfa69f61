/* The list of what has been done. */
#include "book/internal.h"

#include "base/mem.h"
#include <stdlib.h>

void change_line_clear(struct change_line *line)
{
    free(line->made_at);
    free(line->who);
    free(line->what);
    *line = (struct change_line){0};
}

int change_list(struct book *book, int skip, int most, struct change_line *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, made_at, who, what, undoes, undone_by FROM change "
                                  "ORDER BY id DESC LIMIT ?1 OFFSET ?2",
                                  err);
    if (!stmt)
        return -1;
    stmt_bind_int(stmt, 1, most);
    stmt_bind_int(stmt, 2, skip);
    int count = 0;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW && count < most) {
        out[count] = (struct change_line){
            .id = stmt_int(stmt, 0),
            .number = skip + count + 1,
            .made_at = mem_text(stmt_text(stmt, 1)),
            .who = mem_text(stmt_text(stmt, 2)),
            .what = mem_text(stmt_text(stmt, 3)),
            .undoes = stmt_int(stmt, 4),
            .undone_by = stmt_int(stmt, 5),
        };
        count++;
    }
    stmt_done(stmt);
    if (step != STEP_FAILED)
        return count;
    while (count > 0)
        change_line_clear(&out[--count]);
    return -1;
}

int64_t change_last_own(struct book *book, struct err *err)
{
    int64_t id = 0;
    (void)book_ask_int(book,
                       "SELECT id FROM change WHERE who = ?1 AND undoes IS NULL "
                       "AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
                       book->who, &id, err);
    return id;
}
