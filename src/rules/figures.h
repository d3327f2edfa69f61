/* Figures for the measures of degrees that somebody types: "earned=10,000,hours=12:30,creed=yes". */
#ifndef RULES_FIGURES_H
#define RULES_FIGURES_H

#include "rules/degree.h"

enum { DEGREE_MEASURES_MOST = 160 };

struct degree_figures {
    bool given[DEGREE_MEASURES_MOST]; /* in the order of degree_measure_next() */
    int64_t values[DEGREE_MEASURES_MOST];
    int32_t rest[DEGREE_MEASURES_MOST]; /* of hours, what is over the minute: DEGREE_PARTS make one */
};
/* A millionth of an hour is three of them. */
enum { DEGREE_PARTS = 50000 };

/* Adds what the text gives, NAME=VALUE after NAME=VALUE with commas, semicolons or spaces between.
 * Money in dollars, hours as hours (1.5, 1:30), yes and no or 1 and 0. Start with {0}. The error
 * names the near measures, or what the value should look like. */
bool degree_figures_add(struct degree_figures *figures, const char *text, struct err *err);

/* What was given, as a condition_value; false for the others. */
bool degree_figures_value(void *figures, const struct condition_measure *measure, int64_t *out);
/* The same with 0 for the others, but for those that follow from what was given. */
bool degree_figures_or_zero(void *figures, const struct condition_measure *measure, int64_t *out);
/* degree_rule_find_out() with the latter; what was typed more finely than a minute decides as it
 * was typed. */
void degree_figures_find_out(struct degree_figures *figures, const struct degree_rule *rule,
                             struct degree_finding *out);

#endif
