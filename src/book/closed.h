/* The lock of closed years. A student's year is closed by a row of `closing` that has not been
 * reopened; what is dated up to the end of it is then changed only with a reason.
 *
 * It is looked at where every change ends, whoever makes it and however: a form, a command, an
 * import, an undo. What counts is which rows the change touched and the days they post on, so
 * paying this year what was bought in a closed one is no correction of that. A correction carries
 * through later years by itself, so a year before a closed one is locked with it. */
#ifndef BOOK_CLOSED_H
#define BOOK_CLOSED_H

#include "base/err.h"
#include "book/batch.h"
#include "book/book.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct closed {
    int students;        /* whose closed years were touched; 0: nobody's, 2: several students' */
    int64_t student;     /* the first of them, */
    int year;            /* the earliest year of theirs that was touched, */
    int through;         /* and the last one that is closed */
    const char *by_rule; /* not a record but a rule by which years are reckoned: the clause that
                            says so; static, or NULL */
};

/* Whether any year is closed at all: asked when a change begins. */
bool closed_any(struct book *book);

/* What a change touched of closed years: its changeset, or the rows it added. */
bool closed_look(struct book *book, const void *changeset, size_t nbytes, const struct batch *batch,
                 struct closed *out, struct err *err);

/* "2025 is closed for Ortiz, Maya (2026-01-12, Ms. Hale); ..." Returns false. */
bool closed_refuse(struct book *book, const struct closed *closed, struct err *err);

#endif
