/* Column widths, row heights and the printed page: what can only be said when a sheet is complete.
 */
#include "workbook/inside.h"

#include "base/mem.h"
#include "base/num.h"
#include "workbook/measure.h"

#include <string.h>

enum {
    LINE_POINTS_100 = 1275, /* a line of 10 points, in hundredths of a point */
    ROW_EXTRA_100 = 75,
    ROW_MOST_100 = 40900,
    WIDEST_PIXELS = 1500,
    SHORT_UNITS = 20 * 556, /* about twenty characters */
    LEAST_PERCENT = 66,     /* a sheet with keys that would be printed smaller is parted ... */
    SIDE_PERCENT = 80,      /* ... into pages that are printed at this scale */
    SIDE_ROOM_PERCENT =
        92, /* of such a page that is counted on: some programs' columns are wider */
    SIDE_STEP = 8,
};

/* ---- widths --------------------------------------------------------------------------------- */

static size_t number_units(enum cell_type type, int64_t value)
{
    char text[NUM_TEXT_SIZE];
    switch (type) {
    case CELL_MONEY:
        num_money_grouped(value, text);
        break;
    case CELL_HOURS:
        num_money_grouped(value * 100 / 60, text);
        break;
    case CELL_PCT:
        num_money_grouped(value, text);
        return measure_width(text, strlen(text), true) + 900; /* and the sign */
    case CELL_NUMBER:
        num_decimal(value, 3, text);
        break;
    case CELL_POINTS:
        num_money_grouped(value / 10, text);
        break;
    case CELL_DATE:
        return 6300; /* "Nov 30, 2026" */
    default:
        num_money_grouped(value * 100, text); /* with room for two places */
        return measure_width(text, strlen(text), true) - 1400;
    }
    return measure_width(text, strlen(text), true);
}

/* Pixels that the column's numbers need: all of them, or a program shows ### in their place. */
static int number_pixels(const struct track *track)
{
    size_t widest = 0;
    for (int type = 0; type < CELL_TYPES; type++) {
        if (!(track->numbers >> type & 1))
            continue;
        size_t low = number_units((enum cell_type)type, track->seen[type].low);
        size_t high = number_units((enum cell_type)type, track->seen[type].high);
        size_t wider = low > high ? low : high;
        widest = wider > widest ? wider : widest;
    }
    return track->numbers ? (int)(widest / UNITS_PER_PIXEL) + CELL_PADDING : 0;
}

struct width {
    int pixels, least;
};

/* A hair more than the letters, rounded up: not every program's are exactly as wide, and what is
 * counted on is ROOM_PERCENT of it. */
static int text_pixels(size_t units)
{
    return (int)(units * 103 / 100 / UNITS_PER_PIXEL) + 1 + CELL_PADDING;
}

static struct width natural_width(const struct track *track)
{
    int numbers = number_pixels(track);
    if (track->pixels > 0) {
        int fixed = track->pixels > numbers ? track->pixels : numbers;
        return (struct width){fixed, fixed};
    }
    size_t head = track->head > track->word ? track->head : track->word;
    size_t text = track->text > head ? track->text : head;
    size_t most = track->most > head ? track->most : head;
    if (text > most)
        text = most;
    if (text < track->least)
        text = track->least;
    int pixels = text_pixels(text);
    int least =
        (int)((track->type == CELL_TEXT ? track->least : 0) / UNITS_PER_PIXEL) + CELL_PADDING;
    int word = text_pixels(head);
    if (least < word)
        least = word;
    if (text <= SHORT_UNITS) /* a short text is not broken so that a long one has an easier time */
        least = pixels;
    if (least < numbers)
        least = numbers;
    if (pixels < least)
        pixels = least;
    return (struct width){pixels, least};
}

/* The sheet's width if no column were wider than `level`, where it can be narrower. */
static int width_at(const struct sheet *sheet, const struct width *widths, int level)
{
    int total = 0;
    for (int col = 0; col < sheet->count; col++) {
        int narrow = widths[col].least > level ? widths[col].least : level;
        total += widths[col].pixels < narrow ? widths[col].pixels : narrow;
    }
    return total;
}

/* Too wide for the page: the widest texts give way first, down to one level. */
static void shrink(const struct sheet *sheet, struct width *widths, int page)
{
    int low = 0, high = WIDEST_PIXELS;
    while (low < high) { /* the greatest level that fits */
        int level = (low + high + 1) / 2;
        if (width_at(sheet, widths, level) <= page)
            low = level;
        else
            high = level - 1;
    }
    for (int col = 0; col < sheet->count; col++) {
        int narrow = widths[col].least > low ? widths[col].least : low;
        if (widths[col].pixels > narrow)
            widths[col].pixels = narrow;
    }
}

