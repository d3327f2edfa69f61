/* What people come to do, through the real program: an hour, a sale, a count, a whole class, and
 * what happens when something goes wrong on the way. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"

#include "base/mem.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static char *book; /* of the test that runs */

static struct pty *open_class(int cols, int rows, const char *const *env)
{
    book = chapter_book();
    char *const argv[] = {chapter_program(), book, NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows, .env = env});
    pty_expect(pty, "Students");
    return pty;
}

static struct pty *open_maya(void)
{
    struct pty *pty = open_class(80, 24, NULL);
    pty_keys(pty, "f");
    pty_expect(pty, "Students with");
    pty_type(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 2, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    return pty;
}

/* What a command says of the book now. */
static char *ask(const char *arguments)
{
    char line[1024];
    snprintf(line, sizeof line, "-b '%s' %s", book, arguments);
    return chapter_run(0, line);
}

#define assert_tells(arguments, words)                                                             \
    do {                                                                                           \
        char *told_ = ask(arguments);                                                              \
        if (strstr(told_, words) == NULL)                                                          \
            fail_msg("`%s` does not tell \"%s\": %s", arguments, words, told_);                    \
        mem_free(told_);                                                                           \
    } while (0)

static void test_an_hour_in_ninety_seconds(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "entered 1 h 30 m, Market swine: fed hogs");
    pty_expect_row(pty, -2, "undo");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    assert_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "1:30,fed hogs");
}

static void test_what_cannot_be_placed_is_told_and_kept(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_type(pty, "2h fed hogs");
    pty_expect(pty, "@");
    pty_keys(pty, "Enter"); /* refused, in words; the line stays */
    pty_expect(pty, "2h fed hogs");
    pty_type(pty, " @market");
    pty_expect(pty, "You WORKED 2 h");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "You WORKED");
    pty_free(pty);
    assert_tells("history --limit 1", "1"); /* nothing was entered: the newest is an import */
}

static void test_a_sale_by_the_form(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "n End Enter"); /* something else: the whole form */
    pty_expect(pty, "Seldom needed");
    pty_keys(pty, "Down");
    pty_type(pty, "Sale");
    pty_keys(pty, "Tab");
    pty_expect(pty, "Project");
    pty_type(pty, "Market");
    pty_keys(pty, "Tab");
    pty_type(pty, "livestock");
    pty_keys(pty, "Tab");
    pty_type(pty, "2*305");
    pty_keys(pty, "Tab");
    pty_expect(pty, "610.00");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "entered sale $610.00");
    pty_free(pty);
    assert_tells("list money --student 1001 --where date=2026-11-22 --format csv",
                 "sale,Market swine,,livestock,610.00");
}

static void test_a_sale_in_plain_words(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "n Enter");
    pty_expect(pty, "still to be answered");
    pty_type(pty, "Market");
    pty_keys(pty, "Tab Tab Tab");
    pty_type(pty, "2");
    pty_keys(pty, "Tab");
    pty_type(pty, "hogs");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "1092.30");
    pty_keys(pty, "Tab Left Tab"); /* yes, something was taken out */
    pty_type(pty, "32.70");
    pty_expect(pty, "sale $1,125.00, 2 head");
    pty_expect(pty, "market herd: 2 sold");
    pty_expect(pty, "cash other");
    pty_expect(pty, "1,125.00 - 32.70 = 1,092.30: the check agrees");
    pty_expect(pty, "income is the whole price");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "entered sale $1,125.00");
    pty_expect_row(pty, 2, "22 Nov 2026"); /* the newest is on top */
    pty_keys(pty, "u");
    pty_expect(pty, "undid: entered sale $1,125.00");
    pty_free(pty);
}

/* The feed store's receipt: feed for the hogs, a trowel for the trial. */
static void test_a_receipt_over_two_projects(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "n Down Down Enter");
    pty_expect(pty, "Lasts over a year");
    pty_type(pty, "Market");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "42.50");
    pty_expect(pty, "expense $42.50, feed");
    pty_keys(pty, "Ctrl-R");
    pty_expect(pty, "line 2");
    pty_type(pty, "Soil");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "18");
    pty_keys(pty, "Tab");
    pty_type(pty, "y");
    pty_keys(pty, "Tab");
    pty_type(pty, "Trowel");
    pty_expect(pty, "42.50 + 18.00 = 60.50");
    pty_keys(pty, "Esc"); /* nothing typed is lost, the first line neither */
    pty_expect(pty, "Something died");
    pty_keys(pty, "Enter");
    pty_expect(pty, "42.50 + 18.00 = 60.50");
    pty_expect(pty, "line 2");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "entered expense $42.50");
    assert_tells("list money --student 1001 --where date=2026-11-22 --format csv", "supplies,18.00");
    assert_tells("history --limit 1", "expense $18.00");
    pty_keys(pty, "u"); /* one step */
    pty_expect(pty, "undid: entered expense $42.50");
    char *left = ask("list money --student 1001 --where date=2026-11-22 --format csv");
    assert_null(strstr(left, "18.00"));
    mem_free(left);
    pty_free(pty);
}

