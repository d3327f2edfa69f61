/* Who applies, for what, from where; the statement; a line for each signature. */
#include "workbook/pages.h"

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

enum { COL_LABEL, COL_VALUE, COL_LAST = 4 };

/* A line of the cover whose text is one question to the book. */
struct cover_line {
    const char *label, *key, *sql;
    enum cell_type type; /* CELL_TEXT, CELL_DATE, CELL_YEAR, CELL_INT */
};

#define STUDENT(field) "SELECT " field " FROM student WHERE id = :student"
#define CHAPTER(field) "SELECT " field " FROM chapter"
#define PARENTS(field)                                                                             \
    "SELECT group_concat(" field ", ', ') FROM (SELECT " field " FROM contact"                     \
    " WHERE student = :student AND relation IN ('parent', 'guardian')"                             \
    " AND ifnull(" field ", '') <> '' ORDER BY id)"

static const struct cover_line applicant[] = {
    {"Name", "student.name", STUDENT("name"), CELL_TEXT},
    {"Date of birth", "student.birth_date", STUDENT("birth_date"), CELL_DATE},
    {"Address", "student.address", STUDENT("address"), CELL_TEXT},
    {"Phone", "student.phone", STUDENT("phone"), CELL_TEXT},
    {"Email", "student.email", STUDENT("email"), CELL_TEXT},
    {"FFA member number", "student.ffa_id", STUDENT("ffa_id"), CELL_TEXT},
    {"Career goal", NULL, STUDENT("career_goal"), CELL_TEXT},
    {"Parents or guardians", "contact.parents", PARENTS("name"), CELL_TEXT},
    {"Their occupations", "contact.parent_occupations", PARENTS("occupation"), CELL_TEXT},
};
static const struct cover_line school[] = {
    {"FFA chapter", "chapter.name", CHAPTER("name"), CELL_TEXT},
    {"Chapter number", "chapter.number", CHAPTER("number"), CELL_TEXT},
    {"State association", "chapter.state", CHAPTER("state"), CELL_TEXT},
    {"School", "chapter.school", CHAPTER("school"), CELL_TEXT},
    {"School address", "chapter.address", CHAPTER("address"), CELL_TEXT},
    {"School phone", "chapter.phone", CHAPTER("phone"), CELL_TEXT},
    {"Advisors", "teacher.names",
     "SELECT group_concat(name, ', ') FROM (SELECT name FROM teacher WHERE active ORDER BY id)",
     CELL_TEXT},
    {"School administrator", "chapter.administrator", CHAPTER("administrator"), CELL_TEXT},
};
static const struct cover_line membership[] = {
    {"FFA member since", "student.ffa_since", STUDENT("CAST(substr(ffa_since, 1, 4) AS INTEGER)"),
     CELL_YEAR},
    {"Membership years with dues paid", NULL,
     "SELECT count(*) FROM membership WHERE student = :student AND dues_paid <= :last_day",
     CELL_INT},
    {"Dues of the last membership year paid on", "membership.dues_paid",
     "SELECT dues_paid FROM membership WHERE student = :student AND year = :award_year - 1",
     CELL_DATE},
    {"Years of agricultural education offered, grades 7 to 12", "chapter.years_offered",
     CHAPTER("years_offered"), CELL_INT},
    {"Grade when applying", "student.grade",
     /* Applications are due in the spring of the award year, the second half of a school year. */
     STUDENT("CASE WHEN graduation_date IS NULL THEN CAST(grade AS TEXT)"
             " WHEN substr(graduation_date, 1, 4) + 0 < :award_year THEN 'graduated'"
             " ELSE CAST(12 - substr(graduation_date, 1, 4) + :award_year AS TEXT) END"),
     CELL_TEXT},
    {"Year of graduation", "student.graduation_year",
     STUDENT("CAST(substr(graduation_date, 1, 4) AS INTEGER)"), CELL_YEAR},
};

/* ---- lines ---------------------------------------------------------------------------------- */

static void text_line(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
                      const char *text)
{
    if (!*text)
        return;
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_LABEL, label);
    cell_across(sheet, COL_VALUE, COL_LAST, LOOK_BODY, text);
    if (key)
        anchor_text(pages, key, 0, sheet, COL_VALUE, text);
}

static void number_line(struct pages *pages, struct sheet *sheet, const char *label,
                        const char *key, enum cell_type type, int64_t value)
{
    sheet_row(sheet, LOOK_START);
    cell_text(sheet, COL_LABEL, label);
    cell_value(sheet, COL_VALUE, type, value);
    if (key)
        anchor_number(pages, key, 0, sheet, COL_VALUE, type, value);
}

static void date_line(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
                      const char *iso)
{
    struct date date;
    if (date_parse_iso(iso, strlen(iso), &date))
        number_line(pages, sheet, label, key, CELL_DATE, cell_day(date));
}

