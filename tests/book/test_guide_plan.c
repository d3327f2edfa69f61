/* What goes beyond one happening: receipts of several lines, the last entry again, whole amounts
 * and crews, and where the money came from. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/mem.h"
#include "base/num.h"
#include "book/change.h"
#include "guide/guide.h"
#include "kinds/crew.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Garden", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S2", "title=Melons", "type=ownership", "began=2025-01-01");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

/* ---- a guide, answered ---------------------------------------------------------------------- */

enum { MOST_LINES = 4, MOST_ANSWERS = 10 };

static void answer(const struct guide *guide, const char *const *pairs, struct record *out)
{
    struct err err = {{0}};
    size_t count = 0;
    while (count < MOST_ANSWERS && pairs[count] != NULL)
        count++;
    guide_begin(book, guide, bookcase_ask(book, "SELECT id FROM student WHERE number = 'S1'"), 0,
                out);
    if (!record_set_pairs(book, out, pairs, count, &err))
        fail_msg("%s: %s", guide->questions->name, err.text);
}

/* "sale 1125.00 livestock Swine R" a record, R where it has a receipt. */
static void tell(const struct guide_plan *plan, struct buf *out)
{
    static const char *const amounts[] = {"amount", "cost", "principal"};
    for (size_t i = 0; i < plan->count; i++) {
        const struct record *record = &plan->rows[i]->record;
        char text[NUM_TEXT_SIZE], iso[DATE_ISO_SIZE];
        bool money = strcmp(record->kind->name, "money") == 0;
        struct date day = {0};
        if (record_get(record, "date") != NULL)
            day = value_date(record_get(record, "date"));
        buf_addf(out, "%s%s", out->len > 0 ? "|" : "",
                 money ? record_text(record, "type") : record->kind->name);
        for (size_t a = 0; a < sizeof amounts / sizeof amounts[0]; a++)
            if (record_get(record, amounts[a]) != NULL)
                buf_addf(out, " %s", num_money(record_int(record, amounts[a]), text));
        if (money && record_text(record, "category")[0] != '\0')
            buf_addf(out, " %s", record_text(record, "category"));
        if (money && record_is(record, "settled", "later"))
            buf_add_text(out, " later");
        if (day.year != 0 && date_compare(day, date_today()) != 0)
            buf_addf(out, " %s", date_iso(day, iso));
        if (money && record_text(record, "receipt")[0] != '\0')
            buf_add_text(out, " R");
    }
}

/* What the plan for these lines is, or "wrong: QUESTION: SENTENCE". Kept for entering. */
static struct guide_plan plan;

static char *make(const char *name, const char *const lines[][MOST_ANSWERS], size_t count)
{
    const struct guide *guide = guide_find(name);
    struct record answers[MOST_LINES];
    struct buf told = {0};
    struct err err = {{0}};
    size_t field;
    for (size_t i = 0; i < count; i++)
        answer(guide, lines[i], &answers[i]);
    if (guide_make(book, guide, answers, count, &plan, &field, &err) &&
        guide_source(book, guide, &answers[count - 1], &plan, &field, &err))
        tell(&plan, &told);
    else
        buf_addf(&told, "wrong: %s: %s",
                 field != FIELD_NONE ? guide->questions->fields[field].name : "", err.text);
    for (size_t i = 0; i < count; i++)
        record_clear(&answers[i]);
    return told.len > 0 ? buf_take(&told) : mem_text("");
}

#define assert_plan(wanted, name, ...)                                                             \
    do {                                                                                           \
        static const char *const lines_[][MOST_ANSWERS] = {__VA_ARGS__};                           \
        char *told_ = make(name, lines_, sizeof lines_ / sizeof lines_[0]);                        \
        check_row_text(name, told_, wanted);                                                       \
        mem_free(told_);                                                                           \
    } while (0)

static void enter(void)
{
    struct err err = {{0}};
    if (!guide_enter(book, &plan, NULL, &err))
        fail_msg("%s", err.text);
    guide_plan_clear(&plan);
}

static int64_t ask(const char *sql)
{
    return bookcase_ask(book, sql);
}

static void undo(void)
{
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
}

/* ---- receipts ------------------------------------------------------------------------------- */

