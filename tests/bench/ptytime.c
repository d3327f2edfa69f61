/* Times one or two screen programs from outside, through a pseudo-terminal, by turns.
 *
 *     ptytime [OPTIONS] -- COMMAND... [-- COMMAND...]
 *
 * For each start: the time from exec to the last byte of the first frame; then for each key the
 * time from writing it to the last byte of what it drew; then the memory the program had at most. A
 * frame ends with the last byte before some silence, which is not part of the time. Nothing is
 * subtracted: what the pseudo-terminal costs is in every figure.
 *
 * Prints a line for each command: medians, and the 99th percentile for keys; the processor's time
 * of the same stands beside the clock's.
 *
 *     -s COLSxROWS  the terminal's size (80x24)
 *     -n STARTS     of each command (7)
 *     -c KEYS       how many are timed in each start (15)
 *     -k KEY        what is sent ("j")
 *     -f TEXT       the first frame is complete when this is on the screen
 *     -w KEYS       the way to where keys are timed; several times if need be
 *     -e TEXT       must be on the screen before the timed keys
 *     -F -W -E      the same for the first of two commands
 *     -i MS         how long the silence is (50)
 *     -q KEYS       ends either program ("q")
 */
#include "base/buf.h"
#include "support/measure.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vterm.h>

enum { WAY_MAX = 8, DEADLINE_MS = 20000, REST_MS = 500 };

struct way {
    const char *first, *expected, *keys[WAY_MAX];
    int count;
};

struct options {
    int cols, rows, starts, keys, silence_ms;
    const char *key, *quit;
    struct way way[2]; /* a command alone takes the second */
};

struct figures {
    struct samples frame, key, bytes, memory;
    struct samples frame_cpu, key_cpu; /* seconds of processor for the same */
    int missed;
};

struct terminal {
    pid_t pid;
    int fd;
    struct buf output; /* all of it */
    bool ended;
    VTerm *vterm;
    VTermScreen *screen;
    int cols, rows;
    size_t drawn; /* bytes of the output that are on the screen */
};

/* ---- the program in its terminal ------------------------------------------------------------ */

static void become(const char *slave, const struct options *options, char **command)
{
    struct winsize size = {.ws_col = (unsigned short)options->cols,
                           .ws_row = (unsigned short)options->rows};
    int fd;
    if (setsid() < 0 || (fd = open(slave, O_RDWR)) < 0 || ioctl(fd, TIOCSWINSZ, &size) < 0)
        _exit(126);
#ifdef TIOCSCTTY
    (void)ioctl(fd, TIOCSCTTY, 0); /* where opening does not make it the controlling terminal */
#endif
    if (dup2(fd, 0) < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0)
        _exit(126);
    if (fd > 2)
        (void)close(fd);
    (void)execvp(command[0], command);
    _exit(127);
}

static void open_screen(struct terminal *term, const struct options *options)
{
    term->cols = options->cols;
    term->rows = options->rows;
    term->vterm = vterm_new(options->rows, options->cols);
    vterm_set_utf8(term->vterm, 1);
    term->screen = vterm_obtain_screen(term->vterm);
    vterm_screen_enable_altscreen(term->screen, 1);
    vterm_screen_reset(term->screen, 1);
}

static struct terminal start(const struct options *options, char **command)
{
    struct terminal term = {.fd = posix_openpt(O_RDWR | O_NOCTTY)};
    const char *slave = NULL;
    if (term.fd < 0 || grantpt(term.fd) < 0 || unlockpt(term.fd) < 0 || !(slave = ptsname(term.fd)))
        measure_fail("no pseudo-terminal: %s", strerror(errno));
    term.pid = fork();
    if (term.pid < 0)
        measure_fail("cannot start %s: %s", command[0], strerror(errno));
    if (term.pid == 0)
        become(slave, options, command);
    return term;
}

static void send_keys(struct terminal *term, const char *keys)
{
    size_t nbytes = strlen(keys);
    if (write(term->fd, keys, nbytes) != (ssize_t)nbytes)
        measure_fail("the terminal takes no keys: %s", strerror(errno));
}

