/* Years on the screen: ended, closed, corrected, brought from another book. */
#include "support/check.h"

#include "support/walk.h"

#include "base/mem.h"
#include <stdlib.h>

/* The way that a year ends: what is to do, done; closed; a correction asks why; opened again. */
static void test_a_year_is_ended_step_by_step(void **state)
{
    struct pty *pty = walk_maya(80, 24);
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
    walk_tells("list closing --student 1001 --format csv", "a sale was missing");
}

static void test_a_closed_year_asks_why(void **state)
{
    struct pty *pty = walk_maya(80, 24);
    (void)state;
    mem_free(walk_ask("close 1001 2025 --anyway"));
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
    walk_tells("history --limit 2", "corrects 2025, which is closed: it was mine");
    walk_tells("history --limit 2", "corrects 2025, which is closed: a receipt turned up");
}

static void test_a_class_is_closed_at_once(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
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

static void test_a_year_of_another_book(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    walk_home(pty, "Ortiz");
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
        cmocka_unit_test(test_a_year_is_ended_step_by_step),
        cmocka_unit_test(test_a_closed_year_asks_why),
        cmocka_unit_test(test_a_class_is_closed_at_once),
        cmocka_unit_test(test_a_year_of_another_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
