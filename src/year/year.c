#include "year/year.h"
#include "base/attr.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "check/check.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "report/summary.h"
#include <string.h>

static const struct year_part_words parts[YEAR_PARTS] = {
    [YEAR_RECORDS] =
        {"records", "Look over the records",
         "Mend what is wrong first: every figure of the year adds up from these records.",
         "nothing is wrong with the records"},
    [YEAR_COUNT] =
        {"count", "Count what is on hand",
         "Count animals, feed and supplies as of 31 December. What is there then is what the "
         "next year begins with, so it is never typed again.",
         "there is nothing to count"},
    [YEAR_VALUE] =
        {"value", "Value what lasts",
         "What lasts more than a year stands at its book value. If you know what it would sell "
         "for, say so: it shows beside it and is never income.",
         "nothing that lasts was owned"},
    [YEAR_SHARE] = {"share", "Share items between projects",
                    "An item that several projects used costs each of them its part of the year.",
                    "no item is shared between projects"},
    [YEAR_SCOPE] =
        {"scope", "Say how big it was",
         "Judges read a year's figures against its size: head, acres, plants, customers.",
         "no project needs it"},
    [YEAR_REVIEW] = {"review", "Look back on the plan",
                     "Write down what came out otherwise than planned while you still know why.",
                     "no project needs it"},
};

const struct year_part_words *year_part_words(enum year_part part)
{
    return &parts[part];
}

/* ---- items ---------------------------------------------------------------------------------- */

static struct year_item *add_item(struct year *year, enum year_part part, bool needed, bool done)
{
    year->items = mem_grow(year->items, year->count + 1, sizeof *year->items);
    struct year_item *item = &year->items[year->count++];
    *item = (struct year_item){.part = part, .needed = needed, .done = done};
    return item;
}

static void clear_item(struct year_item *item)
{
    mem_free(item->what);
    mem_free(item->told);
    mem_free(item->item);
    mem_free(item->unit);
}

void year_clear(struct year *year)
{
    for (size_t i = 0; i < year->count; i++)
        clear_item(&year->items[i]);
    mem_free(year->items);
    mem_free(year->closed_by);
    *year = (struct year){0};
}

size_t year_missing(const struct year *year, enum year_part part)
{
    size_t missing = 0;
    for (size_t i = 0; i < year->count; i++)
        missing += (part == YEAR_PARTS || year->items[i].part == part) && year->items[i].needed &&
                   !year->items[i].done;
    return missing;
}

bool year_is_closed(const struct year *year)
{
    return year->number <= year->through;
}

static char *project_name(struct book *book, int64_t project)
{
    struct buf name = {0};
    ref_name_screen(book, kind_find("project"), project, &name);
    return buf_take(&name);
}

static void add_day(struct date date, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    buf_add_text(out, date_short(date, text));
}

/* ---- records -------------------------------------------------------------------------------- */

/* Only what is wrong: what merely looks odd is for `check`. */
static bool on_finding(void *context, const struct check_finding *finding, struct err *err)
{
    struct year *year = context;
    (void)err;
    struct year_item *item = add_item(year, YEAR_RECORDS, true, false);
    const struct kind *kind = kind_find(finding->kind);
    item->kind = kind != NULL ? kind->name : NULL;
    item->record = finding->record;
    item->what = mem_text(tr(finding->check->label));
    item->told = mem_text(finding->text);
    return true;
}

/* ---- counts --------------------------------------------------------------------------------- */

int64_t year_count_value(const struct summary_stock *stock)
{
    return stock->quantity > 0 ? num_scale(stock->value, stock->expected, stock->quantity)
                               : stock->value;
}

static void tell_quantity(int64_t quantity, const char *unit, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    buf_add_text(out, num_decimal(quantity, 3, text));
    if (unit != NULL && unit[0] != '\0')
        buf_addf(out, " %s", unit);
}

static void tell_expected(const struct summary_stock *stock, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    if (stock->quantity > 0)
        tell_quantity(stock->quantity, stock->unit, out);
    else
        buf_addf(out, _("worth %s"), num_money_grouped(stock->value, text));
    buf_add_text(out, _(" on "));
    add_day(stock->counted, out);
    if (stock->moved[0] != '\0')
        buf_addf(out, _(", %s since"), stock->moved);
    if (stock->by_herd) {
        buf_add_text(out, ": ");
        tell_quantity(stock->expected, stock->unit, out);
        buf_add_text(out, _(" expected"));
    }
}

/* Counted in the last month, and nothing has moved since. */
static bool is_counted(const struct year *year, const struct summary_stock *stock)
{
    return stock->counted.year == year->number && stock->counted.month == 12 &&
           stock->moved[0] == '\0';
}

