/* Findings of days and worth, each with the record that causes it and the mends that it has: what a
 * mend says it will do, that the finding is gone then, and that undo brings every row back. */
#include "support/check.h"

#include "support/add.h"
#include "support/bookcase.h"

#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "check/mend.h"
#include "kinds/record.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2019-08-15", "records_from=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Store", "type=placement", "began=2025-01-01");
    ADD(book, "position", "student=S1", "project=Store", "title=Clerk", "employer=Hale", "begins=2025-01-01");
    ADD(book, "money", "student=S1", "type=contribution", "amount=500", "date=2025-01-02");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

/* ---- findings ------------------------------------------------------------------------------- */

struct found {
    const char *id;    /* looked for */
    const char *names; /* and with this in its sentence */
    int count;
    struct check_finding finding; /* the first; texts owned */
};

static bool note(void *context, const struct check_finding *finding, struct err *err)
{
    struct found *found = context;
    (void)err;
    if (strcmp(finding->check->id, found->id) != 0 || strstr(finding->text, found->names) == NULL)
        return true;
    if (found->count++ == 0) {
        found->finding = *finding;
        found->finding.kind = kind_find(finding->kind)->name;
        found->finding.text = mem_text(finding->text);
        found->finding.one = mem_text(finding->one);
        found->finding.two = mem_text(finding->two);
    }
    return true;
}

static struct found look(const char *id, const char *names)
{
    struct found found = {.id = id, .names = names};
    struct err err = {{0}};
    if (!check_run(book, 0, note, &found, &err))
        fail_msg("%s", err.text);
    return found;
}

static void forget(struct found *found)
{
    mem_free(found->finding.text);
    mem_free(found->finding.one);
    mem_free(found->finding.two);
    *found = (struct found){0};
}

/* Of which years: those of the other records of these tests were written whenever the tests run. */
static const char *of_what(const char *id)
{
    bool writing = strcmp(id, "written_late") == 0 || strcmp(id, "one_week") == 0;
    return writing ? "of 2020 w" : "";
}

