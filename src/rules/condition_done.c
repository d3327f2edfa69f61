/* How much of a condition is done. */
#include "rules/condition_inside.h"

enum { WHOLE = 100 };

static int done_of(const struct condition_comparison *c, condition_value *value, void *context)
{
    int64_t sum;
    bool more = c->sign == CONDITION_GE || c->sign == CONDITION_GT;
    if (!more || c->bound <= 0 || !condition_sum(c, value, context, &sum) || sum <= 0)
        return 0;
    return sum >= c->bound ? WHOLE - 1 : (int)(condition_multiply(sum, WHOLE) / c->bound);
}

static int done_at(const struct condition *condition, size_t at, condition_value *value,
                   void *context)
{
    const struct condition_node *node = &condition->nodes[at];
    int most = 0, sum = 0, parts = 0;
    if (condition_check_node(condition, at, value, context) == CONDITION_MET)
        return WHOLE;
    if (node->kind == CONDITION_COMPARES)
        return done_of(&node->comparison, value, context);
    for (size_t child = at + 1; child < node->end; child = condition->nodes[child].end) {
        int done = done_at(condition, child, value, context);
        most = done > most ? done : most;
        sum += done;
        parts++;
    }
    most = node->kind == CONDITION_ANY ? most : sum / parts;
    return most < WHOLE ? most : WHOLE - 1;
}

int condition_done(const struct condition *condition, condition_value *value, void *context)
{
    return done_at(condition, 0, value, context);
}
