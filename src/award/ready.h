/* How far students are, in a line for each thing they work on: the degrees from the next one on
 * (degree_next()), and the proficiency applications that they have begun. */
#ifndef AWARD_READY_H
#define AWARD_READY_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* Valid while it is handed over. */
struct award_ready {
    int64_t student;
    const char *what;    /* "State FFA Degree"; "Swine Production, ownership 2027" */
    const char *profile; /* whose rules: "Iowa" */
    size_t met, of;
    bool qualifies;    /* nothing that records can tell stands against it */
    const char *lacks; /* the rules not met, as ids: "money service" */
    const char *waits; /* for a person to say so */
    const char *next;  /* what would be enough for the first of them, "" where nothing lacks */
};
typedef bool award_ready_each(void *context, const struct award_ready *ready, struct err *err);

/* Of one student, or of all active ones by name (0); of each the degrees, lowest first, then the
 * applications. `each` returns false, having filled the error, to stop. */
bool award_ready(struct book *book, int64_t student, award_ready_each *each, void *context,
                  struct err *err);

#endif
