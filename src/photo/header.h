/* The head of a picture file, read without decoding it. */
#ifndef PHOTO_HEADER_H
#define PHOTO_HEADER_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

struct photo_header {
    int width, height;
    bool png; /* else JPEG */
};

/* Refuses what is no JPEG or PNG (and says what it is instead, where that can be seen), what is cut
 * short, and what is larger than photo.h allows. */
bool photo_header_read(const void *bytes, size_t nbytes, struct photo_header *out,
                       struct err *err);

#endif
