/* Pictures on their way into the book: decoded, turned upright, scaled to at most 1600 pixels, and
 * written anew without any metadata (where a picture was taken would give away a minor's home). */
#ifndef PHOTO_PHOTO_H
#define PHOTO_PHOTO_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

struct photo {
    struct buf bytes;  /* JPEG or PNG, owned */
    int width, height; /* pixels, of what is kept */
    struct date taken; /* year 0: the picture does not say */
};

/* Reads a picture file, or one in memory. The error says what is taken: JPEG, PNG, and how large. */
bool photo_load(const char *path, struct photo *out, struct err *err);
bool photo_make(const void *bytes, size_t nbytes, struct photo *out, struct err *err);
void photo_clear(struct photo *photo);

/* The size of a picture as kept in the book, without decoding it. */
bool photo_size(const void *bytes, size_t nbytes, int *width, int *height);

#endif
