/* One report as a table: sorted by any column, narrowed, added up; every row leads to its records.
 */
#include "screen/report/report_view.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "exchange/report_out.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/split.h"
#include "kit/term.h"
#include "report/carried.h"
#include "screen/beside.h"
#include "screen/records/pick.h"
#include "screen/report/report_rows.h"
#include "screen/session.h"
#include "workbook/reported.h"
#include <stdlib.h>
#include <string.h>

enum {
    MOST_COLUMNS = 40,
    WORDS_MOST = 44, /* of a record's sentence */
    TEXT_MOST = 24,  /* columns of the screen that a text gets before the others have theirs */
    LABEL_MOST = 13,
    FIND_MOST = 100,
    LIST_GAP = 2, /* between columns, and before the first */
};

struct view {
    struct app *app;
    const struct report *report;
    struct report_query query;
    struct report_table table;
    struct list_column columns[MOST_COLUMNS];
    size_t fields[MOST_COLUMNS]; /* the report's columns that are shown */
    size_t count, keys;
    size_t front;             /* a column brought to the front to be seen; report->count: none */
    struct list *list, *foot; /* the rows, and the line of totals */
    struct split beside;
    struct buf carried; /* what of it was carried in, in words */
    bool has_records;   /* its figures are made of records that can be shown */
    int64_t reads; /* so often: what a row says may be another */
};

/* ---- columns -------------------------------------------------------------------------------- */

/* What the report is narrowed to need not stand in every row; a record's long number tells nobody
 * anything. */
static bool is_said(const struct view *self, const char *name)
{
    return (self->query.student != 0 && strcmp(name, "student") == 0) ||
           (self->query.project != 0 && strcmp(name, "project") == 0) ||
           strcmp(name, "record") == 0;
}

static int columns_of(const char *text)
{
    return (int)text_columns(text, strlen(text));
}

static int widest(const struct view *self, size_t field)
{
    int width = 0;
    for (size_t row = 0; row < self->table.shown; row++) {
        int cell = columns_of(report_table_cell(&self->table, row, field)->shown);
        width = cell > width ? cell : width;
    }
    const char *total = self->table.totals ? self->table.totals[field] : NULL;
    int foot = total ? columns_of(total) : 0;
    return foot > width ? foot : width;
}

static void add_column(struct view *self, size_t field)
{
    const struct report_column *column = &self->report->columns[field];
    bool figure = report_type_is_figure(column->type);
    bool words = column->type == REPORT_TEXT || column->type == REPORT_WORDS;
    int label = columns_of(tr(column->label)) + 1,
        content = widest(self, field); /* and the arrow */
    label = label < LABEL_MOST ? label : LABEL_MOST;
    int most = column->type == REPORT_WORDS ? WORDS_MOST : TEXT_MOST;
    int width = words && content > most ? most : content;
    self->fields[self->count] = field;
    self->columns[self->count++] = (struct list_column){
        .id = column->name,
        .label = column->label,
        .width = width > label ? width : label,
        .grow = words && content > width ? 1 : 0,
        .align = figure ? DRAW_RIGHT : DRAW_LEFT,
        .rank = figure && !report_table_says(&self->table, field), /* first to give way */
    };
}

/* Columns as wide as what is in them; `front` right behind what tells the rows apart. */
static void make_columns(struct view *self, size_t front)
{
    bool keys = true;
    self->count = self->keys = 0;
    for (size_t i = 0; i < self->report->count && self->count < MOST_COLUMNS; i++) {
        if (is_said(self, self->report->columns[i].name))
            continue;
        bool key = keys && !report_type_is_figure(self->report->columns[i].type) && self->keys < 2;
        if (keys && !key && front < self->report->count && front >= i)
            add_column(self, front);
        keys = key;
        self->keys += key;
        if (key || i != front)
            add_column(self, i);
    }
}

