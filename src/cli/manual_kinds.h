/* The field tables of saebook(5), made from the descriptions of the kinds. */
#ifndef CLI_MANUAL_KINDS_H
#define CLI_MANUAL_KINDS_H

#include "base/buf.h"

/* Adds a section for each family, a subsection for each kind, a paragraph for each field. */
void manual_add_kinds(struct buf *page);

#endif
