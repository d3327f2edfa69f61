/* Standards, contests, levels and the words of the glossary. */
#include "support/check.h"

#include "base/attr.h"
#include "base/buf.h"
#include "rules/standard.h"
#include "rules/words.h"

static void test_codes_are_told(void **state)
{
    struct buf words = {0};
    struct err err = {""};
    (void)state;
    assert_true(rules_codes_tell(" AS.02  cs ", &words, &err));
    assert_string_equal(buf_text(&words), "Animal behavior, husbandry and welfare; "
                                          "AFNR Cluster Skills");
    buf_clear(&words);
    assert_true(rules_codes_tell("OK.7", &words, &err));
    assert_string_equal(buf_text(&words), "OK.7 is not in our list, and kept as it is");
    assert_false(rules_codes_tell("AS.02 PIGS", &words, &err));
    assert_string_equal(err.text, "\"PIGS\" is no code; choose one of the list, such as AS.02.01");
    buf_free(&words);
}

static void test_standards(void **state)
{
    const struct rules_standard *s = NULL;
    struct err err = {{0}};
    size_t standards = 0, indicators = 0, likes = 0;

    (void)state;
    while ((s = rules_standard_next(s)) != NULL) {
        standards += s->depth == RULES_STANDARD;
        indicators += s->depth == RULES_INDICATOR;
        assert_int_equal(s->edition, 2015);
    }
    assert_int_equal(standards, 56);
    assert_int_equal(indicators, 167);
    assert_string_equal(rules_standard_find("as.02.01.", NULL)->code, "AS.02.01");
    assert_string_equal(rules_standard_find("AS", NULL)->title, "Animal Systems");
    assert_null(rules_standard_find("AS.03.02.01.a.", &err));
    assert_non_null(strstr(err.text, "AS.03.02 is the nearest"));
    assert_null(rules_standard_find("AS.99", &err));
    assert_non_null(strstr(err.text, "AS is the nearest"));
    assert_null(rules_standard_find("", &err));
    assert_null(rules_standard_find("ZZ.01", &err));
    assert_non_null(strstr(err.text, "one such as"));
    while ((s = rules_standard_next_like("ps.03", s)) != NULL)
        likes++;
    assert_int_equal(likes, 6);
    assert_string_equal(rules_pathway_name("NRS"), "Natural Resource Systems");
    assert_null(rules_pathway_name("CRP"));
    assert_null(rules_pathway_name("AS.01"));
}

static void test_words(void **state)
{
    const struct rules_activity *a = NULL;
    const struct rules_level *level = NULL;
    size_t national = 0, count = 0;

    (void)state;
    while ((a = rules_activity_next("cde", a)) != NULL)
        national += strcmp(a->group, "national") == 0;
    assert_int_equal(national, 18);
    for (national = 0; (a = rules_activity_next("lde", a)) != NULL;)
        national += strcmp(a->group, "national") == 0;
    assert_int_equal(national, 7);
    while ((level = rules_level_next("national", level)) != NULL)
        count++;
    assert_int_equal(count, 10);
    assert_int_equal(rules_level_rank("TX", "district"), 2);
    assert_int_equal(rules_level_rank("TX", "area"), 3);
    assert_int_equal(rules_level_rank("TX", "section"), 0);
    assert_int_equal(rules_level_rank("OK", "chapter"), 1);
    assert_int_equal(rules_level_rank("OK", "national"), 10);
    assert_int_equal(rules_level_rank(NULL, "state"), 9);
    assert_string_equal(rules_term_find("capital ITEM")->term, "Non-current item");
    assert_string_equal(rules_term_find("salvage")->term, "Salvage value");
    assert_null(rules_term_find("zymurgy"));
    assert_string_equal(rules_word_find("pathway", "ps")->label, "Plant Systems");
    assert_null(rules_word_find("pathway", "CRP"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standards),
        cmocka_unit_test(test_codes_are_told),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
