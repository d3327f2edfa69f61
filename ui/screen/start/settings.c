/* Settings: a list of what can be chosen, and below it a sample that shows it at once. */
#include "screen/start/settings.h"

#include "base/mem.h"
#include "base/prefs.h"
#include "base/tr.h"
#include "kit/chart.h"
#include "kit/list.h"
#include "kit/theme.h"
#include "screen/session.h"
#include <stdlib.h>
#include <string.h>

enum item_kind { HEADING, SCHEME, LANGUAGE, PLAIN_WORDS, READER, ASCII, MOUSE };

struct item {
    enum item_kind kind;
    size_t index;     /* of the scheme or language */
    const char *name; /* as it is shown, still to be translated */
};

enum { ITEMS_MAX = 32, SAMPLE_ROWS = 7 };

struct settings {
    struct list *list;
    struct item items[ITEMS_MAX];
    size_t count;
    const char *kept_scheme; /* the chosen one; another may be shown */
};

/* ---- using them ----------------------------------------------------------------------------- */

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool plain_words(void)
{
    return prefs_is_on(SETTING_PLAIN_WORDS, false);
}

bool settings_start(struct term_options *options, struct err *err)
{
    bool ok = prefs_load(err);
    const char *theme = prefs_get(SETTING_THEME);
    if (theme != NULL)
        (void)theme_use(theme, NULL); /* one of a later version is not known */
    const char *language = prefs_get(SETTING_LANGUAGE);
    if (language != NULL)
        (void)tr_use(language);
    tr_use_plain(plain_words());
    options->reader = is_set("SAEBOOK_READER") || prefs_is_on(SETTING_READER, false);
    options->plain = is_set("SAEBOOK_PLAIN") || prefs_is_on(SETTING_ASCII, false);
    options->no_mouse = !prefs_is_on(SETTING_MOUSE, true);
    return ok;
}

/* ---- what there is to choose ---------------------------------------------------------------- */

static void add(struct settings *self, enum item_kind kind, size_t index, const char *name)
{
    if (self->count < ITEMS_MAX)
        self->items[self->count++] = (struct item){kind, index, name};
}

static void list_items(struct settings *self)
{
    const char *name;
    add(self, HEADING, 0, N_("Colors"));
    for (size_t i = 0; (name = theme_scheme(i)) != NULL; i++)
        add(self, SCHEME, i, name);
    add(self, HEADING, 0, N_("Words"));
    for (size_t i = 0; tr_language_at(i, &name) != NULL; i++)
        add(self, LANGUAGE, i, name);
    add(self, PLAIN_WORDS, 0, N_("Plain words"));
    add(self, HEADING, 0, N_("Eyes, ears and hands"));
    add(self, READER, 0, N_("Screen reader"));
    add(self, ASCII, 0, N_("Simple signs"));
    add(self, MOUSE, 0, N_("Mouse"));
}

static bool is_on(const struct settings *self, const struct item *item)
{
    const char *name;
    switch (item->kind) {
    case SCHEME:
        return strcmp(theme_scheme(item->index), self->kept_scheme) == 0;
    case LANGUAGE:
        return strcmp(tr_language_at(item->index, &name), tr_language()) == 0;
    case PLAIN_WORDS:
        return plain_words();
    case READER:
        return term_is_reader();
    case ASCII:
        return term_is_plain();
    case MOUSE:
        return term_has_mouse();
    default:
        return false;
    }
}

