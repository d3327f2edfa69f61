/* Findings held for a screen: gathered check by check, and renewed for one student at a time. */
#ifndef CHECK_FINDINGS_H
#define CHECK_FINDINGS_H

#include "check/check.h"

struct findings { /* start with {0}; clear it */
    struct check_finding *list; /* in the order of check_in_turn(); texts are owned */
    size_t count, room;
    size_t errors;
};
void findings_clear(struct findings *findings);

/* Adds what one check finds about a student (0: all). */
bool findings_add(struct findings *findings, struct book *book, const struct check *check,
                  int64_t student, struct err *err);
/* Everything that the checks find about a student (0: all), in place of what is there about them. */
bool findings_renew(struct findings *findings, struct book *book, int64_t student,
                    struct err *err);

#endif
