/* Skills tied to standards, with the hours that were tagged with each. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "rules/standard.h"

#include <stdlib.h>
#include <string.h>

enum { COL_CODE, COL_TITLE, COL_WHAT, COL_HELPED, COL_HOURS, COL_COUNT };

/* The standard's code as hours are tagged with it: capitals, no closing point. Owned. */
static char *code_of(const char *standard)
{
    const struct rules_standard *known = rules_standard_find(standard, NULL);
    char *code = mem_text(known ? known->code : standard);
    size_t length = strlen(code);
    for (char *at = code; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    while (length > 0 && code[length - 1] == '.')
        code[--length] = '\0';
    return code;
}

/* Minutes tagged with the standard or with one below it: AS.02 has those of AS.02.01. */
static bool tagged(struct pages *pages, const char *code, int64_t *minutes, struct err *err)
{
    struct stmt *stmt =
        pages_ask(pages,
                  "SELECT ifnull(sum(minutes), 0) FROM award_work WHERE student = :student"
                  " AND project IN (SELECT value FROM json_each(:projects))"
                  " AND year BETWEEN :first_year AND :last_year AND ifnull(date, '') <= :last_day"
                  " AND standards IS NOT NULL"
                  " AND (instr(' ' || standards || ' ', ' ' || :code || ' ') > 0"
                  "     OR instr(' ' || standards, ' ' || :code || '.') > 0)",
                  err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, stmt_param(stmt, ":code"), code);
    enum step step = stmt_step(stmt, err);
    *minutes = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static void hours_formula(struct sheet *sheet, int64_t minutes)
{
    char code[REF_SIZE];
    ref_cell(sheet_at(sheet), COL_CODE, code);
    cell_formula(sheet, COL_HOURS, CELL_HOURS, minutes,
                 "SUMPRODUCT(((ISNUMBER(FIND(\" \"&%s&\" \",\" \"&Journal_standards&\" \"))"
                 "+ISNUMBER(FIND(\" \"&%s&\".\",\" \"&Journal_standards)))>0)*Journal_hours)",
                 code, code);
}

static bool add_skill(struct pages *pages, struct sheet *sheet, struct stmt *stmt, struct err *err)
{
    const struct rules_standard *known = rules_standard_find(stmt_text(stmt, 0), NULL);
    const char *what = stmt_text(stmt, 1), *helped = stmt_text(stmt, 2);
    int64_t minutes = 0;
    char *code = code_of(stmt_text(stmt, 0));
    bool done = tagged(pages, code, &minutes, err);
    int instance = pages_instance(pages, RULES_EACH_SKILL, code);
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_CODE, code);
    cell_text(sheet, COL_TITLE, known ? known->title : "");
    cell_text(sheet, COL_WHAT, what);
    cell_text(sheet, COL_HELPED, helped);
    if (pages->sheets[PAGE_JOURNAL])
        hours_formula(sheet, minutes);
    anchor_text(pages, "skill.standard", instance, sheet, COL_CODE, code);
    anchor_text(pages, "skill.title", instance, sheet, COL_TITLE, known ? known->title : "");
    anchor_text(pages, "skill.what", instance, sheet, COL_WHAT, what);
    anchor_text(pages, "skill.contribution", instance, sheet, COL_HELPED, helped);
    free(code);
    return done;
}

bool page_skills(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Standard", CELL_TEXT, 8, 14},
        {"Short title", CELL_TEXT, 14, 30},
        {"What was done", CELL_TEXT, 24, 60},
        {"How it helped the SAE to succeed", CELL_TEXT, 24, 60},
        {"Hours", CELL_HOURS, 0, 0},
    };
    struct stmt *stmt =
        pages_ask(pages,
                  "SELECT k.standard, ifnull(k.what, ''), ifnull(k.contribution, '') FROM skill AS k"
                  " LEFT JOIN chosen_entry AS c ON c.application = :application AND c.skill = k.id"
                  " WHERE k.project IN (SELECT value FROM json_each(:projects))"
                  " AND ifnull(k.year, :first_year) <= :award_year"
                  " AND (c.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM chosen_entry"
                  "     WHERE application = :application AND skill IS NOT NULL))"
                  " ORDER BY c.rank, k.standard, k.year, k.id",
                  err);
    enum step step = STEP_FAILED;
    bool done = true;
    if (!stmt)
        return false;
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(pages, sheet, "Skills",
               "AFNR standards, their titles in short words of our own. Hours are those of the "
               "Journal that "
               "were tagged with the standard, or with one below it.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    while (done && (step = stmt_step(stmt, err)) == STEP_ROW)
        done = add_skill(pages, sheet, stmt, err);
    stmt_done(stmt);
    return done && step == STEP_DONE;
}
