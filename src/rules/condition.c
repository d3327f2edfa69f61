#include "rules/condition.h"

#include "base/attr.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES_MOST = 6, TERMS_MOST = 8, DEPTH_MOST = 8 };

static const int64_t unit_scale[] = {
    [CONDITION_COUNT] = 1,       [CONDITION_MONEY] = 100,   [CONDITION_HOURS] = 60,
    [CONDITION_QUANTITY] = 1000, [CONDITION_PERCENT] = 100, [CONDITION_YES] = 1,
    [CONDITION_POINTS] = 100,
};

struct term {
    const struct condition_measure *measure;
    int64_t factor; /* as written, times 10^6; after settling the comparison: of one kept unit */
};

/* sum(factor * measure) SIGN bound, all times `base`, which makes every factor whole. */
struct comparison {
    struct term terms[TERMS_MOST];
    size_t term_count;
    enum condition_sign sign;
    int64_t bound, base;
    bool plain; /* one measure with factor 1 */
};

enum node_kind { NODE_COMPARISON, NODE_ANY, NODE_ALL };

/* A tree in one array, parents before children: a node's subtree ends before `end`. */
struct node {
    enum node_kind kind;
    size_t end;
    struct comparison comparison;
};

struct condition {
    struct node *nodes;
    size_t count;
};

/* ---- parsing ---- */

struct parser {
    const char *text, *at;
    const struct condition_measure *measures;
    size_t measure_count;
    struct condition *out;
    struct err *err;
};

static bool expected(const struct parser *p, const char *what)
{
    if (*p->at == '\0')
        return err_set(p->err, "'%s' ends too early; it should go on with %s", p->text, what);
    return err_set(p->err, "'%s', at '%s': there should be %s", p->text, p->at, what);
}

static void skip_spaces(struct parser *p)
{
    p->at += strspn(p->at, " \t\n");
}

static bool take(struct parser *p, const char *token)
{
    size_t length = strlen(token);

    skip_spaces(p);
    if (strncmp(p->at, token, length) != 0)
        return false;
    p->at += length;
    return true;
}

static bool at_number(const struct parser *p)
{
    return *p->at >= '0' && *p->at <= '9';
}

/* A decimal times 10^6. */
static bool parse_number(struct parser *p, int64_t *out)
{
    size_t length;

    skip_spaces(p);
    if (!at_number(p))
        return expected(p, "a number");
    length = strspn(p->at, "0123456789.");
    if (!num_parse(p->at, length, PLACES_MOST, out, p->err))
        return err_prefix(p->err, "'%s'", p->text);
    if (*out > INT64_C(1000000000) * 1000000)
        return err_set(p->err, "'%s': the number is too large", p->text);
    p->at += length;
    return true;
}

static size_t name_length(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyz_0123456789");
}

static bool parse_measure(struct parser *p, const struct condition_measure **out)
{
    size_t length;

    skip_spaces(p);
    length = name_length(p->at);
    if (length == 0 || at_number(p))
        return expected(p, "the name of a measure");
    for (size_t i = 0; i < p->measure_count; i++) {
        if (strlen(p->measures[i].name) == length &&
            memcmp(p->measures[i].name, p->at, length) == 0) {
            *out = &p->measures[i];
            p->at += length;
            return true;
        }
    }
    return err_set(p->err, "'%s': there is no measure '%.*s'", p->text, (int)length, p->at);
}

static bool parse_term(struct parser *p, bool negative, struct comparison *c)
{
    struct term term = {.factor = 1000000};

    skip_spaces(p);
    if (at_number(p)) {
        if (!parse_number(p, &term.factor))
            return false;
        if (!take(p, "*"))
            return expected(p, "'*' and a measure");
    }
    if (!parse_measure(p, &term.measure))
        return false;
    if (c->term_count == TERMS_MOST)
        return err_set(p->err, "'%s': at most %d measures in a sum", p->text, TERMS_MOST);
    if (negative)
        term.factor = -term.factor;
    c->terms[c->term_count++] = term;
    return true;
}

