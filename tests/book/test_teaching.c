/* The kinds of the third migration: what they refuse; attendance and the entries that follow from it;
 * comments and reviews, which are about any record and go with it. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/change.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/suggest.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;

static void people(void)
{
    ADD(book, "teacher", "name=Ms. Hale");
    ADD(book, "teacher", "name=Mr. Reed");
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=My plan", "type=foundational", "began=2025-01-01");
    ADD(book, "student", "number=S2", "name=Park, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S2", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "course", "title=Ag II", "year=2026");
    ADD(book, "enrollment", "student=S1", "course=Ag II 2026");
}

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    if (book == NULL)
        return 1;
    people();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static int64_t ask(const char *sql)
{
    return bookcase_ask(book, sql);
}

static void undo(void)
{
    struct err err = {{0}};
    if (!change_undo(book, change_last_own(book, NULL), NULL, &err))
        fail_msg("%s", err.text);
}

/* ---- refusals ------------------------------------------------------------------------------- */

#define MOST_PAIRS 8

static const struct {
    const char *kind, *pairs[MOST_PAIRS], *says;
} refused[] = {
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
    ADD(book, "event", "name=Barn day", "date=2026-10-03", "counts_as=hours", "time=2", "project_title=Barn");
    ADD(book, "event", "name=Clean up", "date=2026-10-03", "counts_as=service");
    ADD(book, "attended", "student=S1", "event=Food drive");
    ADD(book, "rubric", "name=Record book");
    ADD(book, "criterion", "rubric=Record book", "name=Accuracy", "low=-2", "high=10", "step=0.5");
    ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-01-10");
    char *before = bookcase_dump(book);
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        size_t count = 0;
        while (count < MOST_PAIRS && refused[i].pairs[count] != NULL)
            count++;
        const char *said = refuse_record(book, refused[i].kind, refused[i].pairs, count);
        if (strstr(said, refused[i].says) == NULL)
            fail_msg("row %zu, %s: \"%s\" does not say \"%s\"", i, refused[i].kind, said, refused[i].says);
    }
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* By id anything can be named. */
static void test_what_belongs_to_others(void **state)
{
    char pair[48];
    (void)state;
    int64_t trip = ADD(book, "trip", "teacher=Mr. Reed", "date=2026-10-05", "left_at=3 pm", "back_at=1730");
    assert_int_equal(ask("SELECT left_at = '15:00' AND back_at = '17:30' FROM trip"), 1);
    pair_of("trip", trip, pair);
    assert_says(REFUSE(book, "visit", "student=S1", "teacher=Ms. Hale", "date=2026-10-05", pair), "another teacher's");
    assert_says(REFUSE(book, "visit", "student=S1", "teacher=Mr. Reed", "date=2026-10-06", pair), "was on 2026-10-05");
    ADD(book, "visit", "student=S1", "teacher=Mr. Reed", "date=2026-10-05", pair);
    int64_t theirs = ask("SELECT p.id FROM project AS p JOIN student AS s ON s.id = p.student WHERE number = 'S2'");
    pair_of("record", theirs, pair);
    assert_says(REFUSE(book, "comment", "student=S1", "kind=project", "text=x", pair), "belongs to another student");
    pair_of("project", theirs, pair);
    assert_non_null(REFUSE(book, "visit", "student=S1", "teacher=Mr. Reed", pair));

    int64_t goal = ADD(book, "goal", "course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "amount=3");
    pair_of("goal", goal, pair);
    assert_says(REFUSE(book, "exempt", "student=S2", pair), "not in the course");
    ADD(book, "exempt", "student=S1", pair);
    assert_says(REFUSE(book, "exempt", "student=S1", pair), "exempt from that goal already");
    assert_true(record_remove(book, kind_find("goal"), goal, NULL, NULL)); /* the exemption goes along */
    assert_int_equal(ask("SELECT count(*) FROM exempt"), 0);
    undo();
    assert_int_equal(ask("SELECT count(*) FROM exempt"), 1);
}

static void test_a_year_is_closed_again(void **state)
{
    (void)state;
    int64_t first = ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-01-10", "closed_by=Ms. Hale");
    SET(book, "closing", first, "reopened_on=2026-02-01", "reason=a receipt was found");
    ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-02-03");
    assert_int_equal(ask("SELECT count(*) FROM closing WHERE reopened_on IS NULL AND closed_by IS NOT NULL"), 1);
    assert_says(CHANGE(book, "closing", first, "reopened_on=", "reason="), "closed already");
}

/* ---- attendance ----------------------------------------------------------------------------- */

static void test_an_event_writes_entries(void **state)
{
    (void)state;
    ADD(book, "event", "name=Livestock Evaluation", "date=2026-10-03", "level=district", "time=3",
                        "counts_as=hours, Activity service", "in_class=yes");
    assert_int_equal(ask("SELECT counts_as = 'activity service hours' FROM event"), 1);
    int64_t changes = ask("SELECT count(*) FROM change");
    char *before = bookcase_dump(book);
    ADD(book, "attended", "student=S1", "event=Livestock Evaluation", "role=team member");
    assert_int_equal(ask("SELECT count(*) FROM change"), changes + 1); /* one step */
    /* The rules know the contest, so they know that it is a CDE. */
    assert_int_equal(ask("SELECT count(*) FROM activity WHERE category = 'cde' AND level = 'district' AND time = 180"
                         " AND role = 'team member' AND date = '2026-10-03' AND event IS NOT NULL"), 1);
    assert_int_equal(ask("SELECT count(*) FROM service WHERE name = 'Livestock Evaluation' AND time = 180"), 1);
    assert_int_equal(ask("SELECT count(*) FROM hours AS h JOIN project AS p ON p.id = h.project"
                         " WHERE p.title = 'My plan' AND in_class = 1 AND time = 180 AND activity = 'Livestock Evaluation'"), 1);
    undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    undo();
    assert_int_equal(ask("SELECT count(*) FROM event"), 0);
}

static void test_entries_follow_the_attendance(void **state)
{
    (void)state;
    int64_t event = ADD(book, "event", "name=Food drive", "date=2026-10-03", "time=2", "counts_as=activity service");
    int64_t maya = ADD(book, "attended", "student=S1", "event=Food drive"), ben = ADD(book, "attended", "student=S2", "event=Food drive", "time=1");
    assert_int_equal(ask("SELECT count(*) FROM activity WHERE category = 'poa' AND level = 'chapter'"), 2);
    assert_int_equal(ask("SELECT sum(time) FROM service"), 180);

    /* What was written by hand stays; what comes from the event follows it. */
    int64_t row = ask("SELECT a.id FROM activity AS a JOIN student AS s ON s.id = a.student WHERE number = 'S1'");
    SET(book, "activity", row, "category=committee", "result=400 cans");
    char *before = bookcase_dump(book);
    int64_t changes = ask("SELECT count(*) FROM change");
    SET(book, "event", event, "date=2026-10-04", "time=3", "counts_as=activity hours", "project_title=SWINE");
    assert_int_equal(ask("SELECT count(*) FROM change"), changes + 1);
    assert_int_equal(ask("SELECT count(*) FROM activity WHERE date = '2026-10-04'"), 2);
    assert_int_equal(ask("SELECT count(*) FROM activity WHERE category = 'committee' AND result = '400 cans' AND time = 180"), 1);
    assert_int_equal(ask("SELECT count(*) FROM service"), 0);
    assert_int_equal(ask("SELECT count(*) FROM hours AS h JOIN project AS p ON p.id = h.project WHERE p.title = 'Swine'"), 2);
    assert_int_equal(ask("SELECT sum(time) FROM hours"), 240);
    undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);

    /* Another student instead: the entries move. */
    assert_true(record_remove(book, kind_find("attended"), ben, NULL, NULL));
    assert_int_equal(ask("SELECT count(*) FROM service"), 1);
    before = bookcase_dump(book);
    SET(book, "attended", maya, "student=S2");
    assert_int_equal(ask("SELECT count(*) FROM service AS x JOIN student AS s ON s.id = x.student WHERE number = 'S2'"), 1);
    assert_int_equal(ask("SELECT count(*) FROM service"), 1);
    undo();
    after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);

    /* An event with people in it is not deleted by mistake. */
    struct err err = {{0}};
    assert_false(record_remove(book, kind_find("event"), event, NULL, &err));
    assert_says(err.text, "1 Attendance (attended)");
    assert_true(record_remove(book, kind_find("attended"), maya, NULL, NULL));
    assert_int_equal(ask("SELECT count(*) FROM activity"), 0);
    assert_true(record_remove(book, kind_find("event"), event, NULL, NULL));
}

