/* How a form looks: labels at the left, fields beside them, what is wrong below or beside the
 * field, the help at the right where there is room for it. */
#include "kit/form_private.h"

#include "base/text.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/term.h"
#include <string.h>

enum {
    MARGIN = 2, /* the pointer, and a space */
    LABEL_COLS_MAX = 28,
    LABEL_GAP = 2,
    NOTE_ROWS = 4,
    HELP_FROM = 100, /* columns from which the help stands beside the form */
    HELP_COLS = 34,
    COUNTER_COLS = 15, /* "1,234 of 20,000" */
    WHY_ROWS = 3,      /* at most, below the fields */
    FIELDS_MIN = 6,    /* rows that the fields keep */
    PICTURE_MIN = 5    /* rows below which no picture is tried */
};

/* Columns that all fields of a form share. */
struct columns {
    int label; /* where labels begin */
    int field; /* where fields begin */
    int width; /* of the whole */
};

/* ---- measures ------------------------------------------------------------------------------- */

static int text_cols(const char *text)
{
    return (int)text_columns(text, strlen(text));
}

static struct columns measure_columns(const struct form *form, int width)
{
    int widest = 0;
    for (size_t i = 0; i < form->count; i++) {
        const struct form_item *item = &form->items[i];
        int cols = item->label_cols + (item->needed ? 2 : 0);
        if (item->field->kind == FORM_NOTE && cols < COUNTER_COLS)
            cols = COUNTER_COLS;
        if (item->shown && item->field->kind != FORM_HEADING && cols > widest)
            widest = cols;
    }
    int most = width / 3 < LABEL_COLS_MAX ? width / 3 : LABEL_COLS_MAX;
    return (struct columns){MARGIN, MARGIN + (widest < most ? widest : most) + LABEL_GAP, width};
}

static int yes_no_cols(void)
{
    return 13; /* "▪ yes   ▫ no" and a column to end it */
}

static int field_cols(const struct form_item *item, const struct columns *columns)
{
    int room = columns->width - columns->field - 1;
    if (item->field->kind == FORM_YES_NO)
        return yes_no_cols() < room ? yes_no_cols() : room;
    return form_field_cols(item, room > 1 ? room : 1);
}

static int field_rows(const struct form_item *item)
{
    if (item->field->kind != FORM_NOTE)
        return 1;
    return item->field->rows > 0 ? item->field->rows : NOTE_ROWS;
}

/* Characters or words of a note that has a limit. */
static size_t used_of_limit(const struct form_item *item)
{
    const char *text = note_text(&item->note);
    return item->field->limit_words ? text_words(text) : text_chars(text, strlen(text));
}

/* What is said about a field, and as what. */
static const char *remark(const struct form *form, const struct form_item *item, enum role *role,
                          struct buf *room)
{
    bool focused = form_focused_item(form) == item;
    *role = ROLE_INPUT_HINT;
    if (focused && (form->drop_open || form->drop_due)) /* the list says it */
        return "";
    if (focused && form->full) {
        *role = ROLE_WARNING;
        buf_addf(room, _("it is full: it can hold %zu characters"), item->field->max_chars);
        return buf_text(room);
    }
    if (item->error.text[0]) {
        *role = focused ? ROLE_WARNING : ROLE_ERROR;
        return item->error.text;
    }
    size_t used = item->field->limit ? used_of_limit(item) : 0;
    if (used > item->field->limit) {
        size_t over = used - item->field->limit;
        *role = ROLE_WARNING;
        buf_addf(room,
                 item->field->limit_words
                     ? tr_count("%zu word too many: it is kept, but the form will not take it",
                                "%zu words too many: it is kept, but the form will not take it",
                                (int64_t)over)
                     : tr_count("%zu character too many: it is kept, but the form will not take it",
                                "%zu characters too many: it is kept, but the form will not take it",
                                (int64_t)over),
                 over);
        return buf_text(room);
    }
    return buf_text(&item->hint);
}

static int beside_cols(const struct form_item *item, const struct columns *columns)
{
    return columns->width - columns->field - field_cols(item, columns) - 3;
}

