/* Books made at random by SQL, for identities that hold in any book: three students, each with a
 * project of each type, four years from 2024, and money, items, loans, counts and hours of all
 * sorts, most of which no person would enter together. The same seed makes the same book. */
#ifndef SUPPORT_RANDOMBOOK_H
#define SUPPORT_RANDOMBOOK_H

#include "support/measure.h"

enum { RANDOM_STUDENTS = 3, RANDOM_YEAR = 2024, RANDOM_YEARS = 4, RANDOM_PROJECTS = 4 };

struct book;
struct buf;

struct randombook {
    struct chance chance;
    unsigned next_id;
    unsigned assets, loans; /* how many there are; their ids run from 0 */
};

struct randombook randombook_begin(uint64_t seed);

/* Students are 1 to RANDOM_STUDENTS; their projects `which` are 0 to RANDOM_PROJECTS - 1. */
unsigned randombook_project(unsigned student, unsigned which);
unsigned randombook_roll(struct randombook *maker, unsigned sides); /* below `sides` */
/* A day of these years, as ISO text; valid for seven more calls. */
const char *randombook_day(struct randombook *maker);

/* Both add SQL to `sql`: the chapter, students and projects; one more record, or a change of one.
 */
void randombook_people(struct randombook *maker, struct buf *sql);
void randombook_step(struct randombook *maker, struct buf *sql);

#endif
