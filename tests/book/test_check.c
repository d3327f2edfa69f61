/* Every finding: a record that causes it, and that it is gone when the record is mended. */
#include "support/check.h"

#include "support/add.h"

#include "book/book.h"
#include "book/change.h"
#include "check/check.h"
#include "kinds/record.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;

static int64_t sign(const char *project, const char *party)
{
    char its[60], who[40];
    snprintf(its, sizeof its, "project=%s", project);
    snprintf(who, sizeof who, "party=%s", party);
    return ADD(book, "agreement", "student=S1", its, who, "name=X", "signed_on=2025-01-02", "method=paper");
}

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Store", "type=placement", "began=2025-01-01");
    ADD(book, "plan", "student=S1", "project=Swine", "year=2026");
    ADD(book, "plan", "student=S1", "project=Store", "year=2026");
    ADD(book, "safety", "student=S1", "project=Swine", "hazard=Gate", "date=2025-01-02");
    ADD(book, "safety", "student=S1", "project=Store", "hazard=Forklift", "date=2025-01-02");
    ADD(book, "position", "student=S1", "project=Store", "title=Clerk", "employer=Hale", "begins=2025-01-01");
    sign("Store", "student");
    sign("Store", "parent");
    sign("Store", "employer");
    sign("Store", "teacher");
    ADD(book, "evaluation", "student=S1", "project=Store", "name=Hale", "relation=employer", "area=attitude", "rating=4", "date=2026-06-01");
    ADD(book, "balance", "student=S1", "as_of=2025-01-01", "item=Savings", "class=cash", "amount=100");
    ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2026-11-20");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

struct found {
    char ids[2000];
    char texts[4000];
    int errors, count;
};

static bool note(void *context, const struct check_finding *finding, struct err *err)
{
    struct found *found = context;
    (void)err;
    /* When these records were written is the machine's clock, not the test's: test_mend.c. */
    if (strcmp(finding->check->id, "written_late") == 0 || strcmp(finding->check->id, "one_week") == 0)
        return true;
    strncat(found->ids, finding->check->id, sizeof found->ids - strlen(found->ids) - 1);
    strncat(found->ids, " ", sizeof found->ids - strlen(found->ids) - 1);
    strncat(found->texts, finding->text, sizeof found->texts - strlen(found->texts) - 1);
    strncat(found->texts, "\n", sizeof found->texts - strlen(found->texts) - 1);
    found->errors += finding->check->severity == CHECK_ERROR;
    found->count++;
    return true;
}

static struct found run(void)
{
    struct found found = {.count = 0};
    struct err err = {{0}};
    if (!check_run(book, 0, note, &found, &err))
        fail_msg("%s", err.text);
    return found;
}

