/* Guided money: a student says in plain words what happened, and gets the right entries.
 *
 * Each happening is a table of questions, described as a record kind is (so the same form asks
 * them), and a function that turns the answers into records: often one, sometimes several under one
 * receipt. What will be written, and why, is shown before it is entered. The types and what they
 * post are those of the data dictionary, 3.2. */
#ifndef GUIDE_GUIDE_H
#define GUIDE_GUIDE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* A record that will be written: a new one, or one of the book that is changed. */
struct guide_row {
    struct record record; /* checked */
    bool changes;
    bool left_out; /* told, but not written: for the caller to set, where GUIDE_TICKS */
};

/* What will be written. Start with {0}; clear it. */
struct guide_plan {
    struct guide_row **rows; /* owned, each by itself: they stay where they are */
    size_t count;            /* 0: nothing is to be written, and `why` says why */
    struct buf why;          /* a sentence or two in plain words */
    struct buf sum;          /* how several entries come to what was paid; may be empty */
    const char *blame;       /* a question that cannot be so; static */
};
void guide_plan_clear(struct guide_plan *plan);

enum {
    GUIDE_TICKS = 1 /* each record may be left out by itself */
};

struct guide {
    const struct kind *questions; /* label: "I sold something" */
    bool (*build)(struct book *book, const struct record *answers, struct guide_plan *plan,
                  struct err *err);
    /* Where a receipt may have several lines: the questions that are asked for each line, parted by
     * spaces, and the one among them whose amounts add up to the receipt. */
    const char *line, *amount;
    unsigned flags;
};

size_t guide_count(void);
const struct guide *guide_at(size_t at);
const struct guide *guide_find(const char *name); /* "sold"; NULL */

/* New answers: empty but for what is usual ("today"), and for "again" the last entry of the
 * student. Clear them with record_clear(). */
void guide_begin(struct book *book, const struct guide *guide, int64_t student, int64_t project,
                 struct record *answers);

/* Turns answers into a plan. `lines` are the answers for each line of a receipt, the newest last;
 * what is asked once for all lines is taken from the last. Mostly there is one. False while
 * something is missing or wrong: *field (may be NULL) is the question to look at. */
bool guide_make(struct book *book, const struct guide *guide, struct record *lines, size_t count,
                struct guide_plan *plan, size_t *field, struct err *err);
/* Then, as the question "source" was answered: adds where the money came from that the plan takes
 * and the student does not have, or makes it be owed. */
bool guide_source(struct book *book, const struct guide *guide, const struct record *answers,
                  struct guide_plan *plan, size_t *field, struct err *err);
/* Whether the questions of a line are all still to be answered. */
bool guide_is_blank(const struct guide *guide, const struct record *answers);
/* The answers for another line of the same receipt: those of a line are empty again, but for the
 * project and whose share it is. `next` is started here; clear it. */
void guide_next_line(const struct guide *guide, const struct record *answers, struct record *next);

/* Tells the plan a line at a time, what follows from a record after it: `row` is its number in the
 * plan, `what` "sale $1,125.00, 2 head", `where` the line of the application or the kind of record.
 */
typedef void guide_line(void *context, size_t row, const char *what, const char *where);
void guide_tell(struct book *book, const struct guide_plan *plan, guide_line *line, void *context);

/* By how much, at the worst, the plan makes the student's cash fall below zero, or further below,
 * and on which day first; 0 cents if it does not. The answer to the question "source" then says
 * where the money came from. Looks by writing and taking back, so the book must be writable. */
struct guide_short {
    int64_t cents;
    struct date day;
};
bool guide_short(struct book *book, struct guide_plan *plan, int64_t student,
                 struct guide_short *out, struct err *err);
/* "On 22 Nov 2026 your cash would be 42.50 below zero. ..." */
void guide_tell_short(const struct guide_short *at, struct buf *out);

/* Enters all of it as one change, one step to undo. `what` gets the sentence, owned by the caller.
 */
bool guide_enter(struct book *book, struct guide_plan *plan, char **what, struct err *err);

#endif
