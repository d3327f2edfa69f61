/* What the files of the sheet layer share: what a workbook and its sheets remember until
 * they are laid out. Nothing else includes it. */
#ifndef WORKBOOK_INSIDE_H
#define WORKBOOK_INSIDE_H

#include "base/buf.h"
#include "base/err.h"
#include "workbook/sheet.h"
#include "workbook/xlsx.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CELL_TYPES = CELL_POINTS + 1,
    /* Pixels are 96ths of an inch; body text is 10 points: a thousandth of it is 1/75 pixel. */
    UNITS_PER_PIXEL = 75,
    CELL_PADDING = 15, /* pixels of a column that its content does not use */
    PAGE_PIXELS = 720, /* Letter less half an inch at either side */
    PAGE_WIDE_PIXELS = 960,
    ROW_LINES = 30,    /* lines of body text in one row: a row has a greatest height */
    ROOM_PERCENT = 98, /* of a column's room that is counted on: letters differ by a hair */
};

/* What a column has seen, for its width at the end. */
struct track {
    char *title;
    enum cell_type type;
    size_t least, most;    /* text: units */
    size_t text, word;     /* widest text so far, widest word of a title, units */
    size_t head;           /* widest title that should stand in one line */
    unsigned numbers;      /* types of the numbers so far, a bit each */
    struct {
        int64_t low, high; /* the least and greatest of a type */
    } seen[CELL_TYPES];
    int pixels; /* fixed width, or what its numbers need; 0: by content */
};

/* A text that may need more than one line: its row's height waits for the columns' widths. */
struct wrap {
    int row;
    short first, last;
    bool bold;
    short size;     /* font size in points */
    double least;   /* a height asked for, in points */
    size_t width;   /* of its one line; 0 if it has several */
    size_t at, len; /* in sheet->texts */
};

/* The rest of a text too tall for a row. */
struct carry {
    int first, last;
    enum look look;
    char *rest;
};

struct sheet {
    struct wb *wb;
    lxw_worksheet *lxw; /* NULL after a failure */
    char name[LXW_SHEETNAME_MAX + 1];
    bool wide, one_page;
    int keys; /* columns that stay in sight and are repeated on pages side by side */
    struct track columns[SHEET_COLUMNS];
    int count;
    int row;         /* current, -1 before the first */
    enum look look;  /* of the current row */
    uint64_t filled; /* columns of the current row that have been written */
    double height;   /* asked for the current row; 0: by content */
    struct wrap *wraps;
    size_t wrap_count, wrap_room;
    struct buf texts;
    struct carry carries[SHEET_COLUMNS];
    int carry_count;
    lxw_row_t breaks[256];
    int break_count;
    bool paged; /* its pages end where paging.c says */
    int frozen; /* rows repeated on every page */
    int titles; /* rows of the title and what stands below it */
    int *keeps; /* rows that are not to be the last of a page; owned */
    size_t keep_count;
    int printed; /* so many columns; 0: all */
    lxw_col_t sides[SHEET_COLUMNS + 1]; /* columns that begin a page beside the first; ends with 0 */
};

struct wb {
    lxw_workbook *lxw;
    char *path, *temp;
    struct err err; /* the first failure */
    bool failed;
    lxw_format *formats[LOOK_COUNT][CELL_TYPES];
    struct sheet **sheets;
    size_t count;
    int64_t cells;
    char *header, *footer;
};

/* Looks at a return code of the library: keeps the first failure. True if all is well. */
bool wb_check(struct wb *wb, lxw_error code, const char *doing);
lxw_format *wb_format(struct wb *wb, enum look look, enum cell_type type);
bool look_is_bold(enum look look);
int look_size(enum look look); /* points */
double cell_number(enum cell_type type, int64_t value);

/* True after a failure: nothing is to be written. */
bool sheet_is_off(const struct sheet *sheet);
/* Columns first to last of the current row have been written. */
void sheet_mark(struct sheet *sheet, int first, int last);
void sheet_track(struct track *track, enum cell_type type, int64_t value);
/* Keeps a text of the current row until the columns' widths are known, if it may need more than one
 * line; `width` is that of one line. */
void sheet_note_wrap(struct sheet *sheet, int first, int last, enum look look, const char *text,
                     size_t nbytes, size_t width);

/* Of a paged sheet a row is not to be the last of a page. */
void sheet_hold(struct sheet *sheet, int row);
/* Ends the current row: fills it, writes what a tall text left over. */
void sheet_end_row(struct sheet *sheet);
/* Widths, heights and print set-up, when everything has been written. */
void sheet_lay_out(struct sheet *sheet);
/* Of a paged sheet: `heights` has the points of every row, `scale` says how large it is printed. */
void paging_end_pages(struct sheet *sheet, const double *heights, double scale);
/* Whether it can be printed on one page without becoming too small to read. */
bool paging_fits_one(const struct sheet *sheet, const double *heights, double scale);
/* Units of text that fit into columns first to last, as far as their widths are known. */
size_t sheet_room(const struct sheet *sheet, int first, int last);

/* Adds `text` with what the file format cannot hold replaced. */
void text_for_cell(struct buf *out, const char *text, size_t nbytes);

#endif
