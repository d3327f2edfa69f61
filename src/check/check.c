#include "check/check.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/carried.h"
#include "report/sql.h"
#include <string.h>

/* Files of views; the first is 60_check. */
#define DAYS  "61_check_days"
#define WORTH "62_check_worth"

/* The first two hold by construction: only another program can have broken them. */
enum { LEDGER_CHECKS = 2 };
static const struct check checks[] = {
    {"unbalanced", CHECK_ERROR, "Postings that do not balance",
     "does not balance, by {1}; enter it again", 'm', 't', NULL, NULL},
    {"totals", CHECK_ERROR, "Totals out of date",
     "totals are not what the records say; change any record of this student to renew them", 't', 't', NULL, NULL},
    {"shares", CHECK_ERROR, "Shares above 100 %",
     "the shares of {1} come to {2} %; lower one of them", 't', '%', NULL, NULL},
    {"two_crews", CHECK_ERROR, "Shares of two crews",
     "has shares of {1} and of {2} at the same time; end one of them", 't', 't', WORTH, NULL},
    {"above_whole", CHECK_ERROR, "More than the whole",
     "is {1}, more than the whole of it, {2}; correct one of the two", 'm', 'm', WORTH, NULL},
    {"share_unowned", CHECK_ERROR, "Shares of what was not owned",
     "{1} has a share for {2}, when it was not owned; take the share out", 't', 't', WORTH, NULL},
    {"brought_sum", CHECK_ERROR, "Carried sum below its lines",
     "{1} is less than its lines, which come to {2}; look at the old book again", 't', 'm', WORTH, NULL},
    {"paid_without_job", CHECK_ERROR, "Paid hours without a job",
     "paid entries of {2} without a job: {1}; choose the job they were paid for", 't', 't', NULL, NULL},
    {"before_records", CHECK_ERROR, "Before records begin",
     "is dated {1}, but records begin on {2}; what was there before belongs in beginning inventory",
     'd', 'd', NULL, NULL},
    {"future", CHECK_ERROR, "In the future", "is dated {1}, which is still to come; correct the day",
     'd', 't', NULL, NULL},
    {"owned_before", CHECK_ERROR, "Owned before records begin",
     "is dated {1}, before records begin on {2}; if it was there on that day, it is a beginning value", 'd', 'd',
     WORTH, NULL},
    {"gone_before", CHECK_ERROR, "Gone before records begin",
     "is dated {1}, before records begin on {2}; what was gone by then is no part of these records", 'd', 'd',
     WORTH, NULL},
    {"beginning_late", CHECK_ERROR, "Beginning value of a later day",
     "is there since {1}, but records begin on {2} with it; say how it came, or correct the day", 'd', 'd',
     WORTH, NULL},
    {"owned_future", CHECK_ERROR, "Worth of a day to come",
     "is dated {1}, which is still to come; correct the day", 'd', 't', WORTH, NULL},
    {"after_close", CHECK_ERROR, "After the project closed",
     "is dated {1}, but the project ended on {2}; correct one of the two days", 'd', 'd', NULL, NULL},
    {"sold_capital", CHECK_WARNING, "Sale of a lasting item",
     "names {1}, a lasting item that is still owned; enter its sale with d on the inventory page",
     't', 't', NULL, NULL},
    {"cash_below_zero", CHECK_WARNING, "Cash below zero",
     "cash is below zero from {1}; say where the money came from: My money in, a loan, a missing sale",
     'd', 't', NULL, NULL},
    {"not_counted", CHECK_WARNING, "Not counted this year",
     "{1}: last counted on {2}; count it", 't', 'd', NULL, NULL},
    {"herd_count", CHECK_WARNING, "Count and herd differ",
     "{1} counted, but the count before and the herd changes since come to {2}; enter the birth, death, "
     "purchase or sale that is missing, or count again", 't', 't', NULL, NULL},
    {"unexplained_rise", CHECK_WARNING, "Inventory rose by itself",
     "inventory of {1} rose by {2} with nothing bought, born, harvested, traded or given; say where it came from", 't',
     'm', NULL, NULL},
    {"stated_once", CHECK_WARNING, "Stated once",
     "{1} was stated on {2} and never again; say what it is now", 't', 'd', NULL, NULL},
    {"pay_hours", CHECK_WARNING, "Paychecks and hours differ",
     "paychecks of {1} have {2} hours more than were logged as paid; log them, or correct the paychecks",
     't', 'h', NULL, NULL},
    {"long_day", CHECK_WARNING, "A very long day", "{1} has {2} hours; is that right?", 'd', 'h', NULL, NULL},
    {"long_duty", CHECK_WARNING, "One long duty",
     "{1}: {2} hours under one duty; judges want them split into what was done", 't', 'h', NULL, NULL},
    {"same_hours", CHECK_WARNING, "Service and SAE alike",
     "service of {1} is as long as SAE hours of that day, {2}; the same hours may not count twice", 'd',
     'h', NULL, NULL},
    {"no_entry", CHECK_WARNING, "No entry for 14 days", "last entry: {1}; write down what was done since",
     'd', 't', NULL, NULL},
    {"no_plan", CHECK_WARNING, "No plan", "has no plan; write down what you will do, and your goals",
     't', 't', NULL, "plan"},
    {"no_agreement", CHECK_WARNING, "Agreement not signed",
     "the agreement is not signed by {1}; enter who signed, when and how", 't', 't', NULL, "agreement"},
    {"no_safety", CHECK_WARNING, "No safety check",
     "has no safety check; walk through the work and write down what could hurt somebody", 't', 't',
     NULL, "safety"},
    {"no_evaluation", CHECK_WARNING, "No evaluation",
     "has run since {1} without an evaluation by the employer; ask for one", 'd', 't', NULL, "evaluation"},
    {"no_job", CHECK_WARNING, "No job", "is a placement without a job; say where you work, and as what",
     't', 't', DAYS, "position"},
    {"no_question", CHECK_WARNING, "No research question",
     "is research without a question; write down what you want to find out", 't', 't', DAYS, "research"},
    {"no_service_plan", CHECK_WARNING, "No service plan",
     "has no service plan; write down the need it meets, and the partner", 't', 't', DAYS,
     "service_plan"},
    {"pay_across", CHECK_WARNING, "Hours in two years",
     "pays for work since {1}, and those hours are logged: in {2} they count once more; log the hours of {2}, too", 'd',
     't', DAYS, NULL},
    {"pay_without_job", CHECK_WARNING, "Pay without a job",
     "paychecks of {2} without a job: {1}; choose the job they are from", 't', 't', DAYS, NULL},
    {"before_project", CHECK_WARNING, "Before the project began",
     "has entries from {1} on, but began on {2}; correct one of the two days", 'd', 'd', DAYS, NULL},
    {"after_left", CHECK_WARNING, "After leaving",
     "has entries up to {1}, but left on {2}; correct one of the two days", 'd', 'd', DAYS, NULL},
    {"outside_job", CHECK_WARNING, "Hours outside the job",
     "has hours on days outside it, {1}; the job ran {2}", 't', 't', DAYS, NULL},
    {"written_late", CHECK_WARNING, "Written late",
     "entries of {2} written more than 30 days after their day: {1}; write them when the work is done",
     't', 't', DAYS, NULL},
    {"one_week", CHECK_WARNING, "A year in a week",
     "most of {1} was written in one week, {2} entries; a record is worth most when it is kept up", 't',
     't', DAYS, NULL},
    {"twice", CHECK_WARNING, "Entered twice",
     "stands twice on {1}, alike in everything; take one out if it happened once", 'd', 't', DAYS, NULL},
    {"not_paid_yet", CHECK_WARNING, "Not settled yet",
     "was to be paid later, and since {1} nobody has: {2}; say when it was paid", 'd', 'm', WORTH, NULL},
    {"crew_owned", CHECK_WARNING, "Two parts of one project",
     "says that {1} % is owned, by the parts of the crew it is {2} %; make them alike", '%', '%', WORTH, NULL},
    {"paid_before_loan", CHECK_WARNING, "Paid before it was borrowed",
     "pays back on {1} what was borrowed on {2}; correct one of the two days", 'd', 'd', WORTH, NULL},
    {"loan_overpaid", CHECK_WARNING, "Loan overpaid",
     "{1} more was paid back than borrowed; part of it may be interest", 'm', 't', WORTH, NULL},
    {"loan_overdue", CHECK_WARNING, "Loan overdue",
     "was due on {1}, and {2} is still owed; enter the payment, or the new day", 'd', 'm', WORTH, NULL},
    {"closed_with_stock", CHECK_WARNING, "Closed with inventory",
     "is closed, but {1} is still in its inventory, {2}; sell it, move it, or count it as gone", 't', 'm',
     WORTH, NULL},
    {"brought_overlap", CHECK_WARNING, "Carried in and recorded",
     "{1} of {2} is carried in and recorded here, too; see that nothing counts twice", 'l', 't', WORTH,
     NULL},
    {"brought_break", CHECK_WARNING, "Carried inventory breaks off",
     "the old book ended with {1} of inventory, this one begins with {2}; they should be the same", 'm',
     'm', WORTH, NULL},
    {"brought_unseen", CHECK_WARNING, "Old book not seen",
     "nobody has said that they compared these with {1}; a teacher should look and sign", 't', 't', WORTH,
     NULL},
};

