/* The chapter's year: the evidence first, then what is counted and added up from it. */
#include "workbook/year_book.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "report/when.h"
#include "workbook/chapter.h"
#include "workbook/worked.h"
#include "workbook/year_figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_GROUPS = 24 };

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

/* Columns of what is added up, by group and by student: what they sum, and how. */
struct sum_column {
    const char *title, *name; /* name: of the range that is added up */
    enum cell_type type;
    enum year_figure first, last; /* figures that make its value, ... */
    enum year_figure minus;       /* ... and one that lessens it, or YEAR_FIGURES */
};
static const struct sum_column sum_columns[] = {
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
enum { SUMS = COUNT_OF(sum_columns), SUM_EARNED = 7 };

/* The figures between first and last in the order of the enum, but for expenses of jobs. */
static int64_t sum_value(const struct sum_column *column, const int64_t *figures)
{
    if (column->first == YEAR_NET && column->last == YEAR_GROSS)
        return figures[YEAR_NET] + figures[YEAR_GROSS] - figures[YEAR_JOB_EXPENSE];
    int64_t value = 0;
    for (enum year_figure i = column->first; i <= column->last; i++)
        value += figures[i];
    return value;
}

/* What projects are grouped by. */
struct group {
    const char *label;
    size_t students, projects;
    int64_t figures[YEAR_FIGURES];
};

struct grouped {
    const char *sheet, *title, *range, *fresh; /* names of the ranges: the group, and its first */
    struct group groups[MOST_GROUPS];
    size_t count;
    int rows[MOST_GROUPS];
};

struct year_book {
    struct book *book;
    struct report_query query;
    struct wb *wb;
    char *of; /* "2026", "school year 2025-26" */
    struct year_figures figures;
    int *numbers;            /* of each student on its sheet; 0: not in it; owned */
    size_t student_count, project_count; /* in the workbook */
    int64_t *service, *activities;       /* of each student: minutes, a count; owned */
    int64_t service_all, activities_all;
    size_t served; /* students with service */
    size_t with_project;
    int64_t *totals; /* of each student, YEAR_FIGURES each; owned */
    struct grouped by_type, by_pathway;
    int student_rows[2];
    struct sheet *summary, *types, *pathways, *students, *projects, *services, *ffa, *degrees;
};

static const char *label_of(const char *kind_name, const char *field, const char *value)
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
    return type             ? label_of("project", "type", project->type)
           : *project->pathway ? label_of("project", "pathway", project->pathway)
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
        cell_text(sheet, col, label_of("activity", name, report_text(rows, at)));
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

static bool ask_degrees(struct year_book *self, const char *sql, struct stmt **out,
                        struct err *err)
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
    if (!ask_degrees(self,
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
        cell_text(sheet, 2, label_of("degree_held", "degree", stmt_text(stmt, 2)));
        cell_date(sheet, 3, stmt_text(stmt, 3));
    }
    stmt_done(stmt);
    wb_name(self->wb, "Degree_name", sheet, heads + 1, 2, sheet_at(sheet), 2);
    return step == STEP_DONE;
}

/* ---- the students --------------------------------------------------------------------------- */

enum { STUDENT_NO, STUDENT_NAME, STUDENT_NUMBER, STUDENT_PROJECTS, STUDENT_SUMS };
enum { STUDENT_SERVICE = STUDENT_SUMS + SUMS, STUDENT_FFA, STUDENT_COLUMNS };

static size_t projects_of(const struct year_book *self, size_t student)
{
    size_t count = 0;
    for (size_t i = 0; i < self->figures.project_count; i++)
        count += self->figures.projects[i].seen && self->figures.projects[i].student == student;
    return count;
}

static void write_student(struct year_book *self, size_t at)
{
    const struct year_student *student = &self->figures.students[at];
    struct sheet *sheet = self->students;
    size_t projects = projects_of(self, at);
    char no[REF_SIZE];
    sheet_row(sheet, LOOK_BODY);
    ref_cell(sheet_at(sheet), STUDENT_NO, no);
    cell_value(sheet, STUDENT_NO, CELL_INT, self->numbers[at]);
    cell_text(sheet, STUDENT_NAME, student->name);
    cell_text(sheet, STUDENT_NUMBER, student->number);
    cell_formula(sheet, STUDENT_PROJECTS, CELL_INT, (int64_t)projects,
                 "COUNTIFS(Project_student,%s)", no);
    for (int i = 0; i < SUMS; i++)
        cell_formula(sheet, STUDENT_SUMS + i, sum_columns[i].type,
                     sum_value(&sum_columns[i], &self->totals[at * YEAR_FIGURES]),
                     "SUMIFS(%s,Project_student,%s)", sum_columns[i].name, no);
    cell_formula(sheet, STUDENT_SERVICE, CELL_HOURS, self->service[at],
                 "SUMIFS(Service_hours,Service_student,%s)", no);
    cell_formula(sheet, STUDENT_FFA, CELL_INT, self->activities[at],
                 "SUMIFS(Activity_count,Activity_student,%s)", no);
    self->with_project += projects > 0;
    self->served += self->service[at] > 0;
}

/* What all of them come to, under each column. */
static void write_totals(struct year_book *self, int first, int last)
{
    struct sheet *sheet = self->students;
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, STUDENT_NAME, "Total");
    cell_sum(sheet, STUDENT_PROJECTS, CELL_INT, (int64_t)self->project_count, first, last);
    for (int i = 0; i < SUMS; i++) {
        int64_t all = 0;
        for (size_t k = 0; k < self->figures.student_count; k++)
            all += sum_value(&sum_columns[i], &self->totals[k * YEAR_FIGURES]);
        cell_sum(sheet, STUDENT_SUMS + i, sum_columns[i].type, all, first, last);
    }
    cell_sum(sheet, STUDENT_SERVICE, CELL_HOURS, self->service_all, first, last);
    cell_sum(sheet, STUDENT_FFA, CELL_INT, self->activities_all, first, last);
}

