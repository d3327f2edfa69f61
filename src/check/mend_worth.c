/* Mends of what is owned and owed: cash, counts, promises, things that last. */
#include "check/inside.h"
#include "base/attr.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/book.h"
#include <stdlib.h>
#include <string.h>

/* ---- cash ----------------------------------------------------------------------------------- */

/* Money put in on the first day without cash, as much as was ever missing. */
static bool put_money_in(struct mending *m, const char *category, struct err *err)
{
    int64_t least = strtoll(m->finding->two, NULL, 10);
    if (least >= 0)
        return err_set(err, "cash is not below zero any more");
    struct record *money = mend_add(m, "money");
    mend_set_text(money, "type", "contribution");
    mend_set_text(money, "category", category);
    mend_set_date(money, "date", mend_day(m->finding->one));
    mend_set_int(money, "amount", -least);
    return true;
}

static bool from_savings(struct mending *m, struct err *err)
{
    return put_money_in(m, "personal", err);
}

static bool from_family(struct mending *m, struct err *err)
{
    return put_money_in(m, "family", err);
}

static bool from_gift(struct mending *m, struct err *err)
{
    return put_money_in(m, "gift", err);
}

/* ---- counts --------------------------------------------------------------------------------- */

/* The last count of the item that the finding names, copied into a new one of that day. */
static struct record *count_again(struct mending *m, struct date day, struct err *err)
{
    int64_t last = 0;
    struct record before;
    struct record *count = NULL;
    struct stmt *stmt = book_stmt(m->book,
                                  "SELECT id FROM stock WHERE student = ?1 AND project = ?2"
                                  " AND item = ?3 COLLATE NOCASE ORDER BY as_of DESC LIMIT 1",
                                  err);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, 1, m->finding->student);
    stmt_bind_int(stmt, 2, m->finding->record);
    stmt_bind_text(stmt, 3, m->finding->one);
    if (stmt_step(stmt, err) == STEP_ROW)
        last = stmt_int(stmt, 0);
    stmt_done(stmt);
    if (record_read(m->book, kind_find("stock"), last, &before, err)) {
        static const char *const same[] = {"project", "item", "quantity", "unit", "value"};
        count = mend_add(m, "stock");
        for (size_t i = 0; i < COUNT_OF(same); i++)
            mend_copy(count, same[i], &before, same[i]);
        mend_set_date(count, "as_of", day);
    }
    record_clear(&before);
    return count;
}

static bool all_still_there(struct mending *m, struct err *err)
{
    return count_again(m, date_today(), err) != NULL;
}

static bool count_as_gone(struct mending *m, struct date day, struct err *err)
{
    struct record *count = count_again(m, day, err);
    if (count == NULL)
        return false;
    mend_set_int(count, "value", 0);
    if (record_has(count, "quantity"))
        mend_set_int(count, "quantity", 0);
    return true;
}

static bool is_gone(struct mending *m, struct err *err)
{
    return count_as_gone(m, date_today(), err);
}

/* On the day the project ended, or today where the last count is younger, or nobody said when. */
static bool gone_with_the_project(struct mending *m, struct err *err)
{
    struct record project;
    struct date day = {0};
    int64_t last = 0;
    if (record_read(m->book, kind_find("project"), m->finding->record, &project, err))
        day = value_date(record_get(&project, "ended"));
    record_clear(&project);
    if (!mend_ask(m,
                  "SELECT CAST(replace(max(as_of), '-', '') AS INTEGER) FROM stock"
                  " WHERE student = :student AND project = :record",
                  &last, err))
        return false;
    bool before = day.year * 10000 + day.month * 100 + day.day <= last;
    return count_as_gone(m, day.year == 0 || before ? date_today() : day, err);
}

/* ---- stated, promised ----------------------------------------------------------------------- */

static struct record *state_again(struct mending *m, struct err *err)
{
    static const char *const same[] = {"item", "class", "scope", "productive", "amount"};
    struct record before, *now = NULL;
    if (record_read(m->book, kind_find("balance"), m->finding->record, &before, err)) {
        now = mend_add(m, "balance");
        for (size_t i = 0; i < COUNT_OF(same); i++)
            mend_copy(now, same[i], &before, same[i]);
        mend_set_date(now, "as_of", date_today());
    }
    record_clear(&before);
    return now;
}

static bool still_the_same(struct mending *m, struct err *err)
{
    return state_again(m, err) != NULL;
}

static bool nothing_left(struct mending *m, struct err *err)
{
    struct record *now = state_again(m, err);
    if (now == NULL)
        return false;
    mend_set_int(now, "amount", 0);
    return true;
}

static bool paid_today(struct mending *m, struct err *err)
{
    struct record *record = mend_change_found(m, err);
    if (record == NULL)
        return false;
    mend_set_date(record, "paid_on", date_today());
    return true;
}

/* ---- things that last ----------------------------------------------------------------------- */

