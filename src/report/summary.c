/* The figures of home, class and project: reports of one student, and the days of entries. */
#include "report/summary.h"
#include "base/mem.h"
#include "book/book.h"
#include "report/carried.h"
#include "report/report.h"
#include <string.h>

/* ---- small queries -------------------------------------------------------------------------- */

static struct stmt *of_student(struct book *book, const char *sql, int64_t student,
                               struct date from, struct err *err)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book, sql, err);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, 1, student);
    if (from.year != 0)
        stmt_bind_text(stmt, 2, date_iso(from, iso));
    return stmt;
}

static const char last_entry_sql[] =
    "SELECT max(ifnull((SELECT max(date) FROM hours WHERE student = ?1), ''),"
    " ifnull((SELECT max(date) FROM money WHERE student = ?1), ''),"
    " ifnull((SELECT max(date) FROM paycheck WHERE student = ?1), ''),"
    " ifnull((SELECT max(date) FROM service WHERE student = ?1), ''),"
    " ifnull((SELECT max(date) FROM activity WHERE student = ?1), ''))";

static bool read_last_entry(struct book *book, int64_t student, struct date *out, struct err *err)
{
    struct stmt *stmt = of_student(book, last_entry_sql, student, (struct date){0}, err);
    if (stmt == NULL)
        return false;
    bool ok = stmt_step(stmt, err) == STEP_ROW;
    *out = (struct date){0};
    if (ok)
        (void)date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), out);
    stmt_done(stmt);
    return ok;
}

bool summary_weeks(struct book *book, int64_t student, int64_t weeks[], size_t count,
                   struct err *err)
{
    int today = date_number(date_today());
    int monday = today - (date_weekday(date_today()) + 6) % 7;
    int first = monday - 7 * ((int)count - 1);
    struct stmt *stmt = of_student(book,
                                   "SELECT date, sum(time) FROM hours WHERE student = ?1"
                                   " AND date >= ?2 GROUP BY date",
                                   student, date_from_number(first), err);
    enum step step;
    if (stmt == NULL)
        return false;
    memset(weeks, 0, count * sizeof *weeks);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct date date;
        if (!date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &date))
            continue;
        size_t week = (size_t)(date_number(date) - first) / 7;
        if (week < count)
            weeks[week] += stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static const char days_sql[] =
    "SELECT date, count(*) FROM (SELECT date FROM hours WHERE student = ?1 AND date >= ?2"
    " UNION ALL SELECT date FROM money WHERE student = ?1 AND date >= ?2"
    " UNION ALL SELECT date FROM paycheck WHERE student = ?1 AND date >= ?2"
    " UNION ALL SELECT date FROM service WHERE student = ?1 AND date >= ?2"
    " UNION ALL SELECT date FROM activity WHERE student = ?1 AND date >= ?2) GROUP BY date";

static bool read_days(struct book *book, int64_t student, struct summary_home *out, struct err *err)
{
    struct date today = date_today();
    struct date this_month = {today.year, today.month, 1};
    out->first_day = date_add_months(this_month, -1);
    int first = date_number(out->first_day);
    out->day_count = (size_t)(date_number(date_add_months(this_month, 1)) - first);
    struct stmt *stmt = of_student(book, days_sql, student, out->first_day, err);
    enum step step;
    if (stmt == NULL)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct date date;
        if (!date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &date))
            continue;
        int at = date_number(date) - first;
        if (at >= 0 && (size_t)at < out->day_count)
            out->days[at] = stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static const char *const entry_kinds[] = {"hours", "money", "paycheck", "service", "activity"};

#define LATEST(number, table)                                                                      \
    "SELECT " number " AS kind, id, date FROM (SELECT id, date FROM " table                        \
    " WHERE student = ?1 AND date <= ?2 ORDER BY date DESC, id DESC LIMIT 12)"
static const char latest_sql[] =
    LATEST("0", "hours") " UNION ALL " LATEST("1", "money") " UNION ALL " LATEST("2", "paycheck")
    " UNION ALL " LATEST("3", "service") " UNION ALL " LATEST("4", "activity")
    " ORDER BY date DESC, id DESC LIMIT 12";

