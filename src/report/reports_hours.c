/* Hours, looked at in other ways than by project and year. */
#include "report/catalog.h"

#define HOURS_OF_LINES                                                                             \
    WORKED(HOURS, "hours", "Hours", "paid_hours unpaid_hours class_hours",                         \
           "Paid, unpaid and class hours together."),                                              \
        COLUMN(HOURS, "paid_hours", "Paid", "Hours logged as paid; else those of the paychecks."), \
        COLUMN(HOURS, "unpaid_hours", "Unpaid", "Hours without pay, outside class."),              \
        COLUMN(HOURS, "class_hours", "In class", "Hours in class, which count toward no degree."), \
        COLUMN(INT, "entries", "Entries", "How many entries were made.")

static const struct report_column hours_month[] = {
    STUDENT,
    PROJECT,
    YEAR,
    COLUMN(TEXT, "month", "Month",
           "The month; empty for what an earlier book brought forward by year."),
    HOURS_OF_LINES,
};

static const struct report_column hours_type[] = {
    STUDENT,
    COLUMN(TEXT, "type", "Kind of SAE", "The type of the projects."),
    YEAR,
    HOURS_OF_LINES,
};

static const struct report_column hours_standard[] = {
    STUDENT,
    COLUMN(TEXT, "standard", "Standard", "The AFNR code."),
    YEAR,
    COLUMN(HOURS, "hours", "Hours",
           "Time logged under it; an entry counts under each of its codes."),
    COLUMN(HOURS, "class_hours", "In class", "The part of it that was class time."),
    COLUMN(INT, "entries", "Entries", "How many entries name it."),
};

static const struct report reports[] = {
    {.name = "hours_month",
     .label = "Hours by month",
     .group = "Hours",
     .keys = 4,
     .filters = WHOSE | WHEN,
     COLUMNS(hours_month),
     .help = "Hours of each project, month by month."},
    {.name = "hours_type",
     .label = "Hours by kind of SAE",
     .group = "Hours",
     .keys = 3,
     .filters = WHOSE | WHEN,
     COLUMNS(hours_type),
     .help = "Hours by type of SAE: foundational, placement, ownership ..."},
    {.name = "hours_standard",
     .label = "Hours by standard",
     .group = "Hours",
     .keys = 3,
     .filters = WHOSE | WHEN,
     COLUMNS(hours_standard),
     .help = "Hours logged under each AFNR standard."},
};
const struct report_family reports_hours = REPORTS(reports);
