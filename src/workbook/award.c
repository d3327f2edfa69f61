#include "workbook/award.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/tr.h"
#include "rules/rules.h"
#include "workbook/pages.h"

/* In the order of the workbook. `turn` is when a page is filled: evidence first, then what points
 * at it, the official form last. */
static const struct page_part parts[] = {
    {PAGE_COVER, "Cover", false, 6, NULL, page_cover},
    {PAGE_FORM, "Official form", false, 7, NULL, page_form},
    {PAGE_MET, "Met and missing", true, 6, NULL, page_met},
    {PAGE_REVIEW, "Plan and review", false, 5, NULL, page_review},
    {PAGE_RESEARCH, "Research", false, 5, page_wants_research, page_research},
    {PAGE_INCOME, "Income and expense", false, 3, page_wants_income, page_income},
    {PAGE_STOCK, "Current inventory", false, 2, page_wants_stock, page_stock},
    {PAGE_ASSETS, "Non-current inventory", true, 2, page_wants_assets, page_assets},
    {PAGE_PLACEMENT, "Placement", true, 4, page_wants_placement, page_placement},
    {PAGE_SKILLS, "Skills", true, 5, page_wants_skills, page_skills},
    {PAGE_RESUME, "Résumé", false, 5, page_wants_resume, page_resume},
    {PAGE_PHOTOS, "Photos", false, 5, page_wants_photos, page_photos},
    {PAGE_LEDGER, "Ledger", true, 1, page_wants_ledger, page_ledger},
    {PAGE_JOURNAL, "Journal", true, 1, page_wants_journal, page_journal},
};

static bool prepare(struct pages *pages, struct err *err)
{
    struct award_scope *scope = &pages->scope;
    struct buf award = {0};
    if (!rules_type_parse(scope->type, &pages->type, err))
        return false;
    buf_addf(&award, "%s · %s · award year %d", scope->area, rules_type_label(pages->type),
             scope->award_year);
    bool done = pages_name(pages, buf_text(&award), err);
    buf_free(&award);
    return done && model_read(pages->book, scope, &pages->model, err);
}

static bool open_workbook(struct pages *pages, const char *path, struct err *err)
{
    struct buf header = {0};
    buf_addf(&header, "%s · %s · %s", pages->person, pages->scope.area,
             rules_type_label(pages->type));
    bool done = pages_open(pages, path, "Record of evidence for a proficiency award",
                           buf_text(&header), err);
    buf_free(&header);
    return done;
}

bool award_write_read(struct book *book, const struct award_request *request,
                      const struct award_read *read, wb_progress *progress, void *context,
                      struct award_outcome *out, struct err *err)
{
    struct pages pages = {.book = book,
                          .payers = request->payers,
                          .scope = *read->scope,
                          .readiness = *read->readiness};
    struct wb_count count = {0};
    tr_english_begin(); /* what is read first, too */
    bool done = prepare(&pages, err) && open_workbook(&pages, request->path, err) &&
                pages_write(&pages, parts, COUNT_OF(parts), progress, context, &count, err);
    if (done && out)
        *out = (struct award_outcome){
            .met = pages.readiness.met,
            .missing = pages.readiness.missing,
            .attest = pages.readiness.attest,
            .sheets = count.sheets,
            .cells = count.cells,
        };
    pages.scope = (struct award_scope){0}; /* these two are the caller's */
    pages.readiness = (struct award_readiness){0};
    pages_clear(&pages);
    tr_english_end();
    return done;
}

bool award_read_english(struct book *book, const struct award_request *request,
                        struct award_scope *scope, struct award_readiness *readiness,
                        struct err *err)
{
    *readiness = (struct award_readiness){0};
    tr_english_begin();
    bool done = award_scope_read(book, request, scope, err) &&
                award_readiness_of(book, scope, readiness, err);
    tr_english_end();
    return done;
}

bool award_write(struct book *book, const struct award_request *request, wb_progress *progress,
                 void *context, struct award_outcome *out, struct err *err)
{
    struct award_scope scope;
    struct award_readiness readiness;
    const struct award_read read = {&scope, &readiness};
    bool done = award_read_english(book, request, &scope, &readiness, err) &&
                award_write_read(book, request, &read, progress, context, out, err);
    award_readiness_clear(&readiness);
    award_scope_clear(&scope);
    return done;
}
