/* The small parts: ids, runs of a batch, the queue's lock, where a file lies. */
#include "base/buf.h"
#include "base/mem.h"
#include "book/place.h"
#include "support/bookcase.h"
#include "support/check.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---- ids ----------------------------------------------------------------------------------- */

static void ids_grow_and_tell_the_time(void **state)
{
    (void)state;
    int64_t before = (int64_t)time(NULL) * 1000;
    int64_t last = 0;
    int gaps = 0;
    for (int i = 0; i < 100000; i++) {
        int64_t id = book_new_id(NULL);
        assert_true(id > last);
        gaps += last && id != last + 1;
        last = id;
    }
    assert_true(gaps <= 60); /* one a second */
    int64_t ms = last >> 21;
    assert_true(ms >= before - 1000 && ms <= (int64_t)time(NULL) * 1000 + 2000);
}

/* A child begins elsewhere: it must not give the ids that its parent will give. */
static void ids_differ_after_a_fork(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    (void)book_new_id(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        sqlite3_randomness(0, NULL); /* as opening a book does */
        int64_t id = book_new_id(NULL);
        _exit(write(ends[1], &id, sizeof(id)) == sizeof(id) ? 0 : 1);
    }
    int64_t theirs = 0, ours = book_new_id(NULL);
    assert_int_equal(read(ends[0], &theirs, sizeof(theirs)), sizeof(theirs));
    assert_int_equal(waitpid(child, NULL, 0), child);
    close(ends[0]);
    close(ends[1]);
    assert_true(llabs(theirs - ours) > 1);
}

/* ---- batches ------------------------------------------------------------------------------- */

static void check_same(const struct batch *a, const struct batch *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_string_equal(a->tables[i].name, b->tables[i].name);
        assert_int_equal(a->tables[i].count, b->tables[i].count);
        for (size_t j = 0; j < a->tables[i].count; j++) {
            assert_true(a->tables[i].runs[j].first == b->tables[i].runs[j].first);
            assert_true(a->tables[i].runs[j].last == b->tables[i].runs[j].last);
        }
    }
}

static void runs_survive_storing(void **state)
{
    (void)state;
    static const int64_t ids[] = {
        5,  6,  7, 9, 8,         100,           101,       -3,
        -2, -1, 0, 1, INT64_MIN, INT64_MAX - 1, INT64_MAX, 4611686018427387904,
        12};
    struct batch batch = {0}, back = {0};
    struct err err = {0};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        batch_add(&batch, i % 5 == 4 ? "money" : "hours", ids[i]);
        batch_add(&batch, "brought_forward", (int64_t)i + 1);
    }
    assert_int_equal(batch_rows(&batch), 2 * COUNT_OF(ids));
    assert_int_equal(batch.tables[1].count, 1); /* counting up: one run */
    struct buf bytes = {0};
    batch_encode(&batch, &bytes);
    if (!batch_decode(bytes.data, bytes.len, &back, &err))
        fail_msg("%s", err.text);
    check_same(&batch, &back);
    batch_clear(&back);

    /* Cut or changed anywhere it is an error or another list, never a crash. */
    for (size_t length = 0; length < bytes.len; length++)
        if (batch_decode(bytes.data, length, &back, &err))
            batch_clear(&back);
    for (size_t i = 0; i < bytes.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes.data[i] = (char)(bytes.data[i] ^ (1 << bit));
            if (batch_decode(bytes.data, bytes.len, &back, &err))
                batch_clear(&back);
            bytes.data[i] = (char)(bytes.data[i] ^ (1 << bit));
        }
    }
    assert_false(batch_decode("", 0, &back, &err));
    assert_false(batch_decode("\2", 1, &back, &err));
    buf_free(&bytes);
    batch_clear(&batch);
}

/* A million ids of an import take a few bytes, not megabytes. */
static void runs_are_short(void **state)
{
    (void)state;
    struct batch batch = {0};
    struct buf bytes = {0};
    for (int i = 0; i < 1000000; i++)
        batch_add(&batch, "hours", book_new_id(NULL));
    batch_encode(&batch, &bytes);
    assert_true(bytes.len < 1000);
    assert_int_equal(batch_rows(&batch), 1000000);
    buf_free(&bytes);
    batch_clear(&batch);
}

static void marks_of_a_batch(void **state)
{
    (void)state;
    struct batch batch = {0}, before = {0};
    struct batch_mark mark = {0};
    batch_add(&batch, "hours", 1);
    batch_add(&batch, "hours", 2);
    batch_add(&batch, "money", 9);
    batch_add(&before, "hours", 1);
    batch_add(&before, "hours", 2);
    batch_add(&before, "money", 9);
    batch_set_mark(&batch, &mark);
    batch_add(&batch, "money", 10);
    batch_add(&batch, "hours", 3);
    batch_add(&batch, "hours", 7);
    batch_add(&batch, "asset", 7);
    batch_back_to_mark(&batch, &mark);
    check_same(&batch, &before);
    batch_add(&batch, "asset", 8);
    batch_add(&before, "asset", 8);
    batch_back_to_mark(&batch, &mark); /* more than once */
    batch_add(&batch, "asset", 8);
    check_same(&batch, &before);
    batch_clear_mark(&mark);
    batch_clear(&batch);
    batch_clear(&before);
}

