/* Where a popup stands: dialogs, choosers, the calendar, and popups that screens draw themselves. */
#ifndef KIT_POPUP_H
#define KIT_POPUP_H

#include "kit/layout.h"

/* As much of so many columns and rows as there is room for, in the middle of the screen's body. */
struct rect popup_area(struct rect body, int cols, int rows);

#endif