/* Just this finding, and a sentence with these words. */
static void expect(const char *id, const char *words)
{
    struct found found = run();
    if (found.count != 1 || strncmp(found.ids, id, strlen(id)) != 0 ||
        found.ids[strlen(id)] != ' ')
        fail_msg("wanted %s alone, found: %s", id, found.ids);
    if (strstr(found.texts, words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", found.texts, words);
}

static void test_a_sound_book_has_no_findings(void **state)
{
    (void)state;
    struct found found = run();
    if (found.count != 0)
        fail_msg("%s", found.texts);
}

static void test_paid_hours_need_a_job(void **state)
{
    (void)state;
    ADD(book, "hours", "student=S1", "project=Store", "time=2", "activity=Shelves", "paid=yes", "date=2026-11-01");
    expect("paid_without_job", "paid entries of 2026 without a job: 1");
    assert_int_equal(run().errors, 1);
}

static void test_days_out_of_range(void **state)
{
    (void)state;
    int64_t id = ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=x", "date=2024-12-31");
    expect("before_records", "31 Dec 2024");
    assert_true(record_remove(book, kind_find("hours"), id, NULL, NULL));
    id = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=5", "date=2026-11-23");
    expect("future", "23 Nov 2026");
    assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
    ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2025-01-01", "ended=2025-06-30", "status=closed");
    ADD(book, "hours", "student=S1", "project=Goats", "time=1", "activity=x", "date=2025-07-01");
    expect("after_close", "30 Jun 2025");
}

/* What is owned and owed has days, too. */
static void test_worth_before_and_after(void **state)
{
    (void)state;
    int64_t item = ADD(book, "asset", "student=S1", "project=Swine", "name=Scale", "class=equipment",
                       "acquired=2024-12-31", "how=gift", "cost=50");
    expect("owned_before", "31 Dec 2024, before records begin on 1 Jan 2025");
    assert_true(record_remove(book, kind_find("asset"), item, NULL, NULL));
    item = ADD(book, "asset", "student=S1", "project=Swine", "name=Scale", "class=equipment",
               "acquired=2024-12-31", "how=beginning", "cost=50");
    assert_int_equal(run().count, 0); /* an earlier day is kept for the reader */
    ADD(book, "disposal", "student=S1", "asset=Scale", "date=2024-12-31", "how=sold", "proceeds=5");
    expect("gone_before", "31 Dec 2024");
    assert_true(record_remove(book, kind_find("asset"), item, NULL, NULL));
    item = ADD(book, "asset", "student=S1", "project=Swine", "name=Scale", "class=equipment",
               "acquired=2025-01-02", "how=beginning", "cost=50");
    expect("beginning_late", "since 2 Jan 2025, but records begin on 1 Jan 2025");
    assert_true(record_remove(book, kind_find("asset"), item, NULL, NULL));

    int64_t loan = ADD(book, "loan", "student=S1", "lender=Dad", "date=2025-01-02", "principal=5",
                       "received=beginning");
    expect("beginning_late", "2 Jan 2025");
    assert_true(record_remove(book, kind_find("loan"), loan, NULL, NULL));
    loan = ADD(book, "loan", "student=S1", "lender=Dad", "date=2024-12-31", "principal=5");
    expect("owned_before", "31 Dec 2024");
    assert_true(record_remove(book, kind_find("loan"), loan, NULL, NULL));
    loan = ADD(book, "loan", "student=S1", "lender=Dad", "date=2026-11-23", "principal=5");
    expect("owned_future", "23 Nov 2026");
    assert_true(record_remove(book, kind_find("loan"), loan, NULL, NULL));

    /* The year's end is counted on one of its last days. */
    int64_t count = ADD(book, "stock", "student=S1", "project=Swine", "as_of=2026-12-31", "item=Feed", "value=0");
    assert_int_equal(run().count, 0);
    assert_true(record_remove(book, kind_find("stock"), count, NULL, NULL));
    ADD(book, "stock", "student=S1", "project=Swine", "as_of=2027-01-01", "item=Feed", "value=0");
    expect("owned_future", "1 Jan 2027");
}

static void test_shares_that_do_not_fit(void **state)
{
    (void)state;
    int64_t id = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=30", "whole=10",
                     "date=2026-11-20");
    expect("above_whole", "is 30.00, more than the whole of it, 10.00");
    assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));

    ADD(book, "share", "crew=Barn", "student=S1", "project=Swine", "begins=2026-02-01", "ends=2026-06-30",
        "parts=1");
    id = ADD(book, "share", "crew=Shed", "student=S1", "project=Swine", "begins=2026-06-30", "parts=1");
    expect("two_crews", "shares of Barn and of Shed");
    assert_true(record_remove(book, kind_find("share"), id, NULL, NULL));
    ADD(book, "share", "crew=Shed", "student=S1", "project=Swine", "begins=2026-07-01", "parts=1");
    assert_int_equal(run().count, 0);
}

