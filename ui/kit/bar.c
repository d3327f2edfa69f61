#include "kit/app_private.h"

#include "base/text.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/term.h"
#include <string.h>

enum { MESSAGE_ROWS_MAX = 4 };

/* ---- title bar ------------------------------------------------------------------------------ */

/* The title is that of the highest screen which has one: popups leave it as it is. */
static void ask_title(struct app *app)
{
    struct screen_title *title = &app->title;
    buf_clear(&title->name);
    buf_clear(&title->where);
    buf_clear(&title->who);
    title->unsaved = false;
    for (size_t i = app->depth; i > 0; i--) {
        const struct app_screen *screen = &app->stack[i - 1];
        if (screen->ops->title) {
            screen->ops->title(app, screen->self, title);
            return;
        }
        if (!screen->ops->popup)
            break;
    }
}

static uint64_t title_key(const struct screen_title *title)
{
    uint64_t key = draw_key_text(title->unsaved, buf_text(&title->name), title->name.len);
    key = draw_key_text(key, buf_text(&title->where), title->where.len);
    return draw_key_text(key, buf_text(&title->who), title->who.len);
}

static void draw_title(const struct screen_title *title, struct rect row)
{
    draw_fill(row, ROLE_TITLE);
    int width = (int)text_columns(buf_text(&title->who), title->who.len);
    struct rect right = rect_cut_right(&row, width ? width + 2 : 1);
    if (width)
        draw_text(right, 1, 0, ROLE_TITLE, buf_text(&title->who));
    int x = draw_text(row, 1, 0, ROLE_TITLE_NAME, buf_text(&title->name));
    if (title->where.len) {
        x = draw_text(row, x, 0, ROLE_TITLE, " ");
        x = draw_glyph(row, x, 0, ROLE_TITLE, GLYPH_DOT);
        x = draw_text(row, x, 0, ROLE_TITLE, " ");
        int room = row.w - x, need = (int)text_columns(buf_text(&title->where), title->where.len);
        x = draw_cell(row, x, 0, need < room ? need : room, DRAW_LEFT, ROLE_TITLE,
                      buf_text(&title->where));
    }
    if (title->unsaved)
        draw_text(row, x, 0, ROLE_TITLE_NAME, _("  not saved"));
}

void bar_draw_title(struct app *app, struct rect row)
{
    ask_title(app);
    uint64_t key = title_key(&app->title);
    if (draw_row_again(row, 0, key))
        return;
    draw_title(&app->title, row);
    draw_row_keep(row, 0, key);
}

/* ---- message line --------------------------------------------------------------------------- */

/* A message that is longer than the line grows upward, over the end of the body. */
static void draw_long_message(struct rect row, int whole, enum role role, const char *text, bool to_it)
{
    struct rect area = {row.x + 1, row.y, row.w > 2 ? row.w - 2 : 0, 1};
    int rows = draw_wrap_rows(area.w, text);
    rows = rows > MESSAGE_ROWS_MAX ? MESSAGE_ROWS_MAX : rows < 1 ? 1 : rows;
    area.y -= rows - 1;
    area.h = rows;
    draw_fill((struct rect){row.x, area.y, whole, rows}, ROLE_BODY);
    draw_wrap(area, 0, role, text);
    if (to_it)
        draw_cursor(area, 0, 0, true);
}

static void draw_status(struct app *app, struct rect row)
{
    struct app_screen *top = app_top(app);
    buf_clear(&app->line);
    if (app->bar_focus && app->bar_at < app->bar_count)
        buf_add_text(&app->line, tr(app->bar[app->bar_at].help));
    else if (top && top->ops->status)
        top->ops->status(app, top->self, &app->line);
    uint64_t key = draw_key_text(1, buf_text(&app->line), app->line.len);
    if (draw_row_again(row, 0, key))
        return;
    draw_cell(row, 1, 0, row.w - 2, DRAW_LEFT, ROLE_DIM, buf_text(&app->line));
    draw_row_keep(row, 0, key);
}

