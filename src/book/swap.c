/* The first column is the key of every durable table. */
#include "book/swap.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/internal.h"
#include <stdlib.h>
#include <string.h>

bool swap_set_aside(struct swap *swap, sqlite3_changeset_iter *iter)
{
    const char *table;
    int columns, op;
    if (sqlite3changeset_op(iter, &table, &columns, &op, NULL) != SQLITE_OK || op == SQLITE_DELETE)
        return false;
    swap->rows = mem_grow(swap->rows, swap->count + 1, sizeof(*swap->rows));
    struct swap_row *row = &swap->rows[swap->count++];
    *row = (struct swap_row){.table = mem_text(table), .columns = columns};
    row->added = op == SQLITE_INSERT;
    row->values = mem_array((size_t)columns, sizeof(sqlite3_value *));
    for (int i = 0; i < columns; i++) {
        sqlite3_value *value = NULL;
        int rc = i == 0 && !row->added ? sqlite3changeset_old(iter, i, &value)
                                       : sqlite3changeset_new(iter, i, &value);
        if (rc != SQLITE_OK)
            return false;
        row->values[i] = sqlite3_value_dup(value); /* NULL gives NULL */
    }
    return true;
}

void swap_clear(struct swap *swap)
{
    for (size_t i = 0; i < swap->count; i++) {
        struct swap_row *row = &swap->rows[i];
        for (int j = 0; j < row->columns; j++)
            sqlite3_value_free(row->values[j]);
        free(row->values);
        free(row->table);
    }
    free(swap->rows);
    *swap = (struct swap){0};
}

static bool bind(struct stmt *stmt, int at, const sqlite3_value *value)
{
    return !value || sqlite3_bind_value(stmt->raw, at, value) == SQLITE_OK;
}

static struct stmt *by_key(struct book *book, const char *verb, const struct swap_row *row,
                           struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql, "%s FROM \"%s\" WHERE %s = ?1", verb, row->table,
             strcmp(row->table, "setting") == 0 ? "name" : "id");
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (stmt && !bind(stmt, 1, row->values[0])) {
        stmt_done(stmt);
        err_set(err, "internal: a key cannot be bound; please report this");
        return NULL;
    }
    return stmt;
}

/* The columns that an update leaves alone, as they are now, also those that the table has got since
 * the changeset was made. */
static bool complete(struct book *book, struct swap_row *row, struct err *err)
{
    struct stmt *stmt = by_key(book, "SELECT *", row, err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    int columns = stmt_columns(stmt);
    if (step == STEP_ROW) {
        row->values = mem_grow(row->values, (size_t)columns, sizeof(sqlite3_value *));
        for (int i = 0; i < columns; i++) {
            if (i >= row->columns)
                row->values[i] = NULL;
            if (!row->values[i])
                row->values[i] = sqlite3_value_dup(sqlite3_column_value(stmt->raw, i));
        }
        row->columns = columns;
    } else if (step == STEP_DONE) {
        err_set(err, "internal: a row to be changed is gone; please report this");
    }
    stmt_done(stmt);
    return step == STEP_ROW;
}

static bool take_out(struct book *book, struct swap_row *row, struct err *err)
{
    return row->added ||
           (complete(book, row, err) && stmt_run(by_key(book, "DELETE", row, err), err));
}

static bool put_in(struct book *book, const struct swap_row *row, bool *in_the_way, struct err *err)
{
    struct buf sql = {0};
    struct stmt *names = book_stmt(book,
                                   "SELECT group_concat(format('\"%w\"', name), ', ') FROM "
                                   "pragma_table_info(?1) WHERE cid < ?2",
                                   err);
    if (!names)
        return false;
    stmt_bind_text(names, 1, row->table);
    stmt_bind_int(names, 2, row->columns);
    if (stmt_step(names, err) == STEP_ROW)
        buf_addf(&sql, "INSERT INTO \"%s\" (%s) VALUES (?", row->table, stmt_text(names, 0));
    stmt_done(names);
    for (int i = 1; i < row->columns; i++)
        buf_add_text(&sql, ", ?");
    buf_add_text(&sql, ")");
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (!stmt)
        return false;
    bool ok = true;
    for (int i = 0; ok && i < row->columns; i++)
        ok = bind(stmt, i + 1, row->values[i]);
    int rc = ok ? sqlite3_step(stmt->raw) : SQLITE_RANGE;
    *in_the_way = (rc & 0xFF) == SQLITE_CONSTRAINT;
    ok = rc == SQLITE_DONE || words_failure(book, rc, stmt->raw, stmt->sql, err);
    stmt_done(stmt);
    return ok;
}

bool swap_put_in(struct book *book, struct swap *swap, const char **table, struct err *err)
{
    *table = NULL;
    if (swap->count > 0 && !book_exec(book, "PRAGMA defer_foreign_keys = 1", err))
        return false;
    for (size_t i = 0; i < swap->count; i++)
        if (!take_out(book, &swap->rows[i], err))
            return false;
    for (size_t i = 0; i < swap->count; i++) {
        bool in_the_way = false;
        if (!put_in(book, &swap->rows[i], &in_the_way, err)) {
            *table = in_the_way ? swap->rows[i].table : NULL;
            return false;
        }
    }
    return true;
}
