/* Signals while the screens are up: those that ask are noted and wake the loop up, those that kill
 * first restore the terminal. Used by term.c alone. */
#ifndef KIT_SIGNALS_H
#define KIT_SIGNALS_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

bool signals_start(struct err *err);
void signals_stop(void); /* the handlers that were there before */

int signals_fd(void); /* readable when a signal came */

struct signals_seen {
    int end; /* SIGTERM, SIGHUP or SIGINT; 0 for none */
    bool resized, stop, resumed;
};
struct signals_seen signals_take(void); /* what came since the last call */
int signals_end(void);                  /* the same, for `end`, without taking it */
void signals_forget_resumed(void);      /* as if no SIGCONT had come; all else is kept */

/* What a fatal signal does before anything else: writes these bytes to standard output, sets these
 * modes, makes this descriptor standard error again (-1: as it is). NULL switches it off. */
void signals_set_rescue(const char *bytes, size_t nbytes, const struct termios *modes,
                        int error_fd);
void signals_rescue(void);

/* Stops this process (or its whole group) until SIGCONT. */
void signals_stop_here(bool whole_group);

#endif
