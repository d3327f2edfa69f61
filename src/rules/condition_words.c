/* Conditions in words. */
#include "base/attr.h"
#include "base/tr.h"
#include "rules/condition_inside.h"

#include <string.h>

/* A figure in a sentence: "1,000", not "1,000.00"; "$0.50", but "2.5 hours". */
static void say_hundredths(struct buf *out, int64_t hundredths, bool money)
{
    char text[NUM_TEXT_SIZE];
    size_t length = strlen(num_money_grouped(hundredths, text));

    if (hundredths % 100 == 0)
        length -= strlen(".00");
    else if (!money && hundredths % 10 == 0)
        length--;
    buf_add(out, text, length);
}

static void say_money(struct buf *out, int64_t cents)
{
    buf_add_text(out, "$");
    say_hundredths(out, cents, true);
}

/* Minutes as hundredths of an hour: up, so that what is asked for is enough. */
static int64_t hours_up(int64_t minutes)
{
    int64_t scaled = condition_multiply(minutes, 100);

    return scaled / 60 + (scaled % 60 > 0);
}

static void say_figure(struct buf *out, const struct condition_measure *measure, int64_t figure)
{
    char text[NUM_TEXT_SIZE];

    if (measure->unit == CONDITION_MONEY)
        say_money(out, figure);
    else if (measure->unit == CONDITION_HOURS)
        say_hundredths(out, hours_up(figure), false);
    else if (measure->unit == CONDITION_COUNT)
        say_hundredths(out, condition_multiply(figure, 100), false);
    else
        buf_add_text(out, condition_figure(measure->unit, figure, text));
}

/* What is answered by yes, by its name. */
static const char *yes_name(const struct condition_measure *measure)
{
    return *measure->one ? tr(measure->one) : measure->name;
}

static bool is_yes(const struct condition_measure *measure)
{
    return measure->unit == CONDITION_YES || measure->unit == CONDITION_ATTEST;
}

/* Its words after a figure: " hours", or nothing where it has none. */
static void say_name(struct buf *out, const struct condition_measure *measure, int64_t figure)
{
    static const int64_t ones[] = {
        [CONDITION_COUNT] = 1,       [CONDITION_MONEY] = 100, [CONDITION_HOURS] = 60,
        [CONDITION_QUANTITY] = 1000, [CONDITION_PERCENT] = 100,
        [CONDITION_YES] = 1,         [CONDITION_ATTEST] = 1,  [CONDITION_POINTS] = 100,
    };
    const char *name = figure == ones[measure->unit] ? measure->one : measure->many;

    if (*name)
        buf_addf(out, " %s", tr(name));
}

void condition_say_more(const struct condition_measure *measure, int64_t more, struct buf *out)
{
    struct buf figure = {0}, name = {0};

    say_figure(&figure, measure, more);
    say_name(&name, measure, more);
    /* TRANSLATORS: a figure and what it counts: "12", " hours" */
    buf_addf(out, _("%s more%s"), buf_text(&figure), buf_text(&name));
    buf_free(&figure);
    buf_free(&name);
}

void condition_say_figure(const struct condition_measure *measure, int64_t figure, struct buf *out)
{
    if (is_yes(measure)) {
        buf_add_text(out, yes_name(measure));
        return;
    }
    say_figure(out, measure, figure);
    say_name(out, measure, figure);
}

/* ---- what is asked ---- */

/* "shares of both that make a whole", of shares that add up to 1. */
static bool is_shares(const struct condition_comparison *c)
{
    for (size_t i = 0; i < c->term_count; i++)
        if (c->terms[i].multiplier != 1000000 || c->terms[i].divisor == 1000000)
            return false;
    return c->term_count > 1 && c->bound == c->base;
}

/* Money in which each of another measure counts as so many dollars: NULL if it is not that. */
static const struct condition_term *valued_term(const struct condition_comparison *c)
{
    for (size_t i = 0; c->term_count == 2 && i < 2; i++) {
        const struct condition_term *money = &c->terms[1 - i], *other = &c->terms[i];
        if (money->measure->unit == CONDITION_MONEY && money->multiplier == money->divisor &&
            other->divisor == 1000000 && other->multiplier > 0 &&
            other->measure->unit != CONDITION_MONEY && !is_yes(other->measure))
            return other;
    }
    return NULL;
}

static void say_term(struct buf *out, const struct condition_term *term, bool first)
{
    char text[NUM_TEXT_SIZE];
    int64_t multiplier = term->multiplier < 0 ? -term->multiplier : term->multiplier;

    if (!first || term->multiplier < 0)
        buf_add_text(out, term->multiplier < 0 ? " - " : " + ");
    if (multiplier != 1000000)
        buf_addf(out, "%s * ", num_decimal(multiplier, 6, text));
    buf_add_text(out, *term->measure->many ? tr(term->measure->many) : term->measure->name);
    if (term->divisor != 1000000)
        buf_addf(out, " / %s", num_decimal(term->divisor, 6, text));
}

