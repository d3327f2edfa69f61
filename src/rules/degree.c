#include "rules/degree.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/text.h"
#include "rules/degree_inside.h"
#include "rules/row.h"

#include <ctype.h>
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

const struct degree_rule *degree_rule_next(const struct degree_rules *rules,
                                           const struct degree_rule *after)
{
    bool found = after == NULL;

    for (size_t p = 0; p < rules->part_count; p++) {
        const struct degree_part *part = rules->parts[p];
        if (found && part->rule_count > 0)
            return part->rules;
        if (!found && after >= part->rules && after < part->rules + part->rule_count) {
            if (after + 1 < part->rules + part->rule_count)
                return after + 1;
            found = true;
        }
    }
    return NULL;
}

const struct degree_switch *degree_switch_next(const struct degree_rules *rules,
                                               const struct degree_switch *after)
{
    bool found = after == NULL;

    for (size_t p = 0; p < rules->part_count; p++) {
        const struct degree_part *part = rules->parts[p];
        if (found && part->switch_count > 0)
            return part->switches;
        if (!found && after >= part->switches && after < part->switches + part->switch_count) {
            if (after + 1 < part->switches + part->switch_count)
                return after + 1;
            found = true;
        }
    }
    return NULL;
}

/* ---- checking what rows say of one another ---- */

static bool is_national(const struct degree_rule *rule)
{
    return strcmp(rule->profile, "national") == 0;
}

/* A national rule of the degree with this id. */
static bool national_has(const struct degree_rules *rules, const char *degree, const char *id)
{
    const struct degree_rule *rule = NULL;

    while ((rule = degree_rule_next(rules, rule)) != NULL)
        if (is_national(rule) && strcmp(rule->degree, degree) == 0 && strcmp(rule->id, id) == 0)
            return true;
    return false;
}

static bool check_replaces(const struct degree_rules *rules, const struct degree_rule *rule,
                           struct err *err)
{
    if (*rule->replaces && is_national(rule) && !rule->own)
        return err_set(err, "only a state's rule replaces another");
    for (const char *at = rule->replaces; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        char *id = mem_text_n(at, n);
        bool there = national_has(rules, rule->degree, id);
        if (!there)
            err_set(err, "the %s degree has no national rule '%s' to replace", rule->degree, id);
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
    return good || err_set(err, "there is no rule %s", rule->see);
}

/* A book's own file may not say again what another of its files says. */
static bool check_twice(const struct degree_rules *rules, size_t p, const struct degree_rule *rule,
                        struct err *err)
{
    for (size_t i = rules->shared; i < p; i++) {
        const struct degree_part *part = rules->parts[i];
        for (size_t r = 0; r < part->rule_count; r++) {
            const struct degree_rule *other = &part->rules[r];
            if (strcmp(other->id, rule->id) == 0 && strcmp(other->degree, rule->degree) == 0 &&
                strcmp(other->profile, rule->profile) == 0 &&
                degree_spans_meet(other->span, rule->span))
                return err_set(err,
                               "%s has the rule '%s' of this degree, profile and year already; "
                               "import under that name to replace it",
                               part->name, rule->id);
        }
    }
    return true;
}

/* Goes on after a fault where `faults` takes them. */
static bool check_part(const struct degree_rules *rules, size_t p, struct degree_faults *faults,
                       struct err *err)
{
    const struct degree_part *part = rules->parts[p];

    for (size_t i = 0; i < part->rule_count; i++) {
        const struct degree_rule *rule = &part->rules[i];
        struct err why = {{0}};
        if (check_replaces(rules, rule, &why) && check_see(rules, rule, &why) &&
            (!part->name || check_twice(rules, p, rule, &why)))
            continue;
        err_prefix(&why, "%s, the %s rule '%s'", part->table.name, rule->degree, rule->id);
        if (!faults)
            return err_set(err, "%s", why.text);
        degree_fault_add(faults, &why);
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

/* ---- the rules of a degree ---- */

enum { RANKS = 4 };

/* What goes before what: the profile before the nation, the book before the program. -1: not asked. */
static int rank_of(const struct degree_rule *rule, struct degree_ask ask)
{
    if (strcmp(rule->degree, ask.degree) != 0 || !rules_span_holds(rule->span, ask.award_year))
        return -1;
    if (is_national(rule))
        return rule->own ? 1 : 0;
    return text_same(rule->profile, ask.profile) ? (rule->own ? 3 : 2) : -1;
}

/* Where the rule goes: in the place of its id, or of one that it replaces; at the end. */
static size_t place_of(const struct degree_list *list, const struct degree_rule *rule)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->rules[i]->id, rule->id) == 0)
            return i;
    for (size_t i = 0; i < list->count; i++)
        if (degree_words_hold(rule->replaces, list->rules[i]->id))
            return i;
    return list->count;
}

static void put_rule(struct degree_list *list, const struct degree_rule *rule)
{
    size_t at = place_of(list, rule), kept = 0;

    if (at == list->count && list->count == DEGREE_RULES_MOST)
        return;
    list->rules[at] = rule;
    list->count += at == list->count;
    for (size_t i = 0; i < list->count; i++)
        if (i == at || !degree_words_hold(rule->replaces, list->rules[i]->id))
            list->rules[kept++] = list->rules[i];
    list->count = kept;
}

static const struct degree_rule *seen_rule(const struct degree_rules *rules, const char *see,
                                           struct degree_ask ask)
{
    struct degree_list list;
    size_t n = strcspn(see, " ");
    char *degree = mem_text_n(see, n);
    const struct degree_rule *found = NULL;

    degree_rules_list(rules, (struct degree_ask){degree, ask.profile, ask.award_year}, &list);
    for (size_t i = 0; i < list.count; i++)
        if (strcmp(list.rules[i]->id, see + n + 1) == 0)
            found = list.rules[i];
    mem_free(degree);
    return found;
}

