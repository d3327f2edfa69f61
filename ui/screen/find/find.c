/* Search: what is typed is looked for in every record, and in the names of screens and lists. */
#include "find/find.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/match.h"
#include "kit/term.h"
#include "screen/find/places.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdlib.h>
#include <string.h>

enum {
    FEW = 5, /* of a kind, until more are asked for */
    MANY = 200,
    MOST_PLACES = 5,
    FIRST_STEPS =
        2,         /* of the index that are made at once: an entry is found as soon as it is made */
    SHOW_EACH = 5, /* steps */
    TICK_MS = 100,
    WORK_MS = 60, /* of a tick, while there is something to be read */
    TYPED_MOST = 200,
};

/* A heading of a kind or of the places, a record, "more", or a place to go to. */
struct line {
    enum { LINE_HEADING, LINE_RECORD, LINE_MORE, LINE_PLACE } is;
    const struct kind *kind; /* NULL: the places */
    int64_t id;              /* of the record; of a place which */
    int score;
};

struct search {
    struct app *app;
    struct find *find;
    bool behind; /* the index is not up to date */
    bool due;    /* what was typed last is to be looked for when the hand rests */
    int steps;
    struct find_progress come;
    struct edit typed;
    int64_t student;           /* within whose records; 0: everybody's */
    int64_t whose;             /* whose screen it was opened from */
    const struct kind *opened; /* more of it are shown */
    struct line *lines;
    size_t count, room;
    struct list *list;
    struct err error; /* what went wrong, or empty */
};

/* Within one student's records the last one is not needed. */
static const struct list_column columns[] = {
    {.id = "what", .label = "", .width = 24, .grow = 1},
    {.id = "date", .label = "", .width = 11, .rank = 1},
    {.id = "student", .label = "", .width = 16},
};

/* ---- what is found ------------------------------------------------------------------------------
 */

static struct line *add_line(struct search *self, int is, const struct kind *kind, int64_t id)
{
    if (self->count == self->room) {
        self->room = self->room ? self->room * 2 : 64;
        self->lines = mem_grow(self->lines, self->room, sizeof *self->lines);
    }
    struct line *line = &self->lines[self->count++];
    *line = (struct line){.kind = kind, .id = id};
    line->is = is;
    return line;
}

static bool add_kind(struct search *self, const struct kind *kind, struct err *err)
{
    int64_t ids[MANY + 1];
    size_t most = self->opened == kind ? MANY : FEW;
    int got = find_read(self->find, kind, 0, most + 1, ids, err);
    if (got > 0)
        add_line(self, LINE_HEADING, kind, 0);
    for (int i = 0; i < got && i < (int)most; i++)
        add_line(self, LINE_RECORD, kind, ids[i]);
    if (got > (int)most)
        add_line(self, LINE_MORE, kind, 0);
    return got >= 0;
}

/* Names that are meant by what was typed, not such as hold its letters somewhere. */
enum { SURE = 500 };

static int by_score(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    return x->score != y->score ? y->score - x->score : (x->id > y->id) - (x->id < y->id);
}

static void add_places(struct search *self)
{
    struct app_place place;
    size_t heading = self->count, from, nbytes;
    const char *typed = edit_text(&self->typed);
    add_line(self, LINE_HEADING, NULL, 0);
    for (size_t at = 0; places.at(self->app, at, &place); at++) {
        if (place.name == NULL ||
            (place.changes && !book_can_write(session_of(self->app)->book, NULL)))
            continue;
        int score = match_score(place.name, typed);
        int other = place.also != NULL ? match_score_any(place.also, typed, &from, &nbytes) : 0;
        score = score > other ? score : other;
        if (score >= SURE)
            add_line(self, LINE_PLACE, NULL, (int64_t)at)->score = score;
    }
    size_t found = self->count - heading - 1;
    if (found == 0)
        self->count = heading;
    else
        qsort(&self->lines[heading + 1], found, sizeof *self->lines, by_score);
    if (found > MOST_PLACES)
        self->count = heading + 1 + MOST_PLACES;
}

static bool look(struct search *self, struct err *err)
{
    self->count = 0;
    if (!find_for(self->find, edit_text(&self->typed), self->student, err))
        return false;
    if (find_is_empty(self->find))
        return true;
    for (size_t k = 0; k < kind_count(); k++)
        if (!add_kind(self, kind_at(k), err))
            return false;
    add_places(self);
    return true;
}

/* ---- rows ---------------------------------------------------------------------------------------
 */

static void record_row(struct search *self, const struct line *line, struct list_rows *rows)
{
    struct find_hit hit;
    char date[DATE_TEXT_SIZE];
    if (find_hit_read(session_of(self->app)->book, line->kind, line->id, &hit, NULL)) {
        list_cell(rows, ROLE_BODY, hit.what);
        list_cell(rows, ROLE_DIM, hit.date.year != 0 ? date_short(hit.date, date) : "");
        list_cell(rows, ROLE_DIM, hit.student_name);
    } else {
        list_cell(rows, ROLE_DIM, _("is not there any more"));
    }
    find_hit_clear(&hit);
}

