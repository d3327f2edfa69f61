/* Entering through the real program: lines, forms, questions, and taking back what was entered. */
#include "support/check.h"

#include "support/walk.h"

#include "base/mem.h"
#include <stdlib.h>

/* From her own screen to her money, and on by keys to the questions about what happened. */
static void it_happened(struct pty *pty, const char *keys, const char *shows)
{
    pty_press(pty, "m", "What happened");
    pty_press(pty, keys, shows);
}

static void test_an_hour_in_ninety_seconds(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "entered 1 h 30 m, Market swine: fed hogs");
    pty_expect_row(pty, -2, "undo");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    walk_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "1:30,fed hogs");
}

static void test_what_cannot_be_placed_is_told_and_kept(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_type(pty, "2h fed hogs");
    pty_expect(pty, "@");
    pty_press(pty, "Enter", "2h fed hogs"); /* refused, in words; the line stays */
    pty_type(pty, " @market");
    pty_expect(pty, "You WORKED 2 h");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "You WORKED");
    pty_free(pty);
    walk_tells("history --limit 1", "1"); /* nothing was entered: the newest is an import */
}

static void test_a_sale_by_the_form(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    it_happened(pty, "n End Enter", "Seldom needed"); /* something else: the whole form */
    pty_keys(pty, "Down");
    pty_type(pty, "Sale");
    pty_press(pty, "Tab", "Project");
    pty_answer(pty, "Market", "Tab");
    pty_answer(pty, "livestock", "Tab");
    pty_type(pty, "2*305");
    pty_press(pty, "Tab", "610.00");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "entered sale $610.00");
    pty_free(pty);
    walk_tells("list money --student 1001 --where date=2026-11-22 --format csv",
                 "sale,Market swine,,livestock,610.00");
}

static void test_a_sale_in_plain_words(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    it_happened(pty, "n Enter", "still to be answered");
    pty_answer(pty, "Market", "Tab Tab Tab");
    pty_answer(pty, "2", "Tab");
    pty_answer(pty, "hogs", "Tab Tab");
    pty_answer(pty, "1092.30", "Tab Left Tab"); /* yes, something was taken out */
    pty_type(pty, "32.70");
    pty_expect(pty, "sale $1,125.00, 2 head");
    pty_expect(pty, "market herd: 2 sold");
    pty_expect(pty, "cash other");
    pty_expect(pty, "1,125.00 - 32.70 = 1,092.30: the check agrees");
    pty_expect(pty, "income is the whole price");
    pty_press(pty, "Ctrl-S", "entered sale $1,125.00");
    pty_expect_row(pty, 2, "22 Nov 2026"); /* the newest is on top */
    pty_press(pty, "u", "undid: entered sale $1,125.00");
    pty_free(pty);
}

/* The feed store's receipt: feed for the hogs, a trowel for the trial. */
static void test_a_receipt_over_two_projects(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    it_happened(pty, "n Down Down Enter", "Lasts over a year");
    pty_answer(pty, "Market", "Tab Tab");
    pty_type(pty, "42.50");
    pty_expect(pty, "expense $42.50, feed");
    pty_press(pty, "Ctrl-R", "line 2");
    pty_answer(pty, "Soil", "Tab Tab");
    pty_answer(pty, "18", "Tab");
    pty_answer(pty, "y", "Tab");
    pty_type(pty, "Trowel");
    pty_expect(pty, "42.50 + 18.00 = 60.50");
    pty_press(pty, "Esc", "Something died"); /* nothing typed is lost, the first line neither */
    pty_press(pty, "Enter", "42.50 + 18.00 = 60.50");
    pty_expect(pty, "line 2");
    pty_press(pty, "Ctrl-S", "entered expense $42.50");
    walk_tells("list money --student 1001 --where date=2026-11-22 --format csv", "supplies,18.00");
    walk_tells("history --limit 1", "expense $18.00");
    pty_press(pty, "u", "undid: entered expense $42.50"); /* one step */
    char *left = walk_ask("list money --student 1001 --where date=2026-11-22 --format csv");
    assert_null(strstr(left, "18.00"));
    mem_free(left);
    pty_free(pty);
}

