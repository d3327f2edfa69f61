/* The look of a list: which columns have room, its heading, its rows. */
#include "kit/list_private.h"

#include "base/text.h"
#include "base/tr.h"
#include "kit/term.h"
#include <string.h>

int list_gutter(const struct list *list)
{
    if (term_is_reader())
        return 0;
    return list->flags & LIST_NO_GUTTER ? 1 : LIST_GUTTER;
}

/* Left and Right have moved past it. */
static bool is_passed(const struct list *list, size_t column)
{
    return column >= list->kept_columns && column < list->kept_columns + list->first_column;
}

static int columns_width(const struct list *list, int rank)
{
    int width = 0;
    for (size_t i = 0; i < list->column_count; i++) {
        if (list->columns[i].rank <= rank && !is_passed(list, i))
            width += list->columns[i].width + LIST_GAP;
    }
    return width - LIST_GAP;
}

/* Which columns are shown and how wide, in `room` columns: the ranks that fit, and what is left
 * over shared out. When even rank 0 does not fit, Left and Right move through the columns. */
static void lay_columns(struct list *list, int room)
{
    int rank = 0, weights = 0, x = list_gutter(list);
    for (size_t i = 0; i < list->column_count; i++)
        rank = list->columns[i].rank > rank ? list->columns[i].rank : rank;
    while (rank > 0 && columns_width(list, rank) > room)
        rank--;
    int spare = room - columns_width(list, rank);
    bool cut = false;
    list->more_columns = spare < 0 && list->kept_columns + list->first_column + 1 < list->column_count;
    for (size_t i = 0; i < list->column_count; i++)
        weights += list->columns[i].rank <= rank && !is_passed(list, i) ? list->columns[i].grow : 0;
    for (size_t i = 0; i < list->column_count; i++) {
        const struct list_column *column = &list->columns[i];
        list->column_w[i] = -1;
        if (column->rank > rank || is_passed(list, i))
            continue;
        int extra = spare > 0 && weights > 0 ? spare * column->grow / weights : 0;
        weights -= column->grow;
        spare -= extra;
        /* A number whose end is cut off would be another number; what follows it does not take its
         * place. */
        cut = cut || (column->align == DRAW_RIGHT && x > list_gutter(list) &&
                      x + column->width > list_gutter(list) + room);
        if (cut)
            continue;
        list->column_x[i] = x;
        list->column_w[i] = column->width + extra;
        x += list->column_w[i] + LIST_GAP;
    }
    list->layout = 1;
    for (size_t i = 0; i < list->column_count; i++)
        list->layout = draw_key(list->layout, (uint64_t)list->column_w[i]);
}

static void draw_heading(const struct list *list, struct rect row)
{
    for (size_t i = 0; i < list->column_count; i++) {
        const struct list_column *column = &list->columns[i];
        if (list->column_w[i] < 0)
            continue;
        int x = list->column_x[i], w = list->column_w[i];
        bool sorted = list->sort && column->id && strcmp(list->sort, column->id) == 0;
        if (sorted && w > 2) {
            enum glyph arrow = list->descending ? GLYPH_SORT_DOWN : GLYPH_SORT_UP;
            int label = (int)text_columns(tr(column->label), strlen(tr(column->label)));
            label = label < w - 1 ? label : w - 1;
            int begin = column->align == DRAW_RIGHT ? x + w - 1 - label : x;
            draw_cell(row, begin, 0, label, DRAW_LEFT, ROLE_HEADING, tr(column->label));
            draw_glyph(row, begin + label, 0, ROLE_HEADING, arrow);
        } else {
            draw_cell(row, x, 0, w, column->align, ROLE_HEADING, tr(column->label));
        }
    }
}

/* ---- for screen readers ---------------------------------------------------------------------- */

/* No columns: none has a place that could be clicked. */
static void lay_sentence(struct list *list)
{
    for (size_t i = 0; i < list->column_count; i++)
        list->column_w[i] = -1;
    list->layout = draw_key(2, list->first_column);
}

static void add_told(const struct list *list, const struct window_row *row, size_t column,
                     struct buf *out)
{
    const char *text = row->cells[column].text + strspn(row->cells[column].text, " ");
    const char *label = list->columns[column].label;
    if (*text == '\0')
        return;
    if (out->len > 0)
        buf_add_text(out, "; ");
    if (column > 0 && label != NULL && *label != '\0')
        buf_addf(out, "%s ", tr(label));
    buf_add_text(out, text);
}

/* "Feed store; Hours 243.50; Net 2,540.78": the row's name, then each label before its value, those
 * first that a narrow window would show. What is too long for the line is reached with Right, as
 * columns are. */
static void add_sentence(const struct list *list, const struct window_row *row, bool marked,
                         struct buf *out)
{
    int last = 0;
    if (marked)
        buf_add_text(out, _("ticked"));
    for (int rank = 0; rank <= last; rank++)
        for (size_t i = 0; i < list->column_count && i < row->cell_count; i++) {
            last = list->columns[i].rank > last ? list->columns[i].rank : last;
            if (list->columns[i].rank == rank && !is_passed(list, i))
                add_told(list, row, i, out);
        }
}

