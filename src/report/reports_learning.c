/* What was learned and done besides: research, skills, the checklist, FFA, service, the journal. */
#include "report/catalog.h"

static const struct report_column research[] = {
    STUDENT,
    PROJECT,
    YEAR,
    COLUMN(TEXT, "measure", "Measure", "What was measured."),
    COLUMN(TEXT, "unit", "Unit", "In what."),
    COLUMN(TEXT, "treatment", "Treatment", "The group: what was done to it."),
    COLUMN(INT, "points", "n", "How many data points there are."),
    WORKED(QTY, "mean", "Mean", "", "Their sum over how many they are."),
    WORKED(QTY, "lowest", "Lowest", "", "The smallest of them."),
    WORKED(QTY, "highest", "Highest", "", "The largest of them."),
    WORKED(QTY, "range", "Range", "", "Highest less lowest."),
};

static const struct report_column skills[] = {
    STUDENT,
    PROJECT,
    COLUMN(TEXT, "standard", "Standard", "The AFNR code."),
    YEAR,
    COLUMN(TEXT, "what", "What I did", "How the skill was used."),
    COLUMN(TEXT, "contribution", "What it brought", "What came of it."),
    WORKED(HOURS, "hours", "Hours", "", "Time logged under that code, in that project and year."),
    COLUMN(TEXT, "kind", "Kind", "The kind of record."),
    COLUMN(TEXT, "record", "Record", "Which record."),
};

static const struct report_column foundational[] = {
    STUDENT,
    COLUMN(TEXT, "component", "Part", "Which of the five parts."),
    COLUMN(INT, "awareness", "Awareness", "Activities at this level."),
    COLUMN(INT, "intermediate", "Intermediate", "Activities at this level."),
    COLUMN(INT, "advanced", "Advanced", "Activities at this level."),
    WORKED(INT, "activities", "Activities", "awareness intermediate advanced", "All of them."),
    COLUMN(INT, "checked", "Checked", "How many a teacher has checked."),
    COLUMN(HOURS, "time", "Time", "Time given; it never counts as SAE hours."),
    COLUMN(DATE, "last_on", "Last", "The day of the last of them."),
};

static const struct report_column activities[] = {
    STUDENT,
    YEAR,
    COLUMN(TEXT, "category", "Category", "Office, committee, contest, convention ..."),
    COLUMN(TEXT, "level", "Level", "Chapter, area, state, national ..."),
    COLUMN(INT, "activities", "Activities", "How many there were."),
    COLUMN(INT, "outside_class", "Outside class", "How many of them were outside class time."),
    COLUMN(HOURS, "time", "Hours", "Time given to them, as far as it was entered."),
    COLUMN(INT, "minutes_led", "Minutes led", "Minutes of leading a group discussion or meeting."),
    COLUMN(INT, "procedures", "Procedures", "Parliamentary procedures shown."),
};

static const struct report_column service[] = {
    STUDENT,
    YEAR,
    COLUMN(TEXT, "name", "Activity", "A name that you will know it by."),
    COLUMN(TEXT, "served", "Who was served", "The school, group or people it was for."),
    COLUMN(HOURS, "hours", "Hours", "Time given; it never counts as SAE hours."),
    COLUMN(INT, "entries", "Entries", "How many entries were made."),
    COLUMN(INT, "verified", "Verified", "How many somebody vouches for."),
    COLUMN(DATE, "last_on", "Last", "The day of the last of them."),
};

static const struct report_column journal[] = {
    COLUMN(DATE, "date", "Date", "The day of the entry."),
    STUDENT,
    PROJECT,
    COLUMN(TEXT, "kind", "Kind", "The kind of record."),
    COLUMN(WORDS, "what", "What", "The entry in words."),
    COLUMN(HOURS, "time", "Hours", "Time of the entry, if it tells one."),
    COLUMN(MONEY, "amount", "Amount", "Dollars of the entry, if it tells any."),
    COLUMN(TEXT, "record", "Record", "Which record."),
};

static const struct report reports[] = {
    {.name = "research",
     .label = "Research by treatment",
     .group = "Learning and FFA",
     .keys = 6,
     .filters = WHOSE | WHEN,
     COLUMNS(research),
     .help = "Data points of each measure and treatment: how many, mean and range."},
    {.name = "skills",
     .label = "Skills",
     .group = "Learning and FFA",
     .keys = 0,
     .filters = WHOSE | REPORT_BY_YEAR,
     COLUMNS(skills),
     .help = "Skills by AFNR standard, and what they brought."},
    {.name = "foundational",
     .label = "Foundational checklist",
     .group = "Learning and FFA",
     .keys = 2,
     .filters = REPORT_BY_STUDENT | WHEN,
     COLUMNS(foundational),
     .help = "The five parts of the foundational SAE: what was done, and what was checked."},
    {.name = "activities",
     .label = "FFA activities",
     .group = "Learning and FFA",
     .keys = 4,
     .filters = REPORT_BY_STUDENT | WHEN,
     COLUMNS(activities),
     .help = "FFA activities by category and level."},
    {.name = "service",
     .label = "Community service",
     .group = "Learning and FFA",
     .keys = 3,
     .filters = REPORT_BY_STUDENT | WHEN,
     COLUMNS(service),
     .help = "Hours of community service by activity."},
    {.name = "journal",
     .label = "Journal",
     .group = "Learning and FFA",
     .keys = 0,
     .filters = WHOSE | WHEN,
     COLUMNS(journal),
     .help = "Every entry of every kind, day by day, in words."},
};
const struct report_family reports_learning = REPORTS(reports);
