/* Sheets like the award workbook's ledger, for the workbook benchmark: the same words and numbers,
 * whoever writes them. */
#ifndef SUPPORT_SHEETS_H
#define SUPPORT_SHEETS_H

#include <stdint.h>

enum { SHEETS_ROWS = 60, SHEETS_COLUMNS = 10, SHEETS_FIRST_ROW = 4 };

extern const char sheets_title[], sheets_under[], sheets_section[];
extern const char *const sheets_heads[SHEETS_COLUMNS];

struct sheets_row {
    int year, month, day;
    char date[11];
    const char *project, *line, *category, *what, *unit;
    int64_t quantity; /* thousandths */
    int64_t price;    /* cents */
    int64_t amount;   /* cents: quantity x price */
    int64_t share;    /* half of it */
};
struct sheets_row sheets_row(int sheet, int row);

#endif
