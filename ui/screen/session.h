/* What all screens share: the book that is open, and what may be done with it. Found from any
 * screen by session_of(app). */
#ifndef SCREEN_SESSION_H
#define SCREEN_SESSION_H

#include "base/buf.h"
#include "base/err.h"
#include "book/book.h"
#include "kit/app.h"
#include <stdbool.h>
#include <stdint.h>

struct draft;

struct session {
    struct book *book; /* owned; NULL on the start screen */
    char *chapter;     /* owned: "Willow Creek FFA" */
    int64_t version;   /* of the book, as last drawn */
    struct draft *drafts; /* owned: draft.h */
};

struct session *session_of(struct app *app);

/* Opens a book in place of the one that is open. On failure the old one stays. */
bool session_open(struct session *session, const char *path, struct err *err);
void session_close(struct session *session);

/* Tells the app whether the open book can be written, and why not. */
void session_tell_writable(struct app *app);

/* True, once, when the book was changed since the last call, by anybody: read again and draw. */
bool session_changed(struct session *session);

/* The part of the title bar that every screen has at its right: chapter or person. */
void session_title(struct app *app, struct screen_title *title, const char *name, const char *where,
                   int64_t student);

/* The name people call a student by, and the grade: "Maya Ortiz", "10th". */
void session_student_name(struct app *app, int64_t student, struct buf *out);

/* After a change was refused: where that is only because it corrects a closed year, asks why. True: with
 * that reason it can be tried again,
 *
 *     do
 *         ok = record_save(book, &record, &field, &what, &err);
 *     while (!ok && session_ask_reason(app, &err));
 */
bool session_ask_reason(struct app *app, const struct err *refused);

/* Undo of one's own last action, on every screen: tells what was taken back. */
void session_undo(struct app *app);

/* Keys that work on every screen with a book, for app_set_global(). */
extern const struct keymap session_keys;
unsigned session_command(struct app *app, int command);

#endif
