#include "book/since.h"

#include "book/internal.h"
#include <assert.h>

bool since_latest(struct book *book, int64_t *id, struct err *err)
{
    *id = 0;
    return book_ask_int(book, "SELECT max(id) FROM change", NULL, id, err);
}

static bool add_change(struct book *book, struct stmt *stmt, struct touch *out, bool *known,
                       struct err *err)
{
    struct batch batch = {0};
    bool ok = true;
    if (stmt_is_null(stmt, 1) && stmt_is_null(stmt, 2))
        *known = false;
    if (!stmt_is_null(stmt, 1))
        ok = touch_add_changeset(book, out, stmt_blob(stmt, 1), stmt_bytes(stmt, 1), err);
    if (ok && !stmt_is_null(stmt, 2)) {
        ok = batch_decode(stmt_blob(stmt, 2), stmt_bytes(stmt, 2), &batch, err);
        if (ok)
            touch_add_batch(book, out, &batch);
        batch_clear(&batch);
    }
    return ok;
}

bool since_read(struct book *book, int64_t after, struct touch *out, int64_t *latest, bool *known,
                struct err *err)
{
    *latest = after;
    *known = true;
    struct stmt *stmt =
        book_stmt(book, "SELECT id, changeset, batch FROM change WHERE id > ?1 ORDER BY id", err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, after);
    bool ok = true;
    enum step step = STEP_DONE;
    while (ok && (step = stmt_step(stmt, err)) == STEP_ROW) {
        *latest = stmt_int(stmt, 0);
        ok = add_change(book, stmt, out, known, err);
    }
    stmt_done(stmt);
    return ok && step == STEP_DONE;
}

bool since_begin(struct book *book, struct err *err)
{
    assert(!book->change.open);
    return book_can_write(book, err) && txn_begin(book, err);
}

bool since_end(struct book *book, bool ok, struct err *err)
{
    if (ok)
        return txn_commit(book, err);
    txn_rollback(book);
    return false;
}
