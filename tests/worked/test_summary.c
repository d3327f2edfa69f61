/* The class list's figures, which are taken from the totals where those say all, against the reports:
 * every student of the sample chapter, on days that cut years and on days that do not. */
#include "support/check.h"

#include "support/chapter.h"

#include "base/date.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "report/summary.h"
#include <stdlib.h>

static struct book *open_sample(void)
{
    struct err err = {{0}};
    struct book *book = book_open(chapter_book(), 0, &err);
    if (!book)
        fail_msg("%s", err.text);
    return book;
}

static size_t list_students(struct book *book, int64_t ids[], size_t room)
{
    struct err err = {{0}};
    size_t count = 0;
    struct stmt *stmt = book_stmt(book, "SELECT id FROM student ORDER BY number", &err);
    assert_non_null(stmt);
    while (count < room && stmt_step(stmt, &err) == STEP_ROW)
        ids[count++] = stmt_int(stmt, 0);
    stmt_done(stmt);
    return count;
}

static void agrees_with_the_reports(void **state)
{
    (void)state;
    static const char *const days[] = {"2024-05-17", "2024-12-31", "2025-01-01", "2025-11-22",
                                       "2025-12-31", "2026-06-30", "2026-11-22", "2027-02-03"};
    struct book *book = open_sample();
    int64_t ids[200];
    size_t count = list_students(book, ids, 200), told = 0;
    assert_true(count >= 24);
    for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
        assert_int_equal(setenv("SAEBOOK_TODAY", days[d], 1), 0);
        for (size_t i = 0; i < count; i++) {
            struct summary_student line, reported;
            struct err err = {{0}};
            if (!summary_student(book, ids[i], &line, &err) ||
                !summary_student_reported(book, ids[i], &reported, &err))
                fail_msg("%s", err.text);
            check_row_int(days[d], line.hours, reported.hours);
            check_row_int(days[d], line.net, reported.net);
            told += line.hours != 0 && line.net != 0;
        }
    }
    assert_true(told > count); /* it was about something */
    book_close(book);
}

/* Every line that the totals can have, alone in its year. */
static void each_line_alone(void **state)
{
    (void)state;
    struct book *book = open_sample();
    struct err err = {{0}};
    int64_t ids[1];
    assert_int_equal(list_students(book, ids, 1), 1);
    assert_int_equal(setenv("SAEBOOK_TODAY", "2199-12-30", 1), 0);
    char *lines[100];
    size_t count = 0;
    struct stmt *stmt = book_stmt(book, "SELECT DISTINCT line FROM total WHERE year > 0", &err);
    while (stmt_step(stmt, &err) == STEP_ROW && count < 100)
        lines[count++] = mem_text(stmt_text(stmt, 0));
    stmt_done(stmt);
    assert_true(count > 12);
    assert_true(change_begin(book, CHANGE_RECORDED, &err));
    for (size_t i = 0; i < count; i++) {
        assert_true(book_exec(book, "DELETE FROM total WHERE year = 2199", &err));
        stmt = book_stmt(book,
                         "INSERT INTO total SELECT ?1, min(id), 2199, ?2, 4321, 1 FROM project"
                         " WHERE student = ?1",
                         &err);
        stmt_bind_int(stmt, 1, ids[0]);
        stmt_bind_text(stmt, 2, lines[i]);
        assert_true(stmt_run(stmt, &err));
        struct summary_student line, reported;
        assert_true(summary_student(book, ids[0], &line, &err));
        assert_true(summary_student_reported(book, ids[0], &reported, &err));
        check_row_int(lines[i], line.hours, reported.hours);
        check_row_int(lines[i], line.net, reported.net);
        mem_free(lines[i]);
    }
    change_rollback(book);
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_reports),
        cmocka_unit_test(each_line_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
