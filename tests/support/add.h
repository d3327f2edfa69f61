/* Records for tests, written as on the command line: ADD(book, "hours", "student=S1", "time=1", ...).
 * A record that is refused fails the test with the sentence. */
#ifndef SUPPORT_ADD_H
#define SUPPORT_ADD_H

#include <stddef.h>
#include <stdint.h>

struct book;

int64_t add_record(struct book *book, const char *kind, const char *const *pairs, size_t count);

#define ADD(book, kind, ...)                                                                       \
    add_record(book, kind, (const char *const[]){__VA_ARGS__},                                     \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

#endif
