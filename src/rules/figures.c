#include "rules/figures.h"

#include "base/attr.h"
#include "base/near.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

static size_t index_of(const struct condition_measure *measure)
{
    return (size_t)(measure - degree_measure_next(NULL));
}

/* ---- reading ---- */

static size_t name_length(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
}

static const char between[] = ",; ";

/* Up to what stands between it and another NAME=: there are commas and spaces in figures too. */
static size_t part_length(const char *text)
{
    size_t length = name_length(text);

    if (text[length + strspn(text + length, " ")] == '=')
        length += strspn(text + length, "= ");
    for (;;) {
        length += strcspn(text + length, between);
        const char *next = text + length + strspn(text + length, between);
        size_t name = name_length(next);
        if (*next == '\0' || (name > 0 && next[name + strspn(next + name, " ")] == '='))
            return length;
        length = (size_t)(next - text);
    }
}

static bool no_measure(const char *name, struct err *err)
{
    const struct condition_measure *measure = NULL, *near = NULL;
    size_t least = SIZE_MAX;

    while ((measure = degree_measure_next(measure)) != NULL) {
        size_t distance = near_distance(name, measure->name);
        if (near_enough(name, measure->name) && distance < least) {
            near = measure;
            least = distance;
        }
    }
    if (near)
        return err_set(err, "there is no measure '%s'; did you mean %s?", name, near->name);
    return err_set(err, "there is no measure '%s'; `saebook rules list measures` lists them, such as "
                        "earned, invested and hours",
                   name);
}

static bool parse_yes(const char *text, size_t nbytes, int64_t *out, struct err *err)
{
    static const struct {
        const char *text;
        int64_t value;
    } words[] = {{"yes", 1}, {"no", 0}, {"1", 1},    {"0", 0},
                 {"y", 1},   {"n", 0},  {"true", 1}, {"false", 0}};

    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (strlen(words[i].text) == nbytes && strncasecmp(words[i].text, text, nbytes) == 0) {
            *out = words[i].value;
            return true;
        }
    }
    return err_set(err, "'%.*s' is neither yes nor no", (int)nbytes, text);
}

/* Hours as a decimal exactly; "1:30" and what else people write are whole minutes. */
static bool parse_hours(const char *text, size_t nbytes, int64_t *out, int32_t *rest,
                        struct err *err)
{
    int64_t millionths;

    *rest = 0;
    if (!num_parse_time(text, nbytes, out, err))
        return false;
    nbytes -= text[nbytes - 1] == 'h';
    if (!num_parse(text, nbytes, 6, &millionths, NULL))
        return true;
    *out = millionths * 3 / DEGREE_PARTS;
    *rest = (int32_t)(millionths * 3 % DEGREE_PARTS);
    return true;
}

static bool parse_value(const struct condition_measure *measure, const char *text, size_t nbytes,
                        int64_t *out, struct err *err)
{
    switch (measure->unit) {
    case CONDITION_MONEY:
        return num_parse_money(text, nbytes, out, err);
    case CONDITION_QUANTITY:
        return num_parse(text, nbytes, 3, out, err);
    case CONDITION_PERCENT:
        return num_parse(text, nbytes, 2, out, err);
    case CONDITION_YES:
    case CONDITION_ATTEST:
        return parse_yes(text, nbytes, out, err);
    case CONDITION_HOURS:
    case CONDITION_COUNT:
    case CONDITION_POINTS:
        break;
    }
    return num_parse(text, nbytes, 0, out, err);
}

static bool add_one(struct degree_figures *figures, const char *text, size_t nbytes,
                    struct err *err)
{
    char name[64];
    size_t length = name_length(text), equals = length + strspn(text + length, " ");
    const struct condition_measure *measure;
    const char *value = text + equals + 1;
    size_t value_bytes, at;
    bool good;

    if (equals >= nbytes || text[equals] != '=' || length == 0 || length >= sizeof name)
        return err_set(err, "'%.*s' should be a measure, =, and its figure, such as earned=1200",
                       (int)nbytes, text);
    for (size_t i = 0; i < length; i++)
        name[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + ('a' - 'A') : text[i]);
    name[length] = '\0';
    measure = degree_measure_find(name);
    if (!measure)
        return no_measure(name, err);
    value_bytes = nbytes - equals - 1;
    value = text_trim(value, &value_bytes);
    if (value_bytes == 0)
        return err_set(err, "%s= needs a figure; such as %s=1", name, name);
    at = index_of(measure);
    good = measure->unit == CONDITION_HOURS
               ? parse_hours(value, value_bytes, &figures->values[at], &figures->rest[at], err)
               : parse_value(measure, value, value_bytes, &figures->values[at], err);
    if (!good)
        return err_prefix(err, "%s", name);
    figures->given[at] = true;
    return true;
}

bool degree_figures_add(struct degree_figures *figures, const char *text, struct err *err)
{
    for (;;) {
        size_t nbytes;
        text += strspn(text, between);
        if (*text == '\0')
            return true;
        nbytes = part_length(text);
        if (!add_one(figures, text, nbytes, err))
            return false;
        text += nbytes;
    }
}

/* ---- answering ---- */

bool degree_figures_value(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct degree_figures *figures = context;
    size_t at = index_of(measure);

    if (at >= DEGREE_MEASURES_MOST || !figures->given[at])
        return false;
    *out = figures->values[at];
    return true;
}

bool degree_figures_or_zero(void *context, const struct condition_measure *measure, int64_t *out)
{
    struct degree_derived derived = {degree_figures_value, context};

    if (!degree_derived_value(&derived, measure, out))
        *out = 0;
    return true;
}

/* What was given in parts of what is kept, so that nothing is rounded. */
static bool value_in_parts(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct degree_figures *figures = context;

    if (!degree_figures_value(context, measure, out))
        return false;
    *out = *out * DEGREE_PARTS + figures->rest[index_of(measure)];
    return true;
}

static bool parts_or_zero(void *context, const struct condition_measure *measure, int64_t *out)
{
    struct degree_derived derived = {value_in_parts, context};

    if (!degree_derived_value(&derived, measure, out))
        *out = 0;
    return true;
}

static bool has_rest(const struct degree_figures *figures)
{
    for (size_t i = 0; i < DEGREE_MEASURES_MOST; i++)
        if (figures->rest[i] != 0)
            return true;
    return false;
}

void degree_figures_find_out(struct degree_figures *figures, const struct degree_rule *rule,
                             struct degree_finding *out)
{
    degree_rule_find_out(rule, degree_figures_or_zero, figures, out);
    if (has_rest(figures))
        out->met = degree_rule_met(rule, parts_or_zero, figures, DEGREE_PARTS);
    if (out->met == RULES_MET)
        buf_clear(&out->enough);
}
