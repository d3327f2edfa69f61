/* What tests of schema/rules share: each row of one of its files, and each type of application. */
#ifndef SUPPORT_RULETABLE_H
#define SUPPORT_RULETABLE_H

#include "rules/table.h"
#include "rules/rules.h"
#include <stddef.h>

extern const enum rules_type ruletable_types[4];

/* Calls `check` with each row of a file; the test fails where the file is no such table, or empty.
 * `columns` are the names of all its columns in their order, NULL at the end. */
void ruletable_each(const char *file, const char *const *columns,
                    void (*check)(const struct rules_table *table, size_t row));

#endif
