#include "kit/note.h"

#include "base/text.h"
#include "base/tr.h"
#include "kit/draw.h"
#include <string.h>

/* One row of the wrapped text, as bytes from..to; next is where the following row begins. */
struct row {
    size_t from, to, next;
};

void note_init(struct note *note, const char *text, size_t max_chars)
{
    memset(note, 0, sizeof(*note));
    edit_init(&note->edit, text, max_chars);
    note->edit.multiline = true;
    note->goal_col = -1;
    note->ncols = 40;
    note->nrows = 4;
}

void note_clear(struct note *note)
{
    edit_clear(&note->edit);
}

void note_set(struct note *note, const char *text)
{
    edit_set(&note->edit, text);
    note->first_row = 0;
    note->goal_col = -1;
}

const char *note_text(const struct note *note)
{
    return edit_text(&note->edit);
}

/* ---- wrapping ------------------------------------------------------------------------------- */

/* One column is left for the cursor behind the last letter. */
static int wrap_cols(const struct note *note)
{
    return note->ncols > 1 ? note->ncols - 1 : 1;
}

static bool next_row(const char *text, size_t len, int ncols, struct row *row)
{
    if (row->next > len)
        return false;
    row->from = row->next;
    if (row->from == len) { /* an empty text, or the line after a last line break */
        bool empty = len == 0 || text[len - 1] == '\n';
        row->to = len;
        row->next = len + 1;
        return empty;
    }
    size_t skip;
    row->to = row->from + draw_wrap_line(text + row->from, len - row->from, ncols, &skip);
    row->next = row->from + skip;
    if (row->next == len && text[len - 1] != '\n')
        row->next = len + 1;
    return true;
}

/* The row that holds byte `at`, and its number. */
static struct row row_of(const struct note *note, size_t at, int *number)
{
    struct row row = {0}, last = {0};
    int count = 0;
    while (next_row(note_text(note), note->edit.text.len, wrap_cols(note), &row)) {
        last = row;
        *number = count++;
        if (at < row.next)
            break;
    }
    return last;
}

static bool row_number(const struct note *note, int number, struct row *row)
{
    *row = (struct row){0};
    for (int count = 0; next_row(note_text(note), note->edit.text.len, wrap_cols(note), row);) {
        if (count++ == number)
            return true;
    }
    return false;
}

int note_rows(const struct note *note, int ncols)
{
    struct row row = {0};
    int count = 0;
    while (next_row(note_text(note), note->edit.text.len, ncols > 1 ? ncols - 1 : 1, &row))
        count++;
    return count;
}

/* ---- moving by rows ------------------------------------------------------------------------- */

static int column_in(const struct note *note, struct row row, size_t at)
{
    size_t end = at < row.to ? at : row.to; /* the spaces at a soft break show no column */
    return (int)text_columns(note_text(note) + row.from, end - row.from);
}

static size_t byte_at_column(const struct note *note, struct row row, int column)
{
    return row.from + text_fit(note_text(note) + row.from, row.to - row.from,
                               column > 0 ? (size_t)column : 0, NULL);
}

static enum edit_answer move_rows(struct note *note, int by)
{
    int number = 0;
    struct row row = row_of(note, note->edit.at, &number), target;
    if (note->goal_col < 0)
        note->goal_col = column_in(note, row, note->edit.at);
    int wanted = number + by;
    bool single = by == 1 || by == -1;
    if (wanted < 0) {
        if (single)
            return EDIT_IGNORED;
        wanted = 0;
    }
    if (!row_number(note, wanted, &target)) {
        if (single)
            return EDIT_IGNORED;
        int last;
        target = row_of(note, note->edit.text.len, &last);
    }
    note->edit.at = byte_at_column(note, target, note->goal_col);
    note->edit.undo_typing = false;
    return EDIT_MOVED;
}

/* Home and End of the row that is seen. */
static enum edit_answer move_in_row(struct note *note, bool to_end)
{
    int number;
    struct row row = row_of(note, note->edit.at, &number);
    note->edit.at = to_end ? row.to : row.from;
    note->edit.undo_typing = false;
    return EDIT_MOVED;
}

enum edit_answer note_event(struct note *note, const struct event *event)
{
    int page = note->nrows > 1 ? note->nrows - 1 : 1;
    enum edit_answer answer;
    if (event_is(event, KEYCODE_UP))
        return move_rows(note, -1);
    if (event_is(event, KEYCODE_DOWN))
        return move_rows(note, 1);
    if (event_is(event, KEYCODE_PAGE_UP))
        return move_rows(note, -page);
    if (event_is(event, KEYCODE_PAGE_DOWN))
        return move_rows(note, page);
    if (event_is(event, KEYCODE_HOME) || event_is(event, KEYCODE_END))
        answer = move_in_row(note, event->key == KEYCODE_END);
    else if (event_is(event, KEYCODE_ENTER))
        answer = edit_insert(&note->edit, "\n", 1);
    else
        answer = edit_event(&note->edit, event);
    if (answer != EDIT_IGNORED)
        note->goal_col = -1;
    return answer;
}

/* ---- view ----------------------------------------------------------------------------------- */

void note_draw(struct note *note, struct rect area, enum role role, bool focused)
{
    note->ncols = area.w;
    note->nrows = area.h;
    int cursor_row = 0, number = 0;
    struct row row = row_of(note, note->edit.at, &cursor_row);
    int cursor_col = column_in(note, row, note->edit.at);
    if (!focused)
        cursor_row = note->first_row = 0;
    if (cursor_row < note->first_row)
        note->first_row = cursor_row;
    if (cursor_row >= note->first_row + area.h)
        note->first_row = cursor_row - area.h + 1;
    draw_fill(area, role);
    row = (struct row){0};
    while (next_row(note_text(note), note->edit.text.len, wrap_cols(note), &row)) {
        int y = number++ - note->first_row;
        draw_text_n(area, 0, y, role, note_text(note) + row.from, row.to - row.from);
    }
    if (note->first_row > 0)
        draw_glyph(area, area.w - 1, 0, role, GLYPH_MORE_UP);
    if (number > note->first_row + area.h)
        draw_glyph(area, area.w - 1, area.h - 1, role, GLYPH_MORE_DOWN);
    if (focused)
        draw_cursor(area, cursor_col, cursor_row - note->first_row, true);
}

void note_click(struct note *note, int x, int y)
{
    struct row row;
    if (row_number(note, note->first_row + y, &row))
        note->edit.at = byte_at_column(note, row, x);
    note->goal_col = -1;
}

static void add_grouped(struct buf *out, size_t number)
{
    if (number >= 1000)
        buf_addf(out, "%zu,%03zu", number / 1000, number % 1000);
    else
        buf_addf(out, "%zu", number);
}

void note_counter(const struct note *note, struct buf *out)
{
    add_grouped(out, text_chars(note_text(note), note->edit.text.len));
    if (note->edit.max_chars) {
        buf_add_text(out, _(" of "));
        add_grouped(out, note->edit.max_chars);
    }
}
