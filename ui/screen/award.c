/* A student's award applications: those begun, how far each is, and the way to begin another. */
#include "award/readiness.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/chart.h"
#include "kit/list.h"
#include "screen/application.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { MOST = 40, BAR = 14 };

struct entry {
    int64_t id;
    struct buf name, status; /* "Swine Production, ownership 2027"; "Draft" */
    size_t met, of;
    struct buf missing; /* the first thing that is missing, in words */
};

struct awards {
    struct app *app;
    int64_t student;
    struct entry entries[MOST];
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Application", .width = 24, .grow = 2},
    {.id = "status", .label = "Status", .width = 9},
    {.id = "bar", .label = "Ready", .width = BAR},
    {.id = "missing", .label = "Next", .width = 16, .grow = 2},
};

static void forget(struct awards *self)
{
    while (self->count > 0) {
        struct entry *entry = &self->entries[--self->count];
        buf_free(&entry->name);
        buf_free(&entry->status);
        buf_free(&entry->missing);
        *entry = (struct entry){0};
    }
}

static void look_at(struct awards *self, const struct record *record)
{
    struct book *book = session_of(self->app)->book;
    struct entry *entry = &self->entries[self->count++];
    struct award_readiness readiness = {0};
    struct err err = {{0}};
    entry->id = record->id;
    ref_name_screen(book, record->kind, record->id, &entry->name);
    field_format(book, &record->kind->fields[kind_field(record->kind, "status")],
                 record_get(record, "status"), STYLE_SCREEN, &entry->status);
    const struct award_request request = {
        .student = self->student, .area = record_text(record, "subject"),
        .type = record_text(record, "type"), .year = (int)record_int(record, "award_year"),
    };
    if (!record_is(record, "form", "proficiency"))
        return;
    if (!award_readiness(book, &request, &readiness, &err)) {
        buf_add_text(&entry->missing, err.text);
        return;
    }
    entry->met = readiness.met;
    entry->of = readiness.met + readiness.missing;
    for (size_t i = 0; i < readiness.count && entry->missing.len == 0; i++)
        if (readiness.lines[i].met == AWARD_MISSING)
            buf_add_text(&entry->missing, readiness.lines[i].text);
    if (entry->missing.len == 0)
        buf_add_text(&entry->missing, _("all met: apply"));
    award_readiness_clear(&readiness);
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct awards *self = context;
    const struct entry *entry = &self->entries[index];
    struct buf bar = {0};
    if (entry->of > 0)
        chart_bar_add(&bar, BAR, (int64_t)entry->met, (int64_t)entry->of);
    list_cell(rows, ROLE_BODY, buf_text(&entry->name));
    list_cell(rows, ROLE_DIM, buf_text(&entry->status));
    list_cell(rows, ROLE_BAR, buf_text(&bar));
    list_cell(rows, entry->met == entry->of ? ROLE_GOOD : ROLE_WARNING, buf_text(&entry->missing));
    buf_free(&bar);
}

static int64_t row_id(void *context, size_t index)
{
    return ((struct awards *)context)->entries[index].id;
}

static void read_applications(struct awards *self)
{
    struct listing *listing = listing_open(session_of(self->app)->book, kind_find("application"));
    struct record records[MOST];
    forget(self);
    int count = !listing_where_id(listing, "student", self->student, NULL)
                    ? 0
                    : listing_read(listing, 0, true, MOST, records, NULL);
    for (int i = 0; i < count; i++) {
        look_at(self, &records[i]);
        record_clear(&records[i]);
    }
    listing_close(listing);
    const struct list_array array = {.count = self->count, .row = row, .row_id = row_id};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
}

enum { OPEN = 1, NEW, EDIT };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Show what is there and what is missing.", KEYMAP_BAR},
    {"n", NEW, "new", "Begin an application for an award.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"e", EDIT, "edit", "Change the selected application's area, type or year.",
     KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Awards", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct awards *self = context;
    int64_t id = list_selected(self->list);
    struct records_of of = {.kind = kind_find("application"), .student = self->student};
    struct buf year = {0};
    switch (number) {
    case OPEN:
        if (id != 0)
            application_screen(app, id);
        return APP_HANDLED;
    case NEW: {
        buf_addf(&year, "%d", date_today().year + 1); /* this year's records count for the next */
        const char *const values[] = {"award_year", buf_text(&year), NULL};
        record_edit_with(app, of, values);
        buf_free(&year);
        break;
    }
    case EDIT:
        if (id != 0)
            record_edit(app, of, id);
        break;
    default:
        return 0;
    }
    read_applications(self);
    return APP_HANDLED;
}

static bool awards_open(struct app *app, void *context, struct err *err)
{
    struct awards *self = context;
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->list, _("No application yet. n begins one: choose the award area and the "
                               "type, and this page tells what is still missing for it."));
    read_applications(self);
    return true;
}

static void awards_close(struct app *app, void *context)
{
    struct awards *self = context;
    (void)app;
    forget(self);
    list_free(self->list);
    mem_free(self);
}

static void awards_shown(struct app *app, void *context)
{
    (void)app;
    read_applications(context);
}

static void awards_title(struct app *app, void *context, struct screen_title *title)
{
    struct awards *self = context;
    session_title(app, title, _("Awards"), NULL, self->student);
}

static void awards_draw(struct app *app, void *context, struct rect body)
{
    struct awards *self = context;
    if (session_changed(session_of(app)))
        read_applications(self);
    list_draw(self->list, body, true);
}

static unsigned awards_event(struct app *app, void *context, const struct event *event)
{
    struct awards *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops awards_ops = {
    .name = "awards",
    .keys = &keys,
    .open = awards_open,
    .close = awards_close,
    .shown = awards_shown,
    .title = awards_title,
    .draw = awards_draw,
    .event = awards_event,
    .command = command,
};

void award_screen(struct app *app, int64_t student)
{
    struct awards *self = mem_alloc(sizeof *self);
    *self = (struct awards){.app = app, .student = student};
    app_push(app, &awards_ops, self);
}