/* An event is not changed into something that somebody's entries cannot follow: nothing is written. */
static void test_an_event_keeps_everybody(void **state)
{
    (void)state;
    int64_t event = ADD(book, "event", "name=Meeting", "date=2026-10-03");
    ADD(book, "attended", "student=S1", "event=Meeting");
    ADD(book, "attended", "student=S2", "event=Meeting");
    char *before = bookcase_dump(book);
    assert_says(CHANGE(book, "event", event, "counts_as=hours", "time=1"), "no foundational project");
    assert_says(CHANGE(book, "event", event, "counts_as=service"), "somebody who was there: is missing");
    ADD(book, "hours", "student=S1", "project=Swine", "time=23", "activity=Fair", "date=2026-10-05");
    undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    ADD(book, "hours", "student=S1", "project=Swine", "time=23", "activity=Fair", "date=2026-10-03");
    assert_says(CHANGE(book, "event", event, "counts_as=hours", "time=2", "project_title=Swine"), "more than 24 hours");
}

/* Who entered the hours alone does not get them twice. */
static void test_an_entry_that_was_there(void **state)
{
    (void)state;
    ADD(book, "event", "name=Work day", "date=2026-10-03", "counts_as=hours", "time=2", "project_title=Swine");
    ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Built pens", "date=2026-10-03", "event=Work day");
    ADD(book, "attended", "student=S1", "event=2026-10-03 Work day");
    assert_int_equal(ask("SELECT count(*) FROM hours"), 1);
    assert_int_equal(ask("SELECT time FROM hours"), 120);
}

