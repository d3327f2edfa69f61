#include "screen/records/kind_form.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kinds/suggest.h"
#include "rules/form.h"
#include "rules/standard.h"
#include "screen/draft.h"
#include "screen/records/photo_seen.h"
#include <string.h>

enum { SUGGESTIONS = 50, NOTE_ROWS = 4 };
#define PICTURES ".jpg .jpeg .png"

/* ---- from the description to the form's fields ---------------------------------------------- */

static bool is_fixed(const struct kind_form *self, const char *field)
{
    return (self->of.student != 0 && strcmp(field, "student") == 0) ||
           (self->of.project != 0 && strcmp(field, "project") == 0) ||
           (self->of.owner != NULL && strcmp(field, self->of.owner) == 0);
}

/* A field that takes one of a list, and nothing else. */
static bool is_ref(const struct field *field)
{
    return field->type == FIELD_REF || field->type == FIELD_ANY ||
           (field->vocabulary != NULL && strcmp(field->vocabulary, "kinds") == 0);
}

static enum form_kind form_kind_of(const struct kind *kind, const struct field *field)
{
    /* What a student writes again and again is offered from what was written before. */
    bool again = kind_field(kind, "student") != FIELD_NONE && strcmp(kind->name, "student") != 0 &&
                 strcmp(kind->family, "guide") != 0;
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
    case FIELD_ANY:
        return FORM_REF;
    case FIELD_PICTURE:
        return FORM_FILE;
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
        options[i] = (struct form_option){
            field->choices[i].value,
            tr(field->choices[i].label != NULL ? field->choices[i].label : field->choices[i].value),
            tr(field->choices[i].help)};
    *count = n;
    return options;
}

/* What the official form takes of it, where it has a box for it. */
static void set_limit(const struct kind *kind, const struct field *field, struct form_field *made)
{
    struct rules_limit limit = rules_limit_of(kind->name, field->name);
    if (limit.counts != RULES_UNLIMITED) {
        made->limit = (size_t)limit.most;
        made->limit_words = limit.counts == RULES_WORDS;
    }
}

static void make_field(struct kind_form *self, size_t at)
{
    const struct kind *kind = self->of.kind;
    const struct field *field = &kind->fields[at];
    struct form_field *made = &self->fields[self->count++];
    *made = (struct form_field){
        .id = field->name, .label = field->label, .help = field->help,
        .kind = form_kind_of(kind, field),
        .max_chars = field->type == FIELD_NOTE ? 20000 : 200,
        .rows = NOTE_ROWS, .suffixes = PICTURES,
        .places = field->type == FIELD_QTY ? 3 : field->type == FIELD_PCT ? 2 : 0,
    };
    if (field->flags & FIELD_NEEDED)
        made->flags |= FORM_NEEDED;
    if (made->kind == FORM_REF && !is_ref(field))
        made->flags |= FORM_FREE;
    if (field->type == FIELD_CODES)
        made->flags |= FORM_MANY;
    if (field->type == FIELD_NOTE)
        set_limit(kind, field, made);
    if (field->type == FIELD_CHOICE) {
        self->options[at] = options_of(field, &made->option_count);
        made->options = self->options[at];
    }
    if (field->type == FIELD_PICTURE && self->record.id != 0)
        made->flags = FORM_HIDDEN; /* a picture is replaced by another photo, not edited */
}

static void make_fields(struct kind_form *self)
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

static bool is_in_form(const struct kind_form *self, const char *name)
{
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->fields[i].id, name) == 0)
            return true;
    return false;
}

/* Into the form: references by id and name, all else as files write it. */
static void show_value(struct kind_form *self, size_t at)
{
    const struct kind *kind = self->of.kind;
    const struct field *field = &kind->fields[at];
    const struct value *value = &self->record.values[at];
    struct buf text = {0}, label = {0};
    if (value->is == VALUE_NONE || value->is == VALUE_BLOB || !is_in_form(self, field->name))
        return;
    if (is_ref(field)) {
        if (field->type != FIELD_REF)
            record_format(self->session->book, &self->record, at, STYLE_FILE, &text);
        else
            buf_addf(&text, "#%lld", (long long)value->i);
        record_format(self->session->book, &self->record, at, STYLE_SCREEN, &label);
        form_set_option(self->form, field->name, buf_text(&text), buf_text(&label));
    } else if (field->type == FIELD_TEXT && field_has_labels(field)) {
        record_format(NULL, &self->record, at, STYLE_SCREEN, &label);
        form_set_option(self->form, field->name, value->text, buf_text(&label));
    } else {
        record_format(self->session->book, &self->record, at, STYLE_FILE, &text);
        form_set(self->form, field->name, buf_text(&text));
    }
    buf_free(&text);
    buf_free(&label);
}

