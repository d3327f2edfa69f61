/* Statements: prepared once, kept by their text, handed out one at a time. */
#include "book/internal.h"

#include "base/buf.h"
#include "base/mem.h"
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- the cache ----------------------------------------------------------------------------- */

static uint64_t hash_text(const char *text)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return hash;
}

static size_t place_of(const char *sql)
{
    return ((uintptr_t)sql >> 3) % CACHE_PLACES;
}

static struct stmt *find_idle(const struct cache *cache, const char *sql, uint64_t hash)
{
    for (struct stmt *stmt = cache->buckets[hash % CACHE_BUCKETS]; stmt; stmt = stmt->next)
        if (stmt->hash == hash && !stmt->in_use && strcmp(stmt->sql, sql) == 0)
            return stmt;
    return NULL;
}

static void leave_idle(struct cache *cache, struct stmt *stmt)
{
    *(stmt->older ? &stmt->older->newer : &cache->oldest) = stmt->newer;
    *(stmt->newer ? &stmt->newer->older : &cache->newest) = stmt->older;
    stmt->older = stmt->newer = NULL;
    cache->idle--;
}

static void join_idle(struct cache *cache, struct stmt *stmt)
{
    stmt->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = stmt;
    cache->newest = stmt;
    cache->idle++;
}

static void free_stmt(struct stmt *stmt)
{
    (void)sqlite3_finalize(stmt->raw); /* repeats the code of the last step, which was looked at */
    free(stmt->sql);
    free(stmt);
}

static void drop_oldest(struct cache *cache)
{
    struct stmt *stmt = cache->oldest;
    leave_idle(cache, stmt);
    struct stmt **link = &cache->buckets[stmt->hash % CACHE_BUCKETS];
    while (*link != stmt)
        link = &(*link)->next;
    *link = stmt->next;
    for (size_t i = 0; i < CACHE_PLACES; i++)
        if (cache->places[i] == stmt)
            cache->places[i] = NULL;
    free_stmt(stmt);
}

void cache_close(struct cache *cache)
{
    for (size_t i = 0; i < CACHE_BUCKETS; i++) {
        struct stmt *next;
        for (struct stmt *stmt = cache->buckets[i]; stmt; stmt = next) {
            next = stmt->next;
            free_stmt(stmt);
        }
    }
    *cache = (struct cache){0};
}

/* ---- preparing ----------------------------------------------------------------------------- */

static bool is_rest_empty(const char *rest)
{
    return rest[strspn(rest, " \t\n;")] == '\0';
}

static struct stmt *prepare(struct book *book, const char *sql, uint64_t hash, struct err *err)
{
    sqlite3_stmt *raw = NULL;
    const char *rest = "";
    int rc = sqlite3_prepare_v3(book->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, &rest);
    if (rc != SQLITE_OK) {
        words_failure(book, rc, NULL, sql, err);
        return NULL;
    }
    if (!raw || !is_rest_empty(rest)) {
        (void)sqlite3_finalize(raw);
        err_set(err, "internal: %s in \"%s\"; please report this",
                raw ? "text after the first statement" : "no statement", sql);
        return NULL;
    }
    struct stmt *stmt = mem_alloc(sizeof(*stmt));
    *stmt = (struct stmt){.raw = raw, .book = book, .sql = mem_text(sql), .hash = hash};
    struct stmt **bucket = &book->cache.buckets[hash % CACHE_BUCKETS];
    stmt->next = *bucket;
    *bucket = stmt;
    join_idle(&book->cache, stmt);
    return stmt;
}

struct stmt *book_stmt(struct book *book, const char *sql, struct err *err)
{
    struct cache *cache = &book->cache;
    struct stmt **place = &cache->places[place_of(sql)];
    struct stmt *stmt = *place;
    if (!stmt || stmt->in_use || strcmp(stmt->sql, sql) != 0) {
        uint64_t hash = hash_text(sql);
        stmt = find_idle(cache, sql, hash);
        if (!stmt)
            stmt = prepare(book, sql, hash, err);
        if (!stmt)
            return NULL;
        *place = stmt;
    }
    leave_idle(cache, stmt);
    stmt->in_use = true;
    stmt->bind_rc = SQLITE_OK;
    return stmt;
}

void stmt_done(struct stmt *stmt)
{
    if (!stmt)
        return;
    assert(stmt->in_use);
    (void)sqlite3_reset(stmt->raw); /* repeats the code of the last step */
    (void)sqlite3_clear_bindings(stmt->raw);
    stmt->in_use = false;
    struct cache *cache = &stmt->book->cache;
    join_idle(cache, stmt);
    if (cache->idle > CACHE_MOST)
        drop_oldest(cache);
}

/* ---- binding ------------------------------------------------------------------------------- */

static void note(struct stmt *stmt, int rc)
{
    if (stmt->bind_rc == SQLITE_OK)
        stmt->bind_rc = rc;
}

int stmt_param(struct stmt *stmt, const char *name)
{
    return sqlite3_bind_parameter_index(stmt->raw, name);
}

