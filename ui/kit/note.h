/* A longer text being edited: wrapped softly at words, with a counter. Enter begins a new line.
 * The keys are those of edit.h, and Up, Down, PgUp, PgDn. */
#ifndef KIT_NOTE_H
#define KIT_NOTE_H

#include "kit/edit.h"

struct note {
    struct edit edit;
    int first_row;    /* view: rows scrolled out above */
    int goal_col;     /* the column that Up and Down try to keep; -1: none */
    int ncols, nrows; /* of the last drawing */
};

void note_init(struct note *note, const char *text, size_t max_chars);
void note_clear(struct note *note);
void note_set(struct note *note, const char *text);
const char *note_text(const struct note *note);

/* Up in the first row and Down in the last are ignored, so that a form can move on. */
enum edit_answer note_event(struct note *note, const struct event *event);

/* Fills the area; the counter "312 of 1,000" goes where the caller wants it (note_counter). */
void note_draw(struct note *note, struct rect area, enum role role, bool focused);
void note_click(struct note *note, int x, int y); /* within the area last drawn */
void note_counter(const struct note *note, struct buf *out);
int note_rows(const struct note *note, int ncols); /* rows the text takes when this wide */

#endif
