/* What a degree still needs: its rules with what is there and what is needed, when it will be there
 * going on like this, and what would be enough. */
#include "degree/own_rules.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/kind.h"
#include "degree/forecast.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "rules/degree.h"
#include "screen/degree/degree.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdio.h>
#include <string.h>

enum { FOOT_ROWS = 8, LABEL_COLS = 10, CHOICES = 64, FIGURE_SIZE = 32 };

struct degree {
    struct app *app;
    int64_t student;
    const char *code; /* of the degree; static */
    char profile[40]; /* "": by the chapter */
    struct degree_figures supposed;
    struct degree_progress progress;
    struct degree_forecast forecast; /* takes longer than the rest, and comes after it */
    bool forecast_due;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "met", .label = "", .width = 1},
    {.id = "requirement", .label = N_("Requirement"), .width = 24, .grow = 1},
    {.id = "have", .label = N_("Have"), .width = 12, .align = DRAW_RIGHT},
    {.id = "need", .label = N_("Need"), .width = 10, .align = DRAW_RIGHT},
    {.id = "when", .label = N_("Forecast"), .width = 17, .rank = 1},
};

/* ---- reading -------------------------------------------------------------------------------- */

static const struct degree_forecast_line *forecast_of(const struct degree *self, size_t line)
{
    return line < self->forecast.count ? &self->forecast.lines[line] : NULL;
}

/* "Mar 2027" */
static void add_month(struct date day, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    buf_add_text(out, date_month_year(day, text));
}

/* "by Mar 2027", "Jan to Jul 2027" */
static void tell_when(const struct degree_forecast_line *line, struct buf *out)
{
    if (line == NULL)
        return;
    if (line->when == DEGREE_WHEN_NOT_SO)
        buf_add_text(out, _("not this way"));
    else if (line->when == DEGREE_WHEN_TOO_LITTLE)
        buf_add_text(out, _("too little yet"));
    if (line->when != DEGREE_WHEN_DAY)
        return;
    bool same = line->first.year == line->last.year && line->first.month == line->last.month;
    if (same) {
        struct buf month = {0};
        add_month(line->first, &month);
        buf_addf(out, _("by %s"), buf_text(&month));
        buf_free(&month);
    } else if (line->first.year == line->last.year) {
        buf_addf(out, "%.3s–", date_month(line->first.month));
        add_month(line->last, out);
    } else {
        add_month(line->first, out);
        buf_add_text(out, "–");
        add_month(line->last, out);
    }
}

static const char *sign_of(enum degree_met met)
{
    return met == DEGREE_MET ? glyph(GLYPH_MET) : met == DEGREE_MISSING ? glyph(GLYPH_NOT_MET) : "?";
}

/* "$4,840.93" of "$4,840.93 earned from the SAE": of what it is, the requirement says beside it. */
static const char *figure_of(const char *words, char number[static FIGURE_SIZE])
{
    size_t length = strcspn(words, " ");
    if (strcspn(words, "0123456789") > 1 || length >= FIGURE_SIZE)
        return words;
    snprintf(number, FIGURE_SIZE, "%.*s", (int)length, words);
    return number;
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    static const enum role roles[] = {[DEGREE_MISSING] = ROLE_BAD,
                                      [DEGREE_MET] = ROLE_GOOD,
                                      [DEGREE_ATTEST] = ROLE_WARNING,
                                      [DEGREE_UNKNOWN] = ROLE_WARNING};
    struct degree *self = context;
    const struct degree_line *line = &self->progress.lines[index];
    struct buf when = {0};
    char number[FIGURE_SIZE];
    tell_when(forecast_of(self, index), &when);
    list_cell(rows, roles[line->met], sign_of(line->met));
    list_cell(rows, ROLE_BODY, tr(line->requirement));
    list_cell(rows, line->met == DEGREE_MISSING ? ROLE_STRONG : ROLE_BODY,
              figure_of(line->have, number));
    list_cell(rows, ROLE_BODY, figure_of(line->need, number));
    list_cell(rows, ROLE_DIM, buf_text(&when));
    buf_free(&when);
}

static struct degree_query query_of(struct degree *self)
{
    return (struct degree_query){
        .degree = self->code,
        .profile = self->profile[0] != '\0' ? self->profile : NULL,
        .what_if = &self->supposed,
    };
}

