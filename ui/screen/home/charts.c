/* A student's figures as charts: hours by week, income and expense by year, net worth, and the
 * weights of each animal. Each can be read as numbers, too. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/plot.h"
#include "kit/term.h"
#include "report/series.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum unit { HOURS, MONEY, POUNDS };

/* What a chart is; weights come once for each animal. */
struct chart {
    const char *title, *what;
    const char *lines[SERIES_LINES];
    enum role roles[SERIES_LINES];
    enum plot_shape shape;
    enum unit unit;
    bool (*read)(struct book *book, int64_t student, struct series *out, struct err *err);
    void (*mark)(struct date day, struct buf *out);
    void (*day)(struct date day, struct buf *out);
};

struct charts {
    struct app *app;
    int64_t student;
    struct series_animals animals;
    size_t at; /* the chart; from CHARTS on an animal's weights */
    struct series series;
    int64_t *values[SERIES_LINES], *places; /* owned: of the series, as the plot wants them */
    size_t selected;
    struct list *list; /* the same as numbers */
    bool numbers;
    struct rect area; /* of the plot, as drawn last */
};

/* ---- what there is -------------------------------------------------------------------------- */

static void mark_month(struct date day, struct buf *out)
{
    if (day.day <= 7) /* the first Monday of a month */
        buf_addf(out, "%.3s", date_month(day.month));
}

static void mark_end_of_month(struct date day, struct buf *out)
{
    buf_addf(out, "%.3s", date_month(day.month));
}

static void mark_year(struct date day, struct buf *out)
{
    buf_addf(out, "%d", day.year);
}

static void mark_day(struct date day, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    const char *words = date_short(day, text);
    buf_add(out, words, strlen(words) - 5); /* without the year */
}

static void tell_week(struct date day, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    buf_addf(out, _("week of %s"), date_short(day, text));
}

static void tell_day(struct date day, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    buf_add_text(out, date_short(day, text));
}

static const struct chart charts[] = {
    {.title = N_("Hours by week"),
     .what = N_("all that was logged, the last 52 weeks"),
     .lines = {N_("Hours")},
     .roles = {ROLE_BAR},
     .unit = HOURS,
     .read = series_weeks,
     .mark = mark_month,
     .day = tell_week},
    {.title = N_("Income and expense by year"),
     .what = N_("money earned and pay, money spent"),
     .lines = {N_("Income"), N_("Expense")},
     .roles = {ROLE_BAR, ROLE_WARNING},
     .unit = MONEY,
     .read = series_years,
     .mark = mark_year,
     .day = mark_year},
    {.title = N_("Net worth by month"),
     .what = N_("what you own less what you owe, at the end of each month"),
     .lines = {N_("Net worth")},
     .roles = {ROLE_BAR},
     .unit = MONEY,
     .read = series_worth,
     .mark = mark_end_of_month,
     .day = tell_day},
};
enum { CHARTS = COUNT_OF(charts) };

static const struct chart weights = {
    .title = N_("Weight"), .what = N_("pounds at each weighing"), .lines = {N_("Pounds")},
    .roles = {ROLE_SPARK}, .shape = PLOT_LINE, .unit = POUNDS, .mark = mark_day, .day = tell_day,
};

static const struct chart *chart_of(const struct charts *self)
{
    return self->at < CHARTS ? &charts[self->at] : &weights;
}

static size_t chart_count(const struct charts *self)
{
    return CHARTS + self->animals.count;
}

static void tell_value(enum unit unit, int64_t value, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    buf_add_text(out, unit == HOURS   ? num_hours(value, text)
                      : unit == MONEY ? num_money_grouped(value, text)
                                      : num_decimal(value, 3, text));
}

/* ---- reading -------------------------------------------------------------------------------- */

static void forget(struct charts *self)
{
    for (size_t l = 0; l < SERIES_LINES; l++) {
        mem_free(self->values[l]);
        self->values[l] = NULL;
    }
    mem_free(self->places);
    self->places = NULL;
    series_clear(&self->series);
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct charts *self = context;
    const struct series_point *point = &self->series.points[self->series.count - 1 - index];
    struct buf text = {0};
    chart_of(self)->day(point->day, &text);
    list_cell(rows, ROLE_BODY, buf_text(&text));
    for (size_t l = 0; l < self->series.lines; l++) {
        buf_clear(&text);
        tell_value(chart_of(self)->unit, point->values[l], &text);
        list_cell(rows, point->values[l] < 0 ? ROLE_BAD : ROLE_BODY, buf_text(&text));
    }
    buf_free(&text);
}

