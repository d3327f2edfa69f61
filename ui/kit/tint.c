#include "kit/tint.h"

#include "kit/draw.h"
#include "kit/style.h"
#include <stdlib.h>
#include <string.h>

enum { TINTS = 4096, CUBE = 6, CUBE_FIRST = 16, GREY_FIRST = 232, GREYS = 24 };

/* The pairs made so far, by the numbers of their colors. */
static struct {
    unsigned short number[256][256]; /* 0: not made; else its number, from 1 on */
    int count;
} tints;

bool tint_is_there(void)
{
    const char *no_color = getenv("NO_COLOR");
    return has_colors() && COLORS >= 256 && !(no_color && *no_color) &&
           COLOR_PAIRS >= STYLE_PAIRS + TINTS;
}

/* ---- the nearest of 256 colors ------------------------------------------------------------------
 */

static int distance(unsigned rgb, int red, int green, int blue)
{
    int r = (int)(rgb >> 16 & 0xff) - red, g = (int)(rgb >> 8 & 0xff) - green,
        b = (int)(rgb & 0xff) - blue;
    return 3 * r * r + 6 * g * g + b * b; /* as bright as they look */
}

static int cube_step(unsigned level)
{
    return level < 48 ? 0 : level < 115 ? 1 : (int)(level - 35) / 40;
}

static short nearest(unsigned rgb)
{
    static const int levels[CUBE] = {0, 95, 135, 175, 215, 255};
    int r = cube_step(rgb >> 16 & 0xff), g = cube_step(rgb >> 8 & 0xff), b = cube_step(rgb & 0xff);
    int mean = (int)((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
    int grey = mean < 8 ? 0 : mean > 238 ? GREYS - 1 : (mean - 3) / 10;
    int level = 8 + 10 * grey;
    if (distance(rgb, level, level, level) < distance(rgb, levels[r], levels[g], levels[b]))
        return (short)(GREY_FIRST + grey);
    return (short)(CUBE_FIRST + (r * CUBE + g) * CUBE + b);
}

/* ---- pairs ------------------------------------------------------------------------------------ */

void tint_begin(int cells)
{
    if (tints.count + cells <= TINTS)
        return;
    memset(tints.number, 0, sizeof(tints.number));
    tints.count = 0;
    draw_forget(); /* what is on the screen in old pairs changes its colors */
}

enum role tint(unsigned letters, unsigned ground)
{
    short fg = nearest(letters), bg = nearest(ground);
    unsigned short *number = &tints.number[fg][bg];
    if (!*number) {
        if (tints.count == TINTS ||
            init_pair((short)(STYLE_PAIRS + 1 + tints.count), fg, bg) != OK)
            return ROLE_BODY;
        *number = (unsigned short)++tints.count;
    }
    return (enum role)(ROLE_COUNT + *number);
}

short tint_pair(enum role role)
{
    return role > ROLE_COUNT ? (short)(STYLE_PAIRS + (role - ROLE_COUNT)) : 0;
}
