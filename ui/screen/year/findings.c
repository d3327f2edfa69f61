/* What is wrong with the records or looks so, of a student or of the whole chapter: one key leads to
 * the record, one mends it where that can be done in a step. */
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "check/findings.h"
#include "check/mend.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/home/quickline.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdio.h>
#include <string.h>

enum { MOST_MENDS = 6, FOOT_ROWS = 7, NAME_COLS = 18 };

struct mend_way {
    const struct mend *mend;
    struct buf preview; /* "take out: expense $42.50, feed; add: counted ..." */
};

struct screen {
    struct app *app;
    int64_t student; /* 0: the chapter */
    struct findings findings;
    const struct check *only; /* NULL: all */
    size_t *shown;            /* owned: places in findings */
    size_t shown_count;
    struct list *list;
    int64_t looked_at; /* the row that `about` and `ways` are of; 0: look again */
    uint64_t look;     /* another number for each */
    struct buf about;
    struct mend_way ways[MOST_MENDS];
    size_t way_count;
    int64_t touched; /* the student whose records were worked on here last; 0: nobody yet */
};

/* ---- rows ----------------------------------------------------------------------------------- */

static const struct list_column columns[] = {
    {.id = "sign", .label = "", .width = 1},
    {.id = "student", .label = "Student", .width = NAME_COLS, .rank = 1},
    {.id = "check", .label = "What", .width = 26},
    {.id = "text", .label = "", .width = 20, .grow = 1, .rank = 2},
};
/* Of one student the second column is left out. */
static const struct list_column own_columns[] = {
    {.id = "sign", .label = "", .width = 1},
    {.id = "check", .label = "What", .width = 26},
    {.id = "text", .label = "", .width = 20, .grow = 1, .rank = 2},
};

static const struct check_finding *finding_at(const struct screen *self, int64_t row)
{
    return row > 0 && (size_t)row <= self->shown_count
               ? &self->findings.list[self->shown[row - 1]]
               : NULL;
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct screen *self = context;
    const struct check_finding *finding = finding_at(self, (int64_t)index + 1);
    bool is_error = finding->check->severity == CHECK_ERROR;
    list_cell(rows, is_error ? ROLE_BAD : ROLE_WARNING, is_error ? glyph(GLYPH_NOT_MET) : "!");
    if (self->student == 0) {
        struct buf name = {0};
        (void)ref_name_screen(session_of(self->app)->book, kind_find("student"), finding->student, &name);
        list_cell(rows, ROLE_BODY, buf_text(&name));
        buf_free(&name);
    }
    list_cell(rows, ROLE_BODY, tr(finding->check->label));
    list_cell(rows, ROLE_DIM, finding->text);
}

static void forget_ways(struct screen *self)
{
    while (self->way_count > 0)
        buf_free(&self->ways[--self->way_count].preview);
    buf_clear(&self->about);
    self->looked_at = 0;
}

