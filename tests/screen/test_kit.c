/* The kit as a person sees it: tests/screen/kitdemo in a pseudo-terminal. */
#include "support/check.h"

#include "support/pty.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *demo_path(void)
{
    static char path[1024];
    const char *build = getenv("SAEBOOK_BUILD");
    snprintf(path, sizeof(path), "%s/tests/screen/kitdemo/main", build ? build : "build/main");
    return path;
}

/* Starts the demo with up to three arguments; env is NULL-terminated or NULL. */
static struct pty *start_with(int cols, int rows, const char *const *env, const char *a,
                              const char *b, const char *c)
{
    char *argv[] = {(char *)(uintptr_t)demo_path(), (char *)(uintptr_t)a, (char *)(uintptr_t)b,
                    (char *)(uintptr_t)c, NULL};
    return pty_start(&(struct pty_options){.argv = argv, .env = env, .cols = cols, .rows = rows});
}

static struct pty *start(void)
{
    struct pty *pty = start_with(80, 24, NULL, NULL, NULL, NULL);
    pty_expect(pty, "200 entries");
    return pty;
}

static void quit(struct pty *pty)
{
    assert_int_equal(pty_quit(pty, "q"), 0);
    assert_false(pty_is_alternate(pty));
    assert_false(pty_has_mouse(pty));
    pty_free(pty);
}

/* ---- the frame ------------------------------------------------------------------------------ */

static void first_frame(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_is_alternate(pty));
    pty_golden(pty, "kit_list_80x24");
    quit(pty);
}

static void first_frame_wide(void **state)
{
    (void)state;
    struct pty *pty = start_with(132, 43, NULL, NULL, NULL, NULL);
    pty_golden(pty, "kit_list_132x43");
    quit(pty);
}

/* Composed, combining and wide names: what stands behind them begins in one column. */
static void names_align(void **state)
{
    (void)state;
    struct pty *pty = start();
    int column = pty_find(pty, 3, "2026-11-22");
    assert_true(column > 10);
    for (int row = 4; row < 20; row++)
        assert_int_equal(pty_find(pty, row, "2026-11-"), column);
    assert_true(pty_shows(pty, "Zoe\u0308 Brandt"));
    assert_true(pty_shows(pty, "Chen, 作者 Mei"));
    quit(pty);
}

static void colors_of_the_default(void **state)
{
    (void)state;
    struct pty *pty = start();
    struct pty_cell name = pty_cell(pty, 1, 0), who = pty_cell(pty, 75, 0);
    assert_true(name.bold && name.fg[0] > 200 && name.fg[2] < 80); /* gold */
    assert_true(name.bg[2] > 120 && name.bg[0] < 60);              /* on blue */
    assert_true(who.fg[0] > 200 && who.fg[2] > 200);
    struct pty_cell body = pty_cell(pty, 3, 5);
    assert_true(body.fg_default && body.bg_default);
    struct pty_cell loss = pty_cell(pty, 78, 4);
    assert_false(loss.fg_default);
    quit(pty);
}

static void schemes_change(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_keys(pty, "t");
    pty_golden(pty, "kit_choose_word");
    pty_type(pty, "dark");
    pty_expect_gone(pty, "high contrast");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "Color scheme");
    struct pty_cell body = pty_cell(pty, 3, 5);
    assert_false(body.bg_default);
    assert_true(body.bg[0] < 60 && body.fg[0] > 150);
    quit(pty);
}

static void unknown_scheme_is_refused(void **state)
{
    (void)state;
    struct pty *pty = start_with(80, 24, NULL, "--scheme", "pink", NULL);
    assert_int_equal(pty_end(pty), 1);
    pty_expect(pty, "there is no color scheme \"pink\"");
    assert_false(pty_is_alternate(pty));
    pty_free(pty);
}

static void no_color_loses_nothing(void **state)
{
    (void)state;
    static const char *const envs[][2] = {{"NO_COLOR=1", NULL}, {"TERM=vt100", NULL}};
    for (size_t i = 0; i < 2; i++) {
        struct pty *pty = start_with(80, 24, envs[i], NULL, NULL, NULL);
        pty_golden_text(pty, "kit_list_80x24");
        assert_false(pty_has_color(pty));
        assert_true(pty_cell(pty, 5, 3).reverse);
        assert_true(pty_cell(pty, 5, 0).reverse);
        assert_false(pty_cell(pty, 5, 4).reverse);
        quit(pty);
    }
}

