#include "award/match.h"

#include "award/readiness.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"
#include "rules/hint.h"

#include <stdlib.h>
#include <string.h>

/* One application that could be: an area, a form, the projects in it. */
struct candidate {
    const struct rules_area *area;
    unsigned types; /* of a begun application its form; of projects the kinds of record there are */
    int64_t application;
    enum award_fit fit;
    int64_t *projects;
    size_t project_count;
};

struct candidates {
    int award_year;
    struct candidate *list;
    size_t count;
};

const char *award_fit_name(enum award_fit fit)
{
    static const char *const names[] = {
        [AWARD_FIT_BEGUN] = "begun", [AWARD_FIT_NAMED] = "named", [AWARD_FIT_WORDS] = "words"};
    return names[fit];
}

/* ---- what could be -------------------------------------------------------------------------- */

static struct candidate *candidate_of(struct candidates *all, const struct rules_area *area,
                                      enum award_fit fit, unsigned types)
{
    for (size_t i = 0; fit != AWARD_FIT_BEGUN && i < all->count; i++) {
        struct candidate *known = &all->list[i];
        if (known->area == area && known->fit == fit &&
            ((known->types & RULES_RESEARCH) != 0) == ((types & RULES_RESEARCH) != 0)) {
            known->types |= types;
            return known;
        }
    }
    all->list = mem_grow(all->list, all->count + 1, sizeof *all->list);
    all->list[all->count] = (struct candidate){.area = area, .types = types, .fit = fit};
    return &all->list[all->count++];
}

static void add_project(struct candidate *candidate, int64_t project)
{
    for (size_t i = 0; i < candidate->project_count; i++)
        if (candidate->projects[i] == project)
            return;
    candidate->projects = mem_grow(candidate->projects, candidate->project_count + 1,
                                   sizeof *candidate->projects);
    candidate->projects[candidate->project_count++] = project;
}

