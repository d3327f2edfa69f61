/* The only place that writes cells.
 *
 * A frame is drawn whole, every time: draw_begin(), then whatever the screens want, then
 * draw_end(), which compares the cells with those on the terminal and sends only what differs. So
 * there is nothing to invalidate, and drawing the same again costs nothing on the wire.
 *
 * Positions are columns and rows within an area; nothing is ever drawn outside it, wide characters
 * are never cut in half, control characters become '?'. Rows and columns outside are no error. */
#ifndef KIT_DRAW_H
#define KIT_DRAW_H

#include "base/attr.h"
#include "kit/glyph.h"
#include "kit/layout.h"
#include "kit/theme.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum draw_align { DRAW_LEFT, DRAW_RIGHT, DRAW_CENTER };

void draw_begin(void);  /* a fresh frame: all cells blank, ROLE_BODY, no cursor */
void draw_end(void);    /* to the terminal */
void draw_forget(void); /* the terminal's content is unknown: the next frame is sent whole */
struct rect draw_screen(void);

/* Writes text from column x on; returns the column after it (clipped or not, what was drawn). */
int draw_text(struct rect area, int x, int y, enum role role, const char *text);
int draw_text_n(struct rect area, int x, int y, enum role role, const char *text, size_t nbytes);
int draw_textf(struct rect area, int x, int y, enum role role, const char *format, ...)
    ATTR_PRINTF(5, 6);
int draw_glyph(struct rect area, int x, int y, enum role role, enum glyph glyph);

/* Exactly ncols columns: padded, or clipped with a closing "…". Returns x + ncols. */
int draw_cell(struct rect area, int x, int y, int ncols, enum draw_align align, enum role role,
              const char *text);

/* For widgets with many rows that seldom change. draw_row_again() puts a row of the area as it was
 * drawn in the last frame, if it was drawn in this place under the same key and nothing went over
 * it; then there is nothing to do. Else draw the row, and give it the key with draw_row_keep();
 * between the two nothing else of this row of the screen is drawn. The key stands for all that the
 * row shows; it is never 0. Two areas beside each other can do so: a list, and its detail. */
bool draw_row_again(struct rect area, int y, uint64_t key);
void draw_row_keep(struct rect area, int y, uint64_t key);
/* The same for all rows of an area, which lies within the screen; what is drawn anew is cleared first. */
bool draw_area_again(struct rect area, uint64_t key);
void draw_area_keep(struct rect area, uint64_t key);
uint64_t draw_key(uint64_t key, uint64_t more); /* mixes one more thing into a key */
uint64_t draw_key_text(uint64_t key, const char *text, size_t nbytes);

/* For whole rows with much in them that do not change while something stands over them: keeps them
 * as they are drawn now, with the cursor; and draws them so again, false when they are not known any
 * more. Only what was kept last is. */
void draw_keep_beneath(struct rect rows);
bool draw_beneath_again(struct rect rows);

/* Text at the right end of a row; returns the column where it begins. */
int draw_right(struct rect area, int y, enum role role, const char *text);

void draw_fill(struct rect area, enum role role);
void draw_row_role(struct rect area, int y, enum role role); /* changes the role, keeps the text */
/* A line across the area, with words in it where `label` is not NULL: ─ it will write ───── */
void draw_hline(struct rect area, int y, enum role role, const char *label);
void draw_vline(struct rect area, int x, enum role role);
/* A filled box with a title (or NULL); returns its inside. */
struct rect draw_box(struct rect area, enum role role, const char *title);

/* A paragraph wrapped at words ("\n" begins a new line), from row y on. Returns the rows it takes,
 * whether or not they fit. draw_wrap_rows() only counts. */
int draw_wrap(struct rect area, int y, enum role role, const char *text);
int draw_wrap_rows(int ncols, const char *text);
/* The next line of wrapped text: bytes that belong on it; *skip gets those to go on to. */
size_t draw_wrap_line(const char *text, size_t nbytes, int ncols, size_t *skip);

/* Puts the hardware cursor; `seen` as a blinking cursor (a text field) or only for screen readers
 * (the selected row). The last call in a frame wins. */
void draw_cursor(struct rect area, int x, int y, bool seen);

#endif
