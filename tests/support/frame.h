/* A screen as it stands, written down so that another program can paint the same cells: what a
 * frame cost is then held against what the plainest curses program sends for it. */
#ifndef SUPPORT_FRAME_H
#define SUPPORT_FRAME_H

#include "support/pty.h"
#include <stdio.h>

/* Adds the screen to the file: a line "frame COLS ROWS CURSOR-COL CURSOR-ROW VISIBLE", then a line
 * "ROW COL FG BG FLAGS TEXT" for every run of cells that look the same. A color is an index, -1 the
 * terminal's own; flags are 1 bold, 2 underline, 4 reverse, 8 italic. */
void frame_write(struct pty *pty, FILE *file);

#endif
