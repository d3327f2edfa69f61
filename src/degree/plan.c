/* A question about a degree, looked up: the profile, the rules that hold, and how records count. */
#include "degree/own_rules.h"
#include "base/attr.h"
#include "degree/inside.h"
#include <stdio.h>
#include <string.h>

/* ---- how it counts --------------------------------------------------------------------------- */

static bool is(const struct degree_rules *rules, const struct degree_plan *plan,
               const char *setting, const char *value)
{
    struct degree_ask ask = {plan->degree->code, plan->profile.name, plan->award_year};
    return strcmp(degree_switch_find(rules, ask, setting)->value, value) == 0;
}

static bool read_counting(struct book *book, const struct degree_rules *rules,
                          struct degree_plan *plan, struct err *err)
{
    struct degree_counting *out = &plan->asked.counting;
    struct degree_ask ask = {plan->degree->code, plan->profile.name, plan->award_year};
    int64_t additional = 0;
    out->earned_gross = is(rules, plan, "earned", "gross");
    out->class_time = is(rules, plan, "class_time", "in");
    out->levels_apart = is(rules, plan, "activities", "level");
    out->hours = is(rules, plan, "hours", "unpaid_only") ? DEGREE_HOURS_UNPAID_ONLY
                 : is(rules, plan, "hours", "all")       ? DEGREE_HOURS_ALL
                                                         : DEGREE_HOURS_EXCLUDE_INVESTED;
    out->levels = plan->profile.name;
    if (!invested_rule_named(degree_switch_find(rules, ask, "invested")->value, &out->invested,
                             err) ||
        !book_ask_int(book, "SELECT service_rule = 'additional' FROM chapter", NULL, &additional,
                      err))
        return false;
    out->service_additional = additional || is(rules, plan, "service", "additional");
    return true;
}

/* The last day of activities and service, where it is another than that of the figures. An application's money and hours end with a year; where the
 * profile names a day of the award year for the rest (Texas: 1 April), that goes on to it. Who asks on
 * any other day means that day. */
static struct date counts_to(const struct degree_rules *rules, const struct degree_plan *plan)
{
    struct degree_ask ask = {plan->degree->code, plan->profile.name, plan->award_year};
    struct date as_of = plan->asked.as_of, day = {0};
    char iso[DATE_ISO_SIZE];
    const char *figures = degree_switch_find(rules, ask, "figures_until")->value;
    const char *counts = degree_switch_find(rules, ask, "counts_until")->value;
    if (strcmp(date_iso(as_of, iso) + 5, figures) != 0 || *counts == '\0')
        return day;
    (void)snprintf(iso, sizeof iso, "%04d-%s", plan->award_year, counts);
    (void)date_parse_iso(iso, strlen(iso), &day); /* the rules were read only with a day there */
    return day;
}

/* The degree below; of a Star, below its degree. */
static const char *below(const char *degree)
{
    static const struct {
        const char *degree, *below;
    } ladder[] = {{"chapter", "greenhand"}, {"state", "chapter"}, {"american", "state"}};
    if (strncmp(degree, "star_", 5) == 0)
        degree += 5;
    for (size_t i = 0; i < COUNT_OF(ladder); i++)
        if (strcmp(ladder[i].degree, degree) == 0)
            return ladder[i].below;
    return "";
}

static void list_wanted(struct degree_plan *plan)
{
    const struct condition_measure *measure;
    buf_add_char(&plan->wanted, ' ');
    for (size_t i = 0; i < plan->rules.count; i++)
        for (size_t at = 0;
             (measure = condition_measure_at(plan->rules.rules[i]->condition, at)) != NULL; at++)
            buf_addf(&plan->wanted, "%s ", measure->name);
}

bool degree_plan(struct book *book, const struct degree_query *query, struct degree_plan *out,
                 struct err *err)
{
    *out = (struct degree_plan){.query = query};
    if (!query->rules)
        out->own = own_rules_read(book, err);
    const struct degree_rules *rules = query->rules ? query->rules : out->own;
    if (!rules || !degree_named(query->degree, &out->degree, err))
        return false;
    if (query->profile ? !degree_profile_named(rules, query->profile, &out->profile, err)
                       : !own_profile(book, rules, &out->profile, err))
        return false;
    out->asked.degree = out->degree->code;
    out->asked.below = below(out->degree->code);
    out->asked.as_of = query->as_of.year ? query->as_of : date_today();
    out->award_year = degree_award_year(out->asked.as_of);
    degree_rules_list(rules,
                      (struct degree_ask){out->degree->code, out->profile.name, out->award_year},
                      &out->rules);
    out->asked.counts_to = counts_to(rules, out);
    list_wanted(out);
    return read_counting(book, rules, out, err);
}

void degree_plan_clear(struct degree_plan *plan)
{
    buf_free(&plan->wanted);
    degree_rules_free(plan->own);
}

/* ---- what if --------------------------------------------------------------------------------- */

void degree_suppose_all(struct degree_measures *measures, const struct degree_plan *plan)
{
    struct degree_figures *what_if = plan->query->what_if;
    const struct condition_measure *measure = NULL;
    int64_t value;
    while (what_if && (measure = degree_measure_next(measure)) != NULL)
        if (degree_figures_value(what_if, measure, &value))
            degree_suppose(measures, &plan->asked.counting, measure->name, value);
}
