/* The reports: which rows they have, what is cut at a day, what is carried, and how fast they are
 * asked: no question about one student may read anybody else's records. */
#include "base/buf.h"
#include "base/num.h"
#include "book/book.h"
#include "book/change.h"
#include "report/invested.h"
#include "report/report.h"
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/noscan.h"

#define PEOPLE                                                                                     \
    "INSERT INTO chapter (id, name, state) VALUES (1, 'Willow Creek', 'OK');"                      \
    "INSERT INTO student (id, number, name, entered_ag_ed, records_from) VALUES"                   \
    " (1, '1001', 'Ortiz, Maya', '2025-01-01', '2025-01-01'),"                                     \
    " (2, '1002', 'Brandt, Lily', '2025-12-31', '2025-12-31');"                                    \
    "INSERT INTO project (id, student, title, type, began) VALUES"                                 \
    " (10, 1, 'Swine', 'ownership', '2025-01-01'), (11, 1, 'Corn', 'ownership', '2025-01-01'),"    \
    " (12, 1, 'Hale', 'placement', '2025-01-01'), (20, 2, 'Hay', 'ownership', '2025-12-31');"      \
    "INSERT INTO position (id, project, employer, title, begins) VALUES"                           \
    " (30, 12, 'Hale Feed', 'Clerk', '2025-01-01'), (31, 12, 'Hale Feed', 'Driver', "              \
    "'2025-01-01');"

#define MONEY "INSERT INTO money (id, student, date, type, project, category, amount) VALUES "
#define HOURS                                                                                      \
    "INSERT INTO hours (id, student, project, date, time, activity, in_class, paid, position, "    \
    "duty)"                                                                                        \
    " VALUES "
#define ASSET                                                                                      \
    "INSERT INTO asset (id, student, project, name, class, acquired, how, count, cost, "           \
    "life_years)"                                                                                  \
    " VALUES "
#define BROUGHT                                                                                    \
    "INSERT INTO brought_forward (id, student, project, year, line, amount, source) VALUES "
#define STOCK "INSERT INTO stock (id, student, project, as_of, item, value) VALUES "

struct asked {
    const char *name;
    const char *sql;
    const char *report;
    struct report_query query;
    const char *columns;
    const char *rows;
};

