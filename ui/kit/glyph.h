/* The signs that the screens use beside words, with a plain variant for poor fonts and screen
 * readers. */
#ifndef KIT_GLYPH_H
#define KIT_GLYPH_H

enum glyph {
    GLYPH_POINTER,   /* ▸ the selected row */
    GLYPH_MARK,      /* ▪ ticked */
    GLYPH_NO_MARK,   /* ▫ not ticked, where both are shown */
    GLYPH_MET,       /* ✓ */
    GLYPH_NOT_MET,   /* ✗ */
    GLYPH_PROMPT,    /* › */
    GLYPH_DOT,       /* · between parts */
    GLYPH_ELLIPSIS,  /* … */
    GLYPH_MORE_UP,   /* ▴ there is more above */
    GLYPH_MORE_DOWN, /* ▾ there is more below; a choice that drops down */
    GLYPH_SORT_UP,   /* ↑ */
    GLYPH_SORT_DOWN, /* ↓ */
    GLYPH_ARROW,     /* → was, became */
    GLYPH_HLINE,
    GLYPH_VLINE,
    GLYPH_TOP_LEFT,
    GLYPH_TOP_RIGHT,
    GLYPH_BOTTOM_LEFT,
    GLYPH_BOTTOM_RIGHT,
    GLYPH_BAR_FULL, /* █ */
    GLYPH_BAR_REST, /* ▒ */
    GLYPH_DAY_NONE, /* · */
    GLYPH_DAY_SOME, /* ▪ */
    GLYPH_DAY_MUCH, /* ■ */
    GLYPH_SPARK_1,  /* ▁ to ▇ are seven in a row */
    GLYPH_SPARK_7 = GLYPH_SPARK_1 + 6,
    GLYPH_COUNT
};

const char *glyph(enum glyph glyph); /* UTF-8, one column each (but see below) */

/* Which variant glyph() gives; the terminal sets it. For screen readers, what is mere ornament is a
 * space, and met and not met are words of several columns: for cells of lists and running text. */
enum glyphs { GLYPHS_UNICODE, GLYPHS_PLAIN, GLYPHS_READER, GLYPHS_COUNT };
void glyph_use(enum glyphs variant);

#endif
