/* What could be meant while somebody types into a field: records to refer to, choices, words from
 * the rules (areas, standards), and what was written in the same place before. */
#ifndef KINDS_SUGGEST_H
#define KINDS_SUGGEST_H

#include "kinds/kind.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>

struct book;

/* `value` is what the field would hold (for a reference "#" and the id), `label` what a person
 * reads, `detail` more about it or NULL. False stops. */
typedef bool suggest_row(void *context, const char *value, const char *label, const char *detail);

/* Best first, at most `most`. `record` is as far as it is filled in. References keep to `student`, or
 * to the record's own where that is 0. */
void suggest_values(struct book *book, const struct record *record, size_t field, int64_t student,
                    const char *typed, size_t most, suggest_row *row, void *context);

#endif
