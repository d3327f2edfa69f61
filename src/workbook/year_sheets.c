/* The evidence of the chapter's year: its projects, service, activities and degrees, with the figures
 * of the reports. */
#include "workbook/year_inside.h"

#include "base/attr.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "report/report.h"
#include "workbook/worked.h"

#include <string.h>

/* Columns of the projects; those with a figure are written from it. */
enum {
    COL_NO,
    COL_STUDENT,
    COL_PROJECT,
    COL_TYPE,
    COL_PATHWAY,
    COL_PAID,
    COL_UNPAID,
    COL_CLASS,
    COL_INCOME,
    COL_EXPENSE,
    COL_NET,
    COL_GROSS,
    COL_JOB_EXPENSE,
    COL_EARNED,
    COL_INVENTORY,
    COL_LASTING,
    COL_INVESTMENT,
    COL_NEW_TYPE,
    COL_NEW_PATHWAY,
    PROJECT_COLUMNS,
};

const struct sum_column sum_columns[SUMS] = {
    {"Paid hours", "Project_paid", CELL_HOURS, YEAR_PAID_HOURS, YEAR_PAID_HOURS, YEAR_FIGURES},
    {"Unpaid hours", "Project_unpaid", CELL_HOURS, YEAR_UNPAID_HOURS, YEAR_UNPAID_HOURS,
     YEAR_FIGURES},
    {"Hours in class", "Project_class", CELL_HOURS, YEAR_CLASS_HOURS, YEAR_CLASS_HOURS,
     YEAR_FIGURES},
    {"Income", "Project_income", CELL_MONEY, YEAR_INCOME, YEAR_INCOME, YEAR_FIGURES},
    {"Expense", "Project_expense", CELL_MONEY, YEAR_EXPENSE, YEAR_EXPENSE, YEAR_FIGURES},
    {"Net income", "Project_net", CELL_MONEY, YEAR_NET, YEAR_NET, YEAR_FIGURES},
    {"Placement gross", "Project_gross", CELL_MONEY, YEAR_GROSS, YEAR_GROSS, YEAR_FIGURES},
    {"Earned in all", "Project_earned", CELL_MONEY, YEAR_NET, YEAR_GROSS, YEAR_JOB_EXPENSE},
    {"Investment", "Project_investment", CELL_MONEY, YEAR_INVENTORY, YEAR_LASTING, YEAR_FIGURES},
};

/* The figures between first and last in the order of the enum, but for expenses of jobs. */
int64_t sum_value(const struct sum_column *column, const int64_t *figures)
{
    if (column->first == YEAR_NET && column->last == YEAR_GROSS)
        return figures[YEAR_NET] + figures[YEAR_GROSS] - figures[YEAR_JOB_EXPENSE];
    int64_t value = 0;
    for (enum year_figure i = column->first; i <= column->last; i++)
        value += figures[i];
    return value;
}

const char *year_label(const char *kind_name, const char *field, const char *value)
{
    const struct kind *kind = kind_find(kind_name);
    return *value ? field_choice_label(&kind->fields[kind_field(kind, field)], value) : "";
}

/* ---- the projects --------------------------------------------------------------------------- */

static struct group *group_of(struct grouped *by, const char *label)
{
    for (size_t i = 0; i < by->count; i++)
        if (strcmp(by->groups[i].label, label) == 0)
            return &by->groups[i];
    if (by->count == MOST_GROUPS)
        return &by->groups[MOST_GROUPS - 1];
    by->groups[by->count] = (struct group){.label = label};
    return &by->groups[by->count++];
}

static const char *group_label(const struct year_project *project, bool type)
{
    return type             ? year_label("project", "type", project->type)
           : *project->pathway ? year_label("project", "pathway", project->pathway)
                               : "Not said";
}

/* Whether it is the student's first in its group. Projects of a student stand together. */
static bool is_first(const struct year_book *self, size_t at, bool type)
{
    const struct year_project *projects = self->figures.projects;
    for (size_t i = at; i-- > 0 && projects[i].student == projects[at].student;)
        if (projects[i].seen &&
            strcmp(group_label(&projects[i], type), group_label(&projects[at], type)) == 0)
            return false;
    return true;
}

static void add_to(struct year_book *self, struct grouped *by, size_t at, bool type)
{
    const struct year_project *project = &self->figures.projects[at];
    struct group *group = group_of(by, group_label(project, type));
    group->projects++;
    group->students += is_first(self, at, type);
    for (int i = 0; i < YEAR_FIGURES; i++)
        group->figures[i] += project->figures[i];
}

