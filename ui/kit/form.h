/* A form: fields as data, edited one below the other.
 *
 * Tab, Shift-Tab, arrows and Enter move; a wrong value is told below its field while it is typed;
 * how a value was understood is shown beside it ("Sun 22 Nov 2026", "= 54.00"). Fields are named,
 * never numbered. The form scrolls; from 100 columns on the help stands beside it. */
#ifndef KIT_FORM_H
#define KIT_FORM_H

#include "base/buf.h"
#include "base/err.h"
#include "kit/app.h"
#include "kit/event.h"
#include "kit/layout.h"
#include <stdbool.h>
#include <stddef.h>

struct form;
struct form_options; /* a list being filled with suggestions */

enum form_kind {
    FORM_TEXT,
    FORM_NOTE,   /* several rows */
    FORM_CHOICE, /* one of `options`; the value is the option's, the label is shown */
    FORM_YES_NO, /* "yes", "no" or "" */
    FORM_DATE,   /* as date_parse() takes it; the value is ISO; Ctrl-O opens a calendar */
    FORM_MONEY,  /* as num_parse_money(); the value is "1250.00" */
    FORM_TIME,   /* as num_work_out_time(); the value is "1:30" */
    FORM_NUMBER, /* a decimal with `places`, as num_work_out() takes it */
    FORM_REF,    /* typed ahead: suggest() gives what matches; the value is the option's, or "" */
    FORM_SECRET, /* a password: shown as dots */
    FORM_FILE,   /* a path; Ctrl-O opens the list of files that end in `suffixes` */
    FORM_HEADING /* a line with the label; no value, no focus */
};

enum {
    FORM_NEEDED = 1,    /* must not be empty; marked */
    FORM_READ_ONLY = 2, /* shown, can be read, not changed */
    FORM_HIDDEN = 4,    /* not shown at first: form_show() */
    FORM_FREE = 8,      /* FORM_REF, FORM_CHOICE: text that is no option is taken as it is */
    FORM_MANY = 16      /* with FORM_FREE: several values, parted by spaces. An option stands for the
                           whole text with it; taking one goes on in the field */
};

struct form_option {
    const char *value;
    const char *label;
    const char *detail; /* beside it, dim; may be NULL */
};

struct form_field {
    const char *id; /* name of the field, as in the record's description */
    const char *label;
    const char *help; /* a sentence or more; may be NULL */
    enum form_kind kind;
    unsigned flags;
    size_t max_chars;                  /* text and notes: more is refused; 0: no limit */
    size_t limit;                      /* notes: more is told beside the field, and kept; 0: none */
    bool limit_words;                  /* it counts words, not characters */
    const char *suffixes;              /* FORM_FILE: ".jpg .png"; NULL: all */
    int rows;                          /* notes: rows shown; 0: 4 */
    int places;                        /* numbers: digits after the point */
    const struct form_option *options; /* FORM_CHOICE; not copied */
    size_t option_count;
};

struct form_ops {
    /* Called at each change of a field and before saving. `value` as form_value() gives it. May add
     * a hint (how it was understood); false with the reason. The kinds check themselves first, and
     * FORM_NEEDED is the form's. May be NULL. */
    bool (*check)(void *self, struct form *form, const char *field, const char *value,
                  struct buf *hint, struct err *err);
    /* Adds the options that match what is typed, best first, at most about 50 (form_option_add). */
    void (*suggest)(void *self, struct form *form, const char *field, const char *typed,
                    struct form_options *options);
    /* A value changed (field's id; NULL at the start): show, hide, set others. */
    void (*refresh)(void *self, struct form *form, const char *field);
    /* A person changed what stands in a field, whether or not it means anything else now: the moment to
     * keep it. After refresh(). NULL: nothing is kept. */
    void (*answered)(void *self, struct form *form);
    /* Ctrl-S, when all fields are well. False with the reason: the form stays. It may name a field
     * first with form_blame(). */
    bool (*save)(void *self, struct form *form, struct err *err);
    /* Esc. True: leave (a draft may have been kept). NULL: leave. form_run() also calls it when the
     * program is asked to end while the form is changed: then keep the draft and ask nothing. */
    bool (*leave)(void *self, struct form *form);
    /* Ctrl-N: throw away what was typed, and begin as the form began. NULL: no such key. */
    void (*anew)(void *self, struct form *form);
    /* Says below the fields what the program makes of what was filled in, and why. NULL: nothing. */
    void (*why)(void *self, struct form *form, struct buf *words);
    /* Draws the file of a FORM_FILE field, or another picture that belongs to the form (path NULL),
     * beside or below the fields where there is room. False: there is none. NULL: none ever. */
    bool (*picture)(void *self, const char *path, struct rect area);
};

void form_option_add(struct form_options *options, const char *value, const char *label,
                     const char *detail); /* copies */

/* `fields` are not copied and must outlive the form. */
struct form *form_new(const struct form_field fields[], size_t count, const struct form_ops *ops,
                      void *self);
void form_free(struct form *form);

/* Values: canonical for the kind (ISO date, "1250.00", an option's value); "" for empty, and for
 * text that cannot be understood (form_typed() tells what stands there). Unknown ids are a
 * programmer's error. */
const char *form_value(const struct form *form, const char *id);
const char *form_typed(const struct form *form, const char *id);
/* Neither calls refresh() nor counts as changed by the person. */
void form_set(struct form *form, const char *id, const char *value);
void form_set_option(struct form *form, const char *id, const char *value, const char *label);
/* What a person typed, as for a draft that is taken up again: checked as if typed now. */
void form_set_typed(struct form *form, const char *id, const char *typed);

void form_show(struct form *form, const char *id, bool shown);
bool form_is_shown(const struct form *form, const char *id);
void form_focus(struct form *form, const char *id);
const char *form_focused(const struct form *form); /* id; "" when no field can have it */
void form_blame(struct form *form, const char *id, const char *sentence); /* and moves there */
bool form_is_changed(const struct form *form);       /* by the person, since form_new() or saving */
bool form_check(struct form *form, struct err *err); /* all fields; focuses the first wrong one */

/* As a widget within a screen. The flags are those of a screen's event(). Ctrl-S and Esc are the
 * screen's (form_save below, APP_BACK). form_typing() for the screen's typing(). */
unsigned form_event(struct form *form, struct app *app, const struct event *event);
void form_draw(struct form *form, struct rect area, bool focused);
bool form_typing(const struct form *form);
const char *form_help(const struct form *form); /* of the focused field */
/* The same for the message row; "" when form_draw() showed it elsewhere. */
const char *form_status(const struct form *form);
/* Ctrl-O: the list or calendar of the focused field, where it has one. */
bool form_can_pick(const struct form *form);
void form_pick(struct form *form, struct app *app);
bool form_save(struct form *form, struct err *err); /* form_check() and save() */

/* As a whole screen, modal: true when it was saved. The form stays the caller's. */
bool form_run(struct app *app, struct form *form, const char *title, const char *where);

#endif
