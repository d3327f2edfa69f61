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
    pty_keys(pty, "h");
    pty_expect(pty, "What I did");
    pty_keys(pty, "n");
    pty_expect(pty, "Ctrl-S");
    pty_type(pty, "Market");
    pty_keys(pty, "Enter Tab");
    pty_type(pty, "3*45m");
    pty_expect(pty, "= 2 h 15 m");
    pty_keys(pty, "Tab");
    pty_type(pty, "mixed feed");
    pty_keys(pty, "Tab y");
    pty_expect(pty, "Class time: kept in the journal"); /* why */
    pty_keys(pty, "n Tab");
    pty_expect_gone(pty, "Class time: kept in the journal");
    pty_type(pty, "animal nutr");
    pty_expect(pty, "AS.03 Animal nutrition");
    pty_keys(pty, "Down Enter");
    pty_type(pty, "welfare hus");
    pty_expect(pty, "AS.02 Animal behavior");
    pty_keys(pty, "Down Enter Tab");
    pty_expect(pty, "Animal nutrition; Animal behavior, husbandry and welfare");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "entered 2 h 15 m, Market swine");
    pty_free(pty);
    walk_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "AS.03 AS.02");
}

static void test_a_word_is_no_standard(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_keys(pty, "h");
    pty_expect(pty, "What I did");
    pty_keys(pty, "n");
    pty_expect(pty, "Seldom needed");
    pty_keys(pty, "Tab Tab Tab Tab Tab");
    pty_type(pty, "pigs");
    pty_keys(pty, "Tab");
    pty_expect(pty, "\"PIGS\" is no code");
    pty_keys(pty, "Up Ctrl-U");
    pty_type(pty, "OK.7");
    pty_keys(pty, "Tab");
    pty_expect(pty, "OK.7 is not in our list, and kept as it is");
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
    pty_keys(pty, "p");
    pty_expect(pty, "Photos");
    pty_keys(pty, "n");
    pty_expect(pty, "Which picture?");
    pty_type(pty, path);
    pty_keys(pty, "Enter");
    pty_expect(pty, "diego-baler.png");
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
    pty_keys(pty, "Enter");
    pty_expect(pty, "Taken on");
    pty_expect(pty, "480 x 360, ");
    pty_expect(pty, "▄▄▄▄▄▄");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "Dot again");
    pty_keys(pty, "Ctrl-S");
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
    pty_keys(pty, "+");
    pty_expect(pty, "Lasting items");
    for (int i = 0; i < 20; i++)
        pty_keys(pty, "Down");
    pty_keys(pty, "n");
    pty_expect(pty, "Years of use");
    pty_keys(pty, "Tab");
    pty_type(pty, "Show box");
    pty_keys(pty, "Tab Tab Tab");
    pty_type(pty, "Bought");
    pty_keys(pty, "Tab Tab");
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
    pty_keys(pty, "g");
    pty_expect(pty, "State FFA Degree");
    pty_expect(pty, "8 of 15 met");
    pty_keys(pty, "Down Down");
    pty_expect(pty, "208.00 of 360.00");
    pty_keys(pty, "w");
    pty_expect(pty, "hours of instruction");
    pty_type(pty, "many");
    pty_keys(pty, "Tab Up");
    pty_keys(pty, "Ctrl-S"); /* refused, beside the field */
    pty_expect_row(pty, -2, "Error");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "400");
    pty_expect(pty, "= 400.00");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "What if  hours of instruction 400.00");
    pty_expect(pty, "9 of 15 met");
    pty_expect(pty, "400.00 of 360.00"); /* the selection stayed */
    pty_keys(pty, "p");
    pty_expect(pty, "Whose rules?");
    pty_type(pty, "Iowa");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Iowa 2027");
    pty_keys(pty, "d");
    pty_expect(pty, "Which degree?");
    pty_type(pty, "American FFA");
    pty_keys(pty, "Enter");
    pty_expect(pty, "American FFA Degree");
    pty_expect_gone(pty, "What if  ");
    pty_keys(pty, "Esc");
    pty_expect(pty, "so far");
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
    pty_keys(pty, "d");
    pty_expect(pty, "Bars toward which degree?");
    pty_type(pty, "Greenhand");
    pty_keys(pty, "Enter");
    pty_expect(pty, "the bars are about the Greenhand FFA Degree");
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
