/* Current inventory: what there was of each item when a year began and when it ended. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "book/book.h"

#include <stdlib.h>
#include <string.h>

enum {
    COL_YEAR,
    COL_SAE,
    COL_ITEM,
    COL_UNIT,
    COL_BEGIN_QUANTITY,
    COL_BEGIN,
    COL_END_QUANTITY,
    COL_END,
    COL_CHANGE,
    COL_COUNT,
};

/* An item keeps its last count until the next; when all was counted, what has no row is gone. The
 * first year begins with `records_from`. What an earlier book brought is an item of its own. */
static const char items_sql[] =
    "WITH RECURSIVE years(year) AS (SELECT :first_year UNION ALL"
    "     SELECT year + 1 FROM years WHERE year < :last_year),"
    " items AS (SELECT project, item, max(as_of) FROM stock WHERE student = :student"
    "     AND project IN (SELECT value FROM json_each(:projects))"
    "     GROUP BY project, item COLLATE NOCASE),"
    " spans AS (SELECT i.project, i.item, y.year,"
    "     min(y.year || '-12-31', :last_day) AS last,"
    "     max(s.records_from, (y.year - 1) || '-12-31') AS first"
    "     FROM items AS i CROSS JOIN years AS y JOIN student AS s ON s.id = :student"
    "     WHERE y.year >= CAST(substr(s.records_from, 1, 4) AS INTEGER)),"
    " found AS (SELECT p.*,"
    "     (SELECT x.id FROM stock AS x WHERE x.student = :student AND x.project = p.project"
    "         AND x.item = p.item COLLATE NOCASE AND x.as_of <= p.first"
    "         AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.student = :student"
    "             AND c.project = p.project AND c.as_of > x.as_of AND c.as_of <= p.first)"
    "         ORDER BY x.as_of DESC LIMIT 1) AS b,"
    "     (SELECT x.id FROM stock AS x WHERE x.student = :student AND x.project = p.project"
    "         AND x.item = p.item COLLATE NOCASE AND x.as_of <= p.last"
    "         AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.student = :student"
    "             AND c.project = p.project AND c.as_of > x.as_of AND c.as_of <= p.last)"
    "         ORDER BY x.as_of DESC LIMIT 1) AS e FROM spans AS p)"
    " SELECT f.year, f.project, f.item, coalesce(e.unit, b.unit, '') AS unit, b.quantity,"
    "     ifnull(b.value, 0) AS beginning, e.quantity, ifnull(e.value, 0) AS ending"
    " FROM found AS f LEFT JOIN stock AS b ON b.id = f.b LEFT JOIN stock AS e ON e.id = f.e"
    " WHERE beginning <> 0 OR ending <> 0"
    " UNION ALL"
    " SELECT year, project, 'carried in from an earlier book: ' || min(source), '', NULL,"
    "     ifnull(sum(amount) FILTER (WHERE line = 'beginning_inventory'), 0), NULL,"
    "     ifnull(sum(amount) FILTER (WHERE line = 'ending_inventory'), 0)"
    " FROM brought_forward WHERE student = :student"
    "     AND project IN (SELECT value FROM json_each(:projects))"
    "     AND line IN ('beginning_inventory', 'ending_inventory')"
    "     AND year BETWEEN :first_year AND :last_year GROUP BY year, project"
    " ORDER BY 1, 2, 3 COLLATE NOCASE";

/* Where an item's last ending value stands. */
struct held {
    int64_t project;
    char *item;
    int year, row;
};

struct stock {
    struct pages *pages;
    struct sheet *sheet;
    struct held *held;
    size_t count;
    int year;  /* of the section, 0 before the first */
    int first; /* its first row */
};

/* The row of the item's ending value of the year before; -1 if it is not there. */
static int carried_from(const struct stock *stock, int64_t project, const char *item, int year)
{
    for (size_t i = stock->count; i > 0; i--) {
        const struct held *held = &stock->held[i - 1];
        if (held->year < year - 1)
            break;
        if (held->year == year - 1 && held->project == project && text_same(held->item, item))
            return held->row;
    }
    return -1;
}

static void end_section(struct stock *stock)
{
    const struct model *model = &stock->pages->model;
    struct sheet *sheet = stock->sheet;
    char begin[REF_SIZE], end[REF_SIZE];
    if (stock->year == 0)
        return;
    int last = sheet_at(sheet);
    const struct model_year *all =
        model_at(model, model->projects, stock->year - model->first_year);
    int64_t beginning = all->income[INCOME_BEGINNING_INVENTORY];
    int64_t ending = all->income[INCOME_ENDING_INVENTORY];
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, COL_ITEM, "Current inventory");
    cell_sum(sheet, COL_BEGIN, CELL_MONEY, beginning, stock->first, last);
    cell_sum(sheet, COL_END, CELL_MONEY, ending, stock->first, last);
    cell_formula(sheet, COL_CHANGE, CELL_MONEY, ending - beginning, "%s-%s",
                 ref_cell(sheet_at(sheet), COL_END, end),
                 ref_cell(sheet_at(sheet), COL_BEGIN, begin));
}

static void begin_section(struct stock *stock, int year)
{
    struct buf title = {0};
    end_section(stock);
    buf_addf(&title, "%d", year);
    sheet_section(stock->sheet, buf_text(&title));
    buf_free(&title);
    stock->year = year;
    stock->first = sheet_at(stock->sheet) + 1;
}

