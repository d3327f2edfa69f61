/* Every screen as a person sees it, in both sizes: tests/screen/golden/NAME_80x24.txt and
 * NAME_132x43.txt, and in Spanish as NAME_es_80x24.txt. UPDATE_GOLDEN=1 writes them anew: read the difference. */
#include "support/check.h"

#include "base/tr.h"
#include "support/chapter.h"
#include "support/pty.h"
#include "support/walk.h"

#include <stdio.h>
#include <stdlib.h>

/* The history's times are fixed, of the sample's making too. */
#define NOW "2026-11-22T16:20:00Z"
static const char *const env[] = {"SAEBOOK_NOW=" NOW, NULL};

static void compare(struct pty *pty, const char *name)
{
    char golden[96];
    snprintf(golden, sizeof golden, "%s_%dx%d", name, pty_cols(pty), pty_rows(pty));
    pty_golden(pty, golden);
    pty_free(pty);
}

static void look_at_all(int cols, int rows)
{
    for (const struct walk *walk = walks; walk->name != NULL; walk++)
        compare(walk_to(walk, cols, rows, env), walk->name);
}

static void test_80x24(void **state)
{
    (void)state;
    look_at_all(80, 24);
}

static void test_132x43(void **state)
{
    (void)state;
    look_at_all(132, 43);
}

static void test_spanish(void **state)
{
    static const char *const spanish[] = {"SAEBOOK_NOW=" NOW, "LANGUAGE=es", NULL};
    char name[64];
    (void)state;
    assert_true(tr_use("es")); /* so that the walks wait for Spanish words */
    for (const struct walk *walk = walks; walk->name != NULL; walk++) {
        snprintf(name, sizeof name, "%s_es", walk->name);
        compare(walk_to(walk, 80, 24, spanish), name);
    }
    assert_true(tr_use("en"));
}

/* A line and a form left before they were entered. */
static void look_at_drafts(int cols, int rows)
{
    struct pty *pty = walk_start(cols, rows, env);
    walk_find(pty, "Ortiz");
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

/* From the start screen: a task that was done wrong, and one that was taken back. */
static void look_at_practice(int cols, int rows)
{
    char *const argv[] = {chapter_program(), NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv, .env = env, .cols = cols, .rows = rows});
    char golden[32];
    pty_expect(pty, "Welcome");
    pty_keys(pty, "p");
    pty_expect(pty, "0 of 9 done");
    pty_keys(pty, "u");
    pty_expect(pty, "1 of 9 done");
    pty_keys(pty, "Down Down Down Down Down b l");
    pty_expect(pty, "1.5h fed hogs");
    pty_type(pty, "7/8/2026 $45.20 feed @beef");
    pty_keys(pty, "Enter");
    pty_expect(pty, "entered expense");
    pty_keys(pty, "Esc");
    pty_expect(pty, "there is $45.20");
    snprintf(golden, sizeof golden, "practice_%dx%d", cols, rows);
    pty_golden(pty, golden);
    /* Of one that was not begun Enter tells all that is missing. */
    pty_keys(pty, "Up Enter");
    pty_expect(pty, "the time of July 6 should come to 1 h 30 m");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "the time of July 6");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void test_practice(void **state)
{
    (void)state;
    look_at_practice(80, 24);
    look_at_practice(132, 43);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_practice),
        cmocka_unit_test(test_drafts),
        cmocka_unit_test(test_80x24),
        cmocka_unit_test(test_132x43),
        cmocka_unit_test(test_spanish),
    };
    setenv("SAEBOOK_NOW", NOW, 1);
    if (argc > 1) /* one test by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
