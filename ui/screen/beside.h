/* What stands beside a list in a wide window: see kit/split.h. */
#ifndef SCREEN_BESIDE_H
#define SCREEN_BESIDE_H

#include "kinds/kind.h"
#include "kit/app.h"
#include "kit/pager.h"
#include "report/report.h"
#include <stdint.h>

/* Every field of a record that is filled in: its label and its value. */
void beside_record(struct app *app, const struct kind *kind, int64_t id, struct pager *page);
/* A student's year, projects and latest entries. */
void beside_student(struct app *app, int64_t student, struct pager *page);
/* What a report answers, and its columns with what they mean. */
void beside_report(const struct report *report, struct pager *page);
/* A row of a report: what its columns say, as people read it (`shown`, one for each). */
void beside_report_row(const struct report *report, const char *const *shown, struct pager *page);
#endif
