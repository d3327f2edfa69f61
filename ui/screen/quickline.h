/* The quick line at the foot of a screen: typed, shown as understood, entered. For one student or for
 * all that are ticked (one step to undo). A part of a screen, not a screen. */
#ifndef SCREEN_QUICKLINE_H
#define SCREEN_QUICKLINE_H

#include "kit/app.h"
#include "kit/edit.h"
#include "quick/quick.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct quickline {
    struct edit edit;
    bool open;
    int64_t *students; /* owned */
    size_t count;
    struct quick_choices choices; /* at the cursor */
    struct buf preview;           /* what was understood, or what would be right */
    bool understood;
};

/* Opens it, beginning with `text` (a digit or "$" just typed, or ""). */
void quickline_open(struct quickline *line, struct app *app, const int64_t *students, size_t count,
                    const char *text);
void quickline_close(struct quickline *line); /* harmless when it is closed */

/* The rows it takes at the foot of a body: 0 when it is closed. */
int quickline_rows(const struct quickline *line);
void quickline_draw(struct quickline *line, struct rect area);
/* Flags as a screen's event(); 0 when it is closed. */
unsigned quickline_event(struct quickline *line, struct app *app, const struct event *event);

#endif
