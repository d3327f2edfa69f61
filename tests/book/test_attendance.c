/* Who was at an event: the entries that follow from it, that follow it when it changes, and that a
 * file of a whole school brings. */
#include "support/check.h"

#include "support/classroom.h"
#include "support/kindcase.h"

#include "base/attr.h"
#include "base/buf.h"
#include "kinds/record.h"
#include <stdio.h>
#include <stdlib.h>

static void test_an_event_writes_entries(void **state)
{
    (void)state;
    ADD(book, "event", "name=Livestock Evaluation", "date=2026-10-03", "level=district", "time=3",
        "counts_as=hours, Activity service", "in_class=yes");
    assert_int_equal(onebook_ask("SELECT counts_as = 'activity service hours' FROM event"), 1);
    int64_t changes = onebook_ask("SELECT count(*) FROM change");
    char *before = bookcase_dump(book);
    ADD(book, "attended", "student=S1", "event=Livestock Evaluation", "role=team member");
    assert_int_equal(onebook_ask("SELECT count(*) FROM change"), changes + 1); /* one step */
    /* The rules know the contest, so they know that it is a CDE. */
    assert_int_equal(
        onebook_ask("SELECT count(*) FROM activity WHERE category = 'cde' AND level = 'district' "
                    "AND time = 180"
                    " AND role = 'team member' AND date = '2026-10-03' AND event IS NOT NULL"),
        1);
    assert_int_equal(
        onebook_ask(
            "SELECT count(*) FROM service WHERE name = 'Livestock Evaluation' AND time = 180"),
        1);
    assert_int_equal(
        onebook_ask("SELECT count(*) FROM hours AS h JOIN project AS p ON p.id = h.project"
                    " WHERE p.title = 'My plan' AND in_class = 1 AND time = 180 AND activity = "
                    "'Livestock Evaluation'"),
        1);
    onebook_undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    onebook_undo();
    assert_int_equal(onebook_ask("SELECT count(*) FROM event"), 0);
}

static void test_entries_follow_the_attendance(void **state)
{
    (void)state;
    int64_t event = ADD(book, "event", "name=Food drive", "date=2026-10-03", "time=2",
                        "counts_as=activity service");
    int64_t hers = ADD(book, "attended", "student=S1", "event=Food drive"),
            his = ADD(book, "attended", "student=S2", "event=Food drive", "time=1");
    assert_int_equal(
        onebook_ask("SELECT count(*) FROM activity WHERE category = 'poa' AND level = 'chapter'"),
        2);
    assert_int_equal(onebook_ask("SELECT sum(time) FROM service"), 180);

    /* What was written by hand stays; what comes from the event follows it. */
    int64_t row = onebook_ask(
        "SELECT a.id FROM activity AS a JOIN student AS s ON s.id = a.student WHERE number = 'S1'");
    SET(book, "activity", row, "category=committee", "result=400 cans");
    char *before = bookcase_dump(book);
    int64_t changes = onebook_ask("SELECT count(*) FROM change");
    SET(book, "event", event, "date=2026-10-04", "time=3", "counts_as=activity hours",
        "project_title=SWINE");
    assert_int_equal(onebook_ask("SELECT count(*) FROM change"), changes + 1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM activity WHERE date = '2026-10-04'"), 2);
    assert_int_equal(onebook_ask("SELECT count(*) FROM activity WHERE category = 'committee' AND "
                                 "result = '400 cans' AND time = 180"),
                     1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM service"), 0);
    assert_int_equal(onebook_ask("SELECT count(*) FROM hours AS h JOIN project AS p ON p.id = "
                                 "h.project WHERE p.title = 'Swine'"),
                     2);
    assert_int_equal(onebook_ask("SELECT sum(time) FROM hours"), 240);
    onebook_undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);

    /* Another student instead: the entries move. */
    assert_true(record_remove(book, kind_find("attended"), his, NULL, NULL));
    assert_int_equal(onebook_ask("SELECT count(*) FROM service"), 1);
    before = bookcase_dump(book);
    SET(book, "attended", hers, "student=S2");
    assert_int_equal(onebook_ask("SELECT count(*) FROM service AS x JOIN student AS s ON s.id = "
                                 "x.student WHERE number = 'S2'"),
                     1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM service"), 1);
    onebook_undo();
    after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);

    /* An event with people in it is not deleted by mistake. */
    struct err err = {{0}};
    assert_false(record_remove(book, kind_find("event"), event, NULL, &err));
    assert_says(err.text, "1 Attendance (attended)");
    assert_true(record_remove(book, kind_find("attended"), hers, NULL, NULL));
    assert_int_equal(onebook_ask("SELECT count(*) FROM activity"), 0);
    assert_true(record_remove(book, kind_find("event"), event, NULL, NULL));
}

/* An event is not changed into something that somebody's entries cannot follow: nothing is written.
 */
static void test_an_event_keeps_everybody(void **state)
{
    (void)state;
    int64_t event = ADD(book, "event", "name=Meeting", "date=2026-10-03");
    ADD(book, "attended", "student=S1", "event=Meeting");
    ADD(book, "attended", "student=S2", "event=Meeting");
    char *before = bookcase_dump(book);
    assert_says(CHANGE(book, "event", event, "counts_as=hours", "time=1"),
                "no foundational project");
    assert_says(CHANGE(book, "event", event, "counts_as=service"),
                "somebody who was there: is missing");
    ADD(book, "hours", "student=S1", "project=Swine", "time=23", "activity=Fair",
        "date=2026-10-05");
    onebook_undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    ADD(book, "hours", "student=S1", "project=Swine", "time=23", "activity=Fair",
        "date=2026-10-03");
    assert_says(CHANGE(book, "event", event, "counts_as=hours", "time=2", "project_title=Swine"),
                "more than 24 hours");
}

/* Who entered the hours alone does not get them twice. */
static void test_an_entry_that_was_there(void **state)
{
    (void)state;
    ADD(book, "event", "name=Work day", "date=2026-10-03", "counts_as=hours", "time=2",
        "project_title=Swine");
    ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Built pens",
        "date=2026-10-03", "event=Work day");
    ADD(book, "attended", "student=S1", "event=2026-10-03 Work day");
    assert_int_equal(onebook_ask("SELECT count(*) FROM hours"), 1);
    assert_int_equal(onebook_ask("SELECT time FROM hours"), 120);
}

