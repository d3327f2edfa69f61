#include "kit/cells.h"

#include "base/mem.h"
#include "kit/clusters.h"
#include "kit/style.h"
#include "kit/tint.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* A cell is one character or one cluster; 8 bytes, so that a screen of 200 x 60 is 96 KB. */
struct cell {
    uint32_t content; /* a Unicode character, or CLUSTER + an index */
    uint16_t role;
    uint16_t width; /* 1, 2; 0 is the right half of a wide one */
};
enum { CLUSTER = 0x1000000 };

/* What draw_row_keep() said of a part of a row: of a list's, and of what stands beside it. */
struct kept {
    uint64_t key; /* 0: nothing, or it was written over */
    int x, count;
};
enum { PARTS = 2 };

/* Most rows of a frame are as they were: they are neither drawn nor compared nor copied. */
struct row {
    struct cell *back, *front; /* of this frame; what curses was given */
    bool written; /* `back` is filled; else the row is blank but for what is the same */
    bool front_is_blank;
    struct kept kept[PARTS], before[PARTS]; /* of this frame, of the last */
    bool same[PARTS];        /* this part of the last frame is in this one, and is not copied yet */
    bool loose, loose_before; /* something was drawn that belongs to no part that is kept */
    int part_x, part_count;   /* of the part that is being drawn; count 0: none is */
};

static struct {
    struct row *all;
    struct cell *cells, *blank; /* of all rows; one blank row */
    cchar_t *line;              /* a row on its way to curses */
    int cols, rows;
    bool forgotten;
    int cursor_x, cursor_y;
    bool has_cursor, cursor_seen;
    int sent_x, sent_y, sent_seen; /* -1: not known */
    struct beneath {
        struct cell *cells; /* owned: of all rows */
        int y, count;       /* those that are kept; count 0: none are */
        uint64_t key;       /* of this set of rows */
        int cursor_x, cursor_y;
        bool has_cursor, cursor_seen;
    } beneath;
} frame;

static size_t row_bytes(void)
{
    return (size_t)frame.cols * sizeof(struct cell);
}

/* ---- writing cells -------------------------------------------------------------------------- */

static void copy_part(struct row *row, const struct kept *part)
{
    memcpy(row->back + part->x, row->front + part->x, (size_t)part->count * sizeof(*row->back));
}

/* The row's cells, to be written. */
static struct cell *row_cells(struct row *row)
{
    if (!row->written)
        memcpy(row->back, frame.blank, row_bytes());
    row->written = true;
    for (int i = 0; i < PARTS; i++) {
        if (row->same[i])
            copy_part(row, &row->before[i]);
        row->same[i] = false;
    }
    return row->back;
}

/* What is kept and drawn over is not what its key stands for. */
static void drop_parts(struct row *row, int x, int count)
{
    int end = row->part_x + row->part_count;
    bool in_part = row->part_count && x >= row->part_x && x + count <= end;
    row->loose = row->loose || !in_part;
    for (int i = 0; i < PARTS; i++)
        if (row->kept[i].key && x < row->kept[i].x + row->kept[i].count &&
            x + count > row->kept[i].x) {
            row->kept[i].key = 0;
            row->loose = true;
        }
}

/* Half of a wide character that is about to be overwritten: the other half becomes a space. */
static void break_wide(struct cell *row, int x, int count)
{
    if (row[x].width == 0 && x > 0) {
        row[x - 1].content = ' ';
        row[x - 1].width = 1;
    }
    if (x + count < frame.cols && row[x + count].width == 0) {
        row[x + count].content = ' ';
        row[x + count].width = 1;
    }
}

/* `count` cells that are about to be written. */
static struct cell *write_at(int x, int y, int count)
{
    struct cell *row = row_cells(&frame.all[y]);
    drop_parts(&frame.all[y], x, count);
    break_wide(row, x, count);
    return row + x;
}

void cells_put_ascii(int x, int y, enum role role, const char *ascii, size_t nbytes)
{
    struct cell *cell = write_at(x, y, (int)nbytes);
    for (size_t i = 0; i < nbytes; i++)
        cell[i] = (struct cell){(unsigned char)ascii[i], (uint16_t)role, 1};
}

