/* The quick line at the foot of a screen: typed, shown as understood, entered. For one student or for
 * all that are ticked (one step to undo). */
#ifndef SCREEN_HOME_QUICKLINE_H
#define SCREEN_HOME_QUICKLINE_H

#include "kit/app.h"
#include <stddef.h>
#include <stdint.h>

/* Opens it above the screen, beginning with `text` (a digit or "$" just typed, or what is already
 * clear); the cursor stands behind the first `at` bytes. */
void quickline_screen(struct app *app, const int64_t *students, size_t count, const char *text,
                      size_t at);

#endif
