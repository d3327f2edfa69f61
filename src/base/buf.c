/* A growing run of bytes. */
#include "base/buf.h"

#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUF_FIRST_ROOM = 64 };

/* Makes room for nbytes more and the closing NUL. */
static void buf_reserve(struct buf *buf, size_t nbytes)
{
    size_t room = buf->room ? buf->room : BUF_FIRST_ROOM;
    size_t needed = nbytes < SIZE_MAX - buf->len ? buf->len + nbytes + 1 : SIZE_MAX;

    if (needed <= buf->room)
        return;
    while (room < needed)
        room = room > SIZE_MAX / 2 ? SIZE_MAX : room * 2;
    buf->data = mem_grow(buf->data, room, 1);
    buf->room = room;
}

void buf_add(struct buf *buf, const void *bytes, size_t nbytes)
{
    buf_reserve(buf, nbytes);
    if (nbytes)
        memcpy(buf->data + buf->len, bytes, nbytes);
    buf->len += nbytes;
    buf->data[buf->len] = '\0';
}

void buf_add_text(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_add_char(struct buf *buf, char byte)
{
    buf_add(buf, &byte, 1);
}

void buf_addf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    int nbytes;

    va_start(args, format);
    va_copy(again, args);
    nbytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(nbytes >= 0); /* only for a wrong format */
    if (nbytes > 0) {
        buf_reserve(buf, (size_t)nbytes);
        vsnprintf(buf->data + buf->len, (size_t)nbytes + 1, format, again);
        buf->len += (size_t)nbytes;
    }
    va_end(again);
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

void buf_free(struct buf *buf)
{
    free(buf->data);
    *buf = (struct buf){0};
}

char *buf_take(struct buf *buf)
{
    char *text = buf->data ? buf->data : mem_text("");

    *buf = (struct buf){0};
    return text;
}

const char *buf_text(const struct buf *buf)
{
    return buf->data ? buf->data : "";
}
