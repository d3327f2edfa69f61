#include "kit/split.h"

#include "base/tr.h"
#include "kit/draw.h"
#include "kit/term.h"

/* So many columns at the right, of which one is the line and two are free. */
static int detail_cols(int cols)
{
    int wide = cols * 2 / 5;
    return wide > 64 ? 64 : wide;
}

int split_list_cols(int cols)
{
    return cols < SPLIT_COLS_MIN || term_is_reader() ? cols : cols - detail_cols(cols);
}

/* As it was, while the page is. */
static void draw_side(struct split *split, struct rect side)
{
    uint64_t key = draw_key(draw_key((uint64_t)(uintptr_t)split, split->told),
                            (uint64_t)split->page.first_row);
    struct rect words = side;
    if (draw_area_again(side, key))
        return;
    rect_cut_left(&words, 2);
    draw_vline(side, 0, ROLE_RULE);
    pager_draw(&split->page, words, ROLE_BODY);
    draw_area_keep(side, key);
}

struct rect split_body(struct app *app, struct split *split, struct rect body, int64_t id,
                       int64_t version, split_tell *tell, void *self)
{
    if (body.w < SPLIT_COLS_MIN || term_is_reader())
        return body;
    uint64_t key = draw_key(draw_key((uint64_t)id, (uint64_t)version),
                            (uint64_t)(uintptr_t)tr_language());
    bool same_row = split->told != 0 && split->id == id; /* what was done to it is seen at once */
    if (split->told != key && (same_row || app_rests(app))) {
        pager_clear(&split->page);
        split->page.first_row = 0;
        if (id != 0)
            tell(self, id, &split->page);
        split->told = key;
        split->id = id;
    }
    draw_side(split, rect_cut_right(&body, detail_cols(body.w)));
    return body;
}

void split_clear(struct split *split)
{
    pager_clear(&split->page);
    split->told = 0;
}
