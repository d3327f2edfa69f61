/* For tests of the book: a folder of their own with a new book in it, records in one call, and
 * dumps that tell whether two books hold the same. */
#ifndef SUPPORT_BOOKCASE_H
#define SUPPORT_BOOKCASE_H

#include "base/err.h"
#include "book/book.h"
#include "book/internal.h"
#include <stdbool.h>
#include <stdint.h>

struct bookcase {
    char *folder; /* removed at the end */
    char *path;   /* "FOLDER/t.saebook" */
    struct book *book;
};

/* cmocka's set-up and tear-down, `*state` a struct bookcase. The book is new, open, and has the
 * tables of the program with totals of bookcase_views(). */
int bookcase_setup(void **state);
int bookcase_setup_empty(void **state); /* a folder, and no book yet */
int bookcase_teardown(void **state);

/* A small stand-in for schema/views: total, stale, line_total and their triggers over `hours`. With
 * the program's own tables; valid for ever. */
const struct book_options *bookcase_options(void);

struct book *bookcase_open(const struct bookcase *at, unsigned flags, struct err *err);
/* Closes and opens it again; the test fails where that fails. */
void bookcase_reopen(struct bookcase *at);
char *bookcase_file(const struct bookcase *at, const char *name); /* owned by the caller */

/* Inside a change, ids as given or 0 for a new one; they return the id. */
int64_t bookcase_student(struct book *book, int64_t id, const char *number);
int64_t bookcase_project(struct book *book, int64_t id, int64_t student, const char *title);
int64_t bookcase_hours(struct book *book, int64_t id, int64_t student, int64_t project,
                       const char *date, int64_t minutes);
/* Runs SQL; the test fails where that fails. */
void bookcase_exec(struct book *book, const char *sql);
int64_t bookcase_ask(struct book *book, const char *sql); /* -1 where there is no row */

void bookcase_begin(struct book *book);
int64_t bookcase_commit(struct book *book, const char *what);
/* Begin, SQL, commit: the id of the change. */
int64_t bookcase_change(struct book *book, const char *what, const char *sql);

/* Every row of every durable table but `change`, in the order of ids; owned by the caller. */
char *bookcase_dump(struct book *book);
/* The totals equal what the view says, and nobody is stale. */
void bookcase_check_totals(struct book *book);

#endif
