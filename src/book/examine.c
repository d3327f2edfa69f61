/* Looks at what a path names before it is taken for a book, and finds the sentence for what is no
 * book. The bytes are read through SQLite's own file: closing another descriptor of the same file
 * would drop the locks that this process holds on it. */
#include "book/internal.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { HEADER_SIZE = 100 };

bool examine_path(const char *path, struct err *err)
{
    struct stat about;
    if (stat(path, &about) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return err_set(err, "%s: there is no such book; `saebook init` makes one", path);
        return err_system(err, "%s", path);
    }
    if (S_ISDIR(about.st_mode))
        return err_set(err, "%s is a folder; give the book's file in it", path);
    if (!S_ISREG(about.st_mode))
        return err_set(err, "%s is not a file; give a book's file", path);
    if (about.st_size == 0)
        return err_set(err,
                       "%s is empty, so it is no book; delete it and make one with `saebook init`, "
                       "or restore a backup",
                       path);
    return true;
}

static uint32_t get_number(const unsigned char *at, int bytes)
{
    uint32_t number = 0;
    for (int i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return number;
}

/* A write-ahead log or journal holds pages that the file itself may lack. */
static bool has_side_file(const char *file)
{
    static const char *const ends[] = {"-wal", "-journal"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        char *name = sqlite3_mprintf("%s%s", file, ends[i]);
        struct stat about;
        bool there = name && stat(name, &about) == 0 && about.st_size > 0;
        sqlite3_free(name);
        if (there)
            return true;
    }
    return false;
}

bool examine_header(sqlite3 *db, const char *path, struct err *err)
{
    sqlite3_file *file = NULL;
    unsigned char header[HEADER_SIZE] = {0};
    sqlite3_int64 size = 0;
    int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc == SQLITE_OK && file && file->pMethods)
        rc = file->pMethods->xFileSize(file, &size);
    if (rc == SQLITE_OK && file && file->pMethods)
        rc = file->pMethods->xRead(file, header, HEADER_SIZE, 0);
    if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
        return examine_failure(db, rc, path, err);

    static const char magic[] = "SQLite format 3"; /* the NUL belongs to it */
    if (memcmp(header, magic, sizeof(magic)) != 0)
        return err_set(err,
                       "%s is not a book but some other kind of file; give one that `saebook "
                       "init` made",
                       path);
    /* The page size 65536 is kept as 1. The number of pages holds if two counters agree. */
    uint32_t page = get_number(header + 16, 2) == 1 ? 65536 : get_number(header + 16, 2);
    uint32_t pages = get_number(header + 28, 4);
    bool counted = get_number(header + 24, 4) == get_number(header + 92, 4);
    bool cut = size < HEADER_SIZE || (counted && size < (sqlite3_int64)page * pages);
    if (cut && !has_side_file(sqlite3_db_filename(db, "main")))
        return err_set(err, "%s is cut short, so it cannot be read; restore the newest backup",
                       path);
    return true;
}

bool examine_failure(sqlite3 *db, int rc, const char *path, struct err *err)
{
    switch (rc & 0xFF) {
    case SQLITE_BUSY:
        return err_set(err, "%s is locked by another program; close it there and open it again",
                       path);
    case SQLITE_NOTADB:
        return err_set(err,
                       "%s is not a book but some other kind of file; give one that `saebook "
                       "init` made",
                       path);
    case SQLITE_CORRUPT:
        return err_set(err,
                       "%s is damaged; restore the newest backup, or see what `saebook check "
                       "--deep` says",
                       path);
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: {
        int system = sqlite3_system_errno(db);
        return err_set(err, "%s cannot be opened%s%s; see who may read it and its folder", path,
                       system ? ": " : "", system ? strerror(system) : "");
    }
    default:
        if (sqlite3_system_errno(db) == ENOSPC) /* reading keeps a small file beside the book */
            return err_set(err, "%s cannot be opened: the disk is full; make room and try again",
                           path);
        return err_set(err, "%s cannot be read: %s", path, sqlite3_errmsg(db));
    }
}
