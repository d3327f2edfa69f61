/* base/num: what people type for money, time and quantities, and how it is written back. */
#include "support/check.h"

#include "base/num.h"

struct good {
    const char *text;
    int64_t value;
};

struct bad {
    const char *text, *says;
};

typedef bool parser(const char *text, size_t nbytes, int64_t *out, struct err *err);

static void check_good(parser *parse, const struct good *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct err err = {""};
        int64_t value = -777;

        if (!parse(rows[i].text, strlen(rows[i].text), &value, &err))
            fail_msg("\"%s\": %s", rows[i].text, err.text);
        check_row_int(rows[i].text, value, rows[i].value);
    }
}

static void check_bad(parser *parse, const struct bad *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct err err = {""};
        int64_t value = -777;

        check_row(rows[i].text, !parse(rows[i].text, strlen(rows[i].text), &value, &err));
        check_row_int(rows[i].text, value, -777);
        check_row_sentence(rows[i].text, err);
        if (!strstr(err.text, rows[i].says))
            fail_msg("\"%s\": says \"%s\", wanted \"%s\"", rows[i].text, err.text, rows[i].says);
        assert_false(parse(rows[i].text, strlen(rows[i].text), &value, NULL));
    }
}

static void money(void **state)
{
    static const struct good rows[] = {
        {"0", 0},
        {"12", 1200},
        {"12.5", 1250},
        {"$12.5", 1250},
        {"$ 12.50", 1250},
        {".5", 50},
        {"5.", 500},
        {"1,250", 125000},
        {"$1,250.75", 125075},
        {"99,999,999.99", NUM_MONEY_MAX},
        {"-99999999.99", -NUM_MONEY_MAX},
        {"-3.00", -300},
        {"-$3", -300},
        {"$-3", -300},
        {"+3", 300},
        {" 42.50 ", 4250},
        {"12*4.50", 5400},
        {"12 * $4.50", 5400},
        {"(610+482)/2", 54600},
        {"610+482", 109200},
        {"10-2-3", 500},
        {"100/4/5", 500},
        {"2+3*4", 1400},
        {"(2+3)*4", 2000},
        {"-(2+3)", -500},
        {"5--3", 800},
        {"5*-3", -1500},
        {"1,250*2", 250000},
        {"1/3", 33},
        {"2/3", 67},
        {"1/3*3", 100}, /* exact in between */
        {"10/3+10/3+10/3", 1000},
        {"0.125*1", 13}, /* half a cent away from zero */
        {"-0.125*1", -13},
        {"0.124999*1", 12},
        {"1/8", 13},
        {"-1/8", -13},
        {"50*0.325", 1625}, /* pounds at a price finer than a cent */
        {"850*0.0125", 1063},
        {"7/-2", -350},
        {"99999999.99*1", NUM_MONEY_MAX},
        {"((((((((((((((((1))))))))))))))))", 100},
    };

    (void)state;
    check_good(num_parse_money, rows, COUNT_OF(rows));
}

static void money_refused(void **state)
{
    static const struct bad rows[] = {
        {"", "the amount is missing; write it as 1,250.00 or 12*4.50"},
        {"  ", "the amount is missing"},
        {"$", "ends too early"},
        {"abc", "\"a\" does not belong in an amount; write it as"},
        {"12 hogs", "\"h\" does not belong in an amount"},
        {"12 5", "\"5\" does not belong"},
        {"12.345", "\"12.345\" is too fine; give at most 2 digits after the point"},
        {"-0.001", "too fine; give at most 2"},
        {"0.0000001*2", "too fine; give at most 6"},
        {"1,25", "do not group by three; write 1,250 or 1250"},
        {"1,2500", "do not group by three"},
        {"12,50,000", "do not group by three"},
        {"1234,567", "do not group by three"},
        {",123", "do not group by three"},
        {"1,,000", "do not group by three"},
        {"12,", "do not group by three"},
        {"100,000,000", "\"100,000,000\" is too large an amount; at most 99,999,999.99"},
        {"99999999.99+0.01", "too large an amount"},
        {"-99999999.99-0.01", "too large an amount"},
        {"99999999999999999999", "too large a number; check its digits"},
        {"9223372036854.775808", "too large a number"},
        {"9000000000000*9000000000000", "cannot be worked out exactly; enter the amount itself"},
        {"1/9999991/9999973/9999971", "cannot be worked out exactly"},
        {"5/0", "nothing can be divided by zero; check the divisor"},
        {"5/(2-2)", "divided by zero"},
        {"(5", "a parenthesis is not closed; add a )"},
        {"5)", "\")\" does not belong"},
        {"()", "\")\" does not belong"},
        {"5*", "ends too early"},
        {"5+", "ends too early"},
        {"*5", "\"*\" does not belong"},
        {"5**2", "\"*\" does not belong"},
        {"$$5", "\"$\" does not belong"},
        {"$-$5", "\"$\" does not belong"},
        {"1.2.3", "\".\" does not belong"},
        {"5 作者", "\"作\" does not belong"},
        {"\x1b[2J", "\"?\" does not belong"},
        {"1e5", "\"e\" does not belong"},
        {"0x10", "\"x\" does not belong"},
        {"(((((((((((((((((1)))))))))))))))))", "too many parentheses in one another; at most 16"},
    };

    (void)state;
    check_bad(num_parse_money, rows, COUNT_OF(rows));
}

