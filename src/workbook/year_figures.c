#include "workbook/year_figures.h"

#include "base/attr.h"
#include "base/mem.h"
#include "book/book.h"
#include "workbook/worked.h"

#include <string.h>
#include <strings.h>

/* A report's column and the figure that it adds to. */
struct source {
    const char *report;
    struct {
        const char *column;
        enum year_figure figure;
    } takes[4];
    size_t count;
    bool held; /* asked as it stood on the last day: a row of it is no record of the year */
};

static const struct source sources[] = {
    {"hours",
     {{"paid_hours", YEAR_PAID_HOURS},
      {"unpaid_hours", YEAR_UNPAID_HOURS},
      {"class_hours", YEAR_CLASS_HOURS}},
     3,
     false},
    {"income",
     {{"operating_income", YEAR_INCOME},
      {"operating_expense", YEAR_EXPENSE},
      {"net_income", YEAR_NET},
      {"ending_inventory", YEAR_INVENTORY}},
     4,
     false},
    {"placement", {{"gross", YEAR_GROSS}, {"expenses", YEAR_JOB_EXPENSE}}, 2, false},
    {"assets", {{"ending_value", YEAR_LASTING}}, 1, true},
};

void year_figures_days(const struct report_query *query, char first[static DATE_ISO_SIZE],
                       char last[static DATE_ISO_SIZE])
{
    bool school = query->school_year != 0;
    int year = school ? query->school_year : query->year;
    date_iso(school ? (struct date){year, 7, 1} : (struct date){year, 1, 1}, first);
    date_iso(school ? (struct date){year + 1, 6, 30} : (struct date){year, 12, 31}, last);
}

/* ---- whose they are ------------------------------------------------------------------------- */

static bool read_students(struct book *book, const char *last, struct year_figures *out,
                          struct err *err)
{
    enum step step;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, number, name, status = 'active' AND entered_ag_ed <= ?1"
                                  " FROM student ORDER BY number COLLATE NOCASE",
                                  err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, last);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->students = mem_grow(out->students, out->student_count + 1, sizeof *out->students);
        out->students[out->student_count++] = (struct year_student){
            .id = stmt_int(stmt, 0),
            .number = mem_text(stmt_text(stmt, 1)),
            .name = mem_text(stmt_text(stmt, 2)),
            .active = stmt_int(stmt, 3) != 0,
            .seen = stmt_int(stmt, 3) != 0,
        };
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool read_projects(struct book *book, const char *first, const char *last,
                          struct year_figures *out, struct err *err)
{
    enum step step;
    struct stmt *stmt = book_stmt(
        book,
        "SELECT s.number, p.title, p.type, ifnull(p.pathway, ''), ifnull(p.award_area, ''),"
        " p.began <= ?2 AND ifnull(p.ended, '9999') >= ?1 AND p.status <> 'planned'"
        " FROM project AS p JOIN student AS s ON s.id = p.student"
        " ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE",
        err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, first);
    stmt_bind_text(stmt, 2, last);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        size_t student = year_student_of(out, stmt_text(stmt, 0));
        out->projects = mem_grow(out->projects, out->project_count + 1, sizeof *out->projects);
        out->projects[out->project_count++] = (struct year_project){
            .student = student,
            .title = mem_text(stmt_text(stmt, 1)),
            .type = mem_text(stmt_text(stmt, 2)),
            .pathway = mem_text(stmt_text(stmt, 3)),
            .area = mem_text(stmt_text(stmt, 4)),
            .seen = stmt_int(stmt, 5) != 0,
        };
        out->students[student].seen = out->students[student].seen || stmt_int(stmt, 5) != 0;
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

size_t year_student_of(const struct year_figures *figures, const char *number)
{
    size_t low = 0, high = figures->student_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcasecmp(figures->students[middle].number, number);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return figures->student_count;
}

/* NULL where a report's row is of no project: a paycheck without one. */
static struct year_project *project_of(struct year_figures *figures, size_t student,
                                       const char *title)
{
    size_t low = 0, high = figures->project_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct year_project *project = &figures->projects[middle];
        int order = project->student < student   ? -1
                    : project->student > student ? 1
                                                 : strcasecmp(project->title, title);
        if (order == 0)
            return project;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* ---- figures -------------------------------------------------------------------------------- */

/* What is there at the end is that of the last year a project has a row of; the rest adds up. */
static void take(struct year_project *project, enum year_figure figure, int year, int64_t value)
{
    int *held_in = figure == YEAR_INVENTORY ? &project->held_in[0]
                   : figure == YEAR_LASTING ? &project->held_in[1]
                                            : NULL;
    if (held_in && year > *held_in) {
        *held_in = year;
        project->figures[figure] = 0;
    }
    if (!held_in || year == *held_in)
        project->figures[figure] += value;
}

static bool add_source(struct book *book, const struct source *source,
                       const struct report_query *query, struct year_figures *out, struct err *err)
{
    const struct report *report = report_named(source->report, err);
    struct report_query on_last = {.as_of = query->school_year
                                                ? (struct date){query->school_year + 1, 6, 30}
                                                : (struct date){query->year, 12, 31}};
    struct report_rows *rows =
        report ? report_open(book, report, source->held ? &on_last : query, err) : NULL;
    enum step step;
    if (!rows)
        return false;
    size_t year_at = worked_column(report, "year", 4);
    while ((step = report_next(rows, err)) == STEP_ROW) {
        size_t student = year_student_of(out, report_text(rows, 0));
        struct year_project *project = project_of(out, student, report_text(rows, 1));
        if (!project)
            continue;
        if (!source->held)
            project->seen = out->students[student].seen = true;
        for (size_t i = 0; i < source->count; i++) {
            const char *name = source->takes[i].column;
            take(project, source->takes[i].figure, (int)report_int(rows, year_at),
                 report_int(rows, worked_column(report, name, strlen(name))));
        }
    }
    report_close(rows);
    return step == STEP_DONE;
}

bool year_figures_read(struct book *book, const struct report_query *query,
                       struct year_figures *out, struct err *err)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
    *out = (struct year_figures){0};
    year_figures_days(query, first, last);
    if (!read_students(book, last, out, err) || !read_projects(book, first, last, out, err))
        return false;
    for (size_t i = 0; i < COUNT_OF(sources); i++)
        if (!add_source(book, &sources[i], query, out, err))
            return false;
    return true;
}

void year_figures_clear(struct year_figures *figures)
{
    for (size_t i = 0; i < figures->student_count; i++) {
        mem_free(figures->students[i].number);
        mem_free(figures->students[i].name);
    }
    for (size_t i = 0; i < figures->project_count; i++) {
        mem_free(figures->projects[i].title);
        mem_free(figures->projects[i].type);
        mem_free(figures->projects[i].pathway);
        mem_free(figures->projects[i].area);
    }
    mem_free(figures->students);
    mem_free(figures->projects);
    *figures = (struct year_figures){0};
}
