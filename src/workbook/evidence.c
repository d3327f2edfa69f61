/* The records that every total is computed from: money in the Ledger, time in the Journal.
 *
 * Projects and jobs have numbers here: formulas look for them by number, because a title may hold
 * signs that a spreadsheet would read as a pattern. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "book/book.h"

#include <stdio.h>
#include <string.h>

/* The named range of a column of the rows from `first` to the current one. */
static void name_column(struct pages *pages, struct sheet *sheet, const char *name, int col,
                        int first)
{
    int last = sheet_at(sheet) < first ? first : sheet_at(sheet);
    wb_name(pages->wb, name, sheet, first, col, last, col);
}

static int project_number(const struct pages *pages, int64_t project)
{
    for (size_t i = 0; i < pages->scope.project_count; i++)
        if (pages->scope.projects[i].id == project)
            return (int)i + 1;
    return 0;
}

static void cell_id(struct sheet *sheet, int col, int64_t id)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)id); /* as text: numbers end at 15 digits */
    cell_text(sheet, col, text);
}

/* ---- the ledger ----------------------------------------------------------------------------- */

enum {
    LEDGER_DATE,
    LEDGER_YEAR,
    LEDGER_SAE,
    LEDGER_TITLE,
    LEDGER_JOB,
    LEDGER_LINE,
    LEDGER_CATEGORY,
    LEDGER_WHAT,
    LEDGER_PARTY,
    LEDGER_QUANTITY,
    LEDGER_UNIT,
    LEDGER_AMOUNT,
    LEDGER_RECORD,
    LEDGER_COLUMNS,
};

/* Columns that are there only if asked for, or if there are jobs, move those after them. */
struct shape {
    int at[LEDGER_COLUMNS]; /* -1: left out */
    struct column columns[LEDGER_COLUMNS];
    size_t count;
};

static void shape_ledger(const struct pages *pages, struct shape *out)
{
    const struct column all[LEDGER_COLUMNS] = {
        [LEDGER_DATE] = {"Date", CELL_DATE, 0, 0},
        [LEDGER_YEAR] = {"Year", CELL_YEAR, 0, 0},
        [LEDGER_SAE] = {"SAE", CELL_INT, 0, 0},
        [LEDGER_TITLE] = {"SAE project", CELL_TEXT, 12, 26},
        [LEDGER_JOB] = {"Job", CELL_INT, 0, 0},
        [LEDGER_LINE] = {pages->whole ? "Line" : "Line of the application", CELL_TEXT, 14, 22},
        [LEDGER_CATEGORY] = {"Category", CELL_TEXT, 10, 18},
        [LEDGER_WHAT] = {"What", CELL_TEXT, 24, 60},
        [LEDGER_PARTY] = {"Who paid or was paid", CELL_TEXT, 12, 26},
        [LEDGER_QUANTITY] = {"Quantity", CELL_NUMBER, 0, 0},
        [LEDGER_UNIT] = {"Unit", CELL_TEXT, 4, 10},
        [LEDGER_AMOUNT] = {"Amount", CELL_MONEY, 0, 0},
        [LEDGER_RECORD] = {"Record number", CELL_TEXT, 18, 20},
    };
    *out = (struct shape){.count = 0};
    for (int col = 0; col < LEDGER_COLUMNS; col++) {
        bool left_out = (col == LEDGER_PARTY && !pages->payers) ||
                        (col == LEDGER_JOB && !pages->model.placement) ||
                        (col == LEDGER_RECORD && pages->whole);
        out->at[col] = left_out ? -1 : (int)out->count;
        if (!left_out)
            out->columns[out->count++] = all[col];
    }
}

static const char *line_label(const char *line)
{
    if (strcmp(line, "gross") == 0)
        return LEDGER_GROSS;
    if (strcmp(line, "expenses") == 0)
        return LEDGER_EXPENSES;
    for (int i = 0; i < INCOME_LINES; i++)
        if (strcmp(income_names[i].column, line) == 0)
            return income_names[i].label;
    return line;
}

/* "expenses:labor_hired" as people say it: "Labor hired". */
static void add_category(struct buf *out, const char *account)
{
    const char *name = strchr(account, ':');
    if (!name)
        return;
    for (const char *at = name + 1; *at; at++) {
        bool first = at == name + 1;
        char byte = *at == '_' || *at == ':' ? ' ' : *at;
        buf_add_char(out, first && byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte);
    }
}

