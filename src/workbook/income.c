/* The application's lines by calendar year, and hours by year. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* How a line is computed. */
enum source {
    FROM_LEDGER,
    FROM_BEGINNING, /* of current inventory */
    FROM_ENDING,
    SUM_ABOVE,  /* of the lines of its section */
    CHANGE,     /* ending less beginning inventory */
    OPERATING,  /* income less expense plus change */
    NONCURRENT, /* gain and raised less depreciation */
    NET,        /* the two results */
};

static const struct line {
    const char *section; /* begins here, or NULL */
    enum income_line line;
    enum source source;
    enum look look;
} lines[] = {
    {"Income", INCOME_CASH_SALES, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_USED_AT_HOME, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_BARTERED, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_LABOR_EXCHANGE, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_TRANSFERRED_OUT, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_OPERATING_INCOME, SUM_ABOVE, LOOK_TOTAL},
    {"Expense", INCOME_RESALE, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_CASH_FEED, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_NONCASH_FEED, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_CASH_OTHER, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_NONCASH_OTHER, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_OPERATING_EXPENSE, SUM_ABOVE, LOOK_TOTAL},
    {"Current inventory", INCOME_BEGINNING_INVENTORY, FROM_BEGINNING, LOOK_BODY},
    {NULL, INCOME_ENDING_INVENTORY, FROM_ENDING, LOOK_BODY},
    {NULL, INCOME_INVENTORY_CHANGE, CHANGE, LOOK_TOTAL},
    {"Result", INCOME_NET_OPERATING, OPERATING, LOOK_STRONG},
    {NULL, INCOME_GAIN_LOSS, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_RAISED, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_DEPRECIATION, FROM_LEDGER, LOOK_BODY},
    {NULL, INCOME_NET_NONCURRENT, NONCURRENT, LOOK_STRONG},
    {NULL, INCOME_NET_INCOME, NET, LOOK_TOTAL},
};

/* One statement: of a project, or of all of them. */
struct block {
    struct pages *pages;
    struct sheet *sheet;
    int project;            /* model->projects: all */
    int heads;              /* row of the years */
    bool above;             /* an earlier book brought subtotals beyond their lines */
    int rows[INCOME_LINES]; /* where each line stands */
    int section;            /* first row of the current section */
};

static bool any_above(const struct model *model)
{
    for (int project = 0; project < model->projects; project++)
        for (int year = 0; year < model->years; year++)
            for (int line = 0; line < INCOME_LINES; line++)
                if (model_above(model_at(model, project, year), (enum income_line)line) != 0)
                    return true;
    return false;
}

/* ",Ledger_year,B$5" and, for one project, ",Ledger_sae,2". */
static void add_criteria(const struct block *block, const char *table, int col, struct buf *out)
{
    char year[REF_SIZE];
    ref_fixed(block->heads, col, year);
    buf_addf(out, ",%s_year,%s", table, year + 1); /* the row is fixed, the column is its own */
    if (block->project < block->pages->model.projects)
        buf_addf(out, ",%s_sae,%d", table, block->project + 1);
}

static void add_ledger(const struct block *block, int row, int col, struct buf *out)
{
    char label[REF_SIZE];
    buf_addf(out, "SUMIFS(Ledger_amount,Ledger_line,$%s", ref_cell(row, 0, label));
    add_criteria(block, "Ledger", col, out);
    buf_add_char(out, ')');
}

/* Nothing where there is no inventory to point at. */
static void add_stock(const struct block *block, const char *column, int col, struct buf *out)
{
    if (!block->pages->sheets[PAGE_STOCK])
        return;
    buf_addf(out, "SUMIFS(%s", column);
    add_criteria(block, "Stock", col, out);
    buf_add_char(out, ')');
}

/* The cells of this column in the rows of other lines, with a sign before each. */
static void add_terms(const struct block *block, int col, const char *signs,
                      const enum income_line *terms, size_t count, struct buf *out)
{
    char cell[REF_SIZE];
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "%s%s",
                 signs[i] == '-' ? "-"
                 : i > 0         ? "+"
                                 : "",
                 ref_cell(block->rows[terms[i]], col, cell));
}

