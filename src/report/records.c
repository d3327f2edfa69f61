/* The records behind a figure of a report: the view drill_NAME, asked about one row. */
#include "base/mem.h"
#include "report/catalog.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FIGURES = 32, PARAM_SIZE = 32 };

struct report_records {
    struct stmt *stmt;
};

/* The row names its record itself. */
static bool names_record(const struct report *report)
{
    return report_column(report, "kind", 4) < report->count &&
           report_column(report, "record", 6) < report->count;
}

static void view_name(const struct report *report, const char *part, char out[static 64])
{
    snprintf(out, 64, "%s_%s", part, report->name);
}

static bool has_view(const struct report *report)
{
    char file[64], view[64];
    view_name(report, "report", file);
    view_name(report, "drill", view);
    return sql_has_view(file, view);
}

bool report_has_records(const struct report *report)
{
    return names_record(report) || has_view(report);
}

/* ---- which figures ------------------------------------------------------------------------------
 */

struct figures {
    const char *names[MOST_FIGURES];
    bool lessens[MOST_FIGURES];
    size_t count;
};

/* The column, and those that it is worked out from, and theirs. */
static void add_figures(const struct report *report, size_t column, bool lessens,
                        struct figures *out)
{
    const char *of = report->columns[column].of;
    if (out->count == MOST_FIGURES || (of && !*of))
        return;
    out->names[out->count] = report->columns[column].name;
    out->lessens[out->count++] = lessens;
    while (of && *of) {
        bool minus = *of == '-';
        of += minus;
        size_t len = strcspn(of, " ");
        size_t part = report_column(report, of, len);
        if (part < report->count)
            add_figures(report, part, lessens != minus, out);
        of += len + (of[len] == ' ');
    }
}

/* ---- which row ----------------------------------------------------------------------------------
 */

/* Narrows the question to the row's own student, project and year, as far as its keys say. */
static bool narrow(struct book *book, const struct report *report, const char *const *cells,
                   struct report_query *query, struct sql_span *span, struct err *err)
{
    *span = report_span(report, query);
    for (size_t i = 0; i < report->keys; i++) {
        const char *name = report->columns[i].name;
        if (strcmp(name, "student") == 0 && query->student == 0 &&
            !book_ask_int(book, "SELECT id FROM student WHERE number = ?1 COLLATE NOCASE", cells[i],
                          &query->student, err))
            return false;
        if (strcmp(name, "project") == 0 && query->project == 0 && cells[i][0]) {
            struct stmt *stmt = book_stmt(
                book, "SELECT id FROM project WHERE student = ?1 AND title = ?2 COLLATE NOCASE",
                err);
            if (!stmt)
                return false;
            stmt_bind_int(stmt, 1, query->student);
            stmt_bind_text(stmt, 2, cells[i]);
            enum step step = stmt_step(stmt, err);
            if (step == STEP_ROW)
                query->project = stmt_int(stmt, 0);
            stmt_done(stmt);
            if (step == STEP_FAILED)
                return false;
        }
        if (report->columns[i].type == REPORT_YEAR) {
            int year = (int)strtol(cells[i], NULL, 10);
            struct sql_span whole = {{year, 1, 1}, {year, 12, 31}};
            if (!span->from.year || date_compare(span->from, whole.from) < 0)
                span->from = whole.from;
            if (date_compare(span->to, whole.to) > 0)
                span->to = whole.to;
        }
    }
    return true;
}

static const char *param(char name[static PARAM_SIZE], const char *what, size_t at)
{
    snprintf(name, PARAM_SIZE, ":%s%zu", what, at);
    return name;
}

