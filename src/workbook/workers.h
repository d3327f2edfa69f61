/* Processes that work side by side: each answers questions, one after the other, in bytes of which
 * this file knows nothing. Answers are heard in the order of the questions, whoever gave them.
 *
 * A worker is a copy of the process as it was at workers_begin() (fork): no book may be open then, as
 * no connection to SQLite outlives that. It keeps no log and prints nothing. It ends when its
 * questions end, also because whoever asked was killed: then with the answer that it is at. One that
 * is killed itself is an error of workers_hear(). */
#ifndef WORKBOOK_WORKERS_H
#define WORKBOOK_WORKERS_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    WORKERS_MOST = 4,
    WORKERS_AHEAD = 3, /* questions that each may have before it */
};

struct workers;

/* Called in the worker. Neither question nor answer is ever empty; at most some 100 KB. */
typedef void workers_work(void *context, const struct buf *question, struct buf *answer);

/* How many are of use here: the processors, at most WORKERS_MOST. */
size_t workers_online(void);
/* NULL where fewer than two are wanted, or could be made: then there are none. The context is the
 * worker's copy. */
struct workers *workers_begin(size_t count, workers_work *work, void *context);
/* Whether one more question can be asked before an answer is heard. */
bool workers_have_room(const struct workers *workers);
bool workers_ask(struct workers *workers, const struct buf *question, struct err *err);
/* The answer to the oldest question not heard yet, added to `answer`; waits for it. Where the worker
 * has ended the question counts as heard. */
bool workers_hear(struct workers *workers, struct buf *answer, struct err *err);
/* Waits until all have ended; accepts NULL. */
void workers_end(struct workers *workers);

#endif
