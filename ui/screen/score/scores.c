/* The points that one judge gives: a field for each criterion of a rubric. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kit/form.h"
#include "score/score.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CRITERIA = 60 };

struct giving {
    struct app *app;
    char **last_judge; /* who gave points last: proposed, and kept */
    struct score_rubric rubric; /* as the form began: the screen below may read its own again */
    struct score_of of;
    struct form_field fields[MOST_CRITERIA + 2];
    char ids[MOST_CRITERIA][8];
    char *helps[MOST_CRITERIA]; /* owned */
    struct score_given given[MOST_CRITERIA];
    size_t count;
};

static bool read_points(struct giving *self, struct form *form, int64_t *total, struct err *err)
{
    *total = 0;
    for (size_t i = 0; i < self->count; i++) {
        const char *text = form_value(form, self->ids[i]);
        struct score_given *given = &self->given[i];
        *given = (struct score_given){.given = text[0] != '\0'};
        if (given->given && !num_parse(text, strlen(text), 3, &given->points, err))
            return false;
        *total += num_scale(given->points, self->rubric.criteria[i].weight, 1000);
    }
    return true;
}

static bool check(void *context, struct form *form, const char *field, const char *value,
                  struct buf *hint, struct err *err)
{
    struct giving *self = context;
    const struct score_rubric *rubric = &self->rubric;
    char total_text[NUM_TEXT_SIZE], most[NUM_TEXT_SIZE];
    int64_t total;
    if (field[0] != 'c')
        return true;
    if (!read_points(self, form, &total, err))
        return false;
    size_t at = (size_t)strtol(field + 1, NULL, 10);
    if (value[0] != '\0' &&
        !score_point_fits(&rubric->criteria[at], self->given[at].points, err))
        return false;
    score_tell_range(&rubric->criteria[at], hint);
    buf_addf(hint, _("%stotal %s"), hint->len > 0 ? " · " : "",
             num_decimal(total, 3, total_text));
    if (rubric->has_most)
        buf_addf(hint, _(" of %s"), num_decimal(rubric->most, 3, most));
    return true;
}

/* What the judge named gave so far stands in the fields. */
static void fill_points(struct giving *self, struct form *form)
{
    struct score_marks marks;
    struct err err = {{0}};
    char text[NUM_TEXT_SIZE];
    struct book *book = session_of(self->app)->book;
    const char *judge = form_value(form, "judge");
    bool ok = score_marks_read(book, &self->rubric, &self->of, &marks, &err);
    for (size_t at = 0; ok && at < marks.judge_count; at++)
        for (size_t i = 0; strcmp(marks.judges[at], judge) == 0 && i < self->count; i++) {
            const struct score_point *point = score_point_at(&marks, i, at);
            form_set(form, self->ids[i], point != NULL ? num_decimal(point->points, 3, text) : "");
        }
    score_marks_clear(&marks);
}

static void refresh(void *context, struct form *form, const char *field)
{
    if (field == NULL || strcmp(field, "judge") == 0)
        fill_points(context, form);
}

static bool save(void *context, struct form *form, struct err *err)
{
    struct giving *self = context;
    const char *judge = form_value(form, "judge"), *day = form_value(form, "day");
    struct date date;
    int64_t total;
    size_t wrong = self->count;
    char *what = NULL;
    if (!read_points(self, form, &total, err) || !date_parse(day, strlen(day), &date, err))
        return false;
    bool ok = score_save(session_of(self->app)->book, &self->rubric, &self->of, judge, date,
                         self->given, &wrong, &what, err);
    if (!ok && wrong < self->count)
        form_blame(form, self->ids[wrong], err->text);
    if (ok) {
        mem_free(*self->last_judge);
        *self->last_judge = mem_text(judge);
        app_undoable(self->app, "%s", what);
    }
    mem_free(what);
    return ok;
}

static char *help_of(const struct score_criterion *criterion)
{
    struct buf help = {0};
    char text[NUM_TEXT_SIZE];
    score_tell_range(criterion, &help);
    if (criterion->weight != 1000)
        buf_addf(&help, _("%scounts %s times"), help.len > 0 ? ", " : "",
                 num_decimal(criterion->weight, 3, text));
    if (criterion->description[0] != '\0')
        buf_addf(&help, "%s%s", help.len > 0 ? ". " : "", criterion->description);
    char *owned = mem_text(buf_text(&help));
    buf_free(&help);
    return owned;
}

static struct form *make_form(struct giving *self)
{
    static const struct form_ops ops = {.check = check, .save = save, .refresh = refresh};
    const struct score_rubric *rubric = &self->rubric;
    self->count = rubric->count < MOST_CRITERIA ? rubric->count : MOST_CRITERIA;
    self->fields[0] = (struct form_field){
        .id = "judge",
        .label = _("Judge"),
        .kind = FORM_TEXT,
        .flags = FORM_NEEDED,
        .max_chars = 200,
        .help = _("Who gives the points. Below is what this judge gave before."),
    };
    self->fields[1] = (struct form_field){
        .id = "day", .label = _("Day"), .kind = FORM_DATE, .flags = FORM_NEEDED};
    for (size_t i = 0; i < self->count; i++) {
        (void)snprintf(self->ids[i], sizeof self->ids[i], "c%zu", i);
        self->helps[i] = help_of(&rubric->criteria[i]);
        self->fields[i + 2] = (struct form_field){
            .id = self->ids[i],
            .label = rubric->criteria[i].name,
            .kind = FORM_NUMBER,
            .places = 3,
            .help = self->helps[i],
        };
    }
    struct form *form = form_new(self->fields, self->count + 2, &ops, self);
    form_set(form, "judge", *self->last_judge);
    form_set(form, "day", "today");
    fill_points(self, form);
    form_focus(form, self->ids[0]);
    return form;
}

bool scores_edit(struct app *app, int64_t rubric, const struct score_of *of, char **judge)
{
    struct giving *self = mem_alloc(sizeof *self);
    struct book *book = session_of(app)->book;
    struct err err = {{0}};
    struct buf where = {0};
    bool saved = false;
    *self = (struct giving){.app = app, .last_judge = judge, .of = *of};
    if (!book_can_write(book, &err) || !score_rubric_read(book, rubric, &self->rubric, &err)) {
        app_error(app, "%s", err.text);
    } else {
        session_student_name(app, of->student, &where);
        struct form *form = make_form(self);
        saved = form_run(app, form, self->rubric.name, buf_text(&where));
        form_free(form);
    }
    for (size_t i = 0; i < self->count; i++)
        mem_free(self->helps[i]);
    score_rubric_clear(&self->rubric);
    buf_free(&where);
    mem_free(self);
    return saved;
}
