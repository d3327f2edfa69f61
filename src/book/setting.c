/* Settings: rows of `setting`, part of the book and of its history. */
#include "book/internal.h"

#include "base/mem.h"

char *book_setting(struct book *book, const char *name)
{
    struct stmt *stmt = book_stmt(book, "SELECT value FROM setting WHERE name = ?1", NULL);
    if (!stmt)
        return NULL;
    stmt_bind_text(stmt, 1, name);
    char *value = stmt_step(stmt, NULL) == STEP_ROW ? mem_text(stmt_text(stmt, 0)) : NULL;
    stmt_done(stmt);
    return value;
}

bool book_set_setting(struct book *book, const char *name, const char *value, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  value ? "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                                          "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                                        : "DELETE FROM setting WHERE name = ?1",
                                  err);
    if (stmt) {
        stmt_bind_text(stmt, 1, name);
        if (value)
            stmt_bind_text(stmt, 2, value);
    }
    return stmt_run(stmt, err);
}
