/* A name beside each fact, over five columns of a portrait page. */
#include "workbook/facts.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/date.h"
#include "book/book.h"

#include <string.h>

#define STUDENT(field) "SELECT " field " FROM student WHERE id = :student"
#define CHAPTER(field) "SELECT " field " FROM chapter"
#define PARENTS(field)                                                                             \
    "SELECT group_concat(" field ", ', ') FROM (SELECT " field " FROM contact"                     \
    " WHERE student = :student AND relation IN ('parent', 'guardian')"                             \
    " AND ifnull(" field ", '') <> '' ORDER BY id)"

const struct fact facts_student[FACTS_STUDENT] = {
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
const struct fact facts_school[FACTS_SCHOOL] = {
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
const struct fact facts_membership[FACTS_MEMBERSHIP] = {
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

void fact_text(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
               const char *text)
{
    if (!*text)
        return;
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, FACT_LABEL, label);
    cell_across(sheet, FACT_VALUE, FACT_LAST, LOOK_BODY, text);
    if (key)
        anchor_text(pages, key, 0, sheet, FACT_VALUE, text);
}

void fact_number(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
                 enum cell_type type, int64_t value)
{
    sheet_row(sheet, LOOK_START);
    cell_text(sheet, FACT_LABEL, label);
    cell_value(sheet, FACT_VALUE, type, value);
    if (key)
        anchor_number(pages, key, 0, sheet, FACT_VALUE, type, value);
}

void fact_date(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
               const char *iso)
{
    struct date date;
    if (date_parse_iso(iso, strlen(iso), &date))
        fact_number(pages, sheet, label, key, CELL_DATE, cell_day(date));
}

bool facts_write(struct pages *pages, struct sheet *sheet, const struct fact *list, size_t count,
                 struct err *err)
{
    enum step step = STEP_DONE;
    for (size_t i = 0; i < count && step != STEP_FAILED; i++) {
        const struct fact *line = &list[i];
        struct stmt *stmt = pages_ask(pages, line->sql, err);
        if (!stmt)
            return false;
        step = stmt_step(stmt, err);
        if (step == STEP_ROW && !stmt_is_null(stmt, 0)) {
            if (line->type == CELL_TEXT)
                fact_text(pages, sheet, line->label, line->key, stmt_text(stmt, 0));
            else if (line->type == CELL_DATE)
                fact_date(pages, sheet, line->label, line->key, stmt_text(stmt, 0));
            else
                fact_number(pages, sheet, line->label, line->key, line->type, stmt_int(stmt, 0));
        }
        stmt_done(stmt);
    }
    return step != STEP_FAILED;
}

static void set_columns(struct sheet *sheet)
{
    static const struct column columns[] = {
        {"", CELL_TEXT, 20, 20}, {"", CELL_TEXT, 20, 20}, {"", CELL_TEXT, 20, 20},
        {"", CELL_TEXT, 10, 10}, {"", CELL_TEXT, 10, 10},
    };
    static const int widths[] = {196, 160, 160, 104, 100};
    sheet_columns(sheet, columns, COUNT_OF(columns));
    for (size_t i = 0; i < COUNT_OF(widths); i++)
        sheet_fix_width(sheet, (int)i, widths[i]);
}

void fact_cover(struct pages *pages, struct sheet *sheet, const char *says)
{
    struct buf title = {0};
    set_columns(sheet);
    sheet_one_page(sheet);
    buf_addf(&title, "%s\n%s", pages->person, pages->award);
    sheet_title(sheet, buf_text(&title), pages->chapter);
    sheet_say(sheet, says);
    buf_free(&title);
}
