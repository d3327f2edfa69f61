/* Rows touched by changes, read from their changesets and batches. A row is known by its table and
 * id; one with a key of text by a hash of that. */
#include "book/touch.h"

#include "base/mem.h"
#include "book/internal.h"
#include <stdlib.h>
#include <string.h>

/* ---- collecting ---------------------------------------------------------------------------- */

/* The durable table's own copy of the name, so that names can be compared as pointers. */
static const char *own_name(struct book *book, const char *table)
{
    const struct schema_tables *tables = book_tables(book);
    for (size_t i = 0; i < tables->count; i++)
        if (strcmp(tables->names[i], table) == 0)
            return tables->names[i];
    return NULL;
}

static void add_run(struct touch *touch, struct touch_run run)
{
    if (touch->count == touch->room) {
        touch->room = touch->room ? touch->room * 2 : 16;
        touch->runs = mem_grow(touch->runs, touch->room, sizeof(*touch->runs));
    }
    touch->runs[touch->count++] = run;
    touch->sorted = false;
}

void touch_add(struct book *book, struct touch *touch, const char *table, int64_t first,
               int64_t last, uint64_t columns)
{
    const char *name = own_name(book, table);
    if (name)
        add_run(touch, (struct touch_run){name, first, last, columns});
}

void touch_add_batch(struct book *book, struct touch *touch, const struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_table *table = &batch->tables[i];
        const char *name = own_name(book, table->name);
        for (size_t j = 0; name && j < table->count; j++)
            add_run(touch,
                    (struct touch_run){name, table->runs[j].first, table->runs[j].last, TOUCH_ALL});
    }
}

/* The id, or a hash of a key that is no integer. The key of a changed row is among its old values,
 * that of an added one among its new. */
static int64_t key_of(sqlite3_value *value)
{
    if (sqlite3_value_type(value) == SQLITE_INTEGER)
        return sqlite3_value_int64(value);
    const unsigned char *bytes = sqlite3_value_blob(value);
    int nbytes = sqlite3_value_bytes(value);
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (int i = 0; bytes && i < nbytes; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001B3);
    return (int64_t)hash;
}

/* One entry of a changeset as a run; false on damage. */
static bool read_entry(sqlite3_changeset_iter *iter, const char **table, struct touch_run *run)
{
    int columns, op;
    unsigned char *keys;
    int key_count;
    if (sqlite3changeset_op(iter, table, &columns, &op, NULL) != SQLITE_OK ||
        sqlite3changeset_pk(iter, &keys, &key_count) != SQLITE_OK)
        return false;
    run->columns = op == SQLITE_UPDATE ? 0 : TOUCH_ALL;
    for (int i = 0; i < columns; i++) {
        sqlite3_value *value = NULL;
        int rc = SQLITE_OK;
        if (keys[i])
            rc = op == SQLITE_INSERT ? sqlite3changeset_new(iter, i, &value)
                                     : sqlite3changeset_old(iter, i, &value);
        else if (op == SQLITE_UPDATE)
            rc = sqlite3changeset_new(iter, i, &value);
        if (rc != SQLITE_OK || (keys[i] && !value))
            return false;
        if (keys[i])
            run->first = run->last = key_of(value);
        else if (value)
            run->columns |= UINT64_C(1) << (i < 63 ? i : 63);
    }
    return true;
}

bool touch_add_changeset(struct book *book, struct touch *touch, const void *changeset,
                         size_t nbytes, struct err *err)
{
    sqlite3_changeset_iter *iter = NULL;
    void *bytes = mem_alloc(nbytes); /* SQLite takes them without const */
    memcpy(bytes, changeset, nbytes);
    int rc = sqlite3changeset_start(&iter, (int)nbytes, bytes);
    bool ok = rc == SQLITE_OK;
    const char *latest = NULL; /* the entries of a table follow each other */
    while (ok && (rc = sqlite3changeset_next(iter)) == SQLITE_ROW) {
        const char *table;
        struct touch_run run;
        ok = read_entry(iter, &table, &run);
        if (ok && (!latest || strcmp(latest, table) != 0))
            latest = own_name(book, table);
        run.table = latest;
        if (ok && latest)
            add_run(touch, run);
    }
    if (iter)
        rc = sqlite3changeset_finalize(iter);
    free(bytes);
    return (ok && rc == SQLITE_OK) || err_set(err, "the record of a change is damaged");
}

