/* What a teacher gave back: until it is approved, or its comment settled. */
#include "support/check.h"

#include "support/add.h"

#include "book/book.h"
#include "report/returned.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;
static int64_t maya, project;

static int set_up(void **state)
{
    struct err err = {{0}};
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, &err);
    assert_non_null(book);
    ADD(book, "teacher", "name=Ms. Hale");
    maya = ADD(book, "student", "number=1001", "name=Ortiz, Maya", "entered_ag_ed=2024-08-15");
    ADD(book, "student", "number=1002", "name=Brandt, Lily", "entered_ag_ed=2024-08-15");
    project = ADD(book, "project", "student=1001", "title=Swine", "type=ownership",
                  "began=2024-09-01");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static void assert_returned(size_t count, const char *by, const char *comment)
{
    struct returned returned;
    struct err err = {{0}};
    if (!returned_read(book, maya, &returned, &err))
        fail_msg("%s", err.text);
    assert_int_equal(returned.count, count);
    if (count > 0) {
        assert_string_equal(returned.by, by);
        assert_string_equal(returned.comment, comment);
    }
    returned_clear(&returned);
}

static void review(const char *record, const char *date, const char *verdict)
{
    char about[64], day[32], said[32];
    snprintf(about, sizeof about, "record=%s", record);
    snprintf(day, sizeof day, "date=%s", date);
    snprintf(said, sizeof said, "verdict=%s", verdict);
    ADD(book, "review", "student=1001", "kind=project", about, "author=Ms. Hale", day, said);
}

static void waits_until_approved(void **state)
{
    struct returned returned;
    struct err err = {{0}};
    (void)state;
    assert_returned(0, "", "");
    review("Swine", "2026-10-01", "approved");
    assert_returned(0, "", "");
    review("Swine", "2026-10-05", "returned");
    assert_returned(1, "Ms. Hale", "");
    assert_true(returned_read(book, maya, &returned, &err));
    assert_string_equal(returned.kind, "project");
    assert_int_equal(returned.record, project);
    returned_clear(&returned);
    review("Swine", "2026-10-09", "approved");
    assert_returned(0, "", "");
}

static void tells_the_comment_until_it_is_settled(void **state)
{
    (void)state;
    ADD(book, "comment", "student=1001", "kind=project", "record=Swine", "author=Ms. Hale",
        "date=2026-10-05", "text=Say how large it is.", "resolved=yes");
    review("Swine", "2026-10-05", "returned");
    assert_returned(0, "", ""); /* it was settled */
    ADD(book, "comment", "student=1001", "kind=project", "record=Swine", "author=Ms. Hale",
        "date=2026-10-07", "text=Which vet? Add the name.");
    assert_returned(1, "Ms. Hale", "Which vet? Add the name.");
}

static void is_the_students_own(void **state)
{
    (void)state;
    ADD(book, "review", "student=1002", "kind=month", "record=2026-10", "author=Ms. Hale",
        "date=2026-11-02", "verdict=returned");
    assert_returned(0, "", "");
    ADD(book, "review", "student=1001", "kind=month", "record=2026-10", "author=Ms. Hale",
        "date=2026-11-02", "verdict=returned");
    ADD(book, "review", "student=1002", "kind=month", "record=2026-10", "author=Ms. Hale",
        "date=2026-11-05", "verdict=approved"); /* another's month, not hers */
    assert_returned(1, "Ms. Hale", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(waits_until_approved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_the_comment_until_it_is_settled, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_the_students_own, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
