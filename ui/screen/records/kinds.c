/* Every kind of record of a student or of the chapter, with how many there are: the way to whatever
 * has no screen of its own. */
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

/* A heading, or a kind with how many records there are. */
struct line {
    const char *heading; /* NULL: a kind */
    const struct kind *kind;
    int64_t count;
};

struct kinds {
    struct app *app;
    int64_t student;    /* 0: the chapter */
    const char *family; /* NULL: all */
    const char *title;
    struct line lines[2 * KIND_MAX];
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Records", .width = 32},
    {.id = "count", .label = "Entries", .width = 8, .align = DRAW_RIGHT},
    {.id = "help", .label = "What for", .width = 20, .grow = 1, .rank = 1},
};

/* ---- which kinds, in which order ------------------------------------------------------------- */

/* On a student's screen the family comes after what the student writes from day to day; the chapter's
 * own keeps the dictionary's order. */
static bool comes_later(const char *family)
{
    return strcmp(family, "people") == 0;
}

static bool is_personal(const struct kind *kind)
{
    return kind_field(kind, "student") != FIELD_NONE || kind_has_address(kind);
}

/* Adds the kinds of a family (NULL: of all), under a heading unless that is NULL. */
static void add_group(struct kinds *self, const char *family, const char *heading, bool teaching)
{
    bool headed = heading == NULL;
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        bool personal = self->student == 0 ||
                        (is_personal(kind) && ((kind->flags & KIND_TEACHING) != 0) == teaching);
        if (!personal || (family != NULL && strcmp(kind->family, family) != 0))
            continue;
        if (!headed)
            self->lines[self->count++] = (struct line){.heading = heading};
        headed = true;
        self->lines[self->count++] = (struct line){.kind = kind};
    }
}

static void add_groups(struct kinds *self)
{
    const struct kind_family_name *name = kind_families();
    if (self->student == 0 && self->family == NULL) {
        for (; name->name != NULL; name++)
            add_group(self, name->name, tr(name->title), false);
        return;
    }
    if (self->family != NULL)
        add_group(self, self->family, NULL, false);
    for (int later = 0; self->family == NULL && later < 2; later++)
        for (name = kind_families(); name->name != NULL; name++)
            if (comes_later(name->name) == (later != 0))
                add_group(self, name->name, tr(name->title), false);
    if (self->student != 0)
        add_group(self, self->family, _("Written by the teacher"), true);
}

static void count_records(struct kinds *self)
{
    for (size_t i = 0; i < self->count; i++) {
        struct line *line = &self->lines[i];
        if (line->kind == NULL)
            continue;
        struct listing *listing = listing_open(session_of(self->app)->book, line->kind);
        line->count = 0;
        if (self->student == 0 || listing_where_id(listing, "student", self->student, NULL))
            (void)listing_count(listing, &line->count, NULL);
        listing_close(listing);
    }
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void row(void *context, size_t index, struct list_rows *rows)
{
    const struct kinds *self = context;
    const struct line *line = &self->lines[index];
    if (line->kind == NULL) {
        list_cell(rows, ROLE_HEADING, line->heading);
        return;
    }
    list_cell(rows, ROLE_BODY, tr(line->kind->plural));
    list_cellf(rows, line->count > 0 ? ROLE_BODY : ROLE_DIM, "%lld", (long long)line->count);
    list_cell(rows, ROLE_DIM, tr(line->kind->help));
}

static bool is_heading(void *context, size_t index)
{
    const struct kinds *self = context;
    return self->lines[index].kind == NULL;
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
    struct records_of of = {.kind = self->lines[selected - 1].kind, .student = self->student};
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
    add_groups(self);
    const struct list_array array = {.count = self->count, .row = row, .is_plain = is_heading};
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
    open_kinds(app, student, NULL, _("All records"));
}

void ffa_screen(struct app *app, int64_t student)
{
    open_kinds(app, student, "ffa", _("FFA and service"));
}
