/* The reports' columns for saebook(5), made from the table of reports. */
#ifndef CLI_MANUAL_REPORTS_H
#define CLI_MANUAL_REPORTS_H

#include "base/buf.h"

/* Adds a subsection for each report. */
void manual_add_reports(struct buf *page);

#endif
