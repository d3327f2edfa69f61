/* Full disks, failing disks, killed programs, power cuts, many writers: what was acknowledged is
 * there, what was not is wholly gone, and the next change works. */
#include "base/buf.h"
#include "base/mem.h"
#include "book/bulk.h"
#include "support/bookcase.h"
#include "support/check.h"
#include "support/watch.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void ground(struct book *book)
{
    bookcase_begin(book);
    bookcase_student(book, 1, "S1");
    bookcase_project(book, 11, 1, "Swine");
    bookcase_commit(book, "ground");
}

/* One change of two entries, with ids 2n and 2n + 1. */
static bool save_pair(struct book *book, int64_t n, struct err *err)
{
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = true;
    for (int64_t id = 2 * n; ok && id <= 2 * n + 1; id++) {
        struct stmt *stmt =
            book_stmt(book,
                      "INSERT INTO hours (id, student, project, date, time, activity, happened) "
                      "VALUES (?1, 1, 11, '2025-09-01', 1 + ?1 % 600, 'fed', hex(zeroblob(400)))",
                      err);
        ok = stmt != NULL;
        if (ok)
            stmt_bind_int(stmt, 1, id);
        ok = ok && stmt_run(stmt, err);
    }
    if (ok)
        return change_commit(book, "entered a pair", NULL, err);
    change_rollback(book);
    return false;
}

/* Sound, pairs only, each with its line of history, totals right, and `acknowledged` pairs (from 1
 * on) among them. */
static void check_pairs(struct book *book, int64_t acknowledged)
{
    assert_int_equal(bookcase_ask(book, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM (SELECT id / 2 FROM hours "
                                        "GROUP BY id / 2 HAVING count(*) <> 2)"),
                     0);
    int64_t pairs = bookcase_ask(book, "SELECT count(*) / 2 FROM hours");
    assert_int_equal(
        bookcase_ask(book, "SELECT count(*) FROM change WHERE what = 'entered a pair'"), pairs);
    int64_t there = 0;
    assert_true(book_ask_id(book,
                            "SELECT count(*) / 2 FROM hours WHERE id BETWEEN 2 AND 2 * ?1 + 1",
                            acknowledged, &there, NULL));
    assert_int_equal(there, acknowledged);
    bookcase_check_totals(book);
}

/* ---- the disk fails ------------------------------------------------------------------------ */

static void every_write_fails_once(int code, const char *words)
{
    void *state = NULL;
    struct err err = {0};
    watch_install();
    bookcase_setup(&state);
    struct bookcase *at = state;
    ground(at->book);
    int64_t saved = 0, failures = 0;
    /* Past the log's first checkpoint, which has writes of its own to fail. */
    for (long writes = 0; saved<30; writes = writes> 40 ? 0 : writes + 1) {
        char *before = bookcase_dump(at->book);
        watch.fail_after = writes;
        watch.code = code;
        bool ok = save_pair(at->book, saved + 1, &err);
        bool hit = watch.failed > 0;
        watch.fail_after = -1;
        watch.failed = 0;
        if (ok) {
            saved++;
        } else {
            failures++;
            assert_true(hit);
            check_row(err.text, strstr(err.text, words));
            check_row(err.text, strstr(err.text, "nothing was saved"));
            assert_false(change_is_open(at->book));
            char *after = bookcase_dump(at->book);
            assert_string_equal(before, after);
            free(after);
        }
        free(before);
        if (failures % 7 == 6)
            bookcase_reopen(at);
    }
    assert_true(failures > 20);
    check_pairs(at->book, saved);
    bookcase_reopen(at);
    check_pairs(at->book, saved);
    bookcase_teardown(&state);
    watch_remove();
}

static void full_disk(void **state)
{
    (void)state;
    every_write_fails_once(SQLITE_FULL, "the disk is full");
}

static void failing_disk(void **state)
{
    (void)state;
    every_write_fails_once(SQLITE_IOERR_WRITE, "the disk fails");
}

/* A large import that does not fit: however far it gets, nothing of it stays. */
static void full_disk_while_importing(void **state)
{
    struct err err = {0};
    watch_install();
    bookcase_setup(state);
    struct bookcase *at = *state;
    ground(at->book);
    char *before = bookcase_dump(at->book);
    bool done = false;
    int failures = 0;
    for (long writes = 0; !done; writes += 17) {
        watch.fail_after = writes;
        watch.code = SQLITE_FULL;
        bool ok = change_begin(at->book, CHANGE_BATCH, &err) &&
                  bulk_begin(at->book, "hours", &err) &&
                  book_exec(at->book, "PRAGMA cache_size = 10", &err); /* spills at once */
        for (int64_t id = 1; ok && id <= 1000; id++) {
            struct stmt *stmt = book_stmt(
                at->book,
                "INSERT INTO hours (id, student, project, date, time, activity, happened) "
                "VALUES (?1, 1, 11, '2025-09-01', 1, 'fed', hex(zeroblob(500)))",
                &err);
            ok = stmt != NULL;
            if (ok)
                stmt_bind_int(stmt, 1, id);
            ok = stmt_run(stmt, &err);
            if (ok)
                change_added(at->book, "hours", id);
        }
        if (ok)
            done = change_commit(at->book, "imported", NULL, &err);
        else
            change_rollback(at->book);
        watch.fail_after = -1;
        if (!done) {
            failures++;
            check_row(err.text, strstr(err.text, "the disk is full"));
            char *after = bookcase_dump(at->book);
            assert_string_equal(before, after);
            free(after);
            assert_int_equal(bookcase_ask(at->book,
                                          "SELECT count(*) FROM sqlite_schema WHERE name = "
                                          "'hours_student'"),
                             1);
        }
    }
    assert_true(failures > 10);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 1000);
    assert_int_equal(bookcase_ask(at->book, "SELECT quick_check = 'ok' FROM pragma_quick_check"),
                     1);
    bookcase_check_totals(at->book);
    free(before);
    bookcase_teardown(state);
    watch_remove();
}

