/* The head of a picture file, read without decoding it. */
#ifndef PHOTO_HEADER_H
#define PHOTO_HEADER_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    PHOTO_FILE_MAX = 64 << 20,        /* bytes of a file that is looked at */
    PHOTO_SIDE_MAX = 30000,           /* pixels, before scaling */
    PHOTO_PIXELS_MAX = 120 * 1000000, /* width times height, before scaling */
};

struct photo_header {
    int width, height;
    bool png; /* else JPEG */
};

/* Refuses what is no JPEG or PNG (and says what it is instead, where that can be seen), what is cut
 * short, and what is larger than that. */
bool photo_header_read(const void *bytes, size_t nbytes, struct photo_header *out,
                       struct err *err);

#endif