static void expect(const char *id, const char *words)
{
    struct found found = look(id, of_what(id));
    if (found.count != 1)
        fail_msg("%s was found %d times", id, found.count);
    if (strstr(found.finding.text, words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", found.finding.text, words);
    forget(&found);
}

static void expect_none(const char *id)
{
    struct found found = look(id, of_what(id));
    if (found.count != 0)
        fail_msg("%s is still found: %s", id, found.finding.text);
}

/* ---- mends ---------------------------------------------------------------------------------- */

static const struct mend *mend_named(const char *check, const char *name)
{
    for (size_t i = 0; i < mend_count(); i++)
        if (strcmp(mend_at(i)->check, check) == 0 && strcmp(mend_at(i)->name, name) == 0)
            return mend_at(i);
    fail_msg("there is no mend %s of %s", name, check);
    return NULL;
}

static bool is_listed(const struct check_finding *finding, const struct mend *mend)
{
    const struct mend *list[8];
    size_t count = mend_list(book, finding, list, 8);
    for (size_t i = 0; i < count; i++)
        if (list[i] == mend)
            return true;
    return false;
}

/* The finding is there; the mend tells what it will do; then the finding is gone, and after undo
 * everything is as it was. */
static void mends(const char *check, const char *name, const char *words)
{
    struct err err = {{0}};
    struct mend_plan plan = {0};
    struct buf told = {0};
    char *what = NULL;
    struct found found = look(check, "");
    const struct mend *mend = mend_named(check, name);
    if (found.count == 0)
        fail_msg("%s is not found", check);
    if (!mend_make(book, mend, &found.finding, &plan, &err))
        fail_msg("%s %s: %s", check, name, err.text);
    check_row(name, is_listed(&found.finding, mend));
    mend_tell(book, &plan, 20, &told);
    if (strstr(buf_text(&told), words) == NULL)
        fail_msg("%s %s does not tell \"%s\": %s", check, name, words, buf_text(&told));
    char *before = bookcase_dump(book);
    if (!mend_enter(book, mend, &found.finding, &what, &err))
        fail_msg("%s %s: %s", check, name, err.text);
    check_row(what, strncmp(what, "mended \"", 8) == 0);
    char *after = bookcase_dump(book);
    check_row(name, strcmp(before, after) != 0);
    struct found again = look(check, "");
    if (again.count >= found.count)
        fail_msg("%s is still found after %s: %s", check, name, again.finding.text);
    mem_free(after);
    mem_free(what);
    if (!change_undo(book, change_last_own(book, &err), NULL, &err))
        fail_msg("%s", err.text);
    after = bookcase_dump(book);
    check_row_text(name, after, before);
    mem_free(after);
    mem_free(before);
    buf_free(&told);
    mend_plan_clear(&plan);
    forget(&found);
    forget(&again);
}

/* The mend is not offered, and says why. */
static void cannot(const char *check, const char *name, const char *words)
{
    struct err err = {{0}};
    struct mend_plan plan = {0};
    struct found found = look(check, "");
    const struct mend *mend = mend_named(check, name);
    assert_true(found.count > 0);
    assert_false(mend_make(book, mend, &found.finding, &plan, &err));
    if (strstr(err.text, words) == NULL)
        fail_msg("%s %s: \"%s\" does not say \"%s\"", check, name, err.text, words);
    assert_int_equal(plan.count, 0);
    assert_false(is_listed(&found.finding, mend));
    forget(&found);
}

/* ---- days ----------------------------------------------------------------------------------- */

static void test_before_records(void **state)
{
    (void)state;
    int64_t id = ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed",
                     "amount=42.50", "quantity=10", "unit=bags", "memo=Grower", "date=2024-12-20");
    mends("before_records", "inventory", "add: counted Grower, Swine: 10 bags, $42.50");
    mends("before_records", "carry", "add: feed, cash 2024 brought forward, Swine: 42.50");
    mends("before_records", "earlier", "Records begin 1 Jan 2025 → 20 Dec 2024");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Grower", "value=10", "as_of=2025-01-01");
    mends("before_records", "inventory", "Value of all $10.00 → $52.50");
    cannot("before_records", "earlier", "beginning values");
    assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
    expect_none("before_records");

    id = ADD(book, "hours", "student=S1", "project=Swine", "time=1:20", "activity=Fed", "date=2024-12-21");
    cannot("before_records", "inventory", "only what was bought");
    mends("before_records", "carry", "hours, unpaid 2024 brought forward, Swine: 1.33");
    assert_true(record_remove(book, kind_find("hours"), id, NULL, NULL));
    id = ADD(book, "money", "student=S1", "project=Swine", "type=barter", "category=feed", "amount=30",
             "date=2024-11-01");
    mends("before_records", "carry", "bartered 2024 brought forward, Swine: 30.00");
    assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
    id = ADD(book, "money", "student=S1", "type=other_income", "amount=30", "date=2024-11-01");
    cannot("before_records", "carry", "beginning cash");
    cannot("before_records", "inventory", "only what was bought");
    assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
    id = ADD(book, "paycheck", "student=S1", "project=Store", "position=Clerk", "gross=90", "time=9", "date=2024-11-01");
    mends("before_records", "carry", "gross pay 2024 brought forward, Store: 90.00");
    assert_true(record_remove(book, kind_find("paycheck"), id, NULL, NULL));
}

static void test_future(void **state)
{
    (void)state;
    int64_t id = ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2026-12-24");
    mends("future", "today", "22 Nov 2026");
    mends("future", "last_year", "24 Dec 2025");
    assert_true(record_remove(book, kind_find("hours"), id, NULL, NULL));
    id = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=1", "date=2028-12-24");
    cannot("future", "last_year", "still to come");
    mends("future", "today", "22 Nov 2026");
    assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
    expect_none("future");
}

static void test_after_close(void **state)
{
    (void)state;
    ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2025-01-01", "ended=2025-06-30",
        "status=closed");
    ADD(book, "hours", "student=S1", "project=Goats", "time=1", "activity=x", "date=2025-07-01");
    ADD(book, "money", "student=S1", "project=Goats", "type=sale", "amount=1", "date=2025-08-09");
    mends("after_close", "later", "Ended 30 Jun 2025 → 9 Aug 2025");
    mends("after_close", "open", "Ended 30 Jun 2025 → (none)");
}

