/* The program in its terminal: its environment, how it is started and watched, and how all of it is
 * taken away again. */
#include "support/pty_private.h"

#include "base/attr.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

enum { ENV_MAX = 64, FDS_MAX = 256 };

extern char **environ;

/* ---- the environment ------------------------------------------------------------------------- */

struct environment {
    char *all[ENV_MAX + 1];
    size_t count;
};

static void set_env(struct environment *env, const char *setting)
{
    size_t name = strcspn(setting, "=");
    size_t at = 0;
    while (at < env->count &&
           !(strncmp(env->all[at], setting, name) == 0 && env->all[at][name] == '='))
        at++;
    if (at < env->count) {
        free(env->all[at]);
        env->all[at] = env->all[--env->count];
    }
    if (setting[name] == '=' && env->count < ENV_MAX)
        env->all[env->count++] = strdup(setting);
    env->all[env->count] = NULL;
}

ATTR_PRINTF(2, 3)
static void set_envf(struct environment *env, const char *format, ...)
{
    char setting[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(setting, sizeof(setting), format, args);
    va_end(args);
    set_env(env, setting);
}

static bool is_handed_on(const char *setting)
{
    static const char *const beginnings[] = {
        "PATH=",          "TMPDIR=",       "ASAN_OPTIONS=",
        "UBSAN_OPTIONS=", "LSAN_OPTIONS=", "LLVM_PROFILE_FILE=",
        "GCOV_PREFIX",    "LD_PRELOAD=",   "MALLOC_"};
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
        if (strncmp(setting, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    }
    return false;
}

static void make_env(struct environment *env, const struct pty *pty,
                     const struct pty_options *options)
{
    memset(env, 0, sizeof(*env));
    for (char **at = environ; *at; at++) {
        if (is_handed_on(*at))
            set_env(env, *at);
    }
    set_env(env, "TERM=xterm-256color");
    set_env(env, "LANG=C.UTF-8");
    set_env(env, "TZ=UTC");
    set_env(env, "SAEBOOK_TODAY=2026-11-22");
    set_envf(env, "HOME=%s", pty->home);
    set_envf(env, "XDG_DATA_HOME=%s/data", pty->home);
    set_envf(env, "XDG_STATE_HOME=%s/state", pty->home);
    set_envf(env, "XDG_CONFIG_HOME=%s/config", pty->home);
    for (const char *const *at = options->env; at && *at; at++)
        set_env(env, *at);
}

static void free_env(struct environment *env)
{
    for (size_t i = 0; i < env->count; i++)
        free(env->all[i]);
}

/* ---- starting ------------------------------------------------------------------------------- */

/* What the keeper tells of the program: its id first, then each change of its state. */
struct report {
    pid_t pid;
    int status;
};

static void run_program(int slave, const struct pty_options *options, struct environment *env)
{
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN); /* to become the foreground group from the background */
    tcsetpgrp(slave, getpid());
    signal(SIGTTOU, SIG_DFL);
    for (int fd = 0; fd < 3; fd++)
        dup2(slave, fd);
    for (int fd = 3; fd < FDS_MAX; fd++)
        close(fd);
    execve(options->argv[0], options->argv, env->all);
    fprintf(stderr, "cannot run %s: %s\n", options->argv[0], strerror(errno));
    _exit(127);
}

/* The session's leader stands where a shell would: with it the program's group is no orphan, and
 * can be stopped. It only watches, and ends with the program. */
static void keep(const char *slave_name, int reports, const struct pty_options *options,
                 struct environment *env)
{
    struct report report;
    setsid();
    /* The master of this terminal, and those of others, must not live on here. */
    for (int fd = 3; fd < FDS_MAX; fd++) {
        if (fd != reports)
            close(fd);
    }
    int slave = open(slave_name, O_RDWR);
    ioctl(slave, TIOCSCTTY, 0);
    signal(SIGHUP, SIG_IGN);
    report.pid = fork();
    if (report.pid == 0) {
        signal(SIGHUP, SIG_DFL);
        run_program(slave, options, env);
    }
    report.status = 0;
    if (write(reports, &report, sizeof(report)) < 0)
        _exit(1);
    while (waitpid(report.pid, &report.status, WUNTRACED | WCONTINUED) == report.pid) {
        if (write(reports, &report, sizeof(report)) < 0 || WIFEXITED(report.status) ||
            WIFSIGNALED(report.status))
            break;
    }
    /* A leader that ends hangs up the terminal, and with it what was not read yet: stay until the
     * test has closed its end. */
    char end;
    while (read(reports, &end, 1) > 0)
        ;
    _exit(0);
}

static void open_terminal(struct pty *pty, char name[static 128])
{
    pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (pty->master < 0 || grantpt(pty->master) != 0 || unlockpt(pty->master) != 0)
        fail_msg("cannot open a pseudo-terminal: %s", strerror(errno));
    snprintf(name, 128, "%s", ptsname(pty->master));
    pty->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    fcntl(pty->master, F_SETFL, O_NONBLOCK);
    struct winsize size = {(unsigned short)pty->rows, (unsigned short)pty->cols, 0, 0};
    ioctl(pty->slave, TIOCSWINSZ, &size);
}

static void make_home(struct pty *pty, const char *given)
{
    const char *folder = getenv("TMPDIR");
    char name[512];
    if (given) {
        pty->home = strdup(given);
        return;
    }
    snprintf(name, sizeof(name), "%s/pty-XXXXXX", folder && *folder ? folder : "/tmp");
    if (!mkdtemp(name))
        fail_msg("cannot make a folder %s: %s", name, strerror(errno));
    pty->home = strdup(name);
    pty->own_home = true;
}

static void take_report(struct pty *pty, const struct report *report)
{
    pty->pid = report->pid;
    pty->stopped = WIFSTOPPED(report->status);
    if (report->status == 0 && !pty->ended && pty->status == -1) { /* the first: it has begun */
        pty->status = 0;
        return;
    }
    if (WIFEXITED(report->status)) {
        pty->ended = true;
        pty->status = WEXITSTATUS(report->status);
    } else if (WIFSIGNALED(report->status)) {
        pty->ended = true;
        pty->status = 128 + WTERMSIG(report->status);
    }
}

void pty_read_reports(struct pty *pty)
{
    struct report report;
    while (read(pty->reports, &report, sizeof(report)) == (ssize_t)sizeof(report))
        take_report(pty, &report);
}

struct pty *pty_start(const struct pty_options *options)
{
    struct pty *pty = calloc(1, sizeof(*pty));
    struct environment env;
    char slave_name[128];
    int fds[2];
    pty->cols = options->cols ? options->cols : 80;
    pty->rows = options->rows ? options->rows : 24;
    pty->status = -1;
    pty->cursor_visible = true;
    make_home(pty, options->home);
    make_env(&env, pty, options);
    open_terminal(pty, slave_name);
    pty_screen_start(pty);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0)
        fail_msg("cannot make a pair of sockets: %s", strerror(errno));
    fcntl(fds[0], F_SETFL, O_NONBLOCK);
    fcntl(fds[0], F_SETFD, FD_CLOEXEC);
    pty->reports = fds[0];
    fflush(NULL);
    pty->keeper = fork();
    if (pty->keeper == 0) {
        close(fds[0]);
        keep(slave_name, fds[1], options, &env);
    }
    close(fds[1]);
    free_env(&env);
    for (int64_t until = pty_deadline(); pty->pid == 0 && pty_now_ms() < until;) {
        struct pollfd ready = {pty->reports, POLLIN, 0};
        poll(&ready, 1, 50);
        pty_read_reports(pty);
    }
    return pty;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

void pty_free(struct pty *pty)
{
    if (!pty)
        return;
    if (!pty->ended && pty->pid > 0)
        kill(pty->pid, SIGKILL);
    close(pty->reports); /* the keeper ends when the program has ended and this is closed */
    if (pty->keeper > 0)
        waitpid(pty->keeper, NULL, 0);
    pty_screen_stop(pty);
    if (pty->master >= 0)
        close(pty->master);
    if (pty->slave >= 0)
        close(pty->slave);
    if (pty->own_home)
        nftw(pty->home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(pty->home);
    free(pty->output);
    free(pty);
}
