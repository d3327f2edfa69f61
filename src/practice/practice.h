/* A book to practice with in class: a student whose records are still to be entered, tasks that
 * tell what happened, and a key that says what the book must hold then.
 *
 * Tasks, key and what the book begins with are rows of schema/rules/practice*.csv. Each task looks
 * at days of its own, so that they can be done in any order. */
#ifndef PRACTICE_PRACTICE_H
#define PRACTICE_PRACTICE_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

struct book;
struct buf;

/* Texts are English: show them through tr(). They live as long as the program. */
struct practice_task {
    const char *id;      /* a short word: "month" */
    const char *label;   /* "Enter Brandon's first month" */
    const char *student; /* the number of whom it is about */
    const char *text;    /* what happened, as it is read out */
};

size_t practice_count(void);
const struct practice_task *practice_at(size_t at);
/* NULL with a sentence that offers the nearest. */
const struct practice_task *practice_named(const char *id, struct err *err);

/* Makes a practice book: chapter "Practice", a student with projects, and one entry made by
 * mistake. A file that is there already is left alone: somebody's work may be in it. */
bool practice_make(const char *path, struct err *err);
bool practice_is(struct book *book); /* whether a book was made so */

enum practice_state {
    PRACTICE_NOT_YET, /* nothing of it was entered */
    PRACTICE_DIFFERS, /* something was, and not all of it is right */
    PRACTICE_DONE,
};
/* Holds the book against the task's key. `differs` (may be NULL) gets a line for each thing that is
 * not as it should be: "the feed should come to $42.50, there is $45.20". */
bool practice_check(struct book *book, const struct practice_task *task, enum practice_state *state,
                    struct buf *differs, struct err *err);
const char *practice_state_label(enum practice_state state); /* "done", in the reader's language */

#endif
