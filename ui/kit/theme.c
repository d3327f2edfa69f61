#include "kit/theme.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/style.h"
#include <stdlib.h>
#include <string.h>

/* The colors, each for terminals with 256, 16 and 8 of them. -1 is the terminal's own. Those used
 * on the terminal's own ground (grey, azure, fern, brick, rust) can be read on black and on white:
 * their contrast to either is about 4 to 1 or more, and none has more than 4.6 to both.
 * tests/kit/test_theme.c measures them. */
#define HUES(X)                                                                                    \
    X(OWN, -1, -1, -1)                                                                             \
    X(BLUE, 25, 4, 4) /* national blue */                                                          \
    X(NAVY, 18, 4, 4)                                                                              \
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
    X(AZURE, 32, 12, 6)                                                                            \
    X(FERN, 28, 2, 2)                                                                              \
    X(BRICK, 160, 1, 1)                                                                            \
    X(RUST, 130, 3, 3)                                                                             \
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

struct look {
    unsigned char fg, bg, attributes;
};

enum scheme { BLUE_AND_GOLD, LIGHT, DARK, MONO, HIGH_CONTRAST, SCHEME_COUNT };

static const char *const scheme_names[SCHEME_COUNT] = {
    N_("blue and gold"), N_("light"), N_("dark"), N_("mono"), N_("high contrast"),
};

/* clang-format off */
/* Letters and ground of each role, and how they are set off: bold, reverse, underlined; D is
 * underlined where there are too few colors for a ground of its own. "mono" has no colors to choose. */