void bar_draw_message(struct app *app, struct rect row)
{
    const char *text = buf_text(&app->message);
    if (app->message_kind == MESSAGE_NONE || app->bar_focus) {
        draw_status(app, row);
        return;
    }
    buf_clear(&app->line);
    if (app->message_kind == MESSAGE_ERROR)
        buf_add_text(&app->line, _("Error: "));
    buf_add_text(&app->line, text);
    int whole = row.w;
    bool undoable = app->message_kind == MESSAGE_UNDOABLE;
    struct rect hint = undoable ? rect_cut_right(&row, BAR_UNDO_COLS) : row;
    draw_long_message(row, whole, app->message_kind == MESSAGE_ERROR ? ROLE_ERROR : ROLE_MESSAGE,
                      buf_text(&app->line), term_is_reader() && !app_is_typing(app));
    if (undoable) {
        draw_text(hint, 1, 0, ROLE_ACCENT, "u");
        draw_text(hint, 3, 0, ROLE_DIM, _("undo"));
    }
}

/* ---- key bar -------------------------------------------------------------------------------- */

/* A screen's own key goes before one that works everywhere. */
static bool is_taken(struct app *app, const struct keymap_row *row, unsigned key)
{
    const struct keymap *own = app_top(app)->ops->keys;
    const struct event event = {.kind = EVENT_KEY, .key = key};
    const struct keymap_row *found = own ? keymap_find(own, &event) : NULL;
    return found && found->command != row->command;
}

/* A key that works now: while a text field has the focus, letters are text. */
static bool shown_key(struct app *app, const struct keymap_row *row, bool typing,
                      char out[static KEYMAP_KEY_SIZE])
{
    struct keymap_row rest = *row;
    for (;;) {
        keymap_key(&rest, out);
        size_t len = strlen(out);
        if (len == 0)
            return false;
        unsigned key = keycode_parse(out, len);
        if ((!typing || key >= KEYCODE_FIRST) && !is_taken(app, row, key))
            return true;
        rest.keys += strspn(rest.keys, " ") + len;
    }
}

static int item_width(const char *key, const char *label)
{
    return (int)(text_columns(key, strlen(key)) + text_columns(label, strlen(label))) + 1;
}

static void add_item(struct app *app, struct rect bar, int x, const struct keymap_row *row,
                     const char *key)
{
    size_t index = app->bar_count++;
    bool focused = app->bar_focus && index == app->bar_at;
    struct bar_item *item = &app->bar[index];
    item->command = row->command;
    item->help = row->help;
    item->from = x;
    x = draw_text(bar, x, 0, focused ? ROLE_KEY_FOCUS : ROLE_KEY, key);
    x = draw_text(bar, x, 0, focused ? ROLE_KEY_FOCUS : ROLE_KEY_LABEL, " ");
    x = draw_text(bar, x, 0, focused ? ROLE_KEY_FOCUS : ROLE_KEY_LABEL, tr(row->label));
    item->to = x;
    if (focused)
        draw_cursor(bar, item->from, 0, false);
}

/* Those that are always there, at the end: back, all commands, help. */
static const int tail[] = {APP_BACK, APP_PALETTE, APP_HELP};

/* Items of a table from column x on, as far as `limit`; the column after them. */
static int add_table(struct app *app, struct rect bar, int x, int limit, const struct keymap *map,
                     bool typing)
{
    char key[KEYMAP_KEY_SIZE];
    for (size_t i = 0; map && i < map->count; i++) {
        const struct keymap_row *row = &map->rows[i];
        if (!(row->flags & KEYMAP_BAR) || app->bar_count + COUNT_OF(tail) >= BAR_ITEMS_MAX ||
            !app_row_enabled(app, map, row) || !shown_key(app, row, typing, key))
            continue;
        int width = item_width(key, tr(row->label));
        if (x + width > limit)
            break;
        add_item(app, bar, x, row, key);
        x += width + 2;
    }
    return x;
}

/* NULL where it has no place. */
static const struct keymap_row *tail_row(struct app *app, size_t index)
{
    const struct keymap *own = app_top(app)->ops->keys;
    const struct keymap_row *same = keymap_row_of(own, tail[index]);
    if (tail[index] == APP_BACK && (app->depth < 2 || (same && same->flags & KEYMAP_BAR)))
        return NULL;
    return keymap_row_of(&app_keys, tail[index]);
}

/* Adds them from column x on, or, where x is 0, only tells how wide they are. */
static int add_tail(struct app *app, struct rect bar, int x, bool typing)
{
    char key[KEYMAP_KEY_SIZE];
    int width = 0;
    for (size_t i = 0; i < COUNT_OF(tail); i++) {
        const struct keymap_row *row = tail_row(app, i);
        if (!row || !shown_key(app, row, typing, key))
            continue;
        if (x)
            add_item(app, bar, x + width, row, key);
        width += item_width(key, tr(row->label)) + 2;
    }
    return width;
}

