/* A look at a written workbook before it takes its place.
 *
 * libxlsxwriter writes every part to a temporary file and then packs that; it does not look whether
 * the disk under the temporary files was full. What comes out then is an archive in good order with
 * parts that end in the middle of a tag, which no program opens. */
#ifndef WORKBOOK_ARCHIVE_H
#define WORKBOOK_ARCHIVE_H

#include "base/err.h"
#include <stdbool.h>

/* True if every XML part of the archive ends with the end of its root. */
bool archive_is_whole(const char *path, struct err *err);

#endif