static void test_where_the_money_came_from(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    it_happened(pty, "n Down Down Enter", "Lasts over a year");
    pty_answer(pty, "Market", "Tab Tab");
    pty_type(pty, "90000");
    pty_expect(pty, "expense $90,000.00, feed");
    pty_press(pty, "Ctrl-S", "Where did it come from?");
    pty_press(pty, "Space Down Enter", ", family");
    pty_expect(pty, "it makes what you have larger");
    pty_press(pty, "Ctrl-S", "entered my money in");
    pty_free(pty);
    walk_tells("list money --student 1001 --where date=2026-11-22 --format csv", "contribution,,,family,");
}

/* Where others have a share it asks whose the amount is, and writes every member's row. */
static void test_an_entry_for_a_crew(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    mem_free(walk_ask(
        "add share crew=Barn student=1001 'project=Market swine' begins=2026-01-01 parts=1"));
    mem_free(walk_ask(
        "add share crew=Barn student=1002 'project=Show steer' begins=2026-01-01 parts=2"));
    it_happened(pty, "n Down Down Enter", "Lasts over a year");
    pty_type(pty, "Market");
    pty_press(pty, "Tab", "The amount is");
    pty_keys(pty, "Tab");
    pty_type(pty, "100");
    pty_expect(pty, "\"The amount is\" is still to be answered");
    pty_press(pty, "Tab Left", "The whole crew's"); /* the last answer */
    pty_expect(pty, "Maya Ortiz: expense $33.33");
    pty_expect(pty, "Show steer");
    pty_press(pty, "Ctrl-S", "entered expense $33.33");
    pty_free(pty);
    walk_tells("list money --student 1002 --where date=2026-11-22 --format csv", "feed,66.67");
}

/* The newest entry every week, but for one week. */
static void test_the_same_every_week(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    it_happened(pty, "a", "As the last time");
    pty_press(pty, "Tab Right Right", "First");
    pty_keys(pty, "Tab");
    pty_type(pty, "11/1");
    pty_expect(pty, "Sun 15 Nov 2026");
    pty_press(pty, "Ctrl-T Space", "left out");
    pty_press(pty, "Ctrl-S", "entered ");
    pty_expect(pty, "Commission; and 6"); /* four weeks less one entry of a receipt of two */
    pty_press(pty, "u", "undid: entered");
    pty_free(pty);
}

static void test_a_wrong_value_is_told_beside_its_field(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    walk_new_hours(pty);
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "25:00");
    pty_expect(pty, "must lie between");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "25:00"); /* still there */
    pty_free(pty);
}

static void test_a_form_left_comes_back_as_it_was(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    walk_new_hours(pty);
    pty_keys(pty, "Tab Tab");
    pty_answer(pty, "2:15", "Tab");
    pty_answer(pty, "Clipped José's hog", "Tab Esc");
    pty_expect_row(pty, -2, "kept as a draft");
    pty_press(pty, "n", "Clipped José's hog");
    pty_expect(pty, "2:15");
    pty_free(pty);
}

static void test_counting_an_item(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_press(pty, "i", "Net worth");
    pty_press(pty, "c", "Value of all");
    pty_type(pty, "3"); /* in place of the 4 that were proposed, and worth as much each */
    pty_expect(pty, "18.00");
    pty_keys(pty, "Backspace");
    pty_type(pty, "4");
    pty_expect(pty, "24.00");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "Bedding: the same as on 31 Dec 2025");
    pty_press(pty, "Down Down c", "Market hogs"); /* a hog died meanwhile */
    pty_type(pty, "0");
    pty_expect(pty, "0.00");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "5");
    pty_press(pty, "Ctrl-S", "must be 0 where none is left"); /* what is gone is worth nothing */
    pty_keys(pty, "Ctrl-U");
    pty_answer(pty, "0", "Ctrl-S");
    pty_expect_row(pty, -3, "Market hogs: 1 head fewer, $320.00 less than on 20 Nov 2026");
    pty_free(pty);
    walk_tells("list stock --student 1001 --format csv", "2026-11-22");
}

