/* What other record books call things: headers of their files and words in them, to propose for an
 * import. A proposal is never taken without being asked for. */
#ifndef RULES_THEIRS_H
#define RULES_THEIRS_H

#include "rules/rules.h"

struct rules_their_word {
    const char *kind;  /* of record, "*" for every kind */
    const char *field; /* whose values it is one of; "yes": of all yes-or-no fields; "" for a header */
    const char *theirs, *ours;
    const char *source;
    enum rules_certainty certainty;
};
const struct rules_their_word *rules_their_word_next(const struct rules_their_word *after);

/* Ours for a header of theirs, or for a value of a field; NULL if none is known. Case, spaces and
 * punctuation make no difference; what is said of the kind itself goes before what is said of all. */
const char *rules_their_header(const char *kind, const char *theirs);
const char *rules_their_value(const char *kind, const char *field, const char *theirs);

#endif
