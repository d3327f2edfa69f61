#include "check/check.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/num.h"
#include "book/book.h"
#include "report/sql.h"
#include <string.h>

/* The first two hold by construction: only another program can have broken them. */
enum { LEDGER_CHECKS = 2 };
static const struct check checks[] = {
    {"unbalanced", CHECK_ERROR, "Postings that do not balance",
     "does not balance, by {1}; enter it again", 'm', 't'},
    {"totals", CHECK_ERROR, "Totals out of date",
     "totals are not what the records say; change any record of this student to renew them", 't', 't'},
    {"shares", CHECK_ERROR, "Shares above 100 %",
     "the shares of {1} come to {2} %; lower one of them", 't', '%'},
    {"paid_without_job", CHECK_ERROR, "Paid hours without a job",
     "{1} paid entries of {2} name no job; choose the job they were paid for", 't', 't'},
    {"before_records", CHECK_ERROR, "Before records begin",
     "is dated {1}, but records begin on {2}; what was there before belongs in beginning inventory",
     'd', 'd'},
    {"future", CHECK_ERROR, "In the future", "is dated {1}, which is still to come; correct the day",
     'd', 't'},
    {"after_close", CHECK_ERROR, "After the project closed",
     "is dated {1}, but the project ended on {2}; correct one of the two days", 'd', 'd'},
    {"sold_capital", CHECK_WARNING, "Sale of a lasting item",
     "names {1}, a lasting item that is still owned; enter its sale with d on the inventory page",
     't', 't'},
    {"cash_below_zero", CHECK_WARNING, "Cash below zero",
     "cash is below zero from {1}; say where the money came from: My money in, a loan, a missing sale",
     'd', 't'},
    {"not_counted", CHECK_WARNING, "Not counted this year",
     "{1} was last counted on {2}; count it", 't', 'd'},
    {"herd_count", CHECK_WARNING, "Count and herd differ",
     "{1} counted, but the count before and the herd changes since come to {2}; enter the birth, death, "
     "purchase or sale that is missing, or count again", 't', 't'},
    {"unexplained_rise", CHECK_WARNING, "Inventory rose by itself",
     "inventory of {1} rose by {2} with nothing bought, born, harvested, traded or given; say where it came from", 't',
     'm'},
    {"stated_once", CHECK_WARNING, "Stated once",
     "{1} was stated on {2} and never again; say what it is now", 't', 'd'},
    {"pay_hours", CHECK_WARNING, "Paychecks and hours differ",
     "paychecks of {1} have {2} hours more than were logged as paid; log them, or correct the paychecks",
     't', 'h'},
    {"long_day", CHECK_WARNING, "A very long day", "{1} has {2} hours; is that right?", 'd', 'h'},
    {"long_duty", CHECK_WARNING, "One long duty",
     "{1}: {2} hours under one duty; judges want them split into what was done", 't', 'h'},
    {"same_hours", CHECK_WARNING, "Service and SAE alike",
     "service of {1} is as long as SAE hours of that day, {2}; the same hours may not count twice", 'd',
     'h'},
    {"no_entry", CHECK_WARNING, "No entry for 14 days", "last entry: {1}", 'd', 't'},
    {"no_plan", CHECK_WARNING, "No plan", "has no plan; write down what you will do, and your goals",
     't', 't'},
    {"no_agreement", CHECK_WARNING, "Agreement not signed",
     "the agreement is not signed by {1}; enter who signed, when and how", 't', 't'},
    {"no_safety", CHECK_WARNING, "No safety check",
     "has no safety check; walk through the work and write down what could hurt somebody", 't', 't'},
    {"no_evaluation", CHECK_WARNING, "No evaluation",
     "has run since {1} without an evaluation by the employer; ask for one", 'd', 't'},
};

size_t check_count(void)
{
    return COUNT_OF(checks);
}

const struct check *check_at(size_t at)
{
    return &checks[at];
}

/* A value of a finding, as its check says it is written. */
static void add_value(struct stmt *stmt, int col, char how, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    struct date date;
    char words[DATE_TEXT_SIZE];
    if (stmt_is_null(stmt, col)) {
        buf_add_text(out, how == 'd' ? "never" : "none");
        return;
    }
    switch (how) {
    case 'd':
        if (date_parse_iso(stmt_text(stmt, col), stmt_bytes(stmt, col), &date))
            buf_add_text(out, date_human(date, words) + 4); /* without the day of the week */
        break;
    case 'm':
        buf_add_text(out, num_money_grouped(stmt_int(stmt, col), text));
        break;
    case 'h':
        buf_add_text(out, num_hours(stmt_int(stmt, col), text));
        break;
    case '%':
        buf_add_text(out, num_decimal(stmt_int(stmt, col), 2, text));
        break;
    default:
        buf_add_text(out, stmt_text(stmt, col));
        break;
    }
}

static void tell(const struct check *check, struct stmt *stmt, struct buf *out)
{
    for (const char *at = check->sentence; *at != '\0'; at++) {
        bool value = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';
        if (!value) {
            buf_add_char(out, *at);
            continue;
        }
        add_value(stmt, at[1] == '1' ? 3 : 4, at[1] == '1' ? check->one : check->two, out);
        at += 2;
    }
}

static bool run_one(struct book *book, const struct check *check, int64_t student,
                    bool (*found)(void *context, const struct check_finding *finding,
                                  struct err *err),
                    void *context, struct err *err)
{
    struct buf view = {0}, text = {0};
    enum step step = STEP_FAILED;
    bool ok = true;
    buf_addf(&view, "check_%s", check->id);
    struct stmt *stmt = sql_view(book, "60_check", buf_text(&view), student, 0,
                                 (struct sql_span){.to = date_today()}, err);
    while (ok && stmt != NULL && (step = stmt_step(stmt, err)) == STEP_ROW) {
        buf_clear(&text);
        tell(check, stmt, &text);
        const struct check_finding finding = {
            .check = check, .student = stmt_int(stmt, 0), .kind = stmt_text(stmt, 1),
            .record = stmt_int(stmt, 2), .text = buf_text(&text),
        };
        ok = found(context, &finding, err);
    }
    stmt_done(stmt);
    buf_free(&view);
    buf_free(&text);
    return ok && step == STEP_DONE;
}

static bool run_severity(struct book *book, enum check_severity severity, size_t first,
                         int64_t student,
                         bool (*found)(void *context, const struct check_finding *finding,
                                       struct err *err),
                         void *context, struct err *err)
{
    for (size_t i = first; i < COUNT_OF(checks); i++)
        if (checks[i].severity == severity &&
            !run_one(book, &checks[i], student, found, context, err))
            return false;
    return true;
}

bool check_run_errors(struct book *book, int64_t student,
                      bool (*found)(void *context, const struct check_finding *finding,
                                    struct err *err),
                      void *context, struct err *err)
{
    return run_severity(book, CHECK_ERROR, LEDGER_CHECKS, student, found, context, err);
}

bool check_run(struct book *book, int64_t student,
               bool (*found)(void *context, const struct check_finding *finding, struct err *err),
               void *context, struct err *err)
{
    return run_severity(book, CHECK_ERROR, 0, student, found, context, err) &&
           run_severity(book, CHECK_WARNING, 0, student, found, context, err);
}
