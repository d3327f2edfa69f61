#include "award/measure.h"

#include "award/photos.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "check/check.h"
#include "degree/progress.h"
#include "kinds/record.h"
#include "rules/area.h"
#include "rules/form.h"

#include <string.h>

#define CHOSEN "(SELECT value FROM json_each(:projects))"

/* Years with records of one chosen project, once each. */
#define PROJECT_YEARS                                                                              \
    "(SELECT DISTINCT project, year FROM award_record WHERE student = :student AND project "       \
    "IN " CHOSEN " AND year <= :last_year)"

/* Hours by duty of a job and year, as the duties page has them. */
#define DUTIES                                                                                     \
    "(SELECT max(w.record) AS record, p.title, w.duty, w.year, sum(w.minutes) AS minutes"          \
    " FROM award_work AS w JOIN project AS p ON p.id = w.project WHERE w.student = :student"       \
    " AND w.project IN " CHOSEN " AND w.year <= :last_year AND p.type = 'placement'"               \
    " AND w.kind = 'hours' AND NOT w.in_class GROUP BY w.project, w.position, w.duty, w.year)"

/* The skills that are chosen; where none is, all of the projects. */
#define SKILLS                                                                                     \
    "(SELECT * FROM skill AS k WHERE project IN " CHOSEN " AND (NOT EXISTS (SELECT 1 FROM"         \
    " chosen_entry WHERE application = :application AND skill IS NOT NULL)"                        \
    " OR EXISTS (SELECT 1 FROM chosen_entry WHERE application = :application AND skill = k.id)))"

#define NONCASH_IN "'bartered', 'labor_exchange', 'transferred_out'"

/* Measures that are one question to the book, by award_ask(): a figure, NULL for "not known"; or the
 * rows that are counted: kind of record, its id, and what is to be said of it. */
