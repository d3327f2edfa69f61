/* Editing one record of any kind: a form from its description, and a draft when it is left. */
#include "base/mem.h"
#include "kinds/refs.h"
#include "screen/draft.h"
#include "screen/kind_form.h"
#include "screen/screens.h"
#include <string.h>

struct editing {
    struct kind_form form;
    int64_t id;
};

static bool save(void *context, struct record *record, size_t *field, struct err *err)
{
    struct editing *self = context;
    char *what = NULL;
    bool ok = record_save(self->form.session->book, record, field, &what, err);
    if (ok) {
        draft_drop(self->form.session, &self->form.of, self->id);
        app_undoable(self->form.app, "%s", what);
    }
    mem_free(what);
    return ok;
}

static bool leave(void *context)
{
    struct editing *self = context;
    struct kind_form *form = &self->form;
    if (!form_is_changed(form->form))
        return true;
    struct draft *draft = draft_new(form->session, &form->of, self->id);
    for (size_t i = 0; i < form->count; i++)
        if (form->fields[i].kind != FORM_HEADING)
            draft_add(draft, form->fields[i].id, form_typed(form->form, form->fields[i].id));
    app_info(form->app, "kept as a draft: open the same form again to go on");
    return true;
}

static const struct kind_form_ops ops = {.save = save, .leave = leave};

static void set_fixed(const struct records_of *of, struct record *record)
{
    if (of->student != 0 && record_value(record, "student") != NULL)
        value_set_int(record_value(record, "student"), of->student);
    if (of->project != 0 && record_value(record, "project") != NULL)
        value_set_int(record_value(record, "project"), of->project);
    if (of->owner != NULL && record_value(record, of->owner) != NULL)
        value_set_int(record_value(record, of->owner), of->owner_id);
}

static void take_up_draft(struct editing *self)
{
    const struct draft *draft = draft_find(self->form.session, &self->form.of, self->id);
    if (draft == NULL)
        return;
    for (size_t i = 0; i < draft_count(draft); i++)
        form_set_typed(self->form.form, draft_field(draft, i), draft_text(draft, i));
    app_info(self->form.app, "your draft is back; Ctrl-S enters it");
}

static bool run(struct editing *self)
{
    struct book *book = self->form.session->book;
    const struct records_of *of = &self->form.of;
    struct buf where = {0};
    take_up_draft(self);
    if (of->project != 0)
        ref_name_screen(book, kind_find("project"), of->project, &where);
    else if (of->student != 0)
        ref_name_screen(book, kind_find("student"), of->student, &where);
    bool saved = form_run(self->form.app, self->form.form, of->kind->label, buf_text(&where));
    buf_free(&where);
    return saved;
}

static bool edit(struct app *app, struct records_of of, int64_t id, const char *const *values)
{
    struct book *book = session_of(app)->book;
    struct editing self = {.id = id};
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
    }
    for (size_t i = 0; id == 0 && values != NULL && values[i] != NULL; i += 2)
        (void)record_set(book, &record, kind_field(of.kind, values[i]), values[i + 1],
                         strlen(values[i + 1]), of.student, NULL);
    kind_form_open(&self.form, app, of, &record, &ops, &self);
    bool saved = run(&self);
    kind_form_close(&self.form);
    return saved;
}

bool record_edit(struct app *app, struct records_of of, int64_t id)
{
    if (id == 0 && of.student != 0 && strcmp(of.kind->name, "brought_forward") == 0)
        return carried_edit(app, of);
    return edit(app, of, id, NULL);
}

bool record_edit_with(struct app *app, struct records_of of, const char *const *values)
{
    return edit(app, of, 0, values);
}
