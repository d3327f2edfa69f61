/* Taking a change back: the inverse of its changeset, or the removal of what a batch added. Nothing
 * that was done to the same rows since is ever overwritten: later changes are looked through first,
 * and SQLite compares every row with what it should be. */
#include "book/internal.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/bulk.h"
#include "book/swap.h"
#include "book/touch.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct target {
    int64_t id, undoes, undone_by;
    char *what;
    void *changeset; /* owned; NULL: none */
    size_t changeset_size;
    bool has_batch;
    struct batch batch;
    struct touch touch;
};

static void clear_target(struct target *target)
{
    free(target->what);
    free(target->changeset);
    batch_clear(&target->batch);
    touch_clear(&target->touch);
}

/* ---- reading it ---------------------------------------------------------------------------- */

static bool read_row(struct book *book, struct stmt *stmt, struct target *out, struct err *err)
{
    out->what = mem_text(stmt_text(stmt, 0));
    out->undoes = stmt_int(stmt, 1);
    out->undone_by = stmt_int(stmt, 2);
    if (!stmt_is_null(stmt, 3)) {
        out->changeset_size = stmt_bytes(stmt, 3);
        out->changeset = mem_alloc(out->changeset_size);
        if (out->changeset_size > 0)
            memcpy(out->changeset, stmt_blob(stmt, 3), out->changeset_size);
        if (!touch_add_changeset(book, &out->touch, out->changeset, out->changeset_size, err))
            return false;
    }
    if (!stmt_is_null(stmt, 4)) {
        out->has_batch = true;
        if (!batch_decode(stmt_blob(stmt, 4), stmt_bytes(stmt, 4), &out->batch, err))
            return false;
        touch_add_batch(book, &out->touch, &out->batch);
    }
    return true;
}

static bool read_target(struct book *book, int64_t id, struct target *out, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book, "SELECT what, undoes, undone_by, changeset, batch FROM change WHERE id = ?1", err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, id);
    out->id = id;
    enum step step = stmt_step(stmt, err);
    bool ok = step == STEP_ROW && read_row(book, stmt, out, err);
    if (step == STEP_DONE)
        err_set(err, "there is no such entry in the history; `saebook history` lists them");
    stmt_done(stmt);
    if (ok && out->undone_by)
        return err_set(err, "\"%s\" has been undone already", out->what);
    if (ok && !out->changeset && !out->has_batch)
        return err_set(err, "\"%s\" lies too far back to be undone", out->what);
    return ok;
}

/* ---- refusing ------------------------------------------------------------------------------ */

static bool refuse_changed(const struct target *target, const struct touch_found *found,
                           struct err *err)
{
    char table[WORDS_NAME_SIZE], at[DATE_TEXT_SIZE];
    return err_set(err,
                   "\"%s\" cannot be undone, because %s has changed the same %s record since "
                   "(\"%s\", %s); undo that first",
                   target->what, found->who, words_name(found->table, table), found->what,
                   date_local_minute(found->made_at, at));
}

static bool refuse_later(struct book *book, struct target *target, struct err *err)
{
    struct touch_found found;
    if (!touch_find(book, &target->touch, target->id, &found, err))
        return false;
    bool ok = found.id == 0 || refuse_changed(target, &found, err);
    touch_found_clear(&found);
    return ok;
}

/* A row that refers to what is being taken away. */
struct user {
    char table[WORDS_NAME_SIZE], parent[WORDS_NAME_SIZE];
    int64_t id;
};

static bool find_user(struct book *book, struct user *out)
{
    const struct schema_tables *tables = book_tables(book);
    for (size_t i = 0; i < tables->count; i++) {
        struct stmt *stmt = book_stmt(
            book, "SELECT \"table\", parent, rowid FROM pragma_foreign_key_check(?1) LIMIT 1",
            NULL);
        if (!stmt)
            return false;
        stmt_bind_text(stmt, 1, tables->names[i]);
        bool found = stmt_step(stmt, NULL) == STEP_ROW;
        if (found) {
            snprintf(out->table, sizeof(out->table), "%s", stmt_text(stmt, 0));
            snprintf(out->parent, sizeof(out->parent), "%s", stmt_text(stmt, 1));
            out->id = stmt_int(stmt, 2);
        }
        stmt_done(stmt);
        if (found)
            return true;
    }
    return false;
}

static bool refuse_for(struct book *book, const struct target *target, const struct user *used_by,
                       struct err *err)
{
    struct user user = *used_by;
    struct touch touch = {0};
    struct touch_found found;
    char table[WORDS_NAME_SIZE], parent[WORDS_NAME_SIZE], at[DATE_TEXT_SIZE];
    words_name(user.table, table);
    words_name(user.parent, parent);
    touch_add(book, &touch, user.table, user.id, user.id, TOUCH_ALL);
    if (touch_find(book, &touch, target->id, &found, NULL) && found.id != 0)
        err_set(err,
                "\"%s\" cannot be undone, because a %s record that %s has entered since needs the "
                "%s (\"%s\", %s); undo that first",
                target->what, table, found.who, parent, found.what, date_local_minute(found.made_at, at));
    else
        err_set(err,
                "\"%s\" cannot be undone, because a %s record needs the %s; take that out first",
                target->what, table, parent);
    touch_found_clear(&found);
    touch_clear(&touch);
    return false;
}

