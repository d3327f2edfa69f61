/* The kit as a person sees it: its frame, its colors, its size. */
#include "support/check.h"

#include "support/kitdemo.h"
#include <stdio.h>

/* ---- the frame ------------------------------------------------------------------------------ */

static void first_frame(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    assert_true(pty_is_alternate(pty));
    pty_golden(pty, "kit_list_80x24");
    kitdemo_quit(pty);
}

static void first_frame_wide(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(132, 43, NULL, NULL, NULL, NULL);
    pty_golden(pty, "kit_list_132x43");
    kitdemo_quit(pty);
}

/* Composed, combining and wide names: what stands behind them begins in one column. */
static void names_align(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    int column = pty_find(pty, 3, "2026-11-22");
    assert_true(column > 10);
    for (int row = 4; row < 20; row++)
        assert_int_equal(pty_find(pty, row, "2026-11-"), column);
    assert_true(pty_shows(pty, "Zoe\u0308 Brandt"));
    assert_true(pty_shows(pty, "Chen, 作者 Mei"));
    kitdemo_quit(pty);
}

static void colors_of_the_default(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    struct pty_cell name = pty_cell(pty, 1, 0), who = pty_cell(pty, 75, 0);
    assert_true(name.bold && name.fg[0] > 200 && name.fg[2] < 80); /* gold */
    assert_true(name.bg[2] > 120 && name.bg[0] < 60);              /* on blue */
    assert_true(who.fg[0] > 200 && who.fg[2] > 200);
    struct pty_cell body = pty_cell(pty, 3, 5);
    assert_true(body.fg_default && body.bg_default);
    struct pty_cell loss = pty_cell(pty, 78, 4);
    assert_false(loss.fg_default);
    kitdemo_quit(pty);
}

static void schemes_change(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
    pty_keys(pty, "t");
    pty_golden(pty, "kit_choose_word");
    pty_type(pty, "dark");
    pty_expect_gone(pty, "high contrast");
    pty_keys(pty, "Enter");
    pty_expect_gone(pty, "Color scheme");
    struct pty_cell body = pty_cell(pty, 3, 5);
    assert_false(body.bg_default);
    assert_true(body.bg[0] < 60 && body.fg[0] > 150);
    kitdemo_quit(pty);
}

static void unknown_scheme_is_refused(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(80, 24, NULL, "--scheme", "pink", NULL);
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
        struct pty *pty = kitdemo_start_with(80, 24, envs[i], NULL, NULL, NULL);
        pty_golden_text(pty, "kit_list_80x24");
        assert_false(pty_has_color(pty));
        assert_true(pty_cell(pty, 5, 3).reverse);
        assert_true(pty_cell(pty, 5, 0).reverse);
        assert_false(pty_cell(pty, 5, 4).reverse);
        kitdemo_quit(pty);
    }
}

static void eight_colors(void **state)
{
    (void)state;
    static const char *const env[] = {"TERM=xterm", NULL};
    struct pty *pty = kitdemo_start_with(80, 24, env, NULL, NULL, NULL);
    pty_golden_text(pty, "kit_list_80x24");
    assert_true(pty_has_color(pty));
    assert_false(pty_cell(pty, 1, 0).bg_default);
    kitdemo_quit(pty);
}

static void plain_has_no_boxes(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(80, 24, NULL, "--plain", NULL, NULL);
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
    kitdemo_quit(pty);
}

/* Only what changed is sent: the two rows of a moved selection, not the screen. */
static void a_key_sends_little(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(200, 60, NULL, NULL, NULL, NULL);
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
    kitdemo_quit(pty);
}

/* ---- size ----------------------------------------------------------------------------------- */

static void resize_storm(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start();
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
    kitdemo_quit(pty);
}

static void narrow_hides_columns(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(40, 10, NULL, NULL, NULL, NULL);
    pty_expect(pty, "José");
    pty_golden(pty, "kit_list_40x10");
    kitdemo_quit(pty);
}

static void too_small(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(10, 5, NULL, NULL, NULL, NULL);
    pty_expect(pty, "too small");
    pty_keys(pty, "n"); /* what cannot be seen does nothing */
    pty_resize(pty, 80, 24);
    pty_golden(pty, "kit_list_80x24");
    pty_resize(pty, 39, 24);
    pty_expect(pty, "too small");
    pty_expect_gone(pty, "Market swine");
    pty_resize(pty, 80, 24);
    pty_golden(pty, "kit_list_80x24");
    kitdemo_quit(pty);
}

static void form_scrolls_in_a_small_window(void **state)
{
    (void)state;
    struct pty *pty = kitdemo_start_with(40, 10, NULL, NULL, NULL, NULL);
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
    kitdemo_quit(pty);
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
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