static const char *sentence(const struct item *item)
{
    static const char *const of_scheme[] = {
        N_("on the terminal's own ground"), N_("dark letters on white"),
        N_("light letters on a dark ground"),
        N_("no colors: bold, reverse and underlined"), N_("as strong as it can be"),
    };
    static const char *const of_switch[] = {
        [PLAIN_WORDS] = N_("everyday words, for middle school"),
        [READER] = N_("words, no pictures; labels in each row"),
        [ASCII] = N_("no lines and no blocks: for poor fonts"),
        [MOUSE] = N_("off: the terminal selects text with it"),
    };
    if (item->kind == SCHEME)
        return item->index < COUNT_OF(of_scheme) ? of_scheme[item->index] : "";
    return item->kind > LANGUAGE ? of_switch[item->kind] : "";
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    const struct settings *self = context;
    const struct item *item = &self->items[index];
    if (item->kind == HEADING) {
        list_cell(rows, ROLE_HEADING, tr(item->name));
        return;
    }
    bool on = is_on(self, item), one_of_several = item->kind <= LANGUAGE;
    const char *state = one_of_several ? (on ? _("chosen") : "") : on ? _("on") : _("off");
    list_cell(rows, on ? ROLE_STRONG : ROLE_BODY,
              item->kind == LANGUAGE ? item->name : tr(item->name));
    list_cellf(rows, on ? ROLE_STRONG : ROLE_DIM, "%s %s", glyph(on ? GLYPH_MARK : GLYPH_NO_MARK),
               state);
    list_cell(rows, ROLE_DIM, tr(sentence(item)));
}

static bool is_heading(void *context, size_t index)
{
    return ((const struct settings *)context)->items[index].kind == HEADING;
}

static const struct item *selected(struct settings *self)
{
    int64_t id = list_selected(self->list);
    return id > 0 ? &self->items[id - 1] : NULL;
}

/* Shows the colors that the cursor stands on, and elsewhere those that were chosen. */
static void show_colors(struct settings *self)
{
    const struct item *item = selected(self);
    const char *scheme = item != NULL && item->kind == SCHEME ? theme_scheme(item->index)
                                                              : self->kept_scheme;
    if (strcmp(theme_current(), scheme) != 0)
        (void)theme_use(scheme, NULL); /* it is one of the list */
}

/* ---- choosing ------------------------------------------------------------------------------- */

static bool choose_switch(enum item_kind kind, bool on, struct err *err)
{
    switch (kind) {
    case PLAIN_WORDS:
        tr_use_plain(on);
        return prefs_set_on(SETTING_PLAIN_WORDS, on, err);
    case READER:
        term_set_reader(on);
        return prefs_set_on(SETTING_READER, on, err);
    case ASCII:
        term_set_plain(on);
        return prefs_set_on(SETTING_ASCII, on, err);
    default:
        term_set_mouse(on);
        return prefs_set_on(SETTING_MOUSE, on, err);
    }
}

static void choose(struct app *app, struct settings *self)
{
    const struct item *item = selected(self);
    struct err err = {{0}};
    const char *code, *name;
    bool ok;
    if (item == NULL)
        return;
    if (item->kind == SCHEME) {
        self->kept_scheme = theme_scheme(item->index);
        ok = prefs_set(SETTING_THEME, self->kept_scheme, &err);
    } else if (item->kind == LANGUAGE) {
        code = tr_language_at(item->index, &name);
        (void)tr_use(code);
        ok = prefs_set(SETTING_LANGUAGE, code, &err);
    } else {
        ok = choose_switch(item->kind, !is_on(self, item), &err);
    }
    if (!ok)
        app_error(app, "%s", err.text);
    list_reload(self->list);
}