size_t check_count(void)
{
    return COUNT_OF(checks);
}

const struct check *check_at(size_t at)
{
    return &checks[at];
}

static const char *line_label(const char *name)
{
    const struct carried_line *line = carried_find(name);
    return line != NULL ? tr(line->choice.label) : name;
}

/* A value of a finding, as its check says it is written. */
static void add_value(struct stmt *stmt, int col, char how, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    struct date date;
    char words[DATE_TEXT_SIZE];
    if (stmt_is_null(stmt, col)) {
        buf_add_text(out, how == 'd' ? _("never") : _("none"));
        return;
    }
    switch (how) {
    case 'd':
        if (date_parse_iso(stmt_text(stmt, col), stmt_bytes(stmt, col), &date))
            buf_add_text(out, date_short(date, words));
        break;
    case 'm':
        buf_add_text(out, num_money_grouped(stmt_int(stmt, col), text));
        break;
    case 'h':
        buf_add_text(out, num_hours(stmt_int(stmt, col), text));
        break;
    case 'l':
        buf_add_text(out, line_label(stmt_text(stmt, col)));
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
    for (const char *at = tr(check->sentence); *at != '\0'; at++) {
        bool value = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';
        if (!value) {
            buf_add_char(out, *at);
            continue;
        }
        add_value(stmt, at[1] == '1' ? 3 : 4, at[1] == '1' ? check->one : check->two, out);
        at += 2;
    }
}

bool check_run_one(struct book *book, const struct check *check, int64_t student, check_found *found,
                   void *context, struct err *err)
{
    struct buf view = {0}, text = {0}, one = {0}, two = {0};
    enum step step = STEP_FAILED;
    bool ok = true;
    buf_addf(&view, "check_%s", check->id);
    struct stmt *stmt = sql_view(book, check->file != NULL ? check->file : "60_check", buf_text(&view),
                                 student, 0, (struct sql_span){.to = date_today()}, err);
    while (ok && stmt != NULL && (step = stmt_step(stmt, err)) == STEP_ROW) {
        buf_clear(&text);
        tell(check, stmt, &text);
        buf_clear(&one);
        buf_add_text(&one, stmt_text(stmt, 3));
        buf_clear(&two);
        buf_add_text(&two, stmt_text(stmt, 4));
        const struct check_finding finding = {
            .check = check, .student = stmt_int(stmt, 0), .kind = stmt_text(stmt, 1),
            .record = stmt_int(stmt, 2), .text = buf_text(&text), .one = buf_text(&one),
            .two = buf_text(&two),
        };
        ok = found(context, &finding, err);
    }
    stmt_done(stmt);
    buf_free(&view);
    buf_free(&text);
    buf_free(&one);
    buf_free(&two);
    return ok && step == STEP_DONE;
}

const struct check *check_in_turn(size_t at)
{
    for (int severity = CHECK_ERROR; severity >= CHECK_WARNING; severity--)
        for (size_t i = 0; i < COUNT_OF(checks); i++)
            if ((int)checks[i].severity == severity && at-- == 0)
                return &checks[i];
    return NULL;
}

bool check_run_errors(struct book *book, int64_t student, check_found *found, void *context,
                      struct err *err)
{
    for (size_t i = LEDGER_CHECKS; i < COUNT_OF(checks); i++)
        if (checks[i].severity == CHECK_ERROR &&
            !check_run_one(book, &checks[i], student, found, context, err))
            return false;
    return true;
}

bool check_run(struct book *book, int64_t student, check_found *found, void *context,
               struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(checks); i++)
        if (!check_run_one(book, check_in_turn(i), student, found, context, err))
            return false;
    return true;
}
