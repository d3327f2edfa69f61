/* The least a curses program can do to show the frames of another: the floor for every screen. It has
 * them from a file, in full the first, of each other what has changed, and knows nothing else: a key
 * shows the next one. It ends with the key after the last.
 *
 *     floor_cells FRAMES
 *
 * A line of the file is "frame X Y", which begins one and says where its cursor is, or
 * "Y X ATTRIBUTES FOREGROUND BACKGROUND|TEXT", a run of cells; colors are numbers, -1 the terminal's. */
#include "support/measure.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 4096, PAIRS_MAX = 250 };

struct run {
    int y, x;
    attr_t attributes;
    short pair;
    char *text;
};

struct frame {
    int x, y;
    size_t first, count; /* of its runs */
};

static struct run *runs;
static struct frame *frames;
static size_t run_count, frame_count;
static struct {
    short foreground, background;
} pairs[PAIRS_MAX + 1];
static short pair_count;

static short pair_of(short foreground, short background)
{
    for (short i = 1; i <= pair_count; i++)
        if (pairs[i].foreground == foreground && pairs[i].background == background)
            return i;
    if (pair_count == PAIRS_MAX)
        measure_fail("more than %d pairs of colors", PAIRS_MAX);
    pairs[++pair_count].foreground = foreground;
    pairs[pair_count].background = background;
    (void)init_pair(pair_count, foreground, background);
    return pair_count;
}

/* One more, in an array that doubles. */
static void *more(void *array, size_t count, size_t size)
{
    if (count & (count - 1))
        return array;
    array = realloc(array, (count ? 2 * count : 1) * size);
    if (!array)
        measure_fail("out of memory");
    return array;
}

static void add_frame(int x, int y)
{
    frames = more(frames, frame_count, sizeof *frames);
    frames[frame_count++] = (struct frame){x, y, run_count, 0};
}

static void add_run(const char *line)
{
    int y, x, foreground, background, text;
    unsigned attributes;
    if (sscanf(line, "%d %d %u %d %d|%n", &y, &x, &attributes, &foreground, &background, &text) != 5 ||
        frame_count == 0)
        measure_fail("no run of cells: %s", line);
    runs = more(runs, run_count, sizeof *runs);
    attr_t looks = (attributes & 1 ? A_BOLD : 0) | (attributes & 2 ? A_UNDERLINE : 0) |
                   (attributes & 4 ? A_REVERSE : 0);
    runs[run_count++] = (struct run){
        y, x, looks, pair_of((short)foreground, (short)background), strdup(line + text)};
    frames[frame_count - 1].count++;
}

static void read_frames(const char *path)
{
    static char line[LINE_SIZE];
    FILE *file = fopen(path, "r");
    int x, y;
    if (!file)
        measure_fail("cannot read %s", path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "frame %d %d", &x, &y) == 2)
            add_frame(x, y);
        else
            add_run(line);
    }
    (void)fclose(file);
}

static void show(const struct frame *frame)
{
    for (size_t i = 0; i < frame->count; i++) {
        const struct run *run = &runs[frame->first + i];
        (void)attr_set(run->attributes, run->pair, NULL);
        (void)mvaddstr(run->y, run->x, run->text);
    }
    (void)move(frame->y, frame->x);
    (void)refresh();
}

int main(int argc, char **argv)
{
    if (argc != 2)
        measure_fail("floor_cells FRAMES");
    (void)setlocale(LC_ALL, "");
    if (!initscr())
        measure_fail("no terminal");
    (void)cbreak();
    (void)noecho();
    (void)nonl();
    (void)keypad(stdscr, TRUE);
    (void)start_color();
    (void)use_default_colors();
    read_frames(argv[1]);
    for (size_t i = 0; i < frame_count; i++) {
        show(&frames[i]);
        if (getch() == ERR)
            break;
    }
    (void)endwin();
    return 0;
}
