/* What the requirements measure, asked of a book: the measures of schema/rules/measures.csv. */
#ifndef AWARD_MEASURE_H
#define AWARD_MEASURE_H

#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* In the measure's stored unit: cents, minutes, counts, 0 or 1. *known is false where the book does
 * not say. False with a sentence on failure, also for a measure that has no question here. */
bool award_measure(struct book *book, const struct award_scope *scope, const char *name,
                   int64_t *value, bool *known, struct err *err);

/* One of the records that make a measure what it is. */
struct award_behind {
    const char *kind; /* static */
    int64_t record;
    const char *text; /* what is to be said of it: valid during the call */
};
typedef bool award_behind_row(void *context, const struct award_behind *behind, struct err *err);

/* The records to look at where a measure is not what it should be; none for most measures. What is
 * counted by rows is counted by these. False from `row` stops it, as a failure. */
bool award_behind(struct book *book, const struct award_scope *scope, const char *name,
                  award_behind_row *row, void *context, struct err *err);

/* The names that have one, for the test that holds them against the rules; NULL past the end. */
const char *award_measure_name(size_t at);

#endif