/* ---- comments and reviews ------------------------------------------------------------------- */

static void tell(const char *kind, int64_t id, struct buf *out)
{
    struct record record;
    assert_true(record_read(book, kind_find(kind), id, &record, NULL));
    record_tell(book, &record, out);
    record_clear(&record);
}

static void assert_told(const char *kind, int64_t id, const char *words)
{
    struct buf told = {0};
    tell(kind, id, &told);
    assert_string_equal(buf_text(&told), words);
    buf_free(&told);
}

static void test_remarks_on_any_record(void **state)
{
    char pair[48];
    (void)state;
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed", "date=2026-10-03");
    pair_of("record", hours % 1000000, pair); /* a unique ending will do */
    int64_t first = ADD(book, "comment", "kind=Hours", pair, "text=How much?\nOf what?", "author=Ms. Hale");
    assert_told("comment", first, "comment on Hours: 1 h 30 m, Swine: Fed: How much?");
    assert_int_equal(ask("SELECT count(*) FROM comment AS c JOIN student AS s ON s.id = c.student"
                         " WHERE kind = 'hours' AND number = 'S1'"), 1);
    pair_of("record", first, pair);
    int64_t answer = ADD(book, "comment", "kind=comment", pair, "text=5 lb");
    int64_t second = ADD(book, "comment", "record=swine", "student=S2", "kind=project", "text=Nice");
    assert_told("comment", second, "comment on Project: Swine: Nice");
    assert_int_equal(ask("SELECT count(*) FROM comment AS c JOIN project AS p ON p.id = c.record AND p.student = c.student"), 1);
    int64_t course = ADD(book, "comment", "kind=course", "record=Ag II 2026", "text=Full");
    assert_told("comment", course, "comment on Course: Ag II 2026: Full");
    int64_t month = ADD(book, "review", "student=S1", "kind=Month", "record=10/2026", "author=Ms. Hale");
    assert_told("review", month, "review of Oct 2026, Maya Ortiz: approved");
    assert_int_equal(ask("SELECT record FROM review"), 202610);
    pair_of("record", answer, pair);
    assert_says(CHANGE(book, "comment", first, "kind=comment", pair), "was written later");

    struct listing *listing = listing_open(book, kind_find("comment"));
    int64_t count = 0;
    assert_true(listing_where(listing, "student", "S1", 2, NULL));
    assert_true(listing_count(listing, &count, NULL));
    assert_int_equal(count, 2);
    listing_close(listing);
}

