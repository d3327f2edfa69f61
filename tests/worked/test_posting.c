/* What each kind of record posts, to the cent: rows of SQL in, lines of the ledger out. */
#include "base/buf.h"
#include "base/num.h"
#include "book/book.h"
#include "book/change.h"
#include <stdlib.h>
#include <string.h>

#include "support/check.h"

/* Maya's records begin on 1 September 2025. */
static const char people[] =
    "INSERT INTO chapter (id, name, state) VALUES (1, 'Willow Creek', 'OK');"
    "INSERT INTO student (id, number, name, entered_ag_ed, records_from) VALUES"
    " (1, '1001', 'Ortiz, Maya', '2025-09-01', '2025-09-01');"
    "INSERT INTO project (id, student, title, type, began, proceeds) VALUES"
    " (10, 1, 'Swine', 'ownership', '2025-09-01', 'mine'),"
    " (11, 1, 'Corn', 'ownership', '2025-09-01', 'mine'),"
    " (12, 1, 'Hale', 'placement', '2025-09-01', 'mine'),"
    " (13, 1, 'Greenhouse', 'school_enterprise', '2025-09-01', 'school');"
    "INSERT INTO position (id, project, employer, title, begins) VALUES"
    " (20, 12, 'Hale Feed', 'Clerk', '2025-09-01');";

struct posted {
    const char *name;
    const char *sql;
    const char *lines; /* date project account amount line, in order of date, record, account */
};

static struct book *open_book(const char *sql)
{
    struct err err = {{0}};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    struct book *book = book_open(":memory:", 0, &err);
    if (!book || !change_begin(book, CHANGE_RECORDED, &err) || !book_exec(book, people, &err) ||
        !book_exec(book, sql, &err) || !change_commit(book, "test", NULL, &err))
        fail_msg("%s", err.text);
    return book;
}

static void add_ledger(struct book *book, struct buf *out)
{
    struct err err = {{0}};
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT e.date, ifnull(p.title, '-'), e.account, e.amount, ifnull(e.line, '-')"
                  " FROM posting AS e LEFT JOIN project AS p ON p.id = e.project"
                  " WHERE e.date < '2029' ORDER BY e.date, e.kind, e.record, e.account, p.title",
                  &err);
    assert_non_null(stmt);
    enum step step;
    char money[NUM_TEXT_SIZE];
    while ((step = stmt_step(stmt, &err)) == STEP_ROW)
        buf_addf(out, "%s %s %s %s %s\n", stmt_text(stmt, 0), stmt_text(stmt, 1),
                 stmt_text(stmt, 2), num_money(stmt_int(stmt, 3), money), stmt_text(stmt, 4));
    if (step == STEP_FAILED)
        fail_msg("%s", err.text);
    stmt_done(stmt);
}

static void check_posted(const struct posted *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct book *book = open_book(cases[i].sql);
        struct buf out = {0};
        add_ledger(book, &out);
        check_row_text(cases[i].name, buf_text(&out), cases[i].lines);
        int64_t unequal = 0;
        assert_true(book_ask_int(book,
                                 "SELECT count(*) FROM (SELECT 1 FROM posting GROUP BY student,"
                                 " kind, record HAVING sum(amount) <> 0)",
                                 NULL, &unequal, NULL));
        check_row_int(cases[i].name, unequal, 0);
        buf_free(&out);
        book_close(book);
    }
}

#define MONEY                                                                                      \
    "INSERT INTO money (id, student, date, type, project, to_project, category, amount, settled, " \
    "paid_on, loan) VALUES "
#define LOAN "INSERT INTO loan (id, student, lender, date, principal, received) VALUES "

