/* Backups that can be trusted, and the long look for damage. */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/backup.h"
#include "support/bookcase.h"
#include "support/check.h"
#include "support/watch.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void fill(struct book *book, int rows)
{
    bookcase_begin(book);
    bookcase_student(book, 1, "S1");
    bookcase_project(book, 11, 1, "Swine");
    for (int i = 0; i < rows; i++)
        bookcase_hours(book, 1000 + i, 1, 11, "2025-09-01", 1 + i % 600);
    bookcase_commit(book, "filled");
}

static int count_files(const char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    struct dirent *entry;
    while ((entry = readdir(dir)))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return count;
}

/* While the book is open and its latest records are in the log; into another folder, so that what
 * stands beside the copy can be counted. */
static void copy_is_the_whole_book(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct stat about;
    fill(at->book, 500);
    char *folder = bookcase_file(at, "backups"), *path = bookcase_file(at, "backups/b.saebook");
    assert_int_equal(mkdir(folder, 0700), 0);
    for (int round = 0; round < 2; round++) { /* the second one replaces the first */
        mode_t mask = umask(022);
        if (!book_backup(at->book, path, &err))
            fail_msg("%s", err.text);
        assert_int_equal(umask(mask), 022);
        assert_int_equal(count_files(folder), 1);
        assert_int_equal(stat(path, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0600);
        /* It can be read where nothing can be written. */
        assert_int_equal(chmod(path, 0400), 0);
        struct book *copy = book_open_with(path, 0, bookcase_options(), &err);
        if (!copy)
            fail_msg("%s", err.text);
        char *original = bookcase_dump(at->book), *copied = bookcase_dump(copy);
        assert_string_equal(original, copied);
        free(original);
        free(copied);
        bookcase_check_totals(copy);
        book_close(copy);
        assert_int_equal(count_files(folder), 1);
        assert_int_equal(chmod(path, 0600), 0);
        bookcase_change(at->book, "more", "UPDATE hours SET time = 3");
    }
    /* And it is a book like any other. */
    struct book *copy = book_open_with(path, 0, bookcase_options(), &err);
    assert_non_null(copy);
    assert_true(change_undo(copy, change_last_own(copy, &err), NULL, &err));
    book_close(copy);
    assert_int_equal(count_files(folder), 1);
    free(folder);
    free(path);
}

static void book_itself_is_no_target(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    fill(at->book, 5);
    char *link = bookcase_file(at, "link");
    assert_int_equal(symlink("t.saebook", link), 0);
    const char *const names[] = {at->path, link};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_false(book_backup(at->book, names[i], &err));
        check_row(err.text, strstr(err.text, "is the book itself; "));
    }
    assert_false(book_backup(at->book, at->folder, &err));
    assert_non_null(strstr(err.text, "is a folder; "));
    char *nowhere = bookcase_file(at, "no/such/b.saebook");
    assert_false(book_backup(at->book, nowhere, &err));
    bookcase_reopen(at);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 5);
    free(nowhere);
    free(link);
}

/* The disk fills up at any point: the earlier backup stays, and nothing half done beside it. */
static void full_disk(void **state)
{
    struct err err = {0};
    watch_install();
    bookcase_setup(state);
    struct bookcase *at = *state;
    fill(at->book, 2000);
    char *folder = bookcase_file(at, "backups"), *path = bookcase_file(at, "backups/b.saebook");
    assert_int_equal(mkdir(folder, 0700), 0);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("earlier", file);
    fclose(file);
    int failures = 0;
    for (long writes = 0;; writes++) {
        watch.fail_after = writes;
        watch.code = SQLITE_FULL;
        bool ok = book_backup(at->book, path, &err);
        watch.fail_after = -1;
        assert_int_equal(count_files(folder), 1);
        if (ok)
            break;
        failures++;
        check_row(err.text, strstr(err.text, "the disk is full"));
        struct buf bytes = {0};
        assert_true(file_read(path, 1 << 20, &bytes, &err));
        assert_string_equal(buf_text(&bytes), "earlier");
        buf_free(&bytes);
    }
    assert_true(failures > 20);
    free(folder);
    free(path);
    bookcase_teardown(state);
    watch_remove();
}

/* Zeros over the last page but one of the book, which is open: a copy of that is no backup. */
static void damage_is_not_copied(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct stat about;
    fill(at->book, 3000);
    book_close(at->book);
    assert_int_equal(stat(at->path, &about), 0);
    FILE *file = fopen(at->path, "r+b");
    assert_non_null(file);
    static const char zeros[4096];
    for (long page = about.st_size / 4096 - 20; page < about.st_size / 4096 - 1; page++) {
        assert_int_equal(fseek(file, page * 4096, SEEK_SET), 0);
        assert_int_equal(fwrite(zeros, 1, sizeof(zeros), file), sizeof(zeros));
    }
    fclose(file);
    at->book = bookcase_open(at, 0, &err);
    if (!at->book)
        fail_msg("%s", err.text);
    char *path = bookcase_file(at, "b.saebook");
    assert_false(book_backup(at->book, path, &err));
    assert_non_null(strstr(err.text, "the book is damaged"));
    assert_false(file_exists(path));
    free(path);
}

/* ---- the long look ------------------------------------------------------------------------- */

static void collect(void *context, const char *finding)
{
    struct buf *findings = context;
    buf_addf(findings, "%s\n", finding);
}

static void check_deep(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct buf findings = {0};
    int found = -1;
    fill(at->book, 10);
    assert_true(book_check_deep(at->book, collect, &findings, &found, &err));
    assert_int_equal(found, 0);
    assert_string_equal(buf_text(&findings), "");

    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA foreign_keys = 0; DELETE FROM project;"
                                  "PRAGMA ignore_check_constraints = 1;"
                                  "UPDATE hours SET time = 0 WHERE id = 1003",
                                  0, 0, 0),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_true(book_check_deep(at->book, collect, &findings, &found, &err));
    assert_int_equal(found, 11);
    assert_non_null(strstr(buf_text(&findings), "CHECK constraint failed in hours"));
    assert_non_null(strstr(buf_text(&findings),
                           "the hours record 1009 names a project that is not in the book"));
    buf_free(&findings);
}

#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOOK(copy_is_the_whole_book),
        IN_BOOK(book_itself_is_no_target),
        cmocka_unit_test(full_disk),
        IN_BOOK(damage_is_not_copied),
        IN_BOOK(check_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
