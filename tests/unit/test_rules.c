/* The rules of awards: what the files of schema/rules say, and that a broken one is told. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/embed.h"
#include "base/mem.h"
#include "rules/area.h"
#include "rules/form.h"
#include "rules/requirement.h"
#include "rules/standard.h"
#include "rules/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static const enum rules_type all_types[] = {RULES_OWNERSHIP, RULES_PLACEMENT, RULES_COMBINED,
                                            RULES_RESEARCH};

/* ---- the files as they are ---- */

static void test_files_hold_together(void **state)
{
    struct err err = {{0}};

    (void)state;
    if (!rules_check(embed_find, &err))
        fail_msg("%s", err.text);
}

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

/* Every cell of a column of one of the files, and of another column where a third says so. */
static void each_row(const char *file, const char *const *columns, size_t column, const char *only,
                     size_t only_column, void (*check)(const char *cell, const char *other),
                     size_t other_column)
{
    struct rules_table table = {0};
    struct err err = {{0}};

    if (!rules_table_read(&table, embed_find, file, columns, &err))
        fail_msg("%s", err.text);
    assert_true(table.rows > 0);
    for (size_t row = 0; row < table.rows; row++)
        if (!only || strcmp(rules_cell(&table, row, only_column), only) == 0)
            check(rules_cell(&table, row, column), rules_cell(&table, row, other_column));
    rules_table_clear(&table);
}

static const char *const name_columns[] = {"name",   "area",      "kind", "last",
                                           "source", "certainty", "note", NULL};

static void check_historic(const char *name, const char *area)
{
    struct err err = {{0}};

    assert_null(rules_area_find(name, &err));
    assert_non_null(strstr(err.text, "no longer a proficiency area"));
    assert_non_null(strstr(err.text, area));
}

