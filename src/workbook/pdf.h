/* A workbook as a PDF, made by LibreOffice where that is installed.
 *
 * It is run without a shell, with a profile of its own in a temporary folder, so that one that is
 * open on the screen is not disturbed, and is ended when it takes too long. */
#ifndef WORKBOOK_PDF_H
#define WORKBOOK_PDF_H

#include "base/err.h"
#include <stdbool.h>

enum { PDF_SECONDS = 180 }; /* enough for a large one; a first start takes some five */

/* Writes `pdf` from the workbook `xlsx`, as a whole or not at all, within so many seconds. */
bool pdf_write(const char *xlsx, const char *pdf, int seconds, struct err *err);

/* "swine.xlsx" as "swine.pdf", any other name with ".pdf" after it; owned by the caller. */
char *pdf_name(const char *xlsx);

#endif