static const struct posted money[] = {
    {"sale", MONEY "(1, 1, '2026-03-01', 'sale', 10, NULL, 'livestock', 61000, 'cash', NULL, NULL)",
     "2026-03-01 Swine assets:cash 610.00 -\n"
     "2026-03-01 Swine income:livestock -610.00 cash_sales\n"},
    {"a category left out",
     MONEY "(1, 1, '2026-03-01', 'sale', 10, NULL, NULL, 100, 'cash', NULL, NULL),"
           "(2, 1, '2026-03-02', 'expense', 10, NULL, NULL, 100, 'cash', NULL, NULL)",
     "2026-03-01 Swine assets:cash 1.00 -\n"
     "2026-03-01 Swine income:other -1.00 cash_sales\n"
     "2026-03-02 Swine assets:cash -1.00 -\n"
     "2026-03-02 Swine expenses:miscellaneous 1.00 cash_other\n"},
    {"expense lines",
     MONEY "(1, 1, '2026-03-01', 'expense', 10, NULL, 'feed', 4250, 'cash', NULL, NULL),"
           "(2, 1, '2026-03-02', 'expense', 10, NULL, 'resale', 9000, 'cash', NULL, NULL),"
           "(3, 1, '2026-03-03', 'expense', 10, NULL, 'veterinary', 1, 'cash', NULL, NULL)",
     "2026-03-01 Swine assets:cash -42.50 -\n"
     "2026-03-01 Swine expenses:feed 42.50 cash_feed\n"
     "2026-03-02 Swine assets:cash -90.00 -\n"
     "2026-03-02 Swine expenses:resale 90.00 resale\n"
     "2026-03-03 Swine assets:cash -0.01 -\n"
     "2026-03-03 Swine expenses:veterinary 0.01 cash_other\n"},
    {"refund lessens its line",
     MONEY "(1, 1, '2026-03-01', 'refund', 10, NULL, 'feed', 500, 'cash', NULL, NULL)",
     "2026-03-01 Swine assets:cash 5.00 -\n"
     "2026-03-01 Swine expenses:feed -5.00 cash_feed\n"},
    {"used at home",
     MONEY "(1, 1, '2026-03-01', 'home_use', 10, NULL, NULL, 12000, 'cash', NULL, NULL)",
     "2026-03-01 Swine equity:withdrawals:home_use 120.00 withdrawals\n"
     "2026-03-01 Swine income:home_use -120.00 used_at_home\n"},
    {"hog for corn",
     MONEY "(1, 1, '2026-03-01', 'barter', 10, NULL, 'feed', 11000, 'cash', NULL, NULL)",
     "2026-03-01 Swine expenses:feed 110.00 noncash_feed\n"
     "2026-03-01 Swine income:barter -110.00 bartered\n"},
    {"work for rent, and for pigs to sell",
     MONEY "(1, 1, '2026-03-01', 'labor', 10, NULL, 'rent', 5000, 'cash', NULL, NULL),"
           "(2, 1, '2026-03-02', 'labor', 10, NULL, 'resale', 6000, 'cash', NULL, NULL)",
     "2026-03-01 Swine expenses:rent 50.00 noncash_other\n"
     "2026-03-01 Swine income:labor_exchange -50.00 labor_exchange\n"
     "2026-03-02 Swine expenses:resale 60.00 noncash_other\n"
     "2026-03-02 Swine income:labor_exchange -60.00 labor_exchange\n"},
    {"corn fed to the swine",
     MONEY "(1, 1, '2026-03-01', 'transfer', 11, 10, 'feed', 7500, 'cash', NULL, NULL)",
     "2026-03-01 Swine expenses:feed 75.00 noncash_feed\n"
     "2026-03-01 Corn income:transfer -75.00 transferred_out\n"},
    {"gift of feed",
     MONEY "(1, 1, '2026-03-01', 'gift', 10, NULL, 'feed', 3000, 'cash', NULL, NULL)",
     "2026-03-01 Swine equity:gifts -30.00 gifts\n"
     "2026-03-01 Swine expenses:feed 30.00 noncash_feed\n"},
    {"borrowed, interest, paid back",
     LOAN "(5, 1, 'Bank', '2026-01-05', 100000, 'cash');" MONEY
          "(1, 1, '2026-02-01', 'interest', 10, NULL, NULL, 500, 'cash', NULL, NULL),"
          "(2, 1, '2026-02-02', 'loan_payment', NULL, NULL, NULL, 9500, 'cash', NULL, 5)",
     "2026-01-05 - assets:cash 1000.00 -\n"
     "2026-01-05 - liabilities:loan -1000.00 -\n"
     "2026-02-01 Swine assets:cash -5.00 -\n"
     "2026-02-01 Swine expenses:interest 5.00 cash_other\n"
     "2026-02-02 - assets:cash -95.00 -\n"
     "2026-02-02 - liabilities:loan 95.00 -\n"},
    {"own money and outside",
     MONEY "(1, 1, '2026-03-01', 'contribution', NULL, NULL, 'gift', 100, 'cash', NULL, NULL),"
           "(2, 1, '2026-03-02', 'withdrawal', NULL, NULL, 'education', 200, 'cash', NULL, NULL),"
           "(3, 1, '2026-03-03', 'other_income', NULL, NULL, NULL, 300, 'cash', NULL, NULL),"
           "(4, 1, '2026-03-04', 'other_expense', NULL, NULL, NULL, 400, 'cash', NULL, NULL)",
     "2026-03-01 - assets:cash 1.00 -\n"
     "2026-03-01 - equity:contributions:gift -1.00 contributions\n"
     "2026-03-02 - assets:cash -2.00 -\n"
     "2026-03-02 - equity:withdrawals:education 2.00 withdrawals\n"
     "2026-03-03 - assets:cash 3.00 -\n"
     "2026-03-03 - income:outside -3.00 outside_income\n"
     "2026-03-04 - assets:cash -4.00 -\n"
     "2026-03-04 - expenses:outside 4.00 outside_expense\n"},
    {"settled later",
     MONEY "(1, 1, '2026-03-01', 'sale', 10, NULL, NULL, 700, 'later', '2026-04-01', NULL),"
           "(2, 1, '2026-03-02', 'expense', 10, NULL, 'feed', 800, 'later', '2026-04-02', NULL),"
           "(3, 1, '2026-03-03', 'expense', 10, NULL, 'feed', 900, 'later', NULL, NULL)",
     "2026-03-01 Swine assets:receivable 7.00 -\n"
     "2026-03-01 Swine income:other -7.00 cash_sales\n"
     "2026-03-02 Swine expenses:feed 8.00 cash_feed\n"
     "2026-03-02 Swine liabilities:payable -8.00 -\n"
     "2026-03-03 Swine expenses:feed 9.00 cash_feed\n"
     "2026-03-03 Swine liabilities:payable -9.00 -\n"
     "2026-04-01 Swine assets:cash 7.00 -\n"
     "2026-04-01 Swine assets:receivable -7.00 -\n"
     "2026-04-02 Swine assets:cash -8.00 -\n"
     "2026-04-02 Swine liabilities:payable 8.00 -\n"},
    {"goods on a loan",
     LOAN "(5, 1, 'Store', '2026-01-05', 5000, 'goods');" MONEY
          "(1, 1, '2026-01-05', 'expense', 10, NULL, 'feed', 5000, 'loan', NULL, 5),"
          "(2, 1, '2026-01-06', 'sale', 10, NULL, 'crops', 1000, 'loan', NULL, 5)",
     "2026-01-05 Swine expenses:feed 50.00 cash_feed\n"
     "2026-01-05 Swine liabilities:loan -50.00 -\n"
     "2026-01-06 Swine income:crops -10.00 cash_sales\n"
     "2026-01-06 Swine liabilities:loan 10.00 -\n"},
    {"an old loan", LOAN "(5, 1, 'Bank', '2024-01-05', 5000, 'beginning')",
     "2025-09-01 - equity:beginning 50.00 beginning\n"
     "2025-09-01 - liabilities:loan -50.00 -\n"},
    {"the school keeps it",
     MONEY "(1, 1, '2026-03-01', 'sale', 13, NULL, 'crops', 700, 'cash', NULL, NULL),"
           "(2, 1, '2026-03-02', 'expense', 13, NULL, 'seed', 200, 'cash', NULL, NULL),"
           "(3, 1, '2026-03-03', 'sale', 13, NULL, 'crops', 300, 'later', '2026-04-01', NULL)",
     "2026-03-01 Greenhouse equity:withdrawals:kept_by_school 7.00 withdrawals\n"
     "2026-03-01 Greenhouse income:crops -7.00 cash_sales\n"
     "2026-03-02 Greenhouse equity:withdrawals:kept_by_school -2.00 withdrawals\n"
     "2026-03-02 Greenhouse expenses:seed 2.00 cash_other\n"
     "2026-03-03 Greenhouse assets:receivable 3.00 -\n"
     "2026-03-03 Greenhouse income:crops -3.00 cash_sales\n"
     "2026-04-01 Greenhouse assets:receivable -3.00 -\n"
     "2026-04-01 Greenhouse equity:withdrawals:kept_by_school 3.00 withdrawals\n"},
    {"a placement's own expense and income",
     MONEY "(1, 1, '2026-03-01', 'expense', 12, NULL, 'supplies', 700, 'cash', NULL, NULL),"
           "(2, 1, '2026-03-02', 'sale', 12, NULL, 'services', 200, 'cash', NULL, NULL)",
     "2026-03-01 Hale assets:cash -7.00 -\n"
     "2026-03-01 Hale expenses:supplies 7.00 expenses\n"
     "2026-03-02 Hale assets:cash 2.00 -\n"
     "2026-03-02 Hale income:services -2.00 expenses\n"},
};

