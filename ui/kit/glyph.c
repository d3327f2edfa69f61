#include "kit/glyph.h"

#define SPARKS(a, b, c, d, e, f, g) a, b, c, d, e, f, g

static const char *const glyphs[GLYPHS_COUNT][GLYPH_COUNT] = {
    {[GLYPH_POINTER] = "▸",
     [GLYPH_MARK] = "▪",
     [GLYPH_NO_MARK] = "▫",
     [GLYPH_MET] = "✓",
     [GLYPH_NOT_MET] = "✗",
     [GLYPH_PROMPT] = "›",
     [GLYPH_DOT] = "·",
     [GLYPH_ELLIPSIS] = "…",
     [GLYPH_MORE_UP] = "▴",
     [GLYPH_MORE_DOWN] = "▾",
     [GLYPH_SORT_UP] = "↑",
     [GLYPH_SORT_DOWN] = "↓",
     [GLYPH_ARROW] = "→",
     [GLYPH_HLINE] = "─",
     [GLYPH_VLINE] = "│",
     [GLYPH_TOP_LEFT] = "┌",
     [GLYPH_TOP_RIGHT] = "┐",
     [GLYPH_BOTTOM_LEFT] = "└",
     [GLYPH_BOTTOM_RIGHT] = "┘",
     [GLYPH_BAR_FULL] = "█",
     [GLYPH_BAR_REST] = "▒",
     [GLYPH_DAY_NONE] = "·",
     [GLYPH_DAY_SOME] = "▪",
     [GLYPH_DAY_MUCH] = "■",
     [GLYPH_SPARK_1] = SPARKS("▁", "▂", "▃", "▄", "▅", "▆", "▇")},
    {[GLYPH_POINTER] = ">",
     [GLYPH_MARK] = "*",
     [GLYPH_NO_MARK] = "-",
     [GLYPH_MET] = "+",
     [GLYPH_NOT_MET] = "x",
     [GLYPH_PROMPT] = ">",
     [GLYPH_DOT] = "-",
     [GLYPH_ELLIPSIS] = "~",
     [GLYPH_MORE_UP] = "^",
     [GLYPH_MORE_DOWN] = "v",
     [GLYPH_SORT_UP] = "^",
     [GLYPH_SORT_DOWN] = "v",
     [GLYPH_ARROW] = ">",
     [GLYPH_HLINE] = " ",
     [GLYPH_VLINE] = " ",
     [GLYPH_TOP_LEFT] = " ",
     [GLYPH_TOP_RIGHT] = " ",
     [GLYPH_BOTTOM_LEFT] = " ",
     [GLYPH_BOTTOM_RIGHT] = " ",
     [GLYPH_BAR_FULL] = "#",
     [GLYPH_BAR_REST] = ".",
     [GLYPH_DAY_NONE] = ".",
     [GLYPH_DAY_SOME] = "o",
     [GLYPH_DAY_MUCH] = "O",
     [GLYPH_SPARK_1] = SPARKS("0", "1", "2", "3", "4", "5", "6")},
    {[GLYPH_POINTER] = " ",
     [GLYPH_MARK] = "*",
     [GLYPH_NO_MARK] = " ",
     [GLYPH_MET] = "ok",
     [GLYPH_NOT_MET] = "open",
     [GLYPH_PROMPT] = " ",
     [GLYPH_DOT] = ",",
     [GLYPH_ELLIPSIS] = ".",
     [GLYPH_MORE_UP] = " ",
     [GLYPH_MORE_DOWN] = " ",
     [GLYPH_SORT_UP] = " ",
     [GLYPH_SORT_DOWN] = " ",
     [GLYPH_ARROW] = " ",
     [GLYPH_HLINE] = " ",
     [GLYPH_VLINE] = " ",
     [GLYPH_TOP_LEFT] = " ",
     [GLYPH_TOP_RIGHT] = " ",
     [GLYPH_BOTTOM_LEFT] = " ",
     [GLYPH_BOTTOM_RIGHT] = " ",
     [GLYPH_BAR_FULL] = " ",
     [GLYPH_BAR_REST] = " ",
     [GLYPH_DAY_NONE] = "0",
     [GLYPH_DAY_SOME] = "1",
     [GLYPH_DAY_MUCH] = "2",
     [GLYPH_SPARK_1] = SPARKS("0", "1", "2", "3", "4", "5", "6")},
};

static enum glyphs variant;

const char *glyph(enum glyph which)
{
    return glyphs[variant][which];
}

void glyph_use(enum glyphs which)
{
    variant = which;
}