static bool fits_beside(const struct form_item *item, const struct columns *columns,
                        const char *text)
{
    return item->field->kind != FORM_NOTE && beside_cols(item, columns) >= text_cols(text);
}

static int remark_rows(const struct form *form, const struct form_item *item,
                       const struct columns *columns)
{
    struct buf room = {0};
    enum role role;
    const char *text = remark(form, item, &role, &room);
    int rows = !*text || fits_beside(item, columns, text)
                   ? 0
                   : draw_wrap_rows(columns->width - columns->field - 1, text);
    buf_free(&room);
    return rows;
}

/* Gives every field its rows. A heading has a free row above it. */
static void place(struct form *form, const struct columns *columns)
{
    int y = 0;
    for (size_t i = 0; i < form->count; i++) {
        struct form_item *item = &form->items[i];
        item->rows = 0;
        item->area = (struct rect){0, 0, 0, 0};
        if (!item->shown)
            continue;
        if (item->field->kind == FORM_HEADING) {
            y += y > 0;
            item->rows = 1;
        } else {
            item->rows = field_rows(item) + remark_rows(form, item, columns);
        }
        item->y = y;
        y += item->rows;
    }
    form->rows = y;
}

/* The focused field is seen whole, with the heading above it if that is next to it. */
static void scroll_to_focus(struct form *form, int height)
{
    const struct form_item *item = form_focused_item(form);
    form->page = height;
    if (item) {
        bool after_heading =
            item > form->items && item[-1].rows && item[-1].field->kind == FORM_HEADING;
        int first = after_heading ? item[-1].y : item->y;
        if (item->y + item->rows > form->scroll + height)
            form->scroll = item->y + item->rows - height;
        if (first < form->scroll)
            form->scroll = first;
    }
    if (form->scroll > form->rows - height)
        form->scroll = form->rows - height;
    if (form->scroll < 0)
        form->scroll = 0;
}

/* ---- fields --------------------------------------------------------------------------------- */

static void draw_yes_no(const struct form_item *item, struct rect area, enum role role,
                        bool focused)
{
    bool yes = strcmp(item->value, "yes") == 0, no = strcmp(item->value, "no") == 0;
    draw_fill(area, role);
    if (term_is_reader()) {
        draw_text(area, 0, 0, role, yes ? _("yes") : no ? _("no") : _("not answered"));
        if (focused)
            draw_cursor(area, 0, 0, true);
        return;
    }
    int x = draw_glyph(area, 0, 0, role, yes ? GLYPH_MARK : GLYPH_NO_MARK);
    x = draw_text(area, x, 0, role, _(" yes   "));
    int at_no = x;
    x = draw_glyph(area, x, 0, role, no ? GLYPH_MARK : GLYPH_NO_MARK);
    draw_text(area, x, 0, role, _(" no"));
    if (focused)
        draw_cursor(area, no ? at_no : 0, 0, true);
}

static void draw_line(struct form *form, struct form_item *item, struct rect area, enum role role,
                      bool focused)
{
    bool drops = item->field->kind == FORM_CHOICE;
    struct edit *edit = &item->note.edit;
    (void)form;
    if (!drops) {
        edit_draw(edit, area, 0, 0, area.w, role, focused);
        return;
    }
    draw_fill(area, role);
    edit_draw(edit, area, 0, 0, area.w - 2, role, focused);
    if (!item->read_only)
        draw_glyph(area, area.w - 1, 0, role, GLYPH_MORE_DOWN);
}

static void draw_field(struct form *form, struct form_item *item, struct rect area, bool focused)
{
    enum role role = focused ? ROLE_INPUT_FOCUS : item->read_only ? ROLE_BODY : ROLE_INPUT;
    if (item->field->kind == FORM_NOTE)
        note_draw(&item->note, area, role, focused);
    else if (item->field->kind == FORM_YES_NO)
        draw_yes_no(item, area, role, focused);
    else
        draw_line(form, item, area, role, focused);
}

