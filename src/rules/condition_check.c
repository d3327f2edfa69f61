/* Holding conditions against figures. */
#include "rules/condition_inside.h"

#include "base/attr.h"
#include "base/tr.h"

int64_t condition_multiply(int64_t a, int64_t b)
{
    if (a == 0 || b == 0)
        return 0;
    if ((a == -1 && b == INT64_MIN) || (b == -1 && a == INT64_MIN))
        return INT64_MAX;
    if ((a > 0) == (b > 0)) {
        if (a > 0 ? a > INT64_MAX / b : a < INT64_MAX / b)
            return INT64_MAX;
    } else if (a > 0 ? b < INT64_MIN / a : a < INT64_MIN / b) {
        return INT64_MIN;
    }
    return a * b;
}

int64_t condition_add(int64_t a, int64_t b)
{
    if (b > 0 && a > INT64_MAX - b)
        return INT64_MAX;
    if (b < 0 && a < INT64_MIN - b)
        return INT64_MIN;
    return a + b;
}

bool condition_sum(const struct condition_comparison *c, condition_value *value, void *context,
                   int64_t *out)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->term_count; i++) {
        int64_t figure;
        if (!value(context, c->terms[i].measure, &figure))
            return false;
        sum = condition_add(sum, condition_multiply(c->terms[i].factor, figure));
    }
    *out = sum;
    return true;
}

static bool holds(int64_t sum, enum condition_sign sign, int64_t bound)
{
    switch (sign) {
    case CONDITION_GE:
        return sum >= bound;
    case CONDITION_LE:
        return sum <= bound;
    case CONDITION_GT:
        return sum > bound;
    case CONDITION_LT:
        return sum < bound;
    case CONDITION_EQ:
        return sum == bound;
    }
    return false;
}

static enum condition_state check_comparison(const struct condition_comparison *c, condition_value *value,
                                             void *context, int64_t parts)
{
    int64_t sum;

    if (!condition_sum(c, value, context, &sum))
        return CONDITION_UNKNOWN;
    return holds(sum, c->sign, condition_multiply(c->bound, parts)) ? CONDITION_MET
                                                                    : CONDITION_NOT_MET;
}

static enum condition_state check_node(const struct condition *condition, size_t at,
                                       condition_value *value, void *context, int64_t parts)
{
    const struct condition_node *node = &condition->nodes[at];
    /* What one child can decide alone, and what it is if none does. */
    enum condition_state decides = node->kind == CONDITION_ANY ? CONDITION_MET : CONDITION_NOT_MET;
    enum condition_state result = node->kind == CONDITION_ANY ? CONDITION_NOT_MET : CONDITION_MET;

    if (node->kind == CONDITION_COMPARES)
        return check_comparison(&node->comparison, value, context, parts);
    for (size_t child = at + 1; child < node->end; child = condition->nodes[child].end) {
        enum condition_state state = check_node(condition, child, value, context, parts);
        if (state == decides)
            return state;
        if (state == CONDITION_UNKNOWN)
            result = CONDITION_UNKNOWN;
    }
    return result;
}

enum condition_state condition_check_node(const struct condition *condition, size_t at,
                                          condition_value *value, void *context)
{
    return check_node(condition, at, value, context, 1);
}

enum condition_state condition_check(const struct condition *condition, condition_value *value,
                                     void *context)
{
    return check_node(condition, 0, value, context, 1);
}

enum condition_state condition_check_parts(const struct condition *condition,
                                           condition_value *value, void *context, int64_t parts)
{
    return check_node(condition, 0, value, context, parts);
}

bool condition_is_any(const struct condition *condition)
{
    return condition->nodes[0].kind == CONDITION_ANY;
}

size_t condition_part_count(const struct condition *condition)
{
    size_t count = 0;

    for (size_t i = 0; i < condition->count; i++)
        count += condition->nodes[i].kind == CONDITION_COMPARES;
    return count;
}

const struct condition_measure *condition_measure_at(const struct condition *condition, size_t at)
{
    const struct condition_measure *seen[64];
    size_t count = 0;

    for (size_t n = 0; n < condition->count; n++) {
        const struct condition_comparison *c = &condition->nodes[n].comparison;
        for (size_t t = 0; t < c->term_count; t++) {
            size_t i = 0;
            while (i < count && seen[i] != c->terms[t].measure)
                i++;
            if (i < count)
                continue;
            if (count == at)
                return c->terms[t].measure;
            if (count < COUNT_OF(seen))
                seen[count++] = c->terms[t].measure;
        }
    }
    return NULL;
}

/* ---- what would be enough ---- */

