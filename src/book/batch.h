/* Which rows a large import added: for each table, runs of ids. Kept in `change.batch`. */
#ifndef BOOK_BATCH_H
#define BOOK_BATCH_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct batch_run {
    int64_t first, last;
};

struct batch_table {
    char *name; /* owned */
    struct batch_run *runs;
    size_t count, room;
};

struct batch {                  /* start with {0} */
    struct batch_table *tables; /* in the order in which they first got a row */
    size_t count;
    size_t latest; /* index of the table that got the last row */
};

void batch_add(struct batch *batch, const char *table, int64_t id);
void batch_clear(struct batch *batch);
int64_t batch_rows(const struct batch *batch);

/* Bytes to store, and back. Decoding takes nothing for granted: a book may be damaged. */
void batch_encode(const struct batch *batch, struct buf *out);
bool batch_decode(const void *bytes, size_t nbytes, struct batch *out, struct err *err);

/* A point to return to. */
struct batch_mark { /* start with {0} */
    struct {
        size_t runs;
        int64_t last;
    } * tables;
    size_t count, latest;
};
void batch_set_mark(const struct batch *batch, struct batch_mark *mark);
void batch_back_to_mark(struct batch *batch, const struct batch_mark *mark);
void batch_clear_mark(struct batch_mark *mark);

#endif