static void test_one_line_for_several_students(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    pty_press(pty, "Space Down Space", "2 ticked");
    pty_press(pty, "l", "for 2 students");
    pty_type(pty, "service 1h food drive");
    pty_expect(pty, "food drive");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "food drive");
    walk_tells("list service --where date=2026-11-22 --format csv", "1019,2026-11-22,food drive");
    walk_tells("list service --where date=2026-11-22 --format csv", "1026,2026-11-22,food drive");
    pty_keys(pty, "u"); /* one step */
    pty_expect_row(pty, -2, "undid");
    char *left = walk_ask("list service --where date=2026-11-22 --format csv");
    assert_null(strstr(left, "food drive"));
    mem_free(left);
    pty_free(pty);
}

static void test_a_pasted_list_of_lines(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_press(pty, "l", "as a form");
    pty_paste(pty, "1h fed @market\nyesterday 45m cleaned pens @market\nnonsense\n");
    pty_expect(pty, "1 of 3 lines needs a change");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, 4, "▸"); /* where the change is needed */
    pty_keys(pty, "d");
    pty_expect_gone(pty, "nonsense");
    pty_press(pty, "Ctrl-S", "so far");
    pty_expect(pty, "entered 2 lines");
    pty_free(pty);
    walk_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "1:00,fed");
}

static void test_delete_and_undo(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_press(pty, "h", "What I did");
    pty_press(pty, "d", "deleted 1 h, Market swine");
    pty_press(pty, "u", "undid: deleted 1 h, Market swine");
    pty_press(pty, "U", "redid: deleted 1 h, Market swine");
    pty_press(pty, "U", "nothing to redo");
    pty_free(pty);
}

static void test_just_one_step_taken_back(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    pty_type(pty, "1.5h fed hogs @market");
    pty_press(pty, "Enter", "entered 1 h 30 m");
    pty_keys(pty, "l");
    pty_type(pty, "2h hauled straw @market");
    pty_press(pty, "Enter", "entered 2 h");
    pty_press(pty, "H", "History");
    pty_press(pty, "Down Enter", "Hours added: 1 h 30 m, Market swine: fed hogs"); /* the one before the last */
    pty_press(pty, "Enter t", "undid: entered 1 h 30 m");
    pty_expect(pty, "(taken back) entered 1 h 30 m");
    pty_press(pty, "/", "Steps with");
    pty_type(pty, "straw");
    pty_press(pty, "Enter", "only steps with");
    pty_expect_gone(pty, "fed hogs");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    walk_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "hauled straw");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_hour_in_ninety_seconds),
        cmocka_unit_test(test_what_cannot_be_placed_is_told_and_kept),
        cmocka_unit_test(test_a_sale_by_the_form),
        cmocka_unit_test(test_a_sale_in_plain_words),
        cmocka_unit_test(test_a_receipt_over_two_projects),
        cmocka_unit_test(test_where_the_money_came_from),
        cmocka_unit_test(test_an_entry_for_a_crew),
        cmocka_unit_test(test_the_same_every_week),
        cmocka_unit_test(test_a_wrong_value_is_told_beside_its_field),
        cmocka_unit_test(test_a_form_left_comes_back_as_it_was),
        cmocka_unit_test(test_counting_an_item),
        cmocka_unit_test(test_one_line_for_several_students),
        cmocka_unit_test(test_a_pasted_list_of_lines),
        cmocka_unit_test(test_delete_and_undo),
        cmocka_unit_test(test_just_one_step_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