static void test_the_size_and_the_crew(void **state)
{
    (void)state;
    ADD(book, "student", "number=S2", "name=Hale, Ann", "entered_ag_ed=2025-01-01", "status=left");
    ADD(book, "project", "student=S2", "title=Swine", "type=ownership", "began=2025-01-01", "status=planned");
    ADD(book, "share", "crew=Barn", "student=S1", "project=Swine", "begins=2026-02-01", "parts=2");
    ADD(book, "share", "crew=Barn", "student=S2", "project=Swine", "begins=2026-02-01", "parts=1");
    ADD(book, "scope", "student=S1", "project=Swine", "year=2026", "size=4", "unit=head", "owned=66.67");
    int64_t id = ADD(book, "scope", "student=S2", "project=Swine", "year=2026", "size=4", "unit=head");
    assert_int_equal(run().count, 0);
    assert_true(record_remove(book, kind_find("scope"), id, NULL, NULL));
    ADD(book, "scope", "student=S2", "project=Swine", "year=2026", "size=4", "unit=head", "owned=50");
    expect("crew_owned", "says that 50 % is owned, by the parts of the crew it is 33.33 %");
}

static void test_paid_before_it_was_borrowed(void **state)
{
    (void)state;
    ADD(book, "loan", "student=S1", "lender=Dad", "date=2026-02-01", "principal=50");
    ADD(book, "money", "student=S1", "type=loan_payment", "loan=Dad 2026-02-01", "amount=5", "date=2026-02-01");
    assert_int_equal(run().count, 0);
    ADD(book, "money", "student=S1", "type=loan_payment", "loan=Dad 2026-02-01", "amount=5", "date=2026-01-31");
    expect("paid_before_loan", "on 31 Jan 2026 what was borrowed on 1 Feb 2026");
}

static void test_pay_across_the_year(void **state)
{
    (void)state;
    ADD(book, "paycheck", "student=S1", "project=Store", "position=Clerk", "date=2026-01-08",
        "begins=2025-12-20", "ends=2026-01-04", "time=40", "gross=400");
    assert_int_equal(run().count, 0);
    ADD(book, "hours", "student=S1", "project=Store", "position=Clerk", "time=8", "activity=Shelves", "paid=yes",
        "date=2025-12-22");
    expect("pay_across", "work since 20 Dec 2025");
    int64_t id = ADD(book, "hours", "student=S1", "project=Store", "position=Clerk", "time=8", "activity=Shelves",
                     "paid=yes", "date=2025-12-19");
    ADD(book, "hours", "student=S1", "project=Store", "position=Clerk", "time=4", "activity=Shelves", "paid=yes",
        "date=2026-01-03");
    struct found found = run();
    if (strstr(found.ids, "pay_across") != NULL)
        fail_msg("%s", found.texts);
    assert_true(record_remove(book, kind_find("hours"), id, NULL, NULL));
}

static void test_cash_below_zero(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "amount=150", "category=feed", "date=2026-03-01");
    expect("cash_below_zero", "1 Mar 2026");
    ADD(book, "money", "student=S1", "type=contribution", "amount=60", "date=2026-02-28");
    assert_int_equal(run().count, 0);
}

static void test_counts(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "amount=50", "category=feed", "date=2025-03-01");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Feed", "value=20", "as_of=2025-12-31");
    expect("not_counted", "Feed: last counted on 31 Dec 2025");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Feed", "value=45", "as_of=2026-11-01");
    expect("unexplained_rise", "25.00");
    int64_t gift = ADD(book, "money", "student=S1", "project=Swine", "type=gift", "amount=25", "category=feed", "date=2026-10-01");
    assert_int_equal(run().count, 0);
    assert_true(record_remove(book, kind_find("money"), gift, NULL, NULL));
    int64_t died = ADD(book, "head", "student=S1", "project=Swine", "change=died", "count=1", "date=2026-10-01");
    expect("unexplained_rise", "25.00");
    assert_true(record_remove(book, kind_find("head"), died, NULL, NULL));
    int64_t born = ADD(book, "head", "student=S1", "project=Swine", "change=born", "count=9", "date=2026-10-01");
    assert_int_equal(run().count, 0);
    assert_true(record_remove(book, kind_find("head"), born, NULL, NULL));
    ADD(book, "harvest", "student=S1", "project=Swine", "crop=Hay", "quantity=30", "unit=bales", "date=2025-10-01");
    expect("unexplained_rise", "25.00"); /* of another year */
    ADD(book, "harvest", "student=S1", "project=Swine", "crop=Hay", "quantity=30", "unit=bales", "date=2026-07-01");
    assert_int_equal(run().count, 0);
}

