/* Every degree workbook of those who qualify, into one folder, a file each: a run that may be stopped
 * and begun again (workbook/given.h). */
#ifndef WORKBOOK_DEGREE_BOOKS_H
#define WORKBOOK_DEGREE_BOOKS_H

#include "award/disclose.h"
#include "base/err.h"
#include "degree/progress.h"
#include "workbook/awards.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

struct degree_books_request {
    struct degree_query query; /* what is asked; what-ifs are left out */
    const char *folder;        /* made where it is missing */
    struct award_giving giving;
    bool payers;
};

/* One student; valid during the call. */
struct degree_books_one {
    int64_t student;
    enum awards_did did; /* left out: does not qualify, or has the degree */
    const char *path;    /* of the workbook; "" where it is left out */
    const char *lacks;   /* what is missing, "; " between; "" where nothing is */
    size_t met, missing, attest;
    bool agreed; /* the family has */
    size_t at, total;
};
typedef bool degree_books_told(void *context, const struct degree_books_one *one, struct err *err);

/* `told` hears of each student when all is done for it; false stops the run, and what was written
 * stays and is in the log. `begins` (may be NULL) is told before a workbook is written. */
bool degree_books_write(struct book *book, const struct degree_books_request *request,
                        degree_books_told *begins, degree_books_told *told, void *context,
                        struct awards_count *out, struct err *err);

#endif
