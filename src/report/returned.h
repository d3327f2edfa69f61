/* What a teacher looked at and gave back, and that waits for the student. */
#ifndef REPORT_RETURNED_H
#define REPORT_RETURNED_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* Reviews whose last verdict on their record is "returned", without those whose comment is
 * settled. Of the newest: who, what about, and what the comment says. */
struct returned {
    size_t count;
    char *by, *comment; /* owned; "" where there is none */
    char *kind;         /* owned: the record's, or "month" */
    int64_t record;     /* of a month the year and month, 202610 */
};
bool returned_read(struct book *book, int64_t student, struct returned *out, struct err *err);
void returned_clear(struct returned *returned);

#endif
