/* A number that stands for everything in the book that an award workbook is made from: another one
 * means that the workbook may be another. So a folder of workbooks is gone on with where it was
 * left, whatever clocks and copies did to its files. */
#ifndef AWARD_STAMP_H
#define AWARD_STAMP_H

#include "award/scope.h"
#include "base/err.h"
#include <stdint.h>

struct book;

/* Over the student's records, the school's, the application, the rules that the book keeps of its own,
 * the program's version, and how many days are left to the last day of records. Not over what is said
 * about records, nor the log. What was found out about these, such as what is met, may hang on the day
 * too: who shows it mixes it in. */
bool award_stamp(struct book *book, const struct award_scope *scope, uint64_t *out,
                 struct err *err);

#endif
