/* A chart with axes: columns or a line, made of blocks. In plain mode of '#' and the like; screens
 * offer the same figures as a table, which is what a screen reader should get. */
#ifndef KIT_PLOT_H
#define KIT_PLOT_H

#include "base/buf.h"
#include "kit/layout.h"
#include "kit/theme.h"
#include <stddef.h>
#include <stdint.h>

enum plot_shape { PLOT_COLUMNS, PLOT_LINE };
enum { PLOT_LINES = 2 };

struct plot_line {
    const char *label; /* in the legend, which is drawn for several lines */
    enum role role;
    const int64_t *values;
};

struct plot {
    enum plot_shape shape;
    size_t count; /* points; where there is no room for all, the last ones are shown */
    struct plot_line lines[PLOT_LINES];
    size_t line_count;
    const int64_t *places; /* where each point lies, ascending (the number of its day); NULL: evenly */
    int64_t unit;          /* what the axis counts in: 60 for hours of minutes, 100 for dollars */
    size_t selected;       /* set off; count: none */
    void (*tell)(int64_t value, struct buf *out);          /* "1,500", beside the axis */
    void (*mark)(void *self, size_t point, struct buf *out); /* "Jan", below it; nothing: no mark */
    void *self;
};

void plot_draw(struct rect area, const struct plot *plot);
/* The point that was drawn nearest to column x of the area. */
size_t plot_point_at(struct rect area, const struct plot *plot, int x);

/* The steps of an axis from low to high (one of them may be 0) with at most so many steps: 1, 2 or
 * 5 times a power of ten of the unit. */
int64_t plot_step(int64_t low, int64_t high, int64_t unit, int most);

#endif
