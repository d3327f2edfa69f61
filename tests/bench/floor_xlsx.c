/* What libxlsxwriter reaches with nothing around it: the floor for workbooks.
 *
 *     floor_xlsx FILE SHEETS      prints how many cells were written
 *
 * Each sheet looks like the award's ledger: titles across, 60 rows with formulas and their values,
 * totals, Letter paper, titles repeated; every size is known beforehand. `sheets` writes the same.
 */
#include "support/measure.h"
#include "support/sheets.h"

#include <stdio.h>
#include <xlsxwriter.h>

struct looks {
    lxw_format *title, *under, *section, *head, *head_right, *text, *date, *number, *money, *total,
        *total_money;
};

static void check(lxw_error code)
{
    if (code != LXW_NO_ERROR)
        measure_fail("the workbook: %s", lxw_strerror(code));
}

static lxw_format *look(lxw_workbook *book, int size, const char *numbers)
{
    lxw_format *format = workbook_add_format(book);
    format_set_font_name(format, "Arial");
    format_set_font_size(format, size);
    format_set_align(format, numbers ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_indent(format, 1);
    if (numbers)
        format_set_num_format(format, numbers);
    else
        format_set_text_wrap(format);
    return format;
}

static lxw_format *body(lxw_workbook *book, const char *numbers)
{
    lxw_format *format = look(book, 10, numbers);
    format_set_bottom(format, LXW_BORDER_HAIR);
    format_set_bottom_color(format, 0xBFBFBF);
    return format;
}

static lxw_format *strong(lxw_format *format, lxw_color_t color, lxw_color_t fill)
{
    format_set_bold(format);
    if (color)
        format_set_font_color(format, color);
    if (fill)
        format_set_bg_color(format, fill);
    return format;
}

static struct looks make_looks(lxw_workbook *book)
{
    static const char money[] = "#,##0.00;[Red]-#,##0.00";
    struct looks looks = {
        .title = strong(look(book, 14, NULL), LXW_COLOR_WHITE, 0x004C97),
        .under = strong(look(book, 10, NULL), LXW_COLOR_WHITE, 0x004C97),
        .section = strong(look(book, 10, NULL), 0, 0xFFC72C),
        .head = strong(look(book, 10, NULL), 0, 0xDCE6F1),
        .head_right = strong(look(book, 10, "General"), 0, 0xDCE6F1),
        .text = body(book, NULL),
        .date = body(book, "mmm d, yyyy"),
        .number = body(book, "General"),
        .money = body(book, money),
        .total = strong(look(book, 10, NULL), 0, 0),
        .total_money = strong(look(book, 10, money), 0, 0),
    };
    format_set_bottom(looks.total, LXW_BORDER_DOUBLE);
    format_set_bottom(looks.total_money, LXW_BORDER_DOUBLE);
    return looks;
}

static void set_up(lxw_worksheet *sheet, const char *name)
{
    static const uint32_t widths[SHEETS_COLUMNS] = {90, 130, 130, 90, 190, 60, 70, 70, 80, 80};
    char text[128];
    for (lxw_col_t col = 0; col < SHEETS_COLUMNS; col++)
        check(worksheet_set_column_pixels(sheet, col, col, widths[col], NULL));
    check(worksheet_set_row(sheet, 0, 24, NULL));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 1);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.75);
    worksheet_center_horizontally(sheet);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    (void)snprintf(text, sizeof text, "&L&8 Maya Ortiz&R&8 %s", name);
    check(worksheet_set_header(sheet, text));
    check(worksheet_set_footer(sheet, "&L&8 records to December 31, 2025&R&8 Page &P of &N"));
    check(worksheet_repeat_rows(sheet, 0, SHEETS_FIRST_ROW - 1));
    worksheet_freeze_panes(sheet, SHEETS_FIRST_ROW, 0);
    check(worksheet_print_area(sheet, 0, 0, SHEETS_FIRST_ROW + SHEETS_ROWS, SHEETS_COLUMNS - 1));
    lxw_protection allowed = {.format_columns = 1, .format_rows = 1, .autofilter = 1};
    worksheet_protect(sheet, NULL, &allowed);
}