static void test_before_the_project(void **state)
{
    (void)state;
    ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2026-03-01");
    expect_none("before_project");
    ADD(book, "hours", "student=S1", "project=Goats", "time=1", "activity=x", "date=2026-02-11");
    ADD(book, "hours", "student=S1", "project=Goats", "time=1", "activity=x", "date=2026-02-12");
    expect("before_project", "has entries from 11 Feb 2026 on, but began on 1 Mar 2026");
    mends("before_project", "earlier", "Began 1 Mar 2026 → 11 Feb 2026");
}

static void test_after_leaving(void **state)
{
    (void)state;
    ADD(book, "student", "number=S2", "name=Hale, Ann", "entered_ag_ed=2025-01-01", "status=left", "left_on=2026-05-01");
    ADD(book, "project", "student=S2", "title=Bees", "type=ownership", "began=2025-01-01");
    ADD(book, "hours", "student=S2", "project=Bees", "time=1", "activity=x", "date=2026-05-01");
    expect_none("after_left");
    ADD(book, "hours", "student=S2", "project=Bees", "time=1", "activity=x", "date=2026-06-02");
    expect("after_left", "has entries up to 2 Jun 2026, but left on 1 May 2026");
    mends("after_left", "later", "2 Jun 2026");
}

static void test_outside_the_job(void **state)
{
    (void)state;
    ADD(book, "position", "student=S1", "project=Store", "title=Driver", "employer=Hale", "begins=2026-02-01",
        "ends=2026-03-31");
    ADD(book, "hours", "student=S1", "project=Store", "position=Driver", "time=1", "activity=x", "date=2026-02-01");
    expect_none("outside_job");
    ADD(book, "hours", "student=S1", "project=Store", "position=Driver", "time=1", "activity=x", "date=2026-01-30");
    ADD(book, "hours", "student=S1", "project=Store", "position=Driver", "time=1", "activity=x", "date=2026-04-02");
    expect("outside_job", "2026-01-30 to 2026-04-02; the job ran 2026-02-01 to 2026-03-31");
    mends("outside_job", "longer", "31 Mar 2026 → 2 Apr 2026");
}

static void test_worth_of_the_first_day(void **state)
{
    (void)state;
    ADD(book, "asset", "student=S1", "project=Swine", "name=Cart", "class=equipment", "acquired=2024-12-01",
        "how=bought", "cost=50", "settled=later", "paid_on=2025-02-01");
    expect("owned_before", "1 Dec 2024");
    mends("owned_before", "beginning", "How you got it bought → had it when records began");
    ADD(book, "asset", "student=S1", "project=Swine", "name=Gate", "class=equipment", "acquired=2025-02-01",
        "how=beginning", "cost=50");
    expect("beginning_late", "1 Feb 2025");
    mends("beginning_late", "day", "Since 1 Feb 2025 → 1 Jan 2025");
}

static void test_the_one_job(void **state)
{
    (void)state;
    ADD(book, "hours", "student=S1", "project=Store", "time=2", "activity=x", "paid=yes", "date=2026-01-30");
    ADD(book, "hours", "student=S1", "project=Store", "time=3", "activity=x", "paid=yes", "date=2026-01-31");
    ADD(book, "hours", "student=S1", "project=Store", "time=3", "activity=x", "paid=yes", "date=2025-01-31");
    ADD(book, "paycheck", "student=S1", "project=Store", "gross=50", "date=2026-02-02");
    expect("pay_without_job", "paychecks of 2026 without a job: 1");
    mends("paid_without_job", "job", "Job (none) → Clerk");
    mends("pay_without_job", "job", "Job (none) → Clerk");
    ADD(book, "position", "student=S1", "project=Store", "title=Driver", "employer=Hale", "begins=2026-02-01");
    cannot("paid_without_job", "job", "several jobs");
    cannot("pay_without_job", "job", "several jobs");
}

