/* src/photo: pictures made upright, small and silent about where they were taken. */
#include "support/check.h"

#include "base/buf.h"
#include "base/mem.h"
#include "photo/photo.h"
#include "photo/sample.h"

#include <gd.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- pictures to try ------------------------------------------------------------------------- */

enum { RED = 0xff0000, GREEN = 0x00ff00, BLUE = 0x0000ff, WHITE = 0xffffff };

/* Four quarters: red and green above, blue and white below. */
static gdImagePtr quarters(int width, int height)
{
    gdImagePtr image = gdImageCreateTrueColor(width, height);
    gdImageFilledRectangle(image, 0, 0, width / 2 - 1, height / 2 - 1, RED);
    gdImageFilledRectangle(image, width / 2, 0, width - 1, height / 2 - 1, GREEN);
    gdImageFilledRectangle(image, 0, height / 2, width / 2 - 1, height - 1, BLUE);
    gdImageFilledRectangle(image, width / 2, height / 2, width - 1, height - 1, WHITE);
    return image;
}

static void as_jpeg(gdImagePtr image, struct buf *out)
{
    int nbytes = 0;
    void *bytes = gdImageJpegPtr(image, &nbytes, 95);
    buf_add(out, bytes, (size_t)nbytes);
    gdFree(bytes);
    gdImageDestroy(image);
}

static void as_png(gdImagePtr image, struct buf *out)
{
    int nbytes = 0;
    void *bytes = gdImagePngPtr(image, &nbytes);
    buf_add(out, bytes, (size_t)nbytes);
    gdFree(bytes);
    gdImageDestroy(image);
}

static void add16(struct buf *out, unsigned value)
{
    buf_add_char(out, (char)(value >> 8));
    buf_add_char(out, (char)(value & 0xff));
}

static void add32(struct buf *out, unsigned value)
{
    add16(out, value >> 16);
    add16(out, value & 0xffff);
}

/* An EXIF block as cameras write it: orientation, the day taken, and a position. */
static void add_exif(struct buf *out, unsigned orientation, const char *taken)
{
    struct buf tiff = {0};
    buf_add(&tiff, "MM\0*\0\0\0\10", 8);
    add16(&tiff, 3); /* three entries at 8 */
    add16(&tiff, 0x0112), add16(&tiff, 3), add32(&tiff, 1), add16(&tiff, orientation),
        add16(&tiff, 0);
    add16(&tiff, 0x8769), add16(&tiff, 4), add32(&tiff, 1), add32(&tiff, 50); /* EXIF at 50 */
    add16(&tiff, 0x8825), add16(&tiff, 4), add32(&tiff, 1), add32(&tiff, 88); /* GPS at 88 */
    add32(&tiff, 0);
    assert_int_equal(tiff.len, 50);
    add16(&tiff, 1);
    add16(&tiff, 0x9003), add16(&tiff, 2), add32(&tiff, 20), add32(&tiff, 68);
    add32(&tiff, 0);
    assert_int_equal(tiff.len, 68);
    buf_add(&tiff, taken, 20);
    assert_int_equal(tiff.len, 88);
    add16(&tiff, 1);
    add16(&tiff, 0x0001), add16(&tiff, 2), add32(&tiff, 2), buf_add(&tiff, "N\0\0\0", 4);
    add32(&tiff, 0);
    buf_add(out, "\xff\xe1", 2);
    add16(out, (unsigned)tiff.len + 8);
    buf_add(out, "Exif\0\0", 6);
    buf_add(out, tiff.data, tiff.len);
    buf_free(&tiff);
}

static void camera_jpeg(int width, int height, unsigned orientation, const char *taken,
                        struct buf *out)
{
    struct buf plain = {0};
    as_jpeg(quarters(width, height), &plain);
    buf_add(out, plain.data, 2);
    add_exif(out, orientation, taken);
    buf_add(out, plain.data + 2, plain.len - 2);
    buf_free(&plain);
}

static void make(const struct buf *file, struct photo *out)
{
    struct err err = {""};
    if (!photo_make(file->data, file->len, out, &err))
        fail_msg("%s", err.text);
}

