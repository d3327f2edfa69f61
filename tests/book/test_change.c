/* Changes: what is saved, what it costs, what is told in the history, and what is not saved. */
#include "base/buf.h"
#include "base/mem.h"
#include "book/bulk.h"
#include "support/bookcase.h"
#include "support/check.h"
#include "support/watch.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void saved_and_told(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct change_line lines[3];
    book_set_who(at->book, "Ñañez, José");
    assert_string_equal(book_who(at->book), "Ñañez, José");
    bookcase_begin(at->book);
    assert_true(change_is_open(at->book));
    bookcase_student(at->book, 1, "S1");
    int64_t first = bookcase_commit(at->book, "entered S1");
    assert_false(change_is_open(at->book));
    book_set_who(at->book, "teacher");
    int64_t second = bookcase_change(at->book, "named", "UPDATE student SET name = 'New, Name'");
    assert_true(second > first);
    bookcase_reopen(at);
    assert_int_equal(change_list(at->book, 0, 3, lines, &err), 2);
    assert_true(lines[0].id == second && lines[1].id == first);
    assert_int_equal(lines[0].number, 1);
    assert_int_equal(lines[1].number, 2);
    assert_string_equal(lines[0].what, "named");
    assert_string_equal(lines[0].who, "teacher");
    assert_string_equal(lines[1].who, "Ñañez, José");
    assert_true(lines[0].undoes == 0 && lines[0].undone_by == 0);
    time_t now = time(NULL);
    struct tm utc;
    char today[16];
    strftime(today, sizeof(today), "%Y-%m-%dT", gmtime_r(&now, &utc));
    assert_int_equal(strlen(lines[0].made_at), 20);
    assert_int_equal(lines[0].made_at[19], 'Z');
    assert_true(strncmp(lines[0].made_at, today, 11) <= 0);
    change_line_clear(&lines[0]);
    change_line_clear(&lines[1]);

    assert_int_equal(change_list(at->book, 1, 3, lines, &err), 1);
    assert_int_equal(lines[0].number, 2);
    assert_true(lines[0].id == first);
    change_line_clear(&lines[0]);
    assert_int_equal(change_list(at->book, 2, 3, lines, &err), 0);

    assert_true(change_last_own(at->book, &err) == second);
    book_set_who(at->book, "Ñañez, José");
    assert_true(change_last_own(at->book, &err) == first);
    book_set_who(at->book, "nobody");
    assert_true(change_last_own(at->book, &err) == 0);
}

static void nothing_changed_nothing_told(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    int64_t id = -1;
    bookcase_begin(at->book);
    assert_true(change_commit(at->book, "nothing", &id, &err));
    assert_int_equal(id, 0);
    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    bookcase_exec(at->book, "DELETE FROM student");
    assert_int_equal(bookcase_commit(at->book, "there and back"), 0);
    assert_true(change_begin(at->book, CHANGE_BATCH, &err));
    assert_int_equal(bookcase_commit(at->book, "an empty batch"), 0);
    bookcase_change(at->book, "one", "INSERT INTO setting VALUES ('a', 'b')");
    assert_int_equal(bookcase_change(at->book, "same", "UPDATE setting SET value = 'b'"), 0);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM change"), 1);
    change_rollback(at->book); /* harmless */
}

static void rolled_back_is_gone(void **state)
{
    struct bookcase *at = *state;
    char *before = bookcase_dump(at->book);
    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    bookcase_project(at->book, 11, 1, "Swine");
    bookcase_hours(at->book, 0, 1, 11, "2025-09-01", 60);
    change_rollback(at->book);
    assert_false(change_is_open(at->book));
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(after);
    bookcase_check_totals(at->book);

    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    bookcase_reopen(at); /* closing takes an open change back */
    after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(after);
    free(before);
}

