#include "rules/rules.h"

#include "base/attr.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "rules/row.h"

#include <stdlib.h>
#include <string.h>

/* The online application, whose parts the data describe, came with the records of 2012. */
enum { FIRST_AWARD_YEAR = 2013 };

static const struct {
    enum rules_type type;
    const char *name, *label, *other;
} types[] = {
    {RULES_OWNERSHIP, "ownership", "Ownership", "entrepreneurship"},
    {RULES_PLACEMENT, "placement", "Placement", "internship"},
    {RULES_COMBINED, "combined", "Combined", "entrepreneurship/placement"},
    {RULES_RESEARCH, "research", "Research", "agriscience research"},
};

bool rules_type_parse(const char *text, enum rules_type *out, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (text_same(text, types[i].name) || text_same(text, types[i].other)) {
            *out = types[i].type;
            return true;
        }
    }
    return err_set(err,
                   "'%s' is no type of application; there are ownership, placement, combined "
                   "and research",
                   text);
}

const char *rules_type_name(enum rules_type type)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (types[i].type == type)
            return types[i].name;
    return "";
}

const char *rules_type_label(enum rules_type type)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (types[i].type == type)
            return tr(types[i].label);
    return "";
}

bool rules_span_holds(struct rules_span span, int award_year)
{
    if (award_year == 0)
        return true;
    return (span.from == 0 || award_year >= span.from) && (span.to == 0 || award_year <= span.to);
}

bool rules_year_check(int award_year, struct err *err)
{
    if (award_year >= FIRST_AWARD_YEAR)
        return true;
    return err_set(err, "the forms of award year %d are not known; the first that are is %d",
                   award_year, FIRST_AWARD_YEAR);
}

bool rules_check(rules_source *source, struct err *err)
{
    return rules_area_check(source, err) && rules_form_check(source, err) &&
           rules_requirements_check(source, err) && rules_standard_check(source, err) &&
           rules_degrees_check(source, err) && rules_words_check(source, err) &&
           rules_theirs_check(source, err) && rules_hint_check(source, err);
}

void rules_broken(void)
{
    abort();
}

bool rules_row_number(const char *text, int most, int *out, struct err *err)
{
    int64_t value;

    *out = 0;
    if (text[0] == '\0')
        return true;
    if (!num_parse(text, strlen(text), 0, &value, err))
        return false;
    if (value < 1 || value > most)
        return err_set(err, "'%s' is out of bounds; 1 to %d would do", text, most);
    *out = (int)value;
    return true;
}

bool rules_row_year(const char *text, int *out, struct err *err)
{
    if (!rules_row_number(text, 2199, out, err))
        return false;
    if (*out != 0 && *out < 1900)
        return err_set(err, "'%s' is no year", text);
    return true;
}

bool rules_row_span(const char *from, const char *to, struct rules_span *out, struct err *err)
{
    if (!rules_row_year(from, &out->from, err))
        return err_prefix(err, "column from");
    if (!rules_row_year(to, &out->to, err))
        return err_prefix(err, "column to");
    if (out->from != 0 && out->to != 0 && out->to < out->from)
        return err_set(err, "the years %s to %s run backward; the earlier one is in the column from",
                       from, to);
    return true;
}

bool rules_row_types(const char *text, unsigned *out, struct err *err)
{
    *out = 0;
    if (strcmp(text, "all") == 0) {
        *out = RULES_ALL_TYPES;
        return true;
    }
    while (*text) {
        size_t length = strcspn(text, " ");
        unsigned bit = 0;
        for (size_t i = 0; i < COUNT_OF(types); i++)
            if (strlen(types[i].name) == length && memcmp(text, types[i].name, length) == 0)
                bit = types[i].type;
        if (bit == 0)
            return err_set(err, "'%.*s' is no type of application", (int)length, text);
        *out |= bit;
        text += length;
        text += strspn(text, " ");
    }
    return *out != 0 || err_set(err, "the types are empty");
}

bool rules_row_certainty(const char *text, enum rules_certainty *out, struct err *err)
{
    if (strlen(text) != 1 || !strchr("SDR", text[0]))
        return err_set(err, "the certainty is '%s'; it should be S, D or R: read in the "
                            "source, worked out from it, or recalled", text);
    *out = (enum rules_certainty)text[0];
    return true;
}

bool rules_row_yes(const char *text, bool *out, struct err *err)
{
    *out = strcmp(text, "yes") == 0;
    return *out || strcmp(text, "no") == 0 || err_set(err, "'%s' is neither yes nor no", text);
}

bool rules_row_choice(const char *text, const char *const *names, const char *what, int *out,
                      struct err *err)
{
    for (int i = 0; names[i]; i++) {
        if (strcmp(text, names[i]) == 0) {
            *out = i;
            return true;
        }
    }
    return err_set(err, "'%s' is no %s", text, what);
}

bool rules_row_given(const char *text, const char *what, struct err *err)
{
    return text[0] != '\0' || err_set(err, "the %s is empty; it is needed", what);
}
