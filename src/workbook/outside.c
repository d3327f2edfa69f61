/* Reading it, and its sheet of evidence. */
#include "workbook/outside.h"

#include "base/attr.h"
#include "base/mem.h"
#include "book/book.h"
#include "report/sql.h"
#include "workbook/degree_about.h"

#include <stdio.h>
#include <string.h>

const char *const outside_labels[OUTSIDE_LINES] = {
    [OUTSIDE_BEGINNING] = "There as the records began",
    [OUTSIDE_INCOME] = "Income from outside the SAE",
    [OUTSIDE_CONTRIBUTIONS] = "Own or family money put in",
    [OUTSIDE_GIFTS] = "Gifts",
    [OUTSIDE_RAISED] = "Breeding stock raised",
    [OUTSIDE_VALUATION] = "Changes of market value",
    [OUTSIDE_OTHER] = "Other things owned or owed",
    [OUTSIDE_UNEXPLAINED] = "Cash that counts differ by",
    [OUTSIDE_EXPENSE] = "Spent outside the SAE",
    [OUTSIDE_EDUCATION] = "Taken out for education",
    [OUTSIDE_WITHDRAWN] = "Taken out otherwise",
};

/* Figures of the net worth report, and the line of each. */
static const struct {
    const char *figure;
    enum outside_line line;
} figures[] = {
    {"beginning", OUTSIDE_BEGINNING},     {"outside_income", OUTSIDE_INCOME},
    {"contributions", OUTSIDE_CONTRIBUTIONS}, {"gifts", OUTSIDE_GIFTS},
    {"raised", OUTSIDE_RAISED},           {"valuation", OUTSIDE_VALUATION},
    {"other_changes", OUTSIDE_OTHER},     {"unexplained", OUTSIDE_UNEXPLAINED},
    {"outside_expense", OUTSIDE_EXPENSE}, {"withdrawals", OUTSIDE_WITHDRAWN},
};

static enum outside_line line_of(const char *figure, const char *category)
{
    for (size_t i = 0; i < COUNT_OF(figures); i++)
        if (strcmp(figures[i].figure, figure) == 0)
            return figures[i].line == OUTSIDE_WITHDRAWN && strcmp(category, "education") == 0
                       ? OUTSIDE_EDUCATION
                       : figures[i].line;
    return OUTSIDE_LINES; /* what the projects earned */
}

static void add_row(struct stmt *stmt, struct outside *out)
{
    enum outside_line line = line_of(stmt_text(stmt, 0), stmt_text(stmt, 5));
    int year = (int)stmt_int(stmt, 2);
    if (line == OUTSIDE_LINES || stmt_int(stmt, 1) == 0)
        return;
    out->rows = mem_grow(out->rows, out->count + 1, sizeof *out->rows);
    out->rows[out->count++] = (struct outside_row){
        .date = mem_text(stmt_text(stmt, 3)),
        .what = mem_text(stmt_text(stmt, 6)),
        .year = year,
        .line = line,
        .amount = stmt_int(stmt, 1),
        .record = stmt_int(stmt, 4),
    };
    if (out->first_year == 0 || year < out->first_year)
        out->first_year = year;
}

bool outside_read(struct book *book, int64_t student, struct date to, struct outside *out,
                  struct err *err)
{
    enum step step;
    *out = (struct outside){0};
    struct stmt *stmt =
        sql_view_within(book, "report_networth", "drill_networth",
                        "SELECT d.figure, sum(d.amount), d.year, d.date, d.record,"
                        " ifnull(m.category, ''), coalesce(m.memo, a.name, s.item, b.item, '')"
                        " FROM (",
                        ") AS d LEFT JOIN money AS m ON d.kind = 'money' AND m.id = d.record"
                        " LEFT JOIN asset AS a ON d.kind = 'asset' AND a.id = d.record"
                        " LEFT JOIN stock AS s ON d.kind = 'stock' AND s.id = d.record"
                        " LEFT JOIN balance AS b ON d.kind = 'balance' AND b.id = d.record"
                        " WHERE d.figure <> 'earned'"
                        " GROUP BY d.figure, d.year, d.date, d.kind, d.record"
                        " ORDER BY d.date, d.kind, d.record, d.figure",
                        student, 0, (struct sql_span){{0}, to}, err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_row(stmt, out);
    stmt_done(stmt);
    return step == STEP_DONE;
}

void outside_clear(struct outside *outside)
{
    for (size_t i = 0; i < outside->count; i++) {
        mem_free(outside->rows[i].date);
        mem_free(outside->rows[i].what);
    }
    mem_free(outside->rows);
    *outside = (struct outside){0};
}

int64_t outside_sum(const struct outside *outside, enum outside_line line, int year)
{
    int64_t sum = 0;
    for (size_t i = 0; i < outside->count; i++)
        if (outside->rows[i].line == line && (year == 0 || outside->rows[i].year == year))
            sum += outside->rows[i].amount;
    return sum;
}

/* ---- the sheet ------------------------------------------------------------------------------ */

enum { COL_DATE, COL_YEAR, COL_LINE, COL_WHAT, COL_AMOUNT, COL_RECORD, COL_COUNT };

bool page_outside(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Date", CELL_DATE, 0, 0},
        {"Year", CELL_YEAR, 0, 0},
        {"Line", CELL_TEXT, 16, 30},
        {"What", CELL_TEXT, 20, 50},
        {"Amount", CELL_MONEY, 0, 0},
        {"Record number", CELL_TEXT, 20, 22},
    };
    const struct outside *outside = &pages->degree->outside;
    (void)err;
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(pages, sheet, sheet_name(sheet),
               "Every record that moved the net worth and is no income and no expense of a project. "
               "An amount counts up its own line; what was spent and taken out lessens the net worth.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int heads = sheet_at(sheet);
    for (size_t i = 0; i < outside->count; i++) {
        const struct outside_row *row = &outside->rows[i];
        char record[24];
        (void)snprintf(record, sizeof record, "%lld", (long long)row->record);
        sheet_row(sheet, LOOK_BODY);
        cell_date(sheet, COL_DATE, row->date);
        cell_value(sheet, COL_YEAR, CELL_YEAR, row->year);
        cell_text(sheet, COL_LINE, outside_labels[row->line]);
        cell_text(sheet, COL_WHAT, row->what);
        cell_value(sheet, COL_AMOUNT, CELL_MONEY, row->amount);
        cell_text(sheet, COL_RECORD, record);
    }
    if (outside->count == 0) {
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, COL_WHAT, "no records");
    }
    int last = sheet_at(sheet);
    wb_name(pages->wb, "Outside_year", sheet, heads + 1, COL_YEAR, last, COL_YEAR);
    wb_name(pages->wb, "Outside_line", sheet, heads + 1, COL_LINE, last, COL_LINE);
    wb_name(pages->wb, "Outside_amount", sheet, heads + 1, COL_AMOUNT, last, COL_AMOUNT);
    sheet_filter(sheet, heads, last);
    return true;
}
