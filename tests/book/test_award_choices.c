/* What is chosen for an application and in which order; what may be chosen, and who may record a
 * signature. */
#include "support/check.h"

#include "support/applicant.h"

#include "award/choice.h"
#include "base/buf.h"
#include <stdio.h>

static void choices_are(int64_t application, enum award_part part, const char *wanted)
{
    struct award_scope scope;
    struct award_choices choices;
    struct err err = {{0}};
    struct buf got = {0};
    bool proficiency;
    assert_true(award_scope_of_application(book, application, &scope, &proficiency, &err));
    assert_true(award_choices_read(book, &scope, part, &choices, &err));
    for (size_t i = 0; i < choices.count; i++)
        buf_addf(&got, "%s%s ", choices.list[i].chosen ? "+" : "", choices.list[i].text);
    assert_string_equal(buf_text(&got), wanted);
    buf_free(&got);
    award_choices_clear(&choices);
    award_scope_clear(&scope);
}

/* What `by` 0 takes in or out, and others move. */
static void choose(int64_t application, enum award_part part, size_t at, int by)
{
    struct award_scope scope;
    struct award_choices choices;
    struct err err = {{0}};
    bool proficiency;
    assert_true(award_scope_of_application(book, application, &scope, &proficiency, &err));
    assert_true(award_choices_read(book, &scope, part, &choices, &err));
    if (by == 0 ? !award_choice_toggle(book, application, &choices, at, NULL, &err)
                : !award_choice_move(book, &choices, at, by, NULL, &err))
        fail_msg("%s", err.text);
    award_choices_clear(&choices);
    award_scope_clear(&scope);
}

static void test_resume_in_order(void **state)
{
    (void)state;
    int64_t id = applicant_begins();
    ADD(book, "activity", "student=S1", "date=2026-04-01", "category=cde", "name=Judging",
        "level=state");
    ADD(book, "honor", "student=S1", "date=2026-03-01", "name=Star");
    ADD(book, "service", "student=S1", "date=2026-02-01", "name=Pantry", "time=3");
    ADD(book, "degree_held", "student=S1", "degree=greenhand", "received=2026-01-01");
    ADD(book, "honor", "student=S1", "date=2027-01-02", "name=Later");
    choices_are(id, AWARD_RESUME, "Judging Star Pantry greenhand ");
    choose(id, AWARD_RESUME, 2, 0);
    choose(id, AWARD_RESUME, 1, 0);
    choices_are(id, AWARD_RESUME, "+Pantry +Judging Star greenhand ");
    choose(id, AWARD_RESUME, 3, 0);
    choices_are(id, AWARD_RESUME, "+Pantry +Judging +greenhand Star ");
    choose(id, AWARD_RESUME, 2, -1);
    choices_are(id, AWARD_RESUME, "+Pantry +greenhand +Judging Star ");
    choose(id, AWARD_RESUME, 0, -1); /* it is first already */
    choose(id, AWARD_RESUME, 2, 1);  /* and last */
    choices_are(id, AWARD_RESUME, "+Pantry +greenhand +Judging Star ");
    choose(id, AWARD_RESUME, 0, 0);
    choices_are(id, AWARD_RESUME, "+greenhand +Judging Star Pantry ");
}

static void test_what_may_be_chosen(void **state)
{
    char mine[40], other[40];
    (void)state;
    ADD(book, "student", "number=S2", "name=Ñañez, José", "entered_ag_ed=2025-01-01");
    applicant_begins();
    (void)snprintf(mine, sizeof mine, "honor=#%lld",
                   (long long)ADD(book, "honor", "student=S1", "date=2026-03-01", "name=Star"));
    (void)snprintf(other, sizeof other, "activity=#%lld",
                   (long long)ADD(book, "activity", "student=S2", "date=2026-04-01", "category=cde",
                                  "name=Judging", "level=state"));
    assert_says(REFUSE(book, "chosen_entry", "student=S1", APPLICATION), "give just one");
    assert_says(REFUSE(book, "chosen_entry", "student=S1", APPLICATION, other), "another student");
    ADD(book, "chosen_entry", "student=S1", APPLICATION, mine, "rank=1");
    assert_says(
        REFUSE(book, "application_note", "student=S1", APPLICATION, "text=x", "date=2027-01-13"),
        "has not come yet");
    ADD(book, "application_note", "student=S1", APPLICATION, "text=Say why", "sort=interview");
}

/* ---- signatures ----------------------------------------------------------------------------- */

static void test_who_records(void **state)
{
    static const char *const names[] = {"Maya Ortiz", "ortiz, maya", "S1"};
    (void)state;
    applicant_begins();
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        book_set_who(book, names[i]);
        assert_says(REFUSE(book, "signature", "student=S1", APPLICATION, "party=parent",
                           "name=Ann Ortiz", "signed_on=2026-12-01", "method=paper"),
                    "cannot record for somebody else");
        assert_says(REFUSE(book, "statement", "student=S1", APPLICATION, "party=employer",
                           "name=Hale", "signed_on=2026-12-01", "method=paper"),
                    "cannot record for somebody else");
    }
    ADD(book, "signature", "student=S1", APPLICATION, "party=applicant", "name=Maya Ortiz",
        "signed_on=2026-12-01", "method=paper");
    book_set_who(book, "Ms. Hale");
    ADD(book, "signature", "student=S1", APPLICATION, "party=parent", "name=Ann Ortiz",
        "signed_on=2026-12-01", "method=paper");
    assert_says(REFUSE(book, "signature", "student=S1", APPLICATION, "party=advisor",
                       "name=Ms. Hale", "signed_on=2026-12-01", "method=paper",
                       "recorded_by=Maya Ortiz"),
                "cannot record for somebody else");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_resume_in_order),
        TEST(test_what_may_be_chosen),
        TEST(test_who_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
