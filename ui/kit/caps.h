/* What the terminal's description (terminfo) says, beyond what curses uses of it by itself: the
 * bytes of keys, and the bytes that switch modes. Used by term.c alone. */
#ifndef KIT_CAPS_H
#define KIT_CAPS_H

#include "base/buf.h"
#include "kit/decode.h"
#include <stdbool.h>

bool caps_can_move(void);  /* the cursor can be put anywhere: without it there are no screens */
bool caps_has_mouse(void); /* it is an xterm or behaves like one */
void caps_add_keys(struct decode *decode);

void caps_add_enter(struct buf *out); /* keypad, bracketed paste */
void caps_add_leave(struct buf *out); /* the same, switched off */
void caps_add_mouse(struct buf *out, bool on);
/* Everything that brings a terminal back to how a shell wants it. */
void caps_add_rescue(struct buf *out);

#endif
