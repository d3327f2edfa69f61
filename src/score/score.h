/* Marks by rubrics: what a rubric asks, who was given how many points by whom, and the ranking.
 *
 * The arithmetic stands in schema/views/70_score.sql. Points, weights and totals are thousandths.
 * What is marked is a student, or one project or one application of the student's; equal totals
 * share a place, and are told with whom. */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { SCORE_NO_BOUND = 0, SCORE_LOW = 1, SCORE_HIGH = 2, SCORE_STEP = 4 };

struct score_criterion {
    int64_t id;
    char *name, *description; /* owned; the description may be "" */
    int64_t weight;           /* 1000 where none is given */
    unsigned has;             /* SCORE_LOW | SCORE_HIGH | SCORE_STEP: which of these are given */
    int64_t low, high, step;
};

struct score_rubric {
    int64_t id;
    char *name; /* "Record book, fall 2026"; owned */
    struct score_criterion *criteria; /* as they were entered */
    size_t count;
    bool has_most; /* every criterion has a bound */
    int64_t most;  /* the most that can be had */
};

/* Clear it afterwards, also after a failure. */
bool score_rubric_read(struct book *book, int64_t rubric, struct score_rubric *out,
                       struct err *err);
void score_rubric_clear(struct score_rubric *rubric);

/* Those there are: what was marked by last first, then the newest. Owned by the caller. */
bool score_rubrics(struct book *book, int64_t **ids, size_t *count, struct err *err);

/* "0 to 10 in steps of 0.5", "at most 5", "" for any number. */
void score_tell_range(const struct score_criterion *criterion, struct buf *out);
/* Refuses points that the criterion does not take. */
bool score_point_fits(const struct score_criterion *criterion, int64_t points, struct err *err);

/* ---- the ranking ---------------------------------------------------------------------------- */

struct score_of {
    int64_t student, project, application; /* 0 where it is not about one */
};

struct score_entry {
    struct score_of of;
    char *name, *number; /* of the student; owned, as are the texts below */
    char *what;          /* the project's title or the application in words; "" for the student */
    int64_t total;
    size_t criteria, judges; /* with points; all who gave some */
    size_t place;            /* from 1; equal totals share it; 0: nothing given yet */
    size_t tied;             /* how many others have the same total */
    char *tied_with;         /* their names, "Bell, Tyler; Kim, Ana"; "" without any */
};

struct score_ranking {
    struct score_entry *entries; /* by place, then by name */
    size_t count;
};

bool score_ranking_read(struct book *book, int64_t rubric, struct score_ranking *out,
                        struct err *err);
/* The same, and after them the active students who were given nothing yet, by name. */
bool score_class_read(struct book *book, int64_t rubric, struct score_ranking *out,
                      struct err *err);
void score_ranking_clear(struct score_ranking *ranking);
/* "2, tied with Bell, Tyler", "1" */
void score_tell_place(const struct score_entry *entry, struct buf *out);
/* Hundredths of a percent of the most, half away from zero; false where there is no most. */
bool score_percent(const struct score_rubric *rubric, int64_t total, int64_t *out);

/* ---- one that was marked -------------------------------------------------------------------- */

struct score_point {
    size_t criterion, judge; /* of the rubric; of the marks */
    int64_t points;
    int64_t record; /* the score */
    char *date, *note; /* owned */
};

struct score_marks {
    char **judges; /* by name */
    size_t judge_count;
    struct score_point *points; /* that count: the last of each judge; by judge and criterion */
    size_t count;
};

bool score_marks_read(struct book *book, const struct score_rubric *rubric,
                      const struct score_of *of, struct score_marks *out, struct err *err);
void score_marks_clear(struct score_marks *marks);
/* NULL where that judge gave none. */
const struct score_point *score_point_at(const struct score_marks *marks, size_t criterion,
                                         size_t judge);

/* ---- giving marks --------------------------------------------------------------------------- */

struct score_given {
    bool given;
    int64_t points;
};

/* Writes what a judge gives on a day, one for each criterion of the rubric, as one step. What the
 * judge said on an earlier day stays and counts no more; what is said again is left as it is. Of a
 * criterion without points all that this judge gave before is deleted. Refuses what a criterion does
 * not take; *criterion (may be NULL) is which. *what (may be NULL): the sentence, owned by the
 * caller. */
bool score_save(struct book *book, const struct score_rubric *rubric, const struct score_of *of,
                const char *judge, struct date date, const struct score_given *given,
                size_t *criterion, char **what, struct err *err);

#endif