static void test_twice(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=7", "memo=Bacon", "date=2026-03-01");
        ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=7", i == 0 ? "memo=Ham" : "memo=Ribs",
            "date=2026-03-01");
    }
    expect("twice", "stands twice on 1 Mar 2026");
    mends("twice", "take_out", "take out: sale $7.00");
    ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2026-03-02");
    ADD(book, "hours", "student=S1", "project=Swine", "time=2", "activity=Fed", "date=2026-03-02");
    ADD(book, "paycheck", "student=S1", "project=Store", "position=Clerk", "gross=50", "date=2026-02-02");
    expect("twice", "1 Mar 2026");
    ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2026-03-02");
    ADD(book, "paycheck", "student=S1", "project=Store", "position=Clerk", "gross=50", "date=2026-02-02");
    struct found found = look("twice", "");
    assert_int_equal(found.count, 3);
    forget(&found);
}

static void test_service_or_sae(void **state)
{
    (void)state;
    ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2026-03-02");
    ADD(book, "service", "student=S1", "name=Pantry", "time=1", "date=2026-03-02");
    mends("same_hours", "service", "take out: 1 h, Swine: Fed");
    mends("same_hours", "sae", "take out: service 1 h: Pantry");
}

/* A record with the id that one has that was written on a day. */
static void insert_written(const char *date, const char *written, int number)
{
    char sql[400];
    snprintf(sql, sizeof sql,
             "INSERT INTO hours (id, student, project, date, time, activity)"
             " SELECT (unixepoch('%s') * 1000 << 21) + %d, p.student, p.id, '%s', 60, 'x' || %d FROM project AS p"
             " JOIN student AS s ON s.id = p.student WHERE p.title = 'Sheep'",
             written, number, date, number);
    bookcase_change(book, "entered 1 h, Sheep: x", sql);
}

static void sheep_of_2019(void)
{
    ADD(book, "student", "number=S3", "name=Lee, Kim", "entered_ag_ed=2019-01-01", "status=alumni");
    ADD(book, "project", "student=S3", "title=Sheep", "type=ownership", "began=2019-01-01", "status=closed");
}

static void test_written_late(void **state)
{
    (void)state;
    sheep_of_2019();
    insert_written("2020-02-01", "2020-03-02", 1);
    expect_none("written_late");
    insert_written("2020-02-01", "2020-03-05", 2);
    insert_written("2020-02-02", "2020-06-05", 3);
    expect("written_late", "entries of 2020 written more than 30 days after their day: 2");
    /* What was imported was written elsewhere. */
    bookcase_change(book, "imported nothing",
                    "UPDATE change SET what = 'imported 3 hours records' WHERE id = (SELECT min(id) FROM change);"
                    "INSERT INTO teacher (id, name) VALUES (1, 'Ms. Hale')");
    expect_none("written_late");
}

static void test_a_year_in_a_week(void **state)
{
    (void)state;
    char date[32];
    sheep_of_2019();
    for (int i = 1; i <= 7; i++) {
        snprintf(date, sizeof date, "2020-%02d-15", i);
        insert_written(date, "2020-12-03", i);
    }
    for (int i = 8; i <= 12; i++) {
        snprintf(date, sizeof date, "2020-%02d-15", i);
        insert_written(date, date, i);
    }
    expect("one_week", "most of 2020 was written in one week, 7 entries");
    insert_written("2020-09-16", "2020-09-16", 20);
    expect("one_week", "2020");
    insert_written("2020-09-17", "2020-09-17", 21); /* seven of fourteen are not most */
    expect_none("one_week");
}

static void test_parts_of_a_type(void **state)
{
    (void)state;
    int64_t id = ADD(book, "project", "student=S1", "title=Vet", "type=placement", "began=2026-10-01");
    expect("no_job", "is a placement without a job");
    ADD(book, "position", "student=S1", "project=Vet", "title=Aide", "employer=Lee", "begins=2026-10-01");
    expect_none("no_job");
    assert_true(id != 0);
    ADD(book, "project", "student=S1", "title=Trial", "type=research_experimental", "began=2026-10-01");
    expect("no_question", "is research without a question");
    ADD(book, "research", "student=S1", "project=Trial", "year=2026", "question=Which?");
    expect_none("no_question");
    ADD(book, "project", "student=S1", "title=Garden", "type=service_learning", "began=2026-10-01");
    expect("no_service_plan", "has no service plan");
    ADD(book, "service_plan", "student=S1", "project=Garden", "need=Food");
    expect_none("no_service_plan");
}

