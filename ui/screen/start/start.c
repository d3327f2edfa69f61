/* The first screen without a book: open one, make one, or look around in the sample chapter. */
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "exchange/sample.h"
#include "kinds/chapter.h"
#include "kinds/suggest.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/form.h"
#include "kit/list.h"
#include "practice/practice.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "screen/start/recent.h"
#include <stdio.h>
#include <string.h>

enum { MAKE = 1, OPEN_FILE, SAMPLE, PRACTICE, RUN };

struct start {
    struct app *app;
    struct recent recent;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "what", .label = "", .width = 36},
    {.id = "detail", .label = "", .width = 20, .grow = 1, .rank = 1},
};

/* Below the books that were open last, which most come for. */
static const struct {
    const char *what, *detail;
    int does;
} fixed[] = {
    {N_("Look around in the sample chapter"), N_("invented: nothing can be broken"), SAMPLE},
    {N_("Make a new book"), N_("for your chapter, or for yourself"), MAKE},
    {N_("Open a book"), N_("a file that ends in .saebook"), OPEN_FILE},
    {N_("Practice with Brandon's record book"), N_("tasks for class, checked for you"), PRACTICE},
};

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct start *self = context;
    size_t books = self->recent.count;
    if (index >= books) {
        list_cell(rows, ROLE_BODY, tr(fixed[index - books].what));
        list_cell(rows, ROLE_DIM, tr(fixed[index - books].detail));
        return;
    }
    const char *path = self->recent.paths[index];
    struct buf folder = {0};
    list_cell(rows, ROLE_BODY, file_name(path));
    buf_addf(&folder, "%.*s", (int)(file_name(path) - path), path);
    list_cell(rows, ROLE_DIM, buf_text(&folder));
    buf_free(&folder);
}

