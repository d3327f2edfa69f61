/* The kinds of the third migration: what they refuse, and that a book comes back with them. */
#include "support/check.h"

#include "support/classroom.h"
#include "support/kindcase.h"

#include "base/attr.h"
#include "kinds/record.h"

static const struct refusal refused[] = {
    {"share", {"student=S1", "crew=Hogs", "project=Swine", "begins=2026-01-01", "parts=0"}, "must lie between"},
    {"share", {"student=S1", "crew=Hogs", "project=Swine", "begins=2026-01-01", "ends=2025-01-01", "parts=1"}, "lies before begins"},
    {"share", {"student=S1", "crew=HENS", "project=Swine", "begins=2026-06-01", "parts=1"}, "already has a share of HENS, with Swine since 2026-01-01"},
    {"share", {"student=S1", "crew=hens", "project=Swine", "begins=2026-01-01", "parts=1"}, "already"},
    {"share", {"student=S1", "crew=hens", "project=My plan", "begins=2025-06-01", "ends=2026-01-01", "parts=1"}, "already has a share"},
    {"event", {"name=Fair", "counts_as=activity work"}, "activity, service and hours"},
    {"event", {"name=Fair", "counts_as=hours hours"}, "each once"},
    {"event", {"name=FOOD drive", "date=2026-10-03"}, "already"},
    {"attended", {"student=S9", "event=Food drive"}, "there is no student"},
    {"attended", {"student=S1", "event=Food drive"}, "already"},
    {"attended", {"student=S2", "event=Work day"}, "no foundational project"},
    {"attended", {"student=S2", "event=Barn day"}, "has no project \"Barn\""},
    {"attended", {"student=S1", "event=Clean up"}, "is missing, and the event gives none"},
    {"attended", {"student=S1", "event=Clean up", "time=25"}, "more than a day"},
    {"trip", {"teacher=Ms. Hale", "left_at=25:10"}, "time of day"},
    {"trip", {"teacher=Ms. Hale", "left_at=noon"}, "time of day"},
    {"trip", {"teacher=Ms. Hale", "left_at=13:10 pm"}, "time of day"},
    {"trip", {"teacher=Ms. Hale", "left_at=3:10 pm", "back_at=15:00"}, "over midnight"},
    {"trip", {"teacher=Ms. Hale", "miles=-3"}, "below zero"},
    {"visit", {"student=S1", "project=Swine"}, "teacher is missing"},
    {"visit", {"student=S1", "teacher=Ms. Hale", "place=barn"}, "is not one of: on_site, school, phone, video"},
    {"visit", {"student=S1", "teacher=Ms. Hale", "date=2026-10-05", "follow_up_on=2026-10-04"}, "lies before date"},
    {"rubric", {"name=record BOOK"}, "already"},
    {"criterion", {"rubric=Record book", "name=Weekly", "low=3", "high=2"}, "less than low"},
    {"criterion", {"rubric=Record book", "name=Weekly", "low=0", "high=2", "step=0.75"}, "does not lead"},
    {"criterion", {"rubric=Record book", "name=Weekly", "step=0"}, "must lie between"},
    {"criterion", {"rubric=Record book", "name=accuracy"}, "already"},
    {"score", {"student=S1", "criterion=Accuracy", "points=10.5"}, "at most 10"},
    {"score", {"student=S1", "criterion=Accuracy", "points=-2.5"}, "at least -2"},
    {"score", {"student=S1", "criterion=Accuracy", "points=1.25"}, "in steps of 0.5 from -2"},
    {"score", {"student=S1", "criterion=Neatness", "points=1"}, "there is no criterion"},
    {"goal", {"course=Ag II 2026", "begins=2026-09-01", "ends=2026-08-01", "amount=3"}, "lies before begins"},
    {"goal", {"course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=0"}, "must lie between"},
    {"goal", {"course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=2.5", "what=entries"}, "whole number of entries"},
    {"goal", {"course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=2", "cap_activity=Show"}, "how much of that activity"},
    {"goal", {"course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=2", "cap_amount=3"}, "more than the goal"},
    {"goal", {"course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=2", "late_pct=101"}, "must lie between"},
    {"disclosure", {"student=S1", "given_to=Lee", "what=Book", "date=2026-11-23"}, "has not come yet"},
    {"copy", {"made_on=2026-10-05", "revoked_on=2026-10-04"}, "lies before made_on"},
    {"closing", {"student=S1", "year=2027"}, "has not begun"},
    {"closing", {"student=S1", "year=2024", "reopened_on=2026-11-22", "closed_on=2026-11-01"}, "why the year was reopened"},
    {"closing", {"student=S1", "year=2024", "reopened_on=2025-01-01", "closed_on=2025-01-10", "reason=x"}, "lies before closed_on"},
    {"closing", {"student=S1", "year=2025"}, "closed already, since 2026-01-10"},
    {"comment", {"student=S1", "kind=hurs", "record=#1234", "text=x"}, "there is no kind of record \"hurs\"; did you mean \"hours\"?"},
    {"comment", {"student=S1", "record=Swine", "text=x"}, "what kind of record"},
    {"comment", {"student=S1", "kind=project", "record=Goats", "text=x"}, "there is no project \"Goats\""},
    {"comment", {"student=S1", "kind=hours", "record=first", "text=x"}, "has no name; give its id"},
    {"comment", {"student=S1", "kind=project", "record=Swine"}, "text is missing"},
    {"comment", {"student=S1", "kind=month", "record=2026-10", "text=x"}, "not about a whole month"},
    {"review", {"kind=month", "record=2026-10"}, "whose month"},
    {"review", {"student=S1", "kind=month", "record=2026-13"}, "is not a month"},
    {"review", {"student=S1", "kind=month", "record=October"}, "is not a month"},
    {"review", {"student=S1", "kind=project", "record=Swine", "verdict=maybe"}, "is not one of: approved, returned"},
};

