/* What has happened since a change, and work on derived tables that is no change itself: for what
 * is kept beside the records and follows the history (src/find). */
#ifndef BOOK_SINCE_H
#define BOOK_SINCE_H

#include "base/err.h"
#include "book/book.h"
#include "book/touch.h"
#include <stdbool.h>
#include <stdint.h>

/* The newest change; 0 where nothing was ever done. */
bool since_latest(struct book *book, int64_t *id, struct err *err);

/* Adds what the changes after `after` touched to `out`, and sets *latest to the newest of them
 * (else to `after`). *known is false where one of them does not say any more what it did. */
bool since_read(struct book *book, int64_t after, struct touch *out, int64_t *latest, bool *known,
                struct err *err);

/* A transaction for derived tables alone, outside any change; it queues with the writers. Leaves no
 * trace in the history, so nothing durable may be written in it. */
bool since_begin(struct book *book, struct err *err);
/* Commits where `ok`, else rolls back; true when it was committed. */
bool since_end(struct book *book, bool ok, struct err *err);

#endif