enum {
    ROW_DATE,
    ROW_YEAR,
    ROW_PROJECT,
    ROW_LINE,
    ROW_ACCOUNT,
    ROW_MEMO,
    ROW_AMOUNT,
    ROW_KIND,
    ROW_RECORD,
    ROW_ITEM,
    ROW_QUANTITY,
    ROW_UNIT,
    ROW_PARTY
};

static void ledger_row(struct pages *pages, struct sheet *sheet, const struct shape *shape,
                       struct stmt *stmt)
{
    const int *at = shape->at;
    struct buf category = {0};
    int project = project_number(pages, stmt_int(stmt, ROW_PROJECT));
    sheet_row(sheet, LOOK_BODY);
    cell_date(sheet, at[LEDGER_DATE], stmt_text(stmt, ROW_DATE));
    cell_value(sheet, at[LEDGER_YEAR], CELL_YEAR, stmt_int(stmt, ROW_YEAR));
    cell_value(sheet, at[LEDGER_SAE], CELL_INT, project);
    cell_text(sheet, at[LEDGER_TITLE], pages->scope.projects[project - 1].title);
    if (at[LEDGER_JOB] >= 0)
        cell_value(sheet, at[LEDGER_JOB], CELL_INT,
                   model_position_number(&pages->model, stmt_int(stmt, ROW_ITEM)));
    cell_text(sheet, at[LEDGER_LINE], line_label(stmt_text(stmt, ROW_LINE)));
    add_category(&category, stmt_text(stmt, ROW_ACCOUNT));
    cell_text(sheet, at[LEDGER_CATEGORY], buf_text(&category));
    cell_text(sheet, at[LEDGER_WHAT], stmt_text(stmt, ROW_MEMO));
    if (at[LEDGER_PARTY] >= 0)
        cell_text(sheet, at[LEDGER_PARTY], stmt_text(stmt, ROW_PARTY));
    if (!stmt_is_null(stmt, ROW_QUANTITY))
        cell_value(sheet, at[LEDGER_QUANTITY], CELL_NUMBER, stmt_int(stmt, ROW_QUANTITY));
    cell_text(sheet, at[LEDGER_UNIT], stmt_text(stmt, ROW_UNIT));
    cell_value(sheet, at[LEDGER_AMOUNT], CELL_MONEY, stmt_int(stmt, ROW_AMOUNT));
    if (at[LEDGER_RECORD] >= 0)
        cell_id(sheet, at[LEDGER_RECORD], stmt_int(stmt, ROW_RECORD));
    buf_free(&category);
}

/* A subtotal that an earlier book brought, beyond the lines it brought with it. */
static void above_row(struct pages *pages, struct sheet *sheet, const struct shape *shape,
                      int project, int year, int job, const char *line, int64_t amount)
{
    const int *at = shape->at;
    if (amount == 0)
        return;
    sheet_row(sheet, LOOK_BODY);
    cell_value(sheet, at[LEDGER_YEAR], CELL_YEAR, pages->scope.first_year + year);
    cell_value(sheet, at[LEDGER_SAE], CELL_INT, project + 1);
    cell_text(sheet, at[LEDGER_TITLE], pages->scope.projects[project].title);
    if (at[LEDGER_JOB] >= 0)
        cell_value(sheet, at[LEDGER_JOB], CELL_INT, job);
    cell_text(sheet, at[LEDGER_LINE], line);
    cell_text(sheet, at[LEDGER_WHAT],
              "carried in from an earlier book as a total, beyond its lines");
    cell_value(sheet, at[LEDGER_AMOUNT], CELL_MONEY, amount);
}

static void above_rows(struct pages *pages, struct sheet *sheet, const struct shape *shape)
{
    const struct model *model = &pages->model;
    for (int project = 0; project < model->projects; project++)
        for (int year = 0; year < model->years; year++)
            for (int line = 0; line < INCOME_LINES; line++)
                above_row(pages, sheet, shape, project, year, 0, income_names[line].label,
                          model_above(model_at(model, project, year), (enum income_line)line));
    for (size_t i = 0; i < model->job_count; i++) {
        const struct model_job *job = &model->jobs[i];
        above_row(pages, sheet, shape, job->project, job->year, job->job, LEDGER_NET,
                  job->net - job->gross + job->expenses);
    }
}

