/* Making, opening, and refusing to open: each bad file gets its sentence and stays as it was. */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "support/bookcase.h"
#include "support/check.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_file(const char *path, const void *bytes, size_t nbytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, nbytes, file), nbytes);
    assert_int_equal(fclose(file), 0);
}

static struct buf read_file(const char *path)
{
    struct err err = {0};
    struct buf bytes = {0};
    if (!file_read(path, 64 << 20, &bytes, &err))
        fail_msg("%s", err.text);
    return bytes;
}

static void patch_file(const char *path, long at, const void *bytes, size_t nbytes)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, nbytes, file), nbytes);
    assert_int_equal(fclose(file), 0);
}

/* No file but these stands in the folder. */
static void check_files(const struct bookcase *at, int count)
{
    struct buf command = {0};
    buf_addf(&command, "ls -A '%s' | wc -l", at->folder);
    FILE *pipe = popen(buf_text(&command), "r");
    int there = -1;
    assert_non_null(pipe);
    assert_int_equal(fscanf(pipe, "%d", &there), 1);
    pclose(pipe);
    buf_free(&command);
    assert_int_equal(there, count);
}

/* Opening fails with both words in its sentence, and leaves the file alone. */
static void check_refused(const struct bookcase *at, const char *word, const char *advice)
{
    struct err err = {0};
    bool is_file = file_exists(at->path) && !file_is_folder(at->path);
    struct buf before = is_file ? read_file(at->path) : (struct buf){0};
    struct book *book = bookcase_open(at, 0, &err);
    assert_null(book);
    check_row(err.text, strstr(err.text, word));
    check_row(err.text, strstr(err.text, advice));
    check_row(err.text, strstr(err.text, at->path));
    check_row_sentence(word, err);
    struct buf after = is_file ? read_file(at->path) : (struct buf){0};
    assert_int_equal(before.len, after.len);
    if (before.len > 0)
        assert_memory_equal(before.data, after.data, before.len);
    buf_free(&before);
    buf_free(&after);
}

/* ---- making -------------------------------------------------------------------------------- */