void touch_clear(struct touch *touch)
{
    free(touch->runs);
    *touch = (struct touch){0};
}

/* ---- comparing ----------------------------------------------------------------------------- */

static int compare_runs(const void *a, const void *b)
{
    const struct touch_run *x = a, *y = b;
    int order = strcmp(x->table, y->table);
    if (order != 0)
        return order;
    return (x->first > y->first) - (x->first < y->first);
}

/* A run of `touch` that shares a row and a column with `run`. The runs of one change never overlap
 * each other, so those that may share a row with it stand together. */
static bool meets(const struct touch *touch, const struct touch_run *run)
{
    size_t low = 0, high = touch->count;
    while (low < high) { /* the first one that ends at or after the run's beginning */
        size_t middle = low + (high - low) / 2;
        const struct touch_run *at = &touch->runs[middle];
        int order = strcmp(at->table, run->table);
        if (order < 0 || (order == 0 && at->last < run->first))
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < touch->count; low++) {
        const struct touch_run *at = &touch->runs[low];
        if (strcmp(at->table, run->table) != 0 || at->first > run->last)
            return false;
        if (at->columns & run->columns)
            return true;
    }
    return false;
}

static const char *first_meeting(const struct touch *touch, const struct touch *later)
{
    for (size_t i = 0; i < later->count; i++)
        if (meets(touch, &later->runs[i]))
            return later->runs[i].table;
    return NULL;
}

/* ---- finding ------------------------------------------------------------------------------- */

static bool read_change(struct book *book, struct stmt *stmt, struct touch *out, struct err *err)
{
    if (!stmt_is_null(stmt, 4) &&
        !touch_add_changeset(book, out, stmt_blob(stmt, 4), stmt_bytes(stmt, 4), err))
        return false;
    struct batch batch;
    if (stmt_is_null(stmt, 5))
        return true;
    if (!batch_decode(stmt_blob(stmt, 5), stmt_bytes(stmt, 5), &batch, err))
        return false;
    touch_add_batch(book, out, &batch);
    batch_clear(&batch);
    return true;
}

bool touch_find(struct book *book, struct touch *touch, int64_t after, struct touch_found *out,
                struct err *err)
{
    *out = (struct touch_found){0};
    if (!touch->sorted && touch->count > 0)
        qsort(touch->runs, touch->count, sizeof(*touch->runs), compare_runs);
    touch->sorted = true;
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT id, who, what, made_at, changeset, batch FROM change WHERE id > ?1 "
                  "AND undone_by IS NULL AND (undoes IS NULL OR undoes <= ?1) ORDER BY id DESC",
                  err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, after);
    enum step step = STEP_DONE;
    bool ok = true;
    while (ok && out->id == 0 && (step = stmt_step(stmt, err)) == STEP_ROW) {
        struct touch later = {0};
        ok = read_change(book, stmt, &later, err);
        const char *table = ok ? first_meeting(touch, &later) : NULL;
        if (table)
            *out = (struct touch_found){
                .id = stmt_int(stmt, 0),
                .table = mem_text(table),
                .who = mem_text(stmt_text(stmt, 1)),
                .what = mem_text(stmt_text(stmt, 2)),
                .made_at = mem_text(stmt_text(stmt, 3)),
            };
        touch_clear(&later);
    }
    stmt_done(stmt);
    return ok && step != STEP_FAILED;
}

void touch_found_clear(struct touch_found *found)
{
    free(found->table);
    free(found->who);
    free(found->what);
    free(found->made_at);
    *found = (struct touch_found){0};
}