enum { B = 1, R = 2, U = 4, D = 8 };
#define LOOK(role, f1, g1, a1, f2, g2, a2, f3, g3, a3, a4, f5, g5, a5)                             \
    [ROLE_##role] = {{HUE_##f1, HUE_##g1, a1}, {HUE_##f2, HUE_##g2, a2}, {HUE_##f3, HUE_##g3, a3}, \
                     {HUE_OWN, HUE_OWN, a4}, {HUE_##f5, HUE_##g5, a5}},
static const struct look looks[ROLE_COUNT][SCHEME_COUNT] = {
    /*                   blue and gold   light            dark              mono high contrast */
    LOOK(BODY,         OWN, OWN, 0,    BLACK, WHITE, 0, SILVER, NIGHT, 0, 0,   WHITE, BLACK, 0)
    LOOK(DIM,          GREY, OWN, 0,   ASH, WHITE, 0,   MIST, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(STRONG,       OWN, OWN, B,    BLACK, WHITE, B, WHITE, NIGHT, B,  B,   WHITE, BLACK, B)
    LOOK(HEADING,      AZURE, OWN, B,  BLUE, WHITE, B,  SKY, NIGHT, B,    B,   CYAN, BLACK, B)
    LOOK(ACCENT,       AZURE, OWN, B,  NAVY, WHITE, B,  GOLD, NIGHT, B,   B,   YELLOW, BLACK, B)
    LOOK(TITLE,        WHITE, BLUE, 0, WHITE, BLUE, 0,  PALE, BLUE, 0,    R,   BLACK, WHITE, 0)
    LOOK(TITLE_NAME,   GOLD, BLUE, B,  GOLD, BLUE, B,   GOLD, BLUE, B,    R|B, BLACK, WHITE, B)
    LOOK(SELECTED,     WHITE, BLUE, 0, WHITE, BLUE, 0,  GOLD, BLUE, 0,    R,   BLACK, YELLOW, B)
    LOOK(SELECTED_OFF, OWN, OWN, U,    BLACK, PALE, D,  WHITE, DUSK, D,   U,   WHITE, BLACK, U)
    LOOK(MARKED,       AZURE, OWN, B,  NAVY, WHITE, B,  GOLD, NIGHT, B,   B,   YELLOW, BLACK, B)
    LOOK(KEY,          GOLD, BLUE, B,  GOLD, BLUE, B,   GOLD, DUSK, B,    R|B, BLACK, WHITE, B)
    LOOK(KEY_LABEL,    WHITE, BLUE, 0, WHITE, BLUE, 0,  SILVER, DUSK, 0,  R,   BLACK, WHITE, 0)
    LOOK(KEY_FOCUS,    BLACK, GOLD, B, BLACK, GOLD, B,  BLACK, GOLD, B,   B|U, BLACK, YELLOW, B|U)
    LOOK(MESSAGE,      OWN, OWN, B,    BLACK, WHITE, B, WHITE, NIGHT, B,  B,   WHITE, BLACK, B)
    LOOK(ERROR,        BRICK, OWN, B,  BRICK, WHITE, B, ROSE, NIGHT, B,   B,   YELLOW, BLACK, B)
    LOOK(WARNING,      RUST, OWN, 0,   RUST, WHITE, 0,  AMBER, NIGHT, 0,  B,   YELLOW, BLACK, 0)
    LOOK(GOOD,         FERN, OWN, 0,   FERN, WHITE, 0,  LEAF, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(BAD,          BRICK, OWN, 0,  BRICK, WHITE, 0, ROSE, NIGHT, 0,   B,   YELLOW, BLACK, B)
    LOOK(LABEL,        OWN, OWN, 0,    BLACK, WHITE, 0, SILVER, NIGHT, 0, 0,   WHITE, BLACK, 0)
    LOOK(INPUT,        OWN, OWN, U,    BLACK, PALE, D,  WHITE, DUSK, D,   U,   WHITE, BLACK, U)
    LOOK(INPUT_FOCUS,  WHITE, BLUE, 0, WHITE, BLUE, 0,  WHITE, BLUE, 0,   R,   BLACK, YELLOW, 0)
    LOOK(INPUT_HINT,   GREY, OWN, 0,   ASH, WHITE, 0,   MIST, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(BAR,          AZURE, OWN, 0,  BLUE, WHITE, 0,  SKY, NIGHT, 0,    0,   YELLOW, BLACK, 0)
    LOOK(BAR_REST,     GREY, OWN, 0,   ASH, WHITE, 0,   MIST, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(SPARK,        AZURE, OWN, 0,  BLUE, WHITE, 0,  GOLD, NIGHT, 0,   0,   CYAN, BLACK, 0)
    LOOK(HEAT_NONE,    GREY, OWN, 0,   ASH, WHITE, 0,   MIST, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(HEAT_SOME,    FERN, OWN, 0,   FERN, WHITE, 0,  LEAF, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(HEAT_MUCH,    FERN, OWN, B,   FERN, WHITE, B,  LEAF, NIGHT, B,   B,   YELLOW, BLACK, B)
    LOOK(RULE,         GREY, OWN, 0,   ASH, WHITE, 0,   MIST, NIGHT, 0,   0,   WHITE, BLACK, 0)
    LOOK(POPUP,        OWN, OWN, 0,    BLACK, WHITE, 0, SILVER, DUSK, 0,  0,   WHITE, BLACK, 0)
    LOOK(POPUP_TITLE,  AZURE, OWN, B,  BLUE, WHITE, B,  GOLD, DUSK, B,    B,   YELLOW, BLACK, B)
};
#undef LOOK
/* clang-format on */

static enum scheme asked;
static bool running, colors;
static attr_t attributes[ROLE_COUNT];
static short pairs[ROLE_COUNT];

/* The curses pair of two colors: those made so far are few, so they are searched. */
static short pair_of(short fg, short bg)
{
    static short made[STYLE_PAIRS][2];
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

/* The column of `hues` for so many colors. */
static int depth_of(int color_count)
{
    return color_count >= 256 ? 0 : color_count >= 16 ? 1 : 2;
}

struct theme_look theme_look(size_t scheme, enum role role, int color_count)
{
    const struct look *look = &looks[role][scheme];
    int depth = depth_of(color_count);
    return (struct theme_look){.fg = hues[look->fg][depth],
                               .bg = hues[look->bg][depth],
                               .bold = look->attributes & B,
                               .reverse = look->attributes & R,
                               .underline = look->attributes & (depth > 0 ? U | D : U)};
}

static attr_t curses_attributes(struct theme_look look)
{
    return (look.bold ? A_BOLD : 0) | (look.reverse ? A_REVERSE : 0) |
           (look.underline ? A_UNDERLINE : 0);
}

static void apply(void)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        struct theme_look look = theme_look(colors ? asked : MONO, (enum role)role, COLORS);
        attributes[role] = curses_attributes(look);
        pairs[role] = colors ? pair_of(look.fg, look.bg) : 0;
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

bool theme_has_colors(void)
{
    return colors;
}
