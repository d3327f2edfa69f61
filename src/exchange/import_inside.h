/* What the files of the import share. Internal to src/exchange. */
#ifndef EXCHANGE_IMPORT_INSIDE_H
#define EXCHANGE_IMPORT_INSIDE_H

#include "exchange/csv_in.h"
#include "exchange/day_sums.h"
#include "exchange/import.h"
#include "kinds/record.h"

enum column_is { COLUMN_FIELD, COLUMN_ID, COLUMN_STUDENT, COLUMN_LEFT_OUT };

struct column {
    enum column_is is;
    size_t field;            /* COLUMN_FIELD */
    const char *name;        /* ours */
    int turn;                /* references are looked up within those before them */
    struct ref_entry *cache; /* owned: of references, REF_PLACES of them */
};

/* A column (field NULL) or a value of a field that is called otherwise in the file. */
struct import_map {
    char *owned; /* the text that the others point into */
    const char *field, *theirs, *ours;
};

struct import_maps {
    struct import_map *list;
    size_t count, given; /* the first ones were given with this import, the rest was kept */
};

struct import {
    struct book *book;
    const struct import_request *request;
    const struct kind *kind;
    struct import_result *result;
    struct csv_in *in;

    struct import_maps maps;
    struct column columns[CSV_FIELDS_MAX];
    size_t column_count;
    size_t order[CSV_FIELDS_MAX]; /* columns by turn */

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

/* ---- import_maps.c: what is called otherwise elsewhere ------------------------------------------
 */
bool import_maps_begin(struct import *im, struct err *err);
void import_maps_end(struct import *im);
bool import_maps_save(struct import *im, struct err *err); /* inside a change */
/* Ours for a column, for a value of a field; NULL: it is called the same. "": left out, absent. */
const char *import_maps_column(const struct import *im, const char *theirs);
const char *import_maps_value(const struct import *im, const char *field, const char *theirs);

/* ---- import_row.c: a row becomes im->record ----------------------------------------------------
 */
/* False where the row has problems; they are told. */
bool import_row(struct import *im, const struct csv_row *row);
void import_row_done(struct import *im);
void import_rows_end(struct import *im);

/* ---- import.c ----------------------------------------------------------------------------------
 */
/* One more problem; `field` may be NULL. Words are only looked at for the first ones. */
void import_problem(struct import *im, uint64_t line, const char *field, const char *words);
bool import_wants_words(const struct import *im);

#endif
