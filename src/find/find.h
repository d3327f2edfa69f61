/* Searching everything in the book: every record whose words begin with what is typed.
 *
 * All words that are typed must be found, each as the beginning of a word of the record (its texts,
 * the labels of its choices, the month and year of its dates), or of the name of what it refers to:
 * "maya feed" finds Maya's entries about feed. Of such a name one or two letters must be a whole
 * word, and where very many are called so, the newest 150 are meant. Case, accents and apostrophes
 * do not matter. A date (2026-11-20, 11/20) and an amount (42.50, $1,250) are found as such.
 *
 * The index stands in the book (schema/views/70_search.sql). It follows the history: entering and
 * importing cost nothing, and whoever searches brings it up to date first with find_step(). Where
 * the book cannot be written, the index is made in memory. What another program has done to the
 * tables without a place in the history is not seen, unless the views have been remade since. */
#ifndef FIND_FIND_H
#define FIND_FIND_H

#include "base/date.h"
#include "base/err.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct find;

struct find *find_open(struct book *book); /* cheap: nothing is read yet */
void find_close(struct find *find);        /* accepts NULL */

/* How far the index has come, in records. */
struct find_progress {
    int64_t done, total;
};
/* Does a part of what is to be done (some 20 ms) until *more is false: then everything that was
 * committed before is found. A change that is open may not be. */
bool find_step(struct find *find, bool *more, struct find_progress *progress, struct err *err);
bool find_update(struct find *find, struct err *err); /* all steps */

/* What is looked for from now on; within one student's records (0: everybody's). */
bool find_for(struct find *find, const char *text, int64_t student, struct err *err);
bool find_is_empty(const struct find *find); /* no word is typed yet: nothing is found */

/* Ids of up to `most` records of one kind, those entered last first; after the first `skip`. How
 * many, -1 on failure. */
int find_read(struct find *find, const struct kind *kind, size_t skip, size_t most, int64_t *ids,
              struct err *err);

/* What a row of an answer shows. */
struct find_hit {
    struct date date;   /* {0}: the kind is not one of days */
    char *what;         /* owned: the record's sentence: "1 h 30 m, Market swine: fed" */
    int64_t student;    /* 0: the chapter's */
    char *student_name; /* owned; "" for the chapter's */
};
/* False where it is not there (any more); clear it in any case. */
bool find_hit_read(struct book *book, const struct kind *kind, int64_t id, struct find_hit *out,
                   struct err *err);
void find_hit_clear(struct find_hit *hit);

#endif
