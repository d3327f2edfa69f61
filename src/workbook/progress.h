/* How far a workbook is. */
#ifndef WORKBOOK_PROGRESS_H
#define WORKBOOK_PROGRESS_H

/* Told before each part, `done` of `total`; `part` is the sheet's name. Where one is asked for it
 * may be NULL. */
typedef void wb_progress(void *context, const char *part, int done, int total);

#endif
