/* What moved a student's net worth beside what the projects earned: money from outside, gifts, money
 * put in and taken out, values that changed. Read once, record by record, and by year. Cents. */
#ifndef WORKBOOK_OUTSIDE_H
#define WORKBOOK_OUTSIDE_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum outside_line {
    OUTSIDE_BEGINNING, /* what was there as the records began */
    OUTSIDE_INCOME,
    OUTSIDE_CONTRIBUTIONS,
    OUTSIDE_GIFTS,
    OUTSIDE_RAISED,
    OUTSIDE_VALUATION,
    OUTSIDE_OTHER,
    OUTSIDE_UNEXPLAINED,
    OUTSIDE_EXPENSE,   /* from here on they lessen it */
    OUTSIDE_EDUCATION,
    OUTSIDE_WITHDRAWN,
    OUTSIDE_LINES,
};
extern const char *const outside_labels[OUTSIDE_LINES];

struct outside_row {
    char *date, *what; /* owned; the date ISO, or "" */
    int year;
    enum outside_line line;
    int64_t amount; /* as its line counts it up */
    int64_t record;
};

struct outside {
    struct outside_row *rows; /* by day */
    size_t count;
    int first_year; /* of the rows; 0 without any */
};

/* To the end of a day. Clear it afterwards, also after a failure. */
bool outside_read(struct book *book, int64_t student, struct date to, struct outside *out,
                  struct err *err);
void outside_clear(struct outside *outside);
/* What the rows of a line come to: of one year, or with year 0 of all. */
int64_t outside_sum(const struct outside *outside, enum outside_line line, int year);

#endif
