/* What happens to what was entered on a screen when the program is killed, the terminal goes away,
 * the disk is full or the book may not be written. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/walk.h"

#include "base/buf.h"
#include "base/mem.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char *book; /* of the test that runs */

/* The class with one student selected; `shell` says what is to happen before the program starts. */
static struct pty *open_class(const char *shell)
{
    char command[4096];
    snprintf(command, sizeof command, "%s; exec \"$0\" \"$1\"", shell ? shell : ":");
    char *const argv[] = {(char[]){"/bin/sh"}, (char[]){"-c"}, command, chapter_program(), book,
                          NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv});
    pty_expect(pty, "Students");
    walk_find(pty, "Ortiz");
    return pty;
}

static void type_line(struct pty *pty)
{
    pty_keys(pty, "l");
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
}

static bool is_entered(void)
{
    char line[1024];
    snprintf(line, sizeof line, "-b '%s' list hours --where date=2026-11-22 --format csv", book);
    char *told = chapter_run(0, line);
    bool found = strstr(told, "1:30,fed hogs") != NULL;
    mem_free(told);
    return found;
}

/* Whether a system call can be answered for the system here. */
static bool can_trace(void)
{
    return system("strace -qq -o /dev/null -e trace=statfs -e inject=statfs:poke_exit=@arg2=00 true"
                  " 2>/dev/null") == 0;
}

/* There nobody opens a book twice, this program neither; and whoever opens it is warned. */
static void test_a_new_book_on_a_network_drive(void **state)
{
    char *const argv[] = {(char[]){"/bin/sh"}, (char[]){"-c"},
                          (char[]){"exec strace -qq -o /dev/null -e trace=statfs"
                                   " -e inject=statfs:poke_exit=@arg2=6969000000000000 \"$0\""},
                          chapter_program(), NULL};
    (void)state;
    if (!can_trace())
        skip();
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv});
    pty_expect(pty, "Welcome");
    pty_keys(pty, "n");
    pty_expect(pty, "A new book");
    pty_type(pty, "Willow Creek");
    pty_keys(pty, "Tab");
    pty_type(pty, "OK");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "network drive (NFS)");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "network drive (NFS)");
    pty_expect(pty, "No students yet");
    pty_expect_row(pty, 0, "Willow Creek FFA");
    pty_quit(pty, "q");
    pty_free(pty);
}

static void test_what_was_acknowledged_survives_a_kill(void **state)
{
    (void)state;
    book = chapter_book();
    struct pty *pty = open_class(NULL);
    type_line(pty);
    pty_expect(pty, "entered 1 h 30 m");
    pty_signal(pty, SIGKILL);
    assert_int_equal(pty_end(pty), 128 + SIGKILL);
    pty_free(pty);
    assert_true(is_entered());
}

static void test_a_terminal_that_goes_away(void **state)
{
    (void)state;
    book = chapter_book();
    struct pty *pty = open_class(NULL);
    type_line(pty);
    pty_expect(pty, "entered 1 h 30 m");
    pty_keys(pty, "l");
    pty_type(pty, "2h half a line");
    pty_expect(pty, "2h half a line");
    pty_signal(pty, SIGHUP);
    assert_int_equal(pty_end(pty), 128 + SIGHUP);
    pty_free(pty);
    assert_true(is_entered());
}

/* Files may grow to 35 KB, which is enough to open the book and not enough to save. */
static void test_a_full_disk_keeps_the_line(void **state)
{
    (void)state;
    book = chapter_book();
    struct pty *pty = open_class("trap '' XFSZ; ulimit -f 70");
    type_line(pty);
    pty_expect(pty, "nothing was saved");
    assert_true(pty_shows(pty, "1.5h fed hogs @market"));
    pty_free(pty);
    assert_false(is_entered());
}

static void test_a_book_that_may_not_be_written(void **state)
{
    (void)state;
    book = chapter_book();
    assert_int_equal(chmod(book, 0444), 0);
    struct pty *pty = open_class(NULL);
    pty_keys(pty, "l");
    pty_expect_row(pty, -2, "marked as not to be written");
    assert_int_equal(pty_quit(pty, "Esc q"), 0);
    pty_free(pty);
    assert_int_equal(chmod(book, 0644), 0);
}

/* A line that takes less than is drawn: the program waits for it, and no letter is lost. What it
 * sends is not read here before all keys are typed, so the terminal's queue is full long before. */
static void test_a_slow_terminal(void **state)
{
    struct buf line = {0}, told = {0};
    (void)state;
    book = chapter_book();
    struct pty *pty = open_class(NULL);
    buf_add_text(&line, "1.5h");
    for (int i = 0; i < 30; i++)
        buf_addf(&line, " hog%02d", i);
    buf_add_text(&line, " @market");
    pty_keys(pty, "l");
    pty_send(pty, buf_text(&line), line.len);
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
    pty_expect(pty, "entered 1 h 30 m, Market swine");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    buf_addf(&told, "-b '%s' list hours --student 1001 --where date=2026-11-22 --format csv", book);
    char *rows = chapter_run(0, buf_text(&told));
    for (int i = 0; i < 30; i++) {
        char word[16];
        (void)snprintf(word, sizeof word, "hog%02d", i);
        check_row(word, strstr(rows, word) != NULL);
    }
    mem_free(rows);
    buf_free(&line);
    buf_free(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_book_on_a_network_drive),
        cmocka_unit_test(test_what_was_acknowledged_survives_a_kill),
        cmocka_unit_test(test_a_terminal_that_goes_away),
        cmocka_unit_test(test_a_slow_terminal),
        cmocka_unit_test(test_a_full_disk_keeps_the_line),
        cmocka_unit_test(test_a_book_that_may_not_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