static void eight_colors(void **state)
{
    (void)state;
    static const char *const env[] = {"TERM=xterm", NULL};
    struct pty *pty = start_with(80, 24, env, NULL, NULL, NULL);
    pty_golden_text(pty, "kit_list_80x24");
    assert_true(pty_has_color(pty));
    assert_false(pty_cell(pty, 1, 0).bg_default);
    quit(pty);
}

static void plain_has_no_boxes(void **state)
{
    (void)state;
    struct pty *pty = start_with(80, 24, NULL, "--plain", NULL, NULL);
    int col, row;
    bool visible;
    pty_expect(pty, "200 entries");
    pty_keys(pty, "c");
    pty_expect(pty, "71%");
    pty_expect(pty, "tick 3");
    pty_golden(pty, "kit_pictures_plain");
    pty_keys(pty, "Esc x");
    pty_expect(pty, "Hand it in all the same");
    static const char *const pictures[] = {"│", "─", "┌", "█", "▒", "▸", "·", "…"};
    for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++)
        assert_false(pty_shows(pty, pictures[i]));
    pty_keys(pty, "Esc");
    pty_expect(pty, "not handed in");
    pty_cursor(pty, &col, &row, &visible);
    assert_true(visible);
    assert_int_equal(row, 3);
    quit(pty);
}

/* Only what changed is sent: the two rows of a moved selection, not the screen. */
static void a_key_sends_little(void **state)
{
    (void)state;
    struct pty *pty = start_with(200, 60, NULL, NULL, NULL, NULL);
    pty_expect(pty, "200 entries");
    size_t before = pty_bytes(pty);
    pty_keys(pty, "Down");
    pty_expect_cursor(pty, 3, 4);
    size_t sent = pty_bytes(pty) - before;
    assert_true(sent > 20);
    if (sent > 900)
        fail_msg("one key sent %zu bytes", sent);
    before = pty_bytes(pty);
    pty_keys(pty, "Ctrl-L");
    pty_settle(pty, 50);
    assert_true(pty_bytes(pty) - before > 3000);
    quit(pty);
}

/* ---- size ----------------------------------------------------------------------------------- */

static void resize_storm(void **state)
{
    (void)state;
    struct pty *pty = start();
    for (int round = 0; round < 3; round++) {
        for (int cols = 200; cols >= 20; cols -= 9)
            pty_resize(pty, cols, 10 + cols % 37);
        for (int cols = 20; cols <= 200; cols += 13)
            pty_resize(pty, cols, 5 + cols % 50);
    }
    pty_resize(pty, 132, 43);
    pty_golden(pty, "kit_list_132x43");
    pty_resize(pty, 80, 24);
    pty_golden(pty, "kit_list_80x24");
    quit(pty);
}

static void narrow_hides_columns(void **state)
{
    (void)state;
    struct pty *pty = start_with(40, 10, NULL, NULL, NULL, NULL);
    pty_expect(pty, "José");
    pty_golden(pty, "kit_list_40x10");
    quit(pty);
}

static void too_small(void **state)
{
    (void)state;
    struct pty *pty = start_with(10, 5, NULL, NULL, NULL, NULL);
    pty_expect(pty, "too small");
    pty_keys(pty, "n"); /* what cannot be seen does nothing */
    pty_resize(pty, 80, 24);
    pty_golden(pty, "kit_list_80x24");
    pty_resize(pty, 39, 24);
    pty_expect(pty, "too small");
    pty_expect_gone(pty, "Market swine");
    pty_resize(pty, 80, 24);
    pty_golden(pty, "kit_list_80x24");
    quit(pty);
}