static void test_where_the_money_came_from(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "n Down Down Enter");
    pty_expect(pty, "Lasts over a year");
    pty_type(pty, "Market");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "90000");
    pty_expect(pty, "expense $90,000.00, feed");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "Where did it come from?");
    pty_keys(pty, "Space Down Enter");
    pty_expect(pty, ", family");
    pty_expect(pty, "it makes what you have larger");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "entered my money in");
    pty_free(pty);
    assert_tells("list money --student 1001 --where date=2026-11-22 --format csv", "contribution,,,family,");
}

/* Where others have a share it asks whose the amount is, and writes every member's row. */
static void test_an_entry_for_a_crew(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    mem_free(ask("add share crew=Barn student=1001 'project=Market swine' begins=2026-01-01 parts=1"));
    mem_free(ask("add share crew=Barn student=1002 'project=Show steer' begins=2026-01-01 parts=2"));
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "n Down Down Enter");
    pty_expect(pty, "Lasts over a year");
    pty_type(pty, "Market");
    pty_keys(pty, "Tab");
    pty_expect(pty, "The amount is");
    pty_keys(pty, "Tab");
    pty_type(pty, "100");
    pty_expect(pty, "\"The amount is\" is still to be answered");
    pty_keys(pty, "Tab Left"); /* the last answer */
    pty_expect(pty, "The whole crew's");
    pty_expect(pty, "Maya Ortiz: expense $33.33");
    pty_expect(pty, "Show steer");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "entered expense $33.33");
    pty_free(pty);
    assert_tells("list money --student 1002 --where date=2026-11-22 --format csv", "feed,66.67");
}

/* The newest entry every week, but for one week. */
static void test_the_same_every_week(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "a");
    pty_expect(pty, "As the last time");
    pty_keys(pty, "Tab Right Right");
    pty_expect(pty, "First");
    pty_keys(pty, "Tab");
    pty_type(pty, "11/1");
    pty_expect(pty, "Sun 15 Nov 2026");
    pty_keys(pty, "Ctrl-T Space");
    pty_expect(pty, "left out");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "entered ");
    pty_expect(pty, "Commission; and 6"); /* four weeks less one entry of a receipt of two */
    pty_keys(pty, "u");
    pty_expect(pty, "undid: entered");
    pty_free(pty);
}

static void test_a_wrong_value_is_told_beside_its_field(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "h");
    pty_expect(pty, "What I did");
    pty_keys(pty, "n");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "25:00");
    pty_expect(pty, "must lie between");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "25:00"); /* still there */
    pty_free(pty);
}

static void test_a_form_left_comes_back_as_it_was(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "h");
    pty_expect(pty, "What I did");
    pty_keys(pty, "n");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "2:15");
    pty_keys(pty, "Tab");
    pty_type(pty, "Clipped José's hog");
    pty_keys(pty, "Tab Esc");
    pty_expect_row(pty, -2, "kept as a draft");
    pty_keys(pty, "n");
    pty_expect(pty, "Clipped José's hog");
    pty_expect(pty, "2:15");
    pty_free(pty);
}

static void test_counting_an_item(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "i");
    pty_expect(pty, "Net worth");
    pty_keys(pty, "c");
    pty_expect(pty, "Value of all");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "Bedding: the same as on 31 Dec 2025");
    pty_keys(pty, "Down Down c"); /* a hog died meanwhile */
    pty_expect(pty, "Market hogs");
    pty_keys(pty, "End Backspace");
    pty_type(pty, "0");
    pty_keys(pty, "Ctrl-S"); /* what is gone is worth nothing */
    pty_expect(pty, "must be 0 where none is left");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "0");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -3, "Market hogs: 1 head fewer, $320.00 less than on 20 Nov 2026");
    pty_free(pty);
    assert_tells("list stock --student 1001 --format csv", "2026-11-22");
}