/* An entry that was made for the wrong student takes along what was said about it. */
static void test_remarks_follow_the_student(void **state)
{
    char pair[48];
    (void)state;
    int64_t service = ADD(book, "service", "student=S1", "name=Food drive", "time=1", "date=2026-10-03");
    pair_of("record", service, pair);
    ADD(book, "comment", "kind=service", pair, "text=Was that you?");
    SET(book, "service", service, "student=S2");
    assert_int_equal(ask("SELECT count(*) FROM comment AS c JOIN service AS s ON s.id = c.record AND s.student = c.student"), 1);
    undo();
    assert_int_equal(ask("SELECT count(*) FROM comment AS c JOIN student AS s ON s.id = c.student WHERE number = 'S1'"), 1);
}

/* What is said about a record, and about that, goes with it, and comes back with it. */
static void test_remarks_go_with_the_record(void **state)
{
    char pair[48];
    struct err err = {{0}};
    (void)state;
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed", "date=2026-10-03");
    int64_t other = ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2026-10-04");
    pair_of("record", hours, pair);
    ADD(book, "review", "kind=hours", pair, "verdict=returned");
    int64_t comment = ADD(book, "comment", "kind=hours", pair, "text=How much?");
    pair_of("record", comment, pair);
    ADD(book, "comment", "kind=comment", pair, "text=5 lb");
    pair_of("record", other, pair);
    ADD(book, "comment", "kind=hours", pair, "text=Good");
    char *before = bookcase_dump(book);
    assert_true(record_remove(book, kind_find("hours"), hours, NULL, NULL));
    assert_int_equal(ask("SELECT count(*) FROM comment"), 1);
    assert_int_equal(ask("SELECT count(*) FROM review"), 0);
    undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(after);
    /* Redone and undone it is the same again. */
    int64_t undoing = ask("SELECT max(id) FROM change");
    if (!change_undo(book, undoing, NULL, &err))
        fail_msg("%s", err.text);
    assert_int_equal(ask("SELECT count(*) FROM comment"), 1);
    if (!change_undo(book, ask("SELECT max(id) FROM change"), NULL, &err))
        fail_msg("%s", err.text);
    after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* Undo does not leave a comment about nothing. */
static void test_undo_keeps_what_was_said(void **state)
{
    char pair[48];
    struct err err = {{0}};
    (void)state;
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed", "date=2026-10-03");
    int64_t entered = change_last_own(book, NULL);
    pair_of("record", hours, pair);
    ADD(book, "comment", "kind=hours", pair, "text=How much?");
    char *before = bookcase_dump(book);
    assert_false(change_undo(book, entered, NULL, &err));
    assert_says(err.text, "has entered since needs the hours");
    assert_says(err.text, "comment on Hours");
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    undo();
    if (!change_undo(book, entered, NULL, &err))
        fail_msg("%s", err.text);
    assert_int_equal(ask("SELECT count(*) FROM hours"), 0);
}

/* Every table that could hold such a row is one that undo looks at. */
static void test_undo_knows_the_tables(void **state)
{
    (void)state;
    assert_int_equal(ask("SELECT count(*) FROM sqlite_schema AS m WHERE type = 'table'"
                         " AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'record')"
                         " AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'kind')"
                         " AND name NOT IN ('comment', 'review')"), 0);
}

struct offered {
    struct buf text;
};

static bool take(void *context, const char *value, const char *label, const char *detail)
{
    struct offered *offered = context;
    (void)detail;
    buf_addf(&offered->text, "%s=%s;", value, label);
    return true;
}

static char *offer(const char *kind, const char *const *pairs, size_t count, const char *field, const char *typed)
{
    struct record record;
    struct offered offered = {{0}};
    record_start(&record, kind_find(kind));
    assert_true(record_set_pairs(book, &record, pairs, count, NULL));
    suggest_values(book, &record, kind_field(record.kind, field), 0, typed, 50, take, &offered);
    record_clear(&record);
    return buf_take(&offered.text);
}
#define OFFER(kind, field, typed, ...)                                                             \
    offer(kind, (const char *const[]){__VA_ARGS__},                                                \
          sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), field, typed)

