#include "award/draft.h"

#include "award/measure.h"
#include "award/returned.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"

#include <stdlib.h>
#include <string.h>

static void add(struct award_draft *out, const struct award_item *item)
{
    out->items = mem_grow(out->items, out->item_count + 1, sizeof *out->items);
    out->items[out->item_count++] = *item;
    out->missing[item->section] += item->met == AWARD_MISSING;
}

/* ---- proficiency awards --------------------------------------------------------------------- */

static const struct award_line *line_of(const struct award_readiness *readiness, const char *id)
{
    for (size_t i = 0; i < readiness->count; i++)
        if (strcmp(readiness->lines[i].id, id) == 0)
            return &readiness->lines[i];
    return NULL;
}

static void add_reasons(struct award_draft *out, const struct award_readiness *readiness,
                        const struct award_returned *returned)
{
    for (size_t i = 0; i < returned->count; i++) {
        const struct award_reason *reason = &returned->list[i];
        const struct award_line *line = line_of(readiness, reason->id);
        const struct award_item item = {
            .section = line && out->proficiency ? award_section_of(line) : AWARD_SECTION_RECORDS,
            .met = AWARD_MISSING,
            .text = mem_text(reason->text),
            .todo = mem_text(reason->todo),
            .source = mem_text(reason->source),
            .kind = reason->kind,
            .record = reason->record,
        };
        add(out, &item);
    }
}

/* What a person has to say, or what the book does not know. */
static void add_open(struct award_draft *out, const struct award_readiness *readiness)
{
    for (size_t i = 0; i < readiness->count; i++) {
        const struct award_line *line = &readiness->lines[i];
        if (line->met != AWARD_ATTEST && line->met != AWARD_UNKNOWN)
            continue;
        const struct award_item item = {
            .section = award_section_of(line),
            .met = line->met,
            .text = mem_text(line->text),
            .todo = mem_text(line->enough),
            .source = mem_text(line->source),
        };
        add(out, &item);
    }
}

static bool read_award(struct book *book, struct award_draft *out, struct err *err)
{
    struct award_readiness readiness = {0};
    struct award_returned returned = {0};
    bool done = award_readiness_of(book, &out->scope, &readiness, err) &&
                award_returned_of(book, &out->scope, &readiness, &returned, err);
    if (done) {
        add_reasons(out, &readiness, &returned);
        add_open(out, &readiness);
        out->met = readiness.met;
        out->missing_count = readiness.missing;
        out->attest = readiness.attest;
    }
    award_returned_clear(&returned);
    award_readiness_clear(&readiness);
    return done;
}

/* ---- degrees and Stars ---------------------------------------------------------------------- */

static enum award_met met_of(enum degree_met met)
{
    return met == DEGREE_MISSING  ? AWARD_MISSING
           : met == DEGREE_MET    ? AWARD_MET
           : met == DEGREE_ATTEST ? AWARD_ATTEST
                                  : AWARD_UNKNOWN;
}

/* Degrees of money and hours are signed as awards are; the American one has a rule that says so. */
static bool add_signatures(struct book *book, struct award_draft *out, struct err *err)
{
    int64_t missing = 0;
    bool known;
    if (!award_measure(book, &out->scope, "signatures_missing", &missing, &known, err))
        return false;
    if (missing > 0) {
        struct buf text = {0};
        buf_addf(&text, _("Signed by the applicant, a parent or guardian, the advisor and a school "
                        "administrator: %lld missing"), (long long)missing);
        const struct award_item item = {
            .section = AWARD_SECTION_SIGNATURES,
            .met = AWARD_MISSING,
            .text = mem_text(buf_text(&text)),
            .todo = mem_text("Once it is signed, on paper or in the official system, enter who "
                             "signed and when."),
            .source = mem_text("Georgia FFA 2018 (AGED-L): four signatures of the American degree"),
        };
        buf_free(&text);
        add(out, &item);
        out->missing_count++;
    }
    return true;
}

/* What a reviewer finds in the records; of degrees that look at money and hours. */
static bool add_review(struct book *book, struct award_draft *out, struct err *err)
{
    struct award_readiness readiness = {0};
    struct award_returned returned = {0};
    bool done = award_review_of_degree(book, &out->scope, &readiness, err) &&
                award_returned_of(book, &out->scope, &readiness, &returned, err);
    if (done) {
        add_reasons(out, &readiness, &returned);
        out->met += readiness.met;
        out->missing_count += readiness.missing;
    }
    award_returned_clear(&returned);
    award_readiness_clear(&readiness);
    return done;
}

