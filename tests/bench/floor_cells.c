/* The least a curses program can do to show the frames of another: the floor for every screen. It
 * has them from a file (tests/support/frame.h), paints what has changed, and knows nothing else: a
 * key shows the next one. It ends with the key after the last.
 *
 *     floor_cells FRAMES
 */
#include "support/measure.h"

#include <curses.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 8192, PAIRS_MAX = 250 };

/* A run of cells that look alike, as the file has it. */
struct line {
    int y, x;
    attr_t attributes;
    short pair;
    int begin; /* of what is to be painted, within the text */
    bool is_new;
    char *text;
};

struct frame {
    int x, y;
    size_t first, count; /* of its lines */
};

static struct line *lines;
static struct frame *frames;
static size_t line_count, frame_count;
static struct {
    short foreground, background;
} pairs[PAIRS_MAX + 1];
static short pair_count;

static short pair_of(short foreground, short background)
{
    if (foreground < 0 && background < 0)
        return 0;
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
    frames[frame_count++] = (struct frame){x, y, line_count, 0};
}

/* Was it so in the frame before? Runs come in the order of rows and columns in both. */
static bool was_there(const char *line)
{
    const struct frame *before = frame_count > 1 ? &frames[frame_count - 2] : NULL;
    for (size_t i = 0; before && i < before->count; i++)
        if (strcmp(lines[before->first + i].text, line) == 0)
            return true;
    return false;
}

static void add_line(char *line)
{
    int row, col, foreground, background, flags, text = 0;
    if (frame_count == 0 || sscanf(line, "%d %d %d %d %d%n", &row, &col, &foreground, &background,
                                   &flags, &text) != 5)
        measure_fail("no run of cells: %s", line);
    attr_t looks = (flags & 1 ? A_BOLD : 0) | (flags & 2 ? A_UNDERLINE : 0) |
                   (flags & 4 ? A_REVERSE : 0) | (flags & 8 ? A_ITALIC : 0);
    lines = more(lines, line_count, sizeof *lines);
    short pair = pair_of((short)foreground, (short)background);
    lines[line_count++] =
        (struct line){row, col, looks, pair, text + 1, !was_there(line), strdup(line)};
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
        if (sscanf(line, "frame %*d %*d %d %d", &x, &y) == 2)
            add_frame(x, y);
        else
            add_line(line);
    }
    (void)fclose(file);
}

static void show(const struct frame *frame)
{
    for (size_t i = 0; i < frame->count; i++) {
        const struct line *line = &lines[frame->first + i];
        if (!line->is_new)
            continue;
        (void)attr_set(line->attributes, line->pair, NULL);
        (void)mvaddstr(line->y, line->x, line->text + line->begin);
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
