/* What was typed and not entered: forms, answers and quick lines, to go on with or to throw away. */
#include "base/mem.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "kit/list.h"
#include "screen/draft.h"
#include "screen/home/quickline.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

struct drafts {
    struct app *app;
    struct draft *list_of; /* owned */
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "title", .label = "Not entered yet", .width = 34},
    {.id = "text", .label = "What was typed", .width = 30, .grow = 1},
};

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct drafts *self = context;
    const struct draft *draft = &self->list_of[index];
    struct buf text = {0};
    for (size_t i = 0; i < draft->count; i++)
        if (draft->lines[i].text[0] != '\0')
            buf_addf(&text, "%s%s", text.len > 0 ? " · " : "", draft->lines[i].text);
    list_cell(rows, ROLE_BODY, draft->title);
    list_cell(rows, ROLE_DIM, buf_text(&text));
    buf_free(&text);
}

static void read_all(struct drafts *self)
{
    draft_free_list(self->list_of, self->count);
    self->count = draft_list(session_of(self->app), &self->list_of);
    const struct list_array array = {.count = self->count, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { GO_ON = 1, THROW_AWAY };
static const struct keymap_row rows[] = {
    {"Enter", GO_ON, "go on", "Open the form again with what was typed.", KEYMAP_BAR},
    {"d Delete", THROW_AWAY, "throw away", "Throw the selected one away; it asks first.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Not entered yet", rows);

static struct records_of records_of(const struct draft_of *of)
{
    return (struct records_of){.kind = kind_find(of->kind),
                               .student = of->student,
                               .project = of->project,
                               .owner = of->owner[0] != '\0' ? of->owner : NULL,
                               .owner_id = of->owner_id};
}

/* The draft may go while its form is open, so what it is of is kept here. */
static void go_on(struct drafts *self, const struct draft *draft)
{
    struct draft keep;
    draft_start(&keep, &draft->of, draft->title);
    const struct draft_of *of = &keep.of;
    if (strcmp(of->what, "line") == 0)
        quickline_screen(self->app, &of->student, 1, "", 0);
    else if (strcmp(of->what, "answer") == 0)
        answer_edit(self->app, of->owner_id, of->kind);
    else if (strcmp(of->what, "guided") == 0)
        guided_edit(self->app, of->kind, of->student);
    else if (kind_find(of->kind) != NULL)
        record_edit_draft(self->app, records_of(of), of->id, of->what);
    draft_clear(&keep);
}

static void throw_away(struct drafts *self, const struct draft *draft)
{
    struct buf text = {0};
    buf_addf(&text, _("%s is not entered, and cannot be brought back."), draft->title);
    if (dialog_confirm(self->app, _("Throw away"), buf_text(&text), _("Throw it away"),
                       _("Keep it")))
        draft_drop(session_of(self->app), &draft->of);
    buf_free(&text);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct drafts *self = context;
    int64_t selected = list_selected(self->list);
    (void)app;
    if ((number != GO_ON && number != THROW_AWAY) || selected == 0)
        return 0;
    if (number == GO_ON)
        go_on(self, &self->list_of[selected - 1]);
    else
        throw_away(self, &self->list_of[selected - 1]);
    read_all(self);
    return APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool drafts_open(struct app *app, void *context, struct err *err)
{
    struct drafts *self = context;
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->list, _("Nothing is left: everything you typed is entered."));
    read_all(self);
    return true;
}

static void drafts_close(struct app *app, void *context)
{
    struct drafts *self = context;
    (void)app;
    draft_free_list(self->list_of, self->count);
    list_free(self->list);
    mem_free(self);
}

static void drafts_shown(struct app *app, void *context)
{
    (void)app;
    read_all(context);
}

static void drafts_title(struct app *app, void *context, struct screen_title *title)
{
    (void)context;
    session_title(app, title, _("Not entered yet"), NULL, 0);
}

static void drafts_draw(struct app *app, void *context, struct rect body)
{
    struct drafts *self = context;
    (void)app;
    list_draw(self->list, body, true);
}

static unsigned drafts_event(struct app *app, void *context, const struct event *event)
{
    struct drafts *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, GO_ON);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops drafts_ops = {
    .name = "drafts",
    .keys = &keys,
    .open = drafts_open,
    .close = drafts_close,
    .shown = drafts_shown,
    .title = drafts_title,
    .draw = drafts_draw,
    .event = drafts_event,
    .command = command,
};

void drafts_screen(struct app *app)
{
    struct drafts *self = mem_alloc(sizeof *self);
    *self = (struct drafts){.app = app};
    app_push(app, &drafts_ops, self);
}
