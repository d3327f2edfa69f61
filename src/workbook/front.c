/* The first page of a record book: whose it is, the years at a glance, the projects, what is in it,
 * and a line for each who signs. */
#include "workbook/facts.h"

#include "base/attr.h"
#include "base/buf.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "report/carried.h"
#include "report/when.h"

#include <string.h>

enum { COL_YEAR, COL_HOURS, COL_EARNED, COL_WORTH, COL_LAST = FACT_LAST };

/* ---- at a glance ---------------------------------------------------------------------------- */

static int64_t earned_in(const struct pages *pages, int year)
{
    const struct model *model = &pages->model;
    int64_t net = model_at(model, model->projects, year)->income[INCOME_NET_INCOME];
    for (size_t i = 0; i < model->job_count; i++)
        if (year == model->years || model->jobs[i].year == year)
            net += model->jobs[i].net;
    return net;
}

static void write_earned(struct pages *pages, struct sheet *sheet, int year)
{
    static const char *const keys[] = {"income.net_income", "placement_total.net"};
    struct buf formula = {0};
    char cell[REF_SIZE];
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const struct anchor *anchor =
            anchor_next(pages, keys[i], pages->model.first_year + year, NULL);
        if (anchor)
            buf_addf(&formula, "%s%s", formula.len ? "+" : "",
                     ref_on(anchor->sheet, anchor->row, anchor->col, cell));
    }
    if (formula.len)
        cell_formula(sheet, COL_EARNED, CELL_MONEY, earned_in(pages, year), "%s",
                     buf_text(&formula));
    else
        cell_value(sheet, COL_EARNED, CELL_MONEY, 0);
    buf_free(&formula);
}

static void write_worth(struct pages *pages, struct sheet *sheet, int year)
{
    char cell[REF_SIZE];
    const struct anchor *anchor =
        anchor_next(pages, "balance.net_worth", pages->model.first_year + year, NULL);
    if (anchor)
        cell_formula(sheet, COL_WORTH, CELL_MONEY, anchor->value, "%s",
                     ref_on(anchor->sheet, anchor->row, anchor->col, cell));
}

static void write_year(struct pages *pages, struct sheet *sheet, int year)
{
    const struct model *model = &pages->model;
    int64_t hours = model_at(model, model->projects, year)->hours[HOURS_ALL];
    char cell[REF_SIZE];
    sheet_row(sheet, LOOK_START);
    cell_value(sheet, COL_YEAR, CELL_YEAR, model->first_year + year);
    if (pages->sheets[PAGE_JOURNAL])
        cell_formula(sheet, COL_HOURS, CELL_HOURS, hours, "SUMIFS(Journal_hours,Journal_year,%s)",
                     ref_cell(sheet_at(sheet), COL_YEAR, cell));
    else
        cell_value(sheet, COL_HOURS, CELL_HOURS, hours);
    write_earned(pages, sheet, year);
    write_worth(pages, sheet, year);
}

static void write_glance(struct pages *pages, struct sheet *sheet)
{
    const struct model *model = &pages->model;
    static const char *const heads[] = {"Year", "Hours", "Earned", "Net worth"};
    sheet_section(sheet, "At a glance");
    sheet_heads_of(sheet, heads, COUNT_OF(heads));
    int first = sheet_at(sheet) + 1;
    for (int year = 0; year < model->years; year++)
        write_year(pages, sheet, year);
    if (model->years < 2)
        return;
    int last = sheet_at(sheet);
    sheet_row(sheet, LOOK_START);
    cell_look(sheet, COL_YEAR, LOOK_STRONG, "All years");
    cell_sum(sheet, COL_HOURS, CELL_HOURS,
             model_at(model, model->projects, model->years)->hours[HOURS_ALL], first, last);
    cell_sum(sheet, COL_EARNED, CELL_MONEY, earned_in(pages, model->years), first, last);
}

