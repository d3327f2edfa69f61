/* The workbook of floor_xlsx through our own sheet layer.
 *
 *     sheets FILE SHEETS      prints how many cells were written */
#include "support/measure.h"
#include "support/sheets.h"
#include "workbook/sheet.h"

#include <stdio.h>

static void write_row(struct sheet *sheet, const struct sheets_row *row)
{
    sheet_row(sheet, LOOK_BODY);
    int at = sheet_at(sheet) + 1;
    cell_date(sheet, 0, row->date);
    cell_text(sheet, 1, row->project);
    cell_text(sheet, 2, row->line);
    cell_text(sheet, 3, row->category);
    cell_text(sheet, 4, row->what);
    cell_text(sheet, 5, row->unit);
    cell_value(sheet, 6, CELL_NUMBER, row->quantity);
    cell_value(sheet, 7, CELL_MONEY, row->price);
    cell_formula(sheet, 8, CELL_MONEY, row->amount, "G%d*H%d", at, at);
    cell_formula(sheet, 9, CELL_MONEY, row->share, "I%d/2", at);
}

static void write_sheet(struct wb *wb, int number)
{
    static const enum cell_type types[SHEETS_COLUMNS] = {
        CELL_DATE, CELL_TEXT,   CELL_TEXT,  CELL_TEXT,  CELL_TEXT,
        CELL_TEXT, CELL_NUMBER, CELL_MONEY, CELL_MONEY, CELL_MONEY,
    };
    struct column columns[SHEETS_COLUMNS] = {{.title = NULL}};
    for (int i = 0; i < SHEETS_COLUMNS; i++)
        columns[i] = (struct column){.title = sheets_heads[i], .type = types[i]};
    char name[32];
    (void)snprintf(name, sizeof name, "Student %d", number + 1);
    struct sheet *sheet = wb_sheet(wb, name, true);
    sheet_columns(sheet, columns, SHEETS_COLUMNS);
    sheet_title(sheet, sheets_title, sheets_under);
    sheet_section(sheet, sheets_section);
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int64_t amount = 0, share = 0;
    for (int i = 0; i < SHEETS_ROWS; i++) {
        struct sheets_row row = sheets_row(number, i);
        write_row(sheet, &row);
        amount += row.amount;
        share += row.share;
    }
    int last = sheet_at(sheet), first = last - SHEETS_ROWS + 1;
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, 0, "Total");
    cell_sum(sheet, 8, CELL_MONEY, amount, first, last);
    cell_sum(sheet, 9, CELL_MONEY, share, first, last);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        measure_fail("sheets FILE SHEETS");
    struct err err = {{0}};
    struct wb_count count = {0};
    struct wb_about about = {.title = "Bench",
                             .subject = "",
                             .author = "",
                             .company = "",
                             .header = "Maya Ortiz",
                             .footer = "records to December 31, 2025",
                             .year = 2025};
    long sheets = measure_number(argv[2], 1, 10000);
    struct wb *wb = wb_open(argv[1], &about, &err);
    if (!wb)
        measure_fail("%s", err.text);
    for (int i = 0; i < sheets; i++)
        write_sheet(wb, i);
    if (!wb_close(wb, &count, &err))
        measure_fail("%s", err.text);
    printf("cells=%lld\n", (long long)count.cells);
    return 0;
}