/* Too narrow: texts are given the rest, so that every sheet fills its page alike. */
static void stretch(const struct sheet *sheet, struct width *widths, int rest)
{
    int texts = 0;
    for (int col = 0; col < sheet->count; col++)
        if (sheet->columns[col].type == CELL_TEXT && sheet->columns[col].pixels == 0)
            texts += widths[col].pixels;
    for (int col = 0; col < sheet->count; col++)
        if (sheet->columns[col].type == CELL_TEXT && sheet->columns[col].pixels == 0)
            widths[col].pixels += rest * widths[col].pixels / texts;
}

static int page_width(const struct sheet *sheet)
{
    return sheet->wide ? PAGE_WIDE_PIXELS : PAGE_PIXELS;
}

static void fit_page(const struct sheet *sheet, struct width *widths)
{
    int page = page_width(sheet);
    int most = page * 5 / 4; /* printed at four fifths that is 8 points: still read with ease */
    int total = width_at(sheet, widths, WIDEST_PIXELS);
    if (total > most)
        shrink(sheet, widths, most);
    else if (total < page)
        stretch(sheet, widths, page - total);
}

/* ---- pages side by side --------------------------------------------------------------------- */

/* A sheet with keys that would be printed too small even with its texts narrow. */
static bool wants_sides(const struct sheet *sheet, const struct width *widths)
{
    return sheet->keys > 0 && width_at(sheet, widths, 0) * LEAST_PERCENT > page_width(sheet) * 100;
}

/* As many columns as fit beside the keys go on each page, of which there are so many. */
static int part_at(struct sheet *sheet, const struct width *widths, int room)
{
    int keys = 0, used = 0, count = 0;
    for (int col = 0; col < sheet->keys; col++)
        keys += widths[col].pixels;
    for (int col = 0; col < sheet->count; col++) {
        if (used + widths[col].pixels > room && col > sheet->keys) {
            sheet->sides[count++] = (lxw_col_t)col;
            used = keys;
        }
        used += widths[col].pixels;
    }
    sheet->sides[count] = 0;
    return count;
}

/* The pages are filled alike: the narrowest room that takes no more of them. */
static void part_pages(struct sheet *sheet, const struct width *widths)
{
    int room = page_width(sheet) * SIDE_ROOM_PERCENT / SIDE_PERCENT;
    int count = part_at(sheet, widths, room);
    while (count > 0 && part_at(sheet, widths, room - SIDE_STEP) == count)
        room -= SIDE_STEP;
    part_at(sheet, widths, room);
    if (sheet->row < sheet->frozen + 1 && count > 0) { /* no rows: the other pages say nothing */
        sheet->printed = sheet->sides[0];
        sheet->sides[0] = 0;
    }
}

static void set_widths(struct sheet *sheet)
{
    struct width widths[SHEET_COLUMNS];
    for (int col = 0; col < sheet->count; col++)
        widths[col] = natural_width(&sheet->columns[col]);
    if (wants_sides(sheet, widths))
        part_pages(sheet, widths);
    else
        fit_page(sheet, widths);
    for (int col = 0; col < sheet->count; col++) {
        sheet->columns[col].pixels = widths[col].pixels;
        wb_check(sheet->wb,
                 worksheet_set_column_pixels(sheet->lxw, (lxw_col_t)col, (lxw_col_t)col,
                                             (uint32_t)widths[col].pixels, NULL),
                 "set a column's width");
    }
}

/* ---- heights -------------------------------------------------------------------------------- */

static double wrap_height(const struct sheet *sheet, const struct wrap *wrap)
{
    const char *text = buf_text(&sheet->texts) + wrap->at;
    /* What a larger or smaller font can hold, in thousandths of itself; and a little less, because
     * other programs' letters are not quite as wide. */
    size_t room = sheet_room(sheet, wrap->first, wrap->last) * 10 / (size_t)wrap->size;
    room = room * ROOM_PERCENT / 100;
    bool fits = wrap->width > 0 && wrap->width <= room;
    size_t lines = fits ? 1 : measure_lines(text, wrap->len, wrap->bold, room);
    int height = (int)lines * LINE_POINTS_100 * wrap->size / 10 + ROW_EXTRA_100;
    double points = (height > ROW_MOST_100 ? ROW_MOST_100 : height) / 100.0;
    return points > wrap->least ? points : wrap->least;
}

static void set_height(struct sheet *sheet, int row, double points)
{
    wb_check(sheet->wb, worksheet_set_row(sheet->lxw, (lxw_row_t)row, points, NULL),
             "set a row's height");
}

/* How large it is printed: 1 is as it is. */
static double print_scale(const struct sheet *sheet)
{
    int pixels = 0;
    if (sheet->sides[0] != 0)
        return SIDE_PERCENT / 100.0;
    for (int col = 0; col < sheet->count; col++)
        pixels += sheet->columns[col].pixels;
    return pixels > page_width(sheet) ? (double)page_width(sheet) / pixels : 1;
}

