/* The records behind a rule of a degree. */
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/list.h"
#include "rules/degree.h"
#include "screen/degree.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { MOST = 5000, MEASURES = 8 };

struct entry {
    const struct kind *kind;
    int64_t id, amount;
    struct date date;
};

struct behind {
    struct app *app;
    int64_t student;
    struct degree_asked asked; /* its texts are the rules' own */
    char *requirement;         /* owned */
    char measure[48];
    const struct condition_measure *one; /* the measure; NULL: none that records say */
    struct entry *entries;     /* owned */
    size_t count;
    bool cut;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "date", .label = N_("Day"), .width = 11},
    {.id = "kind", .label = N_("Record"), .width = 18, .rank = 1},
    {.id = "words", .label = N_("What it says"), .width = 30, .grow = 1},
    {.id = "amount", .label = N_("Counts"), .width = 11, .align = DRAW_RIGHT},
};

/* Only what is seen is told: the rows are read as they are drawn. */
static void row(void *context, size_t index, struct list_rows *rows)
{
    struct behind *self = context;
    const struct entry *entry = &self->entries[index];
    char text[NUM_TEXT_SIZE], day[DATE_TEXT_SIZE] = "";
    struct buf words = {0};
    if (entry->kind != NULL && entry->id != 0)
        ref_tell(session_of(self->app)->book, entry->kind, entry->id, &words);
    list_cell(rows, ROLE_BODY, entry->date.year != 0 ? date_short(entry->date, day) : "");
    list_cell(rows, ROLE_DIM, entry->kind != NULL ? tr(entry->kind->label) : "");
    list_cell(rows, ROLE_BODY, buf_text(&words));
    if (self->one != NULL)
        list_cell(rows, entry->amount < 0 ? ROLE_BAD : ROLE_BODY,
                  condition_figure(self->one->unit, entry->amount, text));
    buf_free(&words);
}

static bool read_behind(struct behind *self, struct err *err)
{
    struct degree_record found;
    enum step step = STEP_FAILED;
    mem_free(self->entries);
    self->entries = NULL;
    self->count = 0;
    struct degree_records *records = degree_records_open(
        session_of(self->app)->book, self->student, &self->asked, self->measure, err);
    while (records != NULL && (step = degree_records_next(records, &found, err)) == STEP_ROW) {
        if (self->count == MOST) {
            self->cut = true;
            break;
        }
        if (self->count % 64 == 0)
            self->entries = mem_grow(self->entries, self->count + 64, sizeof *self->entries);
        struct entry *entry = &self->entries[self->count++];
        *entry = (struct entry){kind_find(found.kind), found.id, found.amount, {0}};
        (void)date_parse_iso(found.date, strlen(found.date), &entry->date);
    }
    degree_records_close(records);
    const struct list_array array = {.count = self->count, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    return step != STEP_FAILED;
}

static void behind_again(struct behind *self)
{
    struct err err = {{0}};
    if (!read_behind(self, &err))
        app_error(self->app, "%s", err.text);
}

enum { OPEN = 1 };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Open the selected record to read or change it.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Records behind a rule", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct behind *self = context;
    int64_t selected = list_selected(self->list);
    if (number != OPEN)
        return 0;
    if (selected == 0)
        return APP_HANDLED;
    const struct entry *entry = &self->entries[selected - 1];
    if (entry->kind == NULL || entry->id == 0)
        app_info(app, "this has no record of its own");
    else if (record_edit(app, (struct records_of){.kind = entry->kind, .student = self->student},
                         entry->id))
        behind_again(self);
    return APP_HANDLED;
}

static bool behind_open(struct app *app, void *context, struct err *err)
{
    struct behind *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns) - (self->one == NULL), 0);
    list_set_empty(self->list, _("No record is behind this yet."));
    return read_behind(self, err);
}

static void behind_close(struct app *app, void *context)
{
    struct behind *self = context;
    (void)app;
    mem_free(self->entries);
    mem_free(self->requirement);
    list_free(self->list);
    mem_free(self);
}

static void behind_title(struct app *app, void *context, struct screen_title *title)
{
    struct behind *self = context;
    session_title(app, title, self->one != NULL ? tr(self->one->many) : _("Records"),
                  tr(self->requirement), self->student);
}

static void behind_status(struct app *app, void *context, struct buf *line)
{
    struct behind *self = context;
    (void)app;
    if (self->cut)
        buf_addf(line, _("the newest %d records"), MOST);
    else
        buf_addf(line, tr_count("%zu record", "%zu records", (int64_t)self->count), self->count);
    if (self->one != NULL)
        buf_addf(line, " · %s", tr(self->one->meaning));
}

static void behind_draw(struct app *app, void *context, struct rect body)
{
    struct behind *self = context;
    if (session_changed(session_of(app)))
        behind_again(self);
    list_draw(self->list, body, true);
}

static unsigned behind_event(struct app *app, void *context, const struct event *event)
{
    struct behind *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops behind_ops = {
    .name = "degree behind",
    .keys = &keys,
    .open = behind_open,
    .close = behind_close,
    .title = behind_title,
    .status = behind_status,
    .draw = behind_draw,
    .event = behind_event,
    .command = command,
};

/* Of several measures one, so that what each record counts can be said; false: none was chosen. */
static bool choose_measure(struct app *app, const struct degree_line *line, char out[static 48])
{
    const char *labels[MEASURES];
    char names[MEASURES][48];
    size_t count = 0;
    while (count < MEASURES && degree_measure_part(line->measures, count, names[count])) {
        const struct condition_measure *measure = degree_measure_find(names[count]);
        labels[count] = measure != NULL ? tr(measure->many) : names[count];
        count++;
    }
    int chosen = count > 1 ? dialog_choose_word(app, _("The records of which figure?"), labels,
                                                count, 0)
                           : 0;
    if (chosen < 0)
        return false;
    out[0] = '\0';
    if (count > 0)
        memcpy(out, names[chosen], sizeof names[chosen]);
    return true;
}

void degree_behind_screen(struct app *app, const struct degree_progress *progress, size_t line)
{
    char measure[48];
    if (!choose_measure(app, &progress->lines[line], measure))
        return;
    struct behind *self = mem_alloc(sizeof *self);
    *self = (struct behind){.app = app,
                            .student = progress->student,
                            .asked = progress->asked,
                            .requirement = mem_text(progress->lines[line].requirement),
                            .one = degree_measure_find(measure)};
    memcpy(self->measure, measure, sizeof self->measure);
    app_push(app, &behind_ops, self);
}
