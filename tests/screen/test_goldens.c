/* Every screen as a person sees it, in both sizes: tests/screen/golden/NAME_80x24.txt and
 * NAME_132x43.txt, and in Spanish as NAME_es_80x24.txt. UPDATE_GOLDEN=1 writes them anew: read the difference. */
#include "support/check.h"

#include "base/mem.h"
#include "base/tr.h"
#include "support/chapter.h"
#include "support/pty.h"
#include "support/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

/* ---- what keys alone do not lead to ------------------------------------------------------------ */

/* In English in both sizes, and in Spanish in the small one. The words that a step waits for are
 * given in both. */
static void look_in_all(void (*look)(int cols, int rows, const char *const *env, bool spanish))
{
    static const char *const spanish[] = {"SAEBOOK_NOW=" NOW, "LANGUAGE=es", NULL};
    look(80, 24, env, false);
    look(132, 43, env, false);
    assert_true(tr_use("es"));
    look(80, 24, spanish, true);
    assert_true(tr_use("en"));
}

static void compare_in(struct pty *pty, const char *name, bool spanish)
{
    char whole[64];
    snprintf(whole, sizeof whole, "%s%s", name, spanish ? "_es" : "");
    compare(pty, whole);
}

/* A line and a form left before they were entered. */
static void look_at_drafts(int cols, int rows, const char *const *language, bool spanish)
{
    struct pty *pty = walk_start(cols, rows, language);
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter l");
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, spanish ? "TRABAJASTE" : "You WORKED");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, spanish ? "TRABAJASTE" : "You WORKED");
    pty_keys(pty, "h n");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "2:15");
    pty_keys(pty, "Tab");
    pty_type(pty, "Clipped José's hog");
    pty_keys(pty, "Esc");
    pty_expect_row(pty, -2, spanish ? "borrador" : "kept as a draft");
    pty_keys(pty, "D");
    pty_expect(pty, tr("What was typed"));
    compare_in(pty, "drafts", spanish);
}

static void test_drafts(void **state)
{
    (void)state;
    look_in_all(look_at_drafts);
}

/* A week from paper, of which one line is not understood. */
static void look_at_pasted(int cols, int rows, const char *const *language, bool spanish)
{
    struct pty *pty = walk_start(cols, rows, language);
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter l");
    pty_expect(pty, tr("as a form"));
    pty_paste(pty, "mon 1h fed hogs @market\ntue 30m cleaned pens @market\n"
                   "wed weighed and washed @market\nfri $42.50 feed @market from Hale's Feed\n");
    pty_expect(pty, tr("Pasted lines"));
    pty_keys(pty, "Down Down");
    compare_in(pty, "pasted", spanish);
}

static void test_pasted(void **state)
{
    (void)state;
    look_in_all(look_at_pasted);
}

static void look_at_line(int cols, int rows, const char *const *language, bool spanish)
{
    struct pty *pty = walk_start(cols, rows, language);
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "5,368.31"); /* what is invested is read last */
    pty_type(pty, "$42.50 feed @market from Hal");
    pty_expect(pty, spanish ? "PAGASTE" : "You PAID");
    compare_in(pty, "quick_line", spanish);
}

static void test_quick_line(void **state)
{
    (void)state;
    look_in_all(look_at_line);
}

static void look_at_narrowed(int cols, int rows, const char *const *language, bool spanish)
{
    struct pty *pty = walk_start(cols, rows, language);
    pty_expect_row(pty, 3, "▒"); /* the bars come last, and only while nothing is asked */
    pty_keys(pty, "f");
    pty_type(pty, "ort");
    pty_expect_row(pty, 2, "Cortez");
    compare_in(pty, "narrowed", spanish);
}

static void test_narrowed(void **state)
{
    (void)state;
    look_in_all(look_at_narrowed);
}

static void look_at_start(int cols, int rows, const char *const *language, bool spanish)
{
    char *const argv[] = {chapter_program(), NULL};
    struct pty *pty = pty_start(
        &(struct pty_options){.argv = argv, .cols = cols, .rows = rows, .env = language});
    pty_expect(pty, tr("Welcome."));
    compare_in(pty, "start", spanish);
}

static void test_start(void **state)
{
    (void)state;
    look_in_all(look_at_start);
}

/* A new book, and nobody in it. */
static void look_at_nobody(int cols, int rows, const char *const *language, bool spanish)
{
    static int count;
    char path[512], arguments[640];
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/nobody-%ld-%d.saebook", folder ? folder : "/tmp",
             (long)getpid(), count++);
    snprintf(arguments, sizeof arguments, "init '%s' --chapter 'Willow Creek' --state OK", path);
    mem_free(chapter_run(0, arguments));
    char *const argv[] = {chapter_program(), path, NULL};
    struct pty *pty = pty_start(
        &(struct pty_options){.argv = argv, .cols = cols, .rows = rows, .env = language});
    pty_expect(pty, tr("Students"));
    compare_in(pty, "nobody_yet", spanish);
}

static void test_nobody(void **state)
{
    (void)state;
    look_in_all(look_at_nobody);
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
        cmocka_unit_test(test_pasted),
        cmocka_unit_test(test_quick_line),
        cmocka_unit_test(test_narrowed),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_80x24),
        cmocka_unit_test(test_132x43),
        cmocka_unit_test(test_spanish),
    };
    setenv("SAEBOOK_NOW", NOW, 1);
    if (argc > 1) /* one test by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
