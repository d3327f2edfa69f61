/* Numbered migrations: a copy of the file, then everything in one transaction with the version. */
#include "book/internal.h"

#include "base/buf.h"
#include "base/file.h"
#include "book/backup.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

int64_t migrate_version(struct book *book)
{
    return book_ask_pragma(book, "PRAGMA user_version", -1);
}

bool migrate_refuse_newer(struct book *book, int64_t version, struct err *err)
{
    return err_set(err,
                   "this book was made by a newer saebook (version %lld); this one reads up to "
                   "version %d, so use the newer program",
                   (long long)version, schema_version(&book->schema));
}

/* ---- before -------------------------------------------------------------------------------- */

/* Room for the copy and, at worst, for every page once more in the write-ahead log. */
static bool has_room(struct book *book, struct err *err)
{
    const char *file = sqlite3_db_filename(book->db, "main");
    struct stat about;
    struct statvfs disk;
    if (stat(file, &about) != 0 || statvfs(file, &disk) != 0)
        return true; /* the writing itself will tell */
    const uint64_t million = 1000000;
    uint64_t needed = (uint64_t)about.st_size * 2 + million;
    uint64_t there = (uint64_t)disk.f_bavail * disk.f_frsize;
    if (there >= needed)
        return true;
    return err_set(err,
                   "bringing this book up to date needs %llu MB of free space and there are %llu "
                   "MB; make room and open it again",
                   (unsigned long long)(needed / million + 1),
                   (unsigned long long)(there / million));
}

/* BOOK.before-v2, or BOOK.before-v2-2 and so on where that is taken; owned by the caller. */
static char *copy_name(struct book *book, int version)
{
    struct buf name = {0};
    buf_addf(&name, "%s.before-v%d", book->path, version);
    for (int number = 2; file_exists(buf_text(&name)) && number < 1000; number++) {
        buf_clear(&name);
        buf_addf(&name, "%s.before-v%d-%d", book->path, version, number);
    }
    return buf_take(&name);
}

static bool make_copy(struct book *book, char **copy, struct err *err)
{
    if (!has_room(book, err))
        return false;
    *copy = copy_name(book, schema_version(&book->schema));
    if (book_backup(book, *copy, err))
        return true;
    return err_prefix(err, "the copy before bringing it up to date could not be made");
}

/* ---- the steps ----------------------------------------------------------------------------- */

static bool set_version(struct book *book, int version, struct err *err)
{
    char sql[64];
    snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", version);
    return book_exec(book, sql, err);
}

static bool run_steps(struct book *book, int64_t from, struct err *err)
{
    const struct schema *schema = &book->schema;
    if (!derived_drop(book, err))
        return false;
    for (size_t i = 0; i < schema->count; i++) {
        int version = schema_migration(&schema->files[i]);
        if (version <= from)
            continue;
        if (!book_exec(book, schema->files[i].data, err))
            return err_prefix(err, "%s", schema->files[i].path);
    }
    return set_version(book, schema_version(schema), err) && derived_make(book, err);
}

/* Another program may have done it, or more, while we waited for our turn. */
static bool run_in_txn(struct book *book, bool *done, struct err *err)
{
    if (!txn_begin(book, err))
        return false;
    int latest = schema_version(&book->schema);
    int64_t version = migrate_version(book);
    if (version == latest) {
        txn_rollback(book);
        return true;
    }
    bool ok = version >= 0 && version < latest ? run_steps(book, version, err)
                                               : migrate_refuse_newer(book, version, err);
    ok = ok && txn_commit(book, err);
    *done = ok;
    txn_rollback(book);
    return ok;
}

bool migrate_run(struct book *book, struct err *err)
{
    char *copy = NULL;
    bool done = false;
    if (!lock_take(&book->lock, err)) /* so that nobody writes between the copy and the steps */
        return false;
    int64_t version = migrate_version(book);
    bool needs_copy = book->in_file && version > 0 && version < schema_version(&book->schema);
    bool ok = (!needs_copy || make_copy(book, &copy, err)) && run_in_txn(book, &done, err);
    lock_give(&book->lock);
    if (!ok)
        err_prefix(err, "the book stays as it was, at version %lld", (long long)version);
    if (copy && !done)
        (void)unlink(copy); /* of a book that is unchanged, or that another program has copied */
    free(copy);
    return ok;
}
