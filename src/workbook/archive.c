#include "workbook/archive.h"

#include "base/about.h"
#include "base/attr.h"
#include "base/file.h"
#include "base/late.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

enum {
    END_BYTES = 22,   /* of the record that closes an archive without a comment */
    ENTRY_BYTES = 46, /* of an entry of its directory, before the name */
    LOCAL_BYTES = 30, /* of what stands before a part, before the name */
    EDGE_BYTES = 256, /* of a part's beginning and end are kept */
    PIECE_BYTES = 1 << 18, /* most parts unpack in one go, which needs no window */
};
#define ARCHIVE_MOST ((size_t)1 << 31)

/* zlib, which libxlsxwriter brings along, loaded as that is. */
static struct {
    int (*init)(z_streamp stream, int bits, const char *version, int size);
    int (*reset)(z_streamp stream);
    int (*unpack)(z_streamp stream, int flush);
    int (*end)(z_streamp stream);
} zlib;

static bool load_zlib(struct err *err)
{
    static const struct late_function functions[] = {
        {"inflateInit2_", &zlib.init},
        {"inflateReset", &zlib.reset},
        {"inflate", &zlib.unpack},
        {"inflateEnd", &zlib.end}};
    static struct late late = {
        .file = about_zlib, .functions = functions, .count = COUNT_OF(functions)};
    return late_load(&late, err);
}

static uint32_t little(const unsigned char *bytes, int count)
{
    uint32_t value = 0;
    for (int i = count; i > 0; i--)
        value = value << 8 | bytes[i - 1];
    return value;
}

/* The beginning and the end of an unpacked part. */
struct edges {
    char head[EDGE_BYTES + 1], tail[EDGE_BYTES + 1];
    size_t size;
};

static void keep_edges(struct edges *edges, const unsigned char *piece, size_t nbytes)
{
    if (edges->size < EDGE_BYTES) {
        size_t room = EDGE_BYTES - edges->size;
        memcpy(edges->head + edges->size, piece, nbytes < room ? nbytes : room);
    }
    size_t had = edges->size < EDGE_BYTES ? edges->size : EDGE_BYTES;
    size_t keep = nbytes < EDGE_BYTES ? nbytes : EDGE_BYTES;
    size_t old = had + keep > EDGE_BYTES ? EDGE_BYTES - keep : had;
    memmove(edges->tail, edges->tail + had - old, old);
    memcpy(edges->tail + old, piece + nbytes - keep, keep);
    edges->tail[old + keep] = '\0';
    edges->size += nbytes;
}

/* What every part is unpacked with. */
struct unpacking {
    z_stream stream;
    unsigned char *piece;
};

static bool unpack(struct unpacking *with, const unsigned char *packed, size_t nbytes,
                   struct edges *out)
{
    z_stream *stream = &with->stream;
    if (zlib.reset(stream) != Z_OK)
        return false;
    stream->next_in = (Bytef *)(uintptr_t)packed;
    stream->avail_in = (uInt)nbytes;
    int code;
    do {
        stream->next_out = with->piece;
        stream->avail_out = PIECE_BYTES;
        code = zlib.unpack(stream, Z_FINISH);
        keep_edges(out, with->piece, PIECE_BYTES - stream->avail_out);
    } while (code == Z_BUF_ERROR && stream->avail_out == 0);
    return code == Z_STREAM_END;
}

/* "</worksheet>" at the end, if it began with "<worksheet"; or a root that is closed at once. */
static bool ends_its_root(const struct edges *edges)
{
    const char *root = edges->head;
    if (strncmp(root, "<?xml", 5) == 0) {
        root = strstr(root, "?>");
        root = root ? strchr(root, '<') : NULL;
    }
    if (!root || *root != '<')
        return false;
    size_t name = strcspn(root + 1, " \t\r\n/>");
    const char *close = strrchr(edges->tail, '<');
    if (!close || name == 0)
        return false;
    if (strncmp(close, root, name + 1) == 0)
        return strstr(close, "/>") != NULL;
    return close[1] == '/' && strncmp(close + 2, root + 1, name) == 0 && close[name + 2] == '>';
}

static bool is_xml(const unsigned char *name, size_t nbytes)
{
    return (nbytes > 4 && memcmp(name + nbytes - 4, ".xml", 4) == 0) ||
           (nbytes > 5 && memcmp(name + nbytes - 5, ".rels", 5) == 0);
}

/* One entry of the directory; *entry moves past it. False if its part is not whole. */
static bool look_at_entry(const struct buf *file, struct unpacking *with,
                          const unsigned char **entry, size_t left)
{
    const unsigned char *bytes = (const unsigned char *)file->data, *at = *entry;
    if (left < ENTRY_BYTES || little(at, 4) != 0x02014b50)
        return false;
    size_t packed = little(at + 20, 4), size = little(at + 24, 4), name = little(at + 28, 2);
    size_t local = little(at + 42, 4),
           whole = ENTRY_BYTES + name + little(at + 30, 2) + little(at + 32, 2);
    if (whole > left || local + LOCAL_BYTES > file->len)
        return false;
    *entry = at + whole;
    if (!is_xml(at + ENTRY_BYTES, name))
        return true;
    size_t data =
        local + LOCAL_BYTES + little(bytes + local + 26, 2) + little(bytes + local + 28, 2);
    struct edges edges = {.size = 0};
    return data + packed <= file->len && unpack(with, bytes + data, packed, &edges) &&
           edges.size == size && ends_its_root(&edges);
}

static bool look_at_entries(const struct buf *file, struct unpacking *with)
{
    if (file->len <= END_BYTES)
        return false;
    const unsigned char *bytes = (const unsigned char *)file->data;
    const unsigned char *end = bytes + file->len - END_BYTES;
    if (little(end, 4) != 0x06054b50 || little(end + 16, 4) >= file->len)
        return false;
    const unsigned char *entry = bytes + little(end + 16, 4);
    for (uint32_t count = little(end + 10, 2); count > 0; count--)
        if (!look_at_entry(file, with, &entry, (size_t)(end - entry)))
            return false;
    return true;
}

bool archive_is_whole(const char *path, struct err *err)
{
    struct buf file = {0};
    struct unpacking with = {.stream = {0}};
    if (!load_zlib(err) || !file_read(path, ARCHIVE_MOST, &file, err))
        return false;
    bool whole = zlib.init(&with.stream, -MAX_WBITS, ZLIB_VERSION, sizeof with.stream) == Z_OK;
    if (whole) {
        with.piece = mem_alloc(PIECE_BYTES);
        whole = look_at_entries(&file, &with);
        mem_free(with.piece);
        zlib.end(&with.stream);
    }
    buf_free(&file);
    return whole ||
           err_set(err, "the workbook did not come out whole; look whether the disk, or that "
                        "of the folder for temporary files, is full");
}
