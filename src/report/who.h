/* The names of students for the numbers that reports have: one look-up for all rows of a student.
 */
#ifndef REPORT_WHO_H
#define REPORT_WHO_H

#include "report/report.h"
#include <stdbool.h>
#include <stddef.h>

/* Begins as {0}; clear it afterwards. */
struct who {
    char *number, *name; /* owned: the last one asked for */
};

/* Whether a column holds students' numbers. */
bool who_is_column(const struct report_column *column);
/* "Ortiz, Maya"; the number where nobody has it. Valid until the next call. */
const char *who_name(struct book *book, struct who *who, const char *number);
void who_clear(struct who *who);

#endif
