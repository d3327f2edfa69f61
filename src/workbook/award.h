/* The proficiency award workbook: the record of evidence behind one application, as an Excel file.
 *
 * It is always written, with what is not met on a sheet of its own. The same book gives the same
 * bytes. The file appears whole or not at all: an older one at the same path is replaced only when
 * the new one is complete and on the disk. */
#ifndef WORKBOOK_AWARD_H
#define WORKBOOK_AWARD_H

#include "award/scope.h"
#include "base/err.h"
#include "workbook/progress.h"
#include <stddef.h>
#include <stdint.h>

struct book;

struct award_outcome {
    size_t met, missing, attest; /* requirements: met, not met, to be said by a person */
    size_t sheets;
    int64_t cells; /* written, formulas among them */
};

/* Reads the book and writes request->path. `out` may be NULL. */
bool award_write(struct book *book, const struct award_request *request, wb_progress *progress,
                 void *context, struct award_outcome *out, struct err *err);

#endif
