/* Statements: the cache, binding, reading, and SQLite's refusals in words for people. */
#include "base/buf.h"
#include "base/mem.h"
#include "book/users.h"
#include "support/bookcase.h"
#include "support/check.h"
#include <stdio.h>
#include <stdlib.h>

/* ---- the cache ----------------------------------------------------------------------------- */

static struct stmt *get(struct bookcase *at, const char *sql)
{
    struct err err = {0};
    struct stmt *stmt = book_stmt(at->book, sql, &err);
    if (!stmt)
        fail_msg("%s", err.text);
    return stmt;
}

static void same_text_is_prepared_once(void **state)
{
    struct bookcase *at = *state;
    static const char sql[] = "SELECT name FROM student WHERE id = ?1";
    char copy[sizeof(sql)];
    memcpy(copy, sql, sizeof(sql));
    struct stmt *first = get(at, sql);
    stmt_done(first);
    struct stmt *again = get(at, sql);
    assert_ptr_equal(first, again);
    stmt_done(again);
    struct stmt *elsewhere = get(at, copy);
    assert_ptr_equal(first, elsewhere);
    stmt_done(elsewhere);

    /* The same place with another text is another statement. */
    memcpy(copy, "SELECT name FROM project WHERE id = ?1", 7);
    copy[7] = 'i';
    copy[8] = 'd';
    copy[9] = copy[10] = ' ';
    struct stmt *other = get(at, copy);
    assert_ptr_not_equal(first, other);
    assert_string_equal(stmt_column_name(other, 0), "id");
    stmt_done(other);
}

static void in_use_is_not_handed_out_twice(void **state)
{
    struct bookcase *at = *state;
    static const char sql[] = "SELECT value FROM (VALUES (1), (2)) AS v, setting WHERE ?1 = 1";
    struct stmt *outer = get(at, sql);
    struct stmt *inner = get(at, sql);
    assert_ptr_not_equal(outer, inner);
    stmt_done(inner);
    struct stmt *third = get(at, sql);
    assert_ptr_equal(inner, third);
    stmt_done(third);
    stmt_done(outer);
    stmt_done(NULL);
}

static void bound_afresh(void **state)
{
    struct bookcase *at = *state;
    static const char sql[] = "SELECT ?1";
    struct err err = {0};
    struct stmt *stmt = get(at, sql);
    stmt_bind_int(stmt, 1, 7);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_int_equal(stmt_int(stmt, 0), 7);
    stmt_reset(stmt);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_int_equal(stmt_int(stmt, 0), 7); /* a reset keeps what is bound */
    stmt_done(stmt);
    stmt = get(at, sql);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_true(stmt_is_null(stmt, 0));
    stmt_done(stmt);
}

/* More different texts than the cache keeps; those in use at the time survive. */
static void old_statements_go(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct stmt *kept = get(at, "SELECT 'kept' UNION ALL SELECT 'on'");
    assert_int_equal(stmt_step(kept, &err), STEP_ROW);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 2 * CACHE_MOST; i++) {
            char sql[40];
            snprintf(sql, sizeof(sql), "SELECT %d", i);
            struct stmt *stmt = get(at, sql);
            assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
            assert_int_equal(stmt_int(stmt, 0), i);
            stmt_done(stmt);
        }
        assert_int_equal(at->book->cache.idle, CACHE_MOST);
    }
    assert_int_equal(stmt_step(kept, &err), STEP_ROW);
    assert_string_equal(stmt_text(kept, 0), "on");
    stmt_done(kept);
}

/* ---- values -------------------------------------------------------------------------------- */

static void values_come_back(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct stmt *stmt = get(at, "SELECT :i, :t, :n, :b, :e, :z");
    char text[] = "José";
    char part[] = "many words";
    unsigned char blob[] = {0, 255, 0, 7};
    stmt_bind_int(stmt, stmt_param(stmt, ":i"), INT64_MIN);
    stmt_bind_text(stmt, stmt_param(stmt, ":t"), text);
    stmt_bind_text_n(stmt, stmt_param(stmt, ":n"), part, 4);
    stmt_bind_blob(stmt, stmt_param(stmt, ":b"), blob, sizeof(blob));
    stmt_bind_text_n(stmt, stmt_param(stmt, ":e"), NULL, 0);
    stmt_bind_text(stmt, stmt_param(stmt, ":z"), NULL);
    stmt_bind_int(stmt, stmt_param(stmt, ":none"), 1); /* is passed over */
    text[0] = part[0] = 'x';                           /* they were copied */
    blob[1] = 0;
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_int_equal(stmt_columns(stmt), 6);
    assert_true(stmt_int(stmt, 0) == INT64_MIN);
    assert_string_equal(stmt_text(stmt, 1), "José");
    assert_string_equal(stmt_text(stmt, 2), "many");
    assert_int_equal(stmt_bytes(stmt, 3), 4);
    assert_memory_equal(stmt_blob(stmt, 3), "\0\377\0\7", 4);
    assert_false(stmt_is_null(stmt, 4));
    assert_string_equal(stmt_text(stmt, 4), "");
    assert_true(stmt_is_null(stmt, 5));
    assert_string_equal(stmt_text(stmt, 5), "");
    assert_int_equal(stmt_step(stmt, &err), STEP_DONE);
    stmt_done(stmt);
}

