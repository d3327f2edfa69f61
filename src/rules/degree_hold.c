/* Reading and holding the rules of degrees: the program's own, and a book's in front of them. */
#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/degree_inside.h"
#include "rules/row.h"

#include <string.h>

static struct rules_measures measures;

/* ---- holding ---- */

static bool add_part(struct degree_rules *rules, struct degree_part *part)
{
    if (!part)
        return false;
    rules->parts = mem_grow(rules->parts, rules->part_count + 1, sizeof *rules->parts);
    rules->parts[rules->part_count++] = part;
    return true;
}

void degree_rules_free(struct degree_rules *rules)
{
    if (!rules)
        return;
    for (size_t i = rules->shared; i < rules->part_count; i++)
        degree_part_free(rules->parts[i]);
    mem_free(rules->parts);
    mem_free(rules);
}

const struct degree_rule *degree_rule_at(const struct degree_rules *rules, size_t at)
{
    for (size_t p = 0; p < rules->part_count; p++) {
        const struct degree_part *part = rules->parts[p];
        if (at < part->rule_count)
            return &part->rules[at];
        at -= part->rule_count;
    }
    return NULL;
}

const struct degree_switch *degree_switch_at(const struct degree_rules *rules, size_t at)
{
    for (size_t p = 0; p < rules->part_count; p++) {
        const struct degree_part *part = rules->parts[p];
        if (at < part->switch_count)
            return &part->switches[at];
        at -= part->switch_count;
    }
    return NULL;
}

bool degree_is_national(const char *profile)
{
    return strcmp(profile, "national") == 0;
}

/* ---- checking what rows say of one another ---- */

/* A national rule of the degree with this id. */
static bool national_has(const struct degree_rules *rules, const char *degree, const char *id)
{
    const struct degree_rule *rule;

    for (size_t at = 0; (rule = degree_rule_at(rules, at)) != NULL; at++)
        if (degree_is_national(rule->profile) && strcmp(rule->degree, degree) == 0 &&
            strcmp(rule->id, id) == 0)
            return true;
    return false;
}

static bool check_replaces(const struct degree_rules *rules, const struct degree_rule *rule,
                           struct err *err)
{
    if (*rule->replaces && degree_is_national(rule->profile) && !rule->own)
        return err_set(err, "only a state's rule replaces another");
    for (const char *at = rule->replaces; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        char *id = mem_text_n(at, n);
        bool there = national_has(rules, rule->degree, id);
        if (!there)
            err_set(err, "column replaces: the %s degree has no national rule '%s' to replace; "
                         "`saebook rules show %s` names them",
                    rule->degree, id, rule->degree);
        mem_free(id);
        if (!there)
            return false;
        at += n;
    }
    return true;
}

static bool check_see(const struct degree_rules *rules, const struct degree_rule *rule,
                      struct err *err)
{
    size_t n = strcspn(rule->see, " ");
    char *degree = mem_text_n(rule->see, n);
    const char *id = rule->see[n] ? rule->see + n + 1 : "";
    bool good = rule->see[0] == '\0' || national_has(rules, degree, id);

    mem_free(degree);
    return good || err_set(err, "column condition: there is no rule %s; `saebook rules show` tells "
                                "those of a degree",
                           rule->see);
}

/* A book's own file may not say again what another of its files says. */
static bool check_twice(const struct degree_rules *rules, size_t p, const struct degree_rule *rule,
                        struct err *err)
{
    for (size_t i = rules->shared; i < p; i++) {
        const struct degree_part *part = rules->parts[i];
        for (size_t r = 0; r < part->rule_count; r++)
            if (degree_same_question(&part->rules[r], rule))
                return err_set(err,
                               "%s has the rule '%s' of this degree, profile and year already; "
                               "import under that name to replace it",
                               part->name, rule->id);
    }
    return true;
}

static bool check_switch_twice(const struct degree_rules *rules, size_t p,
                               const struct degree_switch *s, struct err *err)
{
    for (size_t i = rules->shared; i < p; i++) {
        const struct degree_part *part = rules->parts[i];
        for (size_t r = 0; r < part->switch_count; r++)
            if (degree_same_switch(&part->switches[r], s))
                return err_set(err,
                               "%s has the setting '%s' of this profile and year already; import "
                               "under that name to replace it",
                               part->name, s->setting);
    }
    return true;
}

/* A list holds DEGREE_RULES_MOST rules: what could come into one together is counted. */
static bool check_room(const struct degree_rules *rules, const struct degree_rule *rule,
                       struct err *err)
{
    const struct degree_rule *other;
    size_t count = 0;

    for (size_t at = 0; (other = degree_rule_at(rules, at)) != NULL; at++)
        count += strcmp(other->degree, rule->degree) == 0 &&
                 (degree_is_national(other->profile) ||
                  strcmp(other->profile, rule->profile) == 0);
    return count <= DEGREE_RULES_MOST ||
           err_set(err, "a degree may have %d rules, national ones and several years together; "
                        "leave some out",
                   DEGREE_RULES_MOST);
}

