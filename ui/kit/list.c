#include "kit/list_private.h"

#include "base/mem.h"
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list *list_new(const struct list_column columns[], size_t column_count, unsigned flags)
{
    struct list *list = mem_alloc(sizeof(*list));
    list->columns = columns;
    list->column_count = column_count < LIST_COLUMNS_MAX ? column_count : LIST_COLUMNS_MAX;
    list->flags = flags;
    list->page = LIST_PAGE_GUESS;
    return list;
}

void list_free(struct list *list)
{
    if (!list)
        return;
    window_free(&list->window);
    free(list->empty);
    free(list->sort);
    free(list->marks);
    free(list);
}

void list_set_source(struct list *list, const struct list_source *source, void *self)
{
    window_clear(&list->window);
    list->window.source = source;
    list->window.self = self;
    list_reset(list);
}

void list_set_empty(struct list *list, const char *sentence)
{
    free(list->empty);
    list->empty = mem_text(sentence);
}

void list_set_sort(struct list *list, const char *column_id, bool descending)
{
    free(list->sort);
    list->sort = column_id ? mem_text(column_id) : NULL;
    list->descending = descending;
}

void list_reload(struct list *list)
{
    list->stale = true;
}

void list_reset(struct list *list)
{
    window_clear(&list->window);
    list->loaded = list->stale = false;
    list->top = list->at = 0;
    list->selected = 0;
}

/* ---- rows in memory ------------------------------------------------------------------------- */

static int64_t array_id(const struct list *list, size_t index)
{
    return list->array.row_id ? list->array.row_id(list->array_self, index) : (int64_t)index + 1;
}

static bool array_index(const struct list *list, int64_t id, size_t *index)
{
    for (*index = 0; *index < list->array.count; (*index)++) {
        if (array_id(list, *index) == id)
            return true;
    }
    return false;
}

/* A row's key is its index: where a row was that is gone. */
static size_t anchor_index(const struct list *list, const struct list_anchor *anchor)
{
    size_t index;
    return array_index(list, anchor->id, &index) ? index : strtoul(anchor->key, NULL, 10);
}

static void array_add(const struct list *list, size_t index, struct list_rows *rows)
{
    char key[24];
    snprintf(key, sizeof(key), "%zu", index);
    bool plain = list->array.is_plain != NULL && list->array.is_plain(list->array_self, index);
    list_row(rows, array_id(list, index), key, plain ? LIST_ROW_PLAIN : 0);
    list->array.row(list->array_self, index, rows);
}

static bool array_fetch(void *self, struct list_rows *rows, enum list_seek seek,
                        const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct list *list = self;
    size_t count = list->array.count, index = anchor ? anchor_index(list, anchor) : 0;
    bool backward = seek == LIST_LAST || seek == LIST_BEFORE;
    (void)err;
    if (seek == LIST_AFTER)
        index++;
    if (seek == LIST_LAST || (backward && index > count))
        index = count;
    for (; want > 0 && (backward ? index > 0 : index < count); want--)
        array_add(list, backward ? --index : index++, rows);
    return true;
}

static bool array_locate(void *self, int64_t id, struct buf *key)
{
    size_t index;
    if (!array_index(self, id, &index))
        return false;
    buf_addf(key, "%zu", index);
    return true;
}

void list_set_array(struct list *list, const struct list_array *array, void *self)
{
    static const struct list_source source = {array_fetch, array_locate};
    list->array = *array;
    list->array_self = self;
    list_set_source(list, &source, list);
}

/* ---- the window and the selection in it ------------------------------------------------------ */

static const struct window_row *row_at(const struct list *list, size_t index)
{
    return index < list->window.count ? list->window.rows[index] : NULL;
}

static bool is_selectable(const struct list *list, size_t index)
{
    return index < list->window.count && !(list->window.rows[index]->flags & LIST_ROW_PLAIN);
}

size_t list_page(const struct list *list)
{
    return list->page > 0 ? (size_t)list->page : 1;
}

static void extend_before(struct list *list, size_t want)
{
    size_t got = window_extend(&list->window, true, want);
    list->top += got;
    list->at += got;
}

