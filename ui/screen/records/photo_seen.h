/* A photo drawn on a screen, with its size and day in words. What was decoded last is kept, so that
 * drawing the same again costs nothing. */
#ifndef SCREEN_RECORDS_PHOTO_SEEN_H
#define SCREEN_RECORDS_PHOTO_SEEN_H

#include "base/buf.h"
#include "base/err.h"
#include "kit/layout.h"
#include "photo/sample.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct photo_seen { /* start with {0} */
    char *what;     /* owned: the file, or a name for what is in memory */
    int cols, rows; /* of the area it was made for */
    struct photo_sample sample;
    size_t nbytes;   /* of the picture; 0: it could not be shown */
    uint64_t serial; /* another number for each that was decoded */
};
void photo_seen_clear(struct photo_seen *seen);

/* Draws the picture, and a line of words below it. False when there is nothing to show. */
bool photo_seen_file(struct photo_seen *seen, const char *path, struct rect area);
/* The same for one in memory; `what` names it. */
bool photo_seen_bytes(struct photo_seen *seen, const char *what, const void *bytes, size_t nbytes,
                      struct rect area);

/* "1600 x 1200, 345 KB, taken 20 Nov 2026". False with the reason why it cannot be taken. */
bool photo_seen_words(const char *path, struct buf *words, struct err *err);

#endif
