#include "kit/dialog.h"

#include "base/text.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/pager.h"
#include "kit/popup.h"
#include <string.h>

enum { MESSAGE_COLS = 60, PROMPT_COLS = 60, BUTTON_GAP = 3 };

/* ---- a message ------------------------------------------------------------------------------ */

struct message {
    const char *title;
    struct pager pager;
};

enum { MESSAGE_CLOSE = 1 };
static const struct keymap_row message_rows[] = {
    {"Enter Esc Space q", MESSAGE_CLOSE, "close", "Close this message.", KEYMAP_BAR},
};
static const struct keymap message_keys = KEYMAP("In this message", message_rows);

static void message_draw(struct app *app, void *self, struct rect body)
{
    struct message *message = self;
    int cols = body.w - 4 < MESSAGE_COLS ? body.w - 4 : MESSAGE_COLS;
    (void)app;
    struct rect area = popup_area(body, cols, pager_rows(&message->pager, cols - 5) + 2);
    pager_draw(&message->pager, draw_box(area, ROLE_POPUP, message->title), ROLE_POPUP);
}

static unsigned message_event(struct app *app, void *self, const struct event *event)
{
    struct message *message = self;
    (void)app;
    if (event_is(event, KEYCODE_SPACE))
        return APP_POP;
    return pager_event(&message->pager, event) ? APP_HANDLED : 0;
}

static unsigned message_command(struct app *app, void *self, int command)
{
    (void)app;
    (void)self;
    return command == MESSAGE_CLOSE ? APP_POP : 0;
}

static const struct screen_ops message_ops = {
    .name = "a message",
    .keys = &message_keys,
    .popup = true,
    .still = true,
    .draw = message_draw,
    .event = message_event,
    .command = message_command,
};

void dialog_message(struct app *app, const char *title, const char *text)
{
    struct message message = {.title = title};
    pager_add(&message.pager, PAGER_TEXT, NULL, text);
    app_modal(app, &message_ops, &message);
    pager_clear(&message.pager);
}

/* ---- yes or no ------------------------------------------------------------------------------ */

struct confirm {
    const char *title, *text;
    const char *buttons[2]; /* no, yes */
    int at;
    bool answer;
    struct rect places[2];
};

enum { CONFIRM_CHOOSE = 1, CONFIRM_OTHER, CONFIRM_CANCEL };
static const struct keymap_row confirm_rows[] = {
    {"Enter", CONFIRM_CHOOSE, "choose", "Do what the highlighted button says.", KEYMAP_BAR},
    {"Right Left Tab Shift-Tab Up Down", CONFIRM_OTHER, "the other", "Go to the other button.",
     KEYMAP_BAR},
    {"Esc", CONFIRM_CANCEL, "leave it", "Change nothing.", KEYMAP_BAR},
};
static const struct keymap confirm_keys = KEYMAP("In this question", confirm_rows);

static int button_cols(const char *words)
{
    return (int)text_columns(words, strlen(words)) + 4;
}

static void draw_button(struct rect area, const char *words, bool focused)
{
    draw_cell(area, 0, 0, area.w, DRAW_CENTER, focused ? ROLE_KEY_FOCUS : ROLE_POPUP, words);
    draw_text(area, 0, 0, focused ? ROLE_KEY_FOCUS : ROLE_POPUP, "[");
    draw_text(area, area.w - 1, 0, focused ? ROLE_KEY_FOCUS : ROLE_POPUP, "]");
    if (focused)
        draw_cursor(area, 2, 0, false);
}

static void confirm_draw(struct app *app, void *self, struct rect body)
{
    struct confirm *confirm = self;
    int no = button_cols(confirm->buttons[0]), yes = button_cols(confirm->buttons[1]);
    bool stacked = no + BUTTON_GAP + yes > body.w - 4;
    int cols = body.w < MESSAGE_COLS ? body.w : MESSAGE_COLS;
    int rows = draw_wrap_rows(cols - 4, confirm->text);
    (void)app;
    struct rect inside =
        draw_box(popup_area(body, cols, rows + (stacked ? 5 : 4)), ROLE_POPUP, confirm->title);
    draw_wrap(inside, 0, ROLE_POPUP, confirm->text);
    rect_cut_top(&inside, rows + 1);
    confirm->places[0] = (struct rect){inside.x, inside.y, no, 1};
    confirm->places[1] = stacked ? (struct rect){inside.x, inside.y + 1, yes, 1}
                                 : (struct rect){inside.x + no + BUTTON_GAP, inside.y, yes, 1};
    for (int i = 0; i < 2; i++)
        draw_button(confirm->places[i], confirm->buttons[i], confirm->at == i);
}

static unsigned confirm_event(struct app *app, void *self, const struct event *event)
{
    struct confirm *confirm = self;
    const struct keymap_row *row = keymap_find(&confirm_keys, event);
    (void)app;
    if (row && row->command == CONFIRM_OTHER) {
        confirm->at = !confirm->at;
        return APP_HANDLED;
    }
    for (int i = 0; event->kind == EVENT_MOUSE && i < 2; i++) {
        if (rect_holds(confirm->places[i], event->x, event->y) && event->mouse == EVENT_CLICK) {
            confirm->answer = i == 1;
            return APP_POP;
        }
    }
    return event->kind == EVENT_MOUSE ? APP_HANDLED : 0;
}