static bool refuse_used(struct book *book, const struct target *target, struct err *err)
{
    struct user user;
    if (!find_user(book, &user))
        return err_set(err, "\"%s\" cannot be undone, because other records need what it entered",
                       target->what);
    return refuse_for(book, target, &user, err);
}

/* ---- rows about rows of any table ----------------------------------------------------------- */

/* Whether a row of `remark` is about one of the run's rows that is not there any more. */
static bool find_remark(struct book *book, const char *remark, const struct touch_run *run,
                        struct user *out, bool *found, struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql,
             "SELECT id FROM \"%s\" AS c WHERE record BETWEEN ?1 AND ?2 AND kind = ?3"
             " AND NOT EXISTS (SELECT 1 FROM \"%s\" WHERE id = c.record) LIMIT 1",
             remark, run->table);
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, run->first);
    stmt_bind_int(stmt, 2, run->last);
    stmt_bind_text(stmt, 3, run->table);
    enum step step = stmt_step(stmt, err);
    *found = step == STEP_ROW;
    if (*found) {
        snprintf(out->table, sizeof(out->table), "%s", remark);
        snprintf(out->parent, sizeof(out->parent), "%s", run->table);
        out->id = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* Tables whose rows are about a row of any table, told by their columns kind and record: no foreign
 * key holds these. */
static bool refuse_remarked(struct book *book, const struct target *target, struct err *err)
{
    static const char *const remarks[] = {"comment", "review"};
    for (size_t r = 0; r < COUNT_OF(remarks); r++) {
        if (!schema_has_table(book_tables(book), remarks[r]))
            continue;
        for (size_t i = 0; i < target->touch.count; i++) {
            struct user user;
            bool found = false;
            if (!find_remark(book, remarks[r], &target->touch.runs[i], &user, &found, err))
                return false;
            if (found)
                return refuse_for(book, target, &user, err);
        }
    }
    return true;
}

/* ---- a changeset --------------------------------------------------------------------------- */

struct conflict {
    int kind;      /* SQLITE_CHANGESET_...; 0: none */
    bool dangling; /* references to rows that are gone */
    char table[WORDS_NAME_SIZE];
    struct swap swap;
};

/* Dangling references, and rows that only stand in each other's way, are let through here to be
 * looked at afterwards. */
static int on_conflict(void *context, int kind, sqlite3_changeset_iter *iter)
{
    struct conflict *conflict = context;
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY) {
        conflict->dangling = true;
        return SQLITE_CHANGESET_OMIT;
    }
    if (kind == SQLITE_CHANGESET_CONSTRAINT && swap_set_aside(&conflict->swap, iter))
        return SQLITE_CHANGESET_OMIT;
    const char *table = "";
    int columns, op;
    if (sqlite3changeset_op(iter, &table, &columns, &op, NULL) != SQLITE_OK)
        table = "";
    conflict->kind = kind;
    snprintf(conflict->table, sizeof(conflict->table), "%s", table);
    return SQLITE_CHANGESET_ABORT;
}

static bool refuse_conflict(const struct target *target, const struct conflict *conflict,
                            struct err *err)
{
    char table[WORDS_NAME_SIZE];
    words_name(conflict->table, table);
    if (conflict->kind == SQLITE_CHANGESET_CONSTRAINT ||
        conflict->kind == SQLITE_CHANGESET_CONFLICT)
        return err_set(err,
                       "\"%s\" cannot be undone, because a %s record entered since stands in the "
                       "way (the same name, number or day); change that first",
                       target->what, table);
    return err_set(err,
                   "\"%s\" cannot be undone, because another program has changed or deleted the %s "
                   "record since",
                   target->what, table);
}

/* SQLite passes over tables that have fewer columns than the changeset, and says nothing. */
static bool columns_fit(struct book *book, const struct target *target, struct err *err)
{
    sqlite3_changeset_iter *iter = NULL;
    int rc = sqlite3changeset_start(&iter, (int)target->changeset_size, target->changeset);
    bool ok = rc == SQLITE_OK;
    char latest[WORDS_NAME_SIZE] = "";
    while (ok && (rc = sqlite3changeset_next(iter)) == SQLITE_ROW) {
        const char *table;
        int columns, op;
        ok = sqlite3changeset_op(iter, &table, &columns, &op, NULL) == SQLITE_OK;
        if (!ok || strcmp(table, latest) == 0)
            continue;
        snprintf(latest, sizeof(latest), "%s", table);
        int64_t there = 0;
        ok =
            schema_has_table(book_tables(book), table) &&
            book_ask_int(book, "SELECT count(*) FROM pragma_table_info(?1)", table, &there, NULL) &&
            there >= columns;
    }
    if (iter)
        rc = sqlite3changeset_finalize(iter);
    return (ok && rc == SQLITE_OK) ||
           err_set(err, "\"%s\" cannot be undone, because the book's tables have changed since",
                   target->what);
}

