/* One application: what is met and missing, its projects, answers, skills, résumé and photos, and its
 * workbook. */
#ifndef SCREEN_AWARD_APPLICATION_H
#define SCREEN_AWARD_APPLICATION_H

#include "award/choice.h"
#include "kit/app.h"
#include <stdint.h>

void application_screen(struct app *app, int64_t application);
void answers_screen(struct app *app, int64_t application);
/* What of the records enters it, and in which order. */
void choosing_screen(struct app *app, int64_t application, enum award_part part);

#endif
