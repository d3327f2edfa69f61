/* What a student has put to work in the SAE, and what of it counts as invested by a degree
 * profile's rule. Money is cents. */
#ifndef REPORT_INVESTED_H
#define REPORT_INVESTED_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>

struct book;

struct invested {
    int64_t beginning,
        ending; /* productive SAE equity: as the records begin, at the end of the day */
    int64_t outside_income, gifts, contributions, education; /* in between */
    int64_t brought; /* what an earlier book counted as invested before */
};

enum invested_rule {
    INVESTED_EQUITY_CHANGE,        /* "equity_change": ending less beginning */
    INVESTED_EQUITY_AND_EDUCATION, /* "equity_and_education": that, less what came from outside,
                                      plus what was paid for education */
    INVESTED_POINT_IN_TIME,        /* "point_in_time": what there is at the end of the day */
};
/* By the name that profiles use. */
bool invested_rule_named(const char *name, enum invested_rule *out, struct err *err);

bool invested_read(struct book *book, int64_t student, struct date day, struct invested *out,
                   struct err *err);
int64_t invested_by(const struct invested *invested, enum invested_rule rule);

#endif
