/* Into a row of a report: its figures with what they mean, and the records behind one of them. */
#include "base/mem.h"
#include "base/tr.h"
#include "kit/list.h"
#include "screen/behind.h"
#include "screen/report/report_rows.h"
#include "screen/report/report_view.h"
#include "screen/session.h"
#include <string.h>

/* A row that is looked into, kept. */
struct kept {
    struct report_row row;
    char **values, **shown; /* owned */
};

static char **copy_texts(const char *const *texts, size_t count)
{
    char **copy = mem_array(count, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = mem_text(texts[i]);
    return copy;
}

static void keep(struct kept *kept, const struct report_row *row)
{
    size_t count = row->report->count;
    kept->row = *row;
    kept->values = copy_texts(row->values, count);
    kept->shown = copy_texts(row->shown, count);
    kept->row.values = (const char *const *)kept->values;
    kept->row.shown = (const char *const *)kept->shown;
}

static void forget(struct kept *kept)
{
    for (size_t i = 0; i < kept->row.report->count; i++) {
        mem_free(kept->values[i]);
        mem_free(kept->shown[i]);
    }
    mem_free(kept->values);
    mem_free(kept->shown);
}

/* "Market swine, 2025": what tells the row from others. */
static void add_keys(const struct report_row *row, struct buf *out)
{
    for (size_t i = 0; i < row->report->keys; i++) {
        const char *shown = row->shown[i];
        if (shown[0] != '\0' && strcmp(row->report->columns[i].name, "student") != 0)
            buf_addf(out, "%s%s", out->len > 0 ? ", " : "", shown);
    }
}

/* ---- the records behind a figure ------------------------------------------------------------ */

struct figure_behind {
    struct kept kept;
    size_t column; /* report->count: the whole row */
};

static bool is_figure(const struct figure_behind *self)
{
    const struct report *report = self->kept.row.report;
    return self->column < report->count &&
           report_type_is_figure(report->columns[self->column].type);
}

static const char *behind_amount(void *context, int64_t amount, char out[static NUM_TEXT_SIZE])
{
    const struct figure_behind *self = context;
    if (!is_figure(self))
        return NULL;
    switch (self->kept.row.report->columns[self->column].type) {
    case REPORT_MONEY:
        return num_money_grouped(amount, out);
    case REPORT_HOURS:
        return num_hours(amount, out);
    case REPORT_QTY:
        return num_decimal(amount, 3, out);
    case REPORT_PCT:
        return num_decimal(amount, 2, out);
    default:
        return num_decimal(amount, 0, out);
    }
}

static bool behind_read(struct app *app, void *context, struct behind *to, struct err *err)
{
    struct figure_behind *self = context;
    const struct report_row *row = &self->kept.row;
    struct report_record found;
    enum step step = STEP_FAILED;
    bool more = true;
    struct report_records *records = report_records_open(
        session_of(app)->book, row->report, &row->query, row->values, self->column, err);
    while (records != NULL && more &&
           (step = report_records_next(records, &found, err)) == STEP_ROW)
        more = behind_add(
            to, &(struct behind_record){found.kind, found.id, found.date, found.amount});
    report_records_close(records);
    return step != STEP_FAILED;
}

static void behind_title(struct app *app, void *context, struct screen_title *title)
{
    struct figure_behind *self = context;
    const struct report_row *row = &self->kept.row;
    struct buf where = {0};
    add_keys(row, &where);
    if (is_figure(self))
        buf_addf(&where, "%s%s %s", where.len > 0 ? " · " : "",
                 tr(row->report->columns[self->column].label), row->shown[self->column]);
    session_title(app, title, tr(row->report->label), where.len > 0 ? buf_text(&where) : NULL,
                  row->query.student);
    buf_free(&where);
}

static void behind_status(void *context, const int64_t *sum, struct buf *line)
{
    struct figure_behind *self = context;
    char text[NUM_TEXT_SIZE];
    if (is_figure(self) && sum != NULL)
        buf_addf(line, _(", %s in all"), behind_amount(self, *sum, text));
}

static void behind_close(void *context)
{
    struct figure_behind *self = context;
    forget(&self->kept);
    mem_free(self);
}

static const struct behind_source behind_source = {
    .empty = N_("No record is behind this number: it is worked out from others, or it was there "
                "before."),
    .read = behind_read,
    .amount = behind_amount,
    .title = behind_title,
    .status = behind_status,
    .close = behind_close,
};

void report_behind_screen(struct app *app, const struct report_row *row, size_t column)
{
    struct figure_behind *self = mem_alloc(sizeof *self);
    *self = (struct figure_behind){.column = column};
    keep(&self->kept, row);
    behind_screen(app, &behind_source, self, row->query.student);
}

/* ---- the figures of a row ------------------------------------------------------------------- */

struct figures {
    struct app *app;
    struct kept kept;
    struct list *list;
};

static const struct list_column figure_columns[] = {
    {.id = "figure", .label = "Figure", .width = 22},
    {.id = "value", .label = "It is", .width = 20, .align = DRAW_RIGHT},
    {.id = "help", .label = "What it means", .width = 30, .grow = 1},
};

static void figure_row(void *context, size_t index, struct list_rows *rows)
{
    struct figures *self = context;
    const struct report_row *row = &self->kept.row;
    const struct report_column *column = &row->report->columns[index];
    bool below = report_type_is_figure(column->type) && row->shown[index][0] == '-';
    list_cell(rows, ROLE_BODY, tr(column->label));
    list_cell(rows, below ? ROLE_BAD : ROLE_STRONG, row->shown[index]);
    list_cell(rows, ROLE_DIM, tr(column->help));
}

enum { BEHIND = 1 };
static const struct keymap_row figure_rows[] = {
    {"Enter", BEHIND, "records", "Show the records behind the selected figure.", KEYMAP_BAR},
};
static const struct keymap figure_keys = KEYMAP("Figures of a row", figure_rows);

static bool figures_enabled(struct app *app, void *context, int number)
{
    struct figures *self = context;
    (void)app;
    (void)number;
    return report_has_records(self->kept.row.report);
}

static unsigned figures_command(struct app *app, void *context, int number)
{
    struct figures *self = context;
    int64_t selected = list_selected(self->list);
    if (number != BEHIND)
        return 0;
    if (selected != 0 && report_has_records(self->kept.row.report))
        report_behind_screen(app, &self->kept.row, (size_t)selected - 1);
    return APP_HANDLED;
}

static bool figures_open(struct app *app, void *context, struct err *err)
{
    struct figures *self = context;
    const struct list_array array = {.count = self->kept.row.report->count, .row = figure_row};
    (void)app;
    (void)err;
    self->list = list_new(figure_columns, COUNT_OF(figure_columns), 0);
    list_set_array(self->list, &array, self);
    return true;
}

static void figures_close(struct app *app, void *context)
{
    struct figures *self = context;
    (void)app;
    forget(&self->kept);
    list_free(self->list);
    mem_free(self);
}

static bool same_row(const struct report_row *row, const struct report_table *table, size_t at)
{
    for (size_t i = 0; i < row->report->keys; i++)
        if (strcmp(report_table_cell(table, at, i)->value, row->values[i]) != 0)
            return false;
    return true;
}

static void take_row(struct figures *self, const struct report_table *table, size_t at)
{
    for (size_t i = 0; i < table->report->count; i++) {
        const struct report_cell *cell = report_table_cell(table, at, i);
        mem_free(self->kept.values[i]);
        mem_free(self->kept.shown[i]);
        self->kept.values[i] = mem_text(cell->value);
        self->kept.shown[i] = mem_text(cell->shown);
    }
    list_reload(self->list);
}

/* A record behind it may have been changed: the row is read again. One that is gone is left. */
static void figures_shown(struct app *app, void *context)
{
    struct figures *self = context;
    const struct report_row *row = &self->kept.row;
    struct report_table table = {0};
    struct err err = {{0}};
    size_t at = 0;
    if (row->report->keys == 0)
        return;
    if (!report_table_read(session_of(app)->book, row->report, &row->query, &table, &err))
        app_error(app, "%s", err.text);
    while (at < table.shown && !same_row(row, &table, at))
        at++;
    if (at < table.shown)
        take_row(self, &table, at);
    else
        app_pop(app);
    report_table_clear(&table);
}

static void figures_title(struct app *app, void *context, struct screen_title *title)
{
    struct figures *self = context;
    struct buf where = {0};
    add_keys(&self->kept.row, &where);
    session_title(app, title, tr(self->kept.row.report->label),
                  where.len > 0 ? buf_text(&where) : NULL, self->kept.row.query.student);
    buf_free(&where);
}

static void figures_draw(struct app *app, void *context, struct rect body)
{
    struct figures *self = context;
    (void)app;
    list_draw(self->list, body, true);
}

static unsigned figures_event(struct app *app, void *context, const struct event *event)
{
    struct figures *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return figures_command(app, self, BEHIND);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops figures_ops = {
    .name = "figures",
    .keys = &figure_keys,
    .open = figures_open,
    .close = figures_close,
    .shown = figures_shown,
    .title = figures_title,
    .draw = figures_draw,
    .event = figures_event,
    .command = figures_command,
    .enabled = figures_enabled,
};

void report_figures_screen(struct app *app, const struct report_row *row)
{
    struct figures *self = mem_alloc(sizeof *self);
    *self = (struct figures){.app = app};
    keep(&self->kept, row);
    app_push(app, &figures_ops, self);
}
