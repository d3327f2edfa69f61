/* Conditions of the rules: reading, exact sums, unknown measures, figures. */
#include "rules/condition.h"
#include "base/attr.h"
#include "base/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

enum { EARNED, INVESTED, BOTH, HOURS, COUNT, ACTIVE, WEIGHT, SHARE, MEASURES };
static const struct condition_measure measures[MEASURES] = {
    [EARNED] = {"earned", CONDITION_MONEY, "", "", ""},
    [INVESTED] = {"invested", CONDITION_MONEY, "", "", ""},
    [BOTH] = {"earned_and_invested", CONDITION_MONEY, "", "", ""},
    [HOURS] = {"hours", CONDITION_HOURS, "hour", "hours", ""},
    [COUNT] = {"any_count", CONDITION_COUNT, "one", "many", ""},
    [ACTIVE] = {"active", CONDITION_YES, "", "", ""},
    [WEIGHT] = {"weight", CONDITION_QUANTITY, "pound", "pounds", ""},
    [SHARE] = {"share", CONDITION_PERCENT, "percent", "percent", ""},
};

#define UNKNOWN INT64_MIN

static bool value_of(void *context, const struct condition_measure *measure, int64_t *out)
{
    const int64_t *values = context;
    *out = values[measure - measures];
    return *out != UNKNOWN;
}

static enum condition_state check(const char *text, int64_t *values)
{
    struct err err = {{0}};
    struct condition *condition = condition_parse(text, measures, MEASURES, &err);
    enum condition_state state;

    if (!condition)
        fail_msg("%s", err.text);
    state = condition_check(condition, value_of, values);
    condition_free(condition);
    return state;
}

/* The American degree's three routes, on both sides of every limit. */
static void test_american_degree(void **state)
{
    static const char text[] = "any(all(earned >= 10000, invested >= 7500), "
                               "all(earned_and_invested >= 2000, hours >= 2250), "
                               "3.56*hours + earned_and_invested >= 10000)";
    static const struct {
        int64_t earned, invested, both, hours;
        enum condition_state want;
    } rows[] = {
        {1000000, 750000, 750000, 0, CONDITION_MET},
        {1000000, 749999, 749999, 0, CONDITION_NOT_MET},
        {999999, 999999, 999999, 0, CONDITION_NOT_MET},
        {200000, 200000, 200000, 2250, CONDITION_MET},
        {200000, 200000, 200000, 2248, CONDITION_MET},
        {200000, 200000, 200000, 2247, CONDITION_NOT_MET},
        {199000, 199000, 199000, 2250, CONDITION_MET},
        {198999, 198999, 198999, 2250, CONDITION_NOT_MET},
        {644000, 644000, 644000, 1000, CONDITION_MET},
        {643999, 643999, 643999, 1000, CONDITION_NOT_MET},
        {1200000, 500000, 500000, 1405, CONDITION_MET},
        {1200000, 500000, 500000, 1404, CONDITION_NOT_MET},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t values[MEASURES] = {[EARNED] = rows[i].earned,
                                    [INVESTED] = rows[i].invested,
                                    [BOTH] = rows[i].both,
                                    [HOURS] = rows[i].hours * 60};
        if (check(text, values) != rows[i].want)
            fail_msg("row %zu of the limits", i + 1);
    }
}

/* A third of an hour has no decimal: the sum must not be rounded on the way. */
static void test_exact(void **state)
{
    int64_t values[MEASURES] = {0};

    (void)state;
    values[HOURS] = 300 * 60;
    assert_int_equal(check("3.33*hours >= 1000", values), CONDITION_NOT_MET); /* 999.00 */
    assert_int_equal(check("hours >= 300", values), CONDITION_MET);
    values[HOURS] = 20; /* 3 * 20 minutes is one hour exactly */
    assert_int_equal(check("3*hours = 1", values), CONDITION_MET);
    assert_int_equal(check("3*hours < 1", values), CONDITION_NOT_MET);
    values[EARNED] = 1;
    assert_int_equal(check("3*hours + earned > 1", values), CONDITION_MET);
    assert_int_equal(check("3*hours - earned < 1", values), CONDITION_MET);
    assert_int_equal(check("0.000001*any_count >= 1", (int64_t[MEASURES]){[COUNT] = 999999}),
                     CONDITION_NOT_MET);
    assert_int_equal(check("0.000001*any_count >= 1", (int64_t[MEASURES]){[COUNT] = 1000000}),
                     CONDITION_MET);
    assert_int_equal(check("weight > 2.5", (int64_t[MEASURES]){[WEIGHT] = 2501}), CONDITION_MET);
    assert_int_equal(check("share <= 33.33", (int64_t[MEASURES]){[SHARE] = 3333}), CONDITION_MET);
    assert_int_equal(check("share <= 33.33", (int64_t[MEASURES]){[SHARE] = 3334}),
                     CONDITION_NOT_MET);
}

