/* Reports: the list of them, and one of them as a table. */
#include "base/file.h"
#include "base/mem.h"
#include "exchange/report_out.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/help.h"
#include "kit/list.h"
#include "report/carried.h"
#include "report/report.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdlib.h>
#include <string.h>

/* ---- one report ----------------------------------------------------------------------------- */

enum { MOST_ROWS = 20000, MOST_COLUMNS = 32 };

struct view {
    struct app *app;
    const struct report *report;
    struct report_query query;
    struct list_column columns[MOST_COLUMNS];
    size_t fields[MOST_COLUMNS]; /* the report's columns that are shown */
    size_t count;
    char **cells; /* owned: rows times count texts */
    bool *below;  /* owned: whether a cell is below zero */
    size_t rows;
    bool cut;     /* there are more than MOST_ROWS */
    struct list *list;
};

static void forget(struct view *self)
{
    for (size_t i = 0; i < self->rows * self->count; i++)
        mem_free(self->cells[i]);
    mem_free(self->cells);
    mem_free(self->below);
    self->cells = NULL;
    self->below = NULL;
    self->rows = 0;
}

/* A report of one student need not name the student in every row. */
static void make_columns(struct view *self)
{
    for (size_t i = 0; i < self->report->count && self->count < MOST_COLUMNS; i++) {
        const struct report_column *column = &self->report->columns[i];
        if (self->query.student != 0 && strcmp(column->name, "student") == 0)
            continue;
        bool number = report_type_is_figure(column->type);
        self->fields[self->count] = i;
        self->columns[self->count++] = (struct list_column){
            .id = column->name, .label = column->label,
            .width = number ? 12 : column->type == REPORT_DATE ? 11 : column->type == REPORT_YEAR ? 5 : 14,
            .grow = column->type == REPORT_TEXT ? 1 : 0,
            .align = number ? DRAW_RIGHT : DRAW_LEFT,
        };
    }
}

static void add_cell(struct view *self, struct report_rows *rows, size_t at, size_t column)
{
    char text[NUM_TEXT_SIZE];
    size_t field = self->fields[column];
    const char *shown = report_value(rows, field, text);
    bool number = report_type_is_figure(self->report->columns[field].type) && !report_is_null(rows, field);
    if (number && self->report->columns[field].type == REPORT_MONEY)
        shown = num_money_grouped(report_int(rows, field), text);
    self->cells[at] = mem_text(shown);
    self->below[at] = number && report_int(rows, field) < 0;
}

static bool read_rows(struct view *self, struct err *err)
{
    struct report_rows *rows = report_open(session_of(self->app)->book, self->report, &self->query, err);
    enum step step = STEP_FAILED;
    size_t room = 0;
    forget(self);
    self->cut = false;
    while (rows != NULL && (step = report_next(rows, err)) == STEP_ROW) {
        if (self->rows == MOST_ROWS) {
            self->cut = true;
            break;
        }
        if (self->rows == room) {
            room = room == 0 ? 64 : room * 2;
            self->cells = mem_grow(self->cells, room * self->count, sizeof *self->cells);
            self->below = mem_grow(self->below, room * self->count, sizeof *self->below);
        }
        for (size_t i = 0; i < self->count; i++)
            add_cell(self, rows, self->rows * self->count + i, i);
        self->rows++;
    }
    report_close(rows);
    return step != STEP_FAILED;
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct view *self = context;
    for (size_t i = 0; i < self->count; i++) {
        size_t at = index * self->count + i;
        list_cell(rows, self->below[at] ? ROLE_BAD : ROLE_BODY, self->cells[at]);
    }
}