static void name_ledger(struct pages *pages, struct sheet *sheet, const struct shape *shape,
                        int first)
{
    static const struct {
        const char *name;
        int column;
    } names[] = {
        {"Ledger_year", LEDGER_YEAR}, {"Ledger_sae", LEDGER_SAE},       {"Ledger_job", LEDGER_JOB},
        {"Ledger_line", LEDGER_LINE}, {"Ledger_amount", LEDGER_AMOUNT},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (shape->at[names[i].column] >= 0)
            name_column(pages, sheet, names[i].name, shape->at[names[i].column], first);
}

bool page_ledger(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct shape shape;
    struct stmt *stmt = pages_ask(
        pages,
        "SELECT l.date, l.year, l.project, l.line, l.account, l.memo, l.amount, l.kind, l.record,"
        " CASE l.kind WHEN 'paycheck' THEN l.item END, m.quantity, m.unit,"
        " coalesce(m.party, d.party) FROM award_ledger AS l"
        " LEFT JOIN money AS m ON l.kind = 'money' AND m.id = l.record"
        " LEFT JOIN disposal AS d ON l.kind = 'disposal' AND d.id = l.record"
        " WHERE l.student = :student AND l.project IN (SELECT value FROM json_each(:projects))"
        " AND l.year BETWEEN :first_year AND :last_year AND ifnull(l.date, '') <= :last_day"
        " ORDER BY l.year, l.date, l.kind, l.record, l.amount < 0, l.line",
        err);
    enum step step;
    if (!stmt)
        return false;
    shape_ledger(pages, &shape);
    sheet_columns(sheet, shape.columns, shape.count);
    page_begin(
        pages, sheet, sheet_name(sheet),
        pages->whole
            ? "Every record of income and expense of the SAEs, with its line of the statements. An "
              "amount counts up its own line; money back lessens it."
            : "Every record of income and expense of these SAEs, with its line of the application. "
              "An amount counts up its own line; money back lessens it. No personal spending, no "
              "other SAE.");
    sheet_heads(sheet);
    int heads = sheet_at(sheet);
    sheet_freeze(sheet);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        ledger_row(pages, sheet, &shape, stmt);
    stmt_done(stmt);
    above_rows(pages, sheet, &shape);
    if (sheet_at(sheet) == heads) {
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, shape.at[LEDGER_WHAT], "no records");
    }
    name_ledger(pages, sheet, &shape, heads + 1);
    sheet_filter(sheet, heads, sheet_at(sheet));
    return step == STEP_DONE;
}

/* ---- the journal ---------------------------------------------------------------------------- */

enum {
    JOURNAL_DATE,
    JOURNAL_YEAR,
    JOURNAL_SAE,
    JOURNAL_TITLE,
    JOURNAL_JOB,
    JOURNAL_DUTY,
    JOURNAL_ACTIVITY,
    JOURNAL_HOURS,
    JOURNAL_PAID,
    JOURNAL_CLASS,
    JOURNAL_STANDARDS,
    JOURNAL_RECORD,
    JOURNAL_COLUMNS,
};

static void shape_journal(const struct pages *pages, struct shape *out)
{
    static const struct column all[JOURNAL_COLUMNS] = {
        [JOURNAL_DATE] = {"Date", CELL_DATE, 0, 0},
        [JOURNAL_YEAR] = {"Year", CELL_YEAR, 0, 0},
        [JOURNAL_SAE] = {"SAE", CELL_INT, 0, 0},
        [JOURNAL_TITLE] = {"SAE project", CELL_TEXT, 12, 26},
        [JOURNAL_JOB] = {"Job", CELL_INT, 0, 0},
        [JOURNAL_DUTY] = {"Duty", CELL_TEXT, 10, 22},
        [JOURNAL_ACTIVITY] = {"Activity", CELL_TEXT, 30, 80},
        [JOURNAL_HOURS] = {"Hours", CELL_HOURS, 0, 0},
        [JOURNAL_PAID] = {"Paid", CELL_TEXT, 4, 5},
        [JOURNAL_CLASS] = {"In class", CELL_TEXT, 5, 8},
        [JOURNAL_STANDARDS] = {"Standards", CELL_TEXT, 9, 22},
        [JOURNAL_RECORD] = {"Record number", CELL_TEXT, 18, 20},
    };
    *out = (struct shape){.count = 0};
    for (int col = 0; col < JOURNAL_COLUMNS; col++) {
        bool jobs = col == JOURNAL_JOB || col == JOURNAL_DUTY;
        bool left_out =
            (jobs && !pages->model.placement) || (col == JOURNAL_RECORD && pages->whole);
        out->at[col] = left_out ? -1 : (int)out->count;
        if (!left_out)
            out->columns[out->count++] = all[col];
    }
}

