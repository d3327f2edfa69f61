#include "rules/requirement.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "rules/measures.h"
#include "rules/row.h"

#include <stdlib.h>
#include <string.h>

enum {
    R_ID,
    R_CLASS,
    R_TEXT,
    R_CONDITION,
    R_ADVICE,
    R_TYPES,
    R_PROFILE,
    R_FROM,
    R_TO,
    R_REPLACES,
    R_SOURCE,
    R_CERTAINTY
};
static const char *const requirement_columns[] = {
    "id",   "class", "requirement", "condition", "advice",    "types", "profile",
    "from", "to",    "replaces",    "source",    "certainty", NULL};

/* In the order of the enum. */
static const char *const class_names[] = {"eligible", "complete", "review", NULL};

struct requirements {
    struct rules_measures measures;
    struct rules_table table;
    struct rules_requirement *items;
    struct condition **conditions; /* owned; the items point to them */
};

/* ---- reading ---- */

static bool read_condition(struct requirements *in, size_t row, struct err *err)
{
    const char *text = rules_cell(&in->table, row, R_CONDITION);

    if (strcmp(text, "attest") == 0)
        return true;
    in->conditions[row] = condition_parse(text, in->measures.list, in->measures.count, err);
    in->items[row].condition = in->conditions[row];
    return in->conditions[row] != NULL;
}

static bool check_unique(const struct requirements *in, size_t row, struct err *err)
{
    const struct rules_requirement *mine = &in->items[row];
    bool replaced = mine->replaces[0] == '\0';

    for (size_t i = 0; i < row; i++) {
        const struct rules_requirement *other = &in->items[i];
        if (strcmp(other->id, mine->id) == 0)
            return err_set(err, "requirement '%s' is there already", mine->id);
        if (strcmp(other->id, mine->replaces) == 0 && strcmp(other->profile, "national") == 0)
            replaced = true;
    }
    if (mine->replaces[0] && strcmp(mine->profile, "national") == 0)
        return err_set(err, "only a state's requirement replaces another");
    return replaced || err_set(err, "no national requirement '%s' stands above it", mine->replaces);
}

static bool read_requirement(struct requirements *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->table;
    struct rules_requirement *r = &in->items[row];
    int class;

    r->id = rules_cell(t, row, R_ID);
    r->text = rules_cell(t, row, R_TEXT);
    r->advice = rules_cell(t, row, R_ADVICE);
    r->profile = rules_cell(t, row, R_PROFILE);
    r->replaces = rules_cell(t, row, R_REPLACES);
    r->source = rules_cell(t, row, R_SOURCE);
    if (!rules_row_given(r->id, "id", err) || !rules_row_given(r->text, "requirement", err) ||
        !rules_row_given(r->profile, "profile", err) ||
        !rules_row_given(r->source, "source", err) ||
        !rules_row_choice(rules_cell(t, row, R_CLASS), class_names, "class", &class, err) ||
        !rules_row_types(rules_cell(t, row, R_TYPES), &r->types, err) ||
        !rules_row_span(rules_cell(t, row, R_FROM), rules_cell(t, row, R_TO), &r->span, err) ||
        !rules_row_certainty(rules_cell(t, row, R_CERTAINTY), &r->certainty, err) ||
        !read_condition(in, row, err))
        return false;
    r->class = (enum rules_class) class;
    return check_unique(in, row, err);
}

static bool requirements_read(struct requirements *in, rules_source *source, struct err *err)
{
    if (!rules_measures_read(&in->measures, source, "award", err) ||
        !rules_table_read(&in->table, source, "eligibility.csv", requirement_columns, err))
        return false;
    in->items = mem_array(in->table.rows, sizeof *in->items);
    in->conditions = mem_array(in->table.rows, sizeof *in->conditions);
    for (size_t row = 0; row < in->table.rows; row++)
        if (!read_requirement(in, row, err))
            return rules_row_error(&in->table, row, err);
    return true;
}

static void requirements_clear(struct requirements *in)
{
    for (size_t i = 0; in->conditions && i < in->table.rows; i++)
        condition_free(in->conditions[i]);
    free(in->conditions);
    free(in->items);
    rules_table_clear(&in->table);
    rules_measures_clear(&in->measures);
}

bool rules_requirements_check(rules_source *source, struct err *err)
{
    struct requirements mine = {0};
    bool good = requirements_read(&mine, source, err);

    requirements_clear(&mine);
    return good;
}

static const struct requirements *loaded(void)
{
    static struct requirements requirements;

    if (!requirements.items && !requirements_read(&requirements, embed_find, NULL))
        rules_broken();
    return &requirements;
}

/* ---- asking ---- */

static bool asked(const struct rules_requirement *r, unsigned types, int award_year,
                  const char *profile)
{
    return (r->types & types) != 0 && rules_span_holds(r->span, award_year) &&
           text_same(r->profile, profile);
}

static bool is_replaced(const struct requirements *all, const char *id, unsigned types,
                        int award_year, const char *profile)
{
    for (size_t i = 0; i < all->table.rows; i++)
        if (strcmp(all->items[i].replaces, id) == 0 &&
            asked(&all->items[i], types, award_year, profile))
            return true;
    return false;
}

