/* The end of a year for a class: who is ready, who still has something to do; closing all who are
 * ready at once. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/glyph.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "screen/window.h"
#include "year/year.h"
#include <string.h>

struct class_year {
    struct app *app;
    int number;
    struct listing *listing;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "state", .label = "", .width = 1},
    {.id = "name", .label = "Student", .width = 26, .grow = 1},
    {.id = "todo", .label = "Year end", .width = 12},
    {.id = "parts", .label = "Still to do", .width = 20, .grow = 4},
};

/* ---- rows ----------------------------------------------------------------------------------- */

static void add_parts(const struct year *year, struct buf *out)
{
    for (enum year_part part = 0; part < YEAR_PARTS; part++) {
        size_t missing = year_missing(year, part);
        if (missing > 0)
            buf_addf(out, "%s%s (%zu)", out->len > 0 ? ", " : "", tr(year_part_words(part)->label),
                     missing);
    }
}

static void state_cells(const struct year *year, bool begun, struct list_rows *rows)
{
    size_t missing = year_missing(year, YEAR_PARTS);
    struct buf parts = {0};
    if (!begun) {
        list_cell(rows, ROLE_DIM, _("no records"));
        return;
    }
    add_parts(year, &parts);
    if (year_is_closed(year))
        list_cell(rows, ROLE_GOOD, _("closed"));
    else if (missing == 0)
        list_cell(rows, ROLE_GOOD, _("ready"));
    else
        list_cellf(rows, ROLE_WARNING, "%zu to do", missing);
    list_cell(rows, ROLE_DIM, year_is_closed(year) ? "" : buf_text(&parts));
    buf_free(&parts);
}

static void add_row(void *context, struct list_rows *rows, const struct record *record,
                    const char *key)
{
    struct class_year *self = context;
    struct year year;
    bool ok = year_read(session_of(self->app)->book, record->id, self->number, &year, NULL);
    bool begun = value_date(record_get(record, "records_from")).year <= self->number;
    bool good = begun && (year_is_closed(&year) || year_missing(&year, YEAR_PARTS) == 0);
    list_row(rows, record->id, key, 0);
    list_cell(rows, ROLE_GOOD, ok && good ? glyph(GLYPH_MET) : "");
    list_cell(rows, ROLE_BODY, record_text(record, "name"));
    if (ok)
        state_cells(&year, begun, rows);
    year_clear(&year);
}

static bool fetch(void *context, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct class_year *self = context;
    return window_fetch(self->listing, rows, seek, anchor, want, add_row, self, err);
}

static bool locate(void *context, int64_t id, struct buf *key)
{
    struct class_year *self = context;
    return window_locate(session_of(self->app)->book, kind_find("student"), self->listing, id, key);
}

static const struct list_source source = {fetch, locate};

/* ---- keys ----------------------------------------------------------------------------------- */

enum { OPEN = 1, CLOSE_ALL, BACK, ON };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Open the student's year end, step by step.", KEYMAP_BAR},
    {"c", CLOSE_ALL, "close all that are ready",
     "Close the year of every student who has nothing missing; one u undoes it.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"<", BACK, "year before", "Show the year before.", KEYMAP_BAR},
    {">", ON, "next year", "Show the next year.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Year end of the class", key_rows);

static void count_left_out(void *context, int64_t student, size_t missing)
{
    size_t *count = context;
    (void)student;
    (void)missing;
    (*count)++;
}

static void close_all(struct class_year *self)
{
    struct err err = {{0}};
    struct buf text = {0};
    char *what = NULL;
    size_t left_out = 0;
    buf_addf(
        &text,
        _("This closes %d for every active student who has nothing missing. After that, changing "
          "an entry of that year asks for a reason. The other students stay as they are."),
        self->number);
    if (dialog_confirm(self->app, _("Close the year"), buf_text(&text),
                       _("Close all that are ready"), _("Not yet"))) {
        if (!year_close_all(session_of(self->app)->book, 0, self->number, count_left_out, &left_out,
                            &what, &err))
            app_error(self->app, "%s", err.text);
        else
            app_undoable(self->app, "%s; %zu left out", what, left_out);
        mem_free(what);
    }
    buf_free(&text);
    list_reload(self->list);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct class_year *self = context;
    int64_t id = list_selected(self->list);
    switch (number) {
    case OPEN:
        if (id != 0)
            year_end_screen(app, id, self->number);
        return APP_HANDLED;
    case CLOSE_ALL:
        close_all(self);
        return APP_HANDLED;
    case BACK:
    case ON:
        if (number == ON && self->number >= date_today().year) {
            app_info(app, "%d has not begun", self->number + 1);
            return APP_HANDLED;
        }
        self->number += number == ON ? 1 : -1;
        list_reload(self->list);
        return APP_HANDLED;
    default:
        return 0;
    }
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool class_year_open(struct app *app, void *context, struct err *err)
{
    struct class_year *self = context;
    (void)err;
    self->listing = listing_open(session_of(app)->book, kind_find("student"));
    (void)listing_where(self->listing, "status", "active", 6, NULL);
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_source(self->list, &source, self);
    list_set_empty(self->list, _("No active students."));
    return true;
}

static void class_year_close(struct app *app, void *context)
{
    struct class_year *self = context;
    (void)app;
    list_free(self->list);
    listing_close(self->listing);
    mem_free(self);
}

static void class_year_shown(struct app *app, void *context)
{
    struct class_year *self = context;
    (void)app;
    list_reload(self->list);
}

static void class_year_title(struct app *app, void *context, struct screen_title *title)
{
    struct class_year *self = context;
    char year[NUM_TEXT_SIZE];
    session_title(app, title, _("Year end"), num_decimal(self->number, 0, year), 0);
}

static void class_year_draw(struct app *app, void *context, struct rect body)
{
    struct class_year *self = context;
    if (session_changed(session_of(app)))
        list_reload(self->list);
    list_draw(self->list, body, true);
}

static unsigned class_year_event(struct app *app, void *context, const struct event *event)
{
    struct class_year *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void class_year_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(
        help,
        _("Who is ready to close the year, and what the others still have to do. Enter opens a "
          "student's steps; c closes the year for all who are ready, and leaves the others as "
          "they are."));
}

static const struct screen_ops class_year_ops = {
    .name = "year end of the class",
    .keys = &keys,
    .open = class_year_open,
    .close = class_year_close,
    .shown = class_year_shown,
    .title = class_year_title,
    .draw = class_year_draw,
    .event = class_year_event,
    .command = command,
    .help = class_year_help,
};

void class_year_screen(struct app *app, int year)
{
    struct class_year *self = mem_alloc(sizeof *self);
    struct date today = date_today();
    int over = today.month == 12 && today.day == 31 ? today.year : today.year - 1;
    *self = (struct class_year){.app = app, .number = year != 0 ? year : over};
    app_push(app, &class_year_ops, self);
}