static void place_row(struct search *self, const struct line *line, struct list_rows *rows)
{
    struct app_place place;
    size_t from = 0, nbytes = 0;
    if (!places.at(self->app, (size_t)line->id, &place) || place.name == NULL)
        return;
    const char *typed = edit_text(&self->typed);
    int own = match_score(place.name, typed);
    if (place.also != NULL && match_score_any(place.also, typed, &from, &nbytes) > own)
        list_cellf(rows, ROLE_BODY, "%s (%.*s)", place.name, (int)nbytes, place.also + from);
    else
        list_cell(rows, ROLE_BODY, place.name);
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct search *self = context;
    const struct line *line = &self->lines[index];
    switch (line->is) {
    case LINE_HEADING:
        list_cell(rows, ROLE_HEADING, line->kind != NULL ? tr(line->kind->plural) : _("Go to"));
        break;
    case LINE_RECORD:
        record_row(self, line, rows);
        break;
    case LINE_MORE:
        list_cell(rows, ROLE_DIM,
                  self->opened == line->kind ? _("there are more: type another word") : _("more ..."));
        break;
    case LINE_PLACE:
        place_row(self, line, rows);
        break;
    }
}

/* Ids that stay with what a line shows, so that the selection does. */
static int64_t row_id(void *context, size_t index)
{
    struct search *self = context;
    const struct line *line = &self->lines[index];
    int64_t kind = line->kind != NULL ? (int64_t)kind_number(line->kind) : KIND_MAX;
    if (line->is == LINE_RECORD)
        return line->id;
    return -1 - (((line->is == LINE_PLACE ? line->id + 1 : 0) * KIND_MAX * 2 + kind) * 4 +
                 (int)line->is);
}

static bool is_plain(void *context, size_t index)
{
    struct search *self = context;
    return self->lines[index].is == LINE_HEADING;
}

static const char *say_nothing(struct search *self)
{
    if (self->error.text[0] != '\0')
        return self->error.text;
    if (find_is_empty(self->find))
        return _(
            "Type words, a name, a date (11/20) or an amount (42.50): you see every record that "
            "has all of them.");
    return self->student != 0
               ? _("No record has all of these words; Tab looks in the whole chapter.")
               : _("No record has all of these words.");
}

static void make_list(struct search *self)
{
    list_free(self->list);
    self->list = list_new(columns, COUNT_OF(columns) - (self->student != 0), LIST_NO_HEADING);
}

static void show(struct search *self, bool again)
{
    int64_t selected = again ? list_selected(self->list) : 0;
    self->due = false;
    self->error = (struct err){{0}};
    if (!look(self, &self->error))
        self->count = 0;
    const struct list_array array = {
        .count = self->count, .row = row, .row_id = row_id, .is_plain = is_plain};
    list_set_array(self->list, &array, self);
    list_set_empty(self->list, say_nothing(self));
    if (selected != 0)
        (void)list_select(self->list, selected);
}

/* Reads in what is not in the index yet, a part at a time, so that keys are answered meanwhile: all
 * of a book at its first search, else what was changed since the last one. */
static void read_on(struct search *self)
{
    struct err err = {{0}};
    if (!find_step(self->find, &self->behind, &self->come, &err)) {
        self->behind = false;
        app_error(self->app, "%s", err.text);
    }
    if (!self->behind || ++self->steps % SHOW_EACH == 0)
        show(self, true);
}

static void catch_up(struct search *self)
{
    self->behind = true;
    for (int i = 0; i < FIRST_STEPS && self->behind; i++)
        read_on(self);
}

/* ---- keys ---------------------------------------------------------------------------------------
 */

enum { OPEN = 1, WIDEN, MOVE };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Open what is selected.", KEYMAP_BAR},
    {"Down Up PgDn PgUp", MOVE, "move", "Move through what was found.", KEYMAP_BAR | KEYMAP_HIDDEN},
    {"Tab", WIDEN, "whole chapter",
     "Look in the whole chapter, or in this student's records alone.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Search", key_rows);

static const struct line *line_of(struct search *self, int64_t id)
{
    for (size_t i = 0; id != 0 && i < self->count; i++)
        if (row_id(self, i) == id)
            return &self->lines[i];
    return NULL;
}

static void open_record(struct search *self, const struct line *line)
{
    struct app *app = self->app;
    struct records_of of = {.kind = line->kind};
    if (strcmp(line->kind->name, "student") == 0) {
        home_screen(app, line->id);
    } else if (strcmp(line->kind->name, "project") == 0) {
        project_screen(app, line->id);
    } else {
        of.student = ref_student_of(session_of(app)->book, line->kind, line->id);
        (void)record_edit(app, of, line->id);
        catch_up(self);
    }
}

static unsigned command(struct app *app, void *context, int number)
{
    struct search *self = context;
    const struct line *line = line_of(self, list_selected(self->list));
    if (number == WIDEN && self->whose != 0) {
        self->student = self->student != 0 ? 0 : self->whose;
        self->opened = NULL;
        make_list(self);
        show(self, false);
    } else if (number == OPEN && line != NULL) {
        if (line->is == LINE_RECORD) {
            open_record(self, line);
        } else if (line->is == LINE_PLACE) {
            places.go(app, (size_t)line->id);
        } else if (self->opened != line->kind) {
            self->opened = line->kind;
            show(self, true);
        }
    }
    return number == WIDEN || number == OPEN ? APP_HANDLED : 0;
}

