/* What all screens share: the book that is open, and what may be done with it. Found from any
 * screen by session_of(app). */
#ifndef SCREEN_SESSION_H
#define SCREEN_SESSION_H

#include "base/buf.h"
#include "base/err.h"
#include "book/book.h"
#include "kit/app.h"
#include "screen/class/class_degrees.h"
#include <stdbool.h>
#include <stdint.h>

struct draft_pending;
struct kind;

/* What a record is called, as of a version of the book. A title asks it again with every key. */
enum { SESSION_NAMES = 4 };
struct session_name {
    const struct kind *kind;
    int64_t id, version;
    char *text; /* owned */
};

struct session {
    struct book *book; /* owned; NULL on the start screen */
    char *chapter;     /* owned: "Willow Creek FFA" */
    bool practice;     /* it is a practice book */
    int64_t version;   /* of the book, as last drawn */
    int64_t student;   /* whose screens are open; 0: the class's */
    struct draft_pending *pending; /* owned: draft.h */
    int64_t looked;    /* when others' changes were last looked for, see term_now_ms() */
    struct session_name names[SESSION_NAMES]; /* those told last, one after the other */
    size_t next_name;
    struct class_degrees degrees; /* the bars of the class */
};

struct session *session_of(struct app *app);

/* Opens a book in place of the one that is open. On failure the old one stays. */
bool session_open(struct session *session, const char *path, struct err *err);
void session_close(struct session *session);

/* Says, once after a book was opened, what a person should know about where it lies: in a window that
 * stays until it is read. */
void session_tell_warning(struct app *app);
/* Says, once after a book was opened, that something typed and not entered is there. */
void session_tell_drafts(struct app *app);

/* Tells the app whether the open book can be written, and why not. */
void session_tell_writable(struct app *app);

/* True, once, when the book was changed since the last call, by anybody: read again and draw. What
 * others change is looked for twice a second at most, so that a held key does not ask the disk. */
bool session_changed(struct session *session);

/* Reads what takes longer than a frame: a key that comes meanwhile ends it. False: that was so, and
 * it is to be tried again when the hand rests. What fails otherwise is said, and done with. */
bool session_read_idly(struct app *app, bool (*read)(void *self, struct err *err), void *self);

/* The part of the title bar that every screen has at its right: chapter or person. */
void session_title(struct app *app, struct screen_title *title, const char *name, const char *where,
                   int64_t student);

/* What people call a record, at the end of `out`. */
void session_name(struct app *app, const struct kind *kind, int64_t id, struct buf *out);
/* The name people call a student by, and the grade: "Maya Ortiz · grade 10". */
void session_student_name(struct app *app, int64_t student, struct buf *out);

/* After a change was refused: where that is only because it corrects a closed year, asks why. True: with
 * that reason it can be tried again,
 *
 *     do
 *         ok = record_save(book, &record, &field, &what, &err);
 *     while (!ok && session_ask_reason(app, &err));
 */
bool session_ask_reason(struct app *app, const struct err *refused);

/* Takes one change back, and says so, or why not. */
bool session_take_back(struct app *app, int64_t change);
/* Undo of one's own last action and its redo, on every screen. */
void session_undo(struct app *app);
void session_redo(struct app *app);

/* Keys that work on every screen, for app_set_global(). */
extern const struct keymap session_keys;
unsigned session_command(struct app *app, int command);
bool session_enabled(struct app *app, int command); /* without a book only the settings */

#endif