/* ---- worth ---------------------------------------------------------------------------------- */

static void test_cash(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed", "amount=600", "date=2026-03-01");
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed", "amount=25.10", "date=2026-04-01");
    mends("cash_below_zero", "own", "add: my money in $125.10, personal");
    mends("cash_below_zero", "family", "125.10, family");
    mends("cash_below_zero", "gift", "125.10, gift");
}

static void test_counts(void **state)
{
    (void)state;
    ADD(book, "stock", "student=S1", "project=Swine", "item=Feed", "value=20", "quantity=3", "unit=bags", "as_of=2025-12-31");
    mends("not_counted", "same", "add: counted Feed, Swine: 3 bags, $20.00");
    mends("not_counted", "gone", "add: counted Feed, Swine: 0 bags, $0.00");
}

static void test_closed_with_stock(void **state)
{
    (void)state;
    ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2025-01-01", "ended=2026-06-30",
        "status=closed");
    ADD(book, "stock", "student=S1", "project=Goats", "item=Hay", "value=20", "as_of=2026-05-01");
    expect("closed_with_stock", "Hay is still in its inventory, 20.00");
    mends("closed_with_stock", "gone", "add: counted Hay, Goats, $0.00");
    ADD(book, "stock", "student=S1", "project=Goats", "item=Hay", "value=0", "as_of=2026-06-30");
    expect_none("closed_with_stock");
}

static void test_stated_and_promised(void **state)
{
    (void)state;
    ADD(book, "balance", "student=S1", "item=Owed by Ann", "class=receivable", "amount=30", "as_of=2025-06-01");
    mends("stated_once", "same", "add: Owed by Ann $30.00");
    mends("stated_once", "gone", "add: Owed by Ann $0.00");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=7", "settled=later", "date=2026-08-25");
    expect_none("not_paid_yet");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=8", "settled=later", "date=2026-08-23");
    ADD(book, "asset", "student=S1", "project=Swine", "name=Cart", "class=equipment", "how=bought", "cost=300",
        "settled=later", "acquired=2026-01-02");
    struct found found = look("not_paid_yet", "");
    assert_int_equal(found.count, 2);
    forget(&found);
    mends("not_paid_yet", "today", "22 Nov 2026");
}

static void test_loans(void **state)
{
    (void)state;
    ADD(book, "loan", "student=S1", "lender=Bank", "date=2025-02-01", "principal=100", "due=2026-10-01");
    expect("loan_overdue", "was due on 1 Oct 2026, and 100.00 is still owed");
    ADD(book, "money", "student=S1", "type=loan_payment", "loan=Bank 2025-02-01", "amount=100", "date=2026-10-01");
    expect_none("loan_overdue");
    ADD(book, "money", "student=S1", "type=loan_payment", "loan=Bank 2025-02-01", "amount=5", "date=2026-10-02");
    expect("loan_overpaid", "5.00 more was paid back than borrowed");
    ADD(book, "loan", "student=S1", "lender=Store", "date=2025-02-01", "principal=50", "received=goods", "due=2027-10-01");
    ADD(book, "money", "student=S1", "type=expense", "project=Swine", "category=feed", "settled=loan", "loan=Store 2025-02-01",
        "amount=50", "date=2025-02-01");
    ADD(book, "money", "student=S1", "type=loan_payment", "loan=Store 2025-02-01", "amount=50", "date=2026-10-02");
    expect("loan_overpaid", "5.00"); /* the other one is even */
}

