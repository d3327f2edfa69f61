/* Award workbooks are education records: each one that is written is a row of the log of what was
 * given out (kind `disclosure`), with whether the family agreed to it.
 *
 * Nothing is refused for want of consent: within the school the records may be used without it. The
 * row then says so, and that the workbook is not to leave the school. */
#ifndef AWARD_DISCLOSE_H
#define AWARD_DISCLOSE_H

#include "award/scope.h"
#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>

struct book;

struct award_giving {
    const char *given_to; /* who gets it; NULL: award judges, or without consent the school */
    bool agreed;          /* whoever writes it says that the family agreed */
};

/* The day of consent that the application has; year 0 where it has none. */
bool award_consent(struct book *book, const struct award_scope *scope, struct date *on,
                   struct err *err);

/* Adds the row, inside an open change. */
bool award_disclose_in(struct book *book, const struct award_scope *scope,
                       const struct award_giving *giving, struct err *err);
/* The same as one step, with its sentence (owned by the caller; `what` may be NULL). */
bool award_disclose(struct book *book, const struct award_request *request,
                    const struct award_giving *giving, char **what, struct err *err);

/* The same of a scope already read. */
bool award_disclose_scope(struct book *book, const struct award_scope *scope,
                          const struct award_giving *giving, char **what, struct err *err);

#endif
