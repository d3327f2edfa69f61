#include "screen/records/columns.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/prefs.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/list.h"
#include "kit/popup.h"
#include <string.h>

enum { POPUP_COLS = 60, POPUP_ROWS = 20 };

/* ---- what is chosen -----------------------------------------------------------------------------
 */

static size_t read_fields(const struct kind *kind, const char *names, size_t fields[])
{
    size_t count = 0;
    for (const char *at = names; *at != '\0' && count < COLUMNS_MOST;) {
        size_t nbytes = strcspn(at, " ");
        size_t field = kind_field_n(kind, at, nbytes);
        bool there = field == FIELD_NONE;
        for (size_t i = 0; i < count; i++)
            there = there || fields[i] == field;
        if (!there)
            fields[count++] = field;
        at += nbytes + strspn(at + nbytes, " ");
    }
    return count;
}

static const char *chosen(const struct kind *kind)
{
    struct buf name = {0};
    buf_addf(&name, "columns.%s", kind->name);
    const char *value = prefs_get(buf_text(&name));
    buf_free(&name);
    return value;
}

static void choose(const struct kind *kind, const char *names, struct app *app)
{
    struct buf name = {0};
    struct err err = {{0}};
    buf_addf(&name, "columns.%s", kind->name);
    if (!prefs_set(buf_text(&name), names, &err))
        app_error(app, "%s", err.text);
    buf_free(&name);
}

size_t columns_of(const struct kind *kind, size_t fields[static COLUMNS_MOST])
{
    const char *names = chosen(kind);
    size_t count = names != NULL ? read_fields(kind, names, fields) : 0;
    /* A choice that names no field of this version is none. */
    return count > 0 ? count : read_fields(kind, kind->columns, fields);
}

/* ---- choosing -----------------------------------------------------------------------------------
 */

struct columns {
    const struct kind *kind;
    size_t order[KIND_MAX_FIELDS]; /* all fields: those shown in their order, then the others */
    size_t shown;
    struct list *list;
    bool changed;
};

static const struct list_column list_columns[] = {
    {.id = "shown", .label = "", .width = 1},
    {.id = "label", .label = "", .width = 22},
    {.id = "help", .label = "", .width = 20, .grow = 1},
};

static void read_order(struct columns *self)
{
    self->shown = columns_of(self->kind, self->order);
    size_t count = self->shown;
    for (size_t i = 0; i < self->kind->count; i++) {
        bool there = false;
        for (size_t k = 0; k < self->shown; k++)
            there = there || self->order[k] == i;
        if (!there)
            self->order[count++] = i;
    }
}

static void write_order(struct columns *self, struct app *app)
{
    struct buf names = {0};
    for (size_t i = 0; i < self->shown; i++)
        buf_addf(&names, "%s%s", i > 0 ? " " : "", self->kind->fields[self->order[i]].name);
    choose(self->kind, buf_text(&names), app);
    buf_free(&names);
    self->changed = true;
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct columns *self = context;
    const struct field *field = &self->kind->fields[self->order[index]];
    bool shown = index < self->shown;
    list_cell(rows, ROLE_MARKED, shown ? glyph(GLYPH_MARK) : "");
    list_cell(rows, shown ? ROLE_STRONG : ROLE_BODY, tr(field->label));
    list_cell(rows, ROLE_DIM, field->help != NULL ? tr(field->help) : "");
}

static int64_t row_id(void *context, size_t index)
{
    struct columns *self = context;
    return (int64_t)self->order[index] + 1;
}

static void show(struct columns *self, int64_t selected)
{
    const struct list_array array = {.count = self->kind->count, .row = row, .row_id = row_id};
    list_set_array(self->list, &array, self);
    if (selected != 0)
        (void)list_select(self->list, selected);
}

static void move_to(struct columns *self, size_t from, size_t to)
{
    size_t field = self->order[from];
    if (from < to)
        memmove(&self->order[from], &self->order[from + 1], (to - from) * sizeof field);
    else
        memmove(&self->order[to + 1], &self->order[to], (from - to) * sizeof field);
    self->order[to] = field;
}

enum { TOGGLE = 1, EARLIER, LATER, USUAL, DONE };
static const struct keymap_row key_rows[] = {
    {"Space", TOGGLE, "show or hide", "Show this column, or leave it out.", KEYMAP_BAR},
    {"<", EARLIER, "left", "Move this column to the left.", KEYMAP_BAR},
    {">", LATER, "right", "Move this column to the right.", KEYMAP_BAR},
    {"r", USUAL, "as usual", "Show the usual columns again.", KEYMAP_BAR},
    {"Enter Esc", DONE, "done", "Back to the list; the choice is kept.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Columns", key_rows);

static void toggle(struct columns *self, struct app *app, size_t at)
{
    if (at < self->shown && self->shown == 1) {
        app_info(app, _("A list needs one column at least."));
        return;
    }
    if (at >= self->shown && self->shown == COLUMNS_MOST) {
        app_info(app, _("A list has %d columns at most; hide another one first."), COLUMNS_MOST);
        return;
    }
    if (at < self->shown)
        move_to(self, at, --self->shown);
    else
        move_to(self, at, self->shown++);
    write_order(self, app);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct columns *self = context;
    int64_t selected = list_selected(self->list);
    size_t at = 0;
    while (at + 1 < self->kind->count && row_id(self, at) != selected)
        at++;
    if (number == DONE)
        return APP_POP;
    if (number == TOGGLE) {
        toggle(self, app, at);
    } else if (number == EARLIER && at > 0 && at < self->shown) {
        move_to(self, at, at - 1);
        write_order(self, app);
    } else if (number == LATER && at + 1 < self->shown) {
        move_to(self, at, at + 1);
        write_order(self, app);
    } else if (number == USUAL) {
        choose(self->kind, NULL, app);
        read_order(self);
        self->changed = true;
    }
    show(self, selected);
    return number >= TOGGLE && number <= DONE ? APP_HANDLED : 0;
}

static void columns_draw(struct app *app, void *context, struct rect body)
{
    struct columns *self = context;
    int rows = (int)self->kind->count + 2;
    (void)app;
    struct rect inside =
        draw_box(popup_area(body, POPUP_COLS, rows < POPUP_ROWS ? rows : POPUP_ROWS), ROLE_POPUP,
                 tr(self->kind->plural));
    inside.x -= 1;
    inside.w += 1;
    list_draw(self->list, inside, true);
}

static unsigned columns_event(struct app *app, void *context, const struct event *event)
{
    struct columns *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, event->kind == EVENT_MOUSE ? TOGGLE : DONE);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops columns_ops = {
    .name = "columns",
    .keys = &keys,
    .popup = true,
    .still = true,
    .draw = columns_draw,
    .event = columns_event,
    .command = command,
};

bool columns_edit(struct app *app, const struct kind *kind)
{
    struct columns self = {.kind = kind};
    read_order(&self);
    self.list = list_new(list_columns, COUNT_OF(list_columns), LIST_NO_HEADING);
    show(&self, 0);
    (void)app_modal(app, &columns_ops, &self);
    list_free(self.list);
    return self.changed;
}
