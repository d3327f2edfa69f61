/* What pty_start.c (the process), pty.c (waiting), pty_send.c (keys) and pty_screen.c (the screen)
 * share. */
#ifndef TEST_PTY_PRIVATE_H
#define TEST_PTY_PRIVATE_H

#include "base/attr.h"
#include "support/pty.h"

#include <stdint.h>
#include <vterm.h>

enum { PTY_ROWS_MAX = 300 };

struct pty {
    int master, slave, reports; /* slave: to see what the program has not read yet */
    pid_t keeper, pid;          /* the session's leader, and the program in its own group */
    bool ended, stopped;
    int status; /* as exit status, or 128 + signal */
    char *home;
    bool own_home;

    VTerm *vterm;
    VTermScreen *screen;
    int cols, rows;
    bool alternate, mouse, cursor_visible;
    char *row_text[PTY_ROWS_MAX];

    char *output;
    size_t output_len, output_room;
    double heard;
};

void pty_screen_start(struct pty *pty);
void pty_screen_stop(struct pty *pty);
/* Feeds what the program sent; answers of the terminal are sent back. */
void pty_screen_feed(struct pty *pty, const char *bytes, size_t nbytes);
void pty_send_pending(struct pty *pty); /* what the terminal has to say to the program */
/* Ends the test, with the screen on standard error. */
void pty_fail(struct pty *pty, const char *format, ...) ATTR_PRINTF(2, 3);
int64_t pty_now_ms(void);
int64_t pty_deadline(void);
/* Both read what is there, without waiting: of the program, whether there was anything, and of the
 * one that watches it. pty_pump() does both, once, and waits so long for the first of them. */
bool pty_read_output(struct pty *pty);
void pty_read_reports(struct pty *pty);
void pty_pump(struct pty *pty, int timeout_ms);

#endif
