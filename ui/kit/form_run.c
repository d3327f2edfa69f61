/* A form as a screen of its own. */
#include "kit/form_private.h"

#include "base/tr.h"
#include "kit/draw.h"
#include "kit/help.h"
#include <string.h>

struct form_screen {
    struct form *form;
    const char *title, *where;
    bool saved;
};

enum { FORM_SAVE = 1, FORM_PICK, FORM_ANEW };
static const struct keymap_row rows[] = {
    {"Ctrl-S", FORM_SAVE, "save", "Check the fields and save them.", KEYMAP_BAR},
    {"Ctrl-O", FORM_PICK, "choose", "Open the list or the calendar of this field.", KEYMAP_BAR},
    {"Ctrl-N", FORM_ANEW, "anew", "Throw away what was typed, and begin as the form began.", 0},
    {"Esc", APP_BACK, "leave", "Leave the form; what you typed is kept where that is possible.",
     KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In this form", rows);

static void screen_title(struct app *app, void *self, struct screen_title *title)
{
    struct form_screen *screen = self;
    (void)app;
    buf_add_text(&title->name, screen->title);
    if (screen->where)
        buf_add_text(&title->where, screen->where);
    title->unsaved = form_is_changed(screen->form);
}

static void screen_status(struct app *app, void *self, struct buf *line)
{
    struct form_screen *screen = self;
    (void)app;
    buf_add_text(line, form_status(screen->form));
}

static void screen_draw(struct app *app, void *self, struct rect body)
{
    struct form_screen *screen = self;
    (void)app;
    rect_cut_top(&body, 1);
    form_draw(screen->form, rect_inset(body, 1, 0), true);
}

static unsigned screen_event(struct app *app, void *self, const struct event *event)
{
    struct form_screen *screen = self;
    return form_event(screen->form, app, event);
}

static unsigned save(struct app *app, struct form_screen *screen)
{
    struct err err = {{0}};
    screen->saved = form_save(screen->form, &err);
    if (!screen->saved)
        app_error(app, "%s.", err.text);
    return screen->saved ? APP_POP : APP_HANDLED;
}

static bool may_leave(struct form *form)
{
    return !form->ops || !form->ops->leave || form->ops->leave(form->self, form);
}

static unsigned screen_command(struct app *app, void *self, int command)
{
    struct form_screen *screen = self;
    switch (command) {
    case FORM_SAVE:
        return save(app, screen);
    case FORM_PICK:
        form_pick(screen->form, app);
        return APP_HANDLED;
    case FORM_ANEW:
        screen->form->ops->anew(screen->form->self, screen->form);
        screen->form->changed = false;
        return APP_HANDLED;
    case APP_BACK:
        return may_leave(screen->form) ? APP_POP : APP_HANDLED;
    default:
        return 0;
    }
}

static bool screen_enabled(struct app *app, void *self, int command)
{
    struct form_screen *screen = self;
    (void)app;
    if (command == FORM_ANEW)
        return screen->form->changed && screen->form->ops && screen->form->ops->anew;
    return command != FORM_PICK || form_can_pick(screen->form);
}

static bool screen_typing(struct app *app, void *self)
{
    struct form_screen *screen = self;
    (void)app;
    return form_typing(screen->form);
}

static void screen_help(struct app *app, void *self, struct help *help)
{
    struct form_screen *screen = self;
    (void)app;
    help_heading(help, _("The fields"));
    for (size_t i = 0; i < screen->form->count; i++) {
        const struct form_item *item = &screen->form->items[i];
        if (item->shown && item->field->kind != FORM_HEADING)
            help_term(help, tr(item->field->label), item->field->help ? tr(item->field->help) : "");
    }
    help_heading(help, _("Typing"));
    help_term(help, _("Tab, Enter, Down"),
              _("to the next field; Shift-Tab and Up to the one before"));
    help_term(help, _("Left, Right, Space"), _("another choice, where there is a list"));
    help_term(help, _("Ctrl-U, Ctrl-K"), _("erase to the beginning, to the end"));
    help_term(help, _("Ctrl-W"), _("erase the word before"));
    help_term(help, _("Ctrl-_"), _("take back what was typed in this field"));
}

static const struct screen_ops screen_ops = {
    .name = "a form",
    .keys = &keys,
    .title = screen_title,
    .status = screen_status,
    .draw = screen_draw,
    .event = screen_event,
    .command = screen_command,
    .enabled = screen_enabled,
    .typing = screen_typing,
    .help = screen_help,
};

bool form_run(struct app *app, struct form *form, const char *title, const char *where)
{
    struct form_screen screen = {form, title, where, false};
    app_modal(app, &screen_ops, &screen);
    if (!screen.saved && app_is_ending(app) && form_is_changed(form))
        may_leave(form);
    return screen.saved;
}
