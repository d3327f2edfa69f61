/* Counts of records in words: "41 hours records", "1 brought forward record". */
#ifndef EXCHANGE_TALLY_H
#define EXCHANGE_TALLY_H

#include "base/buf.h"
#include "kinds/kind.h"
#include <stdint.h>

void tally_add(struct buf *out, const struct kind *kind, uint64_t count);

#endif
