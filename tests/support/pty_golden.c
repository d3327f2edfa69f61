/* Golden screens: text, looks and cursor as a file that can be read and compared. */
#include "support/pty_private.h"

#include "base/buf.h"
#include "base/file.h"
#include "kit/theme.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What is read when nothing else is to be done comes some time after the rest. */
enum { QUIET_BEFORE_GOLDEN_MS = 600, GOLDEN_BYTES_MAX = 1 << 20 };

static const char roles_line[] = "\nroles\n"; /* between the rows and their looks */

/* ---- looks ----------------------------------------------------------------------------------- */

/* A letter for each role; of several that look the same the first stands for all. */
static const char letters[ROLE_COUNT] = {
    [ROLE_BODY] = '.',       [ROLE_DIM] = ',',         [ROLE_STRONG] = '*',
    [ROLE_HEADING] = 'h',    [ROLE_ACCENT] = 'a',      [ROLE_TITLE] = 's',
    [ROLE_TITLE_NAME] = 'k', [ROLE_SELECTED] = 'S',    [ROLE_SELECTED_OFF] = '_',
    [ROLE_MARKED] = 'm',     [ROLE_KEY] = 'K',         [ROLE_KEY_LABEL] = 'l',
    [ROLE_KEY_FOCUS] = 'F',  [ROLE_MESSAGE] = 'M',     [ROLE_ERROR] = 'E',
    [ROLE_WARNING] = 'w',    [ROLE_GOOD] = 'g',        [ROLE_BAD] = 'b',
    [ROLE_LABEL] = 'L',      [ROLE_INPUT] = 'i',       [ROLE_INPUT_FOCUS] = 'I',
    [ROLE_INPUT_HINT] = 'H', [ROLE_BAR] = '#',         [ROLE_BAR_REST] = '-',
    [ROLE_SPARK] = '~',      [ROLE_HEAT_NONE] = 'n',   [ROLE_HEAT_SOME] = 'o',
    [ROLE_HEAT_MUCH] = 'O',  [ROLE_RULE] = 'r',        [ROLE_POPUP] = 'p',
    [ROLE_POPUP_TITLE] = 'P'};

static short color_number(VTermColor color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color))
        return -1;
    return VTERM_COLOR_IS_INDEXED(&color) ? color.indexed.idx : -2;
}

/* Of a blank only the ground is seen: with what letters it was drawn depends on how it came. */
static bool looks_like(const VTermScreenCell *cell, bool blank, struct theme_look look)
{
    if (color_number(cell->bg) != look.bg || cell->attrs.reverse != look.reverse ||
        (cell->attrs.underline != 0) != look.underline)
        return false;
    return blank || (color_number(cell->fg) == look.fg && cell->attrs.bold == look.bold);
}

static char letter_of(const VTermScreenCell *cell, bool blank)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        if (looks_like(cell, blank, theme_look(0, (enum role)role, 256)))
            return blank && role == ROLE_BODY ? ' ' : letters[role];
    }
    return '?';
}

static void add_looks(struct buf *out, struct pty *pty, int row)
{
    size_t end = out->len;
    char letter = ' ';
    for (int col = 0; col < pty->cols; col++) {
        VTermScreenCell cell;
        memset(&cell, 0, sizeof(cell));
        vterm_screen_get_cell(pty->screen, (VTermPos){row, col}, &cell);
        if (cell.chars[0] != (uint32_t)-1) /* the right half of a wide one looks as its left */
            letter = letter_of(&cell, cell.chars[0] == 0 || cell.chars[0] == ' ');
        buf_add_char(out, letter);
        if (letter != ' ')
            end = out->len;
    }
    out->len = end;
    buf_add_char(out, '\n');
}

static void add_cursor(struct buf *out, struct pty *pty)
{
    int col, row;
    bool seen;
    pty_cursor(pty, &col, &row, &seen);
    buf_addf(out, "cursor at column %d, row %d%s\n", col, row, seen ? "" : ", hidden");
}

static void draw(struct pty *pty, bool looks, struct buf *out)
{
    for (int row = 0; row < pty->rows; row++)
        buf_addf(out, "%s\n", pty_row(pty, row));
    if (!looks)
        return;
    buf_add_text(out, roles_line);
    for (int row = 0; row < pty->rows; row++)
        add_looks(out, pty, row);
    add_cursor(out, pty);
}

/* ---- files ----------------------------------------------------------------------------------- */

static void golden_path(const char *name, char out[static 1024])
{
    const char *folder = getenv("PTY_GOLDEN"), *top = getenv("SAEBOOK_TOP");
    if (folder)
        snprintf(out, 1024, "%s/%s.txt", folder, name);
    else
        snprintf(out, 1024, "%s/tests/screen/golden/%s.txt", top ? top : ".", name);
}

static void write_golden(struct pty *pty, const char *path)
{
    struct buf text = {0};
    struct err err = {{0}};
    struct file_out out;
    pty_still(pty, QUIET_BEFORE_GOLDEN_MS);
    draw(pty, true, &text);
    if (!file_out_open(&out, path, &err))
        fail_msg("%s", err.text);
    (void)fwrite(buf_text(&text), 1, text.len, out.stream);
    if (!file_out_close(&out, &err))
        fail_msg("%s", err.text);
    buf_free(&text);
}

struct wanted {
    bool looks;
    struct buf text;
};

static bool is_golden(struct pty *pty, void *arg)
{
    const struct wanted *wanted = arg;
    struct buf text = {0};
    draw(pty, wanted->looks, &text);
    bool same = strcmp(buf_text(&text), buf_text(&wanted->text)) == 0;
    buf_free(&text);
    return same;
}

/* The first line that differs, in both. */
static void tell_difference(struct pty *pty, const struct wanted *wanted, const char *path)
{
    struct buf text = {0};
    draw(pty, wanted->looks, &text);
    const char *is = buf_text(&text), *be = buf_text(&wanted->text);
    for (int line = 1; *is || *be; line++) {
        size_t is_len = strcspn(is, "\n"), be_len = strcspn(be, "\n");
        if (is_len != be_len || memcmp(is, be, is_len) != 0)
            pty_fail(pty, "%s: line %d should be\n[%.*s] and is\n[%.*s]", path, line, (int)be_len, be,
                     (int)is_len, is);
        is += is_len + (is[is_len] == '\n');
        be += be_len + (be[be_len] == '\n');
    }
    buf_free(&text);
}

static void compare(struct pty *pty, const char *path, bool looks)
{
    struct wanted wanted = {.looks = looks};
    if (!file_read(path, GOLDEN_BYTES_MAX, &wanted.text, NULL)) {
        pty_dump(pty);
        fail_msg("there is no %s; look at the screen above, then run with UPDATE_GOLDEN=1", path);
    }
    char *roles = strstr(wanted.text.data, roles_line);
    if (!looks && roles)
        *roles = '\0', wanted.text.len = (size_t)(roles - wanted.text.data);
    if (!pty_wait(pty, is_golden, &wanted))
        tell_difference(pty, &wanted, path);
    buf_free(&wanted.text);
}

static bool updating(void)
{
    const char *update = getenv("UPDATE_GOLDEN");
    return update && *update && *update != '0';
}

void pty_golden(struct pty *pty, const char *name)
{
    char path[1024];
    golden_path(name, path);
    if (updating())
        write_golden(pty, path);
    else
        compare(pty, path, true);
}

void pty_golden_text(struct pty *pty, const char *name)
{
    char path[1024];
    golden_path(name, path);
    compare(pty, path, false);
}
