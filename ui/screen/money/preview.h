/* What guided money will write, as a list: a line for each record and for what follows from it.
 * Where records may be left out, the lines have ticks. */
#ifndef SCREEN_MONEY_PREVIEW_H
#define SCREEN_MONEY_PREVIEW_H

#include "guide/guide.h"
#include "kit/event.h"
#include "kit/layout.h"
#include <stdbool.h>
#include <stddef.h>

struct preview;

struct preview *preview_new(bool ticks);
void preview_free(struct preview *preview);

/* Leaves out again what was left out before, when the answers were others. */
void preview_leave_out(const struct preview *preview, struct guide_plan *plan);
/* Tells the plan anew. It stays the caller's, and as it is until the next preview_show(). */
void preview_show(struct preview *preview, struct book *book, const struct guide_plan *plan);
void preview_forget(struct preview *preview);        /* what was left out */
size_t preview_count(const struct preview *preview); /* lines */

/* Ticks or unticks the selected line: then the plan is to be made again. */
void preview_tick(struct preview *preview);
/* The same by a key or the mouse: *ticked. False: the event is not for a list. */
bool preview_event(struct preview *preview, const struct event *event, bool *ticked);
void preview_draw(struct preview *preview, struct rect area, bool focused);

#endif
