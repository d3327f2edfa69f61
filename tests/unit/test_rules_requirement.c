/* What an award requires, by year and state, and what is found out of a measure. */
#include "support/check.h"

#include "support/ruletable.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/embed.h"
#include "rules/requirement.h"
#include "rules/words.h"

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

enum { CONDITION = 3, PROFILE = 6 };
static const char *const requirement_columns[] = {
    "id",   "class", "requirement", "condition", "advice",    "types", "profile",
    "from", "to",    "replaces",    "source",    "certainty", NULL};
static const char *const level_columns[] = {"profile", "rank",      "level", "label",
                                            "source",  "certainty", NULL};

static void check_requirement(const struct rules_table *table, size_t row)
{
    check_row(rules_cell(table, row, 0),
              rules_word_find("profile", rules_cell(table, row, PROFILE)));
}

static void check_level(const struct rules_table *table, size_t row)
{
    check_row(rules_cell(table, row, 2), rules_word_find("profile", rules_cell(table, row, 0)));
}

static void test_profiles(void **state)
{
    (void)state;
    ruletable_each("eligibility.csv", requirement_columns, check_requirement);
    ruletable_each("levels.csv", level_columns, check_level);
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
            used = strstr(rules_cell(&table, row, CONDITION), m->name) != NULL;
        if (!used)
            fail_msg("measure %s is not used", m->name);
        assert_ptr_equal(rules_measure_find(m->name), m);
    }
    rules_table_clear(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_requirements),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_instruction),
        cmocka_unit_test(test_profiles),
        cmocka_unit_test(test_measures_are_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