static void add_conditions(const struct report *report, const struct figures *figures,
                           struct buf *out)
{
    char name[PARAM_SIZE];
    buf_add_text(out, ") AS d");
    for (size_t i = 0; i < figures->count; i++) {
        buf_add_text(out, i == 0 ? " JOIN (SELECT " : " UNION ALL SELECT ");
        buf_addf(out, "%s AS name, %s AS way", param(name, "figure", i),
                 figures->lessens[i] ? "-1" : "1");
    }
    if (figures->count > 0)
        buf_add_text(out, ") AS f ON f.name = d.figure");
    for (size_t i = 0; i < report->keys; i++)
        buf_addf(out, "%s ifnull(CAST(d.%s AS TEXT), '') = %s COLLATE NOCASE",
                 i == 0 ? " WHERE" : " AND", report->columns[i].name, param(name, "key", i));
    buf_add_text(out, " GROUP BY d.kind, d.record ORDER BY min(d.date), d.kind, d.record");
}

static struct stmt *ask(struct book *book, const struct report *report,
                        const struct report_query *query, const char *const *cells,
                        const struct figures *figures, struct err *err)
{
    char file[64], view[64], name[PARAM_SIZE];
    struct report_query narrowed = *query;
    struct sql_span span;
    if (!narrow(book, report, cells, &narrowed, &span, err))
        return NULL;
    struct buf after = {0};
    view_name(report, "report", file);
    view_name(report, "drill", view);
    add_conditions(report, figures, &after);
    struct stmt *stmt = sql_view_within(
        book, file, view,
        figures->count > 0 ? "SELECT d.kind, d.record, min(d.date), sum(d.amount * f.way) FROM ("
                           : "SELECT d.kind, d.record, min(d.date), 0 FROM (",
        buf_text(&after), narrowed.student, narrowed.project, span, err);
    buf_free(&after);
    for (size_t i = 0; stmt && i < figures->count; i++)
        stmt_bind_text(stmt, stmt_param(stmt, param(name, "figure", i)), figures->names[i]);
    for (size_t i = 0; stmt && i < report->keys; i++)
        stmt_bind_text(stmt, stmt_param(stmt, param(name, "key", i)), cells[i]);
    return stmt;
}

/* A row that names its record: that one. */
static struct stmt *ask_named(struct book *book, const struct report *report,
                              const char *const *cells, size_t column, struct err *err)
{
    size_t date = report_column(report, "date", 4);
    struct stmt *stmt = book_stmt(book, "SELECT ?1, ?2, ?3, ?4", err);
    if (!stmt)
        return NULL;
    stmt_bind_text(stmt, 1, cells[report_column(report, "kind", 4)]);
    stmt_bind_int(stmt, 2, strtoll(cells[report_column(report, "record", 6)], NULL, 10));
    stmt_bind_text(stmt, 3, date < report->count ? cells[date] : "");
    int64_t amount = 0;
    struct err ignored = {{0}};
    if (column < report->count && report->columns[column].type == REPORT_MONEY &&
        !num_parse_money(cells[column], strlen(cells[column]), &amount, &ignored))
        amount = 0;
    stmt_bind_int(stmt, 4, amount);
    return stmt;
}

struct report_records *report_records_open(struct book *book, const struct report *report,
                                           const struct report_query *query,
                                           const char *const *cells, size_t column, struct err *err)
{
    struct figures figures = {.count = 0};
    if (!report_has_records(report)) {
        err_set(err, "the %s report is not made of single records; look at the lists instead",
                report->name);
        return NULL;
    }
    if (!report_refuse(report, query, err))
        return NULL;
    if (column < report->count && report_type_is_figure(report->columns[column].type))
        add_figures(report, column, false, &figures);
    struct stmt *stmt = names_record(report) ? ask_named(book, report, cells, column, err)
                                             : ask(book, report, query, cells, &figures, err);
    if (!stmt)
        return NULL;
    struct report_records *records = mem_alloc(sizeof(*records));
    records->stmt = stmt;
    return records;
}

enum step report_records_next(struct report_records *records, struct report_record *out,
                              struct err *err)
{
    enum step step = stmt_step(records->stmt, err);
    if (step == STEP_ROW)
        *out = (struct report_record){stmt_text(records->stmt, 0), stmt_int(records->stmt, 1),
                                      stmt_text(records->stmt, 2), stmt_int(records->stmt, 3)};
    return step;
}

void report_records_close(struct report_records *records)
{
    if (!records)
        return;
    stmt_done(records->stmt);
    free(records);
}