#define PAYCHECK                                                                                   \
    "INSERT INTO paycheck (id, student, project, date, position, gross, taxes, sae_withheld, "     \
    "sae_category, sae_project, other_withheld) VALUES "

static const struct posted paychecks[] = {
    {"plain", PAYCHECK "(1, 1, 12, '2026-03-01', 20, 10000, 0, 0, NULL, NULL, 0)",
     "2026-03-01 Hale assets:cash 100.00 -\n"
     "2026-03-01 Hale income:wages -100.00 gross\n"},
    {"everything taken out",
     PAYCHECK "(1, 1, 12, '2026-03-01', 20, 10000, 1500, 2500, 'feed', 10, 6000)",
     "2026-03-01 Hale equity:withdrawals:other_withheld 60.00 withdrawals\n"
     "2026-03-01 Hale equity:withdrawals:taxes 15.00 withdrawals\n"
     "2026-03-01 Swine expenses:feed 25.00 cash_feed\n"
     "2026-03-01 Hale income:wages -100.00 gross\n"},
    {"kept back for the placement itself",
     PAYCHECK "(1, 1, 12, '2026-03-01', 20, 10000, 0, 2500, NULL, NULL, 0)",
     "2026-03-01 Hale assets:cash 75.00 -\n"
     "2026-03-01 Hale expenses:miscellaneous 25.00 expenses\n"
     "2026-03-01 Hale income:wages -100.00 gross\n"},
};

#define ASSET                                                                                      \
    "INSERT INTO asset (id, student, project, name, class, acquired, how, count, cost, salvage, "  \
    "life_years, settled, paid_on, loan) VALUES "

