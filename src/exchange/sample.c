/* The sample chapter, made beside its place and put there when it is whole. */
#include "exchange/sample.h"
#include "base/about.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "exchange/import.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What marks a book as a sample: only such a one is ever replaced. */
static const char setting_name[] = "sample";

enum { KINDS_MAX = KIND_MAX, ORDER_MAX_BYTES = 64 * 1024 };

/* ---- where the files are --------------------------------------------------------------------- */

/* The folder of the running program, where the system tells; NULL. Owned by the caller. */
static char *program_folder(void)
{
    static const char *const links[] = {"/proc/self/exe", "/proc/curproc/exe",
                                        "/proc/curproc/file"};
    char path[4096];
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        ssize_t nbytes = readlink(links[i], path, sizeof path);
        if (nbytes > 0 && (size_t)nbytes < sizeof path) {
            path[nbytes] = '\0';
            return file_folder(path);
        }
    }
    return NULL;
}

static bool is_sample_folder(const char *folder)
{
    char *order = file_join(folder, "ORDER");
    bool is = file_exists(order);
    free(order);
    return is;
}

char *sample_folder(struct err *err)
{
    /* ./saebook and build/main/saebook of the sources; a folder that was installed and moved. */
    static const char *const beside[] = {"sample-data", "../../sample-data",
                                         "../share/saebook/sample-data"};
    char *program = program_folder();
    for (size_t i = 0; program && i < sizeof beside / sizeof beside[0]; i++) {
        char *folder = file_join(program, beside[i]);
        if (is_sample_folder(folder)) {
            free(program);
            return folder;
        }
        free(folder);
    }
    free(program);
    char *installed = file_join(about_share, "sample-data");
    if (is_sample_folder(installed))
        return installed;
    err_set(err,
            "the files of the sample chapter are not here; they belong in %s, where `make install` "
            "puts them",
            installed);
    free(installed);
    return NULL;
}

/* ---- what is in them ------------------------------------------------------------------------- */

struct order {
    const struct kind *kinds[KINDS_MAX];
    size_t count;
};

/* A line is a kind's name, or a remark that begins with #. */
static bool add_line(struct order *order, const char *line, size_t nbytes, struct err *err)
{
    line = text_trim(line, &nbytes);
    if (nbytes == 0 || *line == '#')
        return true;
    char *name = mem_text_n(line, nbytes);
    const struct kind *kind = kind_named(name, err);
    free(name);
    if (!kind)
        return false;
    if (order->count == KINDS_MAX)
        return err_set(err, "more than %d kinds are named", KINDS_MAX);
    order->kinds[order->count++] = kind;
    return true;
}

static bool read_order(const char *folder, struct order *order, struct err *err)
{
    struct buf text = {0};
    char *path = file_join(folder, "ORDER");
    bool ok = file_read(path, ORDER_MAX_BYTES, &text, err);
    if (ok && !text_check(buf_text(&text), text.len, true, err))
        ok = err_prefix(err, "%s", path);
    order->count = 0;
    for (const char *at = buf_text(&text); ok && *at;) {
        size_t nbytes = strcspn(at, "\n");
        if (!add_line(order, at, nbytes, err))
            ok = err_prefix(err, "%s", path);
        at += nbytes + (at[nbytes] == '\n');
    }
    if (ok && order->count == 0)
        ok = err_set(err, "%s names no kind of record; a sample has a line for each", path);
    free(path);
    buf_free(&text);
    return ok;
}

/* ---- making it ------------------------------------------------------------------------------- */

/* True if nothing is there that could be missed: no file, or an earlier sample that nobody uses. */
static bool may_replace(const char *path, struct err *err)
{
    if (!file_exists(path))
        return true;
    struct book *old = book_open(path, 0, NULL);
    char *mark = old ? book_setting(old, setting_name) : NULL;
    book_close(old);
    if (!mark)
        return err_set(err, "%s is there already and is no sample book; choose another name", path);
    free(mark);
    struct buf log = {0};
    buf_addf(&log, "%s-wal", path); /* the last one to close a book takes it away */
    bool used = file_exists(buf_text(&log));
    buf_free(&log);
    return !used || err_set(err, "%s is open; close it, then it can be made afresh", path);
}

static bool import_kind(struct book *book, const char *folder, const struct kind *kind,
                        struct err *err)
{
    struct import_result result = {0};
    struct buf name = {0};
    buf_addf(&name, "%s.csv", kind->name);
    char *path = file_join(folder, buf_text(&name));
    struct import_request request = {.kind = kind, .path = path};
    bool ok = import_run(book, &request, &result, err);
    if (!ok && result.told > 0)
        err_set(err, "%s: line %llu: %s", path, (unsigned long long)result.list[0].line,
                result.list[0].text);
    import_result_clear(&result);
    free(path);
    buf_free(&name);
    return ok;
}

static bool mark_as_sample(struct book *book, struct err *err)
{
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    if (book_set_setting(book, setting_name, about_version, err))
        return change_commit(book, _("made the sample chapter"), NULL, err);
    change_rollback(book);
    return false;
}

static bool fill(struct book *book, const char *folder, const struct order *order,
                 sample_progress *progress, void *context, struct err *err)
{
    book_set_who(book, "sample"); /* so that undo begins with what the person did */
    if (!mark_as_sample(book, err))
        return false;
    for (size_t i = 0; i < order->count; i++) {
        if (progress && !progress(context, tr(order->kinds[i]->plural), (int)i, (int)order->count))
            return err_set(err, "stopped; no sample book was made");
        if (!import_kind(book, folder, order->kinds[i], err))
            return false;
    }
    return true;
}

/* A name beside the final one that no file has. */
static char *free_name(const char *path, struct err *err)
{
    char *temp = file_make_folder_of(path, err) ? file_temp_beside(path, err) : NULL;
    if (temp)
        (void)unlink(temp); /* a book makes its own file */
    return temp;
}

bool sample_make(const char *folder, const char *book_path, sample_progress *progress,
                 void *context, struct err *err)
{
    struct order order;
    if (!read_order(folder, &order, err) || !may_replace(book_path, err))
        return false;
    char *temp = free_name(book_path, err);
    if (!temp)
        return false;
    struct book *book = book_create(temp, err) ? book_open(temp, 0, err) : NULL;
    bool ok = book && fill(book, folder, &order, progress, context, err);
    book_close(book); /* what stood beside it (-wal, -lock) goes with this */
    if (ok)
        ok = file_replace(temp, book_path, err);
    else
        (void)unlink(temp);
    free(temp);
    return ok;
}