static void form_scrolls_in_a_small_window(void **state)
{
    (void)state;
    struct pty *pty = start_with(40, 10, NULL, NULL, NULL, NULL);
    pty_expect(pty, "José");
    pty_keys(pty, "n");
    pty_expect(pty, "Title");
    for (int i = 0; i < 6; i++)
        pty_keys(pty, "Tab");
    pty_expect(pty, "0 of 1,000");
    pty_type(pty, "one\ntwo\nthree\nfour\nfive");
    pty_expect(pty, "five");
    pty_resize(pty, 100, 30);
    pty_expect(pty, "Title");
    pty_expect(pty, "five");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "Title");
    quit(pty);
}

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
        struct pty *pty = start_with(80, 24, cases[i].env, NULL, NULL, NULL);
        check_row_int(cases[i].sentence, pty_end(pty), 1);
        pty_expect(pty, cases[i].sentence);
        pty_free(pty);
    }
}

static void needs_a_terminal(void **state)
{
    (void)state;
    char command[1200];
    snprintf(command, sizeof(command), "%s </dev/null; echo status $?", demo_path());
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
    struct pty *pty = start_with(80, 24, env, NULL, NULL, NULL);
    pty_golden(pty, "kit_list_80x24");
    quit(pty);
}

static void signals_leave_cleanly(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < 3; i++) {
        struct pty *pty = start();
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
    struct pty *pty = start();
    pid_t pid = pty_pid(pty);
    pty_hang_up(pty);
    assert_int_equal(pty_end(pty), 128 + SIGHUP);
    assert_int_equal(kill(pid, 0), -1);
    pty_free(pty);
}

static void crash_restores(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    struct pty *pty = start();
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
    quit(pty);
}

static void stopped_from_outside(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_signal(pty, SIGSTOP);
    pty_expect_stopped(pty);
    size_t before = pty_bytes(pty);
    pty_resize(pty, 132, 43);
    pty_signal(pty, SIGCONT);
    pty_golden(pty, "kit_list_132x43");
    assert_true(pty_bytes(pty) > before);
    quit(pty);
}

static void errors_go_to_the_log(void **state)
{
    (void)state;
    char path[1024], line[100] = "";
    struct pty *pty = start();
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
    quit(pty);
}

static void no_empty_log_is_left(void **state)
{
    (void)state;
    char path[1024];
    struct pty *pty = start();
    assert_int_equal(pty_quit(pty, "q"), 0);
    snprintf(path, sizeof(path), "%s/state/saebook/saebook.log", pty_home(pty));
    assert_int_not_equal(access(path, F_OK), 0);
    pty_free(pty);
}

/* ---- lists ---------------------------------------------------------------------------------- */