static void year_formula(const struct block *block, const struct line *line, int row, int col,
                         struct buf *out)
{
    static const enum income_line change[] = {INCOME_ENDING_INVENTORY, INCOME_BEGINNING_INVENTORY};
    static const enum income_line operating[] = {INCOME_OPERATING_INCOME, INCOME_OPERATING_EXPENSE,
                                                 INCOME_INVENTORY_CHANGE};
    static const enum income_line noncurrent[] = {INCOME_GAIN_LOSS, INCOME_RAISED,
                                                  INCOME_DEPRECIATION};
    static const enum income_line net[] = {INCOME_NET_OPERATING, INCOME_NET_NONCURRENT};
    char from[REF_SIZE], to[REF_SIZE];
    buf_clear(out);
    switch (line->source) {
    case FROM_LEDGER:
        add_ledger(block, row, col, out);
        return;
    case FROM_BEGINNING:
        add_stock(block, "Stock_beginning", col, out);
        return;
    case FROM_ENDING:
        add_stock(block, "Stock_ending", col, out);
        return;
    case SUM_ABOVE:
        buf_addf(out, "SUM(%s:%s)", ref_cell(block->section, col, from),
                 ref_cell(row - 1, col, to));
        break;
    case CHANGE:
        add_terms(block, col, "+-", change, COUNT_OF(change), out);
        break;
    case OPERATING:
        add_terms(block, col, "+-+", operating, COUNT_OF(operating), out);
        break;
    case NONCURRENT:
        add_terms(block, col, "++-", noncurrent, COUNT_OF(noncurrent), out);
        break;
    case NET:
        add_terms(block, col, "++", net, COUNT_OF(net), out);
        break;
    }
    if (block->above) {
        buf_add_char(out, '+');
        add_ledger(block, row, col, out);
    }
}

/* All years: their sum; what was there on a day is that of the first or the last of them. */
static void all_formula(const struct line *line, int row, int years, struct buf *out)
{
    char from[REF_SIZE], to[REF_SIZE];
    buf_clear(out);
    if (line->source == FROM_BEGINNING)
        buf_add_text(out, ref_cell(row, 1, from));
    else if (line->source == FROM_ENDING)
        buf_add_text(out, ref_cell(row, years, from));
    else
        buf_addf(out, "SUM(%s:%s)", ref_cell(row, 1, from), ref_cell(row, years, to));
}

static void write_line(struct block *block, const struct line *line)
{
    struct sheet *sheet = block->sheet;
    const struct model *model = &block->pages->model;
    const struct line_name *name = &income_names[line->line];
    bool all = block->project == model->projects;
    struct buf formula = {0};
    if (line->section) {
        sheet_section(sheet, line->section);
        block->section = sheet_at(sheet) + 1;
    }
    sheet_row(sheet, line->look);
    int row = block->rows[line->line] = sheet_at(sheet);
    cell_text(sheet, 0, name->label);
    for (int year = 0; year <= model->years; year++) {
        int64_t value = model_at(model, block->project, year)->income[line->line];
        if (year < model->years)
            year_formula(block, line, row, year + 1, &formula);
        else
            all_formula(line, row, model->years, &formula);
        if (formula.len > 0)
            cell_formula(sheet, year + 1, CELL_MONEY, value, "%s", buf_text(&formula));
        else
            cell_value(sheet, year + 1, CELL_MONEY, value);
        if (all && year < model->years)
            anchor_number(block->pages, name->key, model->first_year + year, sheet, year + 1,
                          CELL_MONEY, value);
    }
    buf_free(&formula);
}

static void write_heads(struct sheet *sheet, const struct model *model, const char *what)
{
    sheet_row(sheet, LOOK_HEAD);
    cell_text(sheet, 0, what);
    for (int year = 0; year < model->years; year++)
        cell_value(sheet, year + 1, CELL_YEAR, model->first_year + year);
    cell_text(sheet, model->years + 1, "All years");
}

static void write_block(struct block *block)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        write_line(block, &lines[i]);
}

/* ---- names and charts ----------------------------------------------------------------------- */

static void name_totals(const struct block *block)
{
    static const struct {
        enum income_line line;
        const char *name;
    } names[] = {
        {INCOME_OPERATING_INCOME, "Operating_income"},
        {INCOME_OPERATING_EXPENSE, "Operating_expense"},
        {INCOME_INVENTORY_CHANGE, "Inventory_change"},
        {INCOME_NET_OPERATING, "Net_operating"},
        {INCOME_NET_NONCURRENT, "Net_noncurrent"},
        {INCOME_NET_INCOME, "Net_income"},
    };
    int col = block->pages->model.years + 1;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        wb_name(block->pages->wb, names[i].name, block->sheet, block->rows[names[i].line], col,
                block->rows[names[i].line], col);
}

static void chart_income(const struct block *block)
{
    static const enum income_line shown[] = {INCOME_OPERATING_INCOME, INCOME_OPERATING_EXPENSE,
                                             INCOME_NET_INCOME};
    const struct model *model = &block->pages->model;
    int64_t values[COUNT_OF(shown)][PAGES_YEARS];
    int names[PAGES_YEARS];
    struct chart_series series[COUNT_OF(shown)];
    for (int year = 0; year < model->years; year++)
        names[year] = model->first_year + year;
    for (size_t i = 0; i < COUNT_OF(shown); i++) {
        for (int year = 0; year < model->years; year++)
            values[i][year] = model_at(model, block->project, year)->income[shown[i]];
        series[i] =
            (struct chart_series){income_names[shown[i]].label, block->rows[shown[i]], values[i]};
    }
    struct chart chart = {
        .title = "Income, expense and net by year",
        .axis = "dollars",
        .type = CELL_MONEY,
        .names_at = block->heads,
        .names = names,
        .first = 1,
        .last = model->years,
        .series = series,
        .count = COUNT_OF(series),
    };
    sheet_chart(block->sheet, &chart);
}

