#include "kit/draw.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "kit/cells.h"
#include "kit/term.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t length(const char *text)
{
    return text ? strlen(text) : 0;
}

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Bytes that are a column each: printable ASCII, none of it followed by what may combine with it.
 */
static size_t plain_run(const char *text, size_t nbytes)
{
    size_t run = 0;
    while (run < nbytes && is_plain((unsigned char)text[run]))
        run++;
    return run && run < nbytes && (unsigned char)text[run] >= 0x80 ? run - 1 : run;
}

/* Writes what fits into the columns left of `limit` (a screen column), from `column` on, which may
 * lie left of the area. Returns the column after it. */
static int put_text(int column, int left, int limit, int row, enum role role, const char *text,
                    size_t nbytes)
{
    for (size_t at = 0; at < nbytes && column < limit;) {
        size_t run = plain_run(text + at, nbytes - at);
        if (run > (size_t)(limit - column))
            run = (size_t)(limit - column);
        if (run) {
            size_t hidden = column < left ? (size_t)(left - column) : 0;
            if (run > hidden)
                cells_put_ascii(column + (int)hidden, row, role, text + at + hidden, run - hidden);
            column += (int)run;
            at += run;
            continue;
        }
        size_t size = text_cluster(text + at, nbytes - at);
        int width = (int)text_columns(text + at, size);
        if (column + width > limit)
            break;
        if (width > 0 && column >= left)
            cells_put(column, row, role, text + at, size, width);
        column += width;
        at += size;
    }
    return column;
}

int draw_text_n(struct rect area, int x, int y, enum role role, const char *text, size_t nbytes)
{
    if (y < 0 || y >= area.h)
        return x;
    return put_text(area.x + x, area.x, area.x + area.w, area.y + y, role, text, nbytes) - area.x;
}

int draw_text(struct rect area, int x, int y, enum role role, const char *text)
{
    return draw_text_n(area, x, y, role, text, length(text));
}

