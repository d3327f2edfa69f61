#include "kit/cells.h"

#include "base/mem.h"
#include "kit/style.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* A cell is one ASCII character or one cluster of the table below; 8 bytes, so that comparing a
 * screen of 200 x 60 is comparing 96 KB. */
struct cell {
    uint32_t content; /* an ASCII character, or CLUSTER + an index */
    uint16_t role;
    uint16_t width; /* 1, 2; 0 is the right half of a wide one */
};
enum { CLUSTER = 0x10000, CLUSTERS_MAX = 8192, CLUSTER_BYTES = 28, SLOTS = 16384 };

struct cluster {
    char bytes[CLUSTER_BYTES];
    uint8_t size;
    uint8_t width; /* columns we count */
    uint8_t drawn; /* columns the C library, and so curses, counts; the rest is padded */
    wchar_t wide[CCHARW_MAX + 1];
};

static struct {
    struct cell *back, *front;
    cchar_t *line; /* of one row on its way to curses */
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
    struct cell *cell = cell_at(x, y);
    break_wide(x, y, (int)nbytes);
    for (size_t i = 0; i < nbytes; i++)
        cell[i] = (struct cell){(unsigned char)ascii[i], (uint16_t)role, 1};
}

void cells_put(int x, int y, enum role role, const char *cluster, size_t nbytes, int width)
{
    struct cell *cell = cell_at(x, y);
    unsigned char first = (unsigned char)cluster[0];
    uint32_t index = 0;
    bool control = first < 0x20 || first == 0x7F;
    if (!control && (nbytes > 1 || first >= 0x80))
        index = cluster_index(cluster, nbytes, width);
    break_wide(x, y, width);
    if (control || index == CLUSTERS_MAX || (nbytes == 1 && first >= 0x80))
        cell[0] = (struct cell){'?', (uint16_t)role, 1};
    else if (nbytes == 1)
        cell[0] = (struct cell){first, (uint16_t)role, 1};
    else
        cell[0] = (struct cell){CLUSTER + index, (uint16_t)role, (uint16_t)width};
    if (width == 2)
        cell[1] = (struct cell){' ', (uint16_t)role, cell[0].width == 2 ? 0 : 1};
}

void cells_fill(int x, int y, int count, enum role role)
{
    struct cell *cell = cell_at(x, y);
    break_wide(x, y, count);
    for (int i = 0; i < count; i++)
        cell[i] = (struct cell){' ', (uint16_t)role, 1};
}

void cells_set_role(int x, int y, int count, enum role role)
{
    struct cell *cell = cell_at(x, y);
    for (int i = 0; i < count; i++)
        cell[i].role = (uint16_t)role;
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
    }
    frame.has_cursor = false;
    if (cols <= 0 || rows <= 0)
        return;
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

static int add_character(int at, int limit, const wchar_t *wide, enum role role)
{
    if (at < limit)
        setcchar(&frame.line[at], wide, style_attributes(role), style_pair(role), NULL);
    return at + 1;
}

/* Gives curses the cells from `first` to `last` of a row. */
static void send_cells(int y, int first, int last)
{
    const struct cell *row = cell_at(0, y);
    int count = 0;
    for (int x = first; x <= last; x++) {
        wchar_t ascii[2] = {(wchar_t)row[x].content, L'\0'};
        if (row[x].width == 0)
            continue;
        if (row[x].content < CLUSTER) {
            count = add_character(count, frame.cols, ascii, row[x].role);
            continue;
        }
        const struct cluster *cluster = &clusters.all[row[x].content - CLUSTER];
        count = add_character(count, frame.cols, cluster->wide, row[x].role);
        for (int pad = cluster->drawn; pad < row[x].width; pad++)
            count = add_character(count, frame.cols, L" ", row[x].role);
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

static bool place_cursor(bool always_seen)
{
    int seen = frame.has_cursor && (frame.cursor_seen || always_seen);
    int x = frame.has_cursor ? frame.cursor_x : 0;
    int y = frame.has_cursor ? frame.cursor_y : frame.rows - 1;
    if (x == frame.sent_x && y == frame.sent_y && seen == frame.sent_seen)
        return false;
    if (seen != frame.sent_seen)
        curs_set(seen); /* ERR where the terminal cannot hide it: it is just seen, then */
    frame.sent_x = x;
    frame.sent_y = y;
    frame.sent_seen = seen;
    return true;
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
    changed = place_cursor(cursor_always_seen) || changed;
    if (!changed)
        return;
    move(frame.sent_y, frame.sent_x);
    refresh();
}
