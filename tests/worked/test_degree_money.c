/* What degrees ask of money, out of records: earned, invested, the lesser of both, and totals of an
 * earlier book. */
#include "support/check.h"

#include "support/degreebook.h"

#include "award/readiness.h"
#include "report/report.h"
#include <stdio.h>

/* ---- W1 -------------------------------------------------------------------------------------- */

/* Horton Culture (Iowa FFA answer key 2004): the records are ours, made to fit the printed figures:
 * net income 696.36 and 186.00, productive equity 926.00 to begin with and 1,003.93 at the end.
 * That all equity began as cash, and that what was not left in the SAE was spent on himself, is
 * ours. */
static void horton_culture(void **state)
{
    (void)state;
    book_close(book);
    degreebook_begin("IA", "2003-01-01");
    ADD(book, "project", "student=S1", "title=Vegetables", "type=ownership", "began=2003-01-01");
    ADD(book, "project", "student=S1", "title=Lawns", "type=placement", "began=2003-01-01");
    ADD(book, "balance", "student=S1", "as_of=2003-01-01", "item=SAE cash", "class=cash",
        "amount=926.00");
    ADD(book, "money", "student=S1", "date=2003-04-15", "type=expense", "project=Vegetables",
        "category=supplies", "amount=575.93");
    ADD(book, "money", "student=S1", "date=2003-08-15", "type=sale", "project=Vegetables",
        "category=crops", "amount=946.36");
    ADD(book, "paycheck", "student=S1", "project=Lawns", "date=2003-09-30", "gross=186.00");
    ADD(book, "money", "student=S1", "date=2003-12-20", "type=withdrawal", "category=personal",
        "amount=804.43");
    ADD(book, "stock", "student=S1", "project=Vegetables", "as_of=2003-12-31", "item=Vegetables",
        "value=325.93");
    struct degree_query query = {.degree = "state", .as_of = day_of("2003-12-31")};
    struct degree_progress progress = progress_of(&query);
    const struct degree_line *money = line_of(&progress, "money");
    assert_string_equal(progress.profile, "IA");
    assert_string_equal(progress.profile_label, "Iowa");
    assert_int_equal(progress.award_year, 2004);
    assert_int_equal(progress.asked.counting.invested, INVESTED_EQUITY_CHANGE);
    assert_int_equal(measured_by(&progress.asked.counting, "", "2003-12-31", "earned"), 88236);
    assert_int_equal(measured_by(&progress.asked.counting, "", "2003-12-31", "invested"), 7793);
    assert_int_equal(measured_by(&progress.asked.counting, "", "2003-12-31", "earned_and_invested"),
                     7793);
    assert_int_equal(money->met, DEGREE_MISSING);
    assert_int_equal(money->percent, 7);
    assert_string_equal(money->detail, "$882.36 earned and $77.93 invested: the lesser counts");
    degree_progress_clear(&progress);
}

/* ---- money ----------------------------------------------------------------------------------- */

static void add_business(void)
{
    add_project("Lambs", "ownership");
    add_project("Store", "placement");
    ADD(book, "money", "student=S1", "date=2024-03-01", "type=sale", "project=Lambs",
        "category=livestock", "amount=900.00");
    ADD(book, "money", "student=S1", "date=2024-03-02", "type=expense", "project=Lambs",
        "category=feed", "amount=250.10");
    ADD(book, "money", "student=S1", "date=2024-05-02", "type=expense", "project=Store",
        "category=supplies", "amount=20.00");
    ADD(book, "money", "student=S1", "date=2024-06-02", "type=contribution", "category=gift",
        "amount=70.00");
    ADD(book, "money", "student=S1", "date=2024-06-03", "type=withdrawal", "category=education",
        "amount=40.00");
    ADD(book, "money", "student=S1", "date=2024-06-04", "type=withdrawal", "category=personal",
        "amount=500.00");
    ADD(book, "position", "project=Store", "student=S1", "employer=Hale's", "title=Clerk",
        "begins=2023-01-01");
    ADD(book, "paycheck", "student=S1", "project=Store", "date=2024-07-01", "gross=400.00",
        "taxes=60.00", "time=40");
}

/* Sum of a report's column over its rows. */
static int64_t reported(const char *name, const char *column, const char *as_of)
{
    const struct report *report = report_find(name);
    struct report_query query = {.to = day_of(as_of)};
    struct err err = {{0}};
    struct report_rows *rows = report_open(book, report, &query, &err);
    int64_t sum = 0;
    if (!rows)
        fail_msg("%s", err.text);
    while (report_next(rows, &err) == STEP_ROW)
        for (size_t i = 0; i < report->count; i++)
            if (strcmp(report->columns[i].name, column) == 0)
                sum += report_int(rows, i);
    report_close(rows);
    return sum;
}

