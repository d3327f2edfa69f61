/* A rule of a degree against somebody's figures. */
#include "rules/degree.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/tr.h"

#include <string.h>

/* An attested measure that is 0 waits for somebody's word: it is not known, or taken as said. */
struct hearing {
    condition_value *value;
    void *context;
    int64_t parts; /* the figures are times that */
    bool taken;    /* as said */
};

static bool heard(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct hearing *hearing = context;
    bool known = hearing->value(hearing->context, measure, out);

    if (measure->unit != CONDITION_ATTEST || (known && *out != 0))
        return known;
    *out = hearing->parts;
    return hearing->taken;
}

static enum rules_met met_by(const struct condition *condition, struct hearing hearing)
{
    switch (condition_check_parts(condition, heard, &hearing, hearing.parts)) {
    case CONDITION_MET:
        return RULES_MET;
    case CONDITION_NOT_MET:
        return RULES_NOT_MET;
    case CONDITION_UNKNOWN:
        break;
    }
    hearing.taken = true;
    return condition_check_parts(condition, heard, &hearing, hearing.parts) == CONDITION_MET
               ? RULES_ATTEST
               : RULES_UNKNOWN;
}

enum rules_met degree_rule_met(const struct degree_rule *rule, condition_value *value,
                               void *context, int64_t parts)
{
    return met_by(rule->condition, (struct hearing){value, context, parts, false});
}

/* ---- figures ---- */

static bool is_yes(const struct condition_measure *measure)
{
    return measure->unit == CONDITION_YES || measure->unit == CONDITION_ATTEST;
}

static const char *const before[] = {
    [CONDITION_GE] = "",           [CONDITION_LE] = N_("at most "), [CONDITION_GT] = N_("over "),
    [CONDITION_LT] = N_("under "), [CONDITION_EQ] = "",
};

static void find_single(const struct condition *condition, struct hearing *hearing,
                        struct degree_finding *out)
{
    char text[NUM_TEXT_SIZE];
    struct condition_part part = condition_part(condition, 0, heard, hearing);

    out->measure = part.measure;
    out->need = part.need;
    out->known = hearing->value(hearing->context, part.measure, &out->have);
    if (part.unit == CONDITION_ATTEST)
        out->known = out->known && out->have != 0;
    buf_add_text(&out->have_text,
                 out->known ? condition_figure(part.unit, out->have, text)
                            : (part.unit == CONDITION_ATTEST ? _("not said yet") : _("not known")));
    buf_add_text(&out->need_text, *before[part.sign] ? tr(before[part.sign]) : "");
    buf_add_text(&out->need_text, condition_figure(part.unit, part.need, text));
    if (part.unit == CONDITION_MONEY)
        out->unit = "$";
    else if (!is_yes(part.measure))
        out->unit = tr(part.measure->many);
}

static void find_several(const struct condition *condition, struct hearing *hearing,
                         struct degree_finding *out)
{
    const struct condition_measure *measure;

    for (size_t at = 0; (measure = condition_measure_at(condition, at)) != NULL; at++) {
        int64_t figure;
        bool known = hearing->value(hearing->context, measure, &figure);
        if (is_yes(measure) && !(known && figure != 0))
            continue;
        buf_add_text(&out->have_text, out->have_text.len > 0 ? ", " : "");
        if (known)
            condition_say_figure(measure, figure, &out->have_text);
        else
            buf_addf(&out->have_text, _("%s not known"), tr(measure->many));
    }
    if (out->have_text.len == 0)
        buf_add_text(&out->have_text, out->met == RULES_ATTEST ? _("not said yet") : _("no"));
    condition_say_need(condition, &out->need_text);
}

static void find_enough(const struct condition *condition, struct hearing *hearing,
                        struct degree_finding *out)
{
    out->way_count = condition_ways(condition, heard, hearing, out->ways, DEGREE_WAYS);
    for (size_t i = 0; i < out->way_count; i++) {
        bool last = i + 1 == out->way_count;
        buf_add_text(&out->enough, i == 0 ? "" : last ? _(" or ") : ", ");
        condition_say_more(out->ways[i].measure, out->ways[i].more, &out->enough);
    }
    if (out->way_count == 0)
        condition_say_missing(condition, heard, hearing, &out->enough);
}

static void begin(struct degree_finding *out)
{
    buf_clear(&out->measures);
    buf_clear(&out->have_text);
    buf_clear(&out->need_text);
    buf_clear(&out->enough);
    out->measure = NULL;
    out->have = out->need = 0;
    out->known = false;
    out->unit = "";
    out->way_count = 0;
}

void degree_rule_find_out(const struct degree_rule *rule, condition_value *value, void *context,
                          struct degree_finding *out)
{
    const struct condition *condition = rule->condition;
    struct hearing hearing = {value, context, 1, false};
    const struct condition_measure *measure;

    begin(out);
    for (size_t at = 0; (measure = condition_measure_at(condition, at)) != NULL; at++)
        buf_addf(&out->measures, "%s%s", at > 0 ? " " : "", measure->name);
    out->met = met_by(condition, hearing);
    if (condition_part_count(condition) == 1 &&
        condition_part(condition, 0, heard, &hearing).measure)
        find_single(condition, &hearing, out);
    else
        find_several(condition, &hearing, out);
    if (out->met == RULES_NOT_MET && !(out->measure && is_yes(out->measure)))
        find_enough(condition, &hearing, out);
}

void degree_finding_clear(struct degree_finding *finding)
{
    buf_free(&finding->measures);
    buf_free(&finding->have_text);
    buf_free(&finding->need_text);
    buf_free(&finding->enough);
    *finding = (struct degree_finding){.met = RULES_NOT_MET};
}
