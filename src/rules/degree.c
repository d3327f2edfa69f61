#include "rules/degree.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/text.h"
#include "rules/degree_inside.h"

#include <ctype.h>
#include <string.h>

/* ---- the rules of a degree ---- */

enum { RANKS = 4 };

/* What goes before what: the profile before the nation, the book before the program. -1: not asked. */
static int rank_of(const struct degree_rule *rule, struct degree_ask ask)
{
    if (strcmp(rule->degree, ask.degree) != 0 || !rules_span_holds(rule->span, ask.award_year))
        return -1;
    if (degree_is_national(rule->profile))
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
        const struct degree_rule *rule;
        for (size_t at = 0; (rule = degree_rule_at(rules, at)) != NULL; at++)
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
    if (degree_is_national(s->profile))
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
    const struct degree_switch *s, *best = &none;
    int best_rank = -1;

    for (size_t at = 0; (s = degree_switch_at(rules, at)) != NULL; at++) {
        int rank = strcmp(s->setting, setting) == 0 ? switch_rank(s, ask) : -1;
        if (rank >= 0 && rank >= best_rank) {
            best = s;
            best_rank = rank;
        }
    }
    return best;
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

/* Takes out the words that say nothing of which degree it is: "chapter star farmer" is "chapter star". */
static void shorten(char folded[static 64])
{
    static const char *const idle[] = {"ffa",    "degree",       "the",       "in",
                                       "farmer", "agribusiness", "placement", "agriscience",
                                       "agricultural"};
    size_t kept = 0;

    for (size_t at = 0, length; folded[at] != '\0'; at += length + (folded[at + length] == ' ')) {
        bool says = true;
        length = strcspn(folded + at, " ");
        for (size_t i = 0; i < COUNT_OF(idle); i++)
            says = says && (strlen(idle[i]) != length || memcmp(folded + at, idle[i], length) != 0);
        if (!says)
            continue;
        if (kept > 0)
            folded[kept++] = ' ';
        memmove(folded + kept, folded + at, length);
        kept += length;
    }
    folded[kept] = '\0';
}

static bool names(const struct rules_word *word, const char *shortened)
{
    char code[64], label[64];

    fold(word->code, code);
    fold(word->label, label);
    shorten(label);
    return strcmp(code, shortened) == 0 || strcmp(label, shortened) == 0;
}

bool degree_named(const char *text, const struct rules_word **out, struct err *err)
{
    const struct rules_word *word = NULL, *near = NULL;
    char folded[64];
    size_t least = SIZE_MAX;

    fold(text, folded);
    shorten(folded);
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

/* Whether a row before this one, or the program's list, names the profile. */
static bool seen_before(const struct degree_rules *rules, size_t upto, const char *profile)
{
    if (rules_word_find("profile", profile))
        return true;
    for (size_t at = 0; at < upto; at++)
        if (text_same(degree_rule_at(rules, at)->profile, profile))
            return true;
    return false;
}

bool degree_profile_at(const struct degree_rules *rules, size_t at, struct degree_profile *out)
{
    const struct rules_word *word = NULL;
    const struct degree_rule *rule;

    while ((word = rules_word_next("profile", word)) != NULL) {
        if (at-- == 0) {
            *out = (struct degree_profile){word->code, word->label, false};
            return true;
        }
    }
    for (size_t r = 0; (rule = degree_rule_at(rules, r)) != NULL; r++) {
        if (rule->own && !seen_before(rules, r, rule->profile) && at-- == 0) {
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
