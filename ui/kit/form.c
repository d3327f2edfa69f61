#include "kit/form_private.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- fields by name ------------------------------------------------------------------------- */

static void set_text(char **text, const char *to)
{
    char *copy = mem_text(to);
    free(*text);
    *text = copy;
}

static struct form_item *find_item(const struct form *form, const char *id)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->items[i].field->id == id) /* most ask with the field's own */
            return &form->items[i];
    }
    for (size_t i = 0; i < form->count; i++) {
        if (strcmp(form->items[i].field->id, id) == 0)
            return &form->items[i];
    }
    return NULL;
}

struct form_item *form_item(const struct form *form, const char *id)
{
    struct form_item *item = find_item(form, id);
    assert(item && "a field of this form");
    return item;
}

bool form_takes_focus(const struct form_item *item)
{
    return item->shown && item->field->kind != FORM_HEADING;
}

struct form_item *form_focused_item(const struct form *form)
{
    return form->at < form->count && form_takes_focus(&form->items[form->at])
               ? &form->items[form->at]
               : NULL;
}

static void focus_first(struct form *form)
{
    form->at = 0;
    while (form->at < form->count &&
           (!form_takes_focus(&form->items[form->at]) || form->items[form->at].read_only))
        form->at++;
    for (size_t i = 0; form->at == form->count && i < form->count; i++) {
        if (form_takes_focus(&form->items[i])) /* all can only be read: any will do */
            form->at = i;
    }
}

struct form *form_new(const struct form_field fields[], size_t count, const struct form_ops *ops,
                      void *self)
{
    static uint64_t serials;
    struct form *form = mem_alloc(sizeof(*form));
    form->serial = ++serials;
    form->items = mem_array(count, sizeof(*form->items));
    form->count = count;
    form->ops = ops;
    form->self = self;
    form->why_due = true;
    for (size_t i = 0; i < count; i++) {
        struct form_item *item = &form->items[i];
        item->field = &fields[i];
        item->value = mem_text("");
        item->told = mem_text("");
        item->label_cols = (int)text_columns(tr(fields[i].label), strlen(tr(fields[i].label)));
        item->options_cols = form_options_cols(item);
        item->shown = !(fields[i].flags & FORM_HIDDEN);
        item->read_only = fields[i].flags & FORM_READ_ONLY;
        item->needed = fields[i].flags & FORM_NEEDED;
        note_init(&item->note, "", fields[i].max_chars);
        item->note.edit.multiline = fields[i].kind == FORM_NOTE;
        item->note.edit.secret = fields[i].kind == FORM_SECRET;
    }
    if (ops && ops->refresh)
        ops->refresh(self, form, NULL);
    focus_first(form);
    return form;
}

void form_free(struct form *form)
{
    if (!form)
        return;
    for (size_t i = 0; i < form->count; i++) {
        struct form_item *item = &form->items[i];
        note_clear(&item->note);
        if (item->field->kind == FORM_SECRET) {
            memset(item->value, 0, strlen(item->value));
            memset(item->told, 0, strlen(item->told));
        }
        free(item->value);
        free(item->told);
        buf_free(&item->hint);
    }
    form_options_clear(&form->drop);
    buf_free(&form->why);
    free(form->items);
    free(form);
}

/* ---- values --------------------------------------------------------------------------------- */

const char *form_value(const struct form *form, const char *id)
{
    return form_item(form, id)->value;
}

const char *form_typed(const struct form *form, const char *id)
{
    const struct form_item *item = form_item(form, id);
    return item->field->kind == FORM_YES_NO ? item->value
                                                    : edit_text(&item->note.edit);
}

void form_set_value(struct form_item *item, const char *value)
{
    set_text(&item->value, value);
}

/* Reads what stands in the field, without a word to anybody. */
static bool read_field(struct form *form, struct form_item *item)
{
    struct buf value = {0};
    bool ok = true;
    item->error.text[0] = '\0';
    buf_clear(&item->hint);
    if (item->field->kind != FORM_YES_NO && item->field->kind != FORM_HEADING) {
        ok = form_read_text(item, note_text(&item->note), &value, &item->hint, &item->error);
        form_set_value(item, ok ? buf_text(&value) : "");
    }
    buf_free(&value);
    if (!ok || !form->ops || !form->ops->check || item->field->kind == FORM_HEADING)
        return ok;
    return form->ops->check(form->self, form, item->field->id, item->value, &item->hint,
                            &item->error);
}

