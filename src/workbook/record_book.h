/* The record book of one student as a workbook: everything the book holds about the student, ready
 * to be printed. Pages without records are left out. The same book gives the same bytes on one day.
 */
#ifndef WORKBOOK_RECORD_BOOK_H
#define WORKBOOK_RECORD_BOOK_H

#include "base/err.h"
#include "workbook/progress.h"
#include "workbook/sheet.h"
#include <stdbool.h>
#include <stdint.h>

struct book;

struct record_book_request {
    int64_t student; /* id */
    int year;        /* a calendar year; 0: all years to today */
    const char *path;
};

/* `progress` and `out` may be NULL. The file appears whole or not at all. */
bool record_book_write(struct book *book, const struct record_book_request *request,
                       wb_progress *progress, void *context, struct wb_count *out, struct err *err);

#endif
