/* A photo in character cells: each is parted in four, and shows the two colors and the shape that
 * come nearest to what is there; shades of grey where there are not 256 colors. */
#ifndef KIT_PICTURE_H
#define KIT_PICTURE_H

#include "kit/layout.h"
#include <stdbool.h>
#include <stdint.h>

/* Pixels, as high as wide, that an area shows at most, across and down. */
void picture_room(struct rect area, int *width, int *height);

/* The colors of a cell's quarters (left and right above, left and right below, 0xRRGGBB) as one shape
 * in two colors. Returns the shape: a block character, never NULL. */
const char *picture_cell(const uint32_t quarters[static 4], uint32_t *letters, uint32_t *ground);

/* `pixels` are 0xRRGGBB, row by row; what does not fit is cut. Returns the rows it took. Draws
 * nothing in plain mode, where a picture is only told. */
int picture_draw(struct rect area, const uint32_t *pixels, int width, int height);

#endif
