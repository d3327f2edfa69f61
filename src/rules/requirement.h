/* What an award asks for: conditions over measures of the records, or what a person has to say. */
#ifndef RULES_REQUIREMENT_H
#define RULES_REQUIREMENT_H

#include "base/buf.h"
#include "rules/condition.h"
#include "rules/rules.h"

enum rules_class {
    RULES_ELIGIBLE, /* who may apply */
    RULES_COMPLETE, /* what the form asks for */
    RULES_REVIEW,   /* what a reviewer would send it back for */
};

struct rules_requirement {
    const char *id; /* "RECORDS_2" */
    enum rules_class class;
    const char *text;                  /* "Records in two calendar years" */
    const struct condition *condition; /* NULL: nothing in the book can tell, a person has to */
    const char *advice;                /* what to do where it is not met, a sentence, or "" */
    unsigned types;
    const char *profile; /* "national", or a state's code */
    struct rules_span span;
    const char *replaces; /* id of the national one that a state's stands for, or "" */
    const char *source;
    enum rules_certainty certainty;
};

/* The national ones and the profile's ("OR"; "national", NULL or one without rules of its own: only
 * the national ones), in the order to show them. */
const struct rules_requirement *rules_requirement_next(unsigned types, int award_year,
                                                       const char *profile,
                                                       const struct rules_requirement *after);

/* The measures of awards; those of degrees are in rules/degree.h. */
const struct condition_measure *rules_measure_next(const struct condition_measure *after);
const struct condition_measure *rules_measure_find(const char *name);

enum rules_met {
    RULES_NOT_MET,
    RULES_MET,
    RULES_UNKNOWN, /* a measure it needs is not known */
    RULES_ATTEST,  /* a person has to say so */
};

/* A requirement against somebody's records, in words: texts are "" where there is nothing to say.
 * One comparison gives bare figures and their unit; several name the unit with each figure. */
struct rules_finding {
    enum rules_met met;
    struct buf have; /* "1"; "$310.00, 62.00 hours"; "not known" */
    struct buf need; /* "2"; "at most 1"; "$500.00 or 100.00 hours" */
    const char
        *unit; /* "calendar years", "$"; "" where figures carry their own or are yes and no */
    struct buf
        enough; /* "1 more calendar year would be enough." and the advice; "" where it is met */
};

/* Start with {0}; clear it afterwards. May be used again without clearing. */
void rules_requirement_find_out(const struct rules_requirement *requirement, condition_value *value,
                                void *context, struct rules_finding *out);
void rules_finding_clear(struct rules_finding *finding);

#endif
