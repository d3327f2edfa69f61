/* Keys and mouse of a form. */
#include "kit/form_private.h"

#include "base/tr.h"
#include "kit/calendar.h"
#include "kit/dialog.h"
#include <stdlib.h>
#include <string.h>

/* A person typed into a field: what stands there is no option that was taken. */
static void edited(struct form *form, struct form_item *item)
{
    item->resolved = false;
    form_answered(form, item);
}

/* ---- a list of options ----------------------------------------------------------------------- */

static bool is_text_event(const struct event *event)
{
    return event->kind == EVENT_CHAR || event->kind == EVENT_PASTE;
}

static bool erases(const struct event *event)
{
    return event_is(event, KEYCODE_BACKSPACE) || event_is(event, KEYCODE_DELETE) ||
           event_is(event, KEYCODE_CTRL | 'u');
}

/* Left and Right on a choice go through its options. */
static void cycle(struct form *form, struct form_item *item, int by)
{
    size_t count = form_option_count(item), at = 0;
    if (count == 0)
        return;
    while (at < count && strcmp(form_option_at(item, at).value, item->value) != 0)
        at++;
    if (!item->resolved || at == count)
        at = by > 0 ? 0 : count - 1;
    else
        at = (at + count + (size_t)(by > 0 ? 1 : count - 1)) % count;
    struct form_option option = form_option_at(item, at);
    edit_set(&item->note.edit, option.label);
    form_set_value(item, option.value);
    item->resolved = true;
    form_answered(form, item);
}

/* Typing replaces an option that was taken; then it narrows the list. */
static unsigned options_event(struct form *form, struct form_item *item, const struct event *event)
{
    bool choice = item->field->kind == FORM_CHOICE && !(item->field->flags & FORM_FREE);
    if (choice && !form->drop_open) {
        if (event_is(event, KEYCODE_LEFT) || event_is(event, KEYCODE_RIGHT)) {
            cycle(form, item, event->key == KEYCODE_RIGHT ? 1 : -1);
            return APP_HANDLED;
        }
        if (event_is(event, KEYCODE_SPACE) || event_is(event, KEYCODE_ENTER)) {
            drop_open(form, true);
            return APP_HANDLED;
        }
    }
    bool anew = item->resolved && (is_text_event(event) || (choice && erases(event)));
    if (anew)
        edit_replace(&item->note.edit, "");
    enum edit_answer answer = edit_event(&item->note.edit, event);
    form->full = answer == EDIT_FULL;
    if (anew || answer == EDIT_CHANGED) {
        edited(form, item);
        if (edit_len(&item->note.edit) > 0)
            drop_open_later(form);
        else
            drop_close(form);
    }
    return answer == EDIT_IGNORED ? 0 : APP_HANDLED;
}

static unsigned drop_event(struct form *form, const struct event *event)
{
    if (event_is(event, KEYCODE_DOWN) || event_is(event, KEYCODE_UP)) {
        drop_move(form, event->key == KEYCODE_DOWN ? 1 : -1);
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_PAGE_DOWN) || event_is(event, KEYCODE_PAGE_UP)) {
        drop_move(form, event->key == KEYCODE_PAGE_DOWN ? DROP_ROWS : -DROP_ROWS);
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_ESC)) {
        drop_close(form);
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_ENTER) || event_is(event, KEYCODE_TAB)) {
        bool another = form->items[form->at].field->flags & FORM_MANY;
        bool taken = form->drop_at < form->drop.count;
        drop_take(form, form->drop_at);
        return taken && another ? APP_HANDLED : 0; /* 0: and then on to the next field */
    }
    return 0;
}

/* ---- the other kinds ------------------------------------------------------------------------- */

static unsigned yes_no_event(struct form *form, struct form_item *item, const struct event *event)
{
    const char *value = NULL;
    bool yes = strcmp(item->value, "yes") == 0;
    if (event_is(event, 'y') || event_is(event, 'Y') || event_is(event, KEYCODE_LEFT))
        value = "yes";
    else if (event_is(event, 'n') || event_is(event, 'N') || event_is(event, KEYCODE_RIGHT))
        value = "no";
    else if (event_is(event, KEYCODE_SPACE))
        value = yes ? "no" : "yes";
    else if (erases(event) && !item->needed)
        value = "";
    if (!value)
        return 0;
    form_set_value(item, value);
    form_answered(form, item);
    return APP_HANDLED;
}

