/* For everyone: the screens as a screen reader has them, by keys that every keyboard has, and by the
 * mouse alone. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"
#include "support/walk.h"

#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const reader[] = {"SAEBOOK_READER=1", NULL};

/* ---- for screen readers ---------------------------------------------------------------------- */

/* Arrows, lines, blocks, shapes, dingbats; the dot and the angle that are set between parts. */
static bool is_ornament(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] == 0xC2 && byte[1] == 0xB7)
        return true;
    if (byte[0] != 0xE2)
        return false;
    return byte[1] == 0x86 || byte[1] == 0x87 || (byte[1] >= 0x94 && byte[1] <= 0x9E) ||
           (byte[1] == 0x80 && (byte[2] == 0xA6 || byte[2] == 0xB9 || byte[2] == 0xBA));
}

static void assert_no_ornaments(struct pty *pty, const char *name)
{
    for (int row = 0; row < pty_rows(pty); row++)
        for (int col = 0; col < pty_cols(pty); col++)
            if (is_ornament(pty_cell(pty, col, row).text)) {
                pty_dump(pty);
                fail_msg("%s: an ornament in row %d, column %d", name, row, col);
            }
}

/* On the accent's ground: the title and key bars, and what has the focus. */
static bool is_lit(struct pty *pty, int col, int row)
{
    struct pty_cell cell = pty_cell(pty, col, row);
    return !cell.bg_default && cell.bg[2] > 100 && cell.bg[0] < 60;
}

static bool has_lit_row(struct pty *pty)
{
    for (int row = 1; row < pty_rows(pty) - 2; row++)
        for (int col = 0; col < pty_cols(pty); col++)
            if (is_lit(pty, col, row))
                return true;
    return false;
}

/* The cursor is seen; it stands on what has the focus, or at the beginning of a message. */
static bool cursor_is_right(struct pty *pty, void *arg)
{
    int col, row;
    bool seen;
    (void)arg;
    pty_cursor(pty, &col, &row, &seen);
    if (!seen || row < 1 || row > pty_rows(pty) - 2)
        return false;
    if (row == pty_rows(pty) - 2)
        return col == 1 && pty_row(pty, row)[1] > ' ';
    return !has_lit_row(pty) || is_lit(pty, col, row);
}

static void assert_for_readers(struct pty *pty, const char *name)
{
    if (!pty_wait(pty, cursor_is_right, NULL)) {
        pty_dump(pty);
        fail_msg("%s: the cursor does not stand on the focus", name);
    }
    assert_no_ornaments(pty, name);
}

static void every_screen_can_be_heard(void **state)
{
    (void)state;
    for (const struct walk *walk = walks; walk->name != NULL; walk++) {
        struct pty *pty = walk_to(walk, 100, 30, reader);
        assert_for_readers(pty, walk->name);
        pty_keys(pty, "Down");
        assert_for_readers(pty, walk->name);
        pty_free(pty);
    }
}

static void rows_tell_their_labels(void **state)
{
    struct pty *pty = walk_start(80, 24, reader);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Feed store, Hale's; Hours 243.50; In 2,593.78; Out 53.00; Net 2,540.78; more");
    pty_expect(pty, "Hours by week  from 2 to 23, last 2, peak at 40 of 52");
    pty_expect(pty, "Oct 20 of 31 days");
    pty_keys(pty, "Right"); /* and then the rest */
    pty_expect(pty, "Kind Placement");
    pty_free(pty);
}

static void messages_take_the_cursor_till_the_next_key(void **state)
{
    struct pty *pty = walk_start(80, 24, reader);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "entered 1 h 30 m");
    pty_expect_cursor(pty, 1, 22);
    int row = pty_row_of(pty, "Feed store");
    pty_keys(pty, "Down");
    pty_expect_cursor(pty, 0, row + 1);
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_can_be_heard),
        cmocka_unit_test(rows_tell_their_labels),
        cmocka_unit_test(messages_take_the_cursor_till_the_next_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
