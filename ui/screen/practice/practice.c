/* The tasks of a practice book: which are done, what each asks for, and what differs. */
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/list.h"
#include "practice/practice.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

struct seen {
    enum practice_state state;
    struct buf differs; /* a line for each thing that is not as it should be */
};

struct screen {
    struct app *app;
    struct list *list;
    struct seen *tasks; /* owned: practice_count() of them */
    size_t done;
};

static const struct list_column columns[] = {
    {.id = "sign", .label = "", .width = 1},
    {.id = "task", .label = "Task", .width = 30, .grow = 1},
    {.id = "state", .label = "", .width = 10},
};

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct screen *self = context;
    enum practice_state state = self->tasks[index].state;
    enum role role = state == PRACTICE_DONE      ? ROLE_GOOD
                     : state == PRACTICE_DIFFERS ? ROLE_WARNING
                                                 : ROLE_DIM;
    const char *sign = state == PRACTICE_DONE      ? glyph(GLYPH_MET)
                       : state == PRACTICE_DIFFERS ? "!"
                                                   : "";
    list_cell(rows, role, sign);
    list_cell(rows, ROLE_BODY, tr(practice_at(index)->label));
    list_cell(rows, role, practice_state_label(state));
}

/* Holds the book against the key of every task. */
static void read_again(struct screen *self)
{
    struct err err = {{0}};
    bool ok = true;
    self->done = 0;
    for (size_t i = 0; i < practice_count(); i++) {
        struct seen *task = &self->tasks[i];
        buf_clear(&task->differs);
        task->state = PRACTICE_NOT_YET;
        ok = ok && practice_check(session_of(self->app)->book, practice_at(i), &task->state,
                                  &task->differs, &err);
        self->done += task->state == PRACTICE_DONE;
    }
    if (!ok)
        app_error(self->app, "%s", err.text);
    list_reload(self->list);
}

/* ---- the selected task ---------------------------------------------------------------------- */

/* NULL: there is none. Its number is the row's. */
static const struct practice_task *selected(struct screen *self, const struct seen **seen)
{
    int64_t id = list_selected(self->list);
    if (id == 0)
        return NULL;
    *seen = &self->tasks[id - 1];
    return practice_at((size_t)id - 1);
}

/* Beneath the list. What was not begun lacks everything: its text says that. */
static const char *told(const struct seen *seen)
{
    return seen->state == PRACTICE_DIFFERS ? buf_text(&seen->differs)
           : seen->state == PRACTICE_DONE  ? _("Done.")
                                           : "";
}

static void show(struct screen *self)
{
    struct buf text = {0};
    const struct seen *seen;
    const struct practice_task *task = selected(self, &seen);
    if (task == NULL)
        return;
    buf_add_text(&text, tr(task->text));
    buf_addf(&text, "\n\n%s",
             seen->state == PRACTICE_DONE ? told(seen) : buf_text(&seen->differs));
    dialog_message(self->app, tr(task->label), buf_text(&text));
    buf_free(&text);
}

static void open_book(struct screen *self)
{
    struct err err = {{0}};
    int64_t student;
    const struct seen *seen;
    const struct practice_task *task = selected(self, &seen);
    if (task == NULL)
        return;
    if (ref_find(session_of(self->app)->book, kind_find("student"), 0, 0, task->student,
                 strlen(task->student), &student, &err))
        home_screen(self->app, student);
    else
        app_error(self->app, "%s", err.text);
}

/* ---- the screen ----------------------------------------------------------------------------- */

enum { SHOW = 1, BOOK };
static const struct keymap_row key_rows[] = {
    {"Enter", SHOW, "task", "Show what the selected task asks for, and what is different.", KEYMAP_BAR},
    {"b", BOOK, "record book", "Open the record book that the task is about, to do it there.",
     KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Practice", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct screen *self = context;
    (void)app;
    if (number != SHOW && number != BOOK)
        return 0;
    if (number == SHOW)
        show(self);
    else
        open_book(self);
    return APP_HANDLED;
}

static bool screen_open(struct app *app, void *context, struct err *err)
{
    struct screen *self = context;
    (void)app;
    (void)err;
    const struct list_array array = {.count = practice_count(), .row = row};
    self->tasks = mem_array(practice_count(), sizeof *self->tasks);
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_array(self->list, &array, self);
    read_again(self);
    return true;
}

static void screen_close(struct app *app, void *context)
{
    struct screen *self = context;
    (void)app;
    for (size_t i = 0; self->tasks != NULL && i < practice_count(); i++)
        buf_free(&self->tasks[i].differs);
    list_free(self->list);
    mem_free(self->tasks);
    mem_free(self);
}

static void screen_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static void screen_title(struct app *app, void *context, struct screen_title *title)
{
    struct screen *self = context;
    struct buf where = {0};
    buf_addf(&where, _("%zu of %zu done"), self->done, practice_count());
    session_title(app, title, _("Practice"), buf_text(&where), 0);
    buf_free(&where);
}

static void screen_draw(struct app *app, void *context, struct rect body)
{
    struct screen *self = context;
    const struct seen *seen;
    if (session_changed(session_of(app)))
        read_again(self);
    struct rect above = rect_cut_top(&body, (int)practice_count() + 2);
    list_draw(self->list, above, true);
    const struct practice_task *task = selected(self, &seen);
    if (task == NULL)
        return;
    draw_hline(body, 0, ROLE_RULE, tr(task->label));
    rect_cut_top(&body, 1);
    body = rect_inset(body, 2, 0);
    int at = draw_wrap(body, 0, ROLE_BODY, tr(task->text));
    draw_wrap(body, at + 1, seen->state == PRACTICE_DONE ? ROLE_GOOD : ROLE_WARNING, told(seen));
}

static unsigned screen_event(struct app *app, void *context, const struct event *event)
{
    struct screen *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, SHOW);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static unsigned screen_tick(struct app *app, void *context)
{
    if (!session_changed(session_of(app)))
        return 0;
    read_again(context);
    return APP_HANDLED;
}

static const struct screen_ops ops = {
    .name = "practice",
    .keys = &keys,
    .tick_ms = 1000,
    .open = screen_open,
    .close = screen_close,
    .shown = screen_shown,
    .title = screen_title,
    .draw = screen_draw,
    .event = screen_event,
    .command = command,
    .tick = screen_tick,
};

void practice_screen(struct app *app)
{
    struct screen *self = mem_alloc(sizeof *self);
    self->app = app;
    app_push(app, &ops, self);
}