static void add_count(struct book *book, struct year *year, const struct summary_stock *stock)
{
    struct buf what = {0}, told = {0};
    char *project = project_name(book, stock->project);
    bool done = is_counted(year, stock);
    struct date day = year->over ? year->last : date_today(); /* that it is counted on */
    if (stock->value == 0 && stock->expected == 0) {
        mem_free(project);
        return; /* gone, and known to be */
    }
    struct year_item *item = add_item(year, YEAR_COUNT, true, done);
    buf_addf(&what, "%s, %s", stock->item, project);
    if (done && stock->quantity > 0)
        tell_quantity(stock->quantity, stock->unit, &told);
    if (done) {
        buf_add_text(&told, told.len > 0 ? _(" counted on ") : _("counted on "));
        add_day(stock->counted, &told);
    } else {
        tell_expected(stock, &told);
    }
    item->kind = "stock";
    item->record = date_compare(stock->counted, day) == 0 ? stock->record : 0;
    item->project = stock->project;
    item->what = buf_take(&what);
    item->told = buf_take(&told);
    item->item = mem_text(stock->item);
    item->unit = mem_text(stock->unit != NULL ? stock->unit : "");
    item->quantity = stock->expected;
    item->value = year_count_value(stock);
    mem_free(project);
}

/* ---- what lasts ----------------------------------------------------------------------------- */

/* Where a chapter counts at cost nobody is asked for market values. */
static void add_value(struct year *year, const struct summary_inventory *inventory,
                      const struct summary_asset *asset)
{
    struct buf told = {0};
    char text[NUM_TEXT_SIZE];
    bool done = asset->valued.year == year->number;
    if (!inventory->at_market && !done)
        return;
    struct year_item *item = add_item(year, YEAR_VALUE, false, done);
    buf_addf(&told, _("book value %s"), num_money_grouped(asset->book_value, text));
    if (asset->valued.year != 0) {
        buf_addf(&told, _("; worth %s on "), num_money_grouped(asset->market, text));
        add_day(asset->valued, &told);
    }
    item->kind = "valuation";
    item->asset = asset->id;
    item->what = mem_text(asset->name);
    item->told = buf_take(&told);
}

static bool add_inventory(struct book *book, struct year *year, struct err *err)
{
    struct summary_inventory inventory;
    bool ok = summary_inventory_on(book, year->student, 0, year->last, &inventory, err);
    year->at_market = inventory.at_market;
    for (size_t i = 0; ok && i < inventory.stock_count; i++)
        add_count(book, year, &inventory.stock[i]);
    for (size_t i = 0; ok && i < inventory.asset_count; i++)
        add_value(year, &inventory, &inventory.assets[i]);
    summary_inventory_clear(&inventory);
    return ok;
}

/* ---- rows of SQL as items ------------------------------------------------------------------- */

/* An item of several projects: shared in the year before or said for this one. One that nobody has
 * shared yet is offered where there are several projects to share it. */
static const char shares_sql[] =
    "SELECT a.id, a.name, EXISTS (SELECT 1 FROM asset_use AS u WHERE u.asset = a.id"
    " AND u.year = :year) AS done, EXISTS (SELECT 1 FROM asset_use AS u WHERE u.asset = a.id"
    " AND u.year = :year - 1) AS before, (SELECT group_concat(p.title || ' '"
    " || (u.share / 100) || ' %', ', ') FROM asset_use AS u JOIN project AS p ON p.id = u.project"
    " WHERE u.asset = a.id AND u.year = (SELECT max(v.year) FROM asset_use AS v"
    " WHERE v.asset = a.id AND v.year <= :year)), p.title"
    " FROM asset AS a LEFT JOIN project AS p ON p.id = a.project"
    " WHERE a.student = :student AND a.acquired <= :last AND a.class <> 'breeding_livestock'"
    " AND a.count > ifnull((SELECT sum(d.count) FROM disposal AS d WHERE d.asset = a.id"
    " AND d.date < :first), 0)"
    " AND (done OR before OR (SELECT count(*) FROM project AS q WHERE q.student = a.student"
    " AND q.type NOT IN ('foundational', 'placement') AND q.status <> 'planned'"
    " AND q.began <= :last AND ifnull(q.ended, '9999') >= :first) > 1)"
    " ORDER BY a.name COLLATE NOCASE";

static bool take_share(struct year *year, struct stmt *stmt)
{
    bool done = stmt_int(stmt, 2) != 0, before = stmt_int(stmt, 3) != 0;
    struct buf told = {0};
    struct year_item *item = add_item(year, YEAR_SHARE, before && !done, done);
    if (done || before)
        buf_addf(&told, "%s%s", before && !done ? _("last year: ") : "", stmt_text(stmt, 4));
    else if (stmt_is_null(stmt, 5))
        buf_add_text(&told, _("no project's"));
    else
        buf_addf(&told, _("all of it is %s's"), stmt_text(stmt, 5));
    item->kind = "asset_use";
    item->asset = stmt_int(stmt, 0);
    item->what = mem_text(stmt_text(stmt, 1));
    item->told = buf_take(&told);
    return true;
}

#define RAN_THAT_YEAR                                                                              \
    " p.student = :student AND p.status <> 'planned' AND p.began <= :last"                         \
    " AND ifnull(p.ended, '9999') >= :first"

