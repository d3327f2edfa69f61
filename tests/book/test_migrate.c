/* From version to version: the copy, all or nothing, and derived parts that follow their texts. */
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
#include <sys/wait.h>
#include <unistd.h>

/* ---- schemas of the past and the future ---------------------------------------------------- */

#define FILE_OF(path, text)                                                                        \
    {                                                                                              \
        path, text, sizeof(text) - 1                                                               \
    }

static const char TABLES_1[] =
    "CREATE TABLE chapter (id INTEGER PRIMARY KEY, time_zone TEXT) STRICT;\n"
    "CREATE TABLE student (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\n"
    "CREATE TABLE hours (id INTEGER PRIMARY KEY,\n"
    "    student INTEGER NOT NULL REFERENCES student (id),\n"
    "    time INTEGER NOT NULL) STRICT;\n"
    "CREATE TABLE change (id INTEGER PRIMARY KEY, made_at TEXT NOT NULL,\n"
    "    who TEXT NOT NULL, what TEXT NOT NULL,\n"
    "    undoes INTEGER REFERENCES change (id),\n"
    "    undone_by INTEGER REFERENCES change (id), changeset BLOB,\n"
    "    batch BLOB) STRICT;\n";
static const char TABLES_2[] = "ALTER TABLE hours ADD COLUMN place TEXT;\n";
static const char TABLES_3[] =
    "CREATE TABLE visit (id INTEGER PRIMARY KEY, student INTEGER NOT NULL\n"
    "    REFERENCES student (id), miles INTEGER) STRICT;\n";
static const char TABLES_BAD[] = "CREATE TABLE wrong (id INTEGER PRIMARY KEY) STRICT;\n"
                                 "DELETE FROM student;\n"
                                 "ALTER TABLE nothing ADD COLUMN x;\n";
static const char VIEWS_1[] =
    "CREATE TABLE total (student INTEGER NOT NULL, project INTEGER NOT NULL, year INTEGER NOT "
    "NULL,\n"
    "    line TEXT NOT NULL, amount INTEGER NOT NULL, parts INTEGER NOT NULL) STRICT;\n"
    "CREATE TABLE stale (student INTEGER PRIMARY KEY) STRICT;\n"
    "CREATE VIEW line_part AS SELECT student, 0 AS project, 2025 AS year, 'time' AS line,\n"
    "    time AS amount FROM hours;\n"
    "CREATE VIEW line_total AS SELECT student, project, year, line, sum(amount) AS amount,\n"
    "    count(*) AS parts\n"
    "    FROM line_part GROUP BY 1, 2, 3, 4;\n"
    "CREATE VIEW report_old AS SELECT * FROM total;\n"
    "CREATE TRIGGER stale_hours AFTER INSERT ON hours BEGIN\n"
    "    INSERT INTO stale SELECT NEW.student\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM stale WHERE student = NEW.student);\n"
    "END;\n";
static const char VIEWS_2[] =
    "CREATE TABLE total (student INTEGER NOT NULL, project INTEGER NOT NULL, year INTEGER NOT "
    "NULL,\n"
    "    line TEXT NOT NULL, amount INTEGER NOT NULL, parts INTEGER NOT NULL) STRICT;\n"
    "CREATE TABLE stale (student INTEGER PRIMARY KEY) STRICT;\n"
    "CREATE VIEW line_part AS SELECT student, 0 AS project, 2025 AS year, 'twice' AS line,\n"
    "    2 * time AS amount FROM hours;\n"
    "CREATE VIEW line_total AS SELECT student, project, year, line, sum(amount) AS amount,\n"
    "    count(*) AS parts\n"
    "    FROM line_part GROUP BY 1, 2, 3, 4;\n"
    "CREATE VIEW report_new AS SELECT * FROM total;\n";
static const char VIEWS_BAD[] = "CREATE VIEW line_total AS SELECT FROM nothing;\n";

static struct book_options options_of(const struct embed_file *files, size_t count)
{
    return (struct book_options){.schema = {files, count}};
}

static const struct embed_file files_1[] = {FILE_OF("schema/0001_book.sql", TABLES_1),
                                            FILE_OF("schema/views/10_a.sql", VIEWS_1)};
static const struct embed_file files_3[] = {
    FILE_OF("schema/0001_book.sql", TABLES_1), FILE_OF("schema/0002_place.sql", TABLES_2),
    FILE_OF("schema/0003_visit.sql", TABLES_3), FILE_OF("schema/views/10_a.sql", VIEWS_2)};
