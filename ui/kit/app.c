#include "kit/app_private.h"

#include "base/mem.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/term.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS_PER_FRAME = 200 }; /* typed ahead: handled before the next drawing */

static const struct keymap_row app_key_rows[] = {
    {"? F1", APP_HELP, "keys", "Show the keys that work here, and what this screen is about.", 0},
    {": F10", APP_PALETTE, "all", "List every command of this screen and run one.", 0},
    {"Esc", APP_BACK, "back", "Go back to the screen before.", 0},
    {"q", APP_LEAVE, "quit", "Leave the program; everything entered is saved already.", 0},
    {"Ctrl-L", APP_REDRAW, "redraw", "Draw the screen again.", 0},
    {"", APP_MOUSE, "mouse on or off",
     "Switch the mouse off, so that the terminal selects text "
     "with it, or on again.",
     0},
    {"", APP_SUSPEND, "suspend", "Stop the program and go to the shell (Ctrl-Z); fg goes on.", 0},
};
const struct keymap app_keys = KEYMAP("On every screen", app_key_rows);

/* ---- the stack ------------------------------------------------------------------------------ */

struct app *app_new(void *context)
{
    struct app *app = mem_alloc(sizeof(*app));
    app->context = context;
    return app;
}

void *app_context(struct app *app)
{
    return app->context;
}

void app_set_global(struct app *app, const struct keymap *keys,
                    unsigned (*command)(struct app *app, int command),
                    bool (*enabled)(struct app *app, int command))
{
    app->global = keys;
    app->global_command = command;
    app->global_enabled = enabled;
}

void app_set_places(struct app *app, const struct app_places *places)
{
    app->places = places;
}

void app_set_read_only(struct app *app, const char *why)
{
    mem_free(app->read_only);
    app->read_only = why ? mem_text(why) : NULL;
}

struct app_screen *app_top(struct app *app)
{
    for (size_t i = app->depth; i > 0; i--) {
        if (!app->stack[i - 1].closing)
            return &app->stack[i - 1];
    }
    return NULL;
}

static struct app_screen *find_screen(struct app *app, unsigned serial)
{
    for (size_t i = 0; i < app->depth; i++) {
        if (app->stack[i].serial == serial)
            return &app->stack[i];
    }
    return NULL;
}

/* Closes what is to be closed and is not at work, from the top down. */
static void sweep(struct app *app)
{
    for (size_t i = app->depth; i > 0; i--) {
        struct app_screen *screen = &app->stack[i - 1];
        if (!screen->closing || screen->busy)
            continue;
        struct app_screen closed = *screen;
        app->still = false;
        memmove(screen, screen + 1, (app->depth - i) * sizeof(*screen));
        app->depth--;
        app->dirty = true;
        if (closed.ops->close)
            closed.ops->close(app, closed.self);
        i = app->depth + 1; /* close() may have changed the stack */
    }
    struct app_screen *top = app_top(app);
    if (!top || !top->covered || top->busy || app->ending)
        return; /* at work: it hears of it when its callback has returned */
    top->covered = false;
    if (top->ops->shown)
        top->ops->shown(app, top->self);
}

bool app_push(struct app *app, const struct screen_ops *ops, void *self)
{
    struct err err = {{0}};
    bool full = app->depth == APP_DEPTH_MAX;
    assert(!ops->keys || keymap_check(ops->keys, NULL));
    if (full)
        err_set(&err, "too many screens are open; go back first");
    if (full || (ops->open && !ops->open(app, self, &err))) {
        if (ops->close)
            ops->close(app, self);
        app_error(app, "%s", err.text);
        return false;
    }
    struct app_screen *below = app_top(app);
    if (below)
        below->covered = true;
    app->stack[app->depth++] = (struct app_screen){
        .ops = ops, .self = self, .serial = ++app->serials, .next_tick = term_now_ms()};
    app->fresh = true;
    app->still = false;
    app->bar_focus = false;
    app->dirty = true;
    return true;
}

void app_pop(struct app *app)
{
    struct app_screen *top = app_top(app);
    if (top)
        top->closing = true;
    app->bar_focus = false;
}

void app_pop_to_first(struct app *app)
{
    for (size_t i = 1; i < app->depth; i++)
        app->stack[i].closing = true;
    app->bar_focus = false;
}

void app_quit(struct app *app)
{
    app->ending = true;
}

bool app_is_ending(const struct app *app)
{
    return app->ending;
}