static void questions(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    int64_t value = 42;
    assert_true(book_ask_int(at->book, "SELECT 1 FROM student", NULL, &value, &err));
    assert_int_equal(value, 42); /* no row */
    assert_true(book_ask_int(at->book, "SELECT length(?1)", "four", &value, &err));
    assert_int_equal(value, 4);
    assert_true(book_ask_id(at->book, "SELECT ?1 + 1", INT64_C(1) << 60, &value, &err));
    assert_true(value == (INT64_C(1) << 60) + 1);
    assert_false(book_ask_id(at->book, "SELECT nothing", 1, &value, &err));
}

static void settings(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    assert_null(book_setting(at->book, "colour"));
    bookcase_begin(at->book);
    assert_true(book_set_setting(at->book, "colour", "blue", &err));
    assert_true(book_set_setting(at->book, "colour", "corn gold", &err));
    bookcase_commit(at->book, "set");
    char *value = book_setting(at->book, "colour");
    assert_string_equal(value, "corn gold");
    free(value);
    bookcase_begin(at->book);
    assert_true(book_set_setting(at->book, "colour", NULL, &err));
    bookcase_commit(at->book, "unset");
    assert_null(book_setting(at->book, "colour"));
}

/* ---- programmers' mistakes ----------------------------------------------------------------- */

static void bug_reports(void **state)
{
    struct bookcase *at = *state;
    static const char *const bad[] = {
        "SELECT nothing FROM student", "SELEC 1",         "",
        "SELECT 1; SELECT 2",          "SELECT \"text\"", "-- only this"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct err err = {0};
        assert_null(book_stmt(at->book, bad[i], &err));
        check_row(err.text, strncmp(err.text, "internal: ", 10) == 0);
        check_row(err.text, strstr(err.text, bad[i]) && strstr(err.text, "please report this"));
    }
    struct err err = {0};
    stmt_done(get(at, "SELECT 1 ; \n\t;"));

    struct stmt *stmt = get(at, "SELECT ?1");
    stmt_bind_int(stmt, 2, 1);
    stmt_bind_int(stmt, 1, 1);
    assert_int_equal(stmt_step(stmt, &err), STEP_FAILED);
    assert_non_null(strstr(err.text, "cannot be bound"));
    stmt_done(stmt);
    stmt = get(at, "SELECT ?1"); /* forgotten by now */
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    stmt_done(stmt);
    assert_false(stmt_run(get(at, "SELECT 1"), &err));
    assert_false(stmt_run(NULL, &err));
}

static void no_writing_outside_a_change(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    assert_false(book_exec(at->book, "INSERT INTO setting VALUES ('a', 'b')", &err));
    assert_non_null(strstr(err.text, "outside a change"));
    assert_false(book_exec(at->book, "BEGIN; INSERT INTO setting VALUES ('a', 'b'); COMMIT", &err));
    (void)book_exec(at->book, "ROLLBACK", NULL);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM setting"), 0);
    /* Temporary tables are no part of the book. */
    bookcase_exec(at->book, "CREATE TEMP TABLE scratch (a); INSERT INTO scratch VALUES (1)");
}

/* ---- refusals ------------------------------------------------------------------------------ */

static const char GROUND[] =
    "INSERT INTO student (id, number, name, entered_ag_ed, records_from) VALUES "
    "(1, 'S1', 'A', '2025-08-01', '2025-08-01'), (2, 'S2', 'B', '2025-08-01', '2025-08-01');"
    "INSERT INTO project (id, student, title, type, began) VALUES "
    "(11, 1, 'Swine', 'ownership', '2025-08-01'), (12, 2, 'Corn', 'ownership', '2025-08-01');"
    "INSERT INTO course (id, title, year) VALUES (21, 'Ag I', 2025);"
    "INSERT INTO hours (id, student, project, date, time, activity) VALUES "
    "(31, 1, 11, '2025-09-01', 60, 'fed'), (32, 1, 11, '2025-09-02', 60, 'fed')";