/* As a terminal would: a program that waits for these would otherwise seem slow. */
static void answer(struct terminal *term, const char *bytes, size_t nbytes)
{
    static const struct {
        const char *question, *answer;
    } known[] = {
        {"\033[c", "\033[?62;22c"},
        {"\033[0c", "\033[?62;22c"},
        {"\033[>c", "\033[>41;379;0c"},
        {"\033[6n", "\033[1;1R"},
    };
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        size_t asked = strlen(known[k].question);
        for (size_t i = 0; i + asked <= nbytes; i++)
            if (memcmp(bytes + i, known[k].question, asked) == 0)
                send_keys(term, known[k].answer);
    }
}

/* ---- what it shows -------------------------------------------------------------------------- */

static void add_row(const struct terminal *term, int row, struct buf *out)
{
    for (int col = 0; col < term->cols; col++) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(term->screen, (VTermPos){.row = row, .col = col}, &cell))
            continue;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            buf_add_char(out, cell.chars[i] < 128 ? (char)cell.chars[i] : '?');
        if (!cell.chars[0])
            buf_add_char(out, ' ');
    }
    while (out->len > 0 && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
    buf_add_char(out, '\n');
}

/* Draws what has come since it was last asked, and looks for the text. */
static bool shows(struct terminal *term, const char *text, struct buf *screen)
{
    (void)vterm_input_write(term->vterm, buf_text(&term->output) + term->drawn,
                            term->output.len - term->drawn);
    term->drawn = term->output.len;
    buf_clear(screen);
    for (int row = 0; row < term->rows; row++)
        add_row(term, row, screen);
    return strstr(buf_text(screen), text) != NULL;
}

static void expect(struct terminal *term, const char *text, const char *program)
{
    struct buf screen = {0};
    if (text && !shows(term, text, &screen))
        measure_fail("%s\n%s does not show \"%s\"", buf_text(&screen), program, text);
    buf_free(&screen);
}

/* ---- waiting -------------------------------------------------------------------------------- */

/* Reads until `until` (NULL: anything) has come and then nothing more for a while. When the last
 * byte came; 0 if none did. */
static double settle(struct terminal *term, int silence_ms, const char *until, size_t *nbytes)
{
    double last = 0;
    size_t before = term->output.len;
    struct buf screen = {0};
    for (bool waiting = until != NULL;;) {
        struct pollfd ready = {.fd = term->fd, .events = POLLIN};
        int count = poll(&ready, 1, waiting ? DEADLINE_MS : silence_ms);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        char bytes[65536];
        ssize_t got = read(term->fd, bytes, sizeof bytes);
        if (got <= 0) {
            term->ended = true;
            break;
        }
        last = measure_now();
        buf_add(&term->output, bytes, (size_t)got);
        answer(term, bytes, (size_t)got);
        waiting = waiting && !shows(term, until, &screen);
    }
    buf_free(&screen);
    if (nbytes)
        *nbytes = term->output.len - before;
    return last;
}

/* The most memory it has had, in KB; 0 where the system does not tell. */
static double memory_of(pid_t pid)
{
    char path[64], line[256];
    (void)snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *file = fopen(path, "r");
    double kilobytes = 0;
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            kilobytes = strtod(line + 6, NULL);
    if (file)
        (void)fclose(file);
    return kilobytes;
}