/* Where pages end; what was to be one page may be too long for that. */
static void set_pages(struct sheet *sheet, const double *heights)
{
    double scale = print_scale(sheet);
    if (sheet->one_page && paging_fits_one(sheet, heights, scale)) {
        sheet->break_count = 0;
        return;
    }
    sheet->one_page = false;
    paging_end_pages(sheet, heights, scale);
}

/* Wraps stand in the order of their rows. Rows of one line have the height that a program gives
 * them, but where pages are to end somewhere, and all of them must be known. */
static void set_heights(struct sheet *sheet)
{
    double *heights = mem_array((size_t)sheet->row + 1, sizeof *heights);
    bool all = sheet->paged || sheet->one_page;
    for (int row = 0; all && row <= sheet->row; row++)
        heights[row] = (LINE_POINTS_100 + ROW_EXTRA_100) / 100.0;
    for (size_t i = 0; i < sheet->wrap_count; i++) {
        double *height = &heights[sheet->wraps[i].row];
        double needed = wrap_height(sheet, &sheet->wraps[i]);
        *height = needed > *height ? needed : *height;
    }
    for (int row = 0; row <= sheet->row; row++)
        if (all || heights[row] > LXW_DEF_ROW_HEIGHT)
            set_height(sheet, row, heights[row]);
    if (all)
        set_pages(sheet, heights);
    mem_free(heights);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void fit_on_pages(struct sheet *sheet)
{
    if (sheet->sides[0] == 0) {
        worksheet_fit_to_pages(sheet->lxw, 1, sheet->one_page ? 1 : 0);
        return;
    }
    worksheet_set_print_scale(sheet->lxw, SIDE_PERCENT);
    wb_check(sheet->wb, worksheet_set_v_pagebreaks(sheet->lxw, sheet->sides), "part its pages");
    wb_check(sheet->wb, worksheet_repeat_columns(sheet->lxw, 0, (lxw_col_t)(sheet->keys - 1)),
             "repeat its first columns");
}

/* A sheet of which nothing stays in sight has its title on every page all the same. */
static void repeat_titles(struct sheet *sheet)
{
    if (sheet->frozen > 0 || sheet->titles == 0)
        return;
    sheet->frozen = sheet->titles;
    wb_check(sheet->wb, worksheet_repeat_rows(sheet->lxw, 0, (lxw_row_t)(sheet->titles - 1)),
             "repeat its title");
}

static void set_page(struct sheet *sheet)
{
    struct wb *wb = sheet->wb;
    struct buf text = {0};
    lxw_worksheet *lxw = sheet->lxw;
    int columns = sheet->printed > 0 ? sheet->printed : sheet->count;
    worksheet_set_paper(lxw, 1); /* Letter */
    if (sheet->wide)
        worksheet_set_landscape(lxw);
    fit_on_pages(sheet);
    worksheet_set_margins(lxw, 0.5, 0.5, 0.75, 0.75);
    worksheet_center_horizontally(lxw);
    worksheet_gridlines(lxw, LXW_HIDE_ALL_GRIDLINES);
    buf_addf(&text, "&L&\"Arial,Regular\"&8 %s&R&\"Arial,Regular\"&8 %s", wb->header, sheet->name);
    wb_check(wb, worksheet_set_header(lxw, buf_text(&text)), "set its header");
    buf_clear(&text);
    buf_addf(&text, "&L&\"Arial,Regular\"&8 %s&R&\"Arial,Regular\"&8 Page &P of &N", wb->footer);
    wb_check(wb, worksheet_set_footer(lxw, buf_text(&text)), "set its footer");
    buf_free(&text);
    if (sheet->break_count > 0) {
        sheet->breaks[sheet->break_count] = 0;
        wb_check(wb, worksheet_set_h_pagebreaks(lxw, sheet->breaks), "break its pages");
    }
    if (sheet->row >= 0 && sheet->count > 0)
        wb_check(
            wb,
            worksheet_print_area(lxw, 0, 0, (lxw_row_t)sheet->row, (lxw_col_t)(columns - 1)),
            "set its print area");
    /* Against slips, not against people: no password, and one may select, copy, widen and filter.
     */
    lxw_protection allowed = {.format_columns = 1, .format_rows = 1, .autofilter = 1};
    worksheet_protect(lxw, NULL, &allowed);
}

void sheet_lay_out(struct sheet *sheet)
{
    sheet_end_row(sheet);
    if (!sheet->lxw || sheet->wb->failed)
        return;
    repeat_titles(sheet);
    set_widths(sheet);
    set_heights(sheet);
    set_page(sheet);
}
