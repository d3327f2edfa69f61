/* Export: records of a kind as CSV that can be imported again, or the whole book as a folder.
 *
 * Every row carries its `id`. References are names where these are unique, else "#ID". Photos are
 * written as files into a folder beside the CSV (photo.csv: photo-files/). */
#ifndef EXCHANGE_EXPORT_H
#define EXCHANGE_EXPORT_H

#include "base/err.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stdint.h>

struct book;

/* `path` NULL or "-" is standard output (not for photos). `student` 0: everybody's. The file
 * appears whole or not at all; *rows (may be NULL) counts them. */
bool export_kind(struct book *book, const struct kind *kind, int64_t student, const char *path,
                 uint64_t *rows, struct err *err);

/* One CSV for every kind, and ORDER, which names them in the order in which they can be imported.
 * `folder` is made if it is not there; files of these names are replaced once all are written. */
bool export_all(struct book *book, const char *folder, uint64_t *rows, struct err *err);

#endif
