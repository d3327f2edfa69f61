/* What the form's files share: form.c the values, form_kind.c what a kind of field takes,
 * form_drop.c the list below a field, form_view.c and form_drop_view.c the drawing, form_event.c
 * the keys. */
#ifndef KIT_FORM_PRIVATE_H
#define KIT_FORM_PRIVATE_H

#include "base/attr.h"
#include "kit/form.h"
#include "kit/note.h"
#include <stdint.h>

struct option { /* all owned */
    char *value, *label, *detail;
};

struct form_options {
    struct option *all;
    size_t count, room;
};

struct form_item {
    const struct form_field *field;
    struct note note;         /* the text being edited; a line uses note.edit alone */
    char *value;              /* owned; see form_value() */
    char *told;               /* owned: the value that refresh() knows */
    struct buf hint;
    struct err error;
    bool shown, read_only, needed;
    bool touched;     /* it was left once: now it may be told that it is needed */
    bool resolved;    /* choices and references: the text is the label of the value */
    int label_cols;
    int options_cols; /* choices: form_options_cols() */
    int y, rows;      /* place in the form, from its first row; 0 rows: not shown */
    struct rect area; /* of the field on the screen, for the mouse */
};

struct form {
    uint64_t serial; /* no other form has it */
    struct form_item *items;
    size_t count, at; /* at: the one with the focus; count when there is none */
    const struct form_ops *ops;
    void *self;
    bool changed, full;
    bool help_drawn; /* by the last form_draw(), in whole */
    int help_rows;   /* that it took beside the fields, with a free one */
    bool came; /* the focus has just come: nothing was typed in this field yet */

    struct app *app; /* of the last event; NULL before the first: then nothing is put off */
    struct buf why;  /* what ops->why() said of the fields */
    bool why_due;    /* they have changed since: it is asked again when the hand rests */

    bool drop_open;
    bool drop_due; /* what was typed last is to be looked up, when the hand rests */
    struct form_options drop;
    bool drop_moved; /* the last key moved through it */
    size_t drop_at, drop_first; /* drop_at == drop.count: none is highlighted */
    struct rect drop_area;

    int scroll, page, rows;
};

/* form.c */
struct form_item *form_item(const struct form *form, const char *id);
bool form_takes_focus(const struct form_item *item);
struct form_item *form_focused_item(const struct form *form); /* NULL if none */
/* Takes over what stands in the field: value, hint, error; calls check() and, if the value is
 * another, refresh(). */
void form_update(struct form *form, struct form_item *item);
/* The same, a person having changed it. */
void form_answered(struct form *form, struct form_item *item);
void form_set_value(struct form_item *item, const char *value);
/* Moves the focus; leaving a field completes it. */
void form_move_to(struct form *form, size_t index);
bool form_step(struct form *form, int by); /* false: there is no field that way */
/* May what takes longer than a frame be done now? Else it is drawn again when it may. */
bool form_rests(const struct form *form);

/* form_kind.c */
bool form_has_options(enum form_kind kind);
/* The value of what is typed, added to `value`; how it was understood, added to `hint`. */
bool form_read_text(const struct form_item *item, const char *text, struct buf *value,
                    struct buf *hint, struct err *err);
/* The text in which a value is shown and edited. */
void form_write_value(const struct form_item *item, const char *value, struct buf *text);
int form_options_cols(const struct form_item *item); /* of the widest one, and the arrow */
int form_field_cols(const struct form_item *item, int room);

/* form_drop.c */
void form_options_clear(struct form_options *options);
size_t form_option_count(const struct form_item *item);
struct form_option form_option_at(const struct form_item *item, size_t index);
void drop_open(struct form *form, bool all); /* with what matches the text, or with all */
void drop_open_later(struct form *form); /* the first, when the hand rests if it has to be looked up */
void drop_open_if_due(struct form *form);
void drop_close(struct form *form);
bool drop_move(struct form *form, int by);
void drop_take(struct form *form, size_t index);
void form_resolve(struct form *form, struct form_item *item); /* when a field is left */

/* form_drop_view.c: within the area of the form */
void drop_draw(struct form *form, const struct form_item *item, struct rect area);

enum { DROP_ROWS = 8 };

#endif