static const struct posted acquired[] = {
    {"bought",
     ASSET
     "(1, 1, 10, 'Box', 'equipment', '2026-03-01', 'bought', 1, 18000, 0, 0, 'cash', NULL, NULL)",
     "2026-03-01 Swine assets:capital 180.00 -\n"
     "2026-03-01 Swine assets:cash -180.00 -\n"},
    {"bought, paid later",
     ASSET "(1, 1, 10, 'Box', 'equipment', '2026-03-01', 'bought', 1, 18000, 0, 0, 'later', "
           "'2026-05-01', NULL)",
     "2026-03-01 Swine assets:capital 180.00 -\n"
     "2026-03-01 Swine liabilities:payable -180.00 -\n"
     "2026-05-01 Swine assets:cash -180.00 -\n"
     "2026-05-01 Swine liabilities:payable 180.00 -\n"},
    {"bought on a loan, 350 down",
     LOAN "(5, 1, 'Dealer', '2026-01-05', 215000, 'goods');" ASSET
          "(1, 1, 10, 'Mower', 'machinery', '2026-01-05', 'bought', 1, 250000, 0, 0, 'loan', NULL, "
          "5);" MONEY
          "(1, 1, '2026-01-05', 'loan_payment', NULL, NULL, NULL, 35000, 'cash', NULL, 5)",
     "2026-01-05 Swine assets:capital 2500.00 -\n"
     "2026-01-05 Swine liabilities:loan -2500.00 -\n"
     "2026-01-05 - assets:cash -350.00 -\n"
     "2026-01-05 - liabilities:loan 350.00 -\n"},
    {"kept, traded, worked for, given",
     ASSET
     "(1, 1, 10, 'Gilt', 'breeding_livestock', '2026-03-01', 'kept', 1, 100, 0, 0, 'cash', NULL, "
     "NULL),"
     "(2, 1, 10, 'Pen', 'equipment', '2026-03-02', 'traded', 1, 200, 0, 0, 'cash', NULL, NULL),"
     "(3, 1, 10, 'Scale', 'equipment', '2026-03-03', 'worked_for', 1, 300, 0, 0, 'cash', NULL, "
     "NULL),"
     "(4, 1, 10, 'Ewe', 'breeding_livestock', '2026-03-04', 'gift', 1, 400, 0, 0, 'cash', NULL, "
     "NULL)",
     "2026-03-01 Swine assets:capital 1.00 -\n"
     "2026-03-01 Swine income:transfer -1.00 transferred_out\n"
     "2026-03-02 Swine assets:capital 2.00 -\n"
     "2026-03-02 Swine income:barter -2.00 bartered\n"
     "2026-03-03 Swine assets:capital 3.00 -\n"
     "2026-03-03 Swine income:labor_exchange -3.00 labor_exchange\n"
     "2026-03-04 Swine assets:capital 4.00 -\n"
     "2026-03-04 Swine equity:gifts -4.00 gifts\n"},
    {"raised, as income",
     ASSET "(1, 1, 10, 'Heifer', 'breeding_livestock', '2026-03-01', 'raised', 1, 80000, 0, 0, "
           "'cash', NULL, NULL)",
     "2026-03-01 Swine assets:capital 800.00 -\n"
     "2026-03-01 Swine income:raised -800.00 raised\n"},
    {"raised, as equity",
     "UPDATE chapter SET raised_value = 'equity';" ASSET
     "(1, 1, 10, 'Heifer', 'breeding_livestock', '2026-03-01', 'raised', 1, 80000, 0, 0, 'cash', "
     "NULL, NULL)",
     "2026-03-01 Swine assets:capital 800.00 -\n"
     "2026-03-01 Swine equity:raised -800.00 raised_equity\n"},
    {"there from the beginning, from an earlier day",
     ASSET "(1, 1, 10, 'Heifer', 'breeding_livestock', '2023-03-01', 'beginning', 1, 80000, 0, 0, "
           "'cash', NULL, NULL)",
     "2025-09-01 Swine assets:capital 800.00 -\n"
     "2025-09-01 Swine equity:beginning -800.00 beginning\n"},
    {"of no project",
     ASSET "(1, 1, NULL, 'Laptop', 'equipment', '2026-03-01', 'worked_for', 1, 80000, 0, 0, "
           "'cash', NULL, NULL)",
     "2026-03-01 - assets:capital 800.00 -\n"
     "2026-03-01 - income:outside -800.00 outside_income\n"},
};