static const struct asked cases[] = {
    {"a row for each project and year with a record",
     MONEY
     "(1, 1, '2025-03-01', 'sale', 11, 'crops', 500), (2, 1, '2025-03-02', 'sale', 10, NULL, 100),"
     "(3, 1, '2026-03-01', 'expense', 10, 'feed', 4250),"
     "(4, 1, '2026-03-02', 'sale', 12, 'services', 300),"
     "(5, 2, '2026-03-02', 'refund', 20, 'seed', 50)",
     "income",
     {0},
     "student project year cash_sales cash_feed cash_other net_income",
     "1001 Corn 2025 5.00 0.00 0.00 5.00\n"
     "1001 Swine 2025 1.00 0.00 0.00 1.00\n"
     "1001 Swine 2026 0.00 42.50 0.00 -42.50\n"
     "1002 Hay 2026 0.00 0.00 -0.50 0.50\n"},
    {"one student",
     MONEY
     "(1, 1, '2025-03-01', 'sale', 11, 'crops', 500), (5, 2, '2026-03-02', 'sale', 20, NULL, 50)",
     "income",
     {.student = 2},
     "student project year cash_sales",
     "1002 Hay 2026 0.50\n"},
    {"one project",
     MONEY
     "(1, 1, '2025-03-01', 'sale', 11, 'crops', 500), (2, 1, '2025-03-02', 'sale', 10, NULL, 100)",
     "income",
     {.student = 1, .project = 10},
     "project year cash_sales",
     "Swine 2025 1.00\n"},
    {"to today: not tomorrow's sale, not the year-end charge, but last year's",
     ASSET
     "(1, 1, 10, 'Box', 'equipment', '2025-02-01', 'bought', 1, 50000, 5);" MONEY
     "(1, 1, '2026-11-22', 'sale', 10, NULL, 100), (2, 1, '2026-11-23', 'sale', 10, NULL, 900)",
     "income",
     {0},
     "year cash_sales depreciation net_income",
     "2025 0.00 100.00 -100.00\n"
     "2026 1.00 0.00 1.00\n"},
    {"the whole year: all of that",
     ASSET
     "(1, 1, 10, 'Box', 'equipment', '2025-02-01', 'bought', 1, 50000, 5);" MONEY
     "(1, 1, '2026-11-22', 'sale', 10, NULL, 100), (2, 1, '2026-11-23', 'sale', 10, NULL, 900)",
     "income",
     {.year = 2026},
     "year cash_sales depreciation net_income",
     "2026 10.00 100.00 -90.00\n"},
    {"a year without a record has no row, yet the inventory is carried through it",
     STOCK "(1, 1, 10, '2025-01-01', 'Hay', 10000), (2, 1, 10, '2025-12-31', 'Hay', 8000);" MONEY
           "(1, 1, '2027-03-01', 'sale', 10, NULL, 100)",
     "income",
     {.from = {2025, 1, 1}, .to = {2027, 12, 31}},
     "year beginning_inventory ending_inventory inventory_change net_income",
     "2025 100.00 80.00 -20.00 -20.00\n"
     "2027 80.00 80.00 0.00 1.00\n"},
    {"a count that changed nothing is a record",
     STOCK "(1, 1, 10, '2025-01-01', 'Hay', 10000), (2, 1, 10, '2026-06-30', 'Hay', 10000)",
     "income",
     {0},
     "year beginning_inventory ending_inventory net_income",
     "2025 100.00 100.00 0.00\n"
     "2026 100.00 100.00 0.00\n"},
    {"records that begin on 31 December",
     STOCK "(1, 2, 20, '2025-12-31', 'Hay', 10000), (2, 2, 20, '2026-06-30', 'Hay', 12000)",
     "income",
     {0},
     "year beginning_inventory ending_inventory inventory_change",
     "2025 100.00 100.00 0.00\n"
     "2026 100.00 120.00 20.00\n"},
    {"some days: inventory begins where they begin",
     STOCK
     "(1, 1, 10, '2025-01-01', 'Hay', 10000), (2, 1, 10, '2026-02-01', 'Hay', 7000),"
     "(3, 1, 10, '2026-05-01', 'Hay', 9000), (4, 1, 10, '2026-09-01', 'Hay', 1000);" MONEY
     "(1, 1, '2026-02-28', 'sale', 10, NULL, 100), (2, 1, '2026-03-01', 'sale', 10, NULL, 200),"
     "(3, 1, '2026-05-31', 'sale', 10, NULL, 400), (4, 1, '2026-06-01', 'sale', 10, NULL, 800)",
     "income",
     {.from = {2026, 3, 1}, .to = {2026, 5, 31}},
     "year cash_sales beginning_inventory ending_inventory net_income",
     "2026 6.00 70.00 90.00 26.00\n"},
    {"a school year",
     HOURS "(1, 1, 10, '2025-06-30', 60, 'fed', 0, 0, NULL, NULL),"
           "(2, 1, 10, '2025-07-01', 90, 'fed', 0, 0, NULL, NULL),"
           "(3, 1, 10, '2026-06-30', 30, 'fed', 0, 0, NULL, NULL),"
           "(4, 1, 10, '2026-07-01', 15, 'fed', 0, 0, NULL, NULL)",
     "hours",
     {.school_year = 2025},
     "project year hours entries",
     "Swine 2025 1.50 1\n"
     "Swine 2026 0.50 1\n"},
    {"paid, unpaid, in class",
     HOURS "(1, 1, 12, '2026-01-01', 60, 'till', 0, 1, 30, 'Till'),"
           "(2, 1, 12, '2026-01-02', 30, 'till', 0, NULL, 30, 'Till'),"
           "(3, 1, 12, '2026-01-03', 20, 'planned', 1, 1, NULL, NULL)",
     "hours",
     {0},
     "project year hours paid_hours unpaid_hours class_hours entries",
     "Hale 2026 1.83 1.00 0.50 0.33 3\n"},
    {"a paycheck's time counts where no paid hours were logged that year",
     "INSERT INTO paycheck (id, student, project, date, position, time, gross) VALUES"
     " (1, 1, 12, '2025-05-01', 30, 600, 5000), (2, 1, 12, '2026-05-01', 30, 600, 6000);" HOURS
     "(1, 1, 12, '2026-01-01', 60, 'till', 0, 1, 31, NULL)",
     "placement",
     {0},
     "position year paid_hours unpaid_hours gross expenses net",
     "Clerk 2025 10.00 0.00 50.00 0.00 50.00\n"
     "Clerk 2026 0.00 0.00 60.00 0.00 60.00\n"
     "Driver 2026 1.00 0.00 0.00 0.00 0.00\n"},
    {"what has no position stands on a row without one; other income lessens expenses",
     "INSERT INTO paycheck (id, student, project, date, position, gross, taxes, sae_withheld) "
     "VALUES"
     " (1, 1, 12, '2026-05-01', 30, 5000, 500, 200), (2, 1, 12, '2026-05-02', NULL, 1000, 0, "
     "0);" MONEY "(1, 1, '2026-05-03', 'expense', 12, 'supplies', 700),"
     "(2, 1, '2026-05-04', 'sale', 12, 'services', 300);" HOURS
     "(1, 1, 12, '2026-01-01', 60, 'swept', 0, 0, NULL, NULL)",
     "placement",
     {0},
     "position year paid_hours unpaid_hours gross expenses net",
     " 2026 0.00 1.00 10.00 4.00 6.00\n"
     "Clerk 2026 0.00 0.00 50.00 2.00 48.00\n"},
    {"duties",
     HOURS "(1, 1, 12, '2026-01-01', 60, 'a', 0, 1, 30, 'Till'), (2, 1, 12, '2026-01-02', 60, 'a', "
           "0, 1, 30, 'till'),"
           "(3, 1, 12, '2026-01-03', 60, 'a', 0, 0, 30, 'Stock'), (4, 1, 12, '2026-01-04', 30, "
           "'a', 0, 0, NULL, NULL),"
           "(5, 1, 12, '2026-01-05', 60, 'a', 1, 0, 30, 'Stock'), (6, 1, 10, '2026-01-06', 60, "
           "'a', 0, 0, NULL, NULL)",
     "duties",
     {0},
     "position duty year paid_hours unpaid_hours",
     "  2026 0.00 0.50\n"
     "Clerk Stock 2026 0.00 1.00\n"
     "Clerk till 2026 2.00 0.00\n"},
    {"brought forward: lines, and the part of a subtotal that they leave",
     BROUGHT
     "(1, 1, 10, 2024, 'cash_sales', 40000, 'old'), (2, 1, 10, 2024, 'cash_feed', 10000, 'old'),"
     "(3, 1, 10, 2024, 'operating_income', 45000, 'old'), (4, 1, 10, 2024, 'depreciation', 5000, "
     "'old'),"
     "(5, 1, 10, 2024, 'net_income', 31000, 'old'), (6, 1, 11, 2024, 'net_income', 7700, "
     "'old');" MONEY "(1, 1, '2025-03-01', 'sale', 10, NULL, 100)",
     "income",
     {0},
     "project year cash_sales operating_income operating_expense net_operating net_noncurrent "
     "net_income",
     "Corn 2024 0.00 0.00 0.00 0.00 0.00 77.00\n"
     "Swine 2024 400.00 450.00 100.00 350.00 -50.00 310.00\n"
     "Swine 2025 1.00 1.00 0.00 1.00 0.00 1.00\n"},
    {"a whole statement brought forward",
     BROUGHT "(1, 1, 10, 2024, 'cash_sales', 40000, 'old'), (2, 1, 10, 2024, 'operating_income', "
             "40000, 'old'),"
             "(3, 1, 10, 2024, 'resale', 10000, 'old'), (4, 1, 10, 2024, 'operating_expense', "
             "10000, 'old'),"
             "(5, 1, 10, 2024, 'beginning_inventory', 500, 'old'), (6, 1, 10, 2024, "
             "'ending_inventory', 700, 'old'),"
             "(7, 1, 10, 2024, 'inventory_change', 200, 'old'), (8, 1, 10, 2024, 'net_operating', "
             "30200, 'old'),"
             "(9, 1, 10, 2024, 'net_income', 30200, 'old')",
     "income",
     {0},
     "year operating_income operating_expense beginning_inventory ending_inventory "
     "inventory_change net_operating net_income",
     "2024 400.00 100.00 5.00 7.00 2.00 302.00 302.00\n"},
    {"hours and pay brought forward",
     BROUGHT "(1, 1, 12, 2024, 'paid_hours', 1250, 'old'), (2, 1, 12, 2024, 'gross', 10000, 'old'),"
             "(3, 1, 12, 2024, 'expenses', 1500, 'old'), (4, 1, 12, 2024, 'net', 8500, 'old')",
     "placement",
     {0},
     "position year paid_hours unpaid_hours gross expenses net",
     " 2024 12.50 0.00 100.00 15.00 85.00\n"},
    {"hours brought forward, in all and in part",
     BROUGHT
     "(1, 1, 10, 2024, 'hours', 14250, 'old'), (2, 1, 10, 2024, 'class_hours', 1200, 'old'),"
     "(3, 1, 10, 2024, 'entries', 9000, 'old')",
     "hours",
     {0},
     "year hours paid_hours unpaid_hours class_hours entries",
     "2024 142.50 0.00 0.00 12.00 90\n"},
    {"net worth: carried from year to year, what is brought forward aside",
     "INSERT INTO balance (id, student, as_of, item, class, amount) VALUES"
     " (1, 1, '2025-01-01', 'Wallet', 'cash', 10000);" STOCK
     "(1, 1, 10, '2025-01-01', 'Hay', 5000);" BROUGHT
     "(1, 1, 10, 2024, 'cash_sales', 40000, 'old'), (2, 1, 10, 2025, 'cash_sales', 40000, "
     "'old');" MONEY "(1, 1, '2025-03-01', 'sale', 10, NULL, 700), (2, 1, '2026-03-01', "
     "'withdrawal', NULL, NULL, 1000)",
     "networth",
     {.student = 1},
     "year beginning earned withdrawals ending",
     "2025 150.00 7.00 0.00 157.00\n"
     "2026 157.00 0.00 10.00 147.00\n"},
    {"balance: what is due within twelve months is current",
     "INSERT INTO loan (id, student, lender, date, principal, due) VALUES"
     " (1, 1, 'Soon', '2026-01-01', 100, '2027-11-22'), (2, 1, 'Later', '2026-01-01', 200, "
     "'2027-11-23'),"
     " (3, 1, 'Open', '2026-01-01', 400, NULL);"
     "INSERT INTO balance (id, student, as_of, item, class, scope, amount) VALUES"
     " (1, 1, '2026-01-01', 'Card', 'payable', 'personal', 800),"
     " (2, 1, '2026-01-01', 'House', 'noncurrent_liability', 'personal', 1600),"
     " (3, 1, '2026-01-01', 'Feed bill paid', 'prepaid', 'sae', 3200),"
     " (4, 1, '2026-01-01', 'Car', 'noncurrent_asset', 'personal', 6400)",
     "balance",
     {.student = 1, .as_of = {2026, 11, 22}},
     "as_of cash current_assets noncurrent_assets total_assets current_liabilities"
     " noncurrent_liabilities total_liabilities net_worth",
     "2026-11-22 7.00 39.00 64.00 103.00 13.00 18.00 31.00 72.00\n"},
    {"everybody has a balance",
     MONEY
     "(1, 1, '2026-11-22', 'sale', 10, NULL, 100), (2, 1, '2026-11-23', 'sale', 10, NULL, 900)",
     "balance",
     {0},
     "student as_of net_worth",
     "1001 2026-11-22 1.00\n1002 2026-11-22 0.00\n"},
    {"capital items, year by year",
     ASSET "(1, 1, 10, 'Cows', 'breeding_livestock', '2024-05-01', 'beginning', 2, 100000, 5),"
           "(2, 1, 10, 'Pasture', 'land', '2025-06-01', 'gift', 1, 7000, 0);"
           "INSERT INTO disposal (id, asset, date, how, count, proceeds) VALUES (1, 1, "
           "'2026-03-01', 'sold', 1, 45000);"
           "INSERT INTO valuation (id, asset, as_of, value, reason) VALUES (1, 2, '2025-12-31', "
           "9000, 'sold nearby')",
     "assets",
     {.year = 2026},
     "name year beginning_value acquired depreciation valuation disposed ending_value",
     "Cows 2026 800.00 0.00 100.00 0.00 400.00 300.00\n"
     "Pasture 2026 90.00 0.00 0.00 0.00 0.00 90.00\n"},
    {"and their first year",
     ASSET "(1, 1, 10, 'Cows', 'breeding_livestock', '2024-05-01', 'beginning', 2, 100000, 5),"
           "(2, 1, NULL, 'Pasture', 'land', '2025-06-01', 'gift', 1, 7000, 0);"
           "INSERT INTO disposal (id, asset, date, how, count, proceeds) VALUES (1, 2, "
           "'2025-08-01', 'sold', 1, 45000)",
     "assets",
     {0},
     "project name year beginning_value acquired depreciation disposed ending_value",
     " Pasture 2025 0.00 70.00 0.00 70.00 0.00\n"
     "Swine Cows 2025 1000.00 0.00 200.00 0.00 800.00\n"
     "Swine Cows 2026 800.00 0.00 0.00 0.00 800.00\n"},
    {"the ledger, debits first, nothing of zero",
     MONEY "(1, 1, '2026-05-03', 'expense', 10, 'feed', 700);" STOCK
           "(1, 1, 10, '2026-01-01', 'Hay', 0)",
     "ledger",
     {0},
     "date student project account debit credit kind record",
     "2026-05-03 1001 Swine expenses:feed 7.00 0.00 money 1\n"
     "2026-05-03 1001 Swine assets:cash 0.00 7.00 money 1\n"},
};

