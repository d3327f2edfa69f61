/* Random changes to a book, undone in random orders: wherever undo says yes, every row of every
 * durable table is as the history says it must be. The model is a dump after each change. */
#include "base/buf.h"
#include "base/mem.h"
#include "support/bookcase.h"
#include "support/check.h"
#include <stdio.h>
#include <stdlib.h>

static uint32_t seed;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* One random write, as a person might do it, with a number for each #; what the book refuses is
 * passed over. */
static void write_something(struct book *book)
{
    static const char *const forms[] = {
        "INSERT INTO student (id, number, name, entered_ag_ed, records_from) "
        "VALUES (# % 7 + 1, 'S' || (# % 9), 'Name', '2025-08-01', '2025-08-01')",
        "INSERT INTO project (id, student, title, type, began) "
        "VALUES (# % 9 + 11, # % 7 + 1, 'P' || (# % 4), 'ownership', '2025-08-01')",
        "INSERT INTO hours (id, student, project, date, time, activity) "
        "SELECT # % 40 + 31, student, id, '2025-09-02', # % 600 + 1, 'fed' FROM project "
        "ORDER BY id LIMIT 1 OFFSET # % 5",
        "INSERT INTO photo (id, student, file) VALUES (# % 5 + 80, # % 7 + 1, randomblob(# % "
        "300))",
        "INSERT OR IGNORE INTO setting VALUES ('s' || (# % 4), #)",
        "UPDATE setting SET value = # WHERE name = 's' || (# % 4)",
        "UPDATE hours SET time = # % 600 + 1 WHERE id % 3 = # % 3",
        "UPDATE hours SET happened = nullif(# % 3, 0), date = '2025-10-0' || (# % 9 + 1)",
        "UPDATE student SET notes = #, grade = # % 5 + 8 WHERE id = # % 7 + 1",
        "UPDATE student SET number = 'x' || number; "
        "UPDATE student SET number = 'S' || (id * (# % 6 + 1) % 7)",
        "DELETE FROM hours WHERE id % 4 = # % 4",
        "DELETE FROM project WHERE id = # % 9 + 11",
        "DELETE FROM photo WHERE id = # % 5 + 80",
        "DELETE FROM setting WHERE name = 's' || (# % 4)",
        "DELETE FROM hours WHERE student = # % 7 + 1; DELETE FROM photo WHERE student = # % 7 "
        "+ 1;"
        "DELETE FROM project; DELETE FROM student",
    };
    struct buf sql = {0};
    for (const char *at = forms[any(COUNT_OF(forms))]; *at; at++) {
        if (*at == '#')
            buf_addf(&sql, "%u", any(10000));
        else
            buf_add_char(&sql, *at);
    }
    (void)book_exec(book, buf_text(&sql), NULL);
    buf_free(&sql);
}

struct deed {
    int64_t id;
    int64_t undoes; /* index into steps + 1; 0: none */
    bool in_effect;
};

enum { STEPS = 60 };

