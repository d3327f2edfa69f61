/* What the popups share. */
#ifndef KIT_POPUP_H
#define KIT_POPUP_H

#include "kit/app.h"
#include "kit/layout.h"

enum { TERM_WIDE = 60 }; /* from here on popups keep away from the edges */

struct rect popup_area(struct rect body, int cols, int rows);

#endif
