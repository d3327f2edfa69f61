/* The figures of the first screens: a student's home, a project, an inventory, a class. They are read
 * from the same views as the reports, for one student or a window of students at a time.
 *
 * Money is cents, time minutes. Texts are owned by the struct; clear it with its ..._clear(). */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { SUMMARY_WEEKS = 52, SUMMARY_DAYS = 62, SUMMARY_LATEST = 12 };

/* One project in one calendar year, to today: what `report income` and `report placement` say. */
struct summary_project {
    int64_t id;
    char *title, *type;  /* type as in the book */
    bool active;
    int64_t hours;       /* minutes, without class time */
    int64_t in, out;     /* operating income or gross pay; operating expense or expenses */
    int64_t net;         /* net income, or the placement's net */
};

/* An entry by what it is: record_read() tells the rest. */
struct summary_entry {
    const char *kind; /* the kind's name; static */
    int64_t id;
    struct date date;
};

struct summary_home {
    int year;
    int64_t hours, class_hours, service; /* minutes this year */
    int64_t earned;                      /* net income of all projects and placements, this year */
    int64_t net_worth;                   /* today */
    struct date last_entry;              /* of hours, money, paychecks, service or activity; year 0: none */
    int64_t weeks[SUMMARY_WEEKS];        /* SAE minutes by week, the last is the week of today */
    struct date first_day;               /* days[0]: the first of last month */
    int64_t days[SUMMARY_DAYS];          /* entries by day, to the end of this month; 0 after today */
    size_t day_count;
    struct summary_project *projects;    /* active ones first, then by title */
    size_t project_count;
    struct summary_entry latest[SUMMARY_LATEST]; /* newest first, up to today */
    size_t latest_count;
    char *carried; /* "2023, 2024 from AET report": totals of an earlier book; "" for none */
};
bool summary_home(struct book *book, int64_t student, struct summary_home *out, struct err *err);
void summary_home_clear(struct summary_home *home);

/* SAE minutes by week, Monday to Sunday; the last one is the week of today. */
bool summary_weeks(struct book *book, int64_t student, int64_t weeks[], size_t count,
                   struct err *err);

/* One line of the class list. */
struct summary_student {
    struct date last_entry;
    int64_t weeks[4]; /* SAE minutes, the last is the week of today */
    int64_t hours;    /* this year, minutes */
    int64_t net;      /* this year */
};
bool summary_student(struct book *book, int64_t student, struct summary_student *out,
                     struct err *err);
/* Hours and net alone, by the reports: what the line must agree with. */
bool summary_student_reported(struct book *book, int64_t student, struct summary_student *out,
                              struct err *err);

/* A project by year, oldest first. */
struct summary_year {
    int year;
    int64_t hours, in, out, net;
    char *carried; /* owned: "2023 from AET report", where totals of an earlier book are in it; "" */
};
struct summary_project_years {
    struct summary_year *years;
    size_t count;
};
bool summary_project_years(struct book *book, int64_t project, struct summary_project_years *out,
                           struct err *err);
/* The same of all projects and placements of a student; `carried` is "". */
bool summary_student_years(struct book *book, int64_t student, struct summary_project_years *out,
                           struct err *err);
void summary_project_years_clear(struct summary_project_years *years);

/* ---- inventory ------------------------------------------------------------------------------ */

/* Current inventory: an item of a project, in a year. */
struct summary_stock {
    int64_t project;
    char *item, *unit;
    int64_t opening;     /* value carried from last year's end, or at the beginning of records */
    int64_t value;       /* at its last count */
    int64_t quantity;    /* thousandths, of the last count; 0 if it was not told */
    struct date counted; /* the last count, */
    int64_t record;      /* and its record; 0 where it was counted away with everything else */
    bool this_year;      /* counted since the year began */
    /* What is counted by the head, and the herd changes since the last count: what a count should
     * come to. Where nothing tells, the last count. */
    int64_t expected; /* thousandths */
    bool by_herd;     /* herd changes were looked at */
    char *moved;      /* "2 sold, 1 died"; "" for none */
};
/* A capital (non-current) item still owned. */
struct summary_asset {
    int64_t id, project; /* project 0: personal */
    char *name, *class;
    struct date acquired;
    int64_t cost, book_value, left; /* left: how many of it */
    int life_years;
    int64_t market;     /* what the last valuation makes it: book value and what that added */
    struct date valued; /* when; year 0: never */
};
struct summary_inventory {
    int year;
    struct date day;         /* how things stood: today, or the last day of a year that is over */
    bool first_year;         /* records began in it: the opening is what was counted on that day, */
    struct date records_from;
    bool closed;             /* the year is closed: what it says changes only with a reason */
    bool at_market;          /* the chapter counts at market price; else at cost */
    struct summary_stock *stock; /* by item */
    size_t stock_count;
    struct summary_asset *assets; /* by name */
    size_t asset_count;
    int64_t opening, current, noncurrent; /* totals; noncurrent at book value */
    int64_t market;                       /* of the lasting items, where they were valued */
    int64_t cash, owed, net_worth;        /* of the student, on that day: as `report balance` */
    int64_t worth[12];                    /* net worth at the ends of twelve months, that day last */
};
/* project 0: all of the student's. year 0: this year. */
bool summary_inventory(struct book *book, int64_t student, int64_t project, int year,
                       struct summary_inventory *out, struct err *err);
/* The same without balance and net worth, as it stood at the end of a day. */
bool summary_inventory_on(struct book *book, int64_t student, int64_t project, struct date day,
                          struct summary_inventory *out, struct err *err);
void summary_inventory_clear(struct summary_inventory *inventory);

#endif
