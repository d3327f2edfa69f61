/* Every screen as a person sees it, in both sizes: tests/screen/golden/NAME_80x24.txt and
 * NAME_132x43.txt. UPDATE_GOLDEN=1 writes them anew: read the difference. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>

/* How to come to a screen from the class list: keys, then words that show it is there. */
static const struct {
    const char *name, *student, *keys, *shows;
} screens[] = {
    {"students", NULL, "", "Abernathy"},
    {"students_help", NULL, "?", "Add a student"},
    {"chapter_reports", NULL, "r", "whole chapter"},
    {"courses", NULL, "c", "Courses"},
    {"chapter_records", NULL, "+", "All records"},
    {"home", "Ortiz", "Enter", "Swine Production"},
    {"project", "Ortiz", "Enter Down Down Enter", "Inventory counts"},
    {"hours", "Ortiz", "Enter h", "What I did"},
    {"hours_form", "Ortiz", "Enter h n", "Ctrl-S"},
    {"money", "Ortiz", "Enter m", "What happened"},
    {"guided", "Ortiz", "Enter m n", "Something died"},
    {"guided_sold", "Ortiz", "Enter m n Enter", "it will write"},
    {"guided_paid", "Ortiz", "Enter m n Down Down Enter", "it will write"},
    {"guided_again", "Ortiz", "Enter m a", "it will write"},
    {"money_form", "Ortiz", "Enter m n End Enter", "Seldom needed"},
    {"inventory", "Ortiz", "Enter i", "Net worth"},
    {"inventory_first_year", "Ortiz", "Enter i < <", "begun"},
    {"shares", "Ortiz", "Enter i End Up s", "all together"},
    {"year_end", "Ortiz", "Enter y", "Look back on the plan"},
    {"closing_sheet", "Ortiz", "Enter y s", "Operating income"},
    {"class_year", NULL, "y", "Still to do"},
    {"ffa", "Ortiz", "Enter f", "FFA and service"},
    {"activities", "Ortiz", "Enter f Enter", "FFA activities"},
    {"reports", "Ortiz", "Enter r", "What it answers"},
    {"report_income", "Ortiz", "Enter r Enter", "to today"},
    {"report_chapter", NULL, "r Enter", "Total"},
    {"report_figures", "Ortiz", "Enter r Enter f", "What it means"},
    {"report_behind", "Ortiz", "Enter r Enter f End Enter", "in all"},
    {"report_balance", "Ortiz", "Enter r Down Down Down Down Enter", "to today"},
    {"charts", "Ortiz", "Enter c", "Hours by week"},
    {"charts_years", "Ortiz", "Enter c n", "Expense"},
    {"charts_numbers", "Ortiz", "Enter c n t", "When"},
    {"charts_weights", "Ortiz", "Enter c n n n", "Weight"},
    {"degree", "Ortiz", "Enter g Down Down", "Forecast"},
    {"degree_what_if", "Ortiz", "Enter g w", "hours of instruction"},
    {"degree_behind", "Ortiz", "Enter g Down Down Down Down Enter", "1 record"},
    {"degree_source", "Ortiz", "Enter g Down Down s", "Where this rule is from"},
    {"awards", "Ortiz", "Enter a", "Application"},
    {"application", "Ortiz", "Enter a Enter", "Requirement"},
    {"answers", "Ortiz", "Enter a Enter a", "Written"},
    {"photos", "Ortiz", "Enter p", "Photos"},
    {"home_carried", "Bauer", "Enter", "Forage Production"},
    {"project_carried", "Bauer", "Enter Down Down Enter", "carried in"},
    {"carried_sheet", "Bauer", "Enter Down Down Enter End n", "From which book"},
    {"history", NULL, "H", "sample"},
    {"history_step", "Ortiz", "Enter H Enter", "What it did"},
    {"settings", NULL, ",", "Eyes, ears and hands"},
    {"findings", "Brandt", "Enter !", "still there"},
    {"chapter_findings", NULL, "!", "whole chapter"},
};

/* The history's times are fixed, of the sample's making too. */
#define NOW "2026-11-22T16:20:00Z"
static const char *const env[] = {"SAEBOOK_NOW=" NOW, NULL};

static void find(struct pty *pty, const char *student)
{
    pty_keys(pty, "/");
    pty_expect(pty, "Students with");
    pty_type(pty, student);
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 2, student);
}

static struct pty *start(const char *student, int cols, int rows)
{
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    struct pty *pty = pty_start(
        &(struct pty_options){.argv = argv, .cols = cols, .rows = rows, .env = env});
    pty_expect(pty, "Students");
    if (student != NULL)
        find(pty, student);
    return pty;
}

static void compare(struct pty *pty, const char *name)
{
    char golden[96];
    snprintf(golden, sizeof golden, "%s_%dx%d", name, pty_cols(pty), pty_rows(pty));
    pty_golden(pty, golden);
    pty_free(pty);
}

static void look(const char *name, const char *student, const char *keys, const char *shows,
                 int cols, int rows)
{
    struct pty *pty = start(student, cols, rows);
    /* One key after the other: each is a screen, or a step within one. */
    pty_keys(pty, keys);
    pty_expect(pty, shows);
    compare(pty, name);
}

static void test_80x24(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++)
        look(screens[i].name, screens[i].student, screens[i].keys, screens[i].shows, 80, 24);
}

static void test_132x43(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++)
        look(screens[i].name, screens[i].student, screens[i].keys, screens[i].shows, 132, 43);
}

/* A line and a form left before they were entered. */
static void look_at_drafts(int cols, int rows)
{
    struct pty *pty = start("Ortiz", cols, rows);
    pty_keys(pty, "Enter l");
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, "You WORKED");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "You WORKED");
    pty_keys(pty, "h n");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "2:15");
    pty_keys(pty, "Tab");
    pty_type(pty, "Clipped José's hog");
    pty_keys(pty, "Esc");
    pty_expect_row(pty, -2, "kept as a draft");
    pty_keys(pty, "D");
    pty_expect(pty, "What was typed");
    compare(pty, "drafts");
}

static void test_drafts(void **state)
{
    (void)state;
    look_at_drafts(80, 24);
    look_at_drafts(132, 43);
}

static void test_start(void **state)
{
    static const int sizes[][2] = {{80, 24}, {132, 43}};
    char *const argv[] = {chapter_program(), NULL};
    (void)state;
    for (int i = 0; i < 2; i++) {
        char golden[32];
        struct pty *pty = pty_start(
            &(struct pty_options){.argv = argv, .cols = sizes[i][0], .rows = sizes[i][1]});
        pty_expect(pty, "Welcome");
        snprintf(golden, sizeof golden, "start_%dx%d", sizes[i][0], sizes[i][1]);
        pty_golden(pty, golden);
        assert_int_equal(pty_quit(pty, "q"), 0);
        pty_free(pty);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_drafts),
        cmocka_unit_test(test_80x24),
        cmocka_unit_test(test_132x43),
    };
    setenv("SAEBOOK_NOW", NOW, 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
