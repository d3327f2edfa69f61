/* Files that are built into the program: those of schema/ by their path from the repository's top
 * ("schema/0001_book.sql", "schema/rules/areas.csv"), the compiled translations as "po/es.mo".
 * Sorted by path. */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

struct embed_file {
    const char *path;
    const char *data; /* followed by a NUL that size does not count */
    size_t size;
};

extern const struct embed_file embed_files[];
extern const size_t embed_count;

const struct embed_file *embed_find(const char *path); /* NULL if there is none */

#endif