static bool read_degree(struct degree *self, struct err *err)
{
    const struct degree_query query = query_of(self);
    degree_forecast_clear(&self->forecast);
    degree_progress_clear(&self->progress);
    bool ok = degree_progress(session_of(self->app)->book, self->student, &query, &self->progress,
                              err);
    self->forecast_due = ok;
    const struct list_array array = {.count = ok ? self->progress.count : 0, .row = row};
    int64_t selected = list_selected(self->list);
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    if (selected != 0)
        (void)list_select(self->list, selected); /* the rules are others: then the first one */
    return ok;
}

static bool read_forecast(void *context, struct err *err)
{
    struct degree *self = context;
    const struct degree_query query = query_of(self);
    degree_forecast_clear(&self->forecast);
    bool ok = degree_forecast(session_of(self->app)->book, &query, &self->progress,
                              &self->forecast, err);
    if (!ok)
        degree_forecast_clear(&self->forecast);
    return ok;
}

static void read_again(struct degree *self)
{
    struct err err = {{0}};
    if (!read_degree(self, &err))
        app_error(self->app, "%s", err.text);
}

/* ---- the selected rule ---------------------------------------------------------------------- */

/* A label and what belongs to it, wrapped; returns the row after it. */
static int draw_about(struct rect area, int y, const char *label, const char *text, enum role role)
{
    struct rect words = area;
    if (text[0] == '\0' || y >= area.h)
        return y;
    rect_cut_left(&words, LABEL_COLS);
    draw_cell(area, 0, y, LABEL_COLS - 1, DRAW_LEFT, ROLE_DIM, label);
    return y + draw_wrap(words, y, role, text);
}

static const char *certainty_words(char certainty)
{
    return certainty == 'S'   ? _("read there")
           : certainty == 'D' ? _("worked out from it")
                              : _("from memory, not checked");
}

/* "208.00 of 360.00 hours": in full, where the columns of the list have cut it. */
static void tell_have(const struct degree_line *line, struct buf *out)
{
    if (line->need[0] == '\0' || strcmp(line->need, _("yes")) == 0)
        buf_add_text(out, line->have);
    else
        buf_addf(out, line->unit[0] != '\0' ? _("%s of %s %s") : _("%s of %s%s"), line->have,
                 line->need, tr(line->unit));
}

static void draw_rule(const struct degree *self, struct rect area, size_t index)
{
    const struct degree_line *line = &self->progress.lines[index];
    const struct degree_forecast_line *forecast = forecast_of(self, index);
    struct buf source = {0}, have = {0};
    draw_hline(area, 0, ROLE_RULE, NULL);
    rect_cut_top(&area, 1);
    area = rect_inset(area, 2, 0);
    int y = draw_about(area, 0, _("Asked"), tr(line->requirement), ROLE_STRONG);
    tell_have(line, &have);
    y = draw_about(area, y, _("Have"), buf_text(&have), ROLE_BODY);
    y = draw_about(area, y, _("Enough"), line->enough, ROLE_BODY);
    if (forecast != NULL && line->met != DEGREE_MET)
        y = draw_about(area, y, _("When"), forecast->text, ROLE_BODY);
    y = draw_about(area, y, _("Uncertain"), line->note, ROLE_DIM);
    buf_addf(&source, "%s (%s)", line->source, certainty_words(line->certainty));
    draw_about(area, y, _("Source"), buf_text(&source), ROLE_DIM);
    buf_free(&source);
    buf_free(&have);
}

/* All of it, where the window is too low to show it below the list. */
static void tell_source(struct degree *self, size_t index)
{
    const struct degree_line *line = &self->progress.lines[index];
    struct buf text = {0};
    buf_addf(&text, "%s\n\n", tr(line->requirement));
    if (line->enough[0] != '\0')
        buf_addf(&text, "%s\n\n", line->enough);
    if (line->note[0] != '\0')
        buf_addf(&text, "%s\n\n", line->note);
    buf_addf(&text, _("From: %s (%s)"), line->source, certainty_words(line->certainty));
    dialog_message(self->app, _("Where this rule is from"), buf_text(&text));
    buf_free(&text);
}

