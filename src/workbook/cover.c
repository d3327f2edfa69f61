/* Who applies, for what, from where; the statement; a line for each signature. */
#include "workbook/facts.h"

#include "award/measure.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/book.h"
#include "rules/area.h"
#include "rules/words.h"

#include <stdlib.h>
#include <string.h>

enum { COL_LAST = FACT_LAST };

/* ---- sections ------------------------------------------------------------------------------- */

static bool add_pathways(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct buf names = {0};
    struct stmt *stmt = pages_ask(pages,
                                  "SELECT DISTINCT pathway FROM project WHERE pathway <> ''"
                                  " AND id IN (SELECT value FROM json_each(:projects))"
                                  " ORDER BY pathway",
                                  err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        const struct rules_word *word = rules_word_find("pathway", stmt_text(stmt, 0));
        buf_addf(&names, "%s%s", names.len ? ", " : "", word ? word->label : stmt_text(stmt, 0));
    }
    fact_text(pages, sheet, "AFNR career pathway", "application.pathway", buf_text(&names));
    stmt_done(stmt);
    buf_free(&names);
    return step == STEP_DONE;
}

static bool award_section(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct award_scope *scope = &pages->scope;
    const struct rules_area *area = rules_area_find(scope->area, err);
    struct buf printed = {0}, projects = {0};
    if (!area)
        return false;
    rules_area_printed(area, pages->type, &printed);
    for (size_t i = 0; i < scope->project_count; i++)
        buf_addf(&projects, "%s%s", i ? "\n" : "", scope->projects[i].title);
    sheet_section(sheet, "Award");
    fact_text(pages, sheet, "Award", "application.printed", buf_text(&printed));
    fact_text(pages, sheet, "Award area", "application.area", scope->area);
    fact_text(pages, sheet, "Type of application", "application.type",
              rules_type_label(pages->type));
    fact_number(pages, sheet, "Award year", "application.award_year", CELL_YEAR, scope->award_year);
    fact_number(pages, sheet, "First year of the SAE shown", "application.first_year", CELL_YEAR,
                scope->first_year);
    fact_date(pages, sheet, "Last day of the records", "application.last_day", pages->last_day);
    bool done = add_pathways(pages, sheet, err);
    fact_text(pages, sheet, scope->project_count == 1 ? "SAE project" : "SAE projects", NULL,
              buf_text(&projects));
    buf_free(&printed);
    buf_free(&projects);
    return done;
}

static bool schooling_section(struct pages *pages, struct sheet *sheet, struct err *err)
{
    int64_t years;
    bool known;
    sheet_section(sheet, "Membership and schooling");
    if (!award_measure(pages->book, &pages->scope, "instruction_years", &years, &known, err))
        return false;
    if (known)
        fact_number(pages, sheet, "Years of agricultural education completed",
                    "student.ag_ed_years", CELL_INT, years);
    return facts_write(pages, sheet, facts_membership, FACTS_MEMBERSHIP, err);
}

/* A line to sign on; or, where the book says that it was signed elsewhere, by whom, when and how. */
static bool signature(struct pages *pages, struct sheet *sheet, const char *label, const char *party,
                      const char *name, struct err *err)
{
    struct stmt *stmt = pages_ask(pages,
                                  "SELECT name, signed_on, CASE method WHEN 'paper' THEN 'on paper'"
                                  " WHEN 'in_person' THEN 'in person'"
                                  " WHEN 'official_system' THEN 'in the official system' END FROM signature"
                                  " WHERE application = :application AND party = :party"
                                  " AND signed_on IS NOT NULL ORDER BY signed_on DESC, id DESC LIMIT 1",
                                  err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, stmt_param(stmt, ":party"), party);
    enum step step = stmt_step(stmt, err);
    bool is_signed = step == STEP_ROW;
    sheet_row(sheet, LOOK_RULE);
    sheet_height(sheet, 30);
    cell_text(sheet, 0, label);
    cell_text(sheet, 1, is_signed ? stmt_text(stmt, 0) : name);
    if (is_signed) {
        cell_date(sheet, 3, stmt_text(stmt, 1));
        cell_text(sheet, 4, stmt_text(stmt, 2));
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

bool fact_signatures(struct pages *pages, struct sheet *sheet, const char *statement,
                     struct err *err)
{
    const struct {
        const char *label, *party, *sql;
    } parties[] = {
        {pages->whole ? "Student" : "Applicant", "applicant", NULL},
        {"Parent or guardian", "parent", "SELECT name FROM contact WHERE student = :student"
                               " AND relation IN ('parent', 'guardian') ORDER BY id LIMIT 1"},
        {"Advisor", "advisor", "SELECT name FROM teacher WHERE active ORDER BY id LIMIT 1"},
        {"School administrator", "administrator", "SELECT administrator FROM chapter"},
    };
    char *consent = pages_ask_text(
        pages, "SELECT ifnull(consent_on, '') FROM application WHERE id = :application", err);
    if (!consent)
        return false;
    sheet_section(sheet, "Statement and signatures");
    sheet_row(sheet, LOOK_PLAIN);
    cell_across(sheet, 0, COL_LAST, LOOK_PLAIN, statement);
    fact_date(pages, sheet, "Agreed to on", "application.consent_on", consent);
    free(consent);
    static const char *const heads[] = {"Signer", "Name", "Signature", "Date", "Signed how"};
    sheet_heads_of(sheet, heads, COUNT_OF(heads));
    for (size_t i = 0; i < COUNT_OF(parties); i++) {
        char *name =
            parties[i].sql ? pages_ask_text(pages, parties[i].sql, err) : mem_text(pages->person);
        bool done = name && signature(pages, sheet, parties[i].label, parties[i].party, name, err);
        free(name);
        if (!done)
            return false;
    }
    return true;
}

bool page_cover(struct pages *pages, struct sheet *sheet, struct err *err)
{
    fact_cover(
        pages, sheet,
        "A record of evidence for a proficiency award, not the official form: states take that "
        "through their own site. The next sheet lists what to copy into it, box by box; the last "
        "two hold the records that every total here is computed from.");
    if (!award_section(pages, sheet, err))
        return false;
    sheet_section(sheet, "Applicant");
    if (!facts_write(pages, sheet, facts_student, FACTS_STUDENT, err))
        return false;
    sheet_section(sheet, "School and chapter");
    return facts_write(pages, sheet, facts_school, FACTS_SCHOOL, err) &&
           schooling_section(pages, sheet, err) &&
           fact_signatures(
               pages, sheet,
               "We have looked at these records. To the best of our knowledge they are true, "
               "complete and accurate, and they are the applicant's own work. We agree that they "
               "may be read by those who judge the award, and that the award may be made public.",
               err);
}