static int64_t reported_earned(const char *as_of)
{
    return reported("income", "net_income", as_of) + reported("placement", "net", as_of);
}

static void money(void **state)
{
    (void)state;
    size_t count;
    add_business();
    /* 900.00 - 250.10, and 400.00 - 20.00 */
    assert_int_equal(measured_on("2024-12-31", "earned"), 64990 + 38000);
    assert_int_equal(reported_earned("2024-12-31"), 102990);
    assert_int_equal(measured_on("2024-12-31", "gross"), 130000);
    assert_int_equal(measured_on("2024-12-31", "gross_ownership"), 90000);
    assert_int_equal(measured_on("2024-12-31", "gross_placement"), 40000);
    /* Cash: 900 - 250.10 - 20 + 70 - 40 - 500 + 340 = 499.90; less the gift, plus education */
    assert_int_equal(measured_on("2024-12-31", "savings"), 49990);
    assert_int_equal(measured_on("2024-12-31", "equity"), 49990);
    assert_int_equal(measured_on("2024-12-31", "invested"), 49990 - 7000 + 4000);
    assert_int_equal(measured_on("2024-12-31", "earned_and_invested"), 46990);
    assert_int_equal(
        measured_by(&(struct degree_counting){.invested = INVESTED_EQUITY_CHANGE, .levels = "IA"},
                    "", "2024-12-31", "invested"),
        49990);
    assert_int_equal(
        measured_by(&(struct degree_counting){.invested = INVESTED_POINT_IN_TIME, .levels = "OK"},
                    "", "2024-12-31", "invested"),
        49990);
    struct degree_counting gross = degree_national;
    gross.earned_gross = true;
    assert_int_equal(measured_by(&gross, "", "2024-12-31", "earned"), 130000);
    /* The day decides: before the paycheck, and before anything. */
    assert_int_equal(measured_on("2024-06-30", "earned"), 64990 - 2000);
    assert_int_equal(measured_on("2024-03-01", "earned"), 90000);
    assert_int_equal(measured_on("2024-02-29", "earned"), 0);
    assert_int_equal(measured_on("2024-02-29", "invested"), 0);
    /* The records behind */
    assert_int_equal(records_behind("2024-12-31", "earned", &count), 102990);
    assert_int_equal(count, 4);
    assert_int_equal(records_behind("2024-12-31", "invested", &count), 46990);
    assert_int_equal(records_behind("2024-12-31", "gross", &count), 130000);
    assert_int_equal(count, 2);
    assert_int_equal(records_behind("2024-12-31", "savings", &count), 49990);
    assert_int_equal(records_behind("2024-12-31", "earned_and_invested", &count), 102990 + 46990);
    assert_int_equal(count, 5);
}

/* What an award area asks: of what its projects earned as much as is invested. */
static void money_of_an_area(void **state)
{
    (void)state;
    struct err err = {{0}};
    int64_t lambs = 0, store = 0, value;
    add_business();
    assert_true(
        book_ask_int(book, "SELECT id FROM project WHERE title = 'Lambs'", NULL, &lambs, &err));
    assert_true(
        book_ask_int(book, "SELECT id FROM project WHERE title = 'Store'", NULL, &store, &err));
    const int64_t both[] = {lambs, store};
    struct date day = day_of("2024-12-31");
    assert_true(degree_earned_and_invested(book, maya, &lambs, 1, day, &value, &err));
    assert_int_equal(value, 46990); /* of 649.90 */
    assert_true(degree_earned_and_invested(book, maya, &store, 1, day, &value, &err));
    assert_int_equal(value, 38000);
    assert_true(degree_earned_and_invested(book, maya, both, 2, day, &value, &err));
    assert_int_equal(value, 46990);
    assert_true(degree_earned_and_invested(book, maya, both, 0, day, &value, &err));
    assert_int_equal(value, 0);
    /* And so an award's requirement is told: Oregon asks for $500 in an ownership area. */
    set_chapter("state = 'OR'");
    static const char *const amounts[] = {"amount=30.09", "amount=0.01"};
    static const enum award_met met[] = {AWARD_MISSING, AWARD_MET};
    for (size_t i = 0; i < 2; i++) {
        ADD(book, "money", "student=S1", "date=2024-09-01", "type=sale", "project=Lambs",
            "category=crops", amounts[i]);
        struct award_request request = {
            .student = maya, .area = "Sheep Production", .type = "ownership", .year = 2025};
        struct award_readiness readiness;
        size_t found = 0;
        if (!award_readiness(book, &request, &readiness, &err))
            fail_msg("%s", err.text);
        for (size_t at = 0; at < readiness.count; at++) {
            if (strcmp(readiness.lines[at].id, "MIN_OR_OWNERSHIP") != 0)
                continue;
            assert_int_equal(readiness.lines[at].met, met[i]);
            found++;
        }
        assert_int_equal(found, 1);
        award_readiness_clear(&readiness);
    }
}

