#include "kit/chart.h"

#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "kit/term.h"
#include <string.h>

enum { SPARK_STEPS = 7 };

static int64_t highest(const int64_t values[], size_t count)
{
    int64_t most = 0;
    for (size_t i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    return most;
}

/* ---- sparkline ------------------------------------------------------------------------------ */

void chart_spark_add(struct buf *out, const int64_t values[], size_t count, int ncols)
{
    size_t seen = ncols > 0 && (size_t)ncols < count ? (size_t)ncols : count;
    int64_t most = highest(values + (count - seen), seen);
    for (size_t i = count - seen; ncols > 0 && i < count; i++) {
        int step = 0; /* what is more than nothing stands higher than nothing */
        if (values[i] > 0)
            step = 1 + (int)num_scale(values[i], SPARK_STEPS - 2, most);
        if (term_is_reader() && out->len > 0 && i > count - seen)
            buf_add_char(out, ' ');
        buf_add_text(out, glyph(GLYPH_SPARK_1 + step));
    }
}

int chart_spark(struct rect area, int x, int y, int ncols, const int64_t values[], size_t count,
                int64_t unit)
{
    struct buf text = {0};
    if (term_is_reader())
        chart_spark_words(&text, values, count, unit);
    else
        chart_spark_add(&text, values, count, ncols);
    x = draw_text(area, x, y, ROLE_SPARK, buf_text(&text));
    buf_free(&text);
    return x;
}

void chart_spark_words(struct buf *out, const int64_t values[], size_t count, int64_t unit)
{
    if (count == 0) {
        buf_add_text(out, _("nothing yet"));
        return;
    }
    size_t top = 0;
    int64_t low = values[0];
    for (size_t i = 0; i < count; i++) {
        top = values[i] > values[top] ? i : top;
        low = values[i] < low ? values[i] : low;
    }
    buf_addf(out, _("from %lld to %lld, last %lld, peak at %zu of %zu"), (long long)(low / unit),
             (long long)(values[top] / unit), (long long)(values[count - 1] / unit), top + 1, count);
}

/* ---- progress ------------------------------------------------------------------------------- */

static int filled_columns(int ncols, int64_t have, int64_t need)
{
    if (need <= 0 || have >= need)
        return ncols;
    if (have <= 0)
        return 0;
    int filled = (int)num_scale(have, ncols, need);
    return filled < 1 ? 1 : filled >= ncols ? ncols - 1 : filled;
}

static void add_percent(struct buf *out, int64_t have, int64_t need)
{
    int64_t percent = need <= 0 || have >= need ? 100 : have <= 0 ? 0 : have * 100 / need;
    buf_addf(out, "%3d%%", (int)percent);
}

static void add_times(struct buf *out, enum glyph which, int count)
{
    while (count-- > 0)
        buf_add_text(out, glyph(which));
}

void chart_bar_add(struct buf *out, int ncols, int64_t have, int64_t need)
{
    if (term_is_plain()) {
        add_percent(out, have, need);
        return;
    }
    int filled = filled_columns(ncols, have, need);
    add_times(out, GLYPH_BAR_FULL, filled);
    add_times(out, GLYPH_BAR_REST, ncols - filled);
}

int chart_bar(struct rect area, int x, int y, int ncols, int64_t have, int64_t need)
{
    struct buf text = {0};
    if (term_is_plain()) {
        add_percent(&text, have, need);
        draw_cell(area, x, y, ncols, DRAW_LEFT, ROLE_BAR, buf_text(&text));
    } else {
        int filled = filled_columns(ncols, have, need);
        add_times(&text, GLYPH_BAR_FULL, filled);
        int at = draw_text(area, x, y, ROLE_BAR, buf_text(&text));
        buf_clear(&text);
        add_times(&text, GLYPH_BAR_REST, ncols - filled);
        draw_text(area, at, y, ROLE_BAR_REST, buf_text(&text));
    }
    buf_free(&text);
    return x + ncols;
}

/* ---- days ----------------------------------------------------------------------------------- */

/* For screen readers: how many, not which. */
static int draw_days_words(struct rect area, int x, int y, const int64_t values[], size_t count)
{
    size_t some = 0;
    for (size_t i = 0; i < count; i++)
        some += values[i] > 0;
    return draw_textf(area, x, y, ROLE_BODY, _("%zu of %zu days"), some, count);
}

int chart_days(struct rect area, int x, int y, const int64_t values[], size_t count, int64_t much)
{
    if (term_is_reader())
        return draw_days_words(area, x, y, values, count);
    int gap = x + (int)count * 2 - 1 <= area.w ? 1 : 0;
    for (size_t i = 0; i < count; i++) {
        bool some = values[i] > 0, large = some && values[i] >= much;
        enum glyph which = large ? GLYPH_DAY_MUCH : some ? GLYPH_DAY_SOME : GLYPH_DAY_NONE;
        enum role role = large ? ROLE_HEAT_MUCH : some ? ROLE_HEAT_SOME : ROLE_HEAT_NONE;
        x = draw_glyph(area, x, y, role, which) + (i + 1 < count ? gap : 0);
    }
    return x;
}

void chart_days_words(struct buf *out, struct date first, const int64_t values[], size_t count)
{
    size_t days = 0, last = 0;
    char text[DATE_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        if (values[i] > 0) {
            days++;
            last = i;
        }
    }
    buf_addf(out, _("%zu of %zu days"), days, count);
    if (days)
        buf_addf(out, _(", the last %s"),
                 date_ago(date_from_number(date_number(first) + (int)last), text));
}

/* ---- years ---------------------------------------------------------------------------------- */

/* Bar and amount of one of a year's two rows. */
static void draw_amount(struct rect area, int y, int bar_cols, int64_t value, int64_t most,
                        const char *label, enum role role)
{
    enum { YEAR_COLS = 6, LABEL_COLS = 9 };
    char amount[NUM_TEXT_SIZE];
    struct buf bar = {0};
    int filled = most > 0 && value > 0 ? (int)num_scale(value, bar_cols, most) : 0;
    if (filled == 0 && value > 0)
        filled = 1;
    int x = draw_cell(area, YEAR_COLS, y, LABEL_COLS, DRAW_LEFT, ROLE_DIM, label);
    if (!term_is_plain()) {
        add_times(&bar, role == ROLE_BAR ? GLYPH_BAR_FULL : GLYPH_BAR_REST, filled);
        x = draw_text(area, x, y, role, buf_text(&bar)) + (filled ? 1 : 0);
    }
    draw_text(area, x, y, ROLE_BODY, num_money_grouped(value, amount));
    buf_free(&bar);
}

int chart_years(struct rect area, int y, const struct chart_year years[], size_t count)
{
    enum { SIDES = 30 }; /* year, label, and the amount behind the bar */
    int64_t most = 0;
    int bar_cols = area.w > SIDES + 4 ? area.w - SIDES : 4;
    for (size_t i = 0; i < count; i++) {
        most = years[i].income > most ? years[i].income : most;
        most = years[i].expense > most ? years[i].expense : most;
    }
    for (size_t i = 0; i < count; i++) {
        draw_textf(area, 0, y, ROLE_STRONG, "%d", years[i].year);
        draw_amount(area, y++, bar_cols, years[i].income, most, "income", ROLE_BAR);
        draw_amount(area, y++, bar_cols, years[i].expense, most, "expense", ROLE_BAR_REST);
    }
    return (int)count * 2;
}