static bool is_missing(const struct form_item *item)
{
    return item->needed && item->shown && !item->read_only && !item->value[0];
}

static bool check_item(struct form *form, struct form_item *item)
{
    bool ok = read_field(form, item);
    form->why_due = true;
    if (ok && is_missing(item)) {
        ok = false;
        if (item->touched)
            err_set(&item->error, "this is needed");
    }
    return ok;
}

void form_update(struct form *form, struct form_item *item)
{
    check_item(form, item);
    if (strcmp(item->value, item->told) == 0)
        return;
    set_text(&item->told, item->value);
    if (form->ops && form->ops->refresh)
        form->ops->refresh(form->self, form, item->field->id);
}

void form_answered(struct form *form, struct form_item *item)
{
    form->changed = true;
    form_update(form, item);
    if (form->ops != NULL && form->ops->answered != NULL)
        form->ops->answered(form->self, form);
}

void form_set_option(struct form *form, const char *id, const char *value, const char *label)
{
    struct form_item *item = form_item(form, id);
    note_set(&item->note, label);
    form_set_value(item, value);
    item->resolved = form_has_options(item->field->kind) && value[0];
    check_item(form, item);
    set_text(&item->told, item->value);
}

void form_set(struct form *form, const char *id, const char *value)
{
    struct form_item *item = form_item(form, id);
    struct buf text = {0};
    form_write_value(item, value, &text);
    form_set_option(form, id, value, buf_text(&text));
    buf_free(&text);
}

void form_set_typed(struct form *form, const char *id, const char *typed)
{
    struct form_item *item = form_item(form, id);
    note_set(&item->note, typed);
    item->resolved = false;
    if (item->field->kind == FORM_YES_NO)
        form_set_value(item, typed);
    form_resolve(form, item);
    form->changed = true;
    form_update(form, item);
}

/* ---- what a field is at the moment ------------------------------------------------------------
 */

void form_show(struct form *form, const char *id, bool shown)
{
    form_item(form, id)->shown = shown;
    form->why_due = true;
}

bool form_is_shown(const struct form *form, const char *id)
{
    return form_item(form, id)->shown;
}

bool form_rests(const struct form *form)
{
    return !form->app || app_rests(form->app);
}

bool form_is_changed(const struct form *form)
{
    return form->changed;
}

const char *form_help(const struct form *form)
{
    const struct form_item *item = form_focused_item(form);
    return item && item->field->help ? tr(item->field->help) : "";
}

/* ---- focus ---------------------------------------------------------------------------------- */

void form_move_to(struct form *form, size_t index)
{
    struct form_item *left = form_focused_item(form);
    drop_close(form);
    form->full = false;
    if (left && index != form->at) {
        left->touched = true;
        form_resolve(form, left);
        form_update(form, left);
    }
    form->at = index;
    form->came = true;
}

bool form_step(struct form *form, int by)
{
    size_t index = form->at;
    for (;;) {
        if (by < 0 ? index == 0 : index + 1 >= form->count)
            return false;
        index = by < 0 ? index - 1 : index + 1;
        if (form_takes_focus(&form->items[index]))
            break;
    }
    form_move_to(form, index);
    return true;
}

void form_focus(struct form *form, const char *id)
{
    form_move_to(form, (size_t)(form_item(form, id) - form->items));
}

const char *form_focused(const struct form *form)
{
    const struct form_item *item = form_focused_item(form);
    return item ? item->field->id : "";
}

void form_blame(struct form *form, const char *id, const char *sentence)
{
    form_focus(form, id);
    err_set(&form_item(form, id)->error, "%s", sentence);
}

/* ---- saving --------------------------------------------------------------------------------- */

bool form_check(struct form *form, struct err *err)
{
    drop_close(form);
    for (size_t i = 0; i < form->count; i++) {
        struct form_item *item = &form->items[i];
        if (!item->shown || item->field->kind == FORM_HEADING)
            continue;
        item->touched = true;
        form_resolve(form, item);
        if (check_item(form, item))
            continue;
        struct err why = item->error;
        form_move_to(form, i);
        item->error = why;
        return err_set(err, "%s: %s", tr(item->field->label),
                       why.text[0] ? why.text : _("this is not right yet"));
    }
    return true;
}

bool form_save(struct form *form, struct err *err)
{
    if (!form_check(form, err))
        return false;
    if (form->ops && form->ops->save && !form->ops->save(form->self, form, err))
        return false;
    form->changed = false;
    return true;
}