/* A selectable row at or beyond `index`, in one direction and else in the other. */
static bool nearest_selectable(const struct list *list, size_t index, size_t *found)
{
    for (size_t i = index; i < list->window.count; i++) {
        if (is_selectable(list, i)) {
            *found = i;
            return true;
        }
    }
    for (size_t i = index < list->window.count ? index : list->window.count; i > 0; i--) {
        if (is_selectable(list, i - 1)) {
            *found = i - 1;
            return true;
        }
    }
    return false;
}

static void select_at(struct list *list, size_t index)
{
    if (!nearest_selectable(list, index, &list->at)) {
        list->selected = 0;
        list->at = 0;
        return;
    }
    list->selected = list->window.rows[list->at]->id;
}

/* Brings the selected row into view, has rows for a whole page, and drops those far away. */
void list_settle_view(struct list *list)
{
    size_t page = list_page(list), count = list->window.count;
    if (list->at < list->top)
        list->top = list->at;
    if (list->at >= list->top + page)
        list->top = list->at - page + 1;
    if (list->top + page > count)
        window_extend(&list->window, false, list->top + page - count + page);
    count = list->window.count;
    if (list->top + page > count) { /* the end: no empty rows while there are some above */
        size_t missing = list->top + page - count;
        if (list->top < missing)
            extend_before(list, missing - list->top);
        list->top = list->top > missing ? list->top - missing : 0;
    }
    /* A heading above the first selectable row is seen with it. */
    while (list->top > 0 && list->top == list->at && !is_selectable(list, list->top - 1) &&
           list->at + 1 < list->top + page)
        list->top--;
    size_t keep = page * LIST_KEEP;
    if (list->window.count > 3 * keep) {
        size_t dropped = window_trim(&list->window, list->top > keep ? list->top - keep : 0,
                                     list->top + page + keep);
        list->top -= dropped;
        list->at -= dropped;
    }
}

static void load_first(struct list *list)
{
    window_fill(&list->window, LIST_FIRST, NULL, list_page(list) * 2);
    list->top = 0;
    select_at(list, 0);
}

static bool find_in_window(const struct list *list, int64_t id, size_t *index)
{
    for (*index = 0; *index < list->window.count; (*index)++) {
        if (list->window.rows[*index]->id == id)
            return true;
    }
    return false;
}

/* Fills the window around a key, `above` rows before it. */
static void load_around(struct list *list, const struct list_anchor *anchor, size_t above)
{
    size_t page = list_page(list);
    window_fill(&list->window, LIST_FROM, anchor, page * 2);
    list->at = 0;
    list->top = 0;
    if (list->window.count == 0) { /* the anchor was the last, and is gone */
        window_fill(&list->window, LIST_LAST, NULL, page * 2);
        list->at = list->window.count ? list->window.count - 1 : 0;
        list->top = list->at;
    }
    if (list->at < above + page)
        extend_before(list, above + page);
    list->top = list->at > above ? list->at - above : 0;
}

/* Reads anew. The selected row is looked up where it is now; if it is gone, what stands in its
 * place gets the selection. What was the first row on the screen stays there if it can. */
static void load_again(struct list *list)
{
    struct buf key = {0};
    const struct window_row *old = row_at(list, list->at);
    const struct list_source *source = list->window.source;
    size_t above = list->at - list->top, index;
    int64_t id = list->selected, first = old ? row_at(list, list->top)->id : 0;
    if (!id || !old) {
        load_first(list);
        return;
    }
    bool there = source && source->locate && source->locate(list->window.self, id, &key);
    if (!there) {
        buf_clear(&key);
        buf_add_text(&key, old->key);
    }
    struct list_anchor anchor = {id, buf_text(&key)};
    load_around(list, &anchor, above);
    if (find_in_window(list, id, &index))
        list->at = index;
    select_at(list, list->at);
    if (find_in_window(list, first, &index) && index <= list->at &&
        list->at < index + list_page(list))
        list->top = index;
    buf_free(&key);
}