static const struct posted counted[] = {
    {"beginning, then counts",
     "INSERT INTO stock (id, student, project, as_of, item, value) VALUES"
     " (1, 1, 10, '2025-09-01', 'Hay', 10000), (2, 1, 10, '2025-12-31', 'hay', 12500),"
     " (3, 1, 10, '2026-06-01', 'Hay', 12500), (4, 1, 10, '2026-12-31', 'Hay', 0)",
     "2025-09-01 Swine assets:current_inventory 100.00 -\n"
     "2025-09-01 Swine equity:beginning -100.00 beginning_inventory\n"
     "2025-12-31 Swine assets:current_inventory 25.00 -\n"
     "2025-12-31 Swine income:inventory_change -25.00 inventory_change\n"
     "2026-06-01 Swine assets:current_inventory 0.00 -\n"
     "2026-06-01 Swine income:inventory_change 0.00 inventory_change\n"
     "2026-12-31 Swine assets:current_inventory -125.00 -\n"
     "2026-12-31 Swine income:inventory_change 125.00 inventory_change\n"},
    {"counted before the records begin",
     "INSERT INTO stock (id, student, project, as_of, item, value) VALUES"
     " (1, 1, 10, '2025-08-01', 'Hay', 10000), (2, 1, 10, '2025-08-20', 'Hay', 9000)",
     "2025-09-01 Swine assets:current_inventory 100.00 -\n"
     "2025-09-01 Swine equity:beginning -100.00 beginning_inventory\n"
     "2025-09-01 Swine assets:current_inventory -10.00 -\n"
     "2025-09-01 Swine equity:beginning 10.00 beginning_inventory\n"},
    {"everything counted: what has no row is gone, until it is found again",
     "INSERT INTO stock (id, student, project, as_of, item, value) VALUES"
     " (1, 1, 10, '2025-09-01', 'Hay', 10000), (2, 1, 10, '2025-09-01', 'Salt', 500),"
     " (3, 1, 10, '2025-12-31', 'Hay', 9000), (4, 1, 11, '2025-09-01', 'Seed', 700),"
     " (5, 1, 10, '2026-08-01', 'Salt', 300);"
     "INSERT INTO counted (id, student, project, as_of) VALUES (8, 1, 10, '2025-12-31'),"
     " (9, 1, 10, '2026-06-30')",
     "2025-09-01 Swine assets:current_inventory 100.00 -\n"
     "2025-09-01 Swine equity:beginning -100.00 beginning_inventory\n"
     "2025-09-01 Swine assets:current_inventory 5.00 -\n"
     "2025-09-01 Swine equity:beginning -5.00 beginning_inventory\n"
     "2025-09-01 Corn assets:current_inventory 7.00 -\n"
     "2025-09-01 Corn equity:beginning -7.00 beginning_inventory\n"
     "2025-12-31 Swine assets:current_inventory -5.00 -\n"
     "2025-12-31 Swine income:inventory_change 5.00 inventory_change\n"
     "2025-12-31 Swine assets:current_inventory -10.00 -\n"
     "2025-12-31 Swine income:inventory_change 10.00 inventory_change\n"
     "2026-06-30 Swine assets:current_inventory -90.00 -\n"
     "2026-06-30 Swine income:inventory_change 90.00 inventory_change\n"
     "2026-08-01 Swine assets:current_inventory 3.00 -\n"
     "2026-08-01 Swine income:inventory_change -3.00 inventory_change\n"},
};

#define BALANCE "INSERT INTO balance (id, student, as_of, item, class, amount) VALUES "

static const struct posted stated[] = {
    {"beginning and later",
     BALANCE "(1, 1, '2025-09-01', 'Car', 'noncurrent_asset', 100000),"
             "(2, 1, '2025-12-31', 'car', 'noncurrent_asset', 90000),"
             "(3, 1, '2025-09-01', 'Card', 'payable', 4000),"
             "(4, 1, '2026-01-31', 'Card', 'payable', 6500),"
             "(5, 1, '2026-02-28', 'Insurance', 'prepaid', 300)",
     "2025-09-01 - assets:noncurrent_asset 1000.00 -\n"
     "2025-09-01 - equity:beginning -1000.00 beginning\n"
     "2025-09-01 - equity:beginning 40.00 beginning\n"
     "2025-09-01 - liabilities:payable -40.00 -\n"
     "2025-12-31 - assets:noncurrent_asset -100.00 -\n"
     "2025-12-31 - equity:other_changes 100.00 other_changes\n"
     "2026-01-31 - equity:other_changes 25.00 other_changes\n"
     "2026-01-31 - liabilities:payable -25.00 -\n"
     "2026-02-28 - assets:prepaid 3.00 -\n"
     "2026-02-28 - equity:other_changes -3.00 other_changes\n"},
    {"cash, counted twice",
     BALANCE "(1, 1, '2025-09-01', 'Wallet', 'cash', 5000),"
             "(2, 1, '2025-09-01', 'Savings', 'cash', 10000),"
             "(3, 1, '2026-01-31', 'Wallet', 'cash', 4000),"
             "(4, 1, '2026-01-31', 'Savings', 'cash', 11500),"
             "(5, 1, '2026-03-31', 'All of it', 'cash', 20000);" MONEY
             "(1, 1, '2026-01-31', 'sale', 10, NULL, NULL, 1000, 'cash', NULL, NULL),"
             "(2, 1, '2026-02-15', 'sale', 10, NULL, NULL, 4500, 'cash', NULL, NULL)",
     "2025-09-01 - assets:cash 50.00 -\n"
     "2025-09-01 - equity:beginning -50.00 beginning\n"
     "2025-09-01 - assets:cash 100.00 -\n"
     "2025-09-01 - equity:beginning -100.00 beginning\n"
     "2026-01-31 - assets:cash -5.00 -\n"
     "2026-01-31 - equity:unexplained 5.00 unexplained\n"
     "2026-01-31 Swine assets:cash 10.00 -\n"
     "2026-01-31 Swine income:other -10.00 cash_sales\n"
     "2026-02-15 Swine assets:cash 45.00 -\n"
     "2026-02-15 Swine income:other -45.00 cash_sales\n"},
    {"cash of the school is not counted",
     BALANCE "(3, 1, '2026-01-31', 'Wallet', 'cash', 4000);" MONEY
             "(1, 1, '2026-01-02', 'sale', 13, NULL, 'crops', 1000, 'cash', NULL, NULL)",
     "2026-01-02 Greenhouse equity:withdrawals:kept_by_school 10.00 withdrawals\n"
     "2026-01-02 Greenhouse income:crops -10.00 cash_sales\n"
     "2026-01-31 - assets:cash 40.00 -\n"
     "2026-01-31 - equity:unexplained -40.00 unexplained\n"},
};