static void test_area_names(void **state)
{
    (void)state;
    each_row("area_names.csv", name_columns, 0, "variant", 2, assert_area, 1);
    each_row("area_names.csv", name_columns, 0, "historic", 2, check_historic, 1);
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
        for (size_t t = 0; t < COUNT_OF(all_types); t++) {
            struct err err = {{0}};
            bool takes = rules_area_takes(area, all_types[t], 2027, &err);
            assert_int_equal(takes, (rows[i].types & all_types[t]) != 0);
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
    for (size_t i = 0; i < COUNT_OF(all_types); i++) {
        assert_true(rules_type_parse(rules_type_name(all_types[i]), &type, NULL));
        assert_int_equal(type, all_types[i]);
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

/* ---- the form ---- */

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

/* What judges give for parts of answers: half points, and below zero; of the form that was read alone. */
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
    for (size_t t = 0; t < COUNT_OF(all_types); t++) {
        for (int year = 2013; year <= 2030; year++) {
            const struct rules_question *q = NULL;
            const struct rules_box *box = NULL;
            size_t answers = 0, boxes = 0;
            while ((box = rules_box_next(all_types[t], year, box)) != NULL) {
                boxes++;
                answers += rules_box_question(box, all_types[t], year) != NULL;
                assert_true(box->label[0] != '\0');
            }
            while ((q = rules_question_next(all_types[t], year, q)) != NULL)
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

/* ---- requirements ---- */

struct figures {
    const char *names[4]; /* NULL ends; what is not named is not known */
    int64_t values[4];
};

static bool figure_of(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct figures *figures = context;

    for (size_t i = 0; i < COUNT_OF(figures->names) && figures->names[i]; i++) {
        if (strcmp(figures->names[i], measure->name) == 0) {
            *out = figures->values[i];
            return true;
        }
    }
    return false;
}

static const struct rules_requirement *requirement(const char *id, enum rules_type type, int year,
                                                   const char *profile)
{
    const struct rules_requirement *r = NULL;

    while ((r = rules_requirement_next(type, year, profile, r)) != NULL)
        if (strcmp(r->id, id) == 0)
            return r;
    return NULL;
}

static void test_requirements(void **state)
{
    (void)state;
    assert_non_null(requirement("RECORDS_1", RULES_OWNERSHIP, 2022, "national"));
    assert_null(requirement("RECORDS_2", RULES_OWNERSHIP, 2022, "national"));
    assert_null(requirement("RECORDS_1", RULES_OWNERSHIP, 2023, NULL));
    assert_non_null(requirement("RECORDS_2", RULES_OWNERSHIP, 2023, NULL));
    /* Nebraska's own stands for the national one; in a state without rules nothing changes. */
    assert_null(requirement("RECORDS_2", RULES_OWNERSHIP, 2026, "NE"));
    assert_non_null(requirement("MIN_NE_RECORDS", RULES_OWNERSHIP, 2026, "NE"));
    assert_non_null(requirement("RECORDS_2", RULES_OWNERSHIP, 2026, "OK"));
    assert_non_null(requirement("MIN_OR_PLACEMENT", RULES_PLACEMENT, 2026, "or"));
    assert_null(requirement("MIN_OR_PLACEMENT", RULES_OWNERSHIP, 2026, "OR"));
    assert_null(requirement("MIN_OH", RULES_OWNERSHIP, 2013, "OH"));
    assert_null(requirement("MIN_OH", RULES_RESEARCH, 2026, "OH"));
    assert_non_null(requirement("DUTIES", RULES_COMBINED, 2026, "national"));
    assert_null(requirement("DUTIES", RULES_OWNERSHIP, 2026, "national"));
}

static void assert_finding(const struct rules_requirement *r, struct figures figures,
                           enum rules_met met, const char *have, const char *need, const char *unit,
                           const char *enough)
{
    struct rules_finding finding = {0};

    assert_non_null(r);
    rules_requirement_find_out(r, figure_of, &figures, &finding);
    assert_int_equal(finding.met, met);
    assert_string_equal(buf_text(&finding.have), have);
    assert_string_equal(buf_text(&finding.need), need);
    assert_string_equal(finding.unit, unit);
    assert_string_equal(buf_text(&finding.enough), enough);
    rules_finding_clear(&finding);
}

static void test_findings(void **state)
{
    const struct rules_requirement *r = requirement("RECORDS_2", RULES_OWNERSHIP, 2026, NULL);

    (void)state;
    assert_finding(r, (struct figures){{"record_years"}, {1}}, RULES_NOT_MET, "1", "2",
                   "calendar years", "1 more calendar year would be enough.");
    assert_finding(r, (struct figures){{"record_years"}, {2}}, RULES_MET, "2", "2",
                   "calendar years", "");
    assert_finding(r, (struct figures){{NULL}, {0}}, RULES_UNKNOWN, "not known", "2",
                   "calendar years", "");
    r = requirement("MEMBER", RULES_OWNERSHIP, 2026, NULL);
    assert_finding(r, (struct figures){{"active_member"}, {0}}, RULES_NOT_MET, "no", "yes", "",
                   r->advice);
    r = requirement("WINDOW", RULES_OWNERSHIP, 2026, NULL);
    assert_finding(r, (struct figures){{"years_out"}, {2}}, RULES_NOT_MET, "2", "at most 1",
                   "years since graduation", r->advice);
    r = requirement("MIN_OH", RULES_OWNERSHIP, 2026, "OH");
    assert_finding(r, (struct figures){{"gross_income", "hours"}, {31000, 3720}}, RULES_NOT_MET,
                   "$310.00, 62.00 hours", "$500.00 or 100.00 hours", "",
                   "$190.00 more or 38.00 more hours would be enough.");
    assert_finding(r, (struct figures){{"gross_income", "hours"}, {31000, 6000}}, RULES_MET,
                   "$310.00, 100.00 hours", "$500.00 or 100.00 hours", "", "");
    assert_finding(r, (struct figures){{"gross_income"}, {31000}}, RULES_UNKNOWN,
                   "$310.00, not known", "$500.00 or 100.00 hours", "", "");
    r = requirement("AREA_FITS", RULES_OWNERSHIP, 2026, NULL);
    assert_finding(r, (struct figures){{NULL}, {0}}, RULES_ATTEST, "", "", "", r->advice);
}

/* In school; out with three years; out with all that a small school offers; out with too little. */
static void test_instruction(void **state)
{
    static const struct {
        int64_t out, taken, offered;
        enum rules_met met;
    } rows[] = {
        {0, 1, 4, RULES_MET},
        {1, 3, 4, RULES_MET},
        {1, 2, 2, RULES_MET},
        {1, 2, 4, RULES_NOT_MET},
    };
    const struct rules_requirement *r = requirement("INSTRUCTION", RULES_PLACEMENT, 2026, NULL);

    (void)state;
    assert_non_null(r);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct figures figures = {{"years_out", "instruction_years", "years_offered"},
                                  {rows[i].out, rows[i].taken, rows[i].offered}};
        struct rules_finding finding = {0};
        rules_requirement_find_out(r, figure_of, &figures, &finding);
        assert_int_equal(finding.met, rows[i].met);
        assert_non_null(strstr(buf_text(&finding.need), "3 years of instruction"));
        rules_finding_clear(&finding);
    }
}

static const char *const requirement_columns[] = {
    "id",   "class", "requirement", "condition", "advice",    "types", "profile",
    "from", "to",    "replaces",    "source",    "certainty", NULL};

static void check_profile(const char *profile, const char *id)
{
    if (!rules_word_find("profile", profile))
        fail_msg("requirement %s: no profile %s", id, profile);
}

static const char *const level_columns[] = {"profile", "rank",      "level", "label",
                                            "source",  "certainty", NULL};

static void test_profiles(void **state)
{
    (void)state;
    each_row("eligibility.csv", requirement_columns, 6, NULL, 0, check_profile, 0);
    each_row("levels.csv", level_columns, 0, NULL, 0, check_profile, 2);
}

/* Every measure is asked for by some requirement: one that is not would be computed for nothing. */
static void test_measures_are_used(void **state)
{
    struct rules_table table = {0};
    const struct condition_measure *m = NULL;

    (void)state;
    assert_true(rules_table_read(&table, embed_find, "eligibility.csv", requirement_columns, NULL));
    while ((m = rules_measure_next(m)) != NULL) {
        bool used = false;
        for (size_t row = 0; row < table.rows && !used; row++)
            used = strstr(rules_cell(&table, row, 3), m->name) != NULL;
        if (!used)
            fail_msg("measure %s is not used", m->name);
        assert_ptr_equal(rules_measure_find(m->name), m);
    }
    rules_table_clear(&table);
}

/* ---- standards and words ---- */

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

/* ---- files that do not hold together ---- */

static struct embed_file altered;

static const struct embed_file *altered_source(const char *path)
{
    return altered.path && strcmp(path, altered.path) == 0 ? (altered.data ? &altered : NULL)
                                                           : embed_find(path);
}

static void test_broken_files(void **state)
{
    /* In `file` the first `old` becomes `new`; rules_check() must say so. */
    static const struct {
        const char *file, *old, *new, *says;
    } rows[] = {
        {"areas.csv", "number,area", "number,name", "column 2 is named 'name'"},
        {"areas.csv", "1,Agricultural Communications,", "1,Agricultural Education,", "line 3"},
        {"areas.csv", ",combined,", ",both,", "'both' is no type of application"},
        {"areas.csv", ",2015,", ",20x5,", "line 2"},
        {"areas.csv", ",2015,", ",2015,2014,x", "a column too many"},
        {"areas.csv", ",yes,", ",maybe,", "neither yes nor no"},
        {"areas.csv", ",S,", ",Z,", "it should be S, D or R"},
        {"areas.csv", "Beef Production,placement", "Beef Production,combined", "one for ownership"},
        {"area_names.csv", "Ag Sales,Agricultural Sales", "Ag Sales,Ag Selling",
         "no area 'Ag Selling'"},
        {"area_names.csv", "Vet Science,", "Swine Production,", "reads the same"},
        {"area_names.csv", "historic,2019", "historic,", "last year it was seen"},
        {"area_names.csv", "Ag Sales", "\"Ag Sales", "area_names.csv"},
        {"questions.csv", ",placement,2013", ",combined,2013", "there already"},
        {"questions.csv", ",ownership,2025", ",ownership,2026", "question D1 is not asked"},
        {"questions.csv", "E1,Outcomes", "E2,Outcomes", "question E1 is not asked"},
        {"questions.csv", ",2013,,,", ",2013,,300,", "a limit needs its unit"},
        {"questions.csv", ",2013,,,", ",2013,2012,,", "run backward"},
        {"keys.csv", ",once,text", ",twice,text", "'twice' is no way to repeat"},
        {"keys.csv", "student.email,", "student.phone,", "there already"},
        {"boxes.csv", "student.email", "student.mail", "there is no key 'student.mail'"},
        {"boxes.csv", "cover.type,", "cover.award,", "box 'cover.award' is there already"},
        {"boxes.csv", "Review,,,answer.A1", "Review,,Mine,answer.A1", "label and limit from"},
        {"boxes.csv", "answer.D1,ownership", "answer.D1,placement", "not asked of all these types"},
        {"boxes.csv", "Review,,,answer.B1", "Review,,,answer.C1", "question B1 has no box"},
        {"limits.csv", ",,6,", ",,,", "the most is empty"},
        {"weights.csv", "A1,", "Z9,", "there is no question 'Z9'"},
        {"weights.csv", ",-1,3,", ",3,3,", "should be above the fewest"},
        {"limits.csv", ",2013,2024,", ",2012,2024,", "a bound already"},
        {"measures.csv", "photos,count", "photos,heap", "'heap' is no unit of a measure"},
        {"measures.csv", "photos,count,photo", "photos,count,", "words for one and for many"},
        {"measures.csv", "skills,count", "photos,count", "there already"},
        {"eligibility.csv", "photos >= 6", "pictures >= 6", "no measure 'pictures'"},
        {"eligibility.csv", "WINDOW,", "MEMBER,", "requirement 'MEMBER' is there already"},
        {"eligibility.csv", ",RECORDS_2,", ",RECORDS_3,", "no national requirement 'RECORDS_3'"},
        {"eligibility.csv", "PATHWAY,complete", "PATHWAY,finished", "'finished' is no class"},
        {"measures.csv", "degree,earned,", "degre,earned,", "'degre' is no use of a measure"},
        {"measures.csv", "degree,invested,", "degree,earned,", "there already"},
        {"degrees.csv", "hours >= 45", "hrs >= 45", "no measure 'hrs'"},
        {"degrees.csv", "chapter,functions,", "chapter,sae,", "'sae' of this degree, profile"},
        {"degrees.csv", ",rule state money,", ",rule state gold,", "no rule state gold"},
        {"degrees.csv", "state,money,", "province,money,", "'province' is no degree"},
        {"degrees.csv", ",scholarship,", ",grades,", "no national rule 'scholarship' to replace"},
        {"profiles.csv", ",exclude_invested,", ",some,", "'some' is not for the setting hours"},
        {"profiles.csv", ",12-31,", ",12-32,", "a day such as"},
        {"profiles.csv", "TX,counts_until", "TX,activities", "is not for the setting activities"},
        {"standards.csv", "AS.02.01,", "AS.02.1,", "AS.02.1"},
        {"standards.csv", "AS.02.02,", "AS.02.01,", "there already"},
        {"standards.csv", "AS.02,", "AS.00,", "out of order"},
        {"standards.csv", "PS.01.02,", "PS.02.02,", "no standard above it"},
        {"levels.csv", "TX,3,area", "TX,4,area", "go up by one"},
        {"levels.csv", "TX,3,area", "TX,3,zone", "none of the national list"},
        {"activities.csv", "chapter district", "chapter borough", "no level 'borough'"},
        {"activities.csv", "Secretary", "President", "there already"},
        {"glossary.csv", "Barter,", "Gift,", "explained already"},
        {"glossary.csv", "Debt,", "asset,", "explained already"},
        {"vocab.csv", "award_type,placement", "award_type,ownership", "already"},
        {"vocab.csv", "Ownership", "\x1b[31m", "line 2"},
        {"vocab.csv", "Ownership", "\xff", "line 2"},
        {"vocab.csv", NULL, NULL, "no such file"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf path = {0}, data = {0};
        struct err err = {{0}};
        const struct embed_file *file;
        buf_addf(&path, "schema/rules/%s", rows[i].file);
        file = embed_find(buf_text(&path));
        assert_non_null(file);
        if (rows[i].old) {
            const char *at = strstr(file->data, rows[i].old);
            if (!at)
                fail_msg("%s does not have '%s'", rows[i].file, rows[i].old);
            buf_add(&data, file->data, (size_t)(at - file->data));
            buf_add_text(&data, rows[i].new);
            buf_add_text(&data, at + strlen(rows[i].old));
        }
        altered =
            (struct embed_file){buf_text(&path), rows[i].old ? buf_text(&data) : NULL, data.len};
        if (rules_check(altered_source, &err))
            fail_msg("%s with '%s' passed", rows[i].file, rows[i].new);
        if (!strstr(err.text, rows[i].says) || !strstr(err.text, ".csv"))
            fail_msg("%s with '%s' says: %s", rows[i].file, rows[i].new, err.text);
        altered = (struct embed_file){NULL, NULL, 0};
        buf_free(&path);
        buf_free(&data);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_hold_together),
        cmocka_unit_test(test_the_45_areas),
        cmocka_unit_test(test_area_names),
        cmocka_unit_test(test_area_refusals),
        cmocka_unit_test(test_area_takes),
        cmocka_unit_test(test_area_printed),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_box_order),
        cmocka_unit_test(test_pages_are_whole),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_requirements),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_instruction),
        cmocka_unit_test(test_profiles),
        cmocka_unit_test(test_measures_are_used),
        cmocka_unit_test(test_standards),
        cmocka_unit_test(test_codes_are_told),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_broken_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
