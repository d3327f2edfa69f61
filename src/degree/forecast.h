/* When the requirements that are not met yet would be met, going on as before.
 *
 * Two paces are looked at: what the last 8 weeks added to each measure, and what the last year did
 * (or all the time since its first record, where that is less, but at least 12 weeks). So many days
 * ahead a measure is
 *
 *     value + gain * days / days of the pace          (whole cents, minutes and ones, rounded down)
 *
 * where what went down is taken as standing still. What grows by itself grows by the calendar, from
 * the record that it is counted from: months of membership (as if the dues went on being paid) and
 * of holding a degree, years in school and after. The first day whose values meet the rule's
 * condition is the answer of that pace: all its measures go on together, so that "$1,000, or 300
 * hours, or a combination" is met when the combination is. The answers of the two are the range.
 *
 * A pace is only believed where there is something to see: of the records behind the rule's
 * measures at least 4 days in 3 of the 8 weeks, or at least 5 days in 3 different months of the
 * year. Otherwise it says nothing, and where neither speaks it is too little to tell. Beyond ten
 * years nothing is said. What does not come by going on has no forecast: a grade average, a degree,
 * a teacher's word, and the hours of the last two years, of which old ones fall out. */
#ifndef DEGREE_FORECAST_H
#define DEGREE_FORECAST_H

#include "degree/progress.h"

enum degree_when {
    DEGREE_WHEN_MET,
    DEGREE_WHEN_DAY,        /* between `first` and `last` */
    DEGREE_WHEN_NOT_SO,     /* not within ten years, going on like this */
    DEGREE_WHEN_TOO_LITTLE, /* too little was recorded to tell */
    DEGREE_WHEN_NO_PACE,    /* it does not come by going on */
};

struct degree_pace {
    bool known;
    struct date day; /* the first day it is met; year 0: not within ten years */
};

struct degree_forecast_line {
    enum degree_when when;
    struct date first, last;        /* of DEGREE_WHEN_DAY; the same where one pace speaks */
    struct degree_pace weeks, year; /* by the last 8 weeks, by the last year */
    char *text; /* "between March 2027 and August 2027", "too little is recorded to tell"; "" where
                   it is met or nothing can be said; owned */
};

struct degree_forecast {
    struct degree_forecast_line *lines; /* one for each of the progress, in its order */
    size_t count;
};

/* Of the same question that gave `progress`. Clear it afterwards, also after a
 * failure. */
bool degree_forecast(struct book *book, const struct degree_query *query,
                     const struct degree_progress *progress, struct degree_forecast *out,
                     struct err *err);
void degree_forecast_clear(struct degree_forecast *forecast);

#endif
