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
static int64_t bill; /* feed on the store's account, not paid yet */

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
    ADD(book, "stock", "student=S1", "project=Swine", "item=Market hogs", "quantity=3", "unit=head",
        "value=600", "as_of=2026-06-01");
    bill = ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed",
               "amount=64", "date=2026-11-02", "settled=later", "party=Hale's");
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
    const char *answers[12]; /* "#BILL" is the entry of that bill */
    const char *records;     /* kind type amount category, one a line */
    const char
        *postings; /* account amount, in order of account; "" for a day that changes nothing */
} happenings[] = {
    /* ---- sold, won ---- */
    {"sold two hogs at the barn, which kept a commission",
     "sold",
     {"project=Swine", "check=1092.30", "taken=yes", "commission=32.70", "quantity=2",
      "thing=hogs"},
     "money sale 1125.00 livestock|money expense 32.70 marketing",
     "assets:cash 1125.00|income:livestock -1125.00|assets:cash -32.70|expenses:marketing 32.70"},
    {"sold eggs to a neighbor",
     "sold",
     {"project=Swine", "check=12", "category=products"},
     "money sale 12.00 products",
     "assets:cash 12.00|income:products -12.00"},
    {"mowed a lawn",
     "sold",
     {"project=Swine", "check=35", "category=services"},
     "money sale 35.00 services",
     "assets:cash 35.00|income:services -35.00"},
    {"the barn kept commission, check-off, yardage, hauling and insurance",
     "sold",
     {"project=Swine", "check=500", "taken=yes", "commission=20", "checkoff=2.25", "yardage=8",
      "hauling=15", "other=1.50", "price=546.75"},
     "money sale 546.75 livestock|money expense 20.00 marketing|money expense 2.25 marketing|"
     "money expense 8.00 marketing|money expense 15.00 freight|money expense 1.50 marketing",
     "assets:cash 546.75|income:livestock -546.75|assets:cash -20.00|expenses:marketing 20.00|"
     "assets:cash -2.25|expenses:marketing 2.25|assets:cash -8.00|expenses:marketing 8.00|"
     "assets:cash -15.00|expenses:freight 15.00|assets:cash -1.50|expenses:marketing 1.50"},
    {"sold the sow for more than she stood at",
     "sold",
     {"project=Swine", "which=lasting", "asset=Dot", "check=310"},
     "disposal  310.00 ",
     "assets:capital -250.00|assets:cash 310.00|income:gain_loss -60.00"},
    {"sold the sow at the barn, which kept a commission",
     "sold",
     {"project=Swine", "which=lasting", "asset=Dot", "check=260", "taken=yes", "commission=10"},
     "disposal  270.00 |money expense 10.00 marketing",
     "assets:capital -250.00|assets:cash 270.00|income:gain_loss -20.00|assets:cash -10.00|"
     "expenses:marketing 10.00"},
    {"won a premium at the fair",
     "won",
     {"project=Swine", "amount=75"},
     "money sale 75.00 premiums",
     "assets:cash 75.00|income:premiums -75.00"},
    {"the cooperative paid a patronage",
     "won",
     {"project=Swine", "amount=8", "category=patronage"},
     "money sale 8.00 patronage",
     "assets:cash 8.00|income:patronage -8.00"},
    /* ---- paid for something used up, by whom ---- */
    {"paid for feed",
     "paid",
     {"project=Swine", "amount=42.50", "category=feed"},
     "money expense 42.50 feed",
     "assets:cash -42.50|expenses:feed 42.50"},
    {"bought pigs to feed out",
     "paid",
     {"project=Swine", "amount=240", "category=resale", "quantity=3", "unit=head"},
     "money expense 240.00 resale",
     "assets:cash -240.00|expenses:resale 240.00"},
    {"grandmother gave a bag of feed",
     "paid",
     {"project=Swine", "amount=18", "who=gift"},
     "money gift 18.00 feed",
     "equity:gifts -18.00|expenses:feed 18.00"},
    {"Mom paid the vet, to be paid back",
     "paid",
     {"project=Swine", "amount=60", "category=veterinary", "who=lent", "party=Mom"},
     "loan  60.00 |money expense 60.00 veterinary",
     "expenses:veterinary 60.00|liabilities:loan -60.00"},
    {"feed on the store's account",
     "paid",
     {"project=Swine", "amount=120", "who=later"},
     "money expense 120.00 feed",
     "expenses:feed 120.00|liabilities:payable -120.00"},
    {"cleaned stalls for straw",
     "paid",
     {"project=Swine", "amount=30", "category=supplies", "who=worked", "hours=3"},
     "money labor 30.00 supplies",
     "expenses:supplies 30.00|income:labor_exchange -30.00"},
    {"used the neighbor's trailer", "paid", {"project=Swine", "amount=40", "who=theirs"}, "", ""},
    {"bought a feed pan that lasts, for 12 dollars",
     "paid",
     {"project=Swine", "amount=12", "lasts=yes", "name=Feed pan"},
     "money expense 12.00 supplies",
     "assets:cash -12.00|expenses:supplies 12.00"},
    {"a scale from the feed store, which lasts",
     "paid",
     {"project=Swine", "amount=400", "lasts=yes", "name=Scale", "years=8"},
     "asset  400.00 ",
     "assets:capital 400.00|assets:cash -400.00"},
    /* ---- bought something that lasts, by whom ---- */
    {"bought a scale",
     "bought",
     {"project=Swine", "name=Scale", "amount=400", "years=8"},
     "asset  400.00 ",
     "assets:capital 400.00|assets:cash -400.00"},
    {"bought a brush: supplies",
     "bought",
     {"project=Swine", "name=Brush", "amount=9"},
     "money expense 9.00 supplies",
     "assets:cash -9.00|expenses:supplies 9.00"},
    {"bought a gilt for 80 dollars: she lasts all the same",
     "bought",
     {"project=Swine", "name=Rosa", "class=breeding_livestock", "amount=80"},
     "asset  80.00 ",
     "assets:capital 80.00|assets:cash -80.00"},
    {"a show box on credit",
     "bought",
     {"project=Swine", "name=Box", "amount=180", "who=later"},
     "asset  180.00 ",
     "assets:capital 180.00|liabilities:payable -180.00"},
    {"grandfather gave a trailer",
     "bought",
     {"project=Swine", "name=Trailer", "class=machinery", "amount=900", "who=gift"},
     "asset  900.00 ",
     "assets:capital 900.00|equity:gifts -900.00"},
    {"Mom paid for the trailer, to be paid back",
     "bought",
     {"project=Swine", "name=Trailer", "class=machinery", "amount=900", "who=lent", "party=Mom"},
     "loan  900.00 |asset  900.00 ",
     "assets:capital 900.00|liabilities:loan -900.00"},
    {"worked for a gilt",
     "bought",
     {"project=Swine", "name=Rosa", "class=breeding_livestock", "amount=150", "who=worked"},
     "asset  150.00 ",
     "assets:capital 150.00|income:labor_exchange -150.00"},
    {"traded a hog for a scale",
     "bought",
     {"project=Swine", "name=Scale", "amount=150", "who=traded"},
     "asset  150.00 ",
     "assets:capital 150.00|income:barter -150.00"},
    {"the barn is Dad's",
     "bought",
     {"project=Swine", "name=Barn", "class=building", "amount=9000", "who=theirs"},
     "",
     ""},
    /* ---- wages, refunds ---- */
    {"got a paycheck",
     "wages",
     {"project=Store", "gross=200", "taxes=15.30", "time=20", "net=184.70"},
     "paycheck  200.00 ",
     "assets:cash 184.70|equity:withdrawals:taxes 15.30|income:wages -200.00"},
    {"a paycheck less the feed that I took home",
     "wages",
     {"project=Store", "gross=200", "taxes=15.30", "sae_withheld=40", "sae_category=feed"},
     "paycheck  200.00 ",
     "assets:cash 144.70|equity:withdrawals:taxes 15.30|expenses:feed 40.00|income:wages -200.00"},
    {"took back two bags of feed",
     "back",
     {"project=Swine", "amount=25"},
     "money refund 25.00 feed",
     "assets:cash 25.00|expenses:feed -25.00"},
    /* ---- without money ---- */
    {"traded a hog for corn",
     "traded",
     {"project=Swine", "amount=110", "memo=a market hog"},
     "money barter 110.00 feed",
     "expenses:feed 110.00|income:barter -110.00"},
    {"built fence for feed",
     "worked",
     {"project=Swine", "amount=129", "hours=8"},
     "money labor 129.00 feed",
     "expenses:feed 129.00|income:labor_exchange -129.00"},
    {"ate a hog at home",
     "used",
     {"project=Swine", "amount=205", "category=livestock"},
     "money home_use 205.00 livestock",
     "equity:withdrawals:home_use 205.00|income:home_use -205.00"},
    {"ate two hogs, which left the herd",
     "used",
     {"project=Swine", "amount=410", "category=livestock", "quantity=2", "thing=hogs"},
     "money home_use 410.00 livestock|head   ",
     "equity:withdrawals:home_use 410.00|income:home_use -410.00"},
    {"gave a hog to the food bank",
     "gave",
     {"project=Swine", "amount=205", "category=livestock", "quantity=1", "thing=head"},
     "money home_use 205.00 livestock|head   ",
     "equity:withdrawals:home_use 205.00|income:home_use -205.00"},
    {"a paycheck less feed for my own hogs",
     "wages",
     {"project=Store", "gross=200", "sae_withheld=40", "sae_category=feed", "sae_project=Swine"},
     "paycheck  200.00 ",
     "assets:cash 160.00|expenses:feed 40.00|income:wages -200.00"},
    {"ate the old sow",
     "used",
     {"project=Swine", "which=lasting", "asset=Dot", "amount=200"},
     "disposal  200.00 ",
     "assets:capital -250.00|equity:withdrawals:home_use 200.00|income:gain_loss 50.00"},
    {"gave sausage to the church",
     "gave",
     {"project=Swine", "amount=25", "party=Church"},
     "money home_use 25.00 products",
     "equity:withdrawals:home_use 25.00|income:home_use -25.00"},
    {"fed own hay to the hogs",
     "moved",
     {"project=Hay", "to_project=Swine", "amount=35"},
     "money transfer 35.00 feed",
     "expenses:feed 35.00|income:transfer -35.00"},
    /* ---- debts and own money ---- */
    {"paid the store's bill",
     "settled",
     {"entry=#BILL"},
     "money expense 64.00 feed",
     "assets:cash -64.00|liabilities:payable 64.00"},
    {"borrowed from the bank",
     "borrowed",
     {"amount=800", "party=Farm Credit"},
     "loan  800.00 ",
     "assets:cash 800.00|liabilities:loan -800.00"},
    {"paid Dad back with interest",
     "repaid",
     {"loan=Dad 2026-01-05", "amount=100", "interest=5", "project=Swine"},
     "money loan_payment 100.00 |money interest 5.00 interest",
     "assets:cash -100.00|liabilities:loan 100.00|assets:cash -5.00|expenses:interest 5.00"},
    {"put in birthday money",
     "own",
     {"way=in", "category=family", "amount=50"},
     "money contribution 50.00 family",
     "assets:cash 50.00|equity:contributions:family -50.00"},
    {"took money out for tuition",
     "own",
     {"way=out", "purpose=education", "amount=400"},
     "money withdrawal 400.00 education",
     "assets:cash -400.00|equity:withdrawals:education 400.00"},
    {"babysat, and kept the money with the SAE's",
     "outside",
     {"amount=20", "memo=babysitting"},
     "money other_income 20.00 ",
     "assets:cash 20.00|income:outside -20.00"},
    {"bought a phone case with SAE money",
     "outside",
     {"way=out", "amount=15", "memo=phone case"},
     "money other_expense 15.00 ",
     "assets:cash -15.00|expenses:outside 15.00"},
    /* ---- animals ---- */
    {"kept a gilt to breed",
     "kept",
     {"project=Swine", "name=Rosa", "amount=300"},
     "asset  300.00 |head   ",
     "assets:capital 300.00|income:transfer -300.00"},
    {"raised a gilt to breed",
     "kept",
     {"project=Swine", "name=Rosa", "amount=300", "how=raised"},
     "asset  300.00 ",
     "assets:capital 300.00|income:raised -300.00"},
    {"kept a gilt that was counted with the market hogs",
     "kept",
     {"project=Swine", "name=Rosa", "amount=300", "item=Market hogs"},
     "asset  300.00 |head   |stock  400.00 ",
     "assets:capital 300.00|income:transfer -300.00|"
     "assets:current_inventory -200.00|income:inventory_change 200.00"},
    {"the sow goes to market with the rest",
     "market",
     {"asset=Dot"},
     "disposal   ",
     "assets:capital -250.00|expenses:resale 250.00"},
    {"the sow died",
     "died",
     {"which=breeding", "asset=Dot"},
     "disposal   ",
     "assets:capital -250.00|income:gain_loss 250.00"},
    {"a market hog died",
     "died",
     {"project=Swine", "which=market", "item=Market hogs"},
     "head   |stock  400.00 ",
     "assets:current_inventory -200.00|income:inventory_change 200.00"},
    {"two market hogs died, the last is worth less",
     "died",
     {"project=Swine", "which=market", "count=2", "item=Market hogs", "quantity=1", "value=150"},
     "head   |stock  150.00 ",
     "assets:current_inventory -450.00|income:inventory_change 450.00"},
    {"a market hog died that was never counted",
     "died",
     {"project=Swine", "which=market"},
     "head   ",
     ""},
    /* ---- again ---- */
    {"the same feed as last time",
     "again",
     {"entry=#BILL"},
     "money expense 64.00 feed",
     "expenses:feed 64.00|liabilities:payable -64.00"},
};

