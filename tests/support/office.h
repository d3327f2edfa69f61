/* LibreOffice as a second opinion: workbooks recalculated by it, compared cell by cell. */
#ifndef SUPPORT_OFFICE_H
#define SUPPORT_OFFICE_H

#include "support/xlsx.h"
#include <stdbool.h>
#include <stddef.h>

/* Recalculates workbooks of `folder` (file names) in one call and leaves the results under the same
 * names in FOLDER/again. The profile, in the folder too, makes it recalculate files that say they
 * are Excel's. False if it could not be started. */
bool office_recalculate(const char *folder, const char *const *names, size_t count);

/* Every formula of ours must have the value beside it that was recalculated: money and hours to the
 * cent, text to the letter. Returns how many formulas there were; *wrong of them differ,
 * and with `tell` the first of these are printed. */
size_t office_compare(const struct xlsx *ours, const struct xlsx *again, bool tell, size_t *wrong);

#endif
