/* The chapter's year: the evidence first, then what is counted and added up from it. */
#include "workbook/year_book.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "report/when.h"
#include "workbook/chapter.h"
#include "workbook/year_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
        [STUDENT_NAME] = {"Student", CELL_TEXT, 22, 28},
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
    if (!year_ask_degrees(self,
                     "SELECT degree, count(*) FROM degree_held WHERE received BETWEEN ?1 AND ?2"
                     " GROUP BY degree ORDER BY min(CASE degree WHEN 'discovery' THEN 1"
                     " WHEN 'greenhand' THEN 2 WHEN 'chapter' THEN 3 WHEN 'state' THEN 4 ELSE 5 END)",
                     &stmt, err))
        return false;
    sheet_section(self->summary, "Degrees received");
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        char label[REF_SIZE];
        sheet_row(self->summary, LOOK_BODY);
        cell_text(self->summary, 0, year_label("degree_held", "degree", stmt_text(stmt, 0)));
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
    if (!year_ask_degrees(self, "SELECT 1 FROM degree_held WHERE received BETWEEN ?1 AND ?2 LIMIT 1",
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
    if (!year_evidence(self, err))
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
        .by_type = {.sheet = "By kind of SAE",
                    .title = "Kind of SAE",
                    .range = "Project_type",
                    .fresh = "Project_new_type"},
        .by_pathway = {.sheet = "By pathway",
                       .title = "Career pathway",
                       .range = "Project_pathway",
                       .fresh = "Project_new_pathway"},
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
