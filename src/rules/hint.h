/* Words of everyday use that point to a proficiency area: "gilt" to Swine Production. They propose;
 * only the definition of the area decides, and an advisor reads that. */
#ifndef RULES_HINT_H
#define RULES_HINT_H

#include "rules/area.h"
#include "rules/rules.h"

struct rules_hint {
    const struct rules_area *area;
    const char *word; /* "feeder pig": small letters, one word or several */
    bool anywhere;    /* it means the area wherever it stands; else only in what a project is called */
    const char *source;
    enum rules_certainty certainty;
};
const struct rules_hint *rules_hint_next(const struct rules_hint *after);

/* The next word of the text from *at on that points anywhere, and *at behind it; NULL if there is
 * none. Begin with *at = text. Whole words, their plural with s too, ignoring case; of several that
 * begin at one place the longest: "sweet corn" is no corn. */
const struct rules_hint *rules_hint_in(const char **at);

#endif