static void new_book_is_one_private_file(void **state)
{
    struct bookcase *at = *state;
    struct stat about;
    book_close(at->book);
    at->book = NULL;
    check_files(at, 1);
    assert_int_equal(stat(at->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);

    struct buf bytes = read_file(at->path);
    assert_memory_equal(bytes.data + 68, "SAEB", 4);
    buf_free(&bytes);
    bookcase_reopen(at);
    assert_true(book_can_write(at->book, NULL));
    assert_null(book_warning(at->book));
    assert_string_equal(book_path(at->book), at->path);
    assert_int_equal(bookcase_ask(at->book, "PRAGMA user_version"),
                     schema_version(&bookcase_options()->schema));
}

static void existing_file_is_not_replaced(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    bookcase_change(at->book, "s", "INSERT INTO setting VALUES ('a', 'b')");
    assert_false(book_create(at->path, &err));
    assert_non_null(strstr(err.text, "exists already; "));
    assert_false(book_create(at->folder, &err));
    assert_non_null(strstr(err.text, "is a folder; "));
    bookcase_reopen(at);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM setting"), 1);
}

static void folder_must_exist(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    char *path = bookcase_file(at, "no/such/t.saebook");
    assert_false(book_create(path, &err));
    assert_non_null(strstr(err.text, "no such file or folder"));
    free(path);
    check_files(at, 0);
}

static void odd_names_work(void **state)
{
    struct bookcase *at = *state;
    static const char *const names[] = {"file:x", "a b?c#d%41.saebook", "José 作者", "-wal",
                                        "x'y\"z"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct err err = {0};
        char *path = bookcase_file(at, names[i]);
        if (!book_create(path, &err))
            fail_msg("%s: %s", names[i], err.text);
        struct book *book = book_open(path, 0, &err);
        if (!book)
            fail_msg("%s: %s", names[i], err.text);
        bookcase_change(book, "s", "INSERT INTO setting VALUES ('a', 'b')");
        book_close(book);
        /* The other way of opening has to quote them. */
        assert_int_equal(chmod(path, 0400), 0);
        book = book_open(path, 0, &err);
        if (!book)
            fail_msg("%s: %s", names[i], err.text);
        assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM setting"), 1);
        book_close(book);
        assert_int_equal(unlink(path), 0);
        free(path);
        check_files(at, 0);
    }
}

/* A name with "file:" at its beginning, in the folder where we are. */
static void relative_names_work(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    char *here = getcwd(NULL, 0);
    assert_int_equal(chdir(at->folder), 0);
    bool made = book_create("file:x?mode=memory", &err);
    struct book *book = made ? book_open("file:x?mode=memory", 0, &err) : NULL;
    struct err read_err = {0};
    bool there = file_exists("file:x?mode=memory");
    book_close(book);
    assert_int_equal(chmod("file:x?mode=memory", 0400), 0);
    struct book *reading = book_open("file:x?mode=memory", 0, &read_err);
    bool is_read_only = reading && !book_can_write(reading, NULL);
    book_close(reading);
    assert_int_equal(chdir(here), 0);
    free(here);
    check_row(err.text, made && book && there);
    check_row(read_err.text, is_read_only);
}

static void link_leads_to_the_book(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    char *link = bookcase_file(at, "link");
    assert_int_equal(symlink("t.saebook", link), 0);
    struct book *book = book_open_with(link, 0, bookcase_options(), &err);
    if (!book)
        fail_msg("%s", err.text);
    /* Both queue at the same lock. */
    assert_string_equal(book->lock.path, at->book->lock.path);
    book_close(book);
    free(link);
}

/* ---- refusing ------------------------------------------------------------------------------ */

static void missing(void **state)
{
    struct bookcase *at = *state;
    check_refused(at, "no such book", "`saebook init`");
    check_files(at, 0);
}

static void folder(void **state)
{
    struct bookcase *at = *state;
    assert_int_equal(mkdir(at->path, 0700), 0);
    check_refused(at, "is a folder", "file");
}

static void pipe_file(void **state)
{
    struct bookcase *at = *state;
    assert_int_equal(mkfifo(at->path, 0600), 0);
    struct err err = {0};
    assert_null(bookcase_open(at, 0, &err));
    assert_non_null(strstr(err.text, "not a file"));
}

static void empty(void **state)
{
    struct bookcase *at = *state;
    write_file(at->path, "", 0);
    check_refused(at, "is empty", "restore a backup");
}

static void other_file(void **state)
{
    struct bookcase *at = *state;
    static const char text[] = "date,hours\n2025-01-02,3\n";
    write_file(at->path, text, sizeof(text));
    check_refused(at, "not a book", "saebook");
    write_file(at->path, "SQLite format 3", 15); /* and nothing of what follows */
    check_refused(at, "cut short", "backup");
    char zeros[8192] = {0};
    write_file(at->path, zeros, sizeof(zeros));
    check_refused(at, "not a book", "saebook");
}

static void other_program(void **state)
{
    struct bookcase *at = *state;
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE student (id)", 0, 0, 0), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    check_refused(at, "another program", "saebook");
}

static void cut_short(void **state)
{
    struct bookcase *at = *state;
    book_close(at->book);
    at->book = NULL;
    struct buf whole = read_file(at->path);
    size_t cuts[] = {whole.len - 1, whole.len - 4096, 4096, 4095, 512, 101, 100};
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        write_file(at->path, whole.data, cuts[i]);
        check_refused(at, "cut short", "backup");
    }
    for (size_t size = 1; size < 100; size++) {
        struct err err = {0};
        write_file(at->path, whole.data, size);
        assert_null(bookcase_open(at, 0, &err));
    }
    buf_free(&whole);
    check_files(at, 1);
}

static void newer_version(void **state)
{
    struct bookcase *at = *state;
    book_close(at->book);
    at->book = NULL;
    unsigned char version[4] = {0, 0, 3, 231};
    patch_file(at->path, 60, version, 4);
    check_refused(at, "newer saebook (version 999)", "use the newer program");
    check_files(at, 1);
}

/* Noise over any page: the book is refused or opens; whoever asks gets a sentence, not a crash. */
static void damaged(void **state)
{
    struct bookcase *at = *state;
    book_close(at->book);
    at->book = NULL;
    struct buf whole = read_file(at->path);
    char noise[4096];
    uint32_t seed = 12345;
    for (size_t i = 0; i < sizeof(noise); i++) {
        seed = seed * 1664525 + 1013904223;
        noise[i] = (char)(seed >> 24);
    }
    int refused = 0, told = 0;
    for (size_t page = 0; page < whole.len / 4096; page++) {
        struct err err = {0};
        write_file(at->path, whole.data, whole.len);
        /* The first page keeps its header. */
        patch_file(at->path, (long)page * 4096 + (page == 0 ? 100 : 0), noise,
                   page == 0 ? 3996 : 4096);
        struct book *book = bookcase_open(at, 0, &err);
        if (!book) {
            refused++;
            check_row(err.text, strstr(err.text, "damaged") || strstr(err.text, "backup"));
            continue;
        }
        struct err asked = {0};
        int64_t found = 0;
        if (!book_ask_int(book, "PRAGMA integrity_check", NULL, &found, &asked))
            told += strstr(asked.text, "the book is damaged; restore the newest backup") != NULL;
        else
            told++;
        book_close(book);
    }
    assert_true(refused > 0);
    assert_int_equal(refused + told, whole.len / 4096);
    buf_free(&whole);
}

