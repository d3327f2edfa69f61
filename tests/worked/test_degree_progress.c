/* How near a student is to a degree: whose rules hold, what would be enough, what if, who
 * qualifies, and when the rest would be met, to the day. */
#include "support/check.h"

#include "support/degreebook.h"

#include "base/buf.h"
#include "degree/forecast.h"
#include <stdio.h>

/* ---- progress, what if ----------------------------------------------------------------------- */

/* The chapter's state where rules are known for it, its own choice before that, else national. */
static void whose_rules(void **state)
{
    (void)state;
    static const struct {
        const char *state, *profile, *wanted;
    } cases[] = {{"VT", "national", "national"},
                 {"TX", "national", "TX"},
                 {"TX", "IA", "IA"},
                 {"VT", "OK", "OK"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char sql[120];
        snprintf(sql, sizeof sql, "state = '%s', degree_profile = '%s'", cases[i].state,
                 cases[i].profile);
        set_chapter(sql);
        struct degree_query query = {.degree = "state", .as_of = day_of("2024-12-31")};
        struct degree_progress progress = progress_of(&query);
        assert_string_equal(progress.profile, cases[i].wanted);
        assert_string_equal(progress.asked.counting.levels, cases[i].wanted);
        degree_progress_clear(&progress);
    }
    struct degree_query additional = {.degree = "american", .profile = "national"};
    struct degree_progress progress = progress_of(&additional);
    assert_false(progress.asked.counting.service_additional);
    degree_progress_clear(&progress);
    set_chapter("service_rule = 'additional'");
    progress = progress_of(&additional);
    assert_true(progress.asked.counting.service_additional);
    assert_string_equal(progress.asked.below, "state");
    degree_progress_clear(&progress);
    struct degree_query query = {.degree = "state", .profile = "XX"};
    struct degree_progress none;
    struct err err = {{0}};
    assert_false(degree_progress(book, maya, &query, &none, &err));
    assert_non_null(strstr(err.text, "XX"));
    degree_progress_clear(&none);
}

static int64_t value_of(const struct degree_query *query, const char *measure)
{
    struct degree_measures measures;
    struct err err = {{0}};
    int64_t value;
    if (!degree_query_measures(book, maya, query, &measures, &err))
        fail_msg("%s", err.text);
    assert_true(degree_value(&measures, measure, &value));
    degree_measures_clear(&measures);
    return value;
}

/* Texas (convention2020.texasffa.org): figures stop at 31 December before the award year, activities
 * and service at 1 April of it. Who asks on any other day means that day. */
static void activities_go_on_after_the_figures(void **state)
{
    (void)state;
    add_project("Lambs", "ownership");
    ADD(book, "money", "student=S1", "date=2025-01-15", "type=sale", "project=Lambs",
        "category=livestock", "amount=310.00");
    ADD(book, "service", "student=S1", "date=2025-04-01", "name=Food pantry", "time=3");
    ADD(book, "service", "student=S1", "date=2025-04-02", "name=Park", "time=2");
    ADD(book, "activity", "student=S1", "date=2025-03-05", "category=cde", "name=Poultry",
        "level=district");
    static const struct {
        const char *profile, *as_of;
        int64_t service, activities, earned;
    } cases[] = {{"TX", "2024-12-31", 180, 1, 0},
                 {"TX", "2024-12-30", 0, 0, 0},
                 {"TX", "2025-03-31", 0, 1, 31000},
                 {"TX", "2025-12-31", 300, 1, 31000},
                 {"national", "2024-12-31", 0, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct degree_query query = {
            .degree = "state", .profile = cases[i].profile, .as_of = day_of(cases[i].as_of)};
        assert_int_equal(value_of(&query, "service_hours"), cases[i].service);
        assert_int_equal(value_of(&query, "activities_above_chapter"), cases[i].activities);
        assert_int_equal(value_of(&query, "earned"), cases[i].earned);
    }
}

static bool find_service(void *context, struct degree_progress *progress, struct err *err)
{
    struct buf *have = context;
    (void)err;
    for (size_t i = 0; i < progress->count; i++)
        if (strcmp(progress->degree, "state") == 0 && strcmp(progress->lines[i].id, "service") == 0)
            buf_add_text(have, progress->lines[i].have);
    return true;
}

/* Read with the other degrees, whose service ends with the figures. */
static void all_degrees_keep_their_days(void **state)
{
    (void)state;
    struct buf have = {0};
    struct err err = {{0}};
    struct degree_query query = {.profile = "TX", .as_of = day_of("2024-12-31")};
    ADD(book, "service", "student=S1", "date=2025-03-05", "name=Food pantry", "time=3");
    assert_true(degree_progress_all(book, &maya, 1, &query, find_service, &have, &err));
    assert_string_equal(buf_text(&have), "3 hours of service, 1 service activity");
    buf_free(&have);
}

/* $304 and 182 hours: a share of each. Either 27 more hours or $90 make the rest of 300 or $1,000.
 */
static void what_is_enough(void **state)
{
    (void)state;
    add_project("Lambs", "ownership");
    ADD(book, "money", "student=S1", "date=2024-03-01", "type=sale", "project=Lambs",
        "category=livestock", "amount=310.00");
    for (int day = 1; day <= 19; day++) {
        char date[32];
        snprintf(date, sizeof date, "date=2024-04-%02d", day);
        ADD(book, "hours", "student=S1", "project=Lambs", date, day == 19 ? "time=9:20" : "time=10",
            "activity=Fed");
    }
    struct degree_query query = {.degree = "state", .as_of = day_of("2024-12-31")};
    struct degree_progress progress = progress_of(&query);
    const struct degree_line *money = line_of(&progress, "money");
    assert_string_equal(money->measures, "earned_and_invested hours");
    assert_string_equal(money->have, "$310 earned and invested, 189.34 hours");
    assert_string_equal(money->enough,
                        "$58.89 more earned and invested or 17.67 more hours would be enough.");
    assert_int_equal(money->percent, 94);
    assert_true(money->work);
    assert_int_equal(money->met, DEGREE_MISSING);
    /* Each of the two is enough, and a little less is not. */
    static const struct {
        const char *what_if;
        enum degree_met met;
    } cases[] = {
        {"hours=207:00", DEGREE_MET},
        {"hours=206:59", DEGREE_MISSING},
        {"earned_and_invested=368.89", DEGREE_MET},
        {"earned_and_invested=368.88", DEGREE_MISSING},
        {"hours=300,earned_and_invested=0", DEGREE_MET},
        {"earned=368.89", DEGREE_MISSING}, /* invested stays */
        {"earned=400,invested=368.89", DEGREE_MET},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct degree_figures figures = {0};
        struct err err = {{0}};
        if (!degree_figures_add(&figures, cases[i].what_if, &err))
            fail_msg("%s", err.text);
        query.what_if = &figures;
        struct degree_progress then = progress_of(&query);
        if (line_of(&then, "money")->met != cases[i].met)
            fail_msg("what if %s: met is %s", cases[i].what_if,
                     degree_met_name(line_of(&then, "money")->met));
        degree_progress_clear(&then);
    }
    degree_progress_clear(&progress);
}

/* Paid hours, supposed: what follows from them follows. A teacher's word can be supposed too. */
static void what_follows(void **state)
{
    (void)state;
    struct degree_figures figures = {0};
    struct err err = {{0}};
    assert_true(degree_figures_add(
        &figures, "paid_hours=10,gross_placement=100,invested=50,earned=80,creed=yes", &err));
    struct degree_query query = {
        .degree = "state", .as_of = day_of("2024-12-31"), .what_if = &figures};
    struct degree_measures measures;
    int64_t value;
    assert_true(degree_query_measures(book, maya, &query, &measures, &err));
    assert_true(degree_value(&measures, "hours", &value));
    assert_int_equal(value, 300);
    assert_true(degree_value(&measures, "earned_and_invested", &value));
    assert_int_equal(value, 5000);
    assert_true(degree_value(&measures, "creed", &value));
    assert_int_equal(value, 1);
    degree_measures_clear(&measures);
}

/* Who qualifies lacks nothing that records can tell; what a person has to say may wait. */
static void who_qualifies(void **state)
{
    (void)state;
    struct degree_query query = {.degree = "greenhand", .as_of = day_of("2024-10-01")};
    add_course("Ag I", "2024", "high", "180");
    add_project("Lambs", "ownership");
    ADD(book, "plan", "student=S1", "project=Lambs", "year=2024", "description=Raise lambs");
    struct degree_progress progress = progress_of(&query);
    assert_false(progress.qualifies);
    assert_int_equal(progress.missing, 1);
    assert_int_equal(progress.met, 1);
    assert_string_equal(line_of(&progress, "enrolled")->have, "no");
    assert_string_equal(line_of(&progress, "creed")->enough, "The advisor checks it off.");
    assert_int_equal(line_of(&progress, "creed")->met, DEGREE_ATTEST);
    degree_progress_clear(&progress);
    ADD(book, "enrollment", "student=S1", "course=Ag I");
    progress = progress_of(&query);
    assert_true(progress.qualifies);
    assert_int_equal(progress.met, 2);
    assert_int_equal(progress.attest, progress.count - 2);
    degree_progress_clear(&progress);
    static const char *const items[] = {"creed",  "motto",       "mission",     "emblem",
                                        "ethics", "jacket",      "history",     "poa",
                                        "manual", "application", "constitution"};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        char item[40];
        snprintf(item, sizeof item, "item=%s", items[i]);
        ADD(book, "attested", "student=S1", item, "name=Ms. Hale", "date=2024-09-30");
    }
    progress = progress_of(&query);
    assert_int_equal(progress.met, progress.count);
    assert_int_equal(progress.attest, 0);
    degree_progress_clear(&progress);
    /* Of two figures that are both needed the bar shows the mean: 20 of 25 hours, 1 of 2. */
    query.degree = "state";
    ADD(book, "service", "student=S1", "date=2024-09-01", "time=20", "name=Food pantry");
    progress = progress_of(&query);
    assert_int_equal(line_of(&progress, "service")->percent, 65);
    assert_int_equal(line_of(&progress, "instruction")->percent, 0);
    assert_non_null(line_of(&progress, "instruction")->figure);
    assert_int_equal(line_of(&progress, "instruction")->need_figure, 360 * 60);
    degree_progress_clear(&progress);
}

static void which_degree_next(void **state)
{
    (void)state;
    const char *degree;
    struct err err = {{0}};
    assert_true(degree_next(book, maya, &degree, &err));
    assert_string_equal(degree, "greenhand");
    set_student("grade = 8");
    assert_true(degree_next(book, maya, &degree, &err));
    assert_string_equal(degree, "discovery");
    ADD(book, "degree_held", "student=S1", "degree=chapter", "received=2024-03-01");
    assert_true(degree_next(book, maya, &degree, &err));
    assert_string_equal(degree, "state");
    ADD(book, "degree_held", "student=S1", "degree=american", "received=2026-03-01");
    assert_true(degree_next(book, maya, &degree, &err));
    assert_null(degree);
    struct degree_query query = {.degree = "chapter"};
    struct degree_progress progress = progress_of(&query);
    assert_int_equal(progress.received.year, 2024);
    degree_progress_clear(&progress);
}

/* ---- forecast -------------------------------------------------------------------------------- */

static void add_hours_on(struct date day, const char *time)
{
    char date[32], iso[DATE_ISO_SIZE];
    snprintf(date, sizeof date, "date=%s", date_iso(day, iso));
    ADD(book, "hours", "student=S1", "project=Lambs", date, time, "activity=Fed");
}

static struct degree_forecast_line forecast_of(const char *as_of, const char *id, char text[200])
{
    struct degree_query query = {.degree = "state", .as_of = day_of(as_of)};
    struct degree_progress progress = progress_of(&query);
    struct degree_forecast forecast;
    struct degree_forecast_line line = {.when = DEGREE_WHEN_MET};
    struct err err = {{0}};
    if (!degree_forecast(book, &query, &progress, &forecast, &err))
        fail_msg("%s", err.text);
    assert_int_equal(forecast.count, progress.count);
    for (size_t i = 0; i < progress.count; i++)
        if (strcmp(progress.lines[i].id, id) == 0)
            line = forecast.lines[i];
    snprintf(text, 200, "%s", line.text);
    line.text = NULL;
    degree_forecast_clear(&forecast);
    degree_progress_clear(&progress);
    return line;
}

static void assert_day(struct date day, const char *wanted)
{
    char iso[DATE_ISO_SIZE];
    assert_string_equal(day.year ? date_iso(day, iso) : "never", wanted);
}

/* An hour a day for a year up to 2024-12-30 (a leap year: 365 days), then two a day in the last 56:
 * 421 hours of the 300 are too many, so Wyoming's 2,000. As of that day 365 + 56 = 421 h are there.
 *   by the year:  gain 421 h in 365 days; 1,579 h more take 1,579 * 365 / 421 = 1,368.97: 1,369
 * days by the weeks: gain 112 h in 56 days, two a day: 789.5 are 790 days */
static void exact_forecast(void **state)
{
    (void)state;
    char text[200];
    book_close(book);
    degreebook_begin("WY", "2022-08-15");
    add_project("Lambs", "ownership");
    struct date last = day_of("2024-12-30");
    for (int ago = 0; ago < 365; ago++)
        add_hours_on(date_from_number(date_number(last) - ago), ago < 56 ? "time=2" : "time=1");
    struct degree_forecast_line line = forecast_of("2024-12-30", "money", text);
    assert_int_equal(line.when, DEGREE_WHEN_DAY);
    assert_true(line.weeks.known && line.year.known);
    assert_day(line.weeks.day, "2027-02-28"); /* 2024-12-30 and 790 days */
    assert_day(line.year.day, "2028-09-29");  /* and 1,369 days */
    assert_day(line.first, "2027-02-28");
    assert_day(line.last, "2028-09-29");
    assert_string_equal(text, "between February 2027 and September 2028");
}

/* A pace of one measure alone does not count beyond what it is: no hours for two months, and the
 * weeks say nothing; a few records say nothing at all. */
static void thin_forecast(void **state)
{
    (void)state;
    char text[200];
    add_project("Lambs", "ownership");
    struct degree_forecast_line line = forecast_of("2024-12-30", "money", text);
    assert_int_equal(line.when, DEGREE_WHEN_TOO_LITTLE);
    assert_string_equal(text, "too little is recorded to tell");
    static const char *const days[] = {"2024-03-01", "2024-05-01", "2024-07-01", "2024-07-02",
                                       "2024-10-01"};
    for (size_t i = 0; i < 4; i++)
        add_hours_on(day_of(days[i]), "time=10");
    assert_int_equal(forecast_of("2024-12-30", "money", text).when, DEGREE_WHEN_TOO_LITTLE);
    add_hours_on(day_of(days[4]), "time=10");
    line = forecast_of("2024-12-30", "money", text);
    /* 50 h in the 305 days since 1 March; 250 h more take 250 * 305 / 50 = 1,525 days */
    assert_int_equal(line.when, DEGREE_WHEN_DAY);
    assert_false(line.weeks.known);
    assert_day(line.year.day, "2029-03-04");
    assert_string_equal(text, "about March 2029 at the pace of the last year");
    /* A year later it has stopped. */
    line = forecast_of("2025-12-30", "money", text);
    assert_int_equal(line.when, DEGREE_WHEN_TOO_LITTLE);
}

/* At 30 minutes a week 300 hours take more than ten years. */
static void slow_forecast(void **state)
{
    (void)state;
    char text[200];
    add_project("Lambs", "ownership");
    for (int week = 0; week < 52; week++)
        add_hours_on(date_from_number(date_number(day_of("2024-12-30")) - 7 * week), "time=0:30");
    struct degree_forecast_line line = forecast_of("2024-12-30", "money", text);
    assert_int_equal(line.when, DEGREE_WHEN_NOT_SO);
    assert_true(line.weeks.known && line.year.known);
    assert_string_equal(text, "not within ten years");
}

static void calendar_forecast(void **state)
{
    (void)state;
    char text[200];
    assert_int_equal(forecast_of("2024-12-30", "membership", text).when, DEGREE_WHEN_NO_PACE);
    assert_string_equal(text, "");
    ADD(book, "membership", "student=S1", "year=2023", "dues_paid=2023-10-15");
    ADD(book, "membership", "student=S1", "year=2024", "dues_paid=2024-09-15");
    struct degree_forecast_line line = forecast_of("2024-12-30", "membership", text);
    assert_int_equal(line.when, DEGREE_WHEN_DAY);
    assert_day(line.first, "2025-10-15");
    assert_day(line.last, "2025-10-15");
    assert_string_equal(text, "about October 2025");
    assert_int_equal(forecast_of("2024-12-30", "scholarship", text).when, DEGREE_WHEN_NO_PACE);
    assert_int_equal(forecast_of("2024-12-30", "chapter", text).when, DEGREE_WHEN_NO_PACE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(whose_rules),
        ONE(activities_go_on_after_the_figures),
        ONE(all_degrees_keep_their_days),
        ONE(what_is_enough),
        ONE(what_follows),
        ONE(who_qualifies),
        ONE(which_degree_next),
        ONE(exact_forecast),
        ONE(thin_forecast),
        ONE(slow_forecast),
        ONE(calendar_forecast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
