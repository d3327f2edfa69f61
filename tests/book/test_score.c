/* Marks by rubrics: halves, points below zero, weights, several judges, ties. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/mem.h"
#include "base/num.h"
#include "book/change.h"
#include "score/score.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;
static int64_t fall;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    if (book == NULL)
        return 1;
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "student", "number=S2", "name=Park, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "student", "number=S3", "name=Bell, Tyler", "entered_ag_ed=2025-01-01");
    ADD(book, "student", "number=S4", "name=Kim, Ana", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    fall = ADD(book, "rubric", "name=Fall", "year=2026");
    ADD(book, "criterion", "rubric=Fall 2026", "name=Entries", "weight=2", "low=0", "high=10",
        "step=0.5");
    ADD(book, "criterion", "rubric=Fall 2026", "name=Receipts", "high=5");
    ADD(book, "criterion", "rubric=Fall 2026", "name=Late", "low=-5", "high=0");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static void mark(const char *student, const char *criterion, const char *points, const char *judge)
{
    char pairs[4][80];
    (void)snprintf(pairs[0], 80, "student=%s", student);
    (void)snprintf(pairs[1], 80, "criterion=%s", criterion);
    (void)snprintf(pairs[2], 80, "points=%s", points);
    (void)snprintf(pairs[3], 80, "author=%s", judge);
    ADD(book, "score", pairs[0], pairs[1], pairs[2], pairs[3]);
}

static void mark_all(const char *student, const char *judge, const char *entries,
                     const char *receipts, const char *late)
{
    mark(student, "Entries", entries, judge);
    mark(student, "Receipts", receipts, judge);
    mark(student, "Late", late, judge);
}

static struct score_ranking ranking(void)
{
    struct score_ranking out;
    struct err err = {{0}};
    if (!score_ranking_read(book, fall, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

/* "1 Ortiz, Maya 24.5 (2) | 2 ..." */
static void check_ranking(const char *wanted)
{
    struct score_ranking is = ranking();
    struct buf told = {0};
    char text[NUM_TEXT_SIZE];
    for (size_t i = 0; i < is.count; i++) {
        buf_addf(&told, "%s", i > 0 ? " | " : "");
        score_tell_place(&is.entries[i], &told);
        buf_addf(&told, ": %s%s%s %s by %zu", is.entries[i].name, *is.entries[i].what ? ", " : "",
                 is.entries[i].what, num_decimal(is.entries[i].total, 3, text),
                 is.entries[i].judges);
    }
    assert_string_equal(buf_text(&told), wanted);
    buf_free(&told);
    score_ranking_clear(&is);
}

static void what_a_rubric_asks(void **state)
{
    static const char *const ranges[] = {"0 to 10 in steps of 0.5", "at most 5", "-5 to 0"};
    struct score_rubric rubric;
    struct err err = {{0}};
    int64_t percent;
    (void)state;
    assert_true(score_rubric_read(book, fall, &rubric, &err));
    assert_string_equal(rubric.name, "Fall 2026");
    assert_int_equal(rubric.count, 3);
    for (size_t i = 0; i < 3; i++) {
        struct buf range = {0};
        score_tell_range(&rubric.criteria[i], &range);
        assert_string_equal(buf_text(&range), ranges[i]);
        buf_free(&range);
    }
    assert_true(rubric.has_most);
    assert_int_equal(rubric.most, 25000);
    assert_true(score_percent(&rubric, 24500, &percent));
    assert_int_equal(percent, 9800);
    score_rubric_clear(&rubric);
    /* Without a bound there is no most. */
    ADD(book, "criterion", "rubric=Fall 2026", "name=Extra");
    assert_true(score_rubric_read(book, fall, &rubric, &err));
    assert_false(rubric.has_most);
    assert_false(score_percent(&rubric, 24500, &percent));
    score_rubric_clear(&rubric);
}

