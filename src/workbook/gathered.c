/* The pages of a record book that are made from the descriptions: the student, the projects,
 * production, and whatever else there is. A kind that is new finds its page by itself. */
#include "workbook/tables.h"

#include "base/attr.h"
#include "book/book.h"

#include <string.h>

/* ---- which kind stands where ---------------------------------------------------------------- */

/* Kinds that do not go where their fields say. */
static const struct {
    const char *kind;
    enum page page; /* PAGE_COUNT: on a page of its own, or on none */
} places[] = {
    {"chapter", PAGE_COUNT}, {"teacher", PAGE_COUNT},         {"student", PAGE_COUNT},
    {"course", PAGE_COUNT},  {"project", PAGE_COUNT},         {"hours", PAGE_COUNT},
    {"photo", PAGE_COUNT},   {"skill", PAGE_COUNT},           {"research", PAGE_COUNT},
    {"reading", PAGE_COUNT}, {"brought_forward", PAGE_COUNT}, {"asset", PAGE_COUNT},
    {"stock", PAGE_COUNT},   {"counted", PAGE_COUNT},         {"activity", PAGE_COUNT},
    {"service", PAGE_COUNT}, {"honor", PAGE_COUNT},           {"degree_held", PAGE_COUNT},
    {"money", PAGE_OTHER},   {"paycheck", PAGE_OTHER},        {"attested", PAGE_ABOUT},
};

/* Families of records that are about applications, about the book or between people. */
static const char *const about_others[] = {"application", "book", "remarks", "teaching"};

static enum page place_of(const struct kind *kind)
{
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (strcmp(places[i].kind, kind->name) == 0)
            return places[i].page;
    bool personal = kind_field(kind, "student") != FIELD_NONE || kind_has_address(kind);
    if (!personal || kind->flags & KIND_TEACHING)
        return PAGE_COUNT;
    for (size_t i = 0; i < COUNT_OF(about_others); i++)
        if (strcmp(about_others[i], kind->family) == 0)
            return PAGE_COUNT;
    if (strcmp(kind->family, "people") == 0)
        return PAGE_ABOUT;
    if (kind_field(kind, "project") == FIELD_NONE)
        return PAGE_OTHER;
    return strcmp(kind->family, "production") == 0 ? PAGE_PRODUCTION : PAGE_PROJECTS;
}

/* Money that the journal of income and expense does not have. */
static const char other_money[] =
    "SELECT id FROM money WHERE student = :student AND id NOT IN (SELECT record FROM award_ledger"
    "     WHERE student = :student AND kind = 'money'"
    "     AND project IN (SELECT value FROM json_each(:projects))) ORDER BY date, id";

static struct table_of table_of(const struct kind *kind, int64_t project)
{
    struct table_of of = {.kind = kind, .project = project};
    if (strcmp(kind->name, "money") == 0) {
        of.ids = other_money;
        of.title = "Money that is no income and no expense of a project";
    }
    return of;
}

/* The tables of a page, of one project or of none in particular. */
static bool write_tables(struct pages *pages, struct sheet *sheet, enum page page, int64_t project,
                         struct err *err)
{
    for (size_t i = 0; i < kind_count(); i++) {
        struct table_of of = table_of(kind_at(i), project);
        if (place_of(of.kind) == page && !table_write(pages, sheet, &of, err))
            return false;
    }
    return true;
}

static bool has_tables(struct pages *pages, enum page page, int64_t project, bool *yes,
                       struct err *err)
{
    *yes = false;
    for (size_t i = 0; i < kind_count() && !*yes; i++) {
        struct table_of of = table_of(kind_at(i), project);
        size_t count = 0;
        if (place_of(of.kind) == page && !table_count(pages, &of, &count, err))
            return false;
        *yes = count > 0;
    }
    return true;
}

/* What of these is for others to read: not the teacher's notes, not how the chapter keeps books. */
static const char student_fields[] =
    "number name preferred_name ffa_id ffa_since birth_date grade graduation_date entered_ag_ed "
    "career_goal email phone address gpa ag_gpa";
static const char chapter_fields[] =
    "name state number school district address phone administrator years_offered";
static const char project_fields[] =
    "type pathway award_area began ended status proceeds description";

/* ---- by project ----------------------------------------------------------------------------- */

bool page_wants_projects(struct pages *pages, bool *yes, struct err *err)
{
    (void)err;
    *yes = pages->scope.project_count > 0;
    return true;
}

static bool write_card(struct pages *pages, struct sheet *sheet, const char *kind_name, int64_t id,
                       const char *fields, struct err *err)
{
    struct record record;
    bool done = record_read(pages->book, kind_find(kind_name), id, &record, err);
    if (done)
        table_card(pages, sheet, &record, fields);
    record_clear(&record);
    return done;
}

bool page_projects(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct award_scope *scope = &pages->scope;
    table_columns(sheet);
    page_begin(pages, sheet, sheet_name(sheet),
               "What each project is, and what was planned, agreed "
               "to, looked after and thought about it.");
    sheet_freeze(sheet);
    for (size_t i = 0; i < scope->project_count; i++) {
        const struct award_project *project = &scope->projects[i];
        if (i > 0)
            sheet_gap(sheet);
        sheet_section(sheet, project->title);
        sheet_keep(sheet);
        if (!write_card(pages, sheet, "project", project->id, project_fields, err) ||
            !write_tables(pages, sheet, PAGE_PROJECTS, project->id, err))
            return false;
    }
    return true;
}

bool page_wants_production(struct pages *pages, bool *yes, struct err *err)
{
    return has_tables(pages, PAGE_PRODUCTION, 0, yes, err);
}

bool page_production(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct award_scope *scope = &pages->scope;
    table_columns(sheet);
    page_begin(pages, sheet, sheet_name(sheet), NULL);
    sheet_freeze(sheet);
    for (size_t i = 0; i < scope->project_count; i++) {
        const struct award_project *project = &scope->projects[i];
        bool any;
        if (!has_tables(pages, PAGE_PRODUCTION, project->id, &any, err))
            return false;
        if (!any)
            continue;
        sheet_section(sheet, project->title);
        sheet_keep(sheet);
        if (!write_tables(pages, sheet, PAGE_PRODUCTION, project->id, err))
            return false;
    }
    return true;
}

/* ---- the student, and the rest -------------------------------------------------------------- */

bool page_about(struct pages *pages, struct sheet *sheet, struct err *err)
{
    int64_t chapter;
    table_columns(sheet);
    page_begin(pages, sheet, sheet_name(sheet), NULL);
    sheet_freeze(sheet);
    sheet_section(sheet, "Student");
    sheet_keep(sheet);
    if (!write_card(pages, sheet, "student", pages->scope.student, student_fields, err) ||
        !record_any(pages->book, kind_find("chapter"), &chapter, err))
        return false;
    if (chapter) {
        sheet_section(sheet, "School and chapter");
        sheet_keep(sheet);
        if (!write_card(pages, sheet, "chapter", chapter, chapter_fields, err))
            return false;
    }
    sheet_section(sheet, "Family, courses and membership");
    sheet_keep(sheet);
    return write_tables(pages, sheet, PAGE_ABOUT, 0, err);
}

bool page_wants_other(struct pages *pages, bool *yes, struct err *err)
{
    return has_tables(pages, PAGE_OTHER, 0, yes, err);
}

bool page_other(struct pages *pages, struct sheet *sheet, struct err *err)
{
    table_columns(sheet);
    page_begin(pages, sheet, sheet_name(sheet), "What stands on no other page of this book.");
    sheet_freeze(sheet);
    return write_tables(pages, sheet, PAGE_OTHER, 0, err);
}