static void degree_draw(struct app *app, void *context, struct rect body)
{
    struct degree *self = context;
    if (session_changed(session_of(app)))
        read_again(self);
    if (self->forecast_due && app_rests(app) && session_read_idly(app, read_forecast, self)) {
        self->forecast_due = false;
        list_reload(self->list);
    }
    rect_cut_top(&body, 1);
    struct buf words = {0};
    degree_supposed_tell(&self->supposed, &words);
    if (words.len > 0) {
        struct rect line = rect_cut_top(&body, 1);
        int x = draw_text(line, 2, 0, ROLE_WARNING, _("What if")) + 2;
        draw_cell(line, x, 0, line.w - x - 1, DRAW_LEFT, ROLE_WARNING, buf_text(&words));
    }
    buf_free(&words);
    int64_t selected = list_selected(self->list);
    if (selected != 0 && body.h > FOOT_ROWS + 4)
        draw_rule(self, rect_cut_bottom(&body, FOOT_ROWS), (size_t)selected - 1);
    list_draw(self->list, body, true);
}

static void degree_status(struct app *app, void *context, struct buf *line)
{
    struct degree *self = context;
    const struct degree_progress *progress = &self->progress;
    char day[DATE_TEXT_SIZE];
    (void)app;
    buf_addf(line, _("%zu of %zu met"), progress->met, progress->count);
    if (progress->attest > 0)
        buf_addf(line, _(" · %zu for the advisor to say"), progress->attest);
    if (progress->unknown > 0)
        buf_addf(line, _(" · %zu not known"), progress->unknown);
    if (progress->received.year != 0)
        buf_addf(line, _(" · received %s"), date_short(progress->received, day));
    else if (progress->qualifies)
        buf_add_text(line, _(" · apply"));
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { RECORDS = 1, WHAT_IF, PROFILE, DEGREE, SOURCE, WORKBOOK, CHECK_OFF };
static const struct keymap_row key_rows[] = {
    {"Enter", RECORDS, "records", "Show the records behind the selected rule.", KEYMAP_BAR},
    {"w", WHAT_IF, "what if", "Try out other numbers and see what they would change.", KEYMAP_BAR},
    {"d", DEGREE, "degree", "Look at another degree or Star.", KEYMAP_BAR},
    {"c", CHECK_OFF, "check off", "Say that what is marked ? was seen: for teachers.", KEYMAP_BAR},
    {"p", PROFILE, "profile", "Check the records against another state's rules.", KEYMAP_BAR},
    {"x", WORKBOOK, "workbook", "Write the Excel workbook for the judges.", KEYMAP_BAR},
    {"s", SOURCE, "source", "Where the selected rule is written, and how sure that is.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("What a degree still needs", key_rows);

static void choose_degree(struct degree *self)
{
    const char *labels[CHOICES], *codes[CHOICES];
    const struct rules_word *word = NULL;
    int count = 0, now = -1;
    while (count < CHOICES && (word = rules_word_next("degree", word)) != NULL) {
        now = strcmp(word->code, self->code) == 0 ? count : now;
        codes[count] = word->code;
        labels[count++] = tr(word->label);
    }
    int chosen = dialog_choose_word(self->app, _("Which degree?"), labels, (size_t)count, now);
    if (chosen < 0)
        return;
    self->code = codes[chosen];
    self->supposed = (struct degree_figures){0}; /* another degree asks other things */
    list_reset(self->list);
    read_again(self);
}

static void choose_profile(struct degree *self)
{
    char names[CHOICES][40];
    const char *labels[CHOICES] = {_("The chapter's own")};
    struct err err = {{0}};
    struct degree_profile profile;
    struct degree_rules *rules = own_rules_read(session_of(self->app)->book, &err);
    int count = 1, now = 0;
    if (rules == NULL) {
        app_error(self->app, "%s", err.text);
        return;
    }
    for (size_t at = 0; count < CHOICES && degree_profile_at(rules, at, &profile); at++) {
        (void)snprintf(names[count], sizeof names[count], "%s", profile.name);
        now = strcmp(profile.name, self->profile) == 0 ? count : now;
        labels[count++] = profile.label;
    }
    int chosen = dialog_choose_word(self->app, _("Whose rules?"), labels, (size_t)count, now);
    if (chosen >= 0)
        (void)snprintf(self->profile, sizeof self->profile, "%s",
                       chosen == 0 ? "" : names[chosen]);
    degree_rules_free(rules);
    if (chosen >= 0)
        read_again(self);
}

/* Which of what a person has to say of the rule: the only one, or as it is chosen. NULL: none. */
static const char *choose_item(struct degree *self, const struct degree_line *line)
{
    const struct condition_measure *measure;
    const char *labels[CHOICES], *items[CHOICES];
    char name[48];
    int count = 0;
    for (size_t at = 0; degree_measure_part(line->measures, at, name); at++) {
        measure = degree_measure_find(name);
        if (measure == NULL || measure->unit != CONDITION_ATTEST || count == CHOICES)
            continue;
        items[count] = measure->name;
        labels[count++] = tr(measure->one);
    }
    int chosen = count > 1 ? dialog_choose_word(self->app, _("What was seen?"), labels,
                                                (size_t)count, -1)
                           : count - 1;
    return chosen < 0 ? NULL : items[chosen];
}

/* The form of what a teacher checks off, with the item filled in. */
static void check_off(struct degree *self, const struct degree_line *line)
{
    const struct records_of of = {.kind = kind_find("attested"), .student = self->student};
    if (line->met != DEGREE_ATTEST) {
        app_info(self->app, "the records tell this one; what a person has to say is marked ?");
        return;
    }
    const char *item = choose_item(self, line);
    if (item != NULL && record_edit_with(self->app, of, (const char *const[]){"item", item, NULL}))
        read_again(self);
}

/* As the records are: nothing is supposed in it. */
static void write_workbook(struct degree *self)
{
    const struct degree_query query = {
        .degree = self->code,
        .profile = self->profile[0] != '\0' ? self->profile : NULL,
    };
    degree_workbook_write(self->app, self->student, &query);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct degree *self = context;
    int64_t selected = list_selected(self->list);
    switch (number) {
    case RECORDS:
        if (selected != 0)
            degree_behind_screen(app, &self->progress, (size_t)selected - 1);
        break;
    case WHAT_IF:
        if (degree_suppose_edit(app, &self->progress, &self->supposed))
            read_again(self);
        break;
    case DEGREE:
        choose_degree(self);
        break;
    case SOURCE:
        if (selected != 0)
            tell_source(self, (size_t)selected - 1);
        break;
    case CHECK_OFF:
        if (selected != 0)
            check_off(self, &self->progress.lines[selected - 1]);
        break;
    case PROFILE:
        choose_profile(self);
        break;
    case WORKBOOK:
        write_workbook(self);
        break;
    default:
        return 0;
    }
    return APP_HANDLED;
}

static unsigned degree_event(struct app *app, void *context, const struct event *event)
{
    struct degree *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, RECORDS);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool degree_open(struct app *app, void *context, struct err *err)
{
    struct degree *self = context;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->list, _("No rules are known for this degree."));
    if (self->code == NULL &&
        !degree_next(session_of(app)->book, self->student, &self->code, err))
        return false;
    if (self->code == NULL) /* all are received: the highest one */
        self->code = "american";
    return read_degree(self, err);
}

static void degree_close(struct app *app, void *context)
{
    struct degree *self = context;
    (void)app;
    degree_forecast_clear(&self->forecast);
    degree_progress_clear(&self->progress);
    list_free(self->list);
    mem_free(self);
}

static void degree_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static void degree_title(struct app *app, void *context, struct screen_title *title)
{
    struct degree *self = context;
    struct buf where = {0};
    buf_addf(&where, "%s %d", self->progress.profile_label, self->progress.award_year);
    session_title(app, title, self->progress.label, buf_text(&where), self->student);
    buf_free(&where);
}

static void degree_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, _("These are the rules of your state where they are known, else the national "
                      "ones; the title says which, and for which year. A ? marks what only a "
                      "person can say; your records are not at fault there."));
    help_text(help, _("The forecast looks at how fast you went in the last 8 weeks and in the "
                      "last year. Where the two differ, it shows both months."));
    help_text(help, _("What if: nothing is entered. The numbers you try replace those of your "
                      "records on this screen only."));
}

static const struct screen_ops degree_ops = {
    .name = "degree",
    .keys = &keys,
    .open = degree_open,
    .close = degree_close,
    .shown = degree_shown,
    .title = degree_title,
    .status = degree_status,
    .draw = degree_draw,
    .event = degree_event,
    .command = command,
    .help = degree_help,
};

void degree_screen(struct app *app, int64_t student)
{
    struct degree *self = mem_alloc(sizeof *self);
    *self = (struct degree){.app = app, .student = student};
    app_push(app, &degree_ops, self);
}
