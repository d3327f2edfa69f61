/* Ids: 42 bits of milliseconds since 1970, 21 bits that start at random and count up. A run of ids
 * goes on from its start for up to a second, so that a large import is a few runs of consecutive
 * ids; they may lag behind the clock by that much, and never fall behind what was given before. */
#include "book/internal.h"

#include <time.h>
#include <unistd.h>

enum { ID_LOW_BITS = 21, ID_RUN_MS = 1000 };

/* Of the process, not of the book: two books open at once must not give the same id either. */
static struct {
    int64_t last, run_start;
    pid_t process; /* a forked child begins a run of its own */
} ids;

int64_t book_new_id(struct book *book)
{
    (void)book;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    if (ids.process != getpid()) {
        ids.process = getpid();
        ids.last = ids.run_start = 0;
    }
    if (ms - ids.run_start < ID_RUN_MS)
        return ++ids.last;

    uint32_t low;
    sqlite3_randomness(sizeof(low), &low);
    int64_t fresh = (ms << ID_LOW_BITS) | (low & ((UINT32_C(1) << ID_LOW_BITS) - 1));
    ids.run_start = ms;
    ids.last = fresh > ids.last ? fresh : ids.last + 1;
    return ids.last;
}
