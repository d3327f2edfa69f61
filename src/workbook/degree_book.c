#include "workbook/degree_book.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "rules/degree.h"
#include "rules/words.h"
#include "workbook/degree_about.h"

#include <stdlib.h>
#include <string.h>

/* A Star asks for more than a degree: answers, and photos. */
static bool wants_star(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->degree->star;
    return true;
}

static bool wants_photos(struct pages *pages, bool *yes, struct err *err)
{
    *yes = false;
    return !pages->degree->star || page_wants_photos(pages, yes, err);
}

/* In the order of the workbook. */
static const struct page_part degree_parts[] = {
    {PAGE_DEGREE, "Cover", false, 8, NULL, page_degree},
    {PAGE_ASKED, "Requirements", true, 8, NULL, page_asked},
    {PAGE_EARNED, "Earned and invested", true, 6, NULL, page_earned},
    {PAGE_COUNTED, "FFA and service", false, 5, NULL, page_counted},
    {PAGE_REVIEW, "Plan and review", false, 5, wants_star, page_review},
    {PAGE_RESEARCH, "Research", false, 5, page_wants_research, page_research},
    {PAGE_INCOME, "Income and expense", false, 3, page_wants_income, page_income},
    {PAGE_PLACEMENT, "Placement", true, 4, page_wants_placement, page_placement},
    {PAGE_WORTH, "Net worth", false, 5, page_wants_worth, page_worth},
    {PAGE_STOCK, "Current inventory", false, 2, page_wants_stock, page_stock},
    {PAGE_ASSETS, "Non-current inventory", true, 2, page_wants_assets, page_assets},
    {PAGE_SKILLS, "Skills", true, 5, page_wants_skills, page_skills},
    {PAGE_RESUME, "Résumé", false, 5, page_wants_resume, page_resume},
    {PAGE_PHOTOS, "Photos", false, 5, wants_photos, page_photos},
    {PAGE_OUTSIDE, "Outside the projects", true, 1, NULL, page_outside},
    {PAGE_LEDGER, "Ledger", true, 1, page_wants_ledger, page_ledger},
    {PAGE_JOURNAL, "Journal", true, 1, page_wants_journal, page_journal},
};

/* ---- what it is about ----------------------------------------------------------------------- */

static bool is_star(const char *degree)
{
    return strncmp(degree, "star", 4) == 0;
}

/* The student's application for it, and of a Star its kind of record. */
static bool find_application(struct book *book, const struct degree_progress *progress,
                             struct award_scope *scope, struct err *err)
{
    enum step step;
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT id, ifnull(type, '') FROM application WHERE student = ?1 AND form = ?2"
                  " AND award_year = ?3 AND (subject = ?4 COLLATE NOCASE OR subject = ?5 COLLATE NOCASE"
                  " OR ?2 = 'star') ORDER BY subject = ?4 COLLATE NOCASE DESC,"
                  " subject = ?5 COLLATE NOCASE DESC, id LIMIT 1",
                  err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, scope->student);
    stmt_bind_text(stmt, 2, is_star(progress->degree) ? "star" : "degree");
    stmt_bind_int(stmt, 3, progress->award_year);
    stmt_bind_text(stmt, 4, progress->degree);
    stmt_bind_text(stmt, 5, progress->label);
    step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        scope->application = stmt_int(stmt, 0);
        free(scope->type);
        scope->type = mem_text(stmt_text(stmt, 1));
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* Where nobody said: what the projects are. */
static const char *type_of_projects(const struct award_scope *scope)
{
    static const char *const types[] = {"ownership", "placement", "research"};
    for (size_t i = 0; i < COUNT_OF(types); i++)
        for (size_t k = 0; k < scope->project_count; k++)
            if (award_type_takes(types[i], scope->projects[k].type))
                return types[i];
    return types[0];
}

/* All projects to the last day; the years from the first in which anything moved. */
static bool make_scope(struct book *book, int64_t student, const struct degree_progress *progress,
                       const struct outside *outside, struct award_scope *out, struct err *err)
{
    if (!award_scope_whole(book, student, 0, out, err))
        return false;
    out->to = progress->asked.as_of;
    out->award_year = progress->award_year;
    if (out->last_year > out->to.year)
        out->last_year = out->to.year;
    if (out->first_year > out->last_year)
        out->first_year = out->last_year;
    if (outside->first_year != 0 && outside->first_year < out->first_year)
        out->first_year = outside->first_year;
    if (out->last_year - out->first_year >= AWARD_YEARS)
        out->first_year = out->last_year - AWARD_YEARS + 1;
    free(out->area);
    out->area = mem_text(progress->label);
    if (!find_application(book, progress, out, err))
        return false;
    if (!*out->type || !is_star(progress->degree)) {
        free(out->type);
        out->type = mem_text(is_star(progress->degree) ? type_of_projects(out) : "degree");
    }
    return true;
}

