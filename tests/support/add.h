/* Records for tests, written as on the command line: ADD(book, "hours", "student=S1", "time=1",
 * ...). */
#ifndef SUPPORT_ADD_H
#define SUPPORT_ADD_H

#include <stddef.h>
#include <stdint.h>

struct book;

/* Enters a record: its id. One that is refused fails the test with the sentence. */
int64_t add_record(struct book *book, const char *kind, const char *const *pairs, size_t count);

#define ADD(book, kind, ...)                                                                       \
    add_record(book, kind, (const char *const[]){__VA_ARGS__},                                     \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* The sentence with which a record is refused, valid until the next; one that is taken fails the
 * test. */
const char *refuse_record(struct book *book, const char *kind, const char *const *pairs,
                          size_t count);

#define REFUSE(book, kind, ...)                                                                    \
    refuse_record(book, kind, (const char *const[]){__VA_ARGS__},                                  \
                  sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* Sets fields of a record that is there: NULL where that was taken, else the sentence, valid until
 * the next. */
const char *change_record(struct book *book, const char *kind, int64_t id, const char *const *pairs,
                          size_t count);

#define CHANGE(book, kind, id, ...)                                                                \
    change_record(book, kind, id, (const char *const[]){__VA_ARGS__},                              \
                  sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* The same where it must be taken. */
#define SET(book, kind, id, ...)                                                                   \
    do {                                                                                           \
        const char *set_said = CHANGE(book, kind, id, __VA_ARGS__);                                \
        if (set_said != NULL)                                                                      \
            fail_msg("%s", set_said);                                                              \
    } while (0)

/* "trip=#1790...": a pair that names a record by its id; out holds 48 bytes. */
char *pair_of(const char *field, int64_t id, char *out);

#endif
