/* What people come to do, through the real program: a workbook, a report, a record found behind a
 * figure, a finding mended; and what happens when something goes wrong on the way. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/walk.h"

#include "base/mem.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static void test_a_workbook_by_one_key(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_keys(pty, "a");
    pty_expect(pty, "Swine Production");
    pty_keys(pty, "Down Enter");
    pty_expect(pty, "what is missing");
    pty_keys(pty, "w");
    pty_expect(pty, "Has the family agreed?");
    pty_keys(pty, "Enter"); /* the safe answer has the focus */
    pty_expect_gone(pty, "Has the family agreed?");
    pty_keys(pty, "w");
    pty_expect(pty, "Has the family agreed?");
    pty_keys(pty, "Right Enter");
    pty_expect(pty, ".xlsx");
    pty_keys(pty, "Enter");
    pty_expect(pty, "is written");
    pty_keys(pty, "H"); /* and it is in the log */
    pty_expect(pty, "entered disclosure of Maya Ortiz");
    pty_free(pty);
}

/* From a figure to the record behind it, mended there: the figure follows. */
static void test_a_figure_to_its_record(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_keys(pty, "r");
    pty_expect(pty, "What it answers");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 1, "Cash sales");
    pty_expect_row(pty, 2, "1,854.85");
    pty_expect(pty, "9,751.75"); /* the total, pinned below the rows */
    pty_keys(pty, "f");
    pty_expect_row(pty, 5, "1,854.85");
    pty_keys(pty, "Down Down Down Enter");
    pty_expect(pty, "records, 1,854.85 in all");
    pty_expect_row(pty, 2, "$525.00");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Down Down Down Down");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "500");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "$525.00 → $500.00");
    pty_keys(pty, "Down");
    pty_expect(pty, "records, 1,829.85 in all");
    pty_keys(pty, "Esc");
    pty_expect(pty, "What it means");
    pty_expect_row(pty, 5, "1,829.85");
    pty_keys(pty, "Esc");
    pty_expect(pty, "9,726.75");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    walk_tells("report income --student 1001 --year 2024 --format csv", ",1829.85,");
}

static void test_a_report_sorted_and_narrowed(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    pty_keys(pty, "r");
    pty_expect(pty, "What it answers");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 2, "Ortiz, Maya");
    pty_keys(pty, "s");
    pty_expect(pty, "Sort by");
    pty_type(pty, "net income");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 1, "Net income");
    pty_expect_row(pty, 2, "Featherston"); /* the greatest stands first */
    pty_click(pty, 62, 3);
    pty_click(pty, 62, 3); /* twice: the records behind that figure */
    pty_expect_row(pty, 0, "Net income");
    pty_expect(pty, " in all");
    pty_keys(pty, "Esc");
    pty_expect_row(pty, 1, "Net income");
    pty_click(pty, 5, 1); /* the heading of the names */
    pty_expect_row(pty, 2, "Alvarez");
    pty_click(pty, 5, 1);
    pty_expect_row(pty, 2, "Zimmerman");
    pty_keys(pty, "/");
    pty_expect(pty, "Rows with");
    pty_type(pty, "goat");
    pty_keys(pty, "Enter");
    pty_expect(pty, "rows have \"goat\"");
    pty_expect_gone(pty, "Zimmerman");
    pty_keys(pty, "y");
    pty_expect(pty, "All years to today");
    pty_type(pty, "2025");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "2025");
    pty_keys(pty, "t");
    pty_expect(pty, "The whole chapter");
    pty_type(pty, "brandt");
    pty_expect(pty, "▸ Lily Brandt");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "Lily Brandt");
    pty_expect(pty, "No row has this word");
    pty_free(pty);
}

static void test_a_report_and_a_record_book_written(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_keys(pty, "r");
    pty_expect(pty, "What it answers");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 1, "Cash sales");
    pty_keys(pty, "Right Right Right"); /* what tells the rows apart stays */
    pty_expect_row(pty, 1, "Project              Year    Traded");
    pty_expect(pty, "Total                        180.00");
    pty_keys(pty, "x");
    pty_expect(pty, "Write it as");
    pty_keys(pty, "Enter");
    pty_expect(pty, "income.xlsx");
    pty_keys(pty, "Enter");
    pty_expect(pty, "written to");
    pty_expect(pty, "/income.xlsx");
    pty_keys(pty, "Esc b");
    pty_expect(pty, "Record book as");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Maya Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, ".xlsx: 16 sheets");
    pty_free(pty);
}

