/* Which rows, and which of their columns, a change touched; and who has touched the same since. */
#ifndef BOOK_TOUCH_H
#define BOOK_TOUCH_H

#include "base/err.h"
#include "book/batch.h"
#include "book/book.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct touch_run {
    const char *table; /* not owned: a name of book_tables() */
    int64_t first, last;
    uint64_t columns; /* a bit for each (the last stands for all from the 64th on); all for a row
                         that was added or deleted */
};

struct touch { /* start with {0} */
    struct touch_run *runs;
    size_t count, room;
    bool sorted;
};

#define TOUCH_ALL UINT64_MAX

/* Adding: names of tables that are not durable are passed over. */
void touch_add(struct book *book, struct touch *touch, const char *table, int64_t first,
               int64_t last, uint64_t columns);
bool touch_add_changeset(struct book *book, struct touch *touch, const void *changeset,
                         size_t nbytes, struct err *err);
void touch_add_batch(struct book *book, struct touch *touch, const struct batch *batch);
void touch_clear(struct touch *touch);

/* A later change that touched one of these rows. */
struct touch_found {
    int64_t id;  /* of the change; 0: none has */
    char *table; /* owned, as are the texts below */
    char *who, *what;
    char *made_at; /* as in change_line */
};
void touch_found_clear(struct touch_found *found);

/* Looks through the changes after `after` that are in effect, newest first. A change that was
 * undone since does not count, nor what undid it. */
bool touch_find(struct book *book, struct touch *touch, int64_t after, struct touch_found *out,
                struct err *err);

#endif
