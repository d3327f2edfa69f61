/* A new book: one file, with its chapter as its first record. */
#ifndef KINDS_CHAPTER_H
#define KINDS_CHAPTER_H

#include "base/err.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>

/* Makes the file, which must not be there, and writes the chapter into it; what the caller left empty
 * of it begins as a chapter's fields do. Where that fails no file is left, and *field (may be NULL) is
 * the field of the chapter to look at, or FIELD_NONE. */
bool chapter_make_book(const char *path, struct record *chapter, size_t *field, struct err *err);

#endif
