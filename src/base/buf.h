/* A growing run of bytes, always followed by a NUL that is not counted. Start with {0}. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/attr.h"
#include <stddef.h>

struct buf {
    char *data; /* owned; NULL until something is added: use buf_text() to read as a string */
    size_t len, room;
};

void buf_add(struct buf *buf, const void *bytes, size_t nbytes);
void buf_add_text(struct buf *buf, const char *text);
void buf_add_char(struct buf *buf, char byte);
void buf_addf(struct buf *buf, const char *format, ...) ATTR_PRINTF(2, 3);
void buf_clear(struct buf *buf); /* empties, keeps the room */
void buf_free(struct buf *buf);  /* back to {0} */
char *buf_take(struct buf *buf); /* the string, now the caller's to free; buf is {0} again */
const char *buf_text(const struct buf *buf); /* never NULL */

#endif
