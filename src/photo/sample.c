#include "photo/sample.h"
#include "base/file.h"
#include "base/mem.h"
#include "photo/header.h"
#include "photo/inside.h"
#include <string.h>

enum { TAPS = 6 }; /* each way: a pixel is the mean of at most 36 */

void photo_sample_clear(struct photo_sample *sample)
{
    mem_free(sample->pixels);
    *sample = (struct photo_sample){0};
}

/* The stored pixel over white, where it is partly seen through. */
static void add_pixel(gdImagePtr image, int x, int y, uint32_t sums[static 3])
{
    int color = gdImageTrueColor(image) ? gdImageTrueColorPixel(image, x, y)
                                        : gdImagePalettePixel(image, x, y);
    int alpha = gdImageAlpha(image, color), seen = 127 - alpha;
    sums[0] += (uint32_t)((gdImageRed(image, color) * seen + 255 * alpha) / 127);
    sums[1] += (uint32_t)((gdImageGreen(image, color) * seen + 255 * alpha) / 127);
    sums[2] += (uint32_t)((gdImageBlue(image, color) * seen + 255 * alpha) / 127);
}

/* The mean of what the pixel at x, y of the sample stands for. */
static uint32_t mean(gdImagePtr image, int orientation, const struct photo_sample *out, int x, int y)
{
    uint32_t sums[3] = {0}, count = 0;
    int left = (int)((long)x * out->of_width / out->width);
    int right = (int)((long)(x + 1) * out->of_width / out->width);
    int top = (int)((long)y * out->of_height / out->height);
    int bottom = (int)((long)(y + 1) * out->of_height / out->height);
    int step_x = (right - left) / TAPS + 1, step_y = (bottom - top) / TAPS + 1;
    for (int v = top; v < bottom || v == top; v += step_y) {
        for (int u = left; u < right || u == left; u += step_x) {
            int from_x = u, from_y = v;
            photo_turn(orientation, gdImageSX(image), gdImageSY(image), &from_x, &from_y);
            add_pixel(image, from_x, from_y, sums);
            count++;
        }
    }
    return sums[0] / count << 16 | sums[1] / count << 8 | sums[2] / count;
}

/* The largest size of the picture's proportions within width and height. */
static void fit(struct photo_sample *out, int width, int height)
{
    out->width = width;
    out->height = (int)(((long)width * out->of_height + out->of_width / 2) / out->of_width);
    if (out->height > height) {
        out->height = height;
        out->width = (int)(((long)height * out->of_width + out->of_height / 2) / out->of_height);
    }
    out->width = out->width < 1 ? 1 : out->width;
    out->height = out->height < 1 ? 1 : out->height;
}

static bool read_head(const void *bytes, size_t nbytes, struct photo_sample *out,
                      struct photo_header *header, int *orientation, struct err *err)
{
    *out = (struct photo_sample){0};
    if (!photo_header_read(bytes, nbytes, header, err) || !codecs_load(err))
        return false;
    struct photo_camera camera = photo_camera_read(bytes, nbytes);
    bool swap = photo_turns_sides(camera.orientation);
    out->of_width = swap ? header->height : header->width;
    out->of_height = swap ? header->width : header->height;
    out->taken = camera.taken;
    *orientation = camera.orientation;
    return true;
}

bool photo_sample(const void *bytes, size_t nbytes, int width, int height, struct photo_sample *out,
                  struct err *err)
{
    struct photo_header header;
    int orientation;
    if (!read_head(bytes, nbytes, out, &header, &orientation, err))
        return false;
    gdImagePtr image = photo_decode(bytes, nbytes, header.png);
    if (!image)
        return err_set(err, "the picture is damaged; save it again as JPEG or PNG");
    fit(out, width, height);
    out->pixels = mem_array((size_t)out->width * (size_t)out->height, sizeof *out->pixels);
    for (int y = 0; y < out->height; y++)
        for (int x = 0; x < out->width; x++)
            out->pixels[y * out->width + x] = mean(image, orientation, out, x, y);
    gdImageDestroy(image);
    return true;
}

bool photo_look(const char *path, struct photo_sample *out, size_t *nbytes, struct err *err)
{
    struct buf file = {0};
    struct photo_header header;
    int orientation;
    *out = (struct photo_sample){0};
    bool ok = file_read(path, PHOTO_FILE_MAX, &file, err) &&
              read_head(buf_text(&file), file.len, out, &header, &orientation, err);
    *nbytes = file.len;
    buf_free(&file);
    return ok;
}
