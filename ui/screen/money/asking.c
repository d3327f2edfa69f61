/* The questions of one happening, with the entries they will write and why below them. */
#include "screen/money/guided.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/form.h"
#include "kit/help.h"
#include "screen/draft.h"
#include "screen/records/kind_form.h"
#include "screen/money/preview.h"
#include "screen/session.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINES = 20 };

struct asking {
    struct app *app;
    const struct guide *guide;
    struct kind_form form;
    struct record lines[MOST_LINES]; /* of the receipt, before the one in the form */
    size_t count;
    struct guide_plan plan;  /* of the answers so far */
    struct preview *preview; /* of the plan */
    struct err missing;      /* why there is no plan yet */
    struct guide_short at;   /* how much cash is missing; 0: nothing, or not looked yet */
    bool planned, in_rows, done;
    bool due; /* the answers have changed: a plan is to be made when the hand rests */
};

static struct book *book_of(const struct asking *self)
{
    return self->form.session->book;
}

/* ---- the plan ------------------------------------------------------------------------------- */

/* All lines with the answers in the form as the last; cleared by clear_lines(). */
static size_t all_lines(struct asking *self, const struct record *answers, struct record *out)
{
    for (size_t i = 0; i < self->count; i++)
        record_copy(&out[i], &self->lines[i]);
    record_copy(&out[self->count], answers);
    return self->count + 1;
}

static void clear_lines(struct record *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        record_clear(&lines[i]);
}

static bool plan_for(struct asking *self, const struct record *answers, size_t *field,
                     struct err *err)
{
    struct record *lines = mem_array(MOST_LINES + 1, sizeof *lines);
    size_t count = all_lines(self, answers, lines);
    bool ok = guide_make(book_of(self), self->guide, lines, count, &self->plan, field, err);
    if (ok && (self->guide->flags & GUIDE_TICKS))
        preview_leave_out(self->preview, &self->plan);
    ok = ok && guide_source(book_of(self), self->guide, answers, &self->plan, field, err);
    clear_lines(lines, count);
    mem_free(lines);
    return ok;
}

static bool asks(const struct asking *self, const char *question)
{
    return kind_field(self->guide->questions, question) != FIELD_NONE;
}

static void show_questions(struct asking *self)
{
    struct form *form = self->form.form;
    if (asks(self, "source"))
        form_show(form, "source", self->at.cents > 0 || form_value(form, "source")[0] != '\0');
    if (self->guide->line != NULL)
        form_show(form, "total", self->count > 0);
}

static void make_plan(struct asking *self)
{
    struct record answers;
    self->due = false;
    show_questions(self);
    kind_form_peek(&self->form, &answers);
    self->missing.text[0] = '\0';
    self->planned = plan_for(self, &answers, NULL, &self->missing);
    record_clear(&answers);
    preview_show(self->preview, book_of(self), &self->plan);
}

static void answers_changed(void *context)
{
    struct asking *self = context;
    show_questions(self);
    self->due = true;
}

static void make_plan_if_due(struct asking *self)
{
    if (self->due)
        make_plan(self);
}

/* ---- entering ------------------------------------------------------------------------------- */

/* Asks where the money came from, if it is not told: then it is not entered yet. */
static bool is_short(struct asking *self, size_t *field, struct err *err)
{
    struct buf sentence = {0};
    if (!asks(self, "source") || form_value(self->form.form, "source")[0] != '\0' ||
        self->plan.count == 0)
        return false;
    if (!guide_short(book_of(self), &self->plan, self->form.of.student, &self->at, err))
        return true;
    if (self->at.cents == 0)
        return false;
    guide_tell_short(&self->at, &sentence);
    err_set(err, "%s", buf_text(&sentence));
    buf_free(&sentence);
    show_questions(self);
    *field = kind_field(self->guide->questions, "source");
    return true;
}

static bool enter_plan(void *context, struct record *answers, size_t *field, struct err *err)
{
    struct asking *self = context;
    char *what = NULL;
    bool ok;
    do
        ok = plan_for(self, answers, field, err) && !is_short(self, field, err) &&
             guide_enter(book_of(self), &self->plan, &what, err);
    while (!ok && session_ask_reason(self->app, err));
    if (ok)
        app_undoable(self->app, "%s", what);
    mem_free(what);
    return ok;
}

/* ---- drafts --------------------------------------------------------------------------------- */