/* Whether all that says something fits. */
static bool fits(const struct view *self)
{
    int ncols = LIST_GAP;
    for (size_t i = 0; i < self->count; i++)
        if (self->columns[i].rank == 0)
            ncols += self->columns[i].width + LIST_GAP;
    return ncols <= split_list_cols(term_cols());
}

/* Made anew when what is in them has changed. Where not all fits, what a report comes to (its last
 * figure, when that is worked out from the others) is not the one that is out of sight. */
static void make_lists(struct view *self)
{
    size_t none = self->report->count, last = none - 1;
    list_free(self->list);
    list_free(self->foot);
    make_columns(self, self->front);
    if (self->front == none && self->report->columns[last].of != NULL && !fits(self))
        make_columns(self, last);
    self->list = list_new(self->columns, self->count, 0);
    self->foot = list_new(self->columns, self->count, LIST_NO_HEADING);
    list_keep_columns(self->list, self->keys);
    list_keep_columns(self->foot, self->keys);
    list_set_empty(self->list, self->table.rows > 0
                                   ? _("No row has this word; / and Enter shows all.")
                                   : _("Nothing to report here yet."));
    if (self->table.sort < self->report->count)
        list_set_sort(self->list, self->report->columns[self->table.sort].name,
                      self->table.descending);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct view *self = context;
    for (size_t i = 0; i < self->count; i++) {
        const struct report_cell *cell = report_table_cell(&self->table, index, self->fields[i]);
        list_cell(rows, cell->below ? ROLE_BAD : ROLE_BODY, cell->shown);
    }
}

/* A row is its place in the report, wherever it is sorted to. */
static int64_t row_id(void *context, size_t index)
{
    struct view *self = context;
    return (int64_t)self->table.order[index] + 1;
}

static void foot_row(void *context, size_t index, struct list_rows *rows)
{
    struct view *self = context;
    (void)index;
    for (size_t i = 0; i < self->count; i++) {
        const char *total = self->table.totals[self->fields[i]];
        list_cell(rows, ROLE_STRONG, total ? total : i == 0 ? _("Total") : "");
    }
}

static bool foot_is_plain(void *context, size_t index)
{
    (void)context;
    (void)index;
    return true;
}

/* Sorted or narrowed anew, one looks from the beginning; read anew, one stays where one was. */
static void show_rows(struct view *self, bool stay)
{
    const struct list_array rows = {.count = self->table.shown, .row = row, .row_id = row_id};
    const struct list_array foot = {
        .count = report_table_has_totals(&self->table), .row = foot_row, .is_plain = foot_is_plain};
    int64_t selected = stay && self->list ? list_selected(self->list) : 0;
    make_lists(self);
    list_set_array(self->list, &rows, self);
    list_set_array(self->foot, &foot, self);
    if (selected != 0)
        list_select(self->list, selected);
}

static bool read_report(struct view *self, struct err *err)
{
    bool ok = report_table_read(session_of(self->app)->book, self->report, &self->query,
                                &self->table, err);
    buf_clear(&self->carried);
    (void)carried_tell_report(session_of(self->app)->book, self->report, &self->query,
                              &self->carried, NULL);
    self->reads++;
    show_rows(self, true);
    return ok;
}

