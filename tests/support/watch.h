/* A layer between SQLite and the disk that counts flushes, makes writing fail on demand, and plays
 * kill -9 and power cuts. */
#ifndef SUPPORT_WATCH_H
#define SUPPORT_WATCH_H

#include <stdbool.h>

struct watch {
    long syncs;  /* flushes of any file */
    long writes; /* writes and truncations */
    /* Let this many more writes and flushes through, then fail them with `code`; -1: never. */
    long fail_after;
    int code;    /* SQLITE_FULL, SQLITE_IOERR_WRITE, ... */
    long failed; /* how many have failed */
    /* Let this many more through, then kill this process before the next; -1: never. */
    long kill_after;
    /* Keep FILE.synced beside each file, as of its last flush: what a power cut would leave. */
    bool keep_synced;
};

/* The only one; books opened after watch_install() go through it, until watch_remove(). */
extern struct watch watch;
void watch_install(void);
void watch_remove(void);
/* What a power cut leaves of a book's files: those as they were last flushed, and no log that never
 * was. For after a process with keep_synced has ended. */
void watch_cut_power(const char *path);

#endif
