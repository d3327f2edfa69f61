#include "kit/cells.h"

#include "base/mem.h"
#include "kit/style.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* A cell is one character or one cluster of the table below; 8 bytes, so that comparing a screen of
 * 200 x 60 is comparing 96 KB. */
struct cell {
    uint32_t content; /* a Unicode character, or CLUSTER + an index */
    uint16_t role;
    uint16_t width; /* 1, 2; 0 is the right half of a wide one */
};
enum { CLUSTER = 0x1000000, CLUSTERS_MAX = 8192, CLUSTER_BYTES = 28, SLOTS = 16384 };

struct cluster {
    char bytes[CLUSTER_BYTES];
    uint8_t size;
    uint8_t width; /* columns we count */
    uint8_t drawn; /* columns the C library, and so curses, counts; the rest is padded */
    wchar_t wide[CCHARW_MAX + 1];
};

/* What draw_row_keep() said of a row. */
struct kept {
    uint64_t key; /* 0: nothing, or it was written over */
    int x, count;
};

static struct {
    struct cell *back, *front;
    struct kept *kept, *kept_before; /* by row: in this frame, in the last */
    cchar_t *line;                   /* of one row on its way to curses */
    int cols, rows;
    bool forgotten;
    int cursor_x, cursor_y;
    bool has_cursor, cursor_seen;
    int sent_x, sent_y, sent_seen; /* -1: not known */
} frame;

static struct {
    struct cluster *all;
    uint16_t *slots; /* index + 1, open addressing */
    size_t count;
} clusters;

/* ---- clusters ------------------------------------------------------------------------------- */

/* What curses is given for a cluster: its first character that takes room, and the combining marks
 * after it. Joiners and variation selectors are left out: terminals disagree about their width. */
static void fill_wide(struct cluster *cluster)
{
    mbstate_t state;
    size_t count = 0;
    memset(&state, 0, sizeof(state));
    for (size_t at = 0; at < cluster->size && count < CCHARW_MAX;) {
        wchar_t character;
        size_t used = mbrtowc(&character, cluster->bytes + at, cluster->size - at, &state);
        if (used == 0 || used > cluster->size)
            break;
        at += used;
        int width = wcwidth(character);
        bool joiner = character == 0x200D || (character >= 0xFE00 && character <= 0xFE0F);
        if (count == 0 ? width > 0 : width == 0 && !joiner) {
            cluster->wide[count++] = character;
            if (count == 1)
                cluster->drawn = (uint8_t)width;
        }
    }
    if (count == 0 || cluster->drawn > cluster->width) {
        cluster->wide[0] = L'?';
        cluster->drawn = 1;
        count = 1;
    }
    cluster->wide[count] = L'\0';
}

static uint32_t hash_bytes(const char *bytes, size_t nbytes)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < nbytes; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

static uint32_t cluster_index(const char *bytes, size_t nbytes, int width)
{
    if (!clusters.all) {
        clusters.all = mem_array(CLUSTERS_MAX, sizeof(*clusters.all));
        clusters.slots = mem_array(SLOTS, sizeof(*clusters.slots));
    }
    if (nbytes > CLUSTER_BYTES) /* more marks than anybody can read; the first few are kept */
        nbytes = CLUSTER_BYTES;
    uint32_t slot = hash_bytes(bytes, nbytes) % SLOTS;
    for (; clusters.slots[slot]; slot = (slot + 1) % SLOTS) {
        const struct cluster *cluster = &clusters.all[clusters.slots[slot] - 1];
        if (cluster->size == nbytes && memcmp(cluster->bytes, bytes, nbytes) == 0 &&
            cluster->width == width)
            return clusters.slots[slot] - 1u;
    }
    if (clusters.count == CLUSTERS_MAX)
        return CLUSTERS_MAX; /* until the next frame begins with an empty table */
    struct cluster *added = &clusters.all[clusters.count++];
    memcpy(added->bytes, bytes, nbytes);
    added->size = (uint8_t)nbytes;
    added->width = (uint8_t)width;
    fill_wide(added);
    clusters.slots[slot] = (uint16_t)clusters.count;
    return (uint32_t)clusters.count - 1;
}

static void forget_clusters(void)
{
    memset(clusters.slots, 0, SLOTS * sizeof(*clusters.slots));
    clusters.count = 0;
}

/* ---- writing cells -------------------------------------------------------------------------- */

static struct cell *cell_at(int x, int y)
{
    return &frame.back[(size_t)y * (size_t)frame.cols + (size_t)x];
}

/* The same, to be written. */
static struct cell *written_at(int x, int y)
{
    frame.kept[y].key = 0;
    return cell_at(x, y);
}

/* Half of a wide character that is about to be overwritten: the other half becomes a space. */
static void break_wide(int x, int y, int count)
{
    struct cell *first = cell_at(x, y);
    if (first->width == 0 && x > 0) {
        first[-1].content = ' ';
        first[-1].width = 1;
    }
    if (x + count < frame.cols && first[count].width == 0) {
        first[count].content = ' ';
        first[count].width = 1;
    }
}

