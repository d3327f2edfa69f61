/* One thing that happened to the program, whatever the terminal sent for it. */
#ifndef KIT_EVENT_H
#define KIT_EVENT_H

#include "kit/keycode.h"
#include <stdbool.h>
#include <stddef.h>

enum event_kind {
    EVENT_NONE,
    EVENT_KEY,    /* a key that is not text: `key` */
    EVENT_CHAR,   /* text typed: `text`, one grapheme cluster; `key` is its first character */
    EVENT_PASTE,  /* text pasted: `paste`; line breaks are "\n"; nothing in it is a command */
    EVENT_MOUSE,  /* `mouse` at column x, row y of the screen, from 0 */
    EVENT_RESIZE, /* the terminal has another size; the app has laid out anew */
    EVENT_TICK,   /* nothing happened for as long as was asked for */
    EVENT_FOCUS,  /* the focus comes back from the key bar; `backward`: by Shift-Tab */
    EVENT_SIGNAL  /* the program is asked to end: `signal` (SIGTERM, SIGHUP, SIGINT) */
};

enum event_mouse {
    EVENT_CLICK,        /* first button pressed */
    EVENT_DOUBLE_CLICK, /* comes after its EVENT_CLICK */
    EVENT_RIGHT_CLICK,
    EVENT_WHEEL_UP,
    EVENT_WHEEL_DOWN
};

enum { EVENT_TEXT_SIZE = 64 };

struct event {
    enum event_kind kind;
    unsigned key;               /* EVENT_KEY, EVENT_CHAR: see keycode.h */
    char text[EVENT_TEXT_SIZE]; /* EVENT_CHAR: valid UTF-8, NUL at the end */
    const char *paste;          /* EVENT_PASTE: valid UTF-8, NUL at the end; until the next event */
    size_t paste_len;
    enum event_mouse mouse;
    int x, y;
    bool backward;
    int signal;
};

/* Is it this key? event_is(event, KEYCODE_CTRL | 's'). True for no other kind of event. */
bool event_is(const struct event *event, unsigned key);

/* A person did something: key, character, paste or mouse. */
bool event_is_user(const struct event *event);

#endif