enum {
    WORK_DATE,
    WORK_YEAR,
    WORK_PROJECT,
    WORK_POSITION,
    WORK_DUTY,
    WORK_ACTIVITY,
    WORK_MINUTES,
    WORK_PAID,
    WORK_CLASS,
    WORK_STANDARDS,
    WORK_RECORD,
    WORK_LOGGED
};

static void journal_row(struct pages *pages, struct sheet *sheet, const struct shape *shape,
                        struct stmt *stmt)
{
    const int *at = shape->at;
    int project = project_number(pages, stmt_int(stmt, WORK_PROJECT));
    sheet_row(sheet, LOOK_BODY);
    cell_date(sheet, at[JOURNAL_DATE], stmt_text(stmt, WORK_DATE));
    cell_value(sheet, at[JOURNAL_YEAR], CELL_YEAR, stmt_int(stmt, WORK_YEAR));
    cell_value(sheet, at[JOURNAL_SAE], CELL_INT, project);
    cell_text(sheet, at[JOURNAL_TITLE], pages->scope.projects[project - 1].title);
    if (at[JOURNAL_JOB] >= 0) {
        cell_value(sheet, at[JOURNAL_JOB], CELL_INT,
                   model_position_number(&pages->model, stmt_int(stmt, WORK_POSITION)));
        /* What was not logged as time at work is no duty's, not even the nameless one's. */
        cell_text(sheet, at[JOURNAL_DUTY],
                  stmt_int(stmt, WORK_LOGGED) ? stmt_text(stmt, WORK_DUTY) : "(not by duty)");
    }
    cell_text(sheet, at[JOURNAL_ACTIVITY], stmt_text(stmt, WORK_ACTIVITY));
    cell_value(sheet, at[JOURNAL_HOURS], CELL_HOURS, stmt_int(stmt, WORK_MINUTES));
    if (!stmt_is_null(stmt, WORK_PAID)) /* of a sum from an earlier book nobody knows */
        cell_text(sheet, at[JOURNAL_PAID], stmt_int(stmt, WORK_PAID) ? "yes" : "no");
    cell_text(sheet, at[JOURNAL_CLASS], stmt_int(stmt, WORK_CLASS) ? "yes" : "no");
    cell_text(sheet, at[JOURNAL_STANDARDS], stmt_text(stmt, WORK_STANDARDS));
    if (at[JOURNAL_RECORD] >= 0)
        cell_id(sheet, at[JOURNAL_RECORD], stmt_int(stmt, WORK_RECORD));
}

static void name_journal(struct pages *pages, struct sheet *sheet, const struct shape *shape,
                         int first)
{
    static const struct {
        const char *name;
        int column;
    } names[] = {
        {"Journal_year", JOURNAL_YEAR},   {"Journal_sae", JOURNAL_SAE},
        {"Journal_job", JOURNAL_JOB},     {"Journal_duty", JOURNAL_DUTY},
        {"Journal_hours", JOURNAL_HOURS}, {"Journal_paid", JOURNAL_PAID},
        {"Journal_class", JOURNAL_CLASS}, {"Journal_standards", JOURNAL_STANDARDS},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (shape->at[names[i].column] >= 0)
            name_column(pages, sheet, names[i].name, shape->at[names[i].column], first);
}

bool page_journal(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct shape shape;
    struct stmt *stmt = pages_ask(
        pages,
        "SELECT date, year, project, position, duty, activity, minutes, paid, in_class, standards,"
        " record, kind = 'hours' FROM award_work"
        " WHERE student = :student AND project IN (SELECT value FROM json_each(:projects))"
        " AND year BETWEEN :first_year AND :last_year AND ifnull(date, '') <= :last_day"
        " ORDER BY year, date, kind, record",
        err);
    enum step step;
    if (!stmt)
        return false;
    shape_journal(pages, &shape);
    sheet_columns(sheet, shape.columns, shape.count);
    page_begin(pages, sheet, sheet_name(sheet),
               pages->whole
                   ? "Every entry of time, day by day. Time in class counts toward no degree."
                   : "Every entry of time of these SAEs. Time in class is shown, but is no "
                     "SAE hour of the application.");
    sheet_heads(sheet);
    int heads = sheet_at(sheet);
    sheet_freeze(sheet);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        journal_row(pages, sheet, &shape, stmt);
    stmt_done(stmt);
    if (sheet_at(sheet) == heads) {
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, shape.at[JOURNAL_ACTIVITY], "no records");
    }
    name_journal(pages, sheet, &shape, heads + 1);
    sheet_filter(sheet, heads, sheet_at(sheet));
    return step == STEP_DONE;
}
