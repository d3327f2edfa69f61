/* Bulk loads: index upkeep in random order costs more than three times what the rows do, so an
 * empty table gets its indexes last. */
#include "book/bulk.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/internal.h"
#include <assert.h>
#include <stdlib.h>

#define CACHE_LARGE "PRAGMA cache_size = -65536"
#define CACHE_USUAL "PRAGMA cache_size = -2000"

static void forget_remake(struct bulk *bulk)
{
    for (size_t i = 0; i < bulk->remake_count; i++)
        free(bulk->remake[i]);
    free(bulk->remake);
    bulk->remake = NULL;
    bulk->remake_count = 0;
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

/* The indexes that only make reading faster: how to drop each, and its own text to make it again.
 */
static bool list_indexes(struct book *book, const char *table, struct buf *drops, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book,
        "SELECT s.sql, format('DROP INDEX \"%w\";', s.name) "
        "FROM pragma_index_list(?1) AS l JOIN sqlite_schema AS s "
        "ON s.type = 'index' AND s.name = l.name WHERE NOT l.\"unique\" AND s.sql IS NOT NULL",
        err);
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
    book->bulk.open = book->bulk.used = true;
    bool ok = book_exec(book, CACHE_LARGE, err) && is_empty(book, table, &empty, err) &&
              (!empty || list_indexes(book, table, &drops, err)) &&
              (drops.len == 0 || book_exec(book, buf_text(&drops), err));
    buf_free(&drops);
    return ok;
}

bool bulk_end(struct book *book, struct err *err)
{
    struct bulk *bulk = &book->bulk;
    if (!bulk->open)
        return true;
    bulk->open = false;
    bool ok = true;
    for (size_t i = 0; ok && i < bulk->remake_count; i++)
        ok = book_exec(book, bulk->remake[i], err);
    forget_remake(bulk);
    return ok;
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
