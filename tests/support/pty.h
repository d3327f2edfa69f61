/* Drives a program in a pseudo-terminal and reads its screen, for tests of the real thing.
 *
 *     struct pty *pty = pty_start(&(struct pty_options){.argv = (char *[]){"./saebook", book,
 * NULL}}); pty_expect(pty, "Maya Ortiz");          // waits until the screen holds it, else fails
 *     pty_keys(pty, "Down Down Enter");       // keys by name
 *     pty_type(pty, "1.5h fed hogs @swine");  // text
 *     pty_expect_row(pty, 22, "1 h 30 m");
 *     pty_golden(pty, "home_80x24");          // tests/screen/golden/home_80x24.txt
 *     assert_int_equal(pty_quit(pty, "q"), 0);
 *     pty_free(pty);
 *
 * Nothing here sleeps for a fixed time: every wait has a condition and a deadline (10 s, times
 * PTY_PATIENCE in the environment, for sanitizers and valgrind). A failure prints the screen.
 *
 * The program's environment is made from nothing: TERM=xterm-256color, LANG=C.UTF-8, TZ=UTC,
 * SAEBOOK_TODAY=2026-11-22, PATH, HOME and the XDG folders within a scratch folder of its own, plus
 * what `env` says. Sanitizers' options (ASAN_OPTIONS and the like) are handed on. */
#ifndef TEST_PTY_H
#define TEST_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty;

struct pty_options {
    char *const *argv;      /* argv[0] is the program's path; NULL at the end */
    const char *const *env; /* "NAME=value", or "NAME" to unset; NULL at the end; may be NULL */
    int cols, rows;         /* 0: 80 and 24 */
    const char *home;       /* an existing folder; NULL: a scratch one, removed by pty_free() */
};

struct pty *pty_start(const struct pty_options *options); /* fails the test if it cannot */
void pty_free(struct pty *pty);                           /* kills what is left of it */

/* ---- doing ---------------------------------------------------------------------------------- */
void pty_keys(struct pty *pty, const char *names); /* "Ctrl-S Shift-Tab F1 Alt-x Down a Enter" */
void pty_type(struct pty *pty, const char *text);  /* as typed: no interpretation */
void pty_paste(struct pty *pty, const char *text); /* bracketed if the program asked for it */
void pty_send(struct pty *pty, const char *bytes, size_t nbytes); /* raw */
void pty_click(struct pty *pty, int col, int row);
void pty_wheel(struct pty *pty, int col, int row, bool down);
void pty_resize(struct pty *pty, int cols, int rows);
void pty_signal(struct pty *pty, int signal);
void pty_hang_up(struct pty *pty); /* the terminal is gone; nothing can be read after it */
pid_t pty_pid(const struct pty *pty);
const char *pty_home(const struct pty *pty);

/* ---- waiting -------------------------------------------------------------------------------- */
/* Reads what the program sends until `is_true` holds; false at the deadline or when it ended. */
bool pty_wait(struct pty *pty, bool (*is_true)(struct pty *pty, void *arg), void *arg);
/* Reads until the program has sent nothing for quiet_ms: only for "nothing must happen". */
void pty_settle(struct pty *pty, int quiet_ms);
/* Reads until the program has sent nothing and computed next to nothing for quiet_ms: what it puts off until
 * nobody presses a key (app_rests() in kit/app.h) is done, if quiet_ms is longer than it waits. */
void pty_still(struct pty *pty, int quiet_ms);

/* These fail the test, showing the screen, when the deadline passes. A negative row counts from
 * below: -1 is the key bar, -2 the message line. */
void pty_expect(struct pty *pty, const char *text); /* somewhere on the screen */
void pty_expect_row(struct pty *pty, int row, const char *text);
void pty_expect_gone(struct pty *pty, const char *text);
void pty_expect_cursor(struct pty *pty, int col, int row);
/* Waits until the program is stopped (Ctrl-Z). */
void pty_expect_stopped(struct pty *pty);

/* Steps of what a person does: keys and then pty_expect(); text and then keys. */
void pty_press(struct pty *pty, const char *names, const char *shows);
void pty_answer(struct pty *pty, const char *text, const char *names);

/* ---- looking -------------------------------------------------------------------------------- */
int pty_cols(const struct pty *pty);
int pty_rows(const struct pty *pty);
/* A row's text without trailing spaces; valid until the next call on the same row. */
const char *pty_row(struct pty *pty, int row);
/* The column at which `text` begins in a row, -1 if it is not there. Columns, not bytes. */
int pty_find(struct pty *pty, int row, const char *text);
/* The first row that holds `text`, -1 if none does. */
int pty_row_of(struct pty *pty, const char *text);
bool pty_shows(struct pty *pty, const char *text);

struct pty_cell {
    char text[32]; /* UTF-8; "" for the right half of a wide character */
    int width;
    bool bold, underline, reverse, italic;
    bool fg_default, bg_default;
    unsigned char fg[3], bg[3]; /* red, green, blue */
};
struct pty_cell pty_cell(struct pty *pty, int col, int row);
bool pty_has_color(struct pty *pty); /* any cell with a color that is not the terminal's own */

void pty_cursor(struct pty *pty, int *col, int *row, bool *visible);
bool pty_is_alternate(const struct pty *pty);  /* the alternate screen is on */
bool pty_has_mouse(const struct pty *pty);     /* mouse reports are asked for */
size_t pty_bytes(const struct pty *pty);       /* sent by the program so far */
double pty_heard(const struct pty *pty);       /* when the last of them came, as measure_now() */
const char *pty_output(const struct pty *pty); /* all of it, raw, NUL at the end */
void pty_dump(struct pty *pty);                /* to standard error */

/* ---- ending --------------------------------------------------------------------------------- */
/* Waits for the program to end: its exit status, or 128 + the signal that killed it. */
int pty_end(struct pty *pty);
int pty_quit(struct pty *pty, const char *keys); /* pty_keys and pty_end */

/* ---- golden screens ------------------------------------------------------------------------- */
/* Compares the screen with tests/screen/golden/NAME.txt, waiting until it agrees or the deadline
 * passes. The file has the rows; beneath them, after a line "roles", how each cell looks, a letter
 * for each look of the theme, spaces where nothing is to be seen; and where the cursor stands:
 *
 *     .  ordinary                              E  error
 *     ,  dim: hints, rules, rest of a bar      w  warning
 *     *  strong: totals, messages              g  good: met, done; a day with an entry
 *     h  heading, accent, ticked               b  bad: a loss, something missing
 *     s  title, selected row, focused field,   #  bars and sparklines
 *        key bar                               O  a day with much
 *     k  the title's name, keys                p  ground of a dialog, where it has its own
 *     _  field; selected row without focus     F  key bar's focus
 *     ?  none of the theme's looks: a mistake
 *
 * UPDATE_GOLDEN=1 in the environment writes the file instead, once the screen is quiet (read it
 * before committing!). PTY_GOLDEN names another folder. */
void pty_golden(struct pty *pty, const char *name);
/* Only the rows, on terminals with other colors; never writes. */
void pty_golden_text(struct pty *pty, const char *name);

#endif