/* The character, when it is a single one; 0 for a cluster of several. */
static uint32_t single_character(const char *bytes, size_t nbytes)
{
    static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned char lead = (unsigned char)bytes[0];
    size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size != nbytes)
        return 0;
    uint32_t character = lead & mask[size];
    for (size_t i = 1; i < size; i++)
        character = character << 6 | ((unsigned char)bytes[i] & 0x3F);
    return character;
}

void cells_put(int x, int y, enum role role, const char *cluster, size_t nbytes, int width)
{
    unsigned char first = (unsigned char)cluster[0];
    bool nonsense = first < 0x20 || first == 0x7F || (nbytes == 1 && first >= 0x80);
    uint32_t content = nonsense ? '?' : single_character(cluster, nbytes);
    if (!content) {
        uint32_t index = clusters_index(cluster, nbytes, width);
        content = index == CLUSTERS_MAX ? '?' : CLUSTER + index;
    }
    struct cell *cell = write_at(x, y, width);
    cell[0] = (struct cell){content, (uint16_t)role, (uint16_t)width};
    if (width == 2)
        cell[1] = (struct cell){' ', (uint16_t)role, 0};
}

void cells_fill(int x, int y, int count, enum role role)
{
    struct cell *cell = write_at(x, y, count);
    for (int i = 0; i < count; i++)
        cell[i] = (struct cell){' ', (uint16_t)role, 1};
}

void cells_repeat(int x, int y, int count)
{
    struct cell *cell = write_at(x, y, count);
    for (int i = 1; i < count; i++)
        cell[i] = cell[0];
}

void cells_set_role(int x, int y, int count, enum role role)
{
    struct cell *cell = row_cells(&frame.all[y]) + x;
    drop_parts(&frame.all[y], x, count);
    for (int i = 0; i < count; i++)
        cell[i].role = (uint16_t)role;
}

static void keep(struct row *row, struct kept part)
{
    for (int i = 0; i < PARTS; i++)
        if (row->kept[i].key == 0) {
            row->kept[i] = part;
            return;
        }
    row->loose = true; /* more parts than are kept: the row is compared */
}

bool cells_again(int x, int y, int count, uint64_t key)
{
    struct row *row = &frame.all[y];
    row->loose = row->loose || row->part_count; /* the part before was not kept */
    row->part_x = x;
    row->part_count = count;
    for (int i = 0; i < PARTS && !frame.forgotten; i++) {
        const struct kept *before = &row->before[i];
        if (before->key != key || before->x != x || before->count != count || row->same[i])
            continue;
        if (row->written) {
            write_at(x, y, count);
            copy_part(row, before);
        } else {
            row->same[i] = true;
        }
        keep(row, *before);
        row->part_count = 0;
        return true;
    }
    return false;
}

void cells_keep(int x, int y, int count, uint64_t key)
{
    struct row *row = &frame.all[y];
    keep(row, (struct kept){key, x, count});
    row->part_count = 0;
}

static struct cell *beneath_row(int y)
{
    return frame.beneath.cells + (size_t)y * (size_t)frame.cols;
}

/* The row is what is beneath, and nothing else. */
static void keep_whole(struct row *row)
{
    memset(row->kept, 0, sizeof(row->kept));
    row->kept[0] = (struct kept){frame.beneath.key, 0, frame.cols};
    row->part_count = 0;
    row->loose = false;
}

void cells_keep_beneath(int y, int count)
{
    struct beneath *beneath = &frame.beneath;
    beneath->y = y;
    beneath->count = count;
    beneath->key++;
    beneath->cursor_x = frame.cursor_x;
    beneath->cursor_y = frame.cursor_y;
    beneath->cursor_seen = frame.cursor_seen;
    beneath->has_cursor = frame.has_cursor;
    for (int i = y; i < y + count; i++) {
        memcpy(beneath_row(i), row_cells(&frame.all[i]), row_bytes());
        keep_whole(&frame.all[i]);
    }
}

