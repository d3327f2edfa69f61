/* Crews: amounts parted by largest remainder, who is in a crew on a day, and each member's row. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/mem.h"
#include "base/num.h"
#include "kinds/crew.h"
#include "support/measure.h"
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 40, ROUNDS = 20000 };

/* ---- parting -------------------------------------------------------------------------------- */

static void test_known_splits(void **state)
{
    static const struct {
        const char *name;
        int64_t amount, parts[4];
        size_t count;
        int64_t wanted[4];
    } splits[] = {
        {"a dollar among three: the first has the cent", 100, {1, 1, 1}, 3, {34, 33, 33}},
        {"two cents more: the first two", 101, {1, 1, 1}, 3, {34, 34, 33}},
        {"two thirds and a third", 100, {2, 1}, 2, {67, 33}},
        {"the larger remainder, though it is the last", 100, {1, 1, 4}, 3, {17, 17, 66}},
        {"a remainder that beats its elders", 10, {1, 2, 4}, 3, {1, 3, 6}},
        {"less than a cent each", 2, {1, 1, 1, 1}, 4, {1, 1, 0, 0}},
        {"nothing", 0, {5, 3}, 2, {0, 0}},
        {"one member", 4250, {7}, 1, {4250}},
        {"the most there can be", NUM_MONEY_MAX, {1000000, 999999}, 2, {5000002500, 4999997499}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof splits / sizeof splits[0]; i++) {
        int64_t out[4];
        crew_split(splits[i].amount, splits[i].parts, splits[i].count, out);
        for (size_t m = 0; m < splits[i].count; m++)
            check_row_int(splits[i].name, out[m], splits[i].wanted[m]);
    }
}

/* For any parts: the shares add up, each is its exact share rounded down or up, whoever was rounded
 * up has a remainder at least as large as whoever was not, of equal remainders the earlier ones,
 * and the same question has the same answer. */
static void test_split_properties(void **state)
{
    struct chance chance = chance_begin();
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t parts[MOST], out[MOST], again[MOST], sum = 0, all = 0;
        size_t count = 1 + (size_t)chance_below(&chance, MOST);
        int64_t amount = chance_below(&chance, 3) == 0
                             ? (int64_t)chance_below(&chance, 100)
                             : (int64_t)chance_below(&chance, 2000000000) * 4;
        for (size_t i = 0; i < count; i++) {
            parts[i] =
                1 + (int64_t)chance_below(&chance, chance_below(&chance, 2) == 0 ? 4 : 1000000);
            all += parts[i];
        }
        crew_split(amount, parts, count, out);
        crew_split(amount, parts, count, again);
        for (size_t i = 0; i < count; i++) {
            int64_t floor = amount * parts[i] / all;
            assert_true(out[i] == floor || out[i] == floor + 1);
            assert_int_equal(out[i], again[i]);
            sum += out[i];
            for (size_t k = 0; k < count; k++) {
                int64_t mine = amount * parts[i] % all, other = amount * parts[k] % all;
                if (out[i] == floor && out[k] > amount * parts[k] / all)
                    assert_true(other > mine || (other == mine && k < i));
            }
        }
        assert_int_equal(sum, amount);
    }
}

/* ---- members and rows ----------------------------------------------------------------------- */

