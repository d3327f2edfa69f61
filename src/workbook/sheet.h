/* The layer over libxlsxwriter: one look for every sheet, typed cells, columns as wide and rows as
 * tall as what is in them, and no trap of the library left open.
 *
 * A sheet is written from top to bottom, row by row; columns of numbers take stored units (cents,
 * minutes, ...), formulas take the value they give beside them. The first failure of any call is
 * kept and told by wb_close(); calls after it do nothing. Text is anything: what would not be valid
 * in the file is replaced, what looks like a formula stays text.
 *
 * Nothing here reads a book. */
#ifndef WORKBOOK_SHEET_H
#define WORKBOOK_SHEET_H

#include "base/attr.h"
#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wb;
struct sheet;

/* ---- the workbook --------------------------------------------------------------------------- */

struct wb_about {
    const char *title, *subject, *author, *company; /* the file's properties */
    const char *header; /* on every printed page, left; the sheet's name stands on the right */
    const char *footer; /* left; "page of pages" stands on the right */
    int year;           /* the file says it was made on 31 December of it, never "now" */
};

struct wb_count {
    size_t sheets;
    int64_t cells; /* with something in them */
};

/* Texts of `about` are copied. NULL on failure. */
struct wb *wb_open(const char *path, const struct wb_about *about, struct err *err);
/* Writes a file beside `path`, then puts it in its place. Frees wb, also on failure. */
bool wb_close(struct wb *wb, struct wb_count *count, struct err *err);
void wb_abort(struct wb *wb); /* frees; leaves no file behind; accepts NULL */

/* ---- sheets --------------------------------------------------------------------------------- */

enum cell_type {
    CELL_TEXT,
    CELL_MONEY,  /* cents */
    CELL_HOURS,  /* minutes, shown as hours with two decimals */
    CELL_DATE,   /* ISO text */
    CELL_INT,    /* a count */
    CELL_YEAR,   /* a number without grouping */
    CELL_NUMBER, /* thousandths */
    CELL_PCT,    /* hundredths of a percent */
    CELL_POINTS, /* thousandths, shown with two decimals */
};

struct column {
    const char *title;
    enum cell_type type;
    int least, most; /* for text: width in characters, about; 0 for 6 and 60 */
};

enum look {
    LOOK_PLAIN,  /* no lines */
    LOOK_BIG,    /* no lines, large and bold */
    LOOK_BODY,   /* a row of a table */
    LOOK_STRONG, /* the same, bold */
    LOOK_START,  /* the same, numbers on the left too: values beside their names */
    LOOK_TOTAL,
    LOOK_HEAD,    /* the names of the columns */
    LOOK_SECTION, /* corn gold */
    LOOK_TITLE,   /* national blue */
    LOOK_UNDER,   /* the line below a title */
    LOOK_SAY,     /* what the sheet means, small print */
    LOOK_GOOD,    /* body, in the color of what is met */
    LOOK_BAD,     /* body, in the color of what is missing */
    LOOK_RULE,    /* a line to write on */
    LOOK_HAND,    /* body, in gray: what is not there */
    LOOK_OPEN,    /* to be filled in: not protected */
    LOOK_COUNT,
};

enum {
    SHEET_COLUMNS = 48,
    ONE_PAGE_COLUMNS = 14, /* with keys more than these go on pages side by side */
    REF_SIZE = 80,
};

/* Adds a sheet; `wide` is landscape. Never NULL: after a failure it takes calls and does nothing.
 */
struct sheet *wb_sheet(struct wb *wb, const char *name, bool wide);
const char *sheet_name(const struct sheet *sheet);
/* The columns' kinds and titles; before the first row. Titles are copied. */
void sheet_columns(struct sheet *sheet, const struct column *columns, size_t count);

/* Rows that stand on their own. Each begins a new row. */
void sheet_title(struct sheet *sheet, const char *title, const char *under);
void sheet_say(struct sheet *sheet, const char *text);
void sheet_section(struct sheet *sheet, const char *text);
void sheet_heads(struct sheet *sheet); /* the columns' titles */
/* Other names for the first `count` columns. */
void sheet_heads_of(struct sheet *sheet, const char *const *heads, int count);
void sheet_gap(struct sheet *sheet);
/* What has been written so far stays in sight and is repeated on every printed page. */
void sheet_freeze(struct sheet *sheet);
/* The first so many columns tell the rows apart: they stay in sight too, and a sheet too wide for
 * one page is printed on several side by side, each with these columns. Before sheet_freeze(). */
