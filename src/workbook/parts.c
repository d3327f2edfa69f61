/* Whose workbook it is, which pages it has something for, and the order in which they are made and
 * filled. */
#include "workbook/pages.h"

#include "award/photos.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "book/book.h"
#include "report/when.h"
#include "workbook/chapter.h"
#include "workbook/degree_about.h"

#include <stdlib.h>

/* ---- whether there is anything to show ------------------------------------------------------ */

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

bool page_wants_research(struct pages *pages, bool *yes, struct err *err)
{
    *yes = false;
    if (!pages->whole && pages->type != RULES_RESEARCH)
        return true;
    return ask_yes(
        pages,
        "SELECT EXISTS (SELECT 1 FROM research WHERE year BETWEEN :first_year AND :last_year"
        "     AND project IN (SELECT value FROM json_each(:projects)))"
        " OR EXISTS (SELECT 1 FROM reading WHERE date BETWEEN :first_year || '-01-01'"
        "     AND :last_day AND project IN (SELECT value FROM json_each(:projects)))",
        yes, err);
}

bool page_wants_income(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->model.income || (pages->model.hours && !pages->model.placement);
    return true;
}

bool page_wants_stock(struct pages *pages, bool *yes, struct err *err)
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

bool page_wants_assets(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(
        pages,
        "SELECT EXISTS (SELECT 1 FROM asset AS a WHERE a.student = :student"
        " AND a.acquired <= :last_day AND (a.project IN (SELECT value FROM json_each(:projects))"
        "     OR EXISTS (SELECT 1 FROM asset_use AS u WHERE u.asset = a.id"
        "         AND u.project IN (SELECT value FROM json_each(:projects)))))",
        yes, err);
}

bool page_wants_placement(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->model.placement;
    return true;
}

bool page_wants_skills(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(pages,
                   "SELECT EXISTS (SELECT 1 FROM skill"
                   " WHERE project IN (SELECT value FROM json_each(:projects)))",
                   yes, err);
}

bool page_wants_resume(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(pages,
                   "SELECT EXISTS (SELECT 1 FROM activity WHERE student = :student"
                   "     AND date BETWEEN :since AND :counted_to)"
                   " OR EXISTS (SELECT 1 FROM honor WHERE student = :student"
                   "     AND date BETWEEN :since AND :counted_to)"
                   " OR EXISTS (SELECT 1 FROM service WHERE student = :student"
                   "     AND date BETWEEN :since AND :counted_to)"
                   " OR EXISTS (SELECT 1 FROM degree_held WHERE student = :student"
                   "     AND received BETWEEN :since AND :counted_to)",
                   yes, err);
}

bool page_wants_photos(struct pages *pages, bool *yes, struct err *err)
{
    struct award_photos photos;
    bool done = award_photos_read(pages->book, &pages->scope, &photos, err);
    *yes = photos.count > 0;
    award_photos_clear(&photos);
    return done;
}

/* Formulas of these sheets look into it. */
bool page_wants_ledger(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes =
        pages->sheets[PAGE_INCOME] || pages->sheets[PAGE_ASSETS] || pages->sheets[PAGE_PLACEMENT];
    return true;
}

bool page_wants_journal(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->model.hours || pages->model.placement;
    return true;
}

bool page_wants_worth(struct pages *pages, bool *yes, struct err *err)
{
    return ask_yes(pages,
                   "SELECT EXISTS (SELECT 1 FROM posting WHERE student = :student"
                   " AND date <= :last_day AND amount <> 0)",
                   yes, err);
}

/* ---- whose workbook it is ------------------------------------------------------------------- */

bool pages_name(struct pages *pages, const char *award, struct err *err)
{
    struct buf under = {0};
    struct date counted_to = pages->degree ? pages->degree->progress.asked.counts_to : (struct date){0};
    date_iso(pages->scope.to, pages->last_day);
    date_iso(counted_to.year != 0 ? counted_to : pages->scope.to, pages->counted_to);
    char *name = pages_ask_text(pages, "SELECT name FROM student WHERE id = :student", err);
    char *chapter = name ? chapter_name(pages->book, err) : NULL;
    if (chapter && *name) {
        pages->person = pages_person(name);
        pages->chapter = mem_text(chapter);
        pages->award = mem_text(award);
        buf_addf(&under, "%s · %s", pages->person, award);
        pages->under = mem_text(buf_text(&under));
    } else if (chapter) {
        err_set(err, "there is no such student");
    }
    free(name);
    free(chapter);
    buf_free(&under);
    return pages->under != NULL;
}

bool pages_open(struct pages *pages, const char *path, const char *subject, const char *header,
                struct err *err)
{
    struct buf footer = {0};
    buf_addf(&footer, "%s · records to ", pages->chapter);
    when_add_day(&footer, pages->scope.to);
    buf_add_text(&footer, " · contains education records");
    struct wb_about about = {
        .title = pages->award,
        .subject = subject,
        .author = pages->person,
        .company = pages->chapter,
        .header = header,
        .footer = buf_text(&footer),
        .year = pages->scope.to.year,
    };
    pages->wb = wb_open(path, &about, err);
    buf_free(&footer);
    return pages->wb != NULL;
}

void pages_clear(struct pages *pages)
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

/* ---- making and filling --------------------------------------------------------------------- */

enum { TURNS = 8 };

static bool add_sheets(struct pages *pages, const struct page_part *parts, size_t count,
                       struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        bool wanted = true;
        if (parts[i].wanted && !parts[i].wanted(pages, &wanted, err))
            return false;
        if (wanted)
            pages->sheets[parts[i].page] = wb_sheet(pages->wb, parts[i].name, parts[i].wide);
    }
    return true;
}

static bool fill_sheets(struct pages *pages, const struct page_part *parts, size_t count,
                        wb_progress *progress, void *context, struct err *err)
{
    int done = 0, total = 0;
    for (size_t i = 0; i < count; i++)
        total += pages->sheets[parts[i].page] != NULL;
    for (int turn = 1; turn <= TURNS; turn++) {
        for (size_t i = 0; i < count; i++) {
            struct sheet *sheet = pages->sheets[parts[i].page];
            if (parts[i].turn != turn || !sheet)
                continue;
            if (progress)
                progress(context, parts[i].name, done++, total);
            if (!parts[i].fill(pages, sheet, err))
                return false;
        }
    }
    return true;
}

bool pages_write(struct pages *pages, const struct page_part *parts, size_t count,
                 wb_progress *progress, void *context, struct wb_count *out, struct err *err)
{
    bool done = add_sheets(pages, parts, count, err) &&
                fill_sheets(pages, parts, count, progress, context, err);
    if (done)
        done = wb_close(pages->wb, out, err);
    else
        wb_abort(pages->wb);
    pages->wb = NULL;
    return done;
}
