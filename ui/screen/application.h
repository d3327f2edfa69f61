/* One application: what is met and missing, its projects, answers and photos, and its workbook. */
#ifndef SCREEN_APPLICATION_H
#define SCREEN_APPLICATION_H

#include "kit/app.h"
#include <stdint.h>

void application_screen(struct app *app, int64_t application);
void answers_screen(struct app *app, int64_t application);

#endif
