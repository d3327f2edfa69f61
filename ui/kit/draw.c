#include "kit/draw.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
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

/* The cluster that begins here, without asking Unicode's tables where that is not needed: Latin
 * letters with accents, and the lines, blocks and squares that pictures are made of. */
static size_t next_cluster(const char *text, size_t nbytes, int *width)
{
    const unsigned char *byte = (const unsigned char *)text;
    bool latin = nbytes >= 2 && byte[0] >= 0xC3 && byte[0] <= 0xC9 && (byte[1] & 0xC0) == 0x80;
    bool block = nbytes >= 3 && byte[0] == 0xE2 && byte[1] >= 0x94 && byte[1] <= 0x96 &&
                 (byte[2] & 0xC0) == 0x80;
    size_t size = latin ? 2 : 3;
    if ((latin || block) &&
        (size == nbytes || byte[size] < 0x80 || (block && byte[size] == 0xE2))) {
        *width = 1;
        return size;
    }
    size = text_cluster(text, nbytes);
    *width = (int)text_columns(text, size);
    return size;
}

/* Texts hold a few signs, too; where these are not to be seen, what stands for them. */
static const char *plain_sign(const char *cluster, size_t *nbytes)
{
    const unsigned char *byte = (const unsigned char *)cluster;
    bool dot = *nbytes == 2 && byte[0] == 0xC2 && byte[1] == 0xB7;
    bool picture = *nbytes == 3 && byte[0] == 0xE2 && byte[1] >= 0x94 && byte[1] <= 0x97;
    if (dot || picture)
        *nbytes = 1;
    return dot ? glyph(GLYPH_DOT) : picture ? " " : cluster;
}

/* Writes what fits into the columns from `left` up to `limit` (screen columns), from `column` on,
 * which may lie left of them. Returns the column after it; *used gets the bytes. */
static int put_text(int column, int left, int limit, int row, enum role role, const char *text,
                    size_t nbytes, size_t *used)
{
    size_t at = 0;
    while (at < nbytes && column < limit) {
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
        int width;
        size_t size = next_cluster(text + at, nbytes - at, &width);
        if (column + width > limit)
            break;
        if (width > 0 && column >= left) {
            size_t nbytes_put = size;
            const char *put = term_is_plain() ? plain_sign(text + at, &nbytes_put) : text + at;
            cells_put(column, row, role, put, nbytes_put, width);
        }
        column += width;
        at += size;
    }
    *used = at;
    return column;
}

int draw_text_n(struct rect area, int x, int y, enum role role, const char *text, size_t nbytes)
{
    size_t used;
    if (y < 0 || y >= area.h)
        return x;
    return put_text(area.x + x, area.x, area.x + area.w, area.y + y, role, text, nbytes, &used) -
           area.x;
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
    int len = vsnprintf(small, sizeof(small), tr(format), args);
    char *text = small;
    if (len >= (int)sizeof(small)) {
        text = mem_alloc((size_t)len + 1);
        vsnprintf(text, (size_t)len + 1, tr(format), again);
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

/* Columns to leave free before text that does not begin at the left; 0 when it does not fit. */
static int columns_before(const char *text, size_t nbytes, int ncols, enum draw_align align)
{
    size_t width;
    if (align == DRAW_LEFT)
        return 0;
    width = plain_run(text, nbytes) == nbytes ? nbytes : text_columns(text, nbytes);
    if (width >= (size_t)ncols)
        return 0;
    return align == DRAW_RIGHT ? ncols - (int)width : (ncols - (int)width) / 2;
}

int draw_cell(struct rect area, int x, int y, int ncols, enum draw_align align, enum role role,
              const char *text)
{
    size_t nbytes = length(text), used;
    if (ncols <= 0 || y < 0 || y >= area.h)
        return x + (ncols > 0 ? ncols : 0);
    int left = area.x, row = area.y + y, limit = area.x + (x + ncols < area.w ? x + ncols : area.w);
    int before = columns_before(text, nbytes, ncols, align);
    put_spaces(area, x, x + before, y, role);
    int end = put_text(area.x + x + before, left, limit, row, role, text, nbytes, &used) - area.x;
    put_spaces(area, end, x + ncols, y, role);
    if (used < nbytes && x + ncols <= area.w) /* clipped, and by the cell itself */
        draw_glyph(area, end < x + ncols ? end : x + ncols - 1, y, role, GLYPH_ELLIPSIS);
    return x + ncols;
}

bool draw_row_again(struct rect area, int y, uint64_t key)
{
    return y >= 0 && y < area.h && cells_again(area.x, area.y + y, area.w, key);
}

void draw_row_keep(struct rect area, int y, uint64_t key)
{
    if (y >= 0 && y < area.h)
        cells_keep(area.x, area.y + y, area.w, key);
}

bool draw_area_again(struct rect area, uint64_t key)
{
    bool again = true;
    for (int y = 0; y < area.h; y++)
        again = draw_row_again(area, y, draw_key(key, (uint64_t)y)) && again;
    if (!again)
        draw_fill(area, ROLE_BODY);
    return again;
}

void draw_area_keep(struct rect area, uint64_t key)
{
    for (int y = 0; y < area.h; y++)
        draw_row_keep(area, y, draw_key(key, (uint64_t)y));
}

void draw_keep_beneath(struct rect rows)
{
    cells_keep_beneath(rows.y, rows.h);
}

bool draw_beneath_again(struct rect rows)
{
    return cells_put_beneath(rows.y, rows.h);
}

uint64_t draw_key(uint64_t key, uint64_t more)
{
    key = (key ^ more) * UINT64_C(0x9E3779B97F4A7C15);
    key ^= key >> 29;
    return key ? key : 1;
}

uint64_t draw_key_text(uint64_t key, const char *text, size_t nbytes)
{
    uint64_t word = nbytes;
    for (key = draw_key(key, word); nbytes > 0;) {
        size_t part = nbytes < sizeof(word) ? nbytes : sizeof(word);
        word = 0;
        memcpy(&word, text, part);
        key = draw_key(key, word);
        text += part;
        nbytes -= part;
    }
    return key;
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
    from = from < 0 ? 0 : from;
    to = to > area.w ? area.w : to;
    if (y < 0 || y >= area.h || to <= from)
        return;
    draw_glyph(area, from, y, role, GLYPH_HLINE);
    cells_repeat(area.x + from, area.y + y, to - from);
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
