/* Crews: a shared enterprise, kept as a share for each member's project (kind `share`). An entry
 * for the whole crew becomes a row for each member, in the members' order, which is that in which
 * their shares were entered. */
#ifndef KINDS_CREW_H
#define KINDS_CREW_H

#include "base/date.h"
#include "base/err.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* Parts `amount` (0 or more) by largest remainder: out[] adds up to it exactly, nobody is a unit or
 * more away from the exact share, and of equal remainders the earlier member gets the unit. Every
 * part is above 0, all together at most 10^9; amount is at most 10^10. */
void crew_split(int64_t amount, const int64_t parts[], size_t count, int64_t out[]);

struct crew_member {
    int64_t student, project, parts;
};

/* Start with {0}; clear it. */
struct crew {
    char *name;                  /* owned */
    struct crew_member *members; /* owned */
    size_t count;
};
void crew_clear(struct crew *crew);

/* The crew by its name, with who has a share on that day. Fails where nobody has. */
bool crew_named(struct book *book, const char *name, struct date day, struct crew *out,
                struct err *err);
/* The crew that a project has a share of on that day. Fails where it has none, or of several. */
bool crew_of_project(struct book *book, int64_t project, struct date day, struct crew *out,
                     struct err *err);

/* Whoever enters something for a crew enters it for all: a teacher, or whoever holds the book. Where a
 * student does it, the rows of the other members are to wait until they accept: what crew_row() makes
 * for another student than the one who enters is what will wait. */

/* Member `at`'s row of an entry that is the whole crew's: money, or a lasting item. Amounts are
 * that member's share, `whole` is the whole. *none: the share comes to nothing, there is no row.
 * `out` is started here; clear it in any case. What only one member can have (a loan) is refused.
 */
bool crew_row(const struct crew *crew, size_t at, const struct record *entry, struct record *out,
              bool *none, struct err *err);

/* Enters every member's row as one change. ids[] has room for crew->count; those without a row have
 * 0. `what` (may be NULL) gets the sentence, owned by the caller. */
bool crew_enter(struct book *book, const struct crew *crew, const struct record *entry,
                int64_t ids[], char **what, struct err *err);
/* The same inside a change that is open; adds the first member's row to `told`. */
bool crew_insert(struct book *book, const struct crew *crew, const struct record *entry,
                 int64_t ids[], struct buf *told, struct err *err);

/* Whether the project had several owners on that day: a crew, or less than all of it owned. */
bool crew_is_shared(struct book *book, int64_t project, struct date day);
/* The part of a project that its student owned in a year: hundredths of a percent. */
bool crew_owned(struct book *book, int64_t project, int year, int64_t *owned, struct err *err);

#endif