#define DISPOSAL  "INSERT INTO disposal (id, asset, date, how, count, proceeds) VALUES "
#define VALUATION "INSERT INTO valuation (id, asset, as_of, value, reason) VALUES "
#define USE       "INSERT INTO asset_use (id, asset, year, project, share) VALUES "

static const struct posted disposed[] = {
    {"sold above book value",
     ASSET "(1, 1, 10, 'Scale', 'equipment', '2025-10-01', 'bought', 1, 40000, 0, 8, 'cash', NULL, "
           "NULL);" DISPOSAL "(2, 1, '2027-02-01', 'sold', 1, 35000)",
     "2025-10-01 Swine assets:capital 400.00 -\n"
     "2025-10-01 Swine assets:cash -400.00 -\n"
     "2025-12-31 Swine assets:depreciation -50.00 -\n"
     "2025-12-31 Swine expenses:depreciation 50.00 depreciation\n"
     "2026-12-31 Swine assets:depreciation -50.00 -\n"
     "2026-12-31 Swine expenses:depreciation 50.00 depreciation\n"
     "2027-02-01 Swine assets:capital -400.00 -\n"
     "2027-02-01 Swine assets:cash 350.00 -\n"
     "2027-02-01 Swine assets:depreciation 100.00 -\n"
     "2027-02-01 Swine income:gain_loss -50.00 gain_loss\n"},
    {"died, lost, used at home, put to the market herd",
     ASSET
     "(1, 1, 10, 'Ewes', 'breeding_livestock', '2026-01-01', 'raised', 4, 40000, 0, 0, 'cash', "
     "NULL, NULL);" DISPOSAL
     "(1, 1, '2026-02-01', 'died', 1, NULL), (2, 1, '2026-02-02', 'lost', 1, 2000),"
     "(3, 1, '2026-02-03', 'home_use', 1, 12000), (4, 1, '2026-02-04', 'to_current', 1, 9000)",
     "2026-01-01 Swine assets:capital 400.00 -\n"
     "2026-01-01 Swine income:raised -400.00 raised\n"
     "2026-02-01 Swine assets:capital -100.00 -\n"
     "2026-02-01 Swine income:gain_loss 100.00 gain_loss\n"
     "2026-02-02 Swine assets:capital -100.00 -\n"
     "2026-02-02 Swine assets:cash 20.00 -\n"
     "2026-02-02 Swine income:gain_loss 80.00 gain_loss\n"
     "2026-02-03 Swine assets:capital -100.00 -\n"
     "2026-02-03 Swine equity:withdrawals:home_use 120.00 withdrawals\n"
     "2026-02-03 Swine income:gain_loss -20.00 gain_loss\n"
     "2026-02-04 Swine assets:capital -100.00 -\n"
     "2026-02-04 Swine expenses:resale 100.00 noncash_other\n"},
    {"a third of a herd, with cents that do not divide",
     ASSET "(1, 1, 10, 'Cows', 'breeding_livestock', '2026-01-01', 'bought', 3, 10000, 0, 3, "
           "'cash', NULL, NULL);" DISPOSAL "(1, 1, '2027-05-01', 'sold', 1, 3000)",
     "2026-01-01 Swine assets:capital 100.00 -\n"
     "2026-01-01 Swine assets:cash -100.00 -\n"
     "2026-12-31 Swine assets:depreciation -33.33 -\n"
     "2026-12-31 Swine expenses:depreciation 33.33 depreciation\n"
     "2027-05-01 Swine assets:capital -33.33 -\n"
     "2027-05-01 Swine assets:cash 30.00 -\n"
     "2027-05-01 Swine assets:depreciation 11.11 -\n"
     "2027-05-01 Swine income:gain_loss -7.78 gain_loss\n"
     "2027-12-31 Swine assets:depreciation -22.22 -\n"
     "2027-12-31 Swine expenses:depreciation 22.22 depreciation\n"
     "2028-12-31 Swine assets:depreciation -22.23 -\n"
     "2028-12-31 Swine expenses:depreciation 22.23 depreciation\n"},
    {"monthly: five months, then the months before it left",
     "UPDATE chapter SET depreciation_rule = 'monthly';" ASSET
     "(1, 1, 10, 'Scale', 'equipment', '2025-08-20', 'bought', 1, 12000, 0, 2, 'cash', NULL, "
     "NULL);" DISPOSAL "(2, 1, '2026-07-31', 'sold', 1, 5000)",
     "2025-08-20 Swine assets:capital 120.00 -\n"
     "2025-08-20 Swine assets:cash -120.00 -\n"
     "2025-12-31 Swine assets:depreciation -20.00 -\n"
     "2025-12-31 Swine expenses:depreciation 20.00 depreciation\n"
     "2026-07-31 Swine assets:capital -120.00 -\n"
     "2026-07-31 Swine assets:cash 50.00 -\n"
     "2026-07-31 Swine assets:depreciation -30.00 -\n"
     "2026-07-31 Swine assets:depreciation 50.00 -\n"
     "2026-07-31 Swine expenses:depreciation 30.00 depreciation\n"
     "2026-07-31 Swine income:gain_loss 20.00 gain_loss\n"},
    {"valued, then half of it sold",
     ASSET "(1, 1, 10, 'Cows', 'breeding_livestock', '2026-01-01', 'raised', 2, 100000, 0, 0, "
           "'cash', NULL, NULL);" VALUATION
           "(3, 1, '2026-06-30', 150001, 'market'), (4, 1, '2026-12-31', 60000, 'market');" DISPOSAL
           "(2, 1, '2026-08-01', 'sold', 1, 70000)",
     "2026-01-01 Swine assets:capital 1000.00 -\n"
     "2026-01-01 Swine income:raised -1000.00 raised\n"
     "2026-06-30 Swine assets:valuation 500.01 -\n"
     "2026-06-30 Swine equity:valuation -500.01 valuation\n"
     "2026-08-01 Swine assets:capital -500.00 -\n"
     "2026-08-01 Swine assets:cash 700.00 -\n"
     "2026-08-01 Swine assets:valuation -250.00 -\n"
     "2026-08-01 Swine equity:valuation 250.00 valuation\n"
     "2026-08-01 Swine income:gain_loss -200.00 gain_loss\n"
     "2026-12-31 Swine assets:valuation -150.01 -\n"
     "2026-12-31 Swine equity:valuation 150.01 valuation\n"},
    {"a valuation on the last day looks past that day's wear",
     ASSET "(1, 1, 10, 'Scale', 'equipment', '2026-01-01', 'bought', 1, 12000, 0, 2, 'cash', NULL, "
           "NULL);" VALUATION
           "(3, 1, '2026-12-31', 5000, 'worn'), (4, 1, '2027-01-31', 7000, 'mended')",
     "2026-01-01 Swine assets:capital 120.00 -\n"
     "2026-01-01 Swine assets:cash -120.00 -\n"
     "2026-12-31 Swine assets:depreciation -60.00 -\n"
     "2026-12-31 Swine expenses:depreciation 60.00 depreciation\n"
     "2026-12-31 Swine assets:valuation -10.00 -\n"
     "2026-12-31 Swine equity:valuation 10.00 valuation\n"
     "2027-01-31 Swine assets:valuation 20.00 -\n"
     "2027-01-31 Swine equity:valuation -20.00 valuation\n"
     "2027-12-31 Swine assets:depreciation -60.00 -\n"
     "2027-12-31 Swine expenses:depreciation 60.00 depreciation\n"},
    {"laptop, half and half",
     ASSET "(1, 1, 10, 'Laptop', 'equipment', '2026-01-01', 'bought', 1, 80000, 65000, 10, 'cash', "
           "NULL, NULL);" USE
           "(1, 1, 2026, 10, 5000), (2, 1, 2026, 11, 5000), (3, 1, 2027, 11, 3333);" DISPOSAL
           "(2, 1, '2028-03-01', 'sold', 1, 60000)",
     "2026-01-01 Swine assets:capital 800.00 -\n"
     "2026-01-01 Swine assets:cash -800.00 -\n"
     "2026-12-31 Swine assets:depreciation -15.00 -\n"
     "2026-12-31 Corn expenses:depreciation 7.50 depreciation\n"
     "2026-12-31 Swine expenses:depreciation 7.50 depreciation\n"
     "2027-12-31 Swine assets:depreciation -15.00 -\n"
     "2027-12-31 Corn expenses:depreciation 5.00 depreciation\n"
     "2027-12-31 - expenses:outside 10.00 outside_expense\n"
     "2028-03-01 Swine assets:capital -800.00 -\n"
     "2028-03-01 Swine assets:cash 600.00 -\n"
     "2028-03-01 Swine assets:depreciation 30.00 -\n"
     "2028-03-01 Swine income:gain_loss 170.00 gain_loss\n"},
    {"an odd cent of a loss, shared; the placement has its part as an expense",
     ASSET
     "(1, 1, 10, 'Box', 'equipment', '2026-01-01', 'raised', 1, 101, 0, 0, 'cash', NULL, NULL);" USE
     "(1, 1, 2026, 10, 5000), (2, 1, 2026, 12, 5000);" DISPOSAL
     "(2, 1, '2026-03-01', 'died', 1, NULL)",
     "2026-01-01 Swine assets:capital 1.01 -\n"
     "2026-01-01 Swine income:raised -1.01 raised\n"
     "2026-03-01 Swine assets:capital -1.01 -\n"
     "2026-03-01 Hale income:gain_loss 0.50 expenses\n"
     "2026-03-01 Swine income:gain_loss 0.51 gain_loss\n"},
    {"of no project: the loss is outside",
     ASSET "(1, 1, NULL, 'Laptop', 'equipment', '2026-01-01', 'gift', 1, 500, 0, 0, 'cash', NULL, "
           "NULL);" DISPOSAL "(2, 1, '2026-03-01', 'lost', 1, 300)",
     "2026-01-01 - assets:capital 5.00 -\n"
     "2026-01-01 - equity:gifts -5.00 gifts\n"
     "2026-03-01 - assets:capital -5.00 -\n"
     "2026-03-01 - assets:cash 3.00 -\n"
     "2026-03-01 - expenses:outside 2.00 outside_expense\n"},
    {"more left than there were",
     ASSET "(1, 1, 10, 'Box', 'equipment', '2026-01-01', 'raised', 1, 500, 0, 0, 'cash', NULL, "
           "NULL);" DISPOSAL
           "(2, 1, '2026-03-01', 'sold', 1, 600), (3, 1, '2026-04-01', 'sold', 1, 100)",
     "2026-01-01 Swine assets:capital 5.00 -\n"
     "2026-01-01 Swine income:raised -5.00 raised\n"
     "2026-03-01 Swine assets:capital -5.00 -\n"
     "2026-03-01 Swine assets:cash 6.00 -\n"
     "2026-03-01 Swine income:gain_loss -1.00 gain_loss\n"
     "2026-04-01 Swine assets:cash 1.00 -\n"
     "2026-04-01 Swine income:gain_loss -1.00 gain_loss\n"},
};

