/* Maps of an import, kept in the book by name: which column of theirs is which field, which of their
 * words is which of ours, and what holds for every row. A state's spreadsheet or another program's
 * export looks the same every time. */
#ifndef EXCHANGE_MAPS_H
#define EXCHANGE_MAPS_H

#include "base/err.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stddef.h>

struct book;

/* Texts as on the command line: start with {0}; clear it. */
struct import_maps {
    char *name, *kind; /* owned; of a map that was read from the book */
    char **maps;       /* "THEIRS=OURS", "FIELD:THEIRS=OURS" */
    size_t map_count;
    size_t kept; /* the first ones were kept in the book: the file need not have their columns */
    char **sets; /* "FIELD=VALUE" */
    size_t set_count;
};
void import_maps_clear(struct import_maps *maps);
void import_maps_add(struct import_maps *maps, const char *map); /* copies */
void import_maps_set(struct import_maps *maps, const char *set);

/* Adds what is kept under a name, in front of what is there. Fails where there is none (offering the
 * nearest), or where it is of another kind. */
bool import_maps_use(struct book *book, const char *name, const struct kind *kind,
                     struct import_maps *maps, struct err *err);
/* Inside a change. A name is a few words; what was kept under it before is replaced. */
bool import_maps_keep(struct book *book, const char *name, const struct kind *kind,
                      const struct import_maps *maps, struct err *err);

/* All that are kept, by name. False from `each` stops, as a failure. */
bool import_maps_each(struct book *book,
                      bool (*each)(void *context, const struct import_maps *maps, struct err *err),
                      void *context, struct err *err);
/* One change of its own. */
bool import_maps_forget(struct book *book, const char *name, struct err *err);

#endif
