/* The review questions of an application, with what has been written and what still fits. */
#include "award/draft.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kit/draw.h"
#include "kit/form.h"
#include "kit/list.h"
#include "rules/form.h"
#include "screen/award/application.h"
#include "screen/draft.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { MOST = 32 };

struct answer {
    const struct rules_question *question;
    int64_t id; /* of the answer; 0: none yet */
    char *text; /* owned; "" where none */
    char *last; /* owned: the text of an earlier application, or NULL, */
    int last_year; /* and its award year */
};

struct answers {
    struct app *app;
    int64_t application, student;
    enum rules_type type;
    int year; /* of the award */
    struct answer list_of[MOST];
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "question", .label = "Question", .width = 24, .grow = 1},
    {.id = "used", .label = "Written", .width = 16},
    {.id = "text", .label = "Answer", .width = 20, .grow = 2},
};

static void tell_used(const struct answer *answer, struct buf *out)
{
    struct rules_limit limit = answer->question->limit;
    size_t chars = text_chars(answer->text, strlen(answer->text));
    if (limit.counts == RULES_UNLIMITED)
        buf_addf(out, chars == 0 ? _("nothing yet") : _("%zu characters"), chars);
    else
        buf_addf(out, _("%zu of %d %s"), rules_limit_used(limit.counts, answer->text), limit.most,
                 limit.counts == RULES_WORDS ? _("words") : _("characters"));
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct answers *self = context;
    const struct answer *answer = &self->list_of[index];
    struct rules_limit limit = answer->question->limit;
    bool over = limit.counts != RULES_UNLIMITED &&
                rules_limit_used(limit.counts, answer->text) > (size_t)limit.most;
    struct buf used = {0}, line = {0};
    tell_used(answer, &used);
    text_add_safe(&line, answer->text, strcspn(answer->text, "\n"));
    list_cellf(rows, ROLE_BODY, "%s %s", answer->question->id, tr(answer->question->label));
    list_cell(rows, over ? ROLE_BAD : answer->text[0] == '\0' ? ROLE_WARNING : ROLE_GOOD,
              buf_text(&used));
    list_cell(rows, ROLE_DIM, buf_text(&line));
    buf_free(&used);
    buf_free(&line);
}

static void forget(struct answers *self)
{
    while (self->count > 0) {
        mem_free(self->list_of[--self->count].text);
        mem_free(self->list_of[self->count].last);
    }
}

static void read_written(struct answers *self)
{
    struct listing *listing = listing_open(session_of(self->app)->book, kind_find("answer"));
    struct record records[64];
    int count = listing_where_id(listing, "application", self->application, NULL)
                    ? listing_read(listing, 0, true, COUNT_OF(records), records, NULL)
                    : 0;
    for (int i = 0; i < count; i++) {
        for (size_t q = 0; q < self->count; q++)
            if (record_is(&records[i], "question", self->list_of[q].question->id)) {
                mem_free(self->list_of[q].text);
                self->list_of[q].text = mem_text(record_text(&records[i], "text"));
                self->list_of[q].id = records[i].id;
            }
        record_clear(&records[i]);
    }
    listing_close(listing);
}

/* What was written for the same questions before. */
static bool read_last(struct answers *self, struct err *err)
{
    for (size_t i = 0; i < self->count; i++)
        if (!award_last_answer(session_of(self->app)->book, self->application,
                               self->list_of[i].question->id, &self->list_of[i].last,
                               &self->list_of[i].last_year, err))
            return false;
    return true;
}

static bool read_answers(struct answers *self, struct err *err)
{
    struct record application;
    enum rules_type type;
    const struct rules_question *question = NULL;
    forget(self);
    bool ok = record_read(session_of(self->app)->book, kind_find("application"), self->application,
                          &application, err) &&
              rules_type_parse(record_text(&application, "type"), &type, err);
    if (ok) {
        int year = (int)record_int(&application, "award_year");
        self->type = type;
        self->year = year;
        self->student = record_int(&application, "student");
        while (self->count < MOST && (question = rules_question_next(type, year, question)) != NULL)
            self->list_of[self->count++] = (struct answer){.question = question, .text = mem_text("")};
        read_written(self);
        ok = read_last(self, err);
    }
    record_clear(&application);
    return ok;
}

