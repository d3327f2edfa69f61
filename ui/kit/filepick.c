#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/folder.h"
#include "kit/match.h"
#include "kit/popup.h"
#include <stdlib.h>
#include <string.h>

enum {
    PICK_COLS = 76,
    PICK_ROWS = 20,
    PICTURE_COLS = 50, /* at most, for the picture beside the list */
    PICTURE_MIN = 20,  /* fewer are not worth it */
    LIST_MIN = 46,
    REST_MS = 120, /* the selection rests on a file: then it is drawn */
    ID_PARENT = 1,
    ID_THIS = 2,
    ID_FIRST = 10
};

struct pick {
    const char *title, *suffixes;
    enum dialog_file_use use;
    struct folder folder;
    struct edit line; /* reading: what narrows the list; writing: the file's name */
    struct list *list;
    bool on_list; /* writing: the focus is in the list, not in the line */
    struct dialog_picture picture;
    int64_t seen, resting; /* the row that is drawn; the one selected at the last tick */
    struct err err;
    char *answer; /* owned */
};

enum { PICK_TAKE = 1, PICK_PARENT, PICK_CANCEL };
static const struct keymap_row rows[] = {
    {"Enter", PICK_TAKE, "open or take", "Open the highlighted folder, or take the file.",
     KEYMAP_BAR},
    {"Ctrl-P Alt-Up", PICK_PARENT, "folder above", "Go to the folder that this one is in.",
     KEYMAP_BAR},
    {"Esc", PICK_CANCEL, "leave it", "Go back without a file.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Among the files", rows);

/* ---- the list ------------------------------------------------------------------------------- */

static void add_size(struct list_rows *out, const struct folder_entry *entry)
{
    if (entry->is_folder)
        list_cell(out, ROLE_DIM, _("folder"));
    else if (entry->size < 10 * 1024)
        list_cellf(out, ROLE_DIM, "%lld B", (long long)entry->size);
    else if (entry->size < 10 * 1024 * 1024)
        list_cellf(out, ROLE_DIM, "%lld KB", (long long)(entry->size / 1024));
    else
        list_cellf(out, ROLE_DIM, "%lld MB", (long long)(entry->size / (1024 * 1024)));
}

static void add_entry(struct list_rows *out, int64_t id, const struct folder_entry *entry)
{
    char day[32] = "";
    struct tm local;
    list_row(out, id, "", 0);
    list_cellf(out, entry->is_folder ? ROLE_STRONG : ROLE_BODY, "%s%s", entry->name,
               entry->is_folder ? "/" : "");
    add_size(out, entry);
    if (localtime_r(&entry->changed, &local)) /* not of a year beyond all calendars */
        strftime(day, sizeof(day), "%Y-%m-%d", &local);
    list_cell(out, ROLE_DIM, day);
}

static void add_words(struct list_rows *out, int64_t id, const char *words)
{
    list_row(out, id, "", 0);
    list_cell(out, ROLE_STRONG, words);
}

static bool pick_fetch(void *self, struct list_rows *out, enum list_seek seek,
                       const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct pick *pick = self;
    const char *typed = pick->use == DIALOG_WRITE ? "" : edit_text(&pick->line);
    (void)anchor;
    (void)want;
    (void)err;
    if (seek == LIST_AFTER || seek == LIST_BEFORE)
        return true;
    if (pick->use == DIALOG_FOLDER && !*typed)
        add_words(out, ID_THIS, _("Use this folder"));
    for (size_t i = 0; i < pick->folder.count; i++) {
        if (match_holds(pick->folder.entries[i].name, typed))
            add_entry(out, (int64_t)i + ID_FIRST, &pick->folder.entries[i]);
    }
    if (!*typed && strcmp(pick->folder.path, "/") != 0)
        add_words(out, ID_PARENT, "../");
    return true;
}

static void go_to(struct pick *pick, const char *path)
{
    pick->err.text[0] = '\0';
    if (!folder_read(&pick->folder, path, pick->suffixes, pick->use == DIALOG_FOLDER, &pick->err))
        return;
    if (pick->use != DIALOG_WRITE)
        edit_set(&pick->line, "");
    pick->seen = pick->resting = 0; /* rows of the other folder */
    list_reset(pick->list);
}

static void go_up(struct pick *pick)
{
    char *parent = file_folder(pick->folder.path);
    go_to(pick, parent);
    free(parent);
}

/* ---- taking one ----------------------------------------------------------------------------- */

static unsigned take(struct app *app, struct pick *pick, const char *path)
{
    if (pick->use == DIALOG_WRITE && file_exists(path)) {
        char question[600];
        snprintf(question, sizeof(question), _("There is a file \"%.400s\" already. Replace it?"),
                 file_name(path));
        if (!dialog_confirm(app, _("Replace"), question, _("Replace the file"), _("Keep the file")))
            return APP_HANDLED;
    }
    free(pick->answer);
    pick->answer = mem_text(path);
    return APP_POP;
}

static unsigned take_in_folder(struct app *app, struct pick *pick, const char *name)
{
    char *path = file_join(pick->folder.path, name);
    unsigned flags = take(app, pick, path);
    free(path);
    return flags;
}

/* A path was typed, from the root or the home folder on. */
static unsigned take_typed_path(struct app *app, struct pick *pick)
{
    char *path = folder_resolve(edit_text(&pick->line));
    unsigned flags = APP_HANDLED;
    if (file_is_folder(path))
        go_to(pick, path);
    else if (pick->use != DIALOG_FOLDER && (pick->use == DIALOG_WRITE || file_exists(path)))
        flags = take(app, pick, path);
    else
        err_set(&pick->err, "There is no %s", path);
    free(path);
    return flags;
}

static unsigned take_row(struct app *app, struct pick *pick, int64_t id)
{
    if (id == ID_PARENT) {
        go_up(pick);
        return APP_HANDLED;
    }
    if (id == ID_THIS)
        return take(app, pick, pick->folder.path);
    if (id < ID_FIRST)
        return APP_HANDLED;
    const struct folder_entry *entry = &pick->folder.entries[id - ID_FIRST];
    if (entry->is_folder) {
        char *path = file_join(pick->folder.path, entry->name);
        go_to(pick, path);
        free(path);
        return APP_HANDLED;
    }
    if (pick->use == DIALOG_WRITE) { /* its name, to be written over or changed */
        edit_set(&pick->line, entry->name);
        pick->on_list = false;
        return APP_HANDLED;
    }
    return take_in_folder(app, pick, entry->name);
}

static unsigned take_it(struct app *app, struct pick *pick)
{
    const char *typed = edit_text(&pick->line);
    bool writes_line = pick->use == DIALOG_WRITE && !pick->on_list;
    if (*typed == '/' || *typed == '~')
        return take_typed_path(app, pick);
    if (writes_line && *typed)
        return take_in_folder(app, pick, typed);
    if (writes_line) {
        err_set(&pick->err, "Type a name for the file");
        return APP_HANDLED;
    }
    return take_row(app, pick, list_selected(pick->list));
}

/* ---- the popup ------------------------------------------------------------------------------ */

static void draw_picture(struct pick *pick, struct rect area)
{
    int64_t id = list_selected(pick->list);
    draw_vline(area, 0, ROLE_RULE);
    rect_cut_left(&area, 2);
    if (id < ID_FIRST || id != pick->seen || pick->folder.entries[id - ID_FIRST].is_folder)
        return;
    char *path = file_join(pick->folder.path, pick->folder.entries[id - ID_FIRST].name);
    if (!pick->picture.draw(pick->picture.self, path, area))
        draw_wrap(area, 0, ROLE_DIM, _("It cannot be shown here."));
    free(path);
}

/* The columns that the popup has, and those of them for the picture. */
static int measure(const struct pick *pick, int room, int *picture)
{
    int cols = room < PICK_COLS ? room : PICK_COLS;
    *picture = 0;
    if (!pick->picture.draw)
        return cols;
    cols = room < PICK_COLS + PICTURE_COLS ? room : PICK_COLS + PICTURE_COLS;
    *picture = cols - 4 - LIST_MIN < PICTURE_COLS ? cols - 4 - LIST_MIN : PICTURE_COLS;
    *picture = *picture < PICTURE_MIN ? 0 : *picture;
    return cols;
}

static void pick_draw(struct app *app, void *self, struct rect body)
{
    struct pick *pick = self;
    int picture, cols = measure(pick, body.w, &picture);
    bool line_focus = pick->use == DIALOG_WRITE ? !pick->on_list : pick->line.text.len > 0;
    (void)app;
    struct rect inside = draw_box(popup_area(body, cols, PICK_ROWS), ROLE_POPUP, pick->title);
    struct rect where = rect_cut_top(&inside, 1), line = rect_cut_top(&inside, 1);
    draw_cell(where, 0, 0, where.w, DRAW_LEFT, pick->err.text[0] ? ROLE_ERROR : ROLE_DIM,
              pick->err.text[0] ? pick->err.text : pick->folder.path);
    int x = draw_text(line, 0, 0, ROLE_POPUP, pick->use == DIALOG_WRITE ? _("Name ") : _("Find "));
    if (picture)
        draw_picture(pick, rect_cut_right(&inside, picture));
    inside.x -= 1; /* the list's own margin stands in for that of the box */
    inside.w += 1;
    list_draw(pick->list, inside, pick->use != DIALOG_WRITE || pick->on_list);
    edit_draw(&pick->line, line, x, 0, line.w - x, line_focus ? ROLE_INPUT_FOCUS : ROLE_INPUT,
              line_focus);
}

static unsigned line_event(struct pick *pick, const struct event *event)
{
    enum edit_answer answer = edit_event(&pick->line, event);
    if (answer == EDIT_IGNORED)
        return 0;
    pick->err.text[0] = '\0';
    if (answer == EDIT_CHANGED && pick->use != DIALOG_WRITE)
        list_reset(pick->list);
    return APP_HANDLED;
}

static unsigned pick_event(struct app *app, void *self, const struct event *event)
{
    struct pick *pick = self;
    bool text = event->kind == EVENT_CHAR || event->kind == EVENT_PASTE;
    if (pick->use == DIALOG_WRITE && !pick->on_list && event->kind != EVENT_MOUSE) {
        if (event_is(event, KEYCODE_ENTER))
            return take_it(app, pick);
        if (event_is(event, KEYCODE_DOWN)) {
            pick->on_list = true;
            return APP_HANDLED;
        }
        return line_event(pick, event);
    }
    if (pick->use == DIALOG_WRITE && event_is(event, KEYCODE_ESC)) {
        pick->on_list = false;
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_ENTER))
        return take_it(app, pick);
    enum list_answer answer = text ? LIST_IGNORED : list_event(pick->list, event);
    if (answer == LIST_OPENED)
        return take_row(app, pick, list_selected(pick->list));
    if (answer != LIST_IGNORED || event->kind == EVENT_MOUSE) {
        pick->on_list = pick->on_list || event->kind == EVENT_MOUSE;
        return APP_HANDLED;
    }
    return pick->use == DIALOG_WRITE ? 0 : line_event(pick, event);
}

