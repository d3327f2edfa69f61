/* Charts of letters: bars, sparks, axes and points. */
#include "support/check.h"

#include "kit/chart.h"
#include "kit/picture.h"
#include "kit/plot.h"

/* ---- pictures -------------------------------------------------------------------------------- */

static void pictures(void **state)
{
    (void)state;
    struct buf out = {0};
    chart_bar_add(&out, 4, 999, 1000); /* full only when it is met */
    assert_string_equal(buf_text(&out), "███▒");
    buf_clear(&out);
    chart_bar_add(&out, 4, 1, 1000);
    assert_string_equal(buf_text(&out), "█▒▒▒");
    buf_clear(&out);
    chart_bar_add(&out, 4, 1000, 1000);
    chart_bar_add(&out, 4, 0, 1000);
    chart_bar_add(&out, 2, -5, 1000);
    assert_string_equal(buf_text(&out), "████▒▒▒▒▒▒");
    buf_clear(&out);
    chart_spark_add(&out, (int64_t[]){0, 1, 50, 100, -3}, 5, 10);
    assert_string_equal(buf_text(&out), "▁▂▅▇▁");
    buf_clear(&out);
    chart_spark_add(&out, (int64_t[]){100, 1, 2}, 3, 2); /* the latest */
    assert_string_equal(buf_text(&out), "▅▇");
    buf_clear(&out);
    chart_spark_words(&out, (int64_t[]){3, 9, 4}, 3, 1);
    assert_string_equal(buf_text(&out), "from 3 to 9, last 4, peak at 2 of 3");
    buf_free(&out);
}

/* An axis counts by 1, 2 or 5 of the unit, in as many steps as there is room for. */
static void steps_of_an_axis(void **state)
{
    static const struct {
        const char *row;
        int64_t low, high, unit, step;
        int most;
    } rows[] = {
        {"hours to 23", 0, 23 * 60, 60, 5 * 60, 5},
        {"hours to 9", 0, 9 * 60, 60, 2 * 60, 5},
        {"less than the unit", 0, 20, 60, 60, 5},
        {"dollars", 0, 703998, 100, 200000, 5},
        {"a loss too", -120000, 250000, 100, 100000, 5},
        {"a loss alone", -99, 0, 100, 100, 5},
        {"exactly full", 0, 500, 100, 100, 5},
        {"one more", 0, 501, 100, 200, 5},
        {"one step", 0, 4100, 100, 5000, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row_int(rows[i].row,
                      plot_step(rows[i].low, rows[i].high, rows[i].unit, rows[i].most),
                      rows[i].step);
}

static void tell_number(int64_t value, struct buf *out)
{
    buf_addf(out, "%lld", (long long)value);
}

static void mark_nothing(void *self, size_t point, struct buf *out)
{
    (void)self;
    (void)point;
    (void)out;
}

/* A click finds the column it falls on, wherever the plot put it. */
static void points_of_a_plot(void **state)
{
    static const int64_t values[] = {1, 2, 3, 4, 5}, days[] = {0, 1, 2, 3, 100};
    const struct rect area = {0, 0, 60, 20};
    struct plot plot = {.count = 5, .lines = {{"a", ROLE_BAR, values}}, .line_count = 1, .unit = 1,
                        .tell = tell_number, .mark = mark_nothing};
    (void)state;
    assert_int_equal(plot_point_at(area, &plot, 0), 0);
    assert_int_equal(plot_point_at(area, &plot, 59), 4);
    assert_int_equal(plot_point_at(area, &plot, 30), 2);
    plot.shape = PLOT_LINE;
    plot.places = days;
    assert_int_equal(plot_point_at(area, &plot, 30), 3); /* days 3 and 100: nearer to 3 */
    assert_int_equal(plot_point_at(area, &plot, 59), 4);
    plot.places = NULL;
    plot.count = 1;
    assert_int_equal(plot_point_at(area, &plot, 20), 0);
}

/* A cell of a photo: the shape that tells its quarters apart, in their two colors. */
static void cells_of_photos(void **state)
{
    static const uint32_t black = 0x000000, white = 0xffffff, red = 0xff0000, dark = 0x101010;
    const struct {
        uint32_t quarters[4];
        const char *shape;
        uint32_t letters, ground;
    } cells[] = {
        {{red, red, red, red}, " ", red, red},
        {{white, black, white, black}, "▐", black, white},
        {{white, white, black, black}, "▄", black, white},
        {{black, white, white, black}, "▞", white, black},
        {{black, white, black, black}, "▝", white, black},
        {{black, black, white, black}, "▖", white, black},
        {{black, black, black, white}, "▗", white, black},
        {{white, black, black, black}, "▟", black, white},
        {{black, dark, white, white}, "▄", white, 0x080808}, /* the nearer ones share a color */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        uint32_t letters = 1, ground = 1;
        assert_string_equal(picture_cell(cells[i].quarters, &letters, &ground), cells[i].shape);
        assert_int_equal(letters, cells[i].letters);
        assert_int_equal(ground, cells[i].ground);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures),
        cmocka_unit_test(cells_of_photos),
        cmocka_unit_test(steps_of_an_axis),
        cmocka_unit_test(points_of_a_plot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
