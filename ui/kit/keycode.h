/* Keys as numbers and as the words a person reads: "n", "Ctrl-S", "Enter", "Shift-Tab", "F1".
 *
 * A printable key is its Unicode character; the others lie above Unicode. Modifiers are bits.
 * Letters with Ctrl are lower case in the number (KEYCODE_CTRL | 's') and upper case in words. */
#ifndef KIT_KEYCODE_H
#define KIT_KEYCODE_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

enum keycode {
    KEYCODE_NONE = 0,
    KEYCODE_SPACE = ' ',
    KEYCODE_FIRST = 0x200000,
    KEYCODE_ENTER = KEYCODE_FIRST,
    KEYCODE_ESC,
    KEYCODE_TAB,
    KEYCODE_BACKSPACE,
    KEYCODE_DELETE,
    KEYCODE_INSERT,
    KEYCODE_UP,
    KEYCODE_DOWN,
    KEYCODE_LEFT,
    KEYCODE_RIGHT,
    KEYCODE_HOME,
    KEYCODE_END,
    KEYCODE_PAGE_UP,
    KEYCODE_PAGE_DOWN,
    KEYCODE_F0 = 0x200100, /* KEYCODE_F0 + 1 is F1, to F24 */
    KEYCODE_SHIFT = 0x1000000,
    KEYCODE_ALT = 0x2000000,
    KEYCODE_CTRL = 0x4000000
};
#define KEYCODE_SHIFT_TAB (KEYCODE_SHIFT | KEYCODE_TAB)

/* The number of one key's words; KEYCODE_NONE where they mean nothing. */
unsigned keycode_parse(const char *words, size_t nbytes);

/* Adds the words of a key. */
void keycode_add(struct buf *out, unsigned key);

#endif
