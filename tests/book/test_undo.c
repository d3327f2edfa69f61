/* Taking changes back, and back again; and refusing where others have gone on. */
#include "base/buf.h"
#include "base/mem.h"
#include "support/bookcase.h"
#include "support/check.h"
#include <stdio.h>
#include <stdlib.h>

static char *undo(struct book *book, int64_t id)
{
    struct err err = {0};
    char *what = NULL;
    if (!change_undo(book, id, &what, &err))
        fail_msg("%s", err.text);
    assert_non_null(what);
    return what;
}

static int64_t newest(struct book *book)
{
    return bookcase_ask(book, "SELECT max(id) FROM change");
}

/* Undoes, and looks at what the history says; returns the id of the undoing. */
static int64_t undo_as(struct book *book, int64_t id, const char *words)
{
    char *what = undo(book, id);
    assert_string_equal(what, words);
    free(what);
    return newest(book);
}

static void check_undone_by(struct book *book, int64_t id, int64_t by)
{
    int64_t is = 0;
    assert_true(book_ask_id(book, "SELECT undone_by FROM change WHERE id = ?1", id, &is, NULL));
    assert_true(is == by);
}

/* Fails with these words, and leaves everything as it was. */
static void check_refused(struct book *book, int64_t id, const char *words)
{
    struct err err = {0};
    char *what = NULL;
    char *before = bookcase_dump(book);
    int64_t changes = bookcase_ask(book, "SELECT count(*) FROM change");
    if (change_undo(book, id, &what, &err))
        fail_msg("was undone, instead of: %s", words);
    assert_null(what);
    if (!strstr(err.text, words))
        fail_msg("got \"%s\", wanted \"%s\"", err.text, words);
    assert_false(change_is_open(book));
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM change"), changes);
    free(before);
    free(after);
}

static int64_t ground(struct book *book)
{
    bookcase_begin(book);
    bookcase_student(book, 1, "S1");
    bookcase_student(book, 2, "S2");
    bookcase_project(book, 11, 1, "Swine");
    bookcase_project(book, 12, 2, "Corn");
    bookcase_hours(book, 31, 1, 11, "2025-09-01", 60);
    return bookcase_commit(book, "ground");
}

/* ---- chains -------------------------------------------------------------------------------- */

static void there_and_back_and_there(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    char *without = bookcase_dump(at->book);
    bookcase_begin(at->book);
    bookcase_hours(at->book, 32, 1, 11, "2025-09-02", 30);
    bookcase_exec(at->book, "UPDATE hours SET time = 61, happened = 'much' WHERE id = 31");
    bookcase_exec(at->book, "DELETE FROM project WHERE id = 12");
    int64_t change = bookcase_commit(at->book, "entered 30 m");
    char *with = bookcase_dump(at->book);

    int64_t undone = 0, last = change;
    for (int round = 0; round < 5; round++) {
        /* The last change each time: undo, redo, undo, redo ... */
        bool forth = round % 2 == 1;
        int64_t made =
            undo_as(at->book, last, forth ? "redid: entered 30 m" : "undid: entered 30 m");
        check_undone_by(at->book, last, made);
        check_undone_by(at->book, made, 0);
        char *now = bookcase_dump(at->book);
        assert_string_equal(now, forth ? with : without);
        free(now);
        bookcase_check_totals(at->book);
        if (round == 0)
            undone = made;
        if (round > 0) /* turn about down the chain */
            check_undone_by(at->book, change, forth ? 0 : undone);
        last = made;
    }
    free(with);
    free(without);
}