int draw_textf(struct rect area, int x, int y, enum role role, const char *format, ...)
{
    char small[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(small, sizeof(small), format, args);
    char *text = small;
    if (len >= (int)sizeof(small)) {
        text = mem_alloc((size_t)len + 1);
        vsnprintf(text, (size_t)len + 1, format, again);
    }
    va_end(again);
    va_end(args);
    x = draw_text(area, x, y, role, text);
    if (text != small)
        free(text);
    return x;
}

int draw_glyph(struct rect area, int x, int y, enum role role, enum glyph which)
{
    return draw_text(area, x, y, role, glyph(which));
}

static void put_spaces(struct rect area, int from, int to, int y, enum role role)
{
    from = from < 0 ? 0 : from;
    to = to > area.w ? area.w : to;
    if (y >= 0 && y < area.h && to > from)
        cells_fill(area.x + from, area.y + y, to - from, role);
}

int draw_cell(struct rect area, int x, int y, int ncols, enum draw_align align, enum role role,
              const char *text)
{
    size_t nbytes = length(text), used;
    if (ncols <= 0 || y < 0 || y >= area.h)
        return x + (ncols > 0 ? ncols : 0);
    size_t fit = text_fit(text, nbytes, (size_t)ncols, &used);
    bool clipped = fit < nbytes;
    if (clipped) {
        fit = text_fit(text, nbytes, (size_t)ncols - 1, &used);
        used++;
    }
    int spare = ncols - (int)used;
    int before = align == DRAW_RIGHT ? spare : align == DRAW_CENTER ? spare / 2 : 0;
    put_spaces(area, x, x + before, y, role);
    int end = draw_text_n(area, x + before, y, role, text, fit);
    if (clipped)
        end = draw_glyph(area, end, y, role, GLYPH_ELLIPSIS);
    put_spaces(area, end, x + ncols, y, role);
    return x + ncols;
}

int draw_right(struct rect area, int y, enum role role, const char *text)
{
    int width = (int)text_columns(text, length(text));
    int x = area.w > width ? area.w - width : 0;
    draw_text(area, x, y, role, text);
    return x;
}

/* ---- surfaces and lines --------------------------------------------------------------------- */

void draw_fill(struct rect area, enum role role)
{
    for (int y = 0; y < area.h; y++)
        put_spaces(area, 0, area.w, y, role);
}

void draw_row_role(struct rect area, int y, enum role role)
{
    if (y >= 0 && y < area.h && area.w > 0)
        cells_set_role(area.x, area.y + y, area.w, role);
}

static void put_line(struct rect area, int from, int to, int y, enum role role)
{
    for (int x = from; x < to; x++)
        draw_glyph(area, x, y, role, GLYPH_HLINE);
}

void draw_hline(struct rect area, int y, enum role role, const char *label)
{
    int x = 0;
    if (label) {
        put_line(area, 0, 1, y, role);
        put_spaces(area, 1, 2, y, role);
        x = draw_text(area, 2, y, ROLE_HEADING, label);
        put_spaces(area, x, x + 1, y, role);
        x++;
    }
    put_line(area, x, area.w, y, role);
}

void draw_vline(struct rect area, int x, enum role role)
{
    for (int y = 0; y < area.h; y++)
        draw_glyph(area, x, y, role, GLYPH_VLINE);
}

struct rect draw_box(struct rect area, enum role role, const char *title)
{
    int right = area.w - 1, bottom = area.h - 1;
    draw_fill(area, role);
    put_line(area, 1, right, 0, ROLE_RULE);
    put_line(area, 1, right, bottom, ROLE_RULE);
    draw_vline(area, 0, ROLE_RULE);
    draw_vline(area, right, ROLE_RULE);
    draw_glyph(area, 0, 0, ROLE_RULE, GLYPH_TOP_LEFT);
    draw_glyph(area, right, 0, ROLE_RULE, GLYPH_TOP_RIGHT);
    draw_glyph(area, 0, bottom, ROLE_RULE, GLYPH_BOTTOM_LEFT);
    draw_glyph(area, right, bottom, ROLE_RULE, GLYPH_BOTTOM_RIGHT);
    if (title && area.w > 6) {
        struct rect head = {area.x + 2, area.y, area.w - 4, area.h > 0};
        int end = draw_text(head, 1, 0, ROLE_POPUP_TITLE, title);
        put_spaces(head, 0, 1, 0, ROLE_POPUP_TITLE);
        put_spaces(head, end, end + 1, 0, ROLE_POPUP_TITLE);
    }
    return rect_inset(area, 2, 1);
}

/* ---- paragraphs ----------------------------------------------------------------------------- */

/* A space of its own; one with a mark above it is as good as a letter. */
static bool is_gap(const char *text, size_t nbytes, size_t at)
{
    return text[at] == ' ' && text_cluster(text + at, nbytes - at) == 1;
}

size_t draw_wrap_line(const char *text, size_t nbytes, int ncols, size_t *skip)
{
    const char *newline = memchr(text, '\n', nbytes);
    size_t line = newline ? (size_t)(newline - text) : nbytes;
    size_t room = ncols > 0 ? (size_t)ncols : 1;
    size_t fit = text_fit(text, line, room, NULL);
    if (fit == line) {
        *skip = line + (newline != NULL);
        return line;
    }
    /* Break at the last space; the spaces there belong to neither line. */
    size_t end = fit;
    if (!is_gap(text, line, end)) {
        while (end > 0 && !is_gap(text, line, end - 1))
            end--;
    }
    size_t next = end;
    while (end > 0 && is_gap(text, line, end - 1))
        end--;
    if (end == 0) { /* one long word: cut it, but go on by at least a cluster */
        if (fit == 0)
            fit = text_cluster(text, line);
        *skip = fit;
        return fit;
    }
    while (next < line && is_gap(text, line, next))
        next++;
    *skip = next;
    return end;
}

int draw_wrap(struct rect area, int y, enum role role, const char *text)
{
    size_t nbytes = length(text), at = 0, skip;
    int rows = 0;
    while (at < nbytes) {
        size_t line = draw_wrap_line(text + at, nbytes - at, area.w, &skip);
        draw_text_n(area, 0, y + rows, role, text + at, line);
        at += skip;
        rows++;
    }
    return rows;
}

int draw_wrap_rows(int ncols, const char *text)
{
    size_t nbytes = length(text), at = 0, skip;
    int rows = 0;
    while (at < nbytes) {
        draw_wrap_line(text + at, nbytes - at, ncols, &skip);
        at += skip;
        rows++;
    }
    return rows;
}

/* ---- the frame ------------------------------------------------------------------------------ */

void draw_begin(void)
{
    cells_begin(term_cols(), term_rows());
}

void draw_end(void)
{
    cells_send(term_is_plain());
}

void draw_forget(void)
{
    cells_forget();
}

struct rect draw_screen(void)
{
    return (struct rect){0, 0, term_cols(), term_rows()};
}

void draw_cursor(struct rect area, int x, int y, bool seen)
{
    if (rect_holds(area, area.x + x, area.y + y))
        cells_set_cursor(area.x + x, area.y + y, seen);
    else if (!rect_is_empty(area)) /* a field just outside keeps the cursor near */
        cells_set_cursor(area.x + (x < 0        ? 0
                                   : x < area.w ? x
                                                : area.w - 1),
                         area.y + (y < 0        ? 0
                                   : y < area.h ? y
                                                : area.h - 1),
                         false);
}
