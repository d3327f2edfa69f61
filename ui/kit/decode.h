/* What a terminal sends, made into events. Pure: bytes in, one event out; nothing is read here.
 *
 * Knows what VT and xterm descendants send (CSI, SS3, modifiers, SGR and X10 mouse, bracketed
 * paste), what the terminal's own description says beside it, Esc followed by a digit as a function
 * key, and UTF-8. Bytes that are none of these are dropped. */
#ifndef KIT_DECODE_H
#define KIT_DECODE_H

#include "kit/event.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decode_key {
    char bytes[12];
    unsigned key;
};

struct decode {
    struct decode_key keys[48]; /* from the terminal's description */
    size_t key_count;
    struct buf paste; /* owned */
    bool pasting;
    int64_t click_ms; /* of the last click, for the double one */
    int click_x, click_y;
};

enum { DECODE_PASTE_MAX = 4 * 1024 * 1024 }; /* what comes after that is dropped */

void decode_init(struct decode *decode);
void decode_free(struct decode *decode);
void decode_add_key(struct decode *decode, const char *bytes, unsigned key);

/* Takes the first event out of `bytes`. Returns how many bytes it used up; event->kind may then be
 * EVENT_NONE (bytes that mean nothing). 0 means: there must be more to come before it is clear.
 * `last` says that nothing more came within the escape delay, so that what is there has to do.
 * now_ms: any clock of milliseconds. */
size_t decode_next(struct decode *decode, const char *bytes, size_t nbytes, bool last,
                   int64_t now_ms, struct event *event);

#endif
