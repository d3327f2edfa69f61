/* A month to pick a day from. Arrows move by days and weeks, PgUp and PgDn by months, t is today.
 */
#ifndef KIT_CALENDAR_H
#define KIT_CALENDAR_H

#include "base/date.h"
#include "kit/app.h"

/* Asks for a day, beginning at `start` (no date: today). False when it was left without one. */
bool calendar_ask(struct app *app, const char *title, struct date start, struct date *out);

#endif
