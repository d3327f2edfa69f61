#include "kit/window.h"

#include "base/mem.h"
#include "base/tr.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS_MAX = 40 };

/* Rows on their way from the source into the window: the one being made, and those made. */
struct list_rows {
    struct window_row **rows;
    size_t count, room;
    bool open; /* a row is being made */
    int64_t id;
    unsigned flags;
    struct buf text; /* key, NUL, cell, NUL, cell, NUL ... */
    size_t cell_count;
    struct {
        size_t at;
        enum role role;
    } cells[CELLS_MAX];
};

/* ---- making rows ---------------------------------------------------------------------------- */

static uint64_t last_serial;

static void finish_row(struct list_rows *rows)
{
    if (!rows->open)
        return;
    size_t cells = rows->cell_count * sizeof(struct window_cell);
    struct window_row *row = mem_alloc(sizeof(*row) + cells + rows->text.len);
    char *text = (char *)row + sizeof(*row) + cells;
    memcpy(text, buf_text(&rows->text), rows->text.len);
    row->id = rows->id;
    row->serial = ++last_serial;
    row->key = text;
    row->flags = rows->flags;
    row->cell_count = rows->cell_count;
    for (size_t i = 0; i < rows->cell_count; i++)
        row->cells[i] = (struct window_cell){text + rows->cells[i].at, rows->cells[i].role};
    if (rows->count == rows->room) {
        rows->room = rows->room ? rows->room * 2 : 32;
        rows->rows = mem_grow(rows->rows, rows->room, sizeof(*rows->rows));
    }
    rows->rows[rows->count++] = row;
    rows->open = false;
}

void list_row(struct list_rows *rows, int64_t id, const char *key, unsigned flags)
{
    finish_row(rows);
    rows->open = true;
    rows->id = id;
    rows->flags = flags;
    rows->cell_count = 0;
    buf_clear(&rows->text);
    buf_add(&rows->text, key ? key : "", (key ? strlen(key) : 0) + 1);
}

void list_cell(struct list_rows *rows, enum role role, const char *text)
{
    if (!rows->open || rows->cell_count == CELLS_MAX)
        return;
    rows->cells[rows->cell_count].at = rows->text.len;
    rows->cells[rows->cell_count++].role = role;
    buf_add(&rows->text, text ? text : "", (text ? strlen(text) : 0) + 1);
}

void list_cellf(struct list_rows *rows, enum role role, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), tr(format), args);
    va_end(args);
    list_cell(rows, role, text);
}

struct list_rows *list_rows_new(void)
{
    return mem_alloc(sizeof(struct list_rows));
}

size_t list_rows_count(const struct list_rows *rows)
{
    return rows->count + (rows->open ? 1 : 0);
}

void list_rows_free(struct list_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        free(rows->rows[i]);
    free(rows->rows);
    buf_free(&rows->text);
    free(rows);
}

/* ---- the window ----------------------------------------------------------------------------- */

void window_clear(struct window *window)
{
    for (size_t i = 0; i < window->count; i++)
        free(window->rows[i]);
    window->count = 0;
    window->at_start = window->at_end = false;
}

void window_free(struct window *window)
{
    window_clear(window);
    free(window->rows);
    memset(window, 0, sizeof(*window));
}

static void make_room(struct window *window, size_t more)
{
    if (window->count + more <= window->room)
        return;
    window->room = (window->count + more) * 2;
    window->rows = mem_grow(window->rows, window->room, sizeof(*window->rows));
}

static bool fetch(struct window *window, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want)
{
    memset(rows, 0, sizeof(*rows));
    window->error.text[0] = '\0';
    bool ok = !window->source ||
              window->source->fetch(window->self, rows, seek, anchor, want, &window->error);
    finish_row(rows);
    buf_free(&rows->text);
    if (!ok && !window->error.text[0])
        err_set(&window->error, "the rows cannot be read");
    return ok;
}

bool window_fill(struct window *window, enum list_seek seek, const struct list_anchor *anchor,
                 size_t want)
{
    struct list_rows rows;
    window_clear(window);
    bool ok = fetch(window, &rows, seek, anchor, want), backward = seek == LIST_LAST;
    make_room(window, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        window->rows[i] = rows.rows[backward ? rows.count - 1 - i : i];
    window->count = rows.count;
    window->at_start = !ok || seek == LIST_FIRST || (backward && rows.count < want);
    window->at_end = !ok || backward || rows.count < want;
    free(rows.rows);
    return ok;
}

size_t window_extend(struct window *window, bool before, size_t want)
{
    struct list_rows rows;
    if (window->count == 0 || (before ? window->at_start : window->at_end))
        return 0;
    const struct window_row *edge = window->rows[before ? 0 : window->count - 1];
    struct list_anchor anchor = {edge->id, edge->key};
    bool ok = fetch(window, &rows, before ? LIST_BEFORE : LIST_AFTER, &anchor, want);
    size_t got = rows.count;
    make_room(window, got);
    if (before) {
        memmove(window->rows + got, window->rows, window->count * sizeof(*window->rows));
        for (size_t i = 0; i < got; i++)
            window->rows[i] = rows.rows[got - 1 - i];
    } else if (got) {
        memcpy(window->rows + window->count, rows.rows, got * sizeof(*window->rows));
    }
    window->count += got;
    if (!ok || got < want)
        *(before ? &window->at_start : &window->at_end) = true;
    free(rows.rows);
    return got;
}

size_t window_trim(struct window *window, size_t keep_from, size_t keep_to)
{
    if (keep_to > window->count)
        keep_to = window->count;
    if (keep_from > keep_to)
        keep_from = keep_to;
    for (size_t i = 0; i < window->count; i++) {
        if (i < keep_from || i >= keep_to)
            free(window->rows[i]);
    }
    if (keep_to < window->count)
        window->at_end = false;
    if (keep_from > 0)
        window->at_start = false;
    memmove(window->rows, window->rows + keep_from, (keep_to - keep_from) * sizeof(*window->rows));
    window->count = keep_to - keep_from;
    return keep_from;
}
