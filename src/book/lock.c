/* The queue of writers. The side file is removed by whoever closes the book last, so a waiter
 * looks, once it has the lock, whether its file is still the one that others would open. */
#include "book/lock.h"

#include "base/buf.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

void lock_init(struct lock *lock, const char *book_file)
{
    *lock = (struct lock){.fd = -1, .beside = book_file, .wait_seconds = LOCK_WAIT_SECONDS};
    if (book_file) {
        struct buf path = {0};
        buf_addf(&path, "%s-lock", book_file);
        lock->path = buf_take(&path);
    }
}

static int open_side_file(const struct lock *lock)
{
    struct stat book;
    mode_t mode = stat(lock->beside, &book) == 0 ? book.st_mode & 0666 : 0600;
    int fd = open(lock->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd >= 0) {
        /* Whoever may write the book may queue for it, whatever our umask is. */
        if (fchmod(fd, mode) != 0 && errno != EPERM) {
            close(fd);
            return -1;
        }
        return fd;
    }
    if (errno != EEXIST)
        return -1;
    fd = open(lock->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    return fd >= 0 ? fd : open(lock->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

static bool is_current(const struct lock *lock)
{
    struct stat ours, there;
    return fstat(lock->fd, &ours) == 0 && stat(lock->path, &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static void on_alarm(int signal)
{
    (void)signal; /* only there to interrupt flock() */
}

/* Blocks until the lock is ours. A timer interrupts the call (again every second, should it have
 * fired before the call began) so that a stopped process cannot hold up everybody for ever. */
static bool wait_in_queue(int fd, unsigned seconds)
{
    struct sigaction old_action, action = {.sa_handler = on_alarm};
    sigset_t alarm_only, old_mask;
    sigemptyset(&action.sa_mask);
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    struct itimerval old_timer,
        timer = {.it_value = {.tv_sec = seconds}, .it_interval = {.tv_sec = 1}};
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    time_t end = now.tv_sec + (time_t)seconds;

    sigaction(SIGALRM, &action, &old_action);
    sigprocmask(SIG_UNBLOCK, &alarm_only, &old_mask);
    setitimer(ITIMER_REAL, &timer, &old_timer);
    bool got = false, more = true;
    while (more) {
        got = flock(fd, LOCK_EX) == 0;
        int why = errno;
        clock_gettime(CLOCK_MONOTONIC, &now);
        more = !got && why == EINTR && now.tv_sec < end;
    }
    setitimer(ITIMER_REAL, &old_timer, NULL);
    sigprocmask(SIG_SETMASK, &old_mask, NULL);
    sigaction(SIGALRM, &old_action, NULL);
    return got;
}

static void close_side_file(struct lock *lock)
{
    close(lock->fd);
    lock->fd = -1;
}

bool lock_take(struct lock *lock, struct err *err)
{
    if (!lock->path || lock->held)
        return true;
    for (;;) {
        if (lock->fd < 0)
            lock->fd = open_side_file(lock);
        if (lock->fd < 0)
            return true;
        bool got = flock(lock->fd, LOCK_EX | LOCK_NB) == 0;
        if (!got && errno != EWOULDBLOCK && errno != EINTR)
            return true; /* a file system without this kind of lock */
        if (!got && !wait_in_queue(lock->fd, lock->wait_seconds))
            return err_set(
                err,
                "another program has been writing to this book for more than %u seconds, "
                "so nothing was saved; try again when it is done",
                lock->wait_seconds);
        if (is_current(lock)) {
            lock->held = true;
            return true;
        }
        close_side_file(lock);
    }
}

void lock_give(struct lock *lock)
{
    if (lock->held)
        (void)flock(lock->fd, LOCK_UN); /* it cannot fail on a lock that is held */
    lock->held = false;
}

void lock_close(struct lock *lock)
{
    if (lock->fd >= 0) {
        bool alone = flock(lock->fd, LOCK_EX | LOCK_NB) == 0;
        if (alone && is_current(lock))
            (void)unlink(lock->path); /* an empty file left behind does no harm */
        close_side_file(lock);
    }
    free(lock->path);
    lock->path = NULL;
    lock->held = false;
}