static struct book *open_book(const char *sql)
{
    struct err err = {{0}};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    struct book *book = book_open(":memory:", 0, &err);
    if (!book || !change_begin(book, CHANGE_RECORDED, &err) || !book_exec(book, PEOPLE, &err) ||
        !book_exec(book, sql, &err) || !change_commit(book, "test", NULL, &err))
        fail_msg("%s", err.text);
    return book;
}

/* The columns that are asked for, in that order, a space between. */
static void add_row(const struct report *report, struct report_rows *rows, const char *columns,
                    struct buf *out)
{
    char value[NUM_TEXT_SIZE];
    for (const char *at = columns; *at;) {
        size_t len = strcspn(at, " "), c = 0;
        while (c < report->count && (strlen(report->columns[c].name) != len ||
                                     strncmp(report->columns[c].name, at, len) != 0))
            c++;
        if (c == report->count)
            fail_msg("no column %.*s", (int)len, at);
        buf_addf(out, "%s%s", at == columns ? "" : " ", report_value(rows, c, value));
        at += len + (at[len] == ' ');
    }
    buf_add_char(out, '\n');
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct asked *asked = &cases[i];
        struct err err = {{0}};
        struct buf out = {0};
        struct book *book = open_book(asked->sql);
        const struct report *report = report_named(asked->report, &err);
        struct report_rows *rows = report ? report_open(book, report, &asked->query, &err) : NULL;
        if (!rows)
            fail_msg("row \"%s\": %s", asked->name, err.text);
        enum step step;
        while ((step = report_next(rows, &err)) == STEP_ROW)
            add_row(report, rows, asked->columns, &out);
        check_row_text(asked->name, err.text, "");
        check_row_text(asked->name, buf_text(&out), asked->rows);
        report_close(rows);
        book_close(book);
        buf_free(&out);
    }
}