static bool check_rule(const struct degree_rules *rules, size_t p, const struct degree_rule *rule,
                       struct err *err)
{
    return check_replaces(rules, rule, err) && check_see(rules, rule, err) &&
           (!rule->own || (check_twice(rules, p, rule, err) && check_room(rules, rule, err)));
}

/* False after a fault, unless `faults` takes them: then it goes on. */
static bool found_fault(struct degree_faults *faults, const struct err *why, struct err *err)
{
    if (!faults)
        return err_set(err, "%s", why->text);
    degree_fault_add(faults, why);
    return true;
}

static bool check_part(const struct degree_rules *rules, size_t p, struct degree_faults *faults,
                       struct err *err)
{
    const struct degree_part *part = rules->parts[p];

    for (size_t i = 0; i < part->rule_count; i++) {
        const struct degree_rule *rule = &part->rules[i];
        struct err why = {{0}};
        if (check_rule(rules, p, rule, &why))
            continue;
        err_prefix(&why, "%s, line %zu, the %s rule '%s'", part->table.name, rule->line, rule->degree,
                   rule->id);
        if (!found_fault(faults, &why, err))
            return false;
    }
    for (size_t i = 0; part->name && i < part->switch_count; i++) {
        struct err why = {{0}};
        if (check_switch_twice(rules, p, &part->switches[i], &why))
            continue;
        err_prefix(&why, "%s", part->table.name);
        if (!found_fault(faults, &why, err))
            return false;
    }
    return true;
}

static bool read_builtin(struct degree_rules *rules, struct rules_measures *words,
                         rules_source *source, struct err *err)
{
    return rules_measures_read(words, source, "degree", err) &&
           add_part(rules, degree_part_rules(words, source, err)) &&
           add_part(rules, degree_part_switches(source, err)) && check_part(rules, 0, NULL, err);
}

const struct degree_rules *degree_rules_builtin(void)
{
    static struct degree_rules builtin;

    if (builtin.part_count == 0 && !read_builtin(&builtin, &measures, embed_find, NULL))
        rules_broken();
    return &builtin;
}

/* The program's own, with room for more in front. */
static struct degree_rules *builtin_copy(void)
{
    const struct degree_rules *builtin = degree_rules_builtin();
    struct degree_rules *rules = mem_alloc(sizeof *rules);

    *rules = (struct degree_rules){.shared = builtin->part_count};
    for (size_t i = 0; i < builtin->part_count; i++)
        add_part(rules, builtin->parts[i]);
    return rules;
}

struct degree_rules *degree_rules_with(const struct degree_text *texts, size_t count,
                                       struct err *err)
{
    struct degree_rules *rules = builtin_copy();
    bool good = true;

    for (size_t i = 0; good && i < count; i++)
        good = add_part(rules, degree_part_own(&measures, &texts[i], NULL, err));
    for (size_t p = rules->shared; good && p < rules->part_count; p++)
        good = check_part(rules, p, NULL, err);
    if (good)
        return rules;
    degree_rules_free(rules);
    return NULL;
}

bool degree_text_check(const struct degree_text *text, struct degree_faults *out)
{
    struct degree_rules *rules = builtin_copy();
    struct err err = {{0}};

    if (!add_part(rules, degree_part_own(&measures, text, out, &err)))
        degree_fault_add(out, &err);
    else
        check_part(rules, rules->shared, out, &err);
    degree_rules_free(rules);
    return out->count == 0;
}

bool rules_degrees_check(rules_source *source, struct err *err)
{
    struct degree_rules mine = {0};
    struct rules_measures words = {0};
    bool good = read_builtin(&mine, &words, source, err);

    for (size_t i = 0; i < mine.part_count; i++)
        degree_part_free(mine.parts[i]);
    mem_free(mine.parts);
    rules_measures_clear(&words);
    return good;
}

/* ---- measures ---- */

const struct condition_measure *degree_measure_next(const struct condition_measure *after)
{
    degree_rules_builtin();
    return rules_measures_next(&measures, after);
}

const struct condition_measure *degree_measure_find(const char *name)
{
    degree_rules_builtin();
    return rules_measures_find(&measures, name);
}

static bool ask_other(const struct degree_derived *derived, const char *name, int64_t *out)
{
    return derived->value(derived->context, degree_measure_find(name), out);
}

bool degree_derived_value(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct degree_derived *derived = context;
    int64_t a, b;

    if (derived->value(derived->context, measure, out))
        return true;
    if (strcmp(measure->name, "equity") == 0)
        return ask_other(derived, "invested", out);
    if (strcmp(measure->name, "earned_and_invested") == 0) {
        if (!ask_other(derived, "earned", &a) || !ask_other(derived, "invested", &b))
            return false;
        *out = a < b ? a : b;
        return true;
    }
    if (strcmp(measure->name, "gross") == 0) {
        bool owned = ask_other(derived, "gross_ownership", &a);
        bool placed = ask_other(derived, "gross_placement", &b);
        *out = (owned ? a : 0) + (placed ? b : 0);
        return owned || placed;
    }
    if (strcmp(measure->name, "gross_ownership") != 0 || !ask_other(derived, "gross", &a))
        return false;
    *out = a - (ask_other(derived, "gross_placement", &b) ? b : 0);
    return true;
}
