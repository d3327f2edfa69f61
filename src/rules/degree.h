/* What degrees and Stars ask for, by degree, profile and award year: schema/rules/degrees.csv and
 * profiles.csv, and before them what a book has of its own.
 *
 *     struct degree_list list;
 *     degree_rules_list(rules, (struct degree_ask){"state", "OK", 2027}, &list);
 *     for (size_t i = 0; i < list.count; i++)
 *         degree_rule_find_out(list.rules[i], value, context, &finding);
 *
 * The award year is that of the application: its money and hours end on 31 December before. Who
 * asks on a day D without naming a year means degree_award_year(D). */
#ifndef RULES_DEGREE_H
#define RULES_DEGREE_H

#include "base/buf.h"
#include "base/date.h"
#include "rules/condition.h"
#include "rules/requirement.h"
#include "rules/rules.h"
#include "rules/words.h"

struct degree_rules;

/* ---- the rules ---------------------------------------------------------------------------------
 */

/* The program's own; never freed. */
const struct degree_rules *degree_rules_builtin(void);

/* A file of a book's own: its name, for errors and for "source", and its text. */
struct degree_text {
    const char *name, *data;
    size_t size;
};
/* The program's own with these in front. The texts are not kept. NULL where one does not hold; the
 * error names file and line. */
struct degree_rules *degree_rules_with(const struct degree_text *texts, size_t count,
                                       struct err *err);
void degree_rules_free(struct degree_rules *rules); /* accepts NULL */

/* What is wrong with a text: the first few, each with its line. */
enum { DEGREE_FAULTS_TOLD = 10 };
struct degree_faults {
    size_t count, told;
    struct err list[DEGREE_FAULTS_TOLD];
};
/* Whether it holds in front of the program's own rules. Start with {0}. */
bool degree_text_check(const struct degree_text *text, struct degree_faults *out);

struct degree_rule {
    const char *id;        /* "money", "service": the same in every profile */
    const char *degree;    /* "state", "star_state": a word of the list "degree" in vocab.csv */
    const char *text;      /* the requirement in words */
    const struct condition *condition;
    const char *formula;   /* the condition as it is written */
    const char *advice;    /* what to do where it is not met, a sentence, or "" */
    const char *note;      /* what is uncertain about it, or "" */
    const char *profile;   /* whose row it is: "national" also where a state has none of its own */
    struct rules_span span;
    const char *replaces;  /* other ids of the national rules that it stands for, between spaces */
    const char *see;       /* "state money": the rule that stands here, and then no condition; or "" */
    const char *source;
    enum rules_certainty certainty;
    bool own;              /* of the book */
    size_t line;           /* of its file */
};

/* What is asked: names as degree_named() and degree_profile_named() give them; year 0: any. */
struct degree_ask {
    const char *degree, *profile;
    int award_year;
};

enum { DEGREE_RULES_MOST = 64 };
struct degree_list {
    const struct degree_rule *rules[DEGREE_RULES_MOST];
    size_t count;
};
/* In the order to show them. A row of the profile stands for the national one of its id and for
 * those it replaces, a row of the book for the program's. The money of a Star is the rule of its
 * degree itself. */
void degree_rules_list(const struct degree_rules *rules, struct degree_ask ask,
                       struct degree_list *out);

/* Award year of an application whose records end on that day or after it: the next one. */
int degree_award_year(struct date day);

/* Every row, whatever it is for, the program's first: to list and to check. NULL at the end. */
const struct degree_rule *degree_rule_at(const struct degree_rules *rules, size_t at);

/* "chapter", "Chapter FFA Degree", "chapter degree", "star farmer" ...: the degree by its name or
 * label, ignoring case; the error offers the near ones. */
bool degree_named(const char *text, const struct rules_word **out, struct err *err);
/* The degrees in their order: word lists are walked with rules_word_next("degree", after). */

/* ---- profiles ----------------------------------------------------------------------------------
 */

struct degree_profile {
    const char *name;  /* "national", "OK", or as the book's own file has it */
    const char *label; /* "Oklahoma" */
    bool own;          /* of the book alone */
};
/* Number `at`, national first; false at the end. */
bool degree_profile_at(const struct degree_rules *rules, size_t at, struct degree_profile *out);
/* By name or label, ignoring case. False, with the near ones, where no rules are known for it: then
 * the national ones hold. */
bool degree_profile_named(const struct degree_rules *rules, const char *text,
                          struct degree_profile *out, struct err *err);

/* How a profile counts:
 *
 *     hours          exclude_invested | unpaid_only | all   which hours may count
 *     class_time     out | in                               whether class time does
 *     earned         net | gross
 *     invested       equity_and_education | equity_change | point_in_time
 *     service        cumulative | additional                hours of earlier degrees again, or not
 *     activities     once | level                           one event at several levels: one, or more
 *     figures_until  "12-31", or "" for the day asked about last day of money and hours
 *     counts_until   "04-01", or ""                          last day of activities and service
 */
struct degree_switch {
    const char *setting, *value;
    const char *profile; /* whose row it is */
    const char *degrees; /* for which alone, between spaces; "" for all */
    struct rules_span span;
    const char *source, *note;
    enum rules_certainty certainty;
    bool own;
};
/* Of a setting named above; never NULL. */
const struct degree_switch *degree_switch_find(const struct degree_rules *rules,
                                               struct degree_ask ask, const char *setting);
/* Every row; NULL at the end. */
const struct degree_switch *degree_switch_at(const struct degree_rules *rules, size_t at);

/* ---- measures ----------------------------------------------------------------------------------
 */

/* Those of degrees; pointers stay the same for every struct degree_rules. */
const struct condition_measure *degree_measure_next(const struct condition_measure *after);
const struct condition_measure *degree_measure_find(const char *name);

/* Fills those that follow from others where they are not known: earned_and_invested as the lesser
 * of the two, equity as invested, gross_ownership as gross less gross_placement, and gross as the
 * sum of both. `value` and `context` are the caller's. */
struct degree_derived {
    condition_value *value;
    void *context;
};
bool degree_derived_value(void *derived, const struct condition_measure *measure, int64_t *out);

/* ---- findings ----------------------------------------------------------------------------------
 */

enum { DEGREE_WAYS = 6 };

/* A rule against figures. An attested measure that is 0 waits for somebody's word: a rule that it
 * decides is RULES_ATTEST. */
struct degree_finding {
    enum rules_met met;
    /* One comparison of one measure: then figures as kept. `have` counts only where it is known. */
    const struct condition_measure *measure; /* NULL: several */
    int64_t have, need;
    bool known;
    struct buf measures; /* "hours"; "earned invested hours" */
    struct buf have_text; /* "12", "$500 earned and invested, 150 hours"; "not known" */
    struct buf need_text; /* "25", "$1,000 earned and invested, 300 hours or ..." */
    const char *unit;     /* "hours", "$"; "" where the texts name it */
    struct buf enough;    /* "$90 more earned or 27 more hours" of what is not met; no full stop */
    /* The same, each measure alone; none where it takes several. */
    struct condition_way ways[DEGREE_WAYS];
    size_t way_count;
};
/* Start with {0}; clear it afterwards. May be used again without clearing. */
void degree_rule_find_out(const struct degree_rule *rule, condition_value *value, void *context,
                          struct degree_finding *out);
void degree_finding_clear(struct degree_finding *finding);
/* Whether it is met alone, of figures that are finer than the book keeps them: `value` gives each
 * times `parts`. */
enum rules_met degree_rule_met(const struct degree_rule *rule, condition_value *value,
                               void *context, int64_t parts);

#endif