static void test_money(void **state)
{
    (void)state;
    check_posted(money, COUNT_OF(money));
}

static void test_paychecks(void **state)
{
    (void)state;
    check_posted(paychecks, COUNT_OF(paychecks));
}

static void test_acquired(void **state)
{
    (void)state;
    check_posted(acquired, COUNT_OF(acquired));
}

static void test_counted(void **state)
{
    (void)state;
    check_posted(counted, COUNT_OF(counted));
}

static void test_stated(void **state)
{
    (void)state;
    check_posted(stated, COUNT_OF(stated));
}

static void test_disposed(void **state)
{
    (void)state;
    check_posted(disposed, COUNT_OF(disposed));
}

/* ---- depreciation ------------------------------------------------------------------------------
 */

/* Charges in the order of years, in cents. */
static const struct {
    const char *name, *rule, *how, *acquired;
    int cost, salvage, life;
    const char *charges;
} worn[] = {
    {"tractor", "full_year", "bought", "2025-10-01", 800000, 250000, 10,
     "2025:55000 2026:55000 2027:55000 2028:55000 2029:55000 2030:55000 2031:55000 2032:55000 "
     "2033:55000 2034:55000 "},
    {"wheelbarrow", "full_year", "bought", "2026-06-01", 8995, 0, 5,
     "2026:1799 2027:1799 2028:1799 2029:1799 2030:1799 "},
    {"the last year takes the rest", "full_year", "bought", "2026-06-01", 10000, 0, 3,
     "2026:3333 2027:3333 2028:3334 "},
    {"half a cent up, and less for the last", "full_year", "bought", "2026-06-01", 5, 0, 2,
     "2026:3 2027:2 "},
    {"rounded up until it is gone", "full_year", "bought", "2026-06-01", 3, 0, 5,
     "2026:1 2027:1 2028:1 "},
    {"too little for a year's cent", "full_year", "bought", "2026-06-01", 2, 0, 5, "2030:2 "},
    {"31 December begins with the next year", "full_year", "bought", "2026-12-31", 200, 0, 2,
     "2027:100 2028:100 "},
    {"beginning: from records_from", "full_year", "beginning", "2020-05-05", 200, 0, 2,
     "2025:100 2026:100 "},
    {"monthly, by the 15th", "monthly", "bought", "2026-06-15", 1200, 0, 1, "2026:700 2027:500 "},
    {"monthly, after the 15th", "monthly", "bought", "2026-06-16", 1200, 0, 1,
     "2026:600 2027:600 "},
    {"monthly, December", "monthly", "bought", "2026-12-16", 1200, 0, 1, "2027:1200 "},
    {"monthly, whole years between", "monthly", "bought", "2026-11-01", 10000, 0, 3,
     "2026:556 2027:3333 2028:3333 2029:2778 "},
    {"not depreciated", "full_year", "bought", "2026-11-01", 10000, 0, 0, ""},
    {"worth what it cost", "full_year", "bought", "2026-11-01", 10000, 10000, 3, ""},
};

