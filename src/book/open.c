/* Opening: what the path names, whether it can be written, and what has to be brought up to date.
 */
#include "book/internal.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/place.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- names --------------------------------------------------------------------------------- */

/* SQLite may take names that begin with "file:" for addresses; ours are always paths. */
static char *plain_name(const char *path)
{
    struct buf name = {0};
    buf_addf(&name, "%s%s", strncmp(path, "file:", 5) == 0 ? "./" : "", path);
    return buf_take(&name);
}

/* The same as an address with immutable=1: no locks, no side files. */
static char *immutable_name(const char *path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    struct buf name = {0};
    buf_addf(&name, "file:%s", *path == '/' ? "" : "./");
    for (; *path; path++) {
        if (strchr(plain, *path))
            buf_add_char(&name, *path);
        else
            buf_addf(&name, "%%%02X", (unsigned)(unsigned char)*path);
    }
    buf_add_text(&name, "?immutable=1");
    return buf_take(&name);
}

/* ---- who may write ------------------------------------------------------------------------- */

static void set_read_only(struct book *book, const char *why)
{
    if (!book->read_only)
        book->read_only = mem_text(why);
}

/* Nobody may write it, whatever the system lets an administrator do. */
static bool is_marked(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !(about.st_mode & 0222);
}

/* Looks whether saving can work at all; the reason is for the person. */
static void look_for_reasons(struct book *book, unsigned flags)
{
    struct buf folder = {0};
    const char *name = file_name(book->path);
    buf_add(&folder, book->path, (size_t)(name - book->path));
    if (folder.len == 0)
        buf_add_text(&folder, ".");
    if (flags & BOOK_READ_ONLY)
        set_read_only(book, _("this book was opened for reading only"));
    else if (is_marked(book->path))
        set_read_only(book, _("this book's file is marked as not to be written; unmark it to make "
                            "changes"));
    else if (access(book->path, W_OK) != 0)
        set_read_only(book, errno == EROFS
                                ? _("this book lies on a disk that cannot be written; copy it to "
                                  "another one to make changes")
                                : _("you may not write this book's file; ask its owner, or make "
                                  "changes in a copy"));
    else if (access(buf_text(&folder), W_OK | X_OK) != 0)
        set_read_only(book, _("you may not write in this book's folder, where saving keeps files "
                            "beside it; ask its owner, or make changes in a copy"));
    buf_free(&folder);
}

/* ---- opening ------------------------------------------------------------------------------- */

/* The first read of the file, which finds out whether SQLite can make sense of it. */
static int first_read(struct book *book)
{
    return sqlite3_exec(book->db, "PRAGMA schema_version", NULL, NULL, NULL);
}

/* The file alone, without locks and side files: for where nobody can write. Without a write-ahead
 * log it is the whole book. */
static bool open_immutable(struct book *book, struct err *err)
{
    struct stat about;
    struct buf log = {0};
    char *real = realpath(book->path, NULL);
    buf_addf(&log, "%s-wal", real ? real : book->path);
    bool has_log = stat(buf_text(&log), &about) == 0 && about.st_size > 0;
    buf_free(&log);
    free(real);
    if (has_log)
        return err_set(err,
                       "%s was not closed properly, and this place cannot be written to mend "
                       "that; copy it together with %s-wal to a disk that can, and open it there",
                       book->path, file_name(book->path));
    char *name = immutable_name(book->path);
    bool ok = book_connect(book, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err);
    free(name);
    return ok && examine_header(book->db, book->path, err);
}

static bool open_to_read(struct book *book, bool immutable, struct err *err)
{
    if (immutable)
        return open_immutable(book, err);
    char *name = plain_name(book->path);
    bool ok = book_connect(book, name, SQLITE_OPEN_READONLY, err);
    free(name);
    if (!ok || !examine_header(book->db, book->path, err))
        return false;
    int rc = first_read(book);
    if (rc == SQLITE_OK)
        return true;
    if ((rc & 0xFF) != SQLITE_CANTOPEN && (rc & 0xFF) != SQLITE_READONLY)
        return examine_failure(book->db, rc, book->path, err);
    book_disconnect(book); /* a write-ahead log cannot be made here */
    return open_immutable(book, err);
}

static bool open_to_write(struct book *book, struct err *err)
{
    char *name = plain_name(book->path);
    bool ok = book_connect(book, name, SQLITE_OPEN_READWRITE, err);
    free(name);
    if (!ok || !examine_header(book->db, book->path, err))
        return false;
    if (sqlite3_db_readonly(book->db, "main") == 1)
        set_read_only(book, _("you may not write this book's file; ask its owner, or make changes "
                            "in a copy"));
    return true;
}

