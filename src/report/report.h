/* Named reports: what each shows, its rows, and the records behind any figure of a row.
 *
 * A report is one SELECT over the views of schema/views, in the file report_NAME.sql, where it also
 * stands as a view of that name for anybody with an SQL shell. The program runs the same text for
 * one student or all, one project or all, and any days. Nothing is reckoned here.
 *
 * The same file may hold a TEMP view drill_NAME (asked from its text, not kept in the book, where
 * every opening would read it): a row for each record and figure, with the report's key
 * columns, `figure` (the name of the column that it counts in), `amount` (in that column's unit),
 * `date`, `kind` and `record`. report_records_open() asks it. What a report's figure says is the
 * sum of what the records behind it say; a test adds them up.
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
    REPORT_QTY,   /* thousandths, shown without trailing zeros */
    REPORT_PCT,   /* hundredths of a percent, shown without trailing zeros */
    REPORT_WORDS, /* the sentence of the record that columns `kind` and `record` name */
};
/* Whether it is a figure: shown to the right, compared as a number. A year is none. */
bool report_type_is_figure(enum report_type type);

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
    const char *of; /* NULL: what records say, added up; else the columns that it is worked out
                       from, with a minus where one lessens it: "operating_income
                       -operating_expense" (and records of its own may be added); "": otherwise,
                       such as a price or a mean, and all records of the row are behind it */
};

struct report {
    const char *name;
    const char *label;
    const char *help; /* what it answers */
    const struct report_column *columns;
    size_t count;
    unsigned filters;  /* enum report_filter */
    size_t keys;       /* so many columns from the first tell a row from all others; 0: none do */
    bool ahead;        /* without days it goes on to the last it knows of, not to today */
    const char *group; /* a heading for lists of reports: "Money", "Hours" ...; in its order */
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
                        size_t column); /* "" for NULL; valid until the next row or words */
/* As in files: "1250.00", "1.50", text as it is. Points into out or is valid until the next row. */
const char *report_value(struct report_rows *rows, size_t column, char out[static NUM_TEXT_SIZE]);
/* The same, but NULL where there is nothing. */
const char *report_cell(struct report_rows *rows, size_t column, char out[static NUM_TEXT_SIZE]);
void report_close(struct report_rows *rows); /* accepts NULL */

/* ---- the records behind a figure ------------------------------------------------------------ */

struct report_records;
struct report_record {
    const char *kind; /* the kind's name */
    int64_t id;       /* 0: the kind's only record, or one that is gone */
    const char *date; /* ISO, "" if it has none */
    int64_t amount;   /* what it counts in the column asked about, in its unit; 0 of a whole row */
};

/* Whether anything can be told about a row of this report. */
bool report_has_records(const struct report *report);
/* The records behind a column of a row, in order of days, each once; with a column that is no
 * figure (or report->count) all records of the row. `query` is what the row came by, `cells` its
 * values as report_value() gives them, one for each column. Borrowed until this returns. NULL on
 * failure. */
struct report_records *report_records_open(struct book *book, const struct report *report,
                                           const struct report_query *query,
                                           const char *const *cells, size_t column,
                                           struct err *err);
/* Texts are valid until the next one. */
enum step report_records_next(struct report_records *records, struct report_record *out,
                              struct err *err);
void report_records_close(struct report_records *records); /* accepts NULL */

#endif
