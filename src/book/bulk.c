/* Bulk loads: index upkeep in random order costs more than three times what the rows do, so an
 * empty table gets its indexes last. So do the triggers that add each row to the totals: all rows
 * are added up at the end. */
#include "book/bulk.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/internal.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define CACHE_LARGE "PRAGMA cache_size = -65536"
#define CACHE_USUAL "PRAGMA cache_size = -2000"

static void forget_remake(struct bulk *bulk)
{
    for (size_t i = 0; i < bulk->remake_count; i++)
        free(bulk->remake[i]);
    free(bulk->remake);
    free(bulk->table);
    bulk->remake = NULL;
    bulk->remake_count = 0;
    bulk->table = NULL;
}

static bool is_empty(struct book *book, const char *table, bool *empty, struct err *err)
{
    struct buf sql = {0};
    int64_t found = 0;
    buf_addf(&sql, "SELECT EXISTS (SELECT 1 FROM \"%s\")", table);
    bool ok = book_ask_int(book, buf_text(&sql), NULL, &found, err);
    buf_free(&sql);
    *empty = found == 0;
    return ok;
}

/* The indexes that only make reading faster, and the triggers that keep totals. */
static const char INDEXES[] =
    "SELECT s.sql, format('DROP INDEX \"%w\";', s.name) "
    "FROM pragma_index_list(?1) AS l JOIN sqlite_schema AS s "
    "ON s.type = 'index' AND s.name = l.name WHERE NOT l.\"unique\" AND s.sql IS NOT NULL";
static const char TRIGGERS[] =
    "SELECT sql, format('DROP TRIGGER \"%w\";', name) FROM sqlite_schema "
    "WHERE type = 'trigger' AND tbl_name = ?1 AND name GLOB 'total_*'";

/* How to drop each, and its own text to make it again. */
static bool list_parts(struct book *book, const char *sql, const char *table, struct buf *drops,
                       struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, table);
    struct bulk *bulk = &book->bulk;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        bulk->remake = mem_grow(bulk->remake, bulk->remake_count + 1, sizeof(*bulk->remake));
        bulk->remake[bulk->remake_count++] = mem_text(stmt_text(stmt, 0));
        buf_add_text(drops, stmt_text(stmt, 1));
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool bulk_begin(struct book *book, const char *table, struct err *err)
{
    assert(change_is_open(book) && !book->bulk.open);
    if (!schema_has_table(book_tables(book), table))
        return err_set(err, "internal: there is no table \"%s\"; please report this", table);
    bool empty = false;
    struct buf drops = {0};
    struct bulk *bulk = &book->bulk;
    bulk->open = bulk->used = true;
    bulk->table = mem_text(table);
    bool ok = book_exec(book, CACHE_LARGE, err) && list_parts(book, TRIGGERS, table, &drops, err);
    bulk->counts = drops.len > 0;
    ok = ok && is_empty(book, table, &empty, err) &&
         (!empty || list_parts(book, INDEXES, table, &drops, err)) &&
         (drops.len == 0 || book_exec(book, buf_text(&drops), err));
    buf_free(&drops);
    return ok;
}

bool bulk_end(struct book *book, struct err *err)
{
    struct bulk *bulk = &book->bulk;
    const struct batch *batch = &book->change.batch;
    if (!bulk->open)
        return true;
    bulk->open = false;
    bool ok = true;
    for (size_t i = 0; ok && i < bulk->remake_count; i++)
        ok = book_exec(book, bulk->remake[i], err);
    for (size_t i = 0; ok && bulk->counts && i < batch->count; i++)
        if (strcmp(batch->tables[i].name, bulk->table) == 0)
            ok = totals_count(book, &batch->tables[i], 1, err);
    forget_remake(bulk);
    return ok;
}

bool bulk_delete(struct book *book, const struct batch_table *rows, bool *missing, struct err *err)
{
    if (!bulk_begin(book, rows->name, err) ||
        (book->bulk.counts && !totals_count(book, rows, -1, err)))
        return false;
    struct buf sql = {0};
    buf_addf(&sql, "DELETE FROM \"%s\" WHERE id BETWEEN ?1 AND ?2", rows->name);
    bool ok = true;
    for (size_t i = 0; ok && i < rows->count; i++) {
        const struct batch_run *run = &rows->runs[i];
        struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
        if (stmt) {
            stmt_bind_int(stmt, 1, run->first);
            stmt_bind_int(stmt, 2, run->last);
        }
        ok = stmt_run(stmt, err);
        *missing = *missing || (ok && sqlite3_changes64(book->db) != run->last - run->first + 1);
    }
    buf_free(&sql);
    return ok && bulk_end(book, err);
}

void bulk_after(struct book *book, bool committed)
{
    struct bulk *bulk = &book->bulk;
    if (!bulk->used)
        return;
    forget_remake(bulk);
    *bulk = (struct bulk){0};
    /* Neither matters enough to fail for: the rows are in the book. */
    (void)book_exec(book, CACHE_USUAL, NULL);
    if (committed)
        (void)sqlite3_wal_checkpoint_v2(book->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