/* ---- what is invested --------------------------------------------------------------------------
 */

static const struct {
    const char *name;
    const char *sql;
    struct date day;
    struct invested wanted;
    int64_t change, with_education, point;
} invested[] = {
    {"nothing", "", {2026, 11, 22}, {0}, 0, 0, 0},
    {"Horton Culture: printed 926.00, 1,003.93 and 77.93",
     "INSERT INTO balance (id, student, as_of, item, class, amount) VALUES"
     " (1, 1, '2025-01-01', 'SAE cash', 'cash', 92600);" MONEY
     "(1, 1, '2025-04-15', 'expense', 10, 'supplies', 57593),"
     "(2, 1, '2025-08-15', 'sale', 10, 'crops', 94636),"
     "(3, 1, '2025-12-20', 'withdrawal', NULL, 'personal', 80443);"
     "INSERT INTO paycheck (id, student, project, date, gross) VALUES (1, 1, 12, '2025-09-30', "
     "18600);" STOCK "(1, 1, 10, '2025-12-31', 'Inventory', 32593)",
     {2025, 12, 31},
     {.beginning = 92600, .ending = 100393},
     7793,
     7793,
     100393},
    {"what came from outside and went to school",
     MONEY "(1, 1, '2026-02-01', 'sale', 10, NULL, 100000), (2, 1, '2026-02-02', 'gift', 10, "
           "'feed', 500),"
           "(3, 1, '2026-02-03', 'contribution', NULL, 'gift', 2000),"
           "(4, 1, '2026-02-04', 'other_income', NULL, NULL, 3000),"
           "(5, 1, '2026-02-05', 'withdrawal', NULL, 'education', 7000),"
           "(6, 1, '2026-02-06', 'withdrawal', NULL, 'family', 11000)",
     {2026, 11, 22},
     {.ending = 87000,
      .outside_income = 3000,
      .gifts = 500,
      .contributions = 2000,
      .education = 7000},
     87000,
     88500,
     87000},
    {"idle things and their changes are left out, debts of the SAE are not",
     "INSERT INTO balance (id, student, as_of, item, class, scope, productive, amount) VALUES"
     " (1, 1, '2025-01-01', 'Car', 'noncurrent_asset', 'personal', NULL, 500000),"
     " (2, 1, '2026-01-01', 'Car', 'noncurrent_asset', 'personal', NULL, 400000),"
     " (3, 1, '2025-01-01', 'Trailer', 'noncurrent_asset', 'sae', NULL, 90000),"
     " (4, 1, '2026-01-01', 'Trailer', 'noncurrent_asset', 'sae', 0, 80000),"
     " (5, 1, '2025-01-01', 'Car loan', 'noncurrent_liability', 'personal', NULL, 300000),"
     " (6, 1, '2026-01-01', 'Vet', 'payable', 'sae', NULL, 2500)",
     {2026, 11, 22},
     {.beginning = 90000, .ending = -2500},
     -92500,
     -92500,
     -2500},
};

