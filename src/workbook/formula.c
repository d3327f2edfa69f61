/* Formulas with the values they give, and the references in them. */
#include "workbook/inside.h"

#include "workbook/measure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- formulas ------------------------------------------------------------------------------- */

enum { FORMULA_BYTES = 4096 };

ATTR_PRINTF(3, 0)
static bool format_formula(struct sheet *sheet, char out[static FORMULA_BYTES], const char *format,
                           va_list args)
{
    int length = vsnprintf(out, FORMULA_BYTES, format, args);
    if (length > 0 && length < FORMULA_BYTES)
        return true;
    return wb_check(sheet->wb, LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, "hold a formula");
}

static void put_formula(struct sheet *sheet, int col, enum cell_type type, int64_t value,
                        const char *formula)
{
    struct wb *wb = sheet->wb;
    sheet_track(&sheet->columns[col], type, value);
    wb_check(wb,
             worksheet_write_formula_num(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col, formula,
                                         wb_format(wb, sheet->look, type),
                                         cell_number(type, value)),
             "hold a formula");
    wb->cells++;
    sheet_mark(sheet, col, col);
}

void cell_formula(struct sheet *sheet, int col, enum cell_type type, int64_t value,
                  const char *format, ...)
{
    char formula[FORMULA_BYTES];
    va_list args;
    if (sheet_is_off(sheet))
        return;
    va_start(args, format);
    if (format_formula(sheet, formula, format, args))
        put_formula(sheet, col, type, value, formula);
    va_end(args);
}

void cell_formula_text(struct sheet *sheet, int col, const char *value, const char *format, ...)
{
    char formula[FORMULA_BYTES];
    struct wb *wb = sheet->wb;
    struct buf clean = {0};
    va_list args;
    if (sheet_is_off(sheet))
        return;
    text_for_cell(&clean, value, strlen(value));
    va_start(args, format);
    if (format_formula(sheet, formula, format, args)) {
        size_t width = measure_width(buf_text(&clean), clean.len, look_is_bold(sheet->look));
        if (width > sheet->columns[col].text)
            sheet->columns[col].text = width;
        sheet_note_wrap(sheet, col, col, sheet->look, buf_text(&clean), clean.len, width);
        wb_check(wb,
                 worksheet_write_formula_str(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col,
                                             formula, wb_format(wb, sheet->look, CELL_TEXT),
                                             buf_text(&clean)),
                 "hold a formula");
        wb->cells++;
        sheet_mark(sheet, col, col);
    }
    va_end(args);
    buf_free(&clean);
}

void cell_sum(struct sheet *sheet, int col, enum cell_type type, int64_t value, int first, int last)
{
    char from[REF_SIZE], to[REF_SIZE];
    if (last < first)
        cell_value(sheet, col, type, value);
    else
        cell_formula(sheet, col, type, value, "SUM(%s:%s)", ref_cell(first, col, from),
                     ref_cell(last, col, to));
}

/* ---- references ----------------------------------------------------------------------------- */

const char *ref_cell(int row, int col, char out[static REF_SIZE])
{
    lxw_rowcol_to_cell(out, (lxw_row_t)row, (lxw_col_t)col);
    return out;
}

const char *ref_fixed(int row, int col, char out[static REF_SIZE])
{
    lxw_rowcol_to_cell_abs(out, (lxw_row_t)row, (lxw_col_t)col, 1, 1);
    return out;
}

const char *ref_on(const struct sheet *sheet, int row, int col, char out[static REF_SIZE])
{
    return ref_range(sheet, row, col, row, col, out);
}

const char *ref_range(const struct sheet *sheet, int first_row, int first_col, int last_row,
                      int last_col, char out[static REF_SIZE])
{
    char cells[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range_abs(cells, (lxw_row_t)first_row, (lxw_col_t)first_col, (lxw_row_t)last_row,
                            (lxw_col_t)last_col);
    /* The names are ours, without an apostrophe. */
    snprintf(out, REF_SIZE, "'%s'!%.*s", sheet->name, (int)sizeof cells, cells);
    return out;
}
