/* The head of a picture file, read without decoding it. */
#ifndef PHOTO_HEADER_H
#define PHOTO_HEADER_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    PHOTO_FILE_MAX = 64 << 20,        /* bytes of a file that is looked at */
    PHOTO_SIDE_MAX = 30000,           /* pixels, before scaling */
    PHOTO_PIXELS_MAX = 120 * 1000000, /* width times height, before scaling */
    PHOTO_MARK_AT = 20,               /* behind a JPEG's plain JFIF head */
};

struct photo_header {
    int width, height;
    bool png; /* else JPEG */
};

/* Refuses what is no JPEG or PNG (and says what it is instead, where that can be seen), what is cut
 * short, and what is larger than that. */
bool photo_header_read(const void *bytes, size_t nbytes, struct photo_header *out, struct err *err);

/* The remark by which a JPEG that was written here is known again. */
void photo_mark_add(struct buf *out);
/* True if the JPEG has that remark, no other metadata, and nothing behind its end. */
bool photo_is_marked(const void *data, size_t nbytes);

#endif