static void show(struct answers *self)
{
    struct err err = {{0}};
    if (!read_answers(self, &err))
        app_error(self->app, "%s", err.text);
    const struct list_array array = {.count = self->count, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
}

/* ---- writing one ---------------------------------------------------------------------------- */

struct writing {
    struct answers *answers;
    struct answer *answer;
    struct form *form;
};

static bool save(void *context, struct form *form, struct err *err)
{
    struct writing *writing = context;
    struct answers *self = writing->answers;
    struct book *book = session_of(self->app)->book;
    const char *text = form_value(form, "text");
    struct record record;
    char *what = NULL;
    bool ok = true;
    record_start(&record, kind_find("answer"));
    if (writing->answer->id != 0)
        ok = record_read(book, record.kind, writing->answer->id, &record, err);
    if (ok) {
        value_set_int(record_value(&record, "application"), self->application);
        value_set_text(record_value(&record, "question"), writing->answer->question->id,
                       strlen(writing->answer->question->id));
        ok = record_set(book, &record, kind_field(record.kind, "text"), text, strlen(text), 0, err) &&
             record_save(book, &record, NULL, &what, err);
    }
    if (ok)
        app_undoable(self->app, "%s", what);
    mem_free(what);
    record_clear(&record);
    return ok;
}

/* ---- drafts --------------------------------------------------------------------------------- */

static struct draft_of draft_of(const struct writing *writing)
{
    return (struct draft_of){.what = "answer", .kind = writing->answer->question->id, .owner = "application",
                             .student = writing->answers->student,
                             .owner_id = writing->answers->application};
}

static void tell_draft(void *context, struct draft *draft)
{
    struct writing *writing = context;
    struct buf title = {0};
    const struct draft_of of = draft_of(writing);
    buf_addf(&title, _("Answer, %s"), tr(writing->answer->question->label));
    draft_start(draft, &of, buf_text(&title));
    draft_add(draft, "text", form_typed(writing->form, "text"));
    buf_free(&title);
}

static void keep(void *context, struct form *form, const char *field)
{
    struct writing *writing = context;
    writing->form = form; /* the first call comes while the form is being made */
    if (field != NULL && form_is_changed(form))
        draft_keep(writing->answers->app, tell_draft, writing);
}

static void take_up(struct writing *writing, struct form *form)
{
    struct draft draft;
    const struct draft_of of = draft_of(writing);
    if (draft_read(session_of(writing->answers->app), &of, &draft)) {
        form_set_typed(form, "text", draft_text(&draft, "text"));
        app_info(writing->answers->app, "what you typed before is back; Ctrl-S enters it, Ctrl-N "
                                        "starts over");
    }
    draft_clear(&draft);
}

static void anew(void *context, struct form *form)
{
    struct writing *writing = context;
    const struct draft_of of = draft_of(writing);
    form_set(form, "text", writing->answer->text);
    draft_drop(session_of(writing->answers->app), &of);
}

/* `begin`: a text to begin with in place of what is written; NULL: none. */
static void write_answer(struct answers *self, struct answer *answer, const char *begin)
{
    static const struct form_ops ops = {
        .save = save, .refresh = keep, .anew = anew};
    const struct rules_limit limit = answer->question->limit;
    struct writing writing = {.answers = self, .answer = answer};
    struct buf help = {0};
    buf_addf(&help, "%s %s", tr(answer->question->question), tr(answer->question->help));
    const struct form_field fields[] = {
        {.id = "text", .label = tr(answer->question->label), .help = buf_text(&help), .kind = FORM_NOTE,
         .max_chars = 20000, .rows = 12,
         .limit = limit.counts != RULES_UNLIMITED ? (size_t)limit.most : 0,
         .limit_words = limit.counts == RULES_WORDS},
    };
    struct form *form = form_new(fields, COUNT_OF(fields), &ops, &writing);
    form_set(form, "text", answer->text);
    if (begin != NULL)
        form_set_typed(form, "text", begin);
    else
        take_up(&writing, form);
    if (form_run(self->app, form, _("Answer"), answer->question->id)) {
        const struct draft_of of = draft_of(&writing);
        draft_drop(session_of(self->app), &of);
    }
    draft_flush(session_of(self->app));
    form_free(form);
    buf_free(&help);
}

void answer_edit(struct app *app, int64_t application, const char *question)
{
    struct answers self = {.app = app, .application = application};
    struct err err = {{0}};
    if (!read_answers(&self, &err))
        app_error(app, "%s", err.text);
    for (size_t i = 0; i < self.count; i++)
        if (strcmp(self.list_of[i].question->id, question) == 0) {
            write_answer(&self, &self.list_of[i], NULL);
            break;
        }
    forget(&self);
}

/* ---- the screen ----------------------------------------------------------------------------- */

enum { WRITE = 1, TAKE };
static const struct keymap_row key_rows[] = {
    {"Enter e", WRITE, "write", "Write or change the selected answer.", KEYMAP_BAR},
    {"t", TAKE, "take last year's", "Start with your answer from an earlier application; Esc "
                                    "changes nothing.",
     KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Answers", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct answers *self = context;
    int64_t selected = list_selected(self->list);
    struct answer *answer = selected != 0 ? &self->list_of[selected - 1] : NULL;
    if (number != WRITE && number != TAKE)
        return 0;
    if (answer != NULL && number == TAKE && answer->last == NULL)
        app_info(app, _("no earlier application answers this question"));
    else if (answer != NULL)
        write_answer(self, answer, number == TAKE ? answer->last : NULL);
    show(self);
    return APP_HANDLED;
}

static bool answers_open(struct app *app, void *context, struct err *err)
{
    struct answers *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    if (!read_answers(self, err))
        return false;
    show(self);
    return true;
}

static void answers_close(struct app *app, void *context)
{
    struct answers *self = context;
    (void)app;
    forget(self);
    list_free(self->list);
    mem_free(self);
}

static void answers_shown(struct app *app, void *context)
{
    (void)app;
    show(context);
}

static void answers_title(struct app *app, void *context, struct screen_title *title)
{
    struct answers *self = context;
    session_title(app, title, _("Answers"), NULL, self->student);
}

/* "Points: change or growth -1 to 2 (rubric 2025)": as far as the judges' scale was read. */
static void tell_weights(const struct answers *self, const char *question, struct buf *out)
{
    const struct rules_weight *weight = NULL;
    const char *source = "";
    char low[NUM_TEXT_SIZE], high[NUM_TEXT_SIZE];
    while ((weight = rules_weight_next(question, self->type, self->year, weight)) != NULL) {
        buf_add_text(out, *source ? "; " : _("\nPoints that judges give: "));
        source = weight->source;
        num_decimal(weight->low, 3, low);
        num_decimal(weight->high, 3, high);
        if (weight->has_low)
            buf_addf(out, _("%s %s to %s"), tr(weight->part), low, high);
        else
            buf_addf(out, _("%s at most %s"), tr(weight->part), high);
    }
    if (*source)
        buf_addf(out, " (%s)", source);
}

/* The list, and below it the whole question, with the answer of an earlier application. */
static void answers_draw(struct app *app, void *context, struct rect body)
{
    struct answers *self = context;
    int64_t selected = list_selected(self->list);
    (void)app;
    if (selected != 0 && body.h > 12) {
        const struct answer *answer = &self->list_of[selected - 1];
        const struct rules_question *question = answer->question;
        struct buf text = {0};
        buf_add_text(&text, tr(question->question));
        if (answer->last != NULL) {
            size_t nbytes = strcspn(answer->last, "\n");
            buf_addf(&text, _("\nIn the application of %d (t uses it): "), answer->last_year);
            text_add_safe(&text, answer->last, nbytes);
        }
        tell_weights(self, question->id, &text);
        int rows = draw_wrap_rows(body.w - 4, buf_text(&text)) + 2;
        struct rect foot = rect_cut_bottom(&body, rows < body.h / 2 ? rows : body.h / 2);
        draw_hline(foot, 0, ROLE_RULE, tr(question->label));
        rect_cut_top(&foot, 1);
        draw_wrap(rect_inset(foot, 2, 0), 0, ROLE_BODY, buf_text(&text));
        buf_free(&text);
    }
    list_draw(self->list, body, true);
}

static unsigned answers_event(struct app *app, void *context, const struct event *event)
{
    struct answers *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, WRITE);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops answers_ops = {
    .name = "answers",
    .keys = &keys,
    .open = answers_open,
    .close = answers_close,
    .shown = answers_shown,
    .title = answers_title,
    .draw = answers_draw,
    .event = answers_event,
    .command = command,
};

void answers_screen(struct app *app, int64_t application)
{
    struct answers *self = mem_alloc(sizeof *self);
    *self = (struct answers){.app = app, .application = application};
    app_push(app, &answers_ops, self);
}
