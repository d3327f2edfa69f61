#include "report/report.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/near.h"
#include "report/sql.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the table ---------------------------------------------------------------------------------
 */

#define STUDENT                                                                                    \
    {                                                                                              \
        "student", "Student", "The student's number.", REPORT_TEXT                                 \
    }
#define PROJECT                                                                                    \
    {                                                                                              \
        "project", "Project", "The project's title.", REPORT_TEXT                                  \
    }
#define YEAR                                                                                       \
    {                                                                                              \
        "year", "Year", "The calendar year, January to December.", REPORT_YEAR                     \
    }

static const struct report_column income[] = {
    STUDENT,
    PROJECT,
    YEAR,
    {"cash_sales", "Cash sales", "Products, services and premiums sold for money.", REPORT_MONEY},
    {"used_at_home", "Used at home", "Own products used at home, at fair value.", REPORT_MONEY},
    {"bartered", "Traded", "Products given for something of equal value.", REPORT_MONEY},
    {"labor_exchange", "Labor exchange", "Work given for something of equal value.", REPORT_MONEY},
    {"transferred_out", "Moved out", "Products moved to another project of the student.",
     REPORT_MONEY},
    {"operating_income", "Operating income", "The five columns before, added up.", REPORT_MONEY},
    {"resale", "Bought to sell again", "Bought for money to be sold again.", REPORT_MONEY},
    {"cash_feed", "Cash feed", "Feed bought for money.", REPORT_MONEY},
    {"noncash_feed", "Non-cash feed", "Feed got by trade, work, gift or from another project.",
     REPORT_MONEY},
    {"cash_other", "Cash other", "Everything else paid for, interest too.", REPORT_MONEY},
    {"noncash_other", "Non-cash other",
     "Everything else got by trade, work, gift or from another project.", REPORT_MONEY},
    {"operating_expense", "Operating expense", "The five columns before, added up.", REPORT_MONEY},
    {"beginning_inventory", "Inventory, beginning",
     "Current inventory as the year began: last year's ending.", REPORT_MONEY},
    {"ending_inventory", "Inventory, ending", "Current inventory by each item's last count.",
     REPORT_MONEY},
    {"inventory_change", "Inventory change", "Ending less beginning inventory.", REPORT_MONEY},
    {"net_operating", "Net operating", "Operating income less expense, plus inventory change.",
     REPORT_MONEY},
    {"gain_loss", "Gain or loss", "Capital items sold, died or lost: what came in less book value.",
     REPORT_MONEY},
    {"raised", "Raised", "Breeding stock raised and kept, at its value that day.", REPORT_MONEY},
    {"depreciation", "Depreciation", "What capital items lost by wear this year.", REPORT_MONEY},
    {"net_noncurrent", "Net non-current", "Gain or loss plus raised, less depreciation.",
     REPORT_MONEY},
    {"net_income", "Net income", "Net operating plus net non-current.", REPORT_MONEY},
};

static const struct report_column placement[] = {
    STUDENT,
    PROJECT,
    {"position", "Position", "The job; empty for what names none.", REPORT_TEXT},
    YEAR,
    {"paid_hours", "Paid hours", "Hours logged as paid; else those of the paychecks.",
     REPORT_HOURS},
    {"unpaid_hours", "Unpaid hours", "Hours logged without pay, outside class.", REPORT_HOURS},
    {"gross", "Gross pay", "Wages before anything was taken out.", REPORT_MONEY},
    {"expenses", "Expenses", "All expenses of the project, less its income other than wages.",
     REPORT_MONEY},
    {"net", "Net", "Gross pay less expenses; income tax is no expense.", REPORT_MONEY},
};

static const struct report_column duties[] = {
    STUDENT,
    PROJECT,
    {"position", "Position", "The job; empty for what names none.", REPORT_TEXT},
    {"duty", "Duty", "What was done in it.", REPORT_TEXT},
    YEAR,
    {"paid_hours", "Paid hours", "Hours logged as paid.", REPORT_HOURS},
    {"unpaid_hours", "Unpaid hours", "Hours logged without pay, outside class.", REPORT_HOURS},
};

static const struct report_column hours[] = {
    STUDENT,
    PROJECT,
    YEAR,
    {"hours", "Hours", "Paid, unpaid and class hours together.", REPORT_HOURS},
    {"paid_hours", "Paid", "Hours logged as paid; else those of the paychecks.", REPORT_HOURS},
    {"unpaid_hours", "Unpaid", "Hours without pay, outside class.", REPORT_HOURS},
    {"class_hours", "In class", "Hours in class, which count toward no degree.", REPORT_HOURS},
    {"entries", "Entries", "How many entries were made.", REPORT_INT},
};

