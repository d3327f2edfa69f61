/* Pictures: looked at by hand first (kind, size, completeness), so that a decoder is never handed
 * what would exhaust the memory; then decoded by libgd and written anew. */
#include "photo/photo.h"
#include "base/file.h"
#include "photo/codecs.h"
#include "photo/header.h"
#include "photo/inside.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    KEPT_SIDE = 1600,  /* pixels of the longer side, after scaling */
    JPEG_QUALITY = 85, /* of 100 */
    UPRIGHT = 1,       /* EXIF's orientation of what needs no turning */
};

void photo_clear(struct photo *photo)
{
    buf_free(&photo->bytes);
    *photo = (struct photo){0};
}

bool photo_size(const void *bytes, size_t nbytes, int *width, int *height)
{
    struct photo_header header;
    if (!photo_header_read(bytes, nbytes, &header, NULL))
        return false;
    *width = header.width;
    *height = header.height;
    return true;
}

/* ---- what the camera wrote ------------------------------------------------------------------- */

static bool two_digits(const char *text, int *out)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return false;
    *out = (text[0] - '0') * 10 + text[1] - '0';
    return true;
}

/* "2026:11:20 07:42:15" */
static struct date exif_date(ExifData *data, ExifTag tag)
{
    ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], tag);
    int century, year, month, day;
    if (!entry || !entry->data || entry->size < 10 || entry->data[4] != ':' ||
        entry->data[7] != ':')
        return (struct date){0};
    const char *text = (const char *)entry->data;
    if (!two_digits(text, &century) || !two_digits(text + 2, &year) ||
        !two_digits(text + 5, &month) || !two_digits(text + 8, &day))
        return (struct date){0};
    struct date date = {century * 100 + year, month, day};
    return date_is_valid(date) ? date : (struct date){0};
}

struct photo_camera photo_camera_read(const unsigned char *bytes, size_t nbytes)
{
    struct photo_camera camera = {.orientation = UPRIGHT};
    ExifData *data = exif_data_new_from_data(bytes, (unsigned)nbytes);
    if (!data)
        return camera;
    ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry && entry->format == EXIF_FORMAT_SHORT && entry->components == 1 && entry->size >= 2)
        camera.orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
    if (camera.orientation < 1 || camera.orientation > 8)
        camera.orientation = UPRIGHT;
    camera.taken = exif_date(data, EXIF_TAG_DATE_TIME_ORIGINAL);
    if (camera.taken.year == 0)
        camera.taken = exif_date(data, EXIF_TAG_DATE_TIME_DIGITIZED);
    exif_data_unref(data);
    return camera;
}

/* ---- turning and scaling --------------------------------------------------------------------- */

/* A fresh white picture with `from` drawn onto it, scaled down to the kept size. */
static gdImagePtr scaled(gdImagePtr from)
{
    int width = gdImageSX(from), height = gdImageSY(from);
    int longer = width > height ? width : height;
    int to_width = width, to_height = height;
    if (longer > KEPT_SIDE) {
        to_width = (int)(((long)width * KEPT_SIDE + longer / 2) / longer);
        to_height = (int)(((long)height * KEPT_SIDE + longer / 2) / longer);
        to_width = to_width > 0 ? to_width : 1;
        to_height = to_height > 0 ? to_height : 1;
    }
    gdImagePtr to = gdImageCreateTrueColor(to_width, to_height);
    if (!to)
        return NULL;
    gdImageFilledRectangle(to, 0, 0, to_width - 1, to_height - 1, gdTrueColor(255, 255, 255));
    gdImageAlphaBlending(to, 1);
    if (to_width == width && to_height == height)
        gdImageCopy(to, from, 0, 0, 0, 0, width, height);
    else
        gdImageCopyResampled(to, from, 0, 0, 0, 0, to_width, to_height, width, height);
    return to;
}

/* Where each pixel of the upright picture comes from, by EXIF's orientations: whether the sides are
 * swapped, then whether the stored columns and rows run backwards. */
static const struct {
    bool swap, back_x, back_y;
} turns[9] = {
    [2] = {false, true, false}, [3] = {false, true, true}, [4] = {false, false, true},
    [5] = {true, false, false}, [6] = {true, false, true}, [7] = {true, true, true},
    [8] = {true, true, false},
};

bool photo_turns_sides(int orientation)
{
    return turns[orientation].swap;
}

void photo_turn(int orientation, int width, int height, int *x, int *y)
{
    int from_x = turns[orientation].swap ? *y : *x, from_y = turns[orientation].swap ? *x : *y;
    *x = turns[orientation].back_x ? width - 1 - from_x : from_x;
    *y = turns[orientation].back_y ? height - 1 - from_y : from_y;
}

static gdImagePtr upright(gdImagePtr from, int orientation)
{
    int width = gdImageSX(from), height = gdImageSY(from);
    bool swap = photo_turns_sides(orientation);
    gdImagePtr to = gdImageCreateTrueColor(swap ? height : width, swap ? width : height);
    if (!to)
        return NULL;
    for (int y = 0; y < gdImageSY(to); y++) {
        for (int x = 0; x < gdImageSX(to); x++) {
            int from_x = x, from_y = y;
            photo_turn(orientation, width, height, &from_x, &from_y);
            gdImageTrueColorPixel(to, x, y) = gdImageTrueColorPixel(from, from_x, from_y);
        }
    }
    return to;
}