/* A line that was answered before is kept as "2 amount", in the words of files. */
static void keep_line(struct draft *draft, size_t line, const struct record *answers)
{
    for (size_t i = 0; i < answers->kind->count; i++) {
        const struct field *field = &answers->kind->fields[i];
        struct buf name = {0}, text = {0};
        if (answers->values[i].is == VALUE_NONE)
            continue;
        buf_addf(&name, "%zu %s", line, field->name);
        if (field->type == FIELD_REF)
            buf_addf(&text, "#%lld", (long long)answers->values[i].i);
        else
            field_format(NULL, field, &answers->values[i], STYLE_FILE, &text);
        draft_add(draft, buf_text(&name), buf_text(&text));
        buf_free(&name);
        buf_free(&text);
    }
}

static void keep_lines(void *context, struct draft *draft)
{
    struct asking *self = context;
    for (size_t i = 0; i < self->count; i++)
        keep_line(draft, i, &self->lines[i]);
}

static void take_up_line(struct asking *self, const char *name, const char *text)
{
    char *end;
    size_t line = (size_t)strtoul(name, &end, 10);
    size_t at = *end == ' ' ? kind_field(self->guide->questions, end + 1) : FIELD_NONE;
    if (line >= MOST_LINES || at == FIELD_NONE)
        return;
    for (; self->count <= line; self->count++)
        record_start(&self->lines[self->count], self->guide->questions);
    (void)record_set(book_of(self), &self->lines[line], at, text, strlen(text),
                     self->form.of.student, NULL);
}

static void take_up_lines(struct asking *self)
{
    struct draft draft;
    if (kind_form_kept(&self->form, &draft))
        for (size_t i = 0; i < draft.count; i++)
            take_up_line(self, draft.lines[i].field, draft.lines[i].text);
    draft_clear(&draft);
}

/* ---- lines of a receipt --------------------------------------------------------------------- */

static const struct kind_form_ops form_ops = {
    .save = enter_plan, .changed = answers_changed, .keep = keep_lines, .draft = "guided"};
static const struct kind_form_ops fresh_ops = {.save = enter_plan,
                                               .changed = answers_changed,
                                               .keep = keep_lines,
                                               .draft = "guided",
                                               .fresh = true};

/* The form anew, with these answers, which it takes over. */
static void reopen(struct asking *self, struct record *answers)
{
    struct records_of of = self->form.of;
    kind_form_close(&self->form);
    kind_form_open(&self->form, self->app, of, answers, &fresh_ops, self);
    make_plan(self);
}

static void next_line(struct asking *self)
{
    struct record answers, next;
    struct err err = {{0}};
    size_t field = FIELD_NONE;
    bool ok = form_check(self->form.form, &err) &&
              (self->count < MOST_LINES ||
               err_set(&err, "the receipt has too many lines; enter these first"));
    if (!ok) {
        app_error(self->app, "%s", err.text);
        return;
    }
    ok = kind_form_read(&self->form, &answers, &field, &err);
    if (ok) { /* the lines need not come to the receipt yet */
        struct value total = *record_value(&answers, "total");
        *record_value(&answers, "total") = (struct value){0};
        ok = plan_for(self, &answers, &field, &err);
        *record_value(&answers, "total") = total;
    }
    if (ok) {
        guide_next_line(self->guide, &answers, &next);
        draft_flush(self->form.session); /* as it is, before the line moves */
        self->lines[self->count++] = answers;
        reopen(self, &next);
        kind_form_keep(&self->form);
        app_info(self->app, "line %zu of this receipt", self->count + 1);
        return;
    }
    if (field != FIELD_NONE)
        form_blame(self->form.form, self->guide->questions->fields[field].name, err.text);
    app_error(self->app, "%s", err.text);
    record_clear(&answers);
}

/* The line before comes back into the form; the one that stands there goes to the front, if it
 * holds anything, so that every line can be reached. */
static void previous_line(struct asking *self)
{
    struct record answers, back;
    if (self->count == 0) {
        app_info(self->app, "this is the only line; Ctrl-R starts another");
        return;
    }
    draft_flush(self->form.session); /* as it is, before the lines move */
    kind_form_peek(&self->form, &answers);
    back = self->lines[--self->count];
    if (guide_is_blank(self->guide, &answers)) {
        record_clear(&answers);
    } else {
        memmove(&self->lines[1], &self->lines[0], self->count * sizeof self->lines[0]);
        self->lines[0] = answers;
        self->count++;
    }
    reopen(self, &back);
    kind_form_keep(&self->form);
}

static void begin_anew(struct asking *self)
{
    struct record answers;
    int64_t student = self->form.of.student;
    clear_lines(self->lines, self->count);
    self->count = 0;
    self->at = (struct guide_short){0};
    preview_forget(self->preview);
    guide_begin(book_of(self), self->guide, student, 0, &answers);
    reopen(self, &answers);
    kind_form_forget(&self->form);
}

/* ---- the screen ----------------------------------------------------------------------------- */

