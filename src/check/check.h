/* What is wrong with the records, or looks so: every finding with the record it is about and what to
 * do. The findings are views of schema/views/60_check.sql; the words are here.
 *
 * Nothing of this stands in the way of entering: entries are refused only where the arithmetic
 * could not place them. (Data dictionary 3.4.) */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum check_severity { CHECK_WARNING, CHECK_ERROR };

struct check {
    const char *id; /* "cash_below_zero": stable */
    enum check_severity severity;
    const char *label;    /* "Cash below zero" */
    const char *sentence; /* with {1} and {2}; what is wrong, and what to do */
    char one, two;        /* how they are written: d date, m money, h hours, % share, l a line
                             of an earlier book, t text or number */
    const char *file;     /* below schema/views; NULL: 60_check */
    const char *adds;     /* what is missing: the kind of record to write, or NULL */
};

size_t check_count(void);
const struct check *check_at(size_t at);

struct check_finding {
    const struct check *check;
    int64_t student;  /* id; 0: the whole book */
    const char *kind; /* the record to look at; valid during the call, as is `text` */
    int64_t record;   /* 0: none */
    const char *text; /* the sentence */
    const char *one, *two; /* as the view gives them: ISO dates, cents; "" where there is none */
};

/* False stops, as a failure. */
typedef bool check_found(void *context, const struct check_finding *finding, struct err *err);

/* Runs one check over a student (0: all). */
bool check_run_one(struct book *book, const struct check *check, int64_t student, check_found *found,
                   void *context, struct err *err);
/* Every check, errors first. */
bool check_run(struct book *book, int64_t student, check_found *found, void *context,
               struct err *err);
/* The errors that people make: what is wrong with single records. Left out is what only another
 * program can have done to the ledger, which takes long to look for. */
bool check_run_errors(struct book *book, int64_t student, check_found *found, void *context,
                      struct err *err);
/* The checks in that order, for who runs them step by step. */
const struct check *check_in_turn(size_t at);

#endif
