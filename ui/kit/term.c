#include "kit/term.h"

#include "base/file.h"
#include "base/mem.h"
#include "kit/caps.h"
#include "kit/draw.h"
#include "kit/input.h"
#include "kit/signals.h"
#include "kit/style.h"
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { LOG_BYTES_MAX = 1 << 20 };

static struct {
    bool on;     /* started, and not stopped */
    bool paused; /* given back for a while */
    bool plain, reader, mouse;
    SCREEN *screen;
    struct termios modes_before;
    struct input input;
    int error_fd; /* standard error as it was; -1: it was not redirected */
    char *log_path;
    int end_signal;
} term = {.error_fd = -1};

/* ---- standard error ------------------------------------------------------------------------- */

static int open_log(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    struct stat status;
    if (fd >= 0 && fstat(fd, &status) == 0 && status.st_size > LOG_BYTES_MAX)
        (void)!ftruncate(fd, 0);
    return fd >= 0 ? fd : open("/dev/null", O_WRONLY | O_CLOEXEC);
}

static void redirect_errors(void)
{
    int log_fd = open_log(term.log_path);
    if (log_fd < 0)
        return;
    term.error_fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
    if (term.error_fd >= 0)
        dup2(log_fd, STDERR_FILENO);
    close(log_fd);
}

static void restore_errors(void)
{
    struct stat status;
    if (term.error_fd < 0)
        return;
    if (fstat(STDERR_FILENO, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0)
        unlink(term.log_path); /* nothing was said */
    dup2(term.error_fd, STDERR_FILENO);
    close(term.error_fd);
    term.error_fd = -1;
}

static char *default_log_path(void)
{
    char *path = file_user_state("saebook.log");
    (void)file_make_folder_of(path, NULL); /* where it cannot be made, /dev/null gets the warnings */
    return path;
}

/* ---- starting ------------------------------------------------------------------------------- */

/* The text in the program is UTF-8; a locale that says nothing of it ("C", as in many ssh sessions)
 * gets it, one that says otherwise is believed. */
static bool check_locale(struct err *err)
{
    setlocale(LC_CTYPE, "");
    const char *codeset = nl_langinfo(CODESET);
    if (strcmp(codeset, "UTF-8") == 0)
        return true;
    const char *name = setlocale(LC_CTYPE, NULL);
    if (strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
        return err_set(err,
                       "the locale %s has the character set %s; set LANG to one that ends in "
                       "UTF-8, such as en_US.UTF-8",
                       name, codeset);
    if (setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8"))
        return true;
    return err_set(err, "this system has no UTF-8 locale; install one, such as en_US.UTF-8");
}

static bool check_terminal(struct err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, "the screens need a terminal for input and output; "
                            "the commands work without one");
    const char *name = getenv("TERM");
    if (!name || !*name)
        return err_set(err, "TERM is not set; set it to the terminal's name, such as "
                            "xterm-256color");
    return true;
}

static void write_bytes(const struct buf *bytes)
{
    const char *data = buf_text(bytes);
    for (size_t at = 0; at < bytes->len;) {
        ssize_t written = write(STDOUT_FILENO, data + at, bytes->len - at);
        if (written <= 0)
            return;
        at += (size_t)written;
    }
}

static void switch_modes(bool on)
{
    struct buf bytes = {0};
    if (on)
        caps_add_enter(&bytes);
    if (term.mouse)
        caps_add_mouse(&bytes, on);
    if (!on)
        caps_add_leave(&bytes);
    write_bytes(&bytes);
    buf_free(&bytes);
}

static void arm_rescue(void)
{
    struct buf bytes = {0};
    caps_add_rescue(&bytes);
    signals_set_rescue(buf_text(&bytes), bytes.len, &term.modes_before, term.error_fd);
    buf_free(&bytes);
}

/* Keys come one by one and unchanged; Ctrl-C and Ctrl-Z stay signals, Ctrl-\ does not dump core,
 * Ctrl-S is ours. */
static void set_input_modes(void)
{
    struct termios modes;
    cbreak();
    noecho();
    nonl();
    if (tcgetattr(STDIN_FILENO, &modes) == 0) {
        modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP);
        modes.c_lflag &= ~(tcflag_t)IEXTEN;
        modes.c_lflag |= NOFLSH; /* Ctrl-C does not throw away what was typed before it */
        modes.c_cc[VQUIT] = _POSIX_VDISABLE;
        modes.c_cc[VMIN] = 0; /* reading never waits: poll() does */
        modes.c_cc[VTIME] = 0;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
    }
    def_prog_mode();
}

/* Before its first endwin() curses writes to the terminal at every motion of the cursor, afterwards
 * once a frame (it thinks that low-level programs use it). So it is ended before it begins: frames
 * then come whole, which is faster and never torn. */
static void make_frames_whole(void)
{
    endwin();
}

static bool start_curses(struct err *err)
{
    use_env(FALSE);
    use_tioctl(TRUE);
    term.screen = newterm(NULL, stdout, stdin);
    if (!term.screen)
        return err_set(err,
                       "the terminal \"%.40s\" (from TERM) is not known on this system; set "
                       "TERM to one that is, such as xterm or vt100",
                       getenv("TERM"));
    if (!caps_can_move()) {
        endwin();
        delscreen(term.screen);
        return err_set(err,
                       "the terminal \"%.40s\" (from TERM) cannot place its cursor; use "
                       "another, or the commands",
                       getenv("TERM"));
    }
    make_frames_whole();
    set_input_modes();
    typeahead(-1); /* our own loop knows when to draw */
    leaveok(stdscr, FALSE);
    return true;
}

static void choose_glyphs(void)
{
    glyph_use(term.reader ? GLYPHS_READER : term.plain ? GLYPHS_PLAIN : GLYPHS_UNICODE);
}

static void last_words(void)
{
    signals_rescue();
}

bool term_start(const struct term_options *options, struct err *err)
{
    static bool registered;
    if (term.on)
        return true;
    if (!check_terminal(err) || !check_locale(err))
        return false;
    if (tcgetattr(STDIN_FILENO, &term.modes_before) != 0)
        return err_system(err, "cannot read the terminal's modes");
    if (!signals_start(err)) /* before curses, which then leaves signals alone */
        return false;
    if (!start_curses(err)) {
        signals_stop();
        return false;
    }
    term.on = true;
    term.paused = false;
    term.end_signal = 0;
    term.plain = options->plain;
    term.reader = options->reader;
    term.mouse = !options->no_mouse && caps_has_mouse();
    choose_glyphs();
    term.log_path = options->log_path ? mem_text(options->log_path) : default_log_path();
    redirect_errors();
    style_start();
    if (options->scheme && !theme_use(options->scheme, err)) {
        term_stop();
        return false;
    }
    input_start(&term.input);
    caps_add_keys(&term.input.decode);
    switch_modes(true);
    arm_rescue();
    mem_on_exhausted(last_words);
    if (!registered)
        atexit(term_stop);
    registered = true;
    draw_forget();
    return true;
}

/* ---- giving it back, and taking it again ---------------------------------------------------- */

void term_pause(void)
{
    if (!term.on || term.paused)
        return;
    term.paused = true;
    signals_set_rescue(NULL, 0, NULL, -1);
    switch_modes(false);
    endwin();
    restore_errors();
}

static void take_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    if (size.ws_row != LINES || size.ws_col != COLS)
        resize_term(size.ws_row, size.ws_col);
}

