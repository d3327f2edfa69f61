/* What a change did, row by row: read from its changeset, or counted from its batch. */
#include "book/internal.h"

#include "base/buf.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 64 };

/* The columns of the table that was read last: a changeset holds tables one after another. */
struct columns {
    char *table, *names[MOST_COLUMNS]; /* owned */
    size_t count;
};

static void clear_columns(struct columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        free(columns->names[i]);
    free(columns->table);
    *columns = (struct columns){0};
}

static bool read_columns(struct book *book, const char *table, struct columns *columns,
                         struct err *err)
{
    if (columns->table && strcmp(columns->table, table) == 0)
        return true;
    clear_columns(columns);
    struct stmt *stmt =
        book_stmt(book, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, table);
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW && columns->count < MOST_COLUMNS)
        columns->names[columns->count++] = mem_text(stmt_text(stmt, 0));
    stmt_done(stmt);
    columns->table = mem_text(table);
    return step != STEP_FAILED;
}

static struct change_value value_of(sqlite3_value *value)
{
    if (!value)
        return (struct change_value){.is = CHANGE_NOT_SAID};
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return (struct change_value){.is = CHANGE_INT, .i = sqlite3_value_int64(value)};
    case SQLITE_NULL:
        return (struct change_value){.is = CHANGE_EMPTY};
    case SQLITE_BLOB:
        return (struct change_value){.is = CHANGE_BLOB,
                                     .nbytes = (size_t)sqlite3_value_bytes(value)};
    default:
        return (struct change_value){.is = CHANGE_TEXT,
                                     .text = (const char *)sqlite3_value_text(value),
                                     .nbytes = (size_t)sqlite3_value_bytes(value)};
    }
}

static bool read_values(sqlite3_changeset_iter *iter, int op, size_t count,
                        struct change_value *before, struct change_value *after)
{
    for (size_t i = 0; i < count; i++) {
        sqlite3_value *old = NULL, *new = NULL;
        if (op != SQLITE_INSERT && sqlite3changeset_old(iter, (int)i, &old) != SQLITE_OK)
            return false;
        if (op != SQLITE_DELETE && sqlite3changeset_new(iter, (int)i, &new) != SQLITE_OK)
            return false;
        before[i] = value_of(old);
        after[i] = value_of(new);
    }
    return true;
}

struct walk {
    struct book *book;
    int64_t most, seen;
    bool (*row)(void *self, const struct change_row *row, struct err *err);
    void *self;
    struct columns columns;
};

static bool tell_row(struct walk *walk, sqlite3_changeset_iter *iter, struct err *err)
{
    struct change_value before[MOST_COLUMNS], after[MOST_COLUMNS];
    const char *table;
    int columns, op;
    if (sqlite3changeset_op(iter, &table, &columns, &op, NULL) != SQLITE_OK)
        return err_set(err, "a step of the history is damaged");
    if (walk->seen++ >= walk->most)
        return true;
    size_t count = columns > MOST_COLUMNS ? MOST_COLUMNS : (size_t)columns;
    if (!read_columns(walk->book, table, &walk->columns, err))
        return false;
    if (walk->columns.count < count || !read_values(iter, op, count, before, after))
        return err_set(err, "a step of the history does not fit the book's tables");
    const struct change_row row = {
        .table = walk->columns.table,
        .did = op == SQLITE_INSERT   ? CHANGE_ADDED
               : op == SQLITE_DELETE ? CHANGE_DELETED
                                     : CHANGE_CHANGED,
        .id = op == SQLITE_INSERT ? after[0].i : before[0].i,
        .count = count,
        .columns = walk->columns.names,
        .before = before,
        .after = after,
    };
    return walk->row(walk->self, &row, err);
}

static bool walk_changeset(struct walk *walk, const void *bytes, size_t nbytes, struct err *err)
{
    sqlite3_changeset_iter *iter = NULL;
    int rc = sqlite3changeset_start(&iter, (int)nbytes, (void *)(uintptr_t)bytes);
    bool ok = rc == SQLITE_OK;
    while (ok && (rc = sqlite3changeset_next(iter)) == SQLITE_ROW)
        ok = tell_row(walk, iter, err);
    if (iter) {
        int end = sqlite3changeset_finalize(iter);
        rc = ok ? end : SQLITE_OK; /* what failed first has been told */
    }
    return rc == SQLITE_OK ? ok : err_set(err, "a step of the history is damaged");
}

static bool count_batch(struct walk *walk, const void *bytes, size_t nbytes, struct err *err)
{
    struct batch batch = {0};
    bool ok = batch_decode(bytes, nbytes, &batch, err);
    if (ok)
        walk->seen += batch_rows(&batch);
    batch_clear(&batch);
    return ok;
}

bool change_rows(struct book *book, int64_t id, int64_t most,
                 bool (*row)(void *self, const struct change_row *row, struct err *err), void *self,
                 int64_t *total, struct err *err)
{
    struct walk walk = {.book = book, .most = most, .row = row, .self = self};
    struct stmt *stmt = book_stmt(book, "SELECT changeset, batch FROM change WHERE id = ?1", err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, id);
    enum step step = stmt_step(stmt, err);
    bool ok = step != STEP_FAILED;
    if (step == STEP_ROW && !stmt_is_null(stmt, 0))
        ok = walk_changeset(&walk, stmt_blob(stmt, 0), stmt_bytes(stmt, 0), err);
    if (ok && step == STEP_ROW && !stmt_is_null(stmt, 1))
        ok = count_batch(&walk, stmt_blob(stmt, 1), stmt_bytes(stmt, 1), err);
    stmt_done(stmt);
    clear_columns(&walk.columns);
    if (total)
        *total = walk.seen;
    return ok;
}
