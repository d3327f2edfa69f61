/* The screen of a pseudo-terminal, as libvterm keeps it. */
#include "support/pty_private.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { ROW_BYTES = 4096 };

/* ---- feeding -------------------------------------------------------------------------------- */

static int take_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        pty->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

void pty_screen_start(struct pty *pty)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = take_property};
    pty->vterm = vterm_new(pty->rows, pty->cols);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
}

void pty_screen_stop(struct pty *pty)
{
    vterm_free(pty->vterm);
    for (int i = 0; i < PTY_ROWS_MAX; i++)
        free(pty->row_text[i]);
}

void pty_screen_feed(struct pty *pty, const char *bytes, size_t nbytes)
{
    vterm_input_write(pty->vterm, bytes, nbytes);
    pty_send_pending(pty);
}

/* ---- cells ---------------------------------------------------------------------------------- */

static size_t add_utf8(char *out, uint32_t character)
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    if (size == 1) {
        out[0] = (char)character;
        return 1;
    }
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    out[0] = (char)(lead[size] | character);
    return size;
}

static bool is_right_half(const VTermScreenCell *cell)
{
    return cell->chars[0] == (uint32_t)-1;
}

/* The cell's text into out, which has room for all of it; " " for an empty one. */
static size_t cell_text(const VTermScreenCell *cell, char *out)
{
    size_t len = 0;
    if (is_right_half(cell))
        return 0;
    if (cell->chars[0] == 0)
        return add_utf8(out, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        len += add_utf8(out + len, cell->chars[i]);
    return len;
}

static VTermScreenCell get_cell(struct pty *pty, int col, int row)
{
    VTermScreenCell cell;
    memset(&cell, 0, sizeof(cell));
    vterm_screen_get_cell(pty->screen, (VTermPos){row, col}, &cell);
    return cell;
}

static void take_color(struct pty *pty, VTermColor color, unsigned char out[3])
{
    vterm_screen_convert_color_to_rgb(pty->screen, &color);
    out[0] = color.rgb.red;
    out[1] = color.rgb.green;
    out[2] = color.rgb.blue;
}

struct pty_cell pty_cell(struct pty *pty, int col, int row)
{
    VTermScreenCell cell = get_cell(pty, col, row < 0 ? pty->rows + row : row);
    struct pty_cell out = {.width = cell.width,
                           .bold = cell.attrs.bold,
                           .underline = cell.attrs.underline != 0,
                           .reverse = cell.attrs.reverse,
                           .italic = cell.attrs.italic,
                           .fg_default = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg),
                           .bg_default = VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)};
    out.text[cell_text(&cell, out.text)] = '\0';
    take_color(pty, cell.fg, out.fg);
    take_color(pty, cell.bg, out.bg);
    return out;
}

bool pty_has_color(struct pty *pty)
{
    for (int row = 0; row < pty->rows; row++) {
        for (int col = 0; col < pty->cols; col++) {
            struct pty_cell cell = pty_cell(pty, col, row);
            if (!cell.fg_default || !cell.bg_default)
                return true;
        }
    }
    return false;
}

/* ---- rows ----------------------------------------------------------------------------------- */

int pty_cols(const struct pty *pty)
{
    return pty->cols;
}

int pty_rows(const struct pty *pty)
{
    return pty->rows;
}

const char *pty_row(struct pty *pty, int row)
{
    size_t len = 0, end = 0;
    if (row < 0)
        row += pty->rows;
    if (row < 0 || row >= pty->rows || row >= PTY_ROWS_MAX)
        return "";
    if (!pty->row_text[row])
        pty->row_text[row] = malloc(ROW_BYTES + 64);
    char *text = pty->row_text[row];
    for (int col = 0; col < pty->cols && len < ROW_BYTES; col++) {
        VTermScreenCell cell = get_cell(pty, col, row);
        size_t size = cell_text(&cell, text + len);
        bool blank = size == 1 && text[len] == ' ';
        len += size;
        if (!blank)
            end = len;
    }
    text[end] = '\0';
    return text;
}

int pty_find(struct pty *pty, int row, const char *text)
{
    const char *found = strstr(pty_row(pty, row), text);
    size_t at = 0, wanted;
    char bytes[64];
    if (row < 0)
        row += pty->rows;
    if (!found)
        return -1;
    wanted = (size_t)(found - pty_row(pty, row));
    for (int col = 0; col < pty->cols; col++) {
        VTermScreenCell cell = get_cell(pty, col, row);
        if (at == wanted && !is_right_half(&cell))
            return col;
        at += cell_text(&cell, bytes);
    }
    return -1;
}

int pty_row_of(struct pty *pty, const char *text)
{
    for (int row = 0; row < pty->rows; row++) {
        if (strstr(pty_row(pty, row), text))
            return row;
    }
    return -1;
}

bool pty_shows(struct pty *pty, const char *text)
{
    return pty_row_of(pty, text) >= 0;
}

void pty_cursor(struct pty *pty, int *col, int *row, bool *visible)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
    *col = at.col;
    *row = at.row;
    *visible = pty->cursor_visible;
}

bool pty_is_alternate(const struct pty *pty)
{
    return pty->alternate;
}

bool pty_has_mouse(const struct pty *pty)
{
    return pty->mouse;
}

size_t pty_bytes(const struct pty *pty)
{
    return pty->output_len;
}

double pty_heard(const struct pty *pty)
{
    return pty->heard;
}

const char *pty_output(const struct pty *pty)
{
    return pty->output ? pty->output : "";
}

void pty_dump(struct pty *pty)
{
    int col, row;
    bool visible;
    pty_cursor(pty, &col, &row, &visible);
    fprintf(stderr, "+--- %d x %d, cursor at column %d, row %d%s\n", pty->cols, pty->rows, col, row,
            visible ? "" : " (hidden)");
    for (int i = 0; i < pty->rows; i++)
        fprintf(stderr, "|%s\n", pty_row(pty, i));
    fprintf(stderr, "+---\n");
}
