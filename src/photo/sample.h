/* A few pixels of a picture, for showing it in a terminal. */
#ifndef PHOTO_SAMPLE_H
#define PHOTO_SAMPLE_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct photo_sample {
    int width, height;       /* of the sample */
    uint32_t *pixels;        /* owned: 0xRRGGBB, row by row, upright */
    int of_width, of_height; /* of the picture, upright */
    struct date taken;       /* year 0: the picture does not say */
};

/* The whole picture, as large as it fits into the width and height (both at least 1) with its own
 * proportions; each pixel is the mean of what it stands for. */
bool photo_sample(const void *bytes, size_t nbytes, int width, int height, struct photo_sample *out,
                  struct err *err);
void photo_sample_clear(struct photo_sample *sample);

/* Size and day of a file alone, without decoding it: out->pixels stays NULL. */
bool photo_look(const char *path, struct photo_sample *out, size_t *nbytes, struct err *err);

#endif
