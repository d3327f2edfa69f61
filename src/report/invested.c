#include "report/invested.h"

#include "base/attr.h"
#include "book/book.h"
#include "report/sql.h"
#include <string.h>

bool invested_rule_named(const char *name, enum invested_rule *out, struct err *err)
{
    static const char *const names[] = {
        [INVESTED_EQUITY_CHANGE] = "equity_change",
        [INVESTED_EQUITY_AND_EDUCATION] = "equity_and_education",
        [INVESTED_POINT_IN_TIME] = "point_in_time",
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(names[i], name) == 0) {
            *out = (enum invested_rule)i;
            return true;
        }
    return err_set(err,
                   "there is no way \"%s\" to tell what is invested; there are equity_change, "
                   "equity_and_education and point_in_time",
                   name);
}

bool invested_read(struct book *book, int64_t student, struct date day, struct invested *out,
                   struct err *err)
{
    *out = (struct invested){0};
    struct sql_span span = {{0}, day};
    struct stmt *stmt = sql_view(book, "50_invested", "invested", student, 0, span, err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *out = (struct invested){
            .beginning = stmt_int(stmt, 1),
            .ending = stmt_int(stmt, 2),
            .outside_income = stmt_int(stmt, 3),
            .gifts = stmt_int(stmt, 4),
            .contributions = stmt_int(stmt, 5),
            .education = stmt_int(stmt, 6),
            .brought = stmt_int(stmt, 7),
        };
    stmt_done(stmt);
    return step != STEP_FAILED;
}

int64_t invested_by(const struct invested *invested, enum invested_rule rule)
{
    int64_t change = invested->ending - invested->beginning + invested->brought;
    switch (rule) {
    case INVESTED_EQUITY_CHANGE:
        return change;
    case INVESTED_EQUITY_AND_EDUCATION:
        return change - invested->outside_income - invested->gifts - invested->contributions +
               invested->education;
    case INVESTED_POINT_IN_TIME:
        break;
    }
    return invested->ending;
}