/* A day or a number that stands there is whole: what is typed on coming to it is another one, unless it
 * is the sign of a calculation. */
static bool types_anew(const struct form *form, const struct form_item *item, const struct event *event)
{
    enum form_kind kind = item->field->kind;
    bool number = kind == FORM_MONEY || kind == FORM_TIME || kind == FORM_NUMBER;
    bool sign = event->kind == EVENT_CHAR && event->key < 128 && strchr("+-*/", (int)event->key) != NULL;
    return form->came && item->value[0] != '\0' && is_text_event(event) &&
           (kind == FORM_DATE || (number && !sign));
}

static unsigned text_event(struct form *form, struct form_item *item, const struct event *event)
{
    bool note = item->field->kind == FORM_NOTE;
    if (types_anew(form, item, event))
        edit_replace(&item->note.edit, "");
    enum edit_answer answer =
        note ? note_event(&item->note, event) : edit_event(&item->note.edit, event);
    if (answer == EDIT_IGNORED)
        return 0;
    form->full = answer == EDIT_FULL;
    if (answer == EDIT_CHANGED)
        edited(form, item);
    return APP_HANDLED;
}

static bool would_change(const struct event *event)
{
    return is_text_event(event) || erases(event) || event_is(event, KEYCODE_CTRL | 'k') ||
           event_is(event, KEYCODE_CTRL | 'w') || event_is(event, KEYCODE_CTRL | 'd') ||
           event_is(event, KEYCODE_CTRL | '_');
}

static unsigned field_event(struct form *form, struct form_item *item, const struct event *event)
{
    enum form_kind kind = item->field->kind;
    bool moves_on = event_is(event, KEYCODE_ENTER) && kind == FORM_NOTE && item->read_only;
    if (moves_on || event_is(event, KEYCODE_TAB) || event_is(event, KEYCODE_SHIFT_TAB))
        return 0;
    if (item->read_only && (would_change(event) || kind == FORM_YES_NO || form_has_options(kind)))
        return would_change(event) ? APP_HANDLED : 0;
    if (kind == FORM_YES_NO)
        return yes_no_event(form, item, event);
    if (form_has_options(kind))
        return options_event(form, item, event);
    return text_event(form, item, event);
}

/* ---- the form ------------------------------------------------------------------------------- */

bool form_can_pick(const struct form *form)
{
    const struct form_item *item = form_focused_item(form);
    return item && !item->read_only &&
           (form_has_options(item->field->kind) || item->field->kind == FORM_DATE ||
            item->field->kind == FORM_FILE);
}

static bool pick_day(struct app *app, const struct form_item *item, struct buf *text)
{
    struct date date = {0};
    char iso[DATE_ISO_SIZE];
    date_parse_iso(item->value, strlen(item->value), &date);
    if (!calendar_ask(app, tr(item->field->label), date, &date))
        return false;
    form_write_value(item, date_iso(date, iso), text);
    return true;
}

static bool pick_file(struct app *app, struct form *form, const struct form_item *item,
                      struct buf *text)
{
    const struct dialog_picture picture = {form->ops ? form->ops->picture : NULL, form->self};
    buf_add_text(text, item->value);
    return dialog_file_seen(app, tr(item->field->label), DIALOG_READ, item->field->suffixes, &picture,
                            text);
}

void form_pick(struct form *form, struct app *app)
{
    struct form_item *item = form_focused_item(form);
    struct buf text = {0};
    if (!form_can_pick(form))
        return;
    if (form_has_options(item->field->kind)) {
        drop_open(form, true);
    } else if (item->field->kind == FORM_FILE ? pick_file(app, form, item, &text)
                                              : pick_day(app, item, &text)) {
        edit_replace(&item->note.edit, buf_text(&text));
        edited(form, item);
    }
    buf_free(&text);
}

