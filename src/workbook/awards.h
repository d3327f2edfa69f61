/* Every award workbook of a year, into one folder: each application that could be written and whose
 * student qualifies, a file each.
 *
 * The run may be stopped at any time and begun again: a file appears whole or not at all, and one
 * that is there and made of the records as they are is left alone. What was written is kept in a
 * small file of the folder, ".saebook-awards", with the stamp of the records (award/stamp.h). Every
 * workbook that is written is a row of the log of what was given out, a few rows a step of history;
 * only what is in the log is in that file.
 *
 * Where there is more than one processor, worker processes (workbook/workers.h) find out and write;
 * the log, that file, and what is told, in the same order, are kept by whoever asks for the run. */
#ifndef WORKBOOK_AWARDS_H
#define WORKBOOK_AWARDS_H

#include "award/disclose.h"
#include "award/scope.h"
#include "base/err.h"
#include "workbook/progress.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct workers;

struct awards_request {
    int year;
    const char *folder; /* made where it is missing */
    struct award_giving giving;
    bool payers;
    bool dry; /* write nothing, only tell */
    struct workers *workers; /* who write them side by side; NULL: one after the other, here */
};

/* The workers for just this request (the rest of which is set, and stays) and book, which must not be
 * open yet; each opens it anew to read. NULL where they are of no use. For workers_end() afterwards. */
struct workers *awards_workers(const char *book_path, const struct awards_request *request);

enum awards_did {
    AWARDS_WRITTEN,
    AWARDS_CURRENT,  /* the file is there and up to date */
    AWARDS_LEFT_OUT, /* the student does not qualify */
    AWARDS_READY,    /* of a dry run: it would be written */
};
const char *awards_did_words(enum awards_did did); /* "written", "up to date", ... */

/* One application; valid during the call. */
struct awards_one {
    int64_t student;
    const char *area, *type;
    enum awards_did did;
    const char *path;  /* of the workbook; "" where it is left out */
    const char *lacks; /* what is missing: for who may apply where left out, else at all; or "" */
    size_t met, missing, attest;
    bool agreed; /* the family has */
    size_t at, total;
};
typedef bool awards_told(void *context, const struct awards_one *one, struct err *err);

struct awards_count {
    size_t written, current, left_out;
    size_t without_consent; /* of those written and up to date */
    bool logged;            /* false: the book cannot be written */
};

/* `begins` (may be NULL) is told each application before it is looked at, `told` when it is done.
 * False from either stops the run; what was written stays, and is in the log. */
bool awards_write(struct book *book, const struct awards_request *request, awards_told *begins,
                  awards_told *told, void *context, struct awards_count *out, struct err *err);

#endif