static void say_sum(struct buf *out, const struct condition_comparison *c)
{
    const struct condition_term *valued = valued_term(c);
    /* A bound that is no hundredth is told as the next one. */
    int64_t bound = condition_multiply(c->bound, 100);
    bound = bound / c->base + (bound % c->base > 0);

    if (is_shares(c)) {
        buf_add_text(out, c->term_count == 2 ? _("shares of both that make a whole")
                                             : _("shares of them that make a whole"));
    } else if (valued) {
        const struct condition_term *money = valued == c->terms ? valued + 1 : c->terms;
        say_money(out, bound);
        buf_addf(out, _(" %s with each %s as $"), tr(money->measure->many),
                 tr(valued->measure->one));
        say_hundredths(out, valued->multiplier / 10000, true);
    } else {
        say_hundredths(out, bound, false);
        buf_add_text(out, _(" of "));
        for (size_t i = 0; i < c->term_count; i++)
            say_term(out, &c->terms[i], i == 0);
    }
}

static void say_comparison(struct buf *out, const struct condition_comparison *c)
{
    static const char *const before[] = {
        [CONDITION_GE] = "",           [CONDITION_LE] = N_("at most "), [CONDITION_GT] = N_("over "),
        [CONDITION_LT] = N_("under "), [CONDITION_EQ] = "",
    };
    const struct condition_measure *measure = c->terms[0].measure;
    int64_t need = c->plain ? c->bound / c->terms[0].factor : 0;

    if (c->plain && is_yes(measure)) {
        buf_addf(out, "%s%s", need ? "" : _("no "), yes_name(measure));
        return;
    }
    buf_add_text(out, *before[c->sign] ? tr(before[c->sign]) : "");
    if (!c->plain) {
        say_sum(out, c);
        return;
    }
    say_figure(out, measure, need);
    say_name(out, measure, need);
}

/* ---- groups ---- */

struct saying {
    const struct condition *condition;
    condition_value *value; /* NULL: what is asked; else only what is missing of it */
    void *context;
};

/* What is missing of one comparison; false where no more of anything mends it. */
static bool say_gap(const struct saying *s, const struct condition_comparison *c, struct buf *out)
{
    const struct condition_measure *measure = c->terms[0].measure;
    int64_t sum, more;

    if (c->plain && is_yes(measure)) {
        buf_add_text(out, yes_name(measure));
        return c->bound > 0;
    }
    if (!c->plain || !condition_sum(c, s->value, s->context, &sum) ||
        !condition_missing(c, measure, sum, &more))
        return false;
    condition_say_more(measure, more, out);
    return true;
}

static bool is_met(const struct saying *s, size_t at)
{
    return s->value &&
           condition_check_node(s->condition, at, s->value, s->context) == CONDITION_MET;
}

/* Whether somebody's word is still missing for it: such a route is left out where there are others. */
static bool waits(const struct saying *s, size_t at)
{
    const struct condition_node *node = &s->condition->nodes[at];
    bool all = node->kind == CONDITION_ALL;

    if (node->kind == CONDITION_COMPARES)
        return node->comparison.plain && is_yes(node->comparison.terms[0].measure) &&
               !is_met(s, at);
    for (size_t child = at + 1; child < node->end; child = s->condition->nodes[child].end)
        if (waits(s, child) == all)
            return all;
    return !all;
}

static bool say_node(const struct saying *s, size_t at, struct buf *out);

static bool is_group(const struct condition *condition, size_t at)
{
    return condition->nodes[at].kind != CONDITION_COMPARES;
}

/* The parts of a group between commas, the last after "or" or "and". */
static bool say_group(const struct saying *s, size_t at, struct buf *out)
{
    const struct condition_node *node = &s->condition->nodes[at];
    bool any = node->kind == CONDITION_ANY, groups = false, said = false;
    const char *word = any ? _(" or ") : _(" and ");
    struct buf last = {0};

    for (size_t child = at + 1; child < node->end; child = s->condition->nodes[child].end) {
        struct buf text = {0};
        bool told = !is_met(s, child) && !(any && s->value && waits(s, child)) &&
                    say_node(s, child, &text);
        bool hopeless = !told && !any && s->value && !is_met(s, child);
        if (told) {
            groups = groups || is_group(s->condition, child);
            if (last.len > 0)
                buf_addf(out, "%s%s", said ? ", " : "", buf_text(&last));
            said = said || last.len > 0;
            buf_clear(&last);
            buf_add_text(&last, buf_text(&text));
        }
        buf_free(&text);
        if (hopeless) {
            buf_free(&last);
            return false;
        }
    }
    if (said)
        buf_addf(out, "%s%s", groups ? "," : "", word);
    buf_add_text(out, buf_text(&last));
    said = last.len > 0;
    buf_free(&last);
    return said;
}

static bool say_node(const struct saying *s, size_t at, struct buf *out)
{
    const struct condition_node *node = &s->condition->nodes[at];

    if (node->kind != CONDITION_COMPARES)
        return say_group(s, at, out);
    if (s->value)
        return say_gap(s, &node->comparison, out);
    say_comparison(out, &node->comparison);
    return true;
}

void condition_say_need(const struct condition *condition, struct buf *out)
{
    say_node(&(struct saying){condition, NULL, NULL}, 0, out);
}

void condition_say_missing(const struct condition *condition, condition_value *value,
                           void *context, struct buf *out)
{
    struct saying s = {condition, value, context};
    struct buf text = {0};

    if (!is_met(&s, 0) && say_node(&s, 0, &text))
        buf_add_text(out, buf_text(&text));
    buf_free(&text);
}
