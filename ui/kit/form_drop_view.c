/* How the list looks that drops down below a field. */
#include "kit/form_private.h"

#include "base/text.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/term.h"
#include <string.h>

static int text_cols(const char *text)
{
    return (int)text_columns(text, strlen(text));
}

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

void drop_draw(struct form *form, const struct form_item *item, struct rect area)
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
