#include "workbook/model.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#define LINE(name, label)                                                                          \
    {                                                                                              \
        name, label, "income." name                                                                \
    }
const struct line_name income_names[INCOME_LINES] = {
    [INCOME_CASH_SALES] = LINE("cash_sales", "Cash sales"),
    [INCOME_USED_AT_HOME] = LINE("used_at_home", "Used at home"),
    [INCOME_BARTERED] = LINE("bartered", "Bartered"),
    [INCOME_LABOR_EXCHANGE] = LINE("labor_exchange", "Labor exchange"),
    [INCOME_TRANSFERRED_OUT] = LINE("transferred_out", "Transferred out"),
    [INCOME_OPERATING_INCOME] = LINE("operating_income", "Operating income"),
    [INCOME_RESALE] = LINE("resale", "Resale"),
    [INCOME_CASH_FEED] = LINE("cash_feed", "Cash feed"),
    [INCOME_NONCASH_FEED] = LINE("noncash_feed", "Non-cash feed"),
    [INCOME_CASH_OTHER] = LINE("cash_other", "Cash other"),
    [INCOME_NONCASH_OTHER] = LINE("noncash_other", "Non-cash other"),
    [INCOME_OPERATING_EXPENSE] = LINE("operating_expense", "Operating expense"),
    [INCOME_BEGINNING_INVENTORY] = LINE("beginning_inventory", "Beginning inventory"),
    [INCOME_ENDING_INVENTORY] = LINE("ending_inventory", "Ending inventory"),
    [INCOME_INVENTORY_CHANGE] = LINE("inventory_change", "Inventory change"),
    [INCOME_NET_OPERATING] = LINE("net_operating", "Net operating"),
    [INCOME_GAIN_LOSS] = LINE("gain_loss", "Gain or loss"),
    [INCOME_RAISED] = LINE("raised", "Raised"),
    [INCOME_DEPRECIATION] = LINE("depreciation", "Depreciation"),
    [INCOME_NET_NONCURRENT] = LINE("net_noncurrent", "Net non-current"),
    [INCOME_NET_INCOME] = LINE("net_income", "Net income"),
};
static const char *const hours_names[HOURS_KINDS] = {
    [HOURS_ALL] = "hours",
    [HOURS_PAID] = "paid_hours",
    [HOURS_UNPAID] = "unpaid_hours",
    [HOURS_CLASS] = "class_hours",
};

/* ---- places --------------------------------------------------------------------------------- */

static struct model_year *cell_at(const struct model *model, int project, int year)
{
    return &model->cells[project * (model->years + 1) + year];
}

const struct model_year *model_at(const struct model *model, int project, int year)
{
    return cell_at(model, project, year);
}

int model_position_number(const struct model *model, int64_t id)
{
    for (size_t i = 0; id != 0 && i < model->position_count; i++)
        if (model->positions[i].id == id)
            return (int)i + 1;
    return 0;
}

static int position_by_title(const struct model *model, int project, const char *title)
{
    for (size_t i = 0; i < model->position_count; i++)
        if (model->positions[i].project == project && text_same(model->positions[i].title, title))
            return (int)i + 1;
    return 0;
}

static int project_by_title(const struct award_scope *scope, const char *title)
{
    for (size_t i = 0; i < scope->project_count; i++)
        if (strcmp(scope->projects[i].title, title) == 0)
            return (int)i;
    return -1;
}

/* ---- reports -------------------------------------------------------------------------------- */

/* One report while it is read: which of its columns is which. */
struct reading {
    struct model *model;
    const struct award_scope *scope;
    const struct report *report;
    struct report_rows *rows;
    int project, year; /* of the current row; year as an index */
};

static size_t column(const struct reading *reading, const char *name)
{
    size_t at = 0;
    while (at < reading->report->count && strcmp(reading->report->columns[at].name, name) != 0)
        at++;
    return at;
}

static int64_t number(const struct reading *reading, const char *name)
{
    return report_int(reading->rows, column(reading, name));
}

static const char *words(const struct reading *reading, const char *name)
{
    return report_text(reading->rows, column(reading, name));
}

/* Adds a figure to its project and year and to all sums that it is part of. What stood at the
 * beginning or the end of years is not summed over years. */