/* Shares of thirds and sevenths: no decimal holds them. */
static void test_divisors(void **state)
{
    int64_t values[MEASURES] = {[BOTH] = 33333, [HOURS] = 200 * 60};

    (void)state;
    assert_int_equal(check("earned_and_invested/1000 + hours/300 >= 1", values), CONDITION_NOT_MET);
    values[BOTH] = 33334;
    assert_int_equal(check("earned_and_invested/1000 + hours/300 >= 1", values), CONDITION_MET);
    values[BOTH] = 100000;
    values[HOURS] = 0;
    assert_int_equal(check("earned_and_invested/1000 + hours/300 = 1", values), CONDITION_MET);
    assert_int_equal(check("2*any_count/3 >= 1", (int64_t[MEASURES]){[COUNT] = 1}),
                     CONDITION_NOT_MET);
    assert_int_equal(check("2*any_count/3 >= 1", (int64_t[MEASURES]){[COUNT] = 2}), CONDITION_MET);
    assert_int_equal(check("any_count/7 = 1", (int64_t[MEASURES]){[COUNT] = 7}), CONDITION_MET);
    assert_int_equal(check("any_count / 0.5 >= 3", (int64_t[MEASURES]){[COUNT] = 1}),
                     CONDITION_NOT_MET);
    assert_int_equal(check("any_count / 0.5 >= 3", (int64_t[MEASURES]){[COUNT] = 2}),
                     CONDITION_MET);
    assert_int_equal(check("hours/300 - earned/7 <= 0.5", (int64_t[MEASURES]){[HOURS] = 9000}),
                     CONDITION_MET);
    assert_int_equal(check("hours/300 - earned/7 <= 0.5", (int64_t[MEASURES]){[HOURS] = 9001}),
                     CONDITION_NOT_MET);
}

static void assert_said(const char *text, int64_t *values, const char *need, const char *missing)
{
    struct err err = {{0}};
    struct condition *condition = condition_parse(text, measures, MEASURES, &err);
    struct buf said = {0};

    if (!condition)
        fail_msg("%s", err.text);
    condition_say_need(condition, &said);
    assert_string_equal(buf_text(&said), need);
    buf_clear(&said);
    condition_say_missing(condition, value_of, values, &said);
    assert_string_equal(buf_text(&said), missing);
    buf_free(&said);
    condition_free(condition);
}

static void test_said(void **state)
{
    int64_t none[MEASURES] = {0};

    (void)state;
    assert_said("hours >= 1", none, "1 hour", "1 more hour");
    assert_said("hours > 2.5", none, "over 2.5 hours", "2.52 more hours");
    assert_said("any_count <= 3", none, "at most 3 many", "");
    assert_said("any_count <= 3", (int64_t[MEASURES]){[COUNT] = 4}, "at most 3 many", "");
    assert_said("any(any_count >= 1, hours >= 2, weight >= 1.5)", none,
                "1 one, 2 hours or 1.5 pounds", "1 more one, 2 more hours or 1.5 more pounds");
    assert_said("all(any_count >= 1, any(hours >= 2, active = 1))", none,
                "1 one, and 2 hours or active", "1 more one, and 2 more hours");
    assert_said("all(any_count >= 1, hours <= 0)", (int64_t[MEASURES]){[HOURS] = 60},
                "1 one and at most 0 hours", "");
    assert_said("2*any_count - hours/4 >= 5", none, "5 of 2 * many - hours / 4", "");
}

static void test_signs(void **state)
{
    static const struct {
        const char *text;
        enum condition_state below, at, above;
    } rows[] = {
        {"any_count >= 2", CONDITION_NOT_MET, CONDITION_MET, CONDITION_MET},
        {"any_count > 2", CONDITION_NOT_MET, CONDITION_NOT_MET, CONDITION_MET},
        {"any_count <= 2", CONDITION_MET, CONDITION_MET, CONDITION_NOT_MET},
        {"any_count < 2", CONDITION_MET, CONDITION_NOT_MET, CONDITION_NOT_MET},
        {"any_count=2", CONDITION_NOT_MET, CONDITION_MET, CONDITION_NOT_MET},
        {"- any_count <= -2", CONDITION_NOT_MET, CONDITION_MET, CONDITION_MET},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(check(rows[i].text, (int64_t[MEASURES]){[COUNT] = 1}), rows[i].below);
        assert_int_equal(check(rows[i].text, (int64_t[MEASURES]){[COUNT] = 2}), rows[i].at);
        assert_int_equal(check(rows[i].text, (int64_t[MEASURES]){[COUNT] = 3}), rows[i].above);
    }
}

/* What is not known decides nothing, and hides nothing that is decided without it. */
static void test_unknown(void **state)
{
    int64_t values[MEASURES] = {[COUNT] = UNKNOWN, [ACTIVE] = 1};

    (void)state;
    assert_int_equal(check("any_count >= 1", values), CONDITION_UNKNOWN);
    assert_int_equal(check("any_count + active >= 1", values), CONDITION_UNKNOWN);
    assert_int_equal(check("any(any_count >= 1, active = 1)", values), CONDITION_MET);
    assert_int_equal(check("any(any_count >= 1, active = 0)", values), CONDITION_UNKNOWN);
    assert_int_equal(check("all(any_count >= 1, active = 0)", values), CONDITION_NOT_MET);
    assert_int_equal(check("all(active = 1, any_count >= 1)", values), CONDITION_UNKNOWN);
    assert_int_equal(check("all(active = 1, any(all(active = 1), active = 0))", values),
                     CONDITION_MET);
}