static void test_a_lasting_item_sold_as_a_product(void **state)
{
    (void)state;
    ADD(book, "asset", "student=S1", "project=Swine", "name=Dot", "class=breeding_livestock", "how=gift", "cost=250", "acquired=2026-01-10");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=300", "memo=Sold dot to a neighbor", "date=2026-05-01");
    expect("sold_capital", "Dot");
}

static void test_stated_once(void **state)
{
    (void)state;
    ADD(book, "balance", "student=S1", "item=Owed by Ann", "class=receivable", "amount=30", "as_of=2025-06-01");
    expect("stated_once", "Owed by Ann was stated on 1 Jun 2025");
}

static void test_hours_and_paychecks(void **state)
{
    (void)state;
    ADD(book, "hours", "student=S1", "project=Store", "time=10", "activity=x", "paid=yes", "position=Clerk", "date=2026-11-01");
    ADD(book, "paycheck", "student=S1", "project=Store", "position=Clerk", "time=12", "gross=120", "date=2026-11-15");
    expect("pay_hours", "2.00 hours more");
    ADD(book, "hours", "student=S1", "project=Store", "time=2", "activity=x", "paid=yes", "position=Clerk", "date=2026-11-02");
    assert_int_equal(run().count, 0);
    ADD(book, "hours", "student=S1", "project=Swine", "time=6:30", "activity=x", "date=2026-11-01");
    expect("long_day", "16.50 hours");
}

static void test_one_long_duty(void **state)
{
    (void)state;
    for (int i = 0; i < 21; i++) {
        char date[32];
        snprintf(date, sizeof date, "date=2026-10-%02d", i + 1);
        ADD(book, "hours", "student=S1", "project=Store", "time=10", "activity=Counter", "duty=Counter", date);
    }
    expect("long_duty", "Counter, 2026: 210.00 hours");
}

static void test_service_and_sae_alike(void **state)
{
    (void)state;
    ADD(book, "service", "student=S1", "name=Pantry", "time=1", "date=2026-11-20");
    expect("same_hours", "20 Nov 2026");
}

static void test_silence_and_no_plan(void **state)
{
    (void)state;
    ADD(book, "project", "student=S1", "title=Bees", "type=ownership", "began=2026-01-01");
    ADD(book, "safety", "student=S1", "project=Bees", "hazard=Stings");
    expect("no_plan", "has no plan");
    ADD(book, "plan", "student=S1", "project=Bees", "year=2026");
    ADD(book, "student", "number=S2", "name=Hale, Ann", "entered_ag_ed=2025-01-01");
    expect("no_entry", "never");
}

static void close_project(int64_t id)
{
    struct record record;
    assert_true(record_read(book, kind_find("project"), id, &record, NULL));
    assert_true(record_set(book, &record, kind_field(record.kind, "status"), "closed", 6, 0, NULL));
    assert_true(record_save(book, &record, NULL, NULL, NULL));
    record_clear(&record);
}

