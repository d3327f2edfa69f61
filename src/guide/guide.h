/* Guided money: a student says in plain words what happened, and gets the right entries.
 *
 * Each happening is a table of questions, described as a record kind is (so the same form asks
 * them), and a function that turns the answers into records: often one, sometimes several under one
 * receipt. What will be written, and why, is shown before it is entered. The types and what they
 * post are those of the data dictionary, 3.2. */
#ifndef GUIDE_GUIDE_H
#define GUIDE_GUIDE_H

#include "base/buf.h"
#include "base/err.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>

struct book;

enum { GUIDE_MOST = 6 };

/* What will be written. Start with {0}; clear it. */
struct guide_plan {
    struct record records[GUIDE_MOST]; /* checked, not in the book yet */
    size_t count;                      /* 0: nothing is to be written, and `why` says why */
    struct buf why;                    /* a sentence or two in plain words */
};
void guide_plan_clear(struct guide_plan *plan);

struct guide {
    const struct kind *questions; /* label: "I sold something" */
    bool (*build)(struct book *book, const struct record *answers, struct guide_plan *plan,
                  struct err *err);
};

size_t guide_count(void);
const struct guide *guide_at(size_t at);
const struct guide *guide_find(const char *name); /* "sold"; NULL */

/* Turns answers into a plan. False while something is missing or wrong: *field (may be NULL) is the
 * question to look at. */
bool guide_make(struct book *book, const struct guide *guide, struct record *answers,
                struct guide_plan *plan, size_t *field, struct err *err);

/* One line of the plan: "sale  1,125.00  livestock, 2 head: cash sales". */
void guide_tell(struct book *book, const struct guide_plan *plan, size_t at, struct buf *out);

/* Enters all of it as one change, one step to undo. `what` gets the sentence, owned by the caller. */
bool guide_enter(struct book *book, struct guide_plan *plan, char **what, struct err *err);

#endif
