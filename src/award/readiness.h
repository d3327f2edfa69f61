/* How near a student is to one proficiency application: each requirement of the rules with what is
 * there, what is needed, and what would be enough. The measures come from the views; the
 * requirements are rows of schema/rules. */
#ifndef AWARD_READINESS_H
#define AWARD_READINESS_H

#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

struct book;

enum award_met {
    AWARD_MISSING, /* not met yet */
    AWARD_MET,
    AWARD_ATTEST,  /* nothing in the book can tell: a person has to say so */
    AWARD_UNKNOWN, /* something that would tell is not in the book */
};

enum award_class {
    AWARD_ELIGIBLE, /* who may apply */
    AWARD_COMPLETE, /* what the form asks for */
    AWARD_REVIEW,   /* what a reviewer would send it back for */
};

struct award_line {
    char *id;     /* the requirement's, stable */
    char *text;   /* what is required, in words */
    char *have;   /* as a person reads it: "1", "62.00", "yes" */
    char *need;   /* "2", "50.00"; "" where there is no number */
    char *unit;   /* "calendar years", "hours", "$", "" */
    char *enough; /* what would be enough, as a sentence; "" where it is met */
    const char *measure; /* what it measures, of schema/rules/measures.csv; "": several, or none */
    char *source; /* where the requirement is written down, and how sure that is */
    enum award_class class;
    enum award_met met;
};

struct award_readiness {
    struct award_line *lines; /* in the order of the rules */
    size_t count;
    size_t met, missing, attest; /* what is unknown counts among attest */
    bool qualifies;              /* nothing of AWARD_ELIGIBLE is missing */
};

/* Clear it afterwards, also after a failure. */
bool award_readiness(struct book *book, const struct award_request *request,
                     struct award_readiness *out, struct err *err);
/* The same for a scope already read. */
bool award_readiness_of(struct book *book, const struct award_scope *scope,
                        struct award_readiness *out, struct err *err);
/* What reviewers of a degree look at in the records behind it: plans, opening and closing inventory, trades,
 * what there was as records began, records to 31 December, hours under duties. The scope is one of
 * award_scope_of_degree(). */
bool award_review_of_degree(struct book *book, const struct award_scope *scope,
                            struct award_readiness *out, struct err *err);
void award_readiness_clear(struct award_readiness *readiness);

#endif