/* Making a book on a full disk leaves no file behind. */
static void full_disk_while_making(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    watch_install();
    long writes = 0;
    bool made = false;
    while (!made) {
        watch.fail_after = writes++;
        watch.code = SQLITE_FULL;
        made = book_create_with(at->path, bookcase_options(), &err);
        watch.fail_after = -1;
        if (!made) {
            check_row(err.text, strstr(err.text, "the disk is full"));
            assert_int_equal(access(at->path, F_OK), -1);
            assert_int_equal(rmdir(at->folder), 0); /* nothing in it */
            assert_int_equal(mkdir(at->folder, 0700), 0);
        }
    }
    assert_true(writes > 20);
    watch_remove();
}

/* ---- the program dies ---------------------------------------------------------------------- */

/* A child that saves pairs from `first` on and writes each number to `end` once it is saved. With
 * `most` reached it closes the book and ends well. */
static void save_pairs(const struct bookcase *at, int64_t first, int64_t most, int end)
{
    struct err err = {0};
    struct book *book = bookcase_open(at, 0, &err);
    bool ok = book != NULL;
    for (int64_t n = first; ok && n < first + most; n++)
        ok = save_pair(book, n, &err) && write(end, &n, sizeof(n)) == sizeof(n);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    book_close(book);
    _exit(ok ? 0 : 1);
}

/* The last number that came through the pipe; `most` numbers are waited for at most. */
static int64_t read_acknowledged(int end, int64_t before, int64_t most)
{
    int64_t n, last = before;
    while (last < before + most) {
        ssize_t got = read(end, &n, sizeof(n));
        if (got < 0 && errno == EINTR)
            continue;
        if (got != sizeof(n))
            break;
        assert_true(n == last + 1);
        last = n;
    }
    return last;
}

/* Killed before each write in turn, from opening to closing; with `power_cut` the machine then loses
 * what was not flushed. */
