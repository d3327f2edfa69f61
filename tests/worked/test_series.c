/* The points of charts against the reports and lists that say the same. */
#include "support/check.h"

#include "support/chapter.h"

#include "book/book.h"
#include "report/report.h"
#include "report/series.h"
#include "report/summary.h"
#include <stdlib.h>

static struct book *book;
static int64_t maya;

static int set_up(void **state)
{
    struct err err = {{0}};
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(chapter_book(), 0, &err);
    if (!book || !book_ask_int(book, "SELECT id FROM student WHERE number = '1001'", NULL, &maya,
                               &err))
        fail_msg("%s", err.text);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static int64_t ask(const char *sql)
{
    struct err err = {{0}};
    int64_t value = 0;
    struct stmt *stmt = book_stmt(book, sql, &err);
    assert_non_null(stmt);
    stmt_bind_int(stmt, 1, maya);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    value = stmt_int(stmt, 0);
    stmt_done(stmt);
    return value;
}

static void weeks_hold_every_hour(void **state)
{
    struct series series;
    struct err err = {{0}};
    int64_t sum = 0;
    (void)state;
    assert_true(series_weeks(book, maya, &series, &err));
    assert_int_equal(series.count, SERIES_WEEKS);
    assert_int_equal(series.lines, 1);
    for (size_t i = 0; i < series.count; i++) {
        sum += series.points[i].values[0];
        assert_int_equal(date_weekday(series.points[i].day), 1); /* Mondays */
    }
    assert_int_equal(date_number(series.points[51].day),
                     date_number((struct date){2026, 11, 16}));
    assert_int_equal(sum, ask("SELECT sum(time) FROM hours WHERE student = ?1"
                              " AND date BETWEEN '2025-11-24' AND '2026-11-22'"));
    assert_true(sum > 0);
    series_clear(&series);
}

static int64_t reported(const char *report, const char *column, int year)
{
    struct err err = {{0}};
    const struct report *of = report_find(report);
    const struct report_query query = {.student = maya, .year = year};
    struct report_rows *rows = report_open(book, of, &query, &err);
    int64_t sum = 0;
    assert_non_null(rows);
    while (report_next(rows, &err) == STEP_ROW)
        for (size_t i = 0; i < of->count; i++)
            if (strcmp(of->columns[i].name, column) == 0)
                sum += report_int(rows, i);
    report_close(rows);
    return sum;
}

static void years_are_the_reports(void **state)
{
    struct series series;
    struct err err = {{0}};
    (void)state;
    assert_true(series_years(book, maya, &series, &err));
    assert_true(series.count >= 3);
    assert_int_equal(series.lines, 2);
    for (size_t i = 0; i < series.count; i++) {
        int year = series.points[i].day.year;
        assert_int_equal(series.points[i].values[0], reported("income", "operating_income", year) +
                                                         reported("placement", "gross", year));
        assert_int_equal(series.points[i].values[1], reported("income", "operating_expense", year) +
                                                         reported("placement", "expenses", year));
        assert_true(i == 0 || series.points[i - 1].day.year < year);
    }
    series_clear(&series);
}

static void worth_ends_today(void **state)
{
    struct series series;
    struct summary_inventory inventory;
    struct err err = {{0}};
    (void)state;
    assert_true(series_worth(book, maya, &series, &err));
    assert_true(summary_inventory(book, maya, 0, 0, &inventory, &err));
    assert_int_equal(series.count, 12);
    assert_int_equal(series.points[11].values[0], inventory.net_worth);
    assert_int_equal(date_number(series.points[11].day),
                     date_number((struct date){2026, 11, 22}));
    assert_int_equal(date_number(series.points[10].day),
                     date_number((struct date){2026, 10, 31}));
    assert_int_equal(date_number(series.points[0].day), date_number((struct date){2025, 12, 31}));
    summary_inventory_clear(&inventory);
    series_clear(&series);
}

static void weights_are_pounds(void **state)
{
    struct series_animals animals;
    struct err err = {{0}};
    size_t points = 0;
    (void)state;
    assert_true(series_animals(book, maya, &animals, &err));
    assert_true(animals.count > 5);
    for (size_t a = 0; a < animals.count; a++) {
        struct series series;
        assert_true(series_weights(book, maya, animals.all[a].id, &series, &err));
        assert_true(series.count >= 2);
        for (size_t i = 1; i < series.count; i++)
            assert_true(date_compare(series.points[i - 1].day, series.points[i].day) <= 0);
        assert_true(series.points[0].values[0] > 1000); /* more than a pound */
        points += series.count;
        series_clear(&series);
    }
    assert_true((int64_t)points <= ask("SELECT count(*) FROM weight_piece WHERE student = ?1"));
    assert_string_equal(animals.all[0].name, "26-G \"Dot\"");
    series_animals_clear(&animals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(weeks_hold_every_hour, set_up, tear_down),
        cmocka_unit_test_setup_teardown(years_are_the_reports, set_up, tear_down),
        cmocka_unit_test_setup_teardown(worth_ends_today, set_up, tear_down),
        cmocka_unit_test_setup_teardown(weights_are_pounds, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
