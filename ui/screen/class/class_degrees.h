/* How far each student of a class is toward one degree: a column of bars. Asked for the students
 * that are seen, all at once, when the hand rests; until then a bar is not known. What was asked is
 * kept with the session, so that scrolling and coming back ask nothing, until what it was worked
 * out from is another: the degree, the book (with its profile and its own rules), or the day. */
#ifndef SCREEN_CLASS_CLASS_DEGREES_H
#define SCREEN_CLASS_CLASS_DEGREES_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { CLASS_DEGREES = 512 }; /* students that are kept: more than a chapter has */

struct class_degree {
    int64_t student, met, of; /* requirements */
    bool known;
};
struct class_degrees {  /* start with {0} */
    const char *degree; /* its code; borrowed */
    int64_t version;
    struct date day;
    struct class_degree all[CLASS_DEGREES];
    size_t count, oldest; /* where the next one goes when all are taken */
};

/* What follows is about these. True: what was kept was about others, and is forgotten. */
bool class_degrees_about(struct class_degrees *self, const char *degree, int64_t version,
                         struct date day);
/* NULL while it is not known: then it is among the next that are read. */
const struct class_degree *class_degrees_find(struct class_degrees *self, int64_t student);
bool class_degrees_wants(const struct class_degrees *self); /* there is something to read */
/* Of all that are not known. Whom nothing is told about has no bar, and is not asked for again once
 * it is settled. */
bool class_degrees_read(struct class_degrees *self, struct book *book, struct err *err);
void class_degrees_settle(struct class_degrees *self);

#endif