static const struct embed_file files_bad[] = {
    FILE_OF("schema/0001_book.sql", TABLES_1), FILE_OF("schema/0002_place.sql", TABLES_2),
    FILE_OF("schema/0003_bad.sql", TABLES_BAD), FILE_OF("schema/views/10_a.sql", VIEWS_2)};
static const struct embed_file files_bad_views[] = {FILE_OF("schema/0001_book.sql", TABLES_1),
                                                    FILE_OF("schema/views/10_a.sql", VIEWS_BAD)};
static const struct embed_file files_other_views[] = {FILE_OF("schema/0001_book.sql", TABLES_1),
                                                      FILE_OF("schema/views/10_a.sql", VIEWS_2)};
#define OPTIONS(files) options_of(files, COUNT_OF(files))

static struct book *open_as(const struct bookcase *at, struct book_options options, struct err *err)
{
    return book_open_with(at->path, 0, &options, err);
}

/* A book of version 1 with two students, three entries and their history; closed. */
static void make_old(const struct bookcase *at)
{
    struct err err = {0};
    struct book_options options = OPTIONS(files_1);
    if (!book_create_with(at->path, &options, &err))
        fail_msg("%s", err.text);
    struct book *book = open_as(at, options, &err);
    if (!book)
        fail_msg("%s", err.text);
    bookcase_change(book, "entered",
                    "INSERT INTO student VALUES (1, 'A'), (2, 'B');"
                    "INSERT INTO hours VALUES (31, 1, 60), (32, 1, 5), (33, 2, 7)");
    assert_int_equal(bookcase_ask(book, "SELECT sum(amount) FROM total"), 72);
    book_close(book);
}

static int count_files(const struct bookcase *at)
{
    int count = 0;
    DIR *dir = opendir(at->folder);
    assert_non_null(dir);
    struct dirent *entry;
    while ((entry = readdir(dir)))
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(dir);
    return count;
}

/* ---- migrations ---------------------------------------------------------------------------- */

static void brought_up_to_date(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    at->book = open_as(at, OPTIONS(files_3), &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_int_equal(bookcase_ask(at->book, "PRAGMA user_version"), 3);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours WHERE place IS NULL"), 3);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM visit"), 0);
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_new"), 144);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM sqlite_schema WHERE name IN "
                                            "('report_old', 'stale_hours')"),
                     0);
    bookcase_change(at->book, "visited", "INSERT INTO visit VALUES (51, 1, 12)");

    /* The copy is the book as it was, one file, for its owner only. */
    char *copy = bookcase_file(at, "t.saebook.before-v3");
    struct stat about;
    assert_int_equal(stat(copy, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    book_close(at->book);
    at->book = NULL;
    assert_int_equal(count_files(at), 2);
    struct book_options old = OPTIONS(files_1);
    struct book *book = book_open_with(copy, 0, &old, &err);
    if (!book)
        fail_msg("%s", err.text);
    assert_int_equal(bookcase_ask(book, "PRAGMA user_version"), 1);
    assert_int_equal(bookcase_ask(book, "SELECT sum(amount) FROM report_old"), 72);
    book_close(book);

    /* The old program refuses the new book. */
    assert_null(open_as(at, old, &err));
    assert_non_null(strstr(err.text, "made by a newer saebook (version 3); this one reads up to "
                                     "version 1"));
    free(copy);
}

/* A change from before a column was added can still be taken back. */
static void undo_across_versions(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    struct book *book = open_as(at, OPTIONS(files_1), &err);
    assert_non_null(book);
    int64_t gone = bookcase_change(book, "removed", "DELETE FROM hours WHERE id = 33");
    int64_t longer = bookcase_change(book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    book_close(book);
    at->book = open_as(at, OPTIONS(files_3), &err);
    assert_non_null(at->book);
    bookcase_change(at->book, "place", "UPDATE hours SET place = 'barn'");
    assert_true(change_undo(at->book, longer, NULL, &err));
    assert_true(change_undo(at->book, gone, NULL, &err));
    assert_int_equal(
        bookcase_ask(at->book, "SELECT time FROM hours WHERE id = 31 AND place = 'barn'"), 60);
    assert_int_equal(
        bookcase_ask(at->book, "SELECT time FROM hours WHERE id = 33 AND place IS NULL"), 7);
}

/* A later program has fewer columns than the changeset: told, not passed over in silence. */
static void undo_of_a_lost_column(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    static const char drop[] = "ALTER TABLE hours DROP COLUMN time;\n";
    const struct embed_file files[] = {FILE_OF("schema/0001_book.sql", TABLES_1),
                                       FILE_OF("schema/0002_drop.sql", drop)};
    make_old(at);
    at->book = open_as(at, OPTIONS(files), &err);
    if (!at->book)
        fail_msg("%s", err.text);
    int64_t id = bookcase_ask(at->book, "SELECT max(id) FROM change");
    assert_false(change_undo(at->book, id, NULL, &err));
    assert_non_null(strstr(err.text, "the book's tables have changed since"));
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 3);
}

static void earlier_copies_stay(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    static const char *const names[] = {"t.saebook.before-v3", "t.saebook.before-v3-2"};
    make_old(at);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char *name = bookcase_file(at, names[i]);
        FILE *file = fopen(name, "w");
        assert_non_null(file);
        fputs("mine", file);
        fclose(file);
        free(name);
    }
    at->book = open_as(at, OPTIONS(files_3), &err);
    assert_non_null(at->book);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char *name = bookcase_file(at, names[i]);
        struct buf bytes = {0};
        assert_true(file_read(name, 100, &bytes, &err));
        assert_string_equal(buf_text(&bytes), "mine");
        buf_free(&bytes);
        free(name);
    }
    char *name = bookcase_file(at, "t.saebook.before-v3-3");
    assert_true(file_exists(name));
    free(name);
}

