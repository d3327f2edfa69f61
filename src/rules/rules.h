/* The rules of awards: what all parts of them share.
 *
 * The rules are data, files of schema/rules that are built into the program: areas (rules/area.h),
 * questions and boxes of the official form (rules/form.h), requirements (rules/requirement.h), AFNR
 * standards (rules/standard.h), activities, levels and plain-word help (rules/words.h). Each part
 * is read when first asked for and kept to the end, so what these functions return may be kept too,
 * and is never freed. A file that does not hold together ends the program: rules_check() is what
 * the tests call, and it says what is wrong and in which line.
 *
 * Lists are walked with a function that takes the one before (NULL for the first) and returns NULL
 * at the end:
 *
 *     const struct rules_question *question = NULL;
 *     while ((question = rules_question_next(RULES_OWNERSHIP, 2026, question)) != NULL)
 */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "base/err.h"
#include "rules/table.h"
#include <stdbool.h>

/* The forms of a proficiency application; a bit each, so that a row may name several. */
enum rules_type {
    RULES_OWNERSHIP = 1, /* the official form is named Entrepreneurship */
    RULES_PLACEMENT = 2,
    RULES_COMBINED = 4,
    RULES_RESEARCH = 8,
};
enum { RULES_ALL_TYPES = RULES_OWNERSHIP | RULES_PLACEMENT | RULES_COMBINED | RULES_RESEARCH };

/* "ownership" and the official "entrepreneurship", "placement", "combined", "research". */
bool rules_type_parse(const char *text, enum rules_type *out, struct err *err);
const char *rules_type_name(enum rules_type type);  /* "ownership": in the book and in files */
const char *rules_type_label(enum rules_type type); /* "Ownership": on screen and paper */

/* Award years for which a row holds; 0 is open at that end. Year 0 asks for any year. */
struct rules_span {
    int from, to;
};
bool rules_span_holds(struct rules_span span, int award_year);

/* How sure a row is. */
enum rules_certainty {
    RULES_READ = 'S',     /* read in the source that the row names */
    RULES_DERIVED = 'D',  /* worked out from what was read */
    RULES_RECALLED = 'R', /* general knowledge, not checked */
};

/* True where the forms of that award year are known here; else the error says since when. */
bool rules_year_check(int award_year, struct err *err);

/* Reads every file afresh from `source` (embed_find for the program's own) and checks that all
 * holds together; nothing is kept. */
bool rules_check(rules_source *source, struct err *err);

#endif