static void test_one_receipt_over_two_projects(void **state)
{
    (void)state;
    assert_plan(
        "expense 42.50 feed R|expense 18.00 supplies R", "paid",
        {"project=Swine", "amount=42.50", "party=Hale's"},
        {"project=Garden", "amount=18", "lasts=yes", "name=Hoe", "party=Hale's", "total=60.50"});
    assert_string_equal(buf_text(&plan.sum), "42.50 + 18.00 = 60.50: the receipt agrees");
    enter();
    assert_int_equal(ask("SELECT count(*) FROM money WHERE party = 'Hale''s'"), 2);
    assert_int_equal(ask("SELECT count(DISTINCT receipt) FROM money"), 1);
    assert_int_equal(ask("SELECT count(DISTINCT project) FROM money"), 2);
    undo();
    assert_int_equal(ask("SELECT count(*) FROM money"), 0);
}

static void test_the_lines_must_come_to_what_was_paid(void **state)
{
    (void)state;
    assert_plan("wrong: total: the lines come to 60.50, the receipt says 65.50: 5.00 is missing; "
                "add another "
                "line",
                "paid", {"project=Swine", "amount=42.50"},
                {"project=Garden", "amount=18", "category=seed", "total=65.50"});
    assert_plan("wrong: total: the lines come to 60.50, the receipt says 60.00: 0.50 too much",
                "paid", {"project=Swine", "amount=42.50"},
                {"project=Garden", "amount=18", "category=seed", "total=60"});
}

static void test_what_is_asked_once_holds_for_all_lines(void **state)
{
    (void)state;
    assert_plan("expense 42.50 feed later 2026-11-20 R|expense 18.00 seed later 2026-11-20 R",
                "paid", {"project=Swine", "amount=42.50", "date=2026-01-05", "who=me"},
                {"project=Garden", "amount=18", "category=seed", "date=2026-11-20", "who=later"});
    /* The number on the receipt, where it is told; and a line that was begun and left empty. */
    assert_plan("expense 42.50 feed R|expense 7.00 seed R", "paid",
                {"project=Swine", "amount=42.50"}, {"project=Garden", "amount=7", "category=seed"},
                {"project=Garden", "receipt=0417"});
    assert_string_equal(record_text(&plan.rows[1]->record, "receipt"), "0417");
    guide_plan_clear(&plan);
}

static void test_one_loan_for_a_receipt_that_somebody_paid(void **state)
{
    (void)state;
    assert_plan("loan 60.50|expense 42.50 feed R|expense 18.00 seed R", "paid",
                {"project=Swine", "amount=42.50"},
                {"project=Garden", "amount=18", "category=seed", "who=lent", "party=Mom"});
    enter();
    assert_int_equal(
        ask("SELECT count(*) FROM money WHERE settled = 'loan' AND loan = (SELECT id FROM loan)"),
        2);
    /* Later that day she pays for something more: her loan grows, there is no second one. */
    assert_plan("loan 70.50|expense 10.00 feed", "paid",
                {"project=Swine", "amount=10", "who=lent", "party=mom"});
    enter();
    assert_int_equal(ask("SELECT count(*) FROM loan"), 1);
    assert_int_equal(ask("SELECT -sum(amount) FROM posting WHERE account = 'liabilities:loan'"),
                     7050);
    undo();
    assert_int_equal(ask("SELECT principal FROM loan"), 6050);
}

static void test_a_check_for_several_lots(void **state)
{
    (void)state;
    assert_plan(
        "sale 520.00 livestock R|expense 20.00 marketing R|sale 12.00 products R", "sold",
        {"project=Swine", "check=500", "taken=yes", "commission=20", "quantity=2", "thing=hogs"},
        {"project=Garden", "check=12", "category=products", "total=512"});
    assert_string_equal(buf_text(&plan.sum), "520.00 - 20.00 = 500.00: the check agrees; "
                                             "500.00 + 12.00 = 512.00: the receipt agrees");
    enter();
    assert_int_equal(ask("SELECT sum(amount) FROM posting WHERE account = 'assets:cash'"), 51200);
    assert_int_equal(ask("SELECT count FROM head WHERE change = 'sold'"),
                     2); /* they left the herd */
    undo();
    assert_int_equal(ask("SELECT count(*) FROM head"), 0);
}

