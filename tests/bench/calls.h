/* What a workbook is made of, as the calls of libxlsxwriter that made it: `record_xlsx` notes those
 * that the program makes, `floor_awards` makes them again with nothing around them.
 *
 * A log is a sequence of workbooks, each a 64-bit length and so many bytes. These are calls, one after
 * the other: the number of the function and its arguments, everything in steps of eight bytes. Formats,
 * sheets and charts are numbers, in the order in which they were made. */
#ifndef BENCH_CALLS_H
#define BENCH_CALLS_H

#include <stdint.h>
#include <xlsxwriter.h>

/* The functions that make nothing which others take: what each returns, its name, how many arguments,
 * and what they are (see ARGUMENTS below). */
#define CALLS(X)                                                                                   \
    X(void, chart_axis_set_label_position, 2, axis, byte)                                          \
    X(void, chart_axis_set_min, 2, axis, number)                                                   \
    X(void, chart_axis_set_name, 2, axis, text)                                                    \
    X(void, chart_axis_set_name_font, 2, axis, font)                                               \
    X(void, chart_axis_set_num_font, 2, axis, font)                                                \
    X(void, chart_axis_set_num_format, 2, axis, text)                                              \
    X(void, chart_legend_set_font, 2, chart, font)                                                 \
    X(void, chart_legend_set_position, 2, chart, byte)                                             \
    X(void, chart_series_set_fill, 2, series, fill)                                                \
    X(void, chart_series_set_line, 2, series, line)                                                \
    X(void, chart_series_set_name, 2, series, text)                                                \
    X(void, chart_title_set_name, 2, chart, text)                                                  \
    X(void, chart_title_set_name_font, 2, chart, font)                                             \
    X(void, format_set_align, 2, format, byte)                                                     \
    X(void, format_set_bg_color, 2, format, color)                                                 \
    X(void, format_set_bold, 1, format)                                                            \
    X(void, format_set_bottom, 2, format, byte)                                                    \
    X(void, format_set_bottom_color, 2, format, color)                                             \
    X(void, format_set_font_color, 2, format, color)                                               \
    X(void, format_set_font_name, 2, format, text)                                                 \
    X(void, format_set_font_size, 2, format, number)                                               \
    X(void, format_set_indent, 2, format, byte)                                                    \
    X(void, format_set_italic, 1, format)                                                          \
    X(void, format_set_num_format, 2, format, text)                                                \
    X(void, format_set_text_wrap, 1, format)                                                       \
    X(void, format_set_top, 2, format, byte)                                                       \
    X(void, format_set_unlocked, 1, format)                                                        \
    X(lxw_error, workbook_define_name, 3, book, text, text)                                        \
    X(lxw_error, workbook_set_properties, 2, book, properties)                                     \
    X(lxw_error, worksheet_autofilter, 5, sheet, row, col, row, col)                               \
    X(void, worksheet_center_horizontally, 1, sheet)                                               \
    X(void, worksheet_fit_to_pages, 3, sheet, word, word)                                          \
    X(void, worksheet_freeze_panes, 3, sheet, row, col)                                            \
    X(void, worksheet_gridlines, 2, sheet, byte)                                                   \
    X(lxw_error, worksheet_insert_chart_opt, 5, sheet, row, col, chart, chart_options)             \
    X(lxw_error, worksheet_merge_range, 7, sheet, row, col, row, col, text, format)                \
    X(lxw_error, worksheet_print_area, 5, sheet, row, col, row, col)                               \
    X(void, worksheet_protect, 3, sheet, text, protection)                                         \
    X(lxw_error, worksheet_repeat_columns, 3, sheet, col, col)                                     \
    X(lxw_error, worksheet_repeat_rows, 3, sheet, row, row)                                        \
    X(lxw_error, worksheet_set_column_pixels, 5, sheet, col, col, color, format)                   \
    X(lxw_error, worksheet_set_footer, 2, sheet, text)                                             \
    X(lxw_error, worksheet_set_h_pagebreaks, 2, sheet, rows)                                       \
    X(lxw_error, worksheet_set_header, 2, sheet, text)                                             \
    X(void, worksheet_set_landscape, 1, sheet)                                                     \
    X(void, worksheet_set_margins, 5, sheet, number, number, number, number)                       \
    X(void, worksheet_set_paper, 2, sheet, byte)                                                   \
    X(void, worksheet_set_print_scale, 2, sheet, word)                                             \
    X(lxw_error, worksheet_set_row, 4, sheet, row, number, format)                                 \
    X(lxw_error, worksheet_set_v_pagebreaks, 2, sheet, cols)                                       \
    X(lxw_error, worksheet_write_blank, 4, sheet, row, col, format)                                \
    X(lxw_error, worksheet_write_datetime, 5, sheet, row, col, datetime, format)                   \
    X(lxw_error, worksheet_write_formula_num, 6, sheet, row, col, text, format, number)            \
    X(lxw_error, worksheet_write_formula_str, 6, sheet, row, col, text, format, text)              \
    X(lxw_error, worksheet_write_number, 5, sheet, row, col, number, format)                       \
    X(lxw_error, worksheet_write_string, 5, sheet, row, col, text, format)

/* The types of arguments as C has them. */
#define ARGUMENTS(X)                                                                               \
    X(axis, lxw_chart_axis *)                                                                      \
    X(book, lxw_workbook *)                                                                        \
    X(byte, uint8_t)                                                                               \
    X(chart, lxw_chart *)                                                                          \
    X(chart_options, lxw_chart_options *)                                                          \
    X(col, lxw_col_t)                                                                              \
    X(color, uint32_t)                                                                             \
    X(cols, lxw_col_t *)                                                                           \
    X(datetime, lxw_datetime *)                                                                    \
    X(fill, lxw_chart_fill *)                                                                      \
    X(font, lxw_chart_font *)                                                                      \
    X(format, lxw_format *)                                                                        \
    X(line, lxw_chart_line *)                                                                      \
    X(number, double)                                                                              \
    X(properties, lxw_doc_properties *)                                                            \
    X(protection, lxw_protection *)                                                                \
    X(row, lxw_row_t)                                                                              \
    X(rows, lxw_row_t *)                                                                           \
    X(series, lxw_chart_series *)                                                                  \
    X(sheet, lxw_worksheet *)                                                                      \
    X(text, const char *)                                                                          \
    X(word, uint16_t)

#define ARGUMENT_TYPE(name, type) typedef type arg_##name;
ARGUMENTS(ARGUMENT_TYPE)
#undef ARGUMENT_TYPE

#define CALL_NUMBER(returns, name, ...) CALL_##name,
enum call {
    CALLS(CALL_NUMBER)
    /* Those that make something, or hold more than their arguments. */
    CALL_workbook_add_format,
    CALL_workbook_add_worksheet,                 /* name */
    CALL_workbook_add_chart,                     /* type */
    CALL_chart_add_series,                       /* chart, categories, values */
    CALL_worksheet_insert_image_buffer_opt,      /* sheet, row, col, bytes, options */
    CALL_points, /* of the last series: for categories and values a count, whether words, each */
};
#undef CALL_NUMBER

/* x1, x2, ...: as many arguments as a call has. */
#define PASS_1 x1
#define PASS_2 PASS_1, x2
#define PASS_3 PASS_2, x3
#define PASS_4 PASS_3, x4
#define PASS_5 PASS_4, x5
#define PASS_6 PASS_5, x6
#define PASS_7 PASS_6, x7

enum { CALLS_CHARTS = 64, CALLS_FORMATS = 512, CALLS_SHEETS = 256, CALLS_NOTHING = -1 };

#endif
