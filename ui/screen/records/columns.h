/* Which fields a list of a kind shows, and in which order: the kind's own, or as the person chose,
 * which is kept in the settings as columns.KIND. */
#ifndef SCREEN_RECORDS_COLUMNS_H
#define SCREEN_RECORDS_COLUMNS_H

#include "kinds/kind.h"
#include "kit/app.h"
#include <stdbool.h>
#include <stddef.h>

enum { COLUMNS_MOST = 12 };

/* Fills up to COLUMNS_MOST numbers of fields; returns how many, at least one. */
size_t columns_of(const struct kind *kind, size_t fields[static COLUMNS_MOST]);
/* Asks; true when another choice was made. */
bool columns_edit(struct app *app, const struct kind *kind);

#endif