static void test_a_slip_that_does_not_agree(void **state)
{
    (void)state;
    assert_plan(
        "wrong: price: the check and what was taken out come to 520.00, not to 530.00: look at the "
        "slip again",
        "sold", {"project=Swine", "check=500", "taken=yes", "commission=20", "price=530"});
    assert_plan("wrong: net: gross pay less what was kept back is 180.00, not 190.00: look at the "
                "stub again",
                "wages", {"project=Swine", "gross=200", "taxes=20", "net=190"});
}

/* What cannot be: a day before the records, more paid back than is owed. */
static void test_what_cannot_have_happened(void **state)
{
    (void)state;
    ADD(book, "loan", "student=S1", "lender=Dad", "date=2026-01-05", "principal=50");
    assert_plan("wrong: amount: only 50.00 of this loan is still owed; what you paid above that is "
                "interest",
                "repaid", {"loan=Dad 2026-01-05", "amount=60"});
    assert_plan("loan_payment 50.00", "repaid", {"loan=Dad 2026-01-05", "amount=50"});
    enter();
    assert_plan("wrong: loan: is paid back already: nothing is owed on it", "repaid",
                {"loan=Dad 2026-01-05", "amount=0.01"});
    assert_plan("interest 3.00 interest", "repaid",
                {"loan=Dad 2026-01-05", "interest=3", "project=Swine"});
    assert_plan("wrong: date: that day lies before these records begin, on 1 Jan 2025: what was there "
                "then belongs in the beginning values",
                "own", {"amount=5", "date=2024-12-31"});
    assert_plan("contribution 5.00 personal 2025-01-01", "own", {"amount=5", "date=2025-01-01"});
}

/* ---- again ---------------------------------------------------------------------------------- */

static void test_the_last_entry_today(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Garden", "type=sale", "amount=9", "date=2026-10-21");
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed", "amount=21",
        "date=2026-11-01", "party=Hale's", "memo=grower", "settled=later", "paid_on=2026-11-05");
    assert_plan("expense 21.00 feed later", "again", {NULL});
    const struct record *made = &plan.rows[0]->record;
    assert_string_equal(record_text(made, "party"), "Hale's");
    assert_string_equal(record_text(made, "memo"), "grower");
    assert_true(record_get(made, "paid_on")->is == VALUE_NONE); /* that was the other bill */
    enter();
    assert_int_equal(ask("SELECT count(*) FROM money WHERE amount = 2100"), 2);
}

static void test_a_receipt_is_copied_whole(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=500", "date=2026-11-01",
        "receipt=77");
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=marketing",
        "amount=20", "date=2026-11-01", "receipt=77");
    assert_plan("sale 500.00 other R|expense 20.00 marketing R", "again", {NULL});
    assert_string_not_equal(record_text(&plan.rows[0]->record, "receipt"), "77");
    assert_string_equal(record_text(&plan.rows[0]->record, "receipt"),
                        record_text(&plan.rows[1]->record, "receipt"));
    guide_plan_clear(&plan);
    assert_plan("wrong: amount: this is a receipt with 2 lines: leave the amount as it was",
                "again", {"amount=5"});
}

static void test_every_week_until_today(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed", "amount=21",
        "date=2026-10-25");
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed", "amount=21",
        "date=2026-11-08");
    char entry[64];
    snprintf(entry, sizeof entry, "entry=#%lld", (long long)ask("SELECT min(id) FROM money"));
    const char *const lines[][MOST_ANSWERS] = {{entry, "every=week"}};
    char *told = make("again", lines, 1);
    /* 1, 8, 15 and 22 November, but the 8th is there. */
    assert_string_equal(
        told, "expense 21.00 feed 2026-11-01|expense 21.00 feed 2026-11-15|expense 21.00 feed");
    mem_free(told);
    assert_non_null(strstr(buf_text(&plan.why), "1 of these days has the same entry already"));
    plan.rows[1]->left_out = true; /* no feed on the 15th */
    enter();
    assert_int_equal(ask("SELECT count(*) FROM money"), 4);
    assert_int_equal(ask("SELECT count(*) FROM money WHERE date = '2026-11-15'"), 0);
    undo(); /* one step */
    assert_int_equal(ask("SELECT count(*) FROM money"), 2);
}

