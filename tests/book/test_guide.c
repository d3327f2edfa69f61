/* Everyday happenings, answered as a student would, and what the dictionary (3.2) says they post:
 * the records that are written, and every posting of them. */
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/book.h"
#include "book/change.h"
#include "guide/guide.h"
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
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Hay", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Store", "type=placement", "began=2025-01-01");
    ADD(book, "loan", "student=S1", "lender=Dad", "date=2026-01-05", "principal=500");
    ADD(book, "asset", "student=S1", "project=Swine", "name=Dot", "class=breeding_livestock",
        "how=gift", "cost=250", "acquired=2026-01-10");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Market hogs", "quantity=3",
        "unit=head", "value=600", "as_of=2026-06-01");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static const struct happening {
    const char *story, *guide;
    const char *answers[12];
    const char *records;  /* kind type amount category, one a line */
    const char *postings; /* account amount, in order of account; "" for a day that changes nothing */
} happenings[] = {
    {"sold two hogs at the barn, which kept a commission", "sold",
     {"project=Swine", "check=1092.30", "taken=yes", "commission=32.70", "quantity=2", "thing=hogs"},
     "money sale 1125.00 livestock|money expense 32.70 marketing",
     "assets:cash 1125.00|income:livestock -1125.00|assets:cash -32.70|expenses:marketing 32.70"},
    {"sold eggs to a neighbor", "sold", {"project=Swine", "check=12", "category=products"},
     "money sale 12.00 products", "assets:cash 12.00|income:products -12.00"},
    {"barn kept commission, check-off and yardage", "sold",
     {"project=Swine", "check=500", "taken=yes", "commission=20", "checkoff=2.25", "yardage=8"},
     "money sale 530.25 livestock|money expense 20.00 marketing|money expense 2.25 marketing|"
     "money expense 8.00 marketing",
     "assets:cash 530.25|income:livestock -530.25|assets:cash -20.00|expenses:marketing 20.00|"
     "assets:cash -2.25|expenses:marketing 2.25|assets:cash -8.00|expenses:marketing 8.00"},
    {"won a premium at the fair", "won", {"project=Swine", "amount=75"}, "money sale 75.00 premiums",
     "assets:cash 75.00|income:premiums -75.00"},
    {"paid for feed", "paid", {"project=Swine", "amount=42.50", "category=feed"},
     "money expense 42.50 feed", "assets:cash -42.50|expenses:feed 42.50"},
    {"grandmother gave a bag of feed", "paid", {"project=Swine", "amount=18", "who=gift"},
     "money gift 18.00 feed", "equity:gifts -18.00|expenses:feed 18.00"},
    {"Dad paid the vet, to be paid back", "paid",
     {"project=Swine", "amount=60", "category=veterinary", "who=lent", "party=Mom"},
     "loan  60.00 |money expense 60.00 veterinary", "expenses:veterinary 60.00|liabilities:loan -60.00"},
    {"feed on the store's account", "paid", {"project=Swine", "amount=120", "who=later"},
     "money expense 120.00 feed", "expenses:feed 120.00|liabilities:payable -120.00"},
    {"cleaned stalls for straw", "paid",
     {"project=Swine", "amount=30", "category=supplies", "who=worked", "hours=3"},
     "money labor 30.00 supplies", "expenses:supplies 30.00|income:labor_exchange -30.00"},
    {"used the neighbor's trailer", "paid", {"project=Swine", "amount=40", "who=theirs"}, "", ""},
    {"bought a feed pan that lasts, for 12 dollars", "paid",
     {"project=Swine", "amount=12", "lasts=yes"}, "money expense 12.00 supplies",
     "assets:cash -12.00|expenses:supplies 12.00"},
    {"traded a hog for corn", "traded", {"project=Swine", "amount=110", "memo=a market hog"},
     "money barter 110.00 feed", "expenses:feed 110.00|income:barter -110.00"},
    {"built fence for feed", "worked", {"project=Swine", "amount=129", "hours=8"},
     "money labor 129.00 feed", "expenses:feed 129.00|income:labor_exchange -129.00"},
    {"ate a hog at home", "used", {"project=Swine", "amount=205", "category=livestock"},
     "money home_use 205.00 livestock", "equity:withdrawals:home_use 205.00|income:home_use -205.00"},
    {"gave sausage to the church", "gave", {"project=Swine", "amount=25", "party=Church"},
     "money home_use 25.00 products", "equity:withdrawals:home_use 25.00|income:home_use -25.00"},
    {"fed own hay to the hogs", "moved", {"project=Hay", "to_project=Swine", "amount=35"},
     "money transfer 35.00 feed", "expenses:feed 35.00|income:transfer -35.00"},
    {"got a paycheck", "wages", {"project=Store", "gross=200", "taxes=15.30", "time=20"},
     "paycheck  200.00 ",
     "assets:cash 184.70|equity:withdrawals:taxes 15.30|income:wages -200.00"},
    {"took back two bags of feed", "back", {"project=Swine", "amount=25"}, "money refund 25.00 feed",
     "assets:cash 25.00|expenses:feed -25.00"},
    {"borrowed from the bank", "borrowed", {"amount=800", "party=Farm Credit"}, "loan  800.00 ",
     "assets:cash 800.00|liabilities:loan -800.00"},
    {"paid Dad back with interest", "repaid",
     {"loan=Dad 2026-01-05", "amount=100", "interest=5", "project=Swine"},
     "money loan_payment 100.00 |money interest 5.00 interest",
     "assets:cash -100.00|liabilities:loan 100.00|assets:cash -5.00|expenses:interest 5.00"},
    {"put in birthday money", "own", {"way=in", "category=family", "amount=50"},
     "money contribution 50.00 family", "assets:cash 50.00|equity:contributions:family -50.00"},
    {"took money out for tuition", "own", {"way=out", "category=education", "amount=400"},
     "money withdrawal 400.00 education", "assets:cash -400.00|equity:withdrawals:education 400.00"},
    {"bought a scale", "bought", {"project=Swine", "name=Scale", "amount=400", "years=8"},
     "asset  400.00 ", "assets:capital 400.00|assets:cash -400.00"},
    {"bought a brush: supplies", "bought", {"project=Swine", "name=Brush", "amount=9"},
     "money expense 9.00 supplies", "assets:cash -9.00|expenses:supplies 9.00"},
    {"kept a gilt to breed", "kept", {"project=Swine", "name=Rosa", "amount=300"},
     "asset  300.00 ", "assets:capital 300.00|income:transfer -300.00"},
    {"the sow died", "died", {"project=Swine", "which=breeding", "asset=Dot"}, "disposal   ",
     "assets:capital -250.00|income:gain_loss 250.00"},
    {"a market hog died", "died",
     {"project=Swine", "which=market", "item=Market hogs", "quantity=2", "value=400"},
     "stock  400.00 ", "assets:current_inventory -200.00|income:inventory_change 200.00"},
};