static bool show(struct view *self, struct err *err)
{
    bool ok = read_rows(self, err);
    const struct list_array array = {.count = self->rows, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    return ok;
}

static void show_again(struct view *self)
{
    struct err err = {{0}};
    if (!show(self, &err))
        app_error(self->app, "%s", err.text);
}

enum { ROW = 1, YEAR, EXPORT };
static const struct keymap_row view_rows[] = {
    {"Enter", ROW, "whole row", "Show every figure of the selected row, with what it means.", KEYMAP_BAR},
    {"y", YEAR, "year", "Choose the year, or all years to today.", KEYMAP_BAR},
    {"x", EXPORT, "export", "Write the report to a CSV file.", KEYMAP_BAR},
};
static const struct keymap view_keys = KEYMAP("Report", view_rows);

static bool check_year(void *context, const char *text, struct err *err)
{
    (void)context;
    return text[0] == '\0' || (strlen(text) == 4 && strspn(text, "0123456789") == 4) ||
           err_set(err, "a year has four digits; leave it empty for all years to today");
}

static void ask_year(struct view *self)
{
    struct buf text = {0};
    bool days = (self->report->filters & REPORT_BY_AS_OF) != 0;
    if (days)
        buf_addf(&text, "%d", self->query.as_of.year != 0 ? self->query.as_of.year : date_today().year);
    else if (self->query.year != 0)
        buf_addf(&text, "%d", self->query.year);
    if (dialog_prompt(self->app, "Year", days ? "On 31 December of" : "Year (empty: all)", 4, &text,
                      check_year, NULL)) {
        int year = (int)strtol(buf_text(&text), NULL, 10);
        self->query.year = days ? 0 : year;
        self->query.as_of = days && year != 0 ? (struct date){year, 12, 31} : (struct date){0};
        show_again(self);
    }
    buf_free(&text);
}

static void export_csv(struct view *self)
{
    struct buf path = {0};
    struct err err = {{0}};
    const char *home = getenv("HOME");
    buf_addf(&path, "%s/%s.csv", home != NULL ? home : ".", self->report->name);
    if (dialog_file(self->app, "Write the report to", DIALOG_WRITE, ".csv", &path)) {
        if (report_write(session_of(self->app)->book, self->report, &self->query, TABLE_CSV,
                         buf_text(&path), 0, &err))
            app_info(self->app, "%s is written", file_name(buf_text(&path)));
        else
            app_error(self->app, "%s", err.text);
    }
    buf_free(&path);
}

/* One row as a page, a line for each column: what the table has no room for. */
static void fill_row(void *context, struct help *help)
{
    struct view *self = context;
    size_t row_at = (size_t)list_selected(self->list) - 1;
    for (size_t i = 0; i < self->count; i++) {
        const struct report_column *column = &self->report->columns[self->fields[i]];
        struct buf meaning = {0};
        buf_addf(&meaning, "%s  %s", self->cells[row_at * self->count + i], column->help);
        help_term(help, column->label, buf_text(&meaning));
        buf_free(&meaning);
    }
}

static unsigned view_command(struct app *app, void *context, int number)
{
    struct view *self = context;
    if (number == ROW && list_selected(self->list) != 0)
        help_open(app, self->report->label, fill_row, self);
    else if (number == ROW)
        return APP_HANDLED;
    else if (number == YEAR)
        ask_year(context);
    else if (number == EXPORT)
        export_csv(context);
    else
        return 0;
    return APP_HANDLED;
}

static bool view_open(struct app *app, void *context, struct err *err)
{
    struct view *self = context;
    (void)app;
    make_columns(self);
    self->list = list_new(self->columns, self->count, 0);
    list_set_empty(self->list, "Nothing to report here yet.");
    return show(self, err);
}

static void view_close(struct app *app, void *context)
{
    struct view *self = context;
    (void)app;
    forget(self);
    list_free(self->list);
    mem_free(self);
}

static void view_title(struct app *app, void *context, struct screen_title *title)
{
    struct view *self = context;
    struct buf where = {0};
    if (self->query.year != 0)
        buf_addf(&where, "%d", self->query.year);
    else if (self->query.as_of.year != 0)
        buf_addf(&where, "31 December %d", self->query.as_of.year);
    else
        buf_add_text(&where, "to today");
    session_title(app, title, self->report->label, buf_text(&where), self->query.student);
    buf_free(&where);
}

/* The whole name and meaning of the columns does not fit above them: the foot says what it shows. */
static void view_status(struct app *app, void *context, struct buf *line)
{
    struct view *self = context;
    struct buf carried = {0};
    (void)carried_tell_report(session_of(app)->book, self->report, &self->query, &carried, NULL);
    if (self->cut)
        buf_addf(line, "the first %d rows; x writes them all", MOST_ROWS);
    else if (carried.len > 0) {
        buf_addf(line, "%zu row%s · carried in: ", self->rows, self->rows == 1 ? "" : "s");
        buf_add_text(line, buf_text(&carried));
    } else
        buf_addf(line, "%zu row%s · %s", self->rows, self->rows == 1 ? "" : "s", self->report->help);
    buf_free(&carried);
}

static void view_draw(struct app *app, void *context, struct rect body)
{
    struct view *self = context;
    if (session_changed(session_of(app)))
        show_again(self);
    list_draw(self->list, body, true);
}

static unsigned view_event(struct app *app, void *context, const struct event *event)
{
    struct view *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return view_command(app, self, ROW);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops view_ops = {
    .name = "report",
    .keys = &view_keys,
    .open = view_open,
    .close = view_close,
    .title = view_title,
    .status = view_status,
    .draw = view_draw,
    .event = view_event,
    .command = view_command,
};

static void open_view(struct app *app, const struct report *report, int64_t student)
{
    struct view *self = mem_alloc(sizeof *self);
    *self = (struct view){.app = app, .report = report, .query.student = student};
    app_push(app, &view_ops, self);
}

/* ---- the list of reports -------------------------------------------------------------------- */

struct reports {
    struct app *app;
    int64_t student;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Report", .width = 24},
    {.id = "help", .label = "What it shows", .width = 30, .grow = 1},
};

static void report_row(void *context, size_t index, struct list_rows *rows)
{
    (void)context;
    list_cell(rows, ROLE_BODY, report_at(index)->label);
    list_cell(rows, ROLE_DIM, report_at(index)->help);
}

enum { OPEN = 1 };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "show", "Show the selected report.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Reports", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct reports *self = context;
    int64_t selected = list_selected(self->list);
    if (number != OPEN)
        return 0;
    if (selected != 0)
        open_view(app, report_at((size_t)selected - 1), self->student);
    return APP_HANDLED;
}

static bool reports_open(struct app *app, void *context, struct err *err)
{
    struct reports *self = context;
    const struct list_array array = {.count = report_count(), .row = report_row};
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_array(self->list, &array, self);
    return true;
}

static void reports_close(struct app *app, void *context)
{
    struct reports *self = context;
    (void)app;
    list_free(self->list);
    mem_free(self);
}

static void reports_title(struct app *app, void *context, struct screen_title *title)
{
    struct reports *self = context;
    session_title(app, title, "Reports", self->student == 0 ? "whole chapter" : NULL, self->student);
}

static void reports_draw(struct app *app, void *context, struct rect body)
{
    struct reports *self = context;
    (void)app;
    list_draw(self->list, body, true);
}

static unsigned reports_event(struct app *app, void *context, const struct event *event)
{
    struct reports *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops reports_ops = {
    .name = "reports",
    .keys = &keys,
    .open = reports_open,
    .close = reports_close,
    .title = reports_title,
    .draw = reports_draw,
    .event = reports_event,
    .command = command,
};

void reports_screen(struct app *app, int64_t student)
{
    struct reports *self = mem_alloc(sizeof *self);
    *self = (struct reports){.app = app, .student = student};
    app_push(app, &reports_ops, self);
}
