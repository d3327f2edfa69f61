/* The records behind a rule of a degree. */
#include "base/mem.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "rules/degree.h"
#include "screen/behind.h"
#include "screen/degree/degree.h"
#include "screen/session.h"
#include <string.h>

enum { MEASURES = 8 };

struct rule_behind {
    int64_t student;
    struct degree_asked asked; /* its texts are the rules' own */
    char *requirement;         /* owned */
    char measure[48];
    const struct condition_measure *one; /* the measure; NULL: none that records say */
};

static bool read_records(struct app *app, void *context, struct behind *to, struct err *err)
{
    struct rule_behind *self = context;
    struct degree_record found;
    enum step step = STEP_FAILED;
    bool more = true;
    struct degree_records *records =
        degree_records_open(session_of(app)->book, self->student, &self->asked, self->measure, err);
    while (records != NULL && more &&
           (step = degree_records_next(records, &found, err)) == STEP_ROW)
        more = behind_add(
            to, &(struct behind_record){found.kind, found.id, found.date, found.amount});
    degree_records_close(records);
    return step != STEP_FAILED;
}

static const char *amount(void *context, int64_t amount, char out[static NUM_TEXT_SIZE])
{
    struct rule_behind *self = context;
    return self->one != NULL ? condition_figure(self->one->unit, amount, out) : NULL;
}

static void title(struct app *app, void *context, struct screen_title *title)
{
    struct rule_behind *self = context;
    session_title(app, title, self->one != NULL ? tr(self->one->many) : _("Records"),
                  tr(self->requirement), self->student);
}

static void status(void *context, const int64_t *sum, struct buf *line)
{
    struct rule_behind *self = context;
    (void)sum; /* of a measure that is no sum it would be none */
    if (self->one != NULL)
        buf_addf(line, " · %s", tr(self->one->meaning));
}

static void close_it(void *context)
{
    struct rule_behind *self = context;
    mem_free(self->requirement);
    mem_free(self);
}

static const struct behind_source source = {
    .empty = N_("No record is behind this yet."),
    .newest_first = true,
    .read = read_records,
    .amount = amount,
    .title = title,
    .status = status,
    .close = close_it,
};

/* Of several measures one, so that what each record counts can be said; false: none was chosen. */
static bool choose_measure(struct app *app, const struct degree_line *line, char out[static 48])
{
    const char *labels[MEASURES];
    char names[MEASURES][48];
    size_t count = 0;
    while (count < MEASURES && degree_measure_part(line->measures, count, names[count])) {
        const struct condition_measure *measure = degree_measure_find(names[count]);
        labels[count] = measure != NULL ? tr(measure->many) : names[count];
        count++;
    }
    int chosen = count > 1 ? dialog_choose_word(app, _("The records of which figure?"), labels,
                                                count, 0)
                           : 0;
    if (chosen < 0)
        return false;
    out[0] = '\0';
    if (count > 0)
        memcpy(out, names[chosen], sizeof names[chosen]);
    return true;
}

void degree_behind_screen(struct app *app, const struct degree_progress *progress, size_t line)
{
    char measure[48];
    if (!choose_measure(app, &progress->lines[line], measure))
        return;
    struct rule_behind *self = mem_alloc(sizeof *self);
    *self = (struct rule_behind){.student = progress->student,
                                 .asked = progress->asked,
                                 .requirement = mem_text(progress->lines[line].requirement),
                                 .one = degree_measure_find(measure)};
    memcpy(self->measure, measure, sizeof self->measure);
    behind_screen(app, &source, self, progress->student);
}
