/* A form for one record of any kind, made from the kind's description. */
#include "base/mem.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kinds/suggest.h"
#include "kit/dialog.h"
#include "kit/form.h"
#include "screen/draft.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { SUGGESTIONS = 50, NOTE_ROWS = 4 };

struct record_form {
    struct app *app;
    struct session *session;
    struct records_of of;
    struct record record;      /* as in the book, or the beginning of a new one */
    struct form *form;
    struct form_field *fields; /* owned; one for each field, and a heading before the rarer ones */
    size_t count;
    struct form_option **options; /* owned; by field of the kind, NULL where it has none */
};

/* ---- from the description to the form's fields ---------------------------------------------- */

static bool is_fixed(const struct record_form *self, const char *field)
{
    return (self->of.student != 0 && strcmp(field, "student") == 0) ||
           (self->of.project != 0 && strcmp(field, "project") == 0) ||
           (self->of.owner != NULL && strcmp(field, self->of.owner) == 0);
}

static enum form_kind form_kind_of(const struct kind *kind, const struct field *field)
{
    /* What a student writes again and again is offered from what was written before. */
    bool again = kind_field(kind, "student") != FIELD_NONE && strcmp(kind->name, "student") != 0;
    switch (field->type) {
    case FIELD_TEXT:
        return field->vocabulary != NULL || field->choices != NULL || again ? FORM_REF : FORM_TEXT;
    case FIELD_CODES:
        return FORM_REF;
    case FIELD_NOTE:
        return FORM_NOTE;
    case FIELD_DATE:
        return FORM_DATE;
    case FIELD_MONEY:
        return FORM_MONEY;
    case FIELD_TIME:
        return FORM_TIME;
    case FIELD_QTY:
    case FIELD_PCT:
    case FIELD_INT:
    case FIELD_YEAR:
        return FORM_NUMBER;
    case FIELD_YES:
        return FORM_YES_NO;
    case FIELD_CHOICE:
        return FORM_CHOICE;
    case FIELD_REF:
        return FORM_REF;
    case FIELD_PICTURE:
        return FORM_TEXT;
    }
    return FORM_TEXT;
}

static struct form_option *options_of(const struct field *field, size_t *count)
{
    size_t n = 0;
    while (field->choices != NULL && field->choices[n].value != NULL)
        n++;
    struct form_option *options = mem_array(n, sizeof *options);
    for (size_t i = 0; i < n; i++)
        options[i] = (struct form_option){field->choices[i].value,
                                          field->choices[i].label != NULL ? field->choices[i].label
                                                                          : field->choices[i].value,
                                          field->choices[i].help};
    *count = n;
    return options;
}

static void make_field(struct record_form *self, size_t at)
{
    const struct kind *kind = self->of.kind;
    const struct field *field = &kind->fields[at];
    struct form_field *made = &self->fields[self->count++];
    *made = (struct form_field){
        .id = field->name, .label = field->label, .help = field->help,
        .kind = form_kind_of(kind, field),
        .max_chars = field->type == FIELD_NOTE ? 20000 : 200,
        .rows = NOTE_ROWS,
        .places = field->type == FIELD_QTY ? 3 : field->type == FIELD_PCT ? 2 : 0,
    };
    if (field->flags & FIELD_NEEDED)
        made->flags |= FORM_NEEDED;
    if (made->kind == FORM_REF && field->type != FIELD_REF)
        made->flags |= FORM_FREE;
    if (field->type == FIELD_CHOICE) {
        self->options[at] = options_of(field, &made->option_count);
        made->options = self->options[at];
    }
    if (field->type == FIELD_PICTURE && self->record.id != 0)
        made->flags = FORM_HIDDEN; /* a picture is replaced by another photo, not edited */
}

static void make_fields(struct record_form *self)
{
    const struct kind *kind = self->of.kind;
    bool heading = false;
    self->fields = mem_array(kind->count + 1, sizeof *self->fields);
    self->options = mem_array(kind->count, sizeof *self->options);
    for (int extra = 0; extra < 2; extra++)
        for (size_t i = 0; i < kind->count; i++) {
            if (is_fixed(self, kind->fields[i].name) ||
                ((kind->fields[i].flags & FIELD_EXTRA) != 0) != (extra != 0))
                continue;
            if (extra && !heading) {
                heading = true;
                self->fields[self->count++] = (struct form_field){
                    .id = "more", .label = "Seldom needed", .kind = FORM_HEADING};
            }
            make_field(self, i);
        }
}