static void test_worn(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(worn); i++) {
        struct buf sql = {0}, out = {0};
        buf_addf(&sql,
                 "UPDATE chapter SET depreciation_rule = '%s';" ASSET
                 "(1, 1, 10, 'It', 'equipment', '%s', '%s', 1, %d, %d, %d, 'cash', NULL, NULL)",
                 worn[i].rule, worn[i].acquired, worn[i].how, worn[i].cost, worn[i].salvage,
                 worn[i].life);
        struct book *book = open_book(buf_text(&sql));
        struct err err = {{0}};
        struct stmt *stmt = book_stmt(book,
                                      "SELECT substr(date, 1, 4), amount FROM posting"
                                      " WHERE line = 'depreciation' ORDER BY date",
                                      &err);
        while (stmt_step(stmt, &err) == STEP_ROW)
            buf_addf(&out, "%s:%lld ", stmt_text(stmt, 0), (long long)stmt_int(stmt, 1));
        stmt_done(stmt);
        check_row_text(worn[i].name, buf_text(&out), worn[i].charges);
        book_close(book);
        buf_free(&sql);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_money),    cmocka_unit_test(test_paychecks),
        cmocka_unit_test(test_acquired), cmocka_unit_test(test_counted),
        cmocka_unit_test(test_stated),   cmocka_unit_test(test_disposed),
        cmocka_unit_test(test_worn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