static void answer(const struct happening *happening, const struct guide *guide,
                   struct record *answers)
{
    const char *pairs[13] = {"student=S1"};
    char entry[40];
    size_t count = 1;
    struct err err = {{0}};
    for (size_t i = 0; i < 12 && happening->answers[i] != NULL; i++)
        pairs[count++] =
            strcmp(happening->answers[i], "entry=#BILL") == 0 ? entry : happening->answers[i];
    snprintf(entry, sizeof entry, "entry=#%lld", (long long)bill);
    guide_begin(book, guide, 0, 0, answers);
    if (!record_set_pairs(book, answers, pairs, count, &err))
        fail_msg("%s: %s", happening->story, err.text);
}

static void tell_records(const struct guide_plan *plan, struct buf *out)
{
    static const char *const amounts[] = {"amount", "gross", "principal",
                                          "cost",   "value", "proceeds"};
    for (size_t i = 0; i < plan->count; i++) {
        const struct record *record = &plan->rows[i]->record;
        char text[NUM_TEXT_SIZE] = "";
        for (size_t a = 0; a < sizeof amounts / sizeof amounts[0]; a++)
            if (record_get(record, amounts[a]) != NULL &&
                record_get(record, amounts[a])->is != VALUE_NONE)
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
        stmt_bind_text(stmt, 1, plan->rows[i]->record.kind->name);
        stmt_bind_int(stmt, 2, plan->rows[i]->record.id);
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
        if (!guide_make(book, guide, &answers, 1, &plan, NULL, &err))
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
    assert_false(guide_make(book, guide, &answers, 1, &plan, &field, &err));
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
