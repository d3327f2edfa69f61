/* What degrees ask, out of records: each measure with records just inside and just outside of its
 * rule, the days that decide, and totals of an earlier book. */
#include "support/check.h"

#include "support/degreebook.h"

#include "award/readiness.h"
#include "kinds/kind.h"
#include "report/report.h"

/* ---- asking ---------------------------------------------------------------------------------- */

static const struct degree_counting national = {.invested = INVESTED_EQUITY_AND_EDUCATION,
                                                .levels = "national"};

static struct degree_measures read_measures(const struct degree_counting *counting,
                                            const char *below, const char *as_of)
{
    struct degree_asked asked = {"state", below, day_of(as_of), *counting};
    struct degree_measures out;
    struct err err = {{0}};
    if (!degree_measures_read(book, &maya, 1, &asked, NULL, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

enum { NOT_KNOWN = -123456789 };

static int64_t by(const struct degree_counting *counting, const char *below, const char *as_of,
                  const char *measure)
{
    struct degree_measures measures = read_measures(counting, below, as_of);
    int64_t value;
    if (!degree_value(&measures, measure, &value))
        value = NOT_KNOWN;
    degree_measures_clear(&measures);
    return value;
}

static int64_t on(const char *as_of, const char *measure)
{
    return by(&national, "", as_of, measure);
}

/* What the records behind a measure add up to, and how many they are. */
static int64_t behind(const char *as_of, const char *measure, size_t *count)
{
    struct degree_asked asked = {"state", "", day_of(as_of), national};
    struct degree_record record;
    struct err err = {{0}};
    int64_t sum = 0;
    enum step step;
    struct degree_records *records = degree_records_open(book, maya, &asked, measure, &err);
    if (!records)
        fail_msg("%s", err.text);
    *count = 0;
    while ((step = degree_records_next(records, &record, &err)) == STEP_ROW) {
        sum += record.amount;
        ++*count;
        assert_non_null(kind_find(record.kind));
    }
    assert_int_equal(step, STEP_DONE);
    degree_records_close(records);
    return sum;
}

/* ---- W1 -------------------------------------------------------------------------------------- */

/* Horton Culture (Iowa FFA answer key 2004): the records are ours, made to fit the printed figures:
 * net income 696.36 and 186.00, productive equity 926.00 to begin with and 1,003.93 at the end.
 * That all equity began as cash, and that what was not left in the SAE was spent on himself, is
 * ours. */
static void horton_culture(void **state)
{
    (void)state;
    book_close(book);
    begin("IA", "2003-01-01");
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
    assert_int_equal(by(&progress.asked.counting, "", "2003-12-31", "earned"), 88236);
    assert_int_equal(by(&progress.asked.counting, "", "2003-12-31", "invested"), 7793);
    assert_int_equal(by(&progress.asked.counting, "", "2003-12-31", "earned_and_invested"), 7793);
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
    assert_int_equal(on("2024-12-31", "earned"), 64990 + 38000);
    assert_int_equal(reported_earned("2024-12-31"), 102990);
    assert_int_equal(on("2024-12-31", "gross"), 130000);
    assert_int_equal(on("2024-12-31", "gross_ownership"), 90000);
    assert_int_equal(on("2024-12-31", "gross_placement"), 40000);
    /* Cash: 900 - 250.10 - 20 + 70 - 40 - 500 + 340 = 499.90; less the gift, plus education */
    assert_int_equal(on("2024-12-31", "savings"), 49990);
    assert_int_equal(on("2024-12-31", "equity"), 49990);
    assert_int_equal(on("2024-12-31", "invested"), 49990 - 7000 + 4000);
    assert_int_equal(on("2024-12-31", "earned_and_invested"), 46990);
    assert_int_equal(
        by(&(struct degree_counting){.invested = INVESTED_EQUITY_CHANGE, .levels = "IA"}, "",
           "2024-12-31", "invested"),
        49990);
    assert_int_equal(
        by(&(struct degree_counting){.invested = INVESTED_POINT_IN_TIME, .levels = "OK"}, "",
           "2024-12-31", "invested"),
        49990);
    struct degree_counting gross = national;
    gross.earned_gross = true;
    assert_int_equal(by(&gross, "", "2024-12-31", "earned"), 130000);
    /* The day decides: before the paycheck, and before anything. */
    assert_int_equal(on("2024-06-30", "earned"), 64990 - 2000);
    assert_int_equal(on("2024-03-01", "earned"), 90000);
    assert_int_equal(on("2024-02-29", "earned"), 0);
    assert_int_equal(on("2024-02-29", "invested"), 0);
    /* The records behind */
    assert_int_equal(behind("2024-12-31", "earned", &count), 102990);
    assert_int_equal(count, 4);
    assert_int_equal(behind("2024-12-31", "invested", &count), 46990);
    assert_int_equal(behind("2024-12-31", "gross", &count), 130000);
    assert_int_equal(count, 2);
    assert_int_equal(behind("2024-12-31", "savings", &count), 49990);
    assert_int_equal(behind("2024-12-31", "earned_and_invested", &count), 102990 + 46990);
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
    assert_int_equal(on("2024-12-31", "earned"), 10000);
    assert_int_equal(on("2024-12-31", "invested"), 10000);
    assert_int_equal(on("2024-12-31", "earned_and_invested"), 10000);
    ADD(book, "money", "student=S1", "date=2024-03-02", "type=withdrawal", "category=personal",
        "amount=0.01");
    assert_int_equal(on("2024-12-31", "earned_and_invested"), 9999);
    ADD(book, "money", "student=S1", "date=2024-03-03", "type=withdrawal", "category=personal",
        "amount=150.00");
    assert_int_equal(on("2024-12-31", "invested"), -5001);
    assert_int_equal(on("2024-12-31", "earned_and_invested"), -5001);
    /* Equity that no income explains, such as a raised heifer: more invested than earned */
    ADD(book, "money", "student=S1", "date=2024-03-04", "type=expense", "project=Lambs",
        "category=feed", "amount=30.00");
    ADD(book, "balance", "student=S1", "as_of=2024-06-30", "item=Fair account", "class=receivable",
        "amount=700.00");
    assert_int_equal(on("2024-12-31", "earned"), 7000);
    assert_int_equal(on("2024-12-31", "invested"), -5001 - 3000 + 70000);
    assert_int_equal(on("2024-12-31", "earned_and_invested"), 7000);
}

/* ---- hours ----------------------------------------------------------------------------------- */

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
    assert_int_equal(on("2024-12-31", "hours"), 390);
    assert_int_equal(on("2024-12-31", "paid_hours"), 240);
    assert_int_equal(on("2024-12-31", "unpaid_hours"), 30);
    assert_int_equal(on("2024-03-03", "hours"), 360);
    assert_int_equal(on("2024-03-02", "hours"), 120);
    assert_int_equal(behind("2024-12-31", "hours", &count), 390);
    assert_int_equal(count, 3);
    struct degree_counting counting = national;
    counting.hours = DEGREE_HOURS_UNPAID_ONLY;
    assert_int_equal(by(&counting, "", "2024-12-31", "hours"), 150);
    counting.hours = DEGREE_HOURS_ALL;
    counting.class_time = true;
    assert_int_equal(by(&counting, "", "2024-12-31", "hours"), 450);
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
    assert_int_equal(on("2024-12-31", "paid_hours"), 600);
    assert_int_equal(on("2024-12-31", "hours"), 0);
    struct degree_counting all = national;
    all.hours = DEGREE_HOURS_ALL;
    assert_int_equal(by(&all, "", "2024-12-31", "hours"), 600);
    struct degree_query query = {.degree = "state", .as_of = day_of("2024-12-31")};
    struct degree_progress progress = progress_of(&query);
    assert_string_equal(line_of(&progress, "money")->detail,
                        "$100.00 earned and $100.00 invested: the lesser counts; 10.00 paid hours "
                        "are left out: their pay is invested");
    degree_progress_clear(&progress);
    ADD(book, "money", "student=S1", "date=2024-04-01", "type=withdrawal", "category=personal",
        "amount=66.67");
    /* 33.33 of 100.00 invested: 199.98 minutes out, a part of a minute up */
    assert_int_equal(on("2024-12-31", "hours"), 400);
    ADD(book, "money", "student=S1", "date=2024-04-02", "type=withdrawal", "category=personal",
        "amount=33.33");
    assert_int_equal(on("2024-12-31", "invested"), 0);
    assert_int_equal(on("2024-12-31", "hours"), 600);
    ADD(book, "money", "student=S1", "date=2024-04-03", "type=withdrawal", "category=personal",
        "amount=20.00");
    assert_int_equal(on("2024-12-31", "hours"), 600);
}

static void hours_of_two_years(void **state)
{
    (void)state;
    size_t count;
    add_project("Lambs", "ownership");
    /* What was there as the records began is no record of a year. */
    ADD(book, "balance", "student=S1", "as_of=2022-08-15", "item=Savings", "class=cash",
        "amount=50");
    assert_int_equal(on("2022-12-30", "years_with_records"), 0);
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2022-12-31", "time=1", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2023-01-01", "time=2", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2023-01-02", "time=3", "activity=Fed",
        "in_class=yes");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2024-12-31", "time=4", "activity=Fed");
    ADD(book, "hours", "student=S1", "project=Lambs", "date=2025-01-01", "time=5", "activity=Fed");
    assert_int_equal(on("2024-12-31", "hours_last_2y"), 360);
    assert_int_equal(on("2024-12-30", "hours_last_2y"), 180);
    assert_int_equal(on("2025-01-01", "hours_last_2y"), 540);
    assert_int_equal(behind("2024-12-31", "hours_last_2y", &count), 360);
    assert_int_equal(count, 2);
    assert_int_equal(on("2022-12-31", "years_with_records"), 1);
    assert_int_equal(on("2024-12-30", "years_with_records"), 2);
    assert_int_equal(on("2024-12-31", "years_with_records"), 3);
    assert_int_equal(on("2025-12-31", "years_with_records"), 4);
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
    assert_int_equal(on("2024-12-31", "earned"), 25000 + 7500);
    assert_int_equal(reported_earned("2024-12-31"), 32500);
    assert_int_equal(on("2024-12-31", "gross"), 90000 + 8000);
    assert_int_equal(on("2024-12-31", "invested"), 20000);
    assert_int_equal(on("2024-12-31", "project_hours"), 1200);
    assert_int_equal(on("2024-12-31", "carried_hours"), 420);
    assert_int_equal(on("2024-12-31", "paid_hours"), 600);
    /* 20 h, 7 h that are more than the parts, and none of the paid: more was invested than paid */
    assert_int_equal(on("2024-12-31", "hours"), 1620);
    assert_int_equal(on("2022-12-31", "hours"), 0);
    assert_int_equal(on("2024-12-31", "years_with_records"), 1);
    assert_int_equal(behind("2024-12-31", "earned", &count), 32500);
    assert_int_equal(behind("2024-12-31", "invested", &count), 20000);
    assert_int_equal(behind("2024-12-31", "hours", &count), 1620 + 600);
}

/* ---- school and membership ------------------------------------------------------------------- */

static void instruction(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(on("2024-12-31", "instruction_hours"), 0);
    add_course("Exploring", "2022", "middle", "90");
    add_course("Ag I", "2023", "high", "180");
    add_course("Ag II", "2024", "mixed", "180");
    add_course("Welding", "2024", "high", "");
    ADD(book, "enrollment", "student=S1", "course=Exploring");
    ADD(book, "enrollment", "student=S1", "course=Ag I");
    /* Class in the middle grades does not count; a course counts once it is over. */
    assert_int_equal(on("2024-06-29", "instruction_hours"), 0);
    assert_int_equal(on("2024-06-30", "instruction_hours"), 180 * 60);
    assert_int_equal(on("2024-06-30", "middle_class"), 1);
    assert_int_equal(on("2024-06-30", "enrolled"), 1);
    assert_int_equal(on("2024-07-01", "enrolled"), 0);
    /* What was earned counts for what the course has, also while it runs. */
    ADD(book, "enrollment", "student=S1", "course=Ag II", "earned=60", "grade=10");
    assert_int_equal(on("2024-08-01", "instruction_hours"), 240 * 60);
    assert_int_equal(on("2025-06-30", "instruction_hours"), 240 * 60);
    assert_int_equal(on("2024-08-01", "enrolled"), 1);
    /* The records behind it are those that count. */
    assert_int_equal(behind("2025-06-30", "instruction_hours", &count), 240 * 60);
    assert_int_equal(count, 2);
    assert_int_equal(behind("2024-06-29", "instruction_hours", &count), 0);
    (void)behind("2024-06-30", "enrolled", &count);
    assert_int_equal(count, 1);
    (void)behind("2024-06-30", "middle_class", &count);
    assert_int_equal(count, 1);
    change("enrollment", "passed = 0 WHERE earned = 3600");
    assert_int_equal(on("2025-06-30", "instruction_hours"), 180 * 60);
    /* Of a course that tells no time nothing is known, but the rest is. */
    ADD(book, "enrollment", "student=S1", "course=Welding");
    assert_int_equal(on("2025-06-30", "instruction_hours"), 180 * 60);
    change("course", "instruction = NULL WHERE title = 'Ag I'");
    assert_int_equal(on("2025-06-30", "instruction_hours"), NOT_KNOWN);
}

static void school(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(on("2026-12-31", "completed_program"), 0);
    assert_int_equal(on("2026-12-31", "months_since_graduation"), 0);
    assert_int_equal(on("2026-12-31", "gpa"), NOT_KNOWN);
    assert_int_equal(on("2026-12-31", "grade"), NOT_KNOWN);
    set_student("graduation_date = '2026-05-28', gpa = 3250, ag_gpa = 3900");
    assert_int_equal(on("2026-12-31", "gpa"), 3250);
    assert_int_equal(behind("2026-12-31", "gpa", &count), 3250);
    assert_int_equal(on("2026-12-31", "ag_gpa"), 3900);
    /* To October of the award year, which is the next one */
    assert_int_equal(on("2026-12-31", "months_since_graduation"), 17);
    assert_int_equal(on("2025-12-31", "months_since_graduation"), 5);
    assert_int_equal(on("2024-12-31", "months_since_graduation"), 0);
    assert_int_equal(on("2026-12-31", "years_since_graduation"), 1);
    assert_int_equal(on("2024-12-31", "years_since_graduation"), 0);
    assert_int_equal(on("2024-12-31", "grade"), 11);
    assert_int_equal(on("2025-06-30", "grade"), 11);
    assert_int_equal(on("2025-07-01", "grade"), 12);
    assert_int_equal(on("2026-05-28", "grade"), 13);
    /* Nobody says how many years are offered: of who is out of school it is not known. */
    assert_int_equal(on("2026-05-27", "completed_program"), 0);
    assert_int_equal(on("2026-05-28", "completed_program"), NOT_KNOWN);
    ADD(book, "attested", "student=S1", "item=completed_program", "name=Ms. Hale",
        "date=2026-06-01");
    assert_int_equal(on("2026-06-01", "completed_program"), 1);
    assert_int_equal(on("2026-05-31", "completed_program"), NOT_KNOWN);
    ADD(book, "postsecondary", "student=S1", "school=State", "year=2026", "ag=yes");
    ADD(book, "postsecondary", "student=S1", "school=Other", "year=2025", "ag=no");
    assert_int_equal(on("2027-06-29", "postsecondary_years"), 0);
    assert_int_equal(on("2027-06-30", "postsecondary_years"), 1);
    assert_int_equal(behind("2027-06-29", "postsecondary_years", &count), 0);
    assert_int_equal(behind("2027-06-30", "postsecondary_years", &count), 1);
}

static void completed_program(void **state)
{
    (void)state;
    set_chapter("years_offered = 2");
    add_course("Ag I", "2023", "high", "180");
    add_course("Ag II", "2024", "high", "180");
    add_course("Plants", "2024", "high", "90");
    ADD(book, "enrollment", "student=S1", "course=Ag II");
    ADD(book, "enrollment", "student=S1", "course=Plants");
    assert_int_equal(on("2025-06-30", "completed_program"), 0);
    ADD(book, "enrollment", "student=S1", "course=Ag I");
    assert_int_equal(on("2025-06-29", "completed_program"), 0);
    assert_int_equal(on("2025-06-30", "completed_program"), 1);
}

static void membership(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(on("2026-03-01", "membership_months"), 0);
    ADD(book, "membership", "student=S1", "year=2020", "dues_paid=2020-09-01");
    ADD(book, "membership", "student=S1", "year=2022", "dues_paid=2022-10-15");
    ADD(book, "membership", "student=S1", "year=2023", "dues_paid=2023-09-20");
    ADD(book, "membership", "student=S1", "year=2024", "dues_paid=2024-11-01", "paid_to=local");
    ADD(book, "membership", "student=S1", "year=2025");
    /* From the first dues after the gap, to the day. */
    assert_int_equal(on("2022-10-14", "membership_months"), 0);
    assert_int_equal(on("2022-11-14", "membership_months"), 0);
    assert_int_equal(on("2022-11-15", "membership_months"), 1);
    assert_int_equal(on("2024-11-14", "membership_months"), 24);
    assert_int_equal(on("2024-10-14", "membership_months"), 20);
    assert_int_equal(on("2025-02-15", "membership_months"), 28);
    assert_int_equal(on("2025-02-14", "membership_months"), 27);
    /* The dues of 2025 were never paid: it rests at the end of June, and is gone a year later. */
    assert_int_equal(on("2025-06-30", "membership_months"), 32);
    assert_int_equal(on("2026-03-01", "membership_months"), 32);
    assert_int_equal(on("2026-07-01", "membership_months"), 0);
    assert_int_equal(on("2025-02-15", "rosters"), 3);
    assert_int_equal(on("2025-07-01", "rosters"), 0);
    /* In the summer of 2021 the one year of 2020 still stands. */
    assert_int_equal(on("2021-08-01", "membership_months"), 9);
    assert_int_equal(on("2023-10-01", "dues"), 1);
    assert_int_equal(on("2024-12-01", "dues"), 0);
    assert_int_equal(behind("2025-06-30", "membership_months", &count), 4);
}

/* A month is over on its last day where the day of the first one is missing. */
static void months(void **state)
{
    (void)state;
    ADD(book, "degree_held", "student=S1", "degree=chapter", "received=2024-01-31");
    assert_int_equal(on("2024-01-30", "holds_chapter"), 0);
    assert_int_equal(on("2024-01-31", "holds_chapter"), 1);
    assert_int_equal(on("2024-01-31", "holds_greenhand"), 1);
    assert_int_equal(on("2024-01-31", "holds_discovery"), 0);
    assert_int_equal(on("2024-01-31", "holds_state"), 0);
    assert_int_equal(on("2024-02-28", "months_chapter_degree"), 0);
    assert_int_equal(on("2024-02-29", "months_chapter_degree"), 1);
    assert_int_equal(on("2025-01-30", "months_chapter_degree"), 11);
    assert_int_equal(on("2025-01-31", "months_chapter_degree"), 12);
    assert_int_equal(on("2025-01-31", "months_greenhand_degree"), 0);
}

/* ---- FFA ------------------------------------------------------------------------------------- */

static void add_activity(const char *date, const char *category, const char *name,
                         const char *level, const char *more)
{
    char text[4][64];
    snprintf(text[0], sizeof *text, "date=%s", date);
    snprintf(text[1], sizeof *text, "category=%s", category);
    snprintf(text[2], sizeof *text, "name=%s", name);
    snprintf(text[3], sizeof *text, "level=%s", level);
    if (more)
        ADD(book, "activity", "student=S1", text[0], text[1], text[2], text[3], more);
    else
        ADD(book, "activity", "student=S1", text[0], text[1], text[2], text[3]);
}

static void functions_and_leading(void **state)
{
    (void)state;
    size_t count;
    add_activity("2024-01-01", "poa", "Food drive", "chapter", NULL);
    add_activity("2024-01-02", "poa", "food DRIVE", "chapter", NULL);
    add_activity("2024-01-03", "poa", "Petting zoo", "chapter", NULL);
    add_activity("2024-01-04", "meeting", "Meeting", "chapter", "minutes_led=14");
    add_activity("2024-01-05", "discussion", "On water", "chapter", "minutes_led=15");
    add_activity("2024-01-06", "speech", "Creed", "chapter", "minutes_led=5");
    add_activity("2024-01-07", "lde", "Prepared Public Speaking", "district", "minutes_led=6");
    add_activity("2024-01-08", "poa", "Barn tour", "chapter", "minutes_led=90");
    add_activity("2024-01-09", "parliamentary", "Parliamentary Procedure", "chapter",
                 "procedures=4");
    add_activity("2024-01-10", "meeting", "Meeting", "chapter", "procedures=1");
    add_activity("2024-01-11", "committee", "Banquet", "chapter", NULL);
    add_activity("2025-01-11", "committee", "Banquet", "chapter", NULL);
    add_activity("2025-01-12", "office", "Secretary", "chapter", NULL);
    assert_int_equal(on("2024-01-02", "functions"), 1);
    assert_int_equal(on("2024-12-31", "functions"), 3);
    assert_int_equal(behind("2024-12-31", "functions", &count), 4);
    assert_int_equal(on("2024-01-04", "discussion_minutes"), 14);
    assert_int_equal(on("2024-12-31", "discussion_minutes"), 15);
    assert_int_equal(on("2024-01-06", "speech_minutes"), 5);
    assert_int_equal(on("2024-12-31", "speech_minutes"), 6);
    assert_int_equal(on("2024-01-09", "procedures"), 4);
    assert_int_equal(on("2024-12-31", "procedures"), 5);
    assert_int_equal(on("2024-12-31", "roles"), 1);
    assert_int_equal(on("2025-12-31", "roles"), 2);
    assert_int_equal(on("2024-12-31", "activity_points"), NOT_KNOWN);
}

static void activities_above(void **state)
{
    (void)state;
    size_t count;
    add_activity("2024-02-01", "cde", "Livestock Evaluation", "chapter", NULL);
    assert_int_equal(on("2024-12-31", "activities_above_chapter"), 0);
    add_activity("2024-03-01", "cde", "Livestock Evaluation", "district", NULL);
    add_activity("2024-04-01", "cde", "livestock evaluation", "state", NULL);
    add_activity("2024-05-01", "fair", "Livestock Evaluation", "county", NULL);
    assert_int_equal(on("2024-03-31", "activities_above_chapter"), 1);
    /* The same event once, whatever its levels; another kind of activity is another. */
    assert_int_equal(on("2024-12-31", "activities_above_chapter"), 2);
    struct degree_counting counting = national;
    counting.levels_apart = true;
    assert_int_equal(by(&counting, "", "2024-12-31", "activities_above_chapter"), 3);
    /* Not FFA's; said not to count; said to count */
    add_activity("2024-06-01", "conference", "Farm Bureau", "state", "circle=community");
    add_activity("2024-06-02", "conference", "Leadership", "state", "counts_above=no");
    assert_int_equal(on("2024-12-31", "activities_above_chapter"), 2);
    add_activity("2024-06-03", "convention", "National Convention", "chapter", "counts_above=yes");
    assert_int_equal(on("2024-12-31", "activities_above_chapter"), 3);
    assert_int_equal(on("2024-12-31", "activity_categories"), 3);
    add_activity("2024-06-04", "meeting", "District Meeting", "district", NULL);
    assert_int_equal(on("2024-12-31", "activity_categories"), 3);
    assert_int_equal(behind("2024-12-31", "activities_above_chapter", &count), 5);
    /* A level that a state's own list does not have ranks as nationally. */
    counting = national;
    counting.levels = "TX";
    assert_int_equal(by(&counting, "", "2024-12-31", "activities_above_chapter"), 4);
}

static void service(void **state)
{
    (void)state;
    size_t count;
    ADD(book, "service", "student=S1", "date=2024-01-01", "time=10", "name=Food pantry");
    ADD(book, "service", "student=S1", "date=2024-03-01", "time=0:30", "name=food pantry");
    ADD(book, "service", "student=S1", "date=2024-03-02", "time=1", "name=Park cleanup");
    assert_int_equal(on("2024-03-01", "service_hours"), 630);
    assert_int_equal(on("2024-03-01", "service_activities"), 1);
    assert_int_equal(on("2024-03-02", "service_hours"), 690);
    assert_int_equal(on("2024-03-02", "service_activities"), 2);
    assert_int_equal(behind("2024-03-02", "service_hours", &count), 690);
    assert_int_equal(count, 3);
    /* On top of what the degree below took: only what came after it. */
    struct degree_counting additional = national;
    additional.service_additional = true;
    assert_int_equal(by(&additional, "chapter", "2024-12-31", "service_hours"), 690);
    ADD(book, "degree_held", "student=S1", "degree=chapter", "received=2024-03-01");
    assert_int_equal(by(&additional, "chapter", "2024-12-31", "service_hours"), 60);
    assert_int_equal(by(&additional, "chapter", "2024-12-31", "service_activities"), 1);
    assert_int_equal(by(&additional, "chapter", "2024-02-29", "service_hours"), 600);
    assert_int_equal(by(&national, "chapter", "2024-12-31", "service_hours"), 690);
    assert_int_equal(by(&national, "chapter", "2024-12-31", "hours"), 0);
}

static void said_by_a_person(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(on("2024-12-31", "creed"), 0);
    ADD(book, "attested", "student=S1", "item=Creed", "name=Ms. Hale", "date=2024-03-01");
    assert_int_equal(on("2024-02-29", "creed"), 0);
    assert_int_equal(on("2024-03-01", "creed"), 1);
    assert_int_equal(on("2024-03-01", "cree"), 0);
    assert_int_equal(behind("2024-03-01", "creed", &count), 1);
    assert_int_equal(count, 1);
    assert_int_equal(on("2024-12-31", "application"), 0);
    ADD(book, "application", "student=S1", "form=degree", "subject=state", "award_year=2025");
    assert_int_equal(on("2024-12-31", "application"), 0);
    ADD(book, "application", "student=S1", "form=degree", "subject=chapter", "award_year=2026",
        "status=submitted");
    assert_int_equal(on("2024-12-31", "application"), 0);
    ADD(book, "signature", "student=S1", "application=state", "party=applicant", "name=Maya Ortiz",
        "signed_on=2024-11-01", "method=paper");
    assert_int_equal(on("2024-12-31", "signatures"), 1);
    assert_int_equal(on("2024-10-31", "signatures"), 0);
}

static void sae(void **state)
{
    (void)state;
    add_project("Lambs", "ownership");
    assert_int_equal(on("2024-12-31", "sae_plans"), 0);
    assert_int_equal(on("2022-08-14", "active_saes"), 0);
    assert_int_equal(on("2022-08-15", "active_saes"), 1);
    ADD(book, "plan", "student=S1", "project=Lambs", "year=2024", "description=Raise lambs");
    assert_int_equal(on("2024-12-31", "sae_plans"), 1);
    ADD(book, "project", "student=S1", "title=Bees", "type=ownership", "began=2024-01-01",
        "status=planned");
    ADD(book, "project", "student=S1", "title=Hens", "type=ownership", "began=2023-01-01",
        "ended=2023-12-31", "status=closed");
    assert_int_equal(on("2024-12-31", "active_saes"), 1);
    assert_int_equal(on("2023-12-31", "active_saes"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(horton_culture),
        ONE(money),
        ONE(money_of_an_area),
        ONE(the_lesser),
        ONE(hours),
        ONE(hours_behind_invested),
        ONE(hours_of_two_years),
        ONE(brought_forward),
        ONE(instruction),
        ONE(school),
        ONE(completed_program),
        ONE(membership),
        ONE(months),
        ONE(functions_and_leading),
        ONE(activities_above),
        ONE(service),
        ONE(said_by_a_person),
        ONE(sae),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
