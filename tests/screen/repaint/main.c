/* The plainest curses program that shows given screens: it reads frames (tests/support/frame.h) and
 * paints each whole, leaving to curses what of it to send. A key goes on to the next. */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 8192, PAIRS_MAX = 250 };

struct pair {
    int fg, bg;
};
static struct pair pairs[PAIRS_MAX];
static short pair_count;

static void die(const char *what)
{
    (void)endwin();
    (void)fprintf(stderr, "repaint: %s\n", what);
    exit(1);
}

static short pair_of(int fg, int bg)
{
    if (fg < 0 && bg < 0)
        return 0;
    for (short i = 0; i < pair_count; i++)
        if (pairs[i].fg == fg && pairs[i].bg == bg)
            return (short)(i + 1);
    if (pair_count == PAIRS_MAX)
        die("too many colors");
    pairs[pair_count++] = (struct pair){fg, bg};
    if (init_pair(pair_count, (short)fg, (short)bg) == ERR)
        die("no such color");
    return pair_count;
}

static attr_t attributes(int flags)
{
    return ((flags & 1) ? A_BOLD : 0) | ((flags & 2) ? A_UNDERLINE : 0) |
           ((flags & 4) ? A_REVERSE : 0) | ((flags & 8) ? A_ITALIC : 0);
}

/* The last cell of the last row cannot be written without scrolling: curses says ERR there. */
static void paint_run(const char *line)
{
    int row, col, fg, bg, flags, text = 0;
    if (sscanf(line, "%d %d %d %d %d%n", &row, &col, &fg, &bg, &flags, &text) != 5)
        die("not a run of cells");
    (void)attr_set(attributes(flags), pair_of(fg, bg), NULL);
    (void)mvaddstr(row, col, line + text + 1);
}

static bool read_line(FILE *file, char line[static LINE_MAX_BYTES])
{
    if (fgets(line, LINE_MAX_BYTES, file) == NULL)
        return false;
    line[strcspn(line, "\n")] = '\0';
    return true;
}

int main(int count, char **words)
{
    char line[LINE_MAX_BYTES];
    int cols, rows, col = 0, row = 0, visible = 0, frames = 0;
    FILE *file = count == 2 ? fopen(words[1], "r") : NULL;
    (void)setlocale(LC_ALL, "");
    if (file == NULL || initscr() == NULL || start_color() == ERR || use_default_colors() == ERR)
        die("cannot start");
    (void)cbreak();
    (void)noecho();
    (void)keypad(stdscr, TRUE);
    bool more = read_line(file, line);
    while (more) {
        if (sscanf(line, "frame %d %d %d %d %d", &cols, &rows, &col, &row, &visible) != 5)
            die("not a frame");
        while ((more = read_line(file, line)) && strncmp(line, "frame ", 6) != 0)
            paint_run(line);
        (void)curs_set(visible);
        (void)move(row, col);
        (void)refresh();
        frames++;
        (void)getch();
    }
    (void)fclose(file);
    return endwin() == ERR || frames == 0;
}
