/* What the files of src/book share. Nobody else includes this, but for the tests of the book. */
#ifndef BOOK_INTERNAL_H
#define BOOK_INTERNAL_H

#include "base/err.h"
#include "book/batch.h"
#include "book/book.h"
#include "book/change.h"
#include "book/lock.h"
#include "book/schema.h"
#include <sqlite3.h>

enum {
    BOOK_APPLICATION_ID = 0x53414542, /* 'SAEB' */
    BOOK_BUSY_MS = 10000,             /* for what does not queue at our lock: other programs */
    CACHE_BUCKETS = 512,
    CACHE_PLACES = 64,
    CACHE_MOST = 256, /* idle statements kept */
};

struct stmt {
    sqlite3_stmt *raw;
    struct book *book;
    char *sql;
    uint64_t hash;
    bool in_use;
    int bind_rc;                /* the first failure to bind, told by stmt_step() */
    struct stmt *next;          /* in its bucket */
    struct stmt *older, *newer; /* among the idle ones */
};

struct cache {
    struct stmt *buckets[CACHE_BUCKETS]; /* by the hash of the text; idle or in use */
    struct stmt *places[CACHE_PLACES];   /* by the address of the text: a guess, to be compared */
    struct stmt *oldest, *newest;        /* idle */
    size_t idle;
};

/* An open change, see change.c. */
struct change {
    bool open;
    enum change_how how;
    sqlite3_session *session;
    struct batch batch;
    struct batch_mark mark;
    bool years_closed; /* there were closed years when it began */
};

/* A bulk load, see bulk.c. */
struct bulk {
    bool open;
    bool used;     /* in this change: checkpoint and shrink the cache afterwards */
    char *table;   /* being loaded; owned */
    bool counts;   /* its rows are to be added to the totals: the triggers that do so are away */
    char **remake; /* the dropped indexes and triggers, as SQL; owned */
    size_t remake_count;
};

struct book {
    sqlite3 *db;
    struct schema schema;
    struct schema_tables tables; /* durable, found when first needed */
    char *path;                  /* as given */
    char *who;
    char *read_only; /* why nothing can be saved; NULL if saving works */
    char *warning;   /* or NULL */
    bool in_file;    /* not in memory, not a private copy */
    struct lock lock;
    bool in_txn;
    int readings; /* book_read_begin() without its end so far */
    bool may_commit; /* set around our own COMMIT; any other one is refused */
    bool has_totals, has_latest;
    bool refused; /* the last failure was a constraint */
    bool (*way_wanted)(void); /* see book_give_way(), or NULL */
    bool gave_way;
    char *reason; /* for correcting a closed year, or NULL; owned */
    bool wants_reason; /* the last failure was that there was none */
    int64_t commits;
    int64_t others; /* what the file said last of changes by others, see book_version() */
    int64_t schema_cookie; /* as of the last look: another program has changed the shape if it
                              differs */
    struct cache cache;
    struct change change;
    struct bulk bulk;
};

/* ---- book.c, open.c, create.c -------------------------------------------------------------- */

struct book_options {
    struct schema schema; /* count 0: the program's own */
    const char *network;  /* behave as on this network file system; NULL: look */
};
struct book *book_open_with(const char *path, unsigned flags, const struct book_options *options,
                            struct err *err);
bool book_create_with(const char *path, const struct book_options *options, struct err *err);
struct book *book_new(const char *path, const struct book_options *options);
/* Flags are SQLite's. */
bool book_connect(struct book *book, const char *name, int flags, struct err *err);
void book_disconnect(struct book *book);
/* Removes a temporary that SQLite has written, and what it may have left beside it. */
void book_unlink(const char *path);
const struct schema_tables *book_tables(struct book *book);

/* ---- examine.c ----------------------------------------------------------------------------- */

/* Refuses what cannot be a book before SQLite touches it, then what SQLite opened but is none. */
bool examine_path(const char *path, struct err *err);
bool examine_header(sqlite3 *db, const char *path, struct err *err);
/* A failure of the first look into a file, for the person. */
bool examine_failure(sqlite3 *db, int rc, const char *path, struct err *err);

/* ---- words.c ------------------------------------------------------------------------------- */

/* A sentence for a failure that SQLite has just reported on this connection; `sql` may be NULL.
 * Returns false. */
bool words_failure(struct book *book, int rc, sqlite3_stmt *raw, const char *sql, struct err *err);
/* "brought_forward" -> "brought forward", in a static buffer of the caller's. */
enum { WORDS_NAME_SIZE = 64 };
const char *words_name(const char *name, char out[static WORDS_NAME_SIZE]);

/* ---- stmt.c -------------------------------------------------------------------------------- */

void cache_close(struct cache *cache);
/* A value of the first row, or `otherwise` where there is none or the question fails. */
int64_t book_ask_pragma(struct book *book, const char *sql, int64_t otherwise);
/* Like stmt_bind_blob(), but the bytes must stay until the statement has run. */
void stmt_bind_kept(struct stmt *stmt, int at, const void *bytes, size_t nbytes);

/* ---- txn.c --------------------------------------------------------------------------------- */

/* The lock, then BEGIN IMMEDIATE. */
bool txn_begin(struct book *book, struct err *err);
/* On failure everything is rolled back. */
bool txn_commit(struct book *book, struct err *err);
void txn_rollback(struct book *book);
/* Installs the hook that refuses commits by any other way. */
void txn_guard(struct book *book);

/* ---- migrate.c, derived.c, totals.c -------------------------------------------------------- */

/* Brings tables and derived parts up to date, in one transaction, after a copy of the file. */
bool migrate_run(struct book *book, struct err *err);
int64_t migrate_version(struct book *book);
/* "made by a newer saebook ..."; returns false. */
bool migrate_refuse_newer(struct book *book, int64_t version, struct err *err);

bool derived_is_current(struct book *book);
/* Inside a transaction. */
bool derived_drop(struct book *book, struct err *err);
bool derived_make(struct book *book, struct err *err);
/* In a transaction of its own. */
bool derived_remake(struct book *book, struct err *err);

void totals_look(struct book *book); /* sets has_totals */
/* Inside a transaction: brings the totals of stale students up to date. */
bool totals_refresh(struct book *book, struct err *err);
bool totals_are_stale(struct book *book);
/* Adds these rows to the totals (sign 1), or takes them away (-1) before they are deleted, while
 * the triggers that would do so row by row are away. */
bool totals_count(struct book *book, const struct batch_table *rows, int sign, struct err *err);

/* ---- change.c ------------------------------------------------------------------------------ */

/* change_commit(), for a change that takes back another one (0: none). */
bool change_finish(struct book *book, const char *what, int64_t undoes, int64_t *id,
                   struct err *err);

#endif
