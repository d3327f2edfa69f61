/* The cells of a frame, kept twice: the frame being drawn, and what curses was given last. Only
 * rows that differ are handed to curses, and of these only the part that differs. Used by draw.c
 * alone, which has clipped everything: positions are screen columns and rows that exist. */
#ifndef KIT_CELLS_H
#define KIT_CELLS_H

#include "kit/theme.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void cells_begin(int cols, int rows);
void cells_send(bool cursor_always_seen);
void cells_forget(void);

/* Printable ASCII only. */
void cells_put_ascii(int x, int y, enum role role, const char *ascii, size_t nbytes);
void cells_put(int x, int y, enum role role, const char *cluster, size_t nbytes, int width);
void cells_fill(int x, int y, int count, enum role role);
void cells_set_role(int x, int y, int count, enum role role);
/* Cells that were kept under this key in the last frame, and not written since, once more. */
bool cells_again(int x, int y, int count, uint64_t key);
void cells_keep(int x, int y, int count, uint64_t key);
/* The cell at x, a narrow one, in all of `count` columns. */
void cells_repeat(int x, int y, int count);
/* Whole rows and the cursor as they are now, for later frames; one set of rows is kept. The second
 * puts them back; false when they are not known any more. */
void cells_keep_beneath(int y, int count);
bool cells_put_beneath(int y, int count);
void cells_set_cursor(int x, int y, bool seen);

#endif
