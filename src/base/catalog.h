/* A catalog of translations: a .mo file as msgfmt writes it, lying in memory.
 *
 * The format is GNU gettext's: two tables of lengths and offsets, originals sorted by byte and
 * their translations, in the byte order of the machine that wrote it. It is read where it lies and
 * nothing is copied, so a catalog costs nothing until it is asked. */
#ifndef BASE_CATALOG_H
#define BASE_CATALOG_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which form of a plural a number takes, of those that languages built in so far need. */
enum catalog_plural {
    CATALOG_ONE_OR_MORE, /* n != 1: 1 hora, 0 horas, 2 horas */
    CATALOG_UP_TO_ONE,   /* n > 1: 0 heure, 1 heure, 2 heures */
    CATALOG_ALIKE,       /* 0: one form for every number */
};

struct catalog {
    const unsigned char *data;
    size_t size;
    bool swapped; /* written in the other byte order */
    uint32_t count;
    uint32_t originals, translations; /* where the tables begin */
    enum catalog_plural plural;
};

/* `data` is borrowed and must stay. False where it is no .mo file, where it is damaged, or where
 * its rule for plurals is none of the above. */
bool catalog_open(struct catalog *catalog, const void *data, size_t size, struct err *err);

/* The translation of `text` in its context (or NULL); NULL if there is none. */
const char *catalog_find(const struct catalog *catalog, const char *context, const char *text);
/* The same for a number: `one` is the original's singular. */
const char *catalog_find_count(const struct catalog *catalog, const char *one, int64_t number);

#endif
