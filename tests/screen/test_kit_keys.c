/* The kit by keys and by mouse: lists, and every action by arrows, Tab and Enter. */
#include "support/check.h"

#include "support/kitdemo.h"
#include <stdio.h>

/* ---- lists ---------------------------------------------------------------------------------- */

static void list_keys(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "PgDn");
    pty_expect_row(pty, 3, "2026-11-03");
    pty_keys(pty, "End");
    pty_expect(pty, "2026-05-07"); /* 199 days before */
    pty_expect_cursor(pty, 3, 21);
    pty_keys(pty, "Up Up");
    pty_expect_cursor(pty, 3, 19);
    pty_keys(pty, "Home");
    pty_golden(pty, "kit_list_80x24");
    pty_keys(pty, "G PgUp PgUp g");
    pty_golden(pty, "kit_list_80x24");
    kitdemo_quit(pty);
}

static void ticks_and_deleting(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "Space Down Space");
    pty_expect(pty, "2 ticked");
    pty_expect_cursor(pty, 3, 6);
    assert_int_equal(pty_find(pty, 3, "▪"), 1);
    assert_int_equal(pty_find(pty, 5, "▪"), 1);
    pty_keys(pty, "d");
    pty_expect_row(pty, -2, "deleted 2");
    pty_expect_row(pty, -2, "u undo");
    pty_expect(pty, "2026-11-19");
    pty_expect_gone(pty, "2026-11-22");
    pty_expect_gone(pty, "2026-11-20");
    /* The selection stayed on its record, which moved up. */
    pty_expect_row(pty, 4, "▸  Maya Ortiz        2026-11-19");
    pty_keys(pty, "d");
    pty_expect_row(pty, 4, "▸  Tomás Álvarez     2026-11-18");
    pty_keys(pty, "u");
    pty_expect_row(pty, 4, "▸  Maya Ortiz        2026-11-19");
    pty_expect_row(pty, -2, "taken back");
    kitdemo_quit(pty);
}

static void empty_list(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(80, 24, NULL, "--rows", "0", NULL);
    pty_expect(pty, "There are no entries yet. Press n");
    pty_keys(pty, "Down Up End PgDn Enter d Space");
    pty_expect(pty, "There are no entries yet.");
    kitdemo_quit(pty);
}

static void long_lists_feel_the_same(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(80, 24, NULL, "--rows", "200000", NULL);
    pty_expect(pty, "200000 entries");
    pty_keys(pty, "End");
    pty_expect_cursor(pty, 3, 21);
    for (int i = 0; i < 30; i++)
        pty_keys(pty, "PgUp");
    for (int i = 0; i < 30; i++)
        pty_keys(pty, "PgDn");
    pty_expect_cursor(pty, 3, 21);
    kitdemo_quit(pty);
}

/* ---- the mouse ------------------------------------------------------------------------------- */

static void mouse(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    assert_true(pty_has_mouse(pty));
    pty_click(pty, 10, 6);
    pty_expect_cursor(pty, 3, 6);
    pty_wheel(pty, 10, 10, true);
    pty_expect_cursor(pty, 3, 9);
    pty_wheel(pty, 10, 10, false);
    pty_expect_cursor(pty, 3, 6);
    pty_click(pty, 1, 6); /* in the margin: a tick */
    pty_expect(pty, "1 ticked");
    pty_click(pty, 20, 8);
    pty_click(pty, 20, 8);
    pty_expect(pty, "fed and weighed hogs   ");
    pty_expect(pty, "Enter close");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "Enter close");
    pty_click(pty, pty_find(pty, 23, "charts"), 23);
    pty_expect(pty, "Hours by week");
    pty_keys(pty, "Esc");
    pty_expect(pty, "Market swine");
    kitdemo_quit(pty);
}

static void mouse_off(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(80, 24, NULL, "--no-mouse", NULL, NULL);
    pty_expect(pty, "200 entries");
    assert_false(pty_has_mouse(pty));
    assert_null(strstr(pty_output(pty), "?1000h"));
    pty_keys(pty, ":");
    pty_type(pty, "mouse");
    pty_keys(pty, "Enter");
    pty_expect(pty, "The mouse works again.");
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, ":");
    pty_type(pty, "mouse");
    pty_keys(pty, "Enter");
    pty_expect(pty, "The mouse is off");
    assert_false(pty_has_mouse(pty));
    kitdemo_quit(pty);
}

