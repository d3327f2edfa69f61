/* A form made from a description: the fields of a kind, its choices and suggestions, and what it
 * asks only where it applies. Used to edit records, and to ask the questions of guided money. */
#ifndef SCREEN_RECORDS_KIND_FORM_H
#define SCREEN_RECORDS_KIND_FORM_H

#include "kinds/record.h"
#include "kit/form.h"
#include "screen/records/photo_seen.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdbool.h>
#include <stddef.h>

struct draft;
struct kind_form;

struct kind_form_ops {
    /* Ctrl-S: what was filled in, read and without a fault of its own. On failure *field is where to
     * look, FIELD_NONE for the whole. */
    bool (*save)(void *self, struct record *record, size_t *field, struct err *err);
    void (*changed)(void *self); /* after each change; may be NULL */
    void (*keep)(void *self, struct draft *draft); /* adds what else belongs to the draft; may be NULL */
    const char *draft; /* what is typed is kept as a draft of this sort of screen (draft_of.what) until
                          it is saved */
    bool fresh; /* begins with values of its own: what was kept before is not taken up */
};

struct kind_form {
    struct app *app;
    struct session *session;
    struct records_of of;
    struct record record; /* what the form began with; owned */
    struct form *form;    /* owned */
    const struct kind_form_ops *ops;
    void *self;
    struct form_field *fields; /* owned; one for each field, and a heading before the rarer ones */
    size_t count;
    struct form_option **options; /* owned; by field of the kind, NULL where it has none */
    struct photo_seen seen;       /* the picture, where the kind has one */
};

/* Makes the form for `record`, which it takes over, and takes up the draft that is kept for it. What
 * `of` fixes is not asked. */
void kind_form_open(struct kind_form *form, struct app *app, struct records_of of,
                    struct record *record, const struct kind_form_ops *ops, void *self);
void kind_form_close(struct kind_form *form);

/* The draft of this form: to be written; what is kept, to be cleared in any case; thrown away. Typing
 * and saving do so by themselves. */
void kind_form_keep(struct kind_form *form);
bool kind_form_kept(const struct kind_form *form, struct draft *out);
void kind_form_forget(struct kind_form *form);

/* The record as the form has it now. False with the field that cannot be read. Clear `out` in any
 * case. */
bool kind_form_read(struct kind_form *form, struct record *out, size_t *field, struct err *err);
/* As far as it can be read: for what depends on other fields. */
void kind_form_peek(struct kind_form *form, struct record *out);

#endif