bool kind_form_read(struct kind_form *self, struct record *out, size_t *field, struct err *err)
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

void kind_form_peek(struct kind_form *self, struct record *out)
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

/* ---- drafts --------------------------------------------------------------------------------- */

static struct draft_of draft_of(const struct kind_form *self)
{
    return (struct draft_of){
        .what = self->ops->draft,
        .kind = self->of.kind->name,
        .student = self->of.student,
        .project = self->of.project,
        .owner = self->of.owner != NULL ? self->of.owner : "",
        .owner_id = self->of.owner_id,
        .id = self->record.id,
    };
}

/* The choice whose words stand in a field; NULL for what is none. A draft keeps its value: whoever
 * takes it up may read another language. */
static const struct choice *choice_of(const struct kind_form *self, const char *name,
                                      const char *text)
{
    size_t at = kind_field(self->of.kind, name);
    return at != FIELD_NONE ? field_choice(&self->of.kind->fields[at], text, strlen(text)) : NULL;
}

static void tell_draft(void *context, struct draft *draft)
{
    struct kind_form *self = context;
    struct buf title = {0};
    const struct draft_of of = draft_of(self);
    buf_add_text(&title, tr(self->of.kind->label));
    if (self->of.student != 0) {
        buf_add_text(&title, ", ");
        ref_name_screen(self->session->book, kind_find("student"), self->of.student, &title);
    }
    draft_start(draft, &of, buf_text(&title));
    for (size_t i = 0; i < self->count; i++) {
        if (self->fields[i].kind == FORM_HEADING)
            continue;
        const char *typed = form_typed(self->form, self->fields[i].id);
        const struct choice *choice = choice_of(self, self->fields[i].id, typed);
        draft_add(draft, self->fields[i].id, choice != NULL ? choice->value : typed);
    }
    if (self->ops->keep != NULL)
        self->ops->keep(self->self, draft);
    buf_free(&title);
}

void kind_form_keep(struct kind_form *self)
{
    draft_keep(self->app, tell_draft, self);
}

void kind_form_forget(struct kind_form *self)
{
    const struct draft_of of = draft_of(self);
    draft_drop(self->session, &of);
}

bool kind_form_kept(const struct kind_form *self, struct draft *out)
{
    const struct draft_of of = draft_of(self);
    return draft_read(self->session, &of, out);
}

static void take_up_draft(struct kind_form *self)
{
    struct draft draft;
    if (kind_form_kept(self, &draft)) {
        for (size_t i = 0; i < draft.count; i++) {
            const struct draft_line *line = &draft.lines[i];
            if (!is_in_form(self, line->field))
                continue;
            const struct choice *choice = choice_of(self, line->field, line->text);
            bool has_label = choice != NULL && choice->label != NULL;
            form_set_typed(self->form, line->field, has_label ? tr(choice->label) : line->text);
        }
        app_info(self->app, "what you typed before is back; Ctrl-S enters it, Ctrl-N starts over");
    }
    draft_clear(&draft);
}

/* ---- what the form asks --------------------------------------------------------------------- */

static bool form_check_field(void *context, struct form *form, const char *name, const char *value,
                             struct buf *hint, struct err *err)
{
    struct kind_form *self = context;
    size_t at = kind_field(self->of.kind, name);
    const struct field *field = at != FIELD_NONE ? &self->of.kind->fields[at] : NULL;
    struct value parsed = {0};
    (void)form;
    if (field == NULL || is_ref(field))
        return true;
    if (field->type == FIELD_PICTURE)
        return value[0] == '\0' || photo_seen_words(value, hint, err);
    bool ok = field_parse(field, value, strlen(value), &parsed, err);
    if (ok && field->type == FIELD_CODES && parsed.is == VALUE_TEXT)
        ok = rules_codes_tell(parsed.text, hint, err);
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
    struct kind_form *self = context;
    size_t at = kind_field(self->of.kind, name);
    struct record record;
    (void)form;
    if (at == FIELD_NONE)
        return;
    kind_form_peek(self, &record);
    suggest_values(self->session->book, &record, at, self->of.student, typed, SUGGESTIONS,
                   add_option, options);
    record_clear(&record);
}

