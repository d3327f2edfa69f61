/* Mending what check finds: one step, previewed in words, taken back like any other.
 *
 * A mend belongs to a check. It looks at the finding and says which records it would add, change and
 * delete; where it cannot help (two jobs to choose from, nothing to tell the amount by) it says why.
 * It never guesses what only the person can know: where there are two answers, there are two mends. */
#ifndef CHECK_MEND_H
#define CHECK_MEND_H

#include "base/buf.h"
#include "base/err.h"
#include "check/check.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>

struct book;
struct mending; /* inside.h */

struct mend {
    const char *check; /* "before_records" */
    const char *name;  /* "inventory": for --how; unique within the check */
    const char *label; /* "put it in beginning inventory" */
    bool (*build)(struct mending *mending, struct err *err);
};

size_t mend_count(void);
const struct mend *mend_at(size_t at);

enum mend_does { MEND_ADD, MEND_CHANGE, MEND_DELETE };

struct mend_step {
    enum mend_does does;
    bool as_is; /* not held against the kind's rules: only all the steps together fit them */
    struct record before; /* of a change */
    struct record record;
};

/* What a mend would do. Start with {0}; clear it. */
struct mend_plan {
    struct mend_step *steps;
    size_t count;
};
void mend_plan_clear(struct mend_plan *plan);

/* Asks the book what the mend would do about this finding. False with the reason where it cannot. */
bool mend_make(struct book *book, const struct mend *mend, const struct check_finding *finding,
               struct mend_plan *plan, struct err *err);
/* The plan in words, a line for each step: "add: ...", "change: ...", "take out: ...". After `most`
 * lines the rest is counted. */
void mend_tell(struct book *book, const struct mend_plan *plan, size_t most, struct buf *out);

/* Does it, as one change. `what` (may be NULL) gets the sentence of history, owned by the caller. */
bool mend_enter(struct book *book, const struct mend *mend, const struct check_finding *finding,
                char **what, struct err *err);

/* The mends that can be used on a finding, at most `most` of them. */
size_t mend_list(struct book *book, const struct check_finding *finding, const struct mend *out[],
                 size_t most);

#endif
