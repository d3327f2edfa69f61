/* The proficiency award workbook: the record of evidence behind one application, as an Excel file.
 *
 * It is always written, with what is not met on a sheet of its own. The same book gives the same
 * bytes. The file appears whole or not at all: an older one at the same path is replaced only when
 * the new one is complete and on the disk. */
#ifndef WORKBOOK_AWARD_H
#define WORKBOOK_AWARD_H

#include "award/readiness.h"
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

/* What a workbook begins with, for who wants to look at it before there is one: whose it is and what
 * of it, and how near that is, in English as all of the workbook. Clear both, also after a failure. */
bool award_read_english(struct book *book, const struct award_request *request,
                        struct award_scope *scope, struct award_readiness *readiness,
                        struct err *err);
/* Writes it from these, which stay the caller's. */
struct award_read {
    const struct award_scope *scope;
    const struct award_readiness *readiness;
};
bool award_write_read(struct book *book, const struct award_request *request,
                      const struct award_read *read, wb_progress *progress, void *context,
                      struct award_outcome *out, struct err *err);

#endif