static void show(struct screen *self)
{
    self->shown = mem_grow(self->shown, self->findings.count + 1, sizeof *self->shown);
    self->shown_count = 0;
    for (size_t i = 0; i < self->findings.count; i++)
        if (self->only == NULL || self->findings.list[i].check == self->only)
            self->shown[self->shown_count++] = i;
    const struct list_array array = {.count = self->shown_count, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    forget_ways(self);
}

/* ---- running the checks --------------------------------------------------------------------- */

struct running {
    struct screen *self;
    size_t turn;
};

static bool run_next(void *context, struct dialog_progress *progress, bool *failed, struct err *err)
{
    struct running *running = context;
    struct screen *self = running->self;
    const struct check *check = check_in_turn(running->turn);
    if (check == NULL)
        return false;
    progress->done = (int64_t)running->turn++;
    progress->total = (int64_t)check_count();
    (void)snprintf(progress->what, sizeof progress->what, "%s", tr(check->label));
    *failed = !findings_add(&self->findings, session_of(self->app)->book, check, self->student, err);
    return !*failed;
}

static void run_all(struct screen *self)
{
    struct running running = {.self = self};
    struct err err = {{0}};
    findings_clear(&self->findings);
    if (dialog_work(self->app, _("Looking through the records"), run_next, &running, &err) ==
        DIALOG_FAILED)
        app_error(self->app, "%s", err.text);
    show(self);
}

/* After something was changed: of a chapter only the student who was worked on here is looked at
 * again. */
static void run_again(struct screen *self)
{
    struct err err = {{0}};
    int64_t student = self->student != 0 ? self->student : self->touched;
    if (student == 0)
        return;
    if (!findings_renew(&self->findings, session_of(self->app)->book, student, &err))
        app_error(self->app, "%s", err.text);
    show(self);
}

/* ---- mends ---------------------------------------------------------------------------------- */

/* The lines of a plan as one. */
static void add_preview(struct book *book, const struct mend *mend,
                        const struct check_finding *finding, struct buf *out)
{
    struct mend_plan plan = {0};
    struct buf lines = {0};
    if (mend_make(book, mend, finding, &plan, NULL))
        mend_tell(book, &plan, 2, &lines);
    for (size_t i = 0; i + 1 < lines.len; i++) {
        if (lines.data[i] == '\n')
            buf_add_text(out, "; ");
        else
            buf_add_char(out, lines.data[i]);
    }
    buf_free(&lines);
    mend_plan_clear(&plan);
}

static void look_at(struct screen *self)
{
    static uint64_t looks;
    struct book *book = session_of(self->app)->book;
    const struct mend *list[MOST_MENDS];
    int64_t selected = list_selected(self->list);
    const struct check_finding *finding = finding_at(self, selected);
    if (selected == self->looked_at)
        return;
    forget_ways(self);
    self->looked_at = selected;
    self->look = ++looks;
    if (finding == NULL)
        return;
    if (finding->record != 0 &&
        ref_tell(book, kind_find(finding->kind), finding->record, &self->about))
        buf_add_text(&self->about, ": ");
    buf_add_text(&self->about, finding->text);
    size_t count = mend_list(book, finding, list, MOST_MENDS);
    for (; self->way_count < count; self->way_count++) {
        struct mend_way *way = &self->ways[self->way_count];
        *way = (struct mend_way){.mend = list[self->way_count]};
        add_preview(book, way->mend, finding, &way->preview);
    }
}

static void mend(struct screen *self)
{
    const struct check_finding *finding = finding_at(self, list_selected(self->list));
    const char *words[MOST_MENDS];
    struct err err = {{0}};
    char *what = NULL;
    int chosen = 0;
    look_at(self);
    if (finding == NULL || self->way_count == 0) {
        app_info(self->app, finding == NULL ? _("there is nothing to fix")
                                            : _("only you can know how; Enter opens the record"));
        return;
    }
    for (size_t i = 0; i < self->way_count; i++)
        words[i] = tr(self->ways[i].mend->label);
    if (self->way_count > 1)
        chosen = dialog_choose_word(self->app, _("How?"), words, self->way_count, 0);
    if (chosen < 0)
        return;
    self->touched = finding->student;
    bool ok;
    do
        ok = mend_enter(session_of(self->app)->book, self->ways[chosen].mend, finding, &what, &err);
    while (!ok && session_ask_reason(self->app, &err));
    app_outcome(self->app, ok, what, &err);
    mem_free(what);
}

/* ---- where Enter leads ---------------------------------------------------------------------- */

static void log_a_line(struct screen *self, const struct check_finding *finding)
{
    int64_t student = finding->student;
    quickline_screen(self->app, &student, 1, "", 0);
}

static void count_item(struct screen *self, const struct check_finding *finding)
{
    struct records_of of = {
        .kind = kind_find("stock"), .student = finding->student, .project = finding->record};
    const char *const values[] = {"item", finding->one, NULL};
    record_edit_with(self->app, of, values);
}

static void see_inventory(struct screen *self, const struct check_finding *finding)
{
    inventory_screen(self->app, finding->student, finding->record);
}

static void tell_money(struct screen *self, const struct check_finding *finding)
{
    guided_screen(self->app, finding->student, 0);
}

/* Where another place than the record's form is the one to go to. */
static const struct {
    const char *check;
    void (*go)(struct screen *self, const struct check_finding *finding);
    const char *words;
} leads[] = {
    {"no_entry", log_a_line, N_("Enter writes a quick line")},
    {"not_counted", count_item, N_("Enter counts it")},
    {"closed_with_stock", count_item, N_("Enter counts it")},
    {"unexplained_rise", see_inventory, N_("Enter opens the inventory")},
    {"cash_below_zero", tell_money, N_("Enter asks what happened")},
};

static void draw_lead(const struct check_finding *finding, struct rect area, int y)
{
    for (size_t i = 0; i < COUNT_OF(leads); i++)
        if (strcmp(leads[i].check, finding->check->id) == 0) {
            draw_text(area, 0, y, ROLE_DIM, tr(leads[i].words));
            return;
        }
    if (finding->check->adds != NULL)
        draw_textf(area, 0, y, ROLE_DIM, "Enter writes a new one: %s",
                   tr(kind_find(finding->check->adds)->label));
    else
        draw_text(area, 0, y, ROLE_DIM, _("Enter opens the record"));
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void draw_finding(const struct screen *self, const struct check_finding *finding,
                         struct rect area)
{
    draw_hline(area, 0, ROLE_RULE, tr(finding->check->label));
    rect_cut_top(&area, 1);
    area = rect_inset(area, 1, 0);
    int y = draw_wrap(area, 0, ROLE_STRONG, buf_text(&self->about));
    for (size_t i = 0; i < self->way_count && y < area.h; i++, y++) {
        int x = draw_text(area, 0, y, ROLE_ACCENT, "m ");
        x = draw_text(area, x, y, ROLE_BODY, tr(self->ways[i].mend->label));
        draw_cell(area, x + 2, y, area.w - x - 2, DRAW_LEFT, ROLE_DIM,
                  buf_text(&self->ways[i].preview));
    }
    draw_lead(finding, area, y);
}

/* What would be done takes longer than a frame: it follows the selection when the hand rests. */
static void draw_foot(struct screen *self, struct rect area)
{
    if (self->looked_at == 0 ||
        (list_selected(self->list) != self->looked_at && app_rests(self->app)))
        look_at(self);
    const struct check_finding *finding = finding_at(self, self->looked_at);
    if (finding == NULL || draw_area_again(area, self->look))
        return;
    draw_finding(self, finding, area);
    draw_area_keep(area, self->look);
}

static void findings_draw(struct app *app, void *context, struct rect body)
{
    struct screen *self = context;
    if (session_changed(session_of(app)))
        run_again(self);
    struct rect foot = rect_cut_bottom(&body, FOOT_ROWS);
    rect_cut_top(&body, 1);
    list_draw(self->list, body, true);
    draw_foot(self, foot);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { OPEN = 1, MEND, ONLY, AGAIN };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "record", "Open the record, or write what is missing.", KEYMAP_BAR},
    {"m", MEND, "fix", "Fix it in one step, as shown below; u takes it back.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"f", ONLY, "only", "Show findings of one kind, or all again.", KEYMAP_BAR},
    {"R", AGAIN, "again", "Look through all the records again.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Findings", key_rows);

/* The form of the record; of what is missing a new one for its project. */
static void open_record(struct screen *self)
{
    const struct check_finding *finding = finding_at(self, list_selected(self->list));
    if (finding == NULL)
        return;
    const char *adds = finding->check->adds;
    const struct kind *kind = kind_find(adds != NULL ? adds : finding->kind);
    struct records_of of = {.kind = kind, .student = finding->student};
    self->touched = finding->student;
    for (size_t i = 0; i < COUNT_OF(leads); i++)
        if (strcmp(leads[i].check, finding->check->id) == 0) {
            leads[i].go(self, finding);
            return;
        }
    if (adds != NULL)
        of.project = finding->record;
    if (kind != NULL)
        record_edit(self->app, of, adds != NULL ? 0 : finding->record);
}

static void choose_check(struct screen *self)
{
    const struct check *checks[64] = {NULL};
    char words[64][48];
    const char *list[64];
    size_t count = 1;
    (void)snprintf(words[0], sizeof words[0], _("all of them (%zu)"), self->findings.count);
    for (size_t i = 0; i < self->findings.count;) {
        const struct check *check = self->findings.list[i].check;
        size_t first = i;
        while (i < self->findings.count && self->findings.list[i].check == check)
            i++;
        if (count < 64) {
            checks[count] = check;
            (void)snprintf(words[count++], sizeof words[0], "%s (%zu)", tr(check->label),
                           i - first);
        }
    }
    for (size_t i = 0; i < count; i++)
        list[i] = words[i];
    int chosen = dialog_choose_word(self->app, _("Show only"), list, count, 0);
    if (chosen < 0)
        return;
    self->only = checks[chosen];
    show(self);
    list_reset(self->list);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct screen *self = context;
    (void)app;
    switch (number) {
    case OPEN:
        open_record(self);
        return APP_HANDLED;
    case MEND:
        mend(self);
        return APP_HANDLED;
    case ONLY:
        choose_check(self);
        return APP_HANDLED;
    case AGAIN:
        run_all(self);
        return APP_HANDLED;
    default:
        return 0;
    }
}

static unsigned findings_event(struct app *app, void *context, const struct event *event)
{
    struct screen *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static void findings_close(struct app *app, void *context)
{
    struct screen *self = context;
    (void)app;
    forget_ways(self);
    buf_free(&self->about);
    findings_clear(&self->findings);
    list_free(self->list);
    mem_free(self->shown);
    mem_free(self);
}

static void findings_title(struct app *app, void *context, struct screen_title *title)
{
    struct screen *self = context;
    session_title(app, title, _("Findings"), self->student == 0 ? _("whole chapter") : NULL,
                  self->student);
}

static void findings_status(struct app *app, void *context, struct buf *line)
{
    struct screen *self = context;
    size_t warnings = self->findings.count - self->findings.errors;
    (void)app;
    buf_addf(line, tr_count("%zu error", "%zu errors", (int64_t)self->findings.errors),
             self->findings.errors);
    buf_add_text(line, ", ");
    buf_addf(line, tr_count("%zu warning", "%zu warnings", (int64_t)warnings), warnings);
    if (self->only != NULL)
        buf_addf(line, _(" · only: %s"), tr(self->only->label));
}

static void findings_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, _("An error cannot be right; a warning is something that a reviewer would ask "
                      "about. You can still enter and print everything."));
    help_text(
        help,
        _("Where a line below begins with m, that key fixes the problem: the line says what it "
          "will add, change or take out. Where there are several ways, it asks which one is true."));
}

static const struct screen_ops findings_ops = {
    .name = "findings",
    .keys = &keys,
    .close = findings_close,
    .title = findings_title,
    .status = findings_status,
    .draw = findings_draw,
    .event = findings_event,
    .command = command,
    .help = findings_help,
};

void findings_screen(struct app *app, int64_t student)
{
    struct screen *self = mem_alloc(sizeof *self);
    bool own = student != 0;
    *self = (struct screen){.app = app, .student = student};
    self->list = list_new(own ? own_columns : columns,
                          own ? COUNT_OF(own_columns) : COUNT_OF(columns), 0);
    list_set_empty(self->list, _("Nothing is wrong, and nothing looks wrong."));
    run_all(self);
    app_push(app, &findings_ops, self);
}
