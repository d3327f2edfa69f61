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

/* The names that have one, for the test that holds them against the rules; NULL past the end. */
const char *award_measure_name(size_t at);

#endif