void cells_put_ascii(int x, int y, enum role role, const char *ascii, size_t nbytes)
{
    struct cell *cell = written_at(x, y);
    break_wide(x, y, (int)nbytes);
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
    struct cell *cell = written_at(x, y);
    unsigned char first = (unsigned char)cluster[0];
    bool nonsense = first < 0x20 || first == 0x7F || (nbytes == 1 && first >= 0x80);
    uint32_t content = nonsense ? '?' : single_character(cluster, nbytes);
    if (!content) {
        uint32_t index = cluster_index(cluster, nbytes, width);
        content = index == CLUSTERS_MAX ? '?' : CLUSTER + index;
    }
    break_wide(x, y, width);
    cell[0] = (struct cell){content, (uint16_t)role, (uint16_t)width};
    if (width == 2)
        cell[1] = (struct cell){' ', (uint16_t)role, 0};
}

void cells_fill(int x, int y, int count, enum role role)
{
    struct cell *cell = written_at(x, y);
    break_wide(x, y, count);
    for (int i = 0; i < count; i++)
        cell[i] = (struct cell){' ', (uint16_t)role, 1};
}

void cells_set_role(int x, int y, int count, enum role role)
{
    struct cell *cell = written_at(x, y);
    for (int i = 0; i < count; i++)
        cell[i].role = (uint16_t)role;
}

bool cells_again(int x, int y, int count, uint64_t key)
{
    const struct kept *before = &frame.kept_before[y];
    if (frame.forgotten || before->key != key || before->x != x || before->count != count)
        return false;
    size_t at = (size_t)y * (size_t)frame.cols + (size_t)x;
    break_wide(x, y, count);
    memcpy(&frame.back[at], &frame.front[at], (size_t)count * sizeof(*frame.back));
    frame.kept[y] = *before;
    return true;
}

void cells_keep(int x, int y, int count, uint64_t key)
{
    frame.kept[y] = (struct kept){key, x, count};
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
    size_t count = (size_t)cols * (size_t)rows;
    free(frame.back);
    free(frame.front);
    free(frame.line);
    free(frame.kept);
    free(frame.kept_before);
    frame.kept = mem_array((size_t)rows, sizeof(*frame.kept));
    frame.kept_before = mem_array((size_t)rows, sizeof(*frame.kept_before));
    frame.back = mem_array(count, sizeof(*frame.back));
    frame.front = mem_array(count, sizeof(*frame.front));
    frame.line = mem_array((size_t)cols + 1, sizeof(*frame.line));
    frame.cols = cols;
    frame.rows = rows;
    frame.forgotten = true;
}

void cells_begin(int cols, int rows)
{
    if (cols != frame.cols || rows != frame.rows)
        resize(cols, rows);
    if (clusters.count == CLUSTERS_MAX) {
        forget_clusters();
        memset(frame.front, 0, (size_t)cols * (size_t)rows * sizeof(*frame.front));
        memset(frame.kept, 0, (size_t)rows * sizeof(*frame.kept));
    }
    struct kept *swap = frame.kept_before;
    frame.kept_before = frame.kept;
    frame.kept = swap;
    frame.has_cursor = false;
    if (cols <= 0 || rows <= 0)
        return;
    memset(frame.kept, 0, (size_t)rows * sizeof(*frame.kept));
    for (int x = 0; x < cols; x++)
        frame.back[x] = (struct cell){' ', ROLE_BODY, 1};
    for (int y = 1; y < rows; y++)
        memcpy(cell_at(0, y), frame.back, (size_t)cols * sizeof(*frame.back));
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
        const struct cluster *cluster = &clusters.all[cell->content - CLUSTER];
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
    const struct cell *row = cell_at(0, y);
    int count = 0;
    for (int x = first; x <= last; x++) {
        wchar_t single[2];
        int drawn;
        if (row[x].width == 0)
            continue;
        attr_t attributes = style_attributes(row[x].role);
        short pair = style_pair(row[x].role);
        const wchar_t *text = cell_text(&row[x], single, &drawn);
        setcchar(&frame.line[count++], text, attributes, pair, NULL);
        for (; drawn < row[x].width; drawn++)
            setcchar(&frame.line[count++], L" ", attributes, pair, NULL);
    }
    mvadd_wchnstr(y, first, frame.line, count);
}

static bool send_row(int y, bool all)
{
    struct cell *back = cell_at(0, y);
    struct cell *front = &frame.front[(size_t)y * (size_t)frame.cols];
    size_t size = (size_t)frame.cols * sizeof(*back);
    int first = 0, last = frame.cols - 1;
    if (!all) {
        if (memcmp(back, front, size) == 0)
            return false;
        while (memcmp(&back[first], &front[first], sizeof(*back)) == 0)
            first++;
        while (memcmp(&back[last], &front[last], sizeof(*back)) == 0)
            last--;
        /* Never begin or end within a wide character, new or old. */
        while (first > 0 && (back[first].width == 0 || front[first].width == 0))
            first--;
        while (last + 1 < frame.cols && (back[last + 1].width == 0 || front[last + 1].width == 0))
            last++;
    }
    send_cells(y, first, last);
    memcpy(front, back, size);
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