void stmt_bind_int(struct stmt *stmt, int at, int64_t value)
{
    if (at > 0)
        note(stmt, sqlite3_bind_int64(stmt->raw, at, value));
}

void stmt_bind_text(struct stmt *stmt, int at, const char *text)
{
    if (at > 0)
        note(stmt, sqlite3_bind_text(stmt->raw, at, text, -1, SQLITE_TRANSIENT));
}

void stmt_bind_text_n(struct stmt *stmt, int at, const char *text, size_t nbytes)
{
    if (at > 0)
        note(stmt, sqlite3_bind_text64(stmt->raw, at, text ? text : "", nbytes, SQLITE_TRANSIENT,
                                       SQLITE_UTF8));
}

void stmt_lend_text(struct stmt *stmt, int at, const char *text, size_t nbytes)
{
    if (at > 0)
        note(stmt, sqlite3_bind_text64(stmt->raw, at, text ? text : "", nbytes, SQLITE_STATIC,
                                       SQLITE_UTF8));
}

void stmt_bind_blob(struct stmt *stmt, int at, const void *bytes, size_t nbytes)
{
    if (at > 0)
        note(stmt,
             sqlite3_bind_blob64(stmt->raw, at, bytes ? bytes : "", nbytes, SQLITE_TRANSIENT));
}

void stmt_bind_kept(struct stmt *stmt, int at, const void *bytes, size_t nbytes)
{
    if (at > 0)
        note(stmt, sqlite3_bind_blob64(stmt->raw, at, bytes ? bytes : "", nbytes, SQLITE_STATIC));
}

void stmt_bind_null(struct stmt *stmt, int at)
{
    if (at > 0)
        note(stmt, sqlite3_bind_null(stmt->raw, at));
}

/* ---- stepping ------------------------------------------------------------------------------ */

enum step stmt_step(struct stmt *stmt, struct err *err)
{
    int rc = stmt->bind_rc;
    if (rc != SQLITE_OK) {
        err_set(err, "internal: a value cannot be bound (%s) in \"%s\"; please report this",
                sqlite3_errstr(rc), stmt->sql);
        return STEP_FAILED;
    }
    rc = sqlite3_step(stmt->raw);
    if (rc == SQLITE_ROW)
        return STEP_ROW;
    if (rc == SQLITE_DONE)
        return STEP_DONE;
    words_failure(stmt->book, rc, stmt->raw, stmt->sql, err);
    (void)sqlite3_reset(stmt->raw); /* repeats the code just told */
    return STEP_FAILED;
}

void stmt_reset(struct stmt *stmt)
{
    (void)sqlite3_reset(stmt->raw); /* repeats the code of the last step */
}

int stmt_columns(struct stmt *stmt)
{
    return sqlite3_column_count(stmt->raw);
}

const char *stmt_column_name(struct stmt *stmt, int col)
{
    return sqlite3_column_name(stmt->raw, col);
}

bool stmt_is_null(struct stmt *stmt, int col)
{
    return sqlite3_column_type(stmt->raw, col) == SQLITE_NULL;
}

int64_t stmt_int(struct stmt *stmt, int col)
{
    return sqlite3_column_int64(stmt->raw, col);
}

const char *stmt_text(struct stmt *stmt, int col)
{
    const unsigned char *text = sqlite3_column_text(stmt->raw, col);
    return text ? (const char *)text : "";
}

const void *stmt_blob(struct stmt *stmt, int col)
{
    return sqlite3_column_blob(stmt->raw, col);
}

size_t stmt_bytes(struct stmt *stmt, int col)
{
    int nbytes = sqlite3_column_bytes(stmt->raw, col);
    return nbytes > 0 ? (size_t)nbytes : 0;
}

/* ---- in one call --------------------------------------------------------------------------- */

bool book_exec(struct book *book, const char *sql, struct err *err)
{
    int rc = sqlite3_exec(book->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK || words_failure(book, rc, NULL, sql, err);
}

bool stmt_run(struct stmt *stmt, struct err *err)
{
    if (!stmt)
        return false; /* book_stmt() has said why */
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        err_set(err, "internal: a row from \"%s\"; please report this", stmt->sql);
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool ask(struct stmt *stmt, int64_t *out, struct err *err)
{
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *out = stmt_int(stmt, 0);
    stmt_done(stmt);
    return step != STEP_FAILED;
}

bool book_ask_int(struct book *book, const char *sql, const char *text_or_null, int64_t *out,
                  struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (!stmt)
        return false;
    if (text_or_null)
        stmt_bind_text(stmt, 1, text_or_null);
    return ask(stmt, out, err);
}

bool book_ask_id(struct book *book, const char *sql, int64_t param, int64_t *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, param);
    return ask(stmt, out, err);
}

bool book_ask_ids(struct book *book, const char *sql, int64_t first, int64_t second, int64_t *out,
                  struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, first);
    stmt_bind_int(stmt, 2, second);
    return ask(stmt, out, err);
}

int64_t book_ask_pragma(struct book *book, const char *sql, int64_t otherwise)
{
    int64_t value = otherwise;
    return book_ask_int(book, sql, NULL, &value, NULL) ? value : otherwise;
}