static const struct {
    const char *name;
    const char *figure; /* NULL: how many rows there are */
    const char *rows;   /* the records to look at, or NULL */
} asked[] = {
    {"active_member",
     "SELECT EXISTS (SELECT 1 FROM membership WHERE student = :student"
     " AND year = :last_year AND dues_paid IS NOT NULL)",
     NULL},
    {"years_out",
     "SELECT CASE WHEN graduation_date IS NOT NULL"
     " THEN max(0, :award_year - CAST(substr(graduation_date, 1, 4) AS INTEGER))"
     " WHEN status = 'active' THEN 0 END FROM student WHERE id = :student",
     NULL},
    {"instruction_years",
     "SELECT count(DISTINCT c.year) FROM enrollment AS e"
     " JOIN course AS c ON c.id = e.course WHERE e.student = :student"
     " AND c.year < :award_year AND e.passed IS NOT 0",
     NULL},
    {"years_offered", "SELECT years_offered FROM chapter", NULL},
    {"record_years", "SELECT count(DISTINCT year) FROM " PROJECT_YEARS, NULL},
    {"days_to_last_day", "SELECT max(0, julianday(:last_day) - julianday(:today))", NULL},
    {"projects", "SELECT count(*) FROM json_each(:projects)", NULL},
    {"ownership_projects",
     "SELECT count(*) FROM project WHERE id IN " CHOSEN
     " AND type IN ('ownership', 'school_enterprise', 'service_learning')",
     NULL},
    {"placement_projects",
     "SELECT count(*) FROM project WHERE id IN " CHOSEN " AND type = 'placement'", NULL},
    {"pathway_given",
     "SELECT NOT EXISTS (SELECT 1 FROM project WHERE id IN " CHOSEN " AND ifnull(pathway, '') = '')",
     "SELECT 'project', id, title FROM project WHERE id IN " CHOSEN " AND ifnull(pathway, '') = ''"
     " ORDER BY title"},
    {"skills", "SELECT count(*) FROM " SKILLS, NULL},
    {"skills_without_words", NULL,
     "SELECT 'skill', id, standard FROM " SKILLS
     " WHERE (trim(ifnull(what, '')) = '' OR trim(ifnull(contribution, '')) = '') ORDER BY standard, id"},
    {"resume_entries",
     "SELECT (SELECT count(*) FROM activity WHERE student = :student AND date <= :last_day)"
     " + (SELECT count(*) FROM honor WHERE student = :student AND date <= :last_day)"
     " + (SELECT count(*) FROM service WHERE student = :student AND date <= :last_day)",
     NULL},
    {"hours",
     "SELECT ifnull(sum(minutes), 0) FROM award_work WHERE student = :student"
     " AND project IN " CHOSEN " AND year <= :last_year AND NOT in_class",
     NULL},
    {"longest_duty", "SELECT ifnull(max(minutes), 0) FROM " DUTIES, 
     "SELECT 'hours', record, title || ': ' || minutes / 60 || ' hours of ' || year ||"
     " iif(duty IS NULL, ' under no duty', ' under ' || duty) FROM " DUTIES
     " WHERE minutes > 12000 ORDER BY minutes DESC"},
    {"gross_income",
     "SELECT ifnull(sum(amount), 0) FROM award_ledger WHERE student = :student"
     " AND project IN " CHOSEN " AND year <= :last_year AND line IN"
     " ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out', 'gross')",
     NULL},
    {"scope_years_missing", NULL,
     "SELECT 'project', p.id, p.title || ', ' || y.year FROM " PROJECT_YEARS " AS y"
     " JOIN project AS p ON p.id = y.project"
     " WHERE p.type IN ('ownership', 'school_enterprise', 'service_learning') AND NOT EXISTS"
     " (SELECT 1 FROM scope AS s WHERE s.project = y.project AND s.year = y.year)"
     " ORDER BY p.title, y.year"},
    {"plan_years_missing", NULL,
     "SELECT 'project', p.id, p.title || ', ' || y.year FROM " PROJECT_YEARS " AS y"
     " JOIN project AS p ON p.id = y.project WHERE NOT EXISTS"
     " (SELECT 1 FROM plan AS n WHERE n.project = y.project AND n.year = y.year)"
     " ORDER BY p.title, y.year"},
    {"items_not_counted", NULL,
     "SELECT 'stock', id, item FROM stock AS s WHERE student = :student AND project IN " CHOSEN
     " AND value > 0 AND as_of < :last_year || '-01-01'"
     " AND NOT EXISTS (SELECT 1 FROM stock AS n WHERE n.student = s.student"
     " AND n.project = s.project AND n.item = s.item COLLATE NOCASE"
     " AND n.as_of > s.as_of AND n.as_of <= :last_day)"
     " AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.student = s.student"
     " AND c.project = s.project AND c.as_of > s.as_of AND c.as_of <= :last_day)"
     " ORDER BY item COLLATE NOCASE, id"},
    {"inventory_rises_unexplained", NULL,
     "SELECT 'stock', record, item || ', ' || year FROM award_stock_rise WHERE student = :student"
     " AND project IN " CHOSEN " AND year <= :last_year AND NOT explained ORDER BY as_of, record"},
    {"noncash_years_unpaired", NULL,
     "SELECT 'student', :student, printf('%d: %d.%02d came in without cash, %d.%02d was spent without cash',"
     " year, came / 100, abs(came) % 100, went / 100, abs(went) % 100) FROM (SELECT year,"
     " ifnull(sum(amount) FILTER (WHERE line IN (" NONCASH_IN ")), 0) AS came,"
     " ifnull(sum(amount) FILTER (WHERE line NOT IN (" NONCASH_IN ")), 0) AS went"
     /* Where the totals know of none there is no need to look at every record. */
     " FROM (SELECT 1 FROM total WHERE student = :student AND line IN (" NONCASH_IN ", 'noncash_feed',"
     "     'noncash_other', 'brought:bartered', 'brought:labor_exchange', 'brought:transferred_out',"
     "     'brought:noncash_feed', 'brought:noncash_other') LIMIT 1)"
     " CROSS JOIN award_ledger AS l WHERE student = :student AND project IN " CHOSEN
     " AND year <= :last_year AND line IN (" NONCASH_IN ", 'noncash_feed', 'noncash_other')"
     " AND kind IN ('money', 'brought_forward') AND NOT EXISTS (SELECT 1 FROM money AS m"
     "     WHERE l.kind = 'money' AND m.id = l.record AND m.type = 'gift')"
     " GROUP BY year) WHERE came <> went ORDER BY year"},
    {"beginning_unexplained", NULL,
     "SELECT b.kind, b.id, b.name FROM (SELECT 'stock' AS kind, k.id, k.item AS name FROM stock AS k"
     "     JOIN student AS s ON s.id = k.student AND k.as_of = s.records_from"
     "     WHERE k.student = :student AND k.project IN " CHOSEN " AND k.value > 0"
     " UNION ALL SELECT 'asset', id, name FROM asset WHERE student = :student AND project IN " CHOSEN
     "     AND how = 'beginning') AS b"
     " WHERE NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.kind = b.kind AND c.record = b.id)"
     " ORDER BY b.kind DESC, b.name COLLATE NOCASE, b.id"},
    {"projects_that_stop", NULL,
     "SELECT 'project', p.id, p.title FROM project AS p WHERE p.id IN " CHOSEN
     " AND :today >= :last_day AND ifnull(p.ended, '9999') > :last_day"
     " AND NOT EXISTS (SELECT 1 FROM award_dated AS d WHERE d.student = :student"
     "     AND d.project = p.id AND d.date BETWEEN :last_year || '-10-01' AND :last_day) ORDER BY p.title"},
    {"duties_above_summary", NULL,
     "SELECT 'project', p.id, p.title || ', ' || w.year FROM award_work AS w"
     " JOIN project AS p ON p.id = w.project AND p.type = 'placement'"
     " WHERE w.student = :student AND w.project IN " CHOSEN " AND w.year <= :last_year"
     " AND NOT ifnull(w.in_class, 0) GROUP BY p.id, w.year"
     " HAVING ifnull(sum(w.minutes) FILTER (WHERE w.duty IS NOT NULL), 0) > sum(w.minutes)"
     " ORDER BY p.title, w.year"},
    {"research_parts_missing", NULL,
     "SELECT 'project', g.id, g.title || ': ' || part.value FROM (SELECT p.id, p.title,"
     " max(r.question IS NOT NULL) AS a, max(r.hypothesis IS NOT NULL) AS b,"
     " max(r.method IS NOT NULL) AS c, max(r.results IS NOT NULL) AS d, max(r.conclusion IS NOT NULL) AS e"
     " FROM project AS p LEFT JOIN research AS r ON r.project = p.id AND r.year <= :last_year"
     " WHERE p.id IN " CHOSEN " AND p.type LIKE 'research%' GROUP BY p.id) AS g"
     " JOIN json_each('[\"question\", \"hypothesis\", \"method\", \"results\", \"conclusion\"]') AS part"
     " WHERE NOT ifnull(CASE part.key WHEN 0 THEN a WHEN 1 THEN b WHEN 2 THEN c WHEN 3 THEN d ELSE e END, 0)"
     " ORDER BY g.title, part.key"},
    {"data_points", "SELECT count(*) FROM reading WHERE project IN " CHOSEN " AND date <= :last_day",
     NULL},
    {"statements",
     "SELECT count(*) FROM statement WHERE application = :application AND signed_on IS NOT NULL", NULL},
    {"signatures_missing",
     "SELECT 4 - count(DISTINCT party) FROM signature WHERE application = :application"
     " AND signed_on IS NOT NULL AND party IN ('applicant', 'parent', 'advisor', 'administrator')",
     NULL},
    {"consent_given",
     "SELECT EXISTS (SELECT 1 FROM application WHERE id = :application AND consent_on IS NOT NULL)",
     NULL},
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

static bool ask_rows(struct book *book, const struct award_scope *scope, const char *sql,
                     award_behind_row *row, void *context, struct err *err)
{
    struct stmt *stmt = award_ask(book, scope, sql, err);
    enum step step = STEP_DONE;
    bool on = true;
    if (!stmt)
        return false;
    while (on && (step = stmt_step(stmt, err)) == STEP_ROW) {
        const struct kind *kind = kind_find(stmt_text(stmt, 0));
        const struct award_behind behind = {kind ? kind->name : "student", stmt_int(stmt, 1),
                                            stmt_text(stmt, 2)};
        on = row(context, &behind, err);
    }
    stmt_done(stmt);
    return on && step == STEP_DONE;
}

static bool count_row(void *context, const struct award_behind *behind, struct err *err)
{
    (void)behind, (void)err;
    ++*(int64_t *)context;
    return true;
}

/* ---- what check finds ----------------------------------------------------------------------- */

/* Measures that count findings of src/check about the application's projects. */
static const struct {
    const char *name;
    const char *checks; /* their ids with a space behind each; NULL: all errors of single records */
} checked[] = {
    {"openings_differ", "brought_break "},
    {"check_errors", NULL},
    {"check_questions", "sold_capital cash_below_zero herd_count pay_hours same_hours brought_overlap "
                        "twice not_paid_yet loan_overpaid loan_overdue "},
};

struct looking {
    struct book *book;
    const struct award_scope *scope;
    award_behind_row *row;
    void *context;
};

/* Whether a finding is about one of the projects, or about all of the student's records. */
static bool is_within(const struct looking *looking, const struct check_finding *finding)
{
    const struct kind *kind = kind_find(finding->kind);
    struct record record;
    int64_t project = finding->record;
    if (strcmp(finding->kind, "student") == 0 || strcmp(finding->kind, "service") == 0)
        return true;
    if (strcmp(finding->kind, "project") != 0) {
        if (!kind || kind_field(kind, "project") == FIELD_NONE)
            return false;
        bool there = record_read(looking->book, kind, finding->record, &record, NULL);
        project = there ? record_int(&record, "project") : 0;
        record_clear(&record);
    }
    for (size_t i = 0; i < looking->scope->project_count; i++)
        if (looking->scope->projects[i].id == project)
            return true;
    return false;
}

static bool on_finding(void *context, const struct check_finding *finding, struct err *err)
{
    const struct looking *looking = context;
    const struct kind *kind = kind_find(finding->kind);
    const struct award_behind behind = {kind ? kind->name : "student", finding->record,
                                        finding->text};
    return !is_within(looking, finding) || looking->row(looking->context, &behind, err);
}

static bool is_listed(const char *list, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = list; (at = strstr(at, id)) != NULL; at += length)
        if ((at == list || at[-1] == ' ') && at[length] == ' ')
            return true;
    return false;
}

