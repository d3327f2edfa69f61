/* What money was for, in as few letters as are unique. Internal to src/quick. */
#ifndef QUICK_CATEGORY_H
#define QUICK_CATEGORY_H

#include "base/buf.h"
#include "base/err.h"
#include "kinds/kind.h"
#include "quick/words.h"
#include <stdbool.h>
#include <stddef.h>

enum category_side { CATEGORY_EXPENSE = 1, CATEGORY_INCOME = 2 };

struct category {
    const struct choice *choice;
    enum category_side side;
    size_t words; /* how many words named it */
};

/* The category that the words from `at` on name: its value or label, whole, or the unique beginning
 * (three letters or more), or a word of its label. `sides` says which may be meant. */
bool category_find(const struct words *words, size_t at, unsigned sides, struct category *out,
                   struct err *err);

/* The income category that a thing sold belongs to ("hogs": livestock), NULL if that is not known;
 * words of a thing: the last one that is known decides. */
const struct choice *category_of_thing(const struct words *words, size_t from, size_t to);
bool category_is_livestock(const struct choice *choice);
/* "dozen", "lb", "bales": a word that measures rather than names. */
bool category_is_unit(const struct word *word);

/* Category number `at` of both sides whose value or label begins with `folded`; NULL at the end. */
const struct choice *category_beginning(const char *folded, size_t at);

#endif
