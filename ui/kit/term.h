/* The terminal: taken over and given back, whatever happens in between.
 *
 * While the screens are up, standard error goes to a log file (libraries print warnings), Ctrl-C,
 * SIGTERM and SIGHUP become EVENT_SIGNAL, Ctrl-Z suspends, and a fatal signal or running out of
 * memory first restores the terminal. There is one terminal, so there is one of these. */
#ifndef KIT_TERM_H
#define KIT_TERM_H

#include "base/err.h"
#include "kit/event.h"
#include <stdbool.h>
#include <stdint.h>

/* Below this a single sentence asks for a larger window. */
enum { TERM_COLS_MIN = 40, TERM_ROWS_MIN = 10 };

struct term_options {
    const char *scheme;   /* a theme's name (theme.h); NULL for the default */
    const char *log_path; /* standard error while the screens are up; NULL: saebook.log in the
                             user's state folder */
    bool plain;           /* for poor fonts: no box drawing, bars said in words, the cursor always
                             seen */
    bool reader;          /* for screen readers: plain, and what is said in words rather than shown;
                             see term_set_reader() */
    bool no_mouse;
};

/* Fails, with the terminal untouched, when input or output is no terminal, TERM is unset or
 * unusable, or the locale is not UTF-8. */
bool term_start(const struct term_options *options, struct err *err);
void term_stop(void); /* gives it back; may be called at any time, also twice */

int term_cols(void);
int term_rows(void);
bool term_is_small(void); /* below TERM_COLS_MIN x TERM_ROWS_MIN */

/* Without characters beyond letters and common signs: no lines, no blocks. */
void term_set_plain(bool on);
bool term_is_plain(void);
/* For people who hear the screen: plain; a row of a list is a sentence with its labels; sparklines
 * and strips of days are told in words; nothing is a mere ornament. The hardware cursor stands on
 * what has the focus, and while a message is shown at the message's beginning, for that is what a
 * reader reads next. The next key takes the message and brings the cursor back. In a text field it
 * stays where the text goes: readers speak new output anyhow. */
void term_set_reader(bool on);
bool term_is_reader(void);

void term_set_mouse(bool on); /* off: the terminal selects text by itself */
bool term_has_mouse(void);

/* Waits at most timeout_ms (-1: for ever, 0: not at all) for something to happen. EVENT_TICK when
 * nothing did. A signal that came while nobody waited is told next. */
void term_next_event(struct event *event, int timeout_ms);
bool term_has_more(void);  /* keys that were read and not yet handed out */
bool term_is_waiting(void); /* for long work: something has come that an event would tell */

/* For long work between two events: was the program asked to end? The signal's number, or 0. */
int term_signal(void);

/* Stops the program as Ctrl-Z does; returns when it goes on. */
void term_suspend(void);

/* Gives the terminal back for another program (a viewer of photos), and takes it again. */
void term_pause(void);
void term_resume(void);

/* A clock of milliseconds that only goes forward. */
int64_t term_now_ms(void);

#endif
