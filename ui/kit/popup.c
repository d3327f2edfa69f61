#include "kit/popup.h"

enum { WIDE_COLS = 60 }; /* above it popups keep away from the edges */

struct rect popup_area(struct rect body, int cols, int rows)
{
    struct rect room = rect_inset(body, body.w > WIDE_COLS ? 2 : 0, 0);
    return rect_center(room, cols, rows);
}
