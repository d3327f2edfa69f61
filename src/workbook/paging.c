/* Where the pages of a sheet end, so that no heading is the last line of one.
 *
 * Programs end a page where it is full. For that they would have to know which rows belong
 * together, and all would have to find the same height for a row. So here every row is given its
 * height, and every page its end, a little before it is full. */
#include "workbook/inside.h"

#include "base/mem.h"

#include <stdlib.h>

enum {
    PAGE_POINTS = 684,      /* Letter upright, less the margins above and below */
    PAGE_WIDE_POINTS = 504, /* across */
    FULL_PERCENT = 97,
};

void sheet_paged(struct sheet *sheet)
{
    sheet->paged = true;
}

void sheet_keep(struct sheet *sheet)
{
    if (sheet->row < 0)
        return;
    sheet->keeps = mem_grow(sheet->keeps, sheet->keep_count + 1, sizeof *sheet->keeps);
    sheet->keeps[sheet->keep_count++] = sheet->row;
}

static void end_page(struct sheet *sheet, int row)
{
    if (sheet->break_count + 1 < (int)COUNT_OF(sheet->breaks))
        sheet->breaks[sheet->break_count++] = (lxw_row_t)row;
}

/* The first row of the next page, where `row` does not fit on the one that begins with `first`. */
static int break_before(const bool *kept, int first, int row)
{
    int at = row;
    while (at - 1 > first && kept[at - 1])
        at--;
    return at - 1 > first ? at : row; /* all of the page belongs together: it cannot */
}

void paging_end_pages(struct sheet *sheet, const double *heights)
{
    double room = (sheet->wide ? PAGE_WIDE_POINTS : PAGE_POINTS) * FULL_PERCENT / 100.0;
    double head = 0, used = 0;
    int first = 0;
    bool *kept = mem_array((size_t)sheet->row + 1, sizeof *kept);
    for (size_t i = 0; i < sheet->keep_count; i++)
        kept[sheet->keeps[i]] = true;
    for (int row = 0; row < sheet->frozen; row++)
        head += heights[row];
    for (int row = 0; row <= sheet->row; row++) {
        if (used + heights[row] > room && row > first) {
            first = break_before(kept, first, row);
            end_page(sheet, first);
            used = head;
            for (int again = first; again < row; again++)
                used += heights[again];
        }
        used += heights[row];
    }
    free(kept);
}
