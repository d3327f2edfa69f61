/* Dialogs and forms of the kit. */
#include "support/check.h"

#include "support/kitdemo.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* ---- dialogs --------------------------------------------------------------------------------- */

static void confirm_is_safe(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "x");
    pty_golden(pty, "kit_confirm");
    pty_keys(pty, "y"); /* no letter answers */
    pty_keys(pty, "Enter");
    pty_expect(pty, "not handed in");
    pty_keys(pty, "x");
    pty_expect(pty, "Hand it in all the same");
    pty_keys(pty, "Right Esc");
    pty_expect(pty, "not handed in");
    pty_keys(pty, "x");
    pty_expect(pty, "Hand it in all the same");
    pty_keys(pty, "Right Enter");
    pty_expect_row(pty, -2, " handed in");
    assert_false(pty_shows(pty, "not handed in"));
    kitdemo_quit(pty);
}

static void prompt_and_paste(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "p");
    pty_expect(pty, "What should it say?");
    pty_paste(pty, "one\ntwo\r\n three\n");
    pty_expect(pty, "one two three");
    pty_expect(pty, "What should it say?"); /* a pasted line break submits nothing */
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "abc");
    pty_expect(pty, "three letters are unlucky");
    pty_keys(pty, "Enter");
    pty_expect(pty, "What should it say?");
    pty_type(pty, "def");
    pty_expect_gone(pty, "unlucky");
    pty_paste(pty, "this is far too long for the thirty characters that fit");
    pty_expect(pty, "It is full: 30 characters are the most.");
    pty_keys(pty, "Enter");
    pty_expect(pty, "line: [abcdef]");
    pty_keys(pty, "p");
    pty_keys(pty, "Esc");
    pty_expect(pty, "no line");
    kitdemo_quit(pty);
}

static void editing_names(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "p");
    pty_expect(pty, "What should it say?");
    int row = pty_row_of(pty, "What should it say?") + 1, col = 10, at, y;
    bool visible;
    pty_cursor(pty, &col, &y, &visible);
    assert_int_equal(y, row);
    assert_true(visible);
    pty_type(pty, "Jose\u0301 作者 N\u0303"); /* combining marks typed on their own */
    pty_expect(pty, "Jose\u0301 作者 N\u0303");
    pty_cursor(pty, &at, &y, &visible);
    assert_int_equal(at, col + 11);
    pty_keys(pty, "Left Left Left"); /* over Ñ, the space, 者 */
    pty_expect_cursor(pty, col + 7, row);
    pty_keys(pty, "Backspace"); /* 作 goes as a whole */
    pty_expect(pty, "Jose\u0301 者 N\u0303");
    pty_expect_cursor(pty, col + 5, row);
    pty_keys(pty, "Ctrl-Left");
    pty_expect_cursor(pty, col, row);
    pty_keys(pty, "End Ctrl-W Backspace Backspace Backspace Backspace");
    pty_expect_cursor(pty, col + 3, row); /* é was one cluster */
    assert_true(pty_find(pty, row, "Jos  ") >= 0);
    pty_keys(pty, "Ctrl-_ Ctrl-_");
    pty_expect(pty, "Jose\u0301");
    pty_keys(pty, "Enter");
    pty_expect(pty, "line: [Jose\u0301 ]");
    kitdemo_quit(pty);
}

static void choosing(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "s");
    pty_expect(pty, "Okafor");
    pty_type(pty, "nanez"); /* accents may be left out */
    pty_expect_row(pty, 8, "▸ Ñañez, Lucía");
    pty_expect_row(pty, 9, "│    ");
    pty_keys(pty, "Enter");
    pty_expect(pty, "student: Ñañez, Lucía");
    pty_keys(pty, "s Down Down Enter");
    pty_expect(pty, "student: Chen, 作者 Mei");
    pty_keys(pty, "s");
    pty_type(pty, "xyz");
    pty_expect(pty, "No student of that name.");
    pty_keys(pty, "Esc");
    pty_expect(pty, "no student");
    kitdemo_quit(pty);
}

static void write_file(const char *folder, const char *name)
{
    char path[1100];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("x", file);
    fclose(file);
}

static void choosing_files(void **state)
{
    (void)state;
    char folder[1024];
    struct pty *pty = kitdemo_start();
    snprintf(folder, sizeof(folder), "%s/photos", pty_home(pty));
    assert_int_equal(mkdir(folder, 0700), 0);
    write_file(folder, "Ferkel 作者.JPG");
    write_file(folder, "notes.txt");
    write_file(pty_home(pty), "hours.csv");
    write_file(pty_home(pty), "swine.xlsx");
    pty_keys(pty, "f");
    pty_expect(pty, "photos/");
    pty_expect(pty, "hours.csv");
    assert_false(pty_shows(pty, "swine.xlsx"));
    pty_type(pty, "pho");
    pty_expect_gone(pty, "hours.csv");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Ferkel 作者.JPG");
    assert_false(pty_shows(pty, "notes.txt"));
    pty_keys(pty, "Ctrl-P");
    pty_expect(pty, "hours.csv");
    pty_type(pty, "ours");
    pty_expect_gone(pty, "photos/");
    pty_keys(pty, "Enter");
    pty_expect(pty, "file:"); /* the path may take the whole next row */
    pty_expect_row(pty, -2, "hours.csv");
    pty_keys(pty, "f");
    pty_type(pty, "/no/such/file");
    pty_keys(pty, "Enter");
    pty_expect(pty, "There is no /no/such/file");
    pty_keys(pty, "Esc");
    pty_expect(pty, "no file");
    /* Writing over a file is asked about, and not doing it is the default. */
    pty_keys(pty, "w");
    pty_expect(pty, "Name swine.xlsx");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Replace it?");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "Replace it?");
    pty_type(pty, "2");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "xlsx2");
    kitdemo_quit(pty);
}

