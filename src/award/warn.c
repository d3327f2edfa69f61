/* What of the records speaks against an application. */
#include "award/match.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "rules/hint.h"

#include <stdlib.h>
#include <string.h>

struct warnings {
    struct book *book;
    const struct award_scope *scope;
    struct award_warning **list;
    size_t *count;
    struct err *err;
};

static void add(struct warnings *to, const char *id, const char *kind, int64_t record,
                struct buf *text)
{
    *to->list = mem_grow(*to->list, *to->count + 1, sizeof **to->list);
    (*to->list)[(*to->count)++] =
        (struct award_warning){id, mem_text(buf_text(text)), kind, record};
    buf_free(text);
}

void award_warnings_clear(struct award_warning *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(list[i].text);
    free(list);
}

static struct stmt *ask(struct warnings *to, const char *sql)
{
    return award_ask(to->book, to->scope, sql, to->err);
}

/* ---- the area ------------------------------------------------------------------------------- */

/* An area of things that are grown or made: only of these do words tell. */
static bool is_of_things(const struct rules_area *area)
{
    for (const struct rules_hint *hint = NULL; (hint = rules_hint_next(hint)) != NULL;)
        if (hint->area == area && hint->anywhere)
            return true;
    return false;
}

/* The first word that points to another area where none points to this one; NULL otherwise. */
static const struct rules_hint *other_word(const char *text, const struct rules_area *area,
                                           bool anywhere)
{
    const struct rules_hint *found = NULL, *hint;
    for (const char *at = text; (hint = rules_hint_in(&at)) != NULL;) {
        if (hint->area == area)
            return NULL;
        if (!found && is_of_things(hint->area) && (hint->anywhere || !anywhere))
            found = hint;
    }
    return found;
}

static bool fits_pathway(const struct rules_area *area, const char *pathway)
{
    size_t length = strlen(pathway);
    for (const char *at = area->pathways; *at; at += strspn(at, " ")) {
        size_t code = strcspn(at, " ");
        if (code == length && memcmp(at, pathway, length) == 0)
            return true;
        at += code;
    }
    return false;
}