static const struct report_column balance[] = {
    STUDENT,
    {"as_of", "As of", "At the end of this day.", REPORT_DATE},
    {"cash", "Cash", "Cash and savings, as counted last and entered since.", REPORT_MONEY},
    {"current_inventory", "Current inventory", "What will be used or sold, by its last counts.",
     REPORT_MONEY},
    {"receivables", "Receivables", "What others still owe.", REPORT_MONEY},
    {"current_assets", "Current assets",
     "Cash, current inventory, receivables, prepaid and other current things.", REPORT_MONEY},
    {"noncurrent_assets", "Non-current assets", "What lasts more than a year, at its value now.",
     REPORT_MONEY},
    {"total_assets", "Total assets", "Everything owned.", REPORT_MONEY},
    {"current_liabilities", "Current liabilities", "Owed and due within twelve months.",
     REPORT_MONEY},
    {"noncurrent_liabilities", "Non-current liabilities", "Owed and due later.", REPORT_MONEY},
    {"total_liabilities", "Total liabilities", "Everything owed.", REPORT_MONEY},
    {"net_worth", "Net worth", "What is owned less what is owed.", REPORT_MONEY},
};

static const struct report_column networth[] = {
    STUDENT,
    YEAR,
    {"beginning", "Beginning", "Net worth as the year, or the book, began.", REPORT_MONEY},
    {"earned", "Earned", "Net income of all projects.", REPORT_MONEY},
    {"outside_income", "Outside income", "Income from outside the SAE.", REPORT_MONEY},
    {"outside_expense", "Outside expense", "Spending outside the SAE.", REPORT_MONEY},
    {"contributions", "My money in", "Own or family money put in.", REPORT_MONEY},
    {"gifts", "Gifts", "Feed, animals and other things received as gifts.", REPORT_MONEY},
    {"raised", "Raised", "Breeding stock raised, where the chapter counts it as equity.",
     REPORT_MONEY},
    {"valuation", "Market values", "Changes of market value, which are not earned.", REPORT_MONEY},
    {"other_changes", "Other changes", "Changes of other things owned or owed.", REPORT_MONEY},
    {"unexplained", "Cash to find", "What cash counts differ by from the records.", REPORT_MONEY},
    {"withdrawals", "My money out", "Taken out: taxes, home use, education, family.", REPORT_MONEY},
    {"ending", "Ending", "Net worth as the year ended.", REPORT_MONEY},
};

static const struct report_column assets[] = {
    STUDENT,
    PROJECT,
    {"name", "Item", "The capital item.", REPORT_TEXT},
    {"class", "Class", "What kind of thing it is.", REPORT_TEXT},
    YEAR,
    {"beginning_value", "Beginning", "Its value as the year, or the book, began.", REPORT_MONEY},
    {"acquired", "Acquired", "What it cost, or was worth, the day it came.", REPORT_MONEY},
    {"depreciation", "Depreciation", "What it lost by wear this year.", REPORT_MONEY},
    {"valuation", "Market value", "Change of what its market value is above book value.",
     REPORT_MONEY},
    {"disposed", "Disposed", "Book value of what was sold, died or moved.", REPORT_MONEY},
    {"ending_value", "Ending", "Its value as the year ended.", REPORT_MONEY},
};

static const struct report_column ledger[] = {
    {"date", "Date", "The day it counts.", REPORT_DATE},
    STUDENT,
    PROJECT,
    {"account", "Account", "What it was about.", REPORT_TEXT},
    {"debit", "Debit", "Into the account.", REPORT_MONEY},
    {"credit", "Credit", "Out of the account.", REPORT_MONEY},
    {"kind", "Kind", "The kind of record that made it.", REPORT_TEXT},
    {"record", "Record", "Which record.", REPORT_TEXT},
    {"memo", "Memo", "In the record's own words.", REPORT_TEXT},
};

#define COLUMNS(array) (array), COUNT_OF(array)

enum {
    WHOSE = REPORT_BY_STUDENT | REPORT_BY_PROJECT,
    WHEN = REPORT_BY_YEAR | REPORT_BY_DAYS | REPORT_BY_SCHOOL_YEAR,
};

static const struct report reports[] = {
    {"income", "Income statement",
     "What each project took in, what it cost, and what was left, year by year.", COLUMNS(income),
     WHOSE | WHEN},
    {"placement", "Placement", "Hours, pay and expenses of each job, year by year.",
     COLUMNS(placement), WHOSE | WHEN},
    {"duties", "Duties", "Placement hours by what was done.", COLUMNS(duties), WHOSE | WHEN},
    {"hours", "Hours", "Hours of each project, paid, unpaid and in class, year by year.",
     COLUMNS(hours), WHOSE | WHEN},
    {"balance", "Balance sheet", "What each student owns and owes on a day.", COLUMNS(balance),
     REPORT_BY_STUDENT | REPORT_BY_AS_OF | REPORT_BY_YEAR},
    {"networth", "Change in net worth", "Where the change in net worth came from, year by year.",
     COLUMNS(networth), REPORT_BY_STUDENT | WHEN},
    {"assets", "Capital items",
     "Things that last more than a year: cost, wear, value and what left.", COLUMNS(assets),
     WHOSE | REPORT_BY_YEAR | REPORT_BY_AS_OF},
    {"ledger", "Ledger", "Every posting, debits and credits, day by day.", COLUMNS(ledger),
     WHOSE | WHEN},
};