/* ---- reading only -------------------------------------------------------------------------- */

/* The files are made by whoever runs the tests. An administrator may write anything, so those cases
 * run as nobody, in a child that exits with 0 if all is well. */
static void as_somebody_else(const struct bookcase *at, int (*body)(const struct bookcase *at))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (getuid() == 0 && setuid(65534) != 0)
            _exit(99);
        _exit(body(at));
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* Reads, and is refused to write for a reason with `word` in it. */
static int reads_only(const struct bookcase *at, unsigned flags, const char *word)
{
    struct err err = {0};
    struct book *book = bookcase_open(at, flags, &err);
    if (!book) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    int64_t rows = 0;
    if (!book_ask_int(book, "SELECT count(*) FROM setting", NULL, &rows, &err) || rows != 1)
        return 2;
    if (book_can_write(book, &err) || !strstr(err.text, word)) {
        fprintf(stderr, "%s\n", err.text);
        return 3;
    }
    if (change_begin(book, CHANGE_RECORDED, &err) || !strstr(err.text, word))
        return 4;
    if (book_exec(book, "INSERT INTO setting VALUES ('c', 'd')", &err))
        return 5;
    if (book_version(book) != book_version(book))
        return 6;
    book_close(book);
    return 0;
}

static int marked(const struct bookcase *at)
{
    return reads_only(at, 0, "marked as not to be written");
}

static int not_allowed(const struct bookcase *at)
{
    return reads_only(at, 0, "you may not write this book's file");
}

static int folder_not_allowed(const struct bookcase *at)
{
    return reads_only(at, 0, "you may not write in this book's folder");
}

static int asked(const struct bookcase *at)
{
    return reads_only(at, BOOK_READ_ONLY, "opened for reading only");
}

static void prepare(struct bookcase *at)
{
    bookcase_change(at->book, "s", "INSERT INTO setting VALUES ('a', 'b')");
    book_close(at->book);
    at->book = NULL;
}

static void asked_to_read(void **state)
{
    struct bookcase *at = *state;
    prepare(at);
    assert_int_equal(asked(at), 0);
    check_files(at, 1); /* tidied up */
}

static void marked_file(void **state)
{
    struct bookcase *at = *state;
    prepare(at);
    assert_int_equal(chmod(at->path, 0444), 0);
    assert_int_equal(marked(at), 0);
    check_files(at, 1);
    assert_int_equal(chmod(at->folder, 0555), 0);
    as_somebody_else(at, marked);
}

static void file_of_somebody_else(void **state)
{
    struct bookcase *at = *state;
    if (getuid() != 0)
        skip();
    prepare(at);
    assert_int_equal(chmod(at->path, 0644), 0);
    assert_int_equal(chmod(at->folder, 0755), 0);
    as_somebody_else(at, not_allowed);
    check_files(at, 1);
}

static void folder_of_somebody_else(void **state)
{
    struct bookcase *at = *state;
    prepare(at);
    assert_int_equal(chmod(at->path, 0666), 0);
    assert_int_equal(chmod(at->folder, 0555), 0);
    as_somebody_else(at, folder_not_allowed);
    check_files(at, 1);
}

/* While the owner has it open, whoever may only read sees what is being saved. */
static int sees_the_log(const struct bookcase *at)
{
    return reads_only(at, 0, "you may not write");
}

static void reading_beside_a_writer(void **state)
{
    struct bookcase *at = *state;
    bookcase_change(at->book, "s", "INSERT INTO setting VALUES ('a', 'b')"); /* in the log only */
    assert_int_equal(chmod(at->path, 0644), 0);
    bookcase_reopen(at); /* so that the side files get the permissions of the book */
    bookcase_change(at->book, "s", "UPDATE setting SET value = 'c'");
    assert_int_equal(chmod(at->folder, 0555), 0);
    as_somebody_else(at, sees_the_log);
    assert_int_equal(chmod(at->folder, 0755), 0);
}

static int sees_unclosed(const struct bookcase *at)
{
    struct err err = {0};
    struct book *book = bookcase_open(at, 0, &err);
    if (book)
        return 1;
    return strstr(err.text, "was not closed properly") ? 0 : 2;
}

