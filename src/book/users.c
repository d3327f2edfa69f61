/* Follows the foreign keys of the durable tables backwards. */
#include "book/users.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/internal.h"
#include <stdlib.h>
#include <string.h>

/* One foreign key after the other, with its columns joined for a query: child "c", parent "p". */
static const char KEYS[] =
    "SELECT k.id, group_concat(format('c.\"%w\" = p.\"%w\"', k.\"from\", k.\"to\"), ' AND ') "
    "FROM pragma_foreign_key_list(?1) AS k WHERE k.\"table\" = ?2 GROUP BY k.id ORDER BY k.id";

static bool count_rows(struct book *book, const char *child, const char *table, const char *join,
                       int64_t id, struct users *out, struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql,
             "SELECT count(*), min(c.id) FROM \"%s\" AS p JOIN \"%s\" AS c ON %s WHERE p.id = ?1",
             table, child, join);
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, id);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        out->count = stmt_int(stmt, 0);
        out->id = stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* Whether `child` refers to the record by any of its keys. */
static bool look_in(struct book *book, const char *child, const char *table, int64_t id,
                    struct users *out, struct err *err)
{
    struct stmt *keys = book_stmt(book, KEYS, err);
    if (!keys)
        return false;
    stmt_bind_text(keys, 1, child);
    stmt_bind_text(keys, 2, table);
    enum step step;
    bool ok = true;
    while (ok && out->count == 0 && (step = stmt_step(keys, err)) != STEP_DONE)
        ok = step == STEP_ROW && count_rows(book, child, table, stmt_text(keys, 1), id, out, err);
    stmt_done(keys);
    return ok;
}

bool users_find(struct book *book, const char *table, int64_t id, struct users *out,
                struct err *err)
{
    *out = (struct users){0};
    const struct schema_tables *tables = book_tables(book);
    if (!schema_has_table(tables, table))
        return err_set(err, "internal: there is no table \"%s\"; please report this", table);
    for (size_t i = 0; i < tables->count; i++) {
        if (!look_in(book, tables->names[i], table, id, out, err))
            return false;
        if (out->count > 0) {
            out->table = mem_text(tables->names[i]);
            return true;
        }
    }
    return true;
}

void users_clear(struct users *users)
{
    free(users->table);
    *users = (struct users){0};
}
