/* Records of any kind at random, made from the kinds' descriptions: also of kinds that nobody
 * thought of here. Texts are what people write and what breaks files. */
#ifndef SUPPORT_ANYTHING_H
#define SUPPORT_ANYTHING_H

#include "support/measure.h"
#include <stdbool.h>

struct book;
struct kind;

/* Tries to add one record of the kind, as a change of its own; false where it was refused. */
bool anything_add(struct book *book, struct chance *chance, const struct kind *kind);

#endif