/* ---- every action by arrows, Tab and Enter ----------------------------------------------------
 */

static void key_bar_focus(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "Tab");
    pty_expect_row(pty, -2, "Show the highlighted entry.");
    pty_keys(pty, "Right");
    pty_expect_row(pty, -2, "Write a new entry.");
    pty_keys(pty, "Enter");
    pty_expect(pty, "New entry");
    /* In the form, too: Shift-Tab from the first field, then to "leave". */
    pty_keys(pty, "Shift-Tab");
    pty_expect_row(pty, -2, "Check the fields and save them.");
    pty_keys(pty, "Right");
    pty_expect_row(pty, -2, "Leave the form");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "New entry");
    /* The last but one item is the list of all commands. */
    pty_keys(pty, "Tab Left Left");
    pty_expect_row(pty, -2, "List every command");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Commands");
    pty_keys(pty, "Down Down Enter");
    pty_expect(pty, "deleted 1");
    pty_keys(pty, "F10");
    pty_expect(pty, "Commands");
    pty_type(pty, "tick");
    pty_expect_gone(pty, "Write a new entry.");
    pty_keys(pty, "Enter");
    pty_expect(pty, "1 ticked");
    pty_keys(pty, "Up");
    pty_keys(pty, "Tab Tab"); /* into the bar and out again */
    pty_expect_cursor(pty, 3, 3);
    kitdemo_quit(pty);
}

static void palette(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, ":");
    pty_golden(pty, "kit_palette");
    pty_type(pty, "cal");
    pty_expect_gone(pty, "Delete the highlighted");
    pty_keys(pty, "Enter");
    pty_golden(pty, "kit_calendar");
    pty_keys(pty, "Left Up PgUp Enter");
    pty_expect(pty, "day: Wed 14 Oct 2026");
    pty_keys(pty, "F10");
    pty_expect(pty, "Commands");
    pty_type(pty, "zzz");
    pty_expect(pty, "No command has these letters.");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "Commands");
    kitdemo_quit(pty);
}

static void help_page(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "?");
    pty_golden(pty, "kit_help");
    pty_keys(pty, "End");
    pty_expect(pty, "Tab moves into the row of keys");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "Help");
    pty_send(pty, "\0331", 2); /* Esc and a digit is a function key */
    pty_expect(pty, "Help");
    pty_keys(pty, "q");
    pty_expect_gone(pty, "Help");
    kitdemo_quit(pty);
}

static void reading_only(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(80, 24, NULL, "--read-only", NULL, NULL);
    pty_expect(pty, "200 entries");
    assert_null(strstr(pty_row(pty, 23), "new"));
    pty_keys(pty, "n d");
    pty_expect_row(pty, -2, "this is for reading only; ask its owner");
    assert_false(pty_shows(pty, "New entry"));
    kitdemo_quit(pty);
}

static void first_screen_stays(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "Esc");
    pty_expect_row(pty, -2, "first screen");
    kitdemo_quit(pty);
}

static void long_messages_wrap(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "E");
    pty_expect_row(pty, 20, "Error: the book cannot be written");
    pty_expect_row(pty, 22, "go on there");
    pty_keys(pty, "Down");
    pty_expect_gone(pty, "Error");
    kitdemo_quit(pty);
}

static void ticks_come(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "c");
    pty_expect(pty, "tick 1");
    pty_expect(pty, "tick 3");
    pty_keys(pty, "Esc");
    pty_expect(pty, "200 entries");
    kitdemo_quit(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_keys),
        cmocka_unit_test(ticks_and_deleting),
        cmocka_unit_test(empty_list),
        cmocka_unit_test(long_lists_feel_the_same),
        cmocka_unit_test(mouse),
        cmocka_unit_test(mouse_off),
        cmocka_unit_test(key_bar_focus),
        cmocka_unit_test(palette),
        cmocka_unit_test(help_page),
        cmocka_unit_test(reading_only),
        cmocka_unit_test(first_screen_stays),
        cmocka_unit_test(long_messages_wrap),
        cmocka_unit_test(ticks_come),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
