/* A list of one kind's records, made from the kind's description. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/list.h"
#include "kit/split.h"
#include "screen/beside.h"
#include "screen/records/columns.h"
#include "screen/money/guided.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "screen/window.h"
#include "screen/records/photo_seen.h"
#include <string.h>

enum { MOST_COLUMNS = COLUMNS_MOST, MAIN_WIDTH = 22, LABEL_MOST = 10 };

struct records {
    struct app *app;
    struct records_of of;
    struct listing *listing;
    struct list *list;
    struct split beside;
    struct list_column columns[MOST_COLUMNS];
    size_t fields[MOST_COLUMNS]; /* of the kind, by column */
    size_t count;
    struct buf find;             /* what is looked for */
    bool at_top;                 /* the first row was selected: new ones come above it */
    char order[64];
    bool descending;
};

/* ---- columns -------------------------------------------------------------------------------- */

static int width_of(const struct field *field)
{
    switch (field->type) {
    case FIELD_DATE:
        return 11;
    case FIELD_MONEY:
        return 10;
    case FIELD_TIME:
    case FIELD_QTY:
    case FIELD_INT:
    case FIELD_PCT:
        return 6;
    case FIELD_YEAR:
    case FIELD_YES:
        return 5;
    case FIELD_PICTURE:
        return 12;
    case FIELD_REF:
    case FIELD_ANY:
    case FIELD_CHOICE:
        return 13;
    default:
        return 12;
    }
}

/* As wide as its values, and as its label where that is short. */
static int wide_enough(const struct field *field)
{
    int width = width_of(field), label = (int)text_columns(tr(field->label), strlen(tr(field->label)));
    return label > width && label <= LABEL_MOST ? label : width;
}

static bool is_number(const struct field *field)
{
    return field->type == FIELD_MONEY || field->type == FIELD_TIME || field->type == FIELD_QTY ||
           field->type == FIELD_INT || field->type == FIELD_PCT;
}

/* What the list is narrowed to need not stand in every row. */
static bool is_said(const struct records_of *of, const char *field)
{
    return (of->student != 0 && strcmp(field, "student") == 0) ||
           (of->project != 0 && strcmp(field, "project") == 0) ||
           (of->owner != NULL && strcmp(field, of->owner) == 0);
}

