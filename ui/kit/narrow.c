/* The line that narrows a list: at the bottom, so that the list is seen becoming shorter. */
#include "kit/dialog.h"

#include "base/mem.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include <string.h>

enum { BOX_ROWS = 3, BOX_COLS = 60 };

struct narrow {
    const char *label;
    struct edit edit;
    void (*narrow)(void *self, const char *text);
    void *self;
    bool accepted;
    struct rect field;
};

enum { ACCEPT = 1, CANCEL };
static const struct keymap_row rows[] = {
    {"Enter Down Tab", ACCEPT, "to the list", "Go to what is left of the list.", KEYMAP_BAR},
    {"Esc", CANCEL, "leave it", "Show the list as it was before.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In this line", rows);

static void narrow_draw(struct app *app, void *self, struct rect body)
{
    struct narrow *narrow = self;
    (void)app;
    struct rect box = rect_cut_bottom(&body, BOX_ROWS);
    box.w = box.w < BOX_COLS ? box.w : BOX_COLS;
    narrow->field = rect_row(draw_box(box, ROLE_POPUP, narrow->label), 0);
    edit_draw(&narrow->edit, narrow->field, 0, 0, narrow->field.w, ROLE_INPUT_FOCUS, true);
}

static unsigned narrow_event(struct app *app, void *self, const struct event *event)
{
    struct narrow *narrow = self;
    (void)app;
    if (event->kind == EVENT_MOUSE) {
        bool inside = rect_holds(narrow->field, event->x, event->y);
        if (inside)
            edit_click(&narrow->edit, event->x - narrow->field.x);
        narrow->accepted = !inside && event->mouse == EVENT_CLICK;
        return narrow->accepted ? APP_POP : APP_HANDLED;
    }
    enum edit_answer answer = edit_event(&narrow->edit, event);
    if (answer == EDIT_CHANGED)
        narrow->narrow(narrow->self, edit_text(&narrow->edit));
    return answer == EDIT_IGNORED ? 0 : APP_HANDLED;
}

static unsigned narrow_command(struct app *app, void *self, int command)
{
    struct narrow *narrow = self;
    (void)app;
    narrow->accepted = command == ACCEPT;
    return command == ACCEPT || command == CANCEL ? APP_POP : 0;
}

static bool narrow_typing(struct app *app, void *self)
{
    (void)app;
    (void)self;
    return true;
}

static const struct screen_ops narrow_ops = {
    .name = "a line that narrows",
    .keys = &keys,
    .popup = true,
    .draw = narrow_draw,
    .event = narrow_event,
    .command = narrow_command,
    .typing = narrow_typing,
};

void dialog_narrow(struct app *app, const char *label, size_t max_chars, const char *before,
                   void (*narrow)(void *self, const char *text), void *self)
{
    struct narrow line = {.label = label, .narrow = narrow, .self = self};
    char *was = mem_text(before); /* which narrow() may change */
    edit_init(&line.edit, "", max_chars);
    if (was[0] != '\0')
        narrow(self, "");
    if ((!app_modal(app, &narrow_ops, &line) || !line.accepted) &&
        strcmp(edit_text(&line.edit), was) != 0)
        narrow(self, was);
    edit_clear(&line.edit);
    mem_free(was);
}
