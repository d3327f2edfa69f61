/* Jobs by year, their totals, and the hours of each duty. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum {
    COL_EMPLOYER,
    COL_JOB,
    COL_DUTIES,
    COL_SAE,
    COL_NUMBER,
    COL_YEAR,
    COL_PAID,
    COL_UNPAID,
    COL_GROSS,
    COL_EXPENSES,
    COL_NET,
    COL_COUNT,
};

/* ---- jobs ----------------------------------------------------------------------------------- */

/* "Journal_sae,$D8,Journal_job,$E8,Journal_year,$F8": who and when, by the numbers of this row. */
static void add_criteria(const char *table, int row, struct buf *out)
{
    char sae[REF_SIZE], job[REF_SIZE], year[REF_SIZE];
    buf_addf(out, "%s_sae,$%s,%s_job,$%s,%s_year,$%s", table, ref_cell(row, COL_SAE, sae), table,
             ref_cell(row, COL_NUMBER, job), table, ref_cell(row, COL_YEAR, year));
}

static void hours_formula(struct sheet *sheet, int col, int64_t minutes, const char *paid)
{
    struct buf criteria = {0};
    add_criteria("Journal", sheet_at(sheet), &criteria);
    cell_formula(sheet, col, CELL_HOURS, minutes,
                 "SUMIFS(Journal_hours,%s,Journal_paid,\"%s\",Journal_class,\"no\")",
                 buf_text(&criteria), paid);
    buf_free(&criteria);
}

static void money_formula(struct sheet *sheet, int col, int64_t cents, const char *line)
{
    struct buf criteria = {0};
    add_criteria("Ledger", sheet_at(sheet), &criteria);
    cell_formula(sheet, col, CELL_MONEY, cents, "SUMIFS(Ledger_amount,Ledger_line,\"%s\",%s)", line,
                 buf_text(&criteria));
    buf_free(&criteria);
}

static void net_formula(struct sheet *sheet, const struct model_job *job)
{
    char gross[REF_SIZE], expenses[REF_SIZE];
    int row = sheet_at(sheet);
    struct buf more = {0};
    if (job->net != job->gross - job->expenses) { /* an earlier book brought it as a total */
        buf_add_text(&more, "+SUMIFS(Ledger_amount,Ledger_line,\"" LEDGER_NET "\",");
        add_criteria("Ledger", row, &more);
        buf_add_char(&more, ')');
    }
    cell_formula(sheet, COL_NET, CELL_MONEY, job->net, "%s-%s%s", ref_cell(row, COL_GROSS, gross),
                 ref_cell(row, COL_EXPENSES, expenses), buf_text(&more));
    buf_free(&more);
}

static void job_anchors(struct pages *pages, struct sheet *sheet, const struct model_job *job,
                        int year)
{
    struct buf title = {0};
    buf_addf(&title, "%d · %s%s%s", year, *job->title ? job->title : "without a job",
             *job->employer ? ", " : "", job->employer);
    int at = pages_instance(pages, RULES_EACH_POSITION_YEAR, buf_text(&title));
    buf_free(&title);
    anchor_number(pages, "placement.year", at, sheet, COL_YEAR, CELL_YEAR, year);
    anchor_text(pages, "placement.employer", at, sheet, COL_EMPLOYER, job->employer);
    anchor_text(pages, "placement.title", at, sheet, COL_JOB, job->title);
    anchor_text(pages, "placement.duties", at, sheet, COL_DUTIES, job->duties);
    anchor_number(pages, "placement.unpaid_hours", at, sheet, COL_UNPAID, CELL_HOURS, job->unpaid);
    anchor_number(pages, "placement.paid_hours", at, sheet, COL_PAID, CELL_HOURS, job->paid);
    anchor_number(pages, "placement.gross", at, sheet, COL_GROSS, CELL_MONEY, job->gross);
    anchor_number(pages, "placement.expenses", at, sheet, COL_EXPENSES, CELL_MONEY, job->expenses);
    anchor_number(pages, "placement.net", at, sheet, COL_NET, CELL_MONEY, job->net);
}

static void add_job(struct pages *pages, struct sheet *sheet, const struct model_job *job)
{
    int year = pages->model.first_year + job->year;
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_EMPLOYER, job->employer);
    cell_text(sheet, COL_JOB, *job->title ? job->title : "without a job");
    cell_text(sheet, COL_DUTIES, job->duties);
    cell_value(sheet, COL_SAE, CELL_INT, job->project + 1);
    cell_value(sheet, COL_NUMBER, CELL_INT, job->job);
    cell_value(sheet, COL_YEAR, CELL_YEAR, year);
    hours_formula(sheet, COL_PAID, job->paid, "yes");
    hours_formula(sheet, COL_UNPAID, job->unpaid, "no");
    money_formula(sheet, COL_GROSS, job->gross, LEDGER_GROSS);
    money_formula(sheet, COL_EXPENSES, job->expenses, LEDGER_EXPENSES);
    net_formula(sheet, job);
    job_anchors(pages, sheet, job, year);
}

