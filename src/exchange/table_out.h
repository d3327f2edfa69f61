/* Rows out as a table for people, CSV or JSON: one writer for lists, reports, history and checks.
 *
 * CSV keeps text exactly. JSON is an array with one object a row: numbers as numbers, yes and no as
 * true and false, what is absent as null, everything else as text. A table is aligned by terminal
 * columns, made safe to print (no control character acts), and clipped to the width of a terminal;
 * where the columns cannot fit it, each row is written as a block, a line for each column. */
#ifndef EXCHANGE_TABLE_OUT_H
#define EXCHANGE_TABLE_OUT_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum table_format { TABLE_FOR_PEOPLE, TABLE_CSV, TABLE_JSON };

/* "table", "csv" or "json". */
bool table_format_named(const char *name, enum table_format *out, struct err *err);

enum table_is {
    TABLE_TEXT,
    TABLE_NUMBER, /* written as it is */
    TABLE_MONEY,  /* the same; grouped in a table for people: 1,250.00 */
    TABLE_YES,    /* "yes" or "no" */
    TABLE_FIGURE, /* a number or a text: JSON has whichever it is */
};

struct table_column {
    const char *name; /* stays the caller's while the table is written */
    enum table_is is;
};

struct table_cell {
    const char *text; /* NULL: absent */
    size_t nbytes;
};

struct table_out;

/* `width` is the terminal's, 0 where nothing is to be clipped. */
struct table_out *table_out_begin(FILE *stream, enum table_format format,
                                  const struct table_column *columns, size_t count, size_t width);
/* A cell for each column. Fails where the stream cannot be written. */
bool table_out_row(struct table_out *table, const struct table_cell *cells, struct err *err);
/* Writes what is still held, flushes and frees the table. */
bool table_out_end(struct table_out *table, struct err *err);
void table_out_abandon(struct table_out *table); /* frees it without writing more; accepts NULL */

/* One CSV field, quoted where it must be. */
void table_add_csv(struct buf *out, const char *text, size_t nbytes);

#endif
