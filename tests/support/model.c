#include "support/check.h"

#include "support/model_inside.h"

#include "base/mem.h"
#include "book/book.h"
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* ---- records --------------------------------------------------------------------------------- */

static struct rows read_rows(struct book *book, const char *kind)
{
    struct rows rows = {0};
    struct err err = {{0}};
    char sql[64];
    snprintf(sql, sizeof sql, "SELECT id FROM %s ORDER BY id", kind);
    struct stmt *stmt = book_stmt(book, sql, &err);
    assert_non_null(stmt);
    while (stmt_step(stmt, &err) == STEP_ROW) {
        rows.list = mem_grow(rows.list, rows.count + 1, sizeof *rows.list);
        if (!record_read(book, kind_find(kind), stmt_int(stmt, 0), &rows.list[rows.count++], &err))
            fail_msg("%s", err.text);
    }
    stmt_done(stmt);
    return rows;
}

static void clear_rows(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        record_clear(&rows->list[i]);
    mem_free(rows->list);
}

const struct record *row_of(const struct rows *rows, int64_t id)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->list[i].id == id)
            return &rows->list[i];
    return NULL;
}

bool has(const struct record *record, const char *field)
{
    return record_get(record, field)->is != VALUE_NONE;
}

int day_of(const struct record *record, const char *field)
{
    return (int)record_get(record, field)->i;
}

int year_of(int day)
{
    return date_from_number(day).year;
}

int last_day(int year)
{
    return date_number((struct date){year, 12, 31});
}

int records_from(const struct model *m, int64_t student)
{
    return day_of(row_of(&m->students, student), "records_from");
}

bool is_placement(const struct model *m, int64_t project)
{
    return project != 0 && record_is(row_of(&m->projects, project), "type", "placement");
}

/* Half up, away from zero for what is below it. */
int64_t scale(int64_t amount, int64_t part, int64_t whole)
{
    int64_t sign = amount < 0 ? -1 : 1;
    return sign * ((2 * sign * amount * part + whole) / (2 * whole));
}

/* ---- entries --------------------------------------------------------------------------------- */

static void enter(struct model *m, struct entry entry)
{
    if (entry.amount == 0)
        return;
    if (m->count == m->room) {
        m->room = m->room ? m->room * 2 : 256;
        m->entries = mem_grow(m->entries, m->room, sizeof *m->entries);
    }
    m->entries[m->count++] = entry;
}

void post(struct model *m, struct entry like, const char *debit, const char *credit, int64_t amount)
{
    like.account = debit;
    like.amount = amount;
    enter(m, like);
    like.account = credit;
    like.amount = -amount;
    enter(m, like);
}

/* The cash side: of a project whose proceeds are the school's it is a withdrawal. */
const char *cash_of(const struct model *m, int64_t project)
{
    return project != 0 && record_is(row_of(&m->projects, project), "proceeds", "school")
               ? "withdrawals"
               : "cash";
}

void post_paid(struct model *m, const struct record *row, struct entry like, const char *account,
               int64_t amount)
{
    const char *cash = cash_of(m, like.project), *owed = amount < 0 ? "payable" : "receivable";
    if (record_is(row, "settled", "loan")) {
        like.loan = record_int(row, "loan");
        post(m, like, "loan", account, amount);
    } else if (record_is(row, "settled", "later")) {
        post(m, like, owed, account, amount);
        like.day = day_of(row, "paid_on");
        if (has(row, "paid_on"))
            post(m, like, cash, owed, amount);
    } else {
        post(m, like, cash, account, amount);
    }
}

/* ---- money ----------------------------------------------------------------------------------- */

static const char *cash_line(const struct record *row, const char *field)
{
    return record_is(row, field, "resale") ? "resale"
           : record_is(row, field, "feed") ? "cash_feed"
                                           : "cash_other";
}

static const char *noncash_line(const struct record *row)
{
    return record_is(row, "category", "feed") ? "noncash_feed" : "noncash_other";
}

