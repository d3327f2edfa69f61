#include "rules/condition_inside.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/tr.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES_MOST = 6, DEPTH_MOST = 8 };

static const int64_t unit_scale[] = {
    [CONDITION_COUNT] = 1,       [CONDITION_MONEY] = 100,   [CONDITION_HOURS] = 60,
    [CONDITION_QUANTITY] = 1000, [CONDITION_PERCENT] = 100, [CONDITION_YES] = 1,
    [CONDITION_ATTEST] = 1,      [CONDITION_POINTS] = 100,
};

/* How finely a number of theirs may be given. */
static const char *const unit_finest[] = {
    [CONDITION_COUNT] = N_("whole"),
    [CONDITION_MONEY] = N_("to the cent"),
    [CONDITION_HOURS] = N_("to the minute, such as 0.5 or 0.25 hours"),
    [CONDITION_QUANTITY] = N_("to the thousandth"),
    [CONDITION_PERCENT] = N_("to the hundredth"),
    [CONDITION_YES] = N_("as 0 or 1"),
    [CONDITION_ATTEST] = N_("as 0 or 1"),
    [CONDITION_POINTS] = N_("to the hundredth"),
};

/* ---- parsing ---- */

struct parser {
    const char *text, *at;
    const struct condition_measure *measures;
    size_t measure_count;
    struct condition *out;
    struct err *err;
};

/* What people write by habit instead, or "". */
static const char *habit(const struct parser *p)
{
    /* `before`: the last sign before it is one of these; "": whatever it is. */
    static const struct {
        const char *before, *at, *hint;
    } habits[] = {
        {"<>", "=", N_("; write >= or <= without a space")},
        {"=", ">", N_("; write >=")},
        {"=", "<", N_("; write <=")},
        {"=", "=", N_("; write a single =")},
        {"", "$", N_("; amounts stand without $")},
        {"", "\xe2\x89\xa5", N_("; write >=")},
        {"", "or ", N_("; any(one, other) says that one of them is enough")},
        {"", "and ", N_("; all(one, other) says that both are needed")},
        {"", "*", N_("; the factor goes in front, such as 3.56*hours")},
        {"0123456789", ">", N_("; the measure goes in front, such as hours >= 300")},
        {"0123456789", "<", N_("; the measure goes in front, such as hours >= 300")},
        {"0123456789", "=", N_("; the measure goes in front, such as hours >= 300")},
    };
    const char *last = p->at;

    while (last > p->text && last[-1] == ' ')
        last--;

    for (size_t i = 0; i < COUNT_OF(habits); i++)
        if (strncmp(p->at, habits[i].at, strlen(habits[i].at)) == 0 &&
            (!*habits[i].before || (last > p->text && strchr(habits[i].before, last[-1]))))
            return tr(habits[i].hint);
    return "";
}

static bool expected(const struct parser *p, const char *what)
{
    if (*p->at == '\0')
        return err_set(p->err, "'%s' ends too early; it should go on with %s", p->text, what);
    return err_set(p->err, "'%s', at '%s': there should be %s%s", p->text, p->at, what, habit(p));
}

/* "1,000" where a number ends. */
static bool has_group(const char *text)
{
    static const char digits[] = "0123456789";

    return text[0] == ',' && strspn(text + 1, digits) == 3 && !strchr("*.", text[4] ? text[4] : ' ');
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
    const char *point = memchr(p->at, '.', length);
    if (point && memchr(point + 1, '.', length - (size_t)(point + 1 - p->at)))
        return err_set(p->err, "'%s': '%.*s' is no number; it has one point, as in 3.56", p->text,
                       (int)length, p->at);
    if (!num_parse(p->at, length, PLACES_MOST, out, p->err))
        return err_prefix(p->err, "'%s'", p->text);
    if (*out > INT64_C(1000000000) * 1000000)
        return err_set(p->err, "'%s': the number is too large", p->text);
    p->at += length;
    return !has_group(p->at) ||
           err_set(p->err, "'%s': numbers stand without commas; write %.*s%.3s", p->text,
                   (int)length, p->at - length, p->at + 1);
}

static size_t name_length(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyz_0123456789");
}

/* A slip of the fingers, or the beginning of a name, is answered with the name. */
static bool no_measure(const struct parser *p, size_t length)
{
    const struct condition_measure *near = NULL;
    char *typed = mem_text_n(p->at, length);

    for (size_t i = 0; !near && i < p->measure_count; i++)
        if (near_enough(typed, p->measures[i].name))
            near = &p->measures[i];
    for (size_t i = 0; !near && length > 2 && i < p->measure_count; i++)
        if (strncmp(typed, p->measures[i].name, length) == 0)
            near = &p->measures[i];
    if (near)
        err_set(p->err, "'%s': there is no measure '%s'; did you mean %s?", p->text, typed,
                near->name);
    else if (strcmp(typed, "attest") == 0)
        err_set(p->err, "'%s': say what is attested, by its measure, such as scholarship = 1",
                p->text);
    else
        err_set(p->err, "'%s': there is no measure '%s'; `saebook rules list measures` names them",
                p->text, typed);
    mem_free(typed);
    return false;
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
    return no_measure(p, length);
}

