/* The class: every student with the last entry, four weeks, hours and net; several can be ticked and
 * logged for in one line. */
#include "base/mem.h"
#include "base/num.h"
#include "base/prefs.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/chart.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/split.h"
#include "report/summary.h"
#include "screen/beside.h"
#include "rules/words.h"
#include "screen/home/quickline.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "screen/start/settings.h"
#include "screen/window.h"
#include <string.h>

enum { LATE_DAYS = 14, BAR = 8, DEGREES = 64 };

struct students {
    struct app *app;
    struct listing *listing;
    struct list *list;
    struct split beside;
    struct buf find;
    bool everyone; /* also those who have left */
    int order;     /* of orders[]; 0: as usual */
    bool descending;
    const char *degree; /* what the bars are about */
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Student", .width = 19, .grow = 2},
    {.id = "number", .label = "Number", .width = 8, .rank = 2},
    {.id = "grade", .label = "Grade", .width = 5, .align = DRAW_RIGHT, .rank = 3},
    {.id = "last", .label = "Last entry", .width = 13},
    {.id = "weeks", .label = "4 weeks", .width = 7, .rank = 1},
    {.id = "hours", .label = "Hours", .width = 8, .align = DRAW_RIGHT},
    {.id = "net", .label = "Net", .width = 10, .align = DRAW_RIGHT},
    {.id = "degree", .label = "Degree", .width = BAR, .rank = 1},
};

/* "16 days !": words and a sign, so that it does not hang on the color. */
static enum role tell_last(struct date last, struct buf *out)
{
    char ago[DATE_TEXT_SIZE];
    if (last.year == 0) {
        buf_add_text(out, _("never !!"));
        return ROLE_BAD;
    }
    buf_add_text(out, date_ago(last, ago));
    if (date_number(date_today()) - date_number(last) <= LATE_DAYS)
        return ROLE_BODY;
    buf_add_text(out, " !");
    return ROLE_WARNING;
}

static struct class_degrees *bars_of(struct students *self)
{
    return &session_of(self->app)->degrees;
}

/* True where they were about something else, and so are all to be read. */
static bool begin_bars(struct students *self)
{
    return class_degrees_about(bars_of(self), self->degree, session_of(self->app)->version,
                               date_today());
}

static void add_row(void *context, struct list_rows *rows, const struct record *record,
                    const char *key)
{
    struct students *self = context;
    struct summary_student figures = {.hours = 0};
    struct buf last = {0}, spark = {0};
    char text[NUM_TEXT_SIZE];
    (void)summary_student(session_of(self->app)->book, record->id, &figures, NULL);
    enum role role = tell_last(figures.last_entry, &last);
    chart_spark_add(&spark, figures.weeks, COUNT_OF(figures.weeks), 4);
    list_row(rows, record->id, key, 0);
    list_cell(rows, ROLE_BODY, record_text(record, "name"));
    list_cell(rows, ROLE_DIM, record_text(record, "number"));
    list_cell(rows, ROLE_DIM, record_int(record, "grade") > 0
                                  ? num_decimal(record_int(record, "grade"), 0, text)
                                  : "");
    list_cell(rows, role, buf_text(&last));
    list_cell(rows, ROLE_SPARK, buf_text(&spark));
    list_cell(rows, ROLE_BODY, num_hours(figures.hours, text));
    list_cell(rows, figures.net < 0 ? ROLE_BAD : ROLE_BODY, num_money_grouped(figures.net, text));
    buf_clear(&spark);
    const struct class_degree *degree = class_degrees_find(bars_of(self), record->id);
    if (degree != NULL && degree->of > 0)
        chart_bar_add(&spark, BAR, degree->met, degree->of);
    list_cell(rows, ROLE_BAR, buf_text(&spark));
    buf_free(&last);
    buf_free(&spark);
}

static bool fetch(void *context, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct students *self = context;
    (void)begin_bars(self);
    return window_fetch(self->listing, rows, seek, anchor, want, add_row, self, err);
}

static bool locate(void *context, int64_t id, struct buf *key)
{
    struct students *self = context;
    return window_locate(session_of(self->app)->book, kind_find("student"), self->listing, id, key);
}