static void post_money(struct model *m, const struct record *row)
{
    int64_t amount = record_int(row, "amount");
    struct entry e = {.student = record_int(row, "student"),
                      .project = record_int(row, "project"),
                      .day = day_of(row, "date")};
    const char *type = record_text(row, "type");
    if (strcmp(type, "sale") == 0)
        post_paid(m, row, e, "cash_sales", amount);
    else if (strcmp(type, "expense") == 0)
        post_paid(m, row, e, cash_line(row, "category"), -amount);
    else if (strcmp(type, "refund") == 0)
        post_paid(m, row, e, cash_line(row, "category"), amount);
    else if (strcmp(type, "interest") == 0)
        post_paid(m, row, e, "cash_other", -amount);
    else if (strcmp(type, "other_income") == 0)
        post_paid(m, row, e, "outside_income", amount);
    else if (strcmp(type, "other_expense") == 0)
        post_paid(m, row, e, "outside_expense", -amount);
    else if (strcmp(type, "home_use") == 0)
        post(m, e, "withdrawals", "used_at_home", amount);
    else if (strcmp(type, "barter") == 0)
        post(m, e, noncash_line(row), "bartered", amount);
    else if (strcmp(type, "labor") == 0)
        post(m, e, noncash_line(row), "labor_exchange", amount);
    else if (strcmp(type, "gift") == 0)
        post(m, e, noncash_line(row), "gifts", amount);
    else if (strcmp(type, "contribution") == 0)
        post(m, e, "cash", "contributions", amount);
    else if (strcmp(type, "withdrawal") == 0)
        post(m, e, "withdrawals", "cash", amount);
    else if (strcmp(type, "loan_payment") == 0) {
        e.loan = record_int(row, "loan");
        post(m, e, "loan", "cash", amount);
    } else if (strcmp(type, "transfer") == 0) {
        struct entry other = e;
        other.project = record_int(row, "to_project");
        post(m, other, noncash_line(row), "between", amount);
        post(m, e, "between", "transferred_out", amount);
    } else {
        fail_msg("type %s is not in the model", type);
    }
}

static void post_paycheck(struct model *m, const struct record *row)
{
    int64_t gross = record_int(row, "gross"), kept = record_int(row, "sae_withheld");
    int64_t drawn = record_int(row, "taxes") + record_int(row, "other_withheld");
    struct entry e = {.student = record_int(row, "student"),
                      .project = record_int(row, "project"),
                      .position = record_int(row, "position"),
                      .day = day_of(row, "date")};
    post(m, e, cash_of(m, e.project), "wages", gross - kept - drawn);
    post(m, e, "withdrawals", "wages", drawn);
    post(m, e, "between", "wages", kept);
    if (record_int(row, "sae_project") != e.project)
        e.position = 0;
    e.project = record_int(row, "sae_project");
    post(m, e, cash_line(row, "sae_category"), "between", kept);
}

static void post_loan(struct model *m, const struct record *row)
{
    struct entry e = {.student = record_int(row, "student"),
                      .project = record_int(row, "project"),
                      .loan = row->id,
                      .day = day_of(row, "date")};
    bool beginning = record_is(row, "received", "beginning");
    if (beginning)
        e.day = records_from(m, e.student);
    if (!record_is(row, "received", "goods"))
        post(m, e, beginning ? "beginning" : cash_of(m, e.project), "loan",
             record_int(row, "principal"));
}

/* ---- counts ---------------------------------------------------------------------------------- */

static bool same_item(const struct record *a, const struct record *b, const char *of)
{
    return record_int(a, "student") == record_int(b, "student") &&
           strcmp(record_text(a, of), record_text(b, of)) == 0 &&
           record_int(a, of) == record_int(b, of) &&
           strcasecmp(record_text(a, "item"), record_text(b, "item")) == 0;
}

/* The item's row of the last day before this one, NULL if there is none. */
static const struct record *row_before(const struct rows *rows, const struct record *row,
                                       const char *of, int day)
{
    const struct record *found = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct record *r = &rows->list[i];
        if (same_item(r, row, of) && day_of(r, "as_of") < day &&
            (found == NULL || day_of(r, "as_of") > day_of(found, "as_of")))
            found = r;
    }
    return found;
}

/* Whether everything of the row's project was counted between that row and a day. */
static bool counted_since(const struct model *m, const struct record *row, int before)
{
    for (size_t i = 0; i < m->counted.count; i++) {
        const struct record *c = &m->counted.list[i];
        if (record_int(c, "project") == record_int(row, "project") &&
            day_of(c, "as_of") > day_of(row, "as_of") && day_of(c, "as_of") < before)
            return true;
    }
    return false;
}

static void post_stock(struct model *m, const struct record *row)
{
    struct entry e = {.student = record_int(row, "student"),
                      .project = record_int(row, "project"),
                      .day = day_of(row, "as_of")};
    const struct record *last = row_before(&m->stock, row, "project", e.day);
    int64_t was = last != NULL && !counted_since(m, last, e.day) ? record_int(last, "value") : 0;
    post(m, e, "inventory", e.day == records_from(m, e.student) ? "beginning" : "inventory_change",
         record_int(row, "value") - was);
}

