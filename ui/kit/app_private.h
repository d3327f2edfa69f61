/* What app.c, bar.c and palette.c share. */
#ifndef KIT_APP_PRIVATE_H
#define KIT_APP_PRIVATE_H

#include "base/attr.h"
#include "kit/app.h"
#include <stdint.h>

enum { APP_DEPTH_MAX = 64, APP_LATER_MAX = 4 };
enum { BAR_ITEMS_MAX = 24, BAR_UNDO_COLS = 8 /* "u undo" */ };

struct app_screen {
    const struct screen_ops *ops;
    void *self;
    unsigned serial; /* tells one from another that took its place */
    int busy;        /* callbacks of it that run now: it is not freed meanwhile */
    bool closing;
    bool covered; /* something was above it: shown() is due */
    int64_t next_tick;
};

/* An item of the key bar, at columns from..to of the last row. */
struct bar_item {
    int command;
    int from, to;
    const char *help;
};

enum app_message { MESSAGE_NONE, MESSAGE_INFO, MESSAGE_UNDOABLE, MESSAGE_ERROR };

struct app {
    void *context;
    struct app_screen stack[APP_DEPTH_MAX];
    size_t depth;
    unsigned serials;
    bool ending, dirty;
    char *read_only; /* owned: why; NULL: changes can be made */
    struct app_later {
        void (*then)(struct app *app); /* put off; NULL: nothing is */
        int64_t at;
    } later[APP_LATER_MAX];
    int64_t last_key; /* when it came, or the first frame of a screen; see term_now_ms() */
    bool fresh;       /* the top screen has not been drawn yet */
    bool still;       /* what is below the top screen, a popup, is as it was in the last frame */
    bool rest_wanted; /* somebody waits for APP_REST_MS to have passed since then */
    int signal;

    const struct keymap *global;
    unsigned (*global_command)(struct app *app, int command);
    bool (*global_enabled)(struct app *app, int command);
    const struct app_places *places; /* NULL: none */

    enum app_message message_kind;
    struct buf message;

    struct bar_item bar[BAR_ITEMS_MAX];
    size_t bar_count, bar_at;
    bool bar_focus;

    struct screen_title title; /* kept, so that its room is */
    struct buf line;
};

struct app_screen *app_top(struct app *app); /* NULL when the stack is empty */
/* May this row of a key table be offered on the top screen? */
bool app_row_enabled(struct app *app, const struct keymap *map, const struct keymap_row *row);
bool app_is_typing(struct app *app);
/* Acts on what a callback answered; true when it was handled. */
bool app_act(struct app *app, unsigned flags);
/* Handles what has come, without waiting: for long work. False when the screen with this serial was
 * closed, or the program is to end. */
bool app_pump(struct app *app, unsigned serial);
void app_close(struct app *app, unsigned serial); /* at once */

/* bar.c */
void bar_draw_title(struct app *app, struct rect row);
void bar_draw_message(struct app *app, struct rect row);
void bar_draw_keys(struct app *app, struct rect row);
/* An event while the bar has the focus, or a click on it; flags as a screen's event(). */
unsigned bar_event(struct app *app, const struct event *event);
void bar_set_focus(struct app *app, bool on);

/* palette.c: lists the commands of the top screen and runs the one chosen. */
void palette_open(struct app *app);

/* help.c: the page about the top screen. */
void help_open_keys(struct app *app);

#endif