/* The way that a year ends: what is to do, done; closed; a correction asks why; opened again. */
static void test_a_year_is_ended_step_by_step(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "y");
    pty_expect(pty, "1 to do");
    pty_keys(pty, "Enter"); /* the cursor stands on what is to do, and in its form on what is asked */
    pty_expect(pty, "What changed on the way");
    pty_type(pty, "New duties in May");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "New duties in May");
    pty_expect_gone(pty, "to do");
    pty_keys(pty, "Enter"); /* and now on the closing sheet */
    pty_expect(pty, "Operating income");
    pty_keys(pty, "Esc");
    pty_expect(pty, "Close the year");
    pty_keys(pty, "Down Enter");
    pty_expect(pty, "changes only with a reason");
    pty_keys(pty, "Enter"); /* not yet is what stands first */
    pty_expect_gone(pty, "Not yet");
    pty_keys(pty, "c");
    pty_expect(pty, "Not yet");
    pty_keys(pty, "Right Enter");
    pty_expect_row(pty, -2, "closed 2025, and what was before it from 2024 on, for Maya Ortiz");
    pty_expect_row(pty, 0, "2025, closed");
    pty_keys(pty, "o");
    pty_expect(pty, "Why?");
    pty_type(pty, "a sale was missing");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "opened 2025 again for Maya Ortiz: a sale was missing");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    assert_tells("list closing --student 1001 --format csv", "a sale was missing");
}

static void test_a_closed_year_asks_why(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    mem_free(ask("close 1001 2025 --anyway"));
    pty_type(pty, "2025-03-04 $5 feed @market");
    pty_expect(pty, "You PAID $5.00");
    pty_keys(pty, "Enter");
    pty_expect(pty, "2025 is closed for Ortiz, Maya");
    pty_keys(pty, "Enter"); /* no reason is none */
    pty_expect(pty, "A closed year");
    pty_keys(pty, "Esc"); /* the line is still there */
    pty_expect(pty, "You PAID $5.00");
    pty_keys(pty, "Enter");
    pty_expect(pty, "A closed year");
    pty_type(pty, "a receipt turned up");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -3, "entered expense $5.00");
    pty_keys(pty, "m End");
    pty_expect_row(pty, 20, "2024");
    pty_keys(pty, "d"); /* from the list, too */
    pty_expect(pty, "2024 lies before 2025, which is closed");
    pty_keys(pty, "Esc");
    pty_expect_row(pty, -2, "needs a reason");
    pty_keys(pty, "u");
    pty_expect(pty, "A closed year");
    pty_type(pty, "it was mine");
    pty_keys(pty, "Enter");
    pty_expect(pty, "undid: entered expense $5.00");
    pty_free(pty);
    assert_tells("history --limit 2", "corrects 2025, which is closed: it was mine");
    assert_tells("history --limit 2", "corrects 2025, which is closed: a receipt turned up");
}

static void test_a_class_is_closed_at_once(void **state)
{
    struct pty *pty = open_class(80, 24, NULL);
    (void)state;
    pty_keys(pty, "y");
    pty_expect(pty, "Still to do");
    pty_expect(pty, "ready");
    pty_keys(pty, "c");
    pty_expect(pty, "Close all that are ready");
    pty_keys(pty, "Right Enter");
    pty_expect_row(pty, -2, "closed 2025 for 4 students; 25 left out");
    pty_expect_row(pty, 16, "closed");
    pty_keys(pty, "Down Enter"); /* a student's own steps */
    pty_expect(pty, "Look back on the plan");
    pty_free(pty);
}

static void test_one_line_for_several_students(void **state)
{
    struct pty *pty = open_class(80, 24, NULL);
    (void)state;
    pty_keys(pty, "Space Down Space");
    pty_expect(pty, "2 ticked");
    pty_keys(pty, "l");
    pty_expect(pty, "for 2 students");
    pty_type(pty, "service 1h food drive");
    pty_expect(pty, "food drive");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "food drive");
    assert_tells("list service --where date=2026-11-22 --format csv", "1019,2026-11-22,food drive");
    assert_tells("list service --where date=2026-11-22 --format csv", "1026,2026-11-22,food drive");
    pty_keys(pty, "u"); /* one step */
    pty_expect_row(pty, -2, "undid");
    char *left = ask("list service --where date=2026-11-22 --format csv");
    assert_null(strstr(left, "food drive"));
    mem_free(left);
    pty_free(pty);
}

