/* Comments and reviews, which are about any record: they follow it, go with it and come back with
 * it, and undo leaves none about nothing. */
#include "support/check.h"

#include "support/classroom.h"
#include "support/kindcase.h"

#include "base/buf.h"
#include "book/change.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include <stdlib.h>

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
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed",
                        "date=2026-10-03");
    pair_of("record", hours % 1000000, pair); /* a unique ending will do */
    int64_t first =
        ADD(book, "comment", "kind=Hours", pair, "text=How much?\nOf what?", "author=Ms. Hale");
    assert_told("comment", first, "comment on Hours: 1 h 30 m, Swine: Fed: How much?");
    assert_int_equal(
        onebook_ask("SELECT count(*) FROM comment AS c JOIN student AS s ON s.id = c.student"
                    " WHERE kind = 'hours' AND number = 'S1'"),
        1);
    pair_of("record", first, pair);
    int64_t answer = ADD(book, "comment", "kind=comment", pair, "text=5 lb");
    int64_t second =
        ADD(book, "comment", "record=swine", "student=S2", "kind=project", "text=Nice");
    assert_told("comment", second, "comment on Project: Swine: Nice");
    assert_int_equal(onebook_ask("SELECT count(*) FROM comment AS c JOIN project AS p ON p.id = "
                                 "c.record AND p.student = c.student"),
                     1);
    int64_t course = ADD(book, "comment", "kind=course", "record=Ag II 2026", "text=Full");
    assert_told("comment", course, "comment on Course: Ag II 2026: Full");
    int64_t month =
        ADD(book, "review", "student=S1", "kind=Month", "record=10/2026", "author=Ms. Hale");
    assert_told("review", month, "review of Oct 2026, Maya Ortiz: approved");
    assert_int_equal(onebook_ask("SELECT record FROM review"), 202610);
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
    int64_t service =
        ADD(book, "service", "student=S1", "name=Food drive", "time=1", "date=2026-10-03");
    pair_of("record", service, pair);
    ADD(book, "comment", "kind=service", pair, "text=Was that you?");
    SET(book, "service", service, "student=S2");
    assert_int_equal(onebook_ask("SELECT count(*) FROM comment AS c JOIN service AS s ON s.id = "
                                 "c.record AND s.student = c.student"),
                     1);
    onebook_undo();
    assert_int_equal(onebook_ask("SELECT count(*) FROM comment AS c JOIN student AS s ON s.id = "
                                 "c.student WHERE number = 'S1'"),
                     1);
}

/* What is said about a record, and about that, goes with it, and comes back with it. */
static void test_remarks_go_with_the_record(void **state)
{
    char pair[48];
    struct err err = {{0}};
    (void)state;
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed",
                        "date=2026-10-03");
    int64_t other = ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed",
                        "date=2026-10-04");
    pair_of("record", hours, pair);
    ADD(book, "review", "kind=hours", pair, "verdict=returned");
    int64_t comment = ADD(book, "comment", "kind=hours", pair, "text=How much?");
    pair_of("record", comment, pair);
    ADD(book, "comment", "kind=comment", pair, "text=5 lb");
    pair_of("record", other, pair);
    ADD(book, "comment", "kind=hours", pair, "text=Good");
    char *before = bookcase_dump(book);
    assert_true(record_remove(book, kind_find("hours"), hours, NULL, NULL));
    assert_int_equal(onebook_ask("SELECT count(*) FROM comment"), 1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM review"), 0);
    onebook_undo();
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(after);
    /* Redone and undone it is the same again. */
    int64_t undoing = onebook_ask("SELECT max(id) FROM change");
    if (!change_undo(book, undoing, NULL, &err))
        fail_msg("%s", err.text);
    assert_int_equal(onebook_ask("SELECT count(*) FROM comment"), 1);
    if (!change_undo(book, onebook_ask("SELECT max(id) FROM change"), NULL, &err))
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
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed",
                        "date=2026-10-03");
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
    onebook_undo();
    if (!change_undo(book, entered, NULL, &err))
        fail_msg("%s", err.text);
    assert_int_equal(onebook_ask("SELECT count(*) FROM hours"), 0);
}

/* Every table that could hold such a row is one that undo looks at. */
static void test_undo_knows_the_tables(void **state)
{
    (void)state;
    assert_int_equal(
        onebook_ask("SELECT count(*) FROM sqlite_schema AS m WHERE type = 'table'"
                    " AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'record')"
                    " AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'kind')"
                    " AND name NOT IN ('comment', 'review')"),
        0);
}

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
    ADD(book, "hours", "student=S1", "project=Swine", "time=1:30", "activity=Fed",
        "date=2026-10-03");
    ADD(book, "hours", "student=S2", "project=Swine", "time=1", "activity=Fed", "date=2026-10-03");
    text = OFFER("comment", "record", "", "student=S1", "kind=hours");
    assert_non_null(strstr(text, "1 h 30 m, Swine: Fed"));
    assert_null(strstr(text, "=1 h, Swine"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_remarks_on_any_record),
        TEST(test_remarks_follow_the_student),
        TEST(test_remarks_go_with_the_record),
        TEST(test_undo_keeps_what_was_said),
        TEST(test_undo_knows_the_tables),
        TEST(test_what_a_form_offers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
