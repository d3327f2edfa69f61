/* The end of a year, step by step: what is to be done before a student's year is closed, closing
 * it, and opening it again.
 *
 * A year is closed when nothing of it is missing, or when somebody says that it is to be closed as
 * it is. Nothing is kept of how far one has come: each step is done when the records say so, so
 * that one may stop at any time and come back. */
#ifndef YEAR_YEAR_H
#define YEAR_YEAR_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum year_part {
    YEAR_RECORDS,
    YEAR_COUNT,
    YEAR_VALUE,
    YEAR_SHARE,
    YEAR_SCOPE,
    YEAR_REVIEW,
    YEAR_PARTS
};

struct year_part_words {
    const char *name;  /* for commands: "count" */
    const char *label; /* "Count what is on hand" */
    const char *why;   /* a sentence or two: what to do, and why */
    const char *none;  /* what is said where there is nothing to do */
};
const struct year_part_words *year_part_words(enum year_part part);

/* One thing to do, or done. */
struct year_item {
    enum year_part part;
    bool needed; /* the year is not ready without it; else it is offered */
    bool done;
    const char *kind; /* the record that does it: its kind, */
    int64_t record;   /* the one there is, 0: a new one, */
    int64_t project;  /* and what it is about; 0: none */
    int64_t asset;
    char *what; /* "Market hogs, Market swine"; owned, as are the texts below */
    char *told; /* "3 head on 31 Dec 2024, 1 sold since: 2 head expected" */
    /* What a count begins with. */
    char *item, *unit;
    int64_t quantity, value; /* thousandths; cents */
};

struct year {
    int64_t student;
    int number;                         /* the year */
    struct date last;                   /* its last day */
    bool over;                          /* it can be closed: that day has come */
    int through;                        /* the last closed year; 0: none is */
    char *closed_by;                    /* of this year, or NULL; owned */
    struct date closed_on, reopened_on; /* the latest; year 0: never */
    bool at_market;          /* counts are at market price, by the chapter's basis; else at cost */
    struct year_item *items; /* in the order of the parts */
    size_t count;
};

/* How things stand. Clear it in any case. */
bool year_read(struct book *book, int64_t student, int number, struct year *out, struct err *err);
void year_clear(struct year *year);

/* Needed and not done; `part` YEAR_PARTS: of all parts. */
size_t year_missing(const struct year *year, enum year_part part);
bool year_is_closed(const struct year *year);

/* The year somebody would work on: the last one that is over, or, where that is closed, this one.
 */
bool year_next(struct book *book, int64_t student, int *number, struct err *err);

/* Closes the year, and those before it that are still open, as one step. Refuses a year that is not
 * over or, unless `anyway`, of which something is missing. `what` (may be NULL): the sentence,
 * owned by the caller. */
bool year_close(struct book *book, int64_t student, int number, bool anyway, char **what,
                struct err *err);
/* The same for all active students (of one course: its id, 0: of all) as one step; those of whom
 * something is missing are left out and told, with how many things it is. */
bool year_close_all(struct book *book, int64_t course, int number,
                    void (*left_out)(void *context, int64_t student, size_t missing), void *context,
                    char **what, struct err *err);
/* Opens it again, and those after it, which stand on it. */
bool year_reopen(struct book *book, int64_t student, int number, const char *reason, char **what,
                 struct err *err);

/* ---- shares of a lasting item (asset_use) --------------------------------------------------- */

struct year_share {
    int64_t project;
    char *title;    /* owned */
    int64_t share;  /* hundredths of a percent */
    int64_t record; /* the row there is; 0: none */
};
struct year_shares {
    struct year_share *shares; /* every project of the student that ran that year */
    size_t count;
    bool told;    /* shares of this year have been said */
    bool carried; /* they have not; these are last year's */
};
bool year_shares_read(struct book *book, int64_t asset, int number, struct year_shares *out,
                      struct err *err);
void year_shares_clear(struct year_shares *shares);
/* Writes them as one step; a share of 0 has no row. */
bool year_shares_save(struct book *book, int64_t asset, int number,
                      const struct year_shares *shares, char **what, struct err *err);

/* ---- counting ------------------------------------------------------------------------------- */

struct record;
struct summary_stock;
/* How a count that is to be entered differs from what was there: "2 head fewer and $320.00 less
 * than on 31 Dec 2025; 1 head was expected". */
void year_count_words(struct book *book, const struct record *count, struct buf *out);
/* What the value of a count is, by the chapter's inventory_basis; static. */
const char *year_basis_words(bool at_market);
/* What a count of so much would be worth at the price of the last one; in cents. */
int64_t year_count_value(const struct summary_stock *stock);

/* ---- the closing sheet ---------------------------------------------------------------------- */

struct year_line {
    bool heading;
    char *label, *amount; /* owned; as people read it */
};
struct year_sheet {
    struct year_line *lines;
    size_t count;
};
/* The statements of the year on one page: income by project, placements, what moved the net worth,
 * and the balance sheet of its last day. Lines that are nothing are left out. */
bool year_sheet_read(struct book *book, int64_t student, int number, struct year_sheet *out,
                     struct err *err);
void year_sheet_clear(struct year_sheet *sheet);

#endif
