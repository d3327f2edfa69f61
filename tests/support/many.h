/* Many random books, over several processes, so that one that crashes is known by its seed. */
#ifndef SUPPORT_MANY_H
#define SUPPORT_MANY_H

#include "base/buf.h"
#include <stdbool.h>
#include <stdint.h>

/* Whether all is well with the book of a seed; else what to tell. */
typedef bool many_look(uint64_t seed, struct buf *out);

/* Looks at PROPERTY_BOOKS books from seed PROPERTY_FIRST on (the environment says otherwise than
 * the defaults); the test fails at the end if one did. Of so many books it takes one in `share`. */
void many_books(const char *program, many_look *look, unsigned share);
/* One book; for main(). Tells what is wrong, and returns the status to end with. */
int many_alone(const char *seed, many_look *look);

#endif
