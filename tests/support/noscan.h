/* Whether a question about one student looks at nobody else's records. */
#ifndef SUPPORT_NOSCAN_H
#define SUPPORT_NOSCAN_H

struct book;
struct stmt;

/* Reads to its end the program of SQLite's that an EXPLAIN statement tells, and ends that: Rewind or
 * Last on a table or index of the book is a look at all of it, and fails the test, which calls the
 * question `name`. Tables that are small in every book may be looked at so. */
void noscan_check(struct book *book, const char *name, struct stmt *explain);

#endif