static void depth_is_bounded(void **state)
{
    static char deep[100000];
    int64_t cents;
    struct err err;

    (void)state;
    memset(deep, '(', sizeof(deep));
    assert_false(num_parse_money(deep, sizeof(deep), &cents, &err));
    memset(deep, '-', sizeof(deep));
    deep[sizeof(deep) - 1] = '5';
    assert_true(num_parse_money(deep, sizeof(deep), &cents, &err));
    assert_int_equal(cents, -500);
    for (size_t i = 0; i < sizeof(deep); i += 2)
        memcpy(deep + i, "1+", 2);
    assert_true(num_parse_money(deep, sizeof(deep) - 1, &cents, &err));
    assert_int_equal(cents, sizeof(deep) / 2 * 100);
}

static void times(void **state)
{
    static const struct good rows[] = {
        {"1:30", 90},     {"0:05", 5},
        {"12:00", 720},   {"1.5", 90},
        {"1.5h", 90},     {"1.5 h", 90},
        {".5", 30},       {"2", 120},
        {"1h30m", 90},    {"1h 30", 90},
        {"1h30", 90},     {"1 h 30 min", 90},
        {"1H 5M", 65},    {"1 hour 1 minute", 61},
        {"90m", 90},      {"90 min", 90},
        {"90 mins", 90},  {"90 minutes", 90},
        {"2 hours", 120}, {"1 hr", 60},
        {"3 hrs", 180},   {"0.25", 15},
        {"0.33", 20},     {"1.33h", 80},
        {"0.0083", 0},    {"0.00834", 1},
        {"0.5m", 1},      {"0.4m", 0},
        {"24", 1440},     {"1,250h", 75000},
        {" 1:30 ", 90},   {"0", 0},
        {"100:59", 6059}, {"1000000", 60000000},
    };

    (void)state;
    check_good(num_parse_time, rows, COUNT_OF(rows));
}

static void times_refused(void **state)
{
    static const struct bad rows[] = {
        {"", "the time is missing; write 1:30, 1.5 or 90m"},
        {"\t", "the time is missing"},
        {"-1", "\"-1\" is below zero; a time is 0 or more"},
        {"1:5", "\"1:5\" is not a time; write 1:30, 1.5, 1h 30m or 90m"},
        {"1:60", "is not a time"},
        {"1:300", "is not a time"},
        {"1.5:30", "is not a time"},
        {"1:30h", "is not a time"},
        {"1:", "is not a time"},
        {":30", "is not a time"},
        {"1.5h 30m", "is not a time"},
        {"1h 60m", "is not a time"},
        {"1h 30h", "is not a time"},
        {"1h m", "is not a time"},
        {"90m 1h", "is not a time"},
        {"two hours", "is not a time"},
        {"2 days", "is not a time"},
        {"h", "is not a time"},
        {"1 2", "is not a time"},
        {"1,5", "do not group by three"},
        {"1000001", "too long a time; at most 1,000,000 hours"},
        {"1000000h 1", "too long a time"},
        {"60000001m", "too long a time"},
        {"99999999999999999999", "too long a time"},
        {"9223372036854", "too long a time"},
        {"1.00000001", "too fine; give at most 6"},
        {"+1", "is not a time"},
        {"1.5h作", "is not a time"},
    };

    (void)state;
    check_bad(num_parse_time, rows, COUNT_OF(rows));
}

static bool parse_thousandths(const char *text, size_t nbytes, int64_t *out, struct err *err)
{
    return num_parse(text, nbytes, 3, out, err);
}

static bool parse_whole(const char *text, size_t nbytes, int64_t *out, struct err *err)
{
    return num_parse(text, nbytes, 0, out, err);
}

