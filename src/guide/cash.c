/* Cash that would fall below zero, and where the money came from. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "guide/inside.h"
#include <string.h>

/* ---- how much ------------------------------------------------------------------------------- */

struct cash {
    struct day {
        struct date date;
        int64_t cents; /* at its end */
    } * days;          /* owned; those on which it moved */
    size_t count;
};

static bool read_cash(struct book *book, int64_t student, struct cash *out, struct err *err)
{
    int64_t cents = 0;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT date, sum(amount) FROM posting WHERE student = ?1"
                                  " AND account = 'assets:cash' GROUP BY date ORDER BY date",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, student);
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct date date = {0};
        (void)date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &date);
        cents += stmt_int(stmt, 1);
        out->days = mem_grow(out->days, out->count + 1, sizeof *out->days);
        out->days[out->count++] = (struct day){date, cents};
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static int64_t below_zero(int64_t cents)
{
    return cents < 0 ? -cents : 0;
}

/* Day by day, how much deeper below zero it is after than before. */
static void compare(const struct cash *before, const struct cash *after, struct guide_short *out)
{
    size_t b = 0, a = 0;
    int64_t was = 0, is = 0;
    *out = (struct guide_short){0};
    while (b < before->count || a < after->count) {
        struct date day =
            a == after->count ? before->days[b].date
            : b == before->count || date_compare(after->days[a].date, before->days[b].date) < 0
                ? after->days[a].date
                : before->days[b].date;
        if (b < before->count && date_compare(before->days[b].date, day) == 0)
            was = before->days[b++].cents;
        if (a < after->count && date_compare(after->days[a].date, day) == 0)
            is = after->days[a++].cents;
        int64_t more = below_zero(is) - below_zero(was);
        if (more > 0 && out->cents == 0)
            out->day = day;
        if (more > out->cents)
            out->cents = more;
    }
}

bool guide_short(struct book *book, struct guide_plan *plan, int64_t student,
                 struct guide_short *out, struct err *err)
{
    struct cash before = {0}, after = {0};
    struct buf told = {0};
    int64_t *ids = mem_array(plan->count, sizeof *ids);
    *out = (struct guide_short){0};
    for (size_t i = 0; i < plan->count; i++)
        ids[i] = plan->rows[i]->record.id;
    bool ok = change_begin(book, CHANGE_RECORDED, err);
    if (ok) {
        ok = read_cash(book, student, &before, err) && plan_write(book, plan, &told, err) &&
             read_cash(book, student, &after, err);
        change_rollback(book);
    }
    for (size_t i = 0; i < plan->count; i++)
        plan->rows[i]->record.id = ids[i];
    if (ok)
        compare(&before, &after, out);
    mem_free(before.days);
    mem_free(after.days);
    mem_free(ids);
    buf_free(&told);
    return ok;
}

void guide_tell_short(const struct guide_short *at, struct buf *out)
{
    char day[DATE_TEXT_SIZE], text[NUM_TEXT_SIZE];
    buf_addf(out,
             _("On %s your records have %s less cash than this takes. Where did it come from?"),
             date_human(at->day, day), num_money_grouped(at->cents, text));
}

/* ---- where it came from --------------------------------------------------------------------- */

static void put_in(struct guide_plan *plan, const struct guide_short *at, const char *category,
                   const struct record *answers)
{
    struct record *money = plan_add_first(plan, "money", answers);
    plan_text(money, "type", "contribution");
    plan_text(money, "category", category);
    plan_int(money, "amount", at->cents);
    value_set_date(record_value(money, "date"), at->day);
    plan_why(plan, "Money put in is not income; it makes what you have larger.");
}

static bool from_loan(struct book *book, struct guide_plan *plan, const struct guide_short *at,
                      const struct record *answers, struct err *err)
{
    (void)book;
    if (!answer_given(answers, "lender"))
        return plan_blame(plan, "lender", err, "say who lent you the money");
    struct record *loan = plan_add_first(plan, "loan", answers);
    plan_take(loan, "lender", answers, "lender");
    plan_int(loan, "principal", at->cents);
    value_set_date(record_value(loan, "date"), at->day);
    plan_why(plan, "Borrowed money is never income: you have it, and you owe it.");
    return true;
}

/* Cash at the beginning of records: the item of that name is made, or what it says made more. */
static bool from_beginning(struct book *book, struct guide_plan *plan, const struct guide_short *at,
                           const struct record *answers, struct err *err)
{
    static const char item[] = "Cash at the beginning";
    struct guide_short still;
    struct date from = {0};
    int64_t id = 0;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT s.records_from, b.id FROM student AS s"
                                  " LEFT JOIN balance AS b ON b.student = s.id AND b.class = 'cash'"
                                  " AND b.as_of = s.records_from AND b.item = ?2 COLLATE NOCASE"
                                  " WHERE s.id = ?1",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(answers, "student"));
    stmt_bind_text(stmt, 2, item);
    if (stmt_step(stmt, err) == STEP_ROW) {
        (void)date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &from);
        id = stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    struct record *cash = id != 0 ? plan_change(book, plan, "balance", id, err)
                                  : plan_add_first(plan, "balance", answers);
    if (cash == NULL)
        return false;
    plan_text(cash, "item", item);
    plan_text(cash, "class", "cash");
    value_set_int(record_value(cash, "amount"), record_int(cash, "amount") + at->cents);
    value_set_date(record_value(cash, "as_of"), from);
    if (!guide_short(book, plan, record_int(answers, "student"), &still, err))
        return false;
    if (still.cents > 0)
        return plan_blame(plan, "source", err,
                          "your cash was counted since then, so what you had at the beginning does "
                          "not help: choose another answer");
    plan_why(plan,
             "You had the money before your records began: it stands in your beginning values.");
    return true;
}

/* All that was to be paid in cash is owed instead. */
static bool pay_later(struct guide_plan *plan, struct err *err)
{
    static const char *const may[] = {"expense", "interest", "other_expense"};
    size_t settled = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct record *record = &plan->rows[i]->record;
        bool can = plan_is(record, "asset") && record_is(record, "how", "bought");
        for (size_t m = 0; !can && m < COUNT_OF(may) && plan_is(record, "money"); m++)
            can = record_is(record, "type", may[m]);
        if (!can || plan->rows[i]->changes || plan->rows[i]->left_out ||
            !record_is(record, "settled", "cash"))
            continue;
        plan_text(record, "settled", "later");
        settled++;
    }
    if (settled == 0)
        return plan_blame(plan, "source", err, "this cannot be paid later: choose another answer");
    plan_why(plan, "The cost counts now; it is owed until the day you pay it.");
    return true;
}

bool plan_source(struct book *book, struct guide_plan *plan, const struct record *answers,
                 struct err *err)
{
    struct guide_short at;
    if (plan->count == 0)
        return true;
    if (!guide_short(book, plan, record_int(answers, "student"), &at, err))
        return false;
    if (at.cents == 0)
        return true;
    if (record_is(answers, "source", "unknown")) {
        plan_why(plan, "Your cash stays below zero in the records; the checks will remind you.");
        return true;
    }
    if (record_is(answers, "source", "later"))
        return pay_later(plan, err);
    if (record_is(answers, "source", "loan"))
        return from_loan(book, plan, &at, answers, err);
    if (record_is(answers, "source", "beginning"))
        return from_beginning(book, plan, &at, answers, err);
    put_in(plan, &at, record_text(answers, "source"), answers);
    return true;
}