/* The keys u and Ctrl-R: u takes back one's last change, the other one the undoing that holds. */
static void keys_of_the_screen(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    char *dumps[4];
    int64_t ids[4] = {0};
    ground(at->book);
    dumps[0] = bookcase_dump(at->book);
    for (int i = 1; i < 4; i++) {
        char sql[80];
        snprintf(sql, sizeof(sql), "UPDATE hours SET time = %d WHERE id = 31", 60 + i);
        ids[i] = bookcase_change(at->book, sql, sql);
        dumps[i] = bookcase_dump(at->book);
    }
    for (int i = 3; i > 0; i--) {
        assert_true(change_last_own(at->book, &err) == ids[i]);
        free(undo(at->book, ids[i]));
        char *now = bookcase_dump(at->book);
        assert_string_equal(now, dumps[i - 1]);
        free(now);
    }
    for (int i = 1; i < 4; i++) {
        int64_t by = 0;
        assert_true(
            book_ask_id(at->book, "SELECT undone_by FROM change WHERE id = ?1", ids[i], &by, &err));
        assert_true(change_last_undo(at->book, &err) == by);
        free(undo(at->book, by));
        char *now = bookcase_dump(at->book);
        assert_string_equal(now, dumps[i]);
        free(now);
        check_undone_by(at->book, ids[i], 0);
    }
    assert_true(change_last_undo(at->book, &err) == 0);
    assert_true(change_last_own(at->book, &err) == ids[3]);
    free(undo(at->book, ids[3])); /* a second time */
    check_undone_by(at->book, ids[3], newest(at->book));
    assert_true(change_last_undo(at->book, &err) == newest(at->book));
    /* Whatever is new ends the way forward. */
    (void)bookcase_change(at->book, "new", "UPDATE hours SET time = 99 WHERE id = 31");
    assert_true(change_last_undo(at->book, &err) == 0);
    for (int i = 0; i < 4; i++)
        free(dumps[i]);
}

