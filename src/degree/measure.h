/* What a student's records come to, in the measures that degrees are asked in: hours, earned,
 * invested, months of membership, activities above the chapter ...
 *
 * The records are added up by views (schema/views/70_degree.sql), each with a column of a measure's
 * name, for one student or for all at once, to the end of a day; what stands on the book's totals
 * in one pass over their lines. A few measures depend on how a
 * profile counts; these are put together here, from the columns of the views:
 *
 *     invested              invested_by() the profile's rule (report/invested.h)
 *     earned_and_invested   the lesser of earned and invested: that much was both
 *     hours                 outside class. By the profile's rule: all; unpaid ones alone; all but
 * the paid ones that stand behind invested money, which are the paid hours in the proportion of
 * invested to wages (at most all of them, a part of a minute up, so that what is credited is never
 * too much). Hours that a book before brought as a sum, not as paid or unpaid, count with those not
 * paid, but not where only unpaid ones do
 *
 * Values are kept as src/rules keeps measures: cents, minutes, thousandths (grade averages),
 * counts, and 1 or 0. What the book cannot tell is not known, which is something else than 0. */
#ifndef DEGREE_MEASURE_H
#define DEGREE_MEASURE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "book/book.h"
#include "report/invested.h"
#include "rules/condition.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum degree_hours_rule {
    DEGREE_HOURS_EXCLUDE_INVESTED, /* all but those behind invested money */
    DEGREE_HOURS_UNPAID_ONLY,
    DEGREE_HOURS_ALL,
};

/* How the records count, as profiles say it. */
struct degree_counting {
    bool earned_gross; /* earned is the gross, before any expense */
    enum invested_rule invested;
    enum degree_hours_rule hours;
    bool class_time;         /* time in class counts among the hours too */
    bool service_additional; /* only service after the degree below was received counts */
    bool levels_apart;       /* an activity counts at each level it went to; else once */
    const char *levels;      /* whose list of levels ranks activities: "TX"; borrowed */
};

/* What about. Texts are borrowed. */
struct degree_asked {
    const char *degree; /* "state" */
    const char *below;  /* the degree below it, "chapter", for what counts only since then; "" */
    struct date as_of;  /* records to the end of that day */
    struct degree_counting counting;
    struct date counts_to; /* last day of activities and service; year 0: as_of */
};

/* The measures there are, by number; NULL at the end. What a teacher can check off is a measure
 * too, by the name of the item, and not among these. */
const char *degree_measure_name(size_t at);

struct degree_figure {
    int64_t value;
    bool known, supposed;
};

/* Of one student; ask degree_value(). Clear it afterwards, also after a failure. */
struct degree_measures {
    int64_t student;
    struct degree_figure *figures; /* owned: in the order of degree_measure_name() */
    struct buf attested;           /* " creed poa ": what a teacher has checked off */
    /* What earned and invested are taken from, as the profile counts them. */
    int64_t net; /* of all projects and placements */
    struct invested worth;
};

/* Reads all measures of `count` students into as many structs: of many students in one pass over
 * the book. `wanted` are the measures that will be asked for, spaces around each (" hours gpa "),
 * so that what costs more is not read for nothing; NULL: all. */
bool degree_measures_read(struct book *book, const int64_t *students, size_t count,
                          const struct degree_asked *asked, const char *wanted,
                          struct degree_measures *out, struct err *err);
void degree_measures_clear(struct degree_measures *measures);

/* False where it is not known. */
bool degree_value(const struct degree_measures *measures, const char *measure, int64_t *out);
/* The same as a condition asks: `context` is a struct degree_measures. */
condition_value degree_condition_value;

/* What if it were so: sets a measure, and then what follows from it (hours from paid_hours,
 * earned_and_invested from earned), unless that was set itself. */
void degree_suppose(struct degree_measures *measures, const struct degree_counting *counting,
                    const char *measure, int64_t value);

/* ---- the records behind a measure ------------------------------------------------------------ */

struct degree_record {
    const char *kind; /* the kind's name */
    int64_t id;
    const char *date; /* ISO, "" if it has none */
    int64_t amount;   /* what it adds to the measure, in its unit; of what is not a sum, its own */
};
struct degree_records;

/* Newest first, each record once. For what is put together from several measures, those behind all
 * of them. `measures` are names, with spaces between. NULL on failure; none for what no record
 * says. */
struct degree_records *degree_records_open(struct book *book, int64_t student,
                                           const struct degree_asked *asked, const char *measures,
                                           struct err *err);
/* Texts are valid until the next one. */
enum step degree_records_next(struct degree_records *records, struct degree_record *out,
                              struct err *err);
void degree_records_close(struct degree_records *records); /* accepts NULL */

#endif