static unsigned click_drop(struct form *form, const struct event *event)
{
    int row = event->y - form->drop_area.y;
    if (event->mouse == EVENT_CLICK)
        drop_take(form, form->drop_first + (size_t)row);
    else if (event->mouse == EVENT_WHEEL_DOWN || event->mouse == EVENT_WHEEL_UP)
        drop_move(form, event->mouse == EVENT_WHEEL_DOWN ? 1 : -1);
    return APP_HANDLED;
}

static unsigned click(struct form *form, const struct event *event)
{
    if (form->drop_open && rect_holds(form->drop_area, event->x, event->y))
        return click_drop(form, event);
    if (event->mouse == EVENT_WHEEL_DOWN || event->mouse == EVENT_WHEEL_UP) {
        form_step(form, event->mouse == EVENT_WHEEL_DOWN ? 1 : -1);
        return APP_HANDLED;
    }
    for (size_t i = 0; i < form->count && event->mouse == EVENT_CLICK; i++) {
        struct form_item *item = &form->items[i];
        if (!form_takes_focus(item) || !rect_holds(item->area, event->x, event->y))
            continue;
        form_move_to(form, i);
        if (item->field->kind == FORM_NOTE)
            note_click(&item->note, event->x - item->area.x, event->y - item->area.y);
        else if (item->field->kind == FORM_YES_NO)
            yes_no_event(form, item, &(struct event){.kind = EVENT_CHAR, .key = ' '});
        else
            edit_click(&item->note.edit, event->x - item->area.x);
        return APP_HANDLED;
    }
    return APP_HANDLED;
}

static unsigned focus_from_bar(struct form *form, bool backward)
{
    size_t end = backward ? form->count : 0;
    for (size_t i = 0; i < form->count; i++) {
        size_t index = backward ? end - 1 - i : i;
        if (form_takes_focus(&form->items[index])) {
            form_move_to(form, index);
            break;
        }
    }
    return APP_HANDLED;
}

/* The keys that go from field to field. */
static unsigned moving_event(struct form *form, const struct event *event)
{
    static const struct {
        unsigned key;
        int by;
        unsigned at_end; /* what it is where there is no field that way */
    } moves[] = {
        {KEYCODE_TAB, 1, 0},           {KEYCODE_SHIFT_TAB, -1, 0},
        {KEYCODE_ENTER, 1, APP_BAR},   {KEYCODE_DOWN, 1, APP_HANDLED},
        {KEYCODE_UP, -1, APP_HANDLED},
    };
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        if (event_is(event, moves[i].key))
            return form_step(form, moves[i].by) ? APP_HANDLED : moves[i].at_end;
    }
    if (event_is(event, KEYCODE_PAGE_DOWN) || event_is(event, KEYCODE_PAGE_UP)) {
        int by = event->key == KEYCODE_PAGE_DOWN ? 1 : -1;
        for (int i = 0; i < (form->page > 2 ? form->page / 2 : 1); i++)
            form_step(form, by);
        return APP_HANDLED;
    }
    return 0;
}

unsigned form_event(struct form *form, struct app *app, const struct event *event)
{
    struct form_item *item = form_focused_item(form);
    unsigned flags = 0;
    form->app = app;
    if (event->kind == EVENT_FOCUS)
        return focus_from_bar(form, event->backward);
    if (event->kind == EVENT_MOUSE) {
        flags = click(form, event);
        form->came = false; /* the cursor was put where it is */
        return flags;
    }
    if (!item || !event_is_user(event))
        return 0;
    if (!is_text_event(event) && !erases(event)) /* a key may be about the list below the field */
        drop_open_if_due(form);
    if (form->drop_open)
        flags = drop_event(form, event);
    bool taken = !form->drop_open && event_is(event, KEYCODE_ENTER) && item->resolved;
    if (!flags && !taken)
        flags = field_event(form, item, event);
    if (flags)
        form->came = false;
    return flags ? flags : moving_event(form, event);
}

bool form_typing(const struct form *form)
{
    return form_focused_item(form) != NULL;
}