static void decimals(void **state)
{
    static const struct good thousandths[] = {
        {"1", 1000},
        {"1.5", 1500},
        {"1.234", 1234},
        {"-0.001", -1},
        {"+2", 2000},
        {"1,234.5", 1234500},
        {" 7 ", 7000},
        {"9223372036854775.807", INT64_MAX},
        {"-9223372036854775.807", -INT64_MAX},
    };
    static const struct good whole[] = {
        {"12", 12}, {"1,250", 1250}, {"-3", -3}, {"12.", 12}, {"9223372036854775807", INT64_MAX}};
    static const struct bad bad_thousandths[] = {
        {"", "the number is missing; write digits, as in 12.5"},
        {"1.2345", "too fine; give at most 3 digits after the point"},
        {"1.2340", "too fine"},
        {"9223372036854775.808", "too large a number; check its digits"},
        {"9300000000000000", "too large a number"},
        {"1 2", "\"1 2\" is not a number; write digits, as in 12.5 or 1,250"},
        {"2*3", "is not a number"},
        {"--2", "is not a number"},
        {".", "is not a number"},
        {"-", "is not a number"},
        {"$5", "is not a number"},
        {"1e3", "is not a number"},
        {"nan", "is not a number"},
        {"1,23", "do not group by three"},
    };
    static const struct bad bad_whole[] = {
        {"1.5", "\"1.5\" has a fraction; give a whole number"},
        {"9223372036854775808", "too large a number"},
        {"x", "is not a number; write digits, as in 12 or 1,250"},
    };

    (void)state;
    check_good(parse_thousandths, thousandths, COUNT_OF(thousandths));
    check_good(parse_whole, whole, COUNT_OF(whole));
    check_bad(parse_thousandths, bad_thousandths, COUNT_OF(bad_thousandths));
    check_bad(parse_whole, bad_whole, COUNT_OF(bad_whole));
}

static void money_written(void **state)
{
    static const struct {
        int64_t cents;
        const char *plain, *grouped;
    } rows[] = {
        {0, "0.00", "0.00"},
        {5, "0.05", "0.05"},
        {-5, "-0.05", "-0.05"},
        {99999, "999.99", "999.99"},
        {-99999, "-999.99", "-999.99"},
        {125000, "1250.00", "1,250.00"},
        {-125000, "-1250.00", "-1,250.00"},
        {12345678, "123456.78", "123,456.78"},
        {-12345678, "-123456.78", "-123,456.78"},
        {NUM_MONEY_MAX, "99999999.99", "99,999,999.99"},
        {INT64_MAX, "92233720368547758.07", "92,233,720,368,547,758.07"},
        {INT64_MIN, "-92233720368547758.08", "-92,233,720,368,547,758.08"},
    };
    char text[NUM_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t back;

        check_row_text(rows[i].plain, num_money(rows[i].cents, text), rows[i].plain);
        check_row_text(rows[i].plain, num_money_grouped(rows[i].cents, text), rows[i].grouped);
        if (rows[i].cents > INT64_MIN) {
            assert_true(num_parse(text, strlen(text), 2, &back, NULL));
            check_row_int(rows[i].plain, back, rows[i].cents);
        }
    }
}

static void times_written(void **state)
{
    static const struct {
        int64_t minutes;
        const char *hours, *time, *words;
    } rows[] = {
        {0, "0.00", "0:00", "0 m"},
        {1, "0.02", "0:01", "1 m"}, /* 1.67 hundredths */
        {2, "0.03", "0:02", "2 m"}, /* 3.33 */
        {3, "0.05", "0:03", "3 m"},
        {10, "0.17", "0:10", "10 m"},
        {59, "0.98", "0:59", "59 m"},
        {60, "1.00", "1:00", "1 h"},
        {90, "1.50", "1:30", "1 h 30 m"},
        {-90, "-1.50", "-1:30", "-1 h 30 m"},
        {74430, "1240.50", "1240:30", "1240 h 30 m"},
        {INT64_MAX, "153722867280912930.12", "153722867280912930:07", "153722867280912930 h 7 m"},
    };
    char text[NUM_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        check_row_text(rows[i].time, num_hours(rows[i].minutes, text), rows[i].hours);
        check_row_text(rows[i].time, num_time(rows[i].minutes, text), rows[i].time);
        check_row_text(rows[i].time, num_time_words(rows[i].minutes, text), rows[i].words);
    }
    /* What is written can be read again. */
    for (int64_t minutes = 0; minutes <= NUM_TIME_MAX; minutes++) {
        int64_t back;

        num_time(minutes, text);
        assert_true(num_parse_time(text, strlen(text), &back, NULL));
        assert_int_equal(back, minutes);
        num_time_words(minutes, text);
        assert_true(num_parse_time(text, strlen(text), &back, NULL));
        assert_int_equal(back, minutes);
    }
}

