/* A backup is SQLite's own page copy into a temporary file, verified before it takes its name. */
#include "book/backup.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/tr.h"
#include "book/internal.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_book_itself(struct book *book, const char *path)
{
    struct stat ours, theirs;
    const char *file = sqlite3_db_filename(book->db, "main");
    return file && stat(file, &ours) == 0 && stat(path, &theirs) == 0 &&
           ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

static bool copy_failure(sqlite3 *to, int rc, struct err *err)
{
    if ((rc & 0xFF) == SQLITE_FULL)
        return err_set(err, "the disk is full, so no copy was made; make room and try again");
    if ((rc & 0xFF) == SQLITE_BUSY)
        return err_set(err, "another program is using this book, so no copy was made; try again "
                            "when it is done");
    if ((rc & 0xFF) == SQLITE_CORRUPT)
        return err_set(err, "the book is damaged, so no copy was made; restore the newest backup, "
                            "or see what `saebook check --deep` says");
    return err_set(err, "no copy was made: %s", to ? sqlite3_errmsg(to) : sqlite3_errstr(rc));
}

static bool copy_pages(sqlite3 *from, sqlite3 *to, struct err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return copy_failure(to, sqlite3_errcode(to), err);
    int rc = sqlite3_backup_step(backup, -1);
    int end = sqlite3_backup_finish(backup);
    if (rc != SQLITE_DONE)
        return copy_failure(to, rc, err);
    return end == SQLITE_OK || copy_failure(to, end, err);
}

/* The first row of quick_check is "ok" or the first finding. */
static int on_check_row(void *context, int columns, char **values, char **names)
{
    (void)names;
    struct buf *finding = context;
    if (finding->len == 0 && columns > 0)
        buf_add_text(finding, values[0] ? values[0] : "");
    return 0;
}

static bool verify(sqlite3 *to, struct err *err)
{
    struct buf finding = {0};
    int rc = sqlite3_exec(to, "PRAGMA quick_check(1)", on_check_row, &finding, NULL);
    bool ok = rc == SQLITE_OK && strcmp(buf_text(&finding), "ok") == 0;
    if (!ok)
        err_set(err,
                "the copy was checked and thrown away, because the book is damaged (%s); restore "
                "the newest backup, or see what `saebook check --deep` says",
                rc == SQLITE_OK ? buf_text(&finding) : sqlite3_errmsg(to));
    buf_free(&finding);
    return ok;
}

/* The copy takes over that the book uses a write-ahead log; alone, it should need no side files. */
static bool settle(sqlite3 *to, struct err *err)
{
    int rc = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return rc == SQLITE_OK || copy_failure(to, rc, err);
}

static bool copy_into(struct book *book, const char *temp, struct err *err)
{
    sqlite3 *to = NULL;
    int rc = sqlite3_open_v2(temp, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK) /* file_replace() syncs the whole at the end */
        rc = sqlite3_exec(to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", NULL, NULL,
                          NULL);
    bool ok = rc == SQLITE_OK ? true : copy_failure(to, rc, err);
    ok = ok && copy_pages(book->db, to, err) && settle(to, err) && verify(to, err);
    rc = sqlite3_close(to);
    if (ok && rc != SQLITE_OK)
        ok = copy_failure(NULL, rc, err);
    return ok;
}

bool book_backup(struct book *book, const char *path, struct err *err)
{
    assert(!book->in_txn); /* SQLite copies nothing from a connection that has begun to write */
    if (is_book_itself(book, path))
        return err_set(err, "%s is the book itself; give the backup another name", path);
    if (file_is_folder(path))
        return err_set(err, "%s is a folder; give the backup's file in it", path);
    char *temp = file_temp_beside(path, err);
    if (!temp)
        return false;
    bool ok = copy_into(book, temp, err);
    if (ok) {
        /* A new file gets the book's own permissions, from the first moment on. */
        struct stat about;
        const char *file = sqlite3_db_filename(book->db, "main");
        mode_t mode = file && stat(file, &about) == 0 ? about.st_mode : 0600;
        mode_t mask = umask(~mode & 0777);
        ok = file_replace(temp, path, err);
        umask(mask);
    } else {
        book_unlink(temp);
    }
    free(temp);
    return ok;
}

/* ---- the long look ------------------------------------------------------------------------- */

struct telling {
    void (*tell)(void *context, const char *finding);
    void *context;
    int found;
};

static void tell(struct telling *telling, const char *finding)
{
    telling->found++;
    telling->tell(telling->context, finding);
}

static bool look_at_pages(struct book *book, struct telling *telling, struct err *err)
{
    struct stmt *stmt = book_stmt(book, "PRAGMA integrity_check", err);
    if (!stmt)
        return false;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        if (strcmp(stmt_text(stmt, 0), "ok") != 0)
            tell(telling, stmt_text(stmt, 0));
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool look_at_references(struct book *book, struct telling *telling, struct err *err)
{
    struct stmt *stmt = book_stmt(book, "PRAGMA foreign_key_check", err);
    if (!stmt)
        return false;
    enum step step;
    struct buf finding = {0};
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        char words[WORDS_NAME_SIZE], parent[WORDS_NAME_SIZE];
        buf_clear(&finding);
        buf_addf(&finding, _("the %s record %lld names a %s that is not in the book"),
                 words_name(stmt_text(stmt, 0), words), (long long)stmt_int(stmt, 1),
                 words_name(stmt_text(stmt, 2), parent));
        tell(telling, buf_text(&finding));
    }
    buf_free(&finding);
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool book_check_deep(struct book *book, void (*to)(void *context, const char *finding),
                     void *context, int *found, struct err *err)
{
    struct telling telling = {.tell = to, .context = context};
    bool ok = look_at_pages(book, &telling, err) && look_at_references(book, &telling, err);
    *found = telling.found;
    return ok;
}