static gdImagePtr decoded(const struct photo *photo)
{
    bool png = memcmp(photo->bytes.data, "\x89PNG", 4) == 0;
    gdImagePtr image = png ? gdImageCreateFromPngPtr((int)photo->bytes.len, photo->bytes.data)
                           : gdImageCreateFromJpegPtr((int)photo->bytes.len, photo->bytes.data);
    assert_non_null(image);
    assert_int_equal(gdImageSX(image), photo->width);
    assert_int_equal(gdImageSY(image), photo->height);
    return image;
}

/* The color in the middle of a quarter, named; 0 to 3 from the upper left by rows. */
static char color_of(gdImagePtr image, int quarter)
{
    int x = gdImageSX(image) * (quarter % 2 ? 3 : 1) / 4;
    int y = gdImageSY(image) * (quarter / 2 ? 3 : 1) / 4;
    int pixel = gdImageGetTrueColorPixel(image, x, y);
    bool red = gdTrueColorGetRed(pixel) > 128, green = gdTrueColorGetGreen(pixel) > 128,
         blue = gdTrueColorGetBlue(pixel) > 128;
    return red && green && blue ? 'W' : red ? 'R' : green ? 'G' : blue ? 'B' : '?';
}

static bool holds(const struct buf *bytes, const char *what, size_t nbytes)
{
    for (size_t i = 0; i + nbytes <= bytes->len; i++) {
        if (memcmp(bytes->data + i, what, nbytes) == 0)
            return true;
    }
    return false;
}

/* ---- tests ----------------------------------------------------------------------------------- */

static void turns_upright(void **state)
{
    /* What the four quarters of R G / B W become, by EXIF's orientation. */
    static const char *const wanted[] = {"RGBW", "GRWB", "WBGR", "BWRG",
                                         "RBGW", "BRWG", "WGBR", "GWRB"};
    (void)state;
    for (unsigned orientation = 1; orientation <= 8; orientation++) {
        struct buf file = {0};
        struct photo photo;
        camera_jpeg(160, 80, orientation, "2026:10:03 07:42:15", &file);
        make(&file, &photo);
        assert_int_equal(photo.width, orientation > 4 ? 80 : 160);
        assert_int_equal(photo.height, orientation > 4 ? 160 : 80);
        gdImagePtr image = decoded(&photo);
        for (int quarter = 0; quarter < 4; quarter++) {
            if (color_of(image, quarter) != wanted[orientation - 1][quarter])
                fail_msg("orientation %u, quarter %d: %c", orientation, quarter,
                         color_of(image, quarter));
        }
        gdImageDestroy(image);
        photo_clear(&photo);
        buf_free(&file);
    }
}

static char name_of(uint32_t pixel)
{
    bool red = (pixel >> 16) > 128, green = (pixel >> 8 & 0xff) > 128, blue = (pixel & 0xff) > 128;
    return red && green && blue ? 'W' : red ? 'R' : green ? 'G' : blue ? 'B' : '?';
}

/* For the terminal: few pixels, upright, the whole picture in its own proportions. */
static void samples_few_pixels(void **state)
{
    static const char *const wanted[] = {"RGBW", "GRWB", "WBGR", "BWRG",
                                         "RBGW", "BRWG", "WGBR", "GWRB"};
    (void)state;
    for (unsigned orientation = 1; orientation <= 8; orientation++) {
        struct buf file = {0};
        struct photo_sample sample;
        struct err err = {""};
        camera_jpeg(1600, 800, orientation, "2026:10:03 07:42:15", &file);
        if (!photo_sample(file.data, file.len, 40, 30, &sample, &err))
            fail_msg("%s", err.text);
        bool high = orientation > 4;
        assert_int_equal(sample.width, high ? 15 : 40);
        assert_int_equal(sample.height, high ? 30 : 20);
        assert_int_equal(sample.of_width, high ? 800 : 1600);
        assert_int_equal(sample.taken.day, 3);
        for (int quarter = 0; quarter < 4; quarter++) {
            int x = sample.width * (quarter % 2 ? 3 : 1) / 4;
            int y = sample.height * (quarter / 2 ? 3 : 1) / 4;
            assert_int_equal(name_of(sample.pixels[y * sample.width + x]),
                             wanted[orientation - 1][quarter]);
        }
        photo_sample_clear(&sample);
        buf_free(&file);
    }
}