static void write_new(struct year_book *self, size_t at, int col, int group, bool type, int first)
{
    char of[4][REF_SIZE];
    int row = sheet_at(self->projects);
    cell_formula(self->projects, col, CELL_INT, is_first(self, at, type),
                 "IF(COUNTIFS(%s:%s,%s,%s:%s,%s)=1,1,0)", ref_fixed(first, COL_NO, of[0]),
                 ref_cell(row, COL_NO, of[1]), of[1], ref_fixed(first, group, of[2]),
                 ref_cell(row, group, of[3]), of[3]);
}

static void write_project(struct year_book *self, size_t at, int first)
{
    static const struct {
        int col;
        enum year_figure figure;
        enum cell_type type;
    } given[] = {
        {COL_PAID, YEAR_PAID_HOURS, CELL_HOURS},     {COL_UNPAID, YEAR_UNPAID_HOURS, CELL_HOURS},
        {COL_CLASS, YEAR_CLASS_HOURS, CELL_HOURS},   {COL_INCOME, YEAR_INCOME, CELL_MONEY},
        {COL_EXPENSE, YEAR_EXPENSE, CELL_MONEY},     {COL_NET, YEAR_NET, CELL_MONEY},
        {COL_GROSS, YEAR_GROSS, CELL_MONEY},         {COL_JOB_EXPENSE, YEAR_JOB_EXPENSE, CELL_MONEY},
        {COL_INVENTORY, YEAR_INVENTORY, CELL_MONEY}, {COL_LASTING, YEAR_LASTING, CELL_MONEY},
    };
    const struct year_project *project = &self->figures.projects[at];
    const int64_t *figures = project->figures;
    struct sheet *sheet = self->projects;
    char a[REF_SIZE], b[REF_SIZE], c[REF_SIZE];
    sheet_row(sheet, LOOK_BODY);
    int row = sheet_at(sheet);
    cell_value(sheet, COL_NO, CELL_INT, self->numbers[project->student]);
    cell_text(sheet, COL_STUDENT, self->figures.students[project->student].name);
    cell_text(sheet, COL_PROJECT, project->title);
    cell_text(sheet, COL_TYPE, group_label(project, true));
    cell_text(sheet, COL_PATHWAY, group_label(project, false));
    for (size_t i = 0; i < COUNT_OF(given); i++)
        cell_value(sheet, given[i].col, given[i].type, figures[given[i].figure]);
    cell_formula(sheet, COL_EARNED, CELL_MONEY, sum_value(&sum_columns[SUM_EARNED], figures),
                 "%s+%s-%s", ref_cell(row, COL_NET, a), ref_cell(row, COL_GROSS, b),
                 ref_cell(row, COL_JOB_EXPENSE, c));
    cell_formula(sheet, COL_INVESTMENT, CELL_MONEY, figures[YEAR_INVENTORY] + figures[YEAR_LASTING],
                 "%s+%s", ref_cell(row, COL_INVENTORY, a), ref_cell(row, COL_LASTING, b));
    write_new(self, at, COL_NEW_TYPE, COL_TYPE, true, first);
    write_new(self, at, COL_NEW_PATHWAY, COL_PATHWAY, false, first);
}