/* What the book does not say is left out. */
static bool lines(struct pages *pages, struct sheet *sheet, const struct cover_line *list,
                  size_t count, struct err *err)
{
    enum step step = STEP_DONE;
    for (size_t i = 0; i < count && step != STEP_FAILED; i++) {
        const struct cover_line *line = &list[i];
        struct stmt *stmt = pages_ask(pages, line->sql, err);
        if (!stmt)
            return false;
        step = stmt_step(stmt, err);
        if (step == STEP_ROW && !stmt_is_null(stmt, 0)) {
            if (line->type == CELL_TEXT)
                text_line(pages, sheet, line->label, line->key, stmt_text(stmt, 0));
            else if (line->type == CELL_DATE)
                date_line(pages, sheet, line->label, line->key, stmt_text(stmt, 0));
            else
                number_line(pages, sheet, line->label, line->key, line->type, stmt_int(stmt, 0));
        }
        stmt_done(stmt);
    }
    return step != STEP_FAILED;
}

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
    text_line(pages, sheet, "AFNR career pathway", "application.pathway", buf_text(&names));
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
    text_line(pages, sheet, "Award", "application.printed", buf_text(&printed));
    text_line(pages, sheet, "Award area", "application.area", scope->area);
    text_line(pages, sheet, "Type of application", "application.type",
              rules_type_label(pages->type));
    number_line(pages, sheet, "Award year", "application.award_year", CELL_YEAR, scope->award_year);
    number_line(pages, sheet, "First year of the SAE shown", "application.first_year", CELL_YEAR,
                scope->first_year);
    date_line(pages, sheet, "Last day of the records", "application.last_day", pages->last_day);
    bool done = add_pathways(pages, sheet, err);
    text_line(pages, sheet, scope->project_count == 1 ? "SAE project" : "SAE projects", NULL,
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
        number_line(pages, sheet, "Years of agricultural education completed",
                    "student.ag_ed_years", CELL_INT, years);
    return lines(pages, sheet, membership, COUNT_OF(membership), err);
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

static bool signatures(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct {
        const char *label, *party, *sql;
    } parties[] = {
        {"Applicant", "applicant", NULL},
        {"Parent or guardian", "parent", "SELECT name FROM contact WHERE student = :student"
                               " AND relation IN ('parent', 'guardian') ORDER BY id LIMIT 1"},
        {"Advisor", "advisor", "SELECT name FROM teacher WHERE active ORDER BY id LIMIT 1"},
        {"School administrator", "administrator", CHAPTER("administrator")},
    };
    char *consent = pages_ask_text(
        pages, "SELECT ifnull(consent_on, '') FROM application WHERE id = :application", err);
    if (!consent)
        return false;
    sheet_section(sheet, "Statement and signatures");
    sheet_row(sheet, LOOK_PLAIN);
    cell_across(
        sheet, 0, COL_LAST, LOOK_PLAIN,
        "We have looked at these records. To the best of our knowledge they are true, complete "
        "and accurate, and they are the applicant's own work. We agree that they may be read by "
        "those who judge the award, and that the award may be made public.");
    date_line(pages, sheet, "Agreed to on", "application.consent_on", consent);
    free(consent);
    sheet_row(sheet, LOOK_HEAD);
    static const char *const heads[] = {"Signer", "Name", "Signature", "Date", "Signed how"};
    for (int col = 0; col <= COL_LAST; col++)
        cell_text(sheet, col, heads[col]);
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
    static const struct column columns[] = {
        {"", CELL_TEXT, 20, 20}, {"", CELL_TEXT, 20, 20}, {"", CELL_TEXT, 20, 20},
        {"", CELL_TEXT, 10, 10}, {"", CELL_TEXT, 10, 10},
    };
    static const int widths[] = {196, 160, 176, 88, 100};
    sheet_columns(sheet, columns, COUNT_OF(columns));
    sheet_one_page(sheet);
    for (size_t i = 0; i < COUNT_OF(widths); i++)
        sheet_fix_width(sheet, (int)i, widths[i]);
    struct buf title = {0};
    buf_addf(&title, "%s\n%s", pages->person, pages->award);
    sheet_title(sheet, buf_text(&title), pages->chapter);
    buf_free(&title);
    sheet_say(
        sheet,
        "A record of evidence for a proficiency award, not the official form: states take that "
        "through their own site. The next sheet lists what to copy into it, box by box; the last "
        "two hold the records that every total here is computed from.");
    if (!award_section(pages, sheet, err))
        return false;
    sheet_section(sheet, "Applicant");
    if (!lines(pages, sheet, applicant, COUNT_OF(applicant), err))
        return false;
    sheet_section(sheet, "School and chapter");
    return lines(pages, sheet, school, COUNT_OF(school), err) &&
           schooling_section(pages, sheet, err) && signatures(pages, sheet, err);
}
