/* The areas of proficiency awards and their types: what they are called, and what an area takes. */
#include "support/check.h"

#include "support/ruletable.h"

#include "base/attr.h"
#include "base/buf.h"
#include "rules/area.h"
#include "rules/standard.h"
#include "rules/words.h"

static void test_the_45_areas(void **state)
{
    const struct rules_area *area = NULL;
    int split = 0, research = 0, combined = 0, awards = 0, numbers[46] = {0};

    (void)state;
    while ((area = rules_area_next(area)) != NULL) {
        assert_true(area->national);
        awards += (int)area->award_count;
        if (area->split)
            split++;
        else if (area->awards[0].award == RULES_RESEARCH)
            research++;
        else if (area->awards[0].award == RULES_COMBINED)
            combined++;
        for (size_t i = 0; i < area->award_count; i++) {
            assert_in_range(area->awards[i].number, 1, 45);
            numbers[area->awards[i].number]++;
        }
        for (const char *p = area->pathways; *p; p += strspn(p, " ")) {
            char code[8] = "";
            size_t length = strcspn(p, " ");
            assert_true(length < sizeof code);
            memcpy(code, p, length);
            assert_non_null(rules_pathway_name(code));
            assert_non_null(rules_word_find("pathway", code));
            p += length;
        }
    }
    assert_int_equal(awards, 45);
    assert_int_equal(split, 8);
    assert_int_equal(research, 3);
    assert_int_equal(combined, 26);
    for (int i = 1; i <= 45; i++)
        assert_int_equal(numbers[i], 1);
}

static void assert_area(const char *name, const char *want)
{
    struct err err = {{0}};
    const struct rules_area *area = rules_area_find(name, &err);

    if (!area)
        fail_msg("%s", err.text);
    assert_string_equal(area->name, want);
}

enum { NAME, AREA, KIND };
static const char *const name_columns[] = {"name",   "area",      "kind", "last",
                                           "source", "certainty", "note", NULL};

/* Another name of an area finds it; one that is out of use is told, with the nearest of today. */
static void check_name(const struct rules_table *table, size_t row)
{
    const char *name = rules_cell(table, row, NAME), *area = rules_cell(table, row, AREA);
    struct err err = {{0}};

    if (strcmp(rules_cell(table, row, KIND), "variant") == 0)
        assert_area(name, area);
    if (strcmp(rules_cell(table, row, KIND), "historic") != 0)
        return;
    assert_null(rules_area_find(name, &err));
    assert_says(err.text, "no longer a proficiency area");
    assert_says(err.text, area);
}

static void test_area_names(void **state)
{
    (void)state;
    ruletable_each("area_names.csv", name_columns, check_name);
    assert_area("Swine Production", "Swine Production");
    assert_area("  swine   PRODUCTION ", "Swine Production");
    assert_area("swine", "Swine Production");
    assert_area("Swine Production - Entrepreneurship", "Swine Production");
    assert_area("Swine Placement", "Swine Production");
    assert_area("Goat Production - Entrepreneurship/Placement", "Goat Production");
    assert_area("Agricultural Sales (E)", "Agricultural Sales");
    assert_area("Small Animal Production & Care", "Small Animal Production and Care");
    assert_area("fiber and oil", "Fiber and/or Oil Crop Production");
    assert_area("Wildlife", "Wildlife Production and Management");
    assert_area("Agriscience Animal", "Agriscience Research - Animal Systems");
}

static void test_area_refusals(void **state)
{
    static const struct {
        const char *name, *says;
    } rows[] = {
        {"", "is empty"},
        {"Placement", "one such as Swine Production would do"},
        {"Diversified",
         "fits several proficiency areas; write more of it: Diversified Agricultural "
         "Production, Diversified Crop Production, Diversified Horticulture or "
         "Diversified Livestock Production"},
        {"agricultural", ", ..."},
        {"Swin Prodction", "did you mean Swine Production"},
        {"Market Swine", "did you mean Swine Production"},
        {"Underwater Basketry", "one such as Swine Production would do"},
        {"Service Learning", "cannot be applied for yet"},
        {"Accounting", "cannot be applied for yet"},
        {"Floriculture", "last seen in 2007); the nearest today is Diversified Horticulture"},
        {"Emerging Agricultural Technology", "choose one of today's"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {{0}};
        if (rules_area_find(rows[i].name, &err))
            fail_msg("'%s' was found", rows[i].name);
        if (!strstr(err.text, rows[i].says))
            fail_msg("'%s' says: %s", rows[i].name, err.text);
    }
}

static void test_area_takes(void **state)
{
    static const struct {
        const char *area;
        unsigned types;
        const char *says;
    } rows[] = {
        {"Swine Production", RULES_OWNERSHIP | RULES_PLACEMENT, "choose one of them"},
        {"Goat Production", RULES_OWNERSHIP | RULES_PLACEMENT | RULES_COMBINED, "areas of its own"},
        {"Agriscience Research - Plant Systems", RULES_RESEARCH, "takes research"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct rules_area *area = rules_area_find(rows[i].area, NULL);
        bool said = false;
        for (size_t t = 0; t < COUNT_OF(ruletable_types); t++) {
            struct err err = {{0}};
            bool takes = rules_area_takes(area, ruletable_types[t], 2027, &err);
            assert_int_equal(takes, (rows[i].types & ruletable_types[t]) != 0);
            said = said || strstr(err.text, rows[i].says);
        }
        assert_true(said);
    }
    struct err err = {{0}};
    const struct rules_area *swine = rules_area_find("Swine Production", NULL);
    assert_false(rules_area_takes(swine, RULES_OWNERSHIP, 2010, &err));
    assert_non_null(strstr(err.text, "2015"));
}

static void test_area_printed(void **state)
{
    struct buf out = {0};

    (void)state;
    rules_area_printed(rules_area_find("Swine", NULL), RULES_PLACEMENT, &out);
    assert_string_equal(buf_text(&out), "Swine Production - Placement");
    buf_clear(&out);
    rules_area_printed(rules_area_find("Goat", NULL), RULES_OWNERSHIP, &out);
    assert_string_equal(buf_text(&out), "Goat Production - Entrepreneurship/Placement");
    buf_clear(&out);
    rules_area_printed(rules_area_find("Plant Systems Research", NULL), RULES_RESEARCH, &out);
    assert_string_equal(buf_text(&out), "Agriscience Research - Plant Systems");
    buf_free(&out);
}

static void test_types(void **state)
{
    enum rules_type type;
    struct err err = {{0}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ruletable_types); i++) {
        assert_true(rules_type_parse(rules_type_name(ruletable_types[i]), &type, NULL));
        assert_int_equal(type, ruletable_types[i]);
        assert_string_equal(rules_word_find("award_type", rules_type_name(type))->label,
                            rules_type_label(type));
    }
    assert_true(rules_type_parse("Entrepreneurship", &type, NULL));
    assert_int_equal(type, RULES_OWNERSHIP);
    assert_false(rules_type_parse("owner", &type, &err));
    assert_non_null(strstr(err.text, "ownership, placement, combined and research"));
    assert_true(rules_year_check(2013, NULL));
    assert_false(rules_year_check(2012, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_45_areas),
        cmocka_unit_test(test_area_names),
        cmocka_unit_test(test_area_refusals),
        cmocka_unit_test(test_area_takes),
        cmocka_unit_test(test_area_printed),
        cmocka_unit_test(test_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