/* Which years an earlier book brought. */
static bool write_carried(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct buf years = {0}, words = {0};
    const struct award_scope *scope = &pages->scope;
    bool done = carried_tell(pages->book, scope->student, 0, *pages->since ? scope->last_year : 0,
                             &years, err);
    if (years.len > 0) {
        buf_addf(&words, "Carried in: %s.", buf_text(&years));
        sheet_say(sheet, buf_text(&words));
    }
    buf_free(&years);
    buf_free(&words);
    return done;
}

/* ---- projects ------------------------------------------------------------------------------- */

static const char *label(const char *field_name, const char *value)
{
    const struct kind *kind = kind_find("project");
    return field_choice_label(&kind->fields[kind_field(kind, field_name)], value);
}

static bool write_projects(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const char *const heads[] = {"Project", "Kind of SAE", "Proficiency area", "Began",
                                        "Ended"};
    struct stmt *stmt = pages_ask(pages,
                                  "SELECT title, type, award_area, began, ended FROM project"
                                  " WHERE id IN (SELECT value FROM json_each(:projects))"
                                  " ORDER BY title COLLATE NOCASE, id",
                                  err);
    enum step step;
    bool first = true;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (first) {
            sheet_section(sheet, "SAE projects");
            sheet_heads_of(sheet, heads, COUNT_OF(heads));
        }
        first = false;
        sheet_row(sheet, LOOK_START);
        cell_text(sheet, 0, stmt_text(stmt, 0));
        cell_text(sheet, 1, label("type", stmt_text(stmt, 1)));
        cell_text(sheet, 2, stmt_text(stmt, 2));
        cell_date(sheet, 3, stmt_text(stmt, 3));
        cell_date(sheet, 4, stmt_text(stmt, 4));
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- contents ------------------------------------------------------------------------------- */

static void write_contents(struct pages *pages, struct sheet *sheet)
{
    static const struct {
        enum page page;
        const char *says;
    } contents[] = {
        {PAGE_ABOUT, "The student, the family, the school, courses and membership"},
        {PAGE_PROJECTS, "Each SAE project: plans, agreements, safety, jobs, budgets, reviews"},
        {PAGE_RESEARCH, "The question, the method, the data and what came of it"},
        {PAGE_INCOME, "Income and expense by year, of all projects and of each; hours by year"},
        {PAGE_PLACEMENT, "Jobs by year: hours, pay and expenses; hours by duty"},
        {PAGE_WORTH, "Balance sheets and where the change in net worth came from"},
        {PAGE_STOCK, "What is used or sold within a year, counted"},
        {PAGE_ASSETS, "What lasts more than a year, and how it wears out"},
        {PAGE_PRODUCTION, "Animals, herd changes, weights, feed and harvests"},
        {PAGE_SKILLS, "Standards, and the hours tagged with them"},
        {PAGE_RESUME, "FFA, school and community: offices, events, honors, service"},
        {PAGE_PHOTOS, "Pictures of the work"},
        {PAGE_OTHER, "Whatever else was recorded"},
        {PAGE_LEDGER, "The money journal: every record of income and expense"},
        {PAGE_JOURNAL, "The hours journal: every entry of time"},
    };
    sheet_section(sheet, "In this book");
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        const struct sheet *page = pages->sheets[contents[i].page];
        if (!page)
            continue;
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, 0, sheet_name(page));
        cell_across(sheet, 1, COL_LAST, LOOK_BODY, contents[i].says);
    }
}

bool page_front(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct buf words = {0};
    buf_add_text(&words, "Made from the chapter's records as they stood, up to ");
    when_add_day(&words, pages->scope.to);
    buf_add_text(&words, ". Totals are formulas over the two journals at the end.");
    fact_cover(pages, sheet, buf_text(&words));
    buf_free(&words);
    write_glance(pages, sheet);
    if (!write_carried(pages, sheet, err) || !write_projects(pages, sheet, err))
        return false;
    write_contents(pages, sheet);
    return fact_signatures(pages, sheet,
                           "We have looked at these records. To the best of our knowledge they are "
                           "true, complete and accurate, and they are the student's own work.",
                           err);
}