static void totals_follow(void **state)
{
    struct bookcase *at = *state;
    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    bookcase_student(at->book, 2, "S2");
    bookcase_project(at->book, 11, 1, "Swine");
    bookcase_project(at->book, 12, 2, "Corn");
    bookcase_hours(at->book, 31, 1, 11, "2025-09-01", 60);
    bookcase_hours(at->book, 32, 1, 11, "2025-12-31", 30);
    bookcase_hours(at->book, 33, 1, 11, "2026-01-01", 15);
    bookcase_hours(at->book, 34, 2, 12, "2026-01-01", 20);
    bookcase_commit(at->book, "hours");
    bookcase_check_totals(at->book);
    assert_int_equal(
        bookcase_ask(at->book, "SELECT amount FROM total WHERE project = 11 AND year = 2025"), 90);
    bookcase_change(at->book, "edit", "UPDATE hours SET time = 45 WHERE id = 31");
    bookcase_check_totals(at->book);
    bookcase_change(at->book, "move", "UPDATE hours SET student = 1, project = 11 WHERE id = 34");
    bookcase_check_totals(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM total WHERE student = 2"), 0);
    bookcase_change(at->book, "out", "DELETE FROM hours WHERE student = 1");
    bookcase_check_totals(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM total"), 0);

    /* More stale students than are done one by one. */
    bookcase_begin(at->book);
    for (int i = 100; i < 300; i++) {
        char name[16];
        snprintf(name, sizeof(name), "S%d", i);
        bookcase_student(at->book, i, name);
        bookcase_project(at->book, 1000 + i, i, "Corn");
        bookcase_hours(at->book, 2000 + i, i, 1000 + i, "2026-01-01", i);
    }
    bookcase_commit(at->book, "many");
    bookcase_check_totals(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM total"), 200);
}

/* Somebody writes with another program: the next opening mends the totals. */
static void totals_after_strangers(void **state)
{
    struct bookcase *at = *state;
    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    bookcase_project(at->book, 11, 1, "Swine");
    bookcase_hours(at->book, 31, 1, 11, "2025-09-01", 60);
    bookcase_commit(at->book, "hours");
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE hours SET time = 99", 0, 0, 0), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(bookcase_ask(at->book, "SELECT amount FROM total"), 60);
    bookcase_reopen(at);
    assert_int_equal(bookcase_ask(at->book, "SELECT amount FROM total"), 99);
    bookcase_check_totals(at->book);
}

/* ---- cost ---------------------------------------------------------------------------------- */

/* One saved record: one flush. A checkpoint and the log's new beginning cost more, now and then. */
static void one_flush_a_save(void **state)
{
    watch_install();
    bookcase_setup(state);
    struct bookcase *at = *state;
    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    bookcase_project(at->book, 11, 1, "Swine");
    bookcase_commit(at->book, "ground");
    for (int i = 0; i < 20; i++) {
        long before = watch.syncs;
        bookcase_begin(at->book);
        bookcase_hours(at->book, 0, 1, 11, "2025-09-01", 60);
        bookcase_commit(at->book, "entered");
        assert_int_equal(watch.syncs - before, 1);
    }
    long before = watch.syncs, writes = watch.writes;
    bookcase_begin(at->book);
    bookcase_commit(at->book, "nothing");
    bookcase_ask(at->book, "SELECT count(*) FROM hours");
    assert_int_equal(watch.syncs, before);
    assert_int_equal(watch.writes, writes);

    /* A thousand saves, checkpoints and all. */
    before = watch.syncs;
    for (int i = 0; i < 1000; i++) {
        bookcase_begin(at->book);
        bookcase_hours(at->book, 0, 1, 11, "2025-09-01", 60);
        bookcase_commit(at->book, "entered");
    }
    assert_in_range(watch.syncs - before, 1000, 1060);
    bookcase_teardown(state);
    watch_remove();
}

/* Opening reads; it writes nothing where nothing has to be remade. */
static void opening_writes_nothing(void **state)
{
    watch_install();
    bookcase_setup(state);
    struct bookcase *at = *state;
    bookcase_change(at->book, "s", "INSERT INTO setting VALUES ('a', 'b')");
    book_close(at->book);
    long writes = watch.writes, syncs = watch.syncs;
    at->book = bookcase_open(at, 0, NULL);
    bookcase_ask(at->book, "SELECT count(*) FROM setting");
    book_close(at->book);
    at->book = NULL;
    assert_int_equal(watch.writes, writes);
    assert_int_equal(watch.syncs, syncs);
    bookcase_teardown(state);
    watch_remove();
}

/* ---- versions ------------------------------------------------------------------------------ */

static void version_tells_of_changes(void **state)
{
    struct bookcase *at = *state;
    struct book *other = bookcase_open(at, 0, NULL);
    assert_non_null(other);
    int64_t ours = book_version(at->book), theirs = book_version(other);
    assert_true(book_version(at->book) == ours);
    bookcase_change(at->book, "s", "INSERT INTO setting VALUES ('a', 'b')");
    assert_true(book_version(at->book) != ours);
    assert_true(book_version(other) != theirs);
    ours = book_version(at->book);
    theirs = book_version(other);
    bookcase_begin(at->book);
    bookcase_commit(at->book, "nothing");
    assert_true(book_version(at->book) == ours);
    assert_true(book_version(other) == theirs);
    bookcase_change(other, "s", "INSERT INTO setting VALUES ('c', 'd')");
    assert_true(book_version(at->book) != ours);
    assert_true(book_version(other) != theirs);
    book_close(other);
}

/* ---- marks --------------------------------------------------------------------------------- */

static void back_to_a_mark(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    char *before = bookcase_dump(at->book);
    bookcase_begin(at->book);
    bookcase_student(at->book, 1, "S1");
    assert_true(change_mark(at->book, &err));
    bookcase_student(at->book, 2, "S2");
    bookcase_exec(at->book, "UPDATE student SET notes = 'wrong'");
    assert_true(change_back_to_mark(at->book, &err));
    bookcase_student(at->book, 3, "S3");
    assert_true(change_back_to_mark(at->book, &err)); /* again, to the same */
    bookcase_student(at->book, 4, "S4");
    assert_true(change_drop_mark(at->book, &err));
    int64_t id = bookcase_commit(at->book, "entered");
    assert_int_equal(bookcase_ask(at->book, "SELECT sum(id) FROM student WHERE notes IS NULL"), 5);
    /* The record of the change knows only what stayed. */
    assert_true(change_undo(at->book, id, NULL, &err));
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* ---- batches and bulk loads ---------------------------------------------------------------- */

static int64_t load(struct book *book, int rows, bool bulk)
{
    struct err err = {0};
    bool ok = change_begin(book, CHANGE_BATCH, &err) && (!bulk || bulk_begin(book, "hours", &err));
    for (int i = 0; ok && i < rows; i++) {
        int64_t id = bookcase_hours(book, 0, 1, 11, "2025-09-01", 1 + i % 600);
        change_added(book, "hours", id);
    }
    int64_t id = 0;
    if (!ok || !change_commit(book, "imported", &id, &err))
        fail_msg("%s", err.text);
    return id;
}

static void ground(struct book *book)
{
    bookcase_begin(book);
    bookcase_student(book, 1, "S1");
    bookcase_project(book, 11, 1, "Swine");
    bookcase_commit(book, "ground");
}

static void bulk_load_keeps_the_shape(void **state)
{
    struct bookcase *at = *state;
    static const char count_indexes[] =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'hours'";
    ground(at->book);
    int64_t indexes = bookcase_ask(at->book, count_indexes);
    assert_true(indexes >= 1);
    assert_true(load(at->book, 5000, true) != 0);
    assert_int_equal(bookcase_ask(at->book, count_indexes), indexes);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 5000);
    bookcase_check_totals(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT quick_check = 'ok' FROM pragma_quick_check"),
                     1);
    assert_int_equal(bookcase_ask(at->book, "SELECT changeset IS NULL AND length(batch) < 200 "
                                            "FROM change WHERE what = 'imported'"),
                     1);
    load(at->book, 100, true); /* into a table that is not empty */
    load(at->book, 100, false);
    assert_int_equal(bookcase_ask(at->book, count_indexes), indexes);
    bookcase_check_totals(at->book);
    bookcase_change(at->book, "after",
                    "UPDATE hours SET time = 7 WHERE id = "
                    "(SELECT min(id) FROM hours)");
    bookcase_check_totals(at->book);
}

static void bulk_load_given_up(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    ground(at->book);
    char *before = bookcase_dump(at->book);
    assert_true(change_begin(at->book, CHANGE_BATCH, &err));
    assert_true(bulk_begin(at->book, "hours", &err));
    change_added(at->book, "hours", bookcase_hours(at->book, 0, 1, 11, "2025-09-01", 60));
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM sqlite_schema WHERE name = "
                                            "'hours_student'"),
                     0);
    change_rollback(at->book);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM sqlite_schema WHERE name = "
                                            "'hours_student'"),
                     1);
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    assert_true(change_begin(at->book, CHANGE_BATCH, &err));
    assert_false(bulk_begin(at->book, "nothing", &err));
    change_rollback(at->book);
    load(at->book, 10, true);
}

/* A failing check at the end, when the indexes come back, loses the load and nothing else. */
static void full_transaction_is_refused_whole(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    int64_t id = -1;
    ground(at->book);
    char *before = bookcase_dump(at->book);
    bookcase_begin(at->book);
    bookcase_exec(at->book, "PRAGMA defer_foreign_keys = 1");
    bookcase_exec(at->book, "DELETE FROM student"); /* a project would be left without one */
    assert_false(change_commit(at->book, "wrong", &id, &err));
    assert_int_equal(id, 0);
    assert_false(change_is_open(at->book));
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM change"), 1);
}

#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOOK(saved_and_told),
        IN_BOOK(nothing_changed_nothing_told),
        IN_BOOK(rolled_back_is_gone),
        IN_BOOK(totals_follow),
        IN_BOOK(totals_after_strangers),
        cmocka_unit_test(one_flush_a_save),
        cmocka_unit_test(opening_writes_nothing),
        IN_BOOK(version_tells_of_changes),
        IN_BOOK(back_to_a_mark),
        IN_BOOK(bulk_load_keeps_the_shape),
        IN_BOOK(bulk_load_given_up),
        IN_BOOK(full_transaction_is_refused_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