static void one_story(struct bookcase *at, uint32_t story)
{
    struct deed steps[STEPS];
    char *dumps[STEPS + 1];
    int count = 0, undone = 0, refused = 0;
    seed = story * 2654435761u + 1;
    dumps[0] = bookcase_dump(at->book);
    while (count < STEPS) {
        struct err err = {0};
        int subject = count > 0 && any(3) == 0 ? (int)any((uint32_t)count) : -1;
        if (subject >= 0) {
            /* The last ones more often than old ones. */
            subject = any(2) ? count - 1 : subject;
            bool possible = steps[subject].in_effect;
            bool done = change_undo(at->book, steps[subject].id, NULL, &err);
            if (done && !possible)
                fail_msg("story %u: undone twice", story);
            if (!done) {
                refused++;
                char *now = bookcase_dump(at->book);
                assert_string_equal(now, dumps[count]);
                free(now);
                /* The very last change can always be taken back. */
                if (possible && subject == count - 1)
                    fail_msg("story %u: the last change could not be undone: %s", story, err.text);
                continue;
            }
            undone++;
            steps[count] = (struct deed){.undoes = subject + 1, .in_effect = true};
            for (int chain = subject, effect = 0; chain >= 0; effect = !effect) {
                steps[chain].in_effect = effect;
                chain = (int)steps[chain].undoes - 1;
            }
        } else {
            bookcase_begin(at->book);
            for (uint32_t i = any(4); i < 4; i++)
                write_something(at->book);
            int64_t id = bookcase_commit(at->book, "something");
            if (id == 0)
                continue;
            steps[count] = (struct deed){.in_effect = true};
        }
        steps[count].id = bookcase_ask(at->book, "SELECT max(id) FROM change");
        dumps[++count] = bookcase_dump(at->book);
        if (subject == count - 2 && subject >= 0)
            assert_string_equal(dumps[count], dumps[subject]); /* as before the change */
        bookcase_check_totals(at->book);
    }
    /* Back to the very beginning, last change first: every state comes by again. */
    for (int i = count - 1; i >= 0; i--) {
        struct err err = {0};
        int64_t by = 0;
        assert_true(book_ask_id(at->book, "SELECT undone_by FROM change WHERE id = ?1", steps[i].id,
                                &by, &err));
        assert_int_equal(by != 0, !steps[i].in_effect);
    }
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    if (undone < 5 || refused < 1)
        fail_msg("story %u tells too little: %d undone, %d refused", story, undone, refused);
    for (int i = 0; i <= count; i++)
        free(dumps[i]);
}

static void random_stories(void **state)
{
    struct bookcase *at = *state;
    for (uint32_t story = 0; story < 12; story++) {
        one_story(at, story);
        /* Without logins there is no other way to a clean table. */
        book_close(at->book);
        at->book = NULL;
        assert_int_equal(remove(at->path), 0);
        assert_true(book_create_with(at->path, bookcase_options(), NULL));
        at->book = bookcase_open(at, 0, NULL);
        assert_non_null(at->book);
    }
}

/* Fifty changes, all taken back from the last to the first, then all of that taken back again. */
static void all_the_way_and_back(void **state)
{
    struct bookcase *at = *state;
    enum { CHANGES = 50 };
    int64_t ids[CHANGES];
    char *dumps[CHANGES + 1];
    seed = 4711;
    dumps[0] = bookcase_dump(at->book);
    for (int i = 0; i < CHANGES;) {
        bookcase_begin(at->book);
        write_something(at->book);
        write_something(at->book);
        ids[i] = bookcase_commit(at->book, "something");
        if (ids[i] != 0)
            dumps[++i] = bookcase_dump(at->book);
    }
    int64_t undoings[CHANGES];
    for (int i = CHANGES - 1; i >= 0; i--) {
        struct err err = {0};
        if (!change_undo(at->book, ids[i], NULL, &err))
            fail_msg("change %d: %s", i, err.text);
        undoings[i] = bookcase_ask(at->book, "SELECT max(id) FROM change");
        char *now = bookcase_dump(at->book);
        assert_string_equal(now, dumps[i]);
        free(now);
        bookcase_check_totals(at->book);
    }
    for (int i = 0; i < CHANGES; i++) {
        struct err err = {0};
        if (!change_undo(at->book, undoings[i], NULL, &err))
            fail_msg("undoing %d: %s", i, err.text);
        char *now = bookcase_dump(at->book);
        assert_string_equal(now, dumps[i + 1]);
        free(now);
        bookcase_check_totals(at->book);
    }
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM change WHERE undone_by IS NULL "
                                            "AND undoes IS NULL"),
                     CHANGES);
    for (int i = 0; i <= CHANGES; i++)
        free(dumps[i]);
}

#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOOK(random_stories),
        IN_BOOK(all_the_way_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