static void draw_label(const struct form_item *item, struct rect area, int y,
                       const struct columns *columns, bool focused)
{
    enum role role = focused ? ROLE_STRONG : ROLE_LABEL;
    int room = columns->field - columns->label - 1;
    if (focused)
        draw_glyph(area, 0, y, ROLE_ACCENT, GLYPH_POINTER);
    int most = room - (item->needed ? 2 : 0);
    int x = draw_cell(area, columns->label, y, item->label_cols < most ? item->label_cols : most,
                      DRAW_LEFT, role, tr(item->field->label));
    if (item->needed)
        draw_text(area, x + 1, y, ROLE_ACCENT, "*");
}

/* Below a note's label: how much is written, of what the form takes or what can be stored. */
static void draw_counter(const struct form_item *item, struct rect area, int y,
                         const struct columns *columns)
{
    int room = columns->field - columns->label - 1;
    struct buf words = {0};
    if (item->field->limit) {
        size_t used = used_of_limit(item);
        buf_addf(&words, _("%zu of %zu"), used, item->field->limit);
        draw_cell(area, columns->label, y + 1, room, DRAW_LEFT,
                  used > item->field->limit ? ROLE_WARNING : ROLE_DIM, buf_text(&words));
        if (field_rows(item) > 2)
            draw_cell(area, columns->label, y + 2, room, DRAW_LEFT, ROLE_DIM,
                      item->field->limit_words ? _("words") : _("characters"));
    } else {
        note_counter(&item->note, &words);
        draw_cell(area, columns->label, y + 1, room, DRAW_LEFT, ROLE_DIM, buf_text(&words));
    }
    buf_free(&words);
}

static void draw_remark(const struct form *form, const struct form_item *item, struct rect area,
                        int y, const struct columns *columns)
{
    struct buf room = {0};
    enum role role;
    const char *text = remark(form, item, &role, &room);
    if (fits_beside(item, columns, text)) {
        draw_text(area, columns->field + field_cols(item, columns) + 2, y, role, text);
    } else {
        struct rect below = {area.x + columns->field, area.y, columns->width - columns->field - 1,
                             area.h};
        draw_wrap(below, y + field_rows(item), role, text);
    }
    buf_free(&room);
}

/* Rows of the area from y on, which may be scrolled out in part: those that are inside. */
static struct rect rows_inside(struct rect area, int y, int rows)
{
    int from = y > 0 ? y : 0, to = y + rows < area.h ? y + rows : area.h;
    return (struct rect){area.x, area.y + from, area.w, to > from ? to - from : 0};
}

static void draw_item(struct form *form, struct form_item *item, struct rect area,
                      const struct columns *columns, bool focused)
{
    int y = item->y - form->scroll;
    if (item->field->kind == FORM_HEADING) {
        draw_text(area, columns->label, y, ROLE_HEADING, tr(item->field->label));
        return;
    }
    draw_label(item, area, y, columns, focused);
    if (item->field->kind == FORM_NOTE)
        draw_counter(item, area, y, columns);
    draw_remark(form, item, area, y, columns);
    if (item->area.h > 0)
        draw_field(form, item, item->area, focused);
}

/* Stands for all that a field without the focus shows. */
static uint64_t item_key(const struct form *form, const struct form_item *item,
                         const struct columns *columns)
{
    const struct buf *text = &item->note.edit.text;
    uint64_t key = draw_key(form->serial, (uint64_t)(item - form->items));
    key = draw_key(key, (uint64_t)columns->field << 32 | (uint64_t)columns->width);
    key = draw_key(key, (uint64_t)(item->read_only | item->needed << 1));
    key = draw_key_text(key, buf_text(text), text->len);
    key = draw_key_text(key, item->value, strlen(item->value));
    key = draw_key_text(key, buf_text(&item->hint), item->hint.len);
    return draw_key_text(key, item->error.text, strlen(item->error.text));
}