void list_load(struct list *list)
{
    if (!list->loaded)
        load_first(list);
    else if (list->stale)
        load_again(list);
    list->loaded = true;
    list->stale = false;
}

int64_t list_selected(struct list *list)
{
    list_load(list);
    return list->selected;
}

bool list_is_empty(struct list *list)
{
    list_load(list);
    return list->window.count == 0;
}

bool list_select(struct list *list, int64_t id)
{
    struct buf key = {0};
    size_t index;
    list_load(list);
    if (!find_in_window(list, id, &index)) {
        const struct list_source *source = list->window.source;
        bool there = source && source->locate && source->locate(list->window.self, id, &key);
        struct list_anchor anchor = {id, buf_text(&key)};
        if (there)
            load_around(list, &anchor, list_page(list) / 2);
        buf_free(&key);
        if (!there || !find_in_window(list, id, &index))
            return false;
    }
    select_at(list, index);
    list_settle_view(list);
    return list->selected == id;
}

const char *list_selected_cell(struct list *list, size_t column)
{
    list_load(list);
    const struct window_row *row = list->selected ? row_at(list, list->at) : NULL;
    return row && column < row->cell_count ? row->cells[column].text : "";
}

const char *list_error(const struct list *list)
{
    return list->window.error.text;
}

/* ---- ticks ---------------------------------------------------------------------------------- */

