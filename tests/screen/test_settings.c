/* The settings: chosen by sight, kept for the next time, and never in the way of a start. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char *home; /* of the test that runs: settings are kept between two starts */

static int begin(void **state)
{
    const char *tmpdir = getenv("TMPDIR");
    (void)state;
    home = file_join(tmpdir ? tmpdir : "/tmp", "settings-XXXXXX");
    return mkdtemp(home) ? 0 : -1;
}

static int end(void **state)
{
    char line[1100];
    (void)state;
    snprintf(line, sizeof line, "rm -rf '%s'", home);
    int failed = system(line);
    free(home);
    return failed;
}

static char *settings_file(void)
{
    struct buf path = {0};
    buf_addf(&path, "%s/config/saebook/settings", home);
    return buf_take(&path);
}

static struct pty *open_with(const char *const *env)
{
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv, .home = home, .env = env});
    pty_expect(pty, "Students");
    return pty;
}

static void quit(struct pty *pty)
{
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void put(const char *text)
{
    char *path = settings_file();
    char *folder = mem_text_n(path, (size_t)(file_name(path) - path));
    assert_true(file_make_folders(folder, NULL));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    mem_free(folder);
    mem_free(path);
}

static void assert_kept(const char *wanted)
{
    struct buf text = {0};
    char *path = settings_file();
    assert_true(file_read(path, 4096, &text, NULL));
    if (strstr(buf_text(&text), wanted) == NULL)
        fail_msg("the settings lack \"%s\": %s", wanted, buf_text(&text));
    buf_free(&text);
    mem_free(path);
}

/* The ground of a cell of the body where nothing is written. */
static bool is_dark(struct pty *pty, void *arg)
{
    struct pty_cell cell = pty_cell(pty, 78, 7);
    (void)arg;
    return !cell.bg_default && cell.bg[0] < 60;
}

static bool is_own(struct pty *pty, void *arg)
{
    (void)arg;
    return pty_cell(pty, 78, 7).bg_default;
}

static void colors_are_shown_before_they_are_chosen(void **state)
{
    struct pty *pty = open_with(NULL);
    (void)state;
    pty_keys(pty, ",");
    pty_expect(pty, "how it looks");
    assert_true(is_own(pty, NULL));
    pty_keys(pty, "Down Down");
    pty_expect(pty, "shown only");
    assert_true(pty_wait(pty, is_dark, NULL));
    pty_keys(pty, "Esc"); /* not chosen */
    pty_expect(pty, "Abernathy");
    assert_true(pty_wait(pty, is_own, NULL));
    pty_keys(pty, ", Down Down Enter");
    pty_expect_row(pty, 4, "chosen");
    pty_expect_gone(pty, "shown only");
    pty_keys(pty, "Esc");
    pty_expect(pty, "Abernathy");
    assert_true(pty_wait(pty, is_dark, NULL));
    quit(pty);
    assert_kept("theme = dark\n");
    pty = open_with(NULL);
    assert_true(pty_wait(pty, is_dark, NULL));
    quit(pty);
}

static void the_language_is_kept(void **state)
{
    struct pty *pty = open_with(NULL);
    (void)state;
    pty_keys(pty, ",");
    pty_expect(pty, "how it looks");
    int row = pty_row_of(pty, "Español");
    for (int i = 2; i < row - 1; i++) /* a heading is in between */
        pty_keys(pty, "Down");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, row, "▪");
    quit(pty);
    assert_kept("language = es\n");
}

static void switches_work_at_once_and_are_kept(void **state)
{
    struct pty *pty = open_with(NULL);
    (void)state;
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, ",");
    pty_expect(pty, "how it looks");
    pty_keys(pty, "End Enter");
    pty_expect_row(pty, pty_row_of(pty, "Mouse"), "▫ off");
    assert_false(pty_has_mouse(pty));
    pty_keys(pty, "Up Enter");
    pty_expect_row(pty, pty_row_of(pty, "Simple signs"), "* on");
    assert_false(pty_shows(pty, "─"));
    quit(pty);
    assert_kept("mouse = off\nascii_signs = on\n");
    pty = open_with(NULL);
    assert_false(pty_has_mouse(pty));
    quit(pty);
}

static void a_damaged_file_is_told_and_in_nobodys_way(void **state)
{
    (void)state;
    put("theme = dark\n\x1b]0;boo\n");
    struct pty *pty = open_with(NULL);
    pty_expect(pty, "your settings cannot be used");
    assert_true(is_own(pty, NULL));
    quit(pty);
    put("theme = a later one\nlanguage = xx\nmouse = perhaps\n");
    pty = open_with(NULL);
    assert_true(is_own(pty, NULL));
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, ", Down Enter");
    pty_expect_row(pty, 3, "chosen");
    quit(pty);
    assert_kept("theme = light\nlanguage = xx\nmouse = perhaps\n");
}

/* Which degree the bars of the class are about. A word that no degree has is none. */
static void the_degree_of_the_bars_is_kept(void **state)
{
    (void)state;
    struct pty *pty = open_with(NULL);
    pty_expect(pty, "bars: State FFA Degree");
    pty_keys(pty, "d");
    pty_expect(pty, "Bars toward which degree?");
    pty_keys(pty, "Down Down Enter");
    pty_expect(pty, "the bars are about the Chapter FFA Degree");
    quit(pty);
    assert_kept("class_degree = chapter\n");
    pty = open_with(NULL);
    pty_expect(pty, "bars: Chapter FFA Degree");
    quit(pty);
    put("class_degree = knighthood\n");
    pty = open_with(NULL);
    pty_expect(pty, "bars: State FFA Degree");
    quit(pty);
}

static void no_color_is_said(void **state)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    struct pty *pty = open_with(env);
    (void)state;
    pty_keys(pty, ", Down Down");
    pty_expect_row(pty, -2, "NO_COLOR");
    assert_false(pty_has_color(pty));
    quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(colors_are_shown_before_they_are_chosen, begin, end),
        cmocka_unit_test_setup_teardown(the_language_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(switches_work_at_once_and_are_kept, begin, end),
        cmocka_unit_test_setup_teardown(a_damaged_file_is_told_and_in_nobodys_way, begin, end),
        cmocka_unit_test_setup_teardown(the_degree_of_the_bars_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(no_color_is_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