static bool warn_area(struct warnings *to, const struct rules_area *area)
{
    struct stmt *stmt = ask(to, "SELECT id, title, ifnull(pathway, ''), ifnull(award_area, '')"
                                " FROM project WHERE student = :student"
                                " AND id IN (SELECT value FROM json_each(:projects))"
                                " ORDER BY title COLLATE NOCASE, id");
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, to->err)) == STEP_ROW) {
        const char *title = stmt_text(stmt, 1), *pathway = stmt_text(stmt, 2),
                   *named = stmt_text(stmt, 3);
        const struct rules_area *own = *named ? rules_area_find(named, NULL) : NULL;
        const struct rules_hint *word = is_of_things(area) ? other_word(title, area, false) : NULL;
        struct buf text = {0};
        if (own && own != area)
            buf_addf(&text, _("%s names the area %s: leave it out, or change its area"), title,
                     own->name);
        else if (*pathway && !fits_pathway(area, pathway))
            buf_addf(
                &text,
                _("%s has the pathway %s, which %s does not belong to: correct one of the two"),
                title, pathway, area->name);
        else if (word)
            buf_addf(
                &text,
                _("%s sounds like %s (\"%s\"): read the definition of the area with your advisor"),
                title, word->area->name, word->word);
        if (text.len > 0)
            add(to, "wrong_area", "project", stmt_int(stmt, 0), &text);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- hours and money of another area -------------------------------------------------------- */

/* What one project has that sounds like one other area. */
struct stray {
    int64_t project;
    const struct rules_hint *word;
    const char *kind; /* of the first of them */
    int64_t record;
    int64_t minutes, cents;
    char *title;
};

static void add_stray(struct stray **list, size_t *count, const struct rules_hint *word,
                      struct stmt *stmt)
{
    bool hours = stmt_text(stmt, 0)[0] == 'h';
    int64_t project = stmt_int(stmt, 2), amount = stmt_int(stmt, 4);
    struct stray *stray = NULL;
    for (size_t i = 0; i < *count && !stray; i++)
        if ((*list)[i].project == project && (*list)[i].word->area == word->area)
            stray = &(*list)[i];
    if (!stray) {
        *list = mem_grow(*list, *count + 1, sizeof **list);
        stray = &(*list)[(*count)++];
        *stray = (struct stray){.project = project, .word = word, .kind = hours ? "hours" : "money",
                                .record = stmt_int(stmt, 1), .title = mem_text(stmt_text(stmt, 3))};
    }
    *(hours ? &stray->minutes : &stray->cents) += amount;
}

static void tell_stray(struct warnings *to, const struct stray *stray)
{
    char hours[NUM_TEXT_SIZE], money[NUM_TEXT_SIZE];
    struct buf text = {0};
    if (stray->minutes > 0)
        buf_addf(&text, _("%s hours"), num_hours(stray->minutes, hours));
    if (stray->cents > 0)
        buf_addf(&text, "%s$%s", text.len > 0 ? _(" and ") : "",
                 num_money_grouped(stray->cents, money));
    buf_addf(&text,
             _(" of %s sound like %s (\"%s\"): what belongs there needs a project of its own"),
             stray->title, stray->word->area->name, stray->word->word);
    add(to, "other_area", stray->kind, stray->record, &text);
}

/* Journal lines, and what came in, whose words point to another area alone. */
static bool warn_other_area(struct warnings *to, const struct rules_area *area)
{
    struct stray *list = NULL;
    size_t count = 0;
    enum step step = STEP_DONE;
    struct stmt *stmt =
        is_of_things(area)
            ? ask(to, "SELECT 'hours' AS kind, h.id, h.project, p.title, h.time, h.activity, h.date"
                      " FROM hours AS h JOIN project AS p ON p.id = h.project WHERE h.student = :student"
                      " AND h.project IN (SELECT value FROM json_each(:projects)) AND h.date <= :last_day"
                      " AND p.type <> 'placement'"
                      " UNION ALL SELECT 'money', m.id, m.project, p.title, m.amount,"
                      "     ifnull(m.memo, ''), m.date FROM money AS m"
                      " JOIN project AS p ON p.id = m.project WHERE m.student = :student"
                      " AND m.project IN (SELECT value FROM json_each(:projects)) AND m.date <= :last_day"
                      " AND m.type IN ('sale', 'home_use', 'transfer') ORDER BY 7, 2")
            : NULL;
    if (!stmt)
        return !is_of_things(area);
    while ((step = stmt_step(stmt, to->err)) == STEP_ROW) {
        const struct rules_hint *word = other_word(stmt_text(stmt, 5), area, true);
        if (word)
            add_stray(&list, &count, word, stmt);
    }
    stmt_done(stmt);
    for (size_t i = 0; i < count; i++) {
        if (step == STEP_DONE)
            tell_stray(to, &list[i]);
        free(list[i].title);
    }
    free(list);
    return step == STEP_DONE;
}

/* ---- the rest ------------------------------------------------------------------------------- */

/* One question: rows of record and text. */
static bool warn_by(struct warnings *to, const char *id, const char *kind, const char *sql)
{
    struct stmt *stmt = ask(to, sql);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, to->err)) == STEP_ROW) {
        struct buf text = {0};
        buf_add_text(&text, stmt_text(stmt, 1));
        add(to, id, kind, stmt_int(stmt, 0), &text);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

#define CHOSEN "(SELECT value FROM json_each(:projects))"
static const char two_applications[] =
    "SELECT p.id, p.title || ' is in the application for ' || a.subject || ', ' || a.type ||"
    " ', too: one project belongs in one application of a year'"
    " FROM chosen_project AS c JOIN application AS a ON a.id = c.application"
    " JOIN project AS p ON p.id = c.project"
    " WHERE a.student = :student AND a.form = 'proficiency' AND a.award_year = :award_year AND a.id <> :application"
    " AND c.project IN " CHOSEN " ORDER BY p.title, a.id";
static const char one_year[] =
    "SELECT :student, 'records in one calendar year, ' || min(year) ||"
    " ', where two are needed: enter what the year before had, or apply next year'"
    " FROM award_record WHERE student = :student AND project IN " CHOSEN " AND year < :award_year"
    " HAVING count(DISTINCT year) = 1 AND :award_year >= 2023";
static const char no_photos[] =
    "SELECT :student, 'no photo of these projects: take one each time you do something worth showing'"
    " WHERE json_array_length(:projects) > 0 AND NOT EXISTS (SELECT 1"
    " FROM photo WHERE student = :student AND project IN " CHOSEN " AND ifnull(date, '') <= :last_day)";

/* Rows of the duties page above 200 hours, as the requirement DUTIES has it: a judge reads one long row as one thing done over and over. */
static bool warn_long_duty(struct warnings *to)
{
    struct stmt *stmt = ask(
        to, "SELECT max(w.record), ifnull(w.duty, ''), w.year, sum(w.minutes), p.title FROM award_work AS w"
            " JOIN project AS p ON p.id = w.project WHERE w.student = :student AND w.project IN " CHOSEN
            " AND w.year < :award_year AND p.type = 'placement'"
            " AND w.kind = 'hours' AND NOT w.in_class"
            " GROUP BY w.project, w.position, w.duty, w.year HAVING sum(w.minutes) > 12000"
            " ORDER BY 4 DESC, 1");
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, to->err)) == STEP_ROW) {
        char hours[NUM_TEXT_SIZE];
        struct buf text = {0};
        buf_addf(&text, _("%s: %s hours of %lld under %s%s: give the entries the duties they were"),
                 stmt_text(stmt, 4), num_hours(stmt_int(stmt, 3), hours),
                 (long long)stmt_int(stmt, 2), *stmt_text(stmt, 1) ? _("one duty, ") : _("no duty"),
                 stmt_text(stmt, 1));
        add(to, "long_duty", "hours", stmt_int(stmt, 0), &text);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool award_warn(struct book *book, const struct award_scope *scope, struct award_warning **list,
                size_t *count, struct err *err)
{
    struct warnings to = {book, scope, list, count, err};
    const struct rules_area *area = rules_area_find(scope->area, err);
    return area && warn_area(&to, area) && warn_other_area(&to, area) &&
           warn_by(&to, "two_applications", "project", two_applications) &&
           warn_by(&to, "one_year", "student", one_year) &&
           warn_by(&to, "no_photos", "student", no_photos) && warn_long_duty(&to);
}
