/* The inventory page: counts carried from last year, capital items at book value, what is left over. */
#include "base/mem.h"
#include "book/book.h"
#include "report/report.h"
#include "report/summary.h"
#include <string.h>

/* Values are sums of what each count changed (the view the ledger stands on), so that what was
 * counted away by "everything was counted" is gone here, too. A herd's steps since the last count
 * belong to an item as 13_herd.sql says. */
#define LAST_COUNT                                                                                 \
    " (SELECT s.id FROM stock AS s WHERE s.student = :student AND s.project = i.project"           \
    " AND s.item = i.item COLLATE NOCASE AND s.as_of <= :day ORDER BY s.as_of DESC LIMIT 1)"
#define ITS_STEPS                                                                                  \
    " FROM herd_step AS h WHERE h.project = l.project AND h.step <> 0 AND h.date > l.as_of"        \
    " AND h.date <= :day AND (h.herd = l.item COLLATE NOCASE OR NOT h.named AND NOT EXISTS ("      \
    "SELECT 1 FROM stock AS o WHERE o.student = :student AND o.project = l.project"                \
    " AND o.item <> l.item COLLATE NOCASE AND o.value > 0 AND o.as_of BETWEEN l.as_of AND :day"    \
    " AND o.unit COLLATE NOCASE IN ('head', 'hd')))"

static const char stock_sql[] =
    "WITH item AS (SELECT c.project, min(c.item) AS item, sum(c.change) AS value,"
    " ifnull(sum(c.change) FILTER (WHERE c.as_of < :year"
    " OR c.as_of <= (SELECT records_from FROM student WHERE id = :student)), 0) AS opening,"
    " max(c.as_of) AS counted"
    " FROM stock_change AS c WHERE c.student = :student AND c.as_of <= :day"
    " AND (:project = 0 OR c.project = :project) GROUP BY c.project, c.item COLLATE NOCASE),"
    " last AS (SELECT i.*, s.quantity, s.unit, s.as_of,"
    " iif(s.as_of = i.counted, s.id, 0) AS record, ifnull(s.unit COLLATE NOCASE IN ('head',"
    " 'hd') AND s.quantity IS NOT NULL AND s.as_of = i.counted, 0) AS by_herd"
    " FROM item AS i LEFT JOIN stock AS s ON s.id =" LAST_COUNT ")"
    " SELECT l.project, l.item, l.value, l.opening, l.counted, l.quantity, l.unit, l.by_herd,"
    " iif(l.by_herd, (SELECT ifnull(sum(h.step), 0)" ITS_STEPS "), 0) AS steps,"
    " iif(l.by_herd, (SELECT group_concat(n || ' ' || replace(change, '_', ' '), ', ') FROM"
    " (SELECT sum(h.count) AS n, h.change" ITS_STEPS " GROUP BY h.change ORDER BY h.change)), ''),"
    " l.record"
    " FROM last AS l ORDER BY l.item COLLATE NOCASE";

static void bind(struct stmt *stmt, int64_t student, int64_t project,
                 const struct summary_inventory *out)
{
    char iso[DATE_ISO_SIZE];
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), student);
    stmt_bind_int(stmt, stmt_param(stmt, ":project"), project);
    stmt_bind_text(stmt, stmt_param(stmt, ":day"), date_iso(out->day, iso));
    stmt_bind_text(stmt, stmt_param(stmt, ":year"), date_iso((struct date){out->year, 1, 1}, iso));
}

/* Animals that came or went since the item was last counted may be all there is of it. */
static void add_stock(struct stmt *stmt, struct summary_inventory *out)
{
    struct summary_stock stock = {
        .project = stmt_int(stmt, 0), .value = stmt_int(stmt, 2), .opening = stmt_int(stmt, 3),
        .by_herd = stmt_int(stmt, 7) != 0, .record = stmt_int(stmt, 10),
    };
    stock.quantity = stock.value == 0 ? 0 : stmt_int(stmt, 5);
    stock.expected = stock.quantity + 1000 * stmt_int(stmt, 8);
    if (stock.expected < 0)
        stock.expected = 0;
    out->current += stock.value;
    out->opening += stock.opening;
    if (stock.value == 0 && stock.opening == 0 && stock.expected == 0)
        return; /* long gone */
    (void)date_parse_iso(stmt_text(stmt, 4), stmt_bytes(stmt, 4), &stock.counted);
    stock.this_year = stock.counted.year == out->year;
    stock.item = mem_text(stmt_text(stmt, 1));
    stock.unit = mem_text(stmt_text(stmt, 6));
    stock.moved = mem_text(stmt_text(stmt, 9));
    out->stock = mem_grow(out->stock, out->stock_count + 1, sizeof *out->stock);
    out->stock[out->stock_count++] = stock;
}

static bool read_stock(struct book *book, int64_t student, int64_t project,
                       struct summary_inventory *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, stock_sql, err);
    enum step step;
    if (stmt == NULL)
        return false;
    bind(stmt, student, project, out);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_stock(stmt, out);
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* Book value is what the ledger says of the item: cost, less what has been written down or left;
 * a valuation stands beside it. */