/* A log that is left over holds the latest records; without being able to write it is not passed
 * over in silence. */
static void left_over_log(void **state)
{
    struct bookcase *at = *state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct err err = {0};
        struct book *book = bookcase_open(at, 0, &err);
        if (!book || !change_begin(book, CHANGE_RECORDED, &err) ||
            !book_exec(book, "INSERT INTO setting VALUES ('a', 'b')", &err) ||
            !change_commit(book, "s", NULL, &err))
            _exit(1);
        _exit(0); /* without closing */
    }
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(chmod(at->path, 0444), 0);
    assert_int_equal(sees_unclosed(at), 0);
    assert_int_equal(chmod(at->path, 0600), 0);
    bookcase_reopen(at);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM setting"), 1);
}

/* ---- a network drive ----------------------------------------------------------------------- */

static void network_drive(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    prepare(at);
    struct book_options options = *bookcase_options();
    options.network = "NFS";
    at->book = book_open_with(at->path, 0, &options, &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_true(book_can_write(at->book, NULL));
    assert_non_null(strstr(book_warning(at->book), "network drive (NFS)"));
    bookcase_change(at->book, "s", "INSERT INTO setting VALUES ('c', 'd')");
    assert_null(at->book->lock.path);

    /* Nobody else, until it is closed. The other one is another process, as locks are theirs. */
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        options.network = "SMB";
        struct book *book = book_open_with(at->path, 0, &options, &err);
        _exit(book ? 1
              : strstr(err.text, "locked by another program") ||
                      strstr(err.text, "somebody else has it open")
                  ? 0
                  : 2);
    }
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    book_close(at->book);
    check_files(at, 1);

    /* Back on a disk of this machine it is shared again. */
    at->book = bookcase_open(at, 0, &err);
    assert_non_null(at->book);
    assert_null(book_warning(at->book));
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM setting"), 2);
    struct stmt *stmt = book_stmt(at->book, "PRAGMA journal_mode", &err);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_string_equal(stmt_text(stmt, 0), "wal");
    stmt_done(stmt);
}

/* ---- safe settings ------------------------------------------------------------------------- */

static void defences_are_up(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    assert_int_equal(bookcase_ask(at->book, "PRAGMA foreign_keys"), 1);
    assert_int_equal(bookcase_ask(at->book, "PRAGMA trusted_schema"), 0);
    assert_int_equal(bookcase_ask(at->book, "PRAGMA synchronous"), 2);
    assert_int_equal(bookcase_ask(at->book, "PRAGMA application_id"), 0x53414542);
    assert_false(book_exec(at->book, "SELECT \"no such column\"", &err));
    bookcase_exec(at->book, "PRAGMA writable_schema = 1");
    bookcase_begin(at->book);
    assert_false(book_exec(at->book, "DELETE FROM sqlite_schema", &err));
    change_rollback(at->book);
}

static void today_is_the_chapters(void **state)
{
    struct bookcase *at = *state;
    bookcase_change(at->book, "c",
                    "INSERT INTO chapter (id, name, state, time_zone) "
                    "VALUES (1, 'Willow Creek', 'OK', 'America/Chicago')");
    bookcase_reopen(at);
    assert_string_equal(getenv("TZ"), "America/Chicago");
    bookcase_change(at->book, "c", "UPDATE chapter SET time_zone = NULL");
    bookcase_reopen(at);
    assert_true(!getenv("TZ") || strcmp(getenv("TZ"), "America/Chicago") != 0);
}

#define IN_EMPTY(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, bookcase_setup_empty, bookcase_teardown)
#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOOK(new_book_is_one_private_file),
        IN_BOOK(existing_file_is_not_replaced),
        IN_EMPTY(folder_must_exist),
        IN_EMPTY(odd_names_work),
        IN_EMPTY(relative_names_work),
        IN_BOOK(link_leads_to_the_book),
        IN_EMPTY(missing),
        IN_EMPTY(folder),
        IN_EMPTY(pipe_file),
        IN_EMPTY(empty),
        IN_EMPTY(other_file),
        IN_EMPTY(other_program),
        IN_BOOK(cut_short),
        IN_BOOK(newer_version),
        IN_BOOK(damaged),
        IN_BOOK(asked_to_read),
        IN_BOOK(marked_file),
        IN_BOOK(file_of_somebody_else),
        IN_BOOK(folder_of_somebody_else),
        IN_BOOK(reading_beside_a_writer),
        IN_BOOK(left_over_log),
        IN_BOOK(network_drive),
        IN_BOOK(defences_are_up),
        IN_BOOK(today_is_the_chapters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
