/* Figures over time, for charts: what the reports and the first screens say, as points. */
#ifndef REPORT_SERIES_H
#define REPORT_SERIES_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { SERIES_LINES = 2, SERIES_WEEKS = 52 };

struct series_point {
    struct date day; /* of a week its Monday, of a year its first day, of a month its last */
    int64_t values[SERIES_LINES];
};
struct series {
    struct series_point *points; /* owned, the oldest first */
    size_t count, lines;         /* lines: 1, or 2 that belong together */
};
void series_clear(struct series *series);

/* SAE minutes by week, up to the week of today. */
bool series_weeks(struct book *book, int64_t student, struct series *out, struct err *err);
/* Income and expense of all projects and placements by calendar year, in cents: operating income
 * or gross pay, operating expense or expenses. */
bool series_years(struct book *book, int64_t student, struct series *out, struct err *err);
/* Net worth at the ends of twelve months, today last, in cents. */
bool series_worth(struct book *book, int64_t student, struct series *out, struct err *err);

/* An animal that was weighed on two days at least. */
struct series_animal {
    int64_t id;
    char *name; /* owned: its tag, and its name if it has one */
};
struct series_animals {
    struct series_animal *all; /* owned, the one weighed last first */
    size_t count;
};
bool series_animals(struct book *book, int64_t student, struct series_animals *out,
                    struct err *err);
void series_animals_clear(struct series_animals *animals);
/* Its weighings, in thousandths of a pound. */
bool series_weights(struct book *book, int64_t student, int64_t animal, struct series *out,
                    struct err *err);

#endif
