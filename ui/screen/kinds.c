/* Every kind of record of a student or of the chapter, with how many there are: the way to whatever
 * has no screen of its own. */
#include "base/mem.h"
#include "kinds/listing.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

struct kinds {
    struct app *app;
    int64_t student;      /* 0: the chapter */
    const char *family;   /* NULL: all */
    const char *title;
    const struct kind *shown[KIND_MAX];
    int64_t counts[KIND_MAX];
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Records", .width = 32},
    {.id = "count", .label = "Entries", .width = 8, .align = DRAW_RIGHT},
    {.id = "help", .label = "What for", .width = 20, .grow = 1, .rank = 1},
};

static bool belongs(const struct kinds *self, const struct kind *kind)
{
    bool personal = kind_field(kind, "student") != FIELD_NONE || kind_has_address(kind);
    if (self->family != NULL && strcmp(kind->family, self->family) != 0)
        return false;
    return self->student == 0 || personal;
}

static void count_records(struct kinds *self)
{
    for (size_t i = 0; i < self->count; i++) {
        struct listing *listing = listing_open(session_of(self->app)->book, self->shown[i]);
        self->counts[i] = 0;
        if (self->student == 0 || listing_where_id(listing, "student", self->student, NULL))
            (void)listing_count(listing, &self->counts[i], NULL);
        listing_close(listing);
    }
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct kinds *self = context;
    list_cell(rows, ROLE_BODY, self->shown[index]->plural);
    list_cellf(rows, self->counts[index] > 0 ? ROLE_BODY : ROLE_DIM, "%lld",
               (long long)self->counts[index]);
    list_cell(rows, ROLE_DIM, self->shown[index]->help);
}

enum { OPEN = 1, NEW };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Show these records.", KEYMAP_BAR},
    {"n", NEW, "new", "Write a new one of this kind.", KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Kinds of records", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct kinds *self = context;
    int64_t selected = list_selected(self->list);
    if ((number != OPEN && number != NEW) || selected == 0)
        return 0;
    struct records_of of = {.kind = self->shown[selected - 1], .student = self->student};
    if (number == OPEN)
        records_screen(app, of);
    else
        record_edit(app, of, 0);
    return APP_HANDLED;
}

static bool kinds_open(struct app *app, void *context, struct err *err)
{
    struct kinds *self = context;
    (void)app;
    (void)err;
    for (size_t i = 0; i < kind_count() && self->count < COUNT_OF(self->shown); i++)
        if (belongs(self, kind_at(i)))
            self->shown[self->count++] = kind_at(i);
    const struct list_array array = {.count = self->count, .row = row};
    count_records(self);
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_array(self->list, &array, self);
    return true;
}

static void kinds_close(struct app *app, void *context)
{
    struct kinds *self = context;
    (void)app;
    list_free(self->list);
    mem_free(self);
}

static void kinds_shown(struct app *app, void *context)
{
    struct kinds *self = context;
    (void)app;
    count_records(self);
    list_reload(self->list);
}

static void kinds_title(struct app *app, void *context, struct screen_title *title)
{
    struct kinds *self = context;
    session_title(app, title, self->title, NULL, self->student);
}

static void kinds_draw(struct app *app, void *context, struct rect body)
{
    struct kinds *self = context;
    if (session_changed(session_of(app)))
        kinds_shown(app, self);
    list_draw(self->list, body, true);
}

static unsigned kinds_event(struct app *app, void *context, const struct event *event)
{
    struct kinds *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops kinds_ops = {
    .name = "kinds",
    .keys = &keys,
    .open = kinds_open,
    .close = kinds_close,
    .shown = kinds_shown,
    .title = kinds_title,
    .draw = kinds_draw,
    .event = kinds_event,
    .command = command,
};

static void open_kinds(struct app *app, int64_t student, const char *family, const char *title)
{
    struct kinds *self = mem_alloc(sizeof *self);
    *self = (struct kinds){.app = app, .student = student, .family = family, .title = title};
    app_push(app, &kinds_ops, self);
}

void more_screen(struct app *app, int64_t student)
{
    open_kinds(app, student, NULL, "All records");
}

void ffa_screen(struct app *app, int64_t student)
{
    open_kinds(app, student, "ffa", "FFA and service");
}
