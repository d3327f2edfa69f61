#include "report/total.h"

#include "base/attr.h"
#include <string.h>

/* What was there on a day, or is of the thing and not of the year. */
static const char *const moments[] = {
    "beginning",
    "ending",
    "beginning_inventory",
    "ending_inventory",
    "beginning_value",
    "ending_value",
    "opening",
    "closing",
    "to_date",
    "cost",
    "salvage",
    "accumulated",
    "book_value",
};

/* What does not add up at all: terms, running numbers, and hours that stand under several codes. */
static const struct {
    const char *report, *column; /* NULL: all columns */
} never[] = {
    {"budget", NULL},  /* income and cost stand in one column */
    {"journal", NULL}, /* hours of work and of service, income and cost */
    {"hours_standard", NULL},
    {"skills", "hours"},
    {"growth", NULL},
    {"loans", "payment"},
    {"loans", "payments_a_year"},
    {"loan_schedule", "number"},
    {"loan_schedule", "owed"},
    {"depreciation", "life_years"},
};

static bool is_moment(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(moments); i++)
        if (strcmp(moments[i], name) == 0)
            return true;
    return false;
}

static bool is_never(const char *report, const char *column)
{
    for (size_t i = 0; i < COUNT_OF(never); i++)
        if (strcmp(never[i].report, report) == 0 &&
            (!never[i].column || strcmp(never[i].column, column) == 0))
            return true;
    return false;
}

void report_totals_start(struct report_totals *totals, const struct report *report)
{
    *totals = (struct report_totals){.report = report};
}

void report_totals_add(struct report_totals *totals, const int64_t *values)
{
    const struct report *report = totals->report;
    for (size_t i = 0; i < report->count && i < REPORT_MOST_COLUMNS; i++) {
        if (report->columns[i].type != REPORT_YEAR)
            totals->sums[i] += values[i];
        else if (totals->rows == 0)
            totals->year = values[i];
        else if (totals->year != values[i])
            totals->many_years = true;
    }
    totals->rows++;
}

bool report_totals_has(const struct report_totals *totals, size_t column)
{
    const struct report_column *of = &totals->report->columns[column];
    if (column >= REPORT_MOST_COLUMNS ||
        (of->type != REPORT_MONEY && of->type != REPORT_HOURS && of->type != REPORT_INT) ||
        is_never(totals->report->name, of->name))
        return false;
    return !totals->many_years || !is_moment(of->name);
}