/* ---- totals --------------------------------------------------------------------------------- */

/* A column of the totals: of one year, or with year -1 of all. */
static int64_t total(const struct model *model, int col, int year)
{
    int64_t sum = 0;
    for (size_t i = 0; i < model->job_count; i++) {
        const struct model_job *job = &model->jobs[i];
        if (year >= 0 && job->year != year)
            continue;
        sum += col == COL_PAID       ? job->paid
               : col == COL_UNPAID   ? job->unpaid
               : col == COL_GROSS    ? job->gross
               : col == COL_EXPENSES ? job->expenses
                                     : job->net;
    }
    return sum;
}

static const struct {
    int col;
    enum cell_type type;
    const char *key, *name;
} totals[] = {
    {COL_PAID, CELL_HOURS, "placement_total.paid_hours", "Paid_hours"},
    {COL_UNPAID, CELL_HOURS, "placement_total.unpaid_hours", "Unpaid_hours"},
    {COL_GROSS, CELL_MONEY, "placement_total.gross", "Gross_earnings"},
    {COL_EXPENSES, CELL_MONEY, "placement_total.expenses", "Placement_expenses"},
    {COL_NET, CELL_MONEY, "placement_total.net", "Placement_net"},
};

static void add_year_total(struct pages *pages, struct sheet *sheet, int index, int first, int last)
{
    char years[2][REF_SIZE], cells[2][REF_SIZE], year[REF_SIZE];
    int number = pages->model.first_year + index, row;
    sheet_row(sheet, LOOK_BODY);
    row = sheet_at(sheet);
    cell_text(sheet, COL_EMPLOYER, "All jobs");
    cell_value(sheet, COL_YEAR, CELL_YEAR, number);
    for (size_t i = 0; i < COUNT_OF(totals); i++) {
        int64_t value = total(&pages->model, totals[i].col, index);
        cell_formula(sheet, totals[i].col, totals[i].type, value, "SUMIFS(%s:%s,%s:%s,%s)",
                     ref_cell(first, totals[i].col, cells[0]),
                     ref_cell(last, totals[i].col, cells[1]), ref_fixed(first, COL_YEAR, years[0]),
                     ref_fixed(last, COL_YEAR, years[1]), ref_cell(row, COL_YEAR, year));
        anchor_number(pages, totals[i].key, number, sheet, totals[i].col, totals[i].type, value);
    }
}

static void chart_hours(struct pages *pages, struct sheet *sheet, int first, int last)
{
    const struct model *model = &pages->model;
    int64_t paid[PAGES_YEARS], unpaid[PAGES_YEARS];
    int names[PAGES_YEARS];
    for (int year = 0; year < model->years; year++) {
        names[year] = model->first_year + year;
        paid[year] = total(model, COL_PAID, year);
        unpaid[year] = total(model, COL_UNPAID, year);
    }
    struct chart_series series[] = {{"Paid hours", COL_PAID, paid},
                                    {"Unpaid hours", COL_UNPAID, unpaid}};
    struct chart chart = {
        .title = "Hours at work by year",
        .axis = "hours",
        .type = CELL_HOURS,
        .down = true,
        .names_at = COL_YEAR,
        .names = names,
        .first = first,
        .last = last,
        .stacked = true,
        .series = series,
        .count = COUNT_OF(series),
    };
    sheet_chart(sheet, &chart);
}

static void add_totals(struct pages *pages, struct sheet *sheet, int first, int last)
{
    sheet_page_break(sheet); /* with its chart on one page */
    sheet_section(sheet, "Totals by year");
    int from = sheet_at(sheet) + 1;
    for (int year = 0; year < pages->model.years; year++)
        add_year_total(pages, sheet, year, first, last);
    int to = sheet_at(sheet);
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, COL_EMPLOYER, "All years");
    for (size_t i = 0; i < COUNT_OF(totals); i++) {
        cell_sum(sheet, totals[i].col, totals[i].type, total(&pages->model, totals[i].col, -1),
                 from, to);
        wb_name(pages->wb, totals[i].name, sheet, sheet_at(sheet), totals[i].col, sheet_at(sheet),
                totals[i].col);
    }
    chart_hours(pages, sheet, from, to);
}

/* ---- duties --------------------------------------------------------------------------------- */