static void test_what_a_form_offers(void **state)
{
    (void)state;
    char *text = OFFER("comment", "kind", "vis", "student=S1");
    assert_string_equal(text, "visit=Visit;");
    free(text);
    text = OFFER("review", "kind", "mon", "student=S1");
    assert_string_equal(text, "money=Money;month=Month;");
    free(text);
    text = OFFER("comment", "kind", "mon", "student=S1");
    assert_string_equal(text, "money=Money;");
    free(text);
    text = OFFER("review", "record", "2026-1", "student=S1", "kind=month");
    assert_string_equal(text, "2026-11=Nov 2026;2026-10=Oct 2026;");
    free(text);
    ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed", "date=2026-10-03");
    ADD(book, "hours", "student=S2", "project=Swine", "time=1", "activity=Fed", "date=2026-10-03");
    text = OFFER("comment", "record", "", "student=S1", "kind=hours");
    assert_non_null(strstr(text, "1 h 30 m, Swine: Fed"));
    assert_null(strstr(text, "=1 h, Swine"));
    free(text);
}

/* ---- files ---------------------------------------------------------------------------------- */

static void make_book(struct bookcase *at, const char *path)
{
    struct err err = {{0}};
    if (!book_create(path, &err))
        fail_msg("%s", err.text);
    book = at->book = book_open(path, 0, &err);
    assert_non_null(book);
}

static void import(const char *folder, const char *kind)
{
    struct err err = {{0}};
    struct buf path = {0};
    struct import_result result;
    buf_addf(&path, "%s/%s.csv", folder, kind);
    struct import_request request = {.kind = kind_find(kind), .path = buf_text(&path)};
    if (!import_run(book, &request, &result, &err))
        fail_msg("%s: %s", kind, result.told > 0 ? result.list[0].text : err.text);
    import_result_clear(&result);
    buf_free(&path);
}

/* Every kind of this migration, exported and imported: the same book. */
static void test_a_book_comes_back_as_it_was(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    char pair[48];
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    make_book(at, at->path);
    people();
    ADD(book, "share", "student=S1", "crew=Hogs", "project=Swine", "begins=2026-01-01", "parts=2");
    ADD(book, "share", "student=S2", "crew=Hogs", "project=Swine", "begins=2026-01-01", "ends=2026-10-01", "parts=1");
    ADD(book, "event", "name=Food drive", "date=2026-10-03", "time=2", "counts_as=activity service", "budget=$40, flyers",
        "division=building communities", "standard=Citizenship");
    ADD(book, "attended", "student=S1", "event=Food drive", "role=lead");
    ADD(book, "attended", "student=S2", "event=Food drive", "time=0:45");
    int64_t quiet = ask("SELECT min(id) FROM activity");
    assert_true(record_remove(book, kind_find("activity"), quiet, NULL, NULL)); /* on purpose */
    int64_t trip = ADD(book, "trip", "teacher=Ms. Hale", "date=2026-10-05", "left_at=3:10 pm", "miles=14.5", "purpose=SAE");
    pair_of("trip", trip, pair);
    int64_t visit = ADD(book, "visit", "student=S1", "project=Swine", "teacher=Ms. Hale", "date=2026-10-05", "place=on_site",
                        "points=-0.5", "next_step=Weigh \"again\",\nthen sell", pair);
    /* A criterion of the same name in two rubrics. */
    ADD(book, "rubric", "name=Record book", "year=2026");
    ADD(book, "rubric", "name=Record book");
    ADD(book, "criterion", "rubric=Record book 2026", "name=Accuracy", "weight=2", "low=-1", "high=4", "step=0.5");
    int64_t criterion = ask("SELECT max(id) FROM criterion");
    int64_t plain = ask("SELECT id FROM rubric WHERE year IS NULL");
    pair_of("rubric", plain, pair);
    ADD(book, "criterion", "name=Accuracy", pair);
    pair_of("criterion", criterion, pair);
    ADD(book, "score", "student=S1", "project=Swine", "points=-0.5", "date=2026-10-06", "note=Late", pair);
    int64_t goal = ADD(book, "goal", "course=Ag II 2026", "begins=2026-09-01", "ends=2026-10-01", "what=hours", "amount=7.5",
                       "weight=10", "partial=proportional", "late_pct=50", "counts=approved");
    pair_of("goal", goal, pair);
    ADD(book, "exempt", "student=S1", "reason=Ill", pair);
    ADD(book, "disclosure", "student=S1", "given_to=Judge", "what=Book", "date=2026-10-05");
    ADD(book, "copy", "what=take_home", "student=S1", "for_whom=Maya", "made_on=2026-10-05", "revoked_on=2026-10-08");
    ADD(book, "copy", "what=backup", "made_on=2026-10-05");
    ADD(book, "closing", "student=S2", "year=2025", "closed_on=2026-01-10");
    pair_of("record", visit, pair);
    ADD(book, "comment", "kind=visit", "text=Done?", "date=2026-10-05", "resolved=no", pair);
    pair_of("record", ask("SELECT id FROM comment"), pair);
    ADD(book, "comment", "kind=comment", "text=Yes", "date=2026-10-06", pair);
    ADD(book, "review", "student=S2", "kind=month", "record=2026-10", "date=2026-11-02");
    ADD(book, "review", "student=S2", "kind=project", "record=Swine", "date=2026-11-02", "verdict=returned");

    char *before = bookcase_dump(book), *folder = bookcase_file(at, "out"), *copy = bookcase_file(at, "copy.saebook");
    if (!export_all(book, folder, NULL, &err))
        fail_msg("%s", err.text);
    book_close(book);
    make_book(at, copy);
    for (size_t k = 0; k < kind_count(); k++)
        import(folder, kind_at(k)->name);
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    free(folder);
    free(copy);
}

