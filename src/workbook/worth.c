/* What is owned and owed at the end of each year, and where the change came from: reports with a
 * row for each year, turned so that a year is a column. */
#include "workbook/pages.h"

#include "base/attr.h"
#include "base/buf.h"
#include "report/when.h"
#include "workbook/worked.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LINES = 32 };

/* A report turned. */
struct statement {
    struct pages *pages;
    struct sheet *sheet;
    const struct report *report;
    int64_t values[PAGES_YEARS][MOST_LINES];
    int rows[MOST_LINES]; /* where each line stands */
    int year;             /* the column that is being written, from 0 */
    int begins;           /* the first year with records of this book: before, nobody knows */
    bool told;            /* a total is more than its parts: an earlier book brought it so */
};

static struct date last_day_of(const struct pages *pages, int year)
{
    struct date end = {pages->scope.first_year + year, 12, 31};
    return date_compare(end, pages->scope.to) < 0 ? end : pages->scope.to;
}

static void take_row(struct statement *self, struct report_rows *rows, int year)
{
    for (size_t i = 0; i < self->report->count; i++)
        if (report_type_is_figure(self->report->columns[i].type))
            self->values[year][i] = report_int(rows, i);
}

/* Rows without a year are those of the year asked for. */
static bool read_rows(struct statement *self, const struct report_query *query, int year,
                      struct err *err)
{
    const struct report *report = self->report;
    size_t at = worked_column(report, "year", 4);
    struct report_rows *rows = report_open(self->pages->book, report, query, err);
    enum step step = STEP_FAILED;
    while (rows && (step = report_next(rows, err)) == STEP_ROW) {
        if (at < report->count)
            year = (int)report_int(rows, at) - self->pages->scope.first_year;
        if (year >= 0 && year < self->pages->model.years)
            take_row(self, rows, year);
    }
    report_close(rows);
    return step == STEP_DONE;
}

static const char *cell_of(const void *context, size_t column, char out[static REF_SIZE])
{
    const struct statement *self = context;
    return ref_cell(self->rows[column], self->year + 1, out);
}

static void write_cell(struct statement *self, size_t column)
{
    struct buf formula = {0};
    const int64_t *values = self->values[self->year];
    bool worked = worked_formula(self->report, column, values, cell_of, self, &formula);
    if (worked)
        cell_formula(self->sheet, self->year + 1, CELL_MONEY, values[column], "%s",
                     buf_text(&formula));
    else
        cell_value(self->sheet, self->year + 1, CELL_MONEY, values[column]);
    self->told = self->told || (self->report->columns[column].of && !worked);
    buf_free(&formula);
}

static void write_line(struct statement *self, size_t column)
{
    const struct report_column *of = &self->report->columns[column];
    sheet_row(self->sheet, of->of ? LOOK_TOTAL : LOOK_BODY);
    self->rows[column] = sheet_at(self->sheet);
    cell_text(self->sheet, 0, of->label);
    for (self->year = self->begins; self->year < self->pages->model.years; self->year++)
        write_cell(self, column);
}

static void write_heads(struct statement *self, const char *title, const char *first)
{
    sheet_section(self->sheet, title);
    sheet_row(self->sheet, LOOK_HEAD);
    cell_text(self->sheet, 0, first);
    for (int year = 0; year < self->pages->model.years; year++)
        cell_value(self->sheet, year + 1, CELL_YEAR, self->pages->scope.first_year + year);
}

static bool begin(struct statement *self, const char *name, struct err *err)
{
    memset(self->values, 0, sizeof self->values);
    self->report = report_named(name, err);
    return self->report != NULL;
}

static void write_lines(struct statement *self)
{
    for (size_t i = 0; i < self->report->count && i < MOST_LINES; i++)
        if (report_type_is_figure(self->report->columns[i].type))
            write_line(self, i);
}

/* ---- the two of them ------------------------------------------------------------------------ */

static void chart_worth(struct statement *self, int heads, size_t column)
{
    int64_t values[PAGES_YEARS];
    int names[PAGES_YEARS];
    for (int year = 0; year < self->pages->model.years; year++) {
        names[year] = self->pages->scope.first_year + year;
        values[year] = self->values[year][column];
    }
    struct chart_series series = {"Net worth", self->rows[column], values};
    struct chart chart = {
        .title = "Net worth at the end of each year",
        .axis = "dollars",
        .type = CELL_MONEY,
        .names_at = heads,
        .names = names,
        .first = 1,
        .last = self->pages->model.years,
        .series = &series,
        .count = 1,
    };
    sheet_chart(self->sheet, &chart);
}

static bool write_balance(struct statement *self, struct err *err)
{
    struct pages *pages = self->pages;
    if (!begin(self, "balance", err))
        return false;
    for (int year = 0; year < pages->model.years; year++) {
        struct report_query query = {.student = pages->scope.student,
                                     .as_of = last_day_of(pages, year)};
        if (!read_rows(self, &query, year, err))
            return false;
    }
    write_heads(self, "Balance sheet", "At the end of the year");
    write_lines(self);
    size_t worth = worked_column(self->report, "net_worth", 9);
    for (int year = self->begins; year < pages->model.years; year++)
        anchor_number(pages, "balance.net_worth", pages->scope.first_year + year, self->sheet,
                      year + 1, CELL_MONEY, self->values[year][worth]);
    return true;
}

static bool write_change(struct statement *self, struct err *err)
{
    struct report_query query = {.student = self->pages->scope.student,
                                 .to = self->pages->scope.to};
    if (!begin(self, "networth", err) || !read_rows(self, &query, 0, err))
        return false;
    sheet_gap(self->sheet);
    write_heads(self, "Change in net worth", "In the year");
    int heads = sheet_at(self->sheet);
    write_lines(self);
    chart_worth(self, heads, worked_column(self->report, "ending", 6));
    return true;
}

static bool find_beginning(struct statement *self, struct err *err)
{
    char *from =
        pages_ask_text(self->pages, "SELECT records_from FROM student WHERE id = :student", err);
    if (!from)
        return false;
    int first = (int)strtol(from, NULL, 10) - self->pages->scope.first_year;
    self->begins = first > 0 ? first : 0;
    free(from);
    return true;
}

bool page_worth(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct model *model = &pages->model;
    struct column columns[PAGES_YEARS + 1] = {{"", CELL_TEXT, 30, 44}};
    struct statement self = {.pages = pages, .sheet = sheet};
    struct buf says = {0};
    for (int year = 0; year < model->years; year++)
        columns[year + 1] = (struct column){"", CELL_MONEY, 0, 0};
    sheet_columns(sheet, columns, (size_t)model->years + 1);
    buf_add_text(&says, "What is owned, what is owed and what is left, personal money with it. The "
                        "last year stands as it was on ");
    when_add_day(&says, last_day_of(pages, model->years - 1));
    buf_add_char(&says, '.');
    page_begin(pages, sheet, sheet_name(sheet), buf_text(&says));
    sheet_freeze(sheet);
    buf_free(&says);
    if (!find_beginning(&self, err) || !write_balance(&self, err) || !write_change(&self, err))
        return false;
    if (self.told)
        sheet_say(sheet, "A total without a formula is as an earlier book told it: not all of its "
                         "parts are known.");
    return true;
}