static bool enabled(struct app *app, void *context, int number)
{
    struct search *self = context;
    (void)app;
    return number != WIDEN || self->whose != 0;
}

/* A key for the list is about what was typed before it. */
static bool is_for_list(const struct event *event)
{
    static const int codes[] = {KEYCODE_ENTER, KEYCODE_TAB,  KEYCODE_UP,
                                KEYCODE_DOWN,  KEYCODE_PAGE_UP, KEYCODE_PAGE_DOWN};
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (event_is(event, codes[i]))
            return true;
    return event->kind == EVENT_MOUSE;
}

static unsigned search_event(struct app *app, void *context, const struct event *event)
{
    struct search *self = context;
    if (self->due && is_for_list(event))
        show(self, false);
    bool text = event->kind == EVENT_CHAR || event->kind == EVENT_PASTE;
    enum list_answer answer = text ? LIST_IGNORED : list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    if (answer != LIST_IGNORED || event->kind == EVENT_MOUSE)
        return APP_HANDLED;
    enum edit_answer edited = edit_event(&self->typed, event);
    if (edited == EDIT_CHANGED) {
        self->opened = NULL;
        self->due = true;
    }
    return edited == EDIT_IGNORED ? 0 : APP_HANDLED;
}

static bool search_typing(struct app *app, void *context)
{
    (void)app;
    (void)context;
    return true;
}

/* ---- the screen ---------------------------------------------------------------------------------
 */

static bool search_open(struct app *app, void *context, struct err *err)
{
    struct search *self = context;
    (void)app;
    (void)err;
    make_list(self);
    edit_init(&self->typed, "", TYPED_MOST);
    catch_up(self);
    return true;
}

static void search_close(struct app *app, void *context)
{
    struct search *self = context;
    (void)app;
    list_free(self->list);
    edit_clear(&self->typed);
    find_close(self->find);
    mem_free(self->lines);
    mem_free(self);
}

static void search_shown(struct app *app, void *context)
{
    struct search *self = context;
    session_of(app)->student = self->whose;
    catch_up(self);
}

static void search_title(struct app *app, void *context, struct screen_title *title)
{
    struct search *self = context;
    session_title(app, title, _("Search"),
                  self->whose != 0 && self->student == 0 ? _("whole chapter") : NULL,
                  self->student);
}

static void search_draw(struct app *app, void *context, struct rect body)
{
    struct search *self = context;
    if (session_changed(session_of(app)))
        catch_up(self);
    if (self->due && app_rests(app))
        show(self, false);
    struct rect line = rect_cut_top(&body, 1);
    int x = draw_glyph(line, 1, 0, ROLE_ACCENT, GLYPH_PROMPT) + 1;
    rect_cut_top(&body, 1);
    list_draw(self->list, body, true);
    edit_draw(&self->typed, line, x, 0, line.w - x - 1, ROLE_INPUT_FOCUS, true);
}

static unsigned search_tick(struct app *app, void *context)
{
    struct search *self = context;
    bool changed = session_changed(session_of(app));
    if (!changed && !self->behind)
        return 0;
    if (!self->behind)
        catch_up(self);
    for (int64_t begun = term_now_ms();
         self->behind && term_now_ms() - begun < WORK_MS && !term_is_waiting();)
        read_on(self);
    return APP_HANDLED;
}

static void search_status(struct app *app, void *context, struct buf *line)
{
    struct search *self = context;
    (void)app;
    if (self->behind && self->come.total > 0)
        buf_addf(line, _("reading the book's words, %d %%: what is found so far is shown"),
                 (int)(self->come.done * 100 / self->come.total));
}

static void search_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(
        help,
        _("Search looks through every record: its words, the names of its student and project, "
          "its date and its amount. More words give fewer results."));
    help_term(help, _("maya vet"), _("Maya's records in which a word begins with \"vet\""));
    help_term(help, "42.50", _("that amount; also $42.50"));
    help_term(help, _("11/20 or november"), _("that day, that month"));
    help_text(
        help,
        _("In a list of entries, / and f shorten that list; use : and \"search\" to come here."));
}

static const struct screen_ops search_ops = {
    .name = "search",
    .keys = &keys,
    .tick_ms = TICK_MS,
    .open = search_open,
    .close = search_close,
    .shown = search_shown,
    .title = search_title,
    .status = search_status,
    .draw = search_draw,
    .event = search_event,
    .command = command,
    .enabled = enabled,
    .typing = search_typing,
    .tick = search_tick,
    .help = search_help,
};

void find_screen(struct app *app, int64_t student)
{
    struct search *self = mem_alloc(sizeof *self);
    *self = (struct search){.app = app, .student = student, .whose = student};
    self->find = find_open(session_of(app)->book);
    app_push(app, &search_ops, self);
}
