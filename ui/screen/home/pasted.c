#include "screen/home/pasted.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/list.h"
#include "kit/term.h"
#include "quick/quick.h"
#include "screen/session.h"
#include <string.h>

struct pasted_line {
    char *text, *told; /* owned: as pasted; as understood, or what is wrong */
    bool understood;
};

struct pasted {
    struct app *app;
    int64_t student;
    struct pasted_line *lines;
    size_t count, wrong;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "state", .label = "", .width = 1},
    {.id = "line", .label = "Line", .width = 20, .grow = 2},
    {.id = "told", .label = "Understood as", .width = 20, .grow = 3},
};

static void understand(struct pasted *self, struct pasted_line *line)
{
    struct quick quick = {0};
    struct err err = {{0}};
    mem_free(line->told);
    line->understood = quick_parse(session_of(self->app)->book, self->student, date_today(),
                                   line->text, strlen(line->text), &quick, &err);
    line->told = mem_text(line->understood ? quick.preview : err.text);
    quick_clear(&quick);
}

static void count_wrong(struct pasted *self)
{
    self->wrong = 0;
    for (size_t i = 0; i < self->count; i++)
        self->wrong += !self->lines[i].understood;
}

static void add_lines(struct pasted *self, const char *text)
{
    struct quick_note note = {.at = text};
    while (quick_note_next(&note)) {
        self->lines = mem_grow(self->lines, self->count + 1, sizeof *self->lines);
        self->lines[self->count] = (struct pasted_line){.text = mem_text(buf_text(&note.line))};
        understand(self, &self->lines[self->count++]);
    }
    quick_note_clear(&note);
    count_wrong(self);
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct pasted *self = context;
    const struct pasted_line *line = &self->lines[index];
    enum role role = line->understood ? ROLE_GOOD : ROLE_WARNING;
    list_cell(rows, role, glyph(line->understood ? GLYPH_MET : GLYPH_NOT_MET));
    list_cell(rows, ROLE_BODY, line->text);
    list_cell(rows, role, line->told);
}

static const struct list_array array_of = {.row = row};

static void show(struct pasted *self)
{
    struct list_array array = array_of;
    array.count = self->count;
    list_set_array(self->list, &array, self);
    list_reload(self->list);
}

enum { FOOT_ROWS = 4 };