static void test_invested(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(invested); i++) {
        const char *name = invested[i].name;
        struct book *book = open_book(invested[i].sql);
        struct err err = {{0}};
        struct invested got;
        if (!invested_read(book, 1, invested[i].day, &got, &err))
            fail_msg("row \"%s\": %s", name, err.text);
        check_row_int(name, got.beginning, invested[i].wanted.beginning);
        check_row_int(name, got.ending, invested[i].wanted.ending);
        check_row_int(name, got.outside_income, invested[i].wanted.outside_income);
        check_row_int(name, got.gifts, invested[i].wanted.gifts);
        check_row_int(name, got.contributions, invested[i].wanted.contributions);
        check_row_int(name, got.education, invested[i].wanted.education);
        check_row_int(name, invested_by(&got, INVESTED_EQUITY_CHANGE), invested[i].change);
        check_row_int(name, invested_by(&got, INVESTED_EQUITY_AND_EDUCATION),
                      invested[i].with_education);
        check_row_int(name, invested_by(&got, INVESTED_POINT_IN_TIME), invested[i].point);
        book_close(book);
    }
    enum invested_rule rule;
    struct err err = {{0}};
    assert_true(invested_rule_named("point_in_time", &rule, &err));
    assert_int_equal(rule, INVESTED_POINT_IN_TIME);
    assert_false(invested_rule_named("all", &rule, &err));
    check_row_sentence("all", err);
}