static void end_at_every_write(struct bookcase *at, bool power_cut)
{
    ground(at->book);
    book_close(at->book);
    at->book = NULL;
    watch_install();
    bool survived = false;
    int64_t saved = 0;
    int kills = 0;
    for (long writes = 0; !survived; writes++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            watch.keep_synced = power_cut;
            watch.kill_after = writes;
            save_pairs(at, saved + 1, 3, ends[1]);
        }
        close(ends[1]);
        saved = read_acknowledged(ends[0], saved, 3);
        close(ends[0]);
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        survived = WIFEXITED(status);
        kills += !survived;
        if (power_cut && !survived)
            watch_cut_power(at->path);
        struct book *book = bookcase_open(at, 0, NULL);
        assert_non_null(book);
        check_pairs(book, saved);
        /* One that was being saved when the end came may be there, though nobody was told. */
        saved = bookcase_ask(book, "SELECT count(*) / 2 FROM hours");
        book_close(book);
    }
    assert_true(kills > 20);
    watch_remove();
}

static void killed_at_every_write(void **state)
{
    end_at_every_write(*state, false);
}

static void power_cut_at_every_write(void **state)
{
    end_at_every_write(*state, true);
}

/* Several writers killed at moments that nobody chose. */
static void killed_among_others(void **state)
{
    struct bookcase *at = *state;
    ground(at->book);
    int64_t first = 1;
    for (int round = 0; round < 15; round++) {
        int64_t last[2] = {0};
        int ends[2][2];
        pid_t children[2];
        for (int i = 0; i < 2; i++) {
            last[i] = first + i * 1000 - 1;
            assert_int_equal(pipe(ends[i]), 0);
            children[i] = fork();
            assert_true(children[i] >= 0);
            if (children[i] == 0)
                save_pairs(at, last[i] + 1, 1000, ends[i][1]);
            close(ends[i][1]);
        }
        for (int i = 0; i < 2; i++) {
            last[i] = read_acknowledged(ends[i][0], last[i], 3 + (round * 7 + i * 5) % 23);
            assert_int_equal(kill(children[i], SIGKILL), 0);
        }
        for (int i = 0; i < 2; i++) {
            assert_int_equal(waitpid(children[i], NULL, 0), children[i]);
            last[i] = read_acknowledged(ends[i][0], last[i], 1000); /* what was still in the pipe */
            close(ends[i][0]);
        }
        for (int i = 0; i < 2; i++) {
            int64_t from = first + i * 1000;
            for (int64_t n = from; n <= last[i]; n++) {
                int64_t there = 0;
                assert_true(book_ask_id(at->book, "SELECT count(*) FROM hours WHERE id / 2 = ?1", n,
                                        &there, NULL));
                assert_int_equal(there, 2);
            }
        }
        check_pairs(at->book, 0);
        /* Somebody who has it open goes on. */
        struct err err = {0};
        if (!save_pair(at->book, first + 2500, &err))
            fail_msg("%s", err.text);
        first += 3000;
    }
}

/* ---- many at once -------------------------------------------------------------------------- */

/* Nobody is refused and nothing is lost, also when one's own timer and signals are about. */
static void eight_writers(void **state)
{
    struct bookcase *at = *state;
    enum { WRITERS = 8, SAVES = 50 };
    pid_t children[WRITERS];
    ground(at->book);
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            struct err err = {0};
            struct book *book = bookcase_open(at, 0, &err);
            bool ok = book != NULL;
            for (int64_t n = 0; ok && n < SAVES; n++)
                ok = save_pair(book, 1000 * (i + 1) + n, &err);
            if (!ok)
                fprintf(stderr, "writer %d: %s\n", i, err.text);
            book_close(book);
            _exit(ok ? 0 : 1);
        }
    }
    for (int i = 0; i < WRITERS; i++) {
        int status = 1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM hours"), 2 * WRITERS * SAVES);
    check_pairs(at->book, 0);
    /* History has one order, that of the commits, though eight clocks and counters wrote it. */
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM change"), WRITERS * SAVES + 1);
    struct bookcase *closing = at;
    bookcase_reopen(closing);
    check_pairs(at->book, 0);
}

#define IN_EMPTY(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, bookcase_setup_empty, bookcase_teardown)
#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_disk),
        cmocka_unit_test(failing_disk),
        cmocka_unit_test(full_disk_while_importing),
        IN_EMPTY(full_disk_while_making),
        IN_BOOK(killed_at_every_write),
        IN_BOOK(power_cut_at_every_write),
        IN_BOOK(killed_among_others),
        IN_BOOK(eight_writers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