/* ---- between the form and the record -------------------------------------------------------- */

static bool is_in_form(const struct record_form *self, const char *name)
{
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->fields[i].id, name) == 0)
            return true;
    return false;
}

/* Into the form: references by id and name, all else as files write it. */
static void show_value(struct record_form *self, size_t at)
{
    const struct kind *kind = self->of.kind;
    const struct field *field = &kind->fields[at];
    const struct value *value = &self->record.values[at];
    struct buf text = {0}, label = {0};
    if (value->is == VALUE_NONE || value->is == VALUE_BLOB || !is_in_form(self, field->name))
        return;
    if (field->type == FIELD_REF) {
        buf_addf(&text, "#%lld", (long long)value->i);
        field_format(self->session->book, field, value, STYLE_SCREEN, &label);
        form_set_option(self->form, field->name, buf_text(&text), buf_text(&label));
    } else {
        field_format(self->session->book, field, value, STYLE_FILE, &text);
        form_set(self->form, field->name, buf_text(&text));
    }
    buf_free(&text);
    buf_free(&label);
}

/* The record as the form has it now. False with the field that cannot be read. */
static bool read_form(struct record_form *self, struct record *out, size_t *field, struct err *err)
{
    const struct kind *kind = self->of.kind;
    record_copy(out, &self->record);
    for (size_t i = 0; i < kind->count; i++) {
        const char *name = kind->fields[i].name;
        if (!is_in_form(self, name) || (kind->fields[i].type == FIELD_PICTURE && out->id != 0))
            continue;
        const char *value = form_value(self->form, name);
        *field = i;
        if (!form_is_shown(self->form, name)) {
            value_clear(&out->values[i]);
            continue;
        }
        if (kind->fields[i].type == FIELD_PICTURE && value[0] == '\0')
            continue;
        if (!record_set(self->session->book, out, i, value, strlen(value), self->of.student, err))
            return false;
    }
    *field = FIELD_NONE;
    return true;
}

/* As far as it can be read, for what depends on other fields. */
static void read_form_gently(struct record_form *self, struct record *out)
{
    const struct kind *kind = self->of.kind;
    record_copy(out, &self->record);
    for (size_t i = 0; i < kind->count; i++) {
        const char *name = kind->fields[i].name;
        if (!is_in_form(self, name) || kind->fields[i].type == FIELD_PICTURE)
            continue;
        const char *value = form_value(self->form, name);
        value_clear(&out->values[i]);
        (void)record_set(self->session->book, out, i, value, strlen(value), self->of.student, NULL);
    }
}

/* ---- what the form asks --------------------------------------------------------------------- */

static bool form_check_field(void *context, struct form *form, const char *name, const char *value,
                             struct buf *hint, struct err *err)
{
    struct record_form *self = context;
    size_t at = kind_field(self->of.kind, name);
    const struct field *field = at != FIELD_NONE ? &self->of.kind->fields[at] : NULL;
    struct value parsed = {0};
    (void)form;
    (void)hint;
    if (field == NULL || field->type == FIELD_REF || field->type == FIELD_PICTURE)
        return true;
    bool ok = field_parse(field, value, strlen(value), &parsed, err);
    value_clear(&parsed);
    return ok;
}

static bool add_option(void *context, const char *value, const char *label, const char *detail)
{
    form_option_add(context, value, label, detail);
    return true;
}

static void form_suggest(void *context, struct form *form, const char *name, const char *typed,
                         struct form_options *options)
{
    struct record_form *self = context;
    size_t at = kind_field(self->of.kind, name);
    struct record record;
    (void)form;
    if (at == FIELD_NONE)
        return;
    read_form_gently(self, &record);
    suggest_values(self->session->book, &record, at, self->of.student, typed, SUGGESTIONS,
                   add_option, options);
    record_clear(&record);
}

static void form_refresh(void *context, struct form *form, const char *changed)
{
    struct record_form *self = context;
    const struct kind *kind = self->of.kind;
    struct record record;
    (void)changed;
    self->form = form; /* the first call comes while the form is being made */
    read_form_gently(self, &record);
    for (size_t i = 0; i < kind->count; i++)
        if (kind->fields[i].when != NULL && is_in_form(self, kind->fields[i].name)) {
            struct value keep = record.values[i]; /* its own value must not keep it on the form */
            record.values[i] = (struct value){0};
            form_show(form, kind->fields[i].name,
                      field_applies(self->session->book, &record, i));
            record.values[i] = keep;
        }
    record_clear(&record);
}

