/* What a student works toward: the next degree and the closest awards, as bars with what is still
 * missing; and what counts as invested. It takes longer than the rest of the home screen, which
 * shows itself first. */
#ifndef SCREEN_HOME_HOME_TOWARD_H
#define SCREEN_HOME_HOME_TOWARD_H

#include "base/buf.h"
#include "base/err.h"
#include "kit/layout.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { TOWARD_AWARDS = 2 };

struct toward_line {
    struct buf name, next; /* next: the first thing that is missing; empty name: no such line */
    int64_t met, of;       /* requirements */
    bool enough;           /* nothing is missing but what a person has to say */
};
struct toward { /* start with {0} */
    struct toward_line degree, awards[TOWARD_AWARDS];
    bool degree_known, awards_known; /* they were read */
    int64_t invested;                /* cents, as the next degree counts it; while that is known */
};

/* The next degree takes a little, the awards take longer: a screen reads them when the hand rests.
 * What was read before stays until then, and where it fails. */
bool toward_read_degree(struct book *book, int64_t student, struct toward *out, struct err *err);
bool toward_read_awards(struct book *book, int64_t student, struct toward *out, struct err *err);
void toward_clear(struct toward *toward);
int toward_rows(const struct toward *toward); /* that it draws; of what is not known yet the most */
void toward_draw(const struct toward *toward, struct rect area);

#endif