void term_resume(void)
{
    if (!term.on || !term.paused)
        return;
    term.paused = false;
    redirect_errors();
    reset_prog_mode();
    take_size();
    switch_modes(true);
    arm_rescue();
    draw_forget();
}

void term_stop(void)
{
    if (!term.on)
        return;
    term_pause();
    term.on = false;
    style_stop();
    delscreen(term.screen);
    term.screen = NULL;
    input_stop(&term.input);
    free(term.log_path);
    term.log_path = NULL;
    mem_on_exhausted(NULL);
    signals_stop();
}

static void stop_process(bool whole_group)
{
    term_pause();
    signals_stop_here(whole_group);
    term_resume();
    signals_forget_resumed(); /* that woke us; what else came meanwhile is told as ever */
}

void term_suspend(void)
{
    stop_process(true);
}

/* ---- what it is ----------------------------------------------------------------------------- */

int term_cols(void)
{
    return term.on ? COLS : 0;
}

int term_rows(void)
{
    return term.on ? LINES : 0;
}

bool term_is_small(void)
{
    return term_cols() < TERM_COLS_MIN || term_rows() < TERM_ROWS_MIN;
}

void term_set_plain(bool on)
{
    term.plain = on;
    choose_glyphs();
    draw_forget();
}

void term_set_reader(bool on)
{
    term.reader = on;
    choose_glyphs();
    draw_forget();
}

bool term_is_plain(void)
{
    return term.plain || term.reader;
}

bool term_is_reader(void)
{
    return term.reader;
}

void term_set_mouse(bool on)
{
    if (!term.on || on == term.mouse || !caps_has_mouse())
        return;
    struct buf bytes = {0};
    term.mouse = on;
    caps_add_mouse(&bytes, on);
    write_bytes(&bytes);
    buf_free(&bytes);
}

bool term_has_mouse(void)
{
    return term.mouse;
}

/* ---- events --------------------------------------------------------------------------------- */

/* False: nothing that anybody need know. */
static bool take_signals(struct event *event)
{
    struct signals_seen seen = signals_take();
    memset(event, 0, sizeof(*event));
    if (seen.end) {
        term.end_signal = seen.end;
        event->kind = EVENT_SIGNAL;
        event->signal = seen.end;
        return true;
    }
    if (seen.stop)
        stop_process(false);
    else if (seen.resumed) { /* stopped and continued behind our back */
        reset_prog_mode();
        switch_modes(true);
        draw_forget();
    } else if (!seen.resized)
        return false;
    take_size();
    event->kind = EVENT_RESIZE;
    return true;
}

void term_next_event(struct event *event, int timeout_ms)
{
    for (;;) {
        switch (input_next(&term.input, signals_fd(), timeout_ms, event)) {
        case INPUT_EVENT:
            return;
        case INPUT_SIGNAL:
            if (take_signals(event))
                return;
            break;
        case INPUT_CLOSED:
            memset(event, 0, sizeof(*event));
            term.end_signal = SIGHUP;
            event->kind = EVENT_SIGNAL;
            event->signal = SIGHUP;
            return;
        case INPUT_TIMEOUT:
            memset(event, 0, sizeof(*event));
            event->kind = EVENT_TICK;
            return;
        }
    }
}

bool term_has_more(void)
{
    return term.input.at < term.input.len;
}

bool term_is_waiting(void)
{
    struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {signals_fd(), POLLIN, 0}};
    return term_has_more() || poll(fds, COUNT_OF(fds), 0) > 0;
}

int term_signal(void)
{
    return term.end_signal ? term.end_signal : signals_end();
}

int64_t term_now_ms(void)
{
    return input_now_ms();
}
