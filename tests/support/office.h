/* LibreOffice as a second opinion: workbooks recalculated by it, compared cell by cell, and printed. */
#ifndef SUPPORT_OFFICE_H
#define SUPPORT_OFFICE_H

#include "support/xlsx.h"
#include <stdbool.h>
#include <stddef.h>

enum office_make {
    OFFICE_XLSX, /* recalculated, under the same names in FOLDER/again */
    OFFICE_PDF,  /* recalculated too, in FOLDER/printed */
};

/* Converts workbooks of `folder` (file names) in one call. The profile, in the folder too, makes it
 * recalculate files that say they are Excel's. False if it could not be started. */
bool office_convert(const char *folder, const char *const *names, size_t count,
                    enum office_make make);

/* Every formula of ours must have the value beside it that was recalculated: money and hours to the
 * cent, text to the letter. Returns how many formulas there were; *wrong of them differ,
 * and with `tell` the first of these are printed. */
size_t office_compare(const struct xlsx *ours, const struct xlsx *again, bool tell, size_t *wrong);

#endif
