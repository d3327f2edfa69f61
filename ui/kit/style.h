/* Roles as curses attributes: what draw.c needs of theme.c. Only these, tint.c and term.c
 * see curses. */
#ifndef KIT_STYLE_H
#define KIT_STYLE_H

#include "kit/theme.h"
#include <curses.h>

enum { STYLE_PAIRS = 64 }; /* curses pairs of the theme, from 1 on */

void style_start(void); /* when curses has started */
void style_stop(void);
attr_t style_attributes(enum role role);
short style_pair(enum role role);

#endif