/* What has no row on that day is gone. */
static void post_counted(struct model *m, const struct record *counted)
{
    int day = day_of(counted, "as_of");
    for (size_t i = 0; i < m->stock.count; i++) {
        const struct record *row = &m->stock.list[i];
        struct entry e = {.student = record_int(row, "student"),
                          .project = record_int(row, "project"),
                          .day = day};
        if (e.project == record_int(counted, "project") && day_of(row, "as_of") < day &&
            row_before(&m->stock, row, "project", day + 1) == row && !counted_since(m, row, day))
            post(m, e, "inventory", "inventory_change", -record_int(row, "value"));
    }
}

static void post_balance(struct model *m, const struct record *row)
{
    const char *class = record_text(row, "class");
    struct entry e = {.student = record_int(row, "student"), .day = day_of(row, "as_of")};
    bool beginning = e.day == records_from(m, e.student);
    bool owed = strcmp(class, "payable") == 0 || strstr(class, "liability") != NULL;
    const struct record *last = row_before(&m->balance, row, "class", e.day);
    int64_t amount = record_int(row, "amount") - (last != NULL ? record_int(last, "amount") : 0);
    post(m, e, class, beginning ? "beginning" : "other_changes", owed ? -amount : amount);
}

static int64_t cash_at(const struct model *m, int64_t student, int day)
{
    int64_t sum = 0;
    for (size_t i = 0; i < m->count; i++)
        if (m->entries[i].student == student && m->entries[i].day <= day &&
            strcmp(m->entries[i].account, "cash") == 0)
            sum += m->entries[i].amount;
    return sum;
}

/* All cash items of a day are one count; the day after, the next. Last of all, as what was counted
 * is held against everything else. */
static void post_cash(struct model *m)
{
    for (int from = -1000000;;) {
        int day = 1000000;
        for (size_t i = 0; i < m->balance.count; i++) {
            int as_of = day_of(&m->balance.list[i], "as_of");
            if (as_of > from && as_of < day && record_is(&m->balance.list[i], "class", "cash"))
                day = as_of;
        }
        if (day == 1000000)
            return;
        for (size_t s = 0; s < m->students.count; s++) {
            struct entry e = {.student = m->students.list[s].id, .day = day};
            int64_t sum = 0, count = 0;
            for (size_t i = 0; i < m->balance.count; i++) {
                const struct record *row = &m->balance.list[i];
                if (record_int(row, "student") == e.student && day_of(row, "as_of") == day &&
                    record_is(row, "class", "cash")) {
                    sum += record_int(row, "amount");
                    count++;
                }
            }
            if (count > 0 && day == records_from(m, e.student))
                post(m, e, "cash", "beginning", sum);
            else if (count > 0)
                post(m, e, "cash", "unexplained", sum - cash_at(m, e.student, day));
        }
        from = day;
    }
}

/* ---- all ------------------------------------------------------------------------------------- */

static void each(struct model *m, const struct rows *rows,
                 void (*post_row)(struct model *m, const struct record *row))
{
    for (size_t i = 0; i < rows->count; i++)
        post_row(m, &rows->list[i]);
}

static void post_noncash_balance(struct model *m, const struct record *row)
{
    if (!record_is(row, "class", "cash"))
        post_balance(m, row);
}

struct model *model_read(struct book *book)
{
    struct model *m = mem_alloc(sizeof *m);
    m->chapters = read_rows(book, "chapter");
    m->students = read_rows(book, "student");
    m->projects = read_rows(book, "project");
    m->positions = read_rows(book, "position");
    m->hours = read_rows(book, "hours");
    m->brought = read_rows(book, "brought_forward");
    m->loans = read_rows(book, "loan");
    m->money = read_rows(book, "money");
    m->paychecks = read_rows(book, "paycheck");
    m->assets = read_rows(book, "asset");
    m->uses = read_rows(book, "asset_use");
    m->disposals = read_rows(book, "disposal");
    m->valuations = read_rows(book, "valuation");
    m->stock = read_rows(book, "stock");
    m->counted = read_rows(book, "counted");
    m->balance = read_rows(book, "balance");
    each(m, &m->money, post_money);
    each(m, &m->paychecks, post_paycheck);
    each(m, &m->loans, post_loan);
    each(m, &m->assets, post_asset);
    each(m, &m->stock, post_stock);
    each(m, &m->counted, post_counted);
    each(m, &m->balance, post_noncash_balance);
    post_cash(m);
    return m;
}

void model_free(struct model *m)
{
    struct rows *all[] = {&m->chapters,   &m->students, &m->projects, &m->positions,
                          &m->hours,      &m->brought,  &m->loans,    &m->money,
                          &m->paychecks,  &m->assets,   &m->uses,     &m->disposals,
                          &m->valuations, &m->stock,    &m->counted,  &m->balance};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        clear_rows(all[i]);
    mem_free(m->entries);
    mem_free(m);
}
