#include "support/check.h"

#include "support/noscan.h"

#include "book/book.h"

/* Tables that a question about one student may read from end to end. */
static const char small[] = " chapter project_school ";

static void check_small(struct book *book, const char *name, int64_t root)
{
    struct err err = {{0}};
    struct stmt *whose = book_stmt(
        book, "SELECT ' ' || name || ' ' FROM sqlite_schema WHERE rootpage = ?1", &err);
    stmt_bind_int(whose, 1, root);
    assert_int_equal(stmt_step(whose, &err), STEP_ROW);
    if (!strstr(small, stmt_text(whose, 0)))
        fail_msg("%s reads all of%s", name, stmt_text(whose, 0));
    stmt_done(whose);
}

void noscan_check(struct book *book, const char *name, struct stmt *explain)
{
    enum { MOST = 4096 };
    int64_t root_of[MOST] = {0}; /* of each cursor; 0: no table of the book's */
    struct err err = {{0}};
    while (stmt_step(explain, &err) == STEP_ROW) {
        const char *op = stmt_text(explain, 1);
        int64_t cursor = stmt_int(explain, 2);
        if (cursor < 0 || cursor >= MOST)
            continue;
        if (strcmp(op, "OpenRead") == 0)
            root_of[cursor] = stmt_int(explain, 3);
        else if (strncmp(op, "Open", 4) == 0)
            root_of[cursor] = 0;
        if ((strcmp(op, "Rewind") == 0 || strcmp(op, "Last") == 0) && root_of[cursor] >= 2)
            check_small(book, name, root_of[cursor]);
    }
    stmt_done(explain);
}