static void write_students(struct year_book *self)
{
    struct column columns[STUDENT_COLUMNS] = {
        [STUDENT_NO] = {"No.", CELL_INT, 0, 0},
        [STUDENT_NAME] = {"Student", CELL_TEXT, 14, 28},
        [STUDENT_NUMBER] = {"Number", CELL_TEXT, 6, 12},
        [STUDENT_PROJECTS] = {"Projects", CELL_INT, 0, 0},
        [STUDENT_SERVICE] = {"Service hours", CELL_HOURS, 0, 0},
        [STUDENT_FFA] = {"FFA activities", CELL_INT, 0, 0},
    };
    struct sheet *sheet = self->students;
    for (int i = 0; i < SUMS; i++)
        columns[STUDENT_SUMS + i] =
            (struct column){sum_columns[i].title, sum_columns[i].type, 0, 0};
    sheet_columns(sheet, columns, STUDENT_COLUMNS);
    sheet_keys(sheet, STUDENT_PROJECTS);
    sheet_title(sheet, "Students", self->of);
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int heads = sheet_at(sheet);
    for (size_t i = 0; i < self->figures.student_count; i++)
        if (self->numbers[i] > 0)
            write_student(self, i);
    self->student_rows[0] = heads + 1;
    self->student_rows[1] = sheet_at(sheet);
    sheet_filter(sheet, heads, sheet_at(sheet));
    wb_name(self->wb, "Student_projects", sheet, heads + 1, STUDENT_PROJECTS, sheet_at(sheet),
            STUDENT_PROJECTS);
    wb_name(self->wb, "Student_service", sheet, heads + 1, STUDENT_SERVICE, sheet_at(sheet),
            STUDENT_SERVICE);
    write_totals(self, heads + 1, sheet_at(sheet));
}

/* ---- by kind and pathway -------------------------------------------------------------------- */

enum { GROUP_LABEL, GROUP_STUDENTS, GROUP_PROJECTS, GROUP_SUMS, GROUP_COLUMNS = GROUP_SUMS + SUMS };

