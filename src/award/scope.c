#include "award/scope.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "rules/area.h"
#include "rules/rules.h"
#include "rules/words.h"

#include <stdlib.h>
#include <string.h>

/* Which types of project each form takes. */
static unsigned types_of(const char *project_type)
{
    static const struct {
        const char *type;
        unsigned forms;
    } fits[] = {
        {"ownership", RULES_OWNERSHIP | RULES_COMBINED},
        {"school_enterprise", RULES_OWNERSHIP | RULES_COMBINED},
        {"service_learning", RULES_OWNERSHIP | RULES_COMBINED},
        {"placement", RULES_PLACEMENT | RULES_COMBINED},
        {"research_experimental", RULES_RESEARCH},
        {"research_analysis", RULES_RESEARCH},
        {"research_invention", RULES_RESEARCH},
    };
    for (size_t i = 0; i < COUNT_OF(fits); i++)
        if (strcmp(fits[i].type, project_type) == 0)
            return fits[i].forms;
    return 0;
}

bool award_type_takes(const char *type, const char *project_type)
{
    enum rules_type form;
    return rules_type_parse(type, &form, NULL) && (types_of(project_type) & form) != 0;
}

unsigned award_kinds_of(const char *project_type)
{
    return types_of(project_type) & (RULES_OWNERSHIP | RULES_PLACEMENT | RULES_RESEARCH);
}

/* ---- the application ------------------------------------------------------------------------ */

static bool same_area(const char *name, const struct rules_area *area)
{
    return rules_area_find(name, NULL) == area;
}

/* The student's application for this award: of the type asked for, else one without a type. */
static bool find_application(struct book *book, const struct rules_area *area,
                             struct award_scope *out, int *first_year, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, subject, first_year FROM application"
                                  " WHERE student = ?1 AND form = 'proficiency' AND award_year = ?2"
                                  " AND ifnull(type, ?3) = ?3 ORDER BY type IS NULL, id",
                                  err);
    enum step step = STEP_FAILED;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, out->student);
    stmt_bind_int(stmt, 2, out->award_year);
    stmt_bind_text(stmt, 3, out->type);
    while (!out->application && (step = stmt_step(stmt, err)) == STEP_ROW) {
        if (!same_area(stmt_text(stmt, 1), area))
            continue;
        out->application = stmt_int(stmt, 0);
        *first_year = (int)stmt_int(stmt, 2);
    }
    stmt_done(stmt);
    return out->application || step == STEP_DONE;
}

/* ---- the projects --------------------------------------------------------------------------- */

static void add_project(struct award_scope *out, int64_t id, const char *title, const char *type)
{
    size_t count = out->project_count;
    out->projects = mem_grow(out->projects, count + 1, sizeof *out->projects);
    out->projects[count] = (struct award_project){id, mem_text(title), mem_text(type)};
    out->project_count = count + 1;
}

