/* Reading the cells that many files of schema/rules share. For the parts of src/rules only.
 *
 * The readers return false with a sentence that names the cell, but not yet the line: the caller
 * adds that with rules_row_error(). */
#ifndef RULES_ROW_H
#define RULES_ROW_H

#include "base/attr.h"
#include "rules/rules.h"
#include "rules/table.h"

bool rules_row_year(const char *text, int *out, struct err *err); /* "" gives 0 */
bool rules_row_span(const char *from, const char *to, struct rules_span *out, struct err *err);
bool rules_row_types(const char *text, unsigned *out, struct err *err); /* "all" or names */
bool rules_row_certainty(const char *text, enum rules_certainty *out, struct err *err);
bool rules_row_yes(const char *text, bool *out, struct err *err);
bool rules_row_number(const char *text, int most, int *out, struct err *err); /* "" gives 0 */
/* The place of `text` among `names`, which ends with NULL. `what` says what it should be. */
bool rules_row_choice(const char *text, const char *const *names, const char *what, int *out,
                      struct err *err);
/* Not empty. */
bool rules_row_given(const char *text, const char *what, struct err *err);

/* The built-in files do not hold together: a fault of the program, which its tests find. */
ATTR_NORETURN void rules_broken(void);

/* One part's check, for rules_check(). */
bool rules_area_check(rules_source *source, struct err *err);
bool rules_degrees_check(rules_source *source, struct err *err);
bool rules_form_check(rules_source *source, struct err *err);
bool rules_hint_check(rules_source *source, struct err *err);
bool rules_requirements_check(rules_source *source, struct err *err);
bool rules_standard_check(rules_source *source, struct err *err);
bool rules_theirs_check(rules_source *source, struct err *err);
bool rules_words_check(rules_source *source, struct err *err);

#endif
