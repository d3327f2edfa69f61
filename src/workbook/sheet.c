/* Rows and cells. */
#include "workbook/inside.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "workbook/measure.h"

#include <assert.h>
#include <string.h>

enum {
    UNITS_PER_CHARACTER = 556, /* a digit */
    LEAST_CHARACTERS = 6,
    MOST_CHARACTERS = 60,
    ONE_LINE_HEAD = 12 * UNITS_PER_CHARACTER, /* titles up to this are not broken */
    MOST_HEAD = 24 * UNITS_PER_CHARACTER,     /* no title makes a column wider than this */
};

bool sheet_is_off(const struct sheet *sheet)
{
    return sheet->wb->failed || !sheet->lxw;
}

/* ---- text that a file can hold -------------------------------------------------------------- */

/* Excel reads "_x0041_" as the character U+0041: the underscore is written so itself. */
static bool is_escape(const char *text, size_t nbytes)
{
    return nbytes >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
           strspn(text + 2, "0123456789abcdefABCDEF") >= 4;
}

void text_for_cell(struct buf *out, const char *text, size_t nbytes)
{
    size_t from = 0;
    for (size_t at = 0; at <= nbytes; at++) {
        bool line = at < nbytes && text[at] == '\n';
        bool escape = at < nbytes && is_escape(text + at, nbytes - at);
        if (at < nbytes && !line && !escape)
            continue;
        if (text_check(text + from, at - from, true, NULL))
            buf_add(out, text + from, at - from);
        else
            text_add_safe(out, text + from, at - from);
        from = at;
        if (line) {
            buf_add_char(out, '\n');
            from = at + 1;
        } else if (escape) {
            buf_add_text(out, "_x005F");
        }
    }
}

/* ---- columns and widths --------------------------------------------------------------------- */

void sheet_columns(struct sheet *sheet, const struct column *columns, size_t count)
{
    assert(sheet->count == 0 && count <= SHEET_COLUMNS);
    for (size_t i = 0; i < count; i++) {
        struct track *track = &sheet->columns[i];
        int least = columns[i].least > 0 ? columns[i].least : LEAST_CHARACTERS;
        int most = columns[i].most > 0 ? columns[i].most : MOST_CHARACTERS;
        track->title = mem_text(columns[i].title ? columns[i].title : "");
        track->type = columns[i].type;
        track->least = (size_t)least * UNITS_PER_CHARACTER;
        track->most = (size_t)(most > least ? most : least) * UNITS_PER_CHARACTER;
    }
    sheet->count = (int)count;
}

void sheet_fix_width(struct sheet *sheet, int col, int pixels)
{
    sheet->columns[col].pixels = pixels;
}

size_t sheet_room(const struct sheet *sheet, int first, int last)
{
    size_t room = 0;
    for (int col = first; col <= last && col < sheet->count; col++) {
        const struct track *track = &sheet->columns[col];
        room += track->pixels > 0 ? (size_t)track->pixels * UNITS_PER_PIXEL
                                  : track->least + CELL_PADDING * UNITS_PER_PIXEL;
    }
    size_t padding = CELL_PADDING * UNITS_PER_PIXEL;
    return room > 2 * padding ? room - padding : padding;
}

size_t cell_room(const struct sheet *sheet, int first, int last, const char *text)
{
    size_t nbytes = strlen(text);
    return measure_take(text, nbytes, false, sheet_room(sheet, first, last) * ROOM_PERCENT / 100,
                        ROW_LINES);
}

/* Notes what a row must be tall enough for. */
static void add_wrap(struct sheet *sheet, struct wrap wrap, const char *text)
{
    if (sheet->wrap_count == sheet->wrap_room) {
        sheet->wrap_room = sheet->wrap_room ? sheet->wrap_room * 2 : 64;
        sheet->wraps = mem_grow(sheet->wraps, sheet->wrap_room, sizeof *sheet->wraps);
    }
    wrap.at = sheet->texts.len;
    sheet->wraps[sheet->wrap_count++] = wrap;
    buf_add(&sheet->texts, text, wrap.len);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void merge(struct sheet *sheet, int first, int last, lxw_format *format)
{
    if (last > first)
        wb_check(sheet->wb,
                 worksheet_merge_range(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)first,
                                       (lxw_row_t)sheet->row, (lxw_col_t)last, "", format),
                 "join cells");
}