static unsigned confirm_command(struct app *app, void *self, int command)
{
    struct confirm *confirm = self;
    (void)app;
    if (command == CONFIRM_OTHER) {
        confirm->at = !confirm->at;
        return APP_HANDLED;
    }
    if (command == CONFIRM_CHOOSE)
        confirm->answer = confirm->at == 1;
    return command == CONFIRM_CHOOSE || command == CONFIRM_CANCEL ? APP_POP : 0;
}

static const struct screen_ops confirm_ops = {
    .name = "a question",
    .keys = &confirm_keys,
    .popup = true,
    .still = true,
    .draw = confirm_draw,
    .event = confirm_event,
    .command = confirm_command,
};

bool dialog_confirm(struct app *app, const char *title, const char *text, const char *yes,
                    const char *no)
{
    struct confirm confirm = {.title = title, .text = text, .buttons = {no, yes}};
    return app_modal(app, &confirm_ops, &confirm) && confirm.answer;
}

/* ---- a line --------------------------------------------------------------------------------- */

struct prompt {
    const char *title, *label;
    struct edit edit;
    bool (*check)(void *self, const char *text, struct err *err);
    void *self;
    struct err err;
    bool accepted, full;
    struct rect field;
};

enum { PROMPT_ACCEPT = 1, PROMPT_CANCEL };
static const struct keymap_row prompt_rows[] = {
    {"Enter", PROMPT_ACCEPT, "accept", "Use this line.", KEYMAP_BAR},
    {"Esc", PROMPT_CANCEL, "leave it", "Go back and change nothing.", KEYMAP_BAR},
};
static const struct keymap prompt_keys = KEYMAP("In this line", prompt_rows);

static bool prompt_check(struct prompt *prompt)
{
    prompt->err.text[0] = '\0';
    return !prompt->check || prompt->check(prompt->self, edit_text(&prompt->edit), &prompt->err);
}

static void prompt_draw(struct app *app, void *self, struct rect body)
{
    struct prompt *prompt = self;
    int cols = body.w < PROMPT_COLS ? body.w : PROMPT_COLS;
    (void)app;
    struct rect inside = draw_box(popup_area(body, cols, 6), ROLE_POPUP, prompt->title);
    draw_text(inside, 0, 0, ROLE_POPUP, prompt->label);
    edit_draw(&prompt->edit, inside, 0, 1, inside.w, ROLE_INPUT_FOCUS, true);
    prompt->field = (struct rect){inside.x, inside.y + 1, inside.w, 1};
    rect_cut_top(&inside, 2);
    if (prompt->full)
        draw_textf(inside, 0, 0, ROLE_WARNING, "It is full: it can hold %zu characters.",
                   prompt->edit.max_chars);
    else
        draw_wrap(inside, 0, ROLE_WARNING, prompt->err.text);
}

static unsigned prompt_event(struct app *app, void *self, const struct event *event)
{
    struct prompt *prompt = self;
    (void)app;
    if (event->kind == EVENT_MOUSE) {
        if (rect_holds(prompt->field, event->x, event->y))
            edit_click(&prompt->edit, event->x - prompt->field.x);
        return APP_HANDLED;
    }
    enum edit_answer answer = edit_event(&prompt->edit, event);
    if (answer == EDIT_IGNORED)
        return 0;
    prompt->full = answer == EDIT_FULL;
    prompt_check(prompt);
    return APP_HANDLED;
}

static unsigned prompt_command(struct app *app, void *self, int command)
{
    struct prompt *prompt = self;
    (void)app;
    if (command == PROMPT_CANCEL)
        return APP_POP;
    if (command != PROMPT_ACCEPT)
        return 0;
    prompt->accepted = prompt_check(prompt);
    return prompt->accepted ? APP_POP : APP_HANDLED;
}

static bool prompt_typing(struct app *app, void *self)
{
    (void)app;
    (void)self;
    return true;
}

static const struct screen_ops prompt_ops = {
    .name = "a line to type",
    .keys = &prompt_keys,
    .popup = true,
    .draw = prompt_draw,
    .event = prompt_event,
    .command = prompt_command,
    .typing = prompt_typing,
};

bool dialog_prompt(struct app *app, const char *title, const char *label, size_t max_chars,
                   struct buf *text, bool (*check)(void *self, const char *text, struct err *err),
                   void *self)
{
    struct prompt prompt = {.title = title, .label = label, .check = check, .self = self};
    edit_init(&prompt.edit, buf_text(text), max_chars);
    (void)prompt_check(&prompt);
    bool accepted = app_modal(app, &prompt_ops, &prompt) && prompt.accepted;
    if (accepted) {
        buf_clear(text);
        buf_add_text(text, edit_text(&prompt.edit));
    }
    edit_clear(&prompt.edit);
    return accepted;
}