static void test_agreement(void **state)
{
    (void)state;
    ADD(book, "project", "student=S1", "title=Garden", "type=service_learning", "began=2026-01-01");
    ADD(book, "plan", "student=S1", "project=Garden", "year=2026");
    ADD(book, "safety", "student=S1", "project=Garden", "hazard=Tiller");
    ADD(book, "service_plan", "student=S1", "project=Garden", "need=Food");
    expect("no_agreement", "not signed by the student, a parent or guardian, the teacher;");
    sign("Garden", "student");
    sign("Garden", "parent");
    ADD(book, "agreement", "student=S1", "project=Garden", "party=teacher", "name=Ms. Hale"); /* not yet */
    expect("no_agreement", "not signed by the teacher;");
    sign("Garden", "teacher");
    assert_int_equal(run().count, 0);

    /* Of a job the employer, too. */
    int64_t id = ADD(book, "project", "student=S1", "title=Vet", "type=placement", "began=2026-11-01");
    ADD(book, "plan", "student=S1", "project=Vet", "year=2026");
    ADD(book, "safety", "student=S1", "project=Vet", "hazard=Bites");
    ADD(book, "position", "student=S1", "project=Vet", "title=Aide", "employer=Lee", "begins=2026-08-25");
    sign("Vet", "student");
    sign("Vet", "parent");
    sign("Vet", "teacher");
    expect("no_agreement", "not signed by the employer;");
    close_project(id);
    assert_int_equal(run().count, 0);
}

static void test_safety_and_evaluation(void **state)
{
    (void)state;
    int64_t id = ADD(book, "project", "student=S1", "title=Bees", "type=ownership", "began=2026-01-01");
    ADD(book, "plan", "student=S1", "project=Bees", "year=2026");
    expect("no_safety", "has no safety check");
    close_project(id);
    assert_int_equal(run().count, 0);
    ADD(book, "project", "student=S1", "title=Basics", "type=foundational", "began=2026-01-01");
    expect("no_safety", "has no safety check");
    ADD(book, "foundational", "student=S1", "component=career", "level=awareness", "activity=Survey");
    expect("no_safety", "has no safety check");
    ADD(book, "foundational", "student=S1", "component=safety", "level=awareness", "activity=Shop rules");
    assert_int_equal(run().count, 0);

    ADD(book, "project", "student=S1", "title=Vet", "type=placement", "began=2026-08-25");
    ADD(book, "plan", "student=S1", "project=Vet", "year=2026");
    ADD(book, "safety", "student=S1", "project=Vet", "hazard=Bites");
    ADD(book, "position", "student=S1", "project=Vet", "title=Aide", "employer=Lee", "begins=2026-08-25");
    sign("Vet", "student");
    sign("Vet", "parent");
    sign("Vet", "employer");
    sign("Vet", "teacher");
    assert_int_equal(run().count, 0); /* too early to be evaluated */
    setenv("SAEBOOK_TODAY", "2026-11-24", 1);
    expect("no_evaluation", "has run since 25 Aug 2026");
    ADD(book, "evaluation", "student=S1", "project=Vet", "name=Lee", "relation=employer", "area=safety", "rating=5");
    assert_int_equal(run().count, 0);
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
}

static void test_what_another_program_broke(void **state)
{
    (void)state;
    assert_true(change_begin(book, CHANGE_RECORDED, NULL));
    assert_true(book_exec(book, "UPDATE total SET amount = amount + 1 WHERE line = 'unpaid_hours'", NULL));
    assert_true(book_exec(book, "INSERT INTO teacher (id, name) VALUES (1, 'Ms. Hale')", NULL));
    assert_true(change_commit(book, "broke the totals", NULL, NULL));
    expect("totals", "totals are not");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_sound_book_has_no_findings),
        TEST(test_paid_hours_need_a_job),
        TEST(test_days_out_of_range),
        TEST(test_worth_before_and_after),
        TEST(test_shares_that_do_not_fit),
        TEST(test_the_size_and_the_crew),
        TEST(test_paid_before_it_was_borrowed),
        TEST(test_pay_across_the_year),
        TEST(test_cash_below_zero),
        TEST(test_counts),
        TEST(test_a_lasting_item_sold_as_a_product),
        TEST(test_stated_once),
        TEST(test_hours_and_paychecks),
        TEST(test_one_long_duty),
        TEST(test_service_and_sae_alike),
        TEST(test_silence_and_no_plan),
        TEST(test_agreement),
        TEST(test_safety_and_evaluation),
        TEST(test_what_another_program_broke),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