static bool find_begun(struct book *book, int64_t student, struct candidates *all, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT id, subject, ifnull(type, '') FROM application WHERE student = ?1"
                  " AND form = 'proficiency' AND award_year = ?2 ORDER BY id",
                  err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_int(stmt, 2, all->award_year);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        const struct rules_area *area = rules_area_find(stmt_text(stmt, 1), NULL);
        enum rules_type type;
        if (area && rules_type_parse(stmt_text(stmt, 2), &type, NULL) &&
            rules_area_takes(area, type, all->award_year, NULL))
            candidate_of(all, area, AWARD_FIT_BEGUN, type)->application = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* Whether the area takes one of these kinds of record at all. */
static bool takes_any(const struct rules_area *area, unsigned kinds, int award_year)
{
    for (unsigned kind = 1; kind <= RULES_RESEARCH; kind <<= 1)
        if ((kinds & kind) && rules_area_takes(area, (enum rules_type)kind, award_year, NULL))
            return true;
    return false;
}

/* What a project is called points to areas that its kind of record can apply in. */
static bool add_by_words(struct candidates *all, int64_t project, unsigned kinds, const char *text)
{
    const struct rules_hint *hint;
    bool any = false;
    for (const char *at = text; (hint = rules_hint_in(&at)) != NULL;) {
        if (!takes_any(hint->area, kinds, all->award_year))
            continue;
        add_project(candidate_of(all, hint->area, AWARD_FIT_WORDS, kinds), project);
        any = true;
    }
    return any;
}

/* Research belongs to one of three systems, which its pathway tells. */
static void add_by_pathway(struct candidates *all, int64_t project, const char *pathway)
{
    const struct rules_area *area = NULL;
    size_t length = strlen(pathway);
    while (length > 0 && (area = rules_area_next(area)) != NULL)
        for (const char *at = area->pathways; *at; at += strspn(at, " ")) {
            size_t code = strcspn(at, " ");
            if (code == length && memcmp(at, pathway, code) == 0 &&
                rules_area_takes(area, RULES_RESEARCH, all->award_year, NULL))
                add_project(candidate_of(all, area, AWARD_FIT_WORDS, RULES_RESEARCH), project);
            at += code;
        }
}

/* The title says more than the description, and that more than the employer. */
static void place_project(struct candidates *all, struct stmt *stmt)
{
    int64_t project = stmt_int(stmt, 0);
    unsigned kinds = award_kinds_of(stmt_text(stmt, 2));
    const struct rules_area *named = rules_area_find(stmt_text(stmt, 4), NULL);
    if (kinds == 0)
        return;
    if (*stmt_text(stmt, 4) && named) {
        if (takes_any(named, kinds, all->award_year))
            add_project(candidate_of(all, named, AWARD_FIT_NAMED, kinds), project);
    } else if (!add_by_words(all, project, kinds, stmt_text(stmt, 1)) &&
               !add_by_words(all, project, kinds, stmt_text(stmt, 5)) &&
               !add_by_words(all, project, kinds, stmt_text(stmt, 6)) && kinds == RULES_RESEARCH) {
        add_by_pathway(all, project, stmt_text(stmt, 3));
    }
}

static bool find_fitting(struct book *book, int64_t student, struct candidates *all,
                         struct err *err)
{
    struct stmt *stmt = book_stmt(
        book,
        "SELECT p.id, p.title, p.type, ifnull(p.pathway, ''), ifnull(p.award_area, ''),"
        " ifnull(p.description, ''), ifnull((SELECT group_concat(j.employer || ' ' || j.title, ', ')"
        "     FROM position AS j WHERE j.project = p.id), '') FROM project AS p"
        " WHERE p.student = ?1 AND p.began <= printf('%d-12-31', ?2 - 1)"
        " ORDER BY p.title COLLATE NOCASE, p.id",
        err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_int(stmt, 2, all->award_year);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        place_project(all, stmt);
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- how near each is ----------------------------------------------------------------------- */

static void add_readiness(struct award_match *match, const struct award_readiness *readiness)
{
    const struct award_line *next = NULL;
    match->met = readiness->met;
    match->missing = readiness->missing;
    match->attest = readiness->attest;
    for (size_t i = 0; i < readiness->count; i++) {
        const struct award_line *line = &readiness->lines[i];
        if (line->met != AWARD_MISSING)
            continue;
        match->eligible_missing += line->class == AWARD_ELIGIBLE;
        /* That the year is not over mends itself: it is told only where nothing else is left. */
        if (!next || strcmp(next->measure, "days_to_last_day") == 0)
            next = line;
    }
    match->next = mem_text(next ? next->text : "");
}

static void take_projects(struct award_match *match, struct award_scope *scope)
{
    match->projects = scope->projects;
    match->project_count = scope->project_count;
    scope->projects = NULL;
    scope->project_count = 0;
}

static bool look_at(struct book *book, int64_t student, const struct candidates *all,
                    const struct candidate *candidate, enum rules_type type,
                    struct award_matches *out, struct err *err)
{
    const struct award_request request = {
        .student = student,
        .area = candidate->area->name,
        .type = rules_type_name(type),
        .year = all->award_year,
    };
    struct award_scope scope;
    struct award_readiness readiness = {0};
    struct award_match match = {.area = mem_text(candidate->area->name),
                                .type = request.type,
                                .fit = candidate->fit,
                                .application = candidate->application};
    bool done = (candidate->fit == AWARD_FIT_BEGUN
                     ? award_scope_read(book, &request, &scope, err)
                     : award_scope_of_projects(book, &request, candidate->projects,
                                               candidate->project_count, &scope, err)) &&
                award_readiness_of(book, &scope, &readiness, err) &&
                award_warn(book, &scope, &match.warnings, &match.warning_count, err);
    if (done)
        add_readiness(&match, &readiness);
    take_projects(&match, &scope);
    award_readiness_clear(&readiness);
    award_scope_clear(&scope);
    out->list = mem_grow(out->list, out->count + 1, sizeof *out->list);
    out->list[out->count++] = match;
    return done;
}

static bool is_begun(const struct candidates *all, const struct rules_area *area,
                     enum rules_type type)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].fit == AWARD_FIT_BEGUN && all->list[i].area == area &&
            all->list[i].types == (unsigned)type)
            return true;
    return false;
}

