/* What a test does to the program: keys, text, the mouse, the size of the terminal, signals. */
#include "support/pty_private.h"

#include "base/attr.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { ESCAPE_MS = 60 }; /* a person's pause after Esc: the program waits 25 ms for more */

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
    for (size_t i = 0; i < COUNT_OF(modifiers); i++) {
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
    for (size_t i = 0; i < COUNT_OF(key_names); i++) {
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

void pty_press(struct pty *pty, const char *names, const char *shows)
{
    pty_keys(pty, names);
    pty_expect(pty, shows);
}

void pty_answer(struct pty *pty, const char *text, const char *names)
{
    pty_type(pty, text);
    pty_keys(pty, names);
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
    pty_read_output(pty);
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
    pty_read_output(pty);
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