static void test_a_pasted_list_of_lines(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "l");
    pty_expect(pty, "as a form");
    pty_paste(pty, "1h fed @market\nyesterday 45m cleaned pens @market\nnonsense\n");
    pty_expect(pty, "1 of 3 lines needs a change");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "not understood yet");
    pty_keys(pty, "Down Down d");
    pty_expect_gone(pty, "nonsense");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "so far");
    pty_expect(pty, "entered 2 lines");
    pty_free(pty);
    assert_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "1:00,fed");
}

static void test_delete_and_undo(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "h");
    pty_expect(pty, "What I did");
    pty_keys(pty, "d");
    pty_expect(pty, "deleted 1 h, Market swine");
    pty_keys(pty, "u");
    pty_expect(pty, "undid: deleted 1 h, Market swine");
    pty_keys(pty, "U");
    pty_expect(pty, "redid: deleted 1 h, Market swine");
    pty_keys(pty, "U");
    pty_expect(pty, "nothing to redo");
    pty_free(pty);
}

static void test_just_one_step_taken_back(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_type(pty, "1.5h fed hogs @market");
    pty_keys(pty, "Enter");
    pty_expect(pty, "entered 1 h 30 m");
    pty_keys(pty, "l");
    pty_type(pty, "2h hauled straw @market");
    pty_keys(pty, "Enter");
    pty_expect(pty, "entered 2 h");
    pty_keys(pty, "H");
    pty_expect(pty, "History");
    pty_keys(pty, "Down Enter"); /* the one before the last */
    pty_expect(pty, "Hours added: 1 h 30 m, Market swine: fed hogs");
    pty_keys(pty, "Enter t");
    pty_expect(pty, "undid: entered 1 h 30 m");
    pty_expect(pty, "(taken back) entered 1 h 30 m");
    pty_keys(pty, "/");
    pty_expect(pty, "Steps with");
    pty_type(pty, "straw");
    pty_keys(pty, "Enter");
    pty_expect(pty, "only steps with");
    pty_expect_gone(pty, "fed hogs");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    assert_tells("list hours --student 1001 --where date=2026-11-22 --format csv", "hauled straw");
}

static void test_a_workbook_by_one_key(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "a");
    pty_expect(pty, "Swine Production");
    pty_keys(pty, "Down Enter");
    pty_expect(pty, "what is missing");
    pty_keys(pty, "w");
    pty_expect(pty, "Has the family agreed?");
    pty_keys(pty, "Enter"); /* the safe answer has the focus */
    pty_expect_gone(pty, "Has the family agreed?");
    pty_keys(pty, "w");
    pty_expect(pty, "Has the family agreed?");
    pty_keys(pty, "Right Enter");
    pty_expect(pty, ".xlsx");
    pty_keys(pty, "Enter");
    pty_expect(pty, "is written");
    pty_keys(pty, "H"); /* and it is in the log */
    pty_expect(pty, "entered disclosure of Maya Ortiz");
    pty_free(pty);
}

/* From a figure to the record behind it, mended there: the figure follows. */
static void test_a_figure_to_its_record(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "r");
    pty_expect(pty, "What it answers");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 1, "Cash sales");
    pty_expect_row(pty, 2, "1,854.85");
    pty_expect(pty, "9,751.75"); /* the total, pinned below the rows */
    pty_keys(pty, "f");
    pty_expect_row(pty, 5, "1,854.85");
    pty_keys(pty, "Down Down Down Enter");
    pty_expect(pty, "records, 1,854.85 in all");
    pty_expect_row(pty, 2, "$525.00");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Down Down Down Down");
    pty_keys(pty, "Ctrl-U");
    pty_type(pty, "500");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "$525.00 → $500.00");
    pty_keys(pty, "Down");
    pty_expect(pty, "records, 1,829.85 in all");
    pty_keys(pty, "Esc");
    pty_expect(pty, "What it means");
    pty_expect_row(pty, 5, "1,829.85");
    pty_keys(pty, "Esc");
    pty_expect(pty, "9,726.75");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
    assert_tells("report income --student 1001 --year 2024 --format csv", ",1829.85,");
}

