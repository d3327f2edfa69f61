#include "workbook/record_book.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/tr.h"
#include "workbook/pages.h"

/* In the order of the book. */
static const struct page_part parts[] = {
    {PAGE_FRONT, "Cover", false, 8, NULL, page_front},
    {PAGE_ABOUT, "The student", false, 5, NULL, page_about},
    {PAGE_PROJECTS, "Projects", false, 5, page_wants_projects, page_projects},
    {PAGE_RESEARCH, "Research", false, 5, page_wants_research, page_research},
    {PAGE_INCOME, "Income and expense", false, 3, page_wants_income, page_income},
    {PAGE_PLACEMENT, "Placement", true, 4, page_wants_placement, page_placement},
    {PAGE_WORTH, "Net worth", false, 5, page_wants_worth, page_worth},
    {PAGE_STOCK, "Current inventory", false, 2, page_wants_stock, page_stock},
    {PAGE_ASSETS, "Non-current inventory", true, 2, page_wants_assets, page_assets},
    {PAGE_PRODUCTION, "Production", false, 5, page_wants_production, page_production},
    {PAGE_SKILLS, "Skills", true, 5, page_wants_skills, page_skills},
    {PAGE_RESUME, "FFA and service", false, 5, page_wants_resume, page_resume},
    {PAGE_PHOTOS, "Photos", false, 5, page_wants_photos, page_photos},
    {PAGE_OTHER, "Other records", true, 5, page_wants_other, page_other},
    {PAGE_LEDGER, "Money journal", true, 1, page_wants_ledger, page_ledger},
    {PAGE_JOURNAL, "Hours journal", true, 1, page_wants_journal, page_journal},
};

static bool prepare(struct pages *pages, const struct record_book_request *request, struct err *err)
{
    struct award_scope *scope = &pages->scope;
    struct buf title = {0};
    if (!award_scope_whole(pages->book, request->student, request->year, scope, err))
        return false;
    if (request->year)
        date_iso((struct date){request->year, 1, 1}, pages->since);
    buf_addf(&title, "SAE record book · %d", scope->first_year);
    if (scope->last_year != scope->first_year)
        buf_addf(&title, " to %d", scope->last_year);
    bool done = pages_name(pages, buf_text(&title), err);
    buf_free(&title);
    return done && model_read(pages->book, scope, &pages->model, err);
}

bool record_book_write(struct book *book, const struct record_book_request *request,
                       wb_progress *progress, void *context, struct wb_count *out, struct err *err)
{
    struct pages pages = {.book = book, .whole = true, .payers = true};
    tr_english_begin(); /* what is read first, too */
    bool done = prepare(&pages, request, err) &&
                pages_open(&pages, request->path, "Record book of one student", pages.under, err) &&
                pages_write(&pages, parts, COUNT_OF(parts), progress, context, out, err);
    pages_clear(&pages);
    tr_english_end();
    return done;
}
