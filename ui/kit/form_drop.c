/* The options of a choice or a reference, and the list of them that drops down below its field. */
#include "kit/form_private.h"

#include "base/mem.h"
#include "base/text.h"
#include "kit/match.h"
#include <stdlib.h>
#include <string.h>

void form_option_add(struct form_options *options, const char *value, const char *label,
                     const char *detail)
{
    if (options->count == options->room) {
        options->room = options->room ? options->room * 2 : 16;
        options->all = mem_grow(options->all, options->room, sizeof(*options->all));
    }
    options->all[options->count++] = (struct option){
        mem_text(value), mem_text(label ? label : value), mem_text(detail ? detail : "")};
}

void form_options_clear(struct form_options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        free(options->all[i].value);
        free(options->all[i].label);
        free(options->all[i].detail);
    }
    free(options->all);
    memset(options, 0, sizeof(*options));
}

size_t form_option_count(const struct form_item *item)
{
    return item->field->option_count;
}

struct form_option form_option_at(const struct form_item *item, size_t index)
{
    return item->field->options[index];
}

/* ---- what matches --------------------------------------------------------------------------- */

static void add_matching(struct form *form, const struct form_item *item, const char *typed)
{
    for (int pass = 0; pass < 2; pass++) { /* those with a word that begins so come first */
        for (size_t i = 0; i < form_option_count(item); i++) {
            struct form_option option = form_option_at(item, i);
            bool begins = match_begins(option.label, typed);
            if (begins == (pass == 0) && match_holds(option.label, typed))
                form_option_add(&form->drop, option.value, option.label, option.detail);
        }
    }
}

/* Its options are looked up: the form does not have them. */
static bool is_looked_up(const struct form *form, const struct form_item *item)
{
    return form->ops && form->ops->suggest && item->field->kind == FORM_REF;
}

static void collect(struct form *form, const struct form_item *item, const char *typed)
{
    form_options_clear(&form->drop);
    if (is_looked_up(form, item))
        form->ops->suggest(form->self, form, item->field->id, typed, &form->drop);
    else
        add_matching(form, item, typed);
}

void drop_open(struct form *form, bool all)
{
    struct form_item *item = form_focused_item(form);
    form->drop_due = false;
    if (!item || !form_has_options(item->field->kind) || item->read_only)
        return;
    bool many = item->field->flags & FORM_MANY; /* what stands there is part of every option */
    const char *typed = all && !many ? "" : edit_text(&item->note.edit);
    size_t nbytes = strlen(typed);
    typed = text_trim(typed, &nbytes);
    collect(form, item, typed);
    form->drop_first = 0;
    form->drop_moved = false;
    form->drop_at = item->field->flags & FORM_FREE && !all ? form->drop.count : 0;
    for (size_t i = 0; all && i < form->drop.count; i++) {
        if (item->resolved && strcmp(form->drop.all[i].value, item->value) == 0)
            form->drop_at = i;
    }
    /* What may be any text needs no list that says that nothing matches. */
    form->drop_open = all || form->drop.count > 0 || !(item->field->flags & FORM_FREE);
}

void drop_open_later(struct form *form)
{
    const struct form_item *item = form_focused_item(form);
    form->drop_due = item && form->app && is_looked_up(form, item);
    if (!form->drop_due)
        drop_open(form, false);
}

void drop_open_if_due(struct form *form)
{
    if (form->drop_due)
        drop_open(form, false);
}

void drop_close(struct form *form)
{
    form->drop_due = false;
    form_options_clear(&form->drop);
    form->drop_open = false;
}

bool drop_move(struct form *form, int by)
{
    size_t count = form->drop.count;
    if (!form->drop_open || count == 0)
        return false;
    form->drop_moved = true;
    if (form->drop_at == count) /* none yet: the first step enters the list */
        form->drop_at = by > 0 ? 0 : count - 1;
    else if (by > 0)
        form->drop_at = form->drop_at + (size_t)by < count ? form->drop_at + (size_t)by : count - 1;
    else
        form->drop_at = form->drop_at > (size_t)-by ? form->drop_at - (size_t)-by : 0;
    return true;
}

static void take_option(struct form_item *item, const struct option *option)
{
    bool many = item->field->flags & FORM_MANY;
    if (many) { /* and a space, for the next one */
        edit_replace(&item->note.edit, option->value);
        edit_insert(&item->note.edit, " ", 1);
    } else {
        edit_set(&item->note.edit, option->label);
    }
    form_set_value(item, option->value);
    item->resolved = !many;
}

void drop_take(struct form *form, size_t index)
{
    struct form_item *item = form_focused_item(form);
    bool taken = item && index < form->drop.count;
    if (taken)
        take_option(item, &form->drop.all[index]);
    drop_close(form);
    if (taken)
        form_answered(form, item);
}

/* Typed text that is exactly one option's label is that option. */
void form_resolve(struct form *form, struct form_item *item)
{
    const char *typed = edit_text(&item->note.edit);
    size_t nbytes = strlen(typed);
    typed = text_trim(typed, &nbytes);
    if (!form_has_options(item->field->kind) || item->resolved || nbytes == 0)
        return;
    char *text = mem_text_n(typed, nbytes);
    collect(form, item, text);
    for (size_t i = 0; i < form->drop.count; i++) {
        if (text_same(form->drop.all[i].label, text)) {
            take_option(item, &form->drop.all[i]);
            break;
        }
    }
    free(text);
    form_options_clear(&form->drop);
}
