/* base/date: the calendar, what people type, the chapter's day. */
#include "support/check.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define DATE(y, m, d) ((struct date){.year = (y), .month = (m), .day = (d)})

/* A Sunday. */
static int set_today(void **state)
{
    (void)state;
    return setenv("SAEBOOK_TODAY", "2026-11-22", 1);
}

static void every_day_there_and_back(void **state)
{
    int number = date_number(DATE(1900, 1, 1)), weekday = 1; /* a Monday */

    (void)state;
    assert_int_equal(date_number(DATE(1970, 1, 1)), 0);
    assert_int_equal(date_number(DATE(2000, 3, 1)), 11017);
    for (int year = 1900; year <= 2199; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= date_month_days(year, month); day++) {
                struct date date = DATE(year, month, day);

                assert_true(date_is_valid(date));
                assert_int_equal(date_number(date), number);
                assert_int_equal(date_compare(date_from_number(number), date), 0);
                assert_int_equal(date_weekday(date), weekday);
                number++;
                weekday = (weekday + 1) % 7;
            }
    assert_int_equal(number, date_number(DATE(2200, 1, 1)));
    assert_false(date_is_valid(date_from_number(number)));
    assert_int_equal(date_compare(date_from_number(-300000), DATE(1148, 8, 18)), 0);
}

static void months_and_leap_years(void **state)
{
    (void)state;
    assert_int_equal(date_month_days(1900, 2), 28);
    assert_int_equal(date_month_days(2000, 2), 29);
    assert_int_equal(date_month_days(2024, 2), 29);
    assert_int_equal(date_month_days(2100, 2), 28);
    assert_int_equal(date_month_days(2026, 0), 0);
    assert_int_equal(date_month_days(2026, 13), 0);
    assert_false(date_is_valid(DATE(2026, 2, 31)));
    assert_false(date_is_valid(DATE(2026, 2, 0)));
    assert_false(date_is_valid(DATE(0, 1, 1)));
    assert_int_equal(date_compare(date_add_months(DATE(2025, 1, 31), 1), DATE(2025, 2, 28)), 0);
    assert_int_equal(date_compare(date_add_months(DATE(2024, 1, 31), 1), DATE(2024, 2, 29)), 0);
    assert_int_equal(date_compare(date_add_months(DATE(2024, 2, 29), 12), DATE(2025, 2, 28)), 0);
    assert_int_equal(date_compare(date_add_months(DATE(2026, 1, 15), -1), DATE(2025, 12, 15)), 0);
    assert_int_equal(date_compare(date_add_months(DATE(2026, 12, 15), 1), DATE(2027, 1, 15)), 0);
    assert_int_equal(date_school_year(DATE(2026, 6, 30)), 2025);
    assert_int_equal(date_school_year(DATE(2026, 7, 1)), 2026);
}

static void ordered(void **state)
{
    (void)state;
    assert_true(date_compare(DATE(2026, 1, 1), DATE(2025, 12, 31)) > 0);
    assert_true(date_compare(DATE(2026, 1, 31), DATE(2026, 2, 1)) < 0);
    assert_true(date_compare(DATE(2026, 2, 2), DATE(2026, 2, 1)) > 0);
    assert_true(date_compare(DATE(0, 0, 0), DATE(1900, 1, 1)) < 0);
}