static void test_a_report_sorted_and_narrowed(void **state)
{
    struct pty *pty = open_class(80, 24, NULL);
    (void)state;
    pty_keys(pty, "r");
    pty_expect(pty, "What it answers");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 2, "Ortiz, Maya");
    pty_keys(pty, "s");
    pty_expect(pty, "Sort by");
    pty_type(pty, "net income");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 1, "Net income");
    pty_expect_row(pty, 2, "Featherston"); /* the greatest stands first */
    pty_click(pty, 62, 3);
    pty_click(pty, 62, 3); /* twice: the records behind that figure */
    pty_expect_row(pty, 0, "Net income");
    pty_expect(pty, " in all");
    pty_keys(pty, "Esc");
    pty_expect_row(pty, 1, "Net income");
    pty_click(pty, 5, 1); /* the heading of the names */
    pty_expect_row(pty, 2, "Alvarez");
    pty_click(pty, 5, 1);
    pty_expect_row(pty, 2, "Zimmerman");
    pty_keys(pty, "/");
    pty_expect(pty, "Rows with");
    pty_type(pty, "goat");
    pty_keys(pty, "Enter");
    pty_expect(pty, "rows have \"goat\"");
    pty_expect_gone(pty, "Zimmerman");
    pty_keys(pty, "y");
    pty_expect(pty, "All years to today");
    pty_type(pty, "2025");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "2025");
    pty_keys(pty, "t");
    pty_expect(pty, "The whole chapter");
    pty_type(pty, "brandt");
    pty_expect(pty, "▸ Lily Brandt");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 0, "Lily Brandt");
    pty_expect(pty, "No row has this word");
    pty_free(pty);
}

static void test_a_report_and_a_record_book_written(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_keys(pty, "r");
    pty_expect(pty, "What it answers");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 1, "Cash sales");
    pty_keys(pty, "Right Right Right"); /* what tells the rows apart stays */
    pty_expect_row(pty, 1, "Project              Year    Traded");
    pty_expect(pty, "Total                        180.00");
    pty_keys(pty, "x");
    pty_expect(pty, "Write it as");
    pty_keys(pty, "Enter");
    pty_expect(pty, "income.xlsx");
    pty_keys(pty, "Enter");
    pty_expect(pty, "written to");
    pty_expect(pty, "/income.xlsx");
    pty_keys(pty, "Esc b");
    pty_expect(pty, "Record book as");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Maya Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, ".xlsx: 16 sheets");
    pty_free(pty);
}

static void test_everything_without_color(void **state)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    struct pty *pty = open_class(80, 24, env);
    (void)state;
    pty_expect(pty, "37 days !"); /* said by a sign, too */
    assert_false(pty_has_color(pty));
    pty_free(pty);
}

static void test_resize_storm(void **state)
{
    static const int sizes[][2] = {{200, 60}, {41, 11}, {20, 5}, {10, 5}, {132, 43}, {80, 24}};
    struct pty *pty = open_maya();
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] < 40)
            pty_settle(pty, 30);
        else
            pty_expect(pty, "Maya Ortiz");
    }
    pty_expect(pty, "Market swine");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void test_a_change_from_outside_is_seen(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    mem_free(ask("log '3h hauled hogs to the barn @market' --student 1001"));
    pty_expect(pty, "151.75"); /* 148.75 and 3 */
    pty_free(pty);
}

static void test_the_terminal_is_given_back(void **state)
{
    struct pty *pty = open_maya();
    (void)state;
    pty_signal(pty, SIGTERM);
    assert_int_equal(pty_end(pty), 128 + SIGTERM);
    assert_false(pty_is_alternate(pty));
    assert_false(pty_has_mouse(pty));
    pty_free(pty);
}

static void test_a_new_book_from_the_start_screen(void **state)
{
    char *const argv[] = {chapter_program(), NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv});
    (void)state;
    pty_expect(pty, "Welcome");
    pty_keys(pty, "n");
    pty_expect(pty, "A new book");
    pty_type(pty, "Willow Creek");
    pty_keys(pty, "Tab");
    pty_type(pty, "OK");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "No students yet");
    pty_expect_row(pty, 0, "Willow Creek FFA");
    assert_int_equal(pty_quit(pty, "q"), 0);
    pty_free(pty);
}