/* ---- hours ---------------------------------------------------------------------------------- */

static const struct {
    enum hours_kind kind;
    const char *label, *criteria;
} hour_lines[] = {
    {HOURS_PAID, "Paid hours", ",Journal_paid,\"yes\",Journal_class,\"no\""},
    {HOURS_UNPAID, "Unpaid hours", ",Journal_paid,\"no\",Journal_class,\"no\""},
    {HOURS_CLASS, "Hours in class", ",Journal_class,\"yes\""},
    {HOURS_ALL, "All hours", ""},
};

static int write_hours_line(struct pages *pages, struct sheet *sheet, size_t at, int heads)
{
    const struct model *model = &pages->model;
    char from[REF_SIZE], to[REF_SIZE];
    bool all = hour_lines[at].kind == HOURS_ALL;
    sheet_row(sheet, all ? LOOK_TOTAL : LOOK_BODY);
    int row = sheet_at(sheet);
    cell_text(sheet, 0, hour_lines[at].label);
    for (int year = 0; year <= model->years; year++) {
        int64_t value = model_at(model, model->projects, year)->hours[hour_lines[at].kind];
        if (year < model->years)
            cell_formula(sheet, year + 1, CELL_HOURS, value,
                         "SUMIFS(Journal_hours,Journal_year,%s%s)",
                         ref_fixed(heads, year + 1, from) + 1, hour_lines[at].criteria);
        else
            cell_formula(sheet, year + 1, CELL_HOURS, value, "SUM(%s:%s)", ref_cell(row, 1, from),
                         ref_cell(row, model->years, to));
    }
    return row;
}

void page_hours(struct pages *pages, struct sheet *sheet)
{
    const struct model *model = &pages->model;
    int64_t values[COUNT_OF(hour_lines)][PAGES_YEARS];
    struct chart_series series[COUNT_OF(hour_lines)];
    int names[PAGES_YEARS];
    sheet_section(sheet, "Hours by year");
    write_heads(sheet, model, "Hours");
    int heads = sheet_at(sheet);
    for (size_t i = 0; i < COUNT_OF(hour_lines); i++) {
        int row = write_hours_line(pages, sheet, i, heads);
        for (int year = 0; year < model->years; year++) {
            names[year] = model->first_year + year;
            values[i][year] = model_at(model, model->projects, year)->hours[hour_lines[i].kind];
        }
        series[i] = (struct chart_series){hour_lines[i].label, row, values[i]};
    }
    wb_name(pages->wb, "All_hours", sheet, sheet_at(sheet), model->years + 1, sheet_at(sheet),
            model->years + 1);
    struct chart chart = {
        .title = "Hours by year",
        .axis = "hours",
        .type = CELL_HOURS,
        .names_at = heads,
        .names = names,
        .first = 1,
        .last = model->years,
        .stacked = true,
        .series = series,
        .count = COUNT_OF(series) - 1, /* the parts, not their sum */
    };
    sheet_chart(sheet, &chart);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void year_columns(const struct model *model, struct column *columns)
{
    columns[0] = (struct column){"", CELL_TEXT, 24, 40};
    for (int year = 0; year <= model->years; year++)
        columns[year + 1] = (struct column){"", CELL_MONEY, 0, 0};
}

static void write_projects(struct block *block)
{
    const struct pages *pages = block->pages;
    const struct model *model = &pages->model;
    int with = 0;
    for (int project = 0; project < model->projects; project++)
        with += model_at(model, project, model->years)->any_income;
    for (int project = 0; with > 1 && project < model->projects; project++) {
        struct buf title = {0};
        if (!model_at(model, project, model->years)->any_income)
            continue;
        sheet_page_break(block->sheet);
        buf_addf(&title, "SAE %d: %s", project + 1, pages->scope.projects[project].title);
        sheet_row(block->sheet, LOOK_TITLE);
        cell_across(block->sheet, 0, model->years + 1, LOOK_TITLE, buf_text(&title));
        block->project = project;
        write_block(block);
        buf_free(&title);
    }
}

bool page_income(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct model *model = &pages->model;
    struct column columns[PAGES_YEARS + 2];
    struct block block = {
        .pages = pages,
        .sheet = sheet,
        .project = model->projects,
        .above = any_above(model),
    };
    (void)err;
    year_columns(model, columns);
    sheet_columns(sheet, columns, (size_t)model->years + 2);
    page_begin(
        pages, sheet, "Income and expense",
        "By calendar year. Every line is a formula over the Ledger and Current inventory: expenses "
        "and depreciation are shown as they count up, and are taken away in the results.");
    write_heads(sheet, model, "Line");
    block.heads = sheet_at(sheet);
    sheet_freeze(sheet);
    write_block(&block);
    name_totals(&block);
    sheet_page_break(sheet);
    chart_income(&block);
    if (model->hours)
        page_hours(pages, sheet);
    write_projects(&block);
    return true;
}
