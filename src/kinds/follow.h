/* What follows from a record when it is written (kind.after), for those who tell it beforehand. */
#ifndef KINDS_FOLLOW_H
#define KINDS_FOLLOW_H

#include "kinds/record.h"
#include <stdint.h>

/* How many head a sale or a purchase moves, 0 if it is none; *change is "sold" or "bought". Only
 * whole animals: a sale by weight or of something else has another unit. */
int64_t follow_head(const struct record *money, const char **change);

#endif
