#include "kit/layout.h"

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct rect rect_cut_top(struct rect *from, int rows)
{
    struct rect cut = *from;
    cut.h = clamp(rows, 0, from->h);
    from->y += cut.h;
    from->h -= cut.h;
    return cut;
}

struct rect rect_cut_bottom(struct rect *from, int rows)
{
    struct rect cut = *from;
    cut.h = clamp(rows, 0, from->h);
    from->h -= cut.h;
    cut.y = from->y + from->h;
    return cut;
}

struct rect rect_cut_left(struct rect *from, int cols)
{
    struct rect cut = *from;
    cut.w = clamp(cols, 0, from->w);
    from->x += cut.w;
    from->w -= cut.w;
    return cut;
}

struct rect rect_cut_right(struct rect *from, int cols)
{
    struct rect cut = *from;
    cut.w = clamp(cols, 0, from->w);
    from->w -= cut.w;
    cut.x = from->x + from->w;
    return cut;
}

struct rect rect_inset(struct rect rect, int cols, int rows)
{
    rect_cut_left(&rect, cols);
    rect_cut_right(&rect, cols);
    rect_cut_top(&rect, rows);
    rect_cut_bottom(&rect, rows);
    return rect;
}

struct rect rect_center(struct rect in, int cols, int rows)
{
    int w = clamp(cols, 0, in.w), h = clamp(rows, 0, in.h);
    return (struct rect){in.x + (in.w - w) / 2, in.y + (in.h - h) / 2, w, h};
}

struct rect rect_row(struct rect rect, int row)
{
    if (row < 0 || row >= rect.h)
        return (struct rect){rect.x, rect.y, 0, 0};
    return (struct rect){rect.x, rect.y + row, rect.w, 1};
}

bool rect_is_empty(struct rect rect)
{
    return rect.w <= 0 || rect.h <= 0;
}

bool rect_holds(struct rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

/* Shares are cut so that they add up exactly: each takes its part of what is left over. */
static void split(struct rect in, int room, const int sizes[], size_t count, struct rect out[],
                  struct rect (*cut)(struct rect *from, int cells))
{
    int fixed = 0, weights = 0;
    for (size_t i = 0; i < count; i++) {
        if (sizes[i] > 0)
            fixed += sizes[i];
        else
            weights -= sizes[i];
    }
    int spare = room > fixed ? room - fixed : 0;
    for (size_t i = 0; i < count; i++) {
        int want = sizes[i];
        if (want <= 0) {
            want = weights ? spare * -sizes[i] / weights : 0;
            weights += sizes[i];
            spare -= want;
        }
        out[i] = cut(&in, want);
    }
}

void layout_rows(struct rect in, const int sizes[], size_t count, struct rect out[])
{
    split(in, in.h, sizes, count, out, rect_cut_top);
}

void layout_cols(struct rect in, const int sizes[], size_t count, struct rect out[])
{
    split(in, in.w, sizes, count, out, rect_cut_left);
}
