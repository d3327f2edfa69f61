/* The inventory page: counts carried from last year, capital items at book value, what is left over. */
#include "base/mem.h"
#include "book/book.h"
#include "report/report.h"
#include "report/summary.h"
#include <string.h>

/* Values are sums of what each count changed (the view the ledger stands on), so that what was
 * counted away by "everything was counted" is gone here, too. */
static const char stock_sql[] =
    "SELECT c.project, c.item, sum(c.change), ifnull(sum(c.change) FILTER (WHERE c.as_of < :year"
    " OR c.as_of <= (SELECT records_from FROM student WHERE id = :student)), 0),"
    " max(c.as_of), (SELECT s.quantity FROM stock AS s WHERE s.student = :student"
    " AND s.project = c.project AND s.item = c.item COLLATE NOCASE AND s.as_of <= :today"
    " ORDER BY s.as_of DESC LIMIT 1),"
    " (SELECT s.unit FROM stock AS s WHERE s.student = :student AND s.project = c.project"
    " AND s.item = c.item COLLATE NOCASE AND s.as_of <= :today ORDER BY s.as_of DESC LIMIT 1)"
    " FROM stock_change AS c WHERE c.student = :student AND c.as_of <= :today"
    " AND (:project = 0 OR c.project = :project) GROUP BY c.project, c.item COLLATE NOCASE"
    " ORDER BY c.item COLLATE NOCASE";

static void bind(struct stmt *stmt, int64_t student, int64_t project)
{
    char iso[DATE_ISO_SIZE];
    struct date today = date_today();
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), student);
    stmt_bind_int(stmt, stmt_param(stmt, ":project"), project);
    stmt_bind_text(stmt, stmt_param(stmt, ":today"), date_iso(today, iso));
    stmt_bind_text(stmt, stmt_param(stmt, ":year"), date_iso((struct date){today.year, 1, 1}, iso));
}

static bool read_stock(struct book *book, int64_t student, int64_t project,
                       struct summary_inventory *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, stock_sql, err);
    enum step step;
    if (stmt == NULL)
        return false;
    bind(stmt, student, project);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct summary_stock stock = {
            .project = stmt_int(stmt, 0), .value = stmt_int(stmt, 2), .opening = stmt_int(stmt, 3),
        };
        out->current += stock.value;
        out->opening += stock.opening;
        if (stock.value == 0 && stock.opening == 0)
            continue; /* long gone */
        (void)date_parse_iso(stmt_text(stmt, 4), stmt_bytes(stmt, 4), &stock.counted);
        stock.this_year = stock.counted.year == out->year;
        stock.quantity = stock.value == 0 ? 0 : stmt_int(stmt, 5);
        stock.item = mem_text(stmt_text(stmt, 1));
        stock.unit = mem_text(stmt_text(stmt, 6));
        out->stock = mem_grow(out->stock, out->stock_count + 1, sizeof *out->stock);
        out->stock[out->stock_count++] = stock;
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* Book value is what the ledger says of the item: cost, less what has been written down or left. */
static const char assets_sql[] =
    "SELECT a.id, ifnull(a.project, 0), a.name, a.class, a.acquired, a.cost,"
    " a.count - ifnull((SELECT sum(d.count) FROM disposal AS d WHERE d.asset = a.id"
    " AND d.date <= :today), 0) AS left_over, a.life_years,"
    " ifnull((SELECT sum(p.amount) FROM posting AS p WHERE p.student = :student AND p.item = a.id"
    " AND p.account IN ('assets:capital', 'assets:depreciation') AND p.date <= :today), 0)"
    " FROM asset AS a WHERE a.student = :student AND a.acquired <= :today"
    " AND (:project = 0 OR a.project = :project) ORDER BY a.name COLLATE NOCASE";

static bool read_assets(struct book *book, int64_t student, int64_t project,
                        struct summary_inventory *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, assets_sql, err);
    enum step step;
    if (stmt == NULL)
        return false;
    bind(stmt, student, project);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct summary_asset asset = {
            .id = stmt_int(stmt, 0), .project = stmt_int(stmt, 1), .cost = stmt_int(stmt, 5),
            .left = stmt_int(stmt, 6), .life_years = (int)stmt_int(stmt, 7),
            .book_value = stmt_int(stmt, 8),
        };
        if (asset.left <= 0)
            continue;
        (void)date_parse_iso(stmt_text(stmt, 4), stmt_bytes(stmt, 4), &asset.acquired);
        asset.name = mem_text(stmt_text(stmt, 2));
        asset.class = mem_text(stmt_text(stmt, 3));
        out->noncurrent += asset.book_value;
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
    struct date today = date_today();
    struct date month = {today.year, today.month, 1};
    for (int i = 0; i < 11; i++) {
        struct date end = date_from_number(date_number(date_add_months(month, i - 10)) - 1);
        if (!read_balance(book, student, end, &cash, &owed, &out->worth[i], err))
            return false;
    }
    if (!read_balance(book, student, today, &out->cash, &out->owed, &out->net_worth, err))
        return false;
    out->worth[11] = out->net_worth;
    return true;
}

bool summary_inventory(struct book *book, int64_t student, int64_t project,
                       struct summary_inventory *out, struct err *err)
{
    *out = (struct summary_inventory){.year = date_today().year};
    return read_stock(book, student, project, out, err) &&
           read_assets(book, student, project, out, err) && read_worth(book, student, out, err);
}

void summary_inventory_clear(struct summary_inventory *inventory)
{
    for (size_t i = 0; i < inventory->stock_count; i++) {
        mem_free(inventory->stock[i].item);
        mem_free(inventory->stock[i].unit);
    }
    for (size_t i = 0; i < inventory->asset_count; i++) {
        mem_free(inventory->assets[i].name);
        mem_free(inventory->assets[i].class);
    }
    mem_free(inventory->stock);
    mem_free(inventory->assets);
    *inventory = (struct summary_inventory){.year = 0};
}
