/* The hours that degrees count, out of records: paid and unpaid, in class, of the last two years,
 * and those whose pay is invested already. */
#include "support/check.h"

#include "support/degreebook.h"

static void hours(void **state)
{
    (void)state;
    size_t count;
    add_project("Lambs", "ownership");
    add_project("Store", "placement");
    ADD(book, "position", "project=Store", "student=S1", "employer=Hale's", "title=Clerk",
        "begins=2023-01-01");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2024-03-01", "time=2", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2024-03-02", "time=1", "activity=Fed",
        "in_class=yes");
    ADD(book, "hours", "student=S1", "project=Store", "date=2024-03-03", "time=4",
        "activity=Stocked shelves", "position=Clerk", "paid=yes");
    ADD(book, "hours", "student=S1", "project=Store", "date=2024-03-04", "time=0:30",
        "activity=Watched", "position=Clerk");
    ADD(book, "service", "student=S1", "date=2024-03-05", "time=3", "name=Food pantry");
    assert_int_equal(measured_on("2024-12-31", "hours"), 390);
    assert_int_equal(measured_on("2024-12-31", "paid_hours"), 240);
    assert_int_equal(measured_on("2024-12-31", "unpaid_hours"), 30);
    assert_int_equal(measured_on("2024-03-03", "hours"), 360);
    assert_int_equal(measured_on("2024-03-02", "hours"), 120);
    assert_int_equal(records_behind("2024-12-31", "hours", &count), 390);
    assert_int_equal(count, 3);
    struct degree_counting counting = degree_national;
    counting.hours = DEGREE_HOURS_UNPAID_ONLY;
    assert_int_equal(measured_by(&counting, "", "2024-12-31", "hours"), 150);
    counting.hours = DEGREE_HOURS_ALL;
    counting.class_time = true;
    assert_int_equal(measured_by(&counting, "", "2024-12-31", "hours"), 450);
}

/* Paid hours are left out as far as their wages were invested. */
static void hours_behind_invested(void **state)
{
    (void)state;
    add_project("Store", "placement");
    ADD(book, "position", "project=Store", "student=S1", "employer=Hale's", "title=Clerk",
        "begins=2023-01-01");
    ADD(book, "hours", "student=S1", "project=Store", "date=2024-03-01", "time=10",
        "activity=Stocked shelves", "position=Clerk", "paid=yes");
    ADD(book, "paycheck", "student=S1", "project=Store", "date=2024-03-31", "gross=100.00",
        "time=12");
    /* The paycheck's time does not count beside logged hours. All was kept: all paid hours are out.
     */
    assert_int_equal(measured_on("2024-12-31", "paid_hours"), 600);
    assert_int_equal(measured_on("2024-12-31", "hours"), 0);
    struct degree_counting all = degree_national;
    all.hours = DEGREE_HOURS_ALL;
    assert_int_equal(measured_by(&all, "", "2024-12-31", "hours"), 600);
    struct degree_query query = {.degree = "state", .as_of = day_of("2024-12-31")};
    struct degree_progress progress = progress_of(&query);
    assert_string_equal(line_of(&progress, "money")->detail,
                        "$100.00 earned and $100.00 invested: the lesser counts; 10.00 paid hours "
                        "are left out: their pay is invested");
    degree_progress_clear(&progress);
    ADD(book, "money", "student=S1", "date=2024-04-01", "type=withdrawal", "category=personal",
        "amount=66.67");
    /* 33.33 of 100.00 invested: 199.98 minutes out, a part of a minute up */
    assert_int_equal(measured_on("2024-12-31", "hours"), 400);
    ADD(book, "money", "student=S1", "date=2024-04-02", "type=withdrawal", "category=personal",
        "amount=33.33");
    assert_int_equal(measured_on("2024-12-31", "invested"), 0);
    assert_int_equal(measured_on("2024-12-31", "hours"), 600);
    ADD(book, "money", "student=S1", "date=2024-04-03", "type=withdrawal", "category=personal",
        "amount=20.00");
    assert_int_equal(measured_on("2024-12-31", "hours"), 600);
}

static void hours_of_two_years(void **state)
{
    (void)state;
    size_t count;
    add_project("Lambs", "ownership");
    /* What was there as the records began is no record of a year. */
    ADD(book, "balance", "student=S1", "as_of=2022-08-15", "item=Savings", "class=cash",
        "amount=50");
    assert_int_equal(measured_on("2022-12-30", "years_with_records"), 0);
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2022-12-31", "time=1", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2023-01-01", "time=2", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2023-01-02", "time=3", "activity=Fed",
        "in_class=yes");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2024-12-31", "time=4", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2025-01-01", "time=5", "activity=Fed");
    assert_int_equal(measured_on("2024-12-31", "hours_last_2y"), 360);
    assert_int_equal(measured_on("2024-12-30", "hours_last_2y"), 180);
    assert_int_equal(measured_on("2025-01-01", "hours_last_2y"), 540);
    assert_int_equal(records_behind("2024-12-31", "hours_last_2y", &count), 360);
    assert_int_equal(count, 2);
    assert_int_equal(measured_on("2022-12-31", "years_with_records"), 1);
    assert_int_equal(measured_on("2024-12-30", "years_with_records"), 2);
    assert_int_equal(measured_on("2024-12-31", "years_with_records"), 3);
    assert_int_equal(measured_on("2025-12-31", "years_with_records"), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(hours),
        ONE(hours_behind_invested),
        ONE(hours_of_two_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