static unsigned pick_command(struct app *app, void *self, int command)
{
    struct pick *pick = self;
    switch (command) {
    case PICK_TAKE:
        return take_it(app, pick);
    case PICK_PARENT:
        go_up(pick);
        return APP_HANDLED;
    case PICK_CANCEL:
        return APP_POP;
    default:
        return 0;
    }
}

static bool pick_typing(struct app *app, void *self)
{
    (void)app;
    (void)self;
    return true;
}

/* Decoding takes a moment: not while somebody goes down the list. */
static unsigned pick_tick(struct app *app, void *self)
{
    struct pick *pick = self;
    int64_t id = list_selected(pick->list);
    (void)app;
    if (!pick->picture.draw || id == pick->seen)
        return 0;
    if (id == pick->resting)
        pick->seen = id;
    pick->resting = id;
    return id == pick->seen ? APP_HANDLED : 0;
}

static const struct screen_ops pick_ops = {
    .name = "choosing a file",
    .keys = &keys,
    .popup = true,
    .tick_ms = REST_MS,
    .tick = pick_tick,
    .draw = pick_draw,
    .event = pick_event,
    .command = pick_command,
    .typing = pick_typing,
};

/* Where to begin: the folder named, or the one of the file named, whose name goes into the line. */
static void begin(struct pick *pick, const char *path)
{
    char *start = folder_resolve(path), *folder = NULL;
    if (file_is_folder(start)) {
        folder = mem_text(start);
    } else {
        folder = file_folder(start);
        if (pick->use == DIALOG_WRITE)
            edit_set(&pick->line, file_name(start));
    }
    go_to(pick, folder);
    if (!pick->folder.path)
        go_to(pick, "/");
    free(folder);
    free(start);
}