static const char scope_sql[] =
    "SELECT p.id, p.title, s.id, s.size, s.unit FROM project AS p"
    " LEFT JOIN scope AS s ON s.project = p.id AND s.year = :year"
    " WHERE" RAN_THAT_YEAR " AND p.type IN ('ownership', 'school_enterprise')"
    " ORDER BY p.title COLLATE NOCASE";

static bool take_scope(struct year *year, struct stmt *stmt)
{
    bool done = !stmt_is_null(stmt, 3);
    struct buf told = {0};
    struct year_item *item = add_item(year, YEAR_SCOPE, true, done);
    if (done)
        tell_quantity(stmt_int(stmt, 3), stmt_text(stmt, 4), &told);
    else
        buf_add_text(&told, _("not said yet"));
    item->kind = "scope";
    item->record = stmt_int(stmt, 2);
    item->project = stmt_int(stmt, 0);
    item->what = mem_text(stmt_text(stmt, 1));
    item->told = buf_take(&told);
    return true;
}

static const char review_sql[] =
    "SELECT p.id, p.title, n.id, n.changes FROM project AS p"
    " LEFT JOIN plan AS n ON n.project = p.id AND n.year = :year"
    " WHERE" RAN_THAT_YEAR " AND p.type <> 'foundational' ORDER BY p.title COLLATE NOCASE";

static bool take_review(struct year *year, struct stmt *stmt)
{
    bool done = stmt_bytes(stmt, 3) > 0, planned = !stmt_is_null(stmt, 2);
    struct year_item *item = add_item(year, YEAR_REVIEW, true, done);
    item->kind = "plan";
    item->record = stmt_int(stmt, 2);
    item->project = stmt_int(stmt, 0);
    item->what = mem_text(stmt_text(stmt, 1));
    item->told =
        mem_text(done      ? stmt_text(stmt, 3)
                 : planned ? _("say what changed on the way")
                           : _("no plan of this year yet; say at least what changed on the way"));
    return true;
}

static bool add_rows(struct book *book, struct year *year, const char *sql,
                     bool (*take)(struct year *year, struct stmt *stmt), struct err *err)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book, sql, err);
    enum step step;
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), year->student);
    stmt_bind_int(stmt, stmt_param(stmt, ":year"), year->number);
    stmt_bind_text(stmt, stmt_param(stmt, ":first"),
                   date_iso((struct date){year->number, 1, 1}, first));
    stmt_bind_text(stmt, stmt_param(stmt, ":last"), date_iso(year->last, last));
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        if (!take(year, stmt))
            break;
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- the year ------------------------------------------------------------------------------- */

static bool read_closing(struct book *book, struct year *year, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT (SELECT ifnull(max(year), 0) FROM closing WHERE student = ?1 AND "
                  "reopened_on IS NULL),"
                  " closed_on, closed_by, reopened_on FROM student AS s LEFT JOIN closing AS c"
                  " ON c.student = s.id AND c.year = ?2 WHERE s.id = ?1"
                  " ORDER BY c.reopened_on IS NOT NULL, c.closed_on DESC LIMIT 1",
                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, year->student);
    stmt_bind_int(stmt, 2, year->number);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        year->through = (int)stmt_int(stmt, 0);
        (void)date_parse_iso(stmt_text(stmt, 1), stmt_bytes(stmt, 1), &year->closed_on);
        year->closed_by = mem_text(stmt_text(stmt, 2));
        (void)date_parse_iso(stmt_text(stmt, 3), stmt_bytes(stmt, 3), &year->reopened_on);
    }
    stmt_done(stmt);
    return step == STEP_ROW || (step == STEP_DONE && err_set(err, "there is no such student"));
}

bool year_read(struct book *book, int64_t student, int number, struct year *out, struct err *err)
{
    *out = (struct year){.student = student, .number = number, .last = {number, 12, 31}};
    out->over = date_compare(date_today(), out->last) >= 0;
    return read_closing(book, out, err) && check_run_errors(book, student, on_finding, out, err) &&
           add_inventory(book, out, err) && add_rows(book, out, shares_sql, take_share, err) &&
           add_rows(book, out, scope_sql, take_scope, err) &&
           add_rows(book, out, review_sql, take_review, err);
}

bool year_next(struct book *book, int64_t student, int *number, struct err *err)
{
    struct date today = date_today();
    int over = today.month == 12 && today.day == 31 ? today.year : today.year - 1;
    int64_t from = 0;
    if (!book_ask_id(book,
                     "SELECT max(CAST(substr(s.records_from, 1, 4) AS INTEGER), ifnull((SELECT "
                     "max(c.year) + 1"
                     " FROM closing AS c WHERE c.student = s.id AND c.reopened_on IS NULL), 0))"
                     " FROM student AS s WHERE s.id = ?1",
                     student, &from, err))
        return false;
    *number = from <= over ? over : today.year;
    return true;
}
