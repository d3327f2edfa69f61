/* What the chapter's year is made of: its students and their projects with the figures of the
 * reports, read once. Cents and minutes. */
#ifndef WORKBOOK_YEAR_FIGURES_H
#define WORKBOOK_YEAR_FIGURES_H

#include "base/err.h"
#include "report/report.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum year_figure {
    YEAR_PAID_HOURS,
    YEAR_UNPAID_HOURS,
    YEAR_CLASS_HOURS,
    YEAR_INCOME,     /* of ownership */
    YEAR_EXPENSE,
    YEAR_NET,        /* after changes of inventory, gains and depreciation */
    YEAR_GROSS,      /* of placement */
    YEAR_JOB_EXPENSE,
    YEAR_INVENTORY,  /* current, at the end */
    YEAR_LASTING,    /* non-current, at the end */
    YEAR_FIGURES,
};

struct year_student {
    int64_t id;
    char *number, *name; /* owned */
    bool active;         /* and in agricultural education by the last day */
    bool seen;           /* has anything in the year, or is active */
};

struct year_project {
    size_t student; /* of the students */
    char *title, *type, *pathway, *area; /* owned; the last two may be "" */
    bool seen;      /* ran in the year, or has figures */
    int held_in[2]; /* the years that inventory and lasting things are of */
    int64_t figures[YEAR_FIGURES];
};

struct year_figures {
    struct year_student *students; /* by number */
    size_t student_count;
    struct year_project *projects; /* by student's number and title */
    size_t project_count;
};

/* `query` has a year or a school year. Clear it afterwards, also after a failure. */
bool year_figures_read(struct book *book, const struct report_query *query,
                       struct year_figures *out, struct err *err);
void year_figures_clear(struct year_figures *figures);

/* The student of this number; student_count where there is none. */
size_t year_student_of(const struct year_figures *figures, const char *number);

/* The first and last day that a query of a year or school year is about, ISO. */
void year_figures_days(const struct report_query *query, char first[static DATE_ISO_SIZE],
                       char last[static DATE_ISO_SIZE]);

#endif