/* Attendance of a whole school by a file, as a changeset and as a batch: the same entries, one step. */
static void test_imports_of_attendance(void **state)
{
    struct bookcase *at = *state;
    static const int sizes[] = {40, 6000};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct buf name = {0}, path = {0};
        buf_addf(&name, "school%zu.saebook", i);
        char *file = bookcase_file(at, buf_text(&name));
        make_book(at, file);
        ADD(book, "event", "name=Food drive", "date=2026-10-03", "time=2", "counts_as=activity service");
        buf_addf(&path, "%s/student.csv", at->folder);
        FILE *out = fopen(buf_text(&path), "w");
        assert_non_null(out);
        fprintf(out, "number,name,entered_ag_ed\n");
        for (int n = 0; n < sizes[i]; n++)
            fprintf(out, "N%d,\"Last%d, First\",2025-01-01\n", n, n);
        assert_int_equal(fclose(out), 0);
        import(at->folder, "student");
        char *before = bookcase_dump(book);
        buf_clear(&path);
        buf_addf(&path, "%s/attended.csv", at->folder);
        out = fopen(buf_text(&path), "w");
        assert_non_null(out);
        fprintf(out, "student,event,role\n");
        for (int n = 0; n < sizes[i]; n++)
            fprintf(out, "N%d,Food drive,%s\n", n, n % 7 == 0 ? "lead" : "");
        assert_int_equal(fclose(out), 0);
        import(at->folder, "attended");
        assert_int_equal(ask("SELECT count(*) FROM activity WHERE time = 120"), sizes[i]);
        assert_int_equal(ask("SELECT count(*) FROM service AS s JOIN attended AS a ON a.student = s.student AND a.event = s.event"), sizes[i]);
        undo();
        char *after = bookcase_dump(book);
        assert_string_equal(before, after);
        free(before);
        free(after);
        free(file);
        buf_free(&name);
        buf_free(&path);
        if (i + 1 < COUNT_OF(sizes))
            book_close(book);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define WITH_FILES(name) cmocka_unit_test_setup_teardown(name, bookcase_setup_empty, bookcase_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_refused),
        TEST(test_what_belongs_to_others),
        TEST(test_a_year_is_closed_again),
        TEST(test_an_event_writes_entries),
        TEST(test_entries_follow_the_attendance),
        TEST(test_an_event_keeps_everybody),
        TEST(test_an_entry_that_was_there),
        TEST(test_remarks_on_any_record),
        TEST(test_remarks_follow_the_student),
        TEST(test_remarks_go_with_the_record),
        TEST(test_undo_keeps_what_was_said),
        TEST(test_undo_knows_the_tables),
        TEST(test_what_a_form_offers),
        WITH_FILES(test_a_book_comes_back_as_it_was),
        WITH_FILES(test_imports_of_attendance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
