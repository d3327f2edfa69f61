/* Which proficiency awards a student's projects fit, what speaks against each, and how one is
 * begun. */
#include "support/check.h"

#include "support/applicant.h"

#include "award/match.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/change.h"

/* "Swine Production ownership named; ..." and the ids of the warnings in brackets. */
static void matches_are(const char *wanted)
{
    struct award_matches matches;
    struct err err = {{0}};
    struct buf got = {0};
    if (!award_matches_read(book, maya, YEAR, &matches, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < matches.count; i++) {
        const struct award_match *match = &matches.list[i];
        buf_addf(&got, "%s %s %s %zu[", match->area, match->type, award_fit_name(match->fit),
                 match->project_count);
        for (size_t w = 0; w < match->warning_count; w++)
            buf_addf(&got, "%s ", match->warnings[w].id);
        buf_add_text(&got, "]\n");
    }
    assert_string_equal(buf_text(&got), wanted);
    buf_free(&got);
    award_matches_clear(&matches);
}

static void test_what_projects_name(void **state)
{
    (void)state;
    matches_are("Swine Production ownership named 1[no_photos ]\n");
    applicant_photo("Market swine");
    matches_are("Swine Production ownership named 1[]\n");
}

static void test_by_words_and_kind(void **state)
{
    (void)state;
    applicant_photo("Market swine");
    ADD(book, "project", "student=S1", "title=Laying hens", "type=ownership", "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=Tate's broilers", "type=placement",
        "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=My career plan", "type=foundational",
        "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=Trial of 2028 sheep", "type=ownership",
        "began=2027-01-05");
    ADD(book, "project", "student=S1", "title=Which light", "type=research_experimental",
        "pathway=PS", "began=2025-02-01");
    matches_are("Swine Production ownership named 1[]\n"
                "Poultry Production combined words 2[no_photos ]\n"
                "Agriscience Research - Plant Systems research words 1[no_photos ]\n");
}

/* A project of one year, an area its pathway denies, a name that says something else. */
static void test_warnings_of_area_and_years(void **state)
{
    (void)state;
    applicant_photo("Market swine");
    ADD(book, "project", "student=S1", "title=Wool", "type=ownership", "pathway=PS",
        "award_area=Swine Production", "began=2026-02-01");
    matches_are("Swine Production ownership named 2[wrong_area ]\n");
    ADD(book, "project", "student=S1", "title=Goat kids", "type=ownership", "pathway=AS",
        "award_area=Beef Production", "began=2026-02-01");
    ADD(book, "hours", "student=S1", "project=Goat kids", "time=1", "activity=Fed",
        "date=2026-03-01");
    matches_are("Swine Production ownership named 2[wrong_area ]\n"
                "Beef Production ownership named 1[wrong_area one_year no_photos ]\n");
}

static void test_what_belongs_elsewhere(void **state)
{
    struct award_matches matches;
    struct err err = {{0}};
    (void)state;
    applicant_photo("Market swine");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1:30", "activity=Sheared ewes",
        "date=2026-11-02");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1", "activity=Fed ewes and hogs",
        "date=2026-11-03");
    ADD(book, "money", "student=S1", "project=Market swine", "type=sale", "category=products",
        "amount=40", "memo=wool", "date=2026-11-04");
    ADD(book, "money", "student=S1", "project=Market swine", "type=expense", "category=feed",
        "amount=90", "memo=corn and alfalfa", "date=2026-11-05");
    assert_true(award_matches_read(book, maya, YEAR, &matches, &err));
    assert_int_equal(matches.list[0].warning_count, 1);
    const struct award_warning *warning = &matches.list[0].warnings[0];
    assert_string_equal(warning->id, "other_area");
    assert_string_equal(warning->kind, "hours");
    assert_true(warning->record != 0);
    assert_string_equal(
        warning->text,
        "1.50 hours and $40.00 of Market swine sound like Sheep Production (\"ewe\"): "
        "what belongs there needs a project of its own");
    award_matches_clear(&matches);
}

static void test_two_applications(void **state)
{
    (void)state;
    applicant_photo("Market swine");
    applicant_begins();
    ADD(book, "chosen_project", "student=S1", APPLICATION, "project=Market swine");
    ADD(book, "application", "student=S1", "subject=Diversified Livestock Production",
        "type=ownership", "award_year=2027");
    matches_are("Swine Production ownership begun 1[]\n"
                "Diversified Livestock Production ownership begun 0[]\n");
    ADD(book, "chosen_project", "student=S1",
        "application=proficiency Diversified Livestock Production ownership 2027",
        "project=Market swine");
    matches_are(
        "Swine Production ownership begun 1[two_applications ]\n"
        "Diversified Livestock Production ownership begun 1[wrong_area two_applications ]\n");
}

static void test_long_duty(void **state)
{
    struct buf date = {0};
    (void)state;
    ADD(book, "project", "student=S1", "title=Feed store", "type=placement",
        "award_area=Agricultural Sales", "began=2025-01-01");
    ADD(book, "position", "student=S1", "project=Feed store", "title=Clerk", "employer=Hale",
        "begins=2025-01-01", "ends=2026-12-31", "duties=Counter\nYard");
    applicant_photo("Feed store");
    applicant_photo("Market swine");
    for (int day = 1; day <= 20; day++) {
        buf_clear(&date);
        buf_addf(&date, "date=2026-03-%02d", day);
        ADD(book, "hours", "student=S1", "project=Feed store", "time=10", "activity=Sold",
            "duty=Counter", "position=Clerk", buf_text(&date));
    }
    matches_are(
        "Swine Production ownership named 1[]\n"
        "Agricultural Sales placement named 1[one_year ]\n"); /* 200 hours are not above 200 */
    ADD(book, "hours", "student=S1", "project=Feed store", "time=1m", "activity=Sold",
        "duty=Counter", "position=Clerk", "date=2026-04-01");
    matches_are("Swine Production ownership named 1[]\n"
                "Agricultural Sales placement named 1[one_year long_duty ]\n");
    buf_free(&date);
}

static void test_begin(void **state)
{
    struct award_matches matches;
    struct err err = {{0}};
    int64_t id = 0, chosen = 0;
    char *what = NULL;
    (void)state;
    assert_true(award_matches_read(book, maya, YEAR, &matches, &err));
    assert_true(award_match_begin(book, maya, YEAR, &matches.list[0], &id, &what, &err));
    assert_string_equal(what, "began application Swine Production, ownership, 2027");
    assert_true(book_ask_id(book,
                            "SELECT count(*) FROM chosen_project AS c JOIN project AS p"
                            " ON p.id = c.project WHERE c.application = ?1"
                            " AND p.title = 'Market swine'",
                            id, &chosen, &err));
    assert_int_equal(chosen, 1);
    /* It cannot be begun twice, and then nothing is left of the second. */
    assert_false(award_match_begin(book, maya, YEAR, &matches.list[0], &chosen, NULL, &err));
    assert_false(change_is_open(book));
    mem_free(what);
    award_matches_clear(&matches);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_projects_name),
        TEST(test_by_words_and_kind),
        TEST(test_warnings_of_area_and_years),
        TEST(test_what_belongs_elsewhere),
        TEST(test_two_applications),
        TEST(test_long_duty),
        TEST(test_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
