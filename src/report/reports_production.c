/* Animals, feed and crops. */
#include "report/catalog.h"

static const struct report_column efficiency[] = {
    STUDENT,
    PROJECT,
    YEAR,
    COLUMN(TEXT, "factor", "Factor", "What is measured: gain a day, feed conversion ..."),
    COLUMN(TEXT, "detail", "Of", "The crop, or what the loss is counted in."),
    WORKED(QTY, "value", "Value", "", "The first figure over the second."),
    COLUMN(TEXT, "unit", "Unit", "What the value is in."),
    WORKED(QTY, "numerator", "First figure", "", "What is divided."),
    COLUMN(TEXT, "numerator_is", "What it is", "What the first figure is."),
    WORKED(QTY, "denominator", "Second figure", "", "What it is divided by."),
    COLUMN(TEXT, "denominator_is", "What that is", "What the second figure is."),
};

static const struct report_column feed[] = {
    STUDENT,
    PROJECT,
    YEAR,
    COLUMN(TEXT, "feed", "Feed", "What was fed."),
    COLUMN(TEXT, "unit", "Unit", "What it was measured in."),
    COLUMN(QTY, "quantity", "Fed", "How much was fed, in that unit."),
    COLUMN(QTY, "weight", "Pounds", "The same in pounds; empty where the unit does not tell."),
    WORKED(QTY, "price", "Price", "", "Dollars for one unit: the average price it was bought at."),
    WORKED(MONEY, "value", "Value", "", "What the feed fed is worth at that price."),
    COLUMN(INT, "entries", "Entries", "How many entries were made."),
};

static const struct report_column growth[] = {
    STUDENT,
    PROJECT,
    COLUMN(TEXT, "animal", "Animal", "Its tag."),
    COLUMN(TEXT, "name", "Name", "If it has one."),
    COLUMN(INT, "weighings", "Weighings", "How many times it was weighed."),
    COLUMN(DATE, "first_on", "First", "The day of the first weighing."),
    WORKED(QTY, "first_weight", "First weight", "", "Its weight that day."),
    COLUMN(DATE, "last_on", "Last", "The day of the last weighing."),
    WORKED(QTY, "last_weight", "Last weight", "", "Its weight that day."),
    WORKED(INT, "days", "Days", "", "Days between the two, by the calendar."),
    WORKED(QTY, "gain", "Gain", "", "Pounds gained in between."),
    WORKED(QTY, "gain_a_day", "Gain a day", "", "Pounds gained a day."),
};

static const struct report reports[] = {
    {.name = "efficiency",
     .label = "Efficiency factors",
     .group = "Animals and crops",
     .keys = 5,
     .filters = WHOSE | WHEN,
     COLUMNS(efficiency),
     .help = "Gain a day, feed conversion, cost of gain, young born, death loss, yield an acre."},
    {.name = "feed",
     .label = "Feed fed",
     .group = "Animals and crops",
     .keys = 5,
     .filters = WHOSE | WHEN,
     COLUMNS(feed),
     .help = "What was fed, at the average price it was bought at."},
    {.name = "growth",
     .label = "Growth",
     .group = "Animals and crops",
     .keys = 3,
     .filters = WHOSE | WHEN,
     COLUMNS(growth),
     .help = "Each animal that was weighed, from first to last, and its gain a day."},
};
const struct report_family reports_production = REPORTS(reports);