static void finish(struct terminal *term, const char *quit)
{
    if (!term->ended) {
        send_keys(term, quit);
        for (int i = 0; i < 20 && !term->ended; i++)
            (void)settle(term, 100, NULL, NULL);
    }
    if (!term->ended)
        (void)kill(term->pid, SIGKILL);
    (void)close(term->fd);
    vterm_free(term->vterm);
    int status;
    while (waitpid(term->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    buf_free(&term->output);
}

/* ---- measuring ------------------------------------------------------------------------------ */

static void measure_start(const struct options *options, char **command, const struct way *way,
                          struct figures *out)
{
    double began = measure_now();
    struct terminal term = start(options, command);
    open_screen(&term, options);
    double last = settle(&term, options->silence_ms, way->first ? way->first : "", NULL);
    if (last == 0 || term.ended)
        measure_fail("%s ended at once: %s", command[0], buf_text(&term.output));
    expect(&term, way->first, command[0]);
    measure_add(&out->frame, last - began);
    measure_add(&out->frame_cpu, measure_cpu(term.pid));
    for (int i = 0; i < way->count; i++) {
        bool last_one = i + 1 == way->count;
        send_keys(&term, way->keys[i]);
        (void)settle(&term, options->silence_ms * 2, last_one ? way->expected : NULL, NULL);
    }
    expect(&term, way->expected, command[0]);
    for (int i = 0; i < options->keys && !term.ended; i++) {
        size_t nbytes = 0;
        double used = measure_cpu(term.pid);
        began = measure_now();
        send_keys(&term, options->key);
        last = settle(&term, options->silence_ms, NULL, &nbytes);
        if (last == 0) {
            out->missed++;
            continue;
        }
        measure_add(&out->key, last - began);
        measure_add(&out->key_cpu, measure_cpu(term.pid) - used);
        measure_add(&out->bytes, (double)nbytes);
    }
    (void)settle(&term, REST_MS, NULL, NULL); /* what the program does when keys have stopped */
    measure_add(&out->memory, memory_of(term.pid));
    finish(&term, options->quit);
}

static void print_figures(struct figures *figures)
{
    printf("frame_ms=%.2f frame_cpu_ms=%.3f key_ms=%.3f key_cpu_ms=%.4f key_p99_ms=%.3f "
           "key_bytes=%.0f memory_kb=%.0f missed=%d\n",
           measure_quantile(&figures->frame, 0.5) * 1e3,
           measure_quantile(&figures->frame_cpu, 0.5) * 1e3,
           measure_quantile(&figures->key, 0.5) * 1e3,
           measure_quantile(&figures->key_cpu, 0.5) * 1e3,
           measure_quantile(&figures->key, 0.99) * 1e3, measure_quantile(&figures->bytes, 0.5),
           measure_quantile(&figures->memory, 0.5), figures->missed);
    measure_clear(&figures->frame_cpu);
    measure_clear(&figures->key_cpu);
    measure_clear(&figures->frame);
    measure_clear(&figures->key);
    measure_clear(&figures->bytes);
    measure_clear(&figures->memory);
}

static void add_way(struct way *way, const char *keys)
{
    if (way->count == WAY_MAX)
        measure_fail("at most %d ways", WAY_MAX);
    way->keys[way->count++] = keys;
}

static void read_size(const char *text, struct options *options)
{
    if (sscanf(text, "%4dx%4d", &options->cols, &options->rows) != 2)
        measure_fail("\"%s\" is no size such as 80x24", text);
}

static void read_option(struct options *options, int option, const char *value)
{
    switch (option) {
    case 's':
        read_size(value, options);
        break;
    case 'n':
        options->starts = (int)measure_number(value, 1, 10000);
        break;
    case 'c':
        options->keys = (int)measure_number(value, 0, 10000);
        break;
    case 'i':
        options->silence_ms = (int)measure_number(value, 1, 10000);
        break;
    case 'k':
        options->key = value;
        break;
    case 'w':
    case 'W':
        add_way(&options->way[option == 'w'], value);
        break;
    case 'f':
    case 'F':
        options->way[option == 'f'].first = value;
        break;
    case 'e':
    case 'E':
        options->way[option == 'e'].expected = value;
        break;
    case 'q':
        options->quit = value;
        break;
    default:
        measure_fail("ptytime [OPTIONS] -- COMMAND... [-- COMMAND...]");
    }
}

int main(int argc, char **argv)
{
    struct options options = {
        .cols = 80, .rows = 24, .starts = 7, .keys = 15, .silence_ms = 50, .key = "j", .quit = "q"};
    int option;
    while ((option = getopt(argc, argv, "s:n:c:k:w:W:f:F:e:E:i:q:")) != -1)
        read_option(&options, option, optarg);
    struct pair pair = measure_pair(argv + optind);
    struct figures figures[2] = {{.missed = 0}};
    for (int i = 0; i < options.starts; i++)
        for (int c = 0; c < pair.count; c++)
            measure_start(&options, pair.command[c], &options.way[pair.count == 1 ? 1 : c],
                          &figures[c]);
    for (int c = 0; c < pair.count; c++)
        print_figures(&figures[c]);
    return 0;
}
