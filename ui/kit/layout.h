/* Rectangles of the screen, in character cells, and how to cut them up.
 *
 * Every size comes from the terminal: a screen gets its body as a rectangle and cuts pieces off it.
 * A cut never gives more than there is, so a rectangle may end up empty (w or h 0), and drawing
 * into an empty rectangle does nothing. */
#ifndef KIT_LAYOUT_H
#define KIT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

struct rect {
    int x, y, w, h; /* w and h are never negative */
};

/* Cuts a piece off one side of `from`, which keeps the rest. */
struct rect rect_cut_top(struct rect *from, int rows);
struct rect rect_cut_bottom(struct rect *from, int rows);
struct rect rect_cut_left(struct rect *from, int cols);
struct rect rect_cut_right(struct rect *from, int cols);

struct rect rect_inset(struct rect rect, int cols, int rows); /* the same on both sides */
struct rect rect_center(struct rect in, int cols, int rows);  /* clipped to `in` */
struct rect rect_row(struct rect rect, int row);              /* one row of it; empty if outside */
bool rect_is_empty(struct rect rect);
bool rect_holds(struct rect rect, int x, int y);

/* Splits `in` into `count` rows or columns: sizes[i] > 0 is that many cells, sizes[i] < 0 shares
 * what is left with weight -sizes[i]. Where there is too little, the last ones get nothing. */
void layout_rows(struct rect in, const int sizes[], size_t count, struct rect out[]);
void layout_cols(struct rect in, const int sizes[], size_t count, struct rect out[]);

#endif
