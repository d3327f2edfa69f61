#include "kit/picture.h"

#include "kit/draw.h"
#include "kit/term.h"
#include "kit/tint.h"

void picture_room(struct rect area, int *width, int *height)
{
    *width = area.w;
    *height = area.h * 2;
}

/* As bright as it looks, 0 to 255. */
static unsigned brightness(uint32_t rgb)
{
    return ((rgb >> 16 & 0xff) * 54 + (rgb >> 8 & 0xff) * 183 + (rgb & 0xff) * 19) >> 8;
}

static void draw_shade(struct rect area, int x, int y, uint32_t above, uint32_t below)
{
    static const char *const shades[] = {" ", "░", "▒", "▓", "█"};
    unsigned bright = (brightness(above) + brightness(below)) / 2;
    draw_text(area, x, y, ROLE_BODY, shades[bright * 5 / 256]);
}

int picture_draw(struct rect area, const uint32_t *pixels, int width, int height)
{
    int rows = (height + 1) / 2;
    bool colors = tint_is_there();
    if (term_is_plain())
        return 0;
    rows = rows < area.h ? rows : area.h;
    tint_begin(rows * (width < area.w ? width : area.w));
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < width && x < area.w; x++) {
            uint32_t above = pixels[2 * y * width + x];
            uint32_t below = 2 * y + 1 < height ? pixels[(2 * y + 1) * width + x] : above;
            if (colors)
                draw_text(area, x, y, tint(above, below), "▀");
            else
                draw_shade(area, x, y, above, below);
        }
    }
    return rows;
}
