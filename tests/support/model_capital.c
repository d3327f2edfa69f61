/* Capital items in the model: what each of them posts, day by day. */
#include "support/check.h"

#include "support/model_inside.h"

enum { HORIZON = 12 }; /* years after its life that an item is followed */

/* An item while its days go by. */
struct item {
    struct model *m;
    const struct record *asset;
    struct entry like;                     /* student, own project, asset */
    int from;                              /* the day that it stands in the book from */
    int64_t count, left, cost, loss, life; /* loss: cost less salvage, what its years take */
    int64_t valued, of;                    /* the valuations in effect, of how many of it */
};

static bool is_monthly(const struct model *m)
{
    return m->chapters.count > 0 && record_is(&m->chapters.list[0], "depreciation_rule", "monthly");
}

/* ---- shares ---------------------------------------------------------------------------------- */

/* Posts a part of an income or expense; what has no project goes outside. */
static void post_part(struct item *it, int day, int64_t project, const char *debit,
                      const char *credit, int64_t amount)
{
    struct entry e = it->like;
    const char *outside =
        (strcmp(debit, "between") == 0) == (amount > 0) ? "outside_income" : "outside_expense";
    e.day = day;
    e.project = project;
    if (project == 0 && strcmp(debit, "between") == 0)
        credit = outside;
    else if (project == 0)
        debit = outside;
    post(it->m, e, debit, credit, amount);
}

/* The share of one project in a year. */
static int64_t share_of(const struct item *it, int year, int64_t project, bool *any)
{
    int64_t share = 0;
    for (size_t i = 0; i < it->m->uses.count; i++) {
        const struct record *use = &it->m->uses.list[i];
        bool that_year =
            record_int(use, "asset") == it->asset->id && record_int(use, "year") == year;
        *any = *any || that_year;
        if (that_year && record_int(use, "project") == project)
            share += record_int(use, "share");
    }
    return share;
}

/* Over the projects that used the item that year, cents as they add up from the first project on;
 * the rest is outside. One of debit and credit is "between", the other a line of the income report.
 */
static void post_shared(struct item *it, int day, const char *debit, const char *credit,
                        int64_t amount)
{
    int64_t shares = 0, done = 0;
    bool any = false;
    for (size_t p = 0; p < it->m->projects.count; p++) {
        int64_t project = it->m->projects.list[p].id;
        shares += share_of(it, year_of(day), project, &any);
        int64_t part = scale(amount, shares, 10000) - done;
        post_part(it, day, project, debit, credit, part);
        done += part;
    }
    post_part(it, day, any ? 0 : it->like.project, debit, credit, amount - done);
}

/* ---- depreciation ---------------------------------------------------------------------------- */

/* In how many months the item has been written down when a month of a year begins (13: when the
 * year is over). By whole years it is none in the first, where the item came on its last day. */
static int64_t months_until(const struct item *it, int year, int month)
{
    struct date from = date_from_number(it->from);
    int64_t months;
    if (is_monthly(it->m))
        months = 12 * (year - from.year) + month - (from.month + (from.day > 15));
    else
        months = 12 * (year - from.year + (month == 13) - (it->from == last_day(from.year)));
    return months > 0 ? months : 0;
}

/* What so many months take from all of the item; the last year takes the rest. */
static int64_t taken(const struct item *it, int64_t months)
{
    if (it->life == 0)
        return 0;
    int64_t sum = scale(scale(it->loss, 1, it->life), months, 12);
    return months >= 12 * it->life || sum > it->loss ? it->loss : sum;
}

static int64_t taken_until(const struct item *it, int year, int month)
{
    return taken(it, months_until(it, year, month));
}

/* A part of an amount that belongs to all of the item. */
static int64_t part_of(const struct item *it, int64_t amount, int64_t before, int64_t after)
{
    return scale(amount, before, it->count) - scale(amount, after, it->count);
}

static void write_down(struct item *it, int day, int64_t amount)
{
    it->like.column = "depreciation";
    post_shared(it, day, "depreciation", "between", amount);
    it->like.day = day;
    post(it->m, it->like, "between", "capital", amount);
}

static void end_year(struct item *it, int year)
{
    write_down(it, last_day(year),
               part_of(it, taken_until(it, year, 13), it->left, 0) -
                   part_of(it, taken_until(it, year, 1), it->left, 0));
}

/* ---- days ------------------------------------------------------------------------------------ */

