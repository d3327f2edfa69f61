/* Text to read: headings, paragraphs, words with their meaning; wrapped to the width it gets, and
 * scrolled. Used by the "?" page and by messages. */
#ifndef KIT_PAGER_H
#define KIT_PAGER_H

#include "kit/event.h"
#include "kit/layout.h"
#include "kit/theme.h"
#include <stdbool.h>
#include <stddef.h>

enum pager_sort { PAGER_HEADING, PAGER_TEXT, PAGER_TERM };

struct pager_block {
    enum pager_sort sort;
    char *term; /* owned; "" but for PAGER_TERM */
    char *text; /* owned */
};

struct pager {
    struct pager_block *blocks;
    size_t count, room;
    int first_row;  /* scrolled out above */
    int rows, seen; /* of the last drawing: in all, and on the screen */
};

void pager_clear(struct pager *pager);
void pager_add(struct pager *pager, enum pager_sort sort, const char *term, const char *text);
int pager_rows(const struct pager *pager, int ncols);
void pager_draw(struct pager *pager, struct rect area, enum role role);
bool pager_event(struct pager *pager, const struct event *event); /* false: not a key of it */

#endif