/* ---- making ---------------------------------------------------------------------------------- */

static void be_silent(int priority, const char *format, va_list args)
{
    (void)priority;
    (void)format;
    (void)args;
}

/* libpng prints its warnings on standard error, which would tear a screen: looked away from while
 * it works. Returns what to give back, -1 where that failed and nothing was changed. */
static int hide_standard_error(void)
{
    int kept = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nowhere >= 0) {
        (void)fflush(stderr);
        (void)dup2(nowhere, STDERR_FILENO);
    }
    if (nowhere >= 0)
        (void)close(nowhere);
    return kept;
}

static void show_standard_error(int kept)
{
    if (kept < 0)
        return;
    (void)fflush(stderr);
    (void)dup2(kept, STDERR_FILENO);
    (void)close(kept);
}

gdImagePtr photo_decode(const void *bytes, size_t nbytes, bool png)
{
    /* gd takes the bytes as not const, and only reads them. */
    union {
        const void *given;
        void *taken;
    } data = {.given = bytes};
    gdSetErrorMethod(be_silent);
    int kept = hide_standard_error();
    gdImagePtr image = png ? gdImageCreateFromPngPtr((int)nbytes, data.taken)
                           : gdImageCreateFromJpegPtrEx((int)nbytes, data.taken, 1);
    show_standard_error(kept);
    return image;
}

/* libgd writes its own remark into a JPEG; ours stands in its place. */
static void add_jpeg(const unsigned char *jpeg, size_t nbytes, struct buf *out)
{
    size_t at = nbytes >= PHOTO_MARK_AT ? PHOTO_MARK_AT : 2; /* after the head */
    buf_add(out, jpeg, at);
    photo_mark_add(out);
    while (at + 4 <= nbytes && jpeg[at] == 0xff && jpeg[at + 1] != 0xda) {
        size_t length = 2 + ((size_t)jpeg[at + 2] << 8 | jpeg[at + 3]);
        if (length > nbytes - at)
            break;
        if (jpeg[at + 1] != 0xfe)
            buf_add(out, jpeg + at, length);
        at += length;
    }
    buf_add(out, jpeg + at, nbytes - at);
}

/* JPEG; or PNG where the picture came as one and is smaller that way. */
static bool encode(gdImagePtr image, bool from_png, struct photo *out, struct err *err)
{
    int jpeg_size = 0, png_size = 0;
    void *jpeg = gdImageJpegPtr(image, &jpeg_size, JPEG_QUALITY);
    void *png = from_png ? gdImagePngPtrEx(image, &png_size, 9) : NULL;
    bool use_png = png && png_size > 0 && (!jpeg || png_size <= jpeg_size);
    if (use_png)
        buf_add(&out->bytes, png, (size_t)png_size);
    else if (jpeg && jpeg_size > 0)
        add_jpeg(jpeg, (size_t)jpeg_size, &out->bytes);
    gdFree(jpeg);
    gdFree(png);
    out->width = gdImageSX(image);
    out->height = gdImageSY(image);
    return out->bytes.len > 0 || err_set(err, "the picture could not be written anew");
}

bool photo_make(const void *bytes, size_t nbytes, struct photo *out, struct err *err)
{
    struct photo_header header;
    *out = (struct photo){0};
    if (!photo_header_read(bytes, nbytes, &header, err) || !codecs_load(err))
        return false;
    struct photo_camera camera = photo_camera_read(bytes, nbytes);

    bool ok = false;
    gdImagePtr small = NULL, turned = NULL, image = photo_decode(bytes, nbytes, header.png);
    if (!image) {
        err_set(err, "the picture is damaged; save it again as JPEG or PNG");
        goto done;
    }
    small = scaled(image);
    if (small && camera.orientation != UPRIGHT)
        turned = upright(small, camera.orientation);
    if (!small || (camera.orientation != UPRIGHT && !turned)) {
        err_set(err, "the picture could not be scaled; save it smaller");
        goto done;
    }
    if (photo_is_marked(bytes, nbytes) && !turned && gdImageSX(image) == gdImageSX(small)) {
        /* As it left a book, so it comes back: writing it anew would only lose quality. */
        buf_add(&out->bytes, bytes, nbytes);
        out->width = header.width;
        out->height = header.height;
        ok = true;
    } else {
        ok = encode(turned ? turned : small, header.png, out, err);
    }
    out->taken = camera.taken;
done:
    if (turned)
        gdImageDestroy(turned);
    if (small)
        gdImageDestroy(small);
    if (image)
        gdImageDestroy(image);
    return ok;
}

bool photo_load(const char *path, struct photo *out, struct err *err)
{
    struct buf file = {0};
    *out = (struct photo){0};
    bool ok = file_read(path, PHOTO_FILE_MAX, &file, err);
    if (ok && !photo_make(buf_text(&file), file.len, out, err))
        ok = err_prefix(err, "%s", path);
    buf_free(&file);
    return ok;
}