static bool read_latest(struct book *book, int64_t student, struct summary_home *out,
                        struct err *err)
{
    struct stmt *stmt = of_student(book, latest_sql, student, date_today(), err);
    enum step step;
    if (stmt == NULL)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW && out->latest_count < SUMMARY_LATEST) {
        struct summary_entry *entry = &out->latest[out->latest_count++];
        entry->kind = entry_kinds[stmt_int(stmt, 0)];
        entry->id = stmt_int(stmt, 1);
        (void)date_parse_iso(stmt_text(stmt, 2), stmt_bytes(stmt, 2), &entry->date);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool read_service(struct book *book, int64_t student, int year, int64_t *out, struct err *err)
{
    struct stmt *stmt = of_student(book,
                                   "SELECT ifnull(sum(time), 0) FROM service"
                                   " WHERE student = ?1 AND date >= ?2",
                                   student, (struct date){year, 1, 1}, err);
    if (stmt == NULL)
        return false;
    bool ok = stmt_step(stmt, err) == STEP_ROW;
    *out = ok ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return ok;
}

/* ---- reports, a row at a time --------------------------------------------------------------- */

struct row {
    const struct report *report;
    struct report_rows *rows;
};

static int64_t figure(const struct row *row, const char *column)
{
    for (size_t i = 0; i < row->report->count; i++)
        if (strcmp(row->report->columns[i].name, column) == 0)
            return report_int(row->rows, i);
    return 0;
}

static const char *words(const struct row *row, const char *column)
{
    for (size_t i = 0; i < row->report->count; i++)
        if (strcmp(row->report->columns[i].name, column) == 0)
            return report_text(row->rows, i);
    return "";
}

/* Hands every row of a report to `take`. */
static bool each_row(struct book *book, const char *name, const struct report_query *query,
                     void (*take)(void *context, const struct row *row), void *context,
                     struct err *err)
{
    struct row row = {.report = report_named(name, err)};
    if (row.report == NULL)
        return false;
    row.rows = report_open(book, row.report, query, err);
    if (row.rows == NULL)
        return false;
    enum step step;
    while ((step = report_next(row.rows, err)) == STEP_ROW)
        take(context, &row);
    report_close(row.rows);
    return step == STEP_DONE;
}

/* ---- home ----------------------------------------------------------------------------------- */

static struct summary_project *project_of(struct summary_home *home, const struct row *row)
{
    if (figure(row, "year") != home->year)
        return NULL;
    for (size_t i = 0; i < home->project_count; i++)
        if (strcmp(home->projects[i].title, words(row, "project")) == 0)
            return &home->projects[i];
    return NULL;
}

static void take_hours(void *context, const struct row *row)
{
    struct summary_home *home = context;
    struct summary_project *project = project_of(home, row);
    if (project == NULL)
        return;
    project->hours = figure(row, "hours") - figure(row, "class_hours");
    home->hours += project->hours;
    home->class_hours += figure(row, "class_hours");
}

static void take_income(void *context, const struct row *row)
{
    struct summary_project *project = project_of(context, row);
    if (project == NULL)
        return;
    project->in += figure(row, "operating_income");
    project->out += figure(row, "operating_expense");
    project->net += figure(row, "net_income");
}

static void take_placement(void *context, const struct row *row)
{
    struct summary_project *project = project_of(context, row);
    if (project == NULL)
        return;
    project->in += figure(row, "gross");
    project->out += figure(row, "expenses");
    project->net += figure(row, "net");
}

static void take_worth(void *context, const struct row *row)
{
    *(int64_t *)context = figure(row, "net_worth");
}

static bool read_carried(struct book *book, int64_t student, int64_t project, int year, char **out,
                         struct err *err)
{
    struct buf text = {0};
    bool ok = carried_tell(book, student, project, year, &text, err);
    mem_free(*out);
    *out = buf_take(&text);
    return ok;
}

static bool read_projects(struct book *book, int64_t student, struct summary_home *out,
                          struct err *err)
{
    struct stmt *stmt = of_student(book,
                                   "SELECT id, title, type, status <> 'closed' FROM project"
                                   " WHERE student = ?1 ORDER BY 4 DESC, title COLLATE NAMES",
                                   student, (struct date){0}, err);
    enum step step;
    if (stmt == NULL)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->projects = mem_grow(out->projects, out->project_count + 1, sizeof *out->projects);
        out->projects[out->project_count++] = (struct summary_project){
            .id = stmt_int(stmt, 0),
            .title = mem_text(stmt_text(stmt, 1)),
            .type = mem_text(stmt_text(stmt, 2)),
            .active = stmt_int(stmt, 3) != 0,
        };
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool summary_home(struct book *book, int64_t student, struct summary_home *out, struct err *err)
{
    const struct report_query query = {.student = student};
    *out = (struct summary_home){.year = date_today().year};
    bool ok = read_projects(book, student, out, err) &&
           read_service(book, student, out->year, &out->service, err) &&
           read_last_entry(book, student, &out->last_entry, err) &&
           summary_weeks(book, student, out->weeks, SUMMARY_WEEKS, err) &&
           read_days(book, student, out, err) && read_latest(book, student, out, err) &&
           each_row(book, "hours", &query, take_hours, out, err) &&
           each_row(book, "income", &query, take_income, out, err) &&
           each_row(book, "placement", &query, take_placement, out, err) &&
           each_row(book, "balance", &query, take_worth, &out->net_worth, err) &&
           read_carried(book, student, 0, 0, &out->carried, err);
    /* By project, as the dictionary has it: with what an earlier book brought of this year. */
    for (size_t i = 0; i < out->project_count; i++)
        out->earned += out->projects[i].net;
    return ok;
}

void summary_home_clear(struct summary_home *home)
{
    for (size_t i = 0; i < home->project_count; i++) {
        mem_free(home->projects[i].title);
        mem_free(home->projects[i].type);
    }
    mem_free(home->projects);
    mem_free(home->carried);
    home->carried = NULL;
    home->projects = NULL;
    home->project_count = 0;
}

/* ---- the class list ------------------------------------------------------------------------- */

struct year_of {
    int year;
    struct summary_student *out;
};

static void add_hours(void *context, const struct row *row)
{
    struct year_of *of = context;
    if (figure(row, "year") == of->year)
        of->out->hours += figure(row, "hours") - figure(row, "class_hours");
}

static void add_income(void *context, const struct row *row)
{
    struct year_of *of = context;
    if (figure(row, "year") == of->year)
        of->out->net += figure(row, "net_income");
}

static void add_placement(void *context, const struct row *row)
{
    struct year_of *of = context;
    if (figure(row, "year") == of->year)
        of->out->net += figure(row, "net");
}

/* A class list asks this of every student that it shows, so what the totals of the year say by
 * themselves is taken from them: a tenth of the reports' time. What is more than adding up (parts of
 * years, charges to come, earlier books, paychecks for hours) is left to the reports; so is any
 * line that is not known here. */
static const char year_sql[] =
    "SELECT ifnull(sum(CASE line WHEN 'unpaid_hours' THEN amount WHEN 'paid_hours' THEN amount END),"
    " 0),"
    " ifnull(sum(amount * CASE line"
    " WHEN 'cash_sales' THEN 1 WHEN 'used_at_home' THEN 1 WHEN 'bartered' THEN 1"
    " WHEN 'labor_exchange' THEN 1 WHEN 'transferred_out' THEN 1 WHEN 'gross' THEN 1"
    " WHEN 'inventory_change' THEN 1 WHEN 'cash_other' THEN -1 WHEN 'cash_feed' THEN -1"
    " WHEN 'resale' THEN -1 WHEN 'noncash_feed' THEN -1 WHEN 'noncash_other' THEN -1"
    " WHEN 'expenses' THEN -1 END), 0),"
    " ifnull(sum(line NOT IN ('unpaid_hours', 'paid_hours', 'class_hours', 'entries',"
    " 'cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out', 'gross',"
    " 'inventory_change', 'cash_other', 'cash_feed', 'resale', 'noncash_feed', 'noncash_other',"
    " 'expenses', 'outside_income', 'outside_expense', 'contributions', 'gifts', 'withdrawals',"
    " 'beginning', 'beginning_inventory')), 0)"
    " + EXISTS (SELECT 1 FROM asset WHERE student = ?1)"
    " + EXISTS (SELECT 1 FROM total WHERE student = ?1 AND project = 0 AND year = 0"
    " AND line = 'latest' AND amount > ?3)"
    " FROM total WHERE student = ?1 AND year = ?2";

/* False in *plain: ask the reports. */
static bool read_year(struct book *book, int64_t student, struct date today, bool *plain,
                      struct summary_student *out, struct err *err)
{
    struct stmt *stmt = of_student(book, year_sql, student, (struct date){0}, err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 2, today.year);
    stmt_bind_int(stmt, 3, today.year * 10000 + today.month * 100 + today.day);
    bool ok = stmt_step(stmt, err) == STEP_ROW;
    *plain = ok && stmt_int(stmt, 2) == 0;
    if (*plain) {
        out->hours = stmt_int(stmt, 0);
        out->net = stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return ok;
}

bool summary_student_reported(struct book *book, int64_t student, struct summary_student *out,
                              struct err *err)
{
    const struct report_query query = {.student = student};
    struct year_of of = {date_today().year, out};
    out->hours = out->net = 0;
    return each_row(book, "hours", &query, add_hours, &of, err) &&
           each_row(book, "income", &query, add_income, &of, err) &&
           each_row(book, "placement", &query, add_placement, &of, err);
}

bool summary_student(struct book *book, int64_t student, struct summary_student *out,
                     struct err *err)
{
    bool plain = false;
    *out = (struct summary_student){.hours = 0};
    return read_last_entry(book, student, &out->last_entry, err) &&
           summary_weeks(book, student, out->weeks, COUNT_OF(out->weeks), err) &&
           read_year(book, student, date_today(), &plain, out, err) &&
           (plain || summary_student_reported(book, student, out, err));
}

/* ---- a project by year ---------------------------------------------------------------------- */

static struct summary_year *year_of(struct summary_project_years *out, const struct row *row)
{
    int year = (int)figure(row, "year");
    size_t at = 0;
    while (at < out->count && out->years[at].year < year)
        at++;
    if (at < out->count && out->years[at].year == year)
        return &out->years[at];
    out->years = mem_grow(out->years, out->count + 1, sizeof *out->years);
    memmove(&out->years[at + 1], &out->years[at], (out->count - at) * sizeof *out->years);
    out->count++;
    out->years[at] = (struct summary_year){.year = year};
    return &out->years[at];
}

static void take_year_hours(void *context, const struct row *row)
{
    year_of(context, row)->hours += figure(row, "hours") - figure(row, "class_hours");
}

static void take_year_income(void *context, const struct row *row)
{
    struct summary_year *year = year_of(context, row);
    year->in += figure(row, "operating_income");
    year->out += figure(row, "operating_expense");
    year->net += figure(row, "net_income");
}

static void take_year_placement(void *context, const struct row *row)
{
    struct summary_year *year = year_of(context, row);
    year->in += figure(row, "gross");
    year->out += figure(row, "expenses");
    year->net += figure(row, "net");
}

static bool read_years(struct book *book, const struct report_query *query,
                       struct summary_project_years *out, struct err *err)
{
    return each_row(book, "hours", query, take_year_hours, out, err) &&
           each_row(book, "income", query, take_year_income, out, err) &&
           each_row(book, "placement", query, take_year_placement, out, err);
}

bool summary_student_years(struct book *book, int64_t student, struct summary_project_years *out,
                           struct err *err)
{
    const struct report_query query = {.student = student};
    *out = (struct summary_project_years){.count = 0};
    bool ok = read_years(book, &query, out, err);
    for (size_t i = 0; i < out->count; i++)
        out->years[i].carried = mem_text("");
    return ok;
}

bool summary_project_years(struct book *book, int64_t project, struct summary_project_years *out,
                           struct err *err)
{
    struct report_query query = {.project = project};
    *out = (struct summary_project_years){.count = 0};
    bool ok =
        book_ask_id(book, "SELECT student FROM project WHERE id = ?1", project, &query.student, err) &&
        read_years(book, &query, out, err);
    for (size_t i = 0; ok && i < out->count; i++)
        ok = read_carried(book, query.student, project, out->years[i].year, &out->years[i].carried,
                          err);
    return ok;
}

void summary_project_years_clear(struct summary_project_years *years)
{
    for (size_t i = 0; i < years->count; i++)
        mem_free(years->years[i].carried);
    mem_free(years->years);
    *years = (struct summary_project_years){.count = 0};
}