/* The lesser of the two: whichever that is. */
static void the_lesser(void **state)
{
    (void)state;
    add_project("Lambs", "ownership");
    ADD(book, "money", "student=S1", "date=2024-03-01", "type=sale", "project=Lambs",
        "category=livestock", "amount=100.00");
    assert_int_equal(measured_on("2024-12-31", "earned"), 10000);
    assert_int_equal(measured_on("2024-12-31", "invested"), 10000);
    assert_int_equal(measured_on("2024-12-31", "earned_and_invested"), 10000);
    ADD(book, "money", "student=S1", "date=2024-03-02", "type=withdrawal", "category=personal",
        "amount=0.01");
    assert_int_equal(measured_on("2024-12-31", "earned_and_invested"), 9999);
    ADD(book, "money", "student=S1", "date=2024-03-03", "type=withdrawal", "category=personal",
        "amount=150.00");
    assert_int_equal(measured_on("2024-12-31", "invested"), -5001);
    assert_int_equal(measured_on("2024-12-31", "earned_and_invested"), -5001);
    /* Equity that no income explains, such as a raised heifer: more invested than earned */
    ADD(book, "money", "student=S1", "date=2024-03-04", "type=expense", "project=Lambs",
        "category=feed", "amount=30.00");
    ADD(book, "balance", "student=S1", "as_of=2024-06-30", "item=Fair account", "class=receivable",
        "amount=700.00");
    assert_int_equal(measured_on("2024-12-31", "earned"), 7000);
    assert_int_equal(measured_on("2024-12-31", "invested"), -5001 - 3000 + 70000);
    assert_int_equal(measured_on("2024-12-31", "earned_and_invested"), 7000);
}

/* Totals of an earlier book: parts, a sum beyond its parts, and a net without its lines. */
static void brought_forward(void **state)
{
    (void)state;
    size_t count;
    add_project("Lambs", "ownership");
    add_project("Store", "placement");
    static const char *const lines[][3] = {
        {"Lambs", "line=unpaid_hours", "amount=20"}, {"Lambs", "line=class_hours", "amount=3"},
        {"Lambs", "line=hours", "amount=30"},        {"Lambs", "line=net_income", "amount=250.00"},
        {"Lambs", "line=cash_sales", "amount=900"},  {"Lambs", "line=cash_feed", "amount=700"},
        {"Store", "line=paid_hours", "amount=10"},   {"Store", "line=gross", "amount=80.00"},
        {"Store", "line=net", "amount=75.00"},       {"Lambs", "line=invested", "amount=200.00"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char its[32];
        snprintf(its, sizeof its, "project=%s", lines[i][0]);
        ADD(book, "brought_forward", "student=S1", its, "year=2023", lines[i][1], lines[i][2],
            "source=AET report");
    }
    assert_int_equal(measured_on("2024-12-31", "earned"), 25000 + 7500);
    assert_int_equal(reported_earned("2024-12-31"), 32500);
    assert_int_equal(measured_on("2024-12-31", "gross"), 90000 + 8000);
    assert_int_equal(measured_on("2024-12-31", "invested"), 20000);
    assert_int_equal(measured_on("2024-12-31", "project_hours"), 1200);
    assert_int_equal(measured_on("2024-12-31", "carried_hours"), 420);
    assert_int_equal(measured_on("2024-12-31", "paid_hours"), 600);
    /* 20 h, 7 h that are more than the parts, and none of the paid: more was invested than paid */
    assert_int_equal(measured_on("2024-12-31", "hours"), 1620);
    assert_int_equal(measured_on("2022-12-31", "hours"), 0);
    assert_int_equal(measured_on("2024-12-31", "years_with_records"), 1);
    assert_int_equal(records_behind("2024-12-31", "earned", &count), 32500);
    assert_int_equal(records_behind("2024-12-31", "invested", &count), 20000);
    assert_int_equal(records_behind("2024-12-31", "hours", &count), 1620 + 600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(horton_culture),
        ONE(money),
        ONE(money_of_an_area),
        ONE(the_lesser),
        ONE(brought_forward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
