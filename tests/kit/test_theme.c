/* kit/theme: every scheme can be read, measured as the WCAG does (contrast ratio of relative
 * luminance: 4.5 for text, 3 for large text and pictures, 7 for the best). */
#include "support/check.h"

#include "base/attr.h"
#include "kit/theme.h"

#include <math.h>
#include <stdio.h>

static const char *const role_names[] = {
#define ROLE_NAME(name) #name,
    THEME_ROLES(ROLE_NAME)
#undef ROLE_NAME
};

/* The color cube and the grays of terminals with 256 colors, which are the same everywhere. */
static void palette(int color, double rgb[3])
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    if (color >= 232) {
        rgb[0] = rgb[1] = rgb[2] = 8 + 10 * (color - 232);
    } else {
        rgb[0] = steps[(color - 16) / 36];
        rgb[1] = steps[(color - 16) / 6 % 6];
        rgb[2] = steps[(color - 16) % 6];
    }
}

static double luminance(int color)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double rgb[3], sum = 0;
    palette(color, rgb);
    for (int i = 0; i < 3; i++) {
        double part = rgb[i] / 255;
        sum += weights[i] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(int one, int other)
{
    double a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

enum { BLACK = 16, WHITE = 231 };

/* No color has more than 4.58 to black and to white both, and a red that is still red has about 4:
 * on a ground that is not ours, that is what can be had. */
static const double OWN_LEAST = 3.85;

/* On the terminal's own ground, which may be black or white: the worse of the two. */
static double contrast_of(struct theme_look look)
{
    if (look.fg < 0)
        return 21; /* the terminal's own letters on its own ground */
    if (look.bg >= 0)
        return contrast(look.fg, look.bg);
    double on_black = contrast(look.fg, BLACK), on_white = contrast(look.fg, WHITE);
    return on_black < on_white ? on_black : on_white;
}

/* Pictures, and headings, which are bold and whose words are few. */
static bool may_be_weaker(enum role role)
{
    return role == ROLE_BAR || role == ROLE_BAR_REST || role == ROLE_SPARK || role == ROLE_RULE ||
           role == ROLE_HEAT_NONE || role == ROLE_HEAT_SOME || role == ROLE_HEAT_MUCH ||
           role == ROLE_HEADING || role == ROLE_ACCENT || role == ROLE_MARKED ||
           role == ROLE_POPUP_TITLE;
}

static void every_role_can_be_read(void **state)
{
    const char *name;
    int weak = 0;
    (void)state;
    for (size_t scheme = 0; (name = theme_scheme(scheme)) != NULL; scheme++) {
        bool strong = strcmp(name, "high contrast") == 0;
        for (int role = 0; role < ROLE_COUNT; role++) {
            struct theme_look look = theme_look(scheme, (enum role)role, 256);
            double least = strong                            ? 7
                           : may_be_weaker((enum role)role) ? 3
                           : look.bg < 0                     ? OWN_LEAST
                                                             : 4.5;
            double has = contrast_of(look);
            assert_true(look.fg < 0 || look.fg >= 16); /* the first 16 are the user's own */
            if (has < least) {
                print_error("%s: %s has %.2f of %.1f (%d on %d)\n", name, role_names[role], has,
                            least, look.fg, look.bg);
                weak++;
            }
        }
    }
    assert_int_equal(weak, 0);
}

/* With 16 and 8 colors, and with none: a ground that is not the letters' own color. */
static void letters_never_vanish(void **state)
{
    static const int depths[] = {256, 16, 8};
    const char *name;
    (void)state;
    for (size_t scheme = 0; (name = theme_scheme(scheme)) != NULL; scheme++)
        for (int role = 0; role < ROLE_COUNT; role++)
            for (size_t i = 0; i < COUNT_OF(depths); i++) {
                struct theme_look look = theme_look(scheme, (enum role)role, depths[i]);
                if (look.fg == look.bg && look.fg >= 0)
                    fail_msg("%s: %s is drawn in its ground's color", name, role_names[role]);
                /* Own letters on a ground of ours would be as it happens. */
                assert_true((look.fg < 0) == (look.bg < 0) || look.bg < 0);
            }
}

static bool same_look(struct theme_look a, struct theme_look b)
{
    return a.fg == b.fg && a.bg == b.bg && a.bold == b.bold && a.reverse == b.reverse &&
           a.underline == b.underline;
}

/* What has the focus stands out from what has not, in every scheme and depth. */
static void the_focus_stands_out(void **state)
{
    static const enum role pairs[][2] = {{ROLE_SELECTED, ROLE_BODY},
                                         {ROLE_SELECTED_OFF, ROLE_BODY},
                                         {ROLE_SELECTED, ROLE_SELECTED_OFF},
                                         {ROLE_KEY_FOCUS, ROLE_KEY},
                                         {ROLE_KEY_FOCUS, ROLE_KEY_LABEL},
                                         {ROLE_INPUT_FOCUS, ROLE_INPUT},
                                         {ROLE_INPUT, ROLE_BODY},
                                         {ROLE_TITLE, ROLE_BODY},
                                         {ROLE_STRONG, ROLE_BODY},
                                         {ROLE_ERROR, ROLE_BODY}};
    static const int depths[] = {256, 16, 8};
    const char *name;
    (void)state;
    for (size_t scheme = 0; (name = theme_scheme(scheme)) != NULL; scheme++)
        for (size_t p = 0; p < COUNT_OF(pairs); p++)
            for (size_t i = 0; i < COUNT_OF(depths); i++)
                if (same_look(theme_look(scheme, pairs[p][0], depths[i]),
                              theme_look(scheme, pairs[p][1], depths[i])))
                    fail_msg("%s, %d colors: %s looks like %s", name, depths[i],
                             role_names[pairs[p][0]], role_names[pairs[p][1]]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_can_be_read),
        cmocka_unit_test(letters_never_vanish),
        cmocka_unit_test(the_focus_stands_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
