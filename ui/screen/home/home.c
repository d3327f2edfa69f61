/* A student's home: the year so far, the weeks, the projects, and the quick line one key away. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/kind.h"
#include "kinds/record.h"
#include "kit/chart.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/term.h"
#include "report/returned.h"
#include "report/summary.h"
#include "screen/home/home_toward.h"
#include "screen/home/quickline.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

struct home {
    struct app *app;
    int64_t student;
    struct summary_home figures;
    char *latest[SUMMARY_LATEST]; /* owned: the newest entries in words */
    struct toward toward;
    enum { TOWARD_DEGREE, TOWARD_THEN_AWARDS, TOWARD_READ } toward_at; /* what is to be read next */
    struct returned returned;
    struct list *projects;
    uint64_t told; /* another number for each reading: what it shows is as it was until then */
};

static const struct list_column columns[] = {
    {.id = "title", .label = "Projects", .width = 20, .grow = 3},
    {.id = "type", .label = "Kind", .width = 11, .grow = 1, .rank = 2},
    {.id = "hours", .label = "Hours", .width = 7, .align = DRAW_RIGHT},
    {.id = "in", .label = "In", .width = 10, .align = DRAW_RIGHT},
    {.id = "out", .label = "Out", .width = 10, .align = DRAW_RIGHT},
    {.id = "net", .label = "Net", .width = 10, .align = DRAW_RIGHT},
};

/* ---- reading -------------------------------------------------------------------------------- */

static void project_row(void *context, size_t index, struct list_rows *rows)
{
    struct home *self = context;
    const struct summary_project *project = &self->figures.projects[index];
    const struct field *type = &kind_find("project")->fields[kind_field(kind_find("project"), "type")];
    enum role role = project->active ? ROLE_BODY : ROLE_DIM;
    char text[NUM_TEXT_SIZE];
    list_cell(rows, role, project->title);
    list_cell(rows, ROLE_DIM, field_choice_label(type, project->type));
    list_cell(rows, role, num_hours(project->hours, text));
    list_cell(rows, role, num_money_grouped(project->in, text));
    list_cell(rows, role, num_money_grouped(project->out, text));
    list_cell(rows, project->net < 0 ? ROLE_BAD : role, num_money_grouped(project->net, text));
}

static int64_t project_id(void *context, size_t index)
{
    return ((struct home *)context)->figures.projects[index].id;
}

static void forget_latest(struct home *self)
{
    for (size_t i = 0; i < SUMMARY_LATEST; i++) {
        mem_free(self->latest[i]);
        self->latest[i] = NULL;
    }
}

/* "20 Nov  1 h 30 m, Market swine: fed and weighed" */
static void tell_latest(struct home *self)
{
    struct book *book = session_of(self->app)->book;
    forget_latest(self);
    for (size_t i = 0; i < self->figures.latest_count; i++) {
        const struct summary_entry *entry = &self->figures.latest[i];
        struct record record;
        struct buf line = {0};
        char date[DATE_TEXT_SIZE];
        text_pad(&line, date_ago(entry->date, date), 13, false);
        if (record_read(book, kind_find(entry->kind), entry->id, &record, NULL))
            record_tell(book, &record, &line);
        record_clear(&record);
        self->latest[i] = buf_take(&line);
    }
}

static void shows_other(struct home *self)
{
    static uint64_t readings;
    self->told = ++readings;
}

static bool read_home(struct home *self, struct err *err)
{
    struct book *book = session_of(self->app)->book;
    shows_other(self);
    summary_home_clear(&self->figures);
    returned_clear(&self->returned);
    self->toward_at = TOWARD_DEGREE;
    if (!summary_home(book, self->student, &self->figures, err) ||
        !returned_read(book, self->student, &self->returned, err))
        return false;
    tell_latest(self);
    const struct list_array array = {
        .count = self->figures.project_count, .row = project_row, .row_id = project_id};
    list_set_array(self->projects, &array, self);
    list_reload(self->projects);
    return true;
}

static void read_again(struct home *self)
{
    struct err err = {{0}};
    if (!read_home(self, &err))
        app_error(self->app, "%s", err.text);
}

/* ---- drawing -------------------------------------------------------------------------------- */

/* "hours   142.5": a label and its figure; in two rows of three, or for screen readers, which read
 * by lines, each in a row of its own. */
struct figure_at {
    struct rect area;
    int x, y;
};

static void draw_figure(struct figure_at *at, const char *label, const char *figure, enum role role)
{
    int x = draw_text(at->area, at->x, at->y, ROLE_DIM, label) + 1;
    if (term_is_reader()) {
        draw_text(at->area, x, at->y++, role, figure);
        return;
    }
    at->x = draw_cell(at->area, x, at->y, 11, DRAW_RIGHT, role, figure) + 3;
}

