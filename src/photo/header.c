/* JPEG markers and PNG chunks, as far as needed to know size and completeness. */
#include "photo/header.h"
#include "base/tr.h"
#include <string.h>

static const struct {
    size_t at;
    const char *magic;
    size_t nbytes;
    const char *name;
} others[] = {
    {4, "ftyphei", 7, N_("a HEIC picture")},
    {4, "ftypmif", 7, N_("a HEIC picture")},
    {4, "ftypavif", 8, N_("an AVIF picture")},
    {4, "ftyp", 4, N_("a video")},
    {0, "GIF8", 4, N_("a GIF picture")},
    {8, "WEBP", 4, N_("a WebP picture")},
    {0, "BM", 2, N_("a BMP picture")},
    {0, "II*\0", 4, N_("a TIFF or raw picture")},
    {0, "MM\0*", 4, N_("a TIFF or raw picture")},
    {0, "%PDF", 4, N_("a PDF document")},
    {0, "PK\3\4", 4, N_("a zip or office document")},
    {0, "<svg", 4, N_("an SVG drawing")},
};

static unsigned big16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static unsigned long big32(const unsigned char *at)
{
    return (unsigned long)big16(at) << 16 | big16(at + 2);
}

static bool refuse_other(const unsigned char *bytes, size_t nbytes, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (nbytes >= others[i].at + others[i].nbytes &&
            memcmp(bytes + others[i].at, others[i].magic, others[i].nbytes) == 0)
            return err_set(err, "is %s; save it as JPEG or PNG", tr(others[i].name));
    }
    return err_set(err, "is no picture; a JPEG or PNG file is expected");
}

static bool cut_short(struct err *err)
{
    return err_set(err, "the picture is cut short; copy it again from the camera or phone");
}

static bool is_frame(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Past the first scan the end marker must come. */
static bool has_end(const unsigned char *bytes, size_t at, size_t nbytes)
{
    const unsigned char *from = bytes + at, *end = bytes + nbytes;
    while (from + 1 < end) {
        from = memchr(from, 0xff, (size_t)(end - from) - 1);
        if (!from)
            return false;
        if (from[1] == 0xd9)
            return true;
        from++;
    }
    return false;
}

static bool read_jpeg(const unsigned char *bytes, size_t nbytes, struct photo_header *out,
                      struct err *err)
{
    size_t at = 2;
    out->png = false;
    while (at + 4 <= nbytes) {
        if (bytes[at] != 0xff)
            return err_set(err, "the picture is damaged; save it again as JPEG or PNG");
        unsigned marker = bytes[at + 1];
        if (marker == 0xff) { /* padding */
            at++;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
            at += 2;
            continue;
        }
        size_t length = big16(bytes + at + 2);
        if (length < 2 || at + 2 + length > nbytes)
            return cut_short(err);
        if (is_frame(marker)) {
            if (length < 8)
                return cut_short(err);
            out->height = (int)big16(bytes + at + 5);
            out->width = (int)big16(bytes + at + 7);
        }
        at += 2 + length;
        if (marker == 0xda)
            return has_end(bytes, at, nbytes) || cut_short(err);
    }
    return cut_short(err);
}

static bool read_png(const unsigned char *bytes, size_t nbytes, struct photo_header *out,
                     struct err *err)
{
    out->png = true;
    if (nbytes < 33 || memcmp(bytes + 12, "IHDR", 4) != 0)
        return cut_short(err);
    unsigned long width = big32(bytes + 16), height = big32(bytes + 20);
    out->width = width <= PHOTO_SIDE_MAX ? (int)width : PHOTO_SIDE_MAX + 1;
    out->height = height <= PHOTO_SIDE_MAX ? (int)height : PHOTO_SIDE_MAX + 1;
    /* Chunk by chunk to the end. */
    size_t at = 8;
    while (at + 12 <= nbytes) {
        unsigned long length = big32(bytes + at);
        if (memcmp(bytes + at + 4, "IEND", 4) == 0)
            return true;
        if (length > nbytes - at - 12)
            break;
        at += 12 + length;
    }
    return cut_short(err);
}

bool photo_header_read(const void *data, size_t nbytes, struct photo_header *out, struct err *err)
{
    const unsigned char *bytes = data;
    *out = (struct photo_header){0};
    if (nbytes == 0)
        return err_set(err, "is empty; a JPEG or PNG file is expected");
    bool read = false;
    if (nbytes >= 3 && memcmp(bytes, "\xff\xd8\xff", 3) == 0)
        read = read_jpeg(bytes, nbytes, out, err);
    else if (nbytes >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
        read = read_png(bytes, nbytes, out, err);
    else
        return refuse_other(bytes, nbytes, err);
    if (!read)
        return false;
    if (out->width < 1 || out->height < 1)
        return err_set(err, "the picture has no size; save it again as JPEG or PNG");
    if (out->width > PHOTO_SIDE_MAX || out->height > PHOTO_SIDE_MAX ||
        (long long)out->width * out->height > PHOTO_PIXELS_MAX)
        return err_set(err,
                       "the picture is too large (%d by %d pixels); at most %d million pixels "
                       "are taken, save it smaller",
                       out->width, out->height, PHOTO_PIXELS_MAX / 1000000);
    return true;
}

/* ---- our own JPEGs --------------------------------------------------------------------------- */

static const unsigned char mark[] = "\xff\xfe\0\011saebook";
enum { MARK_SIZE = sizeof mark - 1 };

void photo_mark_add(struct buf *out)
{
    buf_add(out, mark, MARK_SIZE);
}

/* What a picture needs to be decoded. */
static bool is_plain(unsigned marker)
{
    return marker == 0xdb || marker == 0xc4 || marker == 0xdd || is_frame(marker);
}

/* The scan's data up to the end marker, which must be the last of the file. */
static bool ends_with_scan(const unsigned char *bytes, size_t at, size_t nbytes)
{
    if (nbytes < at + 2 || memcmp(bytes + nbytes - 2, "\xff\xd9", 2) != 0)
        return false;
    for (; at + 2 < nbytes; at++) {
        unsigned next = bytes[at + 1];
        if (bytes[at] == 0xff && next != 0 && (next < 0xd0 || next > 0xd7))
            return false;
    }
    return true;
}

bool photo_is_marked(const void *data, size_t nbytes)
{
    const unsigned char *bytes = data;
    size_t at = PHOTO_MARK_AT + MARK_SIZE;
    if (nbytes < at + 4 || memcmp(bytes, "\xff\xd8\xff\xe0\0\x10JFIF", 10) != 0 ||
        memcmp(bytes + PHOTO_MARK_AT, mark, MARK_SIZE) != 0)
        return false;
    while (at + 4 <= nbytes && bytes[at] == 0xff) {
        size_t length = 2 + (size_t)big16(bytes + at + 2);
        if (length > nbytes - at)
            return false;
        if (bytes[at + 1] == 0xda)
            return ends_with_scan(bytes, at + length, nbytes);
        if (!is_plain(bytes[at + 1]))
            return false;
        at += length;
    }
    return false;
}