enum { SAVE = 1, NEXT, PREVIOUS, PICK, ROWS, ANEW, TICK };
static const struct keymap_row asking_rows[] = {
    {"Ctrl-S", SAVE, "enter it", "Enter what is shown below, as one step.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"Space", TICK, "tick", "Enter the selected line, or leave it out.", KEYMAP_BAR},
    {"Ctrl-R", NEXT, "another line",
     "Keep this line, and answer for the next one on the same receipt.", KEYMAP_BAR},
    {"Ctrl-P", PREVIOUS, "line before", "Back to another line of this receipt.", 0},
    {"Ctrl-O", PICK, "choose", "Open the list or the calendar of this question.", KEYMAP_BAR},
    {"Ctrl-T", ROWS, "its lines", "Go to the lines that will be written, and back.", KEYMAP_BAR},
    {"Ctrl-N", ANEW, "anew", "Throw away all answers and start over.", 0},
};
static const struct keymap asking_keys = KEYMAP("What happened", asking_rows);

static bool has_rows(const struct asking *self)
{
    return self->planned && preview_count(self->preview) > 1;
}

static bool asking_enabled(struct app *app, void *context, int number)
{
    struct asking *self = context;
    (void)app;
    switch (number) {
    case NEXT:
    case PREVIOUS:
        return self->guide->line != NULL && !self->in_rows;
    case PICK:
        return !self->in_rows && form_can_pick(self->form.form);
    case TICK:
        return self->in_rows && (self->guide->flags & GUIDE_TICKS);
    case ROWS:
        return self->in_rows || (has_rows(self) && (self->guide->flags & GUIDE_TICKS));
    default:
        return true;
    }
}

static unsigned save(struct asking *self)
{
    struct err err = {{0}};
    self->in_rows = false;
    if (form_save(self->form.form, &err)) {
        self->done = true;
        return APP_POP;
    }
    make_plan(self);
    if (strcmp(form_focused(self->form.form), "source") == 0)
        app_info(self->app, "one more question: Space shows its answers");
    else
        app_error(self->app, "%s", err.text);
    return APP_HANDLED;
}

static unsigned leave(struct asking *self)
{
    if (form_is_changed(self->form.form) || self->count > 0)
        app_info(self->app, "kept as a draft: choose the same line again to go on");
    return APP_POP;
}

static unsigned asking_command(struct app *app, void *context, int number)
{
    struct asking *self = context;
    make_plan_if_due(self);
    switch (number) {
    case SAVE:
        return save(self);
    case NEXT:
        next_line(self);
        return APP_HANDLED;
    case PREVIOUS:
        previous_line(self);
        return APP_HANDLED;
    case PICK:
        form_pick(self->form.form, app);
        return APP_HANDLED;
    case TICK:
        preview_tick(self->preview);
        make_plan(self);
        return APP_HANDLED;
    case ROWS:
        self->in_rows = !self->in_rows;
        return APP_HANDLED;
    case ANEW:
        begin_anew(self);
        return APP_HANDLED;
    case APP_BACK:
        if (!self->in_rows)
            return leave(self);
        self->in_rows = false;
        return APP_HANDLED;
    default:
        return 0;
    }
}

static unsigned asking_event(struct app *app, void *context, const struct event *event)
{
    struct asking *self = context;
    bool types = event->kind == EVENT_CHAR || event->kind == EVENT_PASTE ||
                 event_is(event, KEYCODE_BACKSPACE);
    if (!types) /* a key may be about the plan's lines */
        make_plan_if_due(self);
    if (self->in_rows) {
        if (event_is(event, KEYCODE_SHIFT_TAB)) {
            self->in_rows = false;
            return APP_HANDLED;
        }
        bool ticked, mine = preview_event(self->preview, event, &ticked);
        if (ticked)
            make_plan(self);
        return mine ? APP_HANDLED : 0;
    }
    unsigned flags = form_event(self->form.form, app, event);
    bool leaves = flags == 0 && event_is(event, KEYCODE_TAB);
    if ((leaves || (flags & APP_BAR)) && has_rows(self)) {
        self->in_rows = true;
        return APP_HANDLED;
    }
    return flags;
}

static bool asking_typing(struct app *app, void *context)
{
    struct asking *self = context;
    (void)app;
    return !self->in_rows && form_typing(self->form.form);
}

static void asking_title(struct app *app, void *context, struct screen_title *title)
{
    struct asking *self = context;
    struct buf where = {0};
    buf_add_text(&where, tr(self->guide->questions->label));
    if (self->count > 0)
        buf_addf(&where, _(", line %zu"), self->count + 1);
    session_title(app, title, _("Money"), buf_text(&where), self->form.of.student);
    title->unsaved = form_is_changed(self->form.form);
    buf_free(&where);
}

static void asking_status(struct app *app, void *context, struct buf *line)
{
    struct asking *self = context;
    (void)app;
    if (self->in_rows)
        buf_add_text(line, self->guide->flags & GUIDE_TICKS
                               ? _("Space leaves a line out; Shift-Tab goes back to the questions")
                               : _("Shift-Tab goes back to the questions"));
    else
        buf_add_text(line, form_status(self->form.form));
}

static void asking_draw(struct app *app, void *context, struct rect body)
{
    struct asking *self = context;
    if (self->due && app_rests(app))
        make_plan(self);
    const char *why = self->planned ? buf_text(&self->plan.why) : self->missing.text;
    int wide = body.w - 4, told = self->planned ? (int)preview_count(self->preview) : 0;
    int under = draw_wrap_rows(wide, why) +
                (self->planned ? draw_wrap_rows(wide, buf_text(&self->plan.sum)) : 0);
    int most = body.h / 2 - 1 - under;
    told = told > most ? (most > 1 ? most : 1) : told;
    struct rect foot = rect_cut_bottom(&body, 1 + told + under);
    rect_cut_top(&body, 1);
    form_draw(self->form.form, rect_inset(body, 1, 0), !self->in_rows);
    draw_hline(foot, 0, ROLE_RULE,
               !self->planned || told > 0 ? _("it will write") : _("it writes nothing"));
    rect_cut_top(&foot, 1);
    if (told > 0)
        preview_draw(self->preview, rect_cut_top(&foot, told), self->in_rows);
    foot = rect_inset(foot, 2, 0);
    int y = self->planned ? draw_wrap(foot, 0, ROLE_ACCENT, buf_text(&self->plan.sum)) : 0;
    draw_wrap(foot, y, self->planned ? ROLE_DIM : ROLE_WARNING, why);
}

static void asking_help(struct app *app, void *context, struct help *help)
{
    struct asking *self = context;
    (void)app;
    help_text(help, _("Answer what you know; a star marks what is needed. Below you see what it "
                      "will write, on which line of the application it counts, and why. Nothing "
                      "is entered before Ctrl-S; then u takes all of it back."));
    if (self->guide->line != NULL)
        help_text(
            help,
            _("A receipt with several lines: Ctrl-R keeps this line and asks for another one, of "
              "any "
              "of your projects. Type the receipt's total, and the lines are checked against it."));
}

static const struct screen_ops asking_ops = {
    .name = "guided",
    .keys = &asking_keys,
    .title = asking_title,
    .status = asking_status,
    .draw = asking_draw,
    .event = asking_event,
    .command = asking_command,
    .enabled = asking_enabled,
    .typing = asking_typing,
    .help = asking_help,
};

static bool ask(struct app *app, const struct guide *guide, int64_t student, int64_t project,
                int64_t entry)
{
    struct asking *self = mem_alloc(sizeof *self);
    struct records_of of = {.kind = guide->questions, .student = student};
    struct record answers;
    struct err err = {{0}};
    if (!book_can_write(session_of(app)->book, &err)) {
        app_error(app, "%s", err.text);
        mem_free(self);
        return false;
    }
    *self = (struct asking){.app = app, .guide = guide};
    self->preview = preview_new((guide->flags & GUIDE_TICKS) != 0);
    guide_begin(session_of(app)->book, guide, student, project, &answers);
    if (entry != 0)
        value_set_int(record_value(&answers, "entry"), entry);
    /* Whoever chose an entry wants that one, not what was typed about another. */
    kind_form_open(&self->form, app, of, &answers, entry != 0 ? &fresh_ops : &form_ops, self);
    if (entry == 0)
        take_up_lines(self);
    make_plan(self);
    (void)app_modal(app, &asking_ops, self);
    bool done = self->done;
    kind_form_close(&self->form);
    clear_lines(self->lines, self->count);
    guide_plan_clear(&self->plan);
    preview_free(self->preview);
    mem_free(self);
    return done;
}

bool guided_ask(struct app *app, const struct guide *guide, int64_t student, int64_t project)
{
    return ask(app, guide, student, project, 0);
}

bool guided_again(struct app *app, int64_t student, int64_t project, int64_t entry)
{
    struct record answers;
    const struct guide *guide = guide_find("again");
    guide_begin(session_of(app)->book, guide, student, project, &answers);
    int64_t latest = record_int(&answers, "entry");
    record_clear(&answers);
    if (latest != 0)
        return ask(app, guide, student, project, entry != 0 ? entry : latest);
    app_info(app, "there is no money entry to copy yet");
    return false;
}