static void failed_migration_changes_nothing(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    struct buf before = {0}, after = {0};
    assert_true(file_read(at->path, 1 << 24, &before, &err));
    assert_null(open_as(at, OPTIONS(files_bad), &err));
    assert_non_null(strstr(err.text, "the book stays as it was, at version 1"));
    assert_non_null(strstr(err.text, "schema/0003_bad.sql"));
    assert_int_equal(count_files(at), 1); /* the copy is not left behind */
    assert_true(file_read(at->path, 1 << 24, &after, &err));
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.data, after.data, before.len);
    buf_free(&before);
    buf_free(&after);
    at->book = open_as(at, OPTIONS(files_1), &err);
    assert_non_null(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM student"), 2);
}

/* Alone on a network drive, where not even this program can open the book a second time. */
static void migrated_on_a_network_drive(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    struct book_options options = OPTIONS(files_3);
    options.network = "NFS";
    at->book = open_as(at, options, &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_new"), 144);
    char *copy = bookcase_file(at, "t.saebook.before-v3");
    assert_true(file_exists(copy));
    free(copy);
    book_close(at->book);
    at->book = NULL;
    assert_int_equal(count_files(at), 2);
}

/* The disk fills up at any of the writes of a migration: it happens wholly or not at all. */
static void full_disk_while_migrating(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    watch_install();
    int failures = 0;
    for (long writes = 0;; writes++) {
        make_old(at);
        watch.fail_after = writes;
        watch.code = SQLITE_FULL;
        struct book *book = open_as(at, OPTIONS(files_3), &err);
        watch.fail_after = -1;
        if (book) {
            assert_int_equal(bookcase_ask(book, "PRAGMA user_version"), 3);
            assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM hours"), 3);
            book_close(book);
            break;
        }
        failures++;
        check_row(err.text, strstr(err.text, "the disk is full"));
        book = open_as(at, OPTIONS(files_1), &err);
        if (!book)
            fail_msg("after %ld writes: %s", writes, err.text);
        assert_int_equal(bookcase_ask(book, "SELECT sum(amount) FROM report_old"), 72);
        book_close(book);
        assert_int_equal(count_files(at), 1);
        assert_int_equal(unlink(at->path), 0);
    }
    assert_true(failures > 20);
    watch_remove();
}

/* A read-only book of an older version is brought up to date in a copy that nobody sees. */
static void older_book_only_read(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    struct buf before = {0}, after = {0};
    assert_true(file_read(at->path, 1 << 24, &before, &err));
    struct book_options options = OPTIONS(files_3);
    at->book = book_open_with(at->path, BOOK_READ_ONLY, &options, &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_new"), 144);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM visit"), 0);
    assert_false(book_can_write(at->book, &err));
    assert_false(change_begin(at->book, CHANGE_RECORDED, &err));
    assert_false(book_exec(at->book, "DELETE FROM student", &err));
    book_close(at->book);
    at->book = NULL;
    assert_true(file_read(at->path, 1 << 24, &after, &err));
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.data, after.data, before.len);
    assert_int_equal(count_files(at), 1);
    buf_free(&before);
    buf_free(&after);
}

/* Several programs open the old book at the same moment: one migrates, all of them open it. */
static void many_open_at_once(void **state)
{
    struct bookcase *at = *state;
    enum { PROGRAMS = 6 };
    pid_t children[PROGRAMS];
    make_old(at);
    for (int i = 0; i < PROGRAMS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            struct err err = {0};
            struct book *book = open_as(at, OPTIONS(files_3), &err);
            int64_t version = 0;
            bool ok = book && book_ask_int(book, "PRAGMA user_version", NULL, &version, &err);
            if (!ok)
                fprintf(stderr, "%s\n", err.text);
            book_close(book);
            _exit(ok && version == 3 ? 0 : 1);
        }
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status = 1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(count_files(at), 2); /* and one copy was made */
}