/* ---- the lock ------------------------------------------------------------------------------ */

static void lock_file_comes_and_goes(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct lock first, second;
    struct stat about;
    char *path = bookcase_file(at, "t.saebook-lock");
    assert_int_equal(chmod(at->path, 0660), 0);
    mode_t mask = umask(077);
    lock_init(&first, at->path);
    lock_init(&second, at->path);
    assert_true(lock_take(&first, &err));
    umask(mask);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0660); /* whoever may write the book may queue */
    lock_give(&first);
    assert_true(lock_take(&second, &err));
    lock_close(&first); /* the other one holds it: it stays */
    assert_int_equal(stat(path, &about), 0);
    lock_give(&second);
    lock_close(&second);
    assert_int_equal(stat(path, &about), -1);

    /* Removed by somebody else while we hold the file open: the next turn finds the new one. */
    lock_init(&first, at->path);
    assert_true(lock_take(&first, &err));
    lock_give(&first);
    assert_int_equal(unlink(path), 0);
    assert_true(lock_take(&first, &err));
    assert_int_equal(stat(path, &about), 0);
    lock_give(&first);
    lock_close(&first);
    free(path);
}

static void lock_without_a_place(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct lock lock;
    char *path = bookcase_file(at, "no/such/book");
    lock_init(&lock, path);
    assert_true(lock_take(&lock, &err)); /* no queue, and no failure */
    lock_give(&lock);
    lock_close(&lock);
    lock_init(&lock, NULL);
    assert_true(lock_take(&lock, &err));
    lock_give(&lock);
    lock_close(&lock);
    free(path);
}

static volatile sig_atomic_t signals;

static void on_signal(int number)
{
    (void)number;
    signals++;
}

/* Held by a process that does not give it back: signals of ours do not end the waiting, time does;
 * and then its timer and handler are as they were. */
static void waiting_ends(void **state)
{
    struct bookcase *at = *state;
    struct err err = {0};
    struct lock lock;
    int ends[2];
    char byte = 0;
    assert_int_equal(pipe(ends), 0);
    struct sigaction old, action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, &old); /* before there is a child that could send one */
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        lock_init(&lock, at->path);
        bool ok = lock_take(&lock, &err) && write(ends[1], "x", 1) == 1;
        for (int i = 0; ok && i < 20; i++) {
            kill(getppid(), SIGUSR1);
            (void)poll(NULL, 0, 10);
        }
        pause();
        _exit(0);
    }
    while (read(ends[0], &byte, 1) < 0)
        assert_int_equal(errno, EINTR);
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    lock_init(&lock, at->path);
    lock.wait_seconds = 1;
    assert_false(lock_take(&lock, &err));
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(end.tv_sec - begin.tv_sec <= 3);
    assert_true(signals > 0);
    check_row_sentence("waiting", err);
    struct sigaction alarm_action;
    sigaction(SIGALRM, NULL, &alarm_action);
    assert_true(alarm_action.sa_handler == SIG_DFL);

    /* Once the holder dies, whatever way, the turn is ours. */
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(lock_take(&lock, &err));
    lock_give(&lock);
    lock_close(&lock);
    sigaction(SIGUSR1, &old, NULL);
    close(ends[0]);
    close(ends[1]);
}

/* ---- the place ----------------------------------------------------------------------------- */

static void file_systems(void **state)
{
    (void)state;
    static const char mounts[] =
        "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
        "30 22 0:40 / /home/t/school rw shared:5 - fuse.sshfs t@school:/ rw,user_id=0\n"
        "31 22 0:41 / /media/stick rw - fuseblk /dev/sdb1 rw,user_id=0\n"
        "32 22 0:42 / /mnt/cloud rw - fuse.rclone drive: rw\n";
    assert_true(place_fuse_is_network(mounts, 0, 40));
    assert_false(place_fuse_is_network(mounts, 0, 41));
    assert_true(place_fuse_is_network(mounts, 0, 42));
    assert_true(place_fuse_is_network(mounts, 0, 43)); /* not listed: better careful */
    assert_true(place_fuse_is_network("", 0, 41));
    assert_true(place_fuse_is_network("31 22 0:41 / /media/stick rw", 0, 41));
    assert_null(place_network("/"));
    assert_null(place_network("/no/such/place"));
}

#define IN_BOOK(test) cmocka_unit_test_setup_teardown(test, bookcase_setup, bookcase_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_grow_and_tell_the_time),
        cmocka_unit_test(ids_differ_after_a_fork),
        cmocka_unit_test(runs_survive_storing),
        cmocka_unit_test(runs_are_short),
        cmocka_unit_test(marks_of_a_batch),
        IN_BOOK(lock_file_comes_and_goes),
        IN_BOOK(lock_without_a_place),
        IN_BOOK(waiting_ends),
        cmocka_unit_test(file_systems),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
