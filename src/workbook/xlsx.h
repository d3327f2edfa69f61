/* libxlsxwriter, loaded when the first workbook is begun (base/late.h). A function that is called
 * for the first time gets a line in each of the two lists below; without them it does not link. */
#ifndef WORKBOOK_XLSX_H
#define WORKBOOK_XLSX_H

#include "base/err.h"
#include <stdbool.h>
#include <xlsxwriter.h>

/* Before any call; what it says goes after the name of the workbook. */
bool xlsx_load(struct err *err);

#define XLSX_FUNCTIONS(X)                                                                          \
    X(chart_add_series)                                                                            \
    X(chart_axis_set_label_position)                                                               \
    X(chart_axis_set_min)                                                                          \
    X(chart_axis_set_name)                                                                         \
    X(chart_axis_set_name_font)                                                                    \
    X(chart_axis_set_num_font)                                                                     \
    X(chart_axis_set_num_format)                                                                   \
    X(chart_legend_set_font)                                                                       \
    X(chart_legend_set_position)                                                                   \
    X(chart_series_set_fill)                                                                       \
    X(chart_series_set_line)                                                                       \
    X(chart_series_set_name)                                                                       \
    X(chart_title_set_name)                                                                        \
    X(chart_title_set_name_font)                                                                   \
    X(format_set_align)                                                                            \
    X(format_set_bg_color)                                                                         \
    X(format_set_bold)                                                                             \
    X(format_set_bottom)                                                                           \
    X(format_set_bottom_color)                                                                     \
    X(format_set_font_color)                                                                       \
    X(format_set_font_name)                                                                        \
    X(format_set_font_size)                                                                        \
    X(format_set_indent)                                                                           \
    X(format_set_italic)                                                                           \
    X(format_set_num_format)                                                                       \
    X(format_set_text_wrap)                                                                        \
    X(format_set_top)                                                                              \
    X(format_set_unlocked)                                                                         \
    X(lxw_rowcol_to_cell)                                                                          \
    X(lxw_rowcol_to_cell_abs)                                                                      \
    X(lxw_rowcol_to_range_abs)                                                                     \
    X(lxw_strerror)                                                                                \
    X(lxw_workbook_free)                                                                           \
    X(workbook_add_chart)                                                                          \
    X(workbook_add_format)                                                                         \
    X(workbook_add_worksheet)                                                                      \
    X(workbook_close)                                                                              \
    X(workbook_define_name)                                                                        \
    X(workbook_new_opt)                                                                            \
    X(workbook_set_properties)                                                                     \
    X(workbook_validate_sheet_name)                                                                \
    X(worksheet_autofilter)                                                                        \
    X(worksheet_center_horizontally)                                                               \
    X(worksheet_fit_to_pages)                                                                      \
    X(worksheet_freeze_panes)                                                                      \
    X(worksheet_gridlines)                                                                         \
    X(worksheet_insert_chart_opt)                                                                  \
    X(worksheet_insert_image_buffer_opt)                                                           \
    X(worksheet_merge_range)                                                                       \
    X(worksheet_print_area)                                                                        \
    X(worksheet_protect)                                                                           \
    X(worksheet_repeat_columns)                                                                    \
    X(worksheet_repeat_rows)                                                                       \
    X(worksheet_set_column_pixels)                                                                 \
    X(worksheet_set_footer)                                                                        \
    X(worksheet_set_h_pagebreaks)                                                                  \
    X(worksheet_set_header)                                                                        \
    X(worksheet_set_landscape)                                                                     \
    X(worksheet_set_margins)                                                                       \
    X(worksheet_set_paper)                                                                         \
    X(worksheet_set_print_scale)                                                                   \
    X(worksheet_set_row)                                                                           \
    X(worksheet_set_v_pagebreaks)                                                                  \
    X(worksheet_write_blank)                                                                       \
    X(worksheet_write_datetime)                                                                    \
    X(worksheet_write_formula_num)                                                                 \
    X(worksheet_write_formula_str)                                                                 \
    X(worksheet_write_number)                                                                      \
    X(worksheet_write_string)

#define XLSX_POINTER(name) __typeof__(name) *name;
extern struct xlsx {
    XLSX_FUNCTIONS(XLSX_POINTER)
} xlsx;
#undef XLSX_POINTER

