/* The reports of the chosen projects, read once: the values that stand beside the formulas. */
#ifndef WORKBOOK_MODEL_H
#define WORKBOOK_MODEL_H

#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* The amounts of the income report, in its order. */
enum income_line {
    INCOME_CASH_SALES,
    INCOME_USED_AT_HOME,
    INCOME_BARTERED,
    INCOME_LABOR_EXCHANGE,
    INCOME_TRANSFERRED_OUT,
    INCOME_OPERATING_INCOME,
    INCOME_RESALE,
    INCOME_CASH_FEED,
    INCOME_NONCASH_FEED,
    INCOME_CASH_OTHER,
    INCOME_NONCASH_OTHER,
    INCOME_OPERATING_EXPENSE,
    INCOME_BEGINNING_INVENTORY,
    INCOME_ENDING_INVENTORY,
    INCOME_INVENTORY_CHANGE,
    INCOME_NET_OPERATING,
    INCOME_GAIN_LOSS,
    INCOME_RAISED,
    INCOME_DEPRECIATION,
    INCOME_NET_NONCURRENT,
    INCOME_NET_INCOME,
    INCOME_LINES,
};

/* A line's name in the report, and as the workbook writes it. */
struct line_name {
    const char *column, *label, *key; /* key of the form's box */
};
extern const struct line_name income_names[INCOME_LINES];

enum hours_kind { HOURS_ALL, HOURS_PAID, HOURS_UNPAID, HOURS_CLASS, HOURS_KINDS };

/* One project and year; or, of project `model->projects`, all projects. */
struct model_year {
    bool any_income, any_hours;
    int64_t income[INCOME_LINES]; /* cents */
    int64_t hours[HOURS_KINDS];   /* minutes */
};

/* A job and year; a job without a name is number 0 of its project. */
struct model_job {
    int project, job, year;
    char *employer, *title, *duties;
    int64_t paid, unpaid; /* minutes */
    int64_t gross, expenses, net;
};

struct model_duty {
    int project, job, year;
    char *title, *duty;
    int64_t paid, unpaid;
};

/* A position of the book and its number within the workbook, from 1. */
struct model_position {
    int64_t id;
    int project;
    char *title, *employer, *duties;
};

struct model {
    int projects, years; /* how many */
    int first_year;
    struct model_year *cells; /* (projects + 1) * (years + 1): the last year is all years */
    struct model_position *positions;
    size_t position_count;
    struct model_job *jobs;
    size_t job_count;
    struct model_duty *duties;
    size_t duty_count;
    bool income, placement, hours; /* is there any */
};

/* Clear it afterwards, also after a failure. */
bool model_read(struct book *book, const struct award_scope *scope, struct model *out,
                struct err *err);
void model_clear(struct model *model);

/* Project `model->projects` is all of them, year `model->years` all of those. */
const struct model_year *model_at(const struct model *model, int project, int year);

/* How much a subtotal of the income report is above the lines that make it up, cents: what an
 * earlier book brought as a subtotal alone. 0 for lines that are none. */
int64_t model_above(const struct model_year *cell, enum income_line line);

/* The number of a position by its id; 0 for none. */
int model_position_number(const struct model *model, int64_t id);

#endif
