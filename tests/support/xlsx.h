/* Reads workbooks, ours and LibreOffice's, as far as the tests look into them. A file that cannot
 * be read fails the test. */
#ifndef SUPPORT_XLSX_H
#define SUPPORT_XLSX_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

struct xlsx_cell {
    int row, col; /* from 0 */
    bool is_text;
    double number;
    char *text;    /* owned; "" for numbers */
    char *formula; /* owned; NULL for none */
    size_t style;
};

struct xlsx_style {
    char *format; /* of numbers, "General" for none; owned */
    bool total;   /* with the double line of totals below */
    bool heading; /* of a section or of columns */
};

struct xlsx_sheet {
    char *name;
    struct xlsx_cell *cells; /* in their order */
    size_t count;
    int title_rows, title_cols; /* repeated on every page: the first so many */
    int print_cols;             /* so many are printed; 0: all */
};

struct xlsx_member {
    char *name;
    char *bytes; /* followed by a NUL */
    size_t size;
};

struct xlsx {
    struct xlsx_member *members;
    size_t member_count;
    struct xlsx_sheet *sheets;
    size_t sheet_count;
    char **strings;
    size_t string_count;
    struct xlsx_style *styles;
    size_t style_count;
};

struct xlsx *xlsx_open(const char *path);
void xlsx_close(struct xlsx *xlsx);

/* NULL if there is none. */
const struct xlsx_member *xlsx_member(const struct xlsx *xlsx, const char *name);
const struct xlsx_sheet *xlsx_sheet(const struct xlsx *xlsx, const char *name);
const struct xlsx_cell *xlsx_at(const struct xlsx_sheet *sheet, int row, int col);
/* The first cell whose text is this. */
const struct xlsx_cell *xlsx_find(const struct xlsx_sheet *sheet, const char *text);
/* Adds a cell's value as it is shown, in the formats that our workbooks have. */
void xlsx_show(const struct xlsx *xlsx, const struct xlsx_cell *cell, struct buf *out);
/* Whether this text stands in any part of the file. */
bool xlsx_mentions(const struct xlsx *xlsx, const char *text);

#endif
