/* A layer between SQLite and the disk that counts flushes and makes writing fail on demand. */
#ifndef SUPPORT_WATCH_H
#define SUPPORT_WATCH_H

struct watch {
    long syncs;  /* flushes of any file */
    long writes; /* writes and truncations */
    /* Let this many more writes and flushes through, then fail them with `code`; -1: never. */
    long fail_after;
    int code;    /* SQLITE_FULL, SQLITE_IOERR_WRITE, ... */
    long failed; /* how many have failed */
};

/* The only one; books opened after watch_install() go through it, until watch_remove(). */
extern struct watch watch;
void watch_install(void);
void watch_remove(void);

#endif