static void list_keys(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void ticks_and_deleting(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void empty_list(void **state)
{
    (void)state;
    struct pty *pty = start_with(80, 24, NULL, "--rows", "0", NULL);
    pty_expect(pty, "There are no entries yet. Press n");
    pty_keys(pty, "Down Up End PgDn Enter d Space");
    pty_expect(pty, "There are no entries yet.");
    quit(pty);
}

static void long_lists_feel_the_same(void **state)
{
    (void)state;
    struct pty *pty = start_with(80, 24, NULL, "--rows", "200000", NULL);
    pty_expect(pty, "200000 entries");
    pty_keys(pty, "End");
    pty_expect_cursor(pty, 3, 21);
    for (int i = 0; i < 30; i++)
        pty_keys(pty, "PgUp");
    for (int i = 0; i < 30; i++)
        pty_keys(pty, "PgDn");
    pty_expect_cursor(pty, 3, 21);
    quit(pty);
}

/* ---- the mouse ------------------------------------------------------------------------------- */

static void mouse(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void mouse_off(void **state)
{
    (void)state;
    struct pty *pty = start_with(80, 24, NULL, "--no-mouse", NULL, NULL);
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
    quit(pty);
}

/* ---- every action by arrows, Tab and Enter ----------------------------------------------------
 */

static void key_bar_focus(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void palette(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void help_page(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void reading_only(void **state)
{
    (void)state;
    struct pty *pty = start_with(80, 24, NULL, "--read-only", NULL, NULL);
    pty_expect(pty, "200 entries");
    assert_null(strstr(pty_row(pty, 23), "new"));
    pty_keys(pty, "n d");
    pty_expect_row(pty, -2, "this is for reading only; ask its owner");
    assert_false(pty_shows(pty, "New entry"));
    quit(pty);
}

static void first_screen_stays(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_keys(pty, "Esc");
    pty_expect_row(pty, -2, "first screen");
    quit(pty);
}

static void long_messages_wrap(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_keys(pty, "E");
    pty_expect_row(pty, 20, "Error: the book cannot be written");
    pty_expect_row(pty, 22, "go on there");
    pty_keys(pty, "Down");
    pty_expect_gone(pty, "Error");
    quit(pty);
}

static void ticks_come(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_keys(pty, "c");
    pty_expect(pty, "tick 1");
    pty_expect(pty, "tick 3");
    pty_keys(pty, "Esc");
    pty_expect(pty, "200 entries");
    quit(pty);
}

/* ---- dialogs --------------------------------------------------------------------------------- */

static void confirm_is_safe(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void prompt_and_paste(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    pty_expect(pty, "It is full: it can hold 30 characters.");
    pty_keys(pty, "Enter");
    pty_expect(pty, "line: [abcdef]");
    pty_keys(pty, "p");
    pty_keys(pty, "Esc");
    pty_expect(pty, "no line");
    quit(pty);
}

static void editing_names(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void choosing(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
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
    struct pty *pty = start();
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
    quit(pty);
}

static void work_is_shown_and_canceled(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_keys(pty, "W");
    pty_expect(pty, "Importing");
    pty_expect(pty, "▒");
    pty_keys(pty, "Esc");
    pty_expect(pty, "work canceled");
    pty_keys(pty, "W");
    pty_expect(pty, "work done");
    quit(pty);
}

/* ---- forms ---------------------------------------------------------------------------------- */

static void form_from_end_to_end(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    quit(pty);
}

static void form_says_what_is_wrong(void **state)
{
    (void)state;
    struct pty *pty = start();
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
    pty_expect(pty, "\"nobody\" is not in the list");
    pty_keys(pty, "Shift-Tab Ctrl-U");
    pty_type(pty, "maya ortiz"); /* written out, it is taken without choosing */
    pty_keys(pty, "Esc Tab");
    pty_expect(pty, "Maya Ortiz");
    pty_expect_gone(pty, "not in the list");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "Error: this book refuses that title");
    pty_keys(pty, "Esc");
    pty_expect(pty, "200 entries");
    quit(pty);
}

static void form_limits_and_calendar(void **state)
{
    (void)state;
    struct pty *pty = start();
    pty_keys(pty, "n");
    pty_expect(pty, "Title");
    pty_type(pty, "1234567890123456789012345678901234567890X");
    pty_expect(pty, "it is full: it can hold 40 characters");
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
    quit(pty);
}

static void form_wide(void **state)
{
    (void)state;
    struct pty *pty = start_with(132, 43, NULL, NULL, NULL, NULL);
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
    quit(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_frame),
        cmocka_unit_test(first_frame_wide),
        cmocka_unit_test(names_align),
        cmocka_unit_test(colors_of_the_default),
        cmocka_unit_test(schemes_change),
        cmocka_unit_test(unknown_scheme_is_refused),
        cmocka_unit_test(no_color_loses_nothing),
        cmocka_unit_test(eight_colors),
        cmocka_unit_test(plain_has_no_boxes),
        cmocka_unit_test(a_key_sends_little),
        cmocka_unit_test(resize_storm),
        cmocka_unit_test(narrow_hides_columns),
        cmocka_unit_test(too_small),
        cmocka_unit_test(form_scrolls_in_a_small_window),
        cmocka_unit_test(refused_terminals),
        cmocka_unit_test(needs_a_terminal),
        cmocka_unit_test(works_without_a_locale),
        cmocka_unit_test(signals_leave_cleanly),
        cmocka_unit_test(gone_terminal_ends_it),
        cmocka_unit_test(crash_restores),
        cmocka_unit_test(suspend_and_go_on),
        cmocka_unit_test(stopped_from_outside),
        cmocka_unit_test(errors_go_to_the_log),
        cmocka_unit_test(no_empty_log_is_left),
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