static int figure_rows(void)
{
    return term_is_reader() ? 7 : 2;
}

static void draw_figures(const struct home *self, struct rect area)
{
    const struct summary_home *f = &self->figures;
    char text[NUM_TEXT_SIZE], ago[DATE_TEXT_SIZE];
    struct figure_at at = {.area = area};
    int first = draw_textf(area, 1, 0, ROLE_STRONG, "%d so far", f->year) + 3;
    at.x = term_is_reader() ? 1 : first;
    at.y = term_is_reader() ? 1 : 0;
    draw_figure(&at, _("hours  "), num_hours(f->hours, text), ROLE_STRONG);
    draw_figure(&at, _("earned"), num_money_grouped(f->earned, text),
                f->earned < 0 ? ROLE_BAD : ROLE_STRONG);
    if (self->toward.degree_known)
        num_money_grouped(self->toward.invested, text);
    draw_figure(&at, _("invested"), self->toward.degree_known ? text : "",
                self->toward.invested < 0 ? ROLE_BAD : ROLE_STRONG);
    if (!term_is_reader())
        at = (struct figure_at){.area = area, .x = first, .y = 1};
    draw_figure(&at, _("service"), num_hours(f->service, text), ROLE_BODY);
    draw_figure(&at, _("class "), num_hours(f->class_hours, text), ROLE_BODY);
    draw_figure(&at, _("last    "),
                f->last_entry.year != 0 ? date_ago(f->last_entry, ago) : _("no entry"),
                f->last_entry.year != 0 ? ROLE_BODY : ROLE_WARNING);
}

static void draw_days(const struct home *self, struct rect area)
{
    const struct summary_home *f = &self->figures;
    struct date day = f->first_day;
    char month[DATE_TEXT_SIZE];
    size_t at = 0;
    for (int row = 0; row < 2 && at < f->day_count; row++) {
        size_t count = (size_t)date_month_days(day.year, day.month);
        count = count < f->day_count - at ? count : f->day_count - at;
        draw_text(area, 1, row, ROLE_DIM, row == 0 ? _("Days") : "");
        int x = draw_text(area, 7, row, ROLE_DIM, date_month_short(day.month, month));
        chart_days(area, term_is_reader() ? x + 1 : 12, row, &f->days[at], count, 3);
        at += count;
        day = date_add_months(day, 1);
    }
}

/* ! Ms. Hale returned 1 record: "Which vet? Add the name." */
static void draw_returned(const struct home *self, struct rect area)
{
    const struct returned *returned = &self->returned;
    struct buf words = {0};
    buf_addf(&words, "! ");
    buf_addf(&words, tr_count("%s returned %zu record", "%s returned %zu records",
                              (int64_t)returned->count),
             returned->by, returned->count);
    if (returned->comment[0] != '\0')
        buf_addf(&words, ": \"%s\"", returned->comment);
    int keys = (int)text_columns(_("b shows it"), strlen(_("b shows it"))) + 3;
    draw_cell(area, 1, 0, area.w - 1 - keys, DRAW_LEFT, ROLE_WARNING, buf_text(&words));
    draw_right(area, 0, ROLE_DIM, _("b shows it "));
    buf_free(&words);
}

/* Years that another book kept, and which. */
static void draw_carried(const struct home *self, struct rect area)
{
    int x = draw_glyph(area, 1, 0, ROLE_ACCENT, GLYPH_ARROW) + 1;
    x = draw_text(area, x, 0, ROLE_DIM, _("carried in: "));
    draw_cell(area, x, 0, area.w - x - 1, DRAW_LEFT, ROLE_DIM, self->figures.carried);
}

/* Taller windows show what was entered last. */
static void draw_latest(const struct home *self, struct rect area)
{
    draw_text(area, 1, 0, ROLE_HEADING, _("Latest"));
    for (int i = 0; i < (int)self->figures.latest_count && i + 1 < area.h; i++)
        draw_cell(area, 1, i + 1, area.w - 2, DRAW_LEFT, ROLE_BODY, self->latest[i]);
}

static void draw_weeks(const struct home *self, struct rect area)
{
    draw_text(area, 1, 0, ROLE_DIM, _("Hours by week"));
    chart_spark(area, 16, 0, area.w - 18, self->figures.weeks, SUMMARY_WEEKS, 60);
}

static void draw_toward(const struct home *self, struct rect area)
{
    toward_draw(&self->toward, area);
}

/* Only the projects change with a key: the rest stays until something is read, or the day is over. */
static void draw_part(const struct home *self, struct rect area,
                      void (*draw)(const struct home *self, struct rect area))
{
    uint64_t key = draw_key(self->told, (uint64_t)date_number(date_today()));
    if (draw_area_again(area, key))
        return;
    draw(self, area);
    draw_area_keep(area, key);
}

