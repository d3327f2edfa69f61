/* The closing sheet: what the reports say of a year, on one page. Nothing is reckoned here. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "report/report.h"
#include "year/year.h"
#include <string.h>

void year_sheet_clear(struct year_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        mem_free(sheet->lines[i].label);
        mem_free(sheet->lines[i].amount);
    }
    mem_free(sheet->lines);
    *sheet = (struct year_sheet){0};
}

static void add_line(struct year_sheet *sheet, bool heading, const char *label, const char *amount)
{
    sheet->lines = mem_grow(sheet->lines, sheet->count + 1, sizeof *sheet->lines);
    sheet->lines[sheet->count++] = (struct year_line){heading, mem_text(label), mem_text(amount)};
}

/* The lines of a report that the sheet takes: always, or only where they are something. */
struct taken {
    const char *column;
    bool always;
};

struct section {
    const char *report;
    const char *heading;     /* where rows have no name of their own */
    const char *named_by[2]; /* the columns that name a row: "project"; or NULL */
    const struct taken *lines;
    bool by_day; /* as of the last day, not of the year */
};

static const struct taken income_lines[] = {
    {"operating_income", true},     {"operating_expense", true},
    {"beginning_inventory", false}, {"ending_inventory", false},
    {"inventory_change", false},    {"net_noncurrent", false},
    {"net_income", true},           {NULL, false},
};
static const struct taken placement_lines[] = {
    {"paid_hours", false}, {"unpaid_hours", false}, {"gross", true},
    {"expenses", false},   {"net", true},           {NULL, false},
};
static const struct taken worth_lines[] = {
    {"beginning", true},
    {"earned", true},
    {"outside_income", false},
    {"outside_expense", false},
    {"contributions", false},
    {"gifts", false},
    {"raised", false},
    {"valuation", false},
    {"other_changes", false},
    {"unexplained", false},
    {"withdrawals", false},
    {"ending", true},
    {NULL, false},
};
static const struct taken balance_lines[] = {
    {"cash", true},
    {"current_inventory", true},
    {"receivables", false},
    {"current_assets", true},
    {"noncurrent_assets", true},
    {"total_assets", true},
    {"total_liabilities", true},
    {"net_worth", true},
    {NULL, false},
};
static const struct section sections[] = {
    {"income", NULL, {"project", NULL}, income_lines, false},
    {"placement", NULL, {"project", "position"}, placement_lines, false},
    {"networth", N_("Net worth, and what moved it"), {NULL, NULL}, worth_lines, false},
    {"balance", N_("Balance sheet of the last day"), {NULL, NULL}, balance_lines, true},
};

static size_t column_of(const struct report *report, const char *name)
{
    for (size_t i = 0; i < report->count; i++)
        if (strcmp(report->columns[i].name, name) == 0)
            return i;
    return report->count;
}

static void add_row(struct year_sheet *sheet, const struct section *section,
                    const struct report *report, struct report_rows *rows)
{
    char text[NUM_TEXT_SIZE];
    struct buf heading = {0};
    if (section->heading != NULL)
        buf_add_text(&heading, tr(section->heading));
    for (size_t i = 0; i < 2 && section->named_by[i] != NULL; i++) {
        const char *name = report_text(rows, column_of(report, section->named_by[i]));
        buf_addf(&heading, "%s%s", heading.len > 0 && name[0] != '\0' ? ": " : "", name);
    }
    add_line(sheet, true, buf_text(&heading), "");
    buf_free(&heading);
    for (const struct taken *line = section->lines; line->column != NULL; line++) {
        size_t at = column_of(report, line->column);
        if (at == report->count || (!line->always && report_int(rows, at) == 0))
            continue;
        bool hours = report->columns[at].type == REPORT_HOURS;
        add_line(sheet, false, tr(report->columns[at].label),
                 hours ? num_hours(report_int(rows, at), text)
                       : num_money_grouped(report_int(rows, at), text));
    }
}

static bool add_section(struct book *book, int64_t student, int number,
                        const struct section *section, struct year_sheet *sheet, struct err *err)
{
    const struct report *report = report_named(section->report, err);
    struct report_query query = {.student = student, .year = number};
    if (section->by_day)
        query = (struct report_query){.student = student, .as_of = {number, 12, 31}};
    struct report_rows *rows = report != NULL ? report_open(book, report, &query, err) : NULL;
    enum step step;
    if (rows == NULL)
        return false;
    while ((step = report_next(rows, err)) == STEP_ROW)
        add_row(sheet, section, report, rows);
    report_close(rows);
    return step == STEP_DONE;
}

bool year_sheet_read(struct book *book, int64_t student, int number, struct year_sheet *out,
                     struct err *err)
{
    *out = (struct year_sheet){0};
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        if (!add_section(book, student, number, &sections[i], out, err))
            return false;
    return true;
}