/* Not SUMIFS: a duty is any text, and SUMIFS would read signs in it as a pattern. */
static void duty_formula(struct sheet *sheet, int col, int64_t minutes, bool named,
                         const char *paid)
{
    char sae[REF_SIZE], job[REF_SIZE], year[REF_SIZE], duty[REF_SIZE];
    int row = sheet_at(sheet);
    ref_cell(row, COL_DUTIES, duty);
    cell_formula(sheet, col, CELL_HOURS, minutes,
                 "SUMPRODUCT((Journal_sae=%s)*(Journal_job=%s)*(Journal_year=%s)*(Journal_duty=%s)"
                 "*(Journal_paid=\"%s\")*(Journal_class=\"no\")*Journal_hours)",
                 ref_cell(row, COL_SAE, sae), ref_cell(row, COL_NUMBER, job),
                 ref_cell(row, COL_YEAR, year), named ? duty : "\"\"", paid);
}

static void add_duty(struct pages *pages, struct sheet *sheet, const struct model_duty *duty)
{
    int year = pages->model.first_year + duty->year;
    struct buf title = {0};
    buf_addf(&title, "%d · %s%s%s", year, duty->title, *duty->title && *duty->duty ? ": " : "",
             duty->duty);
    int at = pages_instance(pages, RULES_EACH_DUTY_YEAR, buf_text(&title));
    buf_free(&title);
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_JOB, *duty->title ? duty->title : "without a job");
    cell_text(sheet, COL_DUTIES, *duty->duty ? duty->duty : "(no duty named)");
    cell_value(sheet, COL_SAE, CELL_INT, duty->project + 1);
    cell_value(sheet, COL_NUMBER, CELL_INT, duty->job);
    cell_value(sheet, COL_YEAR, CELL_YEAR, year);
    duty_formula(sheet, COL_PAID, duty->paid, *duty->duty != '\0', "yes");
    duty_formula(sheet, COL_UNPAID, duty->unpaid, *duty->duty != '\0', "no");
    anchor_number(pages, "duties.year", at, sheet, COL_YEAR, CELL_YEAR, year);
    anchor_text(pages, "duties.position", at, sheet, COL_JOB, duty->title);
    anchor_text(pages, "duties.duty", at, sheet, COL_DUTIES, duty->duty);
    anchor_number(pages, "duties.unpaid_hours", at, sheet, COL_UNPAID, CELL_HOURS, duty->unpaid);
    anchor_number(pages, "duties.paid_hours", at, sheet, COL_PAID, CELL_HOURS, duty->paid);
}

/* ---- with the other SAEs -------------------------------------------------------------------- */

static void add_earned(struct pages *pages, struct sheet *sheet)
{
    const struct model *model = &pages->model;
    char above[REF_SIZE], here[REF_SIZE];
    int64_t others = model_at(model, model->projects, model->years)->income[INCOME_NET_INCOME];
    int64_t net = total(model, COL_NET, -1);
    if (!pages->sheets[PAGE_INCOME] || !model->income)
        return;
    sheet_section(sheet, "Earned, all years");
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_EMPLOYER, "Placement net");
    cell_formula(sheet, COL_NET, CELL_MONEY, net, "Placement_net");
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_EMPLOYER, "Net income of the other SAEs");
    cell_formula(sheet, COL_NET, CELL_MONEY, others, "Net_income");
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, COL_EMPLOYER, "Earned");
    cell_formula(sheet, COL_NET, CELL_MONEY, net + others, "%s+%s",
                 ref_cell(sheet_at(sheet) - 2, COL_NET, above),
                 ref_cell(sheet_at(sheet) - 1, COL_NET, here));
    wb_name(pages->wb, "Earned", sheet, sheet_at(sheet), COL_NET, sheet_at(sheet), COL_NET);
}

bool page_placement(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Employer", CELL_TEXT, 14, 26},
        {"Job", CELL_TEXT, 12, 24},
        {"Duties", CELL_TEXT, 16, 40},
        {"SAE", CELL_INT, 0, 0},
        {"Job no.", CELL_INT, 0, 0},
        {"Year", CELL_YEAR, 0, 0},
        {"Paid hours", CELL_HOURS, 0, 0},
        {"Unpaid hours", CELL_HOURS, 0, 0},
        {"Gross earnings", CELL_MONEY, 0, 0},
        {"Expenses", CELL_MONEY, 0, 0},
        {"Net", CELL_MONEY, 0, 0},
    };
    const struct model *model = &pages->model;
    (void)err;
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(
        pages, sheet, "Placement",
        "Hours are formulas over the Journal, money over the Ledger, by the numbers of the SAE and "
        "of the job. Expenses are those of the job; income tax is none.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    sheet_section(sheet, "Jobs by year");
    int first = sheet_at(sheet) + 1;
    for (size_t i = 0; i < model->job_count; i++)
        add_job(pages, sheet, &model->jobs[i]);
    add_totals(pages, sheet, first, sheet_at(sheet));
    if (model->duty_count > 0)
        sheet_section(sheet, "Hours by duty");
    for (size_t i = 0; i < model->duty_count; i++)
        add_duty(pages, sheet, &model->duties[i]);
    add_earned(pages, sheet);
    return true;
}
