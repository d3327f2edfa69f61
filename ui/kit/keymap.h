/* Keys as data: one table dispatches, draws the key bar, fills the ":" list and the "?" page. */
#ifndef KIT_KEYMAP_H
#define KIT_KEYMAP_H

#include "base/err.h"
#include "kit/event.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    KEYMAP_BAR = 1,    /* shown in the key bar, as far as there is room, in the table's order */
    KEYMAP_HIDDEN = 2, /* not in the ":" list (moving about) */
    KEYMAP_CHANGES = 4 /* changes the book: left out where the book is open for reading */
};

struct keymap_row {
    const char *keys;  /* words separated by spaces, the first is the one shown: "Down j"; "" for a
                          command that only the ":" list has */
    int command;       /* 1 or more, the screen's own enum */
    const char *label; /* one or two words: "new" */
    const char *help;  /* a sentence: "Write a new entry." */
    unsigned flags;
};

struct keymap {
    const char *name; /* heading on the "?" page: "In a list" */
    const struct keymap_row *rows;
    size_t count;
};

#define KEYMAP(title, table)                                                                       \
    {                                                                                              \
        title, table, sizeof(table) / sizeof((table)[0])                                           \
    }

/* The row whose keys hold the event's key; NULL if none does. */
const struct keymap_row *keymap_find(const struct keymap *map, const struct event *event);
const struct keymap_row *keymap_row_of(const struct keymap *map, int command);

/* The first key of a row as words ("" if it has none) into out; returns out. */
enum { KEYMAP_KEY_SIZE = 24 };
const char *keymap_key(const struct keymap_row *row, char out[static KEYMAP_KEY_SIZE]);

/* For tests: every key parses, none is bound twice, every row has a label and a help sentence that
 * ends in a full stop. */
bool keymap_check(const struct keymap *map, struct err *err);

#endif
