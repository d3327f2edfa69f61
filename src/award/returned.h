/* What a reviewer would send an application back for, one by one: every requirement that is not met,
 * with the records it is about and what to do. It is made of the readiness list and of what stands
 * behind its measures; nothing is looked for a second time. Of
 * very many records alike the first are told, and how many more there are. */
#ifndef AWARD_RETURNED_H
#define AWARD_RETURNED_H

#include "award/readiness.h"
#include "award/scope.h"
#include "base/err.h"
#include "degree/progress.h"
#include <stddef.h>
#include <stdint.h>

struct book;

struct award_reason {
    char *id;         /* the requirement's */
    char *text;       /* what is wrong */
    char *todo;       /* what to do */
    char *source;     /* where it is required, and how sure that is */
    const char *kind; /* the record to look at; static; NULL: the application as a whole */
    int64_t record;
    enum award_class class;
};

struct award_returned {
    struct award_reason *list; /* in the order of the rules */
    size_t count;
};

/* `readiness` is the one of this scope. Clear it afterwards, also after a failure. */
bool award_returned_of(struct book *book, const struct award_scope *scope,
                       const struct award_readiness *readiness, struct award_returned *out,
                       struct err *err);
bool award_returned_read(struct book *book, const struct award_request *request,
                         struct award_returned *out, struct err *err);
/* Of a degree or a Star: its rules that are not met, and where it has a rule of money what speaks
 * against the records behind it. */
bool award_returned_of_degree(struct book *book, int64_t student,
                              const struct degree_query *query, struct award_returned *out,
                              struct err *err);
bool award_degree_has_money(const struct degree_progress *progress);
/* "Five activities above the chapter: 2 of 5 activities above chapter"; owned by the caller. */
char *award_unmet_text(const struct degree_line *line);
void award_returned_clear(struct award_returned *returned);

#endif
