/* Import of one kind of record from CSV: all of the file or nothing of it, one step to undo.
 *
 * The header names fields in any order; `id` keeps ids; `student` stands beside kinds that hang on
 * a project, an asset or an application, as an address. Every value is checked as a form would;
 * errors are told by line and field, the first ten of them and then how many there are. The file is
 * read as it comes and never held. A photo's file lies in the folder of the CSV, or below it. */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include "base/err.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { IMPORT_TOLD = 10 };

struct import_request {
    const struct kind *kind;
    const char *path;  /* "-" is standard input */
    const char *bytes; /* not NULL: read these instead; path is only the name told */
    size_t nbytes;
    const char *const *maps; /* "THEIRS=OURS"; nothing after the = leaves the column out */
    size_t map_count;
    const char *const *values; /* "FIELD:THEIRS=OURS": in FIELD, THEIRS (in any case) is read as OURS */
    size_t value_count;
    const char *use_map;  /* NULL, or the name of maps that an earlier import of the kind kept */
    const char *save_map; /* NULL, or the name to keep all maps of this import by, in the book */
    bool dry_run; /* check everything, change nothing */
    /* Told now and then: bytes read, of how many (0: not known), and rows. May be NULL. */
    void (*progress)(void *context, uint64_t done, uint64_t total, uint64_t rows);
    void *context;
};

struct import_problem {
    uint64_t line; /* 0: of the whole file */
    char *text;    /* owned: "amount: cannot be below zero" */
};

struct import_result {
    uint64_t rows;     /* read */
    uint64_t problems; /* found */
    size_t told;
    struct import_problem list[IMPORT_TOLD];
    char *what; /* owned: "imported 41 hours records from feedstore.csv" */
};
void import_result_clear(struct import_result *result);

/* True if all was imported (or would be). False with problems: they are in `out`, and `err` says
 * how many; false without: `err` says why (the file, the header, the book). */
bool import_run(struct book *book, const struct import_request *request, struct import_result *out,
                struct err *err);

#endif
