/* "/" looks through every record, ":" finds whatever can be done or opened by name. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"

#include "base/mem.h"
#include <stdio.h>

static char *book; /* of the test that runs */

/* With the book's words read in already, so that what is shown is all there is; or not. */
static struct pty *open_class(int cols, int rows, bool indexed)
{
    char line[1024];
    book = chapter_book();
    snprintf(line, sizeof line, "-b '%s' find ortiz --limit 1", book);
    if (indexed)
        mem_free(chapter_run(0, line));
    char *const argv[] = {chapter_program(), book, NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows});
    pty_expect(pty, "Students");
    return pty;
}

static void test_goldens(void **state)
{
    static const int sizes[][2] = {{80, 24}, {132, 43}};
    (void)state;
    for (int i = 0; i < 2; i++) {
        char golden[40];
        struct pty *pty = open_class(sizes[i][0], sizes[i][1], true);
        pty_keys(pty, "/");
        pty_type(pty, "vet");
        pty_expect(pty, "Amador Veterinary Clinic");
        snprintf(golden, sizeof golden, "search_%dx%d", sizes[i][0], sizes[i][1]);
        pty_golden(pty, golden);
        pty_keys(pty, "Esc :");
        pty_expect(pty, "Commands");
        pty_type(pty, "beg");
        pty_expect(pty, "Beginning Values");
        snprintf(golden, sizeof golden, "commands_%dx%d", sizes[i][0], sizes[i][1]);
        pty_golden(pty, golden);
        pty_free(pty);
    }
}

/* Typed without a pause at a book's first search: no letter is lost, and everything is found. */
static void test_first_search(void **state)
{
    struct pty *pty = open_class(80, 24, false);
    (void)state;
    pty_type(pty, "/maya wormer");
    pty_expect(pty, "maya wormer");
    pty_expect(pty, "$29.40, veterinary");
    pty_expect_gone(pty, "reading the book's words");
    pty_keys(pty, "Enter"); /* the newest is selected */
    pty_expect(pty, "Wormer, two doses");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Esc");
    pty_expect(pty, "maya wormer");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "maya wormer");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void test_student_first(void **state)
{
    struct pty *pty = open_class(80, 24, true);
    (void)state;
    pty_type(pty, "/mayo");
    pty_expect(pty, "No record has all of these words.");
    pty_keys(pty,
             "Backspace a Space o r t"); /* by the name: the student is the first thing found */
    pty_expect_row(pty, 3, "Students");
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    /* From a student's screen, within that student's records; Tab looks everywhere. */
    pty_type(pty, "/wormer");
    pty_expect(pty, "Wormer, two doses");
    pty_expect_gone(pty, "Boer goats");
    pty_keys(pty, "Tab");
    pty_expect(pty, "Boer goats");
    pty_expect_row(pty, 0, "whole chapter");
    pty_keys(pty, "Tab");
    pty_expect_gone(pty, "Boer goats");
    pty_free(pty);
}

static void test_more_of_a_kind(void **state)
{
    struct pty *pty = open_class(80, 24, true);
    (void)state;
    pty_type(pty, "/maya fed");
    pty_expect(pty, "more ...");
    int row = pty_row_of(pty, "more ...");
    pty_click(pty, 5, row);
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "more ...");
    pty_free(pty);
}

/* What is entered is found at once, what is taken back is not. */
static void test_follows(void **state)
{
    struct pty *pty = open_class(80, 24, true);
    (void)state;
    pty_type(pty, "/ortiz");
    pty_expect_row(pty, 4, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    pty_type(pty, "1h quokka training @market");
    pty_keys(pty, "Enter");
    pty_expect(pty, "entered 1 h");
    pty_type(pty, "/quok");
    pty_expect_row(pty, 4, "quokka training");
    pty_keys(pty, "Esc u");
    pty_expect(pty, "undid");
    pty_type(pty, "/quok");
    pty_expect(pty, "No record has all");
    pty_free(pty);
}

static void test_commands(void **state)
{
    struct pty *pty = open_class(80, 24, true);
    (void)state;
    pty_keys(pty, ":");
    pty_expect(pty, "Commands");
    pty_type(pty, "yrecl"); /* letters in their order */
    pty_expect(pty, "Year end of the class");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "journal");
    pty_expect(pty, "also called Journal");
    pty_keys(pty, "Enter");
    pty_expect(pty, "What I did");
    pty_keys(pty, "Esc :");
    pty_expect(pty, "Commands");
    pty_type(pty, "report bal");
    pty_expect(pty, "Report: Balance");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "Balance");
    pty_keys(pty, "Esc Down Enter"); /* a student's screens */
    pty_expect(pty, "so far");
    pty_keys(pty, ":");
    pty_expect(pty, "Commands");
    pty_type(pty, "new hours");
    pty_keys(pty, "Enter");
    pty_expect(pty, "What I did");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Esc");
    pty_keys(pty, ":");
    pty_expect(pty, "Commands");
    pty_type(pty, "non-current item");
    pty_expect(pty, "also called Non-Current Item");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "Lasting items");
    pty_keys(pty, ":"); /* what happened, by the book-keeper's word for it */
    pty_expect(pty, "Commands");
    pty_type(pty, "withdrawal");
    pty_expect(pty, "also called Withdrawal");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "I put in or took out my own money");
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),       cmocka_unit_test(test_first_search),
        cmocka_unit_test(test_student_first), cmocka_unit_test(test_more_of_a_kind),
        cmocka_unit_test(test_follows),       cmocka_unit_test(test_commands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
