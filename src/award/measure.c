#include "award/measure.h"

#include "award/photos.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "rules/area.h"
#include "rules/form.h"

#include <string.h>

#define CHOSEN "(SELECT value FROM json_each(:projects))"

/* Years with records of one chosen project, once each. */
#define PROJECT_YEARS                                                                              \
    "(SELECT DISTINCT project, year FROM award_record WHERE student = :student AND project "       \
    "IN " CHOSEN " AND year <= :last_year)"

/* Measures that are one question to the book, by award_ask(). NULL is "not known". */
static const struct {
    const char *name, *sql;
} asked[] = {
    {"active_member", "SELECT EXISTS (SELECT 1 FROM membership WHERE student = :student"
                      " AND year = :last_year AND dues_paid IS NOT NULL)"},
    {"years_out", "SELECT CASE WHEN graduation_date IS NOT NULL"
                  " THEN max(0, :award_year - CAST(substr(graduation_date, 1, 4) AS INTEGER))"
                  " WHEN status = 'active' THEN 0 END FROM student WHERE id = :student"},
    {"instruction_years", "SELECT count(DISTINCT c.year) FROM enrollment AS e"
                          " JOIN course AS c ON c.id = e.course WHERE e.student = :student"
                          " AND c.year < :award_year AND e.passed IS NOT 0"},
    {"years_offered", "SELECT years_offered FROM chapter"},
    {"record_years", "SELECT count(DISTINCT year) FROM " PROJECT_YEARS},
    {"days_to_last_day", "SELECT max(0, julianday(:last_day) - julianday(:today))"},
    {"projects", "SELECT count(*) FROM json_each(:projects)"},
    {"ownership_projects", "SELECT count(*) FROM project WHERE id IN " CHOSEN
                           " AND type IN ('ownership', 'school_enterprise', 'service_learning')"},
    {"placement_projects",
     "SELECT count(*) FROM project WHERE id IN " CHOSEN " AND type = 'placement'"},
    {"pathway_given", "SELECT NOT EXISTS (SELECT 1 FROM project WHERE id IN " CHOSEN
                      " AND ifnull(pathway, '') = '')"},
    {"skills", "SELECT count(*) FROM skill WHERE project IN " CHOSEN},
    {"skills_without_words",
     "SELECT count(*) FROM skill WHERE project IN " CHOSEN " AND (trim(ifnull(what, '')) = ''"
     " OR trim(ifnull(contribution, '')) = '')"},
    {"resume_entries",
     "SELECT (SELECT count(*) FROM activity WHERE student = :student AND date <= :last_day)"
     " + (SELECT count(*) FROM honor WHERE student = :student AND date <= :last_day)"
     " + (SELECT count(*) FROM service WHERE student = :student AND date <= :last_day)"},
    {"hours", "SELECT ifnull(sum(minutes), 0) FROM award_work WHERE student = :student"
              " AND project IN " CHOSEN " AND year <= :last_year AND NOT in_class"},
    {"longest_duty",
     "SELECT ifnull(max(minutes), 0) FROM (SELECT sum(w.minutes) AS minutes FROM award_work AS w"
     " JOIN project AS p ON p.id = w.project WHERE w.student = :student AND w.project IN " CHOSEN
     " AND w.year <= :last_year AND p.type = 'placement' AND w.kind = 'hours' AND NOT w.in_class"
     " GROUP BY w.project, w.position, w.duty, w.year)"},
    {"gross_income",
     "SELECT ifnull(sum(amount), 0) FROM award_ledger WHERE student = :student"
     " AND project IN " CHOSEN " AND year <= :last_year AND line IN"
     " ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out', 'gross')"},
    /* The degree profiles that say what counts as invested come with the degrees. */
    {"earned_and_invested", "SELECT NULL"},
    {"scope_years_missing",
     "SELECT count(*) FROM " PROJECT_YEARS " AS y JOIN project AS p ON p.id = y.project"
     " WHERE p.type IN ('ownership', 'school_enterprise', 'service_learning') AND NOT EXISTS"
     " (SELECT 1 FROM scope AS s WHERE s.project = y.project AND s.year = y.year)"},
    {"plan_years_missing",
     "SELECT count(*) FROM " PROJECT_YEARS " AS y WHERE NOT EXISTS"
     " (SELECT 1 FROM plan AS n WHERE n.project = y.project AND n.year = y.year)"},
    {"items_not_counted",
     "SELECT count(*) FROM stock AS s WHERE student = :student AND project IN " CHOSEN
     " AND value > 0 AND as_of < :last_year || '-01-01'"
     " AND NOT EXISTS (SELECT 1 FROM stock AS n WHERE n.student = s.student"
     " AND n.project = s.project AND n.item = s.item COLLATE NOCASE"
     " AND n.as_of > s.as_of AND n.as_of <= :last_day)"
     " AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.student = s.student"
     " AND c.project = s.project AND c.as_of > s.as_of AND c.as_of <= :last_day)"},
    {"inventory_rises_unexplained",
     "SELECT count(*) FROM award_stock_rise WHERE student = :student AND project IN " CHOSEN
     " AND year <= :last_year AND NOT explained"},
    {"research_parts_missing",
     "SELECT count(*) FROM (SELECT max(r.question IS NOT NULL) AS a, max(r.hypothesis IS NOT NULL) AS b,"
     " max(r.method IS NOT NULL) AS c, max(r.results IS NOT NULL) AS d, max(r.conclusion IS NOT NULL) AS e"
     " FROM project AS p LEFT JOIN research AS r ON r.project = p.id AND r.year <= :last_year"
     " WHERE p.id IN " CHOSEN " AND p.type LIKE 'research%' GROUP BY p.id) AS g"
     " JOIN json_each('[1, 2, 3, 4, 5]') AS part"
     " WHERE NOT ifnull(CASE part.value WHEN 1 THEN a WHEN 2 THEN b WHEN 3 THEN c WHEN 4 THEN d ELSE e END, 0)"},
    {"data_points", "SELECT count(*) FROM reading WHERE project IN " CHOSEN " AND date <= :last_day"},
    {"signatures_missing",
     "SELECT 4 - count(DISTINCT party) FROM signature WHERE application = :application"
     " AND signed_on IS NOT NULL AND party IN ('applicant', 'parent', 'advisor', 'administrator')"},
    {"consent_given", "SELECT EXISTS (SELECT 1 FROM application WHERE id = :application"
                      " AND consent_on IS NOT NULL)"},
};

