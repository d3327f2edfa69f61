#include "support/watch.h"

#include "base/mem.h"
#include "support/check.h"
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct watch watch = {.fail_after = -1, .kill_after = -1};

struct watched_file {
    sqlite3_file base;
    sqlite3_file *real; /* just behind this struct */
    const char *name;   /* SQLite's; NULL for a temporary */
};

static sqlite3_vfs watched_vfs, *real_vfs;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct watched_file *)(void *)file)->real;
}

static int allow(void)
{
    if (watch.kill_after == 0)
        (void)kill(getpid(), SIGKILL);
    if (watch.kill_after > 0)
        watch.kill_after--;
    if (watch.fail_after < 0)
        return SQLITE_OK;
    if (watch.fail_after > 0) {
        watch.fail_after--;
        return SQLITE_OK;
    }
    watch.failed++;
    return watch.code;
}

static int on_write(sqlite3_file *file, const void *bytes, int nbytes, sqlite3_int64 at)
{
    int rc = allow();
    watch.writes++;
    return rc != SQLITE_OK ? rc : real_of(file)->pMethods->xWrite(real_of(file), bytes, nbytes, at);
}

static int on_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int rc = allow();
    watch.writes++;
    return rc != SQLITE_OK ? rc : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

/* By SQLite's own descriptor: closing another one would drop its locks. */
static void keep_synced(const char *name, sqlite3_file *real)
{
    sqlite3_int64 size = 0;
    assert_int_equal(real->pMethods->xFileSize(real, &size), SQLITE_OK);
    char *bytes = mem_alloc((size_t)size + 1), *copy = sqlite3_mprintf("%s.synced", name);
    int rc = size > 0 ? real->pMethods->xRead(real, bytes, (int)size, 0) : SQLITE_OK;
    assert_int_equal(rc, SQLITE_OK);
    FILE *file = fopen(copy, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, (size_t)size, file), (size_t)size);
    assert_int_equal(fclose(file), 0);
    sqlite3_free(copy);
    free(bytes);
}

void watch_cut_power(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-journal", "-shm"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        char *file = sqlite3_mprintf("%s%s", path, ends[i]);
        char *synced = sqlite3_mprintf("%s.synced", file);
        /* A log that SQLite has deleted since is gone; one that was never flushed is empty. */
        if (i > 0 && access(file, F_OK) != 0)
            (void)unlink(synced);
        else if (rename(synced, file) != 0 && i > 0)
            (void)unlink(file);
        sqlite3_free(synced);
        sqlite3_free(file);
    }
}

static int on_sync(sqlite3_file *file, int flags)
{
    int rc = allow();
    watch.syncs++;
    if (rc == SQLITE_OK)
        rc = real_of(file)->pMethods->xSync(real_of(file), flags);
    const char *name = ((struct watched_file *)(void *)file)->name;
    if (rc == SQLITE_OK && watch.keep_synced && name)
        keep_synced(name, real_of(file));
    return rc;
}

static int on_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int on_read(sqlite3_file *file, void *out, int nbytes, sqlite3_int64 at)
{
    return real_of(file)->pMethods->xRead(real_of(file), out, nbytes, at);
}

static int on_size(sqlite3_file *file, sqlite3_int64 *out)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), out);
}

static int on_lock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int on_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int on_reserved(sqlite3_file *file, int *out)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int on_control(sqlite3_file *file, int op, void *arg)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), op, arg);
}

static int on_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int on_device(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int on_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}

static int on_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void on_shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int on_shm_unmap(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_reserved,
    .xFileControl = on_control,
    .xSectorSize = on_sector,
    .xDeviceCharacteristics = on_device,
    .xShmMap = on_shm_map,
    .xShmLock = on_shm_lock,
    .xShmBarrier = on_shm_barrier,
    .xShmUnmap = on_shm_unmap,
};

static int on_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    struct watched_file *watched = (struct watched_file *)(void *)file;
    watched->base.pMethods = NULL;
    watched->name = name;
    watched->real = (sqlite3_file *)(void *)(watched + 1);
    int rc = real_vfs->xOpen(real_vfs, name, watched->real, flags, out);
    if (watched->real->pMethods)
        watched->base.pMethods = &methods;
    if (rc == SQLITE_OK && watch.keep_synced && name)
        keep_synced(name, watched->real); /* what is there has been there */
    return rc;
}

void watch_install(void)
{
    real_vfs = sqlite3_vfs_find(NULL);
    assert_non_null(real_vfs);
    watched_vfs = *real_vfs;
    watched_vfs.pNext = NULL;
    watched_vfs.zName = "watched";
    watched_vfs.szOsFile = (int)sizeof(struct watched_file) + real_vfs->szOsFile;
    watched_vfs.xOpen = on_open;
    assert_int_equal(sqlite3_vfs_register(&watched_vfs, 1), SQLITE_OK);
    watch = (struct watch){.fail_after = -1, .kill_after = -1};
}

void watch_remove(void)
{
    assert_int_equal(sqlite3_vfs_unregister(&watched_vfs), SQLITE_OK);
    watch = (struct watch){.fail_after = -1, .kill_after = -1};
}
