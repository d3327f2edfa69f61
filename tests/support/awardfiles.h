/* The award workbooks of the book of support/awardbook.h, written into a folder of their own and
 * read back: what tests of workbook/award.h look at. */
#ifndef SUPPORT_AWARDFILES_H
#define SUPPORT_AWARDFILES_H

#include "support/awardbook.h"
#include "support/onebook.h"
#include "support/xlsx.h"

#include "workbook/award.h"
#include <stdbool.h>

enum awardfiles_form { OWNERSHIP, PLACEMENT, COMBINED, RESEARCH, FORMS };

/* As awardbook_forms[] names them, once awardfiles_make() has run. */
extern struct xlsx *made[FORMS];

/* Set-up and tear-down of a whole program, on 20 January 2026: the book alone, or the files too. */
int awardfiles_open(void **state);
int awardfiles_make(void **state);
int awardfiles_remove(void **state);

/* A path in the folder, the caller's. */
char *awardfiles_path(const char *name);
/* What asks for a form to be written to a path. */
struct award_request awardfiles_request(enum awardfiles_form form, const char *path);
/* Writes it, with the names of payers if they are wanted; returns its path, the caller's. */
char *awardfiles_write(enum awardfiles_form form, const char *name, bool payers);

/* The report's own sum of a column of income over the projects of the ownership form, in cents. */
int64_t awardfiles_income(const char *column, int year);

#endif