/* The sale as a product becomes what it was: the end of a lasting item. */
static bool sell_the_item(struct mending *m, struct err *err)
{
    int64_t asset = 0, head = 0, left = 0;
    struct record sale;
    struct stmt *stmt = book_stmt(m->book,
                                  "SELECT a.id, a.count - ifnull((SELECT sum(d.count) FROM disposal AS d"
                                  " WHERE d.asset = a.id), 0) FROM asset AS a"
                                  " WHERE a.student = ?1 AND a.name = ?2 COLLATE NOCASE",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, m->finding->student);
    stmt_bind_text(stmt, 2, m->finding->one);
    if (stmt_step(stmt, err) == STEP_ROW) {
        asset = stmt_int(stmt, 0);
        left = stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    if (!mend_ask(m, "SELECT id FROM head WHERE money = :record", &head, err) ||
        (head != 0 && mend_delete(m, "head", head, err) == NULL))
        return false;
    const struct record *gone = mend_delete_found(m, err);
    if (gone == NULL)
        return false;
    record_copy(&sale, gone);
    int64_t sold = record_int(&sale, "quantity") / 1000;
    struct record *disposal = mend_add(m, "disposal");
    mend_set_int(disposal, "asset", asset);
    mend_copy(disposal, "date", &sale, "date");
    mend_set_text(disposal, "how", "sold");
    mend_set_int(disposal, "count", sold > 0 && sold < left ? sold : left);
    mend_copy(disposal, "proceeds", &sale, "amount");
    mend_copy(disposal, "party", &sale, "party");
    record_clear(&sale);
    return true;
}

/* ---- the day records begin ------------------------------------------------------------------ */

/* An item or a loan that was there when records began. What it cost then is for the person to say. */
static bool was_there(struct mending *m, struct err *err)
{
    static const char *const payment[] = {"settled", "paid_on", "loan"};
    struct record *record = mend_change_found(m, err);
    if (record == NULL)
        return false;
    bool loan = strcmp(m->finding->kind, "loan") == 0;
    mend_set_text(record, loan ? "received" : "how", "beginning");
    for (size_t i = 0; !loan && i < COUNT_OF(payment); i++)
        value_clear(record_value(record, payment[i]));
    return true;
}

static bool since_the_beginning(struct mending *m, struct err *err)
{
    struct record *record = mend_change_found(m, err);
    if (record == NULL)
        return false;
    mend_set_date(record, strcmp(m->finding->kind, "loan") == 0 ? "date" : "acquired",
                  mend_day(m->finding->two));
    return true;
}

static const char shares_sql[] =
    "SELECT u.id FROM asset_use AS u JOIN asset AS a ON a.id = u.asset"
    " WHERE a.student = :student AND u.asset = :record AND u.year = :two ORDER BY u.share, u.id";

/* All shares of the year lowered alike, so that they come to 100 %; the largest takes the rest. */
static bool lower_shares(struct mending *m, struct err *err)
{
    struct check_finding by_year = *m->finding;
    struct mending asked = {m->book, &by_year, m->plan};
    int64_t *ids, sum = strtoll(m->finding->two, NULL, 10), given = 0;
    size_t count;
    by_year.two = m->finding->one;
    bool ok = mend_ask_ids(&asked, shares_sql, &ids, &count, err) && sum > 0;
    for (size_t i = 0; ok && i < count; i++) {
        struct record *share = mend_change(m, "asset_use", ids[i], err);
        ok = share != NULL;
        if (!ok)
            break;
        m->plan->steps[m->plan->count - 1].as_is = true;
        int64_t part = num_scale(record_int(share, "share"), 10000, sum);
        mend_set_int(share, "share", i + 1 < count ? part : 10000 - given);
        given += part;
    }
    mem_free(ids);
    return ok;
}

static bool take_share_out(struct mending *m, struct err *err)
{
    return mend_delete_found(m, err) != NULL;
}

const struct mend mends_of_worth[] = {
    {"cash_below_zero", "own", "my own savings: money put in that day", from_savings},
    {"cash_below_zero", "family", "my family: money put in that day", from_family},
    {"cash_below_zero", "gift", "a gift of money that day", from_gift},
    {"not_counted", "same", "I counted: all of it is still there", all_still_there},
    {"not_counted", "gone", "I looked: it is gone", is_gone},
    {"closed_with_stock", "gone", "it is gone, since the project ended", gone_with_the_project},
    {"stated_once", "same", "it is still the same today", still_the_same},
    {"stated_once", "gone", "nothing of it is left today", nothing_left},
    {"not_paid_yet", "today", "it was paid today", paid_today},
    {"sold_capital", "item", "enter it as the sale of the lasting item", sell_the_item},
    {"owned_before", "beginning", "it was there when records began", was_there},
    {"beginning_late", "day", "it was there when records began: date it that day", since_the_beginning},
    {"shares", "lower", "lower them alike to 100 %", lower_shares},
    {"share_unowned", "take_out", "take the share out", take_share_out},
};
const size_t mends_of_worth_count = COUNT_OF(mends_of_worth);
