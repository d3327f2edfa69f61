/* What photo.c and sample.c share: what a camera wrote, turning upright, decoding. Nobody else
 * includes it. */
#ifndef PHOTO_INSIDE_H
#define PHOTO_INSIDE_H

#include "base/date.h"
#include "photo/codecs.h"
#include <stdbool.h>
#include <stddef.h>

/* What the camera wrote beside the picture. */
struct photo_camera {
    int orientation; /* 1 to 8 as in EXIF; 1 is upright */
    struct date taken;
};
struct photo_camera photo_camera_read(const unsigned char *bytes, size_t nbytes);

/* Where the pixel of the upright picture at x, y comes from in the stored one of that size. */
void photo_turn(int orientation, int width, int height, int *x, int *y);
bool photo_turns_sides(int orientation); /* upright, width and height change places */

/* Decodes silently; NULL for what is damaged. The caller has looked at its header. */
gdImagePtr photo_decode(const void *bytes, size_t nbytes, bool png);

#endif
