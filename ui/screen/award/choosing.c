/* What of a student's records enters an application: ticked in or out, and put in order. */
#include "award/choice.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/award/application.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

struct choosing {
    struct app *app;
    int64_t application, student;
    enum award_part part;
    struct award_scope scope;
    struct award_choices choices;
    struct list *list;
};

static const struct {
    const char *title, *empty, *all;
} words[] = {
    [AWARD_PROJECTS] = {N_("Projects"), N_("No project had started by the last day of the records."),
                        N_("none is chosen: those of the area, or all that fit the form, are taken")},
    [AWARD_PHOTOS] = {N_("Photos"), N_("No photo yet. n takes one into the book."),
                      N_("none is chosen: the newest would be shown, but they do not count")},
    [AWARD_RESUME] = {N_("Résumé"), N_("No activity, honor or service yet. They are entered on the FFA page."),
                      N_("none is chosen: all of them go in, by day")},
    [AWARD_SKILLS] = {N_("Skills"), N_("No skill yet. n writes one: a standard, what you did, how it helped."),
                      N_("none is chosen: all of these projects' skills go in, by standard")},
};

static const struct list_column columns[] = {
    {.id = "in", .label = "", .width = 1},
    {.id = "place", .label = "Place", .width = 5, .align = DRAW_RIGHT},
    {.id = "what", .label = "What", .width = 26, .grow = 3},
    {.id = "about", .label = "About", .width = 16, .grow = 1, .rank = 1},
    {.id = "lacks", .label = "Missing", .width = 12},
};

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct choosing *self = context;
    const struct award_choice *choice = &self->choices.list[index];
    bool in = choice->chosen != 0;
    list_cell(rows, in ? ROLE_GOOD : ROLE_DIM, glyph(in ? GLYPH_MARK : GLYPH_NO_MARK));
    if (in && self->part != AWARD_PROJECTS)
        list_cellf(rows, ROLE_BODY, "%zu", index + 1);
    else
        list_cell(rows, ROLE_DIM, "");
    list_cell(rows, in ? ROLE_BODY : ROLE_DIM, choice->text);
    list_cell(rows, ROLE_DIM, choice->about);
    list_cell(rows, in ? ROLE_WARNING : ROLE_DIM, choice->lacks);
}

static int64_t row_id(void *context, size_t index)
{
    return ((struct choosing *)context)->choices.list[index].record;
}

static bool read_choices(struct choosing *self, struct err *err)
{
    struct book *book = session_of(self->app)->book;
    bool proficiency;
    award_scope_clear(&self->scope);
    award_choices_clear(&self->choices);
    if (!award_scope_of_application(book, self->application, &self->scope, &proficiency, err))
        return false;
    self->student = self->scope.student;
    return award_choices_read(book, &self->scope, self->part, &self->choices, err);
}

