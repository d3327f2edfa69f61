/* The chapter's year as a workbook, for the annual report: students, projects, hours, income,
 * investment, service and FFA activities, in all, by kind of SAE and by career pathway, with charts.
 *
 * Every total is a formula over the sheets of projects, service and activities, whose figures are
 * those of the reports. The file appears whole or not at all; the same book gives the same bytes. */
#ifndef WORKBOOK_YEAR_BOOK_H
#define WORKBOOK_YEAR_BOOK_H

#include "base/err.h"
#include "workbook/sheet.h"
#include <stdbool.h>

struct book;

struct year_book_request {
    int year, school_year; /* one of the two; a school year by its first */
    const char *path;
};

/* `count` may be NULL. Refuses a year that no student has anything in. */
bool year_book_write(struct book *book, const struct year_book_request *request,
                     struct wb_count *count, struct err *err);

#endif