static void make_columns(struct records *self)
{
    const struct kind *kind = self->of.kind;
    size_t fields[COLUMNS_MOST], count = columns_of(kind, fields);
    bool main_text = false; /* the first words of a row are what tells it from others */
    self->count = 0;
    for (size_t at = 0; at < count; at++) {
        size_t f = fields[at];
        if (is_said(&self->of, kind->fields[f].name))
            continue;
        const struct field *field = &kind->fields[f];
        bool text = field->type == FIELD_TEXT || field->type == FIELD_NOTE || field->type == FIELD_REF ||
                    field->type == FIELD_ANY;
        bool free_text = (field->vocabulary == NULL && field->choices == NULL) || strcmp(field->name, "name") == 0;
        bool wide = !main_text && free_text && (field->type == FIELD_TEXT || field->type == FIELD_NOTE);
        main_text = main_text || wide;
        self->fields[self->count] = f;
        self->columns[self->count] = (struct list_column){
            .id = field->name, .label = field->label, .width = wide ? MAIN_WIDTH : wide_enough(field),
            .grow = wide || field->type == FIELD_NOTE ? 3 : text ? 1 : 0,
            .align = is_number(field) ? DRAW_RIGHT : DRAW_LEFT,
            .rank = self->count < 2 || wide ? 0 : (int)self->count,
        };
        self->count++;
    }
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* A "no" where a new record has one, too: said in each row it would hide the few that say "yes". */
static bool is_usual(const struct field *field, const struct value *value)
{
    return field->type == FIELD_YES && value->is == VALUE_INT && value->i == 0 &&
           field->initial != NULL && strcmp(field->initial, "no") == 0;
}

static void add_row(void *context, struct list_rows *rows, const struct record *record,
                    const char *key)
{
    struct records *self = context;
    struct buf cell = {0};
    list_row(rows, record->id, key, 0);
    for (size_t i = 0; i < self->count; i++) {
        const struct value *value = &record->values[self->fields[i]];
        buf_clear(&cell);
        if (!is_usual(&self->of.kind->fields[self->fields[i]], value))
            record_format(session_of(self->app)->book, record, self->fields[i], STYLE_SCREEN, &cell);
        list_cell(rows, value->is == VALUE_INT && value->i < 0 ? ROLE_BAD : ROLE_BODY,
                  buf_text(&cell));
    }
    buf_free(&cell);
}

static bool fetch(void *context, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct records *self = context;
    return window_fetch(self->listing, rows, seek, anchor, want, add_row, self, err);
}

static bool locate(void *context, int64_t id, struct buf *key)
{
    struct records *self = context;
    return window_locate(session_of(self->app)->book, self->of.kind, self->listing, id, key);
}

static const struct list_source source = {fetch, locate};

static bool open_listing(struct records *self, struct err *err)
{
    self->listing = listing_open(session_of(self->app)->book, self->of.kind);
    if (self->of.student != 0 &&
        !listing_where_id(self->listing, "student", self->of.student, err))
        return false;
    if (self->of.project != 0 &&
        !listing_where_id(self->listing, "project", self->of.project, err))
        return false;
    /* A whole chapter's entries in the order they were made: that needs no sorting of a million. */
    if (self->of.student == 0 && self->of.project == 0 && self->of.owner == NULL &&
        strstr(self->of.kind->order, "date") != NULL)
        listing_order(self->listing, "id", true);
    return self->of.owner == NULL ||
           listing_where_id(self->listing, self->of.owner, self->of.owner_id, err);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { NEW = 1, OPEN, DELETE, FIND, SORT, COPY, AGAIN, COLUMNS };

static const struct keymap_row rows[] = {
    {"n", NEW, "new", "Write a new entry.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"Enter e", OPEN, "open", "Open the selected entry to read or change it.", KEYMAP_BAR},
    {"c", COPY, "copy", "Write a new entry that starts as a copy of the selected one.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"a", AGAIN, "again", "Enter the selected entry again, today or every week.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"d Delete", DELETE, "delete", "Delete the selected entry; u brings it back.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"/ f", FIND, "filter", "Show only entries that have a word.", KEYMAP_BAR},
    {"s", SORT, "sort", "Choose the column to sort by; choose it again to turn the order around.", KEYMAP_BAR},
    {"o", COLUMNS, "columns", "Choose which columns are shown, and in which order.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In a list of entries", rows);

static void narrow(void *context, const char *text)
{
    struct records *self = context;
    buf_clear(&self->find);
    buf_add_text(&self->find, text);
    listing_find(self->listing, text);
    list_reload(self->list);
}

static void find(struct records *self)
{
    dialog_narrow(self->app, _("Entries with"), 100, buf_text(&self->find), narrow, self);
}

static void sort_by(struct records *self, const char *field)
{
    bool again = strcmp(self->order, field) == 0;
    self->descending = again ? !self->descending : false;
    self->order[0] = '\0';
    strncat(self->order, field, sizeof self->order - 1);
    listing_order(self->listing, self->order, self->descending);
    list_set_sort(self->list, self->order, self->descending);
    list_reload(self->list);
}

static void sort(struct records *self)
{
    const char *labels[MOST_COLUMNS];
    for (size_t i = 0; i < self->count; i++)
        labels[i] = tr(self->columns[i].label);
    int chosen = dialog_choose_word(self->app, _("Sort by"), labels, self->count, 0);
    if (chosen >= 0)
        sort_by(self, self->columns[chosen].id);
}

/* The list anew, with the columns as they are chosen now; the selection stays on its record. */
static void make_list(struct records *self)
{
    struct buf empty = {0};
    int64_t selected = self->list != NULL ? list_selected(self->list) : 0;
    list_free(self->list);
    make_columns(self);
    self->list = list_new(self->columns, self->count, 0);
    list_set_source(self->list, &source, self);
    if (self->order[0] != '\0')
        list_set_sort(self->list, self->order, self->descending);
    buf_addf(&empty, _("Nothing here yet. %s"), tr(self->of.kind->help));
    list_set_empty(self->list, buf_text(&empty));
    buf_free(&empty);
    if (selected != 0)
        (void)list_select(self->list, selected);
}

static void delete_selected(struct records *self)
{
    struct err err = {{0}};
    char *what = NULL;
    int64_t id = list_selected(self->list);
    if (id == 0)
        return;
    bool ok;
    do
        ok = record_remove(session_of(self->app)->book, self->of.kind, id, &what, &err);
    while (!ok && session_ask_reason(self->app, &err));
    app_outcome(self->app, ok, what, &err);
    mem_free(what);
}

/* A new entry like the selected one, of today. */
static void copy_selected(struct records *self)
{
    const struct kind *kind = self->of.kind;
    struct record record;
    const char *values[2 * KIND_MAX_FIELDS + 1];
    struct buf texts[KIND_MAX_FIELDS] = {{0}};
    size_t count = 0;
    if (!record_read(session_of(self->app)->book, kind, list_selected(self->list), &record, NULL)) {
        record_clear(&record);
        return;
    }
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];
        if (record.values[i].is == VALUE_NONE || field->type == FIELD_PICTURE ||
            (field->type == FIELD_DATE && field->initial != NULL))
            continue;
        if (field->type == FIELD_REF)
            buf_addf(&texts[i], "#%lld", (long long)record.values[i].i);
        else
            record_format(NULL, &record, i, STYLE_FILE, &texts[i]);
        values[count++] = field->name;
        values[count++] = buf_text(&texts[i]);
    }
    values[count] = NULL;
    record_clear(&record);
    record_edit_with(self->app, self->of, values);
    for (size_t i = 0; i < KIND_MAX_FIELDS; i++)
        buf_free(&texts[i]);
}

/* A student's money: what guided money asks about. */
static bool is_guided(const struct records *self)
{
    return strcmp(self->of.kind->name, "money") == 0 && self->of.student != 0;
}

static bool draw_file(void *seen, const char *path, struct rect area)
{
    return photo_seen_file(seen, path, area);
}

static bool choose_picture(struct app *app, struct buf *path)
{
    struct photo_seen seen = {0};
    const struct dialog_picture picture = {draw_file, &seen};
    bool chosen =
        dialog_file_seen(app, _("Which picture?"), DIALOG_READ, ".jpg .jpeg .png", &picture, path);
    photo_seen_clear(&seen);
    return chosen;
}

static void new_record(struct records *self)
{
    struct buf path = {0};
    if (is_guided(self)) {
        guided_screen(self->app, self->of.student, self->of.project);
    } else if (strcmp(self->of.kind->name, "photo") != 0) {
        record_edit(self->app, self->of, 0);
    } else if (choose_picture(self->app, &path)) {
        const char *const values[] = {"file", buf_text(&path), NULL};
        record_edit_with(self->app, self->of, values);
    }
    buf_free(&path);
}

static bool records_enabled(struct app *app, void *context, int number)
{
    (void)app;
    return number != AGAIN || is_guided(context);
}

/* Whoever stands on the newest entry stays on the newest one. */
static void note_place(struct records *self)
{
    int64_t id = list_selected(self->list);
    self->at_top = id == 0 || listing_index(self->listing, id, NULL) == 0;
}

static void read_again(struct records *self)
{
    if (self->at_top)
        list_reset(self->list);
    else
        list_reload(self->list);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct records *self = context;
    int64_t id = list_selected(self->list);
    (void)app;
    note_place(self);
    switch (number) {
    case NEW:
        new_record(self);
        break;
    case OPEN:
        if (id != 0)
            record_edit(self->app, self->of, id);
        break;
    case COPY:
        if (id != 0)
            copy_selected(self);
        break;
    case AGAIN:
        guided_again(self->app, self->of.student, self->of.project, id);
        break;
    case DELETE:
        delete_selected(self);
        break;
    /* These keep the selection on its record, also on the first one. */
    case FIND:
        find(self);
        return APP_HANDLED;
    case SORT:
        sort(self);
        return APP_HANDLED;
    case COLUMNS:
        if (columns_edit(self->app, self->of.kind))
            make_list(self);
        return APP_HANDLED;
    default:
        return 0;
    }
    read_again(self);
    return APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool records_open(struct app *app, void *context, struct err *err)
{
    struct records *self = context;
    self->app = app;
    if (!open_listing(self, err))
        return false;
    make_list(self);
    return true;
}

static void records_close(struct app *app, void *context)
{
    struct records *self = context;
    (void)app;
    list_free(self->list);
    split_clear(&self->beside);
    listing_close(self->listing);
    buf_free(&self->find);
    mem_free(self);
}

static void records_title(struct app *app, void *context, struct screen_title *title)
{
    struct records *self = context;
    struct buf where = {0};
    if (self->of.project != 0)
        session_name(app, kind_find("project"), self->of.project, &where);
    session_title(app, title, tr(self->of.kind->plural), where.len > 0 ? buf_text(&where) : NULL,
                  self->of.student);
    buf_free(&where);
}

static void records_status(struct app *app, void *context, struct buf *line)
{
    struct records *self = context;
    (void)app;
    if (self->find.len > 0)
        buf_addf(line, _("only entries with \"%s\"; / and Enter shows all"), buf_text(&self->find));
    else
        buf_add_text(line, tr(self->of.kind->help));
}

static void tell_beside(void *context, int64_t id, struct pager *page)
{
    struct records *self = context;
    beside_record(self->app, self->of.kind, id, page);
}

static void records_draw(struct app *app, void *context, struct rect body)
{
    struct records *self = context;
    if (session_changed(session_of(app)))
        list_reload(self->list);
    body = split_body(app, &self->beside, body, list_selected(self->list),
                      book_version_known(session_of(app)->book), tell_beside, self);
    list_draw(self->list, body, true);
}

static void records_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static unsigned records_event(struct app *app, void *context, const struct event *event)
{
    struct records *self = context;
    switch (list_event(self->list, event)) {
    case LIST_IGNORED:
        return 0;
    case LIST_OPENED:
        return command(app, self, OPEN);
    case LIST_HEADING:
        sort_by(self, list_clicked_column(self->list));
        break;
    case LIST_MOVED:
    case LIST_TICKED:
        break;
    }
    return APP_HANDLED;
}

static unsigned records_tick(struct app *app, void *context)
{
    struct records *self = context;
    if (!session_changed(session_of(app)))
        return 0;
    list_reload(self->list);
    return APP_HANDLED;
}

static const struct screen_ops records_ops = {
    .name = "records",
    .keys = &keys,
    .tick_ms = 1000,
    .open = records_open,
    .close = records_close,
    .shown = records_shown,
    .title = records_title,
    .status = records_status,
    .draw = records_draw,
    .event = records_event,
    .command = command,
    .enabled = records_enabled,
    .tick = records_tick,
};

void records_screen(struct app *app, struct records_of of)
{
    struct records *self = mem_alloc(sizeof *self);
    self->of = of;
    app_push(app, &records_ops, self);
}