const struct rules_requirement *rules_requirement_next(unsigned types, int award_year,
                                                       const char *profile,
                                                       const struct rules_requirement *after)
{
    const struct requirements *all = loaded();
    const struct rules_requirement *end = all->items + all->table.rows;

    if (!profile)
        profile = "national";
    for (const struct rules_requirement *r = after ? after + 1 : all->items; r < end; r++) {
        if (asked(r, types, award_year, profile))
            return r;
        if (asked(r, types, award_year, "national") &&
            !is_replaced(all, r->id, types, award_year, profile))
            return r;
    }
    return NULL;
}

const struct condition_measure *rules_measure_next(const struct condition_measure *after)
{
    return rules_measures_next(&loaded()->measures, after);
}

const struct condition_measure *rules_measure_find(const char *name)
{
    return rules_measures_find(&loaded()->measures, name);
}

/* ---- testing ---- */

/* Of several comparisons a sum says nothing to a person: "years of instruction less years offered".
 */
static bool is_shown(const struct condition_part *part, size_t count)
{
    return part->measure || count == 1;
}

static void add_words(struct buf *out, const struct condition_part *part, int64_t figure,
                      bool more)
{
    char text[NUM_TEXT_SIZE];
    const char *shown = condition_figure(part->unit, figure, text);

    if (part->unit == CONDITION_MONEY)
        buf_addf(out, more ? _("$%s more") : "$%s", shown);
    else if (!part->measure || part->unit == CONDITION_YES)
        buf_addf(out, more ? _("%s more") : "%s", shown);
    else
        buf_addf(out, more ? _("%s more %s") : "%s %s", shown,
                 tr(strcmp(shown, "1") == 0 ? part->measure->one : part->measure->many));
}

static void add_figure(struct buf *out, const struct condition_part *part, int64_t figure,
                       bool bare)
{
    char text[NUM_TEXT_SIZE];

    if (bare)
        buf_add_text(out, condition_figure(part->unit, figure, text));
    else
        add_words(out, part, figure, false);
}

static void add_part(const struct condition_part *part, bool bare, const char *joint,
                     struct rules_finding *out)
{
    static const char *const before[] = {
        [CONDITION_GE] = "",       [CONDITION_LE] = N_("at most "), [CONDITION_GT] = N_("over "),
        [CONDITION_LT] = N_("under "), [CONDITION_EQ] = "",
    };

    buf_add_text(&out->have, out->have.len > 0 ? ", " : "");
    if (part->state == CONDITION_UNKNOWN)
        buf_add_text(&out->have, _("not known"));
    else
        add_figure(&out->have, part, part->have, bare);
    buf_add_text(&out->need, out->need.len > 0 ? joint : "");
    buf_add_text(&out->need, tr(before[part->sign]));
    add_figure(&out->need, part, part->need, bare);
    /* Only "at least" is mended by more of it; for the rest the advice says what to do. */
    if (part->state == CONDITION_NOT_MET && part->sign == CONDITION_GE &&
        part->unit != CONDITION_YES) {
        buf_add_text(&out->enough, out->enough.len > 0 ? joint : "");
        add_words(&out->enough, part, part->need - part->have, true);
    }
}

static const char *unit_of(const struct condition_part *part)
{
    if (part->unit == CONDITION_MONEY)
        return "$";
    return part->measure && part->unit != CONDITION_YES ? tr(part->measure->many) : "";
}

static void test_parts(const struct condition *condition, condition_value *value, void *context,
                       struct rules_finding *out)
{
    size_t count = condition_part_count(condition);
    const char *joint = condition_is_any(condition) ? " or " : " and ";

    for (size_t i = 0; i < count; i++) {
        struct condition_part part = condition_part(condition, i, value, context);
        if (!is_shown(&part, count))
            continue;
        add_part(&part, count == 1, joint, out);
        if (count == 1)
            out->unit = unit_of(&part);
    }
}

void rules_requirement_find_out(const struct rules_requirement *requirement, condition_value *value,
                                void *context, struct rules_finding *out)
{
    static const enum rules_met met[] = {
        [CONDITION_NOT_MET] = RULES_NOT_MET,
        [CONDITION_MET] = RULES_MET,
        [CONDITION_UNKNOWN] = RULES_UNKNOWN,
    };

    buf_clear(&out->have);
    buf_clear(&out->need);
    buf_clear(&out->enough);
    out->unit = "";
    out->met = RULES_ATTEST;
    if (requirement->condition) {
        out->met = met[condition_check(requirement->condition, value, context)];
        test_parts(requirement->condition, value, context, out);
    }
    if (out->met == RULES_MET || out->met == RULES_UNKNOWN)
        buf_clear(&out->enough);
    if (out->enough.len > 0)
        buf_add_text(&out->enough, _(" would be enough."));
    if (out->met != RULES_MET && requirement->advice[0])
        buf_addf(&out->enough, "%s%s", out->enough.len > 0 ? " " : "", tr(requirement->advice));
}

void rules_finding_clear(struct rules_finding *finding)
{
    buf_free(&finding->have);
    buf_free(&finding->need);
    buf_free(&finding->enough);
    *finding = (struct rules_finding){0};
}
