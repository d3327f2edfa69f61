/* Conditions over named measures, as the rules write them:
 *
 *     record_years >= 2
 *     3.56*hours + earned_and_invested >= 10000
 *     earned_and_invested/1000 + hours/300 >= 1
 *     any(hours >= 100, all(earned >= 500, skills >= 5))
 *
 * A comparison has a sum of measures on its left, each with a decimal factor or over a decimal
 * divisor, and a decimal on its right; the signs are >= <= > < =. Sums are compared exactly: what the book keeps in cents and
 * minutes enters as the fraction of a dollar or an hour that it is. A measure that is not known
 * makes its comparison unknown, and with it the whole where that decides. */
#ifndef RULES_CONDITION_H
#define RULES_CONDITION_H

#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a measure is kept, and so how many of that make one of what conditions speak of. */
enum condition_unit {
    CONDITION_COUNT,
    CONDITION_MONEY,    /* cents; conditions speak of dollars */
    CONDITION_HOURS,    /* minutes; hours */
    CONDITION_QUANTITY, /* thousandths; ones */
    CONDITION_PERCENT,  /* hundredths; percent */
    CONDITION_YES,      /* 0 or 1 */
    CONDITION_ATTEST,   /* 0 or 1: a person says so */
    CONDITION_POINTS,   /* of sums only: hundredths */
};

struct condition_measure {
    const char *name; /* "record_years" */
    enum condition_unit unit;
    const char *one, *many; /* as a person reads it: "calendar year", "calendar years" */
    const char *meaning;    /* what exactly is measured */
};

enum condition_state { CONDITION_NOT_MET, CONDITION_MET, CONDITION_UNKNOWN };

/* Gives a measure as it is kept; false if it is not known. */
typedef bool condition_value(void *context, const struct condition_measure *measure, int64_t *out);

struct condition;

/* The measures must live as long as the condition. NULL on failure; the error shows the place. */
struct condition *condition_parse(const char *text, const struct condition_measure *measures,
                                  size_t measure_count, struct err *err);
void condition_free(struct condition *condition);

enum condition_state condition_check(const struct condition *condition, condition_value *value,
                                     void *context);
/* The same of figures that are finer than the book keeps them: `value` gives each times `parts`. */
enum condition_state condition_check_parts(const struct condition *condition,
                                           condition_value *value, void *context, int64_t parts);

enum condition_sign { CONDITION_GE, CONDITION_LE, CONDITION_GT, CONDITION_LT, CONDITION_EQ };

/* How much of it is done, 0 to 100, and 100 only where it is met: of ways that are each enough, of
 * the one that is nearest; of parts that are all needed, their mean. */
int condition_done(const struct condition *condition, condition_value *value, void *context);

/* One comparison with its figures. */
struct condition_part {
    const struct condition_measure *measure; /* NULL: a sum of several, or one with a factor */
    enum condition_unit unit;                /* the measure's, or CONDITION_POINTS */
    enum condition_sign sign;
    enum condition_state state;
    int64_t have, need; /* in the unit; a sum's `have` is rounded down, its `need` up */
};

/* What of one measure would be enough, everything else left as it is. */
struct condition_way {
    const struct condition_measure *measure;
    int64_t more; /* above 0, as the measure is kept */
};
/* The ways to meet a condition that is not met, by the least of each measure that does, in the
 * order of the condition. Returns how many there are, at most `most`; 0 where it is met, where
 * something is not known, and where it takes more than one measure. What is answered by yes is no
 * way. */
size_t condition_ways(const struct condition *condition, condition_value *value, void *context,
                      struct condition_way *out, size_t most);

/* Measure number `at` in the order of the condition, each once; NULL at the end. */
const struct condition_measure *condition_measure_at(const struct condition *condition, size_t at);

/* True if one of its comparisons, or groups of them, is enough. */
bool condition_is_any(const struct condition *condition);

/* The comparisons from left to right. */
size_t condition_part_count(const struct condition *condition);
struct condition_part condition_part(const struct condition *condition, size_t at,
                                     condition_value *value, void *context);

/* In words, groups and all: what is asked ("$1,000 earned or 300 hours"), what of it is still
 * missing ("$90 more earned or 27 more hours"; nothing where only yes and no are), and so for a
 * single figure ("27 more hours", "$90 more earned"). They add to `out`. */
void condition_say_need(const struct condition *condition, struct buf *out);
void condition_say_missing(const struct condition *condition, condition_value *value,
                           void *context, struct buf *out);
/* "$500 earned", "150 hours"; a yes by its name alone. */
void condition_say_figure(const struct condition_measure *measure, int64_t figure,
                          struct buf *out);
void condition_say_more(const struct condition_measure *measure, int64_t more, struct buf *out);

/* A figure as a person reads it: "3", "1,250.00", "62.00", "yes". Returns out, or a constant. */
const char *condition_figure(enum condition_unit unit, int64_t figure,
                             char out[static NUM_TEXT_SIZE]);

#endif