static void test_what_is_refused(void **state)
{
    (void)state;
    ADD(book, "share", "student=S1", "crew=Hens", "project=Swine", "begins=2026-01-01", "parts=2");
    ADD(book, "event", "name=Food drive", "date=2026-10-03");
    ADD(book, "event", "name=Work day", "date=2026-10-03", "counts_as=hours", "time=2");
    ADD(book, "event", "name=Barn day", "date=2026-10-03", "counts_as=hours", "time=2",
        "project_title=Barn");
    ADD(book, "event", "name=Clean up", "date=2026-10-03", "counts_as=service");
    ADD(book, "attended", "student=S1", "event=Food drive");
    ADD(book, "rubric", "name=Record book");
    ADD(book, "criterion", "rubric=Record book", "name=Accuracy", "low=-2", "high=10", "step=0.5");
    ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-01-10");
    kindcase_refusals(NULL, refused, COUNT_OF(refused));
}

/* By id anything can be named. */
static void test_what_belongs_to_others(void **state)
{
    char pair[48];
    (void)state;
    int64_t trip =
        ADD(book, "trip", "teacher=Mr. Reed", "date=2026-10-05", "left_at=3 pm", "back_at=1730");
    assert_int_equal(onebook_ask("SELECT left_at = '15:00' AND back_at = '17:30' FROM trip"), 1);
    pair_of("trip", trip, pair);
    assert_says(REFUSE(book, "visit", "student=S1", "teacher=Ms. Hale", "date=2026-10-05", pair),
                "another teacher's");
    assert_says(REFUSE(book, "visit", "student=S1", "teacher=Mr. Reed", "date=2026-10-06", pair),
                "was on 2026-10-05");
    ADD(book, "visit", "student=S1", "teacher=Mr. Reed", "date=2026-10-05", pair);
    int64_t theirs = onebook_ask(
        "SELECT p.id FROM project AS p JOIN student AS s ON s.id = p.student WHERE number = 'S2'");
    pair_of("record", theirs, pair);
    assert_says(REFUSE(book, "comment", "student=S1", "kind=project", "text=x", pair),
                "belongs to another student");
    pair_of("project", theirs, pair);
    assert_non_null(REFUSE(book, "visit", "student=S1", "teacher=Mr. Reed", pair));

    int64_t goal =
        ADD(book, "goal", "course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=3");
    pair_of("goal", goal, pair);
    assert_says(REFUSE(book, "exempt", "student=S2", pair), "not in the course");
    ADD(book, "exempt", "student=S1", pair);
    assert_says(REFUSE(book, "exempt", "student=S1", pair), "exempt from that goal already");
    assert_true(
        record_remove(book, kind_find("goal"), goal, NULL, NULL)); /* the exemption goes along */
    assert_int_equal(onebook_ask("SELECT count(*) FROM exempt"), 0);
    onebook_undo();
    assert_int_equal(onebook_ask("SELECT count(*) FROM exempt"), 1);
}

