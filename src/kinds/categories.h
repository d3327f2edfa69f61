/* The categories of money, as the descriptions have them; both lists end with {0}. */
#ifndef KINDS_CATEGORIES_H
#define KINDS_CATEGORIES_H

#include "kinds/kind.h"

extern const struct choice choices_expense[], choices_income[];

#endif
