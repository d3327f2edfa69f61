/* What stands beside a list in a wide window: see kit/split.h. */
#ifndef SCREEN_BESIDE_H
#define SCREEN_BESIDE_H

#include "kinds/kind.h"
#include "kit/app.h"
#include "kit/pager.h"
#include <stdint.h>

/* Every field of a record that is filled in: its label and its value. */
void beside_record(struct app *app, const struct kind *kind, int64_t id, struct pager *page);
/* A student's year, projects and latest entries. */
void beside_student(struct app *app, int64_t student, struct pager *page);
#endif