/* Records to the last day of the application, or to today before it. */
static bool read_degree(struct book *book, struct award_draft *out, struct err *err)
{
    struct date today = date_today();
    const struct degree_query query = {
        .degree = out->scope.area,
        .as_of = date_compare(out->scope.to, today) < 0 ? out->scope.to : today,
    };
    struct degree_progress progress = {0};
    bool signs_by_rule = false;
    bool done = degree_progress(book, out->scope.student, &query, &progress, err);
    for (size_t i = 0; done && i < progress.count; i++) {
        const struct degree_line *line = &progress.lines[i];
        bool signs = strcmp(line->id, "signatures") == 0;
        const struct award_item item = {
            .section = signs ? AWARD_SECTION_SIGNATURES : AWARD_SECTION_APPLY,
            .met = met_of(line->met),
            .text = award_unmet_text(line),
            .todo = mem_text(line->enough),
            .source = mem_text(line->source),
        };
        signs_by_rule = signs_by_rule || signs;
        if (item.met != AWARD_MET) {
            add(out, &item);
            continue;
        }
        free(item.text);
        free(item.todo);
        free(item.source);
    }
    out->met = progress.met;
    out->missing_count = progress.missing;
    out->attest = progress.attest + progress.unknown;
    out->reviewed = award_degree_has_money(&progress);
    degree_progress_clear(&progress);
    return done && (signs_by_rule || !out->reviewed || add_signatures(book, out, err)) &&
           (!out->reviewed || add_review(book, out, err));
}

/* ---- both ----------------------------------------------------------------------------------- */

static bool is_shown(const struct award_draft *draft, enum award_section section)
{
    static const bool of_degrees[AWARD_SECTIONS] = {
        [AWARD_SECTION_APPLY] = true,      [AWARD_SECTION_PROJECTS] = true,
        [AWARD_SECTION_RESUME] = true,     [AWARD_SECTION_PHOTOS] = true,
        [AWARD_SECTION_STATEMENTS] = true, [AWARD_SECTION_SIGNATURES] = true,
        [AWARD_SECTION_NOTES] = true,      [AWARD_SECTION_STATUS] = true,
    };
    return draft->proficiency || of_degrees[section] ||
           (section == AWARD_SECTION_RECORDS && draft->reviewed);
}

static bool tell_sections(struct book *book, struct award_draft *out, struct err *err)
{
    for (enum award_section section = 0; section < AWARD_SECTIONS; section++) {
        struct buf text = {0};
        out->shown[section] = is_shown(out, section);
        bool done = !out->shown[section] ||
                    award_section_tell(book, &out->scope, section, &text, err);
        out->told[section] = mem_text(buf_text(&text));
        buf_free(&text);
        if (!done)
            return false;
    }
    return true;
}

/* By section, and within one as they came. */
static void sort_items(struct award_draft *draft)
{
    struct award_item *sorted = mem_array(draft->item_count, sizeof *sorted);
    size_t count = 0;
    for (enum award_section section = 0; section < AWARD_SECTIONS; section++)
        for (size_t i = 0; i < draft->item_count; i++)
            if (draft->items[i].section == section)
                sorted[count++] = draft->items[i];
    free(draft->items);
    draft->items = sorted;
}

bool award_draft_read(struct book *book, int64_t application, struct award_draft *out,
                      struct err *err)
{
    *out = (struct award_draft){0};
    if (!award_scope_of_application(book, application, &out->scope, &out->proficiency, err))
        return false;
    bool done = out->proficiency ? read_award(book, out, err) : read_degree(book, out, err);
    sort_items(out);
    return done && tell_sections(book, out, err);
}

void award_draft_clear(struct award_draft *draft)
{
    award_scope_clear(&draft->scope);
    for (size_t i = 0; i < AWARD_SECTIONS; i++)
        free(draft->told[i]);
    for (size_t i = 0; i < draft->item_count; i++) {
        free(draft->items[i].text);
        free(draft->items[i].todo);
        free(draft->items[i].source);
    }
    free(draft->items);
    *draft = (struct award_draft){0};
}

bool award_last_answer(struct book *book, int64_t application, const char *question, char **text,
                       int *year, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book,
        "SELECT w.text, a.award_year FROM application AS mine"
        " JOIN application AS a ON a.student = mine.student AND a.id <> mine.id"
        "     AND a.award_year < mine.award_year"
        " JOIN answer AS w ON w.application = a.id AND w.question = ?2"
        " WHERE mine.id = ?1 AND trim(ifnull(w.text, '')) <> ''"
        " ORDER BY a.subject = mine.subject COLLATE NOCASE DESC, a.award_year DESC, a.id DESC LIMIT 1",
        err);
    *text = NULL;
    *year = 0;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, application);
    stmt_bind_text(stmt, 2, question);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        *text = mem_text(stmt_text(stmt, 0));
        *year = (int)stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}
