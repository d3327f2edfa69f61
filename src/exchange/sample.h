/* The sample chapter: an invented FFA chapter to look around in, made from the CSV files that come
 * with the program. */
#ifndef EXCHANGE_SAMPLE_H
#define EXCHANGE_SAMPLE_H

#include "base/err.h"
#include <stdbool.h>

/* Where its files are: beside the program's sources, or where it was installed. NULL, with the
 * sentence, if they are nowhere. Owned by the caller. */
char *sample_folder(struct err *err);

/* Told before each file; false stops. May be NULL. */
typedef bool sample_progress(void *context, const char *kind, int done, int total);

/* Makes a book of the files in a folder: those that its ORDER names, in that order. A book that is there
 * already is replaced only when the new one is whole. */
bool sample_make(const char *folder, const char *book_path, sample_progress *progress,
                 void *context, struct err *err);

#endif
