/* What the files of src/degree share: what a query asks, looked up; the views as a profile reads them,
 * and the totals that they stand on. Nobody else includes it. */
#ifndef DEGREE_INSIDE_H
#define DEGREE_INSIDE_H

#include "base/buf.h"
#include "degree/progress.h"
#include "rules/degree.h"

/* A view of schema/views/FILE.sql for one student or all (0), with what the profile decides. Give
 * the statement back with stmt_done(). */
struct stmt *degree_view(struct book *book, const char *file, const char *view, int64_t student,
                         const struct degree_asked *asked, struct err *err);

/* What stands on the totals, as the view degree_totals adds it up. Start with the students alone, in
 * the order of their ids, each once. */
struct degree_totals {
    int64_t student;
    int64_t earned, gross_ownership, gross_placement;
    int64_t paid_hours, unpaid_hours, project_hours, carried_hours, class_hours;
    int64_t years_with_records;
    int64_t savings; /* where they were asked for */
    struct invested worth;
};
/* Of one student, or of those in `out` among all (0). */
bool degree_totals_read(struct book *book, int64_t student, const struct degree_asked *asked,
                        bool savings, struct degree_totals *out, size_t count, struct err *err);

/* The view of the measure ("degree_ffa"); NULL for what no view knows. `parts`: the names it is put
 * together from, or its own. */
const char *degree_measure_view(const char *measure, const char **parts);

/* Reads what is wanted once more, into measures that were read before; not what was attested. */
bool degree_measures_again(struct book *book, const struct degree_asked *asked, const char *wanted,
                           struct degree_measures *out, size_t count, struct err *err);
struct degree_measures degree_measures_copy(const struct degree_measures *measures);

/* Paid minutes that stand behind invested money, and so are left out of hours. */
int64_t degree_left_out(const struct degree_measures *measures,
                        const struct degree_counting *counting);

/* What a query asks, looked up: the rules that hold, and how the records count. */
struct degree_plan {
    const struct degree_query *query;
    const struct rules_word *degree;
    struct degree_profile profile;
    struct degree_list rules;
    struct degree_asked asked;
    int award_year;
    struct degree_rules *own; /* owned; NULL where the query has rules */
    struct buf wanted;        /* " hours gpa ": the measures that these rules speak of; owned */
};
/* Clear it afterwards, also after a failure. */
bool degree_plan(struct book *book, const struct degree_query *query, struct degree_plan *out,
                 struct err *err);
void degree_plan_clear(struct degree_plan *plan);
/* Sets what the query supposes. */
void degree_suppose_all(struct degree_measures *measures, const struct degree_plan *plan);

#endif
