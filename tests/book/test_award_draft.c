/* The sections of an application that is being written: what is there, what lacks, and what an
 * earlier one can lend. */
#include "support/check.h"

#include "support/applicant.h"

#include "award/draft.h"
#include "award/returned.h"
#include "base/mem.h"
#include "book/change.h"
#include <stdio.h>

static void test_sections(void **state)
{
    struct award_draft draft;
    struct err err = {{0}};
    (void)state;
    int64_t id = applicant_begins();
    ADD(book, "answer", "student=S1", APPLICATION, "question=A1", "text=It began");
    assert_true(award_draft_read(book, id, &draft, &err));
    assert_string_equal(draft.told[AWARD_SECTION_ANSWERS], "1 of 7 written");
    assert_string_equal(draft.told[AWARD_SECTION_PROJECTS], "Market swine");
    assert_string_equal(draft.told[AWARD_SECTION_STATUS], "Draft");
    assert_int_equal(draft.missing[AWARD_SECTION_ANSWERS], 1);
    assert_int_equal(draft.missing[AWARD_SECTION_SIGNATURES], 2);
    assert_int_equal(draft.missing[AWARD_SECTION_STATEMENTS], 1);
    assert_int_equal(draft.missing[AWARD_SECTION_NOTES], 0);
    for (size_t i = 1; i < draft.item_count; i++)
        assert_true(draft.items[i - 1].section <= draft.items[i].section);
    award_draft_clear(&draft);
    ADD(book, "statement", "student=S1", APPLICATION, "party=employer", "name=Hale",
        "signed_on=2026-12-01", "method=paper", "text=A good one");
    assert_true(award_draft_read(book, id, &draft, &err));
    assert_int_equal(draft.missing[AWARD_SECTION_STATEMENTS], 0);
    award_draft_clear(&draft);
}

static void test_degree_draft(void **state)
{
    struct award_draft draft;
    struct err err = {{0}};
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "form=degree", "subject=Chapter FFA Degree",
                     "award_year=2027");
    if (!award_draft_read(book, id, &draft, &err))
        fail_msg("%s", err.text);
    assert_false(draft.proficiency);
    assert_false(draft.shown[AWARD_SECTION_ANSWERS]);
    assert_true(draft.shown[AWARD_SECTION_RESUME]);
    assert_true(draft.missing[AWARD_SECTION_APPLY] > 0);
    assert_int_equal(draft.missing[AWARD_SECTION_SIGNATURES], 1);
    assert_string_equal(draft.told[AWARD_SECTION_PROJECTS], "Market swine");
    award_draft_clear(&draft);
}

