/* Wide windows: beside a list stands what its selected row is about. */
#include "support/check.h"

#include "support/pty.h"
#include "support/walk.h"

static struct pty *open_hours(int cols)
{
    struct pty *pty = walk_start(cols, 30, NULL);
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter h");
    pty_expect(pty, "What I did");
    return pty;
}

static void it_follows_the_selection(void **state)
{
    struct pty *pty = open_hours(132);
    (void)state;
    pty_expect(pty, "empty pen"); /* whole, which the column is too narrow for */
    pty_keys(pty, "Down");
    pty_expect(pty, "Hauled Duke and Otis to the sale");
    pty_expect_gone(pty, "empty pen");
    pty_keys(pty, "Down Up");
    pty_expect(pty, "Hauled Duke and Otis to the sale");
    pty_expect_cursor(pty, 3, 3); /* the focus is in the list */
    pty_free(pty);
}

static void it_is_told_anew_when_the_record_changes(void **state)
{
    struct pty *pty = open_hours(132);
    (void)state;
    pty_keys(pty, "Enter");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Tab Tab Ctrl-U");
    pty_type(pty, "3:15");
    pty_keys(pty, "Ctrl-S");
    pty_expect(pty, "Time        3.25");
    pty_keys(pty, "u");
    pty_expect(pty, "Time        1.00");
    pty_free(pty);
}

static void it_is_left_out_where_there_is_no_room(void **state)
{
    struct pty *pty = open_hours(119);
    (void)state;
    pty_keys(pty, "Down");
    pty_expect_cursor(pty, 3, 3);
    assert_false(pty_shows(pty, "│"));
    pty_resize(pty, 120, 30);
    pty_expect(pty, "Hauled Duke and Otis to the");
    pty_resize(pty, 100, 30);
    pty_expect_gone(pty, "│");
    pty_free(pty);
}

/* What does not change is not sent again. */
static void it_costs_nothing_where_nothing_changes(void **state)
{
    struct pty *pty = open_hours(132);
    (void)state;
    pty_expect(pty, "empty pen");
    pty_settle(pty, 100);
    size_t before = pty_bytes(pty);
    pty_keys(pty, "Up Up Up");
    pty_settle(pty, 200);
    if (pty_bytes(pty) - before > 60)
        fail_msg("three keys that move nothing sent %zu bytes", pty_bytes(pty) - before);
    pty_free(pty);
}

/* The first frame is sent without it: the last line of the list's frame comes before it. */
static void the_list_comes_first(void **state)
{
    struct pty *pty = walk_start(132, 30, NULL);
    (void)state;
    pty_expect(pty, "Hours this year");
    const char *list = strstr(pty_output(pty), "one step to undo");
    const char *detail = strstr(pty_output(pty), "Hours this year");
    assert_non_null(list);
    assert_true(list < detail);
    pty_free(pty);
}

static void every_list_has_it(void **state)
{
    struct pty *pty = walk_start(132, 30, NULL);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_expect(pty, "Hours this year");
    pty_expect(pty, "243.50 hours, net 2,540.78");
    pty_keys(pty, "H");
    pty_expect(pty, "Comment added");
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_follows_the_selection),
        cmocka_unit_test(it_is_told_anew_when_the_record_changes),
        cmocka_unit_test(it_is_left_out_where_there_is_no_room),
        cmocka_unit_test(it_costs_nothing_where_nothing_changes),
        cmocka_unit_test(the_list_comes_first),
        cmocka_unit_test(every_list_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