static void points_that_fit(void **state)
{
    static const struct {
        size_t criterion;
        int64_t points;
        bool fits;
    } rows[] = {
        {0, 0, true},      {0, 10000, true}, {0, 9500, true}, {0, 9250, false}, {0, -500, false},
        {0, 10500, false}, {1, -9000, true}, {1, 5000, true}, {1, 5001, false}, {2, 125, false},
        {2, -125, true},   {2, -5001, false},
    };
    struct score_rubric rubric;
    struct err err = {{0}};
    (void)state;
    assert_true(score_rubric_read(book, fall, &rubric, &err));
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row_int("row", score_point_fits(&rubric.criteria[rows[i].criterion], rows[i].points,
                                              &err) == rows[i].fits,
                      true);
    assert_false(score_point_fits(&rubric.criteria[0], 9250, &err));
    assert_string_equal(err.text, "does not fit; write points from 0 to 10 in steps of 0.5");
    score_rubric_clear(&rubric);
}

static void halves_weights_and_points_below_zero(void **state)
{
    (void)state;
    mark_all("S1", "Hale", "9.5", "4.5", "0");   /* 19 + 4.5 */
    mark_all("S2", "Hale", "10", "5", "-1.125"); /* 20 + 5 - 1.125 */
    mark_all("S3", "Hale", "0", "-3", "-5");     /* below zero in all */
    check_ranking("1: Park, Ben 23.875 by 1 | 2: Ortiz, Maya 23.5 by 1 | 3: Bell, Tyler -8 by 1");
}

static void judges_are_averaged(void **state)
{
    (void)state;
    mark_all("S1", "Hale", "9", "4", "0");
    mark_all("S1", "Reed", "10", "4", "-1");
    mark_all("S1", "Dale", "9", "5", "-1"); /* 2 * 28/3 + 13/3 - 2/3 = 67/3 */
    check_ranking("1: Ortiz, Maya 22.333 by 3");
    /* A judge who left criteria out does not lower the mean. */
    mark("S2", "Entries", "8", "Hale");
    mark("S2", "Entries", "9", "Reed");
    mark("S2", "Receipts", "5", "Reed");
    check_ranking("1: Ortiz, Maya 22.333 by 3 | 2: Park, Ben 22 by 2");
}

static void ties_share_a_place(void **state)
{
    (void)state;
    mark_all("S1", "Hale", "8", "4", "0");  /* 20 */
    mark_all("S2", "Hale", "10", "0", "0"); /* 20 */
    mark_all("S3", "Hale", "10", "5", "0"); /* 25 */
    mark_all("S4", "Hale", "5", "5", "0");  /* 15 */
    check_ranking("1: Bell, Tyler 25 by 1 | 2, tied with Park, Ben: Ortiz, Maya 20 by 1 | "
                  "2, tied with Ortiz, Maya: Park, Ben 20 by 1 | 4: Kim, Ana 15 by 1");
}

/* A third of one and a third of another way there are the same total, not nearly the same. */
static void ties_of_thirds_are_ties(void **state)
{
    (void)state;
    mark("S1", "Entries", "1", "A"); /* 2 * (1+0+0)/3 */
    mark("S1", "Entries", "0", "B");
    mark("S1", "Entries", "0", "C");
    mark("S2", "Receipts", "0", "A"); /* (0+1+1)/3 */
    mark("S2", "Receipts", "1", "B");
    mark("S2", "Receipts", "1", "C");
    check_ranking("1, tied with Park, Ben: Ortiz, Maya 0.667 by 3 | "
                  "1, tied with Ortiz, Maya: Park, Ben 0.667 by 3");
}

static void projects_are_marked_apart(void **state)
{
    (void)state;
    mark("S1", "Entries", "8", "Hale");
    ADD(book, "score", "student=S1", "criterion=Entries", "points=9", "author=Hale",
        "project=Swine");
    check_ranking("1: Ortiz, Maya, Swine 18 by 1 | 2: Ortiz, Maya 16 by 1");
}

static void the_last_word_counts(void **state)
{
    (void)state;
    ADD(book, "score", "student=S1", "criterion=Entries", "points=4", "author=Hale",
        "date=2026-10-01");
    ADD(book, "score", "student=S1", "criterion=Entries", "points=7", "author=HALE",
        "date=2026-11-01");
    ADD(book, "score", "student=S1", "criterion=Entries", "points=5", "author=Hale",
        "date=2026-10-15");
    check_ranking("1: Ortiz, Maya 14 by 1");
}

