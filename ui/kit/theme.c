#include "kit/theme.h"

#include "base/attr.h"
#include "base/buf.h"
#include "kit/draw.h"
#include "kit/style.h"
#include <stdlib.h>
#include <string.h>

/* The colors, each for terminals with 256, 16 and 8 of them. -1 is the terminal's own. The ones
 * used on the terminal's own ground (ON_...) can be read on black and on white: their contrast to
 * either is about 4.5 to 1. */
#define HUES(X)                                                                                    \
    X(OWN, -1, -1, -1)                                                                             \
    X(BLUE, 25, 4, 4) /* national blue */                                                          \
    X(DEEP_BLUE, 18, 4, 4)                                                                         \
    X(GOLD, 220, 11, 3) /* corn gold */                                                            \
    X(WHITE, 231, 15, 7)                                                                           \
    X(PALE, 254, 7, 7)                                                                             \
    X(BLACK, 16, 0, 0)                                                                             \
    X(NIGHT, 234, 0, 0)                                                                            \
    X(DUSK, 236, 0, 0)                                                                             \
    X(SILVER, 250, 7, 7)                                                                           \
    X(GREY, 243, -1, -1) /* on the own ground */                                                   \
    X(MIST, 246, 7, 7)   /* on a dark one */                                                       \
    X(ASH, 240, 8, 0)    /* on a light one */                                                      \
    X(ON_BLUE, 32, 12, 6)                                                                          \
    X(ON_GREEN, 28, 2, 2)                                                                          \
    X(ON_RED, 160, 1, 1)                                                                           \
    X(ON_ORANGE, 130, 3, 3)                                                                        \
    X(SKY, 75, 14, 6)                                                                              \
    X(LEAF, 77, 10, 2)                                                                             \
    X(ROSE, 203, 9, 1)                                                                             \
    X(AMBER, 214, 11, 3)                                                                           \
    X(YELLOW, 226, 11, 3)                                                                          \
    X(CYAN, 51, 14, 6)

enum hue {
#define HUE_ENUM(name, c256, c16, c8) HUE_##name,
    HUES(HUE_ENUM)
#undef HUE_ENUM
};

static const short hues[][3] = {
#define HUE_ROW(name, c256, c16, c8) {c256, c16, c8},
    HUES(HUE_ROW)
#undef HUE_ROW
};

enum { BOLD = 1, REVERSE = 2, UNDERLINE = 4, FAINT = 8 };

struct look {
    unsigned char fg, bg, attributes;
};

enum scheme { BLUE_AND_GOLD, LIGHT, DARK, MONO, HIGH_CONTRAST, SCHEME_COUNT };

static const char *const scheme_names[SCHEME_COUNT] = {"blue and gold", "light", "dark", "mono",
                                                       "high contrast"};