/* All but the field with the focus stay as they are while their texts do. */
static void draw_item_again(struct form *form, struct form_item *item, struct rect area,
                            const struct columns *columns, bool focused)
{
    int y = item->y - form->scroll;
    struct rect rows = rows_inside(area, y, item->rows);
    if (item->field->kind != FORM_HEADING) {
        item->area = rows_inside(area, y, field_rows(item));
        item->area.x += columns->field;
        item->area.w = field_cols(item, columns);
    }
    if (form_focused_item(form) == item) {
        draw_item(form, item, area, columns, focused);
        return;
    }
    uint64_t key = draw_key(item_key(form, item, columns), (uint64_t)(rows.y - area.y - y));
    if (draw_area_again(rows, key))
        return;
    draw_item(form, item, area, columns, false);
    draw_area_keep(rows, key);
}

/* ---- the list below a field -------------------------------------------------------------------
 */

static struct rect drop_place(const struct form *form, const struct form_item *item,
                              struct rect area, int rows)
{
    int label = 0, detail = 0;
    for (size_t i = 0; i < form->drop.count; i++) {
        int cols = text_cols(form->drop.all[i].label), more = text_cols(form->drop.all[i].detail);
        label = cols > label ? cols : label;
        detail = more > detail ? more : detail;
    }
    int w = label + (detail ? detail + 2 : 0) + 4;
    w = w < item->area.w ? item->area.w : w;
    int x = item->area.x, y = item->area.y + item->area.h;
    if (w > area.x + area.w - x)
        w = area.x + area.w - x;
    if (y + rows > area.y + area.h && item->area.y - rows >= area.y)
        y = item->area.y - rows;
    int h = y + rows > area.y + area.h ? area.y + area.h - y : rows;
    return (struct rect){x, y, w, h > 0 ? h : 0};
}

static void draw_option(const struct form *form, struct rect row, size_t index)
{
    const struct option *option = &form->drop.all[index];
    bool at = index == form->drop_at;
    enum role role = at ? ROLE_SELECTED : ROLE_POPUP;
    draw_fill(row, role);
    if (at)
        draw_glyph(row, 0, 0, role, GLYPH_POINTER);
    int x = draw_text(row, 2, 0, role, option->label);
    draw_text(row, x + 2, 0, at ? role : ROLE_DIM, option->detail);
    if (at && form->drop_moved && term_is_reader()) /* which reads what the cursor stands on */
        draw_cursor(row, 2, 0, true);
}

static void draw_drop(struct form *form, const struct form_item *item, struct rect area)
{
    size_t count = form->drop.count, seen = count < DROP_ROWS ? count : DROP_ROWS;
    struct rect place = drop_place(form, item, area, (int)(seen ? seen : 1) + 2);
    struct rect inside = draw_box(place, ROLE_POPUP, NULL);
    inside.x -= 1; /* the pointer's column stands in for the box's margin */
    inside.w += 2;
    form->drop_area = inside;
    if (count == 0) {
        draw_text(inside, 1, 0, ROLE_DIM, _("nothing in the list matches"));
        return;
    }
    size_t page = inside.h > 0 ? (size_t)inside.h : 1;
    if (form->drop_at < count && form->drop_at < form->drop_first)
        form->drop_first = form->drop_at;
    if (form->drop_at < count && form->drop_at >= form->drop_first + page)
        form->drop_first = form->drop_at - page + 1;
    for (size_t i = 0; i < page && form->drop_first + i < count; i++)
        draw_option(form, rect_row(inside, (int)i), form->drop_first + i);
    if (form->drop_first > 0)
        draw_glyph(inside, inside.w - 1, 0, ROLE_DIM, GLYPH_MORE_UP);
    if (form->drop_first + page < count)
        draw_glyph(inside, inside.w - 1, inside.h - 1, ROLE_DIM, GLYPH_MORE_DOWN);
}

/* ---- the form ------------------------------------------------------------------------------- */

/* Returns the rows it takes, with a free one below. */
static int draw_help_words(const struct form *form, const struct form_item *item, struct rect area)
{
    draw_wrap(area, 0, ROLE_HEADING, tr(item->field->label));
    int y = 1 + draw_wrap(area, 1, ROLE_BODY, form_help(form));
    if (item->needed)
        draw_text(area, 0, y++, ROLE_DIM, _("* It is needed."));
    return y + 1;
}

