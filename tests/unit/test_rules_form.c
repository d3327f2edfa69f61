/* The official form: its questions, its boxes and their order, and how much each may hold. */
#include "support/check.h"

#include "support/ruletable.h"

#include "base/attr.h"
#include "rules/form.h"

static size_t question_count(enum rules_type type, int year)
{
    const struct rules_question *q = NULL;
    size_t count = 0;

    while ((q = rules_question_next(type, year, q)) != NULL)
        count++;
    return count;
}

static void test_questions(void **state)
{
    (void)state;
    assert_int_equal(question_count(RULES_OWNERSHIP, 2024), 6);
    assert_int_equal(question_count(RULES_OWNERSHIP, 2025), 7); /* D came */
    assert_int_equal(question_count(RULES_PLACEMENT, 2025), 6);
    assert_int_equal(question_count(RULES_COMBINED, 2027), 6);
    assert_int_equal(question_count(RULES_RESEARCH, 2027), 11);
    assert_null(rules_question_find("D1", RULES_PLACEMENT, 2026));
    assert_non_null(rules_question_find("d1", RULES_OWNERSHIP, 2026));
    assert_string_not_equal(rules_question_find("A1", RULES_PLACEMENT, 2026)->question,
                            rules_question_find("A1", RULES_OWNERSHIP, 2026)->question);
}

/* What judges give for parts of answers: half points, and below zero; of the form that was read
 * alone. */
static void test_weights(void **state)
{
    const struct rules_weight *w = rules_weight_next("A2", RULES_PLACEMENT, 2027, NULL);

    (void)state;
    assert_non_null(w);
    assert_string_equal(w->part, "description of roles");
    assert_true(w->has_low);
    assert_int_equal(w->high, 1000);
    assert_int_equal(w->step, 500);
    w = rules_weight_next("A2", RULES_PLACEMENT, 2027, w);
    assert_non_null(w);
    assert_int_equal(w->low, -1000);
    assert_int_equal(w->high, 2000);
    assert_null(rules_weight_next("A2", RULES_PLACEMENT, 2027, w));
    assert_false(rules_weight_next("A3", RULES_PLACEMENT, 2025, NULL)->has_low);
    assert_null(rules_weight_next("A1", RULES_PLACEMENT, 2024, NULL));
    assert_null(rules_weight_next("A1", RULES_OWNERSHIP, 2027, NULL));
}

/* Each question has exactly one box of the same form, and each key is used by some form. */
static void test_boxes(void **state)
{
    const struct rules_key *key = NULL;

    (void)state;
    for (size_t t = 0; t < COUNT_OF(ruletable_types); t++) {
        for (int year = 2013; year <= 2030; year++) {
            const struct rules_question *q = NULL;
            const struct rules_box *box = NULL;
            size_t answers = 0, boxes = 0;
            while ((box = rules_box_next(ruletable_types[t], year, box)) != NULL) {
                boxes++;
                answers += rules_box_question(box, ruletable_types[t], year) != NULL;
                assert_true(box->label[0] != '\0');
            }
            while ((q = rules_question_next(ruletable_types[t], year, q)) != NULL)
                answers--;
            assert_int_equal(answers, 0);
            assert_true(boxes > 60);
        }
    }
    while ((key = rules_key_next(key)) != NULL) {
        const struct rules_box *box = NULL;
        while ((box = rules_box_next(RULES_ALL_TYPES, 0, box)) != NULL && box->key != key)
            ;
        if (!box)
            fail_msg("no box has key %s", key->name);
        assert_ptr_equal(rules_key_find(key->name), key);
    }
}

/* The sections of the form in their order, and what stands only on some forms. */
static void test_box_order(void **state)
{
    static const char *const pages[] = {"Cover Page",
                                        "Basic Set-up",
                                        "Performance Review - A",
                                        "Performance Review - D",
                                        "Placement",
                                        "Ownership",
                                        "Income and Expense Summary",
                                        "Ending Current Inventory",
                                        "Ending Non-Current Inventory",
                                        "Photographs",
                                        "Statements and Signatures"};
    const struct rules_box *box = NULL;
    size_t at = 0;

    (void)state;
    while (at < COUNT_OF(pages) && (box = rules_box_next(RULES_ALL_TYPES, 2026, box)) != NULL)
        while (at < COUNT_OF(pages) && strcmp(box->page, pages[at]) == 0)
            at++;
    assert_int_equal(at, COUNT_OF(pages));
    for (box = NULL; (box = rules_box_next(RULES_PLACEMENT, 2026, box)) != NULL;) {
        assert_string_not_equal(box->page, "Income and Expense Summary");
        assert_string_not_equal(box->page, "Ownership");
    }
}

/* A page, and a section of a page, is one run of boxes. */
static void test_pages_are_whole(void **state)
{
    const struct rules_box *box = NULL, *before = NULL;

    (void)state;
    for (; (box = rules_box_next(RULES_ALL_TYPES, 0, box)) != NULL; before = box) {
        const struct rules_box *earlier = NULL;
        if (before && strcmp(before->page, box->page) == 0 &&
            strcmp(before->section, box->section) == 0)
            continue;
        while ((earlier = rules_box_next(RULES_ALL_TYPES, 0, earlier)) != box)
            if (strcmp(earlier->page, box->page) == 0 &&
                strcmp(earlier->section, box->section) == 0)
                fail_msg("box %s: its section stands in two places", box->id);
    }
}

static void test_limits(void **state)
{
    (void)state;
    assert_int_equal(rules_most_find(RULES_EACH_PHOTO, RULES_OWNERSHIP, 2026)->most, 6);
    assert_int_equal(rules_most_find(RULES_EACH_SKILL, RULES_OWNERSHIP, 2020)->most, 10);
    assert_int_equal(rules_most_find(RULES_EACH_SKILL, RULES_RESEARCH, 2026)->most, 5);
    assert_null(rules_most_find(RULES_EACH_POSITION_YEAR, RULES_PLACEMENT, 2026));
    assert_int_equal(rules_limit_used(RULES_WORDS, "  fed\thogs,\n\nweighed  them "), 4);
    assert_int_equal(rules_limit_used(RULES_WORDS, " \n"), 0);
    assert_int_equal(rules_limit_used(RULES_CHARS, "Jos\xc3\xa9 "), 5);
    assert_int_equal(rules_limit_used(RULES_UNLIMITED, "much"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_box_order),
        cmocka_unit_test(test_pages_are_whole),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
