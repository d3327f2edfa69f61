/* What if: other figures for the measures of a degree, as a form. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kit/form.h"
#include "rules/degree.h"
#include "screen/degree/degree.h"
#include <stdio.h>
#include <string.h>

enum { FIELDS = 16 };

struct supposing {
    const struct degree_progress *progress;
    struct degree_figures *supposed;
    const struct condition_measure *measures[FIELDS];
    size_t count;
};

bool degree_measure_part(const char *measures, size_t at, char out[static 48])
{
    for (measures += strspn(measures, " "); *measures != '\0'; measures += strspn(measures, " ")) {
        size_t nbytes = strcspn(measures, " ");
        if (at-- == 0) {
            (void)snprintf(out, 48, "%.*s", (int)nbytes, measures);
            return true;
        }
        measures += nbytes;
    }
    return false;
}

void degree_supposed_tell(struct degree_figures *supposed, struct buf *out)
{
    const struct condition_measure *measure = NULL;
    char text[NUM_TEXT_SIZE];
    int64_t value;
    while ((measure = degree_measure_next(measure)) != NULL)
        if (degree_figures_value(supposed, measure, &value))
            buf_addf(out, "%s%s %s", out->len > 0 ? ", " : "", tr(measure->many),
                     condition_figure(measure->unit, value, text));
}

static bool is_in(const struct supposing *self, const char *name)
{
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->measures[i]->name, name) == 0)
            return true;
    return false;
}

static void add_measures(struct supposing *self, const char *measures)
{
    char name[48];
    for (size_t at = 0; degree_measure_part(measures, at, name); at++) {
        const struct condition_measure *measure = degree_measure_find(name);
        if (measure != NULL && self->count < FIELDS && !is_in(self, name))
            self->measures[self->count++] = measure;
    }
}

/* What is not met, and what is supposed already. */
static void find_measures(struct supposing *self)
{
    for (size_t i = 0; i < self->progress->count; i++)
        if (self->progress->lines[i].met != DEGREE_MET)
            add_measures(self, self->progress->lines[i].measures);
    const struct condition_measure *measure = NULL;
    int64_t value;
    while ((measure = degree_measure_next(measure)) != NULL)
        if (degree_figures_value(self->supposed, measure, &value))
            add_measures(self, measure->name);
}

static bool add_figure(struct degree_figures *figures, const char *measure, const char *value,
                       struct err *err)
{
    struct buf text = {0};
    buf_addf(&text, "%s=%s", measure, value);
    bool ok = degree_figures_add(figures, buf_text(&text), err);
    buf_free(&text);
    return ok;
}

static bool check(void *context, struct form *form, const char *field, const char *value,
                  struct buf *hint, struct err *err)
{
    const struct condition_measure *measure = degree_measure_find(field);
    struct degree_figures figures = {0};
    char text[NUM_TEXT_SIZE];
    int64_t figure;
    (void)context;
    (void)form;
    if (value[0] == '\0')
        return true;
    if (!add_figure(&figures, field, value, err))
        return false;
    if (degree_figures_value(&figures, measure, &figure))
        buf_addf(hint, "= %s", condition_figure(measure->unit, figure, text));
    return true;
}

static bool save(void *context, struct form *form, struct err *err)
{
    struct supposing *self = context;
    struct degree_figures figures = {0};
    for (size_t i = 0; i < self->count; i++) {
        const char *value = form_value(form, self->measures[i]->name);
        if (value[0] != '\0' && !add_figure(&figures, self->measures[i]->name, value, err))
            return false;
    }
    *self->supposed = figures;
    return true;
}

static void show_supposed(const struct supposing *self, struct form *form)
{
    char text[NUM_TEXT_SIZE];
    int64_t value;
    for (size_t i = 0; i < self->count; i++)
        if (degree_figures_value(self->supposed, self->measures[i], &value))
            form_set(form, self->measures[i]->name,
                     condition_figure(self->measures[i]->unit, value, text));
}

static const char *help_of(const struct condition_measure *measure)
{
    bool yes = measure->unit == CONDITION_YES || measure->unit == CONDITION_ATTEST;
    return yes ? _("Yes or no, as you suppose it; left empty, it stays as it is.")
               : tr(measure->meaning);
}

bool degree_suppose_edit(struct app *app, const struct degree_progress *progress,
                         struct degree_figures *supposed)
{
    static const struct form_ops ops = {.check = check, .save = save};
    struct supposing self = {.progress = progress, .supposed = supposed};
    struct form_field fields[FIELDS] = {0};
    find_measures(&self);
    if (self.count == 0) {
        app_info(app, "everything is met: there is nothing to try out");
        return false;
    }
    for (size_t i = 0; i < self.count; i++)
        fields[i] = (struct form_field){.id = self.measures[i]->name,
                                        .label = self.measures[i]->many,
                                        .help = help_of(self.measures[i]),
                                        .kind = FORM_TEXT,
                                        .max_chars = 20};
    struct form *form = form_new(fields, self.count, &ops, &self);
    show_supposed(&self, form);
    bool saved = form_run(app, form, _("What if"), progress->label);
    form_free(form);
    return saved;
}
