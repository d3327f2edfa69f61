/* Libraries that most runs never call, loaded when they are first needed: linked the usual way,
 * those for pictures and workbooks alone cost ten times what the rest of starting does, in time and
 * in memory.
 *
 * A module that uses such a library keeps a table of the functions it calls (workbook/xlsx.h shows
 * how), so that its own code reads as if the library were linked. */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

struct late_function {
    const char *name;
    void *to; /* a pointer to the pointer that is set */
};

struct late {
    const char *file; /* as the dynamic loader knows it: "libgd.so.3" */
    const struct late_function *functions;
    size_t count;
    bool loaded;
};

/* Sets every function's pointer; does nothing the second time. No pointer may be followed before.
 */
bool late_load(struct late *late, struct err *err);

#endif
