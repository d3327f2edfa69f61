/* One line of text being edited: the model and its view.
 *
 * Works by grapheme clusters, scrolls by columns. Keys: arrows, Home/End (Ctrl-A/Ctrl-E), Ctrl or
 * Alt with the arrows by words, Backspace, Delete (Ctrl-D), Ctrl-U to the beginning, Ctrl-K to the
 * end, Ctrl-W the word before, Ctrl-_ undo. A pasted line break becomes a space. */
#ifndef KIT_EDIT_H
#define KIT_EDIT_H

#include "base/buf.h"
#include "kit/event.h"
#include "kit/layout.h"
#include "kit/theme.h"
#include <stdbool.h>
#include <stddef.h>

enum edit_answer {
    EDIT_IGNORED, /* not a key of the editor */
    EDIT_MOVED,   /* the cursor moved, or there was nothing to do */
    EDIT_CHANGED, /* the text is another */
    EDIT_FULL     /* refused: it would be longer than max_chars; nothing was dropped silently */
};

struct edit_state { /* for undo */
    char *text;
    size_t at;
};

struct edit {
    struct buf text;  /* valid UTF-8 */
    size_t at;        /* byte offset of the cursor, on a cluster's beginning */
    size_t max_chars; /* Unicode characters; 0: no limit */
    bool secret;      /* shown as dots */
    bool multiline;   /* note.h: line breaks are kept */
    size_t first_col; /* view: columns scrolled out at the left */
    struct edit_state *undo;
    size_t undo_count;
    bool undo_typing; /* the last step was typing, and goes on */
};

void edit_init(struct edit *edit, const char *text, size_t max_chars); /* cursor at the end */
void edit_clear(struct edit *edit);                                    /* frees what it owns */
void edit_set(struct edit *edit, const char *text); /* a new text; forgets undo */
const char *edit_text(const struct edit *edit);
size_t edit_len(const struct edit *edit); /* bytes */

/* Replaces all, as one step that Ctrl-_ takes back (a completion). */
enum edit_answer edit_replace(struct edit *edit, const char *text);
enum edit_answer edit_insert(struct edit *edit, const char *text, size_t nbytes);

enum edit_answer edit_event(struct edit *edit, const struct event *event);

/* Draws it into ncols columns; with the focus it also puts the cursor. */
void edit_draw(struct edit *edit, struct rect area, int x, int y, int ncols, enum role role,
               bool focused);
/* Puts the cursor where column x of the view was clicked (0: the field's first column). */
void edit_click(struct edit *edit, int x);

#endif