static void add(struct reading *reading, int64_t *(*place)(struct model_year *, int), int line,
                int64_t value, bool over_years)
{
    struct model *model = reading->model;
    *place(cell_at(model, reading->project, reading->year), line) += value;
    *place(cell_at(model, model->projects, reading->year), line) += value;
    if (over_years) {
        *place(cell_at(model, reading->project, model->years), line) += value;
        *place(cell_at(model, model->projects, model->years), line) += value;
    }
}

static int64_t *income_place(struct model_year *cell, int line)
{
    cell->any_income = true;
    return &cell->income[line];
}

static int64_t *hours_place(struct model_year *cell, int kind)
{
    cell->any_hours = true;
    return &cell->hours[kind];
}

static void take_income(struct reading *reading)
{
    reading->model->income = true;
    for (int line = 0; line < INCOME_LINES; line++)
        add(reading, income_place, line, number(reading, income_names[line].column),
            line != INCOME_BEGINNING_INVENTORY && line != INCOME_ENDING_INVENTORY);
}

static void take_hours(struct reading *reading)
{
    reading->model->hours = true;
    for (int kind = 0; kind < HOURS_KINDS; kind++)
        add(reading, hours_place, kind, number(reading, hours_names[kind]), true);
}

static void take_job(struct reading *reading)
{
    struct model *model = reading->model;
    const char *title = words(reading, "position");
    int at = position_by_title(model, reading->project, title);
    const struct model_position *position = at > 0 ? &model->positions[at - 1] : NULL;
    model->jobs = mem_grow(model->jobs, model->job_count + 1, sizeof *model->jobs);
    model->jobs[model->job_count++] = (struct model_job){
        .project = reading->project,
        .job = at,
        .year = reading->year,
        .employer = mem_text(position ? position->employer : ""),
        .title = mem_text(title),
        .duties = mem_text(position ? position->duties : ""),
        .paid = number(reading, "paid_hours"),
        .unpaid = number(reading, "unpaid_hours"),
        .gross = number(reading, "gross"),
        .expenses = number(reading, "expenses"),
        .net = number(reading, "net"),
    };
    model->placement = true;
}

static void take_duty(struct reading *reading)
{
    struct model *model = reading->model;
    const char *title = words(reading, "position");
    model->duties = mem_grow(model->duties, model->duty_count + 1, sizeof *model->duties);
    model->duties[model->duty_count++] = (struct model_duty){
        .project = reading->project,
        .job = position_by_title(model, reading->project, title),
        .year = reading->year,
        .title = mem_text(title),
        .duty = mem_text(words(reading, "duty")),
        .paid = number(reading, "paid_hours"),
        .unpaid = number(reading, "unpaid_hours"),
    };
}

/* Calls `take` for each row of a chosen project and a year that is shown. */
static bool read_report(struct book *book, const struct award_scope *scope, struct model *model,
                        const char *name, void (*take)(struct reading *), struct err *err)
{
    struct reading reading = {.model = model, .scope = scope, .report = report_named(name, err)};
    struct report_query query = {.student = scope->student, .to = scope->to};
    enum step step = STEP_FAILED;
    if (!reading.report)
        return false;
    reading.rows = report_open(book, reading.report, &query, err);
    while (reading.rows && (step = report_next(reading.rows, err)) == STEP_ROW) {
        reading.project = project_by_title(scope, words(&reading, "project"));
        reading.year = (int)number(&reading, "year") - scope->first_year;
        if (reading.project >= 0 && reading.year >= 0 && reading.year < model->years)
            take(&reading);
    }
    report_close(reading.rows);
    return step == STEP_DONE;
}