static bool look_for(struct book *book, const struct award_scope *scope, const char *checks,
                     award_behind_row *row, void *context, struct err *err)
{
    struct looking looking = {book, scope, row, context};
    if (!checks)
        return check_run_errors(book, scope->student, on_finding, &looking, err);
    for (size_t i = 0; i < check_count(); i++)
        if (is_listed(checks, check_at(i)->id) &&
            !check_run_one(book, check_at(i), scope->student, on_finding, &looking, err))
            return false;
    return true;
}

/* ---- measures that need the rules ----------------------------------------------------------- */

typedef bool counter(struct book *book, const struct award_scope *scope, int64_t *value,
                     struct err *err);

static bool measure_invested(struct book *book, const struct award_scope *scope, int64_t *value,
                             struct err *err)
{
    const struct date last_day = {scope->award_year - 1, 12, 31};
    int64_t *projects = mem_array(scope->project_count, sizeof *projects);
    for (size_t i = 0; i < scope->project_count; i++)
        projects[i] = scope->projects[i].id;
    bool ok = degree_earned_and_invested(book, scope->student, projects, scope->project_count,
                                         last_day, value, err);
    mem_free(projects);
    return ok;
}

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
    {"earned_and_invested", measure_invested},
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
    if (at < COUNT_OF(checked))
        return checked[at].name;
    at -= COUNT_OF(checked);
    return at < COUNT_OF(counted) ? counted[at].name : NULL;
}