static void samples_are_means(void **state)
{
    struct buf file = {0};
    struct photo_sample sample;
    struct err err = {""};
    (void)state;
    as_png(quarters(64, 64), &file); /* one pixel: a quarter each of red, green, blue, white */
    assert_true(photo_sample(file.data, file.len, 1, 1, &sample, &err));
    assert_int_equal(sample.width * sample.height, 1);
    for (int shift = 0; shift <= 16; shift += 8)
        assert_in_range(sample.pixels[0] >> shift & 0xff, 100, 155);
    photo_sample_clear(&sample);
    assert_false(photo_sample("no picture", 10, 4, 4, &sample, &err));
    assert_null(sample.pixels);
    size_t nbytes;
    assert_false(photo_look("/nowhere.jpg", &sample, &nbytes, &err));
    buf_free(&file);
}

static void keeps_the_day_and_nothing_else(void **state)
{
    struct buf file = {0};
    struct photo photo;
    (void)state;
    camera_jpeg(160, 80, 1, "2026:10:03 07:42:15", &file);
    assert_true(holds(&file, "Exif", 4));
    make(&file, &photo);
    assert_int_equal(photo.taken.year, 2026);
    assert_int_equal(photo.taken.month, 10);
    assert_int_equal(photo.taken.day, 3);
    assert_false(holds(&photo.bytes, "Exif", 4));
    assert_false(holds(&photo.bytes, "2026:10:03", 10));
    assert_false(holds(&photo.bytes, "\xff\xe1", 2));
    photo_clear(&photo);
    buf_free(&file);

    camera_jpeg(160, 80, 1, "2026:13:03 07:42:15", &file); /* no such month */
    make(&file, &photo);
    assert_int_equal(photo.taken.year, 0);
    photo_clear(&photo);
    buf_free(&file);
}

/* Out of a book and in again it is the same picture, to the byte; but only our own is trusted so.
 */
static void keeps_what_it_made(void **state)
{
    struct buf file = {0}, with_more = {0};
    struct photo first, again;
    (void)state;
    camera_jpeg(2000, 1000, 6, "2026:10:03 07:42:15", &file);
    make(&file, &first);
    make(&first.bytes, &again);
    assert_int_equal(again.bytes.len, first.bytes.len);
    assert_memory_equal(again.bytes.data, first.bytes.data, first.bytes.len);
    assert_int_equal(again.width, first.width);
    assert_int_equal(again.height, first.height);
    photo_clear(&again);

    /* Metadata put into it afterwards, or behind it, does not stay. */
    buf_add(&with_more, first.bytes.data, 31);
    add_exif(&with_more, 1, "2026:10:03 07:42:15");
    buf_add(&with_more, first.bytes.data + 31, first.bytes.len - 31);
    make(&with_more, &again);
    assert_false(holds(&again.bytes, "Exif", 4));
    photo_clear(&again);
    buf_clear(&with_more);
    buf_add(&with_more, first.bytes.data, first.bytes.len);
    buf_add_text(&with_more, "at home\xff\xd9");
    make(&with_more, &again);
    assert_false(holds(&again.bytes, "at home", 7));
    photo_clear(&again);

    /* It must still be a picture. */
    struct err err = {""};
    first.bytes.len /= 2;
    assert_false(photo_make(first.bytes.data, first.bytes.len, &again, &err));
    photo_clear(&first);
    buf_free(&file);
    buf_free(&with_more);
}