static void show(struct choosing *self)
{
    struct err err = {{0}};
    int64_t selected = list_selected(self->list);
    if (!read_choices(self, &err))
        app_error(self->app, "%s", err.text);
    const struct list_array array = {.count = self->choices.count, .row = row, .row_id = row_id};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    (void)list_select(self->list, selected); /* it may be gone */
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { TOGGLE = 1, EARLIER, LATER, EDIT, NEW };
static const struct keymap_row key_rows[] = {
    {"Space Enter", TOGGLE, "in or out", "Take the selected one into the application, or out of it.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"<", EARLIER, "earlier", "Move it one place up.", KEYMAP_BAR | KEYMAP_CHANGES},
    {">", LATER, "later", "Move it one place down.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"e", EDIT, "edit", "Change its words: a photo's caption here, a skill, an activity.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"n", NEW, "new", "Enter another one.", KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Choosing", key_rows);

static struct award_choice *selected(struct choosing *self, size_t *at)
{
    int64_t id = list_selected(self->list);
    for (*at = 0; *at < self->choices.count; ++*at)
        if (self->choices.list[*at].record == id)
            return &self->choices.list[*at];
    return NULL;
}

static void told(struct choosing *self, bool done, char *what, const struct err *err)
{
    app_outcome(self->app, done, what, err);
    mem_free(what);
    show(self);
}

static void toggle(struct choosing *self)
{
    struct err err = {{0}};
    char *what = NULL;
    size_t at;
    if (selected(self, &at) == NULL)
        return;
    bool done = award_choice_toggle(session_of(self->app)->book, self->application, &self->choices, at,
                                    &what, &err);
    told(self, done, what, &err);
}

static void move(struct choosing *self, int by)
{
    struct err err = {{0}};
    char *what = NULL;
    size_t at;
    if (selected(self, &at) == NULL)
        return;
    bool done =
        award_choice_move(session_of(self->app)->book, &self->choices, at, by, &what, &err);
    told(self, done, what, &err);
}

/* The caption of a photo that is in is the application's own; of all else the record itself. */
static void edit(struct choosing *self)
{
    size_t at;
    const struct award_choice *choice = selected(self, &at);
    if (choice == NULL)
        return;
    bool caption = self->part == AWARD_PHOTOS && choice->chosen != 0;
    struct records_of of = {.kind = kind_find(caption ? "chosen_photo" : choice->kind),
                            .student = self->student};
    if (caption) {
        of.owner = "application";
        of.owner_id = self->application;
    }
    if (caption ? record_edit_at(self->app, of, choice->chosen, NULL, "caption")
                : record_edit(self->app, of, choice->record))
        show(self);
}

static void enter_new(struct choosing *self)
{
    static const char *const kinds[] = {[AWARD_PROJECTS] = "project", [AWARD_PHOTOS] = "photo",
                                        [AWARD_RESUME] = "activity", [AWARD_SKILLS] = "skill"};
    struct records_of of = {.kind = kind_find(kinds[self->part]), .student = self->student};
    if (self->scope.project_count == 1 && self->part != AWARD_PROJECTS &&
        self->part != AWARD_RESUME)
        of.project = self->scope.projects[0].id;
    if (record_edit(self->app, of, 0))
        show(self);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct choosing *self = context;
    (void)app;
    switch (number) {
    case TOGGLE:
        toggle(self);
        return APP_HANDLED;
    case EARLIER:
        move(self, -1);
        return APP_HANDLED;
    case LATER:
        move(self, 1);
        return APP_HANDLED;
    case EDIT:
        edit(self);
        return APP_HANDLED;
    case NEW:
        enter_new(self);
        return APP_HANDLED;
    default:
        return 0;
    }
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool choosing_open(struct app *app, void *context, struct err *err)
{
    struct choosing *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->list, tr(words[self->part].empty));
    if (!read_choices(self, err))
        return false;
    show(self);
    return true;
}

static void choosing_close(struct app *app, void *context)
{
    struct choosing *self = context;
    (void)app;
    award_choices_clear(&self->choices);
    award_scope_clear(&self->scope);
    list_free(self->list);
    mem_free(self);
}

static void choosing_shown(struct app *app, void *context)
{
    (void)app;
    show(context);
}

static void choosing_title(struct app *app, void *context, struct screen_title *title)
{
    struct choosing *self = context;
    struct buf where = {0};
    session_name(app, kind_find("application"), self->application, &where);
    session_title(app, title, tr(words[self->part].title), buf_text(&where), self->student);
    buf_free(&where);
}

static void choosing_status(struct app *app, void *context, struct buf *line)
{
    const struct choosing *self = context;
    (void)app;
    if (self->choices.chosen == 0 && self->choices.count > 0)
        buf_add_text(line, tr(words[self->part].all));
    else if (self->choices.most > 0)
        buf_addf(line, _("%zu chosen; the form takes %d"), self->choices.chosen, self->choices.most);
    else
        buf_addf(line, _("%zu of %zu chosen"), self->choices.chosen, self->choices.count);
}

static void choosing_draw(struct app *app, void *context, struct rect body)
{
    struct choosing *self = context;
    if (session_changed(session_of(app)))
        show(self);
    list_draw(self->list, body, true);
}

/* Space belongs to the screen: the list has no ticks of its own. */
static unsigned choosing_event(struct app *app, void *context, const struct event *event)
{
    struct choosing *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, TOGGLE);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void choosing_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, _("What you tick goes into the application and its workbook, in this order. "
                      "Taking it out deletes nothing: it stays in your records."));
}

static const struct screen_ops choosing_ops = {
    .name = "choosing",
    .keys = &keys,
    .open = choosing_open,
    .close = choosing_close,
    .shown = choosing_shown,
    .title = choosing_title,
    .status = choosing_status,
    .draw = choosing_draw,
    .event = choosing_event,
    .command = command,
    .help = choosing_help,
};

void choosing_screen(struct app *app, int64_t application, enum award_part part)
{
    struct choosing *self = mem_alloc(sizeof *self);
    *self = (struct choosing){.app = app, .application = application, .part = part};
    app_push(app, &choosing_ops, self);
}
