/* Transactions: the queue of writers, then SQLite's own lock; and nothing is committed by another
 * way, so that no change can miss its place in the history. */
#include "book/internal.h"

#include <assert.h>

bool txn_begin(struct book *book, struct err *err)
{
    assert(!book->in_txn && book->readings == 0);
    if (!lock_take(&book->lock, err))
        return false;
    if (!stmt_run(book_stmt(book, "BEGIN IMMEDIATE", err), err)) {
        lock_give(&book->lock);
        return false;
    }
    book->in_txn = true;
    return true;
}

bool txn_commit(struct book *book, struct err *err)
{
    assert(book->in_txn);
    /* A full disk makes SQLite roll back by itself; what followed must not look saved. */
    if (sqlite3_get_autocommit(book->db)) {
        txn_rollback(book);
        return err_set(err, "nothing was saved, because an earlier step failed; try again");
    }
    book->may_commit = true;
    bool ok = stmt_run(book_stmt(book, "COMMIT", err), err);
    book->may_commit = false;
    if (!ok) {
        txn_rollback(book);
        return false;
    }
    book->commits++;
    book->in_txn = false;
    lock_give(&book->lock);
    return true;
}

void txn_rollback(struct book *book)
{
    if (!book->in_txn)
        return;
    /* It fails only where there is nothing left to roll back, or where closing will do it. */
    if (!sqlite3_get_autocommit(book->db))
        (void)stmt_run(book_stmt(book, "ROLLBACK", NULL), NULL);
    book->in_txn = false;
    lock_give(&book->lock);
}

bool book_read_begin(struct book *book, struct err *err)
{
    assert(!book->in_txn);
    if (book->readings == 0 && !stmt_run(book_stmt(book, "BEGIN", err), err))
        return false;
    book->readings++;
    return true;
}

void book_read_end(struct book *book)
{
    assert(book->readings > 0);
    book->readings--;
    /* It fails only where an error of reading has ended it already. */
    if (book->readings == 0 && !sqlite3_get_autocommit(book->db))
        (void)stmt_run(book_stmt(book, "ROLLBACK", NULL), NULL);
}

/* Nonzero turns the commit into a rollback. Temporary tables are nobody's history. */
static int on_commit(void *context)
{
    const struct book *book = context;
    return !book->may_commit && sqlite3_txn_state(book->db, "main") == SQLITE_TXN_WRITE;
}

void txn_guard(struct book *book)
{
    (void)sqlite3_commit_hook(book->db, on_commit, book); /* gives the former hook: none */
}