static void work_is_shown_and_canceled(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "W");
    pty_expect(pty, "Importing");
    pty_expect(pty, "▒");
    pty_keys(pty, "Esc");
    pty_expect(pty, "work canceled");
    pty_keys(pty, "W");
    pty_expect(pty, "work done");
    kitdemo_quit(pty);
}

/* ---- forms ---------------------------------------------------------------------------------- */

static void form_from_end_to_end(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "n");
    pty_golden(pty, "kit_form_80x24");
    pty_type(pty, "quiet ?:q"); /* letters that are commands elsewhere */
    pty_expect(pty, "quiet ?:q");
    pty_expect_row(pty, 0, "not saved");
    pty_keys(pty, "Tab Right Right Tab");
    pty_expect(pty, "Placement");
    pty_type(pty, "nanez");
    pty_expect(pty, "▸ Ñañez, Lucía");
    pty_keys(pty, "Enter");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "11/3x");
    pty_expect(pty, "is not a date");
    pty_keys(pty, "Backspace");
    pty_expect(pty, "Tue 3 Nov 2026");
    pty_keys(pty, "Tab Shift-Tab"); /* what is typed on coming to a day is another day */
    pty_type(pty, "11/5");
    pty_expect(pty, "Thu 5 Nov 2026");
    pty_keys(pty, "Tab Shift-Tab Left Right Backspace");
    pty_type(pty, "6"); /* a cursor that was moved edits */
    pty_expect(pty, "Fri 6 Nov 2026");
    pty_keys(pty, "Tab Shift-Tab");
    pty_type(pty, "11/3");
    pty_expect(pty, "Tue 3 Nov 2026");
    pty_keys(pty, "Tab");
    pty_type(pty, "90m");
    pty_expect(pty, "1 h 30 m");
    pty_keys(pty, "Tab");
    assert_false(pty_shows(pty, "Amount"));
    pty_type(pty, "y");
    pty_expect(pty, "Amount");
    pty_keys(pty, "Tab");
    pty_type(pty, "-12");
    pty_expect(pty, "it is below zero");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "12*4.50");
    pty_expect(pty, "= 54.00");
    pty_keys(pty, "Tab");
    pty_paste(pty, "first line\nsecond line\n");
    pty_expect(pty, "second line");
    pty_expect(pty, "23 of 1,000");
    pty_golden(pty, "kit_form_filled");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "entered quiet ?:q");
    pty_expect_row(pty, -2, "u undo");
    pty_expect(pty, "▸  Ñañez, Lucía      2026-11-03  quiet ?:q");
    kitdemo_quit(pty);
}

static void form_says_what_is_wrong(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "n");
    pty_expect(pty, "Title");
    assert_false(pty_shows(pty, "this is needed")); /* not before it was left */
    pty_keys(pty, "Tab");
    pty_expect(pty, "this is needed");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "Error: Title: this is needed.");
    pty_type(pty, "refuse");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "nobody");
    pty_expect(pty, "nothing in the list matches");
    pty_keys(pty, "Tab");
    pty_expect(pty, "\"nobody\" is none of the list");
    pty_keys(pty, "Shift-Tab Ctrl-U");
    pty_type(pty, "maya ortiz"); /* written out, it is taken without choosing */
    pty_keys(pty, "Esc Tab");
    pty_expect(pty, "Maya Ortiz");
    pty_expect_gone(pty, "none of the list");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "Error: this book refuses that title");
    pty_keys(pty, "Esc");
    pty_expect(pty, "200 entries");
    kitdemo_quit(pty);
}

static void form_limits_and_calendar(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "n");
    pty_expect(pty, "Title");
    pty_type(pty, "1234567890123456789012345678901234567890X");
    pty_expect(pty, "it is full: 40 characters are the most");
    assert_false(pty_shows(pty, "0X"));
    pty_keys(pty, "Tab Tab Tab");
    pty_expect_row(pty, -2, "today, -3, mon");
    pty_keys(pty, "Ctrl-O");
    pty_expect(pty, "November 2026");
    pty_keys(pty, "Left Enter");
    pty_expect(pty, "Sat 21 Nov 2026");
    pty_keys(pty, "F1");
    pty_expect(pty, "The fields");
    pty_keys(pty, "Esc");
    pty_expect(pty, "Sat 21 Nov 2026");
    pty_keys(pty, "Esc");
    pty_expect(pty, "200 entries");
    kitdemo_quit(pty);
}

static void form_wide(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(132, 43, NULL, NULL, NULL, NULL);
    pty_expect(pty, "200 entries");
    pty_keys(pty, "n");
    pty_golden(pty, "kit_form_132x43");
    pty_click(pty, pty_find(pty, pty_row_of(pty, "Weight"), "Weight") + 30,
              pty_row_of(pty, "Weight"));
    pty_expect(pty, "In pounds.");
    pty_type(pty, "61.2345");
    pty_keys(pty, "Up");
    pty_settle(pty, 20);
    pty_keys(pty, "Esc");
    kitdemo_quit(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confirm_is_safe),
        cmocka_unit_test(prompt_and_paste),
        cmocka_unit_test(editing_names),
        cmocka_unit_test(choosing),
        cmocka_unit_test(choosing_files),
        cmocka_unit_test(work_is_shown_and_canceled),
        cmocka_unit_test(form_from_end_to_end),
        cmocka_unit_test(form_says_what_is_wrong),
        cmocka_unit_test(form_limits_and_calendar),
        cmocka_unit_test(form_wide),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