static void only_once(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t change =
        bookcase_change(at->book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    int64_t undone = undo_as(at->book, change, "undid: longer");
    check_refused(at->book, change, "\"longer\" has been undone already");
    int64_t redone = undo_as(at->book, undone, "redid: longer");
    check_refused(at->book, undone, "has been undone already");
    undo_as(at->book, change, "undid: longer");
    /* What the redoing did is gone too, though nothing took back the redoing itself. */
    check_refused(at->book, redone, "cannot be undone, because teacher has changed the same hours");
    check_refused(at->book, 12345, "no such entry in the history");
}

static void deleted_family_comes_back(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    char *before = bookcase_dump(at->book);
    int64_t change = bookcase_change(at->book, "removed S1",
                                     "DELETE FROM hours; DELETE FROM project WHERE student = 1;"
                                     "DELETE FROM student WHERE id = 1");
    undo_as(at->book, change, "undid: removed S1");
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    bookcase_check_totals(at->book);
    free(before);
    free(after);
}

/* Names that change places would meet halfway. */
static void unique_names_swapped(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    char *before = bookcase_dump(at->book);
    int64_t change = bookcase_change(at->book, "swapped",
                                     "UPDATE student SET number = 'x' WHERE id = 1;"
                                     "UPDATE student SET number = 'S1' WHERE id = 2;"
                                     "UPDATE student SET number = 'S2' WHERE id = 1");
    free(undo(at->book, change));
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void blobs_and_settings(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    char *before = bookcase_dump(at->book);
    int64_t change =
        bookcase_change(at->book, "photo",
                        "INSERT INTO photo (id, student, file) VALUES (71, 1, randomblob(100000));"
                        "INSERT INTO setting VALUES ('colour', 'blue'), ('sound', 'off')");
    int64_t later = bookcase_change(at->book, "colour",
                                    "UPDATE setting SET value = 'gold' WHERE name = 'colour'");
    char *with = bookcase_dump(at->book);
    check_refused(at->book, change,
                  "\"photo\" cannot be undone, because teacher has changed the same setting record "
                  "since (\"colour\"");
    free(undo(at->book, later));
    int64_t undone = undo_as(at->book, change, "undid: photo");
    char *after = bookcase_dump(at->book);
    assert_string_equal(before, after);
    free(after);
    free(undo(at->book, undone));
    free(undo(at->book,
              bookcase_ask(at->book, "SELECT undone_by FROM change WHERE what = 'colour'")));
    after = bookcase_dump(at->book);
    assert_string_equal(with, after);
    free(after);
    free(with);
    free(before);
}

/* ---- others have gone on ------------------------------------------------------------------- */

static void changed_since(void **state)
{
    struct bookcase *at = *state;
    int64_t base = ground(at->book);
    int64_t change =
        bookcase_change(at->book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    book_set_who(at->book, "Ms. Lee");
    int64_t later = bookcase_change(at->book, "edited hours of Sep 1",
                                    "UPDATE hours SET time = 95 WHERE id = 31");
    book_set_who(at->book, "teacher");
    check_refused(at->book, change,
                  "\"longer\" cannot be undone, because Ms. Lee has changed the same hours record "
                  "since (\"edited hours of Sep 1\", 2");
    check_refused(at->book, base, "because Ms. Lee has changed the same hours record");
    free(undo(at->book, later)); /* that first, as it says */
    free(undo(at->book, change));
    assert_int_equal(bookcase_ask(at->book, "SELECT time FROM hours WHERE id = 31"), 60);
}

/* Another field of the same record is nobody's loss. */
static void other_field_changed_since(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t change =
        bookcase_change(at->book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    bookcase_change(at->book, "words", "UPDATE hours SET activity = 'weighed' WHERE id = 31");
    free(undo(at->book, change));
    assert_int_equal(bookcase_ask(at->book, "SELECT time FROM hours WHERE activity = 'weighed'"),
                     60);
}

/* Changed and changed back by hand: the value is somebody's word all the same. */
static void same_value_again(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t change =
        bookcase_change(at->book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    bookcase_change(at->book, "there", "UPDATE hours SET time = 95 WHERE id = 31");
    bookcase_change(at->book, "back", "UPDATE hours SET time = 90 WHERE id = 31");
    check_refused(at->book, change, "(\"back\"");
}

static void deleted_since(void **state)
{
    struct bookcase *at = *state;
    int64_t base = ground(at->book);
    int64_t change = bookcase_change(at->book, "removed", "DELETE FROM hours WHERE id = 31");
    check_refused(at->book, base, "teacher has changed the same hours record since (\"removed\"");
    /* Its id was given to something else. */
    bookcase_begin(at->book);
    bookcase_hours(at->book, 31, 2, 12, "2025-10-01", 5);
    bookcase_commit(at->book, "another");
    check_refused(at->book, change, "(\"another\"");
}

static void needed_since(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    bookcase_begin(at->book);
    bookcase_project(at->book, 13, 1, "Sheep");
    int64_t change = bookcase_commit(at->book, "entered project Sheep");
    book_set_who(at->book, "Ana");
    bookcase_begin(at->book);
    bookcase_hours(at->book, 39, 1, 13, "2025-10-01", 5);
    int64_t later = bookcase_commit(at->book, "entered 5 m");
    book_set_who(at->book, "teacher");
    check_refused(at->book, change,
                  "\"entered project Sheep\" cannot be undone, because a hours record that Ana has "
                  "entered since needs the project (\"entered 5 m\"");
    free(undo(at->book, later));
    free(undo(at->book, change));
}

/* The deleted record's number has been given to somebody else since. */
static void place_taken(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t change =
        bookcase_change(at->book, "removed S2",
                        "DELETE FROM project WHERE id = 12; DELETE FROM student WHERE id = 2");
    bookcase_begin(at->book);
    bookcase_student(at->book, 3, "s2");
    bookcase_commit(at->book, "entered s2");
    check_refused(at->book, change,
                  "\"removed S2\" cannot be undone, because a student record entered since stands "
                  "in the way");
}

/* With another program: not in the history, and still not overwritten. */
static void strangers_change(void **state)
{
    struct bookcase *at = *state;
    static const char *const writes[] = {"UPDATE hours SET time = 7 WHERE id = 31",
                                         "DELETE FROM hours WHERE id = 31"};
    ground(at->book);
    int64_t change =
        bookcase_change(at->book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    for (size_t i = 0; i < COUNT_OF(writes); i++) {
        sqlite3 *db = NULL;
        assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, writes[i], 0, 0, 0), SQLITE_OK);
        assert_int_equal(sqlite3_close(db), SQLITE_OK);
        check_refused(at->book, change,
                      "another program has changed or deleted the hours record since");
    }
}

static void no_longer_possible(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t change =
        bookcase_change(at->book, "longer", "UPDATE hours SET time = 90 WHERE id = 31");
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE change SET changeset = zeroblob(9)", 0, 0, 0),
                     SQLITE_OK);
    check_refused(at->book, change, "the record of a change is damaged");
    assert_int_equal(sqlite3_exec(db, "UPDATE change SET changeset = NULL", 0, 0, 0), SQLITE_OK);
    check_refused(at->book, change, "\"longer\" lies too far back to be undone");
    assert_int_equal(sqlite3_exec(db, "UPDATE change SET batch = x'ff'", 0, 0, 0), SQLITE_OK);
    check_refused(at->book, change, "the list of what was added is damaged");
    /* A forged list of rows to delete, of a table that is none of its business. */
    assert_int_equal(
        sqlite3_exec(db, "UPDATE change SET batch = CAST(x'0106' || 'change' || x'010208' AS BLOB)",
                     0, 0, 0),
        SQLITE_OK);
    check_refused(at->book, change, "the list of what was added is damaged");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* ---- batches ------------------------------------------------------------------------------- */

enum { ROWS = 3000 };

static int64_t import(struct book *book)
{
    struct err err = {0};
    int64_t id = 0;
    bool ok = change_begin(book, CHANGE_BATCH, &err);
    for (int i = 0; ok && i < 3; i++) {
        char title[16];
        snprintf(title, sizeof(title), "Pen %d", i);
        change_added(book, "project", bookcase_project(book, 100 + i, 1, title));
    }
    for (int i = 0; ok && i < ROWS; i++)
        change_added(book, "hours",
                     bookcase_hours(book, i % 100 == 7 ? 5000 + i : 0, 1, 100 + i % 3, "2025-09-01",
                                    1 + i % 600));
    if (!ok || !change_commit(book, "imported 3003 records", &id, &err))
        fail_msg("%s", err.text);
    return id;
}

static void batch_there_and_back(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    char *before = bookcase_dump(at->book);
    int64_t batch = import(at->book);
    char *with = bookcase_dump(at->book);
    bookcase_check_totals(at->book);
    int64_t last = batch;
    for (int round = 0; round < 4; round++) {
        free(undo(at->book, round == 2 ? batch : last));
        last = newest(at->book);
        char *now = bookcase_dump(at->book);
        assert_string_equal(now, round % 2 ? with : before);
        free(now);
        bookcase_check_totals(at->book);
        check_undone_by(at->book, batch, round % 2 ? 0 : last);
    }
    free(before);
    free(with);
}

static void batch_changed_since(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t batch = import(at->book);
    int64_t edit =
        bookcase_change(at->book, "one of them", "UPDATE hours SET time = 1 WHERE id = 5107");
    check_refused(
        at->book, batch,
        "\"imported 3003 records\" cannot be undone, because teacher has changed the same "
        "hours record since (\"one of them\"");
    free(undo(at->book, edit));
    bookcase_change(at->book, "another one", "UPDATE hours SET time = 1 WHERE id = 31");
    char *what = undo(at->book, batch);
    assert_string_equal(what, "undid: imported 3003 records");
    free(what);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 1);
}

static void batch_needed_since(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    ground(at->book);
    int64_t batch = import(at->book);
    bookcase_begin(at->book);
    bookcase_hours(at->book, 39, 1, 101, "2025-10-01", 5);
    int64_t later = bookcase_commit(at->book, "entered 5 m");
    check_refused(at->book, batch,
                  "a hours record that teacher has entered since needs the project "
                  "(\"entered 5 m\"");
    free(undo(at->book, later));
    /* By another batch. */
    assert_true(change_begin(at->book, CHANGE_BATCH, &err));
    change_added(at->book, "hours", bookcase_hours(at->book, 0, 1, 102, "2025-10-01", 5));
    bookcase_commit(at->book, "imported 1 record");
    check_refused(at->book, batch, "needs the project (\"imported 1 record\"");
}

static void batch_deleted_by_strangers(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t batch = import(at->book);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(at->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "DELETE FROM hours WHERE id = 5107", 0, 0, 0), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    check_refused(at->book, batch, "another program has deleted some of its records");
}

#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOOK(there_and_back_and_there),
        IN_BOOK(keys_of_the_screen),
        IN_BOOK(only_once),
        IN_BOOK(deleted_family_comes_back),
        IN_BOOK(unique_names_swapped),
        IN_BOOK(blobs_and_settings),
        IN_BOOK(changed_since),
        IN_BOOK(other_field_changed_since),
        IN_BOOK(same_value_again),
        IN_BOOK(deleted_since),
        IN_BOOK(needed_since),
        IN_BOOK(place_taken),
        IN_BOOK(strangers_change),
        IN_BOOK(no_longer_possible),
        IN_BOOK(batch_there_and_back),
        IN_BOOK(batch_changed_since),
        IN_BOOK(batch_needed_since),
        IN_BOOK(batch_deleted_by_strangers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