static void write_group(struct sheet *sheet, const struct grouped *by, const struct group *group)
{
    char label[REF_SIZE];
    sheet_row(sheet, LOOK_BODY);
    ref_cell(sheet_at(sheet), GROUP_LABEL, label);
    cell_text(sheet, GROUP_LABEL, group->label);
    cell_formula(sheet, GROUP_STUDENTS, CELL_INT, (int64_t)group->students, "SUMIFS(%s,%s,%s)",
                 by->fresh, by->range, label);
    cell_formula(sheet, GROUP_PROJECTS, CELL_INT, (int64_t)group->projects, "COUNTIFS(%s,%s)",
                 by->range, label);
    for (int i = 0; i < SUMS; i++)
        cell_formula(sheet, GROUP_SUMS + i, sum_columns[i].type,
                     sum_value(&sum_columns[i], group->figures), "SUMIFS(%s,%s,%s)",
                     sum_columns[i].name, by->range, label);
}

static void chart_groups(struct sheet *sheet, const struct grouped *by, const char *title,
                         const int *sums, size_t count, int first)
{
    int64_t values[3][MOST_GROUPS];
    const char *words[MOST_GROUPS];
    struct chart_series series[3];
    for (size_t k = 0; k < count; k++) {
        const struct sum_column *column = &sum_columns[sums[k]];
        for (size_t i = 0; i < by->count; i++) {
            words[i] = by->groups[i].label;
            values[k][i] = sum_value(column, by->groups[i].figures);
        }
        series[k] = (struct chart_series){column->title, GROUP_SUMS + sums[k], values[k]};
    }
    struct chart chart = {
        .title = title,
        .axis = sum_columns[sums[0]].type == CELL_HOURS ? "hours" : "dollars",
        .type = sum_columns[sums[0]].type,
        .down = true,
        .names_at = GROUP_LABEL,
        .words = words,
        .first = first,
        .last = first + (int)by->count - 1,
        .stacked = sum_columns[sums[0]].type == CELL_HOURS,
        .series = series,
        .count = count,
    };
    sheet_chart(sheet, &chart);
}

static int by_label(const void *a, const void *b)
{
    return strcmp(((const struct group *)a)->label, ((const struct group *)b)->label);
}

static void write_groups(struct year_book *self, struct sheet *sheet, struct grouped *by)
{
    static const int hours[] = {0, 1}, money[] = {SUM_EARNED, SUM_EARNED + 1};
    struct column columns[GROUP_COLUMNS] = {
        [GROUP_LABEL] = {by->title, CELL_TEXT, 16, 32},
        [GROUP_STUDENTS] = {"Students", CELL_INT, 0, 0},
        [GROUP_PROJECTS] = {"Projects", CELL_INT, 0, 0},
    };
    int64_t all[YEAR_FIGURES] = {0};
    for (int i = 0; i < SUMS; i++)
        columns[GROUP_SUMS + i] = (struct column){sum_columns[i].title, sum_columns[i].type, 0, 0};
    qsort(by->groups, by->count, sizeof by->groups[0], by_label);
    sheet_columns(sheet, columns, GROUP_COLUMNS);
    sheet_title(sheet, by->sheet, self->of);
    sheet_say(sheet, "A student with projects in several rows is counted in each of them.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int first = sheet_at(sheet) + 1;
    for (size_t i = 0; i < by->count; i++) {
        write_group(sheet, by, &by->groups[i]);
        for (int k = 0; k < YEAR_FIGURES; k++)
            all[k] += by->groups[i].figures[k];
    }
    int last = sheet_at(sheet);
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, GROUP_LABEL, "Total");
    cell_sum(sheet, GROUP_PROJECTS, CELL_INT, (int64_t)self->project_count, first, last);
    for (int i = 0; i < SUMS; i++)
        cell_sum(sheet, GROUP_SUMS + i, sum_columns[i].type, sum_value(&sum_columns[i], all), first,
                 last);
    if (by->count == 0)
        return;
    chart_groups(sheet, by, "Hours outside class", hours, COUNT_OF(hours), first);
    sheet_page_break(sheet);
    sheet_gap(sheet); /* or the edge of the chart is seen on the page before */
    chart_groups(sheet, by, "Earned and invested in the SAE", money, COUNT_OF(money), first);
}

/* ---- the summary ---------------------------------------------------------------------------- */

static void write_line(struct year_book *self, const char *label, enum cell_type type,
                       int64_t value, const char *formula)
{
    sheet_row(self->summary, LOOK_BODY);
    cell_text(self->summary, 0, label);
    cell_formula(self->summary, 1, type, value, "%s", formula);
}

