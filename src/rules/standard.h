/* AFNR standards: codes and short titles in our own words. Codes mean other things in other
 * editions; these are the edition of 2015. */
#ifndef RULES_STANDARD_H
#define RULES_STANDARD_H

#include "base/buf.h"
#include "rules/rules.h"

enum rules_depth {
    RULES_FOUNDATION, /* CRP, CS: their own code */
    RULES_PATHWAY,    /* AS: a pathway's own code */
    RULES_STANDARD,   /* AS.02 */
    RULES_INDICATOR,  /* AS.02.01 */
};

struct rules_standard {
    const char *code; /* "AS.02.01", without the closing point of print */
    const char *pathway;
    const char *title;
    enum rules_depth depth;
    int edition;
    const char *source;
    enum rules_certainty certainty;
};

/* By code, in any case, with or without a closing point. NULL with a sentence that names the
 * nearest code above it. */
const struct rules_standard *rules_standard_find(const char *code, struct err *err);

/* In the order of the edition. */
const struct rules_standard *rules_standard_next(const struct rules_standard *after);
/* Only those whose code begins so, ignoring case. */
const struct rules_standard *rules_standard_next_like(const char *beginning,
                                                      const struct rules_standard *after);

/* Codes parted by spaces, told by their titles: "Animal care; Nutrition". What has no number and is
 * no standard is refused, as a word that was to find one; a code that is not known, such as a state's
 * own, is told to be kept as it is. */
bool rules_codes_tell(const char *codes, struct buf *out, struct err *err);

/* "Animal Systems" for "AS"; NULL if there is no such pathway. */
const char *rules_pathway_name(const char *code);

#endif
