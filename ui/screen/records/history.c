/* Everything that was done in the book, newest first: read, looked through, taken back. */
#include "base/mem.h"
#include "base/tr.h"
#include "book/change.h"
#include "kinds/story.h"
#include "kit/dialog.h"
#include "kit/list.h"
#include "kit/split.h"
#include "screen/screens.h"
#include "screen/session.h"

struct history {
    struct app *app;
    struct list *list;
    struct split beside;
    struct buf find;
};

static const struct list_column columns[] = {
    {.id = "when", .label = "When", .width = 16},
    {.id = "who", .label = "Who", .width = 10, .rank = 1},
    {.id = "what", .label = "What", .width = 30, .grow = 1},
};

/* ---- rows ----------------------------------------------------------------------------------- */

enum { MOST = 256 };

static void add_row(struct list_rows *rows, const struct change_line *line)
{
    char when[DATE_TEXT_SIZE];
    enum role role = line->undone_by != 0 ? ROLE_DIM : ROLE_BODY;
    list_row(rows, line->id, "", 0);
    list_cell(rows, ROLE_DIM, date_local_minute(line->made_at, when));
    list_cell(rows, role, line->who);
    list_cellf(rows, role, "%s%s", line->undone_by != 0 ? _("(taken back) ") : "", line->what);
}

static bool fetch(void *context, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct history *self = context;
    struct change_line lines[MOST];
    int64_t from = seek == LIST_FIRST  ? INT64_MAX
                   : seek == LIST_LAST ? 0
                   : seek == LIST_FROM ? anchor->id + 1
                                       : anchor->id;
    enum change_way way = seek == LIST_LAST || seek == LIST_BEFORE ? CHANGE_AFTER : CHANGE_BEFORE;
    int count = change_window(session_of(self->app)->book, way, from, buf_text(&self->find),
                              want < MOST ? (int)want : MOST, lines, err);
    for (int i = 0; i < count; i++) {
        add_row(rows, &lines[i]);
        change_line_clear(&lines[i]);
    }
    return count >= 0;
}

static bool locate(void *context, int64_t id, struct buf *key)
{
    (void)context;
    (void)id;
    (void)key;
    return true; /* steps never go away, and stand in the order of their ids */
}

static const struct list_source source = {fetch, locate};

/* ---- what a step did ------------------------------------------------------------------------ */

enum { MOST_TOLD = 12 };

static void add_line(void *context, const struct story_line *line)
{
    static const char *const did[] = {N_("added"), N_("changed"), N_("deleted")};
    struct buf *text = context;
    buf_addf(text, "%s %s", tr(line->kind->label), tr(did[line->did]));
    if (line->words[0] != '\0')
        buf_addf(text, ": %s", line->words);
    if (line->changes[0] != '\0')
        buf_addf(text, " (%s)", line->changes);
    buf_add_char(text, '\n');
}

static bool tell_step(struct history *self, int64_t step, struct buf *text, struct err *err)
{
    int64_t total = 0;
    if (!story_tell(session_of(self->app)->book, step, MOST_TOLD, add_line, text, &total, err))
        return false;
    if (total > MOST_TOLD || text->len == 0)
        buf_addf(text, _("%lld records in all"), (long long)total);
    return true;
}

static void show_selected(struct history *self)
{
    struct buf text = {0};
    struct err err = {{0}};
    if (tell_step(self, list_selected(self->list), &text, &err))
        dialog_message(self->app, _("What it did"), buf_text(&text));
    else
        app_error(self->app, "%s", err.text);
    buf_free(&text);
}

static void tell_beside(void *context, int64_t step, struct pager *page)
{
    struct history *self = context;
    struct buf text = {0};
    struct err err = {{0}};
    pager_add(page, PAGER_HEADING, NULL, _("What it did"));
    bool ok = tell_step(self, step, &text, &err);
    pager_add(page, PAGER_TEXT, NULL, ok ? buf_text(&text) : err.text);
    buf_free(&text);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { SHOW = 1, TAKE_BACK, FIND };
static const struct keymap_row rows[] = {
    {"Enter", SHOW, "what it did", "Show which records the selected step changed, and how.", KEYMAP_BAR},
    {"t", TAKE_BACK, "take back", "Undo just the selected step; everything after it stays.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"/", FIND, "find", "Show only steps that have a word or a name.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In the history", rows);

static void narrow(void *context, const char *text)
{
    struct history *self = context;
    buf_clear(&self->find);
    buf_add_text(&self->find, text);
    list_reset(self->list);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct history *self = context;
    bool selected = list_selected(self->list) != 0;
    switch (number) {
    case SHOW:
        if (selected)
            show_selected(self);
        return APP_HANDLED;
    case TAKE_BACK:
        if (selected)
            (void)session_take_back(app, list_selected(self->list));
        list_reload(self->list);
        return APP_HANDLED;
    case FIND:
        dialog_narrow(app, _("Steps with"), 100, buf_text(&self->find), narrow, self);
        return APP_HANDLED;
    default:
        return 0;
    }
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool history_open(struct app *app, void *context, struct err *err)
{
    struct history *self = context;
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_source(self->list, &source, self);
    list_set_empty(self->list, _("No step has these words; / and Enter shows all."));
    return true;
}

static void history_close(struct app *app, void *context)
{
    struct history *self = context;
    (void)app;
    list_free(self->list);
    split_clear(&self->beside);
    buf_free(&self->find);
    mem_free(self);
}

static void history_title(struct app *app, void *context, struct screen_title *title)
{
    (void)context;
    session_title(app, title, _("History"), NULL, 0);
}

static void history_status(struct app *app, void *context, struct buf *line)
{
    struct history *self = context;
    (void)app;
    if (self->find.len > 0)
        buf_addf(line, _("only steps with \"%s\"; / and Enter shows all"), buf_text(&self->find));
    else
        buf_add_text(line, _("t undoes just the selected step, and you can undo that, too"));
}

static void history_draw(struct app *app, void *context, struct rect body)
{
    struct history *self = context;
    if (session_changed(session_of(app)))
        list_reload(self->list);
    body = split_body(app, &self->beside, body, list_selected(self->list),
                      book_version_known(session_of(app)->book), tell_beside, self);
    list_draw(self->list, body, true);
}

static unsigned history_event(struct app *app, void *context, const struct event *event)
{
    struct history *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, SHOW);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static unsigned history_tick(struct app *app, void *context)
{
    struct history *self = context;
    if (!session_changed(session_of(app)))
        return 0;
    list_reload(self->list);
    return APP_HANDLED;
}

static const struct screen_ops history_ops = {
    .name = "history",
    .keys = &keys,
    .tick_ms = 1000,
    .open = history_open,
    .close = history_close,
    .title = history_title,
    .status = history_status,
    .draw = history_draw,
    .event = history_event,
    .command = command,
    .tick = history_tick,
};

void history_screen(struct app *app)
{
    struct history *self = mem_alloc(sizeof *self);
    *self = (struct history){.app = app};
    app_push(app, &history_ops, self);
}
