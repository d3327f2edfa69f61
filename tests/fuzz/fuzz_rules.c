/* Whatever a file of rules holds: it is refused with sentences that name it, or every rule of it can
 * be listed, and held against figures, without an end. */
#include "support/fuzz.h"

#include "base/mem.h"
#include "rules/degree.h"
#include "rules/figures.h"

#include <string.h>

/* What would be enough is enough: the condition itself says so. */
struct raised {
    struct degree_figures *figures;
    struct condition_way way;
};

static bool raised_value(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct raised *raised = context;

    degree_figures_or_zero(raised->figures, measure, out);
    if (measure == raised->way.measure)
        *out += raised->way.more;
    else if (measure->unit == CONDITION_ATTEST)
        *out = 1;
    return true;
}

static void hold(const struct degree_rules *rules, const struct degree_rule *rule,
                 struct degree_figures *figures)
{
    struct degree_ask ask = {rule->degree, rule->profile, rule->span.from};
    struct degree_finding finding = {0};
    struct degree_list list;

    degree_rules_list(rules, ask, &list);
    MUST(list.count > 0);
    for (size_t i = 0; i < list.count; i++) {
        MUST(list.rules[i]->condition);
        degree_rule_find_out(list.rules[i], degree_figures_or_zero, figures, &finding);
        MUST(finding.met == RULES_NOT_MET || finding.enough.len == 0);
        for (size_t w = 0; w < finding.way_count; w++) {
            struct raised raised = {figures, finding.ways[w]};
            MUST(finding.ways[w].more > 0);
            MUST(condition_check(list.rules[i]->condition, raised_value, &raised) ==
                 CONDITION_MET);
        }
    }
    degree_finding_clear(&finding);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    static const char figures_text[] = "earned=910,invested=777.77,hours=99:59,gross=12,roles=2";
    struct degree_figures figures = {{0}, {0}, {0}};
    struct degree_text text = {"fuzz.csv", (const char *)bytes, nbytes};
    struct degree_faults faults = {0};
    struct err err = {""};
    bool holds = degree_text_check(&text, &faults);
    struct degree_rules *rules = degree_rules_with(&text, 1, &err);
    const struct degree_rule *rule;

    MUST(holds == (rules != NULL));
    MUST(holds == (faults.count == 0) && faults.told <= faults.count);
    MUST(holds || strstr(err.text, "fuzz.csv"));
    for (size_t i = 0; i < faults.told; i++)
        MUST(strstr(faults.list[i].text, "fuzz.csv"));
    MUST(degree_figures_add(&figures, figures_text, NULL));
    for (size_t at = 0; rules && (rule = degree_rule_at(rules, at)) != NULL; at++)
        if (rule->own)
            hold(rules, rule, &figures);
    degree_rules_free(rules);
    return 0;
}
