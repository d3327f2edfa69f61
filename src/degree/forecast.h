/* When the requirements that are not met yet would be met, going on as before.
 *
 * Two paces are looked at: what the last 8 weeks added to each measure, and what the last year did
 * (or all the time since the first record, where that is less, but at least 12 weeks). A measure
 * that grows by itself, such as months of membership, grows by the calendar. A day so far ahead has
 *
 *     value + gain * days / days of the pace          (whole cents and minutes, rounded down)
 *
 * of each measure, and the first day whose values meet the rule's condition is the answer of that
 * pace. The answers of the two paces are the range. The same pace of several measures counts
 * together: "$1,000 or 300 hours or a combination" is met when the combination is.
 *
 * A pace is only believed where there is something to see: records on at least 4 days in 3
 * different weeks of the 8, or on at least 8 days in 3 different months of the year, of those that
 * stand behind the measure. Otherwise that pace says nothing, and where neither speaks, it is too
 * little to tell. Beyond ten years nothing is said. */
#ifndef DEGREE_FORECAST_H
#define DEGREE_FORECAST_H

#include "degree/progress.h"

enum degree_when {
    DEGREE_WHEN_MET,
    DEGREE_WHEN_DAY,        /* between `first` and `last` */
    DEGREE_WHEN_NOT_SO,     /* not within ten years, going on like this */
    DEGREE_WHEN_TOO_LITTLE, /* too little was recorded to tell */
    DEGREE_WHEN_NO_PACE,    /* it does not come by going on: an attest, a grade, a degree */
};

enum { DEGREE_WEEKS_DAYS = 56, DEGREE_YEAR_DAYS = 365 };

struct degree_pace {
    bool known;
    struct date day; /* the first day it is met; year 0: not within ten years */
};

struct degree_forecast_line {
    enum degree_when when;
    struct date first, last;        /* of DEGREE_WHEN_DAY; the same where one pace speaks */
    struct degree_pace weeks, year; /* by the last 8 weeks, by the last year */
    char *text; /* "between 3 Mar 2027 and 12 Aug 2027", "too little to tell yet" ...; owned */
};

struct degree_forecast {
    struct degree_forecast_line *lines; /* one for each of the progress, in its order */
    size_t count;
};

/* Of the same student, day, rules and suppositions as `progress`. Clear it afterwards, also after a
 * failure. */
bool degree_forecast(struct book *book, const struct degree_query *query,
                     const struct degree_progress *progress, struct degree_forecast *out,
                     struct err *err);
void degree_forecast_clear(struct degree_forecast *forecast);

#endif
