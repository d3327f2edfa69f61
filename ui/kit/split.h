/* Wide terminals: a list at the left, and beside it what its selected row is about, as headings,
 * paragraphs and labels with values. It follows the selection, is told anew only when another row is
 * selected or the book has changed, and is left out in narrow windows and for screen readers. The
 * list comes first: the right side follows when the hand rests (app_rests()), and stays as it is
 * until then.
 *
 *     body = split_body(app, &self->split, body, list_selected(self->list), version, tell, self);
 *     list_draw(self->list, body, true);
 */
#ifndef KIT_SPLIT_H
#define KIT_SPLIT_H

#include "kit/app.h"
#include "kit/layout.h"
#include "kit/pager.h"
#include <stdint.h>

enum { SPLIT_COLS_MIN = 120 };

struct split { /* begin with {0} */
    uint64_t told; /* stands for what the page holds; 0: nothing */
    int64_t id;    /* of the row it is about */
    struct pager page;
};

/* Draws the right side, and returns the rest for the list, which is drawn after it. `tell` fills an
 * empty page with pager_add() about the row `id`; with id 0 the page stays empty. */
typedef void split_tell(void *self, int64_t id, struct pager *page);
struct rect split_body(struct app *app, struct split *split, struct rect body, int64_t id,
                       int64_t version, split_tell *tell, void *self);
void split_clear(struct split *split);
/* Columns that are left for the list in a window of so many. */
int split_list_cols(int cols);

#endif