static void test_refusals_before_the_screen(void **state)
{
    static const char *const no_term[] = {"TERM", NULL};
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    char nowhere[] = "/nowhere/t.saebook";
    char *const missing[] = {chapter_program(), nowhere, NULL};
    (void)state;
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .env = no_term});
    assert_int_equal(pty_end(pty), 1);
    assert_non_null(strstr(pty_output(pty), "TERM"));
    pty_free(pty);
    pty = pty_start(&(struct pty_options){.argv = missing});
    assert_int_equal(pty_end(pty), 1);
    assert_non_null(strstr(pty_output(pty), "saebook init"));
    pty_free(pty);
}

static struct pty *open_student(const char *name)
{
    struct pty *pty = open_class(80, 24, NULL);
    pty_keys(pty, "f");
    pty_expect(pty, "Students with");
    pty_type(pty, name);
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 2, name);
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    return pty;
}

static void test_a_finding_is_mended(void **state)
{
    struct pty *pty = open_student("Brandt");
    (void)state;
    pty_keys(pty, "!");
    pty_expect(pty, "Grain: last counted");
    pty_expect(pty, "add: counted Grain"); /* what m would do is told before */
    pty_keys(pty, "m");
    pty_expect(pty, "How?");
    pty_keys(pty, "Down Enter");
    pty_expect_row(pty, -3, "fixed");
    pty_expect_gone(pty, "Grain: last counted");
    assert_tells("list stock --student 1003 --where as_of=2026-11-22 --format csv", "Grain,0,sacks,0.00");
    pty_keys(pty, "u");
    pty_expect(pty, "Grain: last counted");
    /* Enter leads to the count itself. */
    pty_keys(pty, "Enter");
    pty_expect(pty, "Ctrl-S");
    pty_expect(pty, "Grain");
    pty_free(pty);
}

static void test_what_is_missing_is_written(void **state)
{
    struct pty *pty = open_class(80, 24, NULL);
    (void)state;
    pty_keys(pty, "!");
    pty_expect(pty, "whole chapter");
    pty_keys(pty, "f");
    pty_expect(pty, "Show only");
    pty_type(pty, "No safety");
    pty_keys(pty, "Enter");
    pty_expect(pty, "only: No safety check");
    pty_expect_row(pty, 3, "Mei Chen");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Danger");
    pty_keys(pty, "Tab");
    pty_type(pty, "Ladder");
    pty_keys(pty, "Ctrl-S");
    pty_expect_gone(pty, "Mei Chen");
    pty_expect_row(pty, 3, "Chidi Okafor");
    pty_free(pty);
    assert_tells("list safety --student 1004 --format csv", "Ladder");
}

static void test_a_year_of_another_book(void **state)
{
    struct pty *pty = open_student("Ortiz");
    (void)state;
    pty_keys(pty, "Down Down Enter");
    pty_expect(pty, "Inventory counts");
    pty_keys(pty, "End n");
    pty_expect(pty, "From which book");
    /* The year is proposed: the last before this book's own. */
    pty_keys(pty, "Tab");
    pty_type(pty, "AET report");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "41.5");
    pty_keys(pty, "Tab Tab");
    pty_expect(pty, "the lines come to 41.50");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "1,000");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "brought forward 20");
    pty_expect(pty, "carried in from AET");
    pty_keys(pty, "u");
    pty_expect_gone(pty, "carried in from AET");
    pty_free(pty);
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
        cmocka_unit_test(test_a_year_is_ended_step_by_step),
        cmocka_unit_test(test_a_closed_year_asks_why),
        cmocka_unit_test(test_a_class_is_closed_at_once),
        cmocka_unit_test(test_one_line_for_several_students),
        cmocka_unit_test(test_a_pasted_list_of_lines),
        cmocka_unit_test(test_delete_and_undo),
        cmocka_unit_test(test_just_one_step_taken_back),
        cmocka_unit_test(test_a_workbook_by_one_key),
        cmocka_unit_test(test_a_figure_to_its_record),
        cmocka_unit_test(test_a_report_sorted_and_narrowed),
        cmocka_unit_test(test_a_report_and_a_record_book_written),
        cmocka_unit_test(test_everything_without_color),
        cmocka_unit_test(test_resize_storm),
        cmocka_unit_test(test_a_change_from_outside_is_seen),
        cmocka_unit_test(test_the_terminal_is_given_back),
        cmocka_unit_test(test_a_new_book_from_the_start_screen),
        cmocka_unit_test(test_refusals_before_the_screen),
        cmocka_unit_test(test_a_finding_is_mended),
        cmocka_unit_test(test_what_is_missing_is_written),
        cmocka_unit_test(test_a_year_of_another_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