static void acquire(struct item *it)
{
    const struct record *asset = it->asset;
    bool raised_is_income = record_is(&it->m->chapters.list[0], "raised_value", "income");
    it->like.day = it->from;
    it->like.column = record_is(asset, "how", "beginning") ? "beginning_value" : "acquired";
    if (record_is(asset, "how", "bought")) {
        post_paid(it->m, asset, it->like, "capital", -it->cost);
        return;
    }
    const char *from = record_is(asset, "how", "kept")         ? "transferred_out"
                       : record_is(asset, "how", "traded")     ? "bartered"
                       : record_is(asset, "how", "worked_for") ? "labor_exchange"
                       : record_is(asset, "how", "gift")       ? "gifts"
                       : record_is(asset, "how", "beginning")  ? "beginning"
                       : raised_is_income                      ? "raised"
                                                               : "equity_raised";
    bool income = strstr("transferred_out bartered labor_exchange raised", from) != NULL;
    if (income && it->like.project == 0)
        from = "outside_income";
    post(it->m, it->like, "capital", from, it->cost);
}

/* The valuations in effect, of what is left. */
static int64_t valued_now(const struct item *it)
{
    return it->of == 0 ? 0 : scale(it->valued, it->left, it->of);
}

static void dispose(struct item *it, const struct record *disposal)
{
    struct date date = value_date(record_get(disposal, "date"));
    int64_t after = it->left - record_int(disposal, "count"), proceeds = 0;
    int64_t down = part_of(it, taken_until(it, date.year, 1), it->left, after);
    int64_t now = part_of(it, taken_until(it, date.year, date.month), it->left, after) - down;
    int64_t book = part_of(it, it->cost, it->left, after) - down - now;
    write_down(it, date_number(date), now);
    it->like.day = date_number(date);
    it->like.column = "valuation";
    post(it->m, it->like, "valuation", "capital",
         valued_now(it) - (it->of == 0 ? 0 : scale(it->valued, after, it->of)));
    it->like.column = "disposed";
    post(it->m, it->like, "between", "capital", book);
    if (record_is(disposal, "how", "to_current")) {
        post_part(it, it->like.day, it->like.project, "noncash_other", "between", book);
    } else {
        bool home = record_is(disposal, "how", "home_use");
        proceeds = record_int(disposal, "proceeds");
        post(it->m, it->like, home ? "withdrawals" : cash_of(it->m, it->like.project), "between",
             proceeds);
        post_shared(it, it->like.day, "between", "gain_loss", proceeds - book);
    }
    it->left = after;
}

static void value_now(struct item *it, const struct record *valuation)
{
    struct date date = value_date(record_get(valuation, "as_of"));
    bool year_is_over = date.month == 12 && date.day == 31;
    int64_t down = taken_until(it, date.year, year_is_over ? 13 : 1);
    int64_t book = part_of(it, it->cost, it->left, 0) - part_of(it, down, it->left, 0);
    int64_t more = record_int(valuation, "value") - book - valued_now(it);
    it->like.day = date_number(date);
    it->like.column = "valuation";
    if (it->left == 0)
        return; /* nothing is left that could be worth anything */
    post(it->m, it->like, "capital", "valuation", more);
    it->valued = valued_now(it) + more;
    it->of = it->left;
}

/* Its disposals or valuations of a day, in the order of their ids. */
static void each_of(struct item *it, const struct rows *rows, const char *date, int day,
                    void (*happens)(struct item *it, const struct record *row))
{
    for (size_t i = 0; i < rows->count; i++)
        if (record_int(&rows->list[i], "asset") == it->asset->id &&
            day_of(&rows->list[i], date) == day)
            happens(it, &rows->list[i]);
}

static int nearest(const struct item *it, const struct rows *rows, const char *date, int from,
                   int best)
{
    for (size_t i = 0; i < rows->count; i++) {
        int day = day_of(&rows->list[i], date);
        if (record_int(&rows->list[i], "asset") == it->asset->id && day >= from && day < best)
            best = day;
    }
    return best;
}

/* The next day from this one on which something happens to the item. */
static int next_day(const struct item *it, int from)
{
    int day = nearest(it, &it->m->disposals, "date", from, last_day(year_of(from)));
    return nearest(it, &it->m->valuations, "as_of", from, day);
}

void post_asset(struct model *m, const struct record *asset)
{
    struct item it = {.m = m, .asset = asset, .from = day_of(asset, "acquired")};
    it.like = (struct entry){.student = record_int(asset, "student"),
                             .project = record_int(asset, "project"),
                             .asset = asset->id};
    if (record_is(asset, "how", "beginning"))
        it.from = records_from(m, it.like.student);
    it.count = it.left = record_int(asset, "count");
    it.cost = record_int(asset, "cost");
    it.loss = it.cost - record_int(asset, "salvage");
    it.life = record_int(asset, "life_years");
    acquire(&it);
    int last = last_day(year_of(it.from) + (int)it.life + HORIZON);
    for (int day = next_day(&it, it.from); day <= last; day = next_day(&it, day + 1)) {
        each_of(&it, &m->disposals, "date", day, dispose);
        if (day == last_day(year_of(day)))
            end_year(&it, year_of(day));
        each_of(&it, &m->valuations, "as_of", day, value_now);
    }
}
