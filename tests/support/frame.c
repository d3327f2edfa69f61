#include "support/check.h"

#include "support/frame.h"
#include "support/pty_private.h"

#include <stdio.h>
#include <string.h>

struct look {
    int fg, bg, flags;
};

static int color_index(const VTermColor *color, bool is_default)
{
    if (is_default)
        return -1;
    if (!VTERM_COLOR_IS_INDEXED(color))
        fail_msg("a color that is not of the palette");
    return color->indexed.idx;
}

static struct look look_of(struct pty *pty, int col, int row)
{
    VTermScreenCell cell;
    (void)vterm_screen_get_cell(pty->screen, (VTermPos){row, col}, &cell);
    return (struct look){
        .fg = color_index(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .bg = color_index(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
        .flags = (cell.attrs.bold ? 1 : 0) | (cell.attrs.underline ? 2 : 0) |
                 (cell.attrs.reverse ? 4 : 0) | (cell.attrs.italic ? 8 : 0),
    };
}

static bool is_same(struct look a, struct look b)
{
    return a.fg == b.fg && a.bg == b.bg && a.flags == b.flags;
}

static void write_row(struct pty *pty, int row, FILE *file)
{
    struct look last = {.fg = -2};
    for (int col = 0; col < pty->cols; col++) {
        struct pty_cell cell = pty_cell(pty, col, row);
        struct look look = look_of(pty, col, row);
        if (cell.text[0] == '\0')
            continue; /* the right half of a wide one */
        if (!is_same(look, last))
            (void)fprintf(file, "%s%d %d %d %d %d ", col == 0 ? "" : "\n", row, col, look.fg,
                          look.bg, look.flags);
        last = look;
        (void)fputs(cell.text, file);
    }
    (void)fputc('\n', file);
}

void frame_write(struct pty *pty, FILE *file)
{
    int col, row;
    bool visible;
    pty_cursor(pty, &col, &row, &visible);
    (void)fprintf(file, "frame %d %d %d %d %d\n", pty->cols, pty->rows, col, row, visible);
    for (int at = 0; at < pty->rows; at++)
        write_row(pty, at, file);
}
