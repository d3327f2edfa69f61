/* A photo in character cells: two pixels in each, one above the other, as the colors of half a
 * block; shades of grey where there are not 256 colors. */
#ifndef KIT_PICTURE_H
#define KIT_PICTURE_H

#include "kit/layout.h"
#include <stdbool.h>
#include <stdint.h>

/* Pixels that an area shows at most, across and down. */
void picture_room(struct rect area, int *width, int *height);

/* `pixels` are 0xRRGGBB, row by row; what does not fit is cut. Returns the rows it took. Draws
 * nothing in plain mode, where a picture is only told. */
int picture_draw(struct rect area, const uint32_t *pixels, int width, int height);

#endif