static bool add_chosen(struct book *book, struct award_scope *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT p.id, p.title, p.type FROM chosen_project AS c"
                                  " JOIN project AS p ON p.id = c.project WHERE c.application = ?1"
                                  " ORDER BY p.title COLLATE NOCASE, p.id",
                                  err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, out->application);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_project(out, stmt_int(stmt, 0), stmt_text(stmt, 1), stmt_text(stmt, 2));
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* Of the student's own: those that name the area, or with `area` NULL those that name none. */
static bool add_fitting(struct book *book, const struct rules_area *area, struct award_scope *out,
                        struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, title, type, award_area FROM project"
                                  " WHERE student = ?1 ORDER BY title COLLATE NOCASE, id",
                                  err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, out->student);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        const char *named = stmt_text(stmt, 3);
        bool wanted = area ? *named && same_area(named, area) : !*named;
        if (wanted && award_type_takes(out->type, stmt_text(stmt, 2)))
            add_project(out, stmt_int(stmt, 0), stmt_text(stmt, 1), stmt_text(stmt, 2));
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool add_asked(struct book *book, const int64_t *projects, size_t count,
                      struct award_scope *out, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book, "SELECT title, type FROM project WHERE id = ?1 AND student = ?2", err);
    enum step step = STEP_ROW;
    if (!stmt)
        return false;
    for (size_t i = 0; i < count && step != STEP_FAILED; i++) {
        stmt_reset(stmt);
        stmt_bind_int(stmt, 1, projects[i]);
        stmt_bind_int(stmt, 2, out->student);
        if ((step = stmt_step(stmt, err)) == STEP_ROW)
            add_project(out, projects[i], stmt_text(stmt, 0), stmt_text(stmt, 1));
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static void list_projects(struct award_scope *out)
{
    struct buf list = {0};
    for (size_t i = 0; i < out->project_count; i++)
        buf_addf(&list, "%s%lld", i ? "," : "[", (long long)out->projects[i].id);
    buf_add_text(&list, out->project_count ? "]" : "[]");
    out->project_list = buf_take(&list);
}

static bool find_projects(struct book *book, const struct rules_area *area, struct award_scope *out,
                          struct err *err)
{
    out->chosen = AWARD_BY_APPLICATION;
    if (out->application && !add_chosen(book, out, err))
        return false;
    if (out->project_count == 0) {
        out->chosen = AWARD_BY_AREA;
        if (!add_fitting(book, area, out, err))
            return false;
    }
    if (out->project_count == 0) {
        out->chosen = AWARD_BY_TYPE;
        if (!add_fitting(book, NULL, out, err))
            return false;
    }
    list_projects(out);
    return true;
}

/* ---- the years ------------------------------------------------------------------------------ */

static bool find_years(struct book *book, struct award_scope *out, int asked, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT min(year), max(year) FROM award_record"
                  " WHERE student = ?3 AND project IN (SELECT value FROM json_each(?1))"
                  " AND year <= ?2",
                  err);
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, out->project_list);
    stmt_bind_int(stmt, 2, out->award_year - 1);
    stmt_bind_int(stmt, 3, out->student);
    enum step step = stmt_step(stmt, err);
    out->first_year = out->last_year = out->award_year - 1;
    if (step == STEP_ROW && !stmt_is_null(stmt, 0)) {
        out->first_year = (int)stmt_int(stmt, 0);
        out->last_year = (int)stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    if (asked > out->first_year)
        out->first_year = asked < out->last_year ? asked : out->last_year;
    if (out->first_year <= out->last_year - AWARD_YEARS)
        out->first_year = out->last_year - AWARD_YEARS + 1;
    return step == STEP_ROW;
}

/* What the request names, without projects and years. */
static const struct rules_area *begin_scope(const struct award_request *request,
                                            struct award_scope *out, struct err *err)
{
    enum rules_type type;
    *out = (struct award_scope){.student = request->student,
                                .award_year = request->year,
                                .to = {request->year - 1, 12, 31}};
    if (!rules_year_check(request->year, err) || !rules_type_parse(request->type, &type, err))
        return NULL;
    const struct rules_area *area = rules_area_find(request->area, err);
    if (!area || !rules_area_takes(area, type, request->year, err))
        return NULL;
    out->area = mem_text(area->name);
    out->type = mem_text(rules_type_name(type));
    return area;
}

bool award_scope_read(struct book *book, const struct award_request *request,
                      struct award_scope *out, struct err *err)
{
    int asked = 0;
    const struct rules_area *area = begin_scope(request, out, err);
    return area && find_application(book, area, out, &asked, err) &&
           find_projects(book, area, out, err) && find_years(book, out, asked, err);
}

bool award_scope_of_projects(struct book *book, const struct award_request *request,
                             const int64_t *projects, size_t count, struct award_scope *out,
                             struct err *err)
{
    if (!begin_scope(request, out, err))
        return false;
    out->chosen = AWARD_BY_REQUEST;
    if (!add_asked(book, projects, count, out, err))
        return false;
    list_projects(out);
    return find_years(book, out, 0, err);
}

struct stmt *award_ask(struct book *book, const struct award_scope *scope, const char *sql,
                       struct err *err)
{
    char last_day[DATE_ISO_SIZE], today[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book, sql, err);
    if (!stmt)
        return NULL;
    date_iso((struct date){scope->award_year - 1, 12, 31}, last_day);
    date_iso(date_today(), today);
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), scope->student);
    stmt_bind_text(stmt, stmt_param(stmt, ":projects"), scope->project_list);
    stmt_bind_int(stmt, stmt_param(stmt, ":application"), scope->application);
    stmt_bind_int(stmt, stmt_param(stmt, ":award_year"), scope->award_year);
    stmt_bind_int(stmt, stmt_param(stmt, ":first_year"), scope->first_year);
    stmt_bind_int(stmt, stmt_param(stmt, ":last_year"), scope->award_year - 1);
    stmt_bind_text(stmt, stmt_param(stmt, ":last_day"), last_day);
    stmt_bind_text(stmt, stmt_param(stmt, ":today"), today);
    return stmt;
}

