#include "workbook/workers.h"

#include "base/attr.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct worker {
    pid_t process;
    int socket; /* keeps messages apart */
};

struct workers {
    struct worker list[WORKERS_MOST];
    size_t count;
    size_t asked, heard; /* the n-th question is for the worker n % count */
};

/* ---- messages ------------------------------------------------------------------------------- */

static bool pass(int to, const struct buf *message)
{
    ssize_t sent;
    do
        sent = send(to, message->data, message->len, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)message->len;
}

/* False at the end, too. */
static bool take(int from, struct buf *message)
{
    ssize_t size, got;
    do
        size = recv(from, NULL, 0, MSG_PEEK | MSG_TRUNC);
    while (size < 0 && errno == EINTR);
    if (size <= 0)
        return false;
    char *bytes = mem_alloc((size_t)size);
    do
        got = recv(from, bytes, (size_t)size, 0);
    while (got < 0 && errno == EINTR);
    if (got == size)
        buf_add(message, bytes, (size_t)size);
    mem_free(bytes);
    return got == size;
}

/* ---- the worker ----------------------------------------------------------------------------- */

/* Leaves without the last words of the process that it is a copy of: what that has not written yet,
 * it writes itself. */
ATTR_NORETURN static void work_on(int socket, workers_work *work, void *context)
{
    struct buf question = {0}, answer = {0};
    while (take(socket, &question)) {
        work(context, &question, &answer);
        if (!pass(socket, &answer))
            break;
        buf_clear(&question);
        buf_clear(&answer);
    }
    _exit(0);
}

/* ---- who asks ------------------------------------------------------------------------------- */

size_t workers_online(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 1)
        return 1;
    return processors < WORKERS_MOST ? (size_t)processors : WORKERS_MOST;
}

static bool add_worker(struct workers *workers, workers_work *work, void *context)
{
    enum { OURS, THEIRS };
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    pid_t process = fork();
    if (process == 0) {
        /* A socket ends when nobody holds its other end any more. */
        for (size_t i = 0; i < workers->count; i++)
            (void)close(workers->list[i].socket);
        (void)close(pair[OURS]);
        work_on(pair[THEIRS], work, context);
    }
    (void)close(pair[THEIRS]);
    if (process < 0) {
        (void)close(pair[OURS]);
        return false;
    }
    workers->list[workers->count++] = (struct worker){process, pair[OURS]};
    return true;
}

struct workers *workers_begin(size_t count, workers_work *work, void *context)
{
    if (count < 2)
        return NULL;
    struct workers *workers = mem_alloc(sizeof *workers);
    (void)fflush(stdout);
    while (workers->count < count && workers->count < WORKERS_MOST &&
           add_worker(workers, work, context))
        ;
    if (workers->count > 1)
        return workers;
    workers_end(workers);
    return NULL;
}

bool workers_have_room(const struct workers *workers)
{
    return workers->asked - workers->heard < workers->count * WORKERS_AHEAD;
}

static bool has_ended(struct err *err)
{
    return err_set(err, "a process that helped with the work was ended; run it again, and it goes "
                        "on where it was");
}

bool workers_ask(struct workers *workers, const struct buf *question, struct err *err)
{
    if (!pass(workers->list[workers->asked % workers->count].socket, question))
        return has_ended(err);
    workers->asked++;
    return true;
}

bool workers_hear(struct workers *workers, struct buf *answer, struct err *err)
{
    const struct worker *worker = &workers->list[workers->heard++ % workers->count];
    return take(worker->socket, answer) || has_ended(err);
}

void workers_end(struct workers *workers)
{
    if (!workers)
        return;
    for (size_t i = 0; i < workers->count; i++)
        (void)close(workers->list[i].socket);
    for (size_t i = 0; i < workers->count; i++)
        while (waitpid(workers->list[i].process, NULL, 0) < 0 && errno == EINTR)
            ;
    mem_free(workers);
}