bool condition_missing(const struct condition_comparison *c,
                       const struct condition_measure *measure, int64_t sum, int64_t *out)
{
    int64_t factor = 0, rest;

    for (size_t i = 0; i < c->term_count; i++)
        factor += c->terms[i].measure == measure ? c->terms[i].factor : 0;
    if (factor <= 0 || (c->sign != CONDITION_GE && c->sign != CONDITION_GT))
        return false;
    /* Whole steps of the measure, the last of them reaching the bound or passing it. */
    rest = condition_add(c->bound, condition_multiply(sum, -1));
    *out = rest / factor;
    if (rest % factor > 0 || (c->sign == CONDITION_GT && rest % factor == 0))
        ++*out;
    return true;
}

/* How much more of a measure meets the node: 0 where it is met, -1 where none does. */
static int64_t more_for(const struct condition *condition, size_t at,
                        const struct condition_measure *measure, condition_value *value,
                        void *context)
{
    const struct condition_node *node = &condition->nodes[at];
    int64_t sum, most = 0, least = -1;

    if (condition_check_node(condition, at, value, context) == CONDITION_MET)
        return 0;
    if (node->kind == CONDITION_COMPARES)
        return condition_sum(&node->comparison, value, context, &sum) &&
                       condition_missing(&node->comparison, measure, sum, &least)
                   ? least
                   : -1;
    for (size_t child = at + 1; child < node->end; child = condition->nodes[child].end) {
        int64_t more = more_for(condition, child, measure, value, context);
        if (more < 0 && node->kind == CONDITION_ALL)
            return -1;
        most = more > most ? more : most;
        least = more >= 0 && (least < 0 || more < least) ? more : least;
    }
    return node->kind == CONDITION_ALL ? most : least;
}

/* The figures with more of one of them. */
struct raised {
    condition_value *value;
    void *context;
    struct condition_way way;
};

static bool raised_value(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct raised *raised = context;

    if (!raised->value(raised->context, measure, out))
        return false;
    if (measure == raised->way.measure)
        *out = condition_add(*out, raised->way.more);
    return true;
}

size_t condition_ways(const struct condition *condition, condition_value *value, void *context,
                      struct condition_way *out, size_t most)
{
    const struct condition_measure *measure;
    size_t count = 0;

    for (size_t at = 0; count < most && (measure = condition_measure_at(condition, at)); at++) {
        struct raised raised = {value, context, {measure, 0}};
        if (measure->unit == CONDITION_YES || measure->unit == CONDITION_ATTEST)
            continue;
        raised.way.more = more_for(condition, 0, measure, value, context);
        /* Where more of it breaks another comparison, it is no way after all. */
        if (raised.way.more > 0 &&
            condition_check(condition, raised_value, &raised) == CONDITION_MET)
            out[count++] = raised.way;
    }
    return count;
}

/* ---- figures ---- */

/* value/base in hundredths, toward minus or plus infinity. */
static int64_t hundredths(int64_t value, int64_t base, bool up)
{
    int64_t scaled = condition_multiply(value, 100);
    int64_t whole = scaled / base, rest = scaled % base;

    if (rest < 0 && !up)
        whole--;
    if (rest > 0 && up)
        whole++;
    return whole;
}

struct condition_part condition_part(const struct condition *condition, size_t at,
                                     condition_value *value, void *context)
{
    const struct condition_node *node = condition->nodes;
    const struct condition_comparison *c;
    struct condition_part part = {0};
    int64_t sum;

    while (node->kind != CONDITION_COMPARES || at-- > 0)
        node++;
    c = &node->comparison;
    part.sign = c->sign;
    part.state = check_comparison(c, value, context, 1);
    part.measure = c->plain ? c->terms[0].measure : NULL;
    part.unit = c->plain ? part.measure->unit : CONDITION_POINTS;
    part.need = c->plain ? c->bound / c->terms[0].factor : hundredths(c->bound, c->base, true);
    if (!condition_sum(c, value, context, &sum))
        return part;
    part.have = c->plain ? sum / c->terms[0].factor : hundredths(sum, c->base, false);
    return part;
}

const char *condition_figure(enum condition_unit unit, int64_t figure,
                             char out[static NUM_TEXT_SIZE])
{
    switch (unit) {
    case CONDITION_MONEY:
    case CONDITION_POINTS:
        return num_money_grouped(figure, out);
    case CONDITION_HOURS:
        return num_hours(figure, out);
    case CONDITION_QUANTITY:
        return num_decimal(figure, 3, out);
    case CONDITION_PERCENT:
        return num_decimal(figure, 2, out);
    case CONDITION_YES:
    case CONDITION_ATTEST:
        return figure ? _("yes") : _("no");
    case CONDITION_COUNT:
        break;
    }
    return num_decimal(figure, 0, out);
}
