/* How a workbook calls the chapter that it comes from. */
#ifndef WORKBOOK_CHAPTER_H
#define WORKBOOK_CHAPTER_H

#include "base/err.h"

struct book;

/* "Willow Creek FFA, OK"; "" where the book says nothing. Owned by the caller; NULL on failure. */
char *chapter_name(struct book *book, struct err *err);

#endif
