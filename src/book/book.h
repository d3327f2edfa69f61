/* The one door to SQLite: opening a book, statements, one-value questions.
 *
 * A book is one SQLite file with our application id ('SAEB'), durable tables made by the numbered
 * migrations in schema/, and derived views, triggers and totals made from schema/views/, which are
 * remade whenever their text has changed. Only src/book includes sqlite3.h.
 *
 * Opening is defensive: foreign keys on, defensive mode, untrusted schema, no double-quoted
 * strings; header, size, application id and version are looked at; a newer version is refused; a
 * copy (BOOK.before-vN) is made before a migration. A file that cannot be written is opened for
 * reading, and saving says why. */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct buf;
struct stmt;

enum book_flags {
    BOOK_READ_ONLY = 1, /* never write, not even derived parts */
};

/* Makes a new book (refuses a path that exists) and closes it again. `:memory:` is not for here. */
bool book_create(const char *path, struct err *err);

/* NULL on failure. `:memory:` gives a fresh book in memory, for tests. Closed by book_close(). */
struct book *book_open(const char *path, unsigned flags, struct err *err);
void book_close(struct book *book); /* accepts NULL; rolls back an open change */

const char *book_path(const struct book *book);
/* True if saving can work; else `why` (may be NULL) gets the reason, for the person. */
bool book_can_write(const struct book *book, struct err *why);
/* Something the person should know about where this book lies; NULL if there is nothing. */
const char *book_warning(const struct book *book);
void book_set_who(struct book *book, const char *who); /* for history; default "teacher" */
const char *book_who(const struct book *book);

/* Changes whenever anybody (this program or another) has changed the book: screens repaint then. */
int64_t book_version(struct book *book);
/* The same without asking the file: what others have done since book_version() is not in it. */
int64_t book_version_known(const struct book *book);

/* Long reads end, and fail, soon after `wanted` says true (asked about every millisecond; preparing
 * a statement is not broken off). For screens, on which somebody may press a key meanwhile. NULL:
 * they go on to their end again. True: one was ended since the call before. */
bool book_give_way(struct book *book, bool (*wanted)(void));

/* What is read between the two is the book as it was at one moment, whoever writes meanwhile; and the
 * file is locked once, not for every question. May be nested. Nothing can be changed between them. */
bool book_read_begin(struct book *book, struct err *err);
void book_read_end(struct book *book);

/* A fresh id: 42 bits of milliseconds, 21 bits that start at random and count up; always greater
 * than the one given before in this process. */
int64_t book_new_id(struct book *book);

/* ---- statements ---------------------------------------------------------------------------- */

/* A prepared statement, bound afresh, from the book's cache (the same text is prepared once; a
 * statement still in use is never handed out twice). NULL on failure, with the SQL's problem in the
 * words of a bug report. Give it back with stmt_done(), also after errors. Text after the first
 * statement is an error. Beside SQLite's own there are COLLATE NAMES (text_order()) and
 * has_words(text, folded) (text_has()): for queries only, nothing that stands in the book may need
 * them. */
struct stmt *book_stmt(struct book *book, const char *sql, struct err *err);
void stmt_done(struct stmt *stmt); /* accepts NULL */

/* Parameters by number from 1, or by name through stmt_param(":student") (0 if there is none;
 * binding to 0 is ignored). Text and blobs are copied. */
int stmt_param(struct stmt *stmt, const char *name);
void stmt_bind_int(struct stmt *stmt, int at, int64_t value);
void stmt_bind_text(struct stmt *stmt, int at, const char *text); /* NULL binds NULL */
void stmt_bind_text_n(struct stmt *stmt, int at, const char *text, size_t nbytes);
void stmt_bind_blob(struct stmt *stmt, int at, const void *bytes, size_t nbytes);
/* Not copied: the text stays as it is until the statement is done. */
void stmt_lend_text(struct stmt *stmt, int at, const char *text, size_t nbytes);
void stmt_bind_null(struct stmt *stmt, int at);

enum step { STEP_FAILED = -1, STEP_DONE = 0, STEP_ROW = 1 };
/* A failure to bind is told here. Constraint failures come out as sentences a person can use. */
enum step stmt_step(struct stmt *stmt, struct err *err);
void stmt_reset(struct stmt *stmt); /* to run again; keeps what is bound */
/* Whether the last failure lay in the values given (a constraint) and not in the book or the disk:
 * the next row may well be taken. */
bool book_was_refused(const struct book *book);

int stmt_columns(struct stmt *stmt);
const char *stmt_column_name(struct stmt *stmt, int col);
bool stmt_is_null(struct stmt *stmt, int col);
int64_t stmt_int(struct stmt *stmt, int col);
const char *stmt_text(struct stmt *stmt, int col); /* "" for NULL; valid until the next step */
const void *stmt_blob(struct stmt *stmt, int col);
size_t stmt_bytes(struct stmt *stmt, int col);

/* Runs SQL without rows or parameters; several statements are allowed. */
bool book_exec(struct book *book, const char *sql, struct err *err);
/* Steps a statement that returns no rows, gives it back, NULL-safe: `book_run(book_stmt(...),
 * err)`. */
bool stmt_run(struct stmt *stmt, struct err *err);

/* One value of one row; *out is left as it was where there is no row. False only on failure. */
bool book_ask_int(struct book *book, const char *sql, const char *text_or_null, int64_t *out,
                  struct err *err);
bool book_ask_id(struct book *book, const char *sql, int64_t param, int64_t *out, struct err *err);
bool book_ask_ids(struct book *book, const char *sql, int64_t first, int64_t second, int64_t *out,
                  struct err *err);

/* ---- settings (rows of `setting`; inside a change) ----------------------------------------- */
/* Owned by the caller; NULL if unset. */
char *book_setting(struct book *book, const char *name);
bool book_set_setting(struct book *book, const char *name, const char *value, struct err *err);

#endif
