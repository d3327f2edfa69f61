/* How the rules of degrees are held. For the parts of src/rules/degree only. */
#ifndef RULES_DEGREE_INSIDE_H
#define RULES_DEGREE_INSIDE_H

#include "rules/degree.h"
#include "rules/measures.h"

/* A file: rules, or switches, or both. */
struct degree_part {
    struct rules_table table;
    char *name; /* owned; NULL for the program's own */
    struct degree_rule *rules;
    struct condition **conditions; /* owned: those of the rules, in their order */
    size_t rule_count;
    struct degree_switch *switches;
    size_t switch_count;
};

/* The program's own parts come first. */
struct degree_rules {
    struct degree_part **parts; /* owned array */
    size_t part_count, shared;  /* the first `shared` parts belong to the program's own rules */
};

/* NULL on failure. Condition and words refer to `measures`, which must stay. */
struct degree_part *degree_part_rules(const struct rules_measures *measures, rules_source *source,
                                      struct err *err);
struct degree_part *degree_part_switches(rules_source *source, struct err *err);
/* With `faults` (may be NULL) every row is read, what is wrong goes there, and NULL is returned only
 * where the header is wrong. */
struct degree_part *degree_part_own(const struct rules_measures *measures,
                                    const struct degree_text *text, struct degree_faults *faults,
                                    struct err *err);
void degree_fault_add(struct degree_faults *faults, const struct err *err);
void degree_part_free(struct degree_part *part);

/* Whether two rows would answer the same question. */
bool degree_same_question(const struct degree_rule *a, const struct degree_rule *b);
bool degree_same_switch(const struct degree_switch *a, const struct degree_switch *b);
bool degree_is_national(const char *profile);
bool degree_words_hold(const char *words, const char *word); /* "a b c" holds "b" */

#endif
