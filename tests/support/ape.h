/* Somebody who presses whatever comes to hand: keys that the screen offers and keys that it does
 * not, words where numbers belong, a mouse that hits anything, windows of any size. The same seed
 * and the same screens give the same hand.
 *
 *     struct ape ape = {.pty = pty, .chance = tale_chance(seed)};
 *     while (ape_wait(&ape) && !ape_is_over(&ape, &status))
 *         ape_act(&ape);
 *
 * It stays out of folders that are not its own: where files are chosen it only types names. */
#ifndef SUPPORT_APE_H
#define SUPPORT_APE_H

#include "base/buf.h"
#include "support/measure.h"
#include "support/pty.h"
#include <stdbool.h>

struct ape {
    struct pty *pty;
    struct chance chance;
    struct buf done; /* owned: what it did, a line each, for who reads of a failure */
    bool broke_off;  /* it has pressed Ctrl-C */
};

/* Does a few things at once, as fast as they can be sent. */
void ape_act(struct ape *ape);

/* Waits until the program has read all that was sent, and draws the screen when asked to; one that
 * was stopped by Ctrl-Z goes on. False: it gave no answer in time. True also when it has ended. */
bool ape_wait(struct ape *ape);

/* Waits until the program has ended; false: it does not. */
bool ape_ends(struct ape *ape);
/* Whether it has, and with what. */
bool ape_is_over(const struct ape *ape, int *status);
/* What it left behind is a terminal as it was: no other screen, no mouse, lines and echo. */
bool ape_gave_back(const struct ape *ape);

#endif
