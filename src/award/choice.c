#include "award/choice.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"
#include "rules/form.h"

#include <stdlib.h>
#include <string.h>

/* Rows: kind, record, the row that chooses it or NULL, its place, text, about, lacks. */
static const struct {
    const char *table;             /* of the rows that choose */
    enum rules_repeat repeat;      /* whose bound it has; RULES_ONCE: none */
    const char *sql;
} parts[] = {
    [AWARD_PROJECTS] =
        {"chosen_project", RULES_ONCE,
         "SELECT 'project', p.id, c.id, 0, p.title, p.type, '' FROM project AS p"
         " LEFT JOIN chosen_project AS c ON c.project = p.id AND c.application = :application"
         " WHERE p.student = :student AND p.began <= :last_day"
         " ORDER BY c.id IS NULL, p.title COLLATE NOCASE, p.id"},
    [AWARD_PHOTOS] =
        {"chosen_photo", RULES_EACH_PHOTO,
         "SELECT 'photo', p.id, c.id, c.rank, coalesce(nullif(c.caption, ''), p.caption, ''),"
         " ifnull(p.date || ' ', '') || ifnull(j.title, ''),"
         " iif(coalesce(nullif(c.caption, ''), p.caption, '') = '', 'no caption', '')"
         " FROM photo AS p LEFT JOIN project AS j ON j.id = p.project"
         " LEFT JOIN chosen_photo AS c ON c.photo = p.id AND c.application = :application"
         " WHERE p.student = :student AND (ifnull(p.date, '') <= :last_day OR c.id IS NOT NULL)"
         " ORDER BY c.id IS NULL, c.rank IS NULL, c.rank, c.id,"
         " p.project NOT IN (SELECT value FROM json_each(:projects)), p.date DESC, p.id"},
    [AWARD_RESUME] =
        {"chosen_entry", RULES_ONCE,
         "SELECT e.kind, e.id, c.id, c.rank, e.name, substr(e.date, 1, 7) || e.about, '' FROM ("
         "     SELECT 'activity' AS kind, id, name, date, ' ' || level || ifnull(', ' || role, '') AS about"
         "     FROM activity WHERE student = :student"
         "     UNION ALL SELECT 'service', id, name, date, ' service' FROM service WHERE student = :student"
         "     UNION ALL SELECT 'honor', id, name, date, ' honor' FROM honor WHERE student = :student"
         "     UNION ALL SELECT 'degree_held', id, degree, received, ' FFA degree' FROM degree_held"
         "     WHERE student = :student) AS e"
         " LEFT JOIN chosen_entry AS c ON c.application = :application AND CASE e.kind"
         "     WHEN 'activity' THEN c.activity WHEN 'service' THEN c.service WHEN 'honor' THEN c.honor"
         "     ELSE c.degree_held END = e.id"
         " WHERE e.date <= :last_day"
         " ORDER BY c.id IS NULL, c.rank IS NULL, c.rank, c.id, e.date DESC, e.id"},
    [AWARD_SKILLS] =
        {"chosen_entry", RULES_EACH_SKILL,
         "SELECT 'skill', k.id, c.id, c.rank, k.standard || ifnull(': ' || nullif(k.what, ''), ''),"
         " p.title, CASE WHEN trim(ifnull(k.what, '')) = '' THEN 'not what was done'"
         "     WHEN trim(ifnull(k.contribution, '')) = '' THEN 'not how it helped' ELSE '' END"
         " FROM skill AS k JOIN project AS p ON p.id = k.project"
         " LEFT JOIN chosen_entry AS c ON c.application = :application AND c.skill = k.id"
         " WHERE k.project IN (SELECT value FROM json_each(:projects))"
         " ORDER BY c.id IS NULL, c.rank IS NULL, c.rank, c.id, k.standard, k.id"},
};

/* ---- reading -------------------------------------------------------------------------------- */

