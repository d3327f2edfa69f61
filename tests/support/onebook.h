/* The one book, in memory, that a whole test program is about: its tests and the helpers that they
 * share reach it by name, so that none has to be handed it. */
#ifndef SUPPORT_ONEBOOK_H
#define SUPPORT_ONEBOOK_H

#include "book/book.h"
#include <stdint.h>

extern struct book *book;
extern int64_t maya; /* the student whom most of it is about, where a helper has entered her */

/* Opens a new one, on this day ("2026-11-22"; NULL: whatever day it is). The test fails where that
 * fails. */
void onebook_open(const char *today);
int onebook_close(void **state); /* a tear-down of cmocka's */

/* The one number that a question gives; -1 where there is no row. */
int64_t onebook_ask(const char *sql);
/* Runs SQL as a change. */
void onebook_change(const char *sql);
/* Undoes the last change. */
void onebook_undo(void);

#endif