void sheet_mark(struct sheet *sheet, int first, int last)
{
    for (int col = first; col <= last; col++)
        sheet->filled |= UINT64_C(1) << col;
}

static void fill_row(struct sheet *sheet)
{
    lxw_format *format = wb_format(sheet->wb, sheet->look, CELL_TEXT);
    for (int col = 0; col < sheet->count; col++) {
        if (sheet->filled >> col & 1)
            continue;
        wb_check(sheet->wb,
                 worksheet_write_blank(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col, format),
                 "fill a row");
    }
}

static void put_text(struct sheet *sheet, int first, int last, enum look look, const char *text,
                     size_t nbytes);

static void begin_row(struct sheet *sheet, enum look look)
{
    sheet->row++;
    sheet->look = look;
    sheet->filled = 0;
    sheet->height = 0;
    if (look == LOOK_HEAD)
        sheet_hold(sheet, sheet->row);
    if (look == LOOK_TOTAL)
        sheet_hold(sheet, sheet->row - 1);
}

static void close_row(struct sheet *sheet)
{
    if (sheet_is_off(sheet) || sheet->row < 0)
        return;
    if (sheet->look != LOOK_PLAIN)
        fill_row(sheet);
    if (sheet->height > 0)
        add_wrap(sheet, (struct wrap){.row = sheet->row, .size = 10, .least = sheet->height}, "");
}

/* What a tall text left over goes into rows of its own below, in the same column. */
void sheet_end_row(struct sheet *sheet)
{
    close_row(sheet);
    while (sheet->carry_count > 0) {
        struct carry carries[SHEET_COLUMNS];
        int count = sheet->carry_count;
        memcpy(carries, sheet->carries, sizeof carries);
        sheet->carry_count = 0;
        begin_row(sheet, sheet->look);
        for (int i = 0; i < count; i++) {
            put_text(sheet, carries[i].first, carries[i].last, carries[i].look, carries[i].rest,
                     strlen(carries[i].rest));
            free(carries[i].rest);
        }
        close_row(sheet);
    }
}

void sheet_row(struct sheet *sheet, enum look look)
{
    sheet_end_row(sheet);
    begin_row(sheet, look);
}

int sheet_at(const struct sheet *sheet)
{
    return sheet->row;
}

void sheet_height(struct sheet *sheet, double points)
{
    if (points > sheet->height)
        sheet->height = points;
}

void sheet_gap(struct sheet *sheet)
{
    sheet_row(sheet, LOOK_PLAIN);
}

/* The last column of a title: on pages side by side it stands over the keys of each. */
static int title_end(const struct sheet *sheet)
{
    return sheet->keys > 0 && sheet->count > ONE_PAGE_COLUMNS ? sheet->keys - 1 : sheet->count - 1;
}

void sheet_title(struct sheet *sheet, const char *title, const char *under)
{
    sheet_row(sheet, LOOK_TITLE);
    cell_across(sheet, 0, title_end(sheet), LOOK_TITLE, title);
    sheet_height(sheet, 24);
    if (under && *under) {
        sheet_row(sheet, LOOK_UNDER);
        cell_across(sheet, 0, title_end(sheet), LOOK_UNDER, under);
    }
    sheet->titles = sheet->row + 1;
}

void sheet_say(struct sheet *sheet, const char *text)
{
    sheet_row(sheet, LOOK_SAY);
    cell_across(sheet, 0, title_end(sheet), LOOK_SAY, text);
}

void sheet_section(struct sheet *sheet, const char *text)
{
    sheet_row(sheet, LOOK_SECTION);
    cell_across(sheet, 0, sheet->count - 1, LOOK_SECTION, text);
    sheet_keep(sheet);
}

void sheet_heads(struct sheet *sheet)
{
    sheet_row(sheet, LOOK_HEAD);
    if (sheet_is_off(sheet))
        return;
    for (int col = 0; col < sheet->count; col++) {
        const char *title = sheet->columns[col].title;
        put_text(sheet, col, col, LOOK_HEAD, title, strlen(title));
    }
}

void sheet_heads_of(struct sheet *sheet, const char *const *heads, int count)
{
    sheet_row(sheet, LOOK_HEAD);
    for (int col = 0; col < count; col++)
        cell_text(sheet, col, heads[col]);
}

