#include "kit/dialog.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/match.h"
#include "kit/popup.h"
#include "kit/term.h"
#include "kit/window.h"
#include <stdlib.h>
#include <string.h>

enum { CHOOSE_COLS = 72, CHOOSE_ROWS = 18, CHOOSE_MANY = 1000, WORD_MARGIN = 14 };

struct choose {
    const char *title;
    const struct dialog_choice *choice;
    void *self;
    struct edit typed;
    struct list *list;
    bool moved; /* the last key moved through the rows */
    bool due;   /* the rows are to follow what was typed, when the hand rests */
    int64_t id;
    int cols, rows; /* the popup's size: that of the whole list, so that it does not jump */
};

enum { CHOOSE_TAKE = 1, CHOOSE_MOVE, CHOOSE_CANCEL };
static const struct keymap_row rows[] = {
    {"Enter", CHOOSE_TAKE, "take it", "Take the highlighted row.", KEYMAP_BAR},
    {"Down Up PgDn PgUp", CHOOSE_MOVE, "move",
     "Move through the rows; type letters to shorten the list.",
     KEYMAP_BAR},
    {"Esc", CHOOSE_CANCEL, "leave it", "Go back without choosing.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In this list", rows);

/* The callback gives all that matches at once, so only the beginning of the list is ever asked. */
static bool choose_fetch(void *self, struct list_rows *out, enum list_seek seek,
                         const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct choose *choose = self;
    (void)anchor;
    (void)want;
    (void)err;
    if (seek == LIST_FIRST || seek == LIST_FROM || seek == LIST_LAST)
        choose->choice->fill(choose->self, edit_text(&choose->typed), out, CHOOSE_MANY);
    return true;
}

static void follow_typed(struct choose *choose)
{
    if (choose->due)
        list_reset(choose->list);
    choose->due = false;
}

static void choose_draw(struct app *app, void *self, struct rect body)
{
    struct choose *choose = self;
    if (choose->due && app_rests(app))
        follow_typed(choose);
    struct rect inside =
        draw_box(popup_area(body, choose->cols, choose->rows), ROLE_POPUP, choose->title);
    struct rect line = rect_cut_top(&inside, 1);
    draw_glyph(line, 0, 0, ROLE_POPUP_TITLE, GLYPH_PROMPT);
    inside.x -= 1; /* the list's own margin stands in for that of the box */
    inside.w += 1;
    list_draw(choose->list, inside, true);
    bool at_row = term_is_reader() && choose->moved; /* the reader says where it is */
    edit_draw(&choose->typed, line, 2, 0, line.w - 2, ROLE_INPUT,
              (choose->typed.text.len > 0 && !at_row) || list_is_empty(choose->list));
}

static unsigned choose_event(struct app *app, void *self, const struct event *event)
{
    struct choose *choose = self;
    (void)app;
    bool text = event->kind == EVENT_CHAR || event->kind == EVENT_PASTE;
    if (!text && !event_is(event, KEYCODE_BACKSPACE) && event->kind != EVENT_MOUSE)
        follow_typed(choose); /* a key may be about the rows; the mouse is about those seen */
    enum list_answer answer = text ? LIST_IGNORED : list_event(choose->list, event);
    choose->moved = answer == LIST_MOVED;
    if (answer == LIST_OPENED) {
        choose->id = list_selected(choose->list);
        return APP_POP;
    }
    if (answer != LIST_IGNORED || event->kind == EVENT_MOUSE)
        return APP_HANDLED;
    enum edit_answer edited = edit_event(&choose->typed, event);
    if (edited == EDIT_CHANGED)
        choose->due = true;
    return edited == EDIT_IGNORED ? 0 : APP_HANDLED;
}

static unsigned choose_command(struct app *app, void *self, int command)
{
    struct choose *choose = self;
    (void)app;
    follow_typed(choose);
    if (command == CHOOSE_TAKE)
        choose->id = list_selected(choose->list);
    return command == CHOOSE_TAKE || command == CHOOSE_CANCEL ? APP_POP : 0;
}

static bool choose_typing(struct app *app, void *self)
{
    (void)app;
    (void)self;
    return true;
}

static const struct screen_ops choose_ops = {
    .name = "a list to choose from",
    .keys = &keys,
    .popup = true,
    .still = true,
    .draw = choose_draw,
    .event = choose_event,
    .command = choose_command,
    .typing = choose_typing,
};

static int wanted_rows(struct choose *choose)
{
    struct list_rows *all = list_rows_new();
    choose->choice->fill(choose->self, "", all, CHOOSE_MANY);
    size_t count = list_rows_count(all);
    list_rows_free(all);
    return (int)(count < CHOOSE_ROWS ? count : CHOOSE_ROWS) + 3;
}

static bool ask(struct app *app, const char *title, const struct dialog_choice *choice, void *self,
                int cols, int64_t start, int64_t *id)
{
    static const struct list_source source = {choose_fetch, NULL};
    struct choose choose = {.title = title, .choice = choice, .self = self, .cols = cols};
    edit_init(&choose.typed, "", 200);
    choose.list = list_new(choice->columns, choice->column_count, LIST_NO_HEADING);
    list_set_empty(choose.list, choice->empty ? choice->empty : _("Nothing matches."));
    list_set_source(choose.list, &source, &choose);
    choose.rows = wanted_rows(&choose);
    if (start)
        list_select(choose.list, start);
    bool chosen = app_modal(app, &choose_ops, &choose) && choose.id != 0;
    if (chosen)
        *id = choose.id;
    list_free(choose.list);
    edit_clear(&choose.typed);
    return chosen;
}

bool dialog_choose(struct app *app, const char *title, const struct dialog_choice *choice,
                   void *self, int64_t *id)
{
    return ask(app, title, choice, self, CHOOSE_COLS, 0, id);
}

/* ---- fixed words ----------------------------------------------------------------------------- */

struct words {
    const char *const *all;
    size_t count;
};

static void fill_words(void *self, const char *typed, struct list_rows *out, size_t want)
{
    const struct words *words = self;
    for (size_t i = 0; i < words->count && want > 0; i++) {
        if (!match_holds(words->all[i], typed))
            continue;
        list_row(out, (int64_t)i + 1, "", 0);
        list_cell(out, ROLE_BODY, words->all[i]);
        want--;
    }
}

int dialog_choose_word(struct app *app, const char *title, const char *const words[], size_t count,
                       int selected)
{
    static const struct list_column columns[] = {{"word", "", 10, 1, DRAW_LEFT, 0}};
    static const struct dialog_choice choice = {columns, 1, fill_words, NULL};
    struct words self = {words, count};
    int64_t id, start = selected >= 0 ? selected + 1 : 0;
    size_t cols = text_columns(title, strlen(title));
    for (size_t i = 0; i < count; i++) {
        size_t width = text_columns(words[i], strlen(words[i]));
        cols = width > cols ? width : cols;
    }
    cols = cols < CHOOSE_COLS ? cols + WORD_MARGIN : CHOOSE_COLS;
    return ask(app, title, &choice, &self, (int)cols, start, &id) ? (int)id - 1 : -1;
}