static void typed(void **state)
{
    static const struct {
        const char *text, *iso;
    } rows[] = {
        {"2026-11-20", "2026-11-20"}, {"2024-02-29", "2024-02-29"}, {"1900-01-01", "1900-01-01"},
        {"2199-12-31", "2199-12-31"}, {"11/20/2026", "2026-11-20"}, {"1/2/2026", "2026-01-02"},
        {"01/02/26", "2026-01-02"},   {"6/1/46", "2046-06-01"},     {"6/1/47", "1947-06-01"},
        {"5/4/99", "1999-05-04"},     {"11/20", "2026-11-20"},      {"11/22", "2026-11-22"},
        {"11/23", "2025-11-23"},      {"12/31", "2025-12-31"},      {"1/1", "2026-01-01"},
        {"2/29", "2024-02-29"},       {"today", "2026-11-22"},      {"TODAY", "2026-11-22"},
        {"  today ", "2026-11-22"},   {"yesterday", "2026-11-21"},  {"Yesterday", "2026-11-21"},
        {"-0", "2026-11-22"},         {"-3", "2026-11-19"},         {"-400", "2025-10-18"},
        {"sun", "2026-11-22"},        {"Sunday", "2026-11-22"},     {"mon", "2026-11-16"},
        {"monday", "2026-11-16"},     {"tues", "2026-11-17"},       {"WED", "2026-11-18"},
        {"thurs", "2026-11-19"},      {"fri", "2026-11-20"},        {"satur", "2026-11-21"},
        {"20 Nov 2026", "2026-11-20"}, {"Nov 20, 2026", "2026-11-20"}, {"20-Nov-26", "2026-11-20"},
        {"NOVEMBER 20 2026", "2026-11-20"}, {"Sept. 5", "2026-09-05"}, {"5 sep", "2026-09-05"},
        {"Dec 31", "2025-12-31"},     {"29 feb", "2024-02-29"},     {"Mar 1, 2025", "2025-03-01"},
        {"Sun 22 Nov 2026", "2026-11-22"}, {"may 1 99", "1999-05-01"},
        {"8-14-2025", "2025-08-14"},  {"08-14-25", "2025-08-14"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date date = {0};
        struct err err = {""};
        char iso[DATE_ISO_SIZE];

        if (!date_parse(rows[i].text, strlen(rows[i].text), &date, &err))
            fail_msg("\"%s\": %s", rows[i].text, err.text);
        check_row_text(rows[i].text, date_iso(date, iso), rows[i].iso);
    }
}

static void refused_with_what_is_right(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", "the date is missing; type it as 11/20/2026"},
        {"   ", "the date is missing"},
        {"2/31/2026", "February 2026 has 28 days, there is no day 31; "},
        {"2026-02-29", "February 2026 has 28 days, there is no day 29; "},
        {"2/29/2024x", "\"2/29/2024x\" is not a date; the form is month/day/year"},
        {"2/31", "February 2026 has 28 days, there is no day 31; "},
        {"2/30", "February 2026 has 28 days, there is no day 30; "},
        {"4/31", "April 2026 has 30 days"},
        {"11/0/2026", "November 2026 has 30 days, there is no day 0"},
        {"20/11/2026", "there is no month 20; the month comes first: 11/20/2026"},
        {"2026-13-01", "there is no month 13; the month comes first: 1/13/2026"},
        {"13/13/2026", "there is no month 13; months are 1 to 12"},
        {"0/5/2026", "there is no month 0; months are 1 to 12"},
        {"1/1/1899", "the year 1899 is out of reach; dates run from 1900 to 2199"},
        {"2200-01-01", "the year 2200 is out of reach"},
        {"1/1/5", "\"1/1/5\" is not a date; the form is month/day/year"},
        {"1/1/202", "\"1/1/202\" is not a date"},
        {"1/1/20266", "\"1/1/20266\" is not a date"},
        {"/", "\"/\" is not a date"},
        {"1//2026", "\"1//2026\" is not a date"},
        {"-", "\"-\" is not a date; -3 means three days ago"},
        {"-3x", "\"-3x\" is not a date"},
        {"-9999999", "\"-9999999\" is not a date"},
        {"-999999", "999999 days ago is before 1900; "},
        {"-46400", "46400 days ago is before 1900; "},
        {"tomorrow", "\"tomorrow\" is not a date; type it as"},
        {"mo", "\"mo\" is not a date"},
        {"mondays", "\"mondays\" is not a date"},
        {"toda", "\"toda\" is not a date"},
        {"20261120", "\"20261120\" is not a date"},
        {"2026-1-2", "\"2026-1-2\" is not a date"},
        {"2026-11-20T10:00", "\"2026-11-20T10:00\" is not a date"},
        {"Nov 31, 2026", "November 2026 has 30 days, there is no day 31; "},
        {"31-11-2026", "there is no month 31; the month comes first: 11/31/2026"},
        {"14-8-2025", "there is no month 14; the month comes first: 8/14/2025"},
        {"1-2", "\"1-2\" is not a date"},
        {"Nov", "\"Nov\" is not a date"},
        {"ma 5", "\"ma 5\" is not a date"},
        {"Nov 2026", "\"Nov 2026\" is not a date"},
        {"5 Nov 6", "\"5 Nov 6\" is not a date"},
        {"5 Nov 202", "\"5 Nov 202\" is not a date"},
        {"5 Nov 2026 7", "\"5 Nov 2026 7\" is not a date"},
        {"5 Nov Dec", "\"5 Nov Dec\" is not a date"},
        {"5 6 2026", "\"5 6 2026\" is not a date"},
        {"feed 5 Nov", "\"feed 5 Nov\" is not a date"},
        {"\x1b[2J", "\"?[2J\" is not a date"},
        {"１１/２０", "\"１１/２０\" is not a date"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date date = DATE(1, 2, 3);
        struct err err = {""};

        check_row(rows[i].text, !date_parse(rows[i].text, strlen(rows[i].text), &date, &err));
        check_row(rows[i].text, date.year == 1 && date.month == 2 && date.day == 3);
        check_row_sentence(rows[i].text, err);
        if (strncmp(err.text, rows[i].says, strlen(rows[i].says)) != 0)
            fail_msg("\"%s\": says \"%s\", wanted \"%s\"", rows[i].text, err.text, rows[i].says);
    }
}

static void latest_month_and_day(void **state)
{
    static const struct {
        const char *today, *text, *iso;
    } rows[] = {
        {"2026-01-01", "12/31", "2025-12-31"}, {"2026-01-01", "1/1", "2026-01-01"},
        {"2024-02-28", "2/29", "2020-02-29"},  {"2024-02-29", "2/29", "2024-02-29"},
        {"2103-06-01", "2/29", "2096-02-29"},  {"2025-12-31", "12/31", "2025-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date date = {0};
        char iso[DATE_ISO_SIZE];

        setenv("SAEBOOK_TODAY", rows[i].today, 1);
        check_row(rows[i].text, date_parse(rows[i].text, strlen(rows[i].text), &date, NULL));
        check_row_text(rows[i].today, date_iso(date, iso), rows[i].iso);
    }
    set_today(state);
}

static void iso_only(void **state)
{
    static const char *const bad[] = {"",           "2026-11-2",  "2026-11-200", "2026/11/20",
                                      "2026-02-30", "+026-11-20", "2026-11-2 ",  " 2026-11-20",
                                      "2026-11_20", "1899-12-31", "today"};
    struct date date = DATE(1, 2, 3);

    (void)state;
    assert_true(date_parse_iso("2026-11-20", 10, &date));
    assert_int_equal(date_compare(date, DATE(2026, 11, 20)), 0);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check_row(bad[i], !date_parse_iso(bad[i], strlen(bad[i]), &date));
    assert_int_equal(date_compare(date, DATE(2026, 11, 20)), 0);
}

static void written(void **state)
{
    char iso[DATE_ISO_SIZE], text[DATE_TEXT_SIZE];
    static const struct {
        int days;
        const char *says;
    } rows[] = {{0, "today"},        {1, "yesterday"},     {2, "2 days"},
                {60, "60 days"},     {-1, "tomorrow"},     {-5, "in 5 days"},
                {61, "22 Sep 2026"}, {367, "20 Nov 2025"}, {-61, "22 Jan 2027"}};

    (void)state;
    assert_string_equal(date_iso(DATE(2026, 1, 2), iso), "2026-01-02");
    assert_string_equal(date_iso(DATE(0, 0, 0), iso), "");
    assert_string_equal(date_human(DATE(2026, 11, 22), text), "Sun 22 Nov 2026");
    assert_string_equal(date_human(DATE(2026, 5, 1), text), "Fri 1 May 2026");
    assert_string_equal(date_human(DATE(2026, 2, 31), text), "");
    assert_string_equal(date_ago(DATE(0, 0, 0), text), "");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date date = date_from_number(date_number(date_today()) - rows[i].days);

        check_row_text(rows[i].says, date_ago(date, text), rows[i].says);
    }
}

/* 26 hours apart, so that at any moment it is another day in one than in the other. */
static void today_is_the_chapters(void **state)
{
    struct date east, west, utc, machine;
    time_t before = time(NULL), after;

    (void)state;
    unsetenv("SAEBOOK_TODAY");
    setenv("TZ", "UTC0", 1);
    do {
        before = time(NULL);
        date_set_zone("EAST-13");
        east = date_today();
        date_set_zone("WEST13");
        west = date_today();
        date_set_zone("UTC0");
        utc = date_today();
        date_set_zone(NULL);
        machine = date_today();
        after = time(NULL);
    } while (before / 3600 != after / 3600); /* not while the hour turned */
    assert_int_equal(date_number(utc), before / 86400);
    assert_int_equal(date_number(east), (before + 13 * 3600) / 86400);
    assert_int_equal(date_number(west), (before - 13 * 3600) / 86400);
    assert_int_not_equal(date_number(east), date_number(west));
    assert_int_equal(date_number(machine), date_number(utc));
    date_set_zone("");
    assert_string_equal(getenv("TZ"), "UTC0");
    setenv("SAEBOOK_TODAY", "2026-02-31", 1); /* no such day: not taken */
    assert_int_not_equal(date_today().day, 31);
    set_today(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_there_and_back),
        cmocka_unit_test(months_and_leap_years),
        cmocka_unit_test(ordered),
        cmocka_unit_test(typed),
        cmocka_unit_test(refused_with_what_is_right),
        cmocka_unit_test(latest_month_and_day),
        cmocka_unit_test(iso_only),
        cmocka_unit_test(written),
        cmocka_unit_test(today_is_the_chapters),
    };

    return cmocka_run_group_tests(tests, set_today, NULL);
}
