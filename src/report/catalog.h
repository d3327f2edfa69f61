/* The table of reports in parts, a file for each family of them; for the files of src/report. */
#ifndef REPORT_CATALOG_H
#define REPORT_CATALOG_H

#include "report/report.h"
#include "report/sql.h"

/* The reports of one file, in the order of lists. */
struct report_family {
    const struct report *reports;
    size_t count;
};
extern const struct report_family reports_statements, reports_money, reports_hours,
    reports_production, reports_learning;

#define REPORTS(array)                                                                             \
    {                                                                                              \
        (array), COUNT_OF(array)                                                                   \
    }
#define COLUMNS(array) .columns = (array), .count = COUNT_OF(array)

/* A column of what records say, and one that is worked out from others. */
#define COLUMN(type_, name_, label_, help_)                                                        \
    {                                                                                              \
        .name = (name_), .label = (label_), .help = (help_), .type = REPORT_##type_                \
    }
#define WORKED(type_, name_, label_, of_, help_)                                                   \
    {                                                                                              \
        .name = (name_), .label = (label_), .help = (help_), .type = REPORT_##type_, .of = (of_)   \
    }

#define STUDENT COLUMN(TEXT, "student", "Student", "The student's number.")
#define PROJECT COLUMN(TEXT, "project", "Project", "The project's title.")
#define YEAR    COLUMN(YEAR, "year", "Year", "The calendar year, January to December.")

enum {
    WHOSE = REPORT_BY_STUDENT | REPORT_BY_PROJECT,
    WHEN = REPORT_BY_YEAR | REPORT_BY_DAYS | REPORT_BY_SCHOOL_YEAR,
};

/* Where a column of that name is; report->count if there is none. */
size_t report_column(const struct report *report, const char *name, size_t nbytes);
/* The days that a question is about. */
struct sql_span report_span(const struct report *report, const struct report_query *query);
/* Refuses what the report cannot be narrowed by. */
bool report_refuse(const struct report *report, const struct report_query *query, struct err *err);

#endif
