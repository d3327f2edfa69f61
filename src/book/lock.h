/* The queue of writers: a kernel lock on a side file (BOOK-lock), taken around each transaction.
 *
 * SQLite's own locks keep the book right; this one keeps it fair. SQLite's busy handler sleeps and
 * tries again, so that under load some writers starve while the disk idles; here the kernel wakes
 * the next one. A process that dies gives the lock back. */
#ifndef BOOK_LOCK_H
#define BOOK_LOCK_H

#include "base/err.h"
#include <stdbool.h>

enum { LOCK_WAIT_SECONDS = 30 };

struct lock {
    char *path;         /* owned; NULL: no queue (a book in memory) */
    const char *beside; /* the book, whose permissions the side file takes over; not owned */
    int fd;             /* -1: not open */
    bool held;
    unsigned wait_seconds;
};

void lock_init(struct lock *lock, const char *book_file); /* keeps the pointer; NULL: no queue */
/* Waits for its turn, at most wait_seconds. Where the side file cannot be made there is no queue,
 * and the answer is true. */
bool lock_take(struct lock *lock, struct err *err);
void lock_give(struct lock *lock);
/* Removes the side file if nobody else waits for it. */
void lock_close(struct lock *lock);

#endif