static void write_share(struct year_book *self)
{
    char with[REF_SIZE], all[REF_SIZE];
    int row = sheet_at(self->summary);
    if (self->student_count == 0)
        return;
    sheet_row(self->summary, LOOK_BODY);
    cell_text(self->summary, 0, "Share of students with a project");
    cell_formula(self->summary, 1, CELL_PCT,
                 (int64_t)((self->with_project * 20000 + self->student_count) /
                           (2 * self->student_count)),
                 "%s/%s", ref_cell(row, 1, with), ref_cell(row - 1, 1, all));
}

static void write_sums(struct year_book *self, int first, int last)
{
    for (int i = first; i <= last; i++) {
        int64_t all = 0;
        char formula[64];
        for (size_t k = 0; k < self->figures.student_count; k++)
            all += sum_value(&sum_columns[i], &self->totals[k * YEAR_FIGURES]);
        (void)snprintf(formula, sizeof formula, "SUM(%s)", sum_columns[i].name);
        write_line(self, sum_columns[i].title, sum_columns[i].type, all, formula);
    }
}

static bool write_degree_counts(struct year_book *self, struct err *err)
{
    struct stmt *stmt;
    enum step step;
    if (!self->degrees)
        return true;
    if (!ask_degrees(self,
                     "SELECT degree, count(*) FROM degree_held WHERE received BETWEEN ?1 AND ?2"
                     " GROUP BY degree ORDER BY min(CASE degree WHEN 'discovery' THEN 1"
                     " WHEN 'greenhand' THEN 2 WHEN 'chapter' THEN 3 WHEN 'state' THEN 4 ELSE 5 END)",
                     &stmt, err))
        return false;
    sheet_section(self->summary, "Degrees received");
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        char label[REF_SIZE];
        sheet_row(self->summary, LOOK_BODY);
        cell_text(self->summary, 0, label_of("degree_held", "degree", stmt_text(stmt, 0)));
        cell_formula(self->summary, 1, CELL_INT, stmt_int(stmt, 1), "COUNTIFS(Degree_name,%s)",
                     ref_cell(sheet_at(self->summary), 0, label));
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool write_summary(struct year_book *self, struct err *err)
{
    static const struct column columns[] = {
        {"", CELL_TEXT, 40, 60},
        {"", CELL_MONEY, 0, 0},
    };
    struct sheet *sheet = self->summary;
    char *chapter = chapter_name(self->book, err);
    if (!chapter)
        return false;
    struct buf title = {0};
    buf_addf(&title, "%s: the SAE year", *chapter ? chapter : "The chapter");
    sheet_columns(sheet, columns, COUNT_OF(columns));
    sheet_title(sheet, buf_text(&title), self->of);
    sheet_say(sheet, "For the annual report. Each figure is a formula over the sheets that follow, "
                     "which hold what the record books say. Students are those active in "
                     "agricultural education, and whoever else has a project or records this year.");
    buf_free(&title);
    free(chapter);
    sheet_section(sheet, "Students");
    write_line(self, "Students", CELL_INT, (int64_t)self->student_count, "ROWS(Student_projects)");
    write_line(self, "With an SAE project", CELL_INT, (int64_t)self->with_project,
               "COUNTIF(Student_projects,\">0\")");
    write_share(self);
    write_line(self, "SAE projects", CELL_INT, (int64_t)self->project_count,
               "COUNT(Project_student)");
    sheet_section(sheet, "Hours");
    write_sums(self, 0, 2);
    sheet_section(sheet, "Money");
    write_sums(self, 3, SUMS - 1);
    sheet_section(sheet, "Service and FFA");
    write_line(self, "Hours of community service", CELL_HOURS, self->service_all,
               "SUM(Service_hours)");
    write_line(self, "Students who served", CELL_INT, (int64_t)self->served,
               "COUNTIF(Student_service,\">0\")");
    write_line(self, "FFA activities", CELL_INT, self->activities_all, "SUM(Activity_count)");
    return write_degree_counts(self, err);
}

/* ---- the workbook --------------------------------------------------------------------------- */

/* Those who served or took part are in the year, too; then all who are in it are numbered. */
static bool number_students(struct year_book *self, struct err *err)
{
    static const char *const others[] = {"service", "activities"};
    struct year_figures *figures = &self->figures;
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        const struct report *report = report_find(others[i]);
        struct report_rows *rows = report_open(self->book, report, &self->query, err);
        enum step step = STEP_FAILED;
        while (rows && (step = report_next(rows, err)) == STEP_ROW)
            figures->students[year_student_of(figures, report_text(rows, 0))].seen = true;
        report_close(rows);
        if (step != STEP_DONE)
            return false;
    }
    self->numbers = mem_array(figures->student_count + 1, sizeof *self->numbers);
    self->service = mem_array(figures->student_count + 1, sizeof *self->service);
    self->activities = mem_array(figures->student_count + 1, sizeof *self->activities);
    self->totals = mem_array((figures->student_count + 1) * YEAR_FIGURES, sizeof *self->totals);
    for (size_t i = 0; i < figures->student_count; i++)
        if (figures->students[i].seen)
            self->numbers[i] = (int)++self->student_count;
    if (self->student_count == 0)
        return err_set(err, "no student has anything in %s; choose another year", self->of);
    return true;
}

