/* Whole amounts: the student's own share of them, or the shares of a crew. */
#include "base/mem.h"
#include "base/num.h"
#include "guide/inside.h"
#include "kinds/crew.h"
#include <string.h>

/* What a record's amount is called, and whether it comes in (1) or goes out (-1). */
static const char *amount_of(const struct record *record, int *sign)
{
    *sign = plan_is(record, "disposal") ||
                    (plan_is(record, "money") && !record_is(record, "type", "expense"))
                ? 1
                : -1;
    return plan_is(record, "money")      ? "amount"
           : plan_is(record, "asset")    ? "cost"
           : plan_is(record, "disposal") ? "proceeds"
                                         : NULL;
}

/* The own share of each record; the first takes what makes the net the own share of the net, so
 * that a check with costs taken out still comes to its share to the cent. */
static bool own_share(struct guide_plan *plan, size_t from, int64_t owned, struct err *err)
{
    int64_t net = 0, shares = 0;
    int first = 0;
    for (size_t i = from; i < plan->count; i++) {
        struct record *record = &plan->rows[i]->record;
        int sign;
        const char *amount = amount_of(record, &sign);
        if (amount == NULL)
            continue;
        int64_t whole = record_int(record, amount), own = num_scale(whole, owned, 10000);
        net += sign * whole;
        if (i == from)
            first = sign;
        else
            shares += sign * own;
        if (record_value(record, "whole") != NULL)
            plan_int(record, "whole", whole);
        value_set_int(record_value(record, amount), own);
    }
    if (first != 0) {
        struct record *record = &plan->rows[from]->record;
        int sign;
        const char *amount = amount_of(record, &sign);
        value_set_int(record_value(record, amount),
                      first * (num_scale(net, owned, 10000) - shares));
    }
    for (size_t i = plan->count; i-- > from;) { /* a share below half a cent is nothing */
        int sign;
        const char *amount = amount_of(&plan->rows[i]->record, &sign);
        if (amount != NULL && record_int(&plan->rows[i]->record, amount) <= 0)
            plan_drop(plan, i);
    }
    return plan->count > from ||
           plan_blame(plan, "share", err, "your share of it comes to nothing");
}

static bool crew_rows(struct guide_plan *plan, size_t from, const struct crew *crew,
                      struct err *err)
{
    size_t entries = plan->count;
    for (size_t i = from; i < entries; i++)
        for (size_t m = 0; m < crew->count; m++) {
            bool none = false;
            struct record row;
            bool ok = crew_row(crew, m, &plan->rows[i]->record, &row, &none, err);
            if (ok && !none) {
                struct record *made = plan_add(plan, row.kind->name, &row);
                record_clear(made);
                *made = row;
                continue;
            }
            record_clear(&row);
            if (!ok)
                return false;
        }
    for (size_t i = from; i < entries; i++)
        plan_drop(plan, from);
    return true;
}

bool plan_share(struct book *book, struct guide_plan *plan, size_t from,
                const struct record *answers, struct err *err)
{
    struct date day = value_date(record_get(answers, "date"));
    int64_t project = record_int(answers, "project"), owned = 10000;
    char text[NUM_TEXT_SIZE];
    if (from == plan->count || project == 0)
        return true;
    bool crews = record_is(answers, "share", "crew");
    if (!crews && !record_is(answers, "share", "whole"))
        return true;
    for (size_t i = 0; i < plan->count; i++)
        if (plan_is(&plan->rows[i]->record, "loan"))
            return plan_blame(plan, "share", err,
                              "who owes for it is one person: enter your own part");
    if (crews) {
        struct crew crew = {0};
        bool ok = (crew_of_project(book, project, day, &crew, err) &&
                   crew_rows(plan, from, &crew, err)) ||
                  (plan->blame = "share", false);
        if (ok)
            plan_why(plan,
                     "Every member of the crew gets a row with his or her share; the shares add "
                     "up to the whole.");
        crew_clear(&crew);
        return ok;
    }
    if (!crew_owned(book, project, day.year, &owned, err) || !own_share(plan, from, owned, err))
        return false;
    plan_why(plan,
             "You own %s %% of this project this year: that share is yours, the whole is noted.",
             num_decimal(owned, 2, text));
    return true;
}