static void add_anchors(struct stock *stock, const char *project, const char *item,
                        struct stmt *stmt)
{
    struct pages *pages = stock->pages;
    char number[NUM_TEXT_SIZE];
    struct buf words = {0};
    int year = (int)stmt_int(stmt, 0);
    buf_addf(&words, "%d · %s", year, item);
    int instance = pages_instance(pages, RULES_EACH_STOCK_YEAR, buf_text(&words));
    buf_clear(&words);
    if (!stmt_is_null(stmt, 6))
        buf_addf(&words, "%s %s", num_decimal(stmt_int(stmt, 6), 3, number), stmt_text(stmt, 3));
    anchor_number(pages, "stock.year", instance, stock->sheet, COL_YEAR, CELL_YEAR, year);
    anchor_text(pages, "stock.project", instance, NULL, 0, project);
    anchor_text(pages, "stock.item", instance, stock->sheet, COL_ITEM, item);
    anchor_text(pages, "stock.quantity", instance, NULL, 0, buf_text(&words));
    anchor_number(pages, "stock.value", instance, stock->sheet, COL_END, CELL_MONEY,
                  stmt_int(stmt, 7));
    buf_free(&words);
}

static void write_values(struct stock *stock, struct stmt *stmt, int carried)
{
    struct sheet *sheet = stock->sheet;
    int64_t beginning = stmt_int(stmt, 5), ending = stmt_int(stmt, 7);
    char begin[REF_SIZE], end[REF_SIZE];
    if (!stmt_is_null(stmt, 4))
        cell_value(sheet, COL_BEGIN_QUANTITY, CELL_NUMBER, stmt_int(stmt, 4));
    if (carried >= 0)
        cell_formula(sheet, COL_BEGIN, CELL_MONEY, beginning, "%s",
                     ref_cell(carried, COL_END, end));
    else
        cell_value(sheet, COL_BEGIN, CELL_MONEY, beginning);
    if (!stmt_is_null(stmt, 6))
        cell_value(sheet, COL_END_QUANTITY, CELL_NUMBER, stmt_int(stmt, 6));
    cell_value(sheet, COL_END, CELL_MONEY, ending);
    cell_formula(sheet, COL_CHANGE, CELL_MONEY, ending - beginning, "%s-%s",
                 ref_cell(sheet_at(sheet), COL_END, end),
                 ref_cell(sheet_at(sheet), COL_BEGIN, begin));
}

static void add_item(struct stock *stock, struct stmt *stmt)
{
    struct sheet *sheet = stock->sheet;
    const struct award_scope *scope = &stock->pages->scope;
    int64_t project = stmt_int(stmt, 1);
    const char *item = stmt_text(stmt, 2);
    int year = (int)stmt_int(stmt, 0), number = 0;
    while (number + 1 < (int)scope->project_count && scope->projects[number].id != project)
        number++;
    if (year != stock->year)
        begin_section(stock, year);
    int carried = carried_from(stock, project, item, year);
    sheet_row(sheet, LOOK_BODY);
    cell_value(sheet, COL_YEAR, CELL_YEAR, year);
    cell_value(sheet, COL_SAE, CELL_INT, number + 1);
    cell_text(sheet, COL_ITEM, item);
    cell_text(sheet, COL_UNIT, stmt_text(stmt, 3));
    write_values(stock, stmt, carried);
    if (stmt_int(stmt, 7) != 0)
        add_anchors(stock, scope->projects[number].title, item, stmt);
    stock->held = mem_grow(stock->held, stock->count + 1, sizeof *stock->held);
    stock->held[stock->count++] = (struct held){project, mem_text(item), year, sheet_at(sheet)};
}

static void name_columns(struct stock *stock, int first)
{
    static const struct {
        const char *name;
        int col;
    } names[] = {
        {"Stock_year", COL_YEAR},
        {"Stock_sae", COL_SAE},
        {"Stock_beginning", COL_BEGIN},
        {"Stock_ending", COL_END},
    };
    int last = sheet_at(stock->sheet) < first ? first : sheet_at(stock->sheet);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        wb_name(stock->pages->wb, names[i].name, stock->sheet, first, names[i].col, last,
                names[i].col);
}

bool page_stock(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Year", CELL_YEAR, 0, 0},
        {"SAE", CELL_INT, 0, 0},
        {"Item", CELL_TEXT, 20, 44},
        {"Unit", CELL_TEXT, 5, 12},
        {"Beginning quantity", CELL_NUMBER, 0, 0},
        {"Beginning value", CELL_MONEY, 0, 0},
        {"Ending quantity", CELL_NUMBER, 0, 0},
        {"Ending value", CELL_MONEY, 0, 0},
        {"Change", CELL_MONEY, 0, 0},
    };
    struct stock stock = {.pages = pages, .sheet = sheet};
    struct stmt *stmt = pages_ask(pages, items_sql, err);
    enum step step;
    if (!stmt)
        return false;
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(
        pages, sheet, "Current inventory",
        "What is used up or sold within a year, on 1 January and 31 December. A year begins with "
        "what the year before ended with: that cell points there.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int first = sheet_at(sheet) + 1;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_item(&stock, stmt);
    end_section(&stock);
    name_columns(&stock, first);
    stmt_done(stmt);
    for (size_t i = 0; i < stock.count; i++)
        free(stock.held[i].item);
    free(stock.held);
    return step == STEP_DONE;
}
