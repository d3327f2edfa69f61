#include "workbook/reported.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/refs.h"
#include "report/carried.h"
#include "report/total.h"
#include "report/when.h"
#include "report/who.h"
#include "workbook/chapter.h"
#include "workbook/worked.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_KEYS = 4,    /* columns that stay in sight at the left */
    TALL_COLUMNS = 6, /* more of them want the page's long side */
    ROOMY_KEYS = 3,   /* so many are wide enough for a title */
    TITLE_CHARACTERS = 30,
    MOST_ROWS = 1048000, /* what a sheet holds, less titles */
};

struct reported {
    struct book *book;
    const struct report *report;
    const struct report_query *query;
    struct sheet *sheet;
    struct report_totals totals;
    struct who who;
    char *of; /* "Maya Ortiz · Market swine · 2025" */
};

/* ---- what it is of -------------------------------------------------------------------------- */

static void add_name(struct reported *self, const char *kind, int64_t id, struct buf *out)
{
    if (id == 0)
        return;
    ref_name_screen(self->book, kind_find(kind), id, out);
    buf_add_text(out, " · ");
}

static int last_year(const struct report_query *query)
{
    return query->year          ? query->year
           : query->school_year ? query->school_year + 1
           : query->as_of.year  ? query->as_of.year
           : query->to.year     ? query->to.year
                                : date_today().year;
}

static void tell_what(struct reported *self)
{
    struct buf words = {0};
    add_name(self, "student", self->query->student, &words);
    add_name(self, "project", self->query->project, &words);
    if (self->query->student == 0 && self->query->project == 0)
        buf_add_text(&words, "all students · ");
    when_add(&words, self->query);
    self->of = mem_text(buf_text(&words));
    buf_free(&words);
}

/* ---- columns -------------------------------------------------------------------------------- */

static const enum cell_type cell_types[] = {
    [REPORT_TEXT] = CELL_TEXT,  [REPORT_MONEY] = CELL_MONEY, [REPORT_HOURS] = CELL_HOURS,
    [REPORT_YEAR] = CELL_YEAR,  [REPORT_DATE] = CELL_DATE,   [REPORT_INT] = CELL_INT,
    [REPORT_QTY] = CELL_NUMBER, [REPORT_PCT] = CELL_PCT,     [REPORT_WORDS] = CELL_TEXT,
};