/* Returns what is left of the area below the help. */
static struct rect draw_help(struct form *form, struct rect area)
{
    const struct form_item *item = form_focused_item(form);
    uint64_t key = draw_key(draw_key(form->serial, form->at), item && item->needed);
    struct rect words = area;
    rect_cut_left(&words, 2);
    if (!draw_area_again(area, key)) {
        draw_vline(area, 0, ROLE_RULE);
        form->help_rows = item ? draw_help_words(form, item, words) : 0;
        draw_area_keep(area, key);
    }
    rect_cut_top(&words, form->help_rows);
    return words;
}

/* A help that the message row has no room for, in the last rows of the area; true when it is. */
static bool draw_help_below(const struct form *form, struct rect *area)
{
    const char *help = form_help(form);
    if (text_cols(help) <= area->w || area->h < FIELDS_MIN + 2 || term_is_reader())
        return false;
    struct rect foot = rect_cut_bottom(area, draw_wrap_rows(area->w, help));
    draw_wrap(foot, 0, ROLE_DIM, help);
    return true;
}

/* What the program makes of it, and why: cut off the bottom of the area. */
static void draw_why(struct form *form, struct rect *area)
{
    if (!form->ops || !form->ops->why)
        return;
    if (form->why_due && form_rests(form)) {
        buf_clear(&form->why);
        form->ops->why(form->self, form, &form->why);
        form->why_due = false;
    }
    const char *words = buf_text(&form->why);
    int rows = draw_wrap_rows(area->w - 2 * MARGIN, words);
    rows = rows > WHY_ROWS ? WHY_ROWS : rows;
    if (rows && area->h >= FIELDS_MIN + rows + 1) {
        struct rect foot = rect_cut_bottom(area, rows + 1);
        draw_hline(foot, 0, ROLE_RULE, _("why"));
        rect_cut_top(&foot, 1);
        draw_wrap(rect_inset(foot, MARGIN, 0), 0, ROLE_BODY, words);
    }
}

/* The picture of a file that was chosen; else one that the form has by itself. */
static void draw_picture(struct form *form, struct rect area)
{
    const char *path = NULL;
    if (!form->ops || !form->ops->picture || area.h < PICTURE_MIN)
        return;
    for (size_t i = 0; i < form->count; i++) {
        const struct form_item *item = &form->items[i];
        if (item->shown && item->field->kind == FORM_FILE && !item->error.text[0])
            path = item->value;
    }
    if (!path || *path)
        form->ops->picture(form->self, path, area);
}

void form_draw(struct form *form, struct rect area, bool focused)
{
    struct form_item *item = form_focused_item(form);
    bool wide = area.w >= HELP_FROM;
    struct rect beside = {0};
    if (form->drop_due && form_rests(form))
        drop_open_if_due(form);
    if (wide)
        beside = draw_help(form, rect_cut_right(&area, HELP_COLS));
    form->help_drawn = wide || draw_help_below(form, &area);
    draw_why(form, &area);
    struct columns columns = measure_columns(form, area.w);
    place(form, &columns);
    struct rect below = area;
    rect_cut_top(&below, form->rows + 1);
    below = rect_inset(below, MARGIN, 0);
    draw_picture(form, beside.h * beside.w > below.h * below.w ? beside : below);
    scroll_to_focus(form, area.h);
    for (size_t i = 0; i < form->count; i++) {
        struct form_item *each = &form->items[i];
        if (each->rows && each->y + each->rows > form->scroll && each->y < form->scroll + area.h)
            draw_item_again(form, each, area, &columns, focused && each == item);
    }
    if (form->scroll > 0)
        draw_glyph(area, area.w - 1, 0, ROLE_DIM, GLYPH_MORE_UP);
    if (form->scroll + area.h < form->rows)
        draw_glyph(area, area.w - 1, area.h - 1, ROLE_DIM, GLYPH_MORE_DOWN);
    if (form->drop_open && item && focused)
        draw_drop(form, item, area);
}

const char *form_status(const struct form *form)
{
    return form->help_drawn && !term_is_reader() ? "" : form_help(form);
}