static void across(lxw_worksheet *sheet, lxw_row_t row, const char *text, lxw_format *format)
{
    check(worksheet_merge_range(sheet, row, 0, row, SHEETS_COLUMNS - 1, text, format));
}

static void write_row(lxw_worksheet *sheet, lxw_row_t at, const struct sheets_row *row,
                      const struct looks *looks)
{
    char formula[64];
    lxw_datetime day = {.year = row->year, .month = row->month, .day = row->day};
    check(worksheet_write_datetime(sheet, at, 0, &day, looks->date));
    check(worksheet_write_string(sheet, at, 1, row->project, looks->text));
    check(worksheet_write_string(sheet, at, 2, row->line, looks->text));
    check(worksheet_write_string(sheet, at, 3, row->category, looks->text));
    check(worksheet_write_string(sheet, at, 4, row->what, looks->text));
    check(worksheet_write_string(sheet, at, 5, row->unit, looks->text));
    check(worksheet_write_number(sheet, at, 6, (double)row->quantity / 1000.0, looks->number));
    check(worksheet_write_number(sheet, at, 7, (double)row->price / 100.0, looks->money));
    (void)snprintf(formula, sizeof formula, "=G%u*H%u", at + 1, at + 1);
    check(worksheet_write_formula_num(sheet, at, 8, formula, looks->money,
                                      (double)row->amount / 100.0));
    (void)snprintf(formula, sizeof formula, "=I%u/2", at + 1);
    check(worksheet_write_formula_num(sheet, at, 9, formula, looks->money,
                                      (double)row->share / 100.0));
}

static long write_sheet(lxw_workbook *book, int number, const struct looks *looks)
{
    char name[32], formula[64];
    (void)snprintf(name, sizeof name, "Student %d", number + 1);
    lxw_worksheet *sheet = workbook_add_worksheet(book, name);
    if (!sheet)
        measure_fail("no sheet %s", name);
    across(sheet, 0, sheets_title, looks->title);
    across(sheet, 1, sheets_under, looks->under);
    across(sheet, 2, sheets_section, looks->section);
    for (lxw_col_t col = 0; col < SHEETS_COLUMNS; col++)
        check(worksheet_write_string(sheet, 3, col, sheets_heads[col],
                                     col > 5 || col == 0 ? looks->head_right : looks->head));
    int64_t amount = 0, share = 0;
    for (int i = 0; i < SHEETS_ROWS; i++) {
        struct sheets_row row = sheets_row(number, i);
        write_row(sheet, (lxw_row_t)(SHEETS_FIRST_ROW + i), &row, looks);
        amount += row.amount;
        share += row.share;
    }
    lxw_row_t last = SHEETS_FIRST_ROW + SHEETS_ROWS;
    check(worksheet_write_string(sheet, last, 0, "Total", looks->total));
    for (lxw_col_t col = 1; col < 8; col++)
        check(worksheet_write_blank(sheet, last, col, looks->total));
    for (lxw_col_t col = 8; col < 10; col++) {
        (void)snprintf(formula, sizeof formula, "=SUM(%c%d:%c%u)", 'A' + col, SHEETS_FIRST_ROW + 1,
                       'A' + col, last);
        check(worksheet_write_formula_num(sheet, last, col, formula, looks->total_money,
                                          (double)(col == 8 ? amount : share) / 100.0));
    }
    set_up(sheet, name);
    return 3 + SHEETS_COLUMNS + SHEETS_ROWS * SHEETS_COLUMNS + 3;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        measure_fail("floor_xlsx FILE SHEETS");
    long count = measure_number(argv[2], 1, 10000), cells = 0;
    lxw_workbook *book = workbook_new(argv[1]);
    if (!book)
        measure_fail("%s cannot be begun", argv[1]);
    lxw_doc_properties properties = {.created = 1767182400};
    check(workbook_set_properties(book, &properties));
    struct looks looks = make_looks(book);
    for (int i = 0; i < count; i++)
        cells += write_sheet(book, i, &looks);
    check(workbook_close(book));
    printf("cells=%ld\n", cells);
    return 0;
}
