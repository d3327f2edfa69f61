#include "kit/plot.h"

#include "base/num.h"
#include "base/text.h"
#include "kit/draw.h"
#include "kit/term.h"
#include <string.h>

enum { EIGHTHS = 8, ROWS_A_STEP = 3, LABEL_MAX = 14, SLOT_MAX = 24 };

/* Where things are: `plot` is the rectangle of the points, beside and below it the axes. */
struct scale {
    struct rect plot;
    int64_t low, high, step;
    int slot;     /* columns a point has */
    size_t first; /* the first point that is shown */
};

/* ---- the scale ------------------------------------------------------------------------------ */

int64_t plot_step(int64_t low, int64_t high, int64_t unit, int most)
{
    static const int factors[] = {1, 2, 5};
    int64_t power = unit;
    for (;; power *= 10) {
        for (size_t i = 0; i < COUNT_OF(factors); i++) {
            int64_t step = factors[i] * power;
            int64_t steps = (high + step - 1) / step + (step - 1 - low) / step;
            if (steps <= most || power > INT64_MAX / 100)
                return step;
        }
    }
}

static void find_ends(const struct plot *plot, size_t first, int64_t *low, int64_t *high)
{
    *low = *high = plot->lines[0].values[first];
    for (size_t l = 0; l < plot->line_count; l++) {
        for (size_t i = first; i < plot->count; i++) {
            int64_t value = plot->lines[l].values[i];
            *low = value < *low ? value : *low;
            *high = value > *high ? value : *high;
        }
    }
}

static int64_t round_down(int64_t value, int64_t step)
{
    return value >= 0 ? value / step * step : -((-value + step - 1) / step * step);
}

static int label_cols(const struct plot *plot, int64_t value)
{
    struct buf text = {0};
    plot->tell(value, &text);
    int cols = (int)text_columns(buf_text(&text), text.len);
    buf_free(&text);
    return cols < LABEL_MAX ? cols : LABEL_MAX;
}

/* From 0, but for a line that stays far above it. */
static void set_ends(const struct plot *plot, struct scale *scale)
{
    int64_t low, high;
    int most = scale->plot.h / ROWS_A_STEP > 1 ? scale->plot.h / ROWS_A_STEP : 1;
    find_ends(plot, scale->first, &low, &high);
    bool from_zero = plot->shape == PLOT_COLUMNS || low < 0 || low < high - low;
    int64_t base = from_zero ? 0 : low;
    scale->step = plot_step(low < 0 ? low : 0, high > base ? high - base : plot->unit, plot->unit,
                            most);
    scale->low = from_zero && low > 0 ? 0 : round_down(low, scale->step);
    high = high > scale->low ? high : scale->low + 1;
    scale->high = -round_down(-high, scale->step);
}

static struct scale make_scale(struct rect area, const struct plot *plot)
{
    struct scale scale = {.plot = area};
    rect_cut_bottom(&scale.plot, 1); /* marks */
    if (plot->line_count > 1)
        rect_cut_top(&scale.plot, 1); /* legend */
    set_ends(plot, &scale);
    int left = label_cols(plot, scale.low), right = label_cols(plot, scale.high);
    rect_cut_left(&scale.plot, (left > right ? left : right) + 2);
    int cols = scale.plot.w > 0 ? scale.plot.w : 1;
    if (!plot->places && plot->count > (size_t)cols) {
        scale.first = plot->count - (size_t)cols;
        set_ends(plot, &scale);
    }
    scale.slot = cols / (int)(plot->count - scale.first);
    scale.slot = scale.slot > SLOT_MAX ? SLOT_MAX : scale.slot < 1 ? 1 : scale.slot;
    return scale;
}

/* Parts of a row from the bottom of the plot to a value. */
static int height_of(const struct scale *scale, int64_t value, int parts)
{
    return (int)num_scale(value - scale->low, (int64_t)scale->plot.h * parts,
                          scale->high - scale->low);
}