/* A step at a time: a key that ends the second does not lose the first. */
static bool read_toward(void *context, struct err *err)
{
    struct home *self = context;
    struct book *book = session_of(self->app)->book;
    if (self->toward_at == TOWARD_DEGREE)
        return toward_read_degree(book, self->student, &self->toward, err);
    return toward_read_awards(book, self->student, &self->toward, err);
}

static void home_draw(struct app *app, void *context, struct rect body)
{
    struct home *self = context;
    if (session_changed(session_of(app)))
        read_again(self);
    while (self->toward_at != TOWARD_READ && app_rests(app) &&
           session_read_idly(app, read_toward, self)) {
        self->toward_at++;
        shows_other(self);
    }
    rect_cut_top(&body, 1);
    draw_part(self, rect_cut_top(&body, figure_rows()), draw_figures);
    rect_cut_top(&body, 1);
    draw_part(self, rect_cut_top(&body, 1), draw_weeks);
    draw_part(self, rect_cut_top(&body, 2), draw_days);
    rect_cut_top(&body, 1);
    if (self->returned.count > 0 && body.h > 4)
        draw_part(self, rect_cut_bottom(&body, 1), draw_returned);
    if (toward_rows(&self->toward) > 0 && body.h > 8) {
        draw_part(self, rect_cut_bottom(&body, toward_rows(&self->toward)), draw_toward);
        rect_cut_bottom(&body, 1);
    }
    if (self->figures.carried[0] != '\0')
        draw_part(self, rect_cut_bottom(&body, 1), draw_carried);
    int rows = (int)self->figures.project_count + 1;
    if (self->figures.project_count > 0 && self->figures.latest_count > 0 && body.h - rows > 2) {
        list_draw(self->projects, rect_cut_top(&body, rows), true);
        rect_cut_top(&body, 1);
        draw_part(self, body, draw_latest);
    } else {
        list_draw(self->projects, body, true);
    }
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { LOG = 1, NEW, OPEN, MONEY, HOURS, INVENTORY, AWARDS, DEGREES, FFA, REPORTS, CHARTS, PHOTOS, MORE, WAGES, YEAR_END, RETURNED, CHECK };
static const struct keymap_row key_rows[] = {
    {"l", LOG, "log", "Write a quick line: 1.5h fed hogs @swine. Typing a number or $ starts one, "
                      "too.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"Enter", OPEN, "project", "Open the selected project.", KEYMAP_BAR},
    {"m", MONEY, "money", "Sales, costs and all other money.", KEYMAP_BAR},
    {"h", HOURS, "hours", "The journal of hours.", KEYMAP_BAR},
    {"i", INVENTORY, "inventory", "What is on hand, and what lasts more than a year.", KEYMAP_BAR},
    {"a", AWARDS, "awards", "Applications for proficiency awards.", KEYMAP_BAR},
    {"g", DEGREES, "degrees", "What the next degree still needs.", KEYMAP_BAR},
    {"f", FFA, "FFA", "FFA activities, service, honors and degrees.", KEYMAP_BAR},
    {"r", REPORTS, "reports", "Income, balance sheet, hours and more.", KEYMAP_BAR},
    {"c", CHARTS, "charts", "Hours by week, income by year, net worth, weights.", KEYMAP_BAR},
    {"n", NEW, "new project", "Begin a project.", KEYMAP_CHANGES},
    {"p", PHOTOS, "photos", "Pictures of the work.", 0},
    {"w", WAGES, "paychecks", "Pay from a placement job.", 0},
    {"b", RETURNED, "returned", "What a teacher gave back for you to fix.", 0},
    {"y", YEAR_END, "year end", "End the year step by step: count, look back, close it.", 0},
    {"+", MORE, "all records", "Every kind of record, with counts.", KEYMAP_BAR},
    {"!", CHECK, "check", "What is wrong with the records or looks wrong, and how to fix it.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Home", key_rows);

const struct keymap *home_keys(void)
{
    return &keys;
}

static void open_records(struct home *self, const char *kind)
{
    struct records_of of = {.kind = kind_find(kind), .student = self->student};
    records_screen(self->app, of);
}

/* The record itself where there is one; of a month, and of several, the list of them. */
static void show_returned(struct home *self)
{
    const struct returned *returned = &self->returned;
    const struct kind *kind = returned->count == 1 ? kind_find(returned->kind) : NULL;
    if (kind == NULL) {
        open_records(self, "review");
        return;
    }
    if (returned->comment[0] != '\0') /* what to mend, in sight of the form */
        app_info(self->app, "%s: \"%s\"", returned->by, returned->comment);
    if (record_edit(self->app, (struct records_of){.kind = kind, .student = self->student},
                    returned->record))
        read_again(self);
}

static bool home_enabled(struct app *app, void *context, int number)
{
    struct home *self = context;
    (void)app;
    return number != RETURNED || self->returned.count > 0;
}

static unsigned command(struct app *app, void *context, int number)
{
    static const struct {
        int command;
        const char *kind;
    } lists[] = {{MONEY, "money"}, {HOURS, "hours"}, {PHOTOS, "photo"}, {WAGES, "paycheck"}};
    static const struct {
        int command;
        void (*open)(struct app *app, int64_t student);
    } screens[] = {{AWARDS, award_screen}, {DEGREES, degree_screen}, {FFA, ffa_screen}, {REPORTS, reports_screen}, {CHARTS, charts_screen}, {MORE, more_screen},
                 {CHECK, findings_screen}};
    struct home *self = context;
    struct records_of project = {.kind = kind_find("project"), .student = self->student};
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (lists[i].command == number)
            open_records(self, lists[i].kind);
    for (size_t i = 0; i < COUNT_OF(screens); i++)
        if (screens[i].command == number)
            screens[i].open(app, self->student);
    switch (number) {
    case LOG:
        quickline_screen(app, &self->student, 1, "", 0);
        break;
    case NEW:
        if (record_edit(app, project, 0))
            read_again(self);
        break;
    case OPEN:
        if (list_selected(self->projects) != 0)
            project_screen(app, list_selected(self->projects));
        break;
    case YEAR_END:
        year_end_screen(app, self->student, 0);
        return APP_HANDLED;
    case RETURNED:
        show_returned(self);
        break;
    case INVENTORY:
        inventory_screen(app, self->student, 0);
        break;
    default:
        break;
    }
    return number < APP_COMMAND_FIRST && number <= CHECK ? APP_HANDLED : 0;
}

static bool begins_a_line(const struct event *event)
{
    return event->kind == EVENT_CHAR &&
           ((event->key >= '0' && event->key <= '9') || event->key == '$');
}

static unsigned home_event(struct app *app, void *context, const struct event *event)
{
    struct home *self = context;
    if (begins_a_line(event)) {
        quickline_screen(app, &self->student, 1, event->text, 1);
        return APP_HANDLED;
    }
    if (event_is(event, 'g')) /* lists know it as their beginning */
        return command(app, self, DEGREES);
    enum list_answer answer = list_event(self->projects, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool home_open(struct app *app, void *context, struct err *err)
{
    struct home *self = context;
    session_of(app)->student = self->student;
    self->projects = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->projects,
                   _("No project yet. n begins one; every student has a foundational "
                     "SAE, and most have one more."));
    return read_home(self, err);
}

static void home_close(struct app *app, void *context)
{
    struct home *self = context;
    session_of(app)->student = 0;
    toward_clear(&self->toward);
    returned_clear(&self->returned);
    forget_latest(self);
    list_free(self->projects);
    summary_home_clear(&self->figures);
    mem_free(self);
}

static void home_shown(struct app *app, void *context)
{
    struct home *self = context;
    session_of(app)->student = self->student;
    read_again(self);
}

static void home_title(struct app *app, void *context, struct screen_title *title)
{
    struct home *self = context;
    buf_add_text(&title->name, "saebook");
    session_student_name(app, self->student, &title->where);
    buf_add_text(&title->who, session_of(app)->chapter);
}

static unsigned home_tick(struct app *app, void *context)
{
    struct home *self = context;
    if (!session_changed(session_of(app)))
        return 0;
    read_again(self);
    return APP_HANDLED;
}

static void home_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("Your year so far. \"Earned\" is the net income of all projects, \"invested\" is "
                "the money you keep in them, as the degrees of your state count it. Class time "
                "has its own number: it does not count toward awards. \"Toward\" shows the next "
                "degree and the closest awards, and what you still need."));
    help_text(help,
              _("The quick line is the fastest way to log: type how long, what you did, and @ "
                "with the start of the project's name: 1.5h fed hogs @swine. Money: $42.50 feed "
                "@swine from Hale's. It shows what it understood before you press Enter."));
}

static const struct screen_ops home_ops = {
    .name = "home",
    .keys = &keys,
    .tick_ms = 1000,
    .open = home_open,
    .close = home_close,
    .shown = home_shown,
    .title = home_title,
    .draw = home_draw,
    .event = home_event,
    .command = command,
    .enabled = home_enabled,
    .tick = home_tick,
    .help = home_help,
};

void home_screen(struct app *app, int64_t student)
{
    struct home *self = mem_alloc(sizeof *self);
    *self = (struct home){.app = app, .student = student};
    app_push(app, &home_ops, self);
}