/* clang-format off */
#define H(fg, bg, attributes) {HUE_##fg, HUE_##bg, attributes}
static const struct look looks[ROLE_COUNT][SCHEME_COUNT] = {
    /*                      blue and gold            light                      dark                       mono                        high contrast */
    [ROLE_BODY]         = {H(OWN, OWN, 0),           H(BLACK, WHITE, 0),        H(SILVER, NIGHT, 0),       H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_DIM]          = {H(GREY, OWN, 0),          H(ASH, WHITE, 0),          H(MIST, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_STRONG]       = {H(OWN, OWN, BOLD),        H(BLACK, WHITE, BOLD),     H(WHITE, NIGHT, BOLD),     H(OWN, OWN, BOLD),          H(WHITE, BLACK, BOLD)},
    [ROLE_HEADING]      = {H(ON_BLUE, OWN, BOLD),    H(BLUE, WHITE, BOLD),      H(SKY, NIGHT, BOLD),       H(OWN, OWN, BOLD),          H(CYAN, BLACK, BOLD)},
    [ROLE_ACCENT]       = {H(ON_BLUE, OWN, BOLD),    H(DEEP_BLUE, WHITE, BOLD), H(GOLD, NIGHT, BOLD),      H(OWN, OWN, BOLD),          H(YELLOW, BLACK, BOLD)},
    [ROLE_TITLE]        = {H(WHITE, BLUE, 0),        H(WHITE, BLUE, 0),         H(SILVER, BLUE, 0),        H(OWN, OWN, REVERSE),       H(BLACK, WHITE, 0)},
    [ROLE_TITLE_NAME]   = {H(GOLD, BLUE, BOLD),      H(GOLD, BLUE, BOLD),       H(GOLD, BLUE, BOLD),       H(OWN, OWN, REVERSE | BOLD), H(BLACK, WHITE, BOLD)},
    [ROLE_SELECTED]     = {H(WHITE, BLUE, 0),        H(WHITE, BLUE, 0),         H(GOLD, BLUE, 0),          H(OWN, OWN, REVERSE),       H(BLACK, YELLOW, BOLD)},
    [ROLE_SELECTED_OFF] = {H(OWN, OWN, UNDERLINE),   H(BLACK, PALE, 0),         H(WHITE, DUSK, 0),         H(OWN, OWN, UNDERLINE),     H(WHITE, BLACK, UNDERLINE)},
    [ROLE_MARKED]       = {H(ON_BLUE, OWN, BOLD),    H(DEEP_BLUE, WHITE, BOLD), H(GOLD, NIGHT, BOLD),      H(OWN, OWN, BOLD),          H(YELLOW, BLACK, BOLD)},
    [ROLE_KEY]          = {H(GOLD, BLUE, BOLD),      H(GOLD, BLUE, BOLD),       H(GOLD, DUSK, BOLD),       H(OWN, OWN, REVERSE | BOLD), H(BLACK, WHITE, BOLD)},
    [ROLE_KEY_LABEL]    = {H(WHITE, BLUE, 0),        H(WHITE, BLUE, 0),         H(SILVER, DUSK, 0),        H(OWN, OWN, REVERSE),       H(BLACK, WHITE, 0)},
    [ROLE_KEY_FOCUS]    = {H(BLACK, GOLD, BOLD),     H(BLACK, GOLD, BOLD),      H(BLACK, GOLD, BOLD),      H(OWN, OWN, BOLD | UNDERLINE), H(BLACK, YELLOW, BOLD | UNDERLINE)},
    [ROLE_MESSAGE]      = {H(OWN, OWN, BOLD),        H(BLACK, WHITE, BOLD),     H(WHITE, NIGHT, BOLD),     H(OWN, OWN, BOLD),          H(WHITE, BLACK, BOLD)},
    [ROLE_ERROR]        = {H(ON_RED, OWN, BOLD),     H(ON_RED, WHITE, BOLD),    H(ROSE, NIGHT, BOLD),      H(OWN, OWN, BOLD),          H(YELLOW, BLACK, BOLD)},
    [ROLE_WARNING]      = {H(ON_ORANGE, OWN, 0),     H(ON_ORANGE, WHITE, 0),    H(AMBER, NIGHT, 0),        H(OWN, OWN, BOLD),          H(YELLOW, BLACK, 0)},
    [ROLE_GOOD]         = {H(ON_GREEN, OWN, 0),      H(ON_GREEN, WHITE, 0),     H(LEAF, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_BAD]          = {H(ON_RED, OWN, 0),        H(ON_RED, WHITE, 0),       H(ROSE, NIGHT, 0),         H(OWN, OWN, BOLD),          H(YELLOW, BLACK, BOLD)},
    [ROLE_LABEL]        = {H(OWN, OWN, 0),           H(BLACK, WHITE, 0),        H(SILVER, NIGHT, 0),       H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_INPUT]        = {H(OWN, OWN, UNDERLINE),   H(BLACK, PALE, 0),         H(WHITE, DUSK, 0),         H(OWN, OWN, UNDERLINE),     H(WHITE, BLACK, UNDERLINE)},
    [ROLE_INPUT_FOCUS]  = {H(WHITE, BLUE, 0),        H(WHITE, BLUE, 0),         H(WHITE, BLUE, 0),         H(OWN, OWN, REVERSE),       H(BLACK, YELLOW, 0)},
    [ROLE_INPUT_HINT]   = {H(GREY, OWN, 0),          H(ASH, WHITE, 0),          H(MIST, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_BAR]          = {H(ON_BLUE, OWN, 0),       H(BLUE, WHITE, 0),         H(SKY, NIGHT, 0),          H(OWN, OWN, 0),             H(YELLOW, BLACK, 0)},
    [ROLE_BAR_REST]     = {H(GREY, OWN, 0),          H(ASH, WHITE, 0),          H(MIST, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_SPARK]        = {H(ON_BLUE, OWN, 0),       H(BLUE, WHITE, 0),         H(GOLD, NIGHT, 0),         H(OWN, OWN, 0),             H(CYAN, BLACK, 0)},
    [ROLE_HEAT_NONE]    = {H(GREY, OWN, 0),          H(ASH, WHITE, 0),          H(MIST, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_HEAT_SOME]    = {H(ON_GREEN, OWN, 0),      H(ON_GREEN, WHITE, 0),     H(LEAF, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_HEAT_MUCH]    = {H(ON_GREEN, OWN, BOLD),   H(ON_GREEN, WHITE, BOLD),  H(LEAF, NIGHT, BOLD),      H(OWN, OWN, BOLD),          H(YELLOW, BLACK, BOLD)},
    [ROLE_RULE]         = {H(GREY, OWN, 0),          H(ASH, WHITE, 0),          H(MIST, NIGHT, 0),         H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_POPUP]        = {H(OWN, OWN, 0),           H(BLACK, WHITE, 0),        H(SILVER, DUSK, 0),        H(OWN, OWN, 0),             H(WHITE, BLACK, 0)},
    [ROLE_POPUP_TITLE]  = {H(ON_BLUE, OWN, BOLD),    H(BLUE, WHITE, BOLD),      H(GOLD, DUSK, BOLD),       H(OWN, OWN, BOLD),          H(YELLOW, BLACK, BOLD)},
};
#undef H
/* clang-format on */

static enum scheme asked;
static bool running, colors;
static attr_t attributes[ROLE_COUNT];
static short pairs[ROLE_COUNT];

/* The curses pair of two colors: those made so far are few, so they are searched. */
static short pair_of(short fg, short bg)
{
    static short made[64][2];
    static short count;
    if (fg == -1 && bg == -1)
        return 0;
    for (short i = 0; i < count; i++) {
        if (made[i][0] == fg && made[i][1] == bg) {
            init_pair((short)(i + 1), fg, bg);
            return (short)(i + 1);
        }
    }
    if (count == (short)COUNT_OF(made) || count + 1 >= COLOR_PAIRS)
        return 0;
    made[count][0] = fg;
    made[count][1] = bg;
    count++;
    return init_pair(count, fg, bg) == OK ? count : 0;
}

static attr_t curses_attributes(unsigned bits)
{
    return (bits & BOLD ? A_BOLD : 0) | (bits & REVERSE ? A_REVERSE : 0) |
           (bits & UNDERLINE ? A_UNDERLINE : 0) | (bits & FAINT ? A_DIM : 0);
}

static void apply(void)
{
    enum scheme scheme = colors ? asked : MONO;
    int depth = COLORS >= 256 ? 0 : COLORS >= 16 ? 1 : 2;
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct look *look = &looks[role][scheme];
        attributes[role] = curses_attributes(look->attributes);
        pairs[role] = colors ? pair_of(hues[look->fg][depth], hues[look->bg][depth]) : 0;
    }
    draw_forget();
}

void style_start(void)
{
    const char *no_color = getenv("NO_COLOR");
    colors = has_colors() && !(no_color && *no_color) && start_color() == OK && COLORS >= 8 &&
             use_default_colors() == OK;
    running = true;
    apply();
}

void style_stop(void)
{
    running = false;
}

attr_t style_attributes(enum role role)
{
    return attributes[role];
}

short style_pair(enum role role)
{
    return pairs[role];
}

const char *theme_scheme(size_t index)
{
    return index < SCHEME_COUNT ? scheme_names[index] : NULL;
}

bool theme_use(const char *scheme, struct err *err)
{
    struct buf list = {0};
    for (int i = 0; i < SCHEME_COUNT; i++) {
        if (strcmp(scheme_names[i], scheme) == 0) {
            asked = (enum scheme)i;
            if (running)
                apply();
            buf_free(&list);
            return true;
        }
        buf_addf(&list, "%s%s", i ? ", " : "", scheme_names[i]);
    }
    err_set(err, "there is no color scheme \"%.40s\"; it is one of: %s", scheme, buf_text(&list));
    buf_free(&list);
    return false;
}

const char *theme_current(void)
{
    return scheme_names[asked];
}
