/* Choosing a record from a popup that typing narrows. */
#ifndef SCREEN_RECORDS_PICK_H
#define SCREEN_RECORDS_PICK_H

#include "kinds/kind.h"
#include "kit/app.h"
#include <stdbool.h>
#include <stdint.h>

/* One of a kind's records, of `student` where that is not 0; or, where `all` names it ("All
 * students"), none in particular: *id is 0 then. False: nothing was chosen. */
bool pick_record(struct app *app, const char *title, const struct kind *kind, int64_t student,
                 const char *all, int64_t *id);

#endif
