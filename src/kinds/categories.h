/* The categories of money, as the descriptions have them; every list ends with {0}. */
#ifndef KINDS_CATEGORIES_H
#define KINDS_CATEGORIES_H

#include "kinds/kind.h"

/* Of what a project costs and brings in; of what one puts into the SAE, and takes out of it. */
extern const struct choice choices_expense[], choices_income[], choices_put_in[], choices_taken_out[];

/* Those that an entry of money of this type can have; NULL where it has none or may have any. */
const struct choice *categories_of(const char *type);

#endif
