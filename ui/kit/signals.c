#include "kit/signals.h"

#include "base/attr.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { ASKING, FATAL };

static const struct {
    int signal, sort;
} table[] = {
    {SIGTERM, ASKING}, {SIGHUP, ASKING}, {SIGINT, ASKING}, {SIGWINCH, ASKING}, {SIGTSTP, ASKING},
    {SIGCONT, ASKING}, {SIGSEGV, FATAL}, {SIGBUS, FATAL},  {SIGFPE, FATAL},    {SIGILL, FATAL},
    {SIGABRT, FATAL},  {SIGSYS, FATAL},  {SIGQUIT, FATAL},
};

static struct sigaction before[COUNT_OF(table)];
static bool started;
static int wake_fds[2] = {-1, -1};
static volatile sig_atomic_t seen_end, seen_resized, seen_stop, seen_resumed;

static char rescue_bytes[512];
static volatile sig_atomic_t rescue_len;
static struct termios rescue_modes;
static int rescue_error_fd = -1;

static void note_signal(int signal)
{
    int saved = errno;
    if (signal == SIGWINCH)
        seen_resized = 1;
    else if (signal == SIGTSTP)
        seen_stop = 1;
    else if (signal == SIGCONT)
        seen_resumed = 1;
    else
        seen_end = signal;
    ssize_t ignored = write(wake_fds[1], "", 1); /* full is as good: the loop wakes up */
    (void)ignored;
    errno = saved;
}

void signals_rescue(void)
{
    if (!rescue_len)
        return;
    size_t len = (size_t)rescue_len;
    rescue_len = 0;
    for (size_t at = 0; at < len;) {
        ssize_t written = write(STDOUT_FILENO, rescue_bytes + at, len - at);
        if (written <= 0)
            break;
        at += (size_t)written;
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &rescue_modes);
    if (rescue_error_fd >= 0)
        dup2(rescue_error_fd, STDERR_FILENO);
}

/* Restores the terminal, puts back whoever handled this signal before us, and lets it happen again:
 * by returning to the instruction that failed, or, where somebody sent the signal, by raising it.
 */
static void fatal_signal(int signal, siginfo_t *info, void *context)
{
    (void)context;
    signals_rescue();
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        if (table[i].signal == signal)
            sigaction(signal, &before[i], NULL);
    }
    if (!info || info->si_code <= 0 || signal == SIGQUIT)
        raise(signal);
}

static bool make_pipe(struct err *err)
{
    if (pipe(wake_fds) != 0)
        return err_system(err, "cannot make a pipe");
    for (int i = 0; i < 2; i++) {
        fcntl(wake_fds[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake_fds[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

bool signals_start(struct err *err)
{
    if (started)
        return true;
    if (wake_fds[0] < 0 && !make_pipe(err))
        return false;
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        struct sigaction action;
        memset(&action, 0, sizeof(action));
        sigemptyset(&action.sa_mask);
        if (table[i].sort == FATAL) {
            action.sa_sigaction = fatal_signal;
            action.sa_flags = SA_SIGINFO;
        } else {
            action.sa_handler = note_signal;
            action.sa_flags = SA_RESTART;
        }
        sigaction(table[i].signal, NULL, &before[i]);
        /* Who started us with nohup, or without job control, meant it. */
        bool ignored = !(before[i].sa_flags & SA_SIGINFO) && before[i].sa_handler == SIG_IGN;
        if (!ignored || table[i].signal == SIGWINCH || table[i].signal == SIGCONT)
            sigaction(table[i].signal, &action, NULL);
    }
    started = true;
    return true;
}

void signals_stop(void)
{
    if (!started)
        return;
    rescue_len = 0;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        sigaction(table[i].signal, &before[i], NULL);
    started = false;
}

int signals_fd(void)
{
    return wake_fds[0];
}

struct signals_seen signals_take(void)
{
    char bytes[64];
    while (read(wake_fds[0], bytes, sizeof(bytes)) > 0)
        ;
    struct signals_seen seen = {seen_end, seen_resized != 0, seen_stop != 0, seen_resumed != 0};
    if (seen.end)
        seen_end = 0;
    if (seen.resized)
        seen_resized = 0;
    if (seen.stop)
        seen_stop = 0;
    if (seen.resumed)
        seen_resumed = 0;
    return seen;
}

void signals_forget_resumed(void)
{
    seen_resumed = 0;
}

int signals_end(void)
{
    return seen_end;
}

void signals_set_rescue(const char *bytes, size_t nbytes, const struct termios *modes, int error_fd)
{
    rescue_len = 0;
    if (!bytes || nbytes > sizeof(rescue_bytes))
        return;
    memcpy(rescue_bytes, bytes, nbytes);
    rescue_modes = *modes;
    rescue_error_fd = error_fd;
    rescue_len = (sig_atomic_t)nbytes;
}

void signals_stop_here(bool whole_group)
{
    struct sigaction ours, standard;
    sigset_t stop, old;
    memset(&standard, 0, sizeof(standard));
    standard.sa_handler = SIG_DFL;
    sigemptyset(&standard.sa_mask);
    sigaction(SIGTSTP, &standard, &ours);
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, &old);
    if (whole_group)
        kill(0, SIGTSTP);
    else
        raise(SIGTSTP);
    sigprocmask(SIG_SETMASK, &old, NULL);
    sigaction(SIGTSTP, &ours, NULL);
}
