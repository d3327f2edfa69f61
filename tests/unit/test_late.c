/* src/base/late: libraries loaded when they are first called. */
#include "support/check.h"

#include "base/late.h"

static double (*cosine)(double);
static int (*absent)(void);

static struct late math_library(const struct late_function *functions, size_t count)
{
    return (struct late){.file = "libm.so.6", .functions = functions, .count = count};
}

static void finds_functions(void **state)
{
    (void)state;
    static const struct late_function functions[] = {{"cos", &cosine}};
    struct late late = math_library(functions, 1);
    struct err err = {{0}};
    if (!late_load(&late, &err))
        skip(); /* a system that calls its mathematics something else */
    assert_true(late.loaded);
    assert_true(cosine(0.0) == 1.0);
    assert_true(late_load(&late, &err));
}

static void says_which_library_is_missing(void **state)
{
    (void)state;
    struct late late = {.file = "libsaebook-nowhere.so.7"};
    struct err err = {{0}};
    assert_false(late_load(&late, &err));
    assert_false(late.loaded);
    check_row_sentence("no library", err);
    assert_non_null(strstr(err.text, "libsaebook-nowhere.so.7"));
}

static void refuses_a_library_that_lacks_a_function(void **state)
{
    (void)state;
    static const struct late_function functions[] = {{"saebook_has_no_such_function", &absent}};
    struct late late = math_library(functions, 1);
    struct err err = {{0}};
    assert_false(late_load(&late, &err));
    assert_false(late.loaded);
    check_row_sentence("no function", err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_functions),
        cmocka_unit_test(says_which_library_is_missing),
        cmocka_unit_test(refuses_a_library_that_lacks_a_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
