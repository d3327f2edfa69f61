/* A workbook that is given away: the line of the log, and the stamp that tells whether it would be
 * the same again. */
#include "support/check.h"

#include "support/applicant.h"

#include "award/disclose.h"
#include "award/stamp.h"
#include "base/mem.h"
#include "book/change.h"
#include <stdlib.h>

static void test_disclosure(void **state)
{
    struct err err = {{0}};
    struct award_request mine = applicant_asks();
    char *what = NULL;
    int64_t count = 0;
    (void)state;
    assert_true(award_disclose(book, &mine, &(struct award_giving){0}, &what, &err));
    assert_non_null(strstr(what, "to the school"));
    mem_free(what);
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership",
        "award_year=2027", "consent_on=2026-12-24");
    assert_true(award_disclose(book, &mine, &(struct award_giving){0}, NULL, &err));
    assert_true(award_disclose(book, &mine, &(struct award_giving){.given_to = "Lee Park, judge"},
                               NULL, &err));
    assert_true(
        book_ask_id(book,
                    "SELECT count(*) FROM disclosure WHERE student = ?1 AND given_by = 'Ms. Hale'"
                    " AND why = 'the family agreed on 2026-12-24'"
                    " AND given_to IN ('award judges', 'Lee Park, judge')",
                    maya, &count, &err));
    assert_int_equal(count, 2);
}

static uint64_t stamp(void)
{
    struct award_scope scope;
    struct award_request mine = applicant_asks();
    struct err err = {{0}};
    uint64_t out = 0;
    assert_true(award_scope_read(book, &mine, &scope, &err));
    if (!award_stamp(book, &scope, &out, &err))
        fail_msg("%s", err.text);
    award_scope_clear(&scope);
    return out;
}

/* As `saebook rules import` keeps them; NULL takes them out. */
static void keep_rules(const char *text)
{
    struct err err = {{0}};
    if (!change_begin(book, CHANGE_RECORDED, &err) ||
        !book_set_setting(book, "rules:ours", text, &err) ||
        !change_commit(book, "kept rules", NULL, &err))
        fail_msg("%s", err.text);
}

/* It changes with what the workbook shows, and with nothing else. */
static void test_stamp(void **state)
{
    struct err err = {{0}};
    struct award_request mine = applicant_asks();
    (void)state;
    uint64_t first = stamp();
    assert_true(stamp() == first);
    assert_true(award_disclose(book, &mine, &(struct award_giving){0}, NULL, &err));
    ADD(book, "student", "number=S2", "name=Ñañez, José", "entered_ag_ed=2025-01-01");
    assert_true(stamp() == first);
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1", "activity=Fed",
        "date=2026-11-02");
    uint64_t second = stamp();
    assert_true(second != first);
    ADD(book, "teacher", "name=Ms. Hale");
    uint64_t third = stamp();
    assert_true(third != second);
    applicant_photo("Market swine");
    assert_true(stamp() != third);
    uint64_t fourth = stamp();
    keep_rules("degree,rule\nchapter,hours\n");
    assert_true(stamp() != fourth);
    uint64_t kept = stamp();
    keep_rules("degree,rule\nchapter,hourz\n");
    assert_true(stamp() != kept);
    keep_rules(NULL);
    assert_true(stamp() == fourth);
    setenv("SAEBOOK_TODAY", "2026-12-30", 1);
    uint64_t before = stamp();
    setenv("SAEBOOK_TODAY", "2026-12-29", 1);
    assert_true(stamp() != before);
    setenv("SAEBOOK_TODAY", "2027-01-12", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_disclosure),
        TEST(test_stamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
