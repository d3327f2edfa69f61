#include "kit/help.h"

#include "base/mem.h"
#include "base/tr.h"
#include "kit/app_private.h"
#include "kit/draw.h"
#include "kit/pager.h"
#include <stdlib.h>
#include <string.h>

struct help {
    struct pager pager;
    char *title;
};

enum { HELP_SCROLL = 1 };
static const struct keymap_row key_rows[] = {
    {"Down j PgDn Space", HELP_SCROLL, "scroll", "Scroll down; Up and PgUp scroll up.",
     KEYMAP_BAR | KEYMAP_HIDDEN},
    {"Esc q ? F1", APP_BACK, "back", "Close this page.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("On this page", key_rows);

void help_heading(struct help *help, const char *words)
{
    pager_add(&help->pager, PAGER_HEADING, NULL, words);
}

void help_text(struct help *help, const char *paragraph)
{
    pager_add(&help->pager, PAGER_TEXT, NULL, paragraph);
}

void help_term(struct help *help, const char *term, const char *meaning)
{
    pager_add(&help->pager, PAGER_TERM, term, meaning);
}

/* ---- the page about a screen ----------------------------------------------------------------- */

/* Spaces between alternatives become commas: "Down, j". */
static void add_keys(struct help *help, const struct keymap_row *row)
{
    struct buf words = {0};
    for (const char *at = row->keys; *at; at++) {
        if (*at == ' ')
            buf_add_text(&words, ", ");
        else
            buf_add_char(&words, *at);
    }
    if (!words.len) { /* only in the list of commands */
        buf_add_text(&words, ": ");
        buf_add_text(&words, tr(row->label));
    }
    help_term(help, buf_text(&words), tr(row->help));
    buf_free(&words);
}

static void add_table(struct app *app, struct help *help, const struct keymap *map)
{
    bool any = false;
    for (size_t i = 0; map && i < map->count; i++) {
        if (!app_row_enabled(app, map, &map->rows[i]))
            continue;
        if (!any)
            help_heading(help, tr(map->name));
        any = true;
        add_keys(help, &map->rows[i]);
    }
}

static const struct screen_ops help_ops;

static void show(struct app *app, struct help *help, const char *title)
{
    help->title = mem_text(title);
    app_push(app, &help_ops, help);
}

void help_open_keys(struct app *app)
{
    struct help *help = mem_alloc(sizeof(*help));
    struct app_screen *top = app_top(app);
    if (top->ops->help)
        top->ops->help(app, top->self, help);
    add_table(app, help, top->ops->keys);
    if (!top->ops->popup)
        add_table(app, help, app->global);
    add_table(app, help, &app_keys);
    help_heading(help, _("Without any of these"));
    help_text(help,
              _("Tab moves into the row of keys at the bottom of the screen; the arrows choose "
                "one there and Enter runs it. The last ones list every command and this page."));
    show(app, help, tr(top->ops->name));
}

/* ---- the screen ----------------------------------------------------------------------------- */

static void help_close(struct app *app, void *self)
{
    struct help *help = self;
    (void)app;
    pager_clear(&help->pager);
    free(help->title);
    free(help);
}

static void help_title(struct app *app, void *self, struct screen_title *title)
{
    struct help *help = self;
    (void)app;
    buf_add_text(&title->name, _("Help"));
    buf_add_text(&title->where, help->title);
}

static void help_draw(struct app *app, void *self, struct rect body)
{
    struct help *help = self;
    (void)app;
    pager_draw(&help->pager, rect_inset(body, 1, 0), ROLE_BODY);
}

static unsigned help_event(struct app *app, void *self, const struct event *event)
{
    struct help *help = self;
    (void)app;
    return pager_event(&help->pager, event) ? APP_HANDLED : 0;
}

static unsigned help_command(struct app *app, void *self, int command)
{
    struct help *help = self;
    (void)app;
    if (command == HELP_SCROLL)
        pager_event(&help->pager, &(struct event){.kind = EVENT_KEY, .key = KEYCODE_DOWN});
    return command == HELP_SCROLL ? APP_HANDLED : command == APP_BACK ? APP_POP : 0;
}

static const struct screen_ops help_ops = {
    .name = "help",
    .keys = &keys,
    .close = help_close,
    .title = help_title,
    .draw = help_draw,
    .event = help_event,
    .command = help_command,
};
