#include "cli/manual_reports.h"
#include "cli/mdoc.h"
#include "report/report.h"

static const char *const types[] = {
    [REPORT_TEXT] = "text",  [REPORT_MONEY] = "money", [REPORT_HOURS] = "time",
    [REPORT_YEAR] = "year",  [REPORT_DATE] = "date",   [REPORT_INT] = "whole number",
    [REPORT_WORDS] = "text",
    [REPORT_QTY] = "number", [REPORT_PCT] = "percent",
};

static const struct {
    enum report_filter filter;
    const char *options;
} filters[] = {
    {REPORT_BY_STUDENT, ".Fl -student\n"},
    {REPORT_BY_PROJECT, ".Fl -project\n"},
    {REPORT_BY_YEAR, ".Fl -year\n"},
    {REPORT_BY_DAYS, ".Fl -from\n.Fl -to\n"},
    {REPORT_BY_SCHOOL_YEAR, ".Fl -school-year\n"},
    {REPORT_BY_AS_OF, ".Fl -as-of\n"},
};

static void add_report(struct buf *page, const struct report *report)
{
    buf_addf(page, ".Ss report_%s\n.Dq", report->name);
    mdoc_add_arg(page, report->label);
    buf_add_text(page, " :\n");
    mdoc_add_text(page, report->help);
    buf_addf(page, "The command\n.Ic saebook report %s\ncan be narrowed by\n", report->name);
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++)
        if (report->filters & filters[i].filter)
            buf_add_text(page, filters[i].options);
    buf_add_text(page, ".\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < report->count; i++) {
        const struct report_column *column = &report->columns[i];
        buf_add_text(page, ".It Va");
        mdoc_add_arg(page, column->name);
        buf_addf(page, " Pq %s\n.Dq", types[column->type]);
        mdoc_add_arg(page, column->label);
        buf_add_text(page, column->help ? " :\n" : " .\n");
        mdoc_add_text(page, column->help);
    }
    buf_add_text(page, ".El\n");
}

void manual_add_reports(struct buf *page)
{
    for (size_t i = 0; i < report_count(); i++)
        add_report(page, report_at(i));
}