static void scales_down_and_never_up(void **state)
{
    static const struct {
        int width, height, to_width, to_height;
    } rows[] = {
        {3200, 1600, 1600, 800}, {1600, 1200, 1600, 1200}, {40, 20, 40, 20},
        {900, 2700, 533, 1600},  {4000, 2, 1600, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf file = {0};
        struct photo photo;
        int width, height;
        as_jpeg(quarters(rows[i].width, rows[i].height), &file);
        make(&file, &photo);
        assert_int_equal(photo.width, rows[i].to_width);
        assert_int_equal(photo.height, rows[i].to_height);
        assert_true(photo_size(photo.bytes.data, photo.bytes.len, &width, &height));
        assert_int_equal(width, photo.width);
        assert_int_equal(height, photo.height);
        photo_clear(&photo);
        buf_free(&file);
    }
}

static void keeps_flat_pictures_as_png(void **state)
{
    struct buf file = {0};
    struct photo photo;
    (void)state;
    as_png(quarters(200, 100), &file);
    make(&file, &photo);
    assert_memory_equal(photo.bytes.data, "\x89PNG", 4);
    gdImagePtr image = decoded(&photo);
    assert_int_equal(gdImageGetTrueColorPixel(image, 50, 25), RED); /* to the pixel */
    gdImageDestroy(image);
    photo_clear(&photo);
    buf_free(&file);

    /* A photograph that came as PNG is smaller as JPEG. */
    gdImagePtr noise = gdImageCreateTrueColor(200, 200);
    unsigned seed = 7;
    for (int at = 0; at < 200 * 200; at++) {
        seed = seed * 1103515245u + 12345u;
        gdImageSetPixel(noise, at % 200, at / 200, (int)(seed >> 8 & 0xffffff));
    }
    as_png(noise, &file);
    make(&file, &photo);
    assert_memory_equal(photo.bytes.data, "\xff\xd8", 2);
    photo_clear(&photo);
    buf_free(&file);
}

static void puts_what_is_transparent_on_white(void **state)
{
    struct buf file = {0};
    struct photo photo;
    (void)state;
    gdImagePtr clear = gdImageCreateTrueColor(20, 20);
    gdImageAlphaBlending(clear, 0);
    gdImageSaveAlpha(clear, 1);
    gdImageFilledRectangle(clear, 0, 0, 19, 19, gdTrueColorAlpha(0, 0, 0, gdAlphaTransparent));
    as_png(clear, &file);
    make(&file, &photo);
    gdImagePtr image = decoded(&photo);
    assert_int_equal(color_of(image, 0), 'W');
    gdImageDestroy(image);
    photo_clear(&photo);
    buf_free(&file);
}

static void check_refused(const char *row, const void *bytes, size_t nbytes, const char *says)
{
    struct photo photo;
    struct err err = {""};
    check_row(row, !photo_make(bytes, nbytes, &photo, &err));
    check_row_sentence(row, err);
    if (!strstr(err.text, says))
        fail_msg("row \"%s\": says \"%s\", wanted \"%s\"", row, err.text, says);
    assert_null(photo.bytes.data);
    assert_false(photo_make(bytes, nbytes, &photo, NULL));
}

static void refuses_what_is_no_picture(void **state)
{
    static const struct {
        const char *bytes;
        size_t nbytes;
        const char *says;
    } rows[] = {
        {"", 0, "is empty"},
        {"number,name\nS1,Maya\n", 20, "is no picture"},
        {"GIF89a..........", 16, "is a GIF picture"},
        {"RIFF....WEBPVP8 ", 16, "is a WebP picture"},
        {"....ftypheic....", 16, "is a HEIC picture"},
        {"....ftypmp42....", 16, "is a video"},
        {"II*\0............", 16, "is a TIFF"},
        {"%PDF-1.7", 8, "is a PDF"},
        {"PK\3\4....", 8, "zip"},
        {"\xff\xd8\xff", 3, "cut short"},
        {"\xff\xd8\xff\xe0\0\1", 6, "cut short"},
        {"\x89PNG\r\n\x1a\n", 8, "cut short"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(rows[i].says, rows[i].bytes, rows[i].nbytes, rows[i].says);
}

/* Every length short of the whole: a sentence, never a half picture, never a crash. */
static void refuses_what_is_cut_short(void **state)
{
    struct buf jpeg = {0}, png = {0};
    (void)state;
    camera_jpeg(64, 64, 6, "2026:10:03 07:42:15", &jpeg);
    as_png(quarters(64, 64), &png);
    for (size_t nbytes = 1; nbytes < jpeg.len; nbytes += nbytes < 400 ? 1 : 37) {
        struct photo photo;
        assert_false(photo_make(jpeg.data, nbytes, &photo, NULL));
    }
    for (size_t nbytes = 1; nbytes < png.len; nbytes++) {
        struct photo photo;
        assert_false(photo_make(png.data, nbytes, &photo, NULL));
    }
    check_refused("jpeg", jpeg.data, jpeg.len - 2, "cut short");
    check_refused("png", png.data, png.len - 12, "cut short");
    buf_free(&jpeg);
    buf_free(&png);
}

/* A file of a few bytes that says it holds a picture of gigabytes. */
static void refuses_what_would_fill_the_memory(void **state)
{
    struct buf png = {0}, jpeg = {0};
    (void)state;
    as_png(quarters(16, 16), &png);
    memcpy(png.data + 16, "\0\0\x75\x30\0\0\x75\x30", 8); /* 30,000 by 30,000 */
    check_refused("png", png.data, png.len, "30000 by 30000 pixels");
    memcpy(png.data + 16, "\x7f\xff\xff\xff\x7f\xff\xff\xff", 8);
    check_refused("png, huge", png.data, png.len, "too large");
    memcpy(png.data + 16, "\0\0\0\0\0\0\0\x10", 8);
    check_refused("png, none", png.data, png.len, "has no size");

    as_jpeg(quarters(16, 16), &jpeg);
    char *frame = NULL;
    for (size_t i = 0; i + 10 < jpeg.len && !frame; i++) {
        if (memcmp(jpeg.data + i, "\xff\xc0", 2) == 0)
            frame = jpeg.data + i;
    }
    assert_non_null(frame);
    memcpy(frame + 5, "\xff\xff\xff\xff", 4);
    check_refused("jpeg", jpeg.data, jpeg.len, "too large");
    buf_free(&png);
    buf_free(&jpeg);
}

static void refuses_damage(void **state)
{
    struct buf png = {0};
    struct photo photo;
    struct err err = {""};
    (void)state;
    as_png(quarters(64, 64), &png);
    char *pixels = NULL;
    for (size_t i = 0; i + 8 < png.len && !pixels; i++) {
        if (memcmp(png.data + i, "IDAT", 4) == 0)
            pixels = png.data + i + 4;
    }
    assert_non_null(pixels);
    pixels[9] = (char)~pixels[9]; /* a checksum no longer holds */
    assert_false(photo_make(png.data, png.len, &photo, &err));
    check_row_sentence("png", err);
    buf_free(&png);
}

static void names_the_file(void **state)
{
    struct photo photo;
    struct err err = {""};
    char path[] = "/tmp/test_photo_XXXXXX";
    int fd = mkstemp(path);
    (void)state;
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    fputs("hello\n", file);
    assert_int_equal(fclose(file), 0);
    assert_false(photo_load(path, &photo, &err));
    assert_non_null(strstr(err.text, path));
    check_row_sentence("text file", err);
    remove(path);
    assert_false(photo_load(path, &photo, &err));
    assert_non_null(strstr(err.text, path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_upright),
        cmocka_unit_test(samples_few_pixels),
        cmocka_unit_test(samples_are_means),
        cmocka_unit_test(keeps_the_day_and_nothing_else),
        cmocka_unit_test(keeps_what_it_made),
        cmocka_unit_test(scales_down_and_never_up),
        cmocka_unit_test(keeps_flat_pictures_as_png),
        cmocka_unit_test(puts_what_is_transparent_on_white),
        cmocka_unit_test(refuses_what_is_no_picture),
        cmocka_unit_test(refuses_what_is_cut_short),
        cmocka_unit_test(refuses_what_would_fill_the_memory),
        cmocka_unit_test(refuses_damage),
        cmocka_unit_test(names_the_file),
    };
    return cmocka_run_group_tests_name("photo", tests, NULL, NULL);
}