void sheet_freeze(struct sheet *sheet)
{
    sheet_end_row(sheet);
    if (sheet_is_off(sheet) || sheet->row < 0)
        return;
    sheet->frozen = sheet->row + 1;
    worksheet_freeze_panes(sheet->lxw, (lxw_row_t)sheet->row + 1, (lxw_col_t)sheet->keys);
    wb_check(sheet->wb, worksheet_repeat_rows(sheet->lxw, 0, (lxw_row_t)sheet->row),
             "repeat its titles");
}

void sheet_keys(struct sheet *sheet, int columns)
{
    sheet->keys = columns;
}

void sheet_one_page(struct sheet *sheet)
{
    sheet->one_page = true;
}

void sheet_filter(struct sheet *sheet, int heads, int last)
{
    if (sheet_is_off(sheet) || sheet->count == 0 || last <= heads)
        return;
    wb_check(sheet->wb,
             worksheet_autofilter(sheet->lxw, (lxw_row_t)heads, 0, (lxw_row_t)last,
                                  (lxw_col_t)(sheet->count - 1)),
             "set a filter");
}

void sheet_page_break(struct sheet *sheet)
{
    sheet_end_row(sheet);
    if (sheet->row >= 0 && sheet->break_count + 1 < (int)COUNT_OF(sheet->breaks))
        sheet->breaks[sheet->break_count++] = (lxw_row_t)sheet->row + 1;
}

/* ---- cells ---------------------------------------------------------------------------------- */

/* Keeps the text until the columns' widths are known, if it may need more than one line. */
void sheet_note_wrap(struct sheet *sheet, int first, int last, enum look look, const char *text,
                     size_t nbytes, size_t width)
{
    bool tall = look_size(look) > 10;
    bool lines = memchr(text, '\n', nbytes) != NULL;
    if (!tall && !lines && width <= sheet_room(sheet, first, last) * ROOM_PERCENT / 100)
        return;
    add_wrap(sheet,
             (struct wrap){
                 .row = sheet->row,
                 .first = (short)first,
                 .last = (short)last,
                 .bold = look_is_bold(look),
                 .size = (short)look_size(look),
                 .width = lines ? 0 : width,
                 .len = nbytes,
             },
             text);
}

static void write_text(struct sheet *sheet, int first, int last, enum look look, const char *text)
{
    struct wb *wb = sheet->wb;
    /* The titles of numbers stand over the numbers. */
    enum cell_type type = look == LOOK_HEAD ? sheet->columns[first].type : CELL_TEXT;
    lxw_format *format = wb_format(wb, look, type);
    merge(sheet, first, last, format);
    wb_check(
        wb,
        worksheet_write_string(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)first, text, format),
        "hold a text");
    wb->cells++;
    sheet_mark(sheet, first, last);
}

/* How much of a text one row can hold; the rest is carried into the next. */
static size_t take_for_row(struct sheet *sheet, int first, int last, enum look look,
                           const char *text, size_t nbytes)
{
    size_t room = sheet_room(sheet, first, last) * ROOM_PERCENT / 100;
    size_t take = measure_take(text, nbytes, look_is_bold(look), room, ROW_LINES);
    if (take < nbytes && sheet->carry_count < SHEET_COLUMNS)
        sheet->carries[sheet->carry_count++] =
            (struct carry){first, last, look, mem_text_n(text + take, nbytes - take)};
    return take;
}

/* How wide the wider of two lines must be, for a title of several words. */
static size_t two_lines(const char *text, size_t nbytes, size_t width)
{
    size_t best = width;
    for (size_t at = 1; at + 1 < nbytes; at++) {
        if (text[at] != ' ')
            continue;
        size_t above = measure_width(text, at, true);
        size_t below = measure_width(text + at + 1, nbytes - at - 1, true);
        size_t wider = above > below ? above : below;
        best = wider < best ? wider : best;
    }
    return best + best / 25; /* a hair more, or it takes a third line */
}

static void track_text(struct track *track, enum look look, const char *text, size_t nbytes,
                       size_t width)
{
    if (look != LOOK_HEAD) {
        if (width > track->text)
            track->text = width;
        return;
    }
    size_t word = measure_word(text, nbytes, true);
    size_t head = width <= ONE_LINE_HEAD ? width : two_lines(text, nbytes, width);
    if (word > track->word)
        track->word = word < MOST_HEAD ? word : MOST_HEAD;
    if (head > track->head)
        track->head = head < MOST_HEAD ? head : MOST_HEAD;
}