static bool form_save_record(void *context, struct form *form, struct err *err)
{
    struct record_form *self = context;
    struct record record;
    size_t field = FIELD_NONE;
    char *what = NULL;
    bool ok = read_form(self, &record, &field, err) &&
              record_save(self->session->book, &record, &field, &what, err);
    if (ok) {
        draft_drop(self->session, &self->of, self->record.id);
        app_undoable(self->app, "%s", what);
    } else if (field != FIELD_NONE && is_in_form(self, self->of.kind->fields[field].name)) {
        form_blame(form, self->of.kind->fields[field].name, err->text);
    }
    mem_free(what);
    record_clear(&record);
    return ok;
}

static bool form_leave(void *context, struct form *form)
{
    struct record_form *self = context;
    if (!form_is_changed(form))
        return true;
    struct draft *draft = draft_new(self->session, &self->of, self->record.id);
    for (size_t i = 0; i < self->count; i++)
        if (self->fields[i].kind != FORM_HEADING)
            draft_add(draft, self->fields[i].id, form_typed(form, self->fields[i].id));
    app_info(self->app, "kept as a draft: open the same form again to go on");
    return true;
}

static const struct form_ops ops = {
    .check = form_check_field,
    .suggest = form_suggest,
    .refresh = form_refresh,
    .save = form_save_record,
    .leave = form_leave,
};

/* ---- opening -------------------------------------------------------------------------------- */

static void set_fixed(struct record_form *self)
{
    struct record *record = &self->record;
    if (self->of.student != 0 && record_value(record, "student") != NULL)
        value_set_int(record_value(record, "student"), self->of.student);
    if (self->of.project != 0 && record_value(record, "project") != NULL)
        value_set_int(record_value(record, "project"), self->of.project);
    if (self->of.owner != NULL && record_value(record, self->of.owner) != NULL)
        value_set_int(record_value(record, self->of.owner), self->of.owner_id);
}

static void take_up_draft(struct record_form *self)
{
    const struct draft *draft = draft_find(self->session, &self->of, self->record.id);
    if (draft == NULL)
        return;
    for (size_t i = 0; i < draft_count(draft); i++)
        form_set_typed(self->form, draft_field(draft, i), draft_text(draft, i));
    app_info(self->app, "your draft is back; Ctrl-S enters it");
}

static bool run(struct record_form *self)
{
    const struct kind *kind = self->of.kind;
    struct buf where = {0};
    self->form = form_new(self->fields, self->count, &ops, self);
    for (size_t i = 0; i < kind->count; i++)
        show_value(self, i);
    take_up_draft(self);
    form_refresh(self, self->form, NULL);
    if (self->of.project != 0)
        ref_name_screen(self->session->book, kind_find("project"), self->of.project, &where);
    else if (self->of.student != 0)
        ref_name_screen(self->session->book, kind_find("student"), self->of.student, &where);
    bool saved = form_run(self->app, self->form, kind->label, buf_text(&where));
    buf_free(&where);
    form_free(self->form);
    return saved;
}

static bool edit(struct app *app, struct records_of of, int64_t id, const char *const *values)
{
    struct record_form self = {.app = app, .session = session_of(app), .of = of};
    struct err err = {{0}};
    bool ok = true;
    if (!book_can_write(self.session->book, &err)) {
        app_error(app, "%s", err.text);
        return false;
    }
    record_start(&self.record, of.kind);
    if (id != 0)
        ok = record_read(self.session->book, of.kind, id, &self.record, &err);
    if (ok && id == 0) {
        set_fixed(&self);
        record_fill_initial(&self.record);
        for (size_t i = 0; values != NULL && values[i] != NULL; i += 2)
            (void)record_set(self.session->book, &self.record, kind_field(of.kind, values[i]),
                             values[i + 1], strlen(values[i + 1]), of.student, NULL);
    }
    make_fields(&self);
    ok = ok && run(&self);
    if (err.text[0] != '\0')
        app_error(app, "%s", err.text);
    for (size_t i = 0; i < of.kind->count; i++)
        mem_free(self.options[i]);
    mem_free(self.options);
    mem_free(self.fields);
    record_clear(&self.record);
    return ok;
}

bool record_edit(struct app *app, struct records_of of, int64_t id)
{
    return edit(app, of, id, NULL);
}

bool record_edit_with(struct app *app, struct records_of of, const char *const *values)
{
    return edit(app, of, 0, values);
}
