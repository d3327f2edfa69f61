/* Exact arithmetic as people type it into a field: "12*4.50", "(610+482)/2", "3*1:30".
 *
 * A recursive-descent reader over fractions; what a number is, the caller says. Only base/num
 * includes this. */
#ifndef BASE_NUM_SUM_H
#define BASE_NUM_SUM_H

#include "base/num_read.h"

enum { NUM_SUM_PLACES = 6, NUM_SUM_UNIT = 1000000 }; /* of an operand: digits after its point */

struct num_fraction { /* in lowest terms */
    num_wide above, below; /* below > 0 */
};

struct num_sum {
    const char *text;
    size_t nbytes, at;
    /* Reads the number that begins at `at` and goes past it. */
    bool (*operand)(struct num_sum *sum, struct num_fraction *out);
    bool dollars;     /* "$-3" is 3 below zero */
    const char *noun; /* "amount", for sentences */
    const char *like; /* "1,250.00 or 12*4.50" */
    int depth;
    struct err *err;
};

/* Reads all of the text. */
bool num_sum_read(struct num_sum *sum, struct num_fraction *out);

/* For operands: the next byte that is not a space, 0 at the end; a decimal without a sign; the
 * sentence that what stands here does not belong. The last is always false. */
char num_sum_peek(struct num_sum *sum);
bool num_sum_decimal(struct num_sum *sum, struct num_fraction *out);
bool num_sum_fail(struct num_sum *sum);

/* Reduces above/below; below > 0. False when it is too large to go on with exactly. */
bool num_sum_set(struct num_sum *sum, num_wide above, num_wide below, struct num_fraction *out);

#endif
