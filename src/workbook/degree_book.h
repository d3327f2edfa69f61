/* The degree workbook: the record of evidence behind an application for the Chapter, State or
 * American degree, or for a Star, as an Excel file.
 *
 * What is asked for stands beside what is there; earned and invested are worked out step by step,
 * each figure a formula over the evidence. It is always written, also where something is missing. The
 * file appears whole or not at all; the same book gives the same bytes. */
#ifndef WORKBOOK_DEGREE_BOOK_H
#define WORKBOOK_DEGREE_BOOK_H

#include "award/scope.h"
#include "base/date.h"
#include "base/err.h"
#include "degree/progress.h"
#include "workbook/progress.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

struct degree_book_request {
    int64_t student;           /* id */
    struct degree_query query; /* what is asked; what-ifs are left out */
    bool payers;               /* write the names of who paid or was paid */
    const char *path;
};

struct degree_book_outcome {
    size_t met, missing, attest, unknown; /* requirements */
    size_t sheets;
    int64_t cells;
};

/* `progress` and `out` may be NULL. */
bool degree_book_write(struct book *book, const struct degree_book_request *request,
                       wb_progress *progress, void *context, struct degree_book_outcome *out,
                       struct err *err);

/* What it is about, as the log of what was given out names it: the area is the degree in words.
 * Clear it afterwards, also after a failure. */
bool degree_book_scope(struct book *book, const struct degree_book_request *request,
                       struct award_scope *out, struct err *err);

/* "Ortiz Maya S1 - State FFA Degree 2027.xlsx". Owned by the caller; NULL on failure. */
char *degree_book_file_name(struct book *book, const struct degree_book_request *request,
                            struct err *err);

#endif