bool dialog_file(struct app *app, const char *title, enum dialog_file_use use, const char *suffixes,
                 struct buf *path)
{
    return dialog_file_seen(app, title, use, suffixes, &(struct dialog_picture){0}, path);
}

bool dialog_file_seen(struct app *app, const char *title, enum dialog_file_use use,
                      const char *suffixes, const struct dialog_picture *picture, struct buf *path)
{
    static const struct list_column columns[] = {
        {"name", "Name", 20, 1, DRAW_LEFT, 0},
        {"size", "Size", 8, 0, DRAW_RIGHT, 1},
        {"day", "Changed", 10, 0, DRAW_LEFT, 2},
    };
    static const struct list_source source = {pick_fetch, NULL};
    struct pick pick = {.title = title, .suffixes = suffixes, .use = use, .picture = *picture};
    edit_init(&pick.line, "", 0);
    pick.list = list_new(columns, COUNT_OF(columns), LIST_NO_HEADING);
    list_set_empty(pick.list, _("Nothing here matches."));
    list_set_source(pick.list, &source, &pick);
    begin(&pick, buf_text(path));
    bool chosen = app_modal(app, &pick_ops, &pick) && pick.answer;
    if (chosen) {
        buf_clear(path);
        buf_add_text(path, pick.answer);
    }
    free(pick.answer);
    list_free(pick.list);
    edit_clear(&pick.line);
    folder_free(&pick.folder);
    return chosen;
}