static bool parse_sum(struct parser *p, struct comparison *c)
{
    bool negative = take(p, "-");

    do {
        if (!parse_term(p, negative, c))
            return false;
        negative = take(p, "-");
    } while (negative || take(p, "+"));
    return true;
}

static bool parse_sign(struct parser *p, enum condition_sign *out)
{
    /* Longer ones first. */
    static const struct {
        const char *text;
        enum condition_sign sign;
    } signs[] = {{">=", CONDITION_GE},
                 {"<=", CONDITION_LE},
                 {">", CONDITION_GT},
                 {"<", CONDITION_LT},
                 {"=", CONDITION_EQ}};

    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (take(p, signs[i].text)) {
            *out = signs[i].sign;
            return true;
        }
    }
    return expected(p, "+, - or one of >= <= > < =");
}

static int64_t gcd(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Brings everything over one denominator: decimals of factors and bound, and the units. Then takes
 * out what all have in common, so that sums stay small. */
static bool settle(const struct parser *p, struct comparison *c)
{
    int64_t units = 1, common;

    c->plain = c->term_count == 1 && c->terms[0].factor == 1000000;
    for (size_t i = 0; i < c->term_count; i++) {
        int64_t scale = unit_scale[c->terms[i].measure->unit];
        units = units / gcd(units, scale) * scale;
    }
    if (c->bound > INT64_MAX / units || c->bound < -(INT64_MAX / units))
        return err_set(p->err, "'%s': the number is too large", p->text);
    c->base = 1000000 * units;
    c->bound *= units;
    common = gcd(c->base, c->bound < 0 ? -c->bound : c->bound);
    for (size_t i = 0; i < c->term_count; i++) {
        struct term *term = &c->terms[i];
        int64_t weight = units / unit_scale[term->measure->unit];
        if (term->factor > INT64_MAX / weight || term->factor < -(INT64_MAX / weight))
            return err_set(p->err, "'%s': a factor is too large", p->text);
        term->factor *= weight;
        common = gcd(common, term->factor < 0 ? -term->factor : term->factor);
    }
    c->base /= common;
    c->bound /= common;
    for (size_t i = 0; i < c->term_count; i++)
        c->terms[i].factor /= common;
    if (c->plain && c->bound % c->terms[0].factor != 0)
        return err_set(p->err, "'%s': %s is not kept as finely as that number", p->text,
                       c->terms[0].measure->name);
    return true;
}

static struct node *add_node(struct parser *p, enum node_kind kind)
{
    struct condition *out = p->out;
    struct node *node;

    out->nodes = mem_grow(out->nodes, out->count + 1, sizeof *out->nodes);
    node = &out->nodes[out->count++];
    *node = (struct node){.kind = kind, .end = out->count};
    return node;
}

static bool parse_comparison(struct parser *p)
{
    struct comparison c = {.term_count = 0};
    bool negative;

    if (!parse_sum(p, &c) || !parse_sign(p, &c.sign))
        return false;
    negative = take(p, "-");
    if (!parse_number(p, &c.bound))
        return false;
    if (negative)
        c.bound = -c.bound;
    if (!settle(p, &c))
        return false;
    add_node(p, NODE_COMPARISON)->comparison = c;
    return true;
}

/* "any(" or "all(", but not a measure whose name merely begins so. */
static bool take_group(struct parser *p, const char *word)
{
    size_t length = strlen(word);
    const char *after;

    skip_spaces(p);
    if (name_length(p->at) != length || strncmp(p->at, word, length) != 0)
        return false;
    after = p->at + length;
    after += strspn(after, " ");
    if (*after != '(')
        return false;
    p->at = after + 1;
    return true;
}

static bool parse_node(struct parser *p, int depth);

static bool parse_group(struct parser *p, enum node_kind kind, int depth)
{
    size_t self = p->out->count;

    if (depth == DEPTH_MOST)
        return err_set(p->err, "'%s' nests too deeply", p->text);
    add_node(p, kind);
    do {
        if (!parse_node(p, depth + 1))
            return false;
    } while (take(p, ","));
    if (!take(p, ")"))
        return expected(p, "',' or ')'");
    p->out->nodes[self].end = p->out->count;
    return true;
}

static bool parse_node(struct parser *p, int depth)
{
    if (take_group(p, "any"))
        return parse_group(p, NODE_ANY, depth);
    if (take_group(p, "all"))
        return parse_group(p, NODE_ALL, depth);
    return parse_comparison(p);
}

struct condition *condition_parse(const char *text, const struct condition_measure *measures,
                                  size_t measure_count, struct err *err)
{
    struct condition *out = mem_alloc(sizeof *out);
    struct parser p = {text, text, measures, measure_count, out, err};
    bool good = parse_node(&p, 0);

    skip_spaces(&p);
    if (good && *p.at != '\0')
        good = expected(&p, "nothing more");
    if (good)
        return out;
    condition_free(out);
    return NULL;
}

void condition_free(struct condition *condition)
{
    if (!condition)
        return;
    free(condition->nodes);
    free(condition);
}

/* ---- checking ---- */

/* Sums beyond 64 bits stay at the bound: no record reaches it, and the order is kept. */
static int64_t multiply(int64_t a, int64_t b)
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

static int64_t add(int64_t a, int64_t b)
{
    if (b > 0 && a > INT64_MAX - b)
        return INT64_MAX;
    if (b < 0 && a < INT64_MIN - b)
        return INT64_MIN;
    return a + b;
}

static bool sum_of(const struct comparison *c, condition_value *value, void *context, int64_t *out)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->term_count; i++) {
        int64_t figure;
        if (!value(context, c->terms[i].measure, &figure))
            return false;
        sum = add(sum, multiply(c->terms[i].factor, figure));
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

static enum condition_state check_comparison(const struct comparison *c, condition_value *value,
                                             void *context)
{
    int64_t sum;

    if (!sum_of(c, value, context, &sum))
        return CONDITION_UNKNOWN;
    return holds(sum, c->sign, c->bound) ? CONDITION_MET : CONDITION_NOT_MET;
}

static enum condition_state check_node(const struct condition *condition, size_t at,
                                       condition_value *value, void *context)
{
    const struct node *node = &condition->nodes[at];
    /* What one child can decide alone, and what it is if none does. */
    enum condition_state decides = node->kind == NODE_ANY ? CONDITION_MET : CONDITION_NOT_MET;
    enum condition_state result = node->kind == NODE_ANY ? CONDITION_NOT_MET : CONDITION_MET;

    if (node->kind == NODE_COMPARISON)
        return check_comparison(&node->comparison, value, context);
    for (size_t child = at + 1; child < node->end; child = condition->nodes[child].end) {
        enum condition_state state = check_node(condition, child, value, context);
        if (state == decides)
            return state;
        if (state == CONDITION_UNKNOWN)
            result = CONDITION_UNKNOWN;
    }
    return result;
}

enum condition_state condition_check(const struct condition *condition, condition_value *value,
                                     void *context)
{
    return check_node(condition, 0, value, context);
}

bool condition_is_any(const struct condition *condition)
{
    return condition->nodes[0].kind == NODE_ANY;
}

size_t condition_part_count(const struct condition *condition)
{
    size_t count = 0;

    for (size_t i = 0; i < condition->count; i++)
        count += condition->nodes[i].kind == NODE_COMPARISON;
    return count;
}

/* value/base in hundredths, toward minus or plus infinity. */
static int64_t hundredths(int64_t value, int64_t base, bool up)
{
    int64_t scaled = multiply(value, 100);
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
    const struct node *node = condition->nodes;
    const struct comparison *c;
    struct condition_part part = {0};
    int64_t sum;

    while (node->kind != NODE_COMPARISON || at-- > 0)
        node++;
    c = &node->comparison;
    part.sign = c->sign;
    part.state = check_comparison(c, value, context);
    part.measure = c->plain ? c->terms[0].measure : NULL;
    part.unit = c->plain ? part.measure->unit : CONDITION_POINTS;
    part.need = c->plain ? c->bound / c->terms[0].factor : hundredths(c->bound, c->base, true);
    if (!sum_of(c, value, context, &sum))
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
        return figure ? "yes" : "no";
    case CONDITION_COUNT:
        break;
    }
    return num_decimal(figure, 0, out);
}