/* The column, within the plot, at which a point begins. */
static int column_of(const struct plot *plot, const struct scale *scale, size_t point)
{
    if (!plot->places)
        return (int)(point - scale->first) * scale->slot;
    int64_t span = plot->places[plot->count - 1] - plot->places[0];
    return span <= 0 ? 0
                     : (int)num_scale(plot->places[point] - plot->places[0], scale->plot.w - 1,
                                      span);
}

size_t plot_point_at(struct rect area, const struct plot *plot, int x)
{
    struct scale scale = make_scale(area, plot);
    size_t nearest = scale.first;
    int best = -1;
    x -= scale.plot.x - area.x;
    for (size_t i = scale.first; i < plot->count; i++) {
        int middle = column_of(plot, &scale, i) + (plot->places ? 0 : (scale.slot - 1) / 2);
        int away = middle > x ? middle - x : x - middle;
        if (best < 0 || away < best) {
            best = away;
            nearest = i;
        }
    }
    return nearest;
}

/* ---- axes ----------------------------------------------------------------------------------- */

static void draw_axis(struct rect area, const struct plot *plot, const struct scale *scale)
{
    const struct rect *inside = &scale->plot;
    int axis = inside->x - area.x - 1, top = inside->y - area.y;
    for (int y = 0; y < inside->h; y++)
        draw_glyph(area, axis, top + y, ROLE_RULE, GLYPH_VLINE);
    for (int64_t value = scale->low; value <= scale->high; value += scale->step) {
        struct buf text = {0};
        int y = inside->h - height_of(scale, value, 1);
        y = y >= inside->h ? inside->h - 1 : y;
        plot->tell(value, &text);
        draw_cell(area, 0, top + y, axis, DRAW_RIGHT, ROLE_DIM, buf_text(&text));
        buf_free(&text);
        if (value == 0 && scale->low < 0)
            for (int x = 0; x < inside->w; x++)
                draw_glyph(*inside, x, y, ROLE_RULE, GLYPH_HLINE);
    }
}

static void draw_marks(struct rect area, const struct plot *plot, const struct scale *scale)
{
    int y = area.h - 1, free_from = 0, left = scale->plot.x - area.x;
    for (size_t i = scale->first; i < plot->count; i++) {
        struct buf text = {0};
        int x = left + column_of(plot, scale, i);
        plot->mark(plot->self, i, &text);
        int cols = (int)text_columns(buf_text(&text), text.len);
        if (plot->places && x + cols > area.w)
            x = area.w - cols;
        if (text.len && x >= free_from && x + cols <= area.w) {
            draw_text(area, x, y, i == plot->selected ? ROLE_ACCENT : ROLE_DIM, buf_text(&text));
            free_from = x + cols + 1;
        }
        buf_free(&text);
    }
}

static void draw_legend(struct rect area, const struct plot *plot, const struct scale *scale)
{
    int x = scale->plot.x - area.x;
    for (size_t l = 0; l < plot->line_count; l++) {
        x = draw_glyph(area, x, 0, plot->lines[l].role, l == 0 ? GLYPH_BAR_FULL : GLYPH_BAR_REST);
        x = draw_text(area, x + 1, 0, ROLE_BODY, plot->lines[l].label) + 3;
    }
}

/* ---- columns -------------------------------------------------------------------------------- */

/* `whole` fills a row; a part of one shows at the end, in eighths going up, in halves going down. */
static void draw_column(const struct scale *scale, int x, int cols, int64_t value, enum role role,
                        enum glyph whole)
{
    const struct rect *inside = &scale->plot;
    int zero = height_of(scale, 0, 1); /* rows below the line */
    int eighths = (int)num_scale(value < 0 ? -value : value, (int64_t)inside->h * EIGHTHS,
                                 scale->high - scale->low);
    if (eighths == 0 && value != 0)
        eighths = 1; /* what is more than nothing is seen */
    for (int row = 0; eighths > 0; row++, eighths -= EIGHTHS) {
        int y = value < 0 ? inside->h - zero + row : inside->h - 1 - zero - row;
        for (int i = 0; i < cols; i++) {
            if (eighths >= EIGHTHS || (whole == GLYPH_BAR_REST && eighths >= EIGHTHS / 2))
                draw_glyph(*inside, x + i, y, role, whole);
            else if (value > 0 && !term_is_plain())
                draw_glyph(*inside, x + i, y, role, GLYPH_SPARK_1 + eighths - 1);
            else if (value < 0 && !term_is_plain())
                draw_text(*inside, x + i, y, role, "▀");
            else
                draw_glyph(*inside, x + i, y, role, GLYPH_BAR_REST);
        }
    }
}

