#include "award/ready.h"

#include "award/readiness.h"
#include "base/mem.h"
#include "degree/progress.h"
#include <string.h>

/* A line that was gathered, to be handed over with the student's others. Texts are owned. */
struct line {
    char *degree; /* NULL of an application */
    char *what, *profile, *lacks, *waits, *next;
    size_t met, of;
    bool qualifies;
};

struct pupil {
    int64_t id;
    struct line *lines; /* owned */
    size_t count;
};

struct gathering {
    struct pupil *pupils;
    size_t count, at;
};

static void add_id(struct buf *out, const char *id)
{
    buf_addf(out, "%s%s", out->len > 0 ? " " : "", id);
}

static void add_line(struct pupil *pupil, struct line line)
{
    pupil->lines = mem_grow(pupil->lines, pupil->count + 1, sizeof *pupil->lines);
    pupil->lines[pupil->count++] = line;
}

/* ---- degrees --------------------------------------------------------------------------------- */

static bool take_degree(void *context, struct degree_progress *progress, struct err *err)
{
    (void)err;
    struct gathering *all = context;
    struct pupil *pupil = &all->pupils[all->at++ % all->count];
    struct buf lacks = {0}, waits = {0};
    const char *next = "";
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        bool lacking = line->met == DEGREE_MISSING || line->met == DEGREE_UNKNOWN;
        if (line->met != DEGREE_MET)
            add_id(lacking ? &lacks : &waits, line->id);
        if (lacking && !*next)
            next = *line->enough ? line->enough : line->requirement;
    }
    if (!progress->received.year)
        add_line(pupil, (struct line){.degree = mem_text(progress->degree),
                                      .what = mem_text(progress->label),
                                      .profile = mem_text(progress->profile_label),
                                      .lacks = mem_text(buf_text(&lacks)),
                                      .waits = mem_text(buf_text(&waits)),
                                      .next = mem_text(next),
                                      .met = progress->met,
                                      .of = progress->count,
                                      .qualifies = progress->qualifies});
    buf_free(&lacks);
    buf_free(&waits);
    return true;
}

/* ---- applications ---------------------------------------------------------------------------- */

static bool take_award(struct book *book, const struct award_request *request, struct pupil *pupil,
                       struct err *err)
{
    struct award_readiness readiness;
    struct buf what = {0}, lacks = {0}, waits = {0};
    const char *next = "";
    bool ok = award_readiness(book, request, &readiness, err);
    for (size_t i = 0; ok && i < readiness.count; i++) {
        const struct award_line *line = &readiness.lines[i];
        if (line->met != AWARD_MET)
            add_id(line->met == AWARD_MISSING ? &lacks : &waits, line->id);
        if (line->met == AWARD_MISSING && !*next)
            next = *line->enough ? line->enough : line->text;
    }
    buf_addf(&what, "%s, %s %d", request->area, request->type, request->year);
    if (ok)
        add_line(pupil, (struct line){.what = mem_text(buf_text(&what)),
                                      .profile = mem_text(""),
                                      .lacks = mem_text(buf_text(&lacks)),
                                      .waits = mem_text(buf_text(&waits)),
                                      .next = mem_text(next),
                                      .met = readiness.met,
                                      .of = readiness.count,
                                      .qualifies = readiness.qualifies});
    award_readiness_clear(&readiness);
    buf_free(&what);
    buf_free(&lacks);
    buf_free(&waits);
    return ok;
}

/* Those begun and not handed in yet. */
static bool take_awards(struct book *book, struct pupil *pupil, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT subject, type, award_year FROM application"
                  " WHERE student = ?1 AND form = 'proficiency' AND type IS NOT NULL"
                  " AND status IN ('draft', 'ready')"
                  " ORDER BY award_year, subject COLLATE NOCASE, type",
                  err);
    enum step step = STEP_FAILED;
    bool ok = stmt != NULL;
    if (ok)
        stmt_bind_int(stmt, 1, pupil->id);
    while (ok && (step = stmt_step(stmt, err)) == STEP_ROW) {
        char *area = mem_text(stmt_text(stmt, 0)), *type = mem_text(stmt_text(stmt, 1));
        struct award_request request = {
            .student = pupil->id, .area = area, .type = type, .year = (int)stmt_int(stmt, 2)};
        ok = take_award(book, &request, pupil, err);
        mem_free(area);
        mem_free(type);
    }
    stmt_done(stmt);
    return ok && step == STEP_DONE;
}

/* ---- all ------------------------------------------------------------------------------------- */

/* Degrees below the one to work on are behind the student, received or not. */
static bool hand_over(struct book *book, const struct pupil *pupil, award_ready_each *each,
                      void *context, struct err *err)
{
    const char *first;
    if (!degree_next(book, pupil->id, &first, err))
        return false;
    bool ok = true, reached = false;
    for (size_t i = 0; ok && i < pupil->count; i++) {
        const struct line *line = &pupil->lines[i];
        const struct award_ready ready = {.student = pupil->id,
                                           .what = line->what,
                                           .profile = line->profile,
                                           .met = line->met,
                                           .of = line->of,
                                           .qualifies = line->qualifies,
                                           .lacks = line->lacks,
                                           .waits = line->waits,
                                           .next = line->next};
        reached = reached || !line->degree || (first && strcmp(line->degree, first) == 0);
        ok = !reached || each(context, &ready, err);
    }
    return ok;
}

static void clear(struct gathering *all)
{
    for (size_t i = 0; i < all->count; i++) {
        struct pupil *pupil = &all->pupils[i];
        for (size_t line = 0; line < pupil->count; line++) {
            mem_free(pupil->lines[line].degree);
            mem_free(pupil->lines[line].what);
            mem_free(pupil->lines[line].profile);
            mem_free(pupil->lines[line].lacks);
            mem_free(pupil->lines[line].waits);
            mem_free(pupil->lines[line].next);
        }
        mem_free(pupil->lines);
    }
    mem_free(all->pupils);
}

bool award_ready(struct book *book, int64_t student, award_ready_each *each, void *context,
                  struct err *err)
{
    const struct degree_query query = {.degree = ""};
    struct gathering all = {.count = 1};
    int64_t *students = NULL;
    bool ok = student || degree_students(book, "american", &students, &all.count, err);
    const int64_t *ids = student ? &student : students;
    all.count = ok ? all.count : 0;
    all.pupils = mem_array(all.count, sizeof *all.pupils);
    for (size_t i = 0; i < all.count; i++)
        all.pupils[i].id = ids[i];
    ok = ok && (all.count == 0 ||
                degree_progress_all(book, ids, all.count, &query, take_degree, &all, err));
    for (size_t i = 0; ok && i < all.count; i++)
        ok = take_awards(book, &all.pupils[i], err) &&
             hand_over(book, &all.pupils[i], each, context, err);
    clear(&all);
    mem_free(students);
    return ok;
}