static void form_refresh(void *context, struct form *form, const char *changed)
{
    struct kind_form *self = context;
    const struct kind *kind = self->of.kind;
    struct record record;
    self->form = form; /* the first call comes while the form is being made */
    kind_form_peek(self, &record);
    for (size_t i = 0; i < kind->count; i++)
        if (kind->fields[i].when != NULL && is_in_form(self, kind->fields[i].name)) {
            struct value keep = record.values[i]; /* its own value must not keep it on the form */
            record.values[i] = (struct value){0};
            form_show(form, kind->fields[i].name,
                      field_applies(self->session->book, &record, i));
            record.values[i] = keep;
        }
    record_clear(&record);
    if (changed == NULL)
        return;
    if (self->ops->changed != NULL)
        self->ops->changed(self->self);
}

static void form_answer(void *context, struct form *form)
{
    (void)form;
    kind_form_keep(context);
}

static bool form_save_all(void *context, struct form *form, struct err *err)
{
    struct kind_form *self = context;
    struct record record;
    size_t field = FIELD_NONE;
    bool ok = kind_form_read(self, &record, &field, err) &&
              self->ops->save(self->self, &record, &field, err);
    if (ok)
        kind_form_forget(self);
    if (!ok && field != FIELD_NONE && is_in_form(self, self->of.kind->fields[field].name))
        form_blame(form, self->of.kind->fields[field].name, err->text);
    record_clear(&record);
    return ok;
}

static bool form_leave(void *context, struct form *form)
{
    struct kind_form *self = context;
    if (form_is_changed(form))
        app_info(self->app, "kept as a draft: open the same form again to go on");
    return true;
}

/* As it was before anything was typed. */
static void form_anew(void *context, struct form *form)
{
    struct kind_form *self = context;
    for (size_t i = 0; i < self->count; i++)
        if (self->fields[i].kind != FORM_HEADING)
            form_set(form, self->fields[i].id, "");
    for (size_t i = 0; i < self->of.kind->count; i++)
        show_value(self, i);
    form_refresh(self, form, NULL);
    kind_form_forget(self);
}

static void form_why(void *context, struct form *form, struct buf *words)
{
    struct kind_form *self = context;
    struct record record;
    (void)form;
    if (self->of.kind->why == NULL)
        return;
    kind_form_peek(self, &record);
    self->of.kind->why(self->session->book, &record, words);
    record_clear(&record);
}

/* The file that was chosen; or the picture that the record has. */
static bool form_picture(void *context, const char *path, struct rect area)
{
    struct kind_form *self = context;
    if (path != NULL)
        return photo_seen_file(&self->seen, path, area);
    for (size_t i = 0; i < self->of.kind->count; i++) {
        const struct value *value = &self->record.values[i];
        if (self->of.kind->fields[i].type == FIELD_PICTURE && value->is == VALUE_BLOB)
            return photo_seen_bytes(&self->seen, "the record's", value->text, value->nbytes, area);
    }
    return false;
}

static const struct form_ops ops = {
    .why = form_why,
    .picture = form_picture,
    .check = form_check_field,
    .suggest = form_suggest,
    .refresh = form_refresh,
    .answered = form_answer,
    .save = form_save_all,
    .leave = form_leave,
    .anew = form_anew,
};

/* ---- opening -------------------------------------------------------------------------------- */

void kind_form_open(struct kind_form *self, struct app *app, struct records_of of,
                    struct record *record, const struct kind_form_ops *form_ops, void *owner)
{
    *self = (struct kind_form){.app = app, .session = session_of(app), .of = of, .record = *record,
                               .ops = form_ops, .self = owner};
    record_start(record, of.kind);
    make_fields(self);
    self->form = form_new(self->fields, self->count, &ops, self);
    for (size_t i = 0; i < of.kind->count; i++)
        show_value(self, i);
    form_refresh(self, self->form, NULL);
    if (!form_ops->fresh)
        take_up_draft(self);
}

void kind_form_close(struct kind_form *self)
{
    draft_flush(self->session);
    form_free(self->form);
    for (size_t i = 0; i < self->of.kind->count; i++)
        mem_free(self->options[i]);
    mem_free(self->options);
    mem_free(self->fields);
    photo_seen_clear(&self->seen);
    record_clear(&self->record);
}
