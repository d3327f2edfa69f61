/* Lists of entries: sorted, narrowed, with the columns that a person wants; the selection stays on
 * its record through all of it. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/walk.h"

#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>

static struct pty *open_hours(int cols, int rows, const char *home)
{
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows, .home = home});
    pty_expect(pty, "Students");
    walk_home(pty, "Ortiz");
    pty_keys(pty, "h");
    pty_expect(pty, "What I did");
    return pty;
}

/* The selected row, owned. */
static char *selected(struct pty *pty)
{
    for (int row = 2; row < pty_rows(pty); row++) {
        const char *text = pty_row(pty, row);
        const char *mark = strstr(text, "▸");
        if (mark != NULL)
            return mem_text(mark);
    }
    fail_msg("no row is selected");
    return NULL;
}

static void test_selection_stays(void **state)
{
    struct pty *pty = open_hours(80, 24, NULL);
    (void)state;
    pty_keys(pty, "Down Down Down");
    pty_settle(pty, 100);
    char *before = selected(pty);
    pty_keys(pty, "s");
    pty_expect(pty, "Sort by");
    pty_keys(pty, "Down Down Enter"); /* Time */
    pty_expect(pty, "Time↑");
    char *sorted = selected(pty);
    assert_string_equal(before, sorted);
    pty_keys(pty, "s");
    pty_expect(pty, "Sort by");
    pty_keys(pty, "Down Down Enter"); /* the other way around */
    pty_expect(pty, "Time↓");
    char *turned = selected(pty);
    assert_string_equal(before, turned);
    pty_keys(pty, "f");
    pty_expect(pty, "Entries with");
    pty_type(pty, "market");
    pty_keys(pty, "Enter");
    pty_expect(pty, "only entries with");
    pty_keys(pty, "f Ctrl-U Enter");
    pty_expect_gone(pty, "only entries with");
    mem_free(before);
    mem_free(sorted);
    mem_free(turned);
    pty_free(pty);
}

/* Which project comes first is told by its name. */
static void test_sorted_by_name(void **state)
{
    struct pty *pty = open_hours(80, 24, NULL);
    (void)state;
    pty_keys(pty, "s");
    pty_expect(pty, "Sort by");
    pty_keys(pty, "Down Enter");
    pty_expect(pty, "Project↑");
    pty_keys(pty, "Home");
    pty_expect_row(pty, 2, "Feed store");
    pty_keys(pty, "End");
    pty_expect_row(pty, 21, "Soil moist");
    pty_free(pty);
}

static void test_columns_are_kept(void **state)
{
    char home[] = "/tmp/saebook-lists.XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(home));
    for (int i = 0; i < 2; i++) {
        char golden[40];
        int cols = i == 0 ? 80 : 132, rows = i == 0 ? 24 : 43;
        struct pty *pty = open_hours(cols, rows, home);
        if (i == 0) {
            pty_keys(pty, "o");
            pty_expect(pty, "show or hide");
            pty_golden(pty, "columns_80x24");
            pty_keys(pty, "Down Space"); /* no project; then the standards to the front */
            pty_keys(pty, "Down Down Down Down Space < < < < < < < Enter");
            pty_expect_row(pty, 1, "Standards");
        } else {
            pty_keys(pty, "o");
            pty_expect(pty, "show or hide");
            pty_golden(pty, "columns_132x43");
            pty_keys(pty, "Enter");
        }
        pty_expect_gone(pty, "show or hide");
        snprintf(golden, sizeof golden, "hours_columns_%dx%d", cols, rows);
        pty_golden(pty, golden);
        if (i == 1) {
            pty_keys(pty, "o");
            pty_expect(pty, "show or hide");
            pty_keys(pty, "r Enter");
            pty_expect_row(pty, 1, "Project");
        }
        assert_int_equal(pty_quit(pty, "q"), 0);
        pty_free(pty);
    }
    char command[100];
    snprintf(command, sizeof command, "rm -r '%s'", home);
    assert_int_equal(system(command), 0);
}

/* The list gets shorter with each letter; Esc shows what was there before, and a line begun anew all
 * of it. */
static void test_narrowed_while_typing(void **state)
{
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .cols = 80, .rows = 24});
    (void)state;
    pty_expect(pty, "Students");
    pty_expect_row(pty, 2, "Abernathy");
    pty_keys(pty, "f");
    pty_expect(pty, "Students with");
    pty_type(pty, "ort");
    pty_expect_row(pty, 2, "Cortez");
    pty_expect_row(pty, 3, "Ortiz");
    pty_type(pty, "i");
    pty_expect_row(pty, 2, "Ortiz");
    pty_keys(pty, "Down"); /* to what is left */
    pty_expect(pty, "only students with \"orti\"");
    pty_keys(pty, "f");
    pty_expect(pty, "Kim, Yuna"); /* all, around the one that was selected */
    pty_type(pty, "qq");
    pty_expect(pty, "No student has this word");
    pty_keys(pty, "Esc");
    pty_expect_row(pty, 2, "Ortiz");
    pty_keys(pty, "f Enter");
    pty_expect(pty, "Kim, Yuna");
    pty_expect_gone(pty, "only students");
    pty_free(pty);
}

/* A category of money is told by its words, and a usual "no" not at all. */
static void test_words_in_the_columns(void **state)
{
    struct pty *pty = open_hours(80, 24, NULL);
    (void)state;
    pty_expect_row(pty, 1, "In class");
    assert_int_equal(pty_find(pty, 2, " no"), -1);
    pty_keys(pty, "Esc m");
    pty_expect_row(pty, 1, "For what");
    pty_expect_row(pty, 2, "Marketing");
    pty_free(pty);
}

/* Who has entered nothing for the longest time comes first. */
static void test_class_by_last_entry(void **state)
{
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .cols = 80, .rows = 24});
    (void)state;
    pty_expect(pty, "Students");
    pty_keys(pty, "Down Down");
    pty_expect_row(pty, 4, "▸");
    pty_expect_row(pty, 4, "▒"); /* the bars come last */
    char *before = selected(pty);
    pty_keys(pty, "o");
    pty_expect(pty, "Sort by");
    pty_keys(pty, "End Enter");
    pty_expect(pty, "Last entry↑");
    char *sorted = selected(pty);
    assert_string_equal(before, sorted);
    pty_keys(pty, "Home");
    pty_expect_row(pty, 2, "!");
    pty_keys(pty, "End");
    pty_expect_row(pty, 21, "yesterday");
    pty_click(pty, 30, 1); /* the heading turns it around */
    pty_expect(pty, "Last entry↓");
    pty_keys(pty, "Home");
    pty_expect_row(pty, 2, "yesterday");
    mem_free(before);
    mem_free(sorted);
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_selection_stays),
        cmocka_unit_test(test_sorted_by_name),
        cmocka_unit_test(test_class_by_last_entry),
        cmocka_unit_test(test_columns_are_kept),
        cmocka_unit_test(test_narrowed_while_typing),
        cmocka_unit_test(test_words_in_the_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