static bool read_chart(struct charts *self, struct err *err)
{
    struct book *book = session_of(self->app)->book;
    bool stayed = self->selected + 1 < self->series.count;
    size_t kept = self->selected;
    forget(self);
    bool ok = self->at < CHARTS
                  ? charts[self->at].read(book, self->student, &self->series, err)
                  : series_weights(book, self->student, self->animals.all[self->at - CHARTS].id,
                                   &self->series, err);
    size_t count = ok ? self->series.count : 0;
    self->places = mem_array(count, sizeof *self->places);
    for (size_t l = 0; l < SERIES_LINES; l++)
        self->values[l] = mem_array(count, sizeof *self->values[l]);
    for (size_t i = 0; i < count; i++) {
        self->places[i] = date_number(self->series.points[i].day);
        for (size_t l = 0; l < SERIES_LINES; l++)
            self->values[l][i] = self->series.points[i].values[l];
    }
    self->selected = stayed && kept < count ? kept : count > 0 ? count - 1 : 0;
    return ok;
}

/* The table has a column for each line: it is made anew with the chart. */
static void make_list(struct charts *self)
{
    static const struct list_column one[] = {
        {.id = "day", .label = N_("When"), .width = 22},
        {.id = "first", .label = "", .width = 14, .align = DRAW_RIGHT},
    };
    static const struct list_column two[] = {
        {.id = "day", .label = N_("When"), .width = 22},
        {.id = "first", .label = N_("Income"), .width = 14, .align = DRAW_RIGHT},
        {.id = "second", .label = N_("Expense"), .width = 14, .align = DRAW_RIGHT},
    };
    const struct list_array array = {.count = self->series.count, .row = row};
    list_free(self->list);
    self->list = self->series.lines > 1 ? list_new(two, COUNT_OF(two), 0)
                                        : list_new(one, COUNT_OF(one), LIST_NO_HEADING);
    list_set_empty(self->list, _("Nothing is entered yet."));
    list_set_array(self->list, &array, self);
}

static void show(struct charts *self)
{
    struct err err = {{0}};
    if (!read_chart(self, &err))
        app_error(self->app, "%s", err.text);
    make_list(self);
}

