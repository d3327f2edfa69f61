/* Loading very many rows of one kind inside an open change:
 *
 *     change_begin(book, CHANGE_BATCH, err) && bulk_begin(book, "hours", err)
 *     ... inserts, change_added() ...
 *     change_commit(...)            // ends the load too; change_rollback() undoes it all
 *
 * A larger page cache; the rows are added to the totals all at once at the end; and where the table
 * is empty, its indexes are built then (unique ones stay: they find the duplicates). After the commit the write-ahead log,
 * as large as the data by then, is emptied. */
#ifndef BOOK_BULK_H
#define BOOK_BULK_H

#include "base/err.h"
#include "book/book.h"
#include <stdbool.h>

bool bulk_begin(struct book *book, const char *table, struct err *err);
/* Puts the indexes back. change_commit() does it where it has not been done. */
bool bulk_end(struct book *book, struct err *err);

struct batch_table;
/* For undo.c: deletes rows that a load added. *missing: some of them were not there any more. */
bool bulk_delete(struct book *book, const struct batch_table *rows, bool *missing, struct err *err);

/* For change.c: after the commit or the rollback. */
void bulk_after(struct book *book, bool committed);

#endif