/* Those that had begun by the last day and had not ended before the first. */
static bool add_whole(struct book *book, int year, struct award_scope *out, struct err *err)
{
    char last[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, title, type FROM project WHERE student = ?1"
                                  " AND began <= ?2 AND (?3 = 0 OR ended IS NULL"
                                  "     OR CAST(substr(ended, 1, 4) AS INTEGER) >= ?3)"
                                  " ORDER BY title COLLATE NOCASE, id",
                                  err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, out->student);
    stmt_bind_text(stmt, 2, date_iso(out->to, last));
    stmt_bind_int(stmt, 3, year);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_project(out, stmt_int(stmt, 0), stmt_text(stmt, 1), stmt_text(stmt, 2));
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool award_scope_whole(struct book *book, int64_t student, int year, struct award_scope *out,
                       struct err *err)
{
    struct date today = date_today();
    bool past = year != 0 && year < today.year;
    *out = (struct award_scope){
        .student = student,
        .award_year = (year ? year : today.year) + 1,
        .to = past ? (struct date){year, 12, 31} : today,
        .area = mem_text(""),
        .type = mem_text(""),
        .chosen = AWARD_BY_TYPE,
    };
    if (year > today.year)
        return err_set(err, "%d has not begun; a record book runs to today", year);
    if (!add_whole(book, year, out, err))
        return false;
    list_projects(out);
    if (!find_years(book, out, year, err))
        return false;
    if (year)
        out->first_year = out->last_year = year;
    return true;
}

/* The projects of a degree: no type decides which may be in. */
static bool find_of_degree(struct book *book, int first_year, struct award_scope *out,
                           struct err *err)
{
    out->to = (struct date){out->award_year - 1, 12, 31};
    out->type = mem_text("");
    out->chosen = AWARD_BY_APPLICATION;
    if (!add_chosen(book, out, err))
        return false;
    if (out->project_count == 0) {
        out->chosen = AWARD_BY_TYPE;
        if (!add_whole(book, 0, out, err))
            return false;
    }
    list_projects(out);
    return find_years(book, out, first_year, err);
}

bool award_scope_of_degree(struct book *book, int64_t student, const char *degree, int award_year,
                           struct award_scope *out, struct err *err)
{
    int first_year = 0;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, first_year FROM application WHERE student = ?1"
                                  " AND form IN ('degree', 'star')"
                                  " AND subject COLLATE NOCASE IN (?2, ?4)"
                                  " AND award_year = ?3 ORDER BY id DESC LIMIT 1",
                                  err);
    *out = (struct award_scope){
        .student = student, .award_year = award_year, .area = mem_text(degree)};
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_text(stmt, 2, degree);
    stmt_bind_int(stmt, 3, award_year);
    const struct rules_word *word = rules_word_find("degree", degree);
    stmt_bind_text(stmt, 4, word ? word->label : degree);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        out->application = stmt_int(stmt, 0);
        first_year = (int)stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step != STEP_FAILED && find_of_degree(book, first_year, out, err);
}

bool award_scope_of_application(struct book *book, int64_t application, struct award_scope *out,
                                bool *proficiency, struct err *err)
{
    char *subject = NULL, *type = NULL;
    int first_year = 0;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT student, form = 'proficiency', subject, ifnull(type, ''),"
                                  " award_year, first_year FROM application WHERE id = ?1",
                                  err);
    *out = (struct award_scope){.application = application};
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, application);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        out->student = stmt_int(stmt, 0);
        *proficiency = stmt_int(stmt, 1) != 0;
        subject = mem_text(stmt_text(stmt, 2));
        type = mem_text(stmt_text(stmt, 3));
        out->award_year = (int)stmt_int(stmt, 4);
        first_year = (int)stmt_int(stmt, 5);
    }
    stmt_done(stmt);
    bool done = step == STEP_ROW || (step == STEP_DONE && err_set(err, "the application is gone"));
    const struct award_request request = {
        .student = out->student, .area = subject, .type = type, .year = out->award_year};
    if (done && *proficiency) {
        done = award_scope_read(book, &request, out, err);
    } else if (done) {
        out->area = mem_text(subject);
        done = find_of_degree(book, first_year, out, err);
    }
    free(subject);
    free(type);
    return done;
}

void award_scope_clear(struct award_scope *scope)
{
    for (size_t i = 0; i < scope->project_count; i++) {
        free(scope->projects[i].title);
        free(scope->projects[i].type);
    }
    free(scope->projects);
    free(scope->project_list);
    free(scope->area);
    free(scope->type);
    *scope = (struct award_scope){0};
}