static bool parse_term(struct parser *p, bool negative, struct condition_comparison *c)
{
    struct condition_term term = {.multiplier = 1000000, .divisor = 1000000};

    skip_spaces(p);
    if (at_number(p)) {
        if (!parse_number(p, &term.multiplier))
            return false;
        if (!take(p, "*"))
            return expected(p, "'*' and a measure");
    }
    if (!parse_measure(p, &term.measure))
        return false;
    if (take(p, "/")) {
        if (!parse_number(p, &term.divisor))
            return false;
        if (term.divisor == 0)
            return err_set(p->err, "'%s': nothing can be divided by 0", p->text);
    }
    if (c->term_count == CONDITION_TERMS)
        return err_set(p->err, "'%s': at most %d measures in a sum", p->text, CONDITION_TERMS);
    if (negative)
        term.multiplier = -term.multiplier;
    c->terms[c->term_count++] = term;
    return true;
}

static bool parse_sum(struct parser *p, struct condition_comparison *c)
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

/* False where the product leaves 64 bits. */
static bool scale_by(int64_t *value, int64_t by)
{
    if (*value > INT64_MAX / by || *value < -(INT64_MAX / by))
        return false;
    *value *= by;
    return true;
}

static int64_t magnitude(int64_t value)
{
    return value < 0 ? -value : value;
}

/* The factor of one kept unit as a fraction in lowest terms: of multiplier/divisor and the unit. */
static bool fraction_of(const struct condition_term *term, int64_t *over, int64_t *under)
{
    int64_t common = gcd(term->divisor, magnitude(term->multiplier));

    *over = term->multiplier / common;
    *under = term->divisor / common;
    return scale_by(under, unit_scale[term->measure->unit]);
}

/* The least base over which every factor and the bound are whole. */
static bool find_base(struct condition_comparison *c, int64_t under_bound)
{
    int64_t over, under;

    c->base = under_bound;
    for (size_t i = 0; i < c->term_count; i++) {
        if (!fraction_of(&c->terms[i], &over, &under) ||
            !scale_by(&c->base, under / gcd(under, c->base)))
            return false;
    }
    return true;
}

/* Brings everything over one base: factors, divisors, the units and the bound. Then takes out what
 * all have in common, so that sums stay small. */
static bool settle(const struct parser *p, struct condition_comparison *c)
{
    int64_t over, under, common, part = gcd(1000000, magnitude(c->bound));

    c->plain = c->term_count == 1 && c->terms[0].multiplier == c->terms[0].divisor;
    c->bound /= part;
    if (!find_base(c, 1000000 / part) || !scale_by(&c->bound, c->base / (1000000 / part)))
        return err_set(p->err, "'%s': the number is too large", p->text);
    common = gcd(c->base, magnitude(c->bound));
    for (size_t i = 0; i < c->term_count; i++) {
        struct condition_term *term = &c->terms[i];
        fraction_of(term, &over, &under);
        if (!scale_by(&over, c->base / under))
            return err_set(p->err, "'%s': a factor is too large", p->text);
        term->factor = over;
        common = gcd(common, magnitude(over));
    }
    c->base /= common;
    c->bound /= common;
    for (size_t i = 0; i < c->term_count; i++)
        c->terms[i].factor /= common;
    if (c->plain && c->bound % c->terms[0].factor != 0)
        return err_set(p->err, "'%s': %s is not kept as finely as that number; give it %s", p->text,
                       c->terms[0].measure->name, tr(unit_finest[c->terms[0].measure->unit]));
    return true;
}

static struct condition_node *add_node(struct parser *p, enum condition_kind kind)
{
    struct condition *out = p->out;
    struct condition_node *node;

    out->nodes = mem_grow(out->nodes, out->count + 1, sizeof *out->nodes);
    node = &out->nodes[out->count++];
    *node = (struct condition_node){.kind = kind, .end = out->count};
    return node;
}

static bool parse_comparison(struct parser *p)
{
    struct condition_comparison c = {.term_count = 0};
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
    add_node(p, CONDITION_COMPARES)->comparison = c;
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

static bool parse_group(struct parser *p, enum condition_kind kind, int depth)
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
        return parse_group(p, CONDITION_ANY, depth);
    if (take_group(p, "all"))
        return parse_group(p, CONDITION_ALL, depth);
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
