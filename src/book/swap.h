/* Rows that stand in each other's way while a changeset is applied: two students who had exchanged
 * their numbers cannot get them back one after the other. They are set aside here, and then taken
 * out together and put back together. */
#ifndef BOOK_SWAP_H
#define BOOK_SWAP_H

#include "base/err.h"
#include "book/book.h"
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

struct swap_row {
    char *table;
    sqlite3_value **values; /* NULL where an update leaves the column alone */
    int columns;
    bool added; /* the changeset inserts the row; else it updates it */
};

struct swap { /* start with {0} */
    struct swap_row *rows;
    size_t count;
};

/* The iterator's entry, an insert or an update; false if it is neither, or cannot be read. */
bool swap_set_aside(struct swap *swap, sqlite3_changeset_iter *iter);
/* Puts them all in; inside a change, with references checked at its end. False where something else
 * is in the way: *table (of a row here) is it, or NULL after another failure told in err. */
bool swap_put_in(struct book *book, struct swap *swap, const char **table, struct err *err);
void swap_clear(struct swap *swap);

#endif
