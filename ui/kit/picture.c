#include "kit/picture.h"

#include "kit/draw.h"
#include "kit/term.h"
#include "kit/tint.h"

/* Pixels of a cell, which is twice as high as wide. */
enum { ACROSS = 2, DOWN = 4, QUARTERS = 4 };

void picture_room(struct rect area, int *width, int *height)
{
    *width = area.w * ACROSS;
    *height = area.h * DOWN;
}

/* As bright as it looks, 0 to 255. */
static unsigned brightness(uint32_t rgb)
{
    return ((rgb >> 16 & 0xff) * 54 + (rgb >> 8 & 0xff) * 183 + (rgb & 0xff) * 19) >> 8;
}

static void draw_shade(struct rect area, int x, int y, const uint32_t quarters[static QUARTERS])
{
    static const char *const shades[] = {" ", "░", "▒", "▓", "█"};
    unsigned bright = 0;
    for (int i = 0; i < QUARTERS; i++)
        bright += brightness(quarters[i]);
    draw_text(area, x, y, ROLE_BODY, shades[bright / QUARTERS * 5 / 256]);
}

/* ---- a cell ----------------------------------------------------------------------------------- */

/* The mean of the quarters that `mask` names, and how far they are from it. */
static uint32_t mean(const uint32_t quarters[static QUARTERS], unsigned mask, long *error)
{
    uint32_t out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        long sum = 0, squares = 0, count = 0;
        for (int i = 0; i < QUARTERS; i++) {
            long level = quarters[i] >> shift & 0xff;
            if (!(mask >> i & 1))
                continue;
            sum += level;
            squares += level * level;
            count++;
        }
        if (count > 0) {
            out |= (uint32_t)((sum + count / 2) / count) << shift;
            *error += squares - sum * sum / count;
        }
    }
    return out;
}

const char *picture_cell(const uint32_t quarters[static 4], uint32_t *letters, uint32_t *ground)
{
    /* By the quarters in the letters' color. A shape and its opposite are the same two colors
     * exchanged: the quarter at the upper left is always in the ground's. */
    static const struct {
        const char *shape;
        unsigned mask;
    } shapes[] = {{" ", 0}, {"▄", 12}, {"▐", 10}, {"▝", 2}, {"▖", 4}, {"▗", 8}, {"▞", 6}, {"▟", 14}};
    const char *best = shapes[0].shape;
    long least = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        long error = 0;
        uint32_t on = mean(quarters, shapes[i].mask, &error);
        uint32_t off = mean(quarters, ~shapes[i].mask & 15, &error);
        if (i > 0 && error >= least)
            continue;
        least = error;
        best = shapes[i].shape;
        *letters = i > 0 ? on : off;
        *ground = off;
    }
    return best;
}

/* ---- the picture ------------------------------------------------------------------------------ */

/* The cell's quarters; beyond the picture's edge its last pixel goes on. */
static void read_quarters(const uint32_t *pixels, int width, int height, int x, int y,
                          uint32_t quarters[static QUARTERS])
{
    for (int i = 0; i < QUARTERS; i++) {
        int left = x * ACROSS + i % 2, top = y * DOWN + i / 2 * 2;
        int above = top < height ? top : height - 1, below = top + 1 < height ? top + 1 : above;
        int column = left < width ? left : width - 1;
        uint32_t one = pixels[above * width + column], other = pixels[below * width + column];
        quarters[i] = (one & other) + (((one ^ other) & 0xfefefe) >> 1); /* each color's mean */
    }
}

int picture_draw(struct rect area, const uint32_t *pixels, int width, int height)
{
    int rows = (height + DOWN - 1) / DOWN, cols = (width + ACROSS - 1) / ACROSS;
    bool colors = tint_is_there();
    if (term_is_plain())
        return 0;
    rows = rows < area.h ? rows : area.h;
    cols = cols < area.w ? cols : area.w;
    tint_begin(rows * cols);
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < cols; x++) {
            uint32_t quarters[QUARTERS], letters, ground;
            read_quarters(pixels, width, height, x, y, quarters);
            if (colors) {
                const char *shape = picture_cell(quarters, &letters, &ground);
                draw_text(area, x, y, tint(letters, ground), shape);
            } else {
                draw_shade(area, x, y, quarters);
            }
        }
    }
    return rows;
}
