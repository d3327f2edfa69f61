#include "report/report.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/tr.h"
#include "kinds/record.h"
#include "report/catalog.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- finding one -------------------------------------------------------------------------------
 */

static const struct report_family *const families[] = {
    &reports_statements, &reports_money, &reports_hours, &reports_production, &reports_learning,
};

size_t report_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(families); i++)
        count += families[i]->count;
    return count;
}

const struct report *report_at(size_t at)
{
    for (size_t i = 0; i < COUNT_OF(families); i++) {
        if (at < families[i]->count)
            return &families[i]->reports[at];
        at -= families[i]->count;
    }
    return NULL;
}

const struct report *report_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(families); i++)
        for (size_t k = 0; k < families[i]->count; k++)
            if (strcmp(families[i]->reports[k].name, name) == 0)
                return &families[i]->reports[k];
    return NULL;
}

const struct report *report_named(const char *name, struct err *err)
{
    const struct report *found = report_find(name);
    if (found)
        return found;
    struct buf names = {0};
    const char *near = NULL;
    for (size_t i = 0; i < report_count(); i++) {
        const char *other = report_at(i)->name;
        buf_addf(&names, "%s%s", i ? ", " : "", other);
        if (!near && near_enough(name, other))
            near = other;
    }
    if (near)
        err_set(err, "there is no report \"%s\"; did you mean %s", name, near);
    else
        err_set(err, "there is no report \"%s\"; there are %s", name, buf_text(&names));
    buf_free(&names);
    return NULL;
}

bool report_type_is_figure(enum report_type type)
{
    return type == REPORT_MONEY || type == REPORT_HOURS || type == REPORT_INT ||
           type == REPORT_QTY || type == REPORT_PCT;
}

/* ---- what is asked -----------------------------------------------------------------------------
 */

bool report_refuse(const struct report *report, const struct report_query *query, struct err *err)
{
    const struct {
        bool given;
        unsigned filter;
        const char *words;
    } asked[] = {
        {query->student != 0, REPORT_BY_STUDENT, N_("a student")},
        {query->project != 0, REPORT_BY_PROJECT, N_("a project")},
        {query->year != 0, REPORT_BY_YEAR, N_("a year")},
        {query->school_year != 0, REPORT_BY_SCHOOL_YEAR, N_("a school year")},
        {query->from.year || query->to.year, REPORT_BY_DAYS, N_("days")},
        {query->as_of.year != 0, REPORT_BY_AS_OF, N_("a day")},
    };
    int spans = 0;
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        if (asked[i].given && !(report->filters & asked[i].filter))
            return err_set(err, "the %s report cannot be narrowed to %s; leave that out",
                           report->name, tr(asked[i].words));
        spans += asked[i].given && i >= 2;
    }
    if (spans > 1)
        return err_set(err,
                       "that is more than one span of time; give a year, a school year or days");
    if (query->from.year && query->to.year && date_compare(query->from, query->to) > 0)
        return err_set(err, "the last day is before the first; give the earlier one first");
    return true;
}

struct sql_span report_span(const struct report *report, const struct report_query *query)
{
    if (query->year)
        return (struct sql_span){{query->year, 1, 1}, {query->year, 12, 31}};
    if (query->school_year)
        return (struct sql_span){{query->school_year, 7, 1}, {query->school_year + 1, 6, 30}};
    if (query->as_of.year)
        return (struct sql_span){{0}, query->as_of};
    if (query->to.year)
        return (struct sql_span){query->from, query->to};
    return (struct sql_span){query->from,
                             report->ahead ? (struct date){2199, 12, 31} : date_today()};
}

/* ---- rows --------------------------------------------------------------------------------------
 */

struct report_rows {
    const struct report *report;
    struct book *book;
    struct stmt *stmt;
    size_t kind, record; /* the columns that name the row's record */
    struct buf words;
};

size_t report_column(const struct report *report, const char *name, size_t nbytes)
{
    for (size_t i = 0; i < report->count; i++)
        if (strlen(report->columns[i].name) == nbytes &&
            strncmp(report->columns[i].name, name, nbytes) == 0)
            return i;
    return report->count;
}

struct report_rows *report_open(struct book *book, const struct report *report,
                                const struct report_query *query, struct err *err)
{
    if (!report_refuse(report, query, err))
        return NULL;
    char view[64];
    snprintf(view, sizeof(view), "report_%s", report->name);
    struct stmt *stmt =
        sql_view(book, view, view, query->student, query->project, report_span(report, query), err);
    if (!stmt)
        return NULL;
    struct report_rows *rows = mem_alloc(sizeof(*rows));
    *rows = (struct report_rows){.report = report,
                                 .book = book,
                                 .stmt = stmt,
                                 .kind = report_column(report, "kind", 4),
                                 .record = report_column(report, "record", 6)};
    return rows;
}

enum step report_next(struct report_rows *rows, struct err *err)
{
    return stmt_step(rows->stmt, err);
}

bool report_is_null(struct report_rows *rows, size_t column)
{
    return stmt_is_null(rows->stmt, (int)column);
}

int64_t report_int(struct report_rows *rows, size_t column)
{
    return stmt_int(rows->stmt, (int)column);
}

/* The record that the row names, in words; what the view says where there is none. */
static const char *tell(struct report_rows *rows, size_t column)
{
    const struct kind *kind = kind_find(stmt_text(rows->stmt, (int)rows->kind));
    struct record record;
    struct err err = {{0}};
    if (kind == NULL)
        return stmt_text(rows->stmt, (int)column);
    buf_clear(&rows->words);
    if (!record_read(rows->book, kind, stmt_int(rows->stmt, (int)rows->record), &record, &err))
        return stmt_text(rows->stmt, (int)column);
    record_tell(rows->book, &record, &rows->words);
    record_clear(&record);
    return buf_text(&rows->words);
}

const char *report_text(struct report_rows *rows, size_t column)
{
    if (rows->report->columns[column].type == REPORT_WORDS && rows->record < rows->report->count)
        return tell(rows, column);
    return stmt_text(rows->stmt, (int)column);
}

const char *report_cell(struct report_rows *rows, size_t column, char out[static NUM_TEXT_SIZE])
{
    if (report_is_null(rows, column))
        return NULL;
    switch (rows->report->columns[column].type) {
    case REPORT_MONEY:
        return num_money(report_int(rows, column), out);
    case REPORT_HOURS:
        return num_hours(report_int(rows, column), out);
    case REPORT_QTY:
        return num_decimal(report_int(rows, column), 3, out);
    case REPORT_PCT:
        return num_decimal(report_int(rows, column), 2, out);
    case REPORT_YEAR:
    case REPORT_INT:
        snprintf(out, NUM_TEXT_SIZE, "%lld", (long long)report_int(rows, column));
        return out;
    case REPORT_TEXT:
    case REPORT_DATE:
    case REPORT_WORDS:
        break;
    }
    return report_text(rows, column);
}

const char *report_value(struct report_rows *rows, size_t column, char out[static NUM_TEXT_SIZE])
{
    const char *cell = report_cell(rows, column, out);
    return cell ? cell : "";
}

void report_close(struct report_rows *rows)
{
    if (!rows)
        return;
    stmt_done(rows->stmt);
    buf_free(&rows->words);
    free(rows);
}
