/* The rows that a list holds: a run of neighbors in the source's order, a few screens long at most,
 * fetched as the selection moves. Used by list.c alone. */
#ifndef KIT_WINDOW_H
#define KIT_WINDOW_H

#include "kit/list.h"

struct window_cell {
    const char *text;
    enum role role;
};

struct window_row {
    int64_t id;
    uint64_t serial; /* no other row that was ever fetched has it */
    const char *key;
    unsigned flags;
    size_t cell_count;
    struct window_cell cells[]; /* their text and the key lie behind them, in the same block */
};

struct window {
    const struct list_source *source;
    void *self;
    struct window_row **rows;
    size_t count, room;
    bool at_start, at_end; /* nothing comes before the first row, after the last */
    struct err error;
};

/* Rows of a source outside a list: to count them. */
struct list_rows *list_rows_new(void);
size_t list_rows_count(const struct list_rows *rows);
void list_rows_free(struct list_rows *rows);

void window_clear(struct window *window); /* drops the rows */
void window_free(struct window *window);

/* Fill the empty window from the beginning, the end, or the anchor on. */
bool window_fill(struct window *window, enum list_seek seek, const struct list_anchor *anchor,
                 size_t want);
/* More rows before the first or after the last; how many came. */
size_t window_extend(struct window *window, bool before, size_t want);
/* Drops the rows outside from..to; how many went in front. */
size_t window_trim(struct window *window, size_t from, size_t to);

#endif