static void test_everything_without_color(void **state)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    struct pty *pty = walk_start(80, 24, env);
    (void)state;
    pty_expect(pty, "37 days !"); /* said by a sign, too */
    assert_false(pty_has_color(pty));
    pty_free(pty);
}

static void test_resize_storm(void **state)
{
    static const int sizes[][2] = {{200, 60}, {41, 11}, {20, 5}, {10, 5}, {132, 43}, {80, 24}};
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] < 40)
            pty_settle(pty, 30);
        else
            pty_expect(pty, "Maya Ortiz");
    }
    pty_expect(pty, "Market swine");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void test_a_change_from_outside_is_seen(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    mem_free(walk_ask("log '3h hauled hogs to the barn @market' --student 1001"));
    pty_expect(pty, "151.75"); /* 148.75 and 3 */
    pty_free(pty);
}

static void test_the_terminal_is_given_back(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_signal(pty, SIGTERM);
    assert_int_equal(pty_end(pty), 128 + SIGTERM);
    assert_false(pty_is_alternate(pty));
    assert_false(pty_has_mouse(pty));
    pty_free(pty);
}

static void test_a_new_book_from_the_start_screen(void **state)
{
    char *const argv[] = {chapter_program(), NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv});
    (void)state;
    pty_expect(pty, "Welcome");
    pty_keys(pty, "n");
    pty_expect(pty, "A new book");
    pty_type(pty, "Willow Creek");
    pty_keys(pty, "Tab");
    pty_type(pty, "OK");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "No students yet");
    pty_expect_row(pty, 0, "Willow Creek FFA");
    pty_keys(pty, "u"); /* that would take the chapter away */
    pty_expect(pty, "nothing to undo");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void test_refusals_before_the_screen(void **state)
{
    static const char *const no_term[] = {"TERM", NULL};
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    char nowhere[] = "/nowhere/t.saebook";
    char *const missing[] = {chapter_program(), nowhere, NULL};
    (void)state;
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .env = no_term});
    assert_int_equal(pty_end(pty), 1);
    assert_non_null(strstr(pty_output(pty), "TERM"));
    pty_free(pty);
    pty = pty_start(&(struct pty_options){.argv = missing});
    assert_int_equal(pty_end(pty), 1);
    assert_non_null(strstr(pty_output(pty), "saebook init"));
    pty_free(pty);
}

static void test_a_finding_is_mended(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    walk_home(pty, "Brandt");
    pty_keys(pty, "!");
    pty_expect(pty, "Grain: last counted");
    pty_expect(pty, "add: counted Grain"); /* what m would do is told before */
    pty_keys(pty, "m");
    pty_expect(pty, "How?");
    pty_keys(pty, "Down Enter");
    pty_expect_row(pty, -3, "fixed");
    pty_expect_gone(pty, "Grain: last counted");
    walk_tells("list stock --student 1003 --where as_of=2026-11-22 --format csv", "Grain,0,sacks,0.00");
    pty_keys(pty, "u");
    pty_expect(pty, "Grain: last counted");
    /* Enter leads to the count itself. */
    pty_keys(pty, "Enter");
    pty_expect(pty, "Ctrl-S");
    pty_expect(pty, "Grain");
    pty_free(pty);
}

static void test_what_is_missing_is_written(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    pty_keys(pty, "!");
    pty_expect(pty, "whole chapter");
    pty_keys(pty, "f");
    pty_expect(pty, "Show only");
    pty_type(pty, "No safety");
    pty_keys(pty, "Enter");
    pty_expect(pty, "only: No safety check");
    pty_expect_row(pty, 3, "Mei Chen");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Danger");
    pty_keys(pty, "Tab");
    pty_type(pty, "Ladder");
    pty_keys(pty, "Ctrl-S");
    pty_expect_gone(pty, "Mei Chen");
    pty_expect_row(pty, 3, "Chidi Okafor");
    pty_free(pty);
    walk_tells("list safety --student 1004 --format csv", "Ladder");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_workbook_by_one_key),
        cmocka_unit_test(test_a_figure_to_its_record),
        cmocka_unit_test(test_a_report_sorted_and_narrowed),
        cmocka_unit_test(test_a_report_and_a_record_book_written),
        cmocka_unit_test(test_everything_without_color),
        cmocka_unit_test(test_resize_storm),
        cmocka_unit_test(test_a_change_from_outside_is_seen),
        cmocka_unit_test(test_the_terminal_is_given_back),
        cmocka_unit_test(test_a_new_book_from_the_start_screen),
        cmocka_unit_test(test_refusals_before_the_screen),
        cmocka_unit_test(test_a_finding_is_mended),
        cmocka_unit_test(test_what_is_missing_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
