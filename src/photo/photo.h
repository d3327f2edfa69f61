/* Pictures as the book keeps them: upright, at most 1600 pixels on the longer side, JPEG (or PNG for
 * small flat drawings), and without any metadata: a position would give away a minor's home. The
 * day it was taken is read before it is thrown away. */
#ifndef PHOTO_PHOTO_H
#define PHOTO_PHOTO_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    PHOTO_FILE_MAX = 64 << 20,        /* bytes of a file that is looked at */
    PHOTO_SIDE_MAX = 30000,           /* pixels, before scaling */
    PHOTO_PIXELS_MAX = 120 * 1000000, /* width times height, before scaling */
    PHOTO_KEPT_SIDE = 1600,           /* pixels, after scaling */
};

struct photo {
    void *bytes; /* owned: photo_clear() */
    size_t nbytes;
    int width, height;
    bool png;          /* else JPEG */
    struct date taken; /* {0} where the picture does not say */
};

/* Decodes and makes anew. Sentences speak of the picture ("is no picture; a JPEG or PNG file is
 * expected"); the caller puts its name before them. */
bool photo_make(const void *bytes, size_t nbytes, struct photo *out, struct err *err);
/* The same of a file; the sentence names it. */
bool photo_load(const char *path, struct photo *out, struct err *err);
void photo_clear(struct photo *photo);

/* Of a picture as the book keeps it: its size without decoding it, and what kind it is. */
bool photo_size(const void *bytes, size_t nbytes, int *width, int *height, bool *png);

#endif