bool cells_put_beneath(int y, int count)
{
    const struct beneath *beneath = &frame.beneath;
    if (count == 0 || beneath->y != y || beneath->count != count)
        return false;
    for (int i = y; i < y + count; i++) {
        if (cells_again(0, i, frame.cols, beneath->key))
            continue;
        memcpy(row_cells(&frame.all[i]), beneath_row(i), row_bytes());
        keep_whole(&frame.all[i]);
    }
    frame.cursor_x = beneath->cursor_x;
    frame.cursor_y = beneath->cursor_y;
    frame.cursor_seen = beneath->cursor_seen;
    frame.has_cursor = beneath->has_cursor;
    return true;
}

void cells_set_cursor(int x, int y, bool seen)
{
    frame.cursor_x = x;
    frame.cursor_y = y;
    frame.cursor_seen = seen;
    frame.has_cursor = true;
}

/* ---- frames --------------------------------------------------------------------------------- */

static void resize(int cols, int rows)
{
    free(frame.all);
    free(frame.cells);
    free(frame.blank);
    free(frame.line);
    free(frame.beneath.cells);
    frame.cols = cols;
    frame.rows = rows;
    frame.all = mem_array((size_t)rows, sizeof(*frame.all));
    frame.cells = mem_array((size_t)cols * (size_t)rows, 2 * sizeof(*frame.cells));
    frame.blank = mem_array((size_t)cols, sizeof(*frame.blank));
    frame.beneath.cells = mem_array((size_t)cols * (size_t)rows, sizeof(*frame.beneath.cells));
    frame.beneath.count = 0;
    frame.line = mem_array((size_t)cols + 1, sizeof(*frame.line));
    for (int y = 0; y < rows; y++) {
        frame.all[y].back = frame.cells + (size_t)(2 * y) * (size_t)cols;
        frame.all[y].front = frame.cells + (size_t)(2 * y + 1) * (size_t)cols;
    }
    for (int x = 0; x < cols; x++)
        frame.blank[x] = (struct cell){' ', ROLE_BODY, 1};
    frame.forgotten = true;
}

/* No row is known to be as it was; what is on the terminal need not be sent again for that. */
static void forget_rows(void)
{
    frame.beneath.count = 0;
    for (int y = 0; y < frame.rows; y++) {
        memset(frame.all[y].front, 0, row_bytes());
        frame.all[y].front_is_blank = false;
        memset(frame.all[y].kept, 0, sizeof(frame.all[y].kept));
    }
}

void cells_begin(int cols, int rows)
{
    if (cols != frame.cols || rows != frame.rows)
        resize(cols > 0 ? cols : 0, rows > 0 ? rows : 0);
    if (clusters_are_full()) {
        clusters_forget();
        forget_rows();
    }
    frame.has_cursor = false;
    for (int y = 0; y < frame.rows; y++) {
        struct row *row = &frame.all[y];
        row->written = false;
        row->loose_before = row->loose || row->part_count;
        row->part_count = 0;
        row->loose = false;
        memcpy(row->before, row->kept, sizeof(row->before));
        memset(row->kept, 0, sizeof(row->kept));
        memset(row->same, 0, sizeof(row->same));
    }
}

void cells_forget(void)
{
    frame.forgotten = true;
    frame.sent_x = frame.sent_y = frame.sent_seen = -1;
}

/* What curses is given for a cell: wide characters, and how many columns the C library thinks they
 * have. Where that is not what we counted, spaces or a question mark make up for it. */
static const wchar_t *cell_text(const struct cell *cell, wchar_t single[static 2], int *drawn)
{
    if (cell->content >= CLUSTER) {
        const struct cluster *cluster = clusters_at(cell->content - CLUSTER);
        *drawn = cluster->drawn;
        return cluster->wide;
    }
    single[0] = (wchar_t)cell->content;
    single[1] = L'\0';
    *drawn = cell->content < 0x80 ? 1 : wcwidth(single[0]);
    if (*drawn <= 0 || *drawn > cell->width) {
        single[0] = L'?';
        *drawn = 1;
    }
    return single;
}

