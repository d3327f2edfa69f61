/* What tests of kinds of record share, about the one book of support/onebook.h: rows that must be
 * refused, what a form offers, and a book that goes out as CSV files and comes back. */
#ifndef SUPPORT_KINDCASE_H
#define SUPPORT_KINDCASE_H

#include "support/bookcase.h"
#include "support/onebook.h"

#include <stddef.h>

enum { REFUSAL_PAIRS = 8 };

/* A record and some words of the sentence that refuses it. */
struct refusal {
    const char *kind, *pairs[REFUSAL_PAIRS], *says;
};
/* Each row is refused with its words, and leaves the book as it was. `first`, if it is not NULL, is
 * a pair that every row begins with. */
void kindcase_refusals(const char *first, const struct refusal *rows, size_t count);

/* What the field of a form offers where this was typed and the pairs were filled in before:
 * "value=label;" of each. The text is the caller's. */
char *kindcase_offer(const char *kind, const char *field, const char *typed,
                     const char *const *pairs, size_t count);
#define OFFER(kind, field, typed, ...)                                                             \
    kindcase_offer(kind, field, typed, (const char *const[]){__VA_ARGS__},                         \
                   sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* A new book in a file, on 22 November 2026; bookcase_teardown() closes it. */
void kindcase_make(struct bookcase *at, const char *path);
/* Imports FOLDER/KIND.csv. */
void kindcase_import(const char *folder, const char *kind);
/* Exports every kind, and imports them all into a new book: it holds the same. */
void kindcase_comes_back(struct bookcase *at);

/* A test with a folder of its own, and no book yet. */
#define WITH_FILES(name)                                                                           \
    cmocka_unit_test_setup_teardown(name, bookcase_setup_empty, bookcase_teardown)

#endif