void degree_rules_list(const struct degree_rules *rules, struct degree_ask ask,
                       struct degree_list *out)
{
    size_t kept = 0;

    if (!ask.profile)
        ask.profile = "national";
    out->count = 0;
    for (int rank = 0; rank < RANKS; rank++) {
        const struct degree_rule *rule = NULL;
        while ((rule = degree_rule_next(rules, rule)) != NULL)
            if (rank_of(rule, ask) == rank)
                put_rule(out, rule);
    }
    for (size_t i = 0; i < out->count; i++) {
        const struct degree_rule *rule = out->rules[i];
        if (rule->see[0])
            rule = seen_rule(rules, rule->see, ask);
        if (rule)
            out->rules[kept++] = rule;
    }
    out->count = kept;
}

int degree_award_year(struct date day)
{
    return day.year + 1;
}

/* ---- switches ---- */

static int switch_rank(const struct degree_switch *s, struct degree_ask ask)
{
    int rank;

    if (!rules_span_holds(s->span, ask.award_year) ||
        (*s->degrees && !degree_words_hold(s->degrees, ask.degree)))
        return -1;
    if (strcmp(s->profile, "national") == 0)
        rank = s->own ? 1 : 0;
    else if (ask.profile && text_same(s->profile, ask.profile))
        rank = s->own ? 3 : 2;
    else
        return -1;
    return 2 * rank + (*s->degrees != '\0');
}

const struct degree_switch *degree_switch_find(const struct degree_rules *rules,
                                               struct degree_ask ask, const char *setting)
{
    static const struct degree_switch none = {
        .setting = "", .value = "", .profile = "national", .degrees = "", .source = "", .note = ""};
    const struct degree_switch *s = NULL, *best = &none;
    int best_rank = -1;

    while ((s = degree_switch_next(rules, s)) != NULL) {
        int rank = strcmp(s->setting, setting) == 0 ? switch_rank(s, ask) : -1;
        if (rank >= 0 && rank >= best_rank) {
            best = s;
            best_rank = rank;
        }
    }
    return best;
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

/* ---- names ---- */

/* Letters and digits in small letters, one space between words. */
static void fold(const char *text, char out[static 64])
{
    size_t n = 0;

    for (; *text && n < 62; text++) {
        if (isalnum((unsigned char)*text))
            out[n++] = (char)tolower((unsigned char)*text);
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    n -= n > 0 && out[n - 1] == ' ';
    out[n] = '\0';
}

static bool names(const struct rules_word *word, const char *folded)
{
    char code[64], label[64], longer[80];

    fold(word->code, code);
    fold(word->label, label);
    if (strcmp(code, folded) == 0 || strcmp(label, folded) == 0)
        return true;
    /* "chapter degree", "american ffa" */
    memcpy(longer, code, strlen(code) + 1);
    memcpy(longer + strlen(code), " degree", sizeof " degree");
    return strcmp(longer, folded) == 0;
}

bool degree_named(const char *text, const struct rules_word **out, struct err *err)
{
    const struct rules_word *word = NULL, *near = NULL;
    char folded[64];
    size_t least = SIZE_MAX;

    fold(text, folded);
    while ((word = rules_word_next("degree", word)) != NULL) {
        char code[64];
        fold(word->code, code);
        if (names(word, folded)) {
            *out = word;
            return true;
        }
        if (near_enough(folded, code) && near_distance(folded, code) < least) {
            near = word;
            least = near_distance(folded, code);
        }
    }
    if (near)
        return err_set(err, "there is no degree '%s'; did you mean %s?", text, near->code);
    return err_set(err, "there is no degree '%s'; there are discovery, greenhand, chapter, state and "
                        "american, and Stars such as star_state",
                   text);
}

static bool seen_before(const struct degree_rules *rules, const struct degree_rule *upto,
                        const char *profile)
{
    const struct degree_rule *rule = NULL;

    if (rules_word_find("profile", profile))
        return true;
    while ((rule = degree_rule_next(rules, rule)) != upto)
        if (rule->own && text_same(rule->profile, profile))
            return true;
    return false;
}

bool degree_profile_at(const struct degree_rules *rules, size_t at, struct degree_profile *out)
{
    const struct rules_word *word = NULL;
    const struct degree_rule *rule = NULL;

    while ((word = rules_word_next("profile", word)) != NULL) {
        if (at-- == 0) {
            *out = (struct degree_profile){word->code, word->label, false};
            return true;
        }
    }
    while ((rule = degree_rule_next(rules, rule)) != NULL) {
        if (rule->own && !seen_before(rules, rule, rule->profile) && at-- == 0) {
            *out = (struct degree_profile){rule->profile, rule->profile, true};
            return true;
        }
    }
    return false;
}

bool degree_profile_named(const struct degree_rules *rules, const char *text,
                          struct degree_profile *out, struct err *err)
{
    struct degree_profile near = {0};
    char typed[64], label[64];
    struct buf all = {0};

    fold(text, typed);
    for (size_t at = 0; degree_profile_at(rules, at, out); at++) {
        fold(out->label, label);
        if (text_same(out->name, text) || strcmp(label, typed) == 0) {
            buf_free(&all);
            return true;
        }
        buf_addf(&all, "%s%s", at > 0 ? ", " : "", out->name);
        if (!near.name && strlen(typed) > 2 && near_enough(typed, label))
            near = *out;
    }
    if (near.name)
        err_set(err, "no degree rules are known for '%s'; did you mean %s?", text, near.label);
    else
        err_set(err, "no degree rules are known for '%s'; there are %s", text, buf_text(&all));
    buf_free(&all);
    return false;
}