static void test_a_year_is_closed_again(void **state)
{
    (void)state;
    int64_t first = ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-01-10",
                        "closed_by=Ms. Hale");
    SET(book, "closing", first, "reopened_on=2026-02-01", "reason=a receipt was found");
    ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-02-03");
    assert_int_equal(
        onebook_ask(
            "SELECT count(*) FROM closing WHERE reopened_on IS NULL AND closed_by IS NOT NULL"),
        1);
    assert_says(CHANGE(book, "closing", first, "reopened_on=", "reason="), "closed already");
}

/* Every kind of this migration, exported and imported: the same book. */
static void test_a_book_comes_back_as_it_was(void **state)
{
    struct bookcase *at = *state;
    char pair[48];
    kindcase_make(at, at->path);
    classroom_people();
    ADD(book, "share", "student=S1", "crew=Hogs", "project=Swine", "begins=2026-01-01", "parts=2");
    ADD(book, "share", "student=S2", "crew=Hogs", "project=Swine", "begins=2026-01-01",
        "ends=2026-10-01", "parts=1");
    ADD(book, "event", "name=Food drive", "date=2026-10-03", "time=2", "counts_as=activity service",
        "budget=$40, flyers", "division=building communities", "standard=Citizenship");
    ADD(book, "attended", "student=S1", "event=Food drive", "role=lead");
    ADD(book, "attended", "student=S2", "event=Food drive", "time=0:45");
    int64_t quiet = onebook_ask("SELECT min(id) FROM activity");
    assert_true(record_remove(book, kind_find("activity"), quiet, NULL, NULL)); /* on purpose */
    int64_t trip = ADD(book, "trip", "teacher=Ms. Hale", "date=2026-10-05", "left_at=3:10 pm",
                       "miles=14.5", "purpose=SAE");
    pair_of("trip", trip, pair);
    int64_t visit =
        ADD(book, "visit", "student=S1", "project=Swine", "teacher=Ms. Hale", "date=2026-10-05",
            "place=on_site", "points=-0.5", "next_step=Weigh \"again\",\nthen sell", pair);
    /* A criterion of the same name in two rubrics. */
    ADD(book, "rubric", "name=Record book", "year=2026");
    ADD(book, "rubric", "name=Record book");
    ADD(book, "criterion", "rubric=Record book 2026", "name=Accuracy", "weight=2", "low=-1",
        "high=4", "step=0.5");
    int64_t criterion = onebook_ask("SELECT max(id) FROM criterion");
    int64_t plain = onebook_ask("SELECT id FROM rubric WHERE year IS NULL");
    pair_of("rubric", plain, pair);
    ADD(book, "criterion", "name=Accuracy", pair);
    pair_of("criterion", criterion, pair);
    ADD(book, "score", "student=S1", "project=Swine", "points=-0.5", "date=2026-10-06", "note=Late",
        pair);
    int64_t goal =
        ADD(book, "goal", "course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "what=hours",
            "amount=7.5", "weight=10", "partial=proportional", "late_pct=50", "counts=approved");
    pair_of("goal", goal, pair);
    ADD(book, "exempt", "student=S1", "reason=Ill", pair);
    ADD(book, "disclosure", "student=S1", "given_to=Judge", "what=Book", "date=2026-10-05");
    ADD(book, "copy", "what=take_home", "student=S1", "for_whom=Maya", "made_on=2026-10-05",
        "revoked_on=2026-10-08");
    ADD(book, "copy", "what=backup", "made_on=2026-10-05");
    ADD(book, "closing", "student=S2", "year=2025", "closed_on=2026-01-10");
    pair_of("record", visit, pair);
    ADD(book, "comment", "kind=visit", "text=Done?", "date=2026-10-05", "resolved=no", pair);
    pair_of("record", onebook_ask("SELECT id FROM comment"), pair);
    ADD(book, "comment", "kind=comment", "text=Yes", "date=2026-10-06", pair);
    ADD(book, "review", "student=S2", "kind=month", "record=2026-10", "date=2026-11-02");
    ADD(book, "review", "student=S2", "kind=project", "record=Swine", "date=2026-11-02",
        "verdict=returned");

    kindcase_comes_back(at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_refused),
        TEST(test_what_belongs_to_others),
        TEST(test_a_year_is_closed_again),
        WITH_FILES(test_a_book_comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
