/* What a piece of the screen means, and how each color scheme shows it.
 *
 * Screens ask for a role, never for a color. A scheme is a column of one table (theme.c); each
 * falls back from 256 to 16 to 8 colors, and NO_COLOR or a terminal without colors takes "mono".
 * Color never says anything alone: a sign, a glyph or a word says it too. */
#ifndef KIT_THEME_H
#define KIT_THEME_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

#define THEME_ROLES(X)                                                                             \
    X(BODY)         /* ordinary text, on the terminal's own background */                          \
    X(DIM)          /* less important: units, hints, what is not there */                          \
    X(STRONG)       /* more important: totals, names */                                            \
    X(HEADING)      /* column labels, sections */                                                  \
    X(ACCENT)       /* a figure or word to look at first */                                        \
    X(TITLE)        /* title bar */                                                                \
    X(TITLE_NAME)   /* its first words */                                                          \
    X(SELECTED)     /* the row or item with the focus */                                           \
    X(SELECTED_OFF) /* the selected row of a list without the focus */                             \
    X(MARKED)       /* a ticked row */                                                             \
    X(KEY)          /* key bar: the key */                                                         \
    X(KEY_LABEL)    /* key bar: what it does, and the bar's ground */                              \
    X(KEY_FOCUS)    /* key bar: the item with the focus */                                         \
    X(MESSAGE)      /* message line */                                                             \
    X(ERROR)        /* what went wrong, with a word that says so */                                \
    X(WARNING)                                                                                     \
    X(GOOD)        /* met, done, approved; with a glyph or word */                                 \
    X(BAD)         /* a loss or a missing thing; with a minus sign or a glyph */                   \
    X(LABEL)       /* a form's label */                                                            \
    X(INPUT)       /* a form's field */                                                            \
    X(INPUT_FOCUS) /* the field with the focus */                                                  \
    X(INPUT_HINT)  /* how a value was understood */                                                \
    X(BAR)         /* the filled part of a progress bar */                                         \
    X(BAR_REST)    /* the rest of it */                                                            \
    X(SPARK)       /* sparklines */                                                                \
    X(HEAT_NONE)   /* a day without an entry */                                                    \
    X(HEAT_SOME)   /* a day with one */                                                            \
    X(HEAT_MUCH)   /* a day with much */                                                           \
    X(RULE)        /* lines and boxes */                                                           \
    X(POPUP)       /* body of a dialog */                                                          \
    X(POPUP_TITLE)

enum role {
#define THEME_ENUM(name) ROLE_##name,
    THEME_ROLES(THEME_ENUM)
#undef THEME_ENUM
        ROLE_COUNT
};

/* Schemes, in the order they are offered: "blue and gold" (the default), "light", "dark", "mono",
 * "high contrast". The name at `index`; NULL past the last. */
const char *theme_scheme(size_t index);

/* Changes the scheme at once. Fails where there is none of that name: the error lists them. On a
 * terminal without colors, and with NO_COLOR set, "mono" is shown whatever is asked for. */
bool theme_use(const char *scheme, struct err *err);
const char *theme_current(void); /* what was asked for */

/* False: "mono" is shown, whatever was asked for. */
bool theme_has_colors(void);

/* How a role is shown in a scheme by a terminal with 256, 16 or 8 colors: numbers of its palette, -1
 * for its own. For tests. */
struct theme_look {
    short fg, bg;
    bool bold, reverse, underline;
};
struct theme_look theme_look(size_t scheme, enum role role, int color_count);

#endif
