/* What an application would be returned for, by a reviewer who reads the records. */
#include "support/check.h"

#include "support/applicant.h"

#include "award/returned.h"
#include "base/buf.h"
#include <stdio.h>

/* The texts of one requirement, a line each. */
static void reasons_are(const char *id, const char *wanted)
{
    struct award_returned returned;
    struct err err = {{0}};
    struct award_request mine = applicant_asks();
    struct buf got = {0};
    if (!award_returned_read(book, &mine, &returned, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < returned.count; i++)
        if (strcmp(returned.list[i].id, id) == 0)
            buf_addf(&got, "%s|%s|%s\n", returned.list[i].text, returned.list[i].todo,
                     returned.list[i].kind ? returned.list[i].kind : "-");
    assert_string_equal(buf_text(&got), wanted);
    buf_free(&got);
    award_returned_clear(&returned);
}

static void test_barter_pairs(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Market swine", "type=barter", "category=feed",
        "amount=110", "date=2026-05-01");
    ADD(book, "money", "student=S1", "project=Market swine", "type=labor", "category=rent",
        "amount=25", "date=2026-05-02");
    ADD(book, "money", "student=S1", "project=Market swine", "type=gift", "category=supplies",
        "amount=30", "date=2026-05-03"); /* a gift has no other side, and is told as one */
    reasons_are("NONCASH", "");
    ADD(book, "project", "student=S1", "title=Garden", "type=ownership",
        "award_area=Vegetable Production", "began=2025-01-01");
    ADD(book, "money", "student=S1", "project=Market swine", "to_project=Garden", "type=transfer",
        "category=fertilizer", "amount=12.50", "date=2026-05-04");
    reasons_are("NONCASH",
                "What came in without cash was spent without cash: 2026: 147.50 came in without "
                "cash, 135.00 was spent without cash|Enter both sides of each trade, or say in the "
                "financial answer where the rest went.|student\n");
}

static void test_beginning(void **state)
{
    char record[40];
    (void)state;
    int64_t hogs = ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2025-01-01",
                       "item=Hogs", "value=640");
    ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2026-12-31", "item=Hogs",
        "value=300");
    reasons_are("BEGINNING",
                "What was there when records began is explained: Hogs|Write a comment on each: a "
                "gift, bought with savings, raised.|stock\n");
    (void)snprintf(record, sizeof record, "record=#%lld", (long long)hogs);
    ADD(book, "comment", "kind=stock", record, "text=Bought with what I had saved");
    reasons_are("BEGINNING", "");
}

/* Very many alike are counted. */
static void test_many_alike(void **state)
{
    struct award_returned returned;
    struct award_request mine = applicant_asks();
    struct err err = {{0}};
    char item[24];
    size_t told = 0;
    (void)state;
    for (int i = 0; i < 20; i++) {
        (void)snprintf(item, sizeof item, "item=Thing %02d", i);
        ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2025-01-01", item,
            "value=1");
    }
    assert_true(award_returned_read(book, &mine, &returned, &err));
    for (size_t i = 0; i < returned.count; i++)
        if (strcmp(returned.list[i].id, "BEGINNING") == 0 && ++told == 13)
            assert_string_equal(
                returned.list[i].text,
                "What was there when records began is explained: 8 more like these");
    assert_int_equal(told, 13);
    award_returned_clear(&returned);
}

static void test_to_december(void **state)
{
    (void)state;
    reasons_are("TO_DECEMBER", "");
    ADD(book, "project", "student=S1", "title=Sows", "type=ownership",
        "award_area=Swine Production", "began=2025-01-01");
    ADD(book, "hours", "student=S1", "project=Sows", "time=1", "activity=Fed", "date=2026-09-30");
    reasons_are("TO_DECEMBER",
                "Records run on to 31 December: Sows|Enter what the last months had, or end the "
                "project on its last day.|project\n");
    ADD(book, "hours", "student=S1", "project=Sows", "time=1", "activity=Fed", "date=2026-10-01");
    reasons_are("TO_DECEMBER", "");
}

static void test_what_check_finds(void **state)
{
    (void)state;
    reasons_are("ERRORS", "");
    ADD(book, "project", "student=S1", "title=Garden", "type=ownership",
        "award_area=Vegetable Production", "began=2025-01-01", "ended=2026-06-01", "status=closed");
    ADD(book, "hours", "student=S1", "project=Garden", "time=1", "activity=Weeded",
        "date=2026-06-02");
    reasons_are("ERRORS", ""); /* of a project that is not in it */
    ADD(book, "money", "student=S1", "project=Market swine", "type=expense", "category=feed",
        "amount=90", "date=2026-11-05");
    reasons_are("QUESTIONS",
                "cash is below zero from 5 Nov 2026|say where the money came from: My money in, a "
                "loan, a missing sale|student\n");
    onebook_change("UPDATE project SET ended = '2026-10-01' WHERE title = 'Market swine'");
    reasons_are("ERRORS",
                "is dated 1 Nov 2026, but the project ended on 1 Oct 2026|correct one of the two "
                "days|hours\n"
                "is dated 5 Nov 2026, but the project ended on 1 Oct 2026|correct one of the two "
                "days|money\n");
}

static void test_duties_above_the_summary(void **state)
{
    struct award_request mine = {
        .student = maya, .area = "Agricultural Sales", .type = "placement", .year = YEAR};
    struct award_scope scope;
    struct err err = {{0}};
    int64_t years = -1;
    bool known;
    (void)state;
    ADD(book, "project", "student=S1", "title=Feed store", "type=placement",
        "award_area=Agricultural Sales", "began=2025-01-01");
    ADD(book, "position", "student=S1", "project=Feed store", "title=Clerk", "employer=Hale",
        "begins=2025-01-01", "ends=2026-12-31", "duties=Counter\nYard");
    ADD(book, "hours", "student=S1", "project=Feed store", "time=10", "activity=Sold",
        "duty=Counter", "position=Clerk", "date=2026-03-01");
    for (int below = 0; below < 2; below++) {
        /* Only another program can have written hours below zero. */
        if (below)
            onebook_change("INSERT INTO brought_forward"
                           " (id, student, project, year, line, amount, source)"
                           " SELECT 77, student, id, 2026, 'unpaid_hours', -250, 'x' FROM project"
                           " WHERE title = 'Feed store'");
        assert_true(award_scope_read(book, &mine, &scope, &err));
        assert_true(award_measure(book, &scope, "duties_above_summary", &years, &known, &err));
        assert_int_equal(years, below);
        award_scope_clear(&scope);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_barter_pairs),
        TEST(test_beginning),
        TEST(test_many_alike),
        TEST(test_to_december),
        TEST(test_what_check_finds),
        TEST(test_duties_above_the_summary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
