#include "score/score.h"

#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/refs.h"

#include <string.h>

/* ---- the rubric ----------------------------------------------------------------------------- */

static bool read_criteria(struct book *book, struct score_rubric *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, name, ifnull(description, ''), ifnull(weight, 1000),"
                                  " (low IS NOT NULL) + 2 * (high IS NOT NULL) + 4 * (step IS NOT NULL),"
                                  " low, high, step FROM criterion WHERE rubric = ?1 ORDER BY id",
                                  err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, out->id);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->criteria = mem_grow(out->criteria, out->count + 1, sizeof *out->criteria);
        out->criteria[out->count++] = (struct score_criterion){
            .id = stmt_int(stmt, 0),
            .name = mem_text(stmt_text(stmt, 1)),
            .description = mem_text(stmt_text(stmt, 2)),
            .weight = stmt_int(stmt, 3),
            .has = (unsigned)stmt_int(stmt, 4),
            .low = stmt_int(stmt, 5),
            .high = stmt_int(stmt, 6),
            .step = stmt_int(stmt, 7),
        };
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool read_most(struct book *book, struct score_rubric *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, "SELECT most FROM score_most WHERE rubric = ?1", err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, out->id);
    enum step step = stmt_step(stmt, err);
    out->has_most = step == STEP_ROW && !stmt_is_null(stmt, 0);
    out->most = out->has_most ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return step != STEP_FAILED;
}

bool score_rubric_read(struct book *book, int64_t rubric, struct score_rubric *out, struct err *err)
{
    struct buf name = {0};
    *out = (struct score_rubric){.id = rubric};
    ref_name_screen(book, kind_find("rubric"), rubric, &name);
    out->name = mem_text(buf_text(&name));
    buf_free(&name);
    return read_criteria(book, out, err) && read_most(book, out, err);
}

void score_rubric_clear(struct score_rubric *rubric)
{
    for (size_t i = 0; i < rubric->count; i++) {
        mem_free(rubric->criteria[i].name);
        mem_free(rubric->criteria[i].description);
    }
    mem_free(rubric->criteria);
    mem_free(rubric->name);
    *rubric = (struct score_rubric){0};
}

