/* One error: a sentence for a person, "what is wrong; what would be right".
 *
 * Functions that can fail return bool (or NULL, or -1) and fill a `struct err` given as their last
 * parameter, which may be NULL where the caller does not want the words. The caller decides whether
 * and where the sentence is shown. Nothing below ui/ and src/cli/ prints.
 *
 * A format given here is translated here (base/tr.h): it needs no _(). */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/attr.h"
#include <stdbool.h>

struct err {
    char text[1024]; /* UTF-8, no full stop or newline at the end; cut between characters only */
};

/* Writes the sentence and returns false, so that `return err_set(err, ...)` says what it does. */
bool err_set(struct err *err, const char *format, ...) ATTR_PRINTF(2, 3);

/* Puts "prefix: " (a file's name, a line number) before what the error says. Returns false. */
bool err_prefix(struct err *err, const char *format, ...) ATTR_PRINTF(2, 3);

/* Adds errno's words and what would be right: "prefix: the disk is full; make room and try again".
 * Returns false. */
bool err_system(struct err *err, const char *format, ...) ATTR_PRINTF(2, 3);

#endif
