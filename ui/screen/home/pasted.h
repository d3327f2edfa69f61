/* A pasted list of quick lines: each is shown as it was understood, and one key enters them all, as
 * one step to undo. */
#ifndef SCREEN_HOME_PASTED_H
#define SCREEN_HOME_PASTED_H

#include "kit/app.h"
#include <stdint.h>

void pasted_screen(struct app *app, int64_t student, const char *lines); /* copies */

#endif