/* ---- giving --------------------------------------------------------------------------------- */

static int64_t student(void)
{
    return bookcase_ask(book, "SELECT id FROM student WHERE number = 'S1'");
}

static bool give(const char *judge, struct date day, const struct score_given *given,
                 size_t *criterion, char **what, struct err *err)
{
    struct score_rubric rubric;
    struct score_of of = {.student = student()};
    assert_true(score_rubric_read(book, fall, &rubric, err));
    bool ok = score_save(book, &rubric, &of, judge, day, given, criterion, what, err);
    score_rubric_clear(&rubric);
    return ok;
}

static void marks_are_one_step(void **state)
{
    const struct date day = {2026, 11, 20}, next = {2026, 11, 21};
    struct score_given given[] = {{true, 9500}, {true, 4000}, {true, -1000}};
    struct err err = {{0}};
    char *what = NULL;
    (void)state;
    assert_true(give("Hale", day, given, NULL, &what, &err));
    assert_string_equal(what, "marked Ortiz, Maya: 22 points by Hale, Fall 2026");
    mem_free(what);
    check_ranking("1: Ortiz, Maya 22 by 1");
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM score"), 3);
    /* The same again is no step; another day's other mark is a score more; none takes all. */
    assert_true(give("Hale", next, given, NULL, NULL, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM score"), 3);
    given[0].points = 10000;
    assert_true(give("Hale", next, given, NULL, NULL, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM score"), 4);
    check_ranking("1: Ortiz, Maya 23 by 1");
    given[0].given = false;
    assert_true(give("hale", next, given, NULL, NULL, &err));
    check_ranking("1: Ortiz, Maya 3 by 1");
    int64_t last = change_last_own(book, &err);
    assert_true(change_undo(book, last, &what, &err));
    mem_free(what);
    check_ranking("1: Ortiz, Maya 23 by 1");
}

static void wrong_marks_are_refused_as_a_whole(void **state)
{
    const struct date day = {2026, 11, 20};
    struct score_given given[] = {{true, 9500}, {true, 5500}, {true, 0}};
    struct err err = {{0}};
    size_t criterion;
    (void)state;
    assert_false(give("Hale", day, given, &criterion, NULL, &err));
    assert_int_equal(criterion, 1);
    assert_string_equal(err.text, "Receipts: must be at most 5 by this criterion");
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM score"), 0);
    given[1].points = 5000;
    given[0].points = 9250;
    assert_false(give("Hale", day, given, &criterion, NULL, &err));
    assert_int_equal(criterion, 0);
    assert_false(give("", day, given, NULL, NULL, &err));
    check_row_sentence("nobody", err);
}

static void the_marks_of_one(void **state)
{
    struct score_rubric rubric;
    struct score_marks marks;
    struct score_of of = {.student = student()};
    struct err err = {{0}};
    (void)state;
    mark_all("S1", "Reed", "9", "4", "0");
    mark("S1", "Late", "-2", "Hale");
    mark_all("S2", "Hale", "1", "1", "-1");
    assert_true(score_rubric_read(book, fall, &rubric, &err));
    assert_true(score_marks_read(book, &rubric, &of, &marks, &err));
    assert_int_equal(marks.judge_count, 2);
    assert_string_equal(marks.judges[0], "Hale");
    assert_string_equal(marks.judges[1], "Reed");
    assert_int_equal(marks.count, 4);
    assert_null(score_point_at(&marks, 0, 0));
    assert_int_equal(score_point_at(&marks, 2, 0)->points, -2000);
    assert_int_equal(score_point_at(&marks, 0, 1)->points, 9000);
    score_marks_clear(&marks);
    score_rubric_clear(&rubric);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_rubric_asks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(points_that_fit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(halves_weights_and_points_below_zero, set_up, tear_down),
        cmocka_unit_test_setup_teardown(judges_are_averaged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ties_share_a_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ties_of_thirds_are_ties, set_up, tear_down),
        cmocka_unit_test_setup_teardown(projects_are_marked_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_word_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(marks_are_one_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_marks_are_refused_as_a_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_marks_of_one, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
