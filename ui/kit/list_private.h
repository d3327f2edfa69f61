/* What list.c (rows, selection, keys) and list_view.c (columns, drawing) share. */
#ifndef KIT_LIST_PRIVATE_H
#define KIT_LIST_PRIVATE_H

#include "kit/window.h"

enum {
    LIST_COLUMNS_MAX = 40,
    LIST_GUTTER = 3, /* more above or below; pointer or tick; a space */
    LIST_GAP = 2,    /* between columns */
    LIST_KEEP = 3,   /* screens of rows kept around the one seen */
    LIST_PAGE_GUESS = 24
};

struct list {
    const struct list_column *columns;
    size_t column_count;
    unsigned flags;
    struct list_array array; /* behind `source` when rows lie in memory */
    void *array_self;
    struct window window;
    bool loaded, stale;
    size_t top, at;   /* index in the window of the first row seen, and of the selected one */
    int64_t selected; /* its id; 0: none */
    int page;         /* rows seen */
    size_t kept_columns;  /* always shown */
    size_t first_column;  /* so many after these are left out */
    bool more_columns;
    char *empty;
    char *sort;
    bool descending;
    int64_t *marks; /* ascending */
    size_t mark_count, mark_room;
    struct rect area; /* of the last drawing, for the mouse */
    int heading_rows;
    int column_x[LIST_COLUMNS_MAX], column_w[LIST_COLUMNS_MAX]; /* -1: not shown */
    uint64_t layout; /* stands for the places of the columns, see draw_row_again() */
    const char *clicked;
};

/* list.c */
void list_load(struct list *list);        /* what is not read yet, or no longer good */
void list_settle_view(struct list *list); /* the selected row into view */
size_t list_page(const struct list *list);

/* list_view.c */
int list_gutter(const struct list *list);

#endif