static void add_row(struct award_choices *out, struct stmt *stmt)
{
    const struct kind *kind = kind_find(stmt_text(stmt, 0));
    out->list = mem_grow(out->list, out->count + 1, sizeof *out->list);
    out->list[out->count++] = (struct award_choice){
        .kind = kind ? kind->name : "",
        .record = stmt_int(stmt, 1),
        .chosen = stmt_int(stmt, 2),
        .text = mem_text(stmt_text(stmt, 4)),
        .about = mem_text(stmt_text(stmt, 5)),
        .lacks = mem_text(stmt_text(stmt, 6)),
    };
    out->chosen += !stmt_is_null(stmt, 2);
}

bool award_choices_read(struct book *book, const struct award_scope *scope, enum award_part part,
                        struct award_choices *out, struct err *err)
{
    enum rules_type type;
    enum step step;
    *out = (struct award_choices){.part = part};
    struct stmt *stmt = award_ask(book, scope, parts[part].sql, err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_row(out, stmt);
    stmt_done(stmt);
    const struct rules_most *most =
        parts[part].repeat != RULES_ONCE && rules_type_parse(scope->type, &type, NULL)
            ? rules_most_find(parts[part].repeat, type, scope->award_year)
            : NULL;
    out->most = most ? most->most : 0;
    return step == STEP_DONE;
}

void award_choices_clear(struct award_choices *choices)
{
    for (size_t i = 0; i < choices->count; i++) {
        free(choices->list[i].text);
        free(choices->list[i].about);
        free(choices->list[i].lacks);
    }
    free(choices->list);
    *choices = (struct award_choices){0};
}

/* ---- changing ------------------------------------------------------------------------------- */

/* The place after the last one; the rows before may have none. */
static bool last_place(struct book *book, enum award_part part, int64_t application, int64_t *out,
                       struct err *err)
{
    *out = 0;
    return book_ask_id(book,
                       part == AWARD_PHOTOS
                           ? "SELECT ifnull(max(rank), 0) FROM chosen_photo WHERE application = ?1"
                           : "SELECT ifnull(max(rank), 0) FROM chosen_entry WHERE application = ?1",
                       application, out, err);
}

static bool take_in(struct book *book, int64_t application, const struct award_choices *choices,
                    const struct award_choice *choice, char **what, struct err *err)
{
    struct record record;
    int64_t last = 0;
    const char *table = parts[choices->part].table;
    bool ranked = choices->part != AWARD_PROJECTS;
    if (ranked && !last_place(book, choices->part, application, &last, err))
        return false;
    record_start(&record, kind_find(table));
    value_set_int(record_value(&record, "application"), application);
    value_set_int(record_value(&record, choice->kind), choice->record);
    if (ranked)
        value_set_int(record_value(&record, "rank"), last + 1);
    bool done = record_save(book, &record, NULL, what, err);
    record_clear(&record);
    return done;
}

bool award_choice_toggle(struct book *book, int64_t application,
                         const struct award_choices *choices, size_t at, char **what,
                         struct err *err)
{
    const struct award_choice *choice = &choices->list[at];
    if (choice->chosen == 0)
        return take_in(book, application, choices, choice, what, err);
    return record_remove(book, kind_find(parts[choices->part].table), choice->chosen, what, err);
}

static bool set_place(struct book *book, const struct kind *kind, int64_t id, int64_t place,
                      struct err *err)
{
    struct record record;
    bool done = record_read(book, kind, id, &record, err);
    if (done && record_int(&record, "rank") != place) {
        value_set_int(record_value(&record, "rank"), place);
        done = record_update(book, &record, err);
    }
    record_clear(&record);
    return done;
}

bool award_choice_move(struct book *book, const struct award_choices *choices, size_t at, int by,
                       char **what, struct err *err)
{
    const struct kind *kind = kind_find(parts[choices->part].table);
    size_t other = at + (size_t)by;
    struct buf told = {0};
    if (what)
        *what = NULL;
    if (choices->part == AWARD_PROJECTS || at >= choices->chosen || other >= choices->chosen)
        return true; /* also where `other` went below 0 */
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < choices->chosen; i++) {
        size_t from = i == at ? other : i == other ? at : i;
        done = set_place(book, kind, choices->list[from].chosen, (int64_t)i + 1, err);
    }
    buf_addf(&told, _("put %s in place %zu"), choices->list[at].text, other + 1);
    return change_end(book, done, &told, what, err);
}
