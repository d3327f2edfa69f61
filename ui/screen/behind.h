/* The records behind a figure, whatever worked it out: a list of them with what each counts, where
 * Enter opens one. Whoever shows it says how they are read and what the figure is called. */
#ifndef SCREEN_BEHIND_H
#define SCREEN_BEHIND_H

#include "base/num.h"
#include "kit/app.h"
#include <stdbool.h>
#include <stdint.h>

struct behind; /* the screen */

struct behind_record {
    const char *kind; /* the kind's name */
    int64_t id;       /* 0: it has no record of its own */
    const char *date; /* ISO, "" if it has none */
    int64_t amount;   /* what it counts, in the figure's unit */
};

struct behind_source {
    const char *empty; /* a sentence where there is none, N_() */
    bool newest_first;
    /* Gives each record to behind_add(), until that says that it is enough. */
    bool (*read)(struct app *app, void *self, struct behind *to, struct err *err);
    /* An amount as people read it, in `out` or elsewhere; NULL where records count nothing. */
    const char *(*amount)(void *self, int64_t amount, char out[static NUM_TEXT_SIZE]);
    void (*title)(struct app *app, void *self, struct screen_title *title);
    /* Adds to the line that says how many there are. `sum`: NULL where there are none, or
     * not all of them were read. */
    void (*status)(void *self, const int64_t *sum, struct buf *line);
    void (*close)(void *self); /* frees self */
};

/* `source` stays. Takes over `self`, also where the screen cannot be shown. Records open as the
 * student's (0: anybody's). */
void behind_screen(struct app *app, const struct behind_source *source, void *self,
                   int64_t student);

/* Copies. False: enough of them have come. */
bool behind_add(struct behind *behind, const struct behind_record *record);

#endif
