/* Pairs of colors beyond those of the theme, for pictures: a number that stands where a role would.
 * There are as many as a terminal of 256 colors has cells to show them in at once. */
#ifndef KIT_TINT_H
#define KIT_TINT_H

#include "kit/theme.h"
#include <stdbool.h>

bool tint_is_there(void); /* false without 256 colors, and with NO_COLOR */

/* Letters and ground as 0xRRGGBB, each as near as the terminal's 256 colors come to it. ROLE_BODY
 * when there is no room for another pair: tint_begin() makes room. */
enum role tint(unsigned letters, unsigned ground);
/* Before a picture of so many cells: forgets what earlier ones used, if there is not room for it. */
void tint_begin(int cells);

/* For cells.c: the curses pair; 0 for what is a role of the theme. */
short tint_pair(enum role role);

#endif