static bool add_sheets(struct year_book *self, struct err *err)
{
    struct stmt *stmt;
    if (!ask_degrees(self, "SELECT 1 FROM degree_held WHERE received BETWEEN ?1 AND ?2 LIMIT 1",
                     &stmt, err))
        return false;
    enum step step = stmt_step(stmt, err);
    stmt_done(stmt);
    self->summary = wb_sheet(self->wb, "Summary", false);
    self->types = wb_sheet(self->wb, "By kind of SAE", true);
    self->pathways = wb_sheet(self->wb, "By pathway", true);
    self->students = wb_sheet(self->wb, "Students", true);
    self->projects = wb_sheet(self->wb, "Projects", true);
    self->services = wb_sheet(self->wb, "Service", false);
    self->ffa = wb_sheet(self->wb, "FFA activities", false);
    if (step == STEP_ROW)
        self->degrees = wb_sheet(self->wb, "Degrees", false);
    return step != STEP_FAILED;
}

static bool fill_sheets(struct year_book *self, struct err *err)
{
    write_projects(self);
    if (!write_taken(self, self->services, &taken_service, self->service, &self->service_all,
                     err) ||
        !write_taken(self, self->ffa, &taken_activities, self->activities, &self->activities_all,
                     err) ||
        (self->degrees && !write_degrees(self, err)))
        return false;
    write_students(self);
    write_groups(self, self->types, &self->by_type);
    write_groups(self, self->pathways, &self->by_pathway);
    return write_summary(self, err);
}

static bool begin(struct year_book *self, const char *path, struct err *err)
{
    struct buf of = {0};
    when_add(&of, &self->query);
    self->of = mem_text(buf_text(&of));
    buf_free(&of);
    if (!year_figures_read(self->book, &self->query, &self->figures, err) ||
        !number_students(self, err))
        return false;
    int year = self->query.year ? self->query.year : self->query.school_year + 1;
    self->wb = chapter_workbook(self->book, path, "The chapter's SAE year",
                                "Students, projects, hours, income, investment and service",
                                self->of, year, err);
    return self->wb != NULL;
}

bool year_book_write(struct book *book, const struct year_book_request *request,
                     struct wb_count *count, struct err *err)
{
    struct year_book self = {
        .book = book,
        .query = {.year = request->year, .school_year = request->school_year},
        .by_type = {"By kind of SAE", "Kind of SAE", "Project_type", "Project_new_type"},
        .by_pathway = {"By pathway", "Career pathway", "Project_pathway", "Project_new_pathway"},
    };
    bool ok = begin(&self, request->path, err) && add_sheets(&self, err) &&
              fill_sheets(&self, err);
    if (ok)
        ok = wb_close(self.wb, count, err);
    else
        wb_abort(self.wb);
    year_figures_clear(&self.figures);
    mem_free(self.of);
    mem_free(self.numbers);
    mem_free(self.service);
    mem_free(self.activities);
    mem_free(self.totals);
    return ok;
}
