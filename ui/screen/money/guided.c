/* What happened, in plain words: the list that guided money begins with. */
#include "screen/money/guided.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

bool guided_edit(struct app *app, const char *happening, int64_t student)
{
    const struct guide *guide = guide_find(happening);
    return guide != NULL && guided_ask(app, guide, student, 0);
}

/* ---- what happened -------------------------------------------------------------------------- */

struct guided {
    struct app *app;
    int64_t student, project;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "what", .label = "What happened?", .width = 36},
    {.id = "help", .label = "", .width = 20, .grow = 1, .rank = 1},
};

/* The last row is the plain form, for those who know what they want. */
static void row(void *context, size_t index, struct list_rows *rows)
{
    (void)context;
    if (index == guide_count()) {
        list_cell(rows, ROLE_DIM, _("Something else"));
        list_cell(rows, ROLE_DIM, _("the whole form, with every type of entry"));
        return;
    }
    list_cell(rows, ROLE_BODY, tr(guide_at(index)->questions->label));
    list_cell(rows, ROLE_DIM, tr(guide_at(index)->questions->help));
}

enum { CHOOSE = 1, AGAIN };
static const struct keymap_row key_rows[] = {
    {"Enter", CHOOSE, "choose", "Answer the questions of the selected line.", KEYMAP_BAR},
    {"a", AGAIN, "again", "Enter the last entry again, today or every week.",
     KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("What happened", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct guided *self = context;
    int64_t selected = list_selected(self->list);
    if (number == AGAIN)
        return guided_again(app, self->student, self->project, 0) ? APP_POP : APP_HANDLED;
    if (number != CHOOSE || selected == 0)
        return 0;
    struct records_of of = {
        .kind = kind_find("money"), .student = self->student, .project = self->project};
    bool done = (size_t)selected > guide_count()
                    ? record_edit(app, of, 0)
                    : guided_ask(app, guide_at((size_t)selected - 1), self->student, self->project);
    return done ? APP_POP : APP_HANDLED;
}

static bool guided_open(struct app *app, void *context, struct err *err)
{
    struct guided *self = context;
    const struct list_array array = {.count = guide_count() + 1, .row = row};
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_array(self->list, &array, self);
    return true;
}

static void guided_close(struct app *app, void *context)
{
    struct guided *self = context;
    (void)app;
    list_free(self->list);
    mem_free(self);
}

static void guided_title(struct app *app, void *context, struct screen_title *title)
{
    struct guided *self = context;
    struct buf where = {0};
    if (self->project != 0)
        session_name(app, kind_find("project"), self->project, &where);
    session_title(app, title, _("Money"), where.len > 0 ? buf_text(&where) : NULL, self->student);
    buf_free(&where);
}

static void guided_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("Choose what happened and answer a few questions. Below them you see what it will "
                "write, on which line of the application it counts, and why. Nothing is entered "
                "before Ctrl-S, and u takes it back."));
    help_text(
        help,
        _("A receipt with several lines, even of several projects: answer the first, then press "
          "Ctrl-R for the next. The lines and their sum are shown below. Esc keeps your answers; "
          "they come back when you choose the same line again."));
    help_text(help,
              _("a enters your last entry again: today, or every week until a day, with a tick for "
              "each that really happened."));
}

static void guided_draw(struct app *app, void *context, struct rect body)
{
    struct guided *self = context;
    (void)app;
    rect_cut_top(&body, 1);
    list_draw(self->list, body, true);
}

static unsigned guided_event(struct app *app, void *context, const struct event *event)
{
    struct guided *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, CHOOSE);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops guided_ops = {
    .name = "what happened",
    .keys = &keys,
    .open = guided_open,
    .close = guided_close,
    .title = guided_title,
    .draw = guided_draw,
    .event = guided_event,
    .command = command,
    .help = guided_help,
};

void guided_screen(struct app *app, int64_t student, int64_t project)
{
    struct guided *self = mem_alloc(sizeof *self);
    *self = (struct guided){.app = app, .student = student, .project = project};
    app_push(app, &guided_ops, self);
}