#ifndef XLSX_KEEP_NAMES
#define chart_add_series                  xlsx.chart_add_series
#define chart_axis_set_label_position     xlsx.chart_axis_set_label_position
#define chart_axis_set_min                xlsx.chart_axis_set_min
#define chart_axis_set_name               xlsx.chart_axis_set_name
#define chart_axis_set_name_font          xlsx.chart_axis_set_name_font
#define chart_axis_set_num_font           xlsx.chart_axis_set_num_font
#define chart_axis_set_num_format         xlsx.chart_axis_set_num_format
#define chart_legend_set_font             xlsx.chart_legend_set_font
#define chart_legend_set_position         xlsx.chart_legend_set_position
#define chart_series_set_fill             xlsx.chart_series_set_fill
#define chart_series_set_line             xlsx.chart_series_set_line
#define chart_series_set_name             xlsx.chart_series_set_name
#define chart_title_set_name              xlsx.chart_title_set_name
#define chart_title_set_name_font         xlsx.chart_title_set_name_font
#define format_set_align                  xlsx.format_set_align
#define format_set_bg_color               xlsx.format_set_bg_color
#define format_set_bold                   xlsx.format_set_bold
#define format_set_bottom                 xlsx.format_set_bottom
#define format_set_bottom_color           xlsx.format_set_bottom_color
#define format_set_font_color             xlsx.format_set_font_color
#define format_set_font_name              xlsx.format_set_font_name
#define format_set_font_size              xlsx.format_set_font_size
#define format_set_indent                 xlsx.format_set_indent
#define format_set_italic                 xlsx.format_set_italic
#define format_set_num_format             xlsx.format_set_num_format
#define format_set_text_wrap              xlsx.format_set_text_wrap
#define format_set_top                    xlsx.format_set_top
#define format_set_unlocked               xlsx.format_set_unlocked
#define lxw_rowcol_to_cell                xlsx.lxw_rowcol_to_cell
#define lxw_rowcol_to_cell_abs            xlsx.lxw_rowcol_to_cell_abs
#define lxw_rowcol_to_range_abs           xlsx.lxw_rowcol_to_range_abs
#define lxw_strerror                      xlsx.lxw_strerror
#define lxw_workbook_free                 xlsx.lxw_workbook_free
#define workbook_add_chart                xlsx.workbook_add_chart
#define workbook_add_format               xlsx.workbook_add_format
#define workbook_add_worksheet            xlsx.workbook_add_worksheet
#define workbook_close                    xlsx.workbook_close
#define workbook_define_name              xlsx.workbook_define_name
#define workbook_new_opt                  xlsx.workbook_new_opt
#define workbook_set_properties           xlsx.workbook_set_properties
#define workbook_validate_sheet_name      xlsx.workbook_validate_sheet_name
#define worksheet_autofilter              xlsx.worksheet_autofilter
#define worksheet_center_horizontally     xlsx.worksheet_center_horizontally
#define worksheet_fit_to_pages            xlsx.worksheet_fit_to_pages
#define worksheet_freeze_panes            xlsx.worksheet_freeze_panes
#define worksheet_gridlines               xlsx.worksheet_gridlines
#define worksheet_insert_chart_opt        xlsx.worksheet_insert_chart_opt
#define worksheet_insert_image_buffer_opt xlsx.worksheet_insert_image_buffer_opt
#define worksheet_merge_range             xlsx.worksheet_merge_range
#define worksheet_print_area              xlsx.worksheet_print_area
#define worksheet_protect                 xlsx.worksheet_protect
#define worksheet_repeat_columns          xlsx.worksheet_repeat_columns
#define worksheet_repeat_rows             xlsx.worksheet_repeat_rows
#define worksheet_set_column_pixels       xlsx.worksheet_set_column_pixels
#define worksheet_set_footer              xlsx.worksheet_set_footer
#define worksheet_set_h_pagebreaks        xlsx.worksheet_set_h_pagebreaks
#define worksheet_set_header              xlsx.worksheet_set_header
#define worksheet_set_landscape           xlsx.worksheet_set_landscape
#define worksheet_set_margins             xlsx.worksheet_set_margins
#define worksheet_set_paper               xlsx.worksheet_set_paper
#define worksheet_set_print_scale         xlsx.worksheet_set_print_scale
#define worksheet_set_row                 xlsx.worksheet_set_row
#define worksheet_set_v_pagebreaks        xlsx.worksheet_set_v_pagebreaks
#define worksheet_write_blank             xlsx.worksheet_write_blank
#define worksheet_write_datetime          xlsx.worksheet_write_datetime
#define worksheet_write_formula_num       xlsx.worksheet_write_formula_num
#define worksheet_write_formula_str       xlsx.worksheet_write_formula_str
#define worksheet_write_number            xlsx.worksheet_write_number
#define worksheet_write_string            xlsx.worksheet_write_string
#endif

#endif