enum { CHOOSE = 1 };
static const struct keymap_row key_rows[] = {
    {"Enter Space", CHOOSE, "choose", "Choose the selected line, or switch it on or off; saebook "
                                      "remembers it.",
     KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In the settings", key_rows);

static unsigned command(struct app *app, void *context, int number)
{
    if (number != CHOOSE)
        return 0;
    choose(app, context);
    return APP_HANDLED;
}

/* ---- the sample ----------------------------------------------------------------------------- */

static void draw_row_of(struct rect area, int y, enum role ground, const char *name,
                        const char *hours, enum role role, const char *net)
{
    if (ground != ROLE_BODY)
        draw_fill(rect_row(area, y), ground);
    draw_glyph(area, 1, y, ground, ground == ROLE_BODY ? GLYPH_VLINE : GLYPH_POINTER);
    if (ground == ROLE_BODY)
        draw_text(area, 1, y, ground, " ");
    draw_text(area, 3, y, ground, name);
    draw_cell(area, 34, y, 8, DRAW_RIGHT, ground, hours);
    draw_cell(area, 46, y, 12, DRAW_RIGHT, role, net);
}

static void draw_sample(struct rect area)
{
    static const int64_t weeks[] = {2, 4, 3, 6, 9, 5, 7, 0, 3, 8, 11, 6};
    static const int64_t days[] = {0, 1, 1, 0, 3, 1, 0};
    draw_hline(area, 0, ROLE_RULE, _("how it looks"));
    draw_cell(area, 3, 1, 12, DRAW_LEFT, ROLE_HEADING, _("Projects"));
    draw_cell(area, 34, 1, 8, DRAW_RIGHT, ROLE_HEADING, _("Hours"));
    draw_cell(area, 46, 1, 12, DRAW_RIGHT, ROLE_HEADING, _("Net"));
    draw_row_of(area, 2, ROLE_SELECTED, "Market swine", "62.00", ROLE_SELECTED, "1,432.60");
    draw_row_of(area, 3, ROLE_BODY, "Soil moisture trial", "9.00", ROLE_BAD, "-61.15");
    int x = draw_text(area, 3, 4, ROLE_BODY, _("State FFA Degree "));
    x = chart_bar(area, x, 4, 20, 13, 20) + 1;
    draw_text(area, x, 4, ROLE_DIM, _("2 activities above chapter"));
    x = draw_text(area, 3, 5, ROLE_DIM, _("Hours by week")) + 2;
    x = chart_spark(area, x, 5, 12, weeks, COUNT_OF(weeks), 1) + 3;
    if (!term_is_reader())
        chart_days(area, x, 5, days, COUNT_OF(days), 3);
    x = draw_glyph(area, 3, 6, ROLE_GOOD, GLYPH_MET);
    x = draw_text(area, x, 6, ROLE_GOOD, term_is_reader() ? "" : _(" met")) + 3;
    x = draw_text(area, x, 6, ROLE_WARNING, _("16 days !")) + 3;
    x = draw_text(area, x, 6, ROLE_ERROR, _("Error: there is no 31 February")) + 3;
    draw_text(area, x, 6, ROLE_INPUT_FOCUS, " 11/22/2026 ");
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool settings_open(struct app *app, void *context, struct err *err)
{
    static const struct list_column columns[] = {
        {.id = "name", .label = N_("Setting"), .width = 20},
        {.id = "state", .label = N_("Now"), .width = 10},
        {.id = "what", .label = "", .width = 20, .grow = 1, .rank = 1},
    };
    struct settings *self = context;
    (void)app;
    (void)err;
    list_items(self);
    self->kept_scheme = theme_current();
    self->list = list_new(columns, COUNT_OF(columns), LIST_NO_HEADING);
    const struct list_array array = {.count = self->count, .row = row, .is_plain = is_heading};
    list_set_array(self->list, &array, self);
    return true;
}

static void settings_close(struct app *app, void *context)
{
    struct settings *self = context;
    (void)app;
    (void)theme_use(self->kept_scheme, NULL);
    list_free(self->list);
    mem_free(self);
}

static void settings_title(struct app *app, void *context, struct screen_title *title)
{
    (void)context;
    session_title(app, title, _("Settings"), NULL, 0);
}

static void settings_status(struct app *app, void *context, struct buf *line)
{
    struct settings *self = context;
    const struct item *item = selected(self);
    (void)app;
    if (item == NULL || item->kind != SCHEME)
        return;
    if (!theme_has_colors())
        buf_add_text(line, _("this terminal has no colors, or NO_COLOR is set"));
    else if (!is_on(self, item))
        buf_add_text(line, _("shown only; Enter keeps it"));
}

static void settings_draw(struct app *app, void *context, struct rect body)
{
    struct settings *self = context;
    (void)app;
    if (body.h >= SAMPLE_ROWS * 2)
        draw_sample(rect_cut_bottom(&body, SAMPLE_ROWS));
    list_draw(self->list, body, true);
}

static unsigned settings_event(struct app *app, void *context, const struct event *event)
{
    struct settings *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        choose(app, self);
    show_colors(self);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops settings_ops = {
    .name = "settings",
    .keys = &keys,
    .open = settings_open,
    .close = settings_close,
    .title = settings_title,
    .status = settings_status,
    .draw = settings_draw,
    .event = settings_event,
    .command = command,
};

void settings_screen(struct app *app)
{
    app_push(app, &settings_ops, mem_alloc(sizeof(struct settings)));
}
