/* Editing one record of any kind: a form from its description. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "screen/records/kind_form.h"
#include "screen/screens.h"
#include "year/year.h"
#include <string.h>

struct editing {
    struct kind_form form;
    /* A new count, as it was proposed: another number of the same is worth as much each. */
    int64_t quantity, value; /* thousandths, cents; 0: nothing was proposed */
    int64_t proposed;        /* what stands in the field of the value, if nobody changed it */
};

/* What is told after some kinds were entered, in place of what was entered. */
static void tell_entered(struct editing *self, const struct record *record, const char *what)
{
    struct buf words = {0};
    if (strcmp(record->kind->name, "stock") == 0 && self->form.record.id == 0) {
        buf_addf(&words, "%s: ", record_text(record, "item"));
        year_count_words(self->form.session->book, record, &words);
    } else {
        buf_add_text(&words, what);
    }
    app_undoable(self->form.app, "%s", buf_text(&words));
    buf_free(&words);
}

static bool save(void *context, struct record *record, size_t *field, struct err *err)
{
    struct editing *self = context;
    char *what = NULL;
    bool ok;
    do
        ok = record_save(self->form.session->book, record, field, &what, err);
    while (!ok && session_ask_reason(self->form.app, err));
    if (ok)
        tell_entered(self, record, what);
    mem_free(what);
    return ok;
}

static void begin_count(struct editing *self, const struct record *record)
{
    bool count = strcmp(record->kind->name, "stock") == 0 && record->id == 0;
    self->quantity = count ? record_int(record, "quantity") : 0;
    self->value = self->proposed = count ? record_int(record, "value") : 0;
}

static void changed(void *context)
{
    struct editing *self = context;
    struct record now;
    char text[NUM_TEXT_SIZE];
    if (self->quantity <= 0)
        return;
    kind_form_peek(&self->form, &now);
    int64_t quantity = record_int(&now, "quantity");
    int64_t value = num_scale(self->value, quantity, self->quantity);
    if (record_get(&now, "quantity")->is != VALUE_NONE && quantity >= 0 && value != self->proposed &&
        record_int(&now, "value") == self->proposed) {
        self->proposed = value;
        form_set(self->form.form, "value", num_money(value, text));
    }
    record_clear(&now);
}

static const struct kind_form_ops ops = {.save = save, .changed = changed, .draft = "record"};
static const struct kind_form_ops copy_ops = {
    .save = save, .changed = changed, .draft = "copy", .fresh = true};
static const struct kind_form_ops copy_again_ops = {
    .save = save, .changed = changed, .draft = "copy"};

static void set_fixed(const struct records_of *of, struct record *record)
{
    if (of->student != 0 && record_value(record, "student") != NULL)
        value_set_int(record_value(record, "student"), of->student);
    if (of->project != 0 && record_value(record, "project") != NULL)
        value_set_int(record_value(record, "project"), of->project);
    if (of->owner != NULL && record_value(record, of->owner) != NULL)
        value_set_int(record_value(record, of->owner), of->owner_id);
}

static bool run(struct editing *self)
{
    struct book *book = self->form.session->book;
    const struct records_of *of = &self->form.of;
    struct buf where = {0};
    if (of->project != 0)
        ref_name_screen(book, kind_find("project"), of->project, &where);
    else if (of->student != 0)
        ref_name_screen(book, kind_find("student"), of->student, &where);
    bool saved = form_run(self->form.app, self->form.form, tr(of->kind->label), buf_text(&where));
    buf_free(&where);
    return saved;
}

static bool edit(struct app *app, struct records_of of, int64_t id, const char *const *values,
                 const char *field, const struct kind_form_ops *how)
{
    struct book *book = session_of(app)->book;
    struct editing self;
    struct record record;
    struct err err = {{0}};
    record_start(&record, of.kind);
    if (!book_can_write(book, &err) ||
        (id != 0 && !record_read(book, of.kind, id, &record, &err))) {
        app_error(app, "%s", err.text);
        record_clear(&record);
        return false;
    }
    if (id == 0) {
        set_fixed(&of, &record);
        record_fill_initial(&record);
        record_fill_who(book, &record);
    }
    for (size_t i = 0; id == 0 && values != NULL && values[i] != NULL; i += 2)
        (void)record_set(book, &record, kind_field(of.kind, values[i]), values[i + 1],
                         strlen(values[i + 1]), of.student, NULL);
    begin_count(&self, &record);
    kind_form_open(&self.form, app, of, &record, how, &self);
    for (size_t i = 0; id == 0 && values != NULL && values[i] != NULL; i += 2)
        if (of.kind->fields[kind_field(of.kind, values[i])].type == FIELD_PICTURE)
            form_set(self.form.form, values[i], values[i + 1]); /* the file, not its bytes */
    if (field != NULL)
        form_focus(self.form.form, field);
    bool saved = run(&self);
    kind_form_close(&self.form);
    return saved;
}

bool record_edit(struct app *app, struct records_of of, int64_t id)
{
    if (id == 0 && of.student != 0 && strcmp(of.kind->name, "brought_forward") == 0)
        return carried_edit(app, of);
    return edit(app, of, id, NULL, NULL, &ops);
}

bool record_edit_with(struct app *app, struct records_of of, const char *const *values)
{
    return edit(app, of, 0, values, NULL, &copy_ops);
}

bool record_edit_at(struct app *app, struct records_of of, int64_t id, const char *const *values,
                    const char *field)
{
    return edit(app, of, id, values, field, values != NULL ? &copy_ops : &ops);
}

bool record_edit_draft(struct app *app, struct records_of of, int64_t id, const char *what)
{
    if (strcmp(what, "carried") == 0)
        return carried_edit(app, of);
    return edit(app, of, id, NULL, NULL, strcmp(what, "copy") == 0 ? &copy_again_ops : &ops);
}