static void draw_columns(const struct plot *plot, const struct scale *scale)
{
    int gap = scale->slot >= 3 ? 1 : 0;
    int each = (scale->slot - gap) / (int)plot->line_count;
    each = each < 1 ? 1 : each;
    for (size_t i = scale->first; i < plot->count; i++) {
        for (size_t l = 0; l < plot->line_count; l++) {
            const struct plot_line *line = &plot->lines[l];
            draw_column(scale, column_of(plot, scale, i) + (int)l * each, each, line->values[i],
                        i == plot->selected ? ROLE_ACCENT : line->role,
                        l == 0 ? GLYPH_BAR_FULL : GLYPH_BAR_REST);
        }
    }
}

/* ---- a line --------------------------------------------------------------------------------- */

/* Half rows of a column, from the lower to the higher of two heights. */
static void draw_stroke(const struct scale *scale, int x, int from, int to, enum role role)
{
    int low = from < to ? from : to, high = from < to ? to : from;
    for (int row = low / 2; row <= high / 2; row++) {
        bool lower = row * 2 >= low, upper = row * 2 + 1 <= high;
        int y = scale->plot.h - 1 - row;
        if (term_is_plain())
            draw_glyph(scale->plot, x, y, role, GLYPH_MARK);
        else
            draw_text(scale->plot, x, y, role, lower && upper ? "█" : lower ? "▄" : "▀");
    }
}

static int half_row(const struct scale *scale, int64_t value)
{
    int half = height_of(scale, value, 2), most = scale->plot.h * 2 - 1;
    return half > most ? most : half;
}

static void draw_line(const struct plot *plot, const struct scale *scale,
                      const struct plot_line *line)
{
    int middle = plot->places ? 0 : (scale->slot - 1) / 2, before = 0, x = 0;
    for (size_t i = scale->first; i < plot->count; i++) {
        int to_x = column_of(plot, scale, i) + middle, to = half_row(scale, line->values[i]);
        int from_x = x, from = before;
        if (i == scale->first)
            from_x = to_x, before = from = to;
        for (x = i == scale->first ? to_x : x + 1; x <= to_x; x++) {
            int at = to_x == from_x ? to : from + (to - from) * (x - from_x) / (to_x - from_x);
            int next = before < at ? before + 1 : before > at ? before - 1 : at;
            draw_stroke(scale, x, next, at, line->role);
            before = at;
        }
        x = to_x;
        before = to;
    }
    if (plot->selected >= scale->first && plot->selected < plot->count)
        draw_stroke(scale, column_of(plot, scale, plot->selected) + middle,
                    half_row(scale, line->values[plot->selected]),
                    half_row(scale, line->values[plot->selected]), ROLE_ACCENT);
}

void plot_draw(struct rect area, const struct plot *plot)
{
    if (plot->count == 0 || area.h < 5 || area.w < LABEL_MAX + 8)
        return;
    struct scale scale = make_scale(area, plot);
    draw_axis(area, plot, &scale);
    draw_marks(area, plot, &scale);
    if (plot->line_count > 1)
        draw_legend(area, plot, &scale);
    if (plot->shape == PLOT_COLUMNS)
        draw_columns(plot, &scale);
    for (size_t l = 0; plot->shape == PLOT_LINE && l < plot->line_count; l++)
        draw_line(plot, &scale, &plot->lines[l]);
}
