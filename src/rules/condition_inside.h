/* How a condition is held. For the parts of src/rules/condition only. */
#ifndef RULES_CONDITION_INSIDE_H
#define RULES_CONDITION_INSIDE_H

#include "rules/condition.h"

enum { CONDITION_TERMS = 8 };

struct condition_term {
    const struct condition_measure *measure;
    int64_t factor;               /* of one kept unit, once the comparison is settled */
    int64_t multiplier, divisor;  /* as written, times 10^6 */
};

/* sum(factor * measure) SIGN bound, all times `base`, which makes every factor whole. */
struct condition_comparison {
    struct condition_term terms[CONDITION_TERMS];
    size_t term_count;
    enum condition_sign sign;
    int64_t bound, base;
    bool plain; /* one measure, as it is */
};

enum condition_kind { CONDITION_COMPARES, CONDITION_ANY, CONDITION_ALL };

/* A tree in one array, parents before children: a node's subtree ends before `end`. */
struct condition_node {
    enum condition_kind kind;
    size_t end;
    struct condition_comparison comparison;
};

struct condition {
    struct condition_node *nodes;
    size_t count;
};

/* Sums beyond 64 bits stay at the bound: no record reaches it, and the order is kept. */
int64_t condition_multiply(int64_t a, int64_t b);
int64_t condition_add(int64_t a, int64_t b);

/* The comparison's sum, times its base; false if a measure is not known. */
bool condition_sum(const struct condition_comparison *comparison, condition_value *value,
                   void *context, int64_t *out);
enum condition_state condition_check_node(const struct condition *condition, size_t at,
                                          condition_value *value, void *context);
/* What is missing of a comparison that needs more of the measure, as it is kept; false where more
 * of it does not help. */
bool condition_missing(const struct condition_comparison *comparison,
                       const struct condition_measure *measure, int64_t sum, int64_t *out);

#endif