static void test_other_steps_and_their_bounds(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=rent", "amount=30",
        "date=2026-08-31");
    assert_plan("expense 30.00 rent 2026-09-30|expense 30.00 rent 2026-10-30", "again",
                {"every=month"});
    assert_plan("expense 32.00 rent 2026-11-01|expense 32.00 rent 2026-11-15", "again",
                {"every=two_weeks", "from=2026-11-01", "amount=32"});
    assert_plan("wrong: until: lies in the future: what is to come is entered when it has happened",
                "again", {"every=week", "until=2026-12-31"});
    assert_plan("wrong: until: makes more than 60 entries at once: choose an earlier day", "again",
                {"every=day", "from=2026-01-01"});
    assert_plan("wrong: until: lies before Mon 7 Sep 2026, which would be the first: say from when",
                "again", {"every=week", "until=2026-09-01"});
}

/* ---- shares --------------------------------------------------------------------------------- */

static void test_the_whole_of_what_is_owned_in_part(void **state)
{
    (void)state;
    ADD(book, "scope", "student=S1", "project=Swine", "year=2026", "owned=33.33");
    assert_plan("expense 33.33 feed", "paid", {"project=Swine", "amount=100", "share=whole"});
    assert_int_equal(record_int(&plan.rows[0]->record, "whole"), 10000);
    /* A check of 999.95 is 333.28; the costs are 10.00 and 1.67, so the price is 344.95. */
    assert_plan("sale 344.95 livestock R|expense 10.00 marketing R|expense 1.67 marketing R",
                "sold",
                {"project=Swine", "check=999.95", "taken=yes", "commission=30", "checkoff=5",
                 "share=whole"});
    assert_plan("expense 100.00 feed", "paid", {"project=Swine", "amount=100", "share=mine"});
    assert_plan("asset 166.65", "bought",
                {"project=Swine", "name=Scale", "amount=500", "share=whole"});
    assert_plan("wrong: share: who owes for it is one person: enter your own part", "paid",
                {"project=Swine", "amount=100", "share=whole", "who=lent", "party=Mom"});
    guide_plan_clear(&plan);
}

static void test_the_question_is_asked_where_it_matters(void **state)
{
    const struct guide *guide = guide_find("paid");
    struct record answers;
    size_t share = kind_field(guide->questions, "share");
    static const char *const pairs[] = {"project=Swine", NULL};
    (void)state;
    answer(guide, pairs, &answers);
    value_clear(&answers.values[share]);
    assert_false(field_applies(book, &answers, share));
    ADD(book, "scope", "student=S1", "project=Swine", "year=2026", "owned=50");
    assert_true(field_applies(book, &answers, share));
    record_clear(&answers);
    /* Where it is not asked its answer counts for nothing. */
    assert_plan("expense 10.00 feed", "paid", {"project=Garden", "amount=10", "share=whole"});
    guide_plan_clear(&plan);
}

static void test_every_member_of_a_crew_gets_a_row(void **state)
{
    (void)state;
    ADD(book, "share", "crew=Melons", "student=S1", "project=Garden", "begins=2026-01-01",
        "parts=2");
    ADD(book, "share", "crew=Melons", "student=S2", "project=Melons", "begins=2026-01-01",
        "parts=1");
    assert_plan(
        "sale 67.50 crops R|sale 33.75 crops R|expense 0.83 marketing R|expense 0.42 marketing R",
        "sold",
        {"project=Garden", "check=100", "category=crops", "taken=yes", "commission=1.25",
         "share=crew"});
    enter();
    assert_int_equal(ask("SELECT sum(amount) FROM posting WHERE account = 'assets:cash'"), 10000);
    assert_int_equal(ask("SELECT sum(amount) FROM money WHERE type = 'sale' AND whole = 10125"),
                     10125);
    assert_int_equal(ask("SELECT count(DISTINCT student) FROM money"), 2);
    undo();
    assert_int_equal(ask("SELECT count(*) FROM money"), 0);
    assert_plan("asset 266.67|asset 133.33", "bought",
                {"project=Garden", "name=Tiller", "class=machinery", "amount=400", "share=crew"});
    enter();
    ADD(book, "scope", "student=S1", "project=Garden", "year=2025", "owned=50");
    assert_plan("wrong: share: this project has no share of a crew on 2025-06-01; enter the amount "
                "as your own",
                "paid", {"project=Garden", "amount=5", "share=crew", "date=2025-06-01"});
}

/* ---- where the money came from -------------------------------------------------------------- */