/* Gives curses the cells from `first` to `last` of a row. */
static void send_cells(int y, int first, int last)
{
    const struct cell *row = frame.all[y].back;
    int count = 0;
    for (int x = first; x <= last; x++) {
        wchar_t single[2];
        int drawn;
        if (row[x].width == 0)
            continue;
        bool tinted = row[x].role > ROLE_COUNT;
        attr_t attributes = tinted ? A_NORMAL : style_attributes(row[x].role);
        short pair = tinted ? tint_pair(row[x].role) : style_pair(row[x].role);
        const wchar_t *text = cell_text(&row[x], single, &drawn);
        setcchar(&frame.line[count++], text, attributes, pair, NULL);
        for (; drawn < row[x].width; drawn++)
            setcchar(&frame.line[count++], L" ", attributes, pair, NULL);
    }
    mvadd_wchnstr(y, first, frame.line, count);
}

/* The part of a row that differs from what curses was given; false when nothing does. */
static bool find_difference(const struct row *row, int *first, int *last)
{
    const struct cell *back = row->back, *front = row->front;
    *first = 0;
    *last = frame.cols - 1;
    if (memcmp(back, front, row_bytes()) == 0)
        return false;
    while (memcmp(&back[*first], &front[*first], sizeof(*back)) == 0)
        ++*first;
    while (memcmp(&back[*last], &front[*last], sizeof(*back)) == 0)
        --*last;
    /* Never begin or end within a wide character, new or old. */
    while (*first > 0 && (back[*first].width == 0 || front[*first].width == 0))
        --*first;
    while (*last + 1 < frame.cols && (back[*last + 1].width == 0 || front[*last + 1].width == 0))
        ++*last;
    return true;
}

/* All that the last frame had in this row is in it again, and nothing else. */
static bool is_same(const struct row *row)
{
    bool any = false;
    for (int i = 0; i < PARTS; i++) {
        if (row->before[i].key != 0 && !row->same[i])
            return false;
        any = any || row->same[i];
    }
    return any && !row->written && !row->loose_before;
}

static bool send_row(int y, bool all)
{
    struct row *row = &frame.all[y];
    int first = 0, last = frame.cols - 1;
    bool blank = !row->written && !row->same[0] && !row->same[1];
    if (!all && (is_same(row) || (blank && row->front_is_blank)))
        return false;
    row_cells(row);
    row->front_is_blank = blank;
    if (!all && !find_difference(row, &first, &last))
        return false;
    send_cells(y, first, last);
    struct cell *sent = row->back;
    row->back = row->front;
    row->front = sent;
    return true;
}

/* Where curses is to leave the cursor; true when it was somewhere else. */
static bool place_cursor(void)
{
    int x = frame.has_cursor ? frame.cursor_x : 0;
    int y = frame.has_cursor ? frame.cursor_y : frame.rows - 1;
    bool moved = x != frame.sent_x || y != frame.sent_y;
    frame.sent_x = x;
    frame.sent_y = y;
    return moved;
}

/* After the frame: entering the alternate screen saves the cursor, and must save it seen. */
static void show_cursor(bool always_seen)
{
    int seen = frame.has_cursor && (frame.cursor_seen || always_seen);
    if (seen != frame.sent_seen)
        curs_set(seen); /* ERR where the terminal cannot hide it: then it is just seen */
    frame.sent_seen = seen;
}

void cells_send(bool cursor_always_seen)
{
    bool changed = frame.forgotten;
    if (frame.cols <= 0 || frame.rows <= 0)
        return;
    if (frame.forgotten)
        clearok(curscr, TRUE);
    for (int y = 0; y < frame.rows; y++)
        changed = send_row(y, frame.forgotten) || changed;
    frame.forgotten = false;
    changed = place_cursor() || changed;
    if (changed) {
        move(frame.sent_y, frame.sent_x);
        refresh();
    }
    show_cursor(cursor_always_seen);
}
