/* Guided money: what happened, in plain words; then its few questions, with the entries it will
 * write and why below them. */
#include "guide/guide.h"
#include "base/mem.h"
#include "kinds/refs.h"
#include "kit/draw.h"
#include "kit/form.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/kind_form.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

/* ---- the questions of one happening --------------------------------------------------------- */

struct asking {
    struct app *app;
    const struct guide *guide;
    struct kind_form form;
    struct guide_plan plan; /* of the answers so far */
    struct err missing;     /* why there is none yet */
    bool planned, done;
};

static void make_plan(struct asking *self)
{
    struct record answers;
    kind_form_peek(&self->form, &answers);
    self->missing.text[0] = '\0';
    self->planned = guide_make(self->form.session->book, self->guide, &answers, &self->plan, NULL,
                               &self->missing);
    record_clear(&answers);
}

static void answers_changed(void *context)
{
    make_plan(context);
}

static bool enter_plan(void *context, struct record *answers, size_t *field, struct err *err)
{
    struct asking *self = context;
    struct book *book = self->form.session->book;
    char *what = NULL;
    bool ok;
    do
        ok = guide_make(book, self->guide, answers, &self->plan, field, err) &&
             guide_enter(book, &self->plan, &what, err);
    while (!ok && session_ask_reason(self->app, err));
    if (ok)
        app_undoable(self->app, "%s", what);
    mem_free(what);
    return ok;
}

static const struct kind_form_ops form_ops = {.save = enter_plan, .changed = answers_changed, .draft = "guided"};

enum { SAVE = 1 };
static const struct keymap_row asking_rows[] = {
    {"Ctrl-S", SAVE, "enter it", "Enter what is shown below, as one step.", KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap asking_keys = KEYMAP("What happened", asking_rows);

static unsigned asking_command(struct app *app, void *context, int number)
{
    struct asking *self = context;
    struct err err = {{0}};
    if (number != SAVE)
        return 0;
    if (form_save(self->form.form, &err)) {
        self->done = true;
        return APP_POP;
    }
    app_error(app, "%s", err.text);
    return APP_HANDLED;
}

static unsigned asking_event(struct app *app, void *context, const struct event *event)
{
    struct asking *self = context;
    return form_event(self->form.form, app, event);
}

static bool asking_typing(struct app *app, void *context)
{
    (void)app;
    return form_typing(((struct asking *)context)->form.form);
}

static void asking_title(struct app *app, void *context, struct screen_title *title)
{
    struct asking *self = context;
    session_title(app, title, "Money", self->guide->questions->label, self->form.of.student);
}

/* How many rows the plan takes: a line, its entries, and why. */
static int plan_rows(const struct asking *self, int ncols)
{
    const char *why = self->planned ? buf_text(&self->plan.why) : self->missing.text;
    return 2 + (int)self->plan.count + draw_wrap_rows(ncols, why);
}

static void asking_draw(struct app *app, void *context, struct rect body)
{
    struct asking *self = context;
    struct book *book = session_of(app)->book;
    int rows = plan_rows(self, body.w - 4);
    struct rect foot = rect_cut_bottom(&body, rows < body.h / 2 ? rows : body.h / 2);
    rect_cut_top(&body, 1);
    form_draw(self->form.form, rect_inset(body, 1, 0), true);
    draw_hline(foot, 0, ROLE_RULE, "it will write");
    rect_cut_top(&foot, 1);
    foot = rect_inset(foot, 2, 0);
    for (size_t i = 0; i < self->plan.count; i++) {
        struct buf line = {0};
        guide_tell(book, &self->plan, i, &line);
        draw_cell(foot, 0, (int)i, foot.w, DRAW_LEFT, ROLE_STRONG, buf_text(&line));
        buf_free(&line);
    }
    draw_wrap(foot, (int)self->plan.count, self->planned ? ROLE_DIM : ROLE_WARNING,
              self->planned ? buf_text(&self->plan.why) : self->missing.text);
}

static const struct screen_ops asking_ops = {
    .name = "guided",
    .keys = &asking_keys,
    .title = asking_title,
    .draw = asking_draw,
    .event = asking_event,
    .command = asking_command,
    .typing = asking_typing,
};

static bool ask(struct app *app, const struct guide *guide, int64_t student, int64_t project)
{
    struct asking self = {.app = app, .guide = guide};
    struct records_of of = {.kind = guide->questions, .student = student};
    struct record answers;
    struct err err = {{0}};
    if (!book_can_write(session_of(app)->book, &err)) {
        app_error(app, "%s", err.text);
        return false;
    }
    record_start(&answers, guide->questions);
    value_set_int(record_value(&answers, "student"), student);
    if (project != 0 && record_value(&answers, "project") != NULL)
        value_set_int(record_value(&answers, "project"), project);
    record_fill_initial(&answers);
    kind_form_open(&self.form, app, of, &answers, &form_ops, &self);
    make_plan(&self);
    (void)app_modal(app, &asking_ops, &self);
    kind_form_close(&self.form);
    guide_plan_clear(&self.plan);
    return self.done;
}

bool guided_edit(struct app *app, const char *happening, int64_t student)
{
    for (size_t i = 0; i < guide_count(); i++)
        if (strcmp(guide_at(i)->questions->name, happening) == 0)
            return ask(app, guide_at(i), student, 0);
    return false;
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
        list_cell(rows, ROLE_DIM, "Something else");
        list_cell(rows, ROLE_DIM, "the whole form, with every type of entry");
        return;
    }
    list_cell(rows, ROLE_BODY, guide_at(index)->questions->label);
    list_cell(rows, ROLE_DIM, guide_at(index)->questions->help);
}

enum { CHOOSE = 1 };
static const struct keymap_row key_rows[] = {
    {"Enter", CHOOSE, "choose", "Answer the questions of the selected line.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("What happened", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct guided *self = context;
    int64_t selected = list_selected(self->list);
    if (number != CHOOSE || selected == 0)
        return 0;
    struct records_of of = {.kind = kind_find("money"), .student = self->student,
                            .project = self->project};
    bool done = (size_t)selected > guide_count()
                    ? record_edit(app, of, 0)
                    : ask(app, guide_at((size_t)selected - 1), self->student, self->project);
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
    session_title(app, title, "Money", where.len > 0 ? buf_text(&where) : NULL, self->student);
    buf_free(&where);
}

static void guided_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, "Choose what happened; a few questions follow. Below them stands what will be "
                    "written, on which line of the application it counts, and why. Nothing is entered "
                    "before Ctrl-S, and u takes it back.");
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
