/* What stands behind the screen of a degree: the records behind one of its rules, and other figures
 * to suppose. For the files of this folder. */
#ifndef SCREEN_DEGREE_DEGREE_H
#define SCREEN_DEGREE_DEGREE_H

#include "degree/progress.h"
#include "kit/app.h"
#include "rules/figures.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The records behind a line of `progress`; where it is about several measures, asks which. */
void degree_behind_screen(struct app *app, const struct degree_progress *progress, size_t line);

/* Asks for other figures of the measures that are not met. True when they were taken over. */
bool degree_suppose_edit(struct app *app, const struct degree_progress *progress,
                         struct degree_figures *supposed);
/* "dollars earned 2,000.00, hours 25.00"; nothing where nothing is supposed. */
void degree_supposed_tell(struct degree_figures *supposed, struct buf *out);

/* The name number `at` of several with spaces between; false past the last. */
bool degree_measure_part(const char *measures, size_t at, char out[static 48]);

#endif