/* Sums that leave 64 bits stay on their side of the bound. */
static void test_huge(void **state)
{
    int64_t values[MEASURES] = {[BOTH] = INT64_MAX / 2, [HOURS] = INT64_MAX / 2};

    (void)state;
    assert_int_equal(check("3.56*hours + earned_and_invested >= 10000", values), CONDITION_MET);
    values[BOTH] = values[HOURS] = INT64_MIN / 2;
    assert_int_equal(check("3.56*hours + earned_and_invested >= 10000", values), CONDITION_NOT_MET);
    assert_int_equal(check("-3.56*hours >= 10000", values), CONDITION_MET);
}

static void test_bad_text(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", "ends too early"},
        {"hours", "ends too early"},
        {"hours >= ", "a number"},
        {"hours 300", "one of >="},
        {"nights >= 2", "no measure 'nights'"},
        {"3 hours >= 2", "'*' and a measure"},
        {"hours >= 2 and earned >= 3", "nothing more"},
        {"any(hours >= 2", "',' or ')'"},
        {"any()", "name of a measure"},
        {"hours >= 1.2345678", "1.2345678"},
        {"hours >= 0.01", "not kept as finely"},
        {"hours/ >= 1", "a number"},
        {"hours/0 >= 1", "divided by 0"},
        {"hours/1000.000003 + any_count/999.999983 + weight/0.000007 >= 1", "too large"},
        {"hour >= 1", "did you mean hours"},
        {"any_c >= 1", "did you mean any_count"},
        {"hours >= 9999999999999999", "too large"},
        {"all(all(all(all(all(all(all(all(all(hours >= 1)))))))))", "nests too deeply"},
        {"hours + hours + hours + hours + hours + hours + hours + hours + hours >= 1", "at most 8"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {{0}};
        assert_null(condition_parse(rows[i].text, measures, MEASURES, &err));
        if (!strstr(err.text, rows[i].says))
            fail_msg("'%s' says: %s", rows[i].text, err.text);
    }
}

static void test_parts(void **state)
{
    struct condition *condition = condition_parse(
        "any(hours >= 2.5, 3.33*hours + earned >= 1000, any_count <= 4)", measures, MEASURES, NULL);
    int64_t values[MEASURES] = {[HOURS] = 100, [EARNED] = 2, [COUNT] = 5};
    struct condition_part part;

    (void)state;
    assert_non_null(condition);
    assert_true(condition_is_any(condition));
    assert_int_equal(condition_part_count(condition), 3);
    part = condition_part(condition, 0, value_of, values);
    assert_ptr_equal(part.measure, &measures[HOURS]);
    assert_int_equal(part.have, 100);
    assert_int_equal(part.need, 150);
    assert_int_equal(part.sign, CONDITION_GE);
    assert_int_equal(part.state, CONDITION_NOT_MET);
    part = condition_part(condition, 1, value_of, values);
    assert_null(part.measure);
    assert_int_equal(part.unit, CONDITION_POINTS);
    assert_int_equal(part.have, 557); /* 3.33 * 5/3 + 0.02 = 5.57 */
    assert_int_equal(part.need, 100000);
    part = condition_part(condition, 2, value_of, values);
    assert_int_equal(part.have, 5);
    assert_int_equal(part.need, 4);
    condition_free(condition);
}

static void test_figures(void **state)
{
    char text[NUM_TEXT_SIZE];

    (void)state;
    assert_string_equal(condition_figure(CONDITION_MONEY, 125050, text), "1,250.50");
    assert_string_equal(condition_figure(CONDITION_HOURS, 90, text), "1.50");
    assert_string_equal(condition_figure(CONDITION_COUNT, 1200, text), "1200");
    assert_string_equal(condition_figure(CONDITION_QUANTITY, 2500, text), "2.5");
    assert_string_equal(condition_figure(CONDITION_PERCENT, 5000, text), "50");
    assert_string_equal(condition_figure(CONDITION_YES, 0, text), "no");
    assert_string_equal(condition_figure(CONDITION_YES, 1, text), "yes");
}

static void test_near(void **state)
{
    (void)state;
    assert_int_equal(near_distance("swine", "swine"), 0);
    assert_int_equal(near_distance("", "swine"), 5);
    assert_int_equal(near_distance("swien", "swine"), 1);
    assert_int_equal(near_distance("kitten", "sitting"), 3);
    assert_true(near_enough("swnie", "swine"));
    assert_false(near_enough("cow", "sow barn"));
    assert_false(near_enough("", "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_american_degree),
        cmocka_unit_test(test_exact),
        cmocka_unit_test(test_divisors),
        cmocka_unit_test(test_said),
        cmocka_unit_test(test_signs),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_huge),
        cmocka_unit_test(test_bad_text),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