static bool exec_opening(struct book *book, const char *sql, struct err *err)
{
    int rc = sqlite3_exec(book->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK || examine_failure(book->db, rc, book->path, err);
}

/* One at a time: the lock is taken here and kept until the book is closed. */
static bool open_alone(struct book *book, const char *network, struct err *err)
{
    int rc = sqlite3_exec(book->db,
                          "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; "
                          "PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT",
                          NULL, NULL, NULL);
    if ((rc & 0xFF) == SQLITE_BUSY)
        return err_set(err,
                       "%s lies on a network drive (%s) and somebody else has it open; there, one "
                       "at a time can use it",
                       book->path, network);
    if (rc != SQLITE_OK)
        return examine_failure(book->db, rc, book->path, err);
    struct buf warning = {0};
    buf_addf(
        &warning,
        _("this book lies on a network drive (%s): only one person at a time can have it open, "
          "and a bad connection may damage it; back it up often, or keep it on a disk of this "
          "machine"),
        network);
    book->warning = buf_take(&warning);
    return true;
}

static bool open_shared(struct book *book, struct err *err)
{
    if (!exec_opening(book, "PRAGMA synchronous = FULL", err))
        return false;
    struct stmt *stmt = book_stmt(book, "PRAGMA journal_mode", err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    bool is_wal = step == STEP_ROW && strcmp(stmt_text(stmt, 0), "wal") == 0;
    stmt_done(stmt);
    if (step == STEP_FAILED)
        return false;
    /* Somebody reading it right now can keep it from changing; then the next opening does it. */
    if (!is_wal)
        (void)sqlite3_exec(book->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    lock_init(&book->lock, sqlite3_db_filename(book->db, "main"));
    return true;
}

static bool refuse_strangers(struct book *book, int64_t *version, struct err *err)
{
    int rc = first_read(book);
    if (rc != SQLITE_OK)
        return examine_failure(book->db, rc, book->path, err);
    if (book_ask_pragma(book, "PRAGMA application_id", 0) != BOOK_APPLICATION_ID)
        return err_set(
            err,
            "%s is an SQLite file of another program, not a book; give one that `saebook "
            "init` made",
            book->path);
    *version = migrate_version(book);
    if (*version <= schema_version(&book->schema))
        return true;
    migrate_refuse_newer(book, *version, err);
    return err_prefix(err, "%s", book->path);
}

/* A book that cannot be written and is not up to date is copied into a private temporary file and
 * brought up to date there, so that whoever may only read sees what everybody sees. */
static bool open_private_copy(struct book *book, struct err *err)
{
    sqlite3 *from = book->db;
    cache_close(&book->cache);
    book->db = NULL;
    bool ok = book_connect(book, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
    if (ok) {
        sqlite3_backup *backup = sqlite3_backup_init(book->db, "main", from, "main");
        int rc = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(book->db);
        int end = backup ? sqlite3_backup_finish(backup) : rc;
        ok = rc == SQLITE_DONE && end == SQLITE_OK;
        if (!ok)
            examine_failure(book->db, rc == SQLITE_DONE ? end : rc, book->path, err);
    }
    (void)sqlite3_close(from); /* it only read */
    if (!ok)
        return false;
    book->in_file = false;
    return migrate_run(book, err) && derived_remake(book, err);
}

static bool bring_up_to_date(struct book *book, int64_t version, struct err *err)
{
    bool current = version == schema_version(&book->schema) && derived_is_current(book);
    if (!current && book->read_only)
        return open_private_copy(book, err);
    if (version < schema_version(&book->schema) && !migrate_run(book, err))
        return false;
    if (!current && !derived_is_current(book) && !derived_remake(book, err))
        return false;
    totals_look(book);
    /* Another program may have written without bringing the totals up to date. */
    if (!book->read_only && totals_are_stale(book)) {
        if (!txn_begin(book, err))
            return false;
        if (!totals_refresh(book, err)) {
            txn_rollback(book);
            return false;
        }
        return txn_commit(book, err);
    }
    return true;
}

/* A book that is only to be read, but could be written, is opened as usual: then the last one to
 * close it tidies up. */
static bool open_connection(struct book *book, unsigned flags, const char *network, struct err *err)
{
    bool could_write = access(book->path, W_OK) == 0 && !is_marked(book->path);
    if (book->read_only && !(flags & BOOK_READ_ONLY && could_write && !network))
        return open_to_read(book, network || is_marked(book->path), err);
    return open_to_write(book, err);
}

static bool open_file(struct book *book, unsigned flags, const struct book_options *options,
                      struct err *err)
{
    if (!examine_path(book->path, err))
        return false;
    look_for_reasons(book, flags);
    const char *network = options->network ? options->network : place_network(book->path);
    int64_t version = 0;
    if (!open_connection(book, flags, network, err) || !refuse_strangers(book, &version, err))
        return false;
    book->in_file = true;

    bool ok = true;
    if (!book->read_only)
        ok = network ? open_alone(book, network, err) : open_shared(book, err);
    txn_guard(book);
    ok = ok && bring_up_to_date(book, version, err);
    if (ok && book->read_only)
        ok = exec_opening(book, "PRAGMA query_only = 1", err);
    return ok;
}

static bool open_memory(struct book *book, struct err *err)
{
    if (!book_connect(book, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err))
        return false;
    txn_guard(book);
    return migrate_run(book, err);
}

/* "Today" is the chapter's day. */
static void set_zone(struct book *book)
{
    struct stmt *stmt = book_stmt(book, "SELECT time_zone FROM chapter LIMIT 1", NULL);
    if (!stmt)
        return;
    bool known = stmt_step(stmt, NULL) == STEP_ROW && !stmt_is_null(stmt, 0);
    date_set_zone(known ? stmt_text(stmt, 0) : NULL);
    stmt_done(stmt);
}

struct book *book_open_with(const char *path, unsigned flags, const struct book_options *options,
                            struct err *err)
{
    struct book *book = book_new(path, options);
    bool ok = strcmp(path, ":memory:") == 0 ? open_memory(book, err)
                                            : open_file(book, flags, options, err);
    if (!ok) {
        book_close(book);
        return NULL;
    }
    set_zone(book);
    return book;
}

struct book *book_open(const char *path, unsigned flags, struct err *err)
{
    return book_open_with(path, flags, &(struct book_options){0}, err);
}