/* Stands for all that the bar shows: which tables, and which of their rows can be used now. */
static uint64_t keys_key(struct app *app, bool typing)
{
    const struct app_screen *top = app_top(app);
    const struct keymap *maps[] = {top ? top->ops->keys : NULL, app->global};
    uint64_t key =
        draw_key(typing, (uint64_t)(app->depth < 2) | (uint64_t)(top && top->ops->popup) << 1);
    for (size_t m = 0; m < COUNT_OF(maps); m++) {
        key = draw_key(key, (uint64_t)(uintptr_t)maps[m]);
        for (size_t i = 0; maps[m] && i < maps[m]->count; i++)
            if (maps[m]->rows[i].flags & KEYMAP_BAR &&
                app_row_enabled(app, maps[m], &maps[m]->rows[i]))
                key = draw_key(key, i + 1);
    }
    return key;
}

static void draw_keys(struct app *app, struct rect bar, bool typing)
{
    struct app_screen *top = app_top(app);
    app->bar_count = 0;
    draw_fill(bar, ROLE_KEY_LABEL);
    if (!top)
        return;
    if (top->ops->popup) {
        add_table(app, bar, 1, bar.w - 1, top->ops->keys, typing);
        return;
    }
    int limit = bar.w - add_tail(app, bar, 0, typing); /* its last gap stands for the one before it */
    int x = add_table(app, bar, 1, limit, top->ops->keys, typing);
    x = add_table(app, bar, x, limit, app->global, typing);
    add_tail(app, bar, x, typing);
}

void bar_draw_keys(struct app *app, struct rect bar)
{
    bool typing = app_is_typing(app);
    uint64_t key = keys_key(app, typing);
    /* With the focus in it, it also puts the cursor. */
    if (!app->bar_focus && draw_row_again(bar, 0, key))
        return; /* and the items are where they were */
    draw_keys(app, bar, typing);
    if (!app->bar_focus)
        draw_row_keep(bar, 0, key);
}

/* ---- the focus in the key bar --------------------------------------------------------------- */

void bar_set_focus(struct app *app, bool on)
{
    app->bar_focus = on && app->bar_count > 0;
    app->bar_at = 0;
    app->dirty = true;
}

static unsigned run_item(struct app *app, size_t index)
{
    int command = app->bar[index].command;
    bar_set_focus(app, false);
    unsigned flags = app_run_command(app, command);
    return flags ? flags : APP_HANDLED;
}

static unsigned bar_click(struct app *app, const struct event *event)
{
    for (size_t i = 0; i < app->bar_count; i++) {
        if (event->mouse == EVENT_CLICK && event->x >= app->bar[i].from &&
            event->x < app->bar[i].to)
            return run_item(app, i);
    }
    return APP_HANDLED;
}

/* Back to the screen, which is told from which side. */
static unsigned leave_bar(struct app *app, bool tell, bool backward)
{
    struct event focus = {.kind = EVENT_FOCUS, .backward = backward};
    struct app_screen *top = app_top(app);
    bar_set_focus(app, false);
    if (tell && top && top->ops->event)
        top->ops->event(app, top->self, &focus);
    return APP_HANDLED;
}

unsigned bar_event(struct app *app, const struct event *event)
{
    size_t last = app->bar_count ? app->bar_count - 1 : 0;
    if (event->kind == EVENT_MOUSE && event->y == term_rows() - 1)
        return bar_click(app, event);
    if (app->bar_at > last)
        app->bar_at = last;
    if (event_is(event, KEYCODE_RIGHT) || event_is(event, KEYCODE_DOWN))
        app->bar_at = app->bar_at < last ? app->bar_at + 1 : 0;
    else if (event_is(event, KEYCODE_LEFT))
        app->bar_at = app->bar_at > 0 ? app->bar_at - 1 : last;
    else if (event_is(event, KEYCODE_HOME))
        app->bar_at = 0;
    else if (event_is(event, KEYCODE_END))
        app->bar_at = last;
    else if (event_is(event, KEYCODE_ENTER) || event_is(event, KEYCODE_SPACE))
        return run_item(app, app->bar_at);
    else if (event_is(event, KEYCODE_TAB) || event_is(event, KEYCODE_SHIFT_TAB))
        return leave_bar(app, true, event->key == KEYCODE_SHIFT_TAB);
    else if (event_is(event, KEYCODE_ESC) || event_is(event, KEYCODE_UP))
        return leave_bar(app, false, false);
    else {
        bar_set_focus(app, false);
        return 0; /* for the screen */
    }
    return APP_HANDLED;
}
