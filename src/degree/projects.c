/* What some projects earned, beside what the student has invested. */
#include "base/attr.h"
#include "degree/inside.h"
#include "report/report.h"
#include <string.h>

static bool add_column(struct book *book, const char *name, const char *column,
                       const struct report_query *query, int64_t *sum, struct err *err)
{
    const struct report *report = report_named(name, err);
    struct report_rows *rows = report ? report_open(book, report, query, err) : NULL;
    enum step step = STEP_FAILED;
    while (rows && (step = report_next(rows, err)) == STEP_ROW)
        for (size_t i = 0; i < report->count; i++)
            if (strcmp(report->columns[i].name, column) == 0)
                *sum += report_int(rows, i);
    report_close(rows);
    return step == STEP_DONE;
}

bool degree_earned_and_invested(struct book *book, int64_t student, const int64_t *projects,
                                size_t count, struct date as_of, int64_t *out, struct err *err)
{
    struct degree_query query = {.degree = "state", .as_of = as_of};
    struct degree_measures measures = {0};
    struct degree_plan plan;
    int64_t earned = 0, invested = 0;
    bool ok = degree_plan(book, &query, &plan, err) &&
              degree_measures_read(book, &student, 1, &plan.asked, " invested ", &measures, err);
    if (ok)
        (void)degree_value(&measures, "invested", &invested);
    for (size_t i = 0; ok && i < count; i++) {
        struct report_query of = {.student = student, .project = projects[i], .to = as_of};
        ok = add_column(book, "income", "net_income", &of, &earned, err) &&
             add_column(book, "placement", "net", &of, &earned, err);
    }
    degree_measures_clear(&measures);
    degree_plan_clear(&plan);
    *out = earned < invested ? earned : invested;
    return ok;
}