/* ---- the table and the views -------------------------------------------------------------------
 */

static void test_columns_are_the_views(void **state)
{
    (void)state;
    struct book *book = open_book("");
    for (size_t r = 0; r < report_count(); r++) {
        const struct report *report = report_at(r);
        struct err err = {{0}};
        struct buf sql = {0};
        buf_addf(&sql, "SELECT * FROM report_%s", report->name);
        struct stmt *stmt = book_stmt(book, buf_text(&sql), &err);
        if (!stmt)
            fail_msg("%s: %s", report->name, err.text);
        check_row_int(report->name, stmt_columns(stmt), report->count);
        for (size_t c = 0; c < report->count; c++)
            check_row_text(report->name, stmt_column_name(stmt, (int)c), report->columns[c].name);
        stmt_done(stmt);
        buf_free(&sql);
    }
    book_close(book);
}

static const struct {
    const char *report;
    struct report_query query;
} refused[] = {
    {"balance", {.project = 10}},
    {"balance", {.school_year = 2025}},
    {"networth", {.project = 10}},
    {"income", {.as_of = {2026, 1, 1}}},
    {"income", {.year = 2026, .school_year = 2025}},
    {"ledger", {.year = 2026, .to = {2026, 1, 1}}},
    {"hours", {.from = {2026, 2, 1}, .to = {2026, 1, 1}}},
};