/* One match for each form: where the area is not split, both kinds of record make one. */
static bool look_at_forms(struct book *book, int64_t student, const struct candidates *all,
                          const struct candidate *candidate, struct award_matches *out,
                          struct err *err)
{
    unsigned both = RULES_OWNERSHIP | RULES_PLACEMENT, types = candidate->types;
    if (candidate->fit == AWARD_FIT_BEGUN)
        return look_at(book, student, all, candidate, (enum rules_type)types, out, err);
    if (!candidate->area->split && (types & both) == both)
        types = (types & ~both) | RULES_COMBINED;
    for (unsigned type = 1; type <= RULES_RESEARCH; type <<= 1)
        if ((types & type) && !is_begun(all, candidate->area, (enum rules_type)type) &&
            rules_area_takes(candidate->area, (enum rules_type)type, all->award_year, NULL) &&
            !look_at(book, student, all, candidate, (enum rules_type)type, out, err))
            return false;
    return true;
}

static int nearer(const void *a, const void *b)
{
    const struct award_match *x = a, *y = b;
    if (x->eligible_missing != y->eligible_missing)
        return x->eligible_missing < y->eligible_missing ? -1 : 1;
    if (x->missing != y->missing)
        return x->missing < y->missing ? -1 : 1;
    if (x->fit != y->fit)
        return x->fit < y->fit ? -1 : 1;
    int area = strcmp(x->area, y->area);
    return area != 0 ? area : strcmp(x->type, y->type);
}

bool award_matches_read(struct book *book, int64_t student, int award_year,
                        struct award_matches *out, struct err *err)
{
    struct candidates all = {.award_year = award_year};
    *out = (struct award_matches){0};
    bool done = rules_year_check(award_year, err) && find_begun(book, student, &all, err) &&
                find_fitting(book, student, &all, err);
    for (size_t i = 0; done && i < all.count; i++)
        done = look_at_forms(book, student, &all, &all.list[i], out, err);
    for (size_t i = 0; i < all.count; i++)
        free(all.list[i].projects);
    free(all.list);
    if (done && out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, nearer);
    return done;
}

void award_match_clear(struct award_match *match)
{
    for (size_t i = 0; i < match->project_count; i++) {
        free(match->projects[i].title);
        free(match->projects[i].type);
    }
    free(match->projects);
    free(match->area);
    free(match->next);
    award_warnings_clear(match->warnings, match->warning_count);
    *match = (struct award_match){0};
}

void award_matches_clear(struct award_matches *matches)
{
    for (size_t i = 0; i < matches->count; i++)
        award_match_clear(&matches->list[i]);
    free(matches->list);
    *matches = (struct award_matches){0};
}

/* ---- beginning one -------------------------------------------------------------------------- */

static bool write_record(struct book *book, struct record *record, struct err *err)
{
    record_fill_initial(record);
    return record_check(book, record, NULL, err) && record_insert(book, record, err);
}

static bool write_application(struct book *book, int64_t student, int award_year,
                              const struct award_match *match, int64_t *id, struct buf *told,
                              struct err *err)
{
    struct record record;
    record_start(&record, kind_find("application"));
    value_set_int(record_value(&record, "student"), student);
    value_set_text(record_value(&record, "subject"), match->area, strlen(match->area));
    value_set_text(record_value(&record, "type"), match->type, strlen(match->type));
    value_set_int(record_value(&record, "award_year"), award_year);
    bool ok = write_record(book, &record, err);
    *id = record.id;
    buf_add_text(told, _("began "));
    if (ok)
        record_tell(book, &record, told);
    record_clear(&record);
    for (size_t i = 0; ok && i < match->project_count; i++) {
        record_start(&record, kind_find("chosen_project"));
        value_set_int(record_value(&record, "application"), *id);
        value_set_int(record_value(&record, "project"), match->projects[i].id);
        ok = write_record(book, &record, err);
        record_clear(&record);
    }
    return ok;
}

bool award_match_begin(struct book *book, int64_t student, int award_year,
                       const struct award_match *match, int64_t *application, char **what,
                       struct err *err)
{
    struct buf told = {0};
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = write_application(book, student, award_year, match, application, &told, err);
    return change_end(book, ok, &told, what, err);
}