/* The book is migrated by a newer program while an older one has it open. */
static void overtaken(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    struct book *old = open_as(at, OPTIONS(files_1), &err);
    assert_non_null(old);
    struct book *new = open_as(at, OPTIONS(files_3), &err);
    assert_non_null(new);
    assert_false(change_begin(old, CHANGE_RECORDED, &err));
    assert_non_null(strstr(err.text, "newer saebook (version 3)"));
    bookcase_change(new, "more", "INSERT INTO student VALUES (3, 'C')");
    book_close(old);
    book_close(new);
}

/* ---- derived parts ------------------------------------------------------------------------- */

static void views_follow_their_text(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "CREATE VIEW mine AS SELECT name FROM student;"
                                  "CREATE TABLE notes_of_mine (a);"
                                  "CREATE VIEW report_new AS SELECT 'mine too';"
                                  "CREATE TRIGGER strange AFTER INSERT ON student BEGIN "
                                  "DELETE FROM hours; END",
                                  0, 0, 0),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    struct book *other = open_as(at, OPTIONS(files_1), &err);
    assert_non_null(other);
    at->book = open_as(at, OPTIONS(files_other_views), &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_new"), 144);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM sqlite_schema WHERE name IN "
                                            "('report_old', 'stale_hours', 'strange')"),
                     0);
    /* What somebody else has added stays, where it is not in the way. */
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM mine"), 2);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM notes_of_mine"), 0);
    assert_int_equal(count_files(at), 4); /* book, log, its index, lock: no copy for views */

    /* The other program, still open, would use triggers and totals that are gone. */
    assert_false(change_begin(other, CHANGE_RECORDED, &err));
    assert_non_null(strstr(err.text, "another version of saebook"));
    book_close(other);
    book_close(at->book);
    /* And back again. */
    at->book = open_as(at, OPTIONS(files_1), &err);
    assert_non_null(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_old"), 72);
    bookcase_change(at->book, "more", "INSERT INTO hours VALUES (34, 2, 1)");
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_old"), 73);
}

static void bad_views_change_nothing(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    assert_null(open_as(at, OPTIONS(files_bad_views), &err));
    assert_non_null(strstr(err.text, "views could not be brought up to date"));
    at->book = open_as(at, OPTIONS(files_1), &err);
    assert_non_null(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(amount) FROM report_old"), 72);
}

/* A forged list of derived parts must not cost records. */
static void forged_list(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    make_old(at);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "INSERT INTO derived VALUES ('table', 'student'), ('table', 'hours'), "
                     "('table', 'change'); DELETE FROM derived WHERE kind = 'hash'",
                     0, 0, 0),
        SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    at->book = open_as(at, OPTIONS(files_1), &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 3);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM student"), 2);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM change"), 1);
}

/* The program's own schema, whatever it is by now: made, opened, up to date, sound. */
static void own_schema(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    assert_true(book_create(at->path, &err));
    at->book = book_open(at->path, 0, &err);
    if (!at->book)
        fail_msg("%s", err.text);
    assert_true(derived_is_current(at->book));
    assert_int_equal(
        bookcase_ask(at->book, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    struct stmt *views =
        book_stmt(at->book, "SELECT name FROM sqlite_schema WHERE type = 'view'", &err);
    assert_non_null(views);
    while (stmt_step(views, &err) == STEP_ROW) {
        struct buf sql = {0};
        buf_addf(&sql, "SELECT count(*) FROM \"%s\"", stmt_text(views, 0));
        assert_true(bookcase_ask(at->book, buf_text(&sql)) >= 0);
        buf_free(&sql);
    }
    stmt_done(views);
}

#define IN_EMPTY(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, bookcase_setup_empty, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_EMPTY(brought_up_to_date),
        IN_EMPTY(undo_across_versions),
        IN_EMPTY(undo_of_a_lost_column),
        IN_EMPTY(earlier_copies_stay),
        IN_EMPTY(failed_migration_changes_nothing),
        IN_EMPTY(migrated_on_a_network_drive),
        IN_EMPTY(full_disk_while_migrating),
        IN_EMPTY(older_book_only_read),
        IN_EMPTY(many_open_at_once),
        IN_EMPTY(overtaken),
        IN_EMPTY(views_follow_their_text),
        IN_EMPTY(bad_views_change_nothing),
        IN_EMPTY(forged_list),
        IN_EMPTY(own_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