static void set_columns(struct reported *self)
{
    const struct report *report = self->report;
    struct column columns[SHEET_COLUMNS];
    size_t keys = 0;
    for (size_t i = 0; i < report->count && i < SHEET_COLUMNS; i++)
        columns[i] =
            (struct column){report->columns[i].label, cell_types[report->columns[i].type], 0, 44};
    while (keys < report->count && keys < MOST_KEYS &&
           !report_type_is_figure(report->columns[keys].type))
        keys++;
    /* On pages side by side the title stands over the keys. */
    if (keys < ROOMY_KEYS && report->count > ONE_PAGE_COLUMNS)
        columns[0].least = TITLE_CHARACTERS;
    sheet_columns(self->sheet, columns, report->count);
    sheet_keys(self->sheet, keys < report->count ? (int)keys : 1);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static const char *cell_of(const void *context, size_t column, char out[static REF_SIZE])
{
    const struct reported *self = context;
    return ref_cell(sheet_at(self->sheet), (int)column, out);
}

static void write_figure(struct reported *self, const int64_t *values, size_t column,
                         enum cell_type type)
{
    struct buf formula = {0};
    if (worked_formula(self->report, column, values, cell_of, self, &formula))
        cell_formula(self->sheet, (int)column, type, values[column], "%s", buf_text(&formula));
    else
        cell_value(self->sheet, (int)column, type, values[column]);
    buf_free(&formula);
}

/* "Ortiz, Maya · 1001" */
static void write_student(struct reported *self, int col, const char *number)
{
    struct buf words = {0};
    buf_addf(&words, "%s · %s", who_name(self->book, &self->who, number), number);
    cell_text(self->sheet, col, buf_text(&words));
    buf_free(&words);
}

static void write_row(struct reported *self, struct report_rows *rows)
{
    const struct report *report = self->report;
    int64_t values[REPORT_MOST_COLUMNS] = {0};
    for (size_t i = 0; i < report->count; i++)
        if (report_type_is_figure(report->columns[i].type) ||
            report->columns[i].type == REPORT_YEAR)
            values[i] = report_int(rows, i);
    sheet_row(self->sheet, LOOK_BODY);
    for (size_t i = 0; i < report->count; i++) {
        enum cell_type type = cell_types[report->columns[i].type];
        if (report_is_null(rows, i))
            continue;
        if (who_is_column(&report->columns[i]))
            write_student(self, (int)i, report_text(rows, i));
        else if (type == CELL_TEXT)
            cell_text(self->sheet, (int)i, report_text(rows, i));
        else if (type == CELL_DATE)
            cell_date(self->sheet, (int)i, report_text(rows, i));
        else if (type == CELL_YEAR)
            cell_value(self->sheet, (int)i, type, report_int(rows, i));
        else
            write_figure(self, values, i, type);
    }
    report_totals_add(&self->totals, values);
}

static bool write_rows(struct reported *self, struct err *err)
{
    struct report_rows *rows = report_open(self->book, self->report, self->query, err);
    enum step step = STEP_FAILED;
    while (rows && (step = report_next(rows, err)) == STEP_ROW) {
        if (self->totals.rows == MOST_ROWS) {
            err_set(err,
                    "the report has more rows than a sheet can hold; narrow it to a student or "
                    "a year, or write it as CSV");
            step = STEP_FAILED;
            break;
        }
        write_row(self, rows);
    }
    report_close(rows);
    return step == STEP_DONE;
}

/* SUBTOTAL and not SUM: rows that a filter hides do not count. */
static void write_totals(struct reported *self, int first, int last)
{
    const struct report *report = self->report;
    char from[REF_SIZE], to[REF_SIZE];
    bool any = false;
    for (size_t i = 0; i < report->count; i++)
        any = any || report_totals_has(&self->totals, i);
    if (!any || last <= first)
        return;
    sheet_row(self->sheet, LOOK_TOTAL);
    if (!report_type_is_figure(report->columns[0].type))
        cell_text(self->sheet, 0, "Total");
    for (size_t i = 0; i < report->count; i++)
        if (report_totals_has(&self->totals, i))
            cell_formula(self->sheet, (int)i, cell_types[report->columns[i].type],
                         self->totals.sums[i], "SUBTOTAL(9,%s:%s)", ref_cell(first, (int)i, from),
                         ref_cell(last, (int)i, to));
}

/* What it answers, and which years an earlier book brought. */
static bool write_says(struct reported *self, struct err *err)
{
    struct buf years = {0}, words = {0};
    bool done = carried_tell_report(self->book, self->report, self->query, &years, err);
    buf_add_text(&words, self->report->help);
    if (years.len > 0)
        buf_addf(&words, " Carried in: %s.", buf_text(&years));
    sheet_say(self->sheet, buf_text(&words));
    buf_free(&years);
    buf_free(&words);
    return done;
}

static bool write_sheet(struct reported *self, struct err *err)
{
    struct sheet *sheet = self->sheet;
    set_columns(self);
    sheet_title(sheet, self->report->label, self->of);
    if (!write_says(self, err))
        return false;
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int heads = sheet_at(sheet);
    if (!write_rows(self, err))
        return false;
    int last = sheet_at(sheet);
    if (last == heads) {
        sheet_row(sheet, LOOK_HAND);
        cell_across(sheet, 0, (int)self->report->count - 1, LOOK_HAND,
                    "There is nothing to report here yet.");
        return true;
    }
    sheet_filter(sheet, heads, last);
    write_totals(self, heads + 1, last);
    return true;
}

bool reported_write(struct book *book, const struct report *report,
                    const struct report_query *query, const char *path, struct wb_count *count,
                    struct err *err)
{
    struct reported self = {.book = book, .report = report, .query = query};
    tr_english_begin(); /* what is told first, too */
    report_totals_start(&self.totals, report);
    tell_what(&self);
    struct wb *wb = chapter_workbook(book, path, report->label, report->help, self.of,
                                     last_year(query), err);
    bool done = wb != NULL;
    if (wb) {
        self.sheet = wb_sheet(wb, report->label, report->count > TALL_COLUMNS);
        done = write_sheet(&self, err);
    }
    if (done)
        done = wb_close(wb, count, err);
    else
        wb_abort(wb);
    who_clear(&self.who);
    free(self.of);
    tr_english_end();
    return done;
}
