/* Waiting for what the program does, and failing with its screen. */
#include "support/pty_private.h"

#include "support/measure.h"
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    PATIENCE_MS = 10000,
    QUIET_MS = 10 /* a frame is whole when nothing more comes for so long */
};

/* ---- time ----------------------------------------------------------------------------------- */

int64_t pty_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t pty_deadline(void)
{
    const char *patience = getenv("PTY_PATIENCE");
    long times = patience ? strtol(patience, NULL, 10) : 1;
    return pty_now_ms() + PATIENCE_MS * (times > 0 ? times : 1);
}

/* ---- failing -------------------------------------------------------------------------------- */

void pty_fail(struct pty *pty, const char *format, ...)
{
    char words[600];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof(words), format, args);
    va_end(args);
    pty_dump(pty);
    fail_msg("%s%s", words, pty->ended ? " (the program has ended)" : "");
}

/* ---- reading and waiting --------------------------------------------------------------------- */

static void keep_output(struct pty *pty, const char *bytes, size_t nbytes)
{
    if (pty->output_len + nbytes + 1 > pty->output_room) {
        pty->output_room = (pty->output_len + nbytes + 1) * 2;
        pty->output = realloc(pty->output, pty->output_room);
    }
    memcpy(pty->output + pty->output_len, bytes, nbytes);
    pty->output_len += nbytes;
    pty->output[pty->output_len] = '\0';
}

bool pty_read_output(struct pty *pty)
{
    char bytes[65536];
    bool any = false;
    for (ssize_t got; (got = read(pty->master, bytes, sizeof(bytes))) > 0; any = true) {
        pty->heard = measure_now();
        keep_output(pty, bytes, (size_t)got);
        pty_screen_feed(pty, bytes, (size_t)got);
    }
    return any;
}

void pty_pump(struct pty *pty, int timeout_ms)
{
    struct pollfd fds[2] = {{pty->master, POLLIN, 0}, {pty->reports, POLLIN, 0}};
    poll(fds, pty->ended ? 1 : 2, timeout_ms);
    pty_read_output(pty);
    pty_read_reports(pty);
}

void pty_settle(struct pty *pty, int quiet_ms)
{
    int64_t deadline = pty_deadline(), quiet_since = pty_now_ms();
    while (pty_now_ms() - quiet_since < quiet_ms && pty_now_ms() < deadline) {
        size_t before = pty->output_len;
        pty_pump(pty, quiet_ms);
        if (pty->output_len != before)
            quiet_since = pty_now_ms();
    }
}

void pty_still(struct pty *pty, int quiet_ms)
{
    int64_t deadline = pty_deadline();
    double before, after = measure_cpu(pty->pid);
    double idle = quiet_ms / 1000.0 / 50; /* what looking at the file every second may take */
    do {
        before = after;
        pty_settle(pty, quiet_ms);
        after = measure_cpu(pty->pid);
    } while (after - before > idle && !pty->ended && pty_now_ms() < deadline);
}

bool pty_wait(struct pty *pty, bool (*is_true)(struct pty *pty, void *arg), void *arg)
{
    int64_t deadline = pty_deadline();
    pty_read_output(pty);
    for (;;) {
        if (is_true(pty, arg)) {
            pty_settle(pty, QUIET_MS); /* the rest of the frame */
            if (is_true(pty, arg))
                return true;
        }
        if (pty->ended) {
            pty_settle(pty, QUIET_MS);
            return is_true(pty, arg);
        }
        if (pty_now_ms() > deadline)
            return false;
        pty_pump(pty, 50);
    }
}

static bool shows(struct pty *pty, void *text)
{
    return pty_shows(pty, text);
}

static bool shows_not(struct pty *pty, void *text)
{
    return !pty_shows(pty, text);
}

void pty_expect(struct pty *pty, const char *text)
{
    char *wanted = strdup(text);
    bool found = pty_wait(pty, shows, wanted);
    free(wanted);
    if (!found)
        pty_fail(pty, "the screen does not show \"%s\"", text);
}

void pty_expect_gone(struct pty *pty, const char *text)
{
    char *unwanted = strdup(text);
    bool gone = pty_wait(pty, shows_not, unwanted);
    free(unwanted);
    if (!gone)
        pty_fail(pty, "the screen still shows \"%s\"", text);
}

struct in_row {
    int row;
    const char *text;
};

static bool row_shows(struct pty *pty, void *arg)
{
    const struct in_row *wanted = arg;
    int row = wanted->row < 0 ? pty->rows + wanted->row : wanted->row;
    return row >= 0 && row < pty->rows && strstr(pty_row(pty, row), wanted->text) != NULL;
}

void pty_expect_row(struct pty *pty, int row, const char *text)
{
    struct in_row wanted = {row, text};
    if (!pty_wait(pty, row_shows, &wanted))
        pty_fail(pty, "row %d does not show \"%s\"", row, text);
}

struct place {
    int col, row;
};

static bool cursor_is_at(struct pty *pty, void *arg)
{
    const struct place *wanted = arg;
    int col, row;
    bool visible;
    pty_cursor(pty, &col, &row, &visible);
    return col == wanted->col && row == wanted->row;
}

void pty_expect_cursor(struct pty *pty, int col, int row)
{
    struct place wanted = {col, row};
    if (!pty_wait(pty, cursor_is_at, &wanted))
        pty_fail(pty, "the cursor is not at column %d, row %d", col, row);
}

static bool is_stopped(struct pty *pty, void *arg)
{
    (void)arg;
    return pty->stopped;
}

void pty_expect_stopped(struct pty *pty)
{
    if (!pty_wait(pty, is_stopped, NULL))
        pty_fail(pty, "the program is not stopped");
}

/* ---- ending --------------------------------------------------------------------------------- */

int pty_end(struct pty *pty)
{
    int64_t deadline = pty_deadline();
    while (!pty->ended && pty_now_ms() < deadline)
        pty_pump(pty, 20);
    if (!pty->ended)
        pty_fail(pty, "the program does not end");
    pty_settle(pty, QUIET_MS);
    return pty->status;
}

int pty_quit(struct pty *pty, const char *keys)
{
    pty_keys(pty, keys);
    return pty_end(pty);
}
