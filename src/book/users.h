/* Who refers to a record: for "still used by" sentences, before deleting or after a refusal. */
#ifndef BOOK_USERS_H
#define BOOK_USERS_H

#include "base/err.h"
#include "book/book.h"
#include <stdbool.h>
#include <stdint.h>

struct users {
    char *table;   /* the first kind of record that refers to it; owned; NULL: none does */
    int64_t id;    /* one of those records */
    int64_t count; /* how many of that kind */
};

/* Looks through the durable tables' references to record `id` of `table`. False only on failure. */
bool users_find(struct book *book, const char *table, int64_t id, struct users *out,
                struct err *err);
void users_clear(struct users *users);

#endif
