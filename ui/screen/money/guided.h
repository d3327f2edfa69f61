/* Guided money: asking the questions of one happening. */
#ifndef SCREEN_MONEY_GUIDED_H
#define SCREEN_MONEY_GUIDED_H

#include "guide/guide.h"
#include "kit/app.h"
#include <stdbool.h>
#include <stdint.h>

/* Asks, shows what will be written and why, and enters it. True when it was entered. Answers that
 * are left come back when the same happening is chosen again. */
bool guided_ask(struct app *app, const struct guide *guide, int64_t student, int64_t project);
/* The same for an entry once more; 0: the latest. */
bool guided_again(struct app *app, int64_t student, int64_t project, int64_t entry);

#endif