/* Cuts after a whole part: half a number would be another number. */
static bool cut_sentence(struct buf *text, size_t ncols)
{
    const char *more = _("; more");
    size_t room = ncols - text_columns(more, strlen(more)), end = 0;
    if (text_columns(buf_text(text), text->len) <= ncols)
        return false;
    for (size_t at = 0; at < text->len; at++)
        if (text->data[at] == ';' && text_columns(text->data, at) <= room)
            end = at;
    if (end > 0) {
        text->len = end;
        buf_add_text(text, more);
    }
    return true;
}

static void draw_sentence(struct list *list, struct rect area, int y,
                          const struct window_row *row, bool marked, bool selected)
{
    struct buf text = {0};
    enum role role = row->flags & LIST_ROW_PLAIN ? ROLE_HEADING : ROLE_BODY;
    add_sentence(list, row, marked, &text);
    bool cut = cut_sentence(&text, (size_t)area.w);
    draw_cell(area, 0, y, area.w, DRAW_LEFT, selected ? ROLE_SELECTED : role, buf_text(&text));
    if (selected)
        list->more_columns =
            cut && list->kept_columns + list->first_column + 1 < list->column_count;
    buf_free(&text);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void draw_margin(const struct list *list, struct rect area, int y, bool marked,
                        bool selected, bool focused)
{
    int pointer = list->flags & LIST_MARKS ? 0 : 1;
    enum role ground = focused ? ROLE_SELECTED : ROLE_SELECTED_OFF;
    if (marked)
        draw_glyph(area, 1, y, selected ? ground : ROLE_MARKED, GLYPH_MARK);
    if (selected && (focused || pointer == 1))
        draw_glyph(area, pointer, y, ground, GLYPH_POINTER);
}

static void draw_row(struct list *list, struct rect area, int y, size_t index, bool focused)
{
    const struct window_row *row = list->window.rows[index];
    bool selected = list->selected && index == list->at;
    bool marked = list->flags & LIST_MARKS && list_is_marked(list, row->id);
    enum role ground = focused ? ROLE_SELECTED : ROLE_SELECTED_OFF;
    uint64_t key = draw_key(draw_key(list->layout, row->serial),
                            (uint64_t)(selected | marked << 1 | focused << 2));
    if (draw_row_again(area, y, key))
        return;
    if (term_is_reader()) {
        draw_sentence(list, area, y, row, marked, selected);
        draw_row_keep(area, y, key);
        return;
    }
    if (selected)
        draw_fill(rect_row(area, y), ground);
    for (size_t i = 0; i < list->column_count && i < row->cell_count; i++) {
        if (list->column_w[i] < 0)
            continue;
        enum role role =
            marked && row->cells[i].role == ROLE_BODY ? ROLE_MARKED : row->cells[i].role;
        draw_cell(area, list->column_x[i], y, list->column_w[i], list->columns[i].align,
                  selected ? ground : role, row->cells[i].text);
    }
    if (!(list->flags & LIST_NO_GUTTER))
        draw_margin(list, area, y, marked, selected, focused);
    draw_row_keep(area, y, key);
}

/* Small arrows in the margin: there is more above, or below. */
static void draw_more(const struct list *list, struct rect area)
{
    size_t page = list_page(list);
    bool above = list->top > 0 || !list->window.at_start;
    bool below = list->top + page < list->window.count || !list->window.at_end;
    if (above && list->at != list->top)
        draw_glyph(area, 0, 0, ROLE_DIM, GLYPH_MORE_UP);
    if (below && list->at != list->top + page - 1)
        draw_glyph(area, 0, area.h - 1, ROLE_DIM, GLYPH_MORE_DOWN);
}

static void draw_nothing(const struct list *list, struct rect area, bool focused)
{
    const char *words = list->window.error.text[0] ? list->window.error.text : list->empty;
    struct rect text = {area.x + list_gutter(list), area.y, area.w - list_gutter(list), area.h};
    if (words && text.w > 0)
        draw_wrap(text, 0, list->window.error.text[0] ? ROLE_ERROR : ROLE_DIM, words);
    if (focused)
        draw_cursor(text, 0, 0, false);
}

void list_draw(struct list *list, struct rect area, bool focused)
{
    list->area = area;
    bool labels_in_rows = term_is_reader();
    list->heading_rows = list->flags & LIST_NO_HEADING || area.h < 2 ? 0 : 1;
    list->page = area.h - list->heading_rows;
    list_load(list);
    list_settle_view(list);
    if (labels_in_rows)
        lay_sentence(list);
    else
        lay_columns(list, area.w - list_gutter(list) - 1);
    struct rect heading = rect_cut_top(&area, list->heading_rows);
    if (list->heading_rows && labels_in_rows)
        draw_text(heading, 0, 0, ROLE_HEADING, tr(list->columns[0].label));
    else if (list->heading_rows)
        draw_heading(list, heading);
    if (list->window.count == 0) {
        draw_nothing(list, area, focused);
        return;
    }
    for (int y = 0; y < area.h && list->top + (size_t)y < list->window.count; y++)
        draw_row(list, area, y, list->top + (size_t)y, focused);
    if (!(list->flags & LIST_NO_GUTTER) && !labels_in_rows)
        draw_more(list, area);
    if (focused && list->selected)
        draw_cursor(area, list_gutter(list), (int)(list->at - list->top), false);
    if (focused && !list->selected)
        draw_cursor(area, 0, 0, false);
}
