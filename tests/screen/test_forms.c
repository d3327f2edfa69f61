/* Filling in forms, through the real program: sums, standards found by words, a photo chosen by
 * sight, limits, and what the program decides and why. */
#include "support/check.h"

#include "support/walk.h"

#include <stdio.h>
#include <stdlib.h>

static void test_sums_and_standards(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    walk_new_hours(pty);
    pty_answer(pty, "Market", "Enter Tab");
    pty_type(pty, "3*45m");
    pty_expect(pty, "= 2 h 15 m");
    pty_keys(pty, "Tab");
    pty_answer(pty, "mixed feed", "Tab y");
    pty_expect(pty, "Class time: kept in the journal"); /* why */
    pty_keys(pty, "n Tab");
    pty_expect_gone(pty, "Class time: kept in the journal");
    pty_type(pty, "animal nutr");
    pty_expect(pty, "AS.03 Animal nutrition");
    pty_keys(pty, "Down Enter");
    pty_type(pty, "welfare hus");
    pty_expect(pty, "AS.02 Animal behavior");
    pty_press(pty, "Down Enter Tab", "Animal nutrition; Animal behavior, husbandry and welfare");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "entered 2 h 15 m, Market swine");
    pty_free(pty);
    walk_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "AS.03 AS.02");
}

static void test_a_word_is_no_standard(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    walk_new_hours(pty);
    pty_expect(pty, "Seldom needed");
    pty_keys(pty, "Tab Tab Tab Tab Tab");
    pty_type(pty, "pigs");
    pty_press(pty, "Tab", "\"PIGS\" is no code");
    pty_keys(pty, "Up Ctrl-U");
    pty_type(pty, "OK.7");
    pty_press(pty, "Tab", "OK.7 is not in our list, and kept as it is");
    pty_free(pty);
}

/* A row of a picture, which the shapes of its cells tell: painted in many colors. */
static bool is_painted(struct pty *pty, int row)
{
    int painted = 0;
    for (int col = 0; col < pty_cols(pty); col++) {
        struct pty_cell cell = pty_cell(pty, col, row);
        painted += strstr("▄▐▝▖▗▞▟", cell.text) != NULL && !cell.fg_default && !cell.bg_default;
    }
    return painted >= 8;
}

static void add_photo(struct pty *pty)
{
    char path[512];
    snprintf(path, sizeof path, "%s/sample-data/photos/", getenv("SAEBOOK_TOP"));
    pty_press(pty, "p", "Photos");
    pty_press(pty, "n", "Which picture?");
    pty_type(pty, path);
    pty_press(pty, "Enter", "diego-baler.png");
    pty_type(pty, "maya-dot");
    pty_expect_gone(pty, "diego-baler.png");
}

static void test_a_photo_chosen_by_sight(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    add_photo(pty);
    pty_expect(pty, "480 x 360, ");
    pty_expect(pty, "▄▄▄▄▄▄");
    assert_true(is_painted(pty, pty_row_of(pty, "▄▄▄▄▄▄")));
    pty_press(pty, "Enter", "Taken on");
    pty_expect(pty, "480 x 360, ");
    pty_expect(pty, "▄▄▄▄▄▄");
    pty_keys(pty, "Tab Tab");
    pty_answer(pty, "Dot again", "Ctrl-S");
    pty_expect_row(pty, -2, "Dot again");
    pty_free(pty);
    walk_tells("list photo --student 1001 --format csv", "Dot again");
}

/* Without colors a picture is shades, for a screen reader it is words. */
static void test_a_photo_without_colors(void **state)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    (void)state;
    struct pty *pty = walk_start(80, 24, env);
    walk_home(pty, "Ortiz");
    add_photo(pty);
    pty_expect(pty, "480 x 360, ");
    pty_expect(pty, "▓");
    assert_false(pty_shows(pty, "▟"));
    pty_free(pty);
}

static void test_a_lasting_thing_says_why(void **state)
{
    struct pty *pty = walk_maya(132, 43);
    (void)state;
    pty_press(pty, "+", "Lasting items");
    for (int i = 0; i < 20; i++)
        pty_keys(pty, "Down");
    pty_press(pty, "n", "Years of use");
    pty_keys(pty, "Tab");
    pty_answer(pty, "Show box", "Tab Tab Tab");
    pty_answer(pty, "Bought", "Tab Tab");
    pty_type(pty, "3*12.99+4"); /* 42.97 */
    pty_expect(pty, "= 42.97");
    pty_expect(pty, "It cost less than $100.00: your chapter calls that supplies");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "420");
    pty_expect(pty, "Non-current: it lasts more than a year");
    pty_keys(pty, "Tab Tab Ctrl-U");
    pty_type(pty, "10");
    pty_expect(pty, "each of its 10 years");
    pty_keys(pty, "Esc");
    pty_free(pty);
}

/* What if, another profile, another degree: nothing of it is entered. */
static void test_a_degree_and_what_if(void **state)
{
    struct pty *pty = walk_maya(132, 43);
    (void)state;
    pty_press(pty, "g", "State FFA Degree");
    pty_expect(pty, "8 of 15 met");
    pty_press(pty, "Down Down", "208.00 of 360.00");
    pty_press(pty, "w", "hours of instruction");
    pty_answer(pty, "many", "Tab Up");
    pty_keys(pty, "Ctrl-S"); /* refused, beside the field */
    pty_expect_row(pty, -2, "Error");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "400");
    pty_expect(pty, "= 400.00");
    pty_press(pty, "Ctrl-S", "What if  hours of instruction 400.00");
    pty_expect(pty, "9 of 15 met");
    pty_expect(pty, "400.00 of 360.00"); /* the selection stayed */
    pty_press(pty, "p", "Whose rules?");
    pty_type(pty, "Iowa");
    pty_press(pty, "Enter", "Iowa 2027");
    pty_press(pty, "d", "Which degree?");
    pty_type(pty, "American FFA");
    pty_press(pty, "Enter", "American FFA Degree");
    pty_expect_gone(pty, "What if  ");
    pty_press(pty, "Esc", "so far");
    pty_free(pty);
    walk_tells("history --limit 1", "import"); /* nothing was entered */
}

/* The class's bars come after the first frame; d chooses another degree for them. */
static void test_a_class_toward_a_degree(void **state)
{
    (void)state;
    struct pty *pty = walk_start(80, 24, NULL);
    pty_expect(pty, "Begay");
    pty_expect_row(pty, 2, "▒▒▒▒▒▒▒▒"); /* Cooper has just begun */
    pty_press(pty, "d", "Bars toward which degree?");
    pty_type(pty, "Greenhand");
    pty_press(pty, "Enter", "the bars are about the Greenhand FFA Degree");
    pty_expect_row(pty, 2, "██▒▒▒▒▒▒");
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_and_standards),
        cmocka_unit_test(test_a_word_is_no_standard),
        cmocka_unit_test(test_a_photo_chosen_by_sight),
        cmocka_unit_test(test_a_photo_without_colors),
        cmocka_unit_test(test_a_lasting_thing_says_why),
        cmocka_unit_test(test_a_degree_and_what_if),
        cmocka_unit_test(test_a_class_toward_a_degree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
