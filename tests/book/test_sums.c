/* src/book/sums: adding up in memory what SQLite would have to sort. */
#include "support/check.h"

#include "book/sums.h"
#include "support/measure.h"
#include <stdio.h>

enum { STUDENTS = 40, PROJECTS = 7, YEARS = 5, LINES = 200 };

static const char *line_named(int number, char out[static 16])
{
    (void)snprintf(out, 16, "line_%d", number);
    return out;
}

static int number_of(const struct sum *sum)
{
    int number = -1;
    (void)sscanf(sum->line, "line_%d", &number);
    return number;
}

/* Enough of everything that both tables grow several times. */
static void adds_up(void **state)
{
    (void)state;
    static int64_t wanted[STUDENTS][PROJECTS][YEARS][LINES];
    struct sums sums = {0};
    struct chance chance = chance_begin();
    char name[16];
    memset(wanted, 0, sizeof wanted);
    for (int i = 0; i < 200000; i++) {
        int s = (int)chance_below(&chance, STUDENTS), p = (int)chance_below(&chance, PROJECTS);
        int y = (int)chance_below(&chance, YEARS), l = (int)chance_below(&chance, LINES);
        int64_t amount = 1 + chance_below(&chance, 1000);
        wanted[s][p][y][l] += amount;
        /* Ids that differ in their low bits or in their high ones. */
        sums_add(&sums, s + 1, p % 2 ? p : (int64_t)p << 40, 2020 + y, line_named(l, name), amount);
    }
    sums_sort(&sums);
    size_t found = 0;
    for (size_t i = 0; i < sums.count; i++) {
        const struct sum *sum = &sums.places[i];
        int p = (int)(sum->project >> 40 ? sum->project >> 40 : sum->project);
        int64_t *cell = &wanted[sum->student - 1][p][sum->year - 2020][number_of(sum)];
        assert_int_equal(sum->amount, *cell);
        assert_int_not_equal(sum->amount, 0);
        *cell = 0;
        found++;
        if (i == 0)
            continue;
        const struct sum *before = sum - 1;
        assert_true(before->student <= sum->student);
        if (before->student == sum->student && before->project == sum->project &&
            before->year == sum->year)
            assert_true(strcmp(before->line, sum->line) < 0);
    }
    assert_int_equal(found, sums.count);
    for (size_t i = 0; i < sizeof wanted / sizeof(int64_t); i++)
        assert_int_equal(((int64_t *)wanted)[i], 0);
    sums_clear(&sums);
}

static void nothing_is_nothing(void **state)
{
    (void)state;
    struct sums sums = {0};
    sums_sort(&sums);
    assert_int_equal(sums.count, 0);
    sums_clear(&sums);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