void sheet_keys(struct sheet *sheet, int columns);
/* Printed on one page, where it is not too long to be read then. */
void sheet_one_page(struct sheet *sheet);
/* Buttons to filter rows first to last by their columns, in row `heads`. */
void sheet_filter(struct sheet *sheet, int heads, int last);
void sheet_page_break(struct sheet *sheet); /* before the next row */
/* The current row is not to be the last of a page. A sheet with such rows, or with sections, which
 * keep themselves so, ends its pages where rows that belong together do not. */
void sheet_keep(struct sheet *sheet);

/* Begins a row whose cells follow. Cells left out are filled with the look. */
void sheet_row(struct sheet *sheet, enum look look);
int sheet_at(const struct sheet *sheet); /* the current row, from 0; -1 before the first */
void sheet_height(struct sheet *sheet, double points); /* of the current row, at least */

/* ---- cells of the current row --------------------------------------------------------------- */

void cell_text(struct sheet *sheet, int col, const char *text); /* NULL and "" leave it empty */
void cell_look(struct sheet *sheet, int col, enum look look, const char *text);
/* Over several columns, wrapped. */
void cell_across(struct sheet *sheet, int first, int last, enum look look, const char *text);
/* Nothing yet: somebody is to write a value of the column's type into it. */
void cell_open(struct sheet *sheet, int col);
void cell_date(struct sheet *sheet, int col, const char *iso);
/* What a date is as a number of CELL_DATE, for formulas that give one. */
int64_t cell_day(struct date date);
/* A number in the stored units of `type`. */
void cell_value(struct sheet *sheet, int col, enum cell_type type, int64_t value);
/* The same over several columns, whose width it does not count for. */
void cell_value_across(struct sheet *sheet, int first, int last, enum cell_type type,
                       int64_t value);
/* A formula (without '=') and the value it gives, in stored units. */
void cell_formula(struct sheet *sheet, int col, enum cell_type type, int64_t value,
                  const char *format, ...) ATTR_PRINTF(5, 6);
/* A formula and the text it gives, in the row's look. */
void cell_formula_text(struct sheet *sheet, int col, const char *value, const char *format, ...)
    ATTR_PRINTF(4, 5);
/* The sum of the cells of this column in rows first to last (from 0) and what it comes to. */
void cell_sum(struct sheet *sheet, int col, enum cell_type type, int64_t value, int first,
              int last);

/* How many bytes of a text may stand in one cell from column first to last: a row has a greatest
 * height, beyond which text would be cut. Long texts go into several rows. */
size_t cell_room(const struct sheet *sheet, int first, int last, const char *text);

/* ---- references ----------------------------------------------------------------------------- */

/* "C7", "$C$7", "C7:C20", "'Sheet name'!$C$7:$C$20"; each returns `out`. Rows and columns from 0.
 */
const char *ref_cell(int row, int col, char out[static REF_SIZE]);
const char *ref_fixed(int row, int col, char out[static REF_SIZE]);
const char *ref_on(const struct sheet *sheet, int row, int col, char out[static REF_SIZE]);
const char *ref_range(const struct sheet *sheet, int first_row, int first_col, int last_row,
                      int last_col, char out[static REF_SIZE]);
/* Names a range for formulas and for who reads them. */
void wb_name(struct wb *wb, const char *name, const struct sheet *sheet, int first_row,
             int first_col, int last_row, int last_col);

/* ---- pictures and charts -------------------------------------------------------------------- */

/* Columns are this wide whatever is in them; for sheets of pictures. In 96ths of an inch. */
void sheet_fix_width(struct sheet *sheet, int col, int pixels);
/* A PNG or JPEG in the middle of a box that begins at the current row and `col`, as large as fits,
 * proportions kept. The rows below must make room. False if these bytes are no such picture. */
bool sheet_picture(struct sheet *sheet, int col, int width, int height, const void *bytes,
                   size_t nbytes, const char *description);

enum { CHART_POINTS = 64 }; /* the most that a chart shows */

struct chart_series {
    const char *name;
    int at;                /* the row that holds its values; of a chart `down`, the column */
    const int64_t *values; /* what they are, in the stored units of `type` */
};

struct chart {
    const char *title;
    const char *axis; /* what the values are */
    enum cell_type type;
    bool down;        /* points stand one below the other, else side by side */
    int names_at;     /* the row (of `down` the column) that holds the names of the points */
    const int *names; /* what they are: years; or */
    const char *const *words; /* words */
    int first, last;  /* the columns (of `down` the rows) of the points */
    bool stacked;
    const struct chart_series *series;
    size_t count; /* at most 3 */
};
/* Below the current row, across the sheet; moves past it. */
void sheet_chart(struct sheet *sheet, const struct chart *chart);

#endif
