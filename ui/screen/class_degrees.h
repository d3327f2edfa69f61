/* How far each student of a class is toward one degree: a column of bars. Asked for the students
 * that are seen, all at once, when the hand rests; until then a bar is not known. */
#ifndef SCREEN_CLASS_DEGREES_H
#define SCREEN_CLASS_DEGREES_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { CLASS_DEGREES = 128 }; /* students that are kept: more than a window shows */

struct class_degree {
    int64_t student, met, of; /* requirements */
    bool known;
};
struct class_degrees { /* start with the degree alone */
    const char *degree; /* its code */
    struct class_degree all[CLASS_DEGREES];
    size_t count, oldest; /* where the next one goes when all are taken */
};

/* NULL while it is not known: then it is among the next that are read. */
const struct class_degree *class_degrees_find(struct class_degrees *self, int64_t student);
bool class_degrees_wants(const struct class_degrees *self); /* there is something to read */
/* Of all that are not known. Whom nothing is told about has no bar, and is not asked for again once
 * it is settled. */
bool class_degrees_read(struct class_degrees *self, struct book *book, struct err *err);
void class_degrees_settle(struct class_degrees *self);
void class_degrees_forget(struct class_degrees *self); /* the book has changed, or the degree */

#endif