static bool refuse_dangling(struct book *book, const struct target *target, struct err *err)
{
    int dangling = 0, highest = 0;
    int rc = sqlite3_db_status(book->db, SQLITE_DBSTATUS_DEFERRED_FKS, &dangling, &highest, 0);
    if (rc != SQLITE_OK)
        return words_failure(book, rc, NULL, "undo", err);
    return dangling == 0 || refuse_used(book, target, err);
}

/* What SQLite had to leave out, and what it found at the end. */
static bool settle(struct book *book, const struct target *target, struct conflict *conflict,
                   struct err *err)
{
    const char *table;
    struct user user;
    if (!swap_put_in(book, &conflict->swap, &table, err)) {
        if (!table)
            return false;
        conflict->kind = SQLITE_CHANGESET_CONSTRAINT;
        snprintf(conflict->table, sizeof(conflict->table), "%s", table);
        return refuse_conflict(target, conflict, err);
    }
    if (!refuse_dangling(book, target, err))
        return false;
    return !conflict->dangling || !find_user(book, &user) || refuse_used(book, target, err);
}

static bool apply_inverse(struct book *book, const struct target *target, struct err *err)
{
    int size = 0;
    void *inverse = NULL;
    int rc =
        sqlite3changeset_invert((int)target->changeset_size, target->changeset, &size, &inverse);
    struct conflict conflict = {0};
    if (rc == SQLITE_OK) /* a failure rolls back the whole change: no savepoint is needed */
        rc = sqlite3changeset_apply_v2(book->db, size, inverse, NULL, on_conflict, &conflict, NULL,
                                       NULL, SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
    sqlite3_free(inverse);
    bool ok = false;
    if (conflict.kind != 0)
        refuse_conflict(target, &conflict, err);
    else if (rc != SQLITE_OK)
        words_failure(book, rc, NULL, "undo", err);
    else
        ok = settle(book, target, &conflict, err);
    swap_clear(&conflict.swap);
    return ok;
}

/* ---- a batch ------------------------------------------------------------------------------- */

/* References between the rows may run either way, so they are looked at when all are gone. */
static bool delete_batch(struct book *book, const struct target *target, struct err *err)
{
    if (!book_exec(book, "PRAGMA defer_foreign_keys = 1", err))
        return false;
    bool missing = false;
    for (size_t i = target->batch.count; i-- > 0;) {
        const struct batch_table *rows = &target->batch.tables[i];
        if (!schema_has_table(book_tables(book), rows->name))
            return err_set(err, "the list of what was added is damaged");
        if (!bulk_delete(book, rows, &missing, err))
            return false;
    }
    if (missing)
        return err_set(err,
                       "\"%s\" cannot be undone, because another program has deleted some of its "
                       "records since",
                       target->what);
    return refuse_dangling(book, target, err);
}

/* ---- all together -------------------------------------------------------------------------- */

/* "undid: entered 1 h"; taking that back again: "redid: entered 1 h"; and so on. */
static char *words_for(const struct target *target)
{
    static const char undid[] = "undid: ", redid[] = "redid: ";
    const char *what = target->what;
    const char *prefix = undid;
    if (target->undoes && strncmp(what, undid, strlen(undid)) == 0) {
        what += strlen(undid);
        prefix = redid;
    } else if (target->undoes && strncmp(what, redid, strlen(redid)) == 0) {
        what += strlen(redid);
    }
    struct buf words = {0};
    buf_addf(&words, "%s%s", prefix, what);
    return buf_take(&words);
}

static bool take_back(struct book *book, const struct target *target, struct err *err)
{
    if (target->has_batch && !delete_batch(book, target, err))
        return false;
    return (!target->changeset ||
            (columns_fit(book, target, err) && apply_inverse(book, target, err))) &&
           refuse_remarked(book, target, err);
}

bool change_undo(struct book *book, int64_t id, char **what, struct err *err)
{
    if (what)
        *what = NULL;
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    struct target target = {0};
    char *words = NULL;
    int64_t made = 0;
    bool ok = read_target(book, id, &target, err) && refuse_later(book, &target, err) &&
              take_back(book, &target, err);
    if (ok) {
        words = words_for(&target);
        ok = change_finish(book, words, id, &made, err);
        if (ok && made == 0)
            ok =
                err_set(err, "\"%s\" cannot be undone, because nothing is left of it", target.what);
    } else {
        change_rollback(book);
    }
    if (ok && what)
        *what = words;
    else
        free(words);
    clear_target(&target);
    return ok;
}
