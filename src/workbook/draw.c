/* Pictures and charts. */
#include "workbook/inside.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PICTURE_ABOVE = 3 }; /* keeps pictures clear of the page's edge */

/* ---- pictures ------------------------------------------------------------------------------- */

struct picture {
    int width, height; /* pixels */
    double x_dpi, y_dpi;
};

static unsigned big_endian(const unsigned char *bytes, int count)
{
    unsigned value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

static bool look_at_png(const unsigned char *bytes, size_t nbytes, struct picture *out)
{
    static const unsigned char magic[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    if (nbytes < 33 || memcmp(bytes, magic, sizeof magic) != 0)
        return false;
    for (size_t at = 8; at + 12 <= nbytes;) {
        size_t length = big_endian(bytes + at, 4);
        const unsigned char *name = bytes + at + 4, *data = bytes + at + 8;
        if (length > nbytes - at - 12)
            break;
        if (memcmp(name, "IHDR", 4) == 0 && length >= 8) {
            out->width = (int)big_endian(data, 4);
            out->height = (int)big_endian(data + 4, 4);
        } else if (memcmp(name, "pHYs", 4) == 0 && length >= 9 && data[8] == 1) {
            out->x_dpi = big_endian(data, 4) * 0.0254;
            out->y_dpi = big_endian(data + 4, 4) * 0.0254;
        }
        at += length + 12;
    }
    return true;
}

static bool look_at_jpeg(const unsigned char *bytes, size_t nbytes, struct picture *out)
{
    if (nbytes < 4 || bytes[0] != 0xff || bytes[1] != 0xd8)
        return false;
    for (size_t at = 2; at + 4 <= nbytes && bytes[at] == 0xff;) {
        unsigned marker = bytes[at + 1];
        size_t length = big_endian(bytes + at + 2, 2);
        const unsigned char *data = bytes + at + 4;
        if (marker == 0xda || length < 2 || length > nbytes - at - 2)
            break;
        bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame && length >= 7) {
            out->height = (int)big_endian(data + 1, 2);
            out->width = (int)big_endian(data + 3, 2);
        } else if (marker == 0xe0 && length >= 14 && memcmp(data, "JFIF", 5) == 0) {
            double per_inch = data[7] == 1 ? 1.0 : data[7] == 2 ? 2.54 : 0.0;
            out->x_dpi = big_endian(data + 8, 2) * per_inch;
            out->y_dpi = big_endian(data + 10, 2) * per_inch;
        }
        at += length + 2;
    }
    return true;
}

/* Only what the library would take: it prints its opinion of other files. */
static bool look_at(const void *bytes, size_t nbytes, struct picture *out)
{
    *out = (struct picture){0};
    if (!look_at_png(bytes, nbytes, out) && !look_at_jpeg(bytes, nbytes, out))
        return false;
    if (out->x_dpi < 1)
        out->x_dpi = 96;
    if (out->y_dpi < 1)
        out->y_dpi = 96;
    return out->width > 0 && out->height > 0 && out->width <= 65535 && out->height <= 65535;
}

bool sheet_picture(struct sheet *sheet, int col, int width, int height, const void *bytes,
                   size_t nbytes, const char *description)
{
    struct picture picture;
    if (!look_at(bytes, nbytes, &picture))
        return false;
    if (sheet->wb->failed || !sheet->lxw)
        return true;
    double scale = fmin((double)width / picture.width, (double)height / picture.height);
    double wide = picture.width * scale, tall = picture.height * scale;
    struct buf words = {0};
    text_for_cell(&words, description, strlen(description));
    char *owned = mem_text(buf_text(&words));
    buf_free(&words);
    lxw_image_options options = {
        .x_offset = (int)((width - wide) / 2),
        .y_offset = PICTURE_ABOVE + (int)((height - tall) / 2),
        .x_scale = scale * picture.x_dpi / 96.0, /* the library divides by the picture's own */
        .y_scale = scale * picture.y_dpi / 96.0,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = owned,
    };
    wb_check(sheet->wb,
             worksheet_insert_image_buffer_opt(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col,
                                               bytes, nbytes, &options),
             "hold a picture");
    free(owned);
    return true;
}

/* ---- charts --------------------------------------------------------------------------------- */

enum {
    CHART_WIDTH = 480, /* what the library calls a scale of one */
    CHART_HEIGHT = 288,
    CHART_ROWS = 16, /* of 20 pixels */
};

/* Blue, gold and gray: far apart in print without color too. */
static const lxw_color_t colors[] = {0x004C97, 0xFFC72C, 0x7F7F7F};

/* The library remembers for a chart only what stands in its cells as plain numbers: a formula's
 * value it takes for 0. Programs that draw from the file alone would show an empty chart. */
static void remember(lxw_series_range *range, const double *values, int count)
{
    range->ignore_cache = 1;
    for (int i = 0; i < count; i++) {
        lxw_series_data_point *point = mem_alloc(sizeof *point); /* freed by the library */
        point->number = values[i];
        STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    }
    range->num_data_points = (uint16_t)count;
}

static void remember_words(lxw_series_range *range, const char *const *words, int count)
{
    range->ignore_cache = 1;
    range->has_string_cache = 1;
    for (int i = 0; i < count; i++) {
        lxw_series_data_point *point = mem_alloc(sizeof *point); /* freed by the library, with its text */
        struct buf text = {0};
        text_for_cell(&text, words[i], strlen(words[i]));
        point->is_string = 1;
        point->string = mem_text(buf_text(&text));
        buf_free(&text);
        STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    }
    range->num_data_points = (uint16_t)count;
}

/* "='Sheet'!$B$7:$D$7": the cells of the points in one row, or of a chart `down` in one column. */
static void points_range(const struct sheet *sheet, const struct chart *chart, int at,
                         char out[static REF_SIZE + 1])
{
    out[0] = '=';
    if (chart->down)
        ref_range(sheet, chart->first, at, chart->last, at, out + 1);
    else
        ref_range(sheet, at, chart->first, at, chart->last, out + 1);
}

static void add_series(struct sheet *sheet, lxw_chart *lxw, const struct chart *chart, size_t at)
{
    const struct chart_series *series = &chart->series[at];
    int count = chart->last - chart->first + 1;
    char names[REF_SIZE + 1], values[REF_SIZE + 1];
    double numbers[CHART_POINTS], points[CHART_POINTS];
    points_range(sheet, chart, chart->names_at, names);
    points_range(sheet, chart, series->at, values);
    lxw_chart_series *added = chart_add_series(lxw, names, values);
    if (!added) {
        wb_check(sheet->wb, LXW_ERROR_MEMORY_MALLOC_FAILED, "hold a chart");
        return;
    }
    assert(count <= CHART_POINTS);
    for (int i = 0; i < count; i++) {
        points[i] = chart->names ? chart->names[i] : 0;
        numbers[i] = cell_number(chart->type, series->values[i]);
    }
    if (chart->words)
        remember_words(added->categories, chart->words, count);
    else
        remember(added->categories, points, count);
    remember(added->values, numbers, count);
    lxw_chart_fill fill = {.color = colors[at % COUNT_OF(colors)]};
    lxw_chart_line line = {.color = 0x404040, .width = 0.5};
    chart_series_set_name(added, series->name);
    chart_series_set_fill(added, &fill);
    chart_series_set_line(added, &line);
}

/* Columns are compared by their height, so they begin at zero; programs left alone begin higher where
 * the values are close. */
static bool is_below_zero(const struct chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        for (int at = 0; at <= chart->last - chart->first; at++)
            if (chart->series[i].values[at] < 0)
                return true;
    return false;
}

void sheet_chart(struct sheet *sheet, const struct chart *chart)
{
    struct wb *wb = sheet->wb;
    sheet_gap(sheet);
    if (wb->failed || !sheet->lxw)
        return;
    lxw_chart *lxw =
        workbook_add_chart(wb->lxw, chart->stacked ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN);
    if (!lxw) {
        wb_check(wb, LXW_ERROR_MEMORY_MALLOC_FAILED, "hold a chart");
        return;
    }
    for (size_t i = 0; i < chart->count; i++)
        add_series(sheet, lxw, chart, i);
    char arial[] = "Arial", format[] = "#,##0";
    lxw_chart_font title = {.name = arial, .size = 11, .bold = LXW_TRUE};
    lxw_chart_font small = {.name = arial, .size = 9};
    chart_title_set_name(lxw, chart->title);
    chart_title_set_name_font(lxw, &title);
    chart_axis_set_name(lxw->y_axis, chart->axis);
    chart_axis_set_name_font(lxw->y_axis, &small);
    chart_axis_set_num_font(lxw->y_axis, &small);
    chart_axis_set_num_format(lxw->y_axis, format);
    if (!is_below_zero(chart))
        chart_axis_set_min(lxw->y_axis, 0);
    chart_axis_set_num_font(lxw->x_axis, &small);
    chart_axis_set_label_position(lxw->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_legend_set_position(lxw, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(lxw, &small);
    lxw_chart_options options = {
        .x_scale = (double)((sheet->wide ? PAGE_WIDE_PIXELS : PAGE_PIXELS) - 8) / CHART_WIDTH,
        .y_scale = (double)(CHART_ROWS - 1) * 20 / CHART_HEIGHT,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    };
    wb_check(wb, worksheet_insert_chart_opt(sheet->lxw, (lxw_row_t)sheet->row, 0, lxw, &options),
             "hold a chart");
    for (int i = 0; i < CHART_ROWS; i++) {
        sheet_keep(sheet); /* it is not cut in two */
        sheet_gap(sheet);
    }
}