static const struct list_source source = {fetch, locate};

/* What the class can be sorted by: columns, and the fields behind them. */
static const struct {
    const char *column, *label, *field; /* field NULL: the last entry */
} orders[] = {
    {"name", N_("Student"), "name"},
    {"number", N_("Number"), "number"},
    {"grade", N_("Grade"), "grade"},
    {"last", N_("Last entry, the longest ago first"), NULL},
};

static void set_order(struct students *self)
{
    if (orders[self->order].field != NULL)
        (void)listing_order(self->listing, orders[self->order].field, self->descending);
    else
        listing_order_latest(self->listing, self->descending);
    bool usual = self->order == 0 && !self->descending;
    if (self->list != NULL)
        list_set_sort(self->list, usual ? NULL : orders[self->order].column, self->descending);
}

/* The same again turns it around. The selection stays on its student. */
static void sort_by(struct students *self, int order)
{
    self->descending = order == self->order && !self->descending;
    self->order = order;
    set_order(self);
    list_reload(self->list);
}

static void sort(struct students *self)
{
    const char *labels[COUNT_OF(orders)];
    for (size_t i = 0; i < COUNT_OF(orders); i++)
        labels[i] = tr(orders[i].label);
    int chosen =
        dialog_choose_word(self->app, _("Sort by"), labels, COUNT_OF(orders), self->order);
    if (chosen >= 0)
        sort_by(self, chosen);
}

static void sort_by_column(struct students *self, const char *column)
{
    for (size_t i = 0; i < COUNT_OF(orders); i++)
        if (strcmp(orders[i].column, column) == 0)
            sort_by(self, (int)i);
}