static size_t mark_place(const struct list *list, int64_t id)
{
    size_t low = 0, high = list->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->marks[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool list_is_marked(const struct list *list, int64_t id)
{
    size_t place = mark_place(list, id);
    return place < list->mark_count && list->marks[place] == id;
}

void list_mark(struct list *list, int64_t id, bool on)
{
    size_t place = mark_place(list, id), after = list->mark_count - place;
    if (list_is_marked(list, id) == on)
        return;
    if (!on) {
        memmove(list->marks + place, list->marks + place + 1, (after - 1) * sizeof(*list->marks));
        list->mark_count--;
        return;
    }
    if (list->mark_count == list->mark_room) {
        list->mark_room = list->mark_room ? list->mark_room * 2 : 32;
        list->marks = mem_grow(list->marks, list->mark_room, sizeof(*list->marks));
    }
    memmove(list->marks + place + 1, list->marks + place, after * sizeof(*list->marks));
    list->marks[place] = id;
    list->mark_count++;
}

void list_unmark_all(struct list *list)
{
    list->mark_count = 0;
}

size_t list_mark_count(const struct list *list)
{
    return list->mark_count;
}

const int64_t *list_marks(const struct list *list)
{
    return list->marks;
}

/* ---- moving --------------------------------------------------------------------------------- */

static void move_down(struct list *list, size_t by)
{
    size_t wanted = list->at + by;
    if (wanted + 1 >= list->window.count)
        window_extend(&list->window, false, by + list_page(list));
    if (wanted >= list->window.count)
        wanted = list->window.count ? list->window.count - 1 : 0;
    size_t before = list->at;
    select_at(list, wanted);
    if (list->at < before) /* only plain rows below: stay, and let them be seen */
        select_at(list, before);
    if (list->at == before && list->top + list_page(list) <= wanted)
        list->top = wanted + 1 - list_page(list);
}

static void move_up(struct list *list, size_t by)
{
    if (list->at < by + 1)
        extend_before(list, by + list_page(list));
    size_t wanted = list->at > by ? list->at - by : 0, found = wanted;
    while (found > 0 && !is_selectable(list, found))
        found--;
    select_at(list, is_selectable(list, found) ? found : wanted);
    if (list->top > 0 && list->at < list->top)
        list->top = list->at;
}

void list_tick(struct list *list)
{
    list_load(list);
    if (!list->selected)
        return;
    list_mark(list, list->selected, !list_is_marked(list, list->selected));
    move_down(list, 1);
}

static void move_page(struct list *list, bool down)
{
    size_t page = list_page(list), offset = list->at - list->top;
    if (down)
        move_down(list, page);
    else
        move_up(list, page);
    list->top = list->at > offset ? list->at - offset : 0;
}

static void move_home(struct list *list)
{
    if (!list->window.at_start)
        window_fill(&list->window, LIST_FIRST, NULL, list_page(list) * 2);
    list->top = 0;
    select_at(list, 0);
}

static void move_end(struct list *list)
{
    if (!list->window.at_end)
        window_fill(&list->window, LIST_LAST, NULL, list_page(list) * 2);
    size_t count = list->window.count;
    list->top = count > list_page(list) ? count - list_page(list) : 0;
    select_at(list, count ? count - 1 : 0);
}

static bool move_by_key(struct list *list, const struct event *event)
{
    if (event_is(event, KEYCODE_DOWN) || event_is(event, 'j'))
        move_down(list, 1);
    else if (event_is(event, KEYCODE_UP) || event_is(event, 'k'))
        move_up(list, 1);
    else if (event_is(event, KEYCODE_PAGE_DOWN) || event_is(event, KEYCODE_CTRL | 'f'))
        move_page(list, true);
    else if (event_is(event, KEYCODE_PAGE_UP) || event_is(event, KEYCODE_CTRL | 'b'))
        move_page(list, false);
    else if (event_is(event, KEYCODE_HOME) || event_is(event, 'g'))
        move_home(list);
    else if (event_is(event, KEYCODE_END) || event_is(event, 'G'))
        move_end(list);
    else if (event_is(event, KEYCODE_RIGHT) && list->more_columns)
        list->first_column++;
    else if (event_is(event, KEYCODE_LEFT) && list->first_column > 0)
        list->first_column--;
    else
        return false;
    return true;
}

static const char *column_at(const struct list *list, int x)
{
    for (size_t i = 0; i < list->column_count; i++)
        if (list->column_w[i] > 0 && x >= list->column_x[i] &&
            x < list->column_x[i] + list->column_w[i])
            return list->columns[i].id;
    return NULL;
}

static enum list_answer click(struct list *list, const struct event *event)
{
    int y = event->y - list->area.y - list->heading_rows, x = event->x - list->area.x;
    if (event->mouse == EVENT_WHEEL_DOWN || event->mouse == EVENT_WHEEL_UP) {
        if (event->mouse == EVENT_WHEEL_DOWN)
            move_down(list, 3);
        else
            move_up(list, 3);
        return LIST_MOVED;
    }
    if (event->mouse == EVENT_RIGHT_CLICK)
        return LIST_IGNORED;
    list->clicked = column_at(list, x);
    if (y < 0)
        return list->clicked ? LIST_HEADING : LIST_IGNORED;
    size_t index = list->top + (size_t)y;
    if (!is_selectable(list, index))
        return LIST_IGNORED;
    bool same = index == list->at;
    select_at(list, index);
    if (list->flags & LIST_MARKS && x < LIST_GUTTER && event->mouse == EVENT_CLICK) {
        list_mark(list, list->selected, !list_is_marked(list, list->selected));
        return LIST_TICKED;
    }
    return same && event->mouse == EVENT_DOUBLE_CLICK ? LIST_OPENED : LIST_MOVED;
}

void list_keep_columns(struct list *list, size_t count)
{
    list->kept_columns = count;
}

void list_follow(struct list *list, const struct list *other)
{
    list->first_column = other->first_column;
}

const char *list_clicked_column(const struct list *list)
{
    return list->clicked ? list->clicked : "";
}

enum list_answer list_event(struct list *list, const struct event *event)
{
    list_load(list);
    if (event->kind == EVENT_MOUSE) {
        if (!rect_holds(list->area, event->x, event->y))
            return LIST_IGNORED;
        return click(list, event);
    }
    list->clicked = NULL;
    if (event_is(event, KEYCODE_ENTER))
        return list->selected ? LIST_OPENED : LIST_IGNORED;
    if (event_is(event, KEYCODE_SPACE) && list->flags & LIST_MARKS && list->selected) {
        list_tick(list);
        return LIST_TICKED;
    }
    return move_by_key(list, event) ? LIST_MOVED : LIST_IGNORED;
}