/* Whether the draft of an application has an item of the section about such a record. */
static bool draft_tells(int64_t application, enum award_section section, const char *kind,
                        const char *words)
{
    struct award_draft draft;
    struct err err = {{0}};
    bool found = false;
    if (!award_draft_read(book, application, &draft, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < draft.item_count; i++)
        found =
            found || (draft.items[i].section == section && draft.items[i].kind &&
                      strcmp(draft.items[i].kind, kind) == 0 && strstr(draft.items[i].text, words));
    award_draft_clear(&draft);
    return found;
}

/* A reviewer of a degree looks at the records too: of every project, whatever award it is for. */
static void test_degree_review(void **state)
{
    struct award_draft draft;
    struct award_returned returned;
    struct err err = {{0}};
    const struct degree_query query = {.degree = "state", .as_of = {2026, 12, 31}};
    bool opening = false, rule = false;
    (void)state;
    int64_t id =
        ADD(book, "application", "student=S1", "form=degree", "subject=state", "award_year=2027");
    int64_t sow = ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2025-01-01",
                      "item=Gilts", "value=300");
    ADD(book, "brought_forward", "student=S1", "project=Market swine", "year=2025", "line=bartered",
        "amount=20", "source=the old book");
    assert_true(draft_tells(id, AWARD_SECTION_RECORDS, "stock", "is explained: Gilts"));
    assert_true(draft_tells(id, AWARD_SECTION_RECORDS, "project", "Each project has a plan"));
    assert_true(draft_tells(id, AWARD_SECTION_RECORDS, "student", "spent without cash"));
    if (!award_returned_of_degree(book, maya, &query, &returned, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < returned.count; i++) {
        opening =
            opening || (returned.list[i].class == AWARD_REVIEW && returned.list[i].record == sow);
        rule = rule || strcmp(returned.list[i].id, "money") == 0;
    }
    assert_true(opening && rule);
    award_returned_clear(&returned);
    char about[40];
    (void)snprintf(about, sizeof about, "record=%lld", (long long)sow);
    ADD(book, "comment", "kind=stock", about, "text=A gift of her uncle");
    assert_false(draft_tells(id, AWARD_SECTION_RECORDS, "stock", "is explained: Gilts"));
    /* A degree without money is neither looked through nor signed by an administrator. */
    id = ADD(book, "application", "student=S1", "form=degree", "subject=Greenhand",
             "award_year=2027");
    assert_true(award_draft_read(book, id, &draft, &err));
    assert_false(draft.shown[AWARD_SECTION_RECORDS]);
    assert_int_equal(draft.missing[AWARD_SECTION_SIGNATURES], 0);
    award_draft_clear(&draft);
}

/* However a degree is typed, its application is kept by the name in full, and its signatures count.
 */
static void test_degree_names(void **state)
{
    struct degree_measures measures = {0};
    struct err err = {{0}};
    const struct degree_query query = {.degree = "american", .as_of = {2026, 12, 31}};
    int64_t signatures = 0;
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "form=degree", "subject=american degree",
                     "award_year=2027");
    struct stmt *stmt = book_stmt(book, "SELECT subject FROM application WHERE id = ?1", &err);
    stmt_bind_int(stmt, 1, id);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_string_equal(stmt_text(stmt, 0), "American FFA Degree");
    stmt_done(stmt);
    ADD(book, "signature", "student=S1", "application=degree American FFA Degree 2027",
        "party=advisor", "name=Ms. Hale", "signed_on=2026-12-01", "method=paper");
    assert_true(degree_query_measures(book, maya, &query, &measures, &err));
    assert_true(degree_value(&measures, "signatures", &signatures));
    assert_int_equal(signatures, 1);
    degree_measures_clear(&measures);
    assert_says(REFUSE(book, "application", "student=S1", "form=degree", "subject=amercan",
                       "award_year=2027"),
                "did you mean american");
    assert_says(REFUSE(book, "application", "student=S1", "form=degree", "subject=State Star",
                       "award_year=2027"),
                "is a Star");
    ADD(book, "application", "student=S1", "form=star", "subject=American Star Farmer",
        "award_year=2027");
}

static void test_last_answer(void **state)
{
    char *text = NULL;
    int year = -1;
    struct err err = {{0}};
    (void)state;
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership",
        "award_year=2025");
    ADD(book, "answer", "student=S1", "application=proficiency Swine Production ownership 2025",
        "question=A1", "text=Two years ago");
    ADD(book, "application", "student=S1", "subject=Beef Production", "type=ownership",
        "award_year=2026");
    ADD(book, "answer", "student=S1", "application=proficiency Beef Production ownership 2026",
        "question=A1", "text=Of beef");
    ADD(book, "answer", "student=S1", "application=proficiency Beef Production ownership 2026",
        "question=A2", "text=Roles");
    int64_t id = applicant_begins();
    ADD(book, "answer", "student=S1", APPLICATION, "question=A3", "text=Mine");
    static const struct {
        const char *question, *text;
        int year;
    } rows[] = {{"A1", "Two years ago", 2025}, {"A2", "Roles", 2026}, {"A3", NULL, 0}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_true(award_last_answer(book, id, rows[i].question, &text, &year, &err));
        assert_int_equal(year, rows[i].year);
        if (rows[i].text)
            assert_string_equal(text, rows[i].text);
        else
            assert_null(text);
        mem_free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sections),
        TEST(test_degree_draft),
        TEST(test_degree_review),
        TEST(test_degree_names),
        TEST(test_last_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
