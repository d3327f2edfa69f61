/* The look of a list: which columns have room, its heading, its rows. */
#include "kit/list_private.h"

#include "base/text.h"
#include "base/tr.h"
#include <string.h>

int list_gutter(const struct list *list)
{
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

static void draw_row(const struct list *list, struct rect area, int y, size_t index, bool focused)
{
    const struct window_row *row = list->window.rows[index];
    bool selected = list->selected && index == list->at;
    bool marked = list->flags & LIST_MARKS && list_is_marked(list, row->id);
    enum role ground = focused ? ROLE_SELECTED : ROLE_SELECTED_OFF;
    uint64_t key = draw_key(draw_key(list->layout, row->serial),
                            (uint64_t)(selected | marked << 1 | focused << 2));
    if (draw_row_again(area, y, key))
        return;
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
    list->heading_rows = list->flags & LIST_NO_HEADING || area.h < 2 ? 0 : 1;
    list->page = area.h - list->heading_rows;
    list_load(list);
    list_settle_view(list);
    lay_columns(list, area.w - list_gutter(list) - 1);
    struct rect heading = rect_cut_top(&area, list->heading_rows);
    if (list->heading_rows)
        draw_heading(list, heading);
    if (list->window.count == 0) {
        draw_nothing(list, area, focused);
        return;
    }
    for (int y = 0; y < area.h && list->top + (size_t)y < list->window.count; y++)
        draw_row(list, area, y, list->top + (size_t)y, focused);
    if (!(list->flags & LIST_NO_GUTTER))
        draw_more(list, area);
    if (focused && list->selected)
        draw_cursor(area, list_gutter(list), (int)(list->at - list->top), false);
    if (focused && !list->selected)
        draw_cursor(area, 0, 0, false);
}
