/* The kit and its terminal: what is refused, signals, crashes, what is left behind. */
#include "support/check.h"

#include "support/kitdemo.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- beginning and end ------------------------------------------------------------------------
 */

static void refused_terminals(void **state)
{
    (void)state;
    static const struct {
        const char *env[2], *sentence;
    } cases[] = {
        {{"TERM", NULL}, "TERM is not set"},
        {{"TERM=", NULL}, "TERM is not set"},
        {{"TERM=dumb", NULL}, "cannot place its cursor"},
        {{"TERM=no-such-terminal", NULL}, "is not known"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct pty *pty = kitdemo_start_with(80, 24, cases[i].env, NULL, NULL, NULL);
        check_row_int(cases[i].sentence, pty_end(pty), 1);
        pty_expect(pty, cases[i].sentence);
        pty_free(pty);
    }
}

static void needs_a_terminal(void **state)
{
    (void)state;
    char command[1200];
    snprintf(command, sizeof(command), "%s </dev/null; echo status $?", kitdemo_path());
    char shell[] = "/bin/sh", option[] = "-c", *argv[] = {shell, option, command, NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv});
    pty_expect(pty, "status 1");
    pty_expect(pty, "the screens need a terminal");
    pty_free(pty);
}

static void works_without_a_locale(void **state)
{
    (void)state;
    static const char *const env[] = {"LANG", NULL};
    struct pty *pty = kitdemo_start_with(80, 24, env, NULL, NULL, NULL);
    pty_golden(pty, "kit_list_80x24");
    kitdemo_quit(pty);
}

static void signals_leave_cleanly(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < 3; i++) {
        struct pty *pty = kitdemo_start();
        if (i == 1)
            pty_keys(pty, "n"); /* also with a form open */
        if (i == 2)
            pty_keys(pty, "x Ctrl-C");
        else
            pty_signal(pty, signals[i]);
        assert_int_equal(pty_end(pty), 128 + signals[i]);
        assert_false(pty_is_alternate(pty));
        assert_false(pty_has_mouse(pty));
        pty_expect(pty, "ended by signal");
        assert_non_null(strstr(pty_output(pty), "\033[?2004l"));
        int col, row;
        bool visible;
        pty_cursor(pty, &col, &row, &visible);
        assert_true(visible);
        pty_free(pty);
    }
}

/* The terminal goes away (a window closed, a connection lost) without a signal. */
static void gone_terminal_ends_it(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pid_t pid = pty_pid(pty);
    pty_hang_up(pty);
    assert_int_equal(pty_end(pty), 128 + SIGHUP);
    assert_int_equal(kill(pid, 0), -1);
    pty_free(pty);
}

static void crash_restores(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, ":");
    pty_expect(pty, "Commands");
    pty_type(pty, "crash");
    pty_expect_gone(pty, "Write a new entry.");
    pty_keys(pty, "Enter");
    assert_true(pty_end(pty) != 0);
    assert_false(pty_is_alternate(pty));
    assert_false(pty_has_mouse(pty));
    assert_true(strstr(pty_output(pty), "\033[?1049h") < strstr(pty_output(pty), "\033[?1049l"));
    assert_non_null(strstr(pty_output(pty), "\033[?2004l"));
    pty_free(pty);
}

static void suspend_and_go_on(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "Down Down");
    pty_expect_cursor(pty, 3, 5);
    pty_keys(pty, "Ctrl-Z");
    pty_expect_stopped(pty);
    assert_false(pty_is_alternate(pty));
    assert_false(pty_has_mouse(pty));
    pty_signal(pty, SIGCONT);
    pty_expect(pty, "Ñañez");
    pty_expect_cursor(pty, 3, 5);
    assert_true(pty_is_alternate(pty));
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, "Up Up");
    pty_golden(pty, "kit_list_80x24");
    kitdemo_quit(pty);
}

/* As a computer that is shut down does it: told to end, and woken so that it can. */
static void told_to_end_while_stopped(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "Ctrl-Z");
    pty_expect_stopped(pty);
    pty_signal(pty, SIGTERM);
    pty_signal(pty, SIGCONT);
    assert_int_equal(pty_end(pty), 128 + SIGTERM);
    assert_false(pty_is_alternate(pty));
    pty_free(pty);
}

static void stopped_from_outside(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_signal(pty, SIGSTOP);
    pty_expect_stopped(pty);
    size_t before = pty_bytes(pty);
    pty_resize(pty, 132, 43);
    pty_signal(pty, SIGCONT);
    pty_golden(pty, "kit_list_132x43");
    assert_true(pty_bytes(pty) > before);
    kitdemo_quit(pty);
}

static void errors_go_to_the_log(void **state)
{
    (void)state;
    char path[1024], line[100] = "";
    struct pty *pty = kitdemo_start();
    pty_keys(pty, ":");
    pty_expect(pty, "Commands");
    pty_type(pty, "warn");
    pty_expect_gone(pty, "Write a new entry.");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "Commands");
    pty_settle(pty, 30);
    assert_false(pty_shows(pty, "a library's warning"));
    snprintf(path, sizeof(path), "%s/state/saebook/saebook.log", pty_home(pty));
    FILE *log = fopen(path, "r");
    assert_non_null(log);
    assert_non_null(fgets(line, sizeof(line), log));
    fclose(log);
    assert_string_equal(line, "a library's warning\n");
    kitdemo_quit(pty);
}

static void no_empty_log_is_left(void **state)
{
    (void)state;
    char path[1024];
    struct pty *pty = kitdemo_start();
    assert_int_equal(pty_quit(pty, "q"), 0);
    snprintf(path, sizeof(path), "%s/state/saebook/saebook.log", pty_home(pty));
    assert_int_not_equal(access(path, F_OK), 0);
    pty_free(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused_terminals),
        cmocka_unit_test(needs_a_terminal),
        cmocka_unit_test(works_without_a_locale),
        cmocka_unit_test(signals_leave_cleanly),
        cmocka_unit_test(gone_terminal_ends_it),
        cmocka_unit_test(crash_restores),
        cmocka_unit_test(suspend_and_go_on),
        cmocka_unit_test(told_to_end_while_stopped),
        cmocka_unit_test(stopped_from_outside),
        cmocka_unit_test(errors_go_to_the_log),
        cmocka_unit_test(no_empty_log_is_left),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