static void go_to(struct charts *self, size_t at)
{
    series_clear(&self->series);
    self->at = at;
    show(self);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void tell_hours(int64_t minutes, struct buf *out)
{
    buf_addf(out, "%lld h", (long long)(minutes / 60));
}

static void tell_dollars(int64_t cents, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    num_money_grouped(cents, text);
    buf_add(out, text, strlen(text) - 3); /* whole dollars: the axis has no cents */
}

static void tell_pounds(int64_t thousandths, struct buf *out)
{
    buf_addf(out, "%lld lb", (long long)(thousandths / 1000));
}

static void mark(void *context, size_t point, struct buf *out)
{
    struct charts *self = context;
    chart_of(self)->mark(self->series.points[point].day, out);
}

static struct plot plot_of(struct charts *self)
{
    static const int64_t units[] = {[HOURS] = 60, [MONEY] = 100, [POUNDS] = 1000};
    static void (*const tells[])(int64_t, struct buf *) = {
        [HOURS] = tell_hours, [MONEY] = tell_dollars, [POUNDS] = tell_pounds};
    const struct chart *chart = chart_of(self);
    struct plot plot = {.shape = chart->shape,
                        .count = self->series.count,
                        .line_count = self->series.lines,
                        .places = chart->shape == PLOT_LINE ? self->places : NULL,
                        .unit = units[chart->unit],
                        .selected = self->selected,
                        .tell = tells[chart->unit],
                        .mark = mark,
                        .self = self};
    for (size_t l = 0; l < self->series.lines; l++)
        plot.lines[l] = (struct plot_line){tr(chart->lines[l]), chart->roles[l], self->values[l]};
    return plot;
}

/* "week of 16 Nov 2026: 4.50" and, of two lines, what each says. */
static void tell_selected(const struct charts *self, struct buf *out)
{
    const struct chart *chart = chart_of(self);
    if (self->selected >= self->series.count)
        return;
    const struct series_point *point = &self->series.points[self->selected];
    chart->day(point->day, out);
    for (size_t l = 0; l < self->series.lines; l++) {
        buf_addf(out, "%s %s ", l == 0 ? ":" : ",", tr(chart->lines[l]));
        tell_value(chart->unit, point->values[l], out);
    }
}

static void draw_head(const struct charts *self, struct rect head)
{
    const struct chart *chart = chart_of(self);
    int x = draw_text(head, 1, 0, ROLE_HEADING, tr(chart->title));
    if (self->at >= CHARTS)
        x = draw_textf(head, x, 0, ROLE_HEADING, ", %s", self->animals.all[self->at - CHARTS].name);
    x = draw_text(head, x + 2, 0, ROLE_DIM, tr(chart->what));
    struct buf words = {0};
    buf_addf(&words, _("%zu of %zu"), self->at + 1, chart_count(self));
    if (x + (int)words.len + 2 < head.w)
        draw_right(head, 0, ROLE_DIM, buf_text(&words));
    buf_free(&words);
}

static bool has_figures(const struct charts *self)
{
    for (size_t i = 0; i < self->series.count; i++)
        for (size_t l = 0; l < self->series.lines; l++)
            if (self->series.points[i].values[l] != 0)
                return true;
    return false;
}

static void charts_draw(struct app *app, void *context, struct rect body)
{
    struct charts *self = context;
    if (session_changed(session_of(app)))
        show(self);
    rect_cut_top(&body, 1);
    draw_head(self, rect_cut_top(&body, 1));
    rect_cut_top(&body, 1);
    self->area = (struct rect){0};
    if (self->numbers) {
        list_draw(self->list, body, true);
    } else if (!has_figures(self)) {
        draw_text(body, 3, 1, ROLE_DIM, _("There is nothing to show in this chart yet."));
    } else {
        struct plot plot = plot_of(self);
        struct buf words = {0};
        struct rect foot = rect_cut_bottom(&body, 1);
        rect_cut_bottom(&body, 1);
        self->area = rect_inset(body, 1, 0);
        plot_draw(self->area, &plot);
        tell_selected(self, &words);
        draw_cell(foot, 1, 0, foot.w - 2, DRAW_LEFT, ROLE_STRONG, buf_text(&words));
        draw_cursor(foot, 1, 0, false);
        buf_free(&words);
    }
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { NUMBERS = 1, NEXT, LAST, EARLIER, LATER };
static const struct keymap_row key_rows[] = {
    {"t", NUMBERS, "numbers", "The chart as numbers, and back.", KEYMAP_BAR},
    {"n", NEXT, "next chart", "The next chart: after the last one comes the first.", KEYMAP_BAR},
    {"p", LAST, "previous", "The chart before this one.", KEYMAP_BAR},
    {"Left", EARLIER, "earlier", "Look at an earlier column: its numbers are shown below.", KEYMAP_BAR},
    {"Right", LATER, "later", "Look at a later column.", 0},
};
static const struct keymap keys = KEYMAP("Charts", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    struct charts *self = context;
    size_t count = chart_count(self);
    (void)app;
    switch (number) {
    case NUMBERS:
        self->numbers = !self->numbers;
        break;
    case NEXT:
        go_to(self, (self->at + 1) % count);
        break;
    case LAST:
        go_to(self, (self->at + count - 1) % count);
        break;
    case EARLIER:
        self->selected -= self->selected > 0;
        break;
    case LATER:
        self->selected += self->selected + 1 < self->series.count;
        break;
    default:
        return 0;
    }
    return APP_HANDLED;
}

static unsigned charts_event(struct app *app, void *context, const struct event *event)
{
    struct charts *self = context;
    bool point = event->kind == EVENT_MOUSE && event->mouse == EVENT_CLICK &&
                 rect_holds(self->area, event->x, event->y);
    (void)app;
    if (self->numbers)
        return list_event(self->list, event) == LIST_IGNORED ? 0 : APP_HANDLED;
    if (event_is(event, KEYCODE_DOWN) || event_is(event, KEYCODE_UP))
        return command(app, self, event->key == KEYCODE_DOWN ? NEXT : LAST);
    if (!point)
        return 0;
    struct plot plot = plot_of(self);
    self->selected = plot_point_at(self->area, &plot, event->x - self->area.x);
    return APP_HANDLED;
}

static bool charts_enabled(struct app *app, void *context, int number)
{
    struct charts *self = context;
    (void)app;
    if (number == NUMBERS)
        return !term_is_reader(); /* who has the numbers already, and no use for the picture */
    return !self->numbers || (number != EARLIER && number != LATER);
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool charts_open(struct app *app, void *context, struct err *err)
{
    struct charts *self = context;
    self->numbers = term_is_reader();
    if (!series_animals(session_of(app)->book, self->student, &self->animals, err) ||
        !read_chart(self, err))
        return false;
    make_list(self);
    return true;
}

static void charts_close(struct app *app, void *context)
{
    struct charts *self = context;
    (void)app;
    forget(self);
    series_animals_clear(&self->animals);
    list_free(self->list);
    mem_free(self);
}

static void charts_title(struct app *app, void *context, struct screen_title *title)
{
    struct charts *self = context;
    session_title(app, title, _("Charts"), NULL, self->student);
}

static void charts_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, _("The figures are those of the reports: hours logged, class time too, operating income "
                      "and pay, operating expense, the balance sheet, and weighings in pounds."));
}

static const struct screen_ops charts_ops = {
    .name = "charts",
    .keys = &keys,
    .open = charts_open,
    .close = charts_close,
    .title = charts_title,
    .draw = charts_draw,
    .event = charts_event,
    .command = command,
    .enabled = charts_enabled,
    .help = charts_help,
};

void charts_screen(struct app *app, int64_t student)
{
    struct charts *self = mem_alloc(sizeof *self);
    *self = (struct charts){.app = app, .student = student};
    app_push(app, &charts_ops, self);
}
