/* Non-current inventory: what lasts more than a year, and how it wears out. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

enum {
    COL_YEAR,
    COL_ITEM,
    COL_CLASS,
    COL_HOW,
    COL_ACQUIRED_ON,
    COL_COST,
    COL_SALVAGE,
    COL_LIFE,
    COL_BEGIN,
    COL_ACQUIRED,
    COL_DEPRECIATION,
    COL_VALUATION,
    COL_DISPOSED,
    COL_END,
    COL_SHARE,
    COL_COUNT,
};

/* Amounts of an item and year, in the order of the columns from COL_BEGIN to COL_END. */
enum {
    AMOUNT_BEGIN,
    AMOUNT_ACQUIRED,
    AMOUNT_DEPRECIATION,
    AMOUNT_VALUATION,
    AMOUNT_DISPOSED,
    AMOUNT_END,
    AMOUNTS
};
static const char *const amount_names[AMOUNTS] = {
    "beginning_value", "acquired", "depreciation", "valuation", "disposed", "ending_value",
};
static const char *const total_keys[AMOUNTS] = {
    "assets_total.beginning_value", "assets_total.acquired",     "assets_total.depreciation", NULL,
    "assets_total.disposed",        "assets_total.ending_value",
};

struct asset {
    int64_t id;
    char *name, *class, *how, *acquired;
    int64_t cost, salvage, life;
    int64_t first_month, months; /* of charges, counted from the year 0 */
    bool left;                   /* some or all of it left by the end of this year */
    int64_t share;               /* of these SAEs in this year, hundredths of a percent */
    int year;
    int64_t amounts[AMOUNTS];
};

struct assets {
    struct pages *pages;
    struct sheet *sheet;
    struct asset *list; /* a row for each item and year */
    int *rows;          /* where each stands */
    size_t count;
};

/* ---- reading -------------------------------------------------------------------------------- */

static size_t column(const struct report *report, const char *name)
{
    size_t at = 0;
    while (at < report->count && strcmp(report->columns[at].name, name) != 0)
        at++;
    return at;
}

/* The item's own facts, and what share of it these SAEs had: its own project all, unless the year
 * has rows of use. Not found: it has nothing to do with them in this year. */
