/* The screens behind the list of reports: one report, the figures of a row, the records behind a
 * figure. */
#ifndef SCREEN_REPORT_REPORT_VIEW_H
#define SCREEN_REPORT_REPORT_VIEW_H

#include "kit/app.h"
#include "report/report.h"
#include <stddef.h>
#include <stdint.h>

/* One report, of a student (0: everybody). */
void report_view_screen(struct app *app, const struct report *report, int64_t student);

/* A row of a report, to look into. Copied. */
struct report_row {
    const struct report *report;
    struct report_query query; /* what it came by */
    const char *const *values; /* as in files, one for each column */
    const char *const *shown;  /* as people read them */
};
/* Every figure of the row with what it means. */
void report_figures_screen(struct app *app, const struct report_row *row);
/* The records behind a column of it; with report->count behind all of the row. */
void report_behind_screen(struct app *app, const struct report_row *row, size_t column);

#endif
