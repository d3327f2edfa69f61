/* The measures of somebody's records that rules speak of, as schema/rules/measures.csv names them.
 * For the parts of src/rules only. */
#ifndef RULES_MEASURES_H
#define RULES_MEASURES_H

#include "rules/condition.h"
#include "rules/rules.h"

/* Awards and degrees have measures of their own: "hours" of an award are those of the chosen
 * projects, "hours" of a degree all that may count. */
struct rules_measures {
    struct rules_table table;
    struct condition_measure *list; /* owned */
    size_t count;
};

/* Those of "award" or "degree". Start with {0}; clear it afterwards, also after a failure. */
bool rules_measures_read(struct rules_measures *out, rules_source *source, const char *of,
                         struct err *err);
void rules_measures_clear(struct rules_measures *measures);

/* NULL at the end, and where there is none of the name. */
const struct condition_measure *rules_measures_next(const struct rules_measures *measures,
                                                    const struct condition_measure *after);
const struct condition_measure *rules_measures_find(const struct rules_measures *measures,
                                                    const char *name);

#endif