static bool read_facts(struct pages *pages, struct asset *asset, bool *found, struct err *err)
{
    struct stmt *stmt = pages_ask(
        pages,
        "SELECT a.id, a.class, a.how, c.date, a.cost, a.salvage, a.life_years, c.first_month,"
        " c.months, EXISTS (SELECT 1 FROM disposal AS d WHERE d.asset = a.id"
        "     AND d.date <= :year || '-12-31'),"
        " CASE WHEN EXISTS (SELECT 1 FROM asset_use AS u WHERE u.asset = a.id AND u.year = :year)"
        "     THEN ifnull((SELECT sum(u.share) FROM asset_use AS u WHERE u.asset = a.id"
        "         AND u.year = :year AND u.project IN (SELECT value FROM json_each(:projects))), 0)"
        "     WHEN a.project IN (SELECT value FROM json_each(:projects)) THEN 10000 ELSE 0 END AS "
        "share"
        " FROM asset AS a JOIN capital AS c ON c.id = a.id"
        " WHERE a.student = :student AND a.name = :name COLLATE NOCASE AND share > 0",
        err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, stmt_param(stmt, ":year"), asset->year);
    stmt_bind_text(stmt, stmt_param(stmt, ":name"), asset->name);
    enum step step = stmt_step(stmt, err);
    *found = step == STEP_ROW;
    if (*found) {
        asset->id = stmt_int(stmt, 0);
        asset->class = mem_text(stmt_text(stmt, 1));
        asset->how = mem_text(stmt_text(stmt, 2));
        asset->acquired = mem_text(stmt_text(stmt, 3));
        asset->cost = stmt_int(stmt, 4);
        asset->salvage = stmt_int(stmt, 5);
        asset->life = stmt_int(stmt, 6);
        asset->first_month = stmt_int(stmt, 7);
        asset->months = stmt_int(stmt, 8);
        asset->left = stmt_int(stmt, 9) != 0;
        asset->share = stmt_int(stmt, 10);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static void free_asset(struct asset *asset)
{
    free(asset->name);
    free(asset->class);
    free(asset->how);
    free(asset->acquired);
}

static bool take_row(struct assets *assets, const struct report *report, struct report_rows *rows,
                     struct err *err)
{
    struct asset asset = {
        .year = (int)report_int(rows, column(report, "year")),
        .name = mem_text(report_text(rows, column(report, "name"))),
    };
    bool found = false;
    for (int i = 0; i < AMOUNTS; i++)
        asset.amounts[i] = report_int(rows, column(report, amount_names[i]));
    bool shown = asset.year >= assets->pages->scope.first_year &&
                 asset.year <= assets->pages->scope.last_year;
    bool done = !shown || read_facts(assets->pages, &asset, &found, err);
    if (found) {
        assets->list = mem_grow(assets->list, assets->count + 1, sizeof *assets->list);
        assets->list[assets->count++] = asset;
    } else {
        free_asset(&asset);
    }
    return done;
}

static int by_year_and_name(const void *a, const void *b)
{
    const struct asset *x = a, *y = b;
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static bool read_assets(struct assets *assets, struct err *err)
{
    const struct award_scope *scope = &assets->pages->scope;
    const struct report *report = report_named("assets", err);
    struct report_query query = {.student = scope->student, .as_of = scope->to};
    struct report_rows *rows =
        report ? report_open(assets->pages->book, report, &query, err) : NULL;
    enum step step = STEP_FAILED;
    bool done = rows != NULL;
    while (done && (step = report_next(rows, err)) == STEP_ROW)
        done = take_row(assets, report, rows, err);
    report_close(rows);
    if (assets->count > 1)
        qsort(assets->list, assets->count, sizeof *assets->list, by_year_and_name);
    return done && step == STEP_DONE;
}

/* ---- straight line -------------------------------------------------------------------------- */

/* Charged after so many months: "MIN(F8-G8,ROUND((F8-G8)/H8,2)*3)", all of it at the end. */
static void add_charged(const struct asset *asset, int row, int64_t months, struct buf *out)
{
    char cost[REF_SIZE], salvage[REF_SIZE], life[REF_SIZE];
    ref_cell(row, COL_COST, cost);
    ref_cell(row, COL_SALVAGE, salvage);
    ref_cell(row, COL_LIFE, life);
    if (months >= asset->months)
        buf_addf(out, "(%s-%s)", cost, salvage);
    else if (months % 12 == 0)
        buf_addf(out, "MIN(%s-%s,ROUND((%s-%s)/%s,2)*%lld)", cost, salvage, cost, salvage, life,
                 (long long)(months / 12));
    else
        buf_addf(out, "MIN(%s-%s,ROUND(ROUND((%s-%s)/%s,2)*%lld/12,2))", cost, salvage, cost,
                 salvage, life, (long long)months);
}

/* The year's charge as a formula, where the item is whole: of part of a herd, of what left in the
 * year, or of a year that is not closed yet, the figure stands alone. */
static void write_depreciation(struct assets *assets, const struct asset *asset)
{
    struct sheet *sheet = assets->sheet;
    bool closed = date_compare((struct date){asset->year, 12, 31}, assets->pages->scope.to) <= 0;
    int64_t value = asset->amounts[AMOUNT_DEPRECIATION];
    int64_t before = (int64_t)asset->year * 12 - asset->first_month, until = before + 12;
    struct buf formula = {0};
    before = before < 0 ? 0 : before;
    if (!closed || asset->left || asset->months == 0 || until <= 0 || before >= asset->months) {
        cell_value(sheet, COL_DEPRECIATION, CELL_MONEY, value);
        return;
    }
    add_charged(asset, sheet_at(sheet), until, &formula);
    if (before > 0) {
        buf_add_char(&formula, '-');
        add_charged(asset, sheet_at(sheet), before, &formula);
    }
    cell_formula(sheet, COL_DEPRECIATION, CELL_MONEY, value, "%s", buf_text(&formula));
    buf_free(&formula);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static const char *label(const char *field_name, const char *value)
{
    const struct kind *kind = kind_find("asset");
    size_t field = kind ? kind_field(kind, field_name) : FIELD_NONE;
    const char *found =
        field == FIELD_NONE ? NULL : field_choice_label(&kind->fields[field], value);
    return found ? found : value;
}

static void write_amounts(struct assets *assets, size_t at)
{
    struct sheet *sheet = assets->sheet;
    const struct asset *asset = &assets->list[at];
    char cells[AMOUNTS][REF_SIZE];
    int row = sheet_at(sheet), before = -1;
    for (size_t i = at; i > 0 && assets->list[i - 1].year >= asset->year - 1; i--)
        if (assets->list[i - 1].id == asset->id && assets->list[i - 1].year == asset->year - 1)
            before = assets->rows[i - 1];
    if (before >= 0)
        cell_formula(sheet, COL_BEGIN, CELL_MONEY, asset->amounts[AMOUNT_BEGIN], "%s",
                     ref_cell(before, COL_END, cells[0]));
    else
        cell_value(sheet, COL_BEGIN, CELL_MONEY, asset->amounts[AMOUNT_BEGIN]);
    cell_value(sheet, COL_ACQUIRED, CELL_MONEY, asset->amounts[AMOUNT_ACQUIRED]);
    write_depreciation(assets, asset);
    cell_value(sheet, COL_VALUATION, CELL_MONEY, asset->amounts[AMOUNT_VALUATION]);
    cell_value(sheet, COL_DISPOSED, CELL_MONEY, asset->amounts[AMOUNT_DISPOSED]);
    for (int i = 0; i < AMOUNTS; i++)
        ref_cell(row, COL_BEGIN + i, cells[i]);
    cell_formula(sheet, COL_END, CELL_MONEY, asset->amounts[AMOUNT_END], "%s+%s-%s+%s-%s",
                 cells[AMOUNT_BEGIN], cells[AMOUNT_ACQUIRED], cells[AMOUNT_DEPRECIATION],
                 cells[AMOUNT_VALUATION], cells[AMOUNT_DISPOSED]);
}

static void add_anchors(struct assets *assets, const struct asset *asset)
{
    static const char *const keys[AMOUNTS] = {
        "assets.beginning_value", "assets.acquired",     "assets.depreciation", NULL,
        "assets.disposed",        "assets.ending_value",
    };
    struct pages *pages = assets->pages;
    struct sheet *sheet = assets->sheet;
    struct buf title = {0};
    buf_addf(&title, "%d · %s", asset->year, asset->name);
    int at = pages_instance(pages, RULES_EACH_ASSET_YEAR, buf_text(&title));
    buf_free(&title);
    anchor_number(pages, "assets.year", at, sheet, COL_YEAR, CELL_YEAR, asset->year);
    anchor_text(pages, "assets.name", at, sheet, COL_ITEM, asset->name);
    anchor_text(pages, "assets.class", at, sheet, COL_CLASS, label("class", asset->class));
    anchor_date(pages, "assets.acquired_on", at, sheet, COL_ACQUIRED_ON, asset->acquired);
    anchor_number(pages, "assets.cost", at, sheet, COL_COST, CELL_MONEY, asset->cost);
    for (int i = 0; i < AMOUNTS; i++)
        if (keys[i])
            anchor_number(pages, keys[i], at, sheet, COL_BEGIN + i, CELL_MONEY, asset->amounts[i]);
}

static void add_asset(struct assets *assets, size_t at)
{
    struct sheet *sheet = assets->sheet;
    const struct asset *asset = &assets->list[at];
    sheet_row(sheet, LOOK_BODY);
    assets->rows[at] = sheet_at(sheet);
    cell_value(sheet, COL_YEAR, CELL_YEAR, asset->year);
    cell_text(sheet, COL_ITEM, asset->name);
    cell_text(sheet, COL_CLASS, label("class", asset->class));
    cell_text(sheet, COL_HOW, label("how", asset->how));
    cell_date(sheet, COL_ACQUIRED_ON, asset->acquired);
    cell_value(sheet, COL_COST, CELL_MONEY, asset->cost);
    cell_value(sheet, COL_SALVAGE, CELL_MONEY, asset->salvage);
    cell_value(sheet, COL_LIFE, CELL_INT, asset->life);
    write_amounts(assets, at);
    cell_value(sheet, COL_SHARE, CELL_PCT, asset->share);
    add_anchors(assets, asset);
}

/* What the lines of Income and expense have of it, by share. */
static void add_charged_here(struct assets *assets, const char *says, enum income_line line,
                             int year)
{
    const struct model *model = &assets->pages->model;
    struct sheet *sheet = assets->sheet;
    sheet_row(sheet, LOOK_BODY);
    cell_across(sheet, COL_ITEM, COL_LIFE, LOOK_BODY, says);
    cell_formula(sheet, COL_END, CELL_MONEY,
                 model_at(model, model->projects, year - model->first_year)->income[line],
                 "SUMIFS(Ledger_amount,Ledger_line,\"%s\",Ledger_year,%d)",
                 income_names[line].label, year);
}

static void end_year(struct assets *assets, size_t from, size_t end)
{
    struct sheet *sheet = assets->sheet;
    int year = assets->list[from].year;
    int first = assets->rows[from], last = sheet_at(sheet);
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, COL_ITEM, "All capital items");
    for (int i = 0; i < AMOUNTS; i++) {
        int64_t sum = 0;
        for (size_t k = from; k < end; k++)
            sum += assets->list[k].amounts[i];
        cell_sum(sheet, COL_BEGIN + i, CELL_MONEY, sum, first, last);
        if (total_keys[i])
            anchor_number(assets->pages, total_keys[i], year, sheet, COL_BEGIN + i, CELL_MONEY,
                          sum);
    }
    add_charged_here(assets, "Depreciation of these SAEs, by share", INCOME_DEPRECIATION, year);
    add_charged_here(assets, "Gain or loss of these SAEs, by share", INCOME_GAIN_LOSS, year);
}

static void write_assets(struct assets *assets)
{
    for (size_t from = 0, end; from < assets->count; from = end) {
        struct buf title = {0};
        int year = assets->list[from].year;
        buf_addf(&title, "%d", year);
        sheet_section(assets->sheet, buf_text(&title));
        buf_free(&title);
        for (end = from; end < assets->count && assets->list[end].year == year; end++)
            add_asset(assets, end);
        end_year(assets, from, end);
    }
}

bool page_assets(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Year", CELL_YEAR, 0, 0},
        {"Item", CELL_TEXT, 14, 30},
        {"Kind", CELL_TEXT, 8, 19},
        {"How acquired", CELL_TEXT, 8, 16},
        {"Acquired", CELL_DATE, 0, 0},
        {"Cost", CELL_MONEY, 0, 0},
        {"Worth at the end", CELL_MONEY, 0, 0},
        {"Life, years", CELL_INT, 0, 0},
        {"Beginning value", CELL_MONEY, 0, 0},
        {"Added", CELL_MONEY, 0, 0},
        {"Depreciation", CELL_MONEY, 0, 0},
        {"Valuation", CELL_MONEY, 0, 0},
        {"Left, at book value", CELL_MONEY, 0, 0},
        {"Ending value", CELL_MONEY, 0, 0},
        {"Share of these SAEs", CELL_PCT, 0, 0},
    };
    struct assets assets = {.pages = pages, .sheet = sheet};
    bool done = read_assets(&assets, err);
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(
        pages, sheet, "Non-current inventory",
        "What lasts more than a year: whole items, with the share that these SAEs had of each. "
        "Straight line: cost less what it is worth at the end, over the years of its life.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    assets.rows = mem_array(assets.count, sizeof *assets.rows);
    if (done)
        write_assets(&assets);
    for (size_t i = 0; i < assets.count; i++)
        free_asset(&assets.list[i]);
    free(assets.list);
    free(assets.rows);
    return done;
}
