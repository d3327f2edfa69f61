/* What the files of the import share. Internal to src/exchange. */
#ifndef EXCHANGE_IMPORT_INSIDE_H
#define EXCHANGE_IMPORT_INSIDE_H

#include "exchange/csv_in.h"
#include "exchange/day_sums.h"
#include "exchange/import.h"
#include "kinds/record.h"

enum column_is {
    COLUMN_FIELD,
    COLUMN_ID,
    COLUMN_STUDENT,
    COLUMN_LEFT_OUT,
    COLUMN_LINE, /* a line of totals brought forward: each cell is a record */
};

/* A word of theirs in the cells of a column. */
struct word_map {
    const char *theirs, *ours; /* into the request's maps */
    size_t nbytes;             /* of theirs; 0: the empty cell */
    size_t column;
};

struct column {
    enum column_is is;
    size_t field;            /* COLUMN_FIELD */
    const char *name;        /* ours */
    int turn;                /* references are looked up within those before them */
    struct ref_entry *cache; /* owned: of references, REF_PLACES of them */
    bool has_words;          /* there are word_maps for it */
};

struct import {
    struct book *book;
    const struct import_request *request;
    const struct kind *kind;
    struct import_result *result;
    struct csv_in *in;

    struct column columns[CSV_FIELDS_MAX];
    size_t column_count;          /* with those that are set for every row */
    size_t file_columns;          /* of the file: the first ones */
    struct csv_field *set_cells;  /* owned: of the columns after these */
    size_t order[CSV_FIELDS_MAX]; /* columns by turn */
    struct word_map *words;       /* owned */
    size_t word_count;
    bool wide;        /* there are COLUMN_LINEs */
    uint64_t records; /* written */

    struct value defaults[KIND_MAX_FIELDS]; /* of absent values */
    struct record record;                   /* the row's; texts point into the row */
    int64_t address;                        /* of the `student` column, 0 where it is empty */
    char *folder;                           /* owned: of the CSV, for photos */
    int64_t single; /* the id of the one row of a single kind, 0: none yet */
    bool batch;
    bool had_rows; /* the table was not empty */
    bool stopped;  /* the book cannot take any row: a full disk, not this row's fault */
    size_t date_field, student_field;
    size_t time_field;    /* of hours, where a day has 24; else FIELD_NONE */
    struct day_sums days; /* of hours in a batch */
};

/* ---- import_header.c: the first row ------------------------------------------------------------
 */
bool import_header(struct import *im, const struct csv_row *row, struct err *err);
/* What a file of theirs would have called this, for "did you mean"; NULL where nobody knows. */
const char *import_header_guess(const struct import *im, const char *theirs);

/* ---- import_row.c: a row becomes im->record ----------------------------------------------------
 */
/* False where the row has problems; they are told. */
bool import_row(struct import *im, const struct csv_row *row);
/* Of a wide row: the record of its next line after *column, where the row has a figure; false at the
 * end. A figure that cannot be read is told as a problem, and *good is false. */
bool import_row_line(struct import *im, const struct csv_row *row, size_t *column, bool *good);
void import_row_done(struct import *im);
void import_rows_end(struct import *im);

/* ---- import.c ----------------------------------------------------------------------------------
 */
/* One more problem; `field` may be NULL. Words are only looked at for the first ones. */
void import_problem(struct import *im, uint64_t line, const char *field, const char *words);
bool import_wants_words(const struct import *im);

#endif