static void test_cash_that_would_fall_below_zero(void **state)
{
    struct guide_short at;
    int64_t student = ask("SELECT id FROM student WHERE number = 'S1'");
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=30", "date=2026-11-01");
    assert_plan("expense 42.50 feed", "paid", {"project=Swine", "amount=42.50"});
    assert_true(guide_short(book, &plan, student, &at, NULL));
    assert_int_equal(at.cents, 1250);
    assert_int_equal(date_number(at.day), date_number((struct date){2026, 11, 22}));
    assert_int_equal(ask("SELECT count(*) FROM money"), 1); /* it only looked */
    assert_plan("expense 30.00 feed", "paid", {"project=Swine", "amount=30"});
    assert_true(guide_short(book, &plan, student, &at, NULL));
    assert_int_equal(at.cents, 0);
    /* A day in the past, with a sale after it: short until that sale. */
    assert_plan("expense 10.00 feed 2026-10-01", "paid",
                {"project=Swine", "amount=10", "date=2026-10-01"});
    assert_true(guide_short(book, &plan, student, &at, NULL));
    assert_int_equal(at.cents, 1000);
    assert_int_equal(date_number(at.day), date_number((struct date){2026, 10, 1}));
    /* Who is below zero already is asked for what is new. */
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "amount=100",
        "date=2026-11-02");
    assert_plan("expense 5.00 feed", "paid", {"project=Swine", "amount=5"});
    assert_true(guide_short(book, &plan, student, &at, NULL));
    assert_int_equal(at.cents, 500);
    guide_plan_clear(&plan);
}

static void test_where_it_came_from_is_written_too(void **state)
{
    static const struct {
        const char *source, *wanted;
        int64_t cash; /* afterwards */
    } sources[] = {
        {"source=personal", "contribution 12.50 personal|expense 42.50 feed", 0},
        {"source=family", "contribution 12.50 family|expense 42.50 feed", 0},
        {"source=gift", "contribution 12.50 gift|expense 42.50 feed", 0},
        {"source=loan", "loan 12.50|expense 42.50 feed", 0},
        {"source=beginning", "balance 12.50|expense 42.50 feed", 0},
        {"source=later", "expense 42.50 feed later", 3000},
        {"source=unknown", "expense 42.50 feed", -1250},
    };
    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        tear_down(state);
        set_up(state);
        ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=30",
            "date=2026-11-01");
        const char *const lines[][MOST_ANSWERS] = {
            {"project=Swine", "amount=42.50", sources[i].source,
             strcmp(sources[i].source, "source=loan") == 0 ? "lender=Mom" : NULL}};
        char *told = make("paid", lines, 1);
        check_row_text(sources[i].source, told, sources[i].wanted);
        mem_free(told);
        enter();
        check_row_int(sources[i].source,
                      ask("SELECT sum(amount) FROM posting WHERE account = 'assets:cash'"),
                      sources[i].cash);
        check_row_int(sources[i].source, ask("SELECT sum(amount) FROM posting"), 0);
        undo();
        check_row_int(sources[i].source, ask("SELECT count(*) FROM money"), 1);
        check_row_int(sources[i].source, ask("SELECT count(*) FROM loan"), 0);
        check_row_int(sources[i].source, ask("SELECT count(*) FROM balance"), 0);
    }
}

static void test_sources_that_do_not_help(void **state)
{
    (void)state;
    assert_plan("wrong: lender: say who lent you the money", "paid",
                {"project=Swine", "amount=5", "source=loan"});
    assert_plan("wrong: source: this cannot be paid later: choose another answer", "own",
                {"way=out", "amount=5", "source=later"});
    /* Enough money: the answer is not needed, and nothing is written for it. */
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=30", "date=2026-11-01");
    assert_plan("expense 5.00 feed", "paid", {"project=Swine", "amount=5", "source=family"});
    /* Cash that was counted since then was not there from the beginning. */
    ADD(book, "balance", "student=S1", "item=Cash", "class=cash", "amount=2", "as_of=2026-11-10");
    assert_plan("wrong: source: your cash was counted since then, so what you had at the beginning "
                "does not "
                "help: choose another answer",
                "paid", {"project=Swine", "amount=5", "source=beginning"});
}

