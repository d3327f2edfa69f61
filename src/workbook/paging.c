/* Where the pages of a sheet end, so that no heading is the last line of one.
 *
 * Programs end a page where it is full. For that they would have to know which rows belong
 * together, and all would have to find the same height for a row. So here every row is given its
 * height, and every page its end, a little before it is full. */
#include "workbook/inside.h"

#include "base/mem.h"

enum {
    PAGE_POINTS = 684,      /* Letter upright, less the margins above and below */
    PAGE_WIDE_POINTS = 504, /* across */
    FULL_PERCENT = 97,
    SMALL_PERCENT = 70, /* print smaller than this is too small */
};

void sheet_hold(struct sheet *sheet, int row)
{
    if (row < 0)
        return;
    sheet->keeps = mem_grow(sheet->keeps, sheet->keep_count + 1, sizeof *sheet->keeps);
    sheet->keeps[sheet->keep_count++] = row;
}

void sheet_keep(struct sheet *sheet)
{
    sheet->paged = true;
    sheet_hold(sheet, sheet->row);
}

static double page_points(const struct sheet *sheet)
{
    return (sheet->wide ? PAGE_WIDE_POINTS : PAGE_POINTS) * FULL_PERCENT / 100.0;
}

bool paging_fits_one(const struct sheet *sheet, const double *heights, double scale)
{
    double all = 0;
    for (int row = 0; row <= sheet->row; row++)
        all += heights[row];
    double needs = page_points(sheet) / all;
    return (needs < scale ? needs : scale) * 100 >= SMALL_PERCENT;
}

static void end_page(struct sheet *sheet, int row)
{
    if (sheet->break_count + 1 < (int)COUNT_OF(sheet->breaks))
        sheet->breaks[sheet->break_count++] = (lxw_row_t)row;
}

/* The first row of the next page, where `row` does not fit on the one whose rows begin with
 * `first`. */
static int break_before(const bool *kept, int first, int row)
{
    int at = row;
    while (at > first && kept[at - 1])
        at--;
    return at > first ? at : row; /* all of the page belongs together: it cannot */
}

/* Rows that are kept, and rows before which a page ends whatever there is. */
struct marks {
    bool *kept, *forced;
};

static struct marks mark_rows(struct sheet *sheet)
{
    size_t count = (size_t)sheet->row + 2;
    struct marks marks = {mem_array(count, sizeof(bool)), mem_array(count, sizeof(bool))};
    for (size_t i = 0; i < sheet->keep_count; i++)
        marks.kept[sheet->keeps[i]] = true;
    for (int i = 0; i < sheet->break_count; i++)
        marks.forced[sheet->breaks[i]] = true;
    sheet->break_count = 0;
    return marks;
}

void paging_end_pages(struct sheet *sheet, const double *heights, double scale)
{
    double room = page_points(sheet) / scale, head = 0, used = 0;
    int first = 0;
    struct marks marks = mark_rows(sheet);
    for (int row = 0; row < sheet->frozen; row++)
        head += heights[row];
    for (int row = 0; row <= sheet->row; row++) {
        bool full = used + heights[row] > room && row > first;
        if (full || marks.forced[row]) {
            int begins = first > sheet->frozen ? first : sheet->frozen;
            first = marks.forced[row] ? row : break_before(marks.kept, begins, row);
            end_page(sheet, first);
            used = head;
            for (int again = first; again < row; again++)
                used += heights[again];
        }
        used += heights[row];
    }
    mem_free(marks.kept);
    mem_free(marks.forced);
}