static struct book *book;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    for (int i = 1; i <= 4; i++) {
        char number[24], name[24];
        snprintf(number, sizeof number, "number=S%d", i);
        snprintf(name, sizeof name, "name=Member %d", i);
        ADD(book, "student", number, name, "entered_ag_ed=2025-01-01");
        snprintf(number, sizeof number, "student=S%d", i);
        ADD(book, "project", number, "title=Trailer", "type=ownership", "began=2025-01-01");
    }
    ADD(book, "share", "crew=Trailer", "student=S3", "project=Trailer", "begins=2026-01-01",
        "parts=2");
    ADD(book, "share", "crew=Trailer", "student=S1", "project=Trailer", "begins=2026-01-01",
        "parts=1");
    ADD(book, "share", "crew=trailer", "student=S2", "project=Trailer", "begins=2026-01-01",
        "ends=2026-06-30", "parts=1");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static void test_who_is_in_it(void **state)
{
    static const struct {
        const char *name;
        struct date day;
        size_t count;
    } days[] = {
        {"before it began", {2025, 12, 31}, 0},
        {"its first day", {2026, 1, 1}, 3},
        {"the last day of one", {2026, 6, 30}, 3},
        {"and after it", {2026, 7, 1}, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct crew crew = {0};
        struct err err = {{0}};
        bool found = crew_named(book, "TRAILER", days[i].day, &crew, &err);
        check_row_int(days[i].name, crew.count, days[i].count);
        check_row(days[i].name, found == (days[i].count > 0));
        if (!found)
            check_row_sentence(days[i].name, err);
        crew_clear(&crew);
    }
}

static void test_every_member_has_a_row(void **state)
{
    static const struct {
        const char *number;
        int64_t amount, quantity;
    } wanted[] = {{"S3", 5, 5000}, {"S1", 3, 2500}, {"S2", 2, 2500}}; /* 10 cents by 2:1:1 */
    struct crew crew = {0};
    struct record entry, row;
    const char *const pairs[] = {"student=S1",        "project=Trailer", "type=expense",
                                 "category=supplies", "amount=0.10",     "quantity=10",
                                 "date=2026-03-01"};
    (void)state;
    record_start(&entry, kind_find("money"));
    assert_true(record_set_pairs(book, &entry, pairs, 7, NULL));
    assert_true(crew_of_project(book, record_int(&entry, "project"), (struct date){2026, 3, 1},
                                &crew, NULL));
    assert_int_equal(crew.count, 3);
    for (size_t i = 0; i < crew.count; i++) {
        bool none;
        struct buf name = {0};
        assert_true(crew_row(&crew, i, &entry, &row, &none, NULL));
        check_row(wanted[i].number, !none);
        check_row_int(wanted[i].number, record_int(&row, "amount"), wanted[i].amount);
        check_row_int(wanted[i].number, record_int(&row, "whole"), 10);
        check_row_int(wanted[i].number, record_int(&row, "quantity"), wanted[i].quantity);
        check_row_int(wanted[i].number, record_int(&row, "student"), crew.members[i].student);
        check_row_int(wanted[i].number, record_int(&row, "project"), crew.members[i].project);
        check_row(wanted[i].number, record_check(book, &row, NULL, NULL));
        buf_free(&name);
        record_clear(&row);
    }
    record_clear(&entry);
    crew_clear(&crew);
}

static void test_what_is_one_members_own_is_refused(void **state)
{
    struct crew crew = {0};
    struct record entry, row;
    struct err err = {{0}};
    bool none;
    const char *const pairs[] = {"student=S1", "lender=Mom", "principal=50"};
    (void)state;
    record_start(&entry, kind_find("loan"));
    assert_true(record_set_pairs(book, &entry, pairs, 3, NULL));
    assert_true(crew_named(book, "Trailer", (struct date){2026, 3, 1}, &crew, NULL));
    assert_false(crew_row(&crew, 0, &entry, &row, &none, &err));
    check_row_sentence("a loan", err);
    record_clear(&row);
    record_clear(&entry);
    /* Two amounts for the whole. */
    const char *const both[] = {"student=S1", "project=Trailer", "type=expense", "amount=50",
                                "whole=100"};
    record_start(&entry, kind_find("money"));
    assert_true(record_set_pairs(book, &entry, both, 5, NULL));
    assert_false(crew_row(&crew, 0, &entry, &row, &none, &err));
    check_row_sentence("amount and whole", err);
    record_clear(&row);
    record_clear(&entry);
    crew_clear(&crew);
}

static void test_shared_is_a_crew_or_a_part_owned(void **state)
{
    int64_t first =
        bookcase_ask(book, "SELECT id FROM project WHERE student = (SELECT id FROM student"
                           " WHERE number = 'S1')");
    int64_t fourth =
        bookcase_ask(book, "SELECT id FROM project WHERE student = (SELECT id FROM student"
                           " WHERE number = 'S4')");
    (void)state;
    assert_true(crew_is_shared(book, first, (struct date){2026, 3, 1}));
    assert_false(crew_is_shared(book, first, (struct date){2025, 3, 1}));
    assert_false(crew_is_shared(book, fourth, (struct date){2026, 3, 1}));
    ADD(book, "scope", "student=S4", "project=Trailer", "year=2026", "owned=60");
    assert_true(crew_is_shared(book, fourth, (struct date){2026, 3, 1}));
    assert_false(crew_is_shared(book, fourth, (struct date){2025, 3, 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_splits),
        cmocka_unit_test(test_split_properties),
        cmocka_unit_test_setup_teardown(test_who_is_in_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_member_has_a_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_one_members_own_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shared_is_a_crew_or_a_part_owned, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