void app_free(struct app *app)
{
    if (!app)
        return;
    app->ending = true;
    for (size_t i = 0; i < app->depth; i++) {
        app->stack[i].closing = true;
        app->stack[i].busy = 0;
    }
    sweep(app);
    mem_free(app->read_only);
    buf_free(&app->message);
    buf_free(&app->title.name);
    buf_free(&app->title.where);
    buf_free(&app->title.who);
    buf_free(&app->line);
    free(app);
}

/* ---- messages ------------------------------------------------------------------------------- */

ATTR_PRINTF(3, 0)
static void set_message(struct app *app, enum app_message kind, const char *format, va_list args)
{
    char text[1200];
    vsnprintf(text, sizeof(text), tr(format), args);
    buf_clear(&app->message);
    buf_add_text(&app->message, text);
    app->message_kind = kind;
    app->dirty = true;
}

void app_info(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_message(app, MESSAGE_INFO, format, args);
    va_end(args);
}

void app_undoable(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_message(app, MESSAGE_UNDOABLE, format, args);
    va_end(args);
}

void app_error(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_message(app, MESSAGE_ERROR, format, args);
    va_end(args);
}

void app_outcome(struct app *app, bool done, const char *what, const struct err *err)
{
    if (!done)
        app_error(app, "%s", err->text);
    else if (what != NULL)
        app_undoable(app, "%s", what);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void draw_too_small(struct rect screen)
{
    char words[96];
    snprintf(words, sizeof(words), _("This window is too small: make it at least %d by %d."),
             TERM_COLS_MIN, TERM_ROWS_MIN);
    draw_wrap(screen, 0, ROLE_BODY, words);
    draw_cursor(screen, 0, 0, false);
}

/* The lowest screen that covers all below it. */
static size_t first_drawn(const struct app *app)
{
    size_t first = app->depth;
    while (first > 0 && app->stack[first - 1].ops->popup)
        first--;
    return first > 0 ? first - 1 : 0;
}

/* What the top screen, a popup, stands over: it steps back. */
static void draw_beneath(struct app *app, struct rect body)
{
    size_t top = app->depth - 1;
    if (app->still && draw_beneath_again(body))
        return;
    for (size_t i = first_drawn(app); i <= top; i++) {
        for (int y = 0; app->stack[i].ops->popup && y < body.h; y++)
            draw_row_role(body, y, ROLE_DIM);
        if (i < top)
            app->stack[i].ops->draw(app, app->stack[i].self, body);
    }
    app->still = app->stack[top].ops->still;
    if (app->still)
        draw_keep_beneath(body);
}

void app_draw(struct app *app)
{
    struct rect body = draw_screen();
    app->dirty = false;
    draw_begin();
    if (term_is_small()) {
        draw_too_small(body);
        draw_end();
        return;
    }
    struct rect title = rect_cut_top(&body, 1), keys = rect_cut_bottom(&body, 1);
    struct rect message = rect_cut_bottom(&body, 1);
    if (app->depth > 0) {
        const struct app_screen *top = &app->stack[app->depth - 1];
        draw_beneath(app, body);
        top->ops->draw(app, top->self, body);
    }
    bar_draw_title(app, title);
    bar_draw_message(app, message);
    bar_draw_keys(app, keys);
    draw_end();
    if (app->fresh)
        app->last_key = term_now_ms();
    app->fresh = false;
}

/* ---- dispatch ------------------------------------------------------------------------------- */

bool app_act(struct app *app, unsigned flags)
{
    if (flags & APP_QUIT)
        app_quit(app);
    if (flags & APP_POP)
        app_pop(app);
    if (flags & APP_BAR)
        bar_set_focus(app, true);
    if (flags)
        app->dirty = true;
    return flags != 0;
}

bool app_is_typing(struct app *app)
{
    struct app_screen *top = app_top(app);
    return top && top->ops->typing && top->ops->typing(app, top->self);
}

bool app_row_enabled(struct app *app, const struct keymap *map, const struct keymap_row *row)
{
    struct app_screen *top = app_top(app);
    if (app->read_only && row->flags & KEYMAP_CHANGES)
        return false;
    if (map == &app_keys)
        return !(top && top->ops->popup &&
                 (row->command == APP_LEAVE || row->command == APP_PALETTE));
    if (map == app->global)
        return !app->global_enabled || app->global_enabled(app, row->command);
    return !top || !top->ops->enabled || top->ops->enabled(app, top->self, row->command);
}

/* After a callback of the screen with this serial: APP_POP is about that screen, whatever was
 * opened above it meanwhile. */
static unsigned finish_call(struct app *app, unsigned serial, unsigned flags)
{
    struct app_screen *screen = find_screen(app, serial);
    if (screen) {
        screen->busy--;
        if (flags & APP_POP)
            screen->closing = true;
    }
    return flags & APP_POP ? (flags & ~(unsigned)APP_POP) | APP_HANDLED : flags;
}

static unsigned call_event(struct app *app, const struct event *event)
{
    struct app_screen *top = app_top(app);
    if (!top || !top->ops->event)
        return 0;
    unsigned serial = top->serial;
    top->busy++;
    return finish_call(app, serial, top->ops->event(app, top->self, event));
}

static unsigned call_command(struct app *app, int command)
{
    struct app_screen *top = app_top(app);
    if (!top || !top->ops->command)
        return 0;
    unsigned serial = top->serial;
    top->busy++;
    return finish_call(app, serial, top->ops->command(app, top->self, command));
}

static unsigned go_back(struct app *app)
{
    if (app->depth > 1)
        return APP_POP;
    app_info(app, "This is the first screen; q leaves the program.");
    return APP_HANDLED;
}

static unsigned run_own_command(struct app *app, int command)
{
    switch (command) {
    case APP_HELP:
        help_open_keys(app);
        return APP_HANDLED;
    case APP_PALETTE:
        palette_open(app);
        return APP_HANDLED;
    case APP_BACK:
        return go_back(app);
    case APP_LEAVE:
        return APP_QUIT;
    case APP_REDRAW:
        draw_forget();
        return APP_HANDLED;
    case APP_MOUSE:
        term_set_mouse(!term_has_mouse());
        app_info(app, "%s",
                 term_has_mouse() ? _("The mouse works again.")
                                  : _("The mouse is off: select text with it."));
        return APP_HANDLED;
    case APP_SUSPEND:
        term_suspend();
        return APP_HANDLED;
    default:
        return 0;
    }
}

unsigned app_run_command(struct app *app, int command)
{
    unsigned flags = call_command(app, command);
    if (!flags && command < APP_COMMAND_FIRST && app->global_command)
        flags = app->global_command(app, command);
    return flags ? flags : run_own_command(app, command);
}

/* What `key` stands for in the tables, from the screen's up. */
static int find_command(struct app *app, const struct event *event)
{
    struct app_screen *top = app_top(app);
    const struct keymap *maps[] = {top->ops->keys, top->ops->popup ? NULL : app->global, &app_keys};
    for (size_t i = 0; i < COUNT_OF(maps); i++) {
        const struct keymap_row *row = keymap_find(maps[i], event);
        if (row && app_row_enabled(app, maps[i], row))
            return row->command;
        if (row && app->read_only && row->flags & KEYMAP_CHANGES)
            app_info(app, "%s", app->read_only);
    }
    return 0;
}

/* The "u undo" at the end of a message can be clicked. */
static bool is_undo_click(const struct app *app, const struct event *event)
{
    return event->kind == EVENT_MOUSE && event->mouse == EVENT_CLICK &&
           app->message_kind == MESSAGE_UNDOABLE && event->y == term_rows() - 2 &&
           event->x >= term_cols() - BAR_UNDO_COLS;
}

static bool dispatch_user(struct app *app, const struct event *event)
{
    static const struct event undo = {.kind = EVENT_CHAR, .key = 'u', .text = "u"};
    if (is_undo_click(app, event) && !app_is_typing(app))
        event = &undo;
    bool on_bar = event->kind == EVENT_MOUSE && event->y == term_rows() - 1;
    if (term_is_small())
        return false;
    if (app->message_kind != MESSAGE_NONE && event->kind != EVENT_MOUSE) {
        app->message_kind = MESSAGE_NONE;
        app->dirty = true;
    }
    if (app->bar_focus || on_bar) {
        app->still = false;
        if (app_act(app, bar_event(app, event)) || on_bar)
            return true;
    }
    if (app_act(app, call_event(app, event)))
        return true;
    app->still = false; /* a command may change anything */
    if (!app_top(app) || (event->kind == EVENT_CHAR && app_is_typing(app)))
        return true;
    int command = find_command(app, event);
    if (command)
        return app_act(app, app_run_command(app, command));
    if (event_is(event, KEYCODE_TAB) || event_is(event, KEYCODE_SHIFT_TAB))
        bar_set_focus(app, true);
    return true;
}

static void dispatch(struct app *app, const struct event *event)
{
    if (event->kind == EVENT_SIGNAL) {
        app->signal = event->signal;
        app->ending = true;
    } else if (event->kind == EVENT_RESIZE) {
        app->still = false;
        app->dirty = true;
        app_act(app, call_event(app, event));
    } else if (event_is_user(event)) {
        app->last_key = term_now_ms();
        dispatch_user(app, event);
        app->dirty = true;
    }
    if (!app->ending)
        sweep(app);
}

/* ---- the loop ------------------------------------------------------------------------------- */

static int left_until(int64_t due)
{
    int64_t left = due - term_now_ms();
    return left > 0 ? (int)left : 0;
}

/* Milliseconds to the top screen's next tick; -1: it has none. */
static int tick_wait(struct app *app)
{
    struct app_screen *top = app_top(app);
    return top && top->ops->tick && top->ops->tick_ms > 0 ? left_until(top->next_tick) : -1;
}

static int sooner(int wait, int other)
{
    return wait < 0 || (other >= 0 && other < wait) ? other : wait;
}

/* The same for whatever comes next: a tick, a rest, or what was put off. */
static int wait_for(struct app *app)
{
    int wait = tick_wait(app);
    if (app->rest_wanted)
        wait = sooner(wait, left_until(app->last_key + APP_REST_MS));
    for (size_t i = 0; i < APP_LATER_MAX; i++)
        if (app->later[i].then)
            wait = sooner(wait, left_until(app->later[i].at));
    return wait;
}

void app_later(struct app *app, int ms, void (*then)(struct app *app))
{
    struct app_later *idle = NULL;
    for (size_t i = 0; i < APP_LATER_MAX; i++) {
        if (app->later[i].then == then)
            return;
        if (!app->later[i].then)
            idle = &app->later[i];
    }
    assert(idle); /* each caller has one function or two: the table is long enough */
    *idle = (struct app_later){then, term_now_ms() + ms};
}

static void run_later(struct app *app)
{
    for (size_t i = 0; i < APP_LATER_MAX; i++) {
        void (*then)(struct app *app) = app->later[i].then;
        if (!then || left_until(app->later[i].at) > 0)
            continue;
        app->later[i].then = NULL;
        app->still = false;
        then(app);
    }
}

bool app_rests(struct app *app)
{
    bool rests = !app->fresh && left_until(app->last_key + APP_REST_MS) == 0;
    app->rest_wanted = app->rest_wanted || !rests;
    return rests;
}

static void run_rest(struct app *app)
{
    if (!app->rest_wanted || left_until(app->last_key + APP_REST_MS) > 0)
        return;
    app->rest_wanted = false;
    app->still = false; /* what is below may be who waits */
    app->dirty = true;
}

static void run_tick(struct app *app)
{
    struct app_screen *top = app_top(app);
    if (!top || tick_wait(app) != 0)
        return;
    unsigned serial = top->serial;
    top->busy++;
    app->still = false;
    unsigned flags = finish_call(app, serial, top->ops->tick(app, top->self));
    top = find_screen(app, serial);
    if (top)
        top->next_tick = term_now_ms() + top->ops->tick_ms;
    app_act(app, flags);
    sweep(app);
}

static bool goes_on(struct app *app, unsigned serial)
{
    return !app->ending && (serial ? find_screen(app, serial) != NULL : app->depth > 0);
}

/* Handles what comes within `wait` ms, and what has come by then, up to the moment when the screen
 * with this serial is closed: what follows is for the one below. */
static void handle_events(struct app *app, unsigned serial, int wait)
{
    struct event event;
    for (int i = 0; i < EVENTS_PER_FRAME && goes_on(app, serial); i++) {
        if (i > 0 && !term_has_more())
            return; /* drawing comes before asking the terminal again */
        term_next_event(&event, i == 0 ? wait : 0);
        if (event.kind == EVENT_TICK) {
            if (i == 0) {
                run_later(app);
                run_rest(app);
                run_tick(app);
            }
            return;
        }
        dispatch(app, &event);
    }
}

bool app_pump(struct app *app, unsigned serial)
{
    handle_events(app, serial, 0);
    return goes_on(app, serial);
}

void app_close(struct app *app, unsigned serial)
{
    struct app_screen *screen = find_screen(app, serial);
    if (screen)
        screen->closing = true;
    sweep(app);
}

static bool run_until_closed(struct app *app, unsigned serial)
{
    sweep(app);
    while (goes_on(app, serial)) {
        if (app->dirty)
            app_draw(app);
        handle_events(app, serial, wait_for(app));
    }
    return !app->ending;
}

bool app_modal(struct app *app, const struct screen_ops *ops, void *self)
{
    if (!app_push(app, ops, self))
        return !app->ending;
    unsigned serial = app_top(app)->serial;
    bool goes = run_until_closed(app, serial);
    app_close(app, serial); /* when the program ends it is still there, but its struct may not be */
    return goes;
}

int app_run(struct app *app)
{
    app->dirty = true;
    run_until_closed(app, 0);
    return app->signal;
}