bool award_behind(struct book *book, const struct award_scope *scope, const char *name,
                  award_behind_row *row, void *context, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(asked); i++)
        if (strcmp(asked[i].name, name) == 0)
            return !asked[i].rows || ask_rows(book, scope, asked[i].rows, row, context, err);
    for (size_t i = 0; i < COUNT_OF(checked); i++)
        if (strcmp(checked[i].name, name) == 0)
            return look_for(book, scope, checked[i].checks, row, context, err);
    return true;
}

bool award_measure(struct book *book, const struct award_scope *scope, const char *name,
                   int64_t *value, bool *known, struct err *err)
{
    *value = 0;
    *known = true;
    for (size_t i = 0; i < COUNT_OF(asked); i++)
        if (strcmp(asked[i].name, name) == 0)
            return asked[i].figure ? ask(book, scope, asked[i].figure, value, known, err)
                                   : ask_rows(book, scope, asked[i].rows, count_row, value, err);
    for (size_t i = 0; i < COUNT_OF(checked); i++)
        if (strcmp(checked[i].name, name) == 0)
            return look_for(book, scope, checked[i].checks, count_row, value, err);
    for (size_t i = 0; i < COUNT_OF(counted); i++)
        if (strcmp(counted[i].name, name) == 0)
            return counted[i].count(book, scope, value, err);
    *known = false;
    return err_set(err, "nothing is known about the measure %s", name);
}