/* Attendance of a whole school by a file, as a changeset and as a batch: the same entries, one
 * step. */
static void test_imports_of_attendance(void **state)
{
    struct bookcase *at = *state;
    static const int sizes[] = {40, 6000};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct buf name = {0}, path = {0};
        buf_addf(&name, "school%zu.saebook", i);
        char *file = bookcase_file(at, buf_text(&name));
        kindcase_make(at, file);
        ADD(book, "event", "name=Food drive", "date=2026-10-03", "time=2",
            "counts_as=activity service");
        buf_addf(&path, "%s/student.csv", at->folder);
        FILE *out = fopen(buf_text(&path), "w");
        assert_non_null(out);
        fprintf(out, "number,name,entered_ag_ed\n");
        for (int n = 0; n < sizes[i]; n++)
            fprintf(out, "N%d,\"Last%d, First\",2025-01-01\n", n, n);
        assert_int_equal(fclose(out), 0);
        kindcase_import(at->folder, "student");
        char *before = bookcase_dump(book);
        buf_clear(&path);
        buf_addf(&path, "%s/attended.csv", at->folder);
        out = fopen(buf_text(&path), "w");
        assert_non_null(out);
        fprintf(out, "student,event,role\n");
        for (int n = 0; n < sizes[i]; n++)
            fprintf(out, "N%d,Food drive,%s\n", n, n % 7 == 0 ? "lead" : "");
        assert_int_equal(fclose(out), 0);
        kindcase_import(at->folder, "attended");
        assert_int_equal(onebook_ask("SELECT count(*) FROM activity WHERE time = 120"), sizes[i]);
        assert_int_equal(onebook_ask("SELECT count(*) FROM service AS s JOIN attended AS a ON "
                                     "a.student = s.student AND a.event = s.event"),
                         sizes[i]);
        onebook_undo();
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
    const struct CMUnitTest tests[] = {
        TEST(test_an_event_writes_entries),
        TEST(test_entries_follow_the_attendance),
        TEST(test_an_event_keeps_everybody),
        TEST(test_an_entry_that_was_there),
        WITH_FILES(test_imports_of_attendance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
