/* A small book in which every posting, inventory rule and oddity that a workbook must show comes
 * up. */
#ifndef SUPPORT_AWARDBOOK_H
#define SUPPORT_AWARDBOOK_H

#include "book/book.h"

enum { AWARDBOOK_MAYA = 1, AWARDBOOK_JOSE = 2, AWARDBOOK_NOBODY = 3, AWARDBOOK_YEAR = 2026 };

/* Who paid or was paid, somewhere in it; and what is in it but in no chosen project. */
extern const char *const awardbook_payers[];  /* ends with NULL */
extern const char *const awardbook_private[]; /* ends with NULL */

/* Makes it at `path` and opens it. The test fails where that fails. */
struct book *awardbook_open(const char *path);

/* The forms it has something for: area and type, of Maya. */
struct awardbook_form {
    const char *area, *type, *file;
};
extern const struct awardbook_form awardbook_forms[4];

#endif
