#include "support/pty.h"

#include "base/attr.h"
#include "support/measure.h"
#include "support/pty_private.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    PATIENCE_MS = 10000,
    QUIET_MS = 10,  /* a frame is whole when nothing more comes for so long */
    ESCAPE_MS = 60, /* a person's pause after Esc: the program waits 25 ms for more */
    ENV_MAX = 64,
    FDS_MAX = 256
};

extern char **environ;

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

static void read_reports(struct pty *pty)
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
        read_reports(pty);
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

/* Everything that is there, without waiting; whether there was anything. */
static bool read_output(struct pty *pty)
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
    read_output(pty);
    read_reports(pty);
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
    read_output(pty);
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

/* ---- sending -------------------------------------------------------------------------------- */

void pty_send(struct pty *pty, const char *bytes, size_t nbytes)
{
    int64_t deadline = pty_deadline();
    while (nbytes > 0) {
        ssize_t written = write(pty->master, bytes, nbytes);
        if (written > 0) {
            bytes += written;
            nbytes -= (size_t)written;
        } else if (pty->ended || pty_now_ms() > deadline) {
            break;
        } else {
            pty_pump(pty, 10); /* it is full: let the program read and write */
        }
    }
}

void pty_send_pending(struct pty *pty)
{
    char bytes[512];
    for (size_t got; (got = vterm_output_read(pty->vterm, bytes, sizeof(bytes))) > 0;)
        pty_send(pty, bytes, got);
}

void pty_type(struct pty *pty, const char *text)
{
    for (; *text; text++)
        pty_send(pty, *text == '\n' ? "\r" : text, 1);
}

void pty_paste(struct pty *pty, const char *text)
{
    vterm_keyboard_start_paste(pty->vterm);
    pty_send_pending(pty);
    pty_type(pty, text);
    vterm_keyboard_end_paste(pty->vterm);
    pty_send_pending(pty);
}

/* Esc is a key of its own only if nothing follows it at once: waits until the program has read it,
 * and then as a person would. */
static void pause_after_escape(struct pty *pty)
{
    int64_t deadline = pty_deadline();
    for (int unread = 1; unread > 0 && !pty->ended && pty_now_ms() < deadline;) {
        if (ioctl(pty->slave, FIONREAD, &unread) != 0)
            break;
        pty_pump(pty, 2);
    }
    for (int64_t until = pty_now_ms() + ESCAPE_MS; pty_now_ms() < until;)
        pty_pump(pty, 5);
}

static const struct {
    const char *name;
    VTermKey key;
} key_names[] = {
    {"Enter", VTERM_KEY_ENTER}, {"Tab", VTERM_KEY_TAB},       {"Backspace", VTERM_KEY_BACKSPACE},
    {"Esc", VTERM_KEY_ESCAPE},  {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},   {"Right", VTERM_KEY_RIGHT},   {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},  {"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP}, {"PgDn", VTERM_KEY_PAGEDOWN},
};

static VTermModifier take_modifiers(const char **name)
{
    static const struct {
        const char *word;
        VTermModifier bit;
    } modifiers[] = {
        {"Ctrl-", VTERM_MOD_CTRL}, {"Alt-", VTERM_MOD_ALT}, {"Shift-", VTERM_MOD_SHIFT}};
    VTermModifier bits = VTERM_MOD_NONE;
    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(modifiers[i].word);
        if (strncmp(*name, modifiers[i].word, len) == 0 && (*name)[len]) {
            bits |= modifiers[i].bit;
            *name += len;
        }
    }
    return bits;
}

static void send_key(struct pty *pty, const char *name)
{
    VTermModifier bits = take_modifiers(&name);
    VTermKey key = VTERM_KEY_NONE;
    for (size_t i = 0; i < sizeof(key_names) / sizeof(key_names[0]); i++) {
        if (strcmp(name, key_names[i].name) == 0)
            key = key_names[i].key;
    }
    if (name[0] == 'F' && name[1] >= '1' && name[1] <= '9')
        key = (VTermKey)VTERM_KEY_FUNCTION(strtol(name + 1, NULL, 10));
    if (key != VTERM_KEY_NONE)
        vterm_keyboard_key(pty->vterm, key, bits);
    else if (strcmp(name, "Space") == 0)
        vterm_keyboard_unichar(pty->vterm, ' ', bits);
    else if (bits == VTERM_MOD_NONE)
        pty_send(pty, name, strlen(name));
    else /* Ctrl-S is the letter s with Ctrl */
        vterm_keyboard_unichar(pty->vterm,
                               (uint32_t)(name[0] >= 'A' && name[0] <= 'Z' && bits & VTERM_MOD_CTRL
                                              ? name[0] + 32
                                              : name[0]),
                               bits);
    pty_send_pending(pty);
    if (key == VTERM_KEY_ESCAPE)
        pause_after_escape(pty);
}

void pty_keys(struct pty *pty, const char *names)
{
    char name[64];
    while (*names) {
        size_t len = strcspn(names, " ");
        if (len > 0 && len < sizeof(name)) {
            memcpy(name, names, len);
            name[len] = '\0';
            send_key(pty, name);
        }
        names += len;
        names += strspn(names, " ");
    }
}

void pty_click(struct pty *pty, int col, int row)
{
    vterm_mouse_move(pty->vterm, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, 1, true, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, 1, false, VTERM_MOD_NONE);
    pty_send_pending(pty);
}

void pty_wheel(struct pty *pty, int col, int row, bool down)
{
    vterm_mouse_move(pty->vterm, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, down ? 5 : 4, true, VTERM_MOD_NONE);
    pty_send_pending(pty);
}

void pty_resize(struct pty *pty, int cols, int rows)
{
    struct winsize size = {(unsigned short)rows, (unsigned short)cols, 0, 0};
    read_output(pty);
    pty->cols = cols;
    pty->rows = rows;
    vterm_set_size(pty->vterm, rows, cols);
    ioctl(pty->master, TIOCSWINSZ, &size);
}

void pty_signal(struct pty *pty, int signal)
{
    kill(pty->pid, signal);
}

void pty_hang_up(struct pty *pty)
{
    read_output(pty);
    close(pty->slave);
    close(pty->master);
    pty->slave = pty->master = -1;
}

pid_t pty_pid(const struct pty *pty)
{
    return pty->pid;
}

const char *pty_home(const struct pty *pty)
{
    return pty->home;
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
