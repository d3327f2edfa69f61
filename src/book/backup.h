/* Copies that can be trusted, and the long look for damage. */
#ifndef BOOK_BACKUP_H
#define BOOK_BACKUP_H

#include "base/err.h"
#include "book/book.h"
#include <stdbool.h>

/* Copies the book, while others may go on using it, into one file that needs nothing beside it: a
 * temporary name in the same folder, checked (quick_check), synced, then renamed. An existing file
 * of that name is replaced; the book itself never is. No change may be open. */
bool book_backup(struct book *book, const char *path, struct err *err);

/* Reads every page and every reference (seconds a gigabyte). Each finding goes to `tell` as a
 * sentence; `*found` counts them. False only where the looking itself fails. */
bool book_check_deep(struct book *book, void (*tell)(void *context, const char *finding),
                     void *context, int *found, struct err *err);

#endif