static const char assets_sql[] =
    "WITH worth AS (SELECT p.item, sum(p.amount) FILTER (WHERE p.account <> 'assets:valuation') AS book,"
    " sum(p.amount) FILTER (WHERE p.account = 'assets:valuation') AS added FROM posting AS p"
    " WHERE p.student = :student AND p.kind IN ('asset', 'disposal', 'valuation')"
    " AND p.account IN ('assets:capital', 'assets:depreciation', 'assets:valuation')"
    " AND p.date <= :day GROUP BY p.item)"
    " SELECT a.id, ifnull(a.project, 0), a.name, a.class, a.acquired, a.cost,"
    " a.count - ifnull((SELECT sum(d.count) FROM disposal AS d WHERE d.asset = a.id"
    " AND d.date <= :day), 0) AS left_over, a.life_years, ifnull(w.book, 0), ifnull(w.added, 0),"
    " (SELECT max(v.as_of) FROM valuation AS v WHERE v.asset = a.id AND v.as_of <= :day)"
    " FROM asset AS a LEFT JOIN worth AS w ON w.item = a.id"
    " WHERE a.student = :student AND a.acquired <= :day"
    " AND (:project = 0 OR a.project = :project) ORDER BY a.name COLLATE NOCASE";

static bool read_assets(struct book *book, int64_t student, int64_t project,
                        struct summary_inventory *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, assets_sql, err);
    enum step step;
    if (stmt == NULL)
        return false;
    bind(stmt, student, project, out);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct summary_asset asset = {
            .id = stmt_int(stmt, 0), .project = stmt_int(stmt, 1), .cost = stmt_int(stmt, 5),
            .left = stmt_int(stmt, 6), .life_years = (int)stmt_int(stmt, 7),
            .book_value = stmt_int(stmt, 8), .market = stmt_int(stmt, 8) + stmt_int(stmt, 9),
        };
        if (asset.left <= 0)
            continue;
        (void)date_parse_iso(stmt_text(stmt, 4), stmt_bytes(stmt, 4), &asset.acquired);
        (void)date_parse_iso(stmt_text(stmt, 10), stmt_bytes(stmt, 10), &asset.valued);
        asset.name = mem_text(stmt_text(stmt, 2));
        asset.class = mem_text(stmt_text(stmt, 3));
        out->noncurrent += asset.book_value;
        out->market += asset.market;
        out->assets = mem_grow(out->assets, out->asset_count + 1, sizeof *out->assets);
        out->assets[out->asset_count++] = asset;
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* One balance sheet; months earlier than the records give zeros. */
static bool read_balance(struct book *book, int64_t student, struct date day, int64_t *cash,
                         int64_t *owed, int64_t *worth, struct err *err)
{
    const struct report *report = report_named("balance", err);
    const struct report_query query = {.student = student, .as_of = day};
    struct report_rows *rows = report != NULL ? report_open(book, report, &query, err) : NULL;
    if (rows == NULL)
        return false;
    enum step step = report_next(rows, err);
    for (size_t i = 0; step == STEP_ROW && i < report->count; i++) {
        const char *name = report->columns[i].name;
        if (strcmp(name, "cash") == 0)
            *cash = report_int(rows, i);
        else if (strcmp(name, "total_liabilities") == 0)
            *owed = report_int(rows, i);
        else if (strcmp(name, "net_worth") == 0)
            *worth = report_int(rows, i);
    }
    report_close(rows);
    return step != STEP_FAILED;
}

static bool read_worth(struct book *book, int64_t student, struct summary_inventory *out,
                       struct err *err)
{
    int64_t cash = 0, owed = 0;
    struct date month = {out->day.year, out->day.month, 1};
    for (int i = 0; i < 11; i++) {
        struct date end = date_from_number(date_number(date_add_months(month, i - 10)) - 1);
        if (!read_balance(book, student, end, &cash, &owed, &out->worth[i], err))
            return false;
    }
    if (!read_balance(book, student, out->day, &out->cash, &out->owed, &out->net_worth, err))
        return false;
    out->worth[11] = out->net_worth;
    return true;
}

/* What is true of the year as a whole. */
static bool read_year(struct book *book, int64_t student, struct summary_inventory *out,
                      struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT s.records_from, EXISTS (SELECT 1 FROM closing AS c WHERE c.student = s.id"
                  " AND c.reopened_on IS NULL AND c.year >= ?2),"
                  " ifnull((SELECT inventory_basis FROM chapter), 'market') = 'market'"
                  " FROM student AS s WHERE s.id = ?1",
                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_int(stmt, 2, out->year);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        (void)date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &out->records_from);
        out->first_year = out->records_from.year == out->year;
        out->closed = stmt_int(stmt, 1) != 0;
        out->at_market = stmt_int(stmt, 2) != 0;
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

bool summary_inventory_on(struct book *book, int64_t student, int64_t project, struct date day,
                          struct summary_inventory *out, struct err *err)
{
    *out = (struct summary_inventory){.year = day.year, .day = day};
    return read_year(book, student, out, err) && read_stock(book, student, project, out, err) &&
           read_assets(book, student, project, out, err);
}

bool summary_inventory(struct book *book, int64_t student, int64_t project, int year,
                       struct summary_inventory *out, struct err *err)
{
    struct date day = date_today();
    if (year != 0 && year != day.year)
        day = (struct date){year, 12, 31};
    return summary_inventory_on(book, student, project, day, out, err) &&
           read_worth(book, student, out, err);
}

void summary_inventory_clear(struct summary_inventory *inventory)
{
    for (size_t i = 0; i < inventory->stock_count; i++) {
        mem_free(inventory->stock[i].item);
        mem_free(inventory->stock[i].unit);
        mem_free(inventory->stock[i].moved);
    }
    for (size_t i = 0; i < inventory->asset_count; i++) {
        mem_free(inventory->assets[i].name);
        mem_free(inventory->assets[i].class);
    }
    mem_free(inventory->stock);
    mem_free(inventory->assets);
    *inventory = (struct summary_inventory){.year = 0};
}