static void test_the_beginning_is_told_once(void **state)
{
    (void)state;
    assert_plan("balance 5.00|expense 5.00 feed", "paid",
                {"project=Swine", "amount=5", "source=beginning"});
    enter();
    assert_plan("balance 12.00|expense 7.00 feed", "paid",
                {"project=Swine", "amount=7", "source=beginning"});
    enter();
    assert_int_equal(ask("SELECT count(*) FROM balance"), 1);
    assert_int_equal(ask("SELECT amount FROM balance"), 1200);
}

/* ---- words ---------------------------------------------------------------------------------- */

static void add_told(void *context, size_t row, const char *what, const char *where)
{
    buf_addf(context, "%zu %s / %s\n", row, what, where);
}

static void test_what_follows_is_told_too(void **state)
{
    struct buf told = {0};
    (void)state;
    assert_plan("sale 610.00 livestock", "sold",
                {"project=Swine", "check=610", "quantity=2", "thing=hogs", "party=Barn"});
    guide_tell(book, &plan, add_told, &told);
    assert_string_equal(buf_text(&told),
                        "0 sale $610.00, 2 head, livestock, Swine: hogs / cash sales\n"
                        "0 market herd: 2 sold / herd change\n");
    buf_free(&told);
    guide_plan_clear(&plan);
}

/* Every happening says what it is and helps with what it asks; no question is needed that has
 * nothing to say about itself. */
static void test_every_question_is_plain(void **state)
{
    (void)state;
    assert_true(guide_count() >= 20);
    for (size_t i = 0; i < guide_count(); i++) {
        const struct guide *guide = guide_at(i);
        const struct kind *kind = guide->questions;
        assert_ptr_equal(guide_find(kind->name), guide);
        check_row(kind->name, kind->help != NULL && strlen(kind->label) <= 40 &&
                                  kind->count <= KIND_MAX_FIELDS);
        for (size_t f = 0; f < kind->count; f++) {
            check_row(kind->fields[f].name, strlen(kind->fields[f].label) <= 24);
            check_row(kind->fields[f].name,
                      kind->fields[f].help != NULL && strlen(kind->fields[f].help) > 8 &&
                          strlen(kind->fields[f].help) <= 78);
        }
        for (const char *at = guide->line;
             at != NULL && *at != '\0';) { /* a line's questions exist */
            size_t nbytes = strcspn(at, " ");
            check_row(at, kind_field_n(kind, at, nbytes) != FIELD_NONE);
            at += nbytes + strspn(at + nbytes, " ");
        }
        check_row(kind->name, guide->line == NULL || kind_field(kind, guide->amount) != FIELD_NONE);
    }
}

static void test_the_future_and_the_paid_are_refused(void **state)
{
    (void)state;
    assert_plan("wrong: date: that day lies in the future: enter it when it has happened", "paid",
                {"project=Swine", "amount=5", "date=2026-12-01"});
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "amount=3",
        "date=2026-11-01");
    char entry[64];
    snprintf(entry, sizeof entry, "entry=#%lld", (long long)ask("SELECT max(id) FROM money"));
    const char *const lines[][MOST_ANSWERS] = {{entry}};
    char *told = make("settled", lines, 1);
    assert_string_equal(told,
                        "wrong: entry: was not to be paid later: there is nothing open on it");
    mem_free(told);
}

#define TEST(name_) cmocka_unit_test_setup_teardown(name_, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_one_receipt_over_two_projects),
        TEST(test_the_lines_must_come_to_what_was_paid),
        TEST(test_what_is_asked_once_holds_for_all_lines),
        TEST(test_one_loan_for_a_receipt_that_somebody_paid),
        TEST(test_a_check_for_several_lots),
        TEST(test_a_slip_that_does_not_agree),
        TEST(test_what_cannot_have_happened),
        TEST(test_the_last_entry_today),
        TEST(test_a_receipt_is_copied_whole),
        TEST(test_every_week_until_today),
        TEST(test_other_steps_and_their_bounds),
        TEST(test_the_whole_of_what_is_owned_in_part),
        TEST(test_the_question_is_asked_where_it_matters),
        TEST(test_every_member_of_a_crew_gets_a_row),
        TEST(test_cash_that_would_fall_below_zero),
        TEST(test_where_it_came_from_is_written_too),
        TEST(test_sources_that_do_not_help),
        TEST(test_the_beginning_is_told_once),
        TEST(test_what_follows_is_told_too),
        TEST(test_every_question_is_plain),
        TEST(test_the_future_and_the_paid_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
