#include "kit/input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ESCAPE_MS = 25, ESCAPE_MS_MAX = 1000 };

int64_t input_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void input_start(struct input *input)
{
    const char *delay = getenv("ESCDELAY");
    long ms = delay ? strtol(delay, NULL, 10) : 0;
    decode_init(&input->decode);
    input->at = input->len = 0;
    input->escape_ms = ms > 0 && ms <= ESCAPE_MS_MAX ? (int)ms : ESCAPE_MS;
}

void input_stop(struct input *input)
{
    decode_free(&input->decode);
}

/* One event out of what was read; false when that is not enough for one. */
static bool decode_read(struct input *input, bool last, struct event *event)
{
    while (input->at < input->len) {
        size_t used = decode_next(&input->decode, input->bytes + input->at, input->len - input->at,
                                  last, input_now_ms(), event);
        if (used == 0)
            return false;
        input->at += used;
        if (event->kind != EVENT_NONE)
            return true;
    }
    return false;
}

/* False when the terminal is gone. Reading nothing is no sign of that: what poll() saw may have
 * been taken back (VMIN is 0, see term.c). */
static bool read_more(struct input *input, short seen)
{
    memmove(input->bytes, input->bytes + input->at, input->len - input->at);
    input->len -= input->at;
    input->at = 0;
    ssize_t got = read(STDIN_FILENO, input->bytes + input->len, sizeof(input->bytes) - input->len);
    if (got > 0)
        input->len += (size_t)got;
    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    return got > 0 || !(seen & (POLLHUP | POLLERR | POLLNVAL));
}

static int wait_ms(const struct input *input, int timeout_ms, int64_t deadline)
{
    if (input->at < input->len && !input->decode.pasting)
        return input->escape_ms;
    if (timeout_ms <= 0)
        return timeout_ms;
    int64_t left = deadline - input_now_ms();
    return left > 0 ? (int)left : 0;
}

enum input_outcome input_next(struct input *input, int signal_fd, int timeout_ms,
                              struct event *event)
{
    int64_t deadline = timeout_ms > 0 ? input_now_ms() + timeout_ms : 0;
    for (;;) {
        if (decode_read(input, false, event))
            return INPUT_EVENT;
        bool partial = input->at < input->len && !input->decode.pasting;
        struct pollfd fds[2] = {{STDIN_FILENO, POLLIN, 0}, {signal_fd, POLLIN, 0}};
        int ready = poll(fds, 2, wait_ms(input, timeout_ms, deadline));
        if (ready < 0 && errno != EINTR)
            return INPUT_CLOSED;
        if (ready > 0 && fds[1].revents)
            return INPUT_SIGNAL;
        if (ready > 0 && fds[0].revents && !read_more(input, fds[0].revents))
            return INPUT_CLOSED;
        if (ready == 0 && !partial)
            return INPUT_TIMEOUT;
        if (ready == 0 && decode_read(input, true, event))
            return INPUT_EVENT;
    }
}
