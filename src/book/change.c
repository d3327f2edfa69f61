/* Changes: transaction, session, totals, history. */
#include "book/internal.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/bulk.h"
#include "book/closed.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- the session --------------------------------------------------------------------------- */

/* Asked once for each table that a change touches. */
static int is_recorded(void *context, const char *table)
{
    return schema_has_table(book_tables(context), table);
}

static bool start_session(struct book *book, struct err *err)
{
    sqlite3_session **session = &book->change.session;
    int rc = sqlite3session_create(book->db, "main", session);
    if (rc != SQLITE_OK) {
        *session = NULL;
        return words_failure(book, rc, NULL, "session", err);
    }
    sqlite3session_table_filter(*session, is_recorded, book);
    rc = sqlite3session_attach(*session, NULL);
    return rc == SQLITE_OK || words_failure(book, rc, NULL, "session", err);
}

static void end_session(struct book *book)
{
    if (book->change.session)
        sqlite3session_delete(book->change.session);
    book->change.session = NULL;
}

/* ---- beginning ----------------------------------------------------------------------------- */

/* Another program may have migrated the book, or remade its views, since this one opened it. */
static bool is_still_ours(struct book *book, struct err *err)
{
    int64_t cookie = book_ask_pragma(book, "PRAGMA schema_version", -1);
    if (cookie == book->schema_cookie)
        return true;
    int64_t version = migrate_version(book);
    if (version != schema_version(&book->schema))
        return migrate_refuse_newer(book, version, err);
    if (!derived_is_current(book))
        return err_set(err, "another version of saebook has opened this book since and has remade "
                            "its views; close it here and open it again");
    book->schema_cookie = cookie;
    return true;
}

bool change_begin(struct book *book, enum change_how how, struct err *err)
{
    assert(!book->change.open);
    if (!book_can_write(book, err) || !txn_begin(book, err))
        return false;
    book->change = (struct change){.open = true, .how = how};
    book->wants_reason = false;
    book->change.years_closed = closed_any(book);
    if (is_still_ours(book, err) && (how == CHANGE_BATCH || start_session(book, err)))
        return true;
    change_rollback(book);
    return false;
}

bool change_end(struct book *book, bool ok, struct buf *told, char **what, struct err *err)
{
    if (ok)
        ok = change_commit(book, buf_text(told), NULL, err);
    else
        change_rollback(book);
    if (ok && what)
        *what = buf_take(told);
    buf_free(told);
    return ok;
}

bool change_is_open(const struct book *book)
{
    return book->change.open;
}

void change_added(struct book *book, const char *table, int64_t id)
{
    assert(book->change.open);
    if (book->change.how == CHANGE_BATCH)
        batch_add(&book->change.batch, table, id);
}

static void forget(struct book *book)
{
    end_session(book);
    batch_clear(&book->change.batch);
    batch_clear_mark(&book->change.mark);
    book->change = (struct change){0};
}

void change_rollback(struct book *book)
{
    if (!book->change.open)
        return;
    /* The session first: it would look at the rows as they are being rolled back. */
    forget(book);
    txn_rollback(book);
    bulk_after(book, false);
}

/* ---- marks --------------------------------------------------------------------------------- */

bool change_mark(struct book *book, struct err *err)
{
    assert(book->change.open);
    batch_set_mark(&book->change.batch, &book->change.mark);
    return stmt_run(book_stmt(book, "SAVEPOINT mark", err), err);
}

bool change_back_to_mark(struct book *book, struct err *err)
{
    assert(book->change.open);
    batch_back_to_mark(&book->change.batch, &book->change.mark);
    return stmt_run(book_stmt(book, "ROLLBACK TO mark", err), err);
}

bool change_drop_mark(struct book *book, struct err *err)
{
    assert(book->change.open);
    batch_clear_mark(&book->change.mark);
    return stmt_run(book_stmt(book, "RELEASE mark", err), err);
}

/* ---- committing ---------------------------------------------------------------------------- */

/* Ids of history count up even where clocks do not: undo asks what came later. */
static bool next_change_id(struct book *book, int64_t *id, struct err *err)
{
    int64_t last = 0;
    if (!book_ask_int(book, "SELECT max(id) FROM change", NULL, &last, err))
        return false;
    *id = book_new_id(book);
    if (*id <= last)
        *id = last + 1;
    return true;
}

struct entry {
    const char *what;
    int64_t undoes;
    void *changeset;
    int changeset_size;
    struct buf batch;
};

