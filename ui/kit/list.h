/* A table of rows, read through callbacks, that holds only what is seen.
 *
 * The list asks for windows by key ("up to 20 rows after this one"), so ten rows and ten million
 * feel the same. Its selection and its ticks are row ids, never positions: when the book changes
 * and list_reload() is called, the selection stays on its record.
 *
 *     static bool fetch(void *self, struct list_rows *rows, enum list_seek seek,
 *                       const struct list_anchor *anchor, size_t want, struct err *err)
 *     {   ... for each row: list_row(rows, id, sort_key, 0); list_cell(rows, ROLE_BODY, text); ...
 * }
 */
#ifndef KIT_LIST_H
#define KIT_LIST_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "kit/draw.h"
#include "kit/event.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct list;
struct list_rows; /* where fetch() puts its rows */

struct list_column {
    const char *id;    /* the screen's name for it, for sorting */
    const char *label; /* column heading */
    int width;         /* columns it has at least */
    int grow;          /* share of the columns that are left over; 0: fixed */
    enum draw_align align;
    int rank; /* 0: always shown; in a narrow window the highest rank goes first */
};

enum list_seek {
    LIST_FIRST, /* from the beginning */
    LIST_LAST,  /* from the end, the last row first */
    LIST_FROM,  /* from the anchor on, with it, or from where it would be */
    LIST_AFTER, /* after the anchor */
    LIST_BEFORE /* before the anchor, the nearest row first */
};

struct list_anchor {
    int64_t id;
    const char *key; /* as given to list_row() */
};

struct list_source {
    /* Adds up to `want` rows; fewer means that there are no more that way. */
    bool (*fetch)(void *self, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err);
    /* The sort key that the row `id` has now, added to `key`; false when it is gone. May be NULL:
     * then a row that is not in the window any more counts as gone. */
    bool (*locate)(void *self, int64_t id, struct buf *key);
};

enum { LIST_ROW_PLAIN = 1 /* a heading or total within the rows: cannot be selected */ };
void list_row(struct list_rows *rows, int64_t id, const char *key, unsigned flags);
void list_cell(struct list_rows *rows, enum role role,
               const char *text); /* the next column of the row */
void list_cellf(struct list_rows *rows, enum role role, const char *format, ...) ATTR_PRINTF(3, 4);

/* A small list that lies in memory: fetch for it is one call a row, by index. Ids are index + 1
 * unless row_id gives others. */
struct list_array {
    size_t count;
    void (*row)(void *self, size_t index, struct list_rows *rows); /* only list_cell() calls */
    int64_t (*row_id)(void *self, size_t index);                   /* may be NULL */
    bool (*is_plain)(void *self, size_t index); /* a heading: cannot be selected; may be NULL */
};

enum {
    LIST_MARKS = 1, /* rows can be ticked with Space */
    LIST_NO_HEADING = 2,
    LIST_NO_GUTTER = 4 /* no margin for pointer and ticks: for popups */
};

/* Columns are not copied and must outlive the list. */
struct list *list_new(const struct list_column columns[], size_t column_count, unsigned flags);
void list_free(struct list *list);
void list_set_source(struct list *list, const struct list_source *source, void *self);
/* The array is copied: give it again when its count changes. */
void list_set_array(struct list *list, const struct list_array *array, void *self);
void list_set_empty(struct list *list,
                    const char *sentence); /* shown when there are no rows; copied */
void list_set_sort(struct list *list, const char *column_id, bool descending); /* only the arrow */

/* The first so many columns stay when Left and Right move through those that do not fit. */
void list_keep_columns(struct list *list, size_t count);
/* Shows the columns that `other` shows, which has the same: a line of totals below it. */
void list_follow(struct list *list, const struct list *other);

/* Reads again what is seen at the next drawing, and keeps the selection on its row, or, if that
 * row is gone, on the one that took its place. Also after the sort order or a filter changed. */
void list_reload(struct list *list);
/* Reads from the beginning and selects the first row. */
void list_reset(struct list *list);

/* The selected row's id; 0 when there is none. */
int64_t list_selected(struct list *list);
/* Selects a row, also one that is not seen (needs locate). False when it is not there. */
bool list_select(struct list *list, int64_t id);
/* Text of a cell of the selected row; "" if there is none. Until the next event or reload. */
const char *list_selected_cell(struct list *list, size_t column);
bool list_is_empty(struct list *list);

bool list_is_marked(const struct list *list, int64_t id);
void list_mark(struct list *list, int64_t id, bool on);
/* What Space does: ticks or unticks the selected row, and goes to the next. For a command of the
 * screen's, so that ticking can also be chosen from the key bar. */
void list_tick(struct list *list);
void list_unmark_all(struct list *list);
size_t list_mark_count(const struct list *list);
const int64_t *list_marks(const struct list *list); /* list_mark_count() ids, ascending */

enum list_answer {
    LIST_IGNORED,
    LIST_MOVED,  /* another row is selected, or it was at the end already */
    LIST_OPENED, /* Enter or a double click on the selected row */
    LIST_TICKED, /* the ticks changed */
    LIST_HEADING /* a column heading was clicked: list_clicked_column() */
};
/* Up Down k j PgUp PgDn Home End g G, Enter, Space, Left Right (columns that do not fit), mouse. */
enum list_answer list_event(struct list *list, const struct event *event);
/* Of a heading, or of the cell that was clicked; "" after a key. */
const char *list_clicked_column(const struct list *list);

/* Draws heading and rows; with the focus it puts the cursor on the selected row. A failed fetch is
 * shown in place of the rows; list_error() tells it too ("" for none). */
void list_draw(struct list *list, struct rect area, bool focused);
const char *list_error(const struct list *list);

#endif