static void answer(const struct happening *happening, const struct guide *guide,
                   struct record *answers)
{
    const char *pairs[13] = {"student=S1"};
    size_t count = 1;
    struct err err = {{0}};
    for (size_t i = 0; i < 12 && happening->answers[i] != NULL; i++)
        pairs[count++] = happening->answers[i];
    record_start(answers, guide->questions);
    record_fill_initial(answers);
    if (!record_set_pairs(book, answers, pairs, count, &err))
        fail_msg("%s: %s", happening->story, err.text);
}

static void tell_records(const struct guide_plan *plan, struct buf *out)
{
    static const char *const amounts[] = {"amount", "gross", "principal", "cost", "value"};
    for (size_t i = 0; i < plan->count; i++) {
        const struct record *record = &plan->records[i];
        char text[NUM_TEXT_SIZE] = "";
        for (size_t a = 0; a < sizeof amounts / sizeof amounts[0]; a++)
            if (record_get(record, amounts[a]) != NULL)
                num_money(record_int(record, amounts[a]), text);
        buf_addf(out, "%s%s %s %s %s", i > 0 ? "|" : "", record->kind->name,
                 strcmp(record->kind->name, "money") == 0 ? record_text(record, "type") : "", text,
                 strcmp(record->kind->name, "money") == 0 ? record_text(record, "category") : "");
    }
}

/* Of today alone: what depreciation posts at the year's end is not of this day. */
static void tell_postings(const struct guide_plan *plan, struct buf *out)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct stmt *stmt =
            book_stmt(book,
                      "SELECT account, sum(amount) FROM posting WHERE kind = ?1 AND record = ?2"
                      " AND date = '2026-11-22' GROUP BY account ORDER BY account",
                      NULL);
        assert_non_null(stmt);
        stmt_bind_text(stmt, 1, plan->records[i].kind->name);
        stmt_bind_int(stmt, 2, plan->records[i].id);
        while (stmt_step(stmt, NULL) == STEP_ROW) {
            char text[NUM_TEXT_SIZE];
            buf_addf(out, "%s%s %s", out->len > 0 ? "|" : "", stmt_text(stmt, 0),
                     num_money(stmt_int(stmt, 1), text));
        }
        stmt_done(stmt);
    }
}

static void test_happenings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof happenings / sizeof happenings[0]; i++) {
        const struct happening *happening = &happenings[i];
        const struct guide *guide = guide_find(happening->guide);
        struct record answers;
        struct guide_plan plan = {.count = 0};
        struct buf records = {0}, postings = {0};
        struct err err = {{0}};
        tear_down(state);
        set_up(state);
        assert_non_null(guide);
        answer(happening, guide, &answers);
        if (!guide_make(book, guide, &answers, &plan, NULL, &err))
            fail_msg("%s: %s", happening->story, err.text);
        tell_records(&plan, &records);
        check_row_text(happening->story, buf_text(&records), happening->records);
        check_row(happening->story, plan.why.len > 0);
        if (plan.count > 0 && !guide_enter(book, &plan, NULL, &err))
            fail_msg("%s: %s", happening->story, err.text);
        tell_postings(&plan, &postings);
        check_row_text(happening->story, buf_text(&postings), happening->postings);
        if (plan.count > 0) { /* one step to undo, whatever it wrote */
            assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
            buf_clear(&postings);
            tell_postings(&plan, &postings);
            check_row_text(happening->story, buf_text(&postings), "");
        }
        buf_free(&records);
        buf_free(&postings);
        guide_plan_clear(&plan);
        record_clear(&answers);
    }
}

static void test_what_is_missing_is_said(void **state)
{
    struct record answers;
    struct guide_plan plan = {.count = 0};
    struct err err = {{0}};
    size_t field;
    (void)state;
    const struct guide *guide = guide_find("sold");
    record_start(&answers, guide->questions);
    assert_false(guide_make(book, guide, &answers, &plan, &field, &err));
    assert_non_null(strstr(err.text, "is still to be answered"));
    assert_int_equal(plan.count, 0);
    record_clear(&answers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_happenings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_missing_is_said, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