static void open_listing(struct students *self)
{
    listing_close(self->listing);
    self->listing = listing_open(session_of(self->app)->book, kind_find("student"));
    if (!self->everyone)
        (void)listing_where(self->listing, "status", "active", 6, NULL);
    listing_find(self->listing, buf_text(&self->find));
    set_order(self);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum {
    OPEN = 1, LOG, TICK, NEW, EDIT, FIND, ALL, REPORTS, COURSES, MORE, CHAPTER, YEAR_END, SCORES, CHECK,
    SORT, DEGREE, PRACTICE
};
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Open the student's record book.", KEYMAP_BAR},
    {"P", PRACTICE, "practice", "The tasks of this practice book, and which are done.", KEYMAP_BAR},
    {"l", LOG, "log", "Write a quick line for the ticked students, or for the selected one.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"Space", TICK, "tick", "Tick the selected student, or take the tick away.", 0},
    {"n", NEW, "new", "Add a student.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"e", EDIT, "edit", "Change the selected student's data.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"f", FIND, "filter", "Show only students whose data has a word.", KEYMAP_BAR},
    {"o", SORT, "sort", "Sort by name, number, grade or the last entry; choose it again to turn "
                        "it around.", 0},
    {"r", REPORTS, "reports", "Reports over the whole chapter.", KEYMAP_BAR},
    {"c", COURSES, "courses", "Courses and who is in them.", KEYMAP_BAR},
    {"y", YEAR_END, "year end", "End the year: who is ready, what is missing, close all that are ready.", 0},
    {"s", SCORES, "scores", "Give points by a rubric, and see the ranking.", 0},
    {"d", DEGREE, "degree", "Which degree the bars of the class are about.", 0},
    {"v", ALL, "left", "Show also students who have left, or hide them again.", 0},
    {"+", MORE, "all records", "Every kind of record of the chapter, with counts.", KEYMAP_BAR},
    {"!", CHECK, "check", "What is wrong with anybody's records or looks wrong, and how to fix it.",
     KEYMAP_BAR},
    {"C", CHAPTER, "chapter", "The chapter's data and the rules it keeps books by.", 0},
};
static const struct keymap keys = KEYMAP("Students", key_rows);

const struct keymap *students_keys(void)
{
    return &keys;
}

static void log_for(struct students *self)
{
    int64_t selected = list_selected(self->list);
    if (list_mark_count(self->list) > 0)
        quickline_screen(self->app, list_marks(self->list), list_mark_count(self->list), "", 0);
    else if (selected != 0)
        quickline_screen(self->app, &selected, 1, "", 0);
}

static void edit_chapter(struct students *self)
{
    struct listing *listing = listing_open(session_of(self->app)->book, kind_find("chapter"));
    struct record chapter;
    struct records_of of = {.kind = kind_find("chapter")};
    int count = listing_read(listing, 0, true, 1, &chapter, NULL);
    int64_t id = count == 1 ? chapter.id : 0;
    if (count == 1)
        record_clear(&chapter);
    listing_close(listing);
    record_edit(self->app, of, id);
}

static bool students_enabled(struct app *app, void *context, int number)
{
    (void)context;
    return number != PRACTICE || session_of(app)->practice;
}

static void choose_degree(struct students *self)
{
    const char *labels[DEGREES], *codes[DEGREES];
    const struct rules_word *word = NULL;
    int count = 0;
    while (count < DEGREES && (word = rules_word_next("degree", word)) != NULL) {
        codes[count] = word->code;
        labels[count++] = tr(word->label);
    }
    int chosen = dialog_choose_word(self->app, _("Bars toward which degree?"), labels,
                                    (size_t)count, -1);
    if (chosen < 0)
        return;
    struct err err = {{0}};
    self->degree = codes[chosen];
    if (prefs_set(SETTING_BARS, codes[chosen], &err))
        app_info(self->app, "the bars are about the %s", labels[chosen]);
    else
        app_error(self->app, "%s", err.text);
}

/* What was chosen last; the State Degree where nothing was. */
static void remember_degree(struct students *self)
{
    const char *code = prefs_get(SETTING_BARS);
    const struct rules_word *word = code ? rules_word_find("degree", code) : NULL;
    self->degree = word ? word->code : "state";
}

static void tell_empty(struct students *self)
{
    list_set_empty(self->list, self->find.len > 0
                                   ? _("No student has this word; f and Enter shows all.")
                                   : _("No students yet. Enter adds the first one. A whole class "
                                       "comes in with `saebook import student FILE.csv`."));
}

static void narrow(void *context, const char *text)
{
    struct students *self = context;
    buf_clear(&self->find);
    buf_add_text(&self->find, text);
    listing_find(self->listing, text);
    tell_empty(self);
    list_reload(self->list);
}

/* The commands that only lead to another screen of the whole chapter; 0 for the others. */
static unsigned go_on(struct app *app, int number)
{
    switch (number) {
    case REPORTS:
        reports_screen(app, 0);
        return APP_HANDLED;
    case COURSES:
        records_screen(app, (struct records_of){.kind = kind_find("course")});
        return APP_HANDLED;
    case MORE:
        more_screen(app, 0);
        return APP_HANDLED;
    case CHECK:
        findings_screen(app, 0);
        return APP_HANDLED;
    case SCORES:
        scoring_screen(app);
        return APP_HANDLED;
    case YEAR_END:
        class_year_screen(app, 0);
        return APP_HANDLED;
    case PRACTICE:
        practice_screen(app);
        return APP_HANDLED;
    default:
        return 0;
    }
}

static unsigned command(struct app *app, void *context, int number)
{
    struct students *self = context;
    int64_t id = list_selected(self->list);
    const struct records_of of = {.kind = kind_find("student")};
    switch (number) {
    case OPEN:
        if (id != 0)
            home_screen(app, id);
        else if (self->find.len == 0 && list_is_empty(self->list)) /* what else is there to do? */
            record_edit(app, of, 0);
        return APP_HANDLED;
    case LOG:
        log_for(self);
        return APP_HANDLED;
    case TICK:
        list_tick(self->list);
        return APP_HANDLED;
    case NEW:
    case EDIT:
        if (number == NEW || id != 0)
            record_edit(app, of, number == NEW ? 0 : id);
        break;
    case FIND:
        dialog_narrow(app, _("Students with"), 100, buf_text(&self->find), narrow, self);
        return APP_HANDLED;
    case SORT:
        sort(self);
        return APP_HANDLED;
    case ALL:
        self->everyone = !self->everyone;
        open_listing(self);
        break;
    case DEGREE:
        choose_degree(self);
        break;
    case CHAPTER:
        edit_chapter(self);
        return APP_HANDLED;
    default:
        return go_on(app, number);
    }
    list_reload(self->list);
    return APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool students_open(struct app *app, void *context, struct err *err)
{
    struct students *self = context;
    (void)app;
    (void)err;
    open_listing(self);
    remember_degree(self);
    self->list = list_new(columns, COUNT_OF(columns), LIST_MARKS);
    list_set_source(self->list, &source, self);
    tell_empty(self);
    return true;
}

static void students_close(struct app *app, void *context)
{
    struct students *self = context;
    (void)app;
    list_free(self->list);
    split_clear(&self->beside);
    listing_close(self->listing);
    buf_free(&self->find);
    mem_free(self);
}

static void students_shown(struct app *app, void *context)
{
    struct students *self = context;
    session_of(app)->student = 0;
    list_reload(self->list);
}

static void students_title(struct app *app, void *context, struct screen_title *title)
{
    struct students *self = context;
    size_t ticked = list_mark_count(self->list);
    struct buf where = {0};
    if (ticked > 0)
        buf_addf(&where, _("%zu ticked"), ticked);
    session_title(app, title, _("Students"), ticked > 0 ? buf_text(&where) : NULL, 0);
    buf_free(&where);
}

static void students_status(struct app *app, void *context, struct buf *line)
{
    struct students *self = context;
    (void)app;
    if (self->find.len > 0)
        buf_addf(line, _("only students with \"%s\"; f and Enter shows all"),
                 buf_text(&self->find));
    else if (!list_is_empty(self->list))
        buf_addf(line, _("Space ticks several, l logs for them all; bars: %s"),
                 tr(rules_word_find("degree", self->degree)->label));
}

static void tell_beside(void *context, int64_t student, struct pager *page)
{
    beside_student(((struct students *)context)->app, student, page);
}

static bool read_degrees(void *context, struct err *err)
{
    struct students *self = context;
    return class_degrees_read(bars_of(self), session_of(self->app)->book, err);
}

static void students_draw(struct app *app, void *context, struct rect body)
{
    struct students *self = context;
    bool changed = session_changed(session_of(app));
    if (begin_bars(self) || changed)
        list_reload(self->list);
    body = split_body(app, &self->beside, body, list_selected(self->list),
                      book_version_known(session_of(app)->book), tell_beside, self);
    list_draw(self->list, body, true);
    if (class_degrees_wants(bars_of(self)) && app_rests(app) &&
        session_read_idly(app, read_degrees, self)) {
        class_degrees_settle(bars_of(self));
        list_reload(self->list);
        list_draw(self->list, body, true);
    }
}

static unsigned students_event(struct app *app, void *context, const struct event *event)
{
    struct students *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    if (answer == LIST_HEADING)
        sort_by_column(self, list_clicked_column(self->list));
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static unsigned students_tick(struct app *app, void *context)
{
    struct students *self = context;
    if (!session_changed(session_of(app)))
        return 0;
    list_reload(self->list);
    return APP_HANDLED;
}

static void students_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(
        help,
        _("Every student with the day of the last entry, the hours of the last four weeks, and "
          "what this year has brought so far. \"!\" says that nothing was entered for more "
          "than 14 days, \"!!\" that nothing ever was. The bar is how much of a degree is met: of "
          "the State FFA Degree, until d chooses another."));
    help_text(
        help,
        _("Tick several students with Space and log for all of them in one line: an FFA meeting, "
          "a fair, a service day."));
}

static const struct screen_ops students_ops = {
    .name = "students",
    .keys = &keys,
    .tick_ms = 1000,
    .open = students_open,
    .close = students_close,
    .shown = students_shown,
    .title = students_title,
    .status = students_status,
    .draw = students_draw,
    .event = students_event,
    .command = command,
    .enabled = students_enabled,
    .tick = students_tick,
    .help = students_help,
};

void students_screen(struct app *app)
{
    struct students *self = mem_alloc(sizeof *self);
    self->app = app;
    app_push(app, &students_ops, self);
}