static void refusals_in_words(void **state)
{
    struct bookcase *at = *state;
    static const struct {
        const char *sql, *words;
    } rows[] = {
        {"INSERT INTO student (number, name, entered_ag_ed, records_from) "
         "VALUES ('s1', 'C', '2025-08-01', '2025-08-01')",
         "another student record already has this number (student.number)"},
        {"INSERT INTO project (student, title, type, began) "
         "VALUES (1, 'SWINE', 'ownership', '2025-08-01')",
         "another project record already has this student and title (project.student, "
         "project.title)"},
        {"INSERT INTO course (title, year) VALUES ('ag i', 2025)",
         "another course record like this one is already there (course_title)"},
        {"INSERT INTO setting VALUES ('a', 'b'), ('a', 'c')",
         "another setting record already has this name (setting.name)"},
        {"INSERT INTO student (id, number, name, entered_ag_ed, records_from) "
         "VALUES (1, 'S9', 'C', '2025-08-01', '2025-08-01')",
         "another student record already has this id (student.id)"},
        {"UPDATE student SET entered_ag_ed = NULL WHERE id = 1",
         "the entered ag ed of a student record must be given (student.entered_ag_ed)"},
        {"UPDATE hours SET time = 1441 WHERE id = 31",
         "a value is not one that the book allows (time BETWEEN 1 AND 1440)"},
        {"UPDATE hours SET date = '2025-02-31' WHERE id = 31", "a value is not one that the book"},
        {"UPDATE hours SET time = 'long' WHERE id = 31",
         "a value is not one that the book allows (cannot store TEXT value in INTEGER column "
         "hours.time)"},
        {"UPDATE hours SET project = 12 WHERE id = 31",
         "the hours record names an event or a project or a position that is not in the book, or is "
         "another student's; enter that first"},
        {"INSERT INTO contact (student, name, relation) VALUES (99, 'C', 'parent')",
         "the contact record names a student that is not in the book"},
        {"DELETE FROM project WHERE id = 11",
         "this project record is still used by 2 hours records; take those out first"},
        {"DELETE FROM student WHERE id = 2",
         "this student record is still used by 1 project record; take those out first"},
        {"DELETE FROM student", "a record is still used by other records; take those out first"},
    };
    bookcase_change(at->book, "ground", GROUND);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {0};
        bookcase_begin(at->book);
        struct stmt *stmt = book_stmt(at->book, rows[i].sql, &err);
        check_row(rows[i].sql, stmt);
        check_row(rows[i].sql, !stmt_run(stmt, &err));
        if (strncmp(err.text, rows[i].words, strlen(rows[i].words)) != 0)
            fail_msg("%s: got \"%s\", wanted \"%s\"", rows[i].sql, err.text, rows[i].words);
        change_rollback(at->book);
    }
}

/* The same with the id bound, as programs do it. */
static void deletion_names_the_user(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    bookcase_change(at->book, "ground", GROUND);
    bookcase_begin(at->book);
    struct stmt *stmt = get(at, "DELETE FROM project WHERE id = ?1");
    stmt_bind_int(stmt, 1, 11);
    assert_false(stmt_run(stmt, &err));
    assert_string_equal(err.text, "this project record is still used by 2 hours records; take "
                                  "those out first");
    change_rollback(at->book);

    struct users users;
    assert_true(users_find(at->book, "project", 11, &users, &err));
    assert_string_equal(users.table, "hours");
    assert_int_equal(users.id, 31);
    assert_int_equal(users.count, 2);
    users_clear(&users);
    assert_true(users_find(at->book, "hours", 31, &users, &err));
    assert_null(users.table);
    assert_int_equal(users.count, 0);
    assert_false(users_find(at->book, "nothing", 1, &users, &err));
}

#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

static int asked_for_way;

static bool wants_way(void)
{
    return ++asked_for_way > 2;
}

static void long_reads_give_way(void **state)
{
    struct bookcase *at = *state;
    static const char sql[] = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
                              " WHERE i < 200000) SELECT count(*) FROM n";
    struct err err = {0};
    int64_t count = 0;
    assert_false(book_give_way(at->book, wants_way));
    assert_false(book_ask_int(at->book, sql, NULL, &count, &err));
    assert_string_equal(err.text, "interrupted");
    assert_int_equal(asked_for_way, 3); /* and not again: what follows fails as well */
    assert_false(book_ask_int(at->book, sql, NULL, &count, &err));
    assert_int_equal(asked_for_way, 3);
    assert_true(book_give_way(at->book, NULL));
    assert_true(book_ask_int(at->book, sql, NULL, &count, &err));
    assert_int_equal(count, 200000);
    assert_false(book_give_way(at->book, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOOK(same_text_is_prepared_once),
        IN_BOOK(in_use_is_not_handed_out_twice),
        IN_BOOK(bound_afresh),
        IN_BOOK(old_statements_go),
        IN_BOOK(values_come_back),
        IN_BOOK(questions),
        IN_BOOK(settings),
        IN_BOOK(bug_reports),
        IN_BOOK(no_writing_outside_a_change),
        IN_BOOK(refusals_in_words),
        IN_BOOK(deletion_names_the_user),
        IN_BOOK(long_reads_give_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