static bool ask(struct book *book, const struct award_scope *scope, const char *sql, int64_t *value,
                bool *known, struct err *err)
{
    struct stmt *stmt = award_ask(book, scope, sql, err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    *known = step == STEP_ROW && !stmt_is_null(stmt, 0);
    *value = *known ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* ---- measures that need the rules ----------------------------------------------------------- */

typedef bool counter(struct book *book, const struct award_scope *scope, int64_t *value,
                     struct err *err);

static bool count_misfits(struct book *book, const struct award_scope *scope, int64_t *value,
                          struct err *err)
{
    (void)book, (void)err;
    for (size_t i = 0; i < scope->project_count; i++)
        *value += !award_type_takes(scope->type, scope->projects[i].type);
    return true;
}

static bool count_other_areas(struct book *book, const struct award_scope *scope, int64_t *value,
                              struct err *err)
{
    const struct rules_area *area = rules_area_find(scope->area, err);
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT award_area FROM project WHERE ifnull(award_area, '') <> ''"
                  " AND id IN (SELECT value FROM json_each(?1))",
                  err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, scope->project_list);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        *value += rules_area_find(stmt_text(stmt, 0), NULL) != area;
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* Calls `see` with each question and its answer, "" where there is none. */
static bool each_answer(struct book *book, const struct award_scope *scope, int64_t *value,
                        int64_t (*see)(const struct rules_question *question, const char *text),
                        struct err *err)
{
    const struct rules_question *question = NULL;
    enum rules_type type;
    struct stmt *stmt =
        book_stmt(book, "SELECT text FROM answer WHERE application = ?1 AND question = ?2", err);
    enum step step = STEP_DONE;
    if (!stmt || !rules_type_parse(scope->type, &type, err)) {
        stmt_done(stmt);
        return false;
    }
    while (step != STEP_FAILED &&
           (question = rules_question_next(type, scope->award_year, question)) != NULL) {
        stmt_reset(stmt);
        stmt_bind_int(stmt, 1, scope->application);
        stmt_bind_text(stmt, 2, question->id);
        step = stmt_step(stmt, err);
        if (step != STEP_FAILED)
            *value += see(question, step == STEP_ROW ? stmt_text(stmt, 0) : "");
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static int64_t is_missing(const struct rules_question *question, const char *text)
{
    size_t nbytes = strlen(text);
    (void)question;
    text_trim(text, &nbytes);
    return nbytes == 0;
}

static bool is_over(struct rules_limit limit, const char *text)
{
    return limit.counts != RULES_UNLIMITED &&
           rules_limit_used(limit.counts, text) > (size_t)limit.most;
}

static int64_t is_too_long(const struct rules_question *question, const char *text)
{
    return is_over(question->limit, text);
}

static bool count_missing_answers(struct book *book, const struct award_scope *scope,
                                  int64_t *value, struct err *err)
{
    return each_answer(book, scope, value, is_missing, err);
}

/* The limit of the form's captions. */
static struct rules_limit caption_limit(const struct award_scope *scope)
{
    const struct rules_box *box = NULL;
    enum rules_type type;
    if (rules_type_parse(scope->type, &type, NULL))
        while ((box = rules_box_next(type, scope->award_year, box)) != NULL)
            if (strcmp(box->key->name, "photo.caption") == 0)
                return rules_box_limit(box, type, scope->award_year);
    return (struct rules_limit){0, RULES_UNLIMITED};
}

static bool count_too_long(struct book *book, const struct award_scope *scope, int64_t *value,
                           struct err *err)
{
    struct award_photos photos;
    struct rules_limit limit = caption_limit(scope);
    bool done = each_answer(book, scope, value, is_too_long, err) &&
                award_photos_read(book, scope, &photos, err);
    if (!done)
        return false;
    for (size_t i = 0; photos.chosen && i < photos.count; i++)
        *value += is_over(limit, photos.list[i].caption);
    award_photos_clear(&photos);
    return true;
}

static bool count_photos(struct book *book, const struct award_scope *scope, int64_t *value,
                         struct err *err)
{
    struct award_photos photos;
    bool done = award_photos_read(book, scope, &photos, err);
    if (done && photos.chosen)
        *value = (int64_t)photos.count;
    award_photos_clear(&photos);
    return done;
}

static bool count_bare_photos(struct book *book, const struct award_scope *scope, int64_t *value,
                              struct err *err)
{
    struct award_photos photos;
    bool done = award_photos_read(book, scope, &photos, err);
    for (size_t i = 0; done && photos.chosen && i < photos.count; i++)
        *value += !*photos.list[i].caption;
    award_photos_clear(&photos);
    return done;
}

static const struct {
    const char *name;
    counter *count;
} counted[] = {
    {"projects_that_do_not_fit", count_misfits},
    {"projects_of_other_areas", count_other_areas},
    {"answers_missing", count_missing_answers},
    {"answers_too_long", count_too_long},
    {"photos", count_photos},
    {"captions_missing", count_bare_photos},
};

/* ---- any measure ---------------------------------------------------------------------------- */

const char *award_measure_name(size_t at)
{
    if (at < COUNT_OF(asked))
        return asked[at].name;
    at -= COUNT_OF(asked);
    return at < COUNT_OF(counted) ? counted[at].name : NULL;
}

bool award_measure(struct book *book, const struct award_scope *scope, const char *name,
                   int64_t *value, bool *known, struct err *err)
{
    *value = 0;
    *known = false;
    for (size_t i = 0; i < COUNT_OF(asked); i++)
        if (strcmp(asked[i].name, name) == 0)
            return ask(book, scope, asked[i].sql, value, known, err);
    for (size_t i = 0; i < COUNT_OF(counted); i++) {
        if (strcmp(counted[i].name, name) != 0)
            continue;
        *known = true;
        return counted[i].count(book, scope, value, err);
    }
    return err_set(err, "nothing is known about the measure %s", name);
}