static void test_refused(void **state)
{
    (void)state;
    struct book *book = open_book("");
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct err err = {{0}};
        check_row(refused[i].report,
                  !report_open(book, report_find(refused[i].report), &refused[i].query, &err));
        check_row_sentence(refused[i].report, err);
    }
    struct err err = {{0}};
    assert_null(report_named("incom", &err));
    assert_non_null(strstr(err.text, "did you mean income"));
    assert_null(report_named("weather", &err));
    assert_non_null(strstr(err.text, "networth"));
    book_close(book);
}

/* ---- no one else's records ---------------------------------------------------------------------
 */

static void check_no_scan(struct book *book, const char *name, const char *sql)
{
    struct err err = {{0}};
    struct buf explain = {0};
    buf_addf(&explain, "EXPLAIN %s", sql);
    struct stmt *stmt = book_stmt(book, buf_text(&explain), &err);
    if (!stmt)
        fail_msg("%s: %s", name, err.text);
    noscan_check(book, name, stmt);
    buf_free(&explain);
}

static void test_no_scans(void **state)
{
    (void)state;
    struct book *book = open_book("");
    check_no_scan(book, "posting", "SELECT * FROM posting WHERE student = ?1");
    check_no_scan(book, "posting, a range",
                  "SELECT * FROM posting WHERE student BETWEEN ?1 AND ?2 AND date <= ?3");
    check_no_scan(book, "totals",
                  "SELECT student, project, year, line, sum(amount) FROM line_part"
                  " WHERE student = ?1 GROUP BY student, project, year, line");
    check_no_scan(book, "the latest day",
                  "SELECT student, project, year, line, sum(amount) FROM latest_part"
                  " WHERE student = ?1 GROUP BY student, project, year, line");
    check_no_scan(book, "what an entry of hours counts", "SELECT * FROM hour_part WHERE record = ?1");
    check_no_scan(book, "what a record of money counts", "SELECT * FROM money_part WHERE record = ?1");
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_invested),
        cmocka_unit_test(test_columns_are_the_views),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_no_scans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