/* Whether a text could be too tall for a row: a line of greedy wrapping is at least half full. */
static bool may_be_tall(const struct sheet *sheet, int first, int last, size_t width, size_t breaks)
{
    size_t lines = (breaks + 1) * (2 * width / sheet_room(sheet, first, last) + 1);
    return lines > ROW_LINES;
}

static void put_text(struct sheet *sheet, int first, int last, enum look look, const char *text,
                     size_t nbytes)
{
    struct buf clean = {0};
    size_t width, breaks;
    bool bold = look_is_bold(look);
    char *part = NULL;
    if (sheet_is_off(sheet) || nbytes == 0)
        return;
    if (!measure_plain(text, nbytes, bold, &width, &breaks)) {
        text_for_cell(&clean, text, nbytes);
        text = buf_text(&clean);
        nbytes = clean.len;
        width = measure_width(text, nbytes, bold);
        breaks = nbytes; /* as many as there could be */
    }
    if (nbytes > ROW_LINES && may_be_tall(sheet, first, last, width, breaks)) {
        size_t take = take_for_row(sheet, first, last, look, text, nbytes);
        if (take < nbytes) {
            part = mem_text_n(text, take);
            text = part;
            nbytes = take;
            width = measure_width(text, nbytes, bold);
        }
    }
    if (first == last)
        track_text(&sheet->columns[first], look, text, nbytes, width);
    sheet_note_wrap(sheet, first, last, look, text, nbytes, width);
    write_text(sheet, first, last, look, text);
    free(part);
    buf_free(&clean);
}

void cell_look(struct sheet *sheet, int col, enum look look, const char *text)
{
    if (text)
        put_text(sheet, col, col, look, text, strlen(text));
}

void cell_text(struct sheet *sheet, int col, const char *text)
{
    cell_look(sheet, col, sheet->look, text);
}

void cell_across(struct sheet *sheet, int first, int last, enum look look, const char *text)
{
    if (text)
        put_text(sheet, first, last, look, text, strlen(text));
}

void cell_open(struct sheet *sheet, int col)
{
    if (sheet_is_off(sheet))
        return;
    wb_check(sheet->wb,
             worksheet_write_blank(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col,
                                   wb_format(sheet->wb, LOOK_OPEN, sheet->columns[col].type)),
             "leave a cell open");
    sheet_mark(sheet, col, col);
}

void sheet_track(struct track *track, enum cell_type type, int64_t value)
{
    bool first = !(track->numbers >> type & 1);
    track->numbers |= 1U << type;
    if (first || value < track->seen[type].low)
        track->seen[type].low = value;
    if (first || value > track->seen[type].high)
        track->seen[type].high = value;
}

void cell_value(struct sheet *sheet, int col, enum cell_type type, int64_t value)
{
    struct wb *wb = sheet->wb;
    if (sheet_is_off(sheet))
        return;
    sheet_track(&sheet->columns[col], type, value);
    wb_check(wb,
             worksheet_write_number(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col,
                                    cell_number(type, value), wb_format(wb, sheet->look, type)),
             "hold a number");
    wb->cells++;
    sheet_mark(sheet, col, col);
}

void cell_value_across(struct sheet *sheet, int first, int last, enum cell_type type,
                       int64_t value)
{
    struct wb *wb = sheet->wb;
    if (sheet_is_off(sheet))
        return;
    lxw_format *format = wb_format(wb, sheet->look, type);
    merge(sheet, first, last, format);
    wb_check(wb,
             worksheet_write_number(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)first,
                                    cell_number(type, value), format),
             "hold a number");
    wb->cells++;
    sheet_mark(sheet, first, last);
}

int64_t cell_day(struct date date)
{
    return date_number(date) + 25569; /* days from the file's own epoch to 1970 */
}

void cell_date(struct sheet *sheet, int col, const char *iso)
{
    struct date date;
    struct wb *wb = sheet->wb;
    if (!iso || !*iso || sheet_is_off(sheet))
        return;
    if (!date_parse_iso(iso, strlen(iso), &date)) {
        cell_text(sheet, col, iso); /* the library would take a thirteenth month */
        return;
    }
    lxw_datetime day = {.year = date.year, .month = date.month, .day = date.day};
    sheet_track(&sheet->columns[col], CELL_DATE, 0);
    wb_check(wb,
             worksheet_write_datetime(sheet->lxw, (lxw_row_t)sheet->row, (lxw_col_t)col, &day,
                                      wb_format(wb, sheet->look, CELL_DATE)),
             "hold a date");
    wb->cells++;
    sheet_mark(sheet, col, col);
}
