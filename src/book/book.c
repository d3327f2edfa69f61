/* The book as a thing: its connection, what is known about it, closing it. */
#include "book/internal.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* For the whole process, before its first connection. Views that add up a student's records open
 * dozens of small temporary tables, for each of which SQLite would set aside 20 pages at once. The
 * program has no threads, and asks nobody how much memory is in use. */
static void configure_library(void)
{
    static bool done;
    if (done)
        return;
    done = true;
    /* Where SQLite is running already (only tests start it elsewhere), it stays as it is. */
    (void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
}

/* COLLATE NAMES: for the ORDER BY of queries, never for what stands in the book, which the sqlite3
 * shell reads too. */
static int order_names(void *context, int a_nbytes, const void *a, int b_nbytes, const void *b)
{
    (void)context;
    return text_order(a, (size_t)a_nbytes, b, (size_t)b_nbytes);
}

/* has_words(text, folded): of a query, too; see text_has(). */
static void has_words(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]);
    const unsigned char *folded = sqlite3_value_text(values[1]);
    bool has = text != NULL && folded != NULL &&
               text_has((const char *)text, (size_t)sqlite3_value_bytes(values[0]),
                        (const char *)folded);
    sqlite3_result_int(context, has);
}

static bool add_functions(sqlite3 *db)
{
    const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    return sqlite3_create_collation(db, "NAMES", SQLITE_UTF8, NULL, order_names) == SQLITE_OK &&
           sqlite3_create_function(db, "has_words", 2, how, NULL, has_words, NULL, NULL) == SQLITE_OK;
}

static bool configure(sqlite3 *db)
{
    static const struct {
        int what, value;
    } settings[] = {
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    bool ok = sqlite3_extended_result_codes(db, 1) == SQLITE_OK &&
              sqlite3_busy_timeout(db, BOOK_BUSY_MS) == SQLITE_OK && add_functions(db);
    for (size_t i = 0; ok && i < sizeof(settings) / sizeof(settings[0]); i++) {
        int now = -1;
        ok = sqlite3_db_config(db, settings[i].what, settings[i].value, &now) == SQLITE_OK &&
             now == settings[i].value;
    }
    return ok;
}

struct book *book_new(const char *path, const struct book_options *options)
{
    struct book *book = mem_alloc(sizeof(*book));
    *book = (struct book){.path = mem_text(path), .who = mem_text("teacher"), .schema_cookie = -1};
    book->schema = options->schema;
    if (book->schema.count == 0)
        book->schema = (struct schema){embed_files, embed_count};
    lock_init(&book->lock, NULL);
    return book;
}

bool book_connect(struct book *book, const char *name, int flags, struct err *err)
{
    configure_library();
    int rc = sqlite3_open_v2(name, &book->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc != SQLITE_OK)
        return examine_failure(book->db, rc, book->path, err);
    if (!configure(book->db))
        return err_set(err, "this SQLite library lacks a safety setting that saebook needs");
    return true;
}

void book_disconnect(struct book *book)
{
    cache_close(&book->cache);
    int rc = sqlite3_close(book->db);
    assert(rc == SQLITE_OK); /* every statement and session is accounted for */
    (void)rc;
    book->db = NULL;
}

void book_unlink(const char *path)
{
    static const char *const ends[] = {"", "-journal", "-wal", "-shm"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct buf name = {0};
        buf_addf(&name, "%s%s", path, ends[i]);
        (void)unlink(buf_text(&name)); /* most of them are not there */
        buf_free(&name);
    }
}

void book_close(struct book *book)
{
    if (!book)
        return;
    change_rollback(book);
    if (book->db)
        book_disconnect(book);
    lock_close(&book->lock);
    schema_tables_clear(&book->tables);
    free(book->path);
    free(book->who);
    free(book->reason);
    free(book->read_only);
    free(book->warning);
    free(book);
}

/* ---- about it ------------------------------------------------------------------------------ */

const struct schema_tables *book_tables(struct book *book)
{
    if (!book->tables.names)
        schema_find_tables(&book->schema, &book->tables);
    return &book->tables;
}

const char *book_path(const struct book *book)
{
    return book->path;
}

bool book_can_write(const struct book *book, struct err *why)
{
    return !book->read_only || err_set(why, "%s", book->read_only);
}

const char *book_warning(const struct book *book)
{
    return book->warning;
}

void book_set_who(struct book *book, const char *who)
{
    char *copy = mem_text(who);
    free(book->who);
    book->who = copy;
}

const char *book_who(const struct book *book)
{
    return book->who;
}

int64_t book_version(struct book *book)
{
    /* SQLite's number counts what others commit, ours what this connection does. */
    book->others = book_ask_pragma(book, "PRAGMA data_version", 0) & INT64_C(0xFFFFFFFF);
    return book_version_known(book);
}

enum { WAY_STEPS = 4000 }; /* of SQLite's virtual machine: some tenths of a millisecond */

static int is_way_wanted(void *context)
{
    struct book *book = context;
    book->gave_way = book->gave_way || book->way_wanted();
    return book->gave_way;
}

bool book_give_way(struct book *book, bool (*wanted)(void))
{
    bool gave_way = book->gave_way;
    book->gave_way = false;
    book->way_wanted = wanted;
    sqlite3_progress_handler(book->db, wanted ? WAY_STEPS : 0, wanted ? is_way_wanted : NULL, book);
    return gave_way;
}

int64_t book_version_known(const struct book *book)
{
    return (book->commits << 32) + book->others;
}