static void name_projects(struct year_book *self, int first, int last)
{
    static const struct {
        const char *name;
        int col;
    } names[] = {
        {"Project_student", COL_NO},
        {"Project_type", COL_TYPE},
        {"Project_pathway", COL_PATHWAY},
        {"Project_new_type", COL_NEW_TYPE},
        {"Project_new_pathway", COL_NEW_PATHWAY},
        {"Project_paid", COL_PAID},
        {"Project_unpaid", COL_UNPAID},
        {"Project_class", COL_CLASS},
        {"Project_income", COL_INCOME},
        {"Project_expense", COL_EXPENSE},
        {"Project_net", COL_NET},
        {"Project_gross", COL_GROSS},
        {"Project_earned", COL_EARNED},
        {"Project_investment", COL_INVESTMENT},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        wb_name(self->wb, names[i].name, self->projects, first, names[i].col, last, names[i].col);
}

static void write_projects(struct year_book *self)
{
    static const struct column columns[PROJECT_COLUMNS] = {
        [COL_NO] = {"No.", CELL_INT, 0, 0},
        [COL_STUDENT] = {"Student", CELL_TEXT, 14, 26},
        [COL_PROJECT] = {"Project", CELL_TEXT, 14, 28},
        [COL_TYPE] = {"Kind of SAE", CELL_TEXT, 10, 18},
        [COL_PATHWAY] = {"Pathway", CELL_TEXT, 12, 22},
        [COL_PAID] = {"Paid hours", CELL_HOURS, 0, 0},
        [COL_UNPAID] = {"Unpaid hours", CELL_HOURS, 0, 0},
        [COL_CLASS] = {"Hours in class", CELL_HOURS, 0, 0},
        [COL_INCOME] = {"Income", CELL_MONEY, 0, 0},
        [COL_EXPENSE] = {"Expense", CELL_MONEY, 0, 0},
        [COL_NET] = {"Net income", CELL_MONEY, 0, 0},
        [COL_GROSS] = {"Placement gross", CELL_MONEY, 0, 0},
        [COL_JOB_EXPENSE] = {"Placement expenses", CELL_MONEY, 0, 0},
        [COL_EARNED] = {"Earned in all", CELL_MONEY, 0, 0},
        [COL_INVENTORY] = {"Current inventory", CELL_MONEY, 0, 0},
        [COL_LASTING] = {"Lasting items", CELL_MONEY, 0, 0},
        [COL_INVESTMENT] = {"Investment", CELL_MONEY, 0, 0},
        [COL_NEW_TYPE] = {"First of its kind", CELL_INT, 0, 0},
        [COL_NEW_PATHWAY] = {"First of its pathway", CELL_INT, 0, 0},
    };
    struct sheet *sheet = self->projects;
    sheet_columns(sheet, columns, PROJECT_COLUMNS);
    sheet_keys(sheet, COL_TYPE);
    sheet_title(sheet, "Projects", self->of);
    sheet_say(sheet, "The figures of the reports for each project that ran or has records. Net "
                     "income is after inventory, gains and depreciation. The last two columns are 1 "
                     "for a student's first project of a kind or pathway, so that students are "
                     "counted once.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int heads = sheet_at(sheet);
    for (size_t i = 0; i < self->figures.project_count; i++) {
        const struct year_project *project = &self->figures.projects[i];
        if (!project->seen)
            continue;
        write_project(self, i, heads + 1);
        self->project_count++;
        add_to(self, &self->by_type, i, true);
        add_to(self, &self->by_pathway, i, false);
        for (int k = 0; k < YEAR_FIGURES; k++)
            self->totals[project->student * YEAR_FIGURES + (size_t)k] += project->figures[k];
    }
    sheet_filter(sheet, heads, sheet_at(sheet));
    name_projects(self, heads + 1, self->project_count > 0 ? sheet_at(sheet) : heads + 1);
}

/* ---- service and FFA ------------------------------------------------------------------------ */

/* A report as evidence by student: which of its columns, and which of them adds up where. */
struct taken {
    const char *report, *title, *says, *names[2]; /* the ranges of the student and of what adds up */
    const char *columns[6]; /* of the report, after the student; ends with NULL */
    const char *sums;       /* which of these adds up */
};
static const struct taken taken_service = {
    "service",
    "Service",
    "Community service by student and activity. Its hours are never SAE hours.",
    {"Service_student", "Service_hours"},
    {"name", "served", "hours", "entries", NULL},
    "hours",
};
static const struct taken taken_activities = {
    "activities",
    "FFA activities",
    "FFA activities by student, category and level.",
    {"Activity_student", "Activity_count"},
    {"category", "level", "activities", "time", NULL},
    "activities",
};

static void take_columns(struct sheet *sheet, const struct report *report,
                         const struct taken *taken)
{
    static const enum cell_type types[] = {
        [REPORT_TEXT] = CELL_TEXT, [REPORT_HOURS] = CELL_HOURS, [REPORT_INT] = CELL_INT};
    struct column columns[8] = {{"No.", CELL_INT, 0, 0}, {"Student", CELL_TEXT, 14, 28}};
    size_t count = 2;
    for (; taken->columns[count - 2]; count++) {
        const char *name = taken->columns[count - 2];
        const struct report_column *column =
            &report->columns[worked_column(report, name, strlen(name))];
        columns[count] = (struct column){column->label, types[column->type], 0, 34};
    }
    sheet_columns(sheet, columns, count);
}

static void take_cell(struct sheet *sheet, int col, const struct report *report,
                      struct report_rows *rows, const char *name)
{
    size_t at = worked_column(report, name, strlen(name));
    enum report_type type = report->columns[at].type;
    if (type == REPORT_TEXT && strcmp(report->name, "activities") == 0)
        cell_text(sheet, col, year_label("activity", name, report_text(rows, at)));
    else if (type == REPORT_TEXT)
        cell_text(sheet, col, report_text(rows, at));
    else
        cell_value(sheet, col, type == REPORT_HOURS ? CELL_HOURS : CELL_INT, report_int(rows, at));
}

static bool write_taken(struct year_book *self, struct sheet *sheet, const struct taken *taken,
                        int64_t *by_student, int64_t *all, struct err *err)
{
    const struct report *report = report_named(taken->report, err);
    struct report_rows *rows = report ? report_open(self->book, report, &self->query, err) : NULL;
    enum step step;
    int sums = 0;
    if (!rows)
        return false;
    take_columns(sheet, report, taken);
    sheet_title(sheet, taken->title, self->of);
    sheet_say(sheet, taken->says);
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int heads = sheet_at(sheet);
    while ((step = report_next(rows, err)) == STEP_ROW) {
        size_t student = year_student_of(&self->figures, report_text(rows, 0));
        int64_t value = report_int(rows, worked_column(report, taken->sums, strlen(taken->sums)));
        sheet_row(sheet, LOOK_BODY);
        cell_value(sheet, 0, CELL_INT, self->numbers[student]);
        cell_text(sheet, 1, self->figures.students[student].name);
        for (int i = 0; taken->columns[i]; i++) {
            take_cell(sheet, i + 2, report, rows, taken->columns[i]);
            sums = strcmp(taken->columns[i], taken->sums) == 0 ? i + 2 : sums;
        }
        by_student[student] += value;
        *all += value;
    }
    report_close(rows);
    int last = sheet_at(sheet) > heads ? sheet_at(sheet) : heads + 1;
    if (sheet_at(sheet) == heads) {
        sheet_row(sheet, LOOK_HAND);
        cell_across(sheet, 1, 3, LOOK_HAND, "Nothing was entered for this year.");
        sums = 4;
    }
    sheet_filter(sheet, heads, last);
    wb_name(self->wb, taken->names[0], sheet, heads + 1, 0, last, 0);
    wb_name(self->wb, taken->names[1], sheet, heads + 1, sums, last, sums);
    return step == STEP_DONE;
}

/* ---- degrees -------------------------------------------------------------------------------- */

bool year_ask_degrees(struct year_book *self, const char *sql, struct stmt **out, struct err *err)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
    year_figures_days(&self->query, first, last);
    *out = book_stmt(self->book, sql, err);
    if (!*out)
        return false;
    stmt_bind_text(*out, 1, first);
    stmt_bind_text(*out, 2, last);
    return true;
}

static bool write_degrees(struct year_book *self, struct err *err)
{
    static const struct column columns[] = {
        {"No.", CELL_INT, 0, 0},
        {"Student", CELL_TEXT, 14, 40},
        {"Degree", CELL_TEXT, 14, 40},
        {"Received", CELL_DATE, 0, 0},
    };
    struct stmt *stmt;
    enum step step;
    struct sheet *sheet = self->degrees;
    if (!year_ask_degrees(self,
                     "SELECT s.number, s.name, d.degree, d.received FROM degree_held AS d"
                     " JOIN student AS s ON s.id = d.student WHERE d.received BETWEEN ?1 AND ?2"
                     " ORDER BY d.degree, s.number COLLATE NOCASE",
                     &stmt, err))
        return false;
    sheet_columns(sheet, columns, COUNT_OF(columns));
    sheet_title(sheet, "Degrees received", self->of);
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int heads = sheet_at(sheet);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        sheet_row(sheet, LOOK_BODY);
        cell_value(sheet, 0, CELL_INT,
                   self->numbers[year_student_of(&self->figures, stmt_text(stmt, 0))]);
        cell_text(sheet, 1, stmt_text(stmt, 1));
        cell_text(sheet, 2, year_label("degree_held", "degree", stmt_text(stmt, 2)));
        cell_date(sheet, 3, stmt_text(stmt, 3));
    }
    stmt_done(stmt);
    wb_name(self->wb, "Degree_name", sheet, heads + 1, 2, sheet_at(sheet), 2);
    return step == STEP_DONE;
}

bool year_evidence(struct year_book *self, struct err *err)
{
    write_projects(self);
    return write_taken(self, self->services, &taken_service, self->service, &self->service_all,
                       err) &&
           write_taken(self, self->ffa, &taken_activities, self->activities, &self->activities_all,
                       err) &&
           (!self->degrees || write_degrees(self, err));
}