static void decimals_written(void **state)
{
    static const struct {
        int64_t value;
        int places;
        const char *text;
    } rows[] = {
        {1500, 3, "1.5"},
        {1000, 3, "1"},
        {1, 3, "0.001"},
        {-1, 3, "-0.001"},
        {0, 3, "0"},
        {1230, 2, "12.3"},
        {7, 0, "7"},
        {-20, 1, "-2"},
        {1000, 0, "1000"},
        {INT64_MIN, 18, "-9.223372036854775808"},
        {INT64_MAX, 0, "9223372036854775807"},
    };
    char text[NUM_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row_text(rows[i].text, num_decimal(rows[i].value, rows[i].places, text),
                       rows[i].text);
}

static void scaled(void **state)
{
    (void)state;
    assert_int_equal(num_scale(10000, 1, 3), 3333);
    assert_int_equal(num_scale(20000, 1, 3), 6667);
    assert_int_equal(num_scale(5, 1, 2), 3);
    assert_int_equal(num_scale(-5, 1, 2), -3);
    assert_int_equal(num_scale(-1, 1, 3), 0);
    assert_int_equal(num_scale(NUM_MONEY_MAX, 10000, 10000), NUM_MONEY_MAX);
    assert_int_equal(num_scale(INT64_MAX, INT64_MAX, INT64_MAX), INT64_MAX);
    assert_int_equal(num_scale(INT64_MIN, INT64_MAX, INT64_MAX), INT64_MIN);
    assert_int_equal(num_scale(INT64_MAX, 2, 1), INT64_MAX); /* stays within */
    assert_int_equal(num_scale(INT64_MIN, 2, 1), INT64_MIN);
    assert_int_equal(num_scale(INT64_MIN, INT64_MIN, INT64_MAX), INT64_MAX);
}

static bool thousandths(const char *text, size_t nbytes, int64_t *out, struct err *err)
{
    return num_work_out(text, nbytes, 3, out, err);
}

static bool whole(const char *text, size_t nbytes, int64_t *out, struct err *err)
{
    return num_work_out(text, nbytes, 0, out, err);
}

static void worked_out(void **state)
{
    static const struct good quantities[] = {
        {"12.5", 12500},     {"3*12.5+4", 41500}, {"(600+482)/2", 541000}, {"10/3", 3333},
        {"-2/3", -667},      {"0.0005*1", 1},     {"1,250 - 50", 1200000}, {"-5", -5000},
        {"2*(3+4)*5", 70000}, {"7/2/2", 1750},
        {"9223372036854/1", INT64_C(9223372036854000)},
    };
    static const struct good heads[] = {{"12", 12}, {"3*4", 12}, {"10/5", 2}, {"7-9", -2}};
    static const struct good spans[] = {
        {"1:30", 90},         {"3*1:30", 270},   {"1.5+45m", 135},  {"2*45m", 90},
        {"2h - 15 min", 105}, {"1h 30m * 2", 180}, {"(1:30+0:30)/4", 30}, {"10m/3", 3},
        {"8 hours/3", 160},   {"0-0", 0},
    };
    (void)state;
    check_good(thousandths, quantities, COUNT_OF(quantities));
    check_good(whole, heads, COUNT_OF(heads));
    check_good(num_work_out_time, spans, COUNT_OF(spans));
    assert_true(num_is_sum("3-2", 3));
    assert_false(num_is_sum("-3", 2));
    assert_false(num_is_sum("1h 30m", 6));
}

static void not_worked_out(void **state)
{
    static const struct bad quantities[] = {
        {"", "the number is missing"},
        {"12.5005", "too fine"},
        {"3*", "the number ends too early; write it as 12.5 or 3*12.5"},
        {"3*$4", "\"$\" does not belong in a number"},
        {"3*four", "\"f\" does not belong in a number"},
        {"1/0", "divided by zero"},
        {"(1+2", "not closed"},
        {"9223372036854776/1*1000000", "too large"},
    };
    static const struct bad heads[] = {
        {"10/3", "\"10/3\" is not a whole number"},
        {"2.5", "has a fraction"},
    };
    static const struct bad spans[] = {
        {"", "the time is missing"},
        {"1:30-2:00", "\"1:30-2:00\" comes to less than nothing"},
        {"2*", "the time ends too early; write it as 1:30 or 2*45m"},
        {"2**3", "\"*\" does not belong in a time"},
        {"2*1:5", "\"1:5\" is not a time"},
        {"1000000*2", "too long a time"},
    };
    (void)state;
    check_bad(thousandths, quantities, COUNT_OF(quantities));
    check_bad(whole, heads, COUNT_OF(heads));
    check_bad(num_work_out_time, spans, COUNT_OF(spans));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money),
        cmocka_unit_test(money_refused),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(times),
        cmocka_unit_test(times_refused),
        cmocka_unit_test(decimals),
        cmocka_unit_test(money_written),
        cmocka_unit_test(times_written),
        cmocka_unit_test(decimals_written),
        cmocka_unit_test(scaled),
        cmocka_unit_test(worked_out),
        cmocka_unit_test(not_worked_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
