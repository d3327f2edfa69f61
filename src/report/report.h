/* Named reports: what each shows, and its rows.
 *
 * A report is one SELECT over the views of schema/views, in the file report_NAME.sql, where it also
 * stands as a view of that name for anybody with an SQL shell. The program runs the same text for
 * one student or all, one project or all, and any days. Nothing is reckoned here.
 *
 * Without a year or days a report runs to today: the years before are whole, and what closing this
 * year will post is not there yet. With a year it is the whole year. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/date.h"
#include "base/err.h"
#include "base/num.h"
#include "book/book.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum report_type {
    REPORT_TEXT,
    REPORT_MONEY, /* cents */
    REPORT_HOURS, /* minutes, shown as hours with two decimals */
    REPORT_YEAR,
    REPORT_DATE, /* ISO text */
    REPORT_INT,
};

/* What a report may be narrowed by. */
enum report_filter {
    REPORT_BY_STUDENT = 1,
    REPORT_BY_PROJECT = 2,
    REPORT_BY_YEAR = 4,         /* a calendar year */
    REPORT_BY_DAYS = 8,         /* from, to */
    REPORT_BY_SCHOOL_YEAR = 16, /* July to June */
    REPORT_BY_AS_OF = 32,       /* at the end of a day */
};

struct report_column {
    const char *name;  /* in CSV and JSON */
    const char *label; /* on the screen */
    const char *help;  /* one sentence */
    enum report_type type;
};

struct report {
    const char *name;
    const char *label;
    const char *help; /* what it answers */
    const struct report_column *columns;
    size_t count;
    unsigned filters; /* enum report_filter */
};

size_t report_count(void);
const struct report *report_at(size_t at);
const struct report *report_find(const char *name); /* NULL if there is none */
/* The same, with a sentence that offers the nearest names. */
const struct report *report_named(const char *name, struct err *err);

/* What is asked. Start with {0}: everybody, all projects, all years to today. Dates of year 0 are
 * not given. */
struct report_query {
    int64_t student, project; /* ids; 0: all */
    int year;
    int school_year; /* its first year */
    struct date from, to;
    struct date as_of;
};

/* The rows, one after the other. */
struct report_rows;

/* Refuses what the report cannot be narrowed by. NULL on failure. */
struct report_rows *report_open(struct book *book, const struct report *report,
                                const struct report_query *query, struct err *err);
enum step report_next(struct report_rows *rows, struct err *err);
bool report_is_null(struct report_rows *rows, size_t column);
int64_t report_int(struct report_rows *rows, size_t column); /* cents, minutes, a year, a count */
const char *report_text(struct report_rows *rows,
                        size_t column); /* "" for NULL; valid until the next row */
/* As in files: "1250.00", "1.50", text as it is. Points into out or is valid until the next row. */
const char *report_value(struct report_rows *rows, size_t column, char out[static NUM_TEXT_SIZE]);
void report_close(struct report_rows *rows); /* accepts NULL */

#endif
