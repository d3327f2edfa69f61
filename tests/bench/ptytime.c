/* Times one or two screen programs from outside, through a pseudo-terminal, by turns.
 *
 *     ptytime [OPTIONS] -- COMMAND... [-- COMMAND...]
 *
 * For each start: the time from exec to the last byte of the first frame; then for each key the
 * time from writing it to the last byte of what it drew; then the memory the program had at most. A
 * frame ends with the last byte before some silence, which is not part of the time. Nothing is
 * subtracted: what the pseudo-terminal costs is in every figure.
 *
 * Prints a line for each command: medians, the 99th percentile for keys.
 *
 *     -s COLSxROWS   the terminal's size (80x24)
 *     -n STARTS      of each command (7)
 *     -c KEYS        timed in each start (15); -k KEY what is sent ("j")
 *     -w KEYS        way: sent to the second command before the timed keys; may be given several
 * times -W KEYS        the same for the first -e TEXT        must then stand on the screen of
 * either command -i MS          how long the silence is (50) -q KEYS        ends either program
 * ("q") */
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

enum { WAY_MAX = 8, DEADLINE_MS = 20000 };

struct way {
    const char *keys[WAY_MAX];
    int count;
};

struct options {
    int cols, rows, starts, keys, silence_ms;
    const char *key, *expected, *quit;
    struct way way[2];
};

struct figures {
    struct samples frame, key, bytes, memory;
    int missed;
};

struct terminal {
    pid_t pid;
    int fd;
    struct buf output; /* all of it */
    bool ended;
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

/* Reads until nothing has come for a while. Returns when the last byte came, 0 if none did. */
static double settle(struct terminal *term, int silence_ms, bool must_come, size_t *nbytes)
{
    double last = 0;
    size_t before = term->output.len;
    for (;;) {
        struct pollfd poll_fd = {.fd = term->fd, .events = POLLIN};
        int ready = poll(&poll_fd, 1, last == 0 && must_come ? DEADLINE_MS : silence_ms);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
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
    }
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
            (void)settle(term, 100, false, NULL);
    }
    if (!term->ended)
        (void)kill(term->pid, SIGKILL);
    (void)close(term->fd);
    int status;
    while (waitpid(term->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    buf_free(&term->output);
}

/* ---- what it shows -------------------------------------------------------------------------- */

static void add_row(VTermScreen *screen, int row, int cols, struct buf *out)
{
    for (int col = 0; col < cols; col++) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(screen, (VTermPos){.row = row, .col = col}, &cell))
            continue;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            buf_add_char(out, cell.chars[i] < 128 ? (char)cell.chars[i] : '?');
        if (!cell.chars[0])
            buf_add_char(out, ' ');
    }
    buf_add_char(out, '\n');
}

/* Is the text on the screen that the output so far has drawn? */
static void expect(const struct terminal *term, const struct options *options, const char *program)
{
    VTerm *vterm = vterm_new(options->rows, options->cols);
    vterm_set_utf8(vterm, 1);
    VTermScreen *screen = vterm_obtain_screen(vterm);
    vterm_screen_enable_altscreen(screen, 1);
    vterm_screen_reset(screen, 1);
    (void)vterm_input_write(vterm, buf_text(&term->output), term->output.len);
    struct buf text = {0};
    for (int row = 0; row < options->rows; row++)
        add_row(screen, row, options->cols, &text);
    vterm_free(vterm);
    if (!strstr(buf_text(&text), options->expected))
        measure_fail("%s\n%s does not show \"%s\"", buf_text(&text), program, options->expected);
    buf_free(&text);
}

/* ---- measuring ------------------------------------------------------------------------------ */

static void measure_start(const struct options *options, char **command, const struct way *way,
                          bool look, struct figures *out)
{
    double began = measure_now();
    struct terminal term = start(options, command);
    double last = settle(&term, options->silence_ms, true, NULL);
    if (last == 0 || term.ended)
        measure_fail("%s ended at once: %s", command[0], buf_text(&term.output));
    measure_add(&out->frame, last - began);
    for (int i = 0; i < way->count; i++) {
        send_keys(&term, way->keys[i]);
        (void)settle(&term, options->silence_ms * 2, false, NULL);
    }
    if (look && options->expected)
        expect(&term, options, command[0]);
    for (int i = 0; i < options->keys && !term.ended; i++) {
        size_t nbytes = 0;
        began = measure_now();
        send_keys(&term, options->key);
        last = settle(&term, options->silence_ms, false, &nbytes);
        if (last == 0) {
            out->missed++;
            continue;
        }
        measure_add(&out->key, last - began);
        measure_add(&out->bytes, (double)nbytes);
    }
    measure_add(&out->memory, memory_of(term.pid));
    finish(&term, options->quit);
}

static void print_figures(struct figures *figures)
{
    printf("frame_ms=%.2f key_ms=%.3f key_p99_ms=%.3f key_bytes=%.0f memory_kb=%.0f missed=%d\n",
           measure_quantile(&figures->frame, 0.5) * 1e3, measure_quantile(&figures->key, 0.5) * 1e3,
           measure_quantile(&figures->key, 0.99) * 1e3, measure_quantile(&figures->bytes, 0.5),
           measure_quantile(&figures->memory, 0.5), figures->missed);
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

static struct options read_options(int argc, char **argv)
{
    struct options options = {
        .cols = 80, .rows = 24, .starts = 7, .keys = 15, .silence_ms = 50, .key = "j", .quit = "q"};
    int option;
    while ((option = getopt(argc, argv, "s:n:c:k:w:W:e:i:q:")) != -1) {
        switch (option) {
        case 's':
            read_size(optarg, &options);
            break;
        case 'n':
            options.starts = (int)measure_number(optarg, 1, 10000);
            break;
        case 'c':
            options.keys = (int)measure_number(optarg, 0, 10000);
            break;
        case 'k':
            options.key = optarg;
            break;
        case 'w':
            add_way(&options.way[1], optarg);
            break;
        case 'W':
            add_way(&options.way[0], optarg);
            break;
        case 'e':
            options.expected = optarg;
            break;
        case 'i':
            options.silence_ms = (int)measure_number(optarg, 1, 10000);
            break;
        case 'q':
            options.quit = optarg;
            break;
        default:
            measure_fail("ptytime [OPTIONS] -- COMMAND... [-- COMMAND...]");
        }
    }
    return options;
}

int main(int argc, char **argv)
{
    struct options options = read_options(argc, argv);
    struct pair pair = measure_pair(argv + optind);
    struct figures figures[2] = {{.missed = 0}};
    for (int i = 0; i < options.starts; i++)
        for (int c = 0; c < pair.count; c++)
            measure_start(&options, pair.command[c], &options.way[pair.count == 1 ? 1 : c], i == 0,
                          &figures[c]);
    for (int c = 0; c < pair.count; c++)
        print_figures(&figures[c]);
    return 0;
}
