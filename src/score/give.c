/* A judge's marks written together, as one step of the history. */
#include "score/score.h"

#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"

#include <string.h>

/* What the marks of one judge and day are about. */
struct giving {
    struct book *book;
    const struct score_rubric *rubric;
    const struct score_of *of;
    const char *judge;
    char day[DATE_ISO_SIZE];
    struct date date;
};

/* What this judge last said about a criterion. */
struct said {
    int64_t id; /* 0: nothing */
    int64_t points;
    bool later; /* on the day of these marks, or after it */
};

static bool find_said(const struct giving *self, int64_t criterion, struct said *out,
                      struct err *err)
{
    struct stmt *stmt =
        book_stmt(self->book,
                  "SELECT id, points, date >= ?6 FROM score WHERE criterion = ?1 AND student = ?2"
                  " AND project IS nullif(?3, 0) AND application IS nullif(?4, 0)"
                  " AND author = ?5 COLLATE NOCASE ORDER BY date DESC, id DESC LIMIT 1",
                  err);
    *out = (struct said){0};
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, criterion);
    stmt_bind_int(stmt, 2, self->of->student);
    stmt_bind_int(stmt, 3, self->of->project);
    stmt_bind_int(stmt, 4, self->of->application);
    stmt_bind_text(stmt, 5, self->judge);
    stmt_bind_text(stmt, 6, self->day);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *out = (struct said){stmt_int(stmt, 0), stmt_int(stmt, 1), stmt_int(stmt, 2) != 0};
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool start(const struct giving *self, int64_t criterion, int64_t id, struct record *score,
                  struct err *err)
{
    if (id)
        return record_read(self->book, kind_find("score"), id, score, err);
    record_start(score, kind_find("score"));
    value_set_int(record_value(score, "criterion"), criterion);
    value_set_int(record_value(score, "student"), self->of->student);
    if (self->of->project)
        value_set_int(record_value(score, "project"), self->of->project);
    if (self->of->application)
        value_set_int(record_value(score, "application"), self->of->application);
    value_set_text(record_value(score, "author"), self->judge, strlen(self->judge));
    value_set_date(record_value(score, "date"), self->date);
    return true;
}

static bool write_score(const struct giving *self, int64_t criterion, int64_t points,
                        struct err *err)
{
    struct record score;
    struct said said;
    if (!find_said(self, criterion, &said, err))
        return false;
    if (said.id && said.points == points)
        return true;
    int64_t id = said.later ? said.id : 0;
    bool ok = start(self, criterion, id, &score, err);
    if (ok) {
        value_set_int(record_value(&score, "points"), points);
        ok = record_check(self->book, &score, NULL, err) &&
             (id ? record_update(self->book, &score, err) : record_insert(self->book, &score, err));
    }
    record_clear(&score);
    return ok;
}

/* The judge gives none: what was given before goes too, or it would count. */
static bool take_scores(const struct giving *self, int64_t criterion, struct err *err)
{
    struct said said;
    do {
        if (!find_said(self, criterion, &said, err) ||
            (said.id && !record_delete(self->book, kind_find("score"), said.id, err)))
            return false;
    } while (said.id);
    return true;
}

/* "marked Ortiz, Maya: 22 points by Ms. Hale, Record book, fall 2026" */
static bool tell(const struct giving *self, const struct score_given *given, struct buf *out,
                 struct err *err)
{
    struct record student;
    char text[NUM_TEXT_SIZE];
    int64_t points = 0;
    for (size_t i = 0; i < self->rubric->count; i++)
        if (given[i].given)
            points += num_scale(given[i].points, self->rubric->criteria[i].weight, 1000);
    bool ok = record_read(self->book, kind_find("student"), self->of->student, &student, err);
    if (ok)
        buf_addf(out, _("marked %s: %s points by %s, %s"), record_text(&student, "name"),
                 num_decimal(points, 3, text), self->judge, self->rubric->name);
    record_clear(&student);
    return ok;
}

bool score_save(struct book *book, const struct score_rubric *rubric, const struct score_of *of,
                const char *judge, struct date date, const struct score_given *given,
                size_t *criterion, char **what, struct err *err)
{
    struct giving self = {
        .book = book, .rubric = rubric, .of = of, .judge = judge, .date = date};
    struct buf told = {0};
    if (what)
        *what = NULL;
    if (criterion)
        *criterion = rubric->count;
    if (!*judge)
        return err_set(err, "nobody is named who gives the points; say who");
    date_iso(date, self.day);
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = tell(&self, given, &told, err);
    for (size_t at = 0; ok && at < rubric->count; at++) {
        const struct score_criterion *of_it = &rubric->criteria[at];
        ok = given[at].given ? write_score(&self, of_it->id, given[at].points, err)
                             : take_scores(&self, of_it->id, err);
        if (!ok && criterion)
            *criterion = at;
        if (!ok)
            (void)err_prefix(err, "%s", of_it->name);
    }
    return change_end(book, ok, &told, what, err);
}