bool degree_book_scope(struct book *book, const struct degree_book_request *request,
                       struct award_scope *out, struct err *err)
{
    struct degree_progress progress;
    struct outside outside = {0};
    *out = (struct award_scope){0};
    bool ok = degree_progress(book, request->student, &request->query, &progress, err) &&
              make_scope(book, request->student, &progress, &outside, out, err);
    degree_progress_clear(&progress);
    return ok;
}

/* ---- writing -------------------------------------------------------------------------------- */

/* A Star of a degree is asked what the degree asks, too: "star_state" what "state" does. */
static bool read_base(struct pages *pages, struct degree_query query, struct err *err)
{
    const char *base = strchr(pages->degree->progress.degree, '_');
    if (!base || !rules_word_find("degree", base + 1))
        return true;
    query.degree = base + 1;
    return degree_progress(pages->book, pages->scope.student, &query, &pages->degree->base, err);
}

static bool prepare(struct pages *pages, const struct degree_book_request *request, struct err *err)
{
    struct degree_about *about = pages->degree;
    struct degree_query query = request->query;
    struct buf title = {0};
    query.what_if = NULL;
    if (!degree_progress(pages->book, request->student, &query, &about->progress, err) ||
        !degree_measures_read(pages->book, &request->student, 1, &about->progress.asked, NULL,
                              &about->measures, err) ||
        !outside_read(pages->book, request->student, about->progress.asked.as_of, &about->outside,
                      err) ||
        !make_scope(pages->book, request->student, &about->progress, &about->outside, &pages->scope,
                    err))
        return false;
    about->star = is_star(about->progress.degree);
    if (about->star && !(rules_type_parse(pages->scope.type, &pages->type, err) &&
                         read_base(pages, query, err)))
        return false;
    buf_addf(&title, "%s · award year %d", about->progress.label, about->progress.award_year);
    bool done = pages_name(pages, buf_text(&title), err);
    buf_free(&title);
    return done && model_read(pages->book, &pages->scope, &pages->model, err);
}

static bool open_workbook(struct pages *pages, const char *path, struct err *err)
{
    struct buf header = {0};
    buf_addf(&header, "%s · %s", pages->person, pages->degree->progress.label);
    bool done = pages_open(pages, path, "Record of evidence for a degree", buf_text(&header), err);
    buf_free(&header);
    return done;
}

bool degree_book_write(struct book *book, const struct degree_book_request *request,
                       wb_progress *progress, void *context, struct degree_book_outcome *out,
                       struct err *err)
{
    struct degree_about about = {0};
    struct pages pages = {.book = book, .payers = request->payers, .degree = &about};
    struct wb_count count = {0};
    bool done = prepare(&pages, request, err) && open_workbook(&pages, request->path, err) &&
                pages_write(&pages, degree_parts, COUNT_OF(degree_parts), progress, context, &count,
                            err);
    if (done && out)
        *out = (struct degree_book_outcome){
            .met = about.progress.met,
            .missing = about.progress.missing,
            .attest = about.progress.attest,
            .unknown = about.progress.unknown,
            .sheets = count.sheets,
            .cells = count.cells,
        };
    pages_clear(&pages);
    outside_clear(&about.outside);
    degree_measures_clear(&about.measures);
    degree_progress_clear(&about.base);
    degree_progress_clear(&about.progress);
    return done;
}

/* ---- its name ------------------------------------------------------------------------------- */

char *degree_book_file_name(struct book *book, const struct degree_book_request *request,
                            struct err *err)
{
    const struct rules_word *degree;
    struct buf what = {0};
    struct date day = request->query.as_of.year != 0 ? request->query.as_of : date_today();
    if (!degree_named(request->query.degree, &degree, err))
        return NULL;
    buf_addf(&what, "%s %d", degree->label, degree_award_year(day));
    char *name = award_file_named(book, request->student, buf_text(&what), err);
    buf_free(&what);
    return name;
}
