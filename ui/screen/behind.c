#include "screen/behind.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/list.h"
#include "kit/split.h"
#include "screen/beside.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { MOST_RECORDS = 5000 };

struct entry {
    const struct kind *kind; /* NULL: none that is known */
    int64_t id, amount;
    struct date date;
};

struct behind {
    struct app *app;
    const struct behind_source *source;
    void *self; /* the source's */
    int64_t student;
    struct entry *entries; /* owned */
    size_t count, room;
    int64_t sum;
    bool cut;
    struct list *list;
    struct split beside;
};

static const struct list_column columns[] = {
    {.id = "date", .label = N_("Day"), .width = 11},
    {.id = "kind", .label = N_("Record"), .width = 18, .rank = 1},
    {.id = "words", .label = N_("What it says"), .width = 30, .grow = 1},
    {.id = "amount", .label = N_("Counts"), .width = 11, .align = DRAW_RIGHT},
};

/* ---- reading -------------------------------------------------------------------------------- */

bool behind_add(struct behind *behind, const struct behind_record *record)
{
    if (behind->count == MOST_RECORDS) {
        behind->cut = true;
        return false;
    }
    if (behind->count == behind->room) {
        behind->room = behind->room ? behind->room * 2 : 64;
        behind->entries = mem_grow(behind->entries, behind->room, sizeof *behind->entries);
    }
    struct entry *entry = &behind->entries[behind->count++];
    *entry = (struct entry){kind_find(record->kind), record->id, record->amount, {0}};
    (void)date_parse_iso(record->date, strlen(record->date), &entry->date);
    behind->sum += record->amount;
    return true;
}

static const char *amount_of(struct behind *behind, int64_t amount, char out[static NUM_TEXT_SIZE])
{
    return behind->source->amount(behind->self, amount, out);
}

/* Only what is seen is told: the rows are read as they are drawn. */
static void row(void *context, size_t index, struct list_rows *rows)
{
    struct behind *behind = context;
    const struct entry *entry = &behind->entries[index];
    char text[NUM_TEXT_SIZE], day[DATE_TEXT_SIZE];
    struct buf words = {0};
    if (entry->kind != NULL && entry->id != 0)
        ref_tell(session_of(behind->app)->book, entry->kind, entry->id, &words);
    list_cell(rows, ROLE_BODY, date_short(entry->date, day));
    list_cell(rows, ROLE_DIM, entry->kind != NULL ? tr(entry->kind->label) : "");
    list_cell(rows, ROLE_BODY, buf_text(&words));
    list_cell(rows, entry->amount < 0 ? ROLE_BAD : ROLE_BODY,
              amount_of(behind, entry->amount, text));
    buf_free(&words);
}

static bool read_again(struct behind *behind, struct err *err)
{
    behind->count = 0;
    behind->sum = 0;
    behind->cut = false;
    bool ok = behind->source->read(behind->app, behind->self, behind, err);
    const struct list_array array = {.count = behind->count, .row = row};
    list_set_array(behind->list, &array, behind);
    return ok;
}

/* ---- the screen ----------------------------------------------------------------------------- */

/* The selection stays on its record. */
static void read_and_tell(struct behind *behind)
{
    struct err err = {{0}};
    int64_t selected = list_selected(behind->list);
    struct entry kept = selected != 0 ? behind->entries[selected - 1] : (struct entry){0};
    if (!read_again(behind, &err))
        app_error(behind->app, "%s", err.text);
    for (size_t i = 0; i < behind->count; i++) {
        if (behind->entries[i].id == kept.id && behind->entries[i].kind == kept.kind) {
            (void)list_select(behind->list, (int64_t)i + 1);
            return;
        }
    }
}

enum { OPEN = 1 };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Open the selected record to read or change it.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Records behind a figure", key_rows);

static unsigned behind_command(struct app *app, void *context, int number)
{
    struct behind *behind = context;
    int64_t selected = list_selected(behind->list);
    if (number != OPEN)
        return 0;
    if (selected == 0)
        return APP_HANDLED;
    const struct entry *entry = &behind->entries[selected - 1];
    struct records_of of = {.kind = entry->kind, .student = behind->student};
    if (entry->kind == NULL || entry->id == 0)
        app_info(app, "this has no record of its own");
    else if (record_edit(app, of, entry->id))
        read_and_tell(behind);
    return APP_HANDLED;
}

static bool behind_open(struct app *app, void *context, struct err *err)
{
    struct behind *behind = context;
    char text[NUM_TEXT_SIZE];
    bool counts = amount_of(behind, 0, text) != NULL;
    (void)app;
    behind->list = list_new(columns, COUNT_OF(columns) - !counts, 0);
    list_set_empty(behind->list, tr(behind->source->empty));
    return read_again(behind, err);
}

static void behind_close(struct app *app, void *context)
{
    struct behind *behind = context;
    (void)app;
    behind->source->close(behind->self);
    mem_free(behind->entries);
    list_free(behind->list);
    split_clear(&behind->beside);
    mem_free(behind);
}

static void behind_title(struct app *app, void *context, struct screen_title *title)
{
    struct behind *behind = context;
    behind->source->title(app, behind->self, title);
}

static void behind_status(struct app *app, void *context, struct buf *line)
{
    struct behind *behind = context;
    (void)app;
    if (!behind->cut)
        buf_addf(line, tr_count("%zu record", "%zu records", (int64_t)behind->count),
                 behind->count);
    else if (behind->source->newest_first)
        buf_addf(line, _("the newest %d records"), MOST_RECORDS);
    else
        buf_addf(line, _("the first %d records"), MOST_RECORDS);
    behind->source->status(behind->self, behind->cut || behind->count == 0 ? NULL : &behind->sum, line);
}

static void tell_beside(void *context, int64_t selected, struct pager *page)
{
    struct behind *behind = context;
    const struct entry *entry = &behind->entries[selected - 1];
    if (entry->kind != NULL && entry->id != 0)
        beside_record(behind->app, entry->kind, entry->id, page);
}

static void behind_draw(struct app *app, void *context, struct rect body)
{
    struct behind *behind = context;
    if (session_changed(session_of(app)))
        read_and_tell(behind);
    body = split_body(app, &behind->beside, body, list_selected(behind->list),
                      book_version_known(session_of(app)->book), tell_beside, behind);
    list_draw(behind->list, body, true);
}

static unsigned behind_event(struct app *app, void *context, const struct event *event)
{
    struct behind *behind = context;
    enum list_answer answer = list_event(behind->list, event);
    if (answer == LIST_OPENED)
        return behind_command(app, behind, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops behind_ops = {
    .name = "behind",
    .keys = &keys,
    .open = behind_open,
    .close = behind_close,
    .title = behind_title,
    .status = behind_status,
    .draw = behind_draw,
    .event = behind_event,
    .command = behind_command,
};

void behind_screen(struct app *app, const struct behind_source *source, void *self, int64_t student)
{
    struct behind *behind = mem_alloc(sizeof *behind);
    *behind = (struct behind){.app = app, .source = source, .self = self, .student = student};
    app_push(app, &behind_ops, behind);
}
