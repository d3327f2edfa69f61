#include "report/total.h"

#include "base/buf.h"
#include <string.h>

/* What was there on a day. */
static const char *const moments[] = {
    "beginning",       "ending",       "beginning_inventory", "ending_inventory",
    "beginning_value", "ending_value",
};

static bool is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

void report_totals_start(struct report_totals *totals, const struct report *report)
{
    *totals = (struct report_totals){.report = report};
}

void report_totals_add(struct report_totals *totals, struct report_rows *rows)
{
    const struct report *report = totals->report;
    for (size_t i = 0; i < report->count && i < REPORT_MOST_COLUMNS; i++) {
        int64_t value;
        if (report_is_null(rows, i) || report->columns[i].type == REPORT_TEXT ||
            report->columns[i].type == REPORT_DATE)
            continue;
        value = report_int(rows, i);
        if (report->columns[i].type != REPORT_YEAR)
            totals->sums[i] += value;
        else if (totals->year == 0)
            totals->year = value;
        else if (totals->year != value)
            totals->many_years = true;
    }
    totals->rows++;
}

bool report_totals_has(const struct report_totals *totals, size_t column)
{
    const struct report_column *of = &totals->report->columns[column];
    if (column >= REPORT_MOST_COLUMNS ||
        (of->type != REPORT_MONEY && of->type != REPORT_HOURS && of->type != REPORT_INT))
        return false;
    return !totals->many_years || !is_among(of->name, moments, COUNT_OF(moments));
}