bool score_rubrics(struct book *book, int64_t **ids, size_t *count, struct err *err)
{
    enum step step;
    *ids = NULL;
    *count = 0;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT r.id FROM rubric AS r LEFT JOIN criterion AS c"
                                  " ON c.rubric = r.id LEFT JOIN score AS s ON s.criterion = c.id"
                                  " GROUP BY r.id ORDER BY max(s.id) DESC, r.id DESC",
                                  err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        *ids = mem_grow(*ids, *count + 1, sizeof **ids);
        (*ids)[(*count)++] = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

void score_tell_range(const struct score_criterion *criterion, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    bool low = criterion->has & SCORE_LOW, high = criterion->has & SCORE_HIGH;
    if (low)
        buf_addf(out, "%s%s", high ? "" : _("at least "), num_decimal(criterion->low, 3, text));
    if (high)
        buf_addf(out, "%s%s", low ? _(" to ") : _("at most "),
                 num_decimal(criterion->high, 3, text));
    if (criterion->has & SCORE_STEP)
        buf_addf(out, _("%sin steps of %s"), out->len > 0 ? " " : "",
                 num_decimal(criterion->step, 3, text));
}

bool score_point_fits(const struct score_criterion *criterion, int64_t points, struct err *err)
{
    bool low = criterion->has & SCORE_LOW, high = criterion->has & SCORE_HIGH;
    bool fits = (!low || points >= criterion->low) && (!high || points <= criterion->high) &&
                (!(criterion->has & SCORE_STEP) ||
                 (points - (low ? criterion->low : 0)) % criterion->step == 0);
    struct buf range = {0};
    if (!fits) {
        score_tell_range(criterion, &range);
        err_set(err, "does not fit; write points %s%s", low && high ? _("from ") : "",
                buf_text(&range));
        buf_free(&range);
    }
    return fits;
}

/* ---- the ranking ---------------------------------------------------------------------------- */

static const char ranking_sql[] =
    "SELECT t.student, ifnull(t.project, 0), ifnull(t.application, 0), s.name, s.number,"
    " ifnull(p.title, ''), t.total, t.criteria, t.judges, t.place, t.tied"
    " FROM score_place AS t JOIN student AS s ON s.id = t.student"
    " LEFT JOIN project AS p ON p.id = t.project"
    " WHERE t.rubric = ?1"
    " ORDER BY t.place, s.name COLLATE NOCASE, s.id, p.title COLLATE NOCASE, t.application";

static char *tell_what(struct book *book, const struct score_of *of, const char *project)
{
    struct buf what = {0};
    buf_add_text(&what, project);
    if (of->application) {
        if (what.len > 0)
            buf_add_text(&what, ", ");
        ref_name_screen(book, kind_find("application"), of->application, &what);
    }
    char *text = mem_text(buf_text(&what));
    buf_free(&what);
    return text;
}

static void add_entry(struct book *book, struct stmt *stmt, struct score_ranking *out)
{
    struct score_of of = {stmt_int(stmt, 0), stmt_int(stmt, 1), stmt_int(stmt, 2)};
    out->entries = mem_grow(out->entries, out->count + 1, sizeof *out->entries);
    out->entries[out->count++] = (struct score_entry){
        .of = of,
        .name = mem_text(stmt_text(stmt, 3)),
        .number = mem_text(stmt_text(stmt, 4)),
        .what = tell_what(book, &of, stmt_text(stmt, 5)),
        .total = stmt_int(stmt, 6),
        .criteria = (size_t)stmt_int(stmt, 7),
        .judges = (size_t)stmt_int(stmt, 8),
        .place = (size_t)stmt_int(stmt, 9),
        .tied = (size_t)stmt_int(stmt, 10),
    };
}

/* Those who share a place stand one below the other. */
static void tell_ties(struct score_ranking *ranking)
{
    for (size_t i = 0; i < ranking->count; i++) {
        struct score_entry *entry = &ranking->entries[i];
        struct buf names = {0};
        size_t first = i;
        while (first > 0 && ranking->entries[first - 1].place == entry->place)
            first--;
        for (size_t k = first; k < ranking->count && ranking->entries[k].place == entry->place; k++)
            if (k != i)
                buf_addf(&names, "%s%s", names.len > 0 ? "; " : "", ranking->entries[k].name);
        entry->tied_with = mem_text(buf_text(&names));
        buf_free(&names);
    }
}

bool score_ranking_read(struct book *book, int64_t rubric, struct score_ranking *out,
                        struct err *err)
{
    enum step step;
    *out = (struct score_ranking){0};
    struct stmt *stmt = book_stmt(book, ranking_sql, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, rubric);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        add_entry(book, stmt, out);
    stmt_done(stmt);
    tell_ties(out);
    return step == STEP_DONE;
}

bool score_class_read(struct book *book, int64_t rubric, struct score_ranking *out, struct err *err)
{
    enum step step;
    if (!score_ranking_read(book, rubric, out, err))
        return false;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, name, number FROM student WHERE status = 'active'"
                                  " AND id NOT IN (SELECT student FROM score_total WHERE rubric = ?1)"
                                  " ORDER BY name COLLATE NOCASE, id",
                                  err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, rubric);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->entries = mem_grow(out->entries, out->count + 1, sizeof *out->entries);
        out->entries[out->count++] = (struct score_entry){
            .of = {.student = stmt_int(stmt, 0)},
            .name = mem_text(stmt_text(stmt, 1)),
            .number = mem_text(stmt_text(stmt, 2)),
            .what = mem_text(""),
            .tied_with = mem_text(""),
        };
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

void score_ranking_clear(struct score_ranking *ranking)
{
    for (size_t i = 0; i < ranking->count; i++) {
        mem_free(ranking->entries[i].name);
        mem_free(ranking->entries[i].number);
        mem_free(ranking->entries[i].what);
        mem_free(ranking->entries[i].tied_with);
    }
    mem_free(ranking->entries);
    *ranking = (struct score_ranking){0};
}

void score_tell_place(const struct score_entry *entry, struct buf *out)
{
    buf_addf(out, "%zu", entry->place);
    if (entry->tied > 0)
        buf_addf(out, _(", tied with %s"), entry->tied_with);
}

bool score_percent(const struct score_rubric *rubric, int64_t total, int64_t *out)
{
    if (!rubric->has_most || rubric->most <= 0)
        return false;
    *out = num_scale(total, 10000, rubric->most);
    return true;
}

/* ---- one that was marked -------------------------------------------------------------------- */

static size_t judge_of(struct score_marks *marks, const char *name)
{
    size_t last = marks->judge_count;
    if (last > 0 && strcmp(marks->judges[last - 1], name) == 0)
        return last - 1;
    marks->judges = mem_grow(marks->judges, last + 1, sizeof *marks->judges);
    marks->judges[last] = mem_text(name);
    marks->judge_count++;
    return last;
}

static size_t criterion_of(const struct score_rubric *rubric, int64_t id)
{
    size_t at = 0;
    while (at < rubric->count && rubric->criteria[at].id != id)
        at++;
    return at;
}

/* A judge's name as first written stands for it in other cases too. */
static const char marks_sql[] =
    "SELECT criterion, min(author) OVER (PARTITION BY author COLLATE NOCASE), points, id, date,"
    " ifnull(note, '') FROM score_kept WHERE rubric = ?1 AND student = ?2"
    " AND project IS nullif(?3, 0) AND application IS nullif(?4, 0)"
    " ORDER BY author COLLATE NOCASE, criterion";

bool score_marks_read(struct book *book, const struct score_rubric *rubric,
                      const struct score_of *of, struct score_marks *out, struct err *err)
{
    enum step step;
    *out = (struct score_marks){0};
    struct stmt *stmt = book_stmt(book, marks_sql, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, rubric->id);
    stmt_bind_int(stmt, 2, of->student);
    stmt_bind_int(stmt, 3, of->project);
    stmt_bind_int(stmt, 4, of->application);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->points = mem_grow(out->points, out->count + 1, sizeof *out->points);
        out->points[out->count++] = (struct score_point){
            .criterion = criterion_of(rubric, stmt_int(stmt, 0)),
            .judge = judge_of(out, stmt_text(stmt, 1)),
            .points = stmt_int(stmt, 2),
            .record = stmt_int(stmt, 3),
            .date = mem_text(stmt_text(stmt, 4)),
            .note = mem_text(stmt_text(stmt, 5)),
        };
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

void score_marks_clear(struct score_marks *marks)
{
    for (size_t i = 0; i < marks->judge_count; i++)
        mem_free(marks->judges[i]);
    for (size_t i = 0; i < marks->count; i++) {
        mem_free(marks->points[i].date);
        mem_free(marks->points[i].note);
    }
    mem_free(marks->judges);
    mem_free(marks->points);
    *marks = (struct score_marks){0};
}

const struct score_point *score_point_at(const struct score_marks *marks, size_t criterion,
                                         size_t judge)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->points[i].criterion == criterion && marks->points[i].judge == judge)
            return &marks->points[i];
    return NULL;
}
