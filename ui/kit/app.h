/* The stack of screens and the loop that runs them.
 *
 * The app draws what is the same everywhere: title bar (row 0), message line (second last row), key
 * bar (last row, from the screen's key table). A screen draws its body and answers events. It is a
 * file that ends in one `static const struct screen_ops`.
 *
 * An event goes to the top screen's event() first (which asks its focused widget), then, unless
 * handled, its key is looked up in the screen's key table and in the global one; the command found
 * goes to command(). While typing() is true, characters without Ctrl or Alt are never looked up:
 * they are text, and get lost rather than become commands.
 *
 * So that arrows, Tab and Enter are enough for everything: Tab that no widget handles moves the
 * focus into the key bar, where arrows and Enter run a key and whose last item lists all commands
 * (also ":" and F10); the "?" page lists them with a sentence each (also F1). */
#ifndef KIT_APP_H
#define KIT_APP_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "kit/event.h"
#include "kit/keymap.h"
#include "kit/layout.h"
#include <stdbool.h>

struct app;
struct help; /* help.h */

/* What event(), command() and tick() answer; 0: not mine. */
enum {
    APP_HANDLED = 1, /* mine; the frame is drawn anew */
    APP_POP = 2,     /* close this screen (implies handled) */
    APP_QUIT = 4,    /* leave the program (implies handled) */
    APP_BAR = 8      /* move the focus into the key bar (implies handled) */
};

struct screen_title {
    struct buf name;  /* first words, in the accent: "Inventory" */
    struct buf where; /* after a " · ": "Market swine" */
    struct buf who;   /* at the right end */
    bool unsaved;     /* said in the title bar */
};

struct screen_ops {
    const char *name;          /* for the "?" page and for tests */
    const struct keymap *keys; /* may be NULL */
    bool popup;                /* draws itself above the screen below (draw_box in the body) */
    bool still;                /* a popup whose event() changes nothing of what is below */
    int tick_ms;               /* tick() about this often while on top; 0: never */

    /* All may be NULL except draw. `self` is the screen's own struct. */
    bool (*open)(struct app *app, void *self, struct err *err); /* false: it is not shown */
    void (*close)(struct app *app, void *self); /* frees self; also called after a failed open */
    void (*shown)(struct app *app, void *self); /* on top again: read what may have changed */
    void (*title)(struct app *app, void *self, struct screen_title *title);
    void (*status)(struct app *app, void *self, struct buf *line); /* message line, when there is
                                                                      no message */
    void (*draw)(struct app *app, void *self, struct rect body);
    unsigned (*event)(struct app *app, void *self, const struct event *event);
    unsigned (*command)(struct app *app, void *self, int command);
    bool (*enabled)(struct app *app, void *self, int command); /* NULL: all are. A command that is
                                     not enabled is neither shown nor run */
    bool (*typing)(struct app *app, void *self);               /* a text field has the focus */
    unsigned (*tick)(struct app *app, void *self);
    void (*help)(struct app *app, void *self, struct help *help); /* adds text to the "?" page */
};

/* `context` is the program's own (the session), for screens to find by app_context(). */
struct app *app_new(void *context);
void app_free(struct app *app); /* closes what is still open */
void *app_context(struct app *app);

/* The keys that work on every screen, beside the app's own ("?", ":", Esc back, q quit, Ctrl-L). */
void app_set_global(struct app *app, const struct keymap *keys,
                    unsigned (*command)(struct app *app, int command),
                    bool (*enabled)(struct app *app, int command));
/* What ":" finds by name beside the commands of the screen: other screens, lists, reports. */
struct app_place {
    const char *name; /* in the reader's language */
    const char *also; /* other words for it, separated by ';', or NULL */
    const char *help;
    const char *key;  /* how it is reached without ":", "" if not at all */
    bool changes;     /* left out where the book is open for reading */
};
struct app_places {
    /* Place number `at`; its texts stay until the next call. False behind the last one. One that cannot
     * be gone to now has no name (NULL). */
    bool (*at)(struct app *app, size_t at, struct app_place *place);
    void (*go)(struct app *app, size_t at);
};
void app_set_places(struct app *app, const struct app_places *places);

/* Leaves out rows with KEYMAP_CHANGES and says why when such a key is pressed. NULL: they work. */
void app_set_read_only(struct app *app, const char *why);

/* Shows a screen above the others. The app calls close() in the end, whatever happens. False, with
 * the reason on the message line, when its open() failed. May be called from inside a callback. */
bool app_push(struct app *app, const struct screen_ops *ops, void *self);

/* The same, and does not return before that screen is closed: for dialogs, whose caller goes on
 * with the answer. False when the program is asked to end; then just return. Below it, screens are
 * drawn but get no events and no ticks. */
bool app_modal(struct app *app, const struct screen_ops *ops, void *self);

/* Closes the top screen, or all down to the first. Done when the callback returns. */
void app_pop(struct app *app);
void app_pop_to_first(struct app *app);
void app_quit(struct app *app);

/* Runs until the last screen is closed, the program is quit, or a signal asks it to end. Returns
 * the signal's number, or 0. */
int app_run(struct app *app);
bool app_is_ending(const struct app *app); /* quit, or a signal */

/* The message line; a message stays until the next key. app_undoable() adds the "u undo" hint at
 * the right end. app_error() says "Error" in words and color and rings no bell. */
void app_info(struct app *app, const char *format, ...) ATTR_PRINTF(2, 3);
void app_undoable(struct app *app, const char *format, ...) ATTR_PRINTF(2, 3);
void app_error(struct app *app, const char *format, ...) ATTR_PRINTF(2, 3);
/* What came of a change: `what` was done and can be undone (NULL: nothing is said), or why not. */
void app_outcome(struct app *app, bool done, const char *what, const struct err *err);

/* Runs a command as if its key had been pressed, on the top screen or globally. */
unsigned app_run_command(struct app *app, int command);

/* Runs `then` once, in about `ms` and whatever screen is on top by then; another call for the same
 * `then` before that changes nothing. For what need not be done at every key. */
void app_later(struct app *app, int ms, void (*then)(struct app *app));

/* How long nobody must have pressed a key before something that takes longer than a frame is begun:
 * longer than between two keys of one that is held, shorter than anyone waits for. */
enum { APP_REST_MS = 80 };
/* For draw(). True when no key has come for that long; a screen that has just come up counts as
 * one. Else false, and the frame is drawn again as soon as it is so. So the first frame comes first,
 * and a held key is followed by what is cheap; the rest
 *
 *     if (self->told != wanted && app_rests(app)) ...
 *
 * follows when the hand rests. */
bool app_rests(struct app *app);

/* Draws the frame now, in the middle of something long (progress). */
void app_draw(struct app *app);

/* The commands of the app itself; a screen's or the global table's commands stay below. A screen
 * may handle these in its command() (say, APP_BACK to ask about a draft first) by returning
 * non-zero. */
enum {
    APP_COMMAND_FIRST = 1000000,
    APP_HELP = APP_COMMAND_FIRST,
    APP_PALETTE,
    APP_BACK,
    APP_LEAVE, /* quit */
    APP_REDRAW,
    APP_MOUSE, /* mouse on and off */
    APP_SUSPEND
};
extern const struct keymap app_keys; /* for tests and the manual */

#endif