size_t report_count(void)
{
    return COUNT_OF(reports);
}

const struct report *report_at(size_t at)
{
    return &reports[at];
}

const struct report *report_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(reports); i++)
        if (strcmp(reports[i].name, name) == 0)
            return &reports[i];
    return NULL;
}

const struct report *report_named(const char *name, struct err *err)
{
    const struct report *found = report_find(name);
    if (found)
        return found;
    struct buf names = {0};
    const char *near = NULL;
    for (size_t i = 0; i < COUNT_OF(reports); i++) {
        buf_addf(&names, "%s%s", i ? ", " : "", reports[i].name);
        if (!near && near_enough(name, reports[i].name))
            near = reports[i].name;
    }
    if (near)
        err_set(err, "there is no report \"%s\"; did you mean %s", name, near);
    else
        err_set(err, "there is no report \"%s\"; there are %s", name, buf_text(&names));
    buf_free(&names);
    return NULL;
}

/* ---- what is asked -----------------------------------------------------------------------------
 */

static bool refuse_filters(const struct report *report, const struct report_query *query,
                           struct err *err)
{
    const struct {
        bool given;
        unsigned filter;
        const char *words;
    } asked[] = {
        {query->student != 0, REPORT_BY_STUDENT, "a student"},
        {query->project != 0, REPORT_BY_PROJECT, "a project"},
        {query->year != 0, REPORT_BY_YEAR, "a year"},
        {query->school_year != 0, REPORT_BY_SCHOOL_YEAR, "a school year"},
        {query->from.year || query->to.year, REPORT_BY_DAYS, "days"},
        {query->as_of.year != 0, REPORT_BY_AS_OF, "a day"},
    };
    int spans = 0;
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        if (asked[i].given && !(report->filters & asked[i].filter))
            return err_set(err, "the %s report cannot be narrowed to %s; leave that out",
                           report->name, asked[i].words);
        spans += asked[i].given && i >= 2;
    }
    if (spans > 1)
        return err_set(err,
                       "that is more than one span of time; give a year, a school year or days");
    if (query->from.year && query->to.year && date_compare(query->from, query->to) > 0)
        return err_set(err, "the last day is before the first; give the earlier one first");
    return true;
}

static struct sql_span span_of(const struct report_query *query)
{
    if (query->year)
        return (struct sql_span){{query->year, 1, 1}, {query->year, 12, 31}};
    if (query->school_year)
        return (struct sql_span){{query->school_year, 7, 1}, {query->school_year + 1, 6, 30}};
    if (query->as_of.year)
        return (struct sql_span){{0}, query->as_of};
    return (struct sql_span){query->from, query->to.year ? query->to : date_today()};
}

/* ---- rows --------------------------------------------------------------------------------------
 */

struct report_rows {
    const struct report *report;
    struct stmt *stmt;
};

struct report_rows *report_open(struct book *book, const struct report *report,
                                const struct report_query *query, struct err *err)
{
    if (!refuse_filters(report, query, err))
        return NULL;
    char view[64];
    snprintf(view, sizeof(view), "report_%s", report->name);
    struct stmt *stmt =
        sql_view(book, view, view, query->student, query->project, span_of(query), err);
    if (!stmt)
        return NULL;
    struct report_rows *rows = mem_alloc(sizeof(*rows));
    rows->report = report;
    rows->stmt = stmt;
    return rows;
}

enum step report_next(struct report_rows *rows, struct err *err)
{
    return stmt_step(rows->stmt, err);
}

bool report_is_null(struct report_rows *rows, size_t column)
{
    return stmt_is_null(rows->stmt, (int)column);
}

int64_t report_int(struct report_rows *rows, size_t column)
{
    return stmt_int(rows->stmt, (int)column);
}

const char *report_text(struct report_rows *rows, size_t column)
{
    return stmt_text(rows->stmt, (int)column);
}

const char *report_value(struct report_rows *rows, size_t column, char out[static NUM_TEXT_SIZE])
{
    if (report_is_null(rows, column))
        return "";
    switch (rows->report->columns[column].type) {
    case REPORT_MONEY:
        return num_money(report_int(rows, column), out);
    case REPORT_HOURS:
        return num_hours(report_int(rows, column), out);
    case REPORT_YEAR:
    case REPORT_INT:
        snprintf(out, NUM_TEXT_SIZE, "%lld", (long long)report_int(rows, column));
        return out;
    case REPORT_TEXT:
    case REPORT_DATE:
        break;
    }
    return report_text(rows, column);
}

void report_close(struct report_rows *rows)
{
    if (!rows)
        return;
    stmt_done(rows->stmt);
    free(rows);
}
