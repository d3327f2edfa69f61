/* How near a student is to a degree: each requirement of the rules with what is there, what is
 * needed, and what would be enough.
 *
 *     struct degree_query query = {.degree = "state"};
 *     struct degree_progress progress;
 *     if (degree_progress(book, student, &query, &progress, err)) ...
 *     degree_progress_clear(&progress);
 *
 * The rules are the chapter's state's, where any are known, else the national ones; the result
 * names them, and whoever shows it should too. */
#ifndef DEGREE_PROGRESS_H
#define DEGREE_PROGRESS_H

#include "base/date.h"
#include "base/err.h"
#include "degree/measure.h"
#include "rules/figures.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum degree_met {
    DEGREE_MISSING, /* not met yet */
    DEGREE_MET,
    DEGREE_ATTEST,  /* nothing in the book can tell: a person has to say so */
    DEGREE_UNKNOWN, /* something that would tell is not in the book */
};
/* "no", "yes", "attest", "unknown": as in files. */
const char *degree_met_name(enum degree_met met);

/* What is asked. Start with the degree's name; the rest may be left out. */
struct degree_query {
    const char *degree;  /* discovery, greenhand, chapter, state, american, star_state ... */
    const char *profile; /* "TX", "national"; NULL: by the chapter */
    struct date as_of;   /* records to the end of that day; year 0: today */
    const struct degree_rules *rules; /* NULL: as own_rules_read() has them of the book */
    struct degree_figures *what_if;   /* measures as they would be (rules/figures.h), or NULL */
    bool counts_alone; /* nothing in words, for a bar: no lines, and not the day of receiving it */
};

struct degree_line {
    char *id;          /* the rule's, stable: "money" */
    char *requirement; /* what is required, in words */
    char *measures; /* the measures it is about, spaces between: "hours earned_and_invested"; "" */
    char *have;     /* as a person reads it: "1", "62.00", "yes"; "not known" */
    char *need;     /* "2", "50.00"; "" where there is no number */
    char *unit;     /* "calendar years", "hours", "$"; "" where figures carry their own */
    char *detail;   /* what `have` is put together from: "$882.36 earned and $77.93 invested: the
                       lesser counts", "10.00 paid hours are left out: their pay is invested"; "" */
    char *enough;   /* "27.03 more hours or $90 more would be enough.", and what to do; "" where it
                       is met */
    char *lacks;    /* the same, short: "27.03 more hours or $90 more"; "" where no number lacks */
    char *note;     /* what is uncertain about the rule, or "" */
    char *source;   /* where the rule is written down, and how sure that is */
    char certainty; /* 'S' read there, 'D' worked out from it, 'R' recalled and not checked */
    enum degree_met met;
    /* Of one comparison of one measure, the figures as measures are kept; else NULL. */
    const struct condition_measure *figure;
    int64_t have_figure, need_figure; /* have_figure where it is known */
    bool have_known;
    int percent; /* how much of the nearest way is done, 0 to 100; 100 only where it is met. Of what
                    nothing measures 0 or 100 */
    bool work;   /* it takes a long time: hours, money, months, service; worth a bar */
};

struct degree_progress {
    int64_t student;
    char *degree, *label;          /* "state", "State FFA Degree" */
    char *profile, *profile_label; /* whose rules: "IA", "Iowa" */
    int award_year;                /* of an application with records to `as_of` */
    struct date as_of;
    struct degree_asked asked; /* how it was counted; its texts live as long as this */
    struct date received;      /* the day this degree was received; year 0: not yet */
    struct degree_line *lines; /* in the order of the rules; NULL where counts alone are asked */
    size_t count;              /* of requirements */
    size_t met, missing, attest, unknown;
    bool qualifies; /* nothing is missing or unknown; what a person has to say is left */
};

/* Clear it afterwards, also after a failure. */
bool degree_progress(struct book *book, int64_t student, const struct degree_query *query,
                     struct degree_progress *out, struct err *err);
void degree_progress_clear(struct degree_progress *progress);

/* Of many: hands over each student's, in the order given; `each` returns false, having filled the
 * error, to stop. The measures of all are read at once: for a chapter's summary, and for a screen
 * that shows a class. What it is handed is cleared after the call, unless it was taken over:
 * copied, and set to {0}. */
typedef bool degree_each(void *context, struct degree_progress *progress, struct err *err);
bool degree_progress_each(struct book *book, const int64_t *students, size_t count,
                          const struct degree_query *query, degree_each *each, void *context,
                          struct err *err);
/* Every degree from Discovery to American, one after the other, of each student; the query's degree
 * is not looked at. What degrees have in common is read once: for a class on one screen. */
bool degree_progress_all(struct book *book, const int64_t *students, size_t count,
                         const struct degree_query *query, degree_each *each, void *context,
                         struct err *err);
/* The students it may be asked about, by name: the active ones, of the American Degree the alumni
 * too. Owned by the caller. */
bool degree_students(struct book *book, const char *degree, int64_t **out, size_t *count,
                     struct err *err);

/* The measures that the question is answered from, as supposed: for who holds rules against them
 * himself, with degree_condition_value(). Clear them with degree_measures_clear(). */
bool degree_query_measures(struct book *book, int64_t student, const struct degree_query *query,
                           struct degree_measures *out, struct err *err);

/* The lesser of what these projects earned and of what the student has invested, as the State
 * Degree of the chapter's profile counts it: what a proficiency area asks. */
bool degree_earned_and_invested(struct book *book, int64_t student, const int64_t *projects,
                                size_t count, struct date as_of, int64_t *out, struct err *err);

/* The one to work on: the lowest that the student has not received, leaving out Discovery for those
 * who are beyond grade 8; NULL if all are received. */
bool degree_next(struct book *book, int64_t student, const char **out, struct err *err);

#endif