static void test_things_that_last(void **state)
{
    (void)state;
    ADD(book, "asset", "student=S1", "project=Swine", "name=Dot", "class=breeding_livestock", "how=gift", "cost=250",
        "acquired=2026-01-10");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=300", "quantity=1",
        "unit=head", "memo=Sold dot to a neighbor", "party=Lee", "date=2026-05-01");
    mends("sold_capital", "item", "add: Dot: sold, $300.00");

    ADD(book, "asset_use", "student=S1", "asset=Dot", "year=2026", "project=Swine", "share=60");
    expect_none("share_unowned");
    ADD(book, "asset_use", "student=S1", "asset=Dot", "year=2025", "project=Swine", "share=60");
    expect("share_unowned", "Dot has a share for 2025, when it was not owned");
    mends("share_unowned", "take_out", "take out: 60 % of Dot");

    bookcase_change(book, "from elsewhere",
                    "INSERT INTO asset_use (id, asset, year, project, share) SELECT 5, a.id, 2026, p.id, 9000"
                    " FROM asset AS a JOIN project AS p ON p.title = 'Store'");
    mends("shares", "lower", "Share 90 → 60");
}

static void test_books_begun_elsewhere(void **state)
{
    (void)state;
    ADD(book, "stock", "student=S1", "project=Swine", "item=Hogs", "value=640", "as_of=2025-01-01");
    int64_t id = ADD(book, "brought_forward", "student=S1", "project=Swine", "year=2024", "line=ending_inventory", "amount=600",
                     "source=AET", "seen_by=Hale");
    expect("brought_break", "ended with 600.00 of inventory, this one begins with 640.00");
    assert_true(record_remove(book, kind_find("brought_forward"), id, NULL, NULL));
    ADD(book, "brought_forward", "student=S1", "project=Swine", "year=2024", "line=ending_inventory", "amount=640",
        "source=AET");
    expect_none("brought_break");
    expect("brought_unseen", "compared these with AET");

    ADD(book, "brought_forward", "student=S1", "project=Swine", "year=2024", "line=cash_sales", "amount=70", "source=AET",
        "seen_by=Hale");
    id = ADD(book, "brought_forward", "student=S1", "project=Swine", "year=2024", "line=operating_income", "amount=60",
             "source=AET", "seen_by=Hale");
    expect("brought_sum", "operating_income of 2024 is less than its lines, which come to 70.00");
    assert_true(record_remove(book, kind_find("brought_forward"), id, NULL, NULL));
    expect_none("brought_sum");

    expect_none("brought_overlap");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=7", "date=2025-08-25");
    id = ADD(book, "brought_forward", "student=S1", "project=Swine", "year=2025", "line=cash_sales", "amount=70",
             "source=AET", "seen_by=Hale");
    expect("brought_overlap", "Cash sales of 2025 is carried in and recorded here");
    assert_true(record_remove(book, kind_find("brought_forward"), id, NULL, NULL));
    expect_none("brought_overlap");
}

/* ---- the tables ----------------------------------------------------------------------------- */

static void test_tables_hold_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < check_count(); i++) {
        const struct check *check = check_at(i);
        check_row(check->id, strlen(check->label) > 0 && strlen(check->label) <= 30);
        check_row(check->id, check->adds == NULL || kind_find(check->adds) != NULL);
        for (size_t k = 0; k < i; k++)
            check_row(check->id, strcmp(check->id, check_at(k)->id) != 0);
    }
    for (size_t i = 0; i < mend_count(); i++) {
        bool known = false;
        for (size_t k = 0; k < check_count(); k++)
            known = known || strcmp(check_at(k)->id, mend_at(i)->check) == 0;
        check_row(mend_at(i)->label, known);
        for (size_t k = 0; k < i; k++)
            check_row(mend_at(i)->label, strcmp(mend_at(i)->check, mend_at(k)->check) != 0 ||
                                             strcmp(mend_at(i)->name, mend_at(k)->name) != 0);
    }
    assert_true(check_in_turn(check_count()) == NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_before_records),
        TEST(test_future),
        TEST(test_after_close),
        TEST(test_before_the_project),
        TEST(test_after_leaving),
        TEST(test_outside_the_job),
        TEST(test_worth_of_the_first_day),
        TEST(test_the_one_job),
        TEST(test_twice),
        TEST(test_service_or_sae),
        TEST(test_written_late),
        TEST(test_a_year_in_a_week),
        TEST(test_parts_of_a_type),
        TEST(test_cash),
        TEST(test_counts),
        TEST(test_closed_with_stock),
        TEST(test_stated_and_promised),
        TEST(test_loans),
        TEST(test_things_that_last),
        TEST(test_books_begun_elsewhere),
        TEST(test_tables_hold_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
