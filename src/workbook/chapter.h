/* The chapter that a workbook comes from, and workbooks that are about it and not about one student's
 * records alone. */
#ifndef WORKBOOK_CHAPTER_H
#define WORKBOOK_CHAPTER_H

#include "base/err.h"

struct book;
struct wb;

/* "Willow Creek FFA, OK"; "" where the book says nothing. Owned by the caller; NULL on failure. */
char *chapter_name(struct book *book, struct err *err);

/* Begins one: its properties, the chapter and `of` at the top of every page. `year` is that of its
 * records. NULL on failure. */
struct wb *chapter_workbook(struct book *book, const char *path, const char *title,
                            const char *subject, const char *of, int year, struct err *err);

#endif