enum { ENTER_ALL = 1, CHANGE, REMOVE };
static const struct keymap_row key_rows[] = {
    {"Ctrl-S", ENTER_ALL, "enter all", "Enter all lines as one step.", KEYMAP_BAR},
    {"Enter e", CHANGE, "change", "Change the selected line.", KEYMAP_BAR},
    {"d Delete", REMOVE, "leave out", "Leave the selected line out.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Pasted lines", key_rows);

/* The next line that is not understood, from that of `at` on; none: that of `at` itself. */
static void go_on(struct pasted *self, size_t at)
{
    size_t next = at < self->count ? at : 0;
    for (size_t i = 0; i < self->count && self->lines[next].understood; i++)
        next = (next + 1) % self->count;
    if (self->wrong == 0)
        next = at < self->count ? at : self->count - 1;
    if (self->count > 0)
        list_select(self->list, (int64_t)next + 1);
}

static unsigned enter_all(struct pasted *self)
{
    struct quick *quicks = mem_array(self->count, sizeof *quicks);
    struct err err = {{0}};
    char *what = NULL;
    bool ok = self->wrong == 0 || err_set(&err, "some lines are not understood yet; change them "
                                                "or leave them out");
    for (size_t i = 0; ok && i < self->count; i++)
        ok = quick_parse(session_of(self->app)->book, self->student, date_today(),
                         self->lines[i].text, strlen(self->lines[i].text), &quicks[i], &err);
    if (ok)
        do
            ok = quick_enter(session_of(self->app)->book, quicks, self->count, NULL, &what, &err);
        while (!ok && session_ask_reason(self->app, &err));
    for (size_t i = 0; i < self->count; i++)
        quick_clear(&quicks[i]);
    mem_free(quicks);
    app_outcome(self->app, ok, what, &err);
    if (!ok && self->wrong > 0)
        go_on(self, 0);
    mem_free(what);
    return ok ? APP_POP : APP_HANDLED;
}

static bool check_line(void *context, const char *text, struct err *err)
{
    struct pasted *self = context;
    struct quick quick = {0};
    bool ok = quick_parse(session_of(self->app)->book, self->student, date_today(), text,
                          strlen(text), &quick, err);
    quick_clear(&quick);
    return ok;
}

static void change_line(struct pasted *self, size_t at)
{
    struct buf text = {0};
    buf_add_text(&text, self->lines[at].text);
    if (dialog_prompt(self->app, _("Change the line"), _("Line"), QUICK_LINE_MAX / 4, &text,
                      check_line, self)) {
        mem_free(self->lines[at].text);
        self->lines[at].text = mem_text(buf_text(&text));
        understand(self, &self->lines[at]);
    }
    buf_free(&text);
}

static void remove_line(struct pasted *self, size_t at)
{
    mem_free(self->lines[at].text);
    mem_free(self->lines[at].told);
    memmove(&self->lines[at], &self->lines[at + 1], (self->count - at - 1) * sizeof *self->lines);
    self->count--;
}

static unsigned command(struct app *app, void *context, int number)
{
    struct pasted *self = context;
    int64_t selected = list_selected(self->list);
    (void)app;
    if (number == ENTER_ALL)
        return enter_all(self);
    if (selected == 0)
        return number == CHANGE || number == REMOVE ? APP_HANDLED : 0;
    if (number == CHANGE)
        change_line(self, (size_t)selected - 1);
    else if (number == REMOVE)
        remove_line(self, (size_t)selected - 1);
    else
        return 0;
    count_wrong(self);
    show(self);
    go_on(self, (size_t)selected - 1);
    return self->count == 0 ? APP_POP : APP_HANDLED;
}

static bool pasted_open(struct app *app, void *context, struct err *err)
{
    struct pasted *self = context;
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    show(self);
    return true;
}

static void pasted_close(struct app *app, void *context)
{
    struct pasted *self = context;
    (void)app;
    list_free(self->list);
    while (self->count > 0)
        remove_line(self, self->count - 1);
    mem_free(self->lines);
    mem_free(self);
}

static void pasted_title(struct app *app, void *context, struct screen_title *title)
{
    struct pasted *self = context;
    session_title(app, title, _("Pasted lines"), NULL, self->student);
}

static void pasted_status(struct app *app, void *context, struct buf *line)
{
    struct pasted *self = context;
    (void)app;
    if (self->wrong > 0)
        buf_addf(line,
                 tr_count("%zu of %zu lines needs a change", "%zu of %zu lines need a change",
                          (int64_t)self->wrong),
                 self->wrong, self->count);
    else
        buf_addf(line,
                 tr_count("%zu line understood; Ctrl-S enters it",
                          "%zu lines understood; Ctrl-S enters them, one step to undo",
                          (int64_t)self->count),
                 self->count);
}

/* Below the list, whole: what the selected line was understood as, or what is wrong with it. */
static void pasted_draw(struct app *app, void *context, struct rect body)
{
    struct pasted *self = context;
    int64_t selected = list_selected(self->list);
    (void)app;
    if (selected != 0 && !term_is_reader() && body.h > 3 * FOOT_ROWS) {
        const struct pasted_line *line = &self->lines[selected - 1];
        struct rect foot = rect_cut_bottom(&body, FOOT_ROWS);
        draw_hline(foot, 0, ROLE_RULE, NULL);
        rect_cut_top(&foot, 1);
        draw_wrap(rect_inset(foot, 2, 0), 0, line->understood ? ROLE_BODY : ROLE_WARNING, line->told);
    }
    list_draw(self->list, body, true);
}

static unsigned pasted_event(struct app *app, void *context, const struct event *event)
{
    struct pasted *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, CHANGE);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops pasted_ops = {
    .name = "pasted",
    .keys = &keys,
    .open = pasted_open,
    .close = pasted_close,
    .title = pasted_title,
    .status = pasted_status,
    .draw = pasted_draw,
    .event = pasted_event,
    .command = command,
};

void pasted_screen(struct app *app, int64_t student, const char *lines)
{
    struct pasted *self = mem_alloc(sizeof *self);
    *self = (struct pasted){.app = app, .student = student};
    add_lines(self, lines);
    app_push(app, &pasted_ops, self);
}