static void read_again(struct view *self)
{
    struct err err = {{0}};
    if (!read_report(self, &err))
        app_error(self->app, "%s", err.text);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { RECORDS = 1, FIGURES, SORT, FIND, YEAR, STUDENT, PROJECT, EXPORT };
static const struct keymap_row view_rows[] = {
    {"Enter", RECORDS, "records", "Show the records behind the selected row.", KEYMAP_BAR},
    {"f", FIGURES, "figures",
     "Show every number of the selected row and what it means; Enter there shows its records.",
     KEYMAP_BAR},
    {"s", SORT, "sort", "Choose the column to sort by; choose it again to turn it around.", KEYMAP_BAR},
    {"/", FIND, "find", "Show only rows that have a word.", KEYMAP_BAR},
    {"y", YEAR, "year", "Choose the year, or all years to today.", KEYMAP_BAR},
    {"t", STUDENT, "student", "Choose whose report it is.", KEYMAP_BAR},
    {"p", PROJECT, "project", "Choose the project that it is about.", KEYMAP_BAR},
    {"x", EXPORT, "export", "Write the report to an Excel workbook or a CSV file.", KEYMAP_BAR},
};
static const struct keymap view_keys = KEYMAP("Report", view_rows);

static bool view_enabled(struct app *app, void *context, int number)
{
    struct view *self = context;
    unsigned filters = self->report->filters;
    (void)app;
    return number == RECORDS   ? self->has_records
           : number == STUDENT ? (filters & REPORT_BY_STUDENT) != 0
           : number == PROJECT ? (filters & REPORT_BY_PROJECT) != 0 && self->query.student != 0
                               : true;
}

static void sort_by(struct view *self, const char *name)
{
    size_t column = 0;
    while (column < self->report->count && strcmp(self->report->columns[column].name, name) != 0)
        column++;
    bool again = self->table.sort == column;
    bool figure =
        column < self->report->count && report_type_is_figure(self->report->columns[column].type);
    /* Of figures the greatest is what one looks for. */
    report_table_sort(&self->table, column, again ? !self->table.descending : figure);
    show_rows(self, false);
}

static void sort(struct view *self)
{
    const char *labels[MOST_COLUMNS];
    for (size_t i = 0; i < self->count; i++)
        labels[i] = tr(self->columns[i].label);
    int chosen = dialog_choose_word(self->app, _("Sort by"), labels, self->count, 0);
    if (chosen < 0)
        return;
    self->front = self->fields[chosen];
    sort_by(self, self->columns[chosen].id);
}

static void narrow(void *context, const char *text)
{
    struct view *self = context;
    report_table_find(&self->table, text);
    show_rows(self, false);
}

static void find(struct view *self)
{
    dialog_narrow(self->app, _("Rows with"), FIND_MOST, self->table.find ? self->table.find : "",
                  narrow, self);
}

/* ---- whose, which, when --------------------------------------------------------------------- */

enum { YEARS = 8, SPANS = 2 * YEARS + 1 };

/* Today or all years to it, the last calendar years, the last school years. */
static size_t list_spans(const struct view *self, struct report_query spans[SPANS],
                         struct buf words[SPANS])
{
    bool as_of = (self->report->filters & REPORT_BY_AS_OF) != 0;
    int this_year = date_today().year, school = date_school_year(date_today());
    size_t count = 1;
    buf_add_text(&words[0], as_of ? _("Today") : _("All years to today"));
    for (int i = as_of; i < YEARS; i++, count++) {
        buf_addf(&words[count], as_of ? _("31 December %d") : "%d", this_year - i);
        if (as_of)
            spans[count].as_of = (struct date){this_year - i, 12, 31};
        else
            spans[count].year = this_year - i;
    }
    for (int i = 0; i < YEARS && self->report->filters & REPORT_BY_SCHOOL_YEAR; i++, count++) {
        buf_addf(&words[count], _("School year %d-%02d"), school - i, (school - i + 1) % 100);
        spans[count].school_year = school - i;
    }
    return count;
}

static void choose_span(struct view *self)
{
    struct report_query spans[SPANS] = {{0}};
    struct buf words[SPANS] = {{0}};
    const char *texts[SPANS];
    size_t count = list_spans(self, spans, words);
    for (size_t i = 0; i < count; i++)
        texts[i] = buf_text(&words[i]);
    int chosen = dialog_choose_word(self->app, _("When"), texts, count, 0);
    if (chosen >= 0) {
        spans[chosen].student = self->query.student;
        spans[chosen].project = self->query.project;
        self->query = spans[chosen];
        read_again(self);
    }
    for (size_t i = 0; i < count; i++)
        buf_free(&words[i]);
}

static void choose_student(struct view *self)
{
    int64_t id;
    if (!pick_record(self->app, _("Whose"), kind_find("student"), 0, _("The whole chapter"), &id))
        return;
    self->query.student = id;
    self->query.project = 0;
    read_again(self);
}

static void choose_project(struct view *self)
{
    int64_t id;
    if (!pick_record(self->app, _("Project"), kind_find("project"), self->query.student,
                     _("All projects"), &id))
        return;
    self->query.project = id;
    read_again(self);
}

/* ---- out ------------------------------------------------------------------------------------ */

static void export(struct view *self)
{
    const char *const words[] = {_("Excel workbook, ready to print"),
                                 _("CSV for other programs")};
    static const char *const suffixes[] = {".xlsx", ".csv"};
    struct book *book = session_of(self->app)->book;
    struct buf path = {0};
    struct err err = {{0}};
    const char *home = getenv("HOME");
    int chosen = dialog_choose_word(self->app, _("Write it as"), words, COUNT_OF(words), 0);
    if (chosen < 0)
        return;
    buf_addf(&path, "%s/%s%s", home != NULL ? home : ".", self->report->name, suffixes[chosen]);
    if (dialog_file(self->app, _("Write the report to"), DIALOG_WRITE, suffixes[chosen], &path)) {
        bool ok = chosen == 0 ? reported_write(book, self->report, &self->query, buf_text(&path),
                                               NULL, &err)
                              : report_write(book, self->report, &self->query, TABLE_CSV,
                                             buf_text(&path), 0, &err);
        if (ok)
            app_info(self->app, "written to %s", buf_text(&path));
        else
            app_error(self->app, "%s", err.text);
    }
    buf_free(&path);
}

/* ---- into a row ----------------------------------------------------------------------------- */

static size_t selected_at(const struct view *self)
{
    int64_t selected = list_selected(self->list);
    size_t at = 0;
    while (at < self->table.shown && (int64_t)self->table.order[at] + 1 != selected)
        at++;
    return at;
}

static bool read_selected(const struct view *self, const char *values[static MOST_COLUMNS],
                          const char *shown[static MOST_COLUMNS])
{
    size_t at = selected_at(self);
    for (size_t i = 0; at < self->table.shown && i < self->report->count; i++) {
        values[i] = report_table_cell(&self->table, at, i)->value;
        shown[i] = report_table_cell(&self->table, at, i)->shown;
    }
    return at < self->table.shown;
}

/* The records of the figure that was clicked, or of the whole row; or its figures. */
static void look_into(struct view *self, bool figures)
{
    const char *values[MOST_COLUMNS], *shown[MOST_COLUMNS];
    const char *clicked = list_clicked_column(self->list);
    size_t column = 0;
    if (!read_selected(self, values, shown))
        return;
    struct report_row of = {self->report, self->query, values, shown};
    while (column < self->report->count && strcmp(self->report->columns[column].name, clicked) != 0)
        column++;
    if (figures || !self->has_records)
        report_figures_screen(self->app, &of);
    else
        report_behind_screen(self->app, &of, column);
}

static unsigned view_command(struct app *app, void *context, int number)
{
    struct view *self = context;
    (void)app;
    switch (number) {
    case RECORDS:
    case FIGURES:
        look_into(self, number == FIGURES);
        break;
    case SORT:
        sort(self);
        break;
    case FIND:
        find(self);
        break;
    case YEAR:
        choose_span(self);
        break;
    case STUDENT:
        choose_student(self);
        break;
    case PROJECT:
        choose_project(self);
        break;
    case EXPORT:
        export(self);
        break;
    default:
        return 0;
    }
    return APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool view_open(struct app *app, void *context, struct err *err)
{
    struct view *self = context;
    (void)app;
    return read_report(self, err);
}

/* What was opened above may have changed the book. */
static void view_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static void view_close(struct app *app, void *context)
{
    struct view *self = context;
    (void)app;
    report_table_clear(&self->table);
    list_free(self->list);
    list_free(self->foot);
    split_clear(&self->beside);
    buf_free(&self->carried);
    mem_free(self);
}

static void view_title(struct app *app, void *context, struct screen_title *title)
{
    struct view *self = context;
    struct buf where = {0};
    const struct report_query *query = &self->query;
    if (query->project != 0) {
        ref_name_screen(session_of(app)->book, kind_find("project"), query->project, &where);
        buf_add_text(&where, " · ");
    }
    if (query->year != 0)
        buf_addf(&where, "%d", query->year);
    else if (query->school_year != 0)
        buf_addf(&where, _("school year %d-%02d"), query->school_year,
                 (query->school_year + 1) % 100);
    else if (query->as_of.year != 0)
        buf_addf(&where, _("31 December %d"), query->as_of.year);
    else
        buf_add_text(&where, _("to today"));
    session_title(app, title, tr(self->report->label), buf_text(&where), query->student);
    buf_free(&where);
}

static void view_status(struct app *app, void *context, struct buf *line)
{
    struct view *self = context;
    const struct report_table *table = &self->table;
    (void)app;
    if (table->cut)
        buf_addf(line, _("the first %d rows; x writes them all"), REPORT_ROWS_MOST);
    else if (table->find)
        buf_addf(line, _("%zu of %zu rows have \"%s\"; / and Enter shows all"), table->shown,
                 table->rows, table->find);
    else
        buf_addf(line, tr_count("%zu row · %s%s", "%zu rows · %s%s", (int64_t)table->rows),
                 table->rows, self->carried.len > 0 ? _("carried in: ") : tr(self->report->help),
                 buf_text(&self->carried));
}

static void tell_beside(void *context, int64_t id, struct pager *page)
{
    struct view *self = context;
    const char *values[MOST_COLUMNS], *shown[MOST_COLUMNS];
    (void)id;
    if (read_selected(self, values, shown))
        beside_report_row(self->report, shown, page);
}

static void view_draw(struct app *app, void *context, struct rect body)
{
    struct view *self = context;
    if (session_changed(session_of(app)))
        read_again(self);
    body = split_body(app, &self->beside, body, list_selected(self->list), self->reads, tell_beside,
                      self);
    struct rect foot = body;
    foot.y += body.h - 1;
    foot.h = 1;
    if (report_table_has_totals(&self->table) && body.h > 3)
        body.h--;
    list_draw(self->list, body, true);
    list_follow(self->foot, self->list);
    if (foot.y >= body.y + body.h)
        list_draw(self->foot, foot, false);
}

static unsigned view_event(struct app *app, void *context, const struct event *event)
{
    struct view *self = context;
    switch (list_event(self->list, event)) {
    case LIST_IGNORED:
        return 0;
    case LIST_OPENED:
        return view_command(app, self, RECORDS);
    case LIST_HEADING:
        sort_by(self, list_clicked_column(self->list));
        break;
    case LIST_MOVED:
    case LIST_TICKED:
        break;
    }
    return APP_HANDLED;
}

static void view_help(struct app *app, void *context, struct help *help)
{
    struct view *self = context;
    (void)app;
    help_text(help, tr(self->report->help));
    help_text(help,
              _("Left and Right move through the columns that do not fit. A click on a heading "
                "sorts by it; a double click on a figure shows the records behind it."));
    help_heading(help, _("Columns"));
    for (size_t i = 0; i < self->report->count; i++)
        help_term(help, tr(self->report->columns[i].label),
                  tr(self->report->columns[i].help));
}

static const struct screen_ops view_ops = {
    .name = "report",
    .keys = &view_keys,
    .open = view_open,
    .close = view_close,
    .shown = view_shown,
    .title = view_title,
    .status = view_status,
    .draw = view_draw,
    .event = view_event,
    .command = view_command,
    .enabled = view_enabled,
    .help = view_help,
};

void report_view_screen(struct app *app, const struct report *report, int64_t student)
{
    struct view *self = mem_alloc(sizeof *self);
    *self = (struct view){.app = app,
                          .report = report,
                          .front = report->count,
                          .has_records = report_has_records(report)};
    if (report->filters & REPORT_BY_STUDENT)
        self->query.student = student;
    app_push(app, &view_ops, self);
}