static void show(struct start *self)
{
    recent_clear(&self->recent);
    recent_read(&self->recent);
    const struct list_array array = {.count = self->recent.count + COUNT_OF(fixed), .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
}

static void open_book(struct start *self, const char *path)
{
    struct err err = {{0}};
    if (!session_open(session_of(self->app), path, &err)) {
        app_error(self->app, "%s", err.text);
        return;
    }
    session_tell_writable(self->app);
    recent_note(path);
    students_screen(self->app);
    session_tell_warning(self->app);
}

static void ask_file(struct start *self)
{
    struct buf path = {0};
    if (dialog_file(self->app, _("Which book?"), DIALOG_READ, ".saebook", &path))
        open_book(self, buf_text(&path));
    buf_free(&path);
}

/* ---- a new book ----------------------------------------------------------------------------- */

static const struct form_field new_fields[] = {
    {.id = "name", .label = "Chapter", .kind = FORM_TEXT, .flags = FORM_NEEDED, .max_chars = 200,
     .help = "The chapter's name, such as Willow Creek."},
    {.id = "state", .label = "State", .kind = FORM_REF, .flags = FORM_NEEDED | FORM_FREE, .max_chars = 40,
     .help = "Its two letters or its name, such as OK or Oklahoma."},
    {.id = "number", .label = "Chapter number", .kind = FORM_TEXT, .max_chars = 40,
     .help = "From the chapter's roster; you may leave it empty."},
    {.id = "path", .label = "File", .kind = FORM_TEXT, .flags = FORM_NEEDED, .max_chars = 4000,
     .help = "Where the book is kept: one file. Back it up like any other."},
};

/* Only made: the session opens it afterwards, and on a network drive no book is open twice. */
static bool make_book(void *context, struct form *form, struct err *err)
{
    const char *path = form_value(form, "path");
    struct record chapter;
    bool ok = true;
    (void)context;
    record_start(&chapter, kind_find("chapter"));
    for (size_t i = 0; ok && i < 3; i++) {
        const char *value = form_value(form, new_fields[i].id);
        ok = record_set(NULL, &chapter, kind_field(chapter.kind, new_fields[i].id), value,
                        strlen(value), 0, err);
    }
    size_t field = FIELD_NONE;
    ok = ok && file_make_folder_of(path, err) && chapter_make_book(path, &chapter, &field, err);
    if (!ok && field != FIELD_NONE)
        form_blame(form, chapter.kind->fields[field].name, err->text);
    record_clear(&chapter);
    return ok;
}

static bool offer_state(void *options, const char *value, const char *label, const char *detail)
{
    form_option_add(options, value, label, detail);
    return true;
}

static void suggest_state(void *context, struct form *form, const char *name, const char *typed,
                          struct form_options *options)
{
    enum { MOST = 8 };
    struct record chapter;
    (void)context;
    (void)form;
    if (strcmp(name, "state") != 0)
        return;
    record_start(&chapter, kind_find("chapter"));
    suggest_values(NULL, &chapter, kind_field(chapter.kind, name), 0, typed, MOST, offer_state, options);
    record_clear(&chapter);
}

/* The usual place of a book, or beside it where one is already. */
static char *free_path(void)
{
    enum { TRIES = 100 };
    char *path = file_user_data("chapter.saebook");
    for (int i = 2; file_exists(path) && i < TRIES; i++) {
        char name[32];
        snprintf(name, sizeof name, "chapter-%d.saebook", i);
        mem_free(path);
        path = file_user_data(name);
    }
    return path;
}

static void ask_new(struct start *self)
{
    static const struct form_ops ops = {.save = make_book, .suggest = suggest_state};
    struct form *form = form_new(new_fields, COUNT_OF(new_fields), &ops, self);
    char *path = free_path();
    form_set(form, "path", path);
    if (form_run(self->app, form, _("A new book"), ""))
        open_book(self, form_value(form, "path"));
    mem_free(path);
    form_free(form);
}

/* ---- the sample ----------------------------------------------------------------------------- */

static bool tell_progress(void *context, const char *kind, int done, int total)
{
    struct start *self = context;
    app_info(self->app, "making the sample chapter: %s (%d of %d)", kind, done + 1, total);
    app_draw(self->app);
    return true;
}

static void open_sample(struct start *self)
{
    struct err err = {{0}};
    char *folder = sample_folder(&err);
    char *path = file_user_data("sample.saebook");
    bool ok = folder != NULL;
    if (ok && !file_exists(path))
        ok = sample_make(folder, path, tell_progress, self, &err);
    if (ok)
        open_book(self, path);
    else
        app_error(self->app, "%s", err.text);
    mem_free(path);
    mem_free(folder);
}

/* ---- practice ------------------------------------------------------------------------------- */

/* One that is there is gone on with. */
static void open_practice(struct start *self)
{
    struct err err = {{0}};
    char *path = file_user_data("practice.saebook");
    bool ok = file_exists(path) || (file_make_folder_of(path, &err) && practice_make(path, &err));
    if (!ok)
        app_error(self->app, "%s", err.text);
    else
        open_book(self, path);
    if (ok && session_of(self->app)->practice)
        practice_screen(self->app);
    mem_free(path);
}

/* ---- the screen ----------------------------------------------------------------------------- */

static const struct keymap_row key_rows[] = {
    {"Enter", RUN, "choose", "Do what the selected line says.", KEYMAP_BAR},
    {"n", MAKE, "new book", "Make a new book.", KEYMAP_BAR},
    {"o", OPEN_FILE, "open", "Open a book that is there.", KEYMAP_BAR},
    {"s", SAMPLE, "sample", "Look around in the sample chapter.", KEYMAP_BAR},
    {"p", PRACTICE, "practice", "Practice with Brandon's record book: tasks for class.",
     KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Start", key_rows);

static unsigned command(struct app *app, void *context, int number);

static unsigned run_selected(struct start *self)
{
    size_t books = self->recent.count, selected = (size_t)list_selected(self->list);
    if (selected > books)
        return command(self->app, self, fixed[selected - books - 1].does);
    if (selected > 0)
        open_book(self, self->recent.paths[selected - 1]);
    return APP_HANDLED;
}

static unsigned command(struct app *app, void *context, int number)
{
    struct start *self = context;
    (void)app;
    switch (number) {
    case MAKE:
        ask_new(self);
        return APP_HANDLED;
    case OPEN_FILE:
        ask_file(self);
        return APP_HANDLED;
    case SAMPLE:
        open_sample(self);
        return APP_HANDLED;
    case PRACTICE:
        open_practice(self);
        return APP_HANDLED;
    case RUN:
        return run_selected(self);
    default:
        return 0;
    }
}

static bool start_open(struct app *app, void *context, struct err *err)
{
    struct start *self = context;
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), LIST_NO_HEADING);
    show(self);
    return true;
}

static void start_close(struct app *app, void *context)
{
    struct start *self = context;
    (void)app;
    list_free(self->list);
    recent_clear(&self->recent);
    mem_free(self);
}

static void start_shown(struct app *app, void *context)
{
    struct start *self = context;
    session_close(session_of(app));
    show(self);
}

static void start_title(struct app *app, void *context, struct screen_title *title)
{
    (void)app;
    (void)context;
    buf_add_text(&title->name, "saebook");
    buf_add_text(&title->where, _("FFA SAE record books"));
}

static void start_draw(struct app *app, void *context, struct rect body)
{
    struct start *self = context;
    (void)app;
    rect_cut_top(&body, 1);
    struct rect words = rect_inset(rect_cut_top(&body, 4), 2, 0);
    draw_text(words, 0, 0, ROLE_STRONG, _("Welcome."));
    draw_wrap(
        words, 1, ROLE_BODY,
        _("A record book keeps what you do in your SAE: hours, money, inventory, FFA activity. "
          "It is one file on this computer, and it is yours."));
    list_draw(self->list, body, true);
}

static unsigned start_event(struct app *app, void *context, const struct event *event)
{
    struct start *self = context;
    enum list_answer answer = list_event(self->list, event);
    (void)app;
    if (answer == LIST_OPENED)
        return run_selected(self);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops start_ops = {
    .name = "start",
    .keys = &keys,
    .open = start_open,
    .close = start_close,
    .shown = start_shown,
    .title = start_title,
    .draw = start_draw,
    .event = start_event,
    .command = command,
};

void start_screen(struct app *app)
{
    struct start *self = mem_alloc(sizeof *self);
    self->app = app;
    app_push(app, &start_ops, self);
}