static bool write_entry(struct book *book, const struct entry *entry, int64_t id, struct err *err)
{
    char made_at[DATE_MOMENT_SIZE];
    struct stmt *stmt =
        book_stmt(book,
                  "INSERT INTO change (id, made_at, who, what, undoes, changeset, batch) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                  err);
    if (stmt) {
        stmt_bind_int(stmt, 1, id);
        stmt_bind_text(stmt, 2, date_moment(made_at));
        stmt_bind_text(stmt, 3, book->who);
        stmt_bind_text(stmt, 4, entry->what);
        if (entry->undoes)
            stmt_bind_int(stmt, 5, entry->undoes);
        if (entry->changeset_size > 0)
            stmt_bind_kept(stmt, 6, entry->changeset, (size_t)entry->changeset_size);
        if (entry->batch.len > 0)
            stmt_bind_kept(stmt, 7, entry->batch.data, entry->batch.len);
    }
    return stmt_run(stmt, err);
}

static bool set_undone_by(struct book *book, int64_t id, int64_t undone_by, struct err *err)
{
    struct stmt *stmt = book_stmt(book, "UPDATE change SET undone_by = ?2 WHERE id = ?1", err);
    if (stmt) {
        stmt_bind_int(stmt, 1, id);
        if (undone_by)
            stmt_bind_int(stmt, 2, undone_by);
    }
    return stmt_run(stmt, err);
}

/* `by` takes `id` back. If that had itself taken something back, its subject is in effect again;
 * and so on down the chain, turn about. */
static bool mark_undone(struct book *book, int64_t id, int64_t by, struct err *err)
{
    bool undone = true;
    while (id != 0) {
        if (!set_undone_by(book, id, undone ? by : 0, err))
            return false;
        int64_t subject = 0;
        if (!book_ask_id(book, "SELECT undoes FROM change WHERE id = ?1", id, &subject, err))
            return false;
        by = id;
        id = subject;
        undone = !undone;
    }
    return true;
}

static bool write_history(struct book *book, const struct entry *entry, int64_t *id,
                          struct err *err)
{
    return next_change_id(book, id, err) && write_entry(book, entry, *id, err) &&
           (entry->undoes == 0 || mark_undone(book, entry->undoes, *id, err));
}

/* What the change did, as it will be stored; nothing where it changed nothing. */
static bool collect(struct book *book, struct entry *entry, struct err *err)
{
    if (book->change.how == CHANGE_BATCH) {
        if (batch_rows(&book->change.batch) > 0)
            batch_encode(&book->change.batch, &entry->batch);
        return true;
    }
    int rc =
        sqlite3session_changeset(book->change.session, &entry->changeset_size, &entry->changeset);
    if (rc != SQLITE_OK)
        return words_failure(book, rc, NULL, "changeset", err);
    end_session(book);
    return true;
}

/* ---- closed years -------------------------------------------------------------------------- */

void change_set_reason(struct book *book, const char *reason)
{
    char *copy = reason && *reason ? mem_text(reason) : NULL;
    free(book->reason);
    book->reason = copy;
}

bool change_wants_reason(const struct book *book)
{
    return book->wants_reason;
}

/* What touches a closed year needs a reason, and tells it. */
static bool look_for_reason(struct book *book, const struct entry *entry, struct buf *what,
                            struct err *err)
{
    struct closed closed = {0};
    if (!book->change.years_closed)
        return true;
    if (!closed_look(book, entry->changeset, (size_t)entry->changeset_size, &book->change.batch,
                     &closed, err))
        return false;
    if (closed.students == 0)
        return true;
    book->wants_reason = book->reason == NULL;
    if (!book->reason)
        return closed_refuse(book, &closed, err);
    buf_addf(what, _("; corrects %d, which is closed: %s"), closed.year, book->reason);
    return true;
}

bool change_may_commit(struct book *book, struct err *err)
{
    assert(book->change.open);
    struct entry entry = {0};
    struct buf unused = {0};
    int rc = SQLITE_OK;
    if (book->change.session)
        rc = sqlite3session_changeset(book->change.session, &entry.changeset_size,
                                      &entry.changeset);
    bool ok = rc == SQLITE_OK ? look_for_reason(book, &entry, &unused, err)
                              : words_failure(book, rc, NULL, "changeset", err);
    sqlite3_free(entry.changeset);
    buf_free(&unused);
    return ok;
}

/* ---- all together -------------------------------------------------------------------------- */

bool change_finish(struct book *book, const char *what, int64_t undoes, int64_t *id,
                   struct err *err)
{
    assert(book->change.open);
    int64_t unused;
    id = id ? id : &unused;
    *id = 0;
    struct buf words = {0};
    buf_add_text(&words, what);
    struct entry entry = {.undoes = undoes};
    bool ok = bulk_end(book, err) && collect(book, &entry, err);
    bool changed = entry.changeset_size > 0 || entry.batch.len > 0;
    if (ok && changed)
        ok = look_for_reason(book, &entry, &words, err);
    entry.what = buf_text(&words);
    if (ok && changed)
        ok = totals_refresh(book, err) && write_history(book, &entry, id, err) &&
             txn_commit(book, err);
    if (ok)
        change_set_reason(book, NULL);
    if (ok && changed) {
        forget(book);
        bulk_after(book, true);
    } else {
        *id = 0;
        change_rollback(book);
    }
    sqlite3_free(entry.changeset);
    buf_free(&entry.batch);
    buf_free(&words);
    return ok;
}

bool change_commit(struct book *book, const char *what, int64_t *id, struct err *err)
{
    return change_finish(book, what, 0, id, err);
}
