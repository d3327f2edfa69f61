/* A new book is made under a temporary name and gets its own when it is whole. */
#include "book/internal.h"

#include "base/buf.h"
#include "base/file.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static bool make_in(const char *temp, const struct book_options *options, struct err *err)
{
    struct book *book = book_new(temp, options);
    struct buf sql = {0};
    buf_addf(&sql, "PRAGMA application_id = %d", BOOK_APPLICATION_ID);
    bool ok = book_connect(book, temp, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
              book_exec(book, buf_text(&sql), err) && migrate_run(book, err) &&
              book_exec(book, "PRAGMA journal_mode = WAL", err);
    buf_free(&sql);
    book_close(book);
    return ok;
}

/* A link is made only where nothing has that name yet, unlike a renaming. */
static bool take_name(const char *temp, const char *path, struct err *err)
{
    bool ok = link(temp, path) == 0;
    int why = ok ? 0 : errno;
    if (!ok && why != EEXIST && !file_exists(path))
        return file_replace(temp, path, err); /* a file system without links */
    (void)unlink(temp);
    if (ok)
        return true;
    return err_set(err, "%s exists already; open it, or give the new book another name", path);
}

bool book_create_with(const char *path, const struct book_options *options, struct err *err)
{
    if (file_is_folder(path))
        return err_set(err, "%s is a folder; give the new book's file in it", path);
    if (file_exists(path))
        return err_set(err, "%s exists already; open it, or give the new book another name", path);
    char *temp = file_temp_beside(path, err);
    if (!temp)
        return false;
    bool ok = make_in(temp, options, err);
    if (ok)
        ok = take_name(temp, path, err);
    else
        book_unlink(temp);
    free(temp);
    return ok;
}

bool book_create(const char *path, struct err *err)
{
    return book_create_with(path, &(struct book_options){0}, err);
}
