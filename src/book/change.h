/* Changes: every user action is one transaction, one row of history, one step to undo.
 *
 *     if (!change_begin(book, CHANGE_RECORDED, err)) return false;
 *     ... statements ...
 *     return change_commit(book, "entered 1 h 30 m, Market swine", &id, err);   // or
 * change_rollback()
 *
 * change_begin takes the kernel lock that queues writers fairly (a side file BOOK-lock, flock),
 * then BEGIN IMMEDIATE, and starts a session on every durable table but `change`. change_commit
 * stores the changeset, brings the totals up to date, commits (one flush) and releases the lock;
 * when any of that fails everything is rolled back and the sentence says so. Nothing is stored and
 * no history row is made by a change that changed nothing (id 0). Screens draw nothing while a
 * change is open. */
#ifndef BOOK_CHANGE_H
#define BOOK_CHANGE_H

#include "base/err.h"
#include "book/book.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum change_how {
    CHANGE_RECORDED, /* a changeset by the session extension */
    CHANGE_BATCH,    /* a large import: only inserts, each told by change_added() */
};

bool change_begin(struct book *book, enum change_how how, struct err *err);
/* In a batch: a row with this id was inserted into this table (a kind's name). Ids mostly count up,
 * so they are kept as runs. A recorded change sees its rows by itself: there it does nothing. */
void change_added(struct book *book, const char *table, int64_t id);
bool change_commit(struct book *book, const char *what, int64_t *id, struct err *err);
void change_rollback(struct book *book); /* harmless when none is open */
/* Either of these: commits when `ok`, with the words told so far, else rolls back. What was done is
 * handed over in *what (may be NULL) when it is committed; `told` is freed in any case. */
bool change_end(struct book *book, bool ok, struct buf *told, char **what, struct err *err);
bool change_is_open(const struct book *book);

/* A point to fall back to inside an open change. Nest at most once. */
bool change_mark(struct book *book, struct err *err);
bool change_back_to_mark(struct book *book, struct err *err);
bool change_drop_mark(struct book *book, struct err *err);

/* ---- closed years (book/closed.h) ----------------------------------------------------------- */

/* Why a closed year is corrected: for the next change that is committed, which tells it in the
 * history if it touches one, and then forgets it. NULL or "": no reason. */
void change_set_reason(struct book *book, const char *reason);
/* Whether the last change was refused only because it corrects a closed year and nobody said why:
 * with a reason it can be tried again. */
bool change_wants_reason(const struct book *book);
/* Whether the open change could be committed as far as closed years go; for trying out. */
bool change_may_commit(struct book *book, struct err *err);

/* One line of history. Texts are owned by the caller: free with change_line_clear(). */
struct change_line {
    int64_t id;
    int number;    /* as listed: 1 is the newest */
    char *made_at; /* "2026-11-22T07:42:15Z" */
    char *who, *what;
    int64_t undoes;    /* 0, or the change that this one took back */
    int64_t undone_by; /* 0, or the change that took this one back */
};
void change_line_clear(struct change_line *line);

/* Newest first; `skip` lines passed over. Returns how many were filled, -1 on failure. */
int change_list(struct book *book, int skip, int most, struct change_line *out, struct err *err);

/* The same in windows, for a list that moves about in a long history: the changes before the one
 * with this id, newest first, or those after it, oldest first. INT64_MAX and 0 begin at the ends.
 * `find` narrows to what has it in its words or in who did it, case and accents ignored; NULL or
 * "": all. Numbers are 0. */
enum change_way { CHANGE_BEFORE, CHANGE_AFTER };
int change_window(struct book *book, enum change_way way, int64_t id, const char *find, int most,
                  struct change_line *out, struct err *err);

/* What one change did, row by row. Columns are the table's; values are as the book stores them. */
enum change_did { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_DELETED };
struct change_value {
    enum { CHANGE_NOT_SAID, CHANGE_EMPTY, CHANGE_INT, CHANGE_TEXT, CHANGE_BLOB } is;
    int64_t i;
    const char *text; /* not NUL-ended; until the callback returns */
    size_t nbytes;
};
struct change_row {
    const char *table; /* a kind's name */
    enum change_did did;
    int64_t id;
    size_t count;
    char *const *columns; /* `count` names */
    /* Before is not said of what was added, after not of what was deleted; of a changed row both are
     * said of the columns that changed. */
    const struct change_value *before, *after;
};
/* Calls `row` for up to `most` rows of the change; *total (may be NULL) counts all of them. The rows of
 * a large import are only counted. False on failure, or where `row` returned false. */
bool change_rows(struct book *book, int64_t id, int64_t most,
                 bool (*row)(void *self, const struct change_row *row, struct err *err), void *self,
                 int64_t *total, struct err *err);

/* Takes one change back, as a new change ("undid: ..."); what other changes have made since of the
 * same rows is never overwritten: then nothing is changed, and the sentence names the record and
 * who changed it when. */
bool change_undo(struct book *book, int64_t id, char **what, struct err *err);
/* What `undo` takes back next: the newest change by book_who() that is neither an undo nor undone; 0
 * if there is none. */
int64_t change_last_own(struct book *book, struct err *err);
/* What `redo` brings back next, by undoing it in turn: the newest undo by book_who() that is in
 * effect, unless something new was done since; 0 if there is none. */
int64_t change_last_undo(struct book *book, struct err *err);

#endif
