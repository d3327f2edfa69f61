#include "workbook/award.h"

#include "award/measure.h"
#include "award/photos.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "book/book.h"
#include "rules/rules.h"
#include "workbook/pages.h"

#include <stdlib.h>
#include <string.h>

/* ---- which sheets there are ----------------------------------------------------------------- */

typedef bool page_wanted(struct pages *pages, bool *yes, struct err *err);

static bool ask_yes(struct pages *pages, const char *sql, bool *yes, struct err *err)
{
    struct stmt *stmt = pages_ask(pages, sql, err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    *yes = step == STEP_ROW && stmt_int(stmt, 0) != 0;
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool wants_research(struct pages *pages, bool *yes, struct err *err)
{
    *yes = false;
    if (pages->type != RULES_RESEARCH)
        return true;
    return ask_yes(pages,
                   "SELECT EXISTS (SELECT 1 FROM research WHERE year BETWEEN :first_year AND :last_year"
                   "     AND project IN (SELECT value FROM json_each(:projects)))"
                   " OR EXISTS (SELECT 1 FROM reading WHERE date BETWEEN :first_year || '-01-01'"
                   "     AND :last_day AND project IN (SELECT value FROM json_each(:projects)))",
                   yes, err);
}

static bool wants_income(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->model.income || (pages->model.hours && !pages->model.placement);
    return true;
}

static bool wants_stock(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(
        pages,
        "SELECT EXISTS (SELECT 1 FROM stock WHERE student = :student AND value > 0"
        "     AND as_of <= :last_day AND project IN (SELECT value FROM json_each(:projects)))"
        " OR EXISTS (SELECT 1 FROM brought_forward WHERE student = :student"
        "     AND line IN ('beginning_inventory', 'ending_inventory')"
        "     AND project IN (SELECT value FROM json_each(:projects)))",
        yes, err);
}

static bool wants_assets(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(
        pages,
        "SELECT EXISTS (SELECT 1 FROM asset AS a WHERE a.student = :student"
        " AND a.acquired <= :last_day AND (a.project IN (SELECT value FROM json_each(:projects))"
        "     OR EXISTS (SELECT 1 FROM asset_use AS u WHERE u.asset = a.id"
        "         AND u.project IN (SELECT value FROM json_each(:projects)))))",
        yes, err);
}

static bool wants_placement(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->model.placement;
    return true;
}

static bool wants_skills(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(pages,
                   "SELECT EXISTS (SELECT 1 FROM skill"
                   " WHERE project IN (SELECT value FROM json_each(:projects)))",
                   yes, err);
}

static bool wants_resume(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(
        pages,
        "SELECT EXISTS (SELECT 1 FROM activity WHERE student = :student AND date <= :last_day)"
        " OR EXISTS (SELECT 1 FROM honor WHERE student = :student AND date <= :last_day)"
        " OR EXISTS (SELECT 1 FROM service WHERE student = :student AND date <= :last_day)"
        " OR EXISTS (SELECT 1 FROM degree_held WHERE student = :student"
        "     AND received <= :last_day)",
        yes, err);
}

static bool wants_photos(struct pages *pages, bool *yes, struct err *err)
{
    struct award_photos photos;
    bool done = award_photos_read(pages->book, &pages->scope, &photos, err);
    *yes = photos.count > 0;
    award_photos_clear(&photos);
    return done;
}

/* Formulas of these sheets look into it. */
static bool wants_ledger(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes =
        pages->sheets[PAGE_INCOME] || pages->sheets[PAGE_ASSETS] || pages->sheets[PAGE_PLACEMENT];
    return true;
}

static bool wants_journal(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->model.hours || pages->model.placement;
    return true;
}

/* In the order of the workbook. `turn` is when a page is filled: evidence first, then what points
 * at it, the official form last. */
static const struct {
    const char *name;
    bool wide;
    int turn;
    page_wanted *wanted; /* NULL: always */
    page_fill *fill;     /* NULL: comes with the kinds of record that it shows */
} parts[PAGE_COUNT] = {
    [PAGE_COVER] = {"Cover", false, 6, NULL, page_cover},
    [PAGE_FORM] = {"Official form", true, 7, NULL, page_form},
    [PAGE_MET] = {"Met and missing", true, 6, NULL, page_met},
    [PAGE_REVIEW] = {"Plan and review", false, 5, NULL, page_review},
    [PAGE_RESEARCH] = {"Research", false, 5, wants_research, page_research},
    [PAGE_INCOME] = {"Income and expense", false, 3, wants_income, page_income},
    [PAGE_STOCK] = {"Current inventory", false, 2, wants_stock, page_stock},
    [PAGE_ASSETS] = {"Non-current inventory", true, 2, wants_assets, page_assets},
    [PAGE_PLACEMENT] = {"Placement", true, 4, wants_placement, page_placement},
    [PAGE_SKILLS] = {"Skills", true, 5, wants_skills, page_skills},
    [PAGE_RESUME] = {"Résumé", false, 5, wants_resume, page_resume},
    [PAGE_PHOTOS] = {"Photos", false, 5, wants_photos, page_photos},
    [PAGE_LEDGER] = {"Ledger", true, 1, wants_ledger, page_ledger},
    [PAGE_JOURNAL] = {"Journal", true, 1, wants_journal, page_journal},
};
enum { TURNS = 7 };

static bool add_sheets(struct pages *pages, struct err *err)
{
    for (int page = 0; page < PAGE_COUNT; page++) {
        bool wanted = parts[page].fill != NULL;
        if (wanted && parts[page].wanted && !parts[page].wanted(pages, &wanted, err))
            return false;
        if (wanted)
            pages->sheets[page] = wb_sheet(pages->wb, parts[page].name, parts[page].wide);
    }
    return true;
}

static bool fill_sheets(struct pages *pages, award_progress *progress, void *context,
                        struct err *err)
{
    int done = 0, total = 0;
    for (int page = 0; page < PAGE_COUNT; page++)
        total += pages->sheets[page] != NULL;
    for (int turn = 1; turn <= TURNS; turn++) {
        for (int page = 0; page < PAGE_COUNT; page++) {
            if (parts[page].turn != turn || !pages->sheets[page])
                continue;
            if (progress)
                progress(context, parts[page].name, done++, total);
            if (!parts[page].fill(pages, pages->sheets[page], err))
                return false;
        }
    }
    return true;
}

/* ---- who and what --------------------------------------------------------------------------- */

static bool read_names(struct pages *pages, struct err *err)
{
    const struct award_scope *scope = &pages->scope;
    struct buf words = {0};
    char *name = pages_ask_text(pages, "SELECT name FROM student WHERE id = :student", err);
    char *chapter = pages_ask_text(
        pages, "SELECT name || iif(name LIKE '%FFA%', '', ' FFA') || ', ' || state FROM chapter",
        err);
    if (name && chapter && *name) {
        pages->person = pages_person(name);
        pages->chapter = mem_text(chapter);
        buf_addf(&words, "%s · %s · award year %d", scope->area, rules_type_label(pages->type),
                 scope->award_year);
        pages->award = mem_text(buf_text(&words));
        buf_clear(&words);
        buf_addf(&words, "%s · %s", pages->person, pages->award);
        pages->under = mem_text(buf_text(&words));
    } else if (name && chapter) {
        err_set(err, "there is no such student");
    }
    free(name);
    free(chapter);
    buf_free(&words);
    return pages->under != NULL;
}

static bool prepare(struct pages *pages, struct err *err)
{
    if (!award_scope_read(pages->book, pages->request, &pages->scope, err) ||
        !rules_type_parse(pages->scope.type, &pages->type, err))
        return false;
    date_iso((struct date){pages->scope.award_year - 1, 12, 31}, pages->last_day);
    return read_names(pages, err) &&
           award_readiness_of(pages->book, &pages->scope, &pages->readiness, err) &&
           model_read(pages->book, &pages->scope, &pages->model, err);
}

static bool open_workbook(struct pages *pages, struct err *err)
{
    struct buf header = {0}, footer = {0};
    buf_addf(&header, "%s · %s · %s", pages->person, pages->scope.area,
             rules_type_label(pages->type));
    buf_addf(&footer, "%s · records to December 31, %d · contains education records",
             pages->chapter, pages->scope.award_year - 1);
    struct wb_about about = {
        .title = pages->award,
        .subject = "Record of evidence for a proficiency award",
        .author = pages->person,
        .company = pages->chapter,
        .header = buf_text(&header),
        .footer = buf_text(&footer),
        .year = pages->scope.award_year - 1,
    };
    pages->wb = wb_open(pages->request->path, &about, err);
    buf_free(&header);
    buf_free(&footer);
    return pages->wb != NULL;
}

static void clear_pages(struct pages *pages)
{
    for (size_t i = 0; i < pages->anchor_count; i++)
        free(pages->anchors[i].text);
    for (size_t i = 0; i < pages->instance_count; i++)
        free(pages->instances[i].title);
    free(pages->anchors);
    free(pages->instances);
    free(pages->person);
    free(pages->chapter);
    free(pages->award);
    free(pages->under);
    model_clear(&pages->model);
    award_readiness_clear(&pages->readiness);
    award_scope_clear(&pages->scope);
}

bool award_write(struct book *book, const struct award_request *request, award_progress *progress,
                 void *context, struct award_outcome *out, struct err *err)
{
    struct pages pages = {.book = book, .request = request};
    struct wb_count count = {0};
    bool done = prepare(&pages, err) && open_workbook(&pages, err) && add_sheets(&pages, err) &&
                fill_sheets(&pages, progress, context, err);
    if (done)
        done = wb_close(pages.wb, &count, err);
    else
        wb_abort(pages.wb);
    if (done && out)
        *out = (struct award_outcome){
            .met = pages.readiness.met,
            .missing = pages.readiness.missing,
            .attest = pages.readiness.attest,
            .sheets = count.sheets,
            .cells = count.cells,
        };
    clear_pages(&pages);
    return done;
}