static bool read_positions(struct book *book, const struct award_scope *scope, struct model *model,
                           struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, title, employer, duties FROM position"
                                  " WHERE project = ?1 ORDER BY begins, id",
                                  err);
    enum step step = STEP_DONE;
    if (!stmt)
        return false;
    for (size_t i = 0; i < scope->project_count && step != STEP_FAILED; i++) {
        stmt_reset(stmt);
        stmt_bind_int(stmt, 1, scope->projects[i].id);
        while ((step = stmt_step(stmt, err)) == STEP_ROW) {
            size_t count = model->position_count;
            model->positions = mem_grow(model->positions, count + 1, sizeof *model->positions);
            model->positions[count] = (struct model_position){
                .id = stmt_int(stmt, 0),
                .project = (int)i,
                .title = mem_text(stmt_text(stmt, 1)),
                .employer = mem_text(stmt_text(stmt, 2)),
                .duties = mem_text(stmt_text(stmt, 3)),
            };
            model->position_count = count + 1;
        }
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* A year without a record has no row in the report; what was there stays there all the same. */
static void carry_inventory(struct model *model, int project)
{
    int64_t held = 0;
    bool begun = false;
    for (int year = 0; year < model->years; year++) {
        struct model_year *cell = cell_at(model, project, year);
        if (begun && !cell->any_income) {
            struct model_year *all = cell_at(model, model->projects, year);
            cell->income[INCOME_BEGINNING_INVENTORY] = held;
            cell->income[INCOME_ENDING_INVENTORY] = held;
            all->income[INCOME_BEGINNING_INVENTORY] += held;
            all->income[INCOME_ENDING_INVENTORY] += held;
        }
        begun = begun || cell->any_income;
        held = cell->income[INCOME_ENDING_INVENTORY];
    }
}

/* Over all years inventory begins with the first and ends with the last. */
static void span_inventory(struct model *model)
{
    for (int project = 0; project < model->projects; project++)
        carry_inventory(model, project);
    for (int project = 0; project <= model->projects; project++) {
        struct model_year *all = cell_at(model, project, model->years);
        all->income[INCOME_BEGINNING_INVENTORY] =
            cell_at(model, project, 0)->income[INCOME_BEGINNING_INVENTORY];
        all->income[INCOME_ENDING_INVENTORY] =
            cell_at(model, project, model->years - 1)->income[INCOME_ENDING_INVENTORY];
    }
}

bool model_read(struct book *book, const struct award_scope *scope, struct model *out,
                struct err *err)
{
    *out = (struct model){
        .projects = (int)scope->project_count,
        .years = scope->last_year - scope->first_year + 1,
        .first_year = scope->first_year,
    };
    out->cells =
        mem_array((size_t)(out->projects + 1) * (size_t)(out->years + 1), sizeof *out->cells);
    if (!read_positions(book, scope, out, err) ||
        !read_report(book, scope, out, "income", take_income, err) ||
        !read_report(book, scope, out, "hours", take_hours, err) ||
        !read_report(book, scope, out, "placement", take_job, err) ||
        !read_report(book, scope, out, "duties", take_duty, err))
        return false;
    span_inventory(out);
    return true;
}

void model_clear(struct model *model)
{
    for (size_t i = 0; i < model->position_count; i++) {
        free(model->positions[i].title);
        free(model->positions[i].employer);
        free(model->positions[i].duties);
    }
    for (size_t i = 0; i < model->job_count; i++) {
        free(model->jobs[i].employer);
        free(model->jobs[i].title);
        free(model->jobs[i].duties);
    }
    for (size_t i = 0; i < model->duty_count; i++) {
        free(model->duties[i].title);
        free(model->duties[i].duty);
    }
    free(model->positions);
    free(model->jobs);
    free(model->duties);
    free(model->cells);
    *model = (struct model){0};
}

int64_t model_above(const struct model_year *cell, enum income_line line)
{
    const int64_t *v = cell->income;
    switch (line) {
    case INCOME_OPERATING_INCOME:
        return v[line] - v[INCOME_CASH_SALES] - v[INCOME_USED_AT_HOME] - v[INCOME_BARTERED] -
               v[INCOME_LABOR_EXCHANGE] - v[INCOME_TRANSFERRED_OUT];
    case INCOME_OPERATING_EXPENSE:
        return v[line] - v[INCOME_RESALE] - v[INCOME_CASH_FEED] - v[INCOME_NONCASH_FEED] -
               v[INCOME_CASH_OTHER] - v[INCOME_NONCASH_OTHER];
    case INCOME_INVENTORY_CHANGE:
        return v[line] - v[INCOME_ENDING_INVENTORY] + v[INCOME_BEGINNING_INVENTORY];
    case INCOME_NET_OPERATING:
        return v[line] - v[INCOME_OPERATING_INCOME] + v[INCOME_OPERATING_EXPENSE] -
               v[INCOME_INVENTORY_CHANGE];
    case INCOME_NET_NONCURRENT:
        return v[line] - v[INCOME_GAIN_LOSS] - v[INCOME_RAISED] + v[INCOME_DEPRECIATION];
    case INCOME_NET_INCOME:
        return v[line] - v[INCOME_NET_OPERATING] - v[INCOME_NET_NONCURRENT];
    default:
        return 0;
    }
}
