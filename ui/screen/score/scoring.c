/* Marks by a rubric: the class with what each was given so far. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "score/score.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "workbook/scored.h"
#include <stdlib.h>
#include <string.h>

struct scoring {
    struct app *app;
    struct score_rubric rubric; /* id 0: none is there */
    struct score_ranking class; /* who has points, and who has none yet */
    bool by_place;
    char *judge; /* owned: who gave points last */
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "place", .label = "Place", .width = 5, .align = DRAW_RIGHT},
    {.id = "name", .label = "Student", .width = 22, .grow = 2},
    {.id = "what", .label = "What", .width = 8, .grow = 1, .rank = 2},
    {.id = "points", .label = "Points", .width = 8, .align = DRAW_RIGHT},
    {.id = "percent", .label = "%", .width = 6, .align = DRAW_RIGHT, .rank = 1},
    {.id = "given", .label = "Given", .width = 9, .rank = 1},
    {.id = "tied", .label = "Tied with", .width = 10, .grow = 1, .rank = 3},
};

/* ---- reading -------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    const struct score_entry *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    return order != 0 ? order
                      : (one->of.project > other->of.project) -
                            (one->of.project < other->of.project);
}

/* Ids are those of records, which no two kinds share. */
static int64_t entry_id(void *context, size_t index)
{
    const struct score_of *of = &((struct scoring *)context)->class.entries[index].of;
    return of->application != 0 ? of->application : of->project != 0 ? of->project : of->student;
}

static void given_cell(const struct scoring *self, const struct score_entry *entry,
                       struct list_rows *rows)
{
    if (entry->criteria < self->rubric.count)
        list_cellf(rows, ROLE_WARNING, _("%zu of %zu"), entry->criteria, self->rubric.count);
    else if (entry->judges == 1)
        list_cell(rows, ROLE_DIM, _("1 judge"));
    else
        list_cellf(rows, ROLE_DIM, _("%zu judges"), entry->judges);
}

static void entry_row(void *context, size_t index, struct list_rows *rows)
{
    const struct scoring *self = context;
    const struct score_entry *entry = &self->class.entries[index];
    char text[NUM_TEXT_SIZE];
    int64_t percent;
    if (entry->place == 0) {
        list_cell(rows, ROLE_BODY, "");
        list_cell(rows, ROLE_BODY, entry->name);
        return;
    }
    list_cellf(rows, ROLE_BODY, "%zu%s", entry->place, entry->tied > 0 ? "=" : "");
    list_cell(rows, ROLE_BODY, entry->name);
    list_cell(rows, ROLE_DIM, entry->what);
    list_cell(rows, entry->total < 0 ? ROLE_BAD : ROLE_BODY, num_decimal(entry->total, 3, text));
    bool has_percent = score_percent(&self->rubric, entry->total, &percent);
    list_cell(rows, ROLE_DIM, has_percent ? num_decimal(percent, 2, text) : "");
    given_cell(self, entry, rows);
    list_cell(rows, ROLE_DIM, entry->tied_with);
}

static void reload(struct scoring *self)
{
    struct list_array array = {.row = entry_row, .row_id = entry_id};
    struct err err = {{0}};
    int64_t selected = list_selected(self->list);
    score_ranking_clear(&self->class);
    if (self->rubric.id != 0 &&
        !score_class_read(session_of(self->app)->book, self->rubric.id, &self->class, &err))
        app_error(self->app, "%s", err.text);
    if (!self->by_place && self->class.count > 0)
        qsort(self->class.entries, self->class.count, sizeof *self->class.entries, by_name);
    array.count = self->class.count;
    list_set_array(self->list, &array, self); /* which begins at the first row */
    if (selected != 0)
        (void)list_select(self->list, selected);
}

static void set_rubric(struct scoring *self, int64_t id)
{
    struct err err = {{0}};
    score_rubric_clear(&self->rubric);
    if (id != 0 && !score_rubric_read(session_of(self->app)->book, id, &self->rubric, &err))
        app_error(self->app, "%s", err.text);
    reload(self);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { GIVE = 1, RUBRIC, NEW, CRITERIA, ORDER, WRITE };
static const struct keymap_row key_rows[] = {
    {"Enter", GIVE, "give points",
     "Give the selected student points, or change what a judge gave.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"r", RUBRIC, "rubric", "Choose by which rubric.", KEYMAP_BAR},
    {"n", NEW, "new rubric", "Make a new rubric.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"c", CRITERIA, "criteria", "What the rubric looks at: its criteria, weights and ranges.",
     KEYMAP_BAR},
    {"o", ORDER, "order", "By name, or by place.", KEYMAP_BAR},
    {"w", WRITE, "workbook",
     "Write the ranking, the selected student's score sheet, or a blank one.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Scores", key_rows);

static void choose_rubric(struct scoring *self)
{
    struct book *book = session_of(self->app)->book;
    struct err err = {{0}};
    int64_t *ids;
    size_t count;
    int selected = 0;
    if (!score_rubrics(book, &ids, &count, &err))
        app_error(self->app, "%s", err.text);
    else if (count == 0)
        app_info(self->app, _("no rubric yet; n makes one"));
    char **words = mem_array(count + 1, sizeof *words);
    for (size_t i = 0; i < count; i++) {
        struct buf name = {0};
        ref_name_screen(book, kind_find("rubric"), ids[i], &name);
        words[i] = mem_text(buf_text(&name));
        selected = ids[i] == self->rubric.id ? (int)i : selected;
        buf_free(&name);
    }
    int chosen = count > 0 ? dialog_choose_word(self->app, _("Rubric"), (const char *const *)words,
                                                count, selected)
                           : -1;
    if (chosen >= 0)
        set_rubric(self, ids[chosen]);
    for (size_t i = 0; i < count; i++)
        mem_free(words[i]);
    mem_free(words);
    mem_free(ids);
}

/* The one used last; or, with `newest`, the one that was made last. */
static int64_t find_rubric(struct book *book, bool newest)
{
    int64_t *ids, id = 0;
    size_t count;
    if (score_rubrics(book, &ids, &count, NULL) && count > 0)
        id = ids[0];
    for (size_t i = 0; newest && i < count; i++)
        id = ids[i] > id ? ids[i] : id;
    mem_free(ids);
    return id;
}

static const struct score_entry *selected_entry(struct scoring *self)
{
    int64_t id = list_selected(self->list);
    for (size_t i = 0; i < self->class.count; i++)
        if (entry_id(self, i) == id)
            return &self->class.entries[i];
    return NULL;
}

/* After the points of one the next one is selected: a class is marked from top to bottom. */
static void give_selected(struct scoring *self)
{
    const struct score_entry *entry = selected_entry(self);
    if (self->rubric.id != 0 && self->rubric.count == 0)
        app_info(self->app, _("%s has no criteria yet; c adds them"), self->rubric.name);
    if (entry == NULL || self->rubric.count == 0)
        return;
    size_t next = (size_t)(entry - self->class.entries) + 1;
    int64_t then = !self->by_place && next < self->class.count ? entry_id(self, next) : 0;
    if (!scores_edit(self->app, self->rubric.id, &entry->of, &self->judge))
        return;
    reload(self);
    if (then != 0)
        (void)list_select(self->list, then);
}

static void write_workbook(struct scoring *self)
{
    const char *const words[] = {_("The ranking, with every score"),
                                 _("The selected student's score sheet"),
                                 _("A blank score sheet")};
    const struct score_entry *entry = selected_entry(self);
    struct book *book = session_of(self->app)->book;
    struct buf path = {0};
    struct err err = {{0}};
    int chosen = self->rubric.id != 0
                     ? dialog_choose_word(self->app, _("Write a workbook"), words, 3, 0)
                     : -1;
    if (chosen < 0 || (chosen == 1 && entry == NULL))
        return;
    buf_add_text(&path, "scores.xlsx");
    if (dialog_file(self->app, _("Write a workbook"), DIALOG_WRITE, ".xlsx", &path)) {
        bool ok = chosen == 0
                      ? scored_ranking_write(book, self->rubric.id, buf_text(&path), NULL, &err)
                  : chosen == 1 ? scored_student_write(book, self->rubric.id, entry->of.student,
                                                       buf_text(&path), NULL, &err)
                                : scored_blank_write(book, self->rubric.id, buf_text(&path), NULL, &err);
        if (ok)
            app_info(self->app, _("wrote %s"), buf_text(&path));
        else
            app_error(self->app, "%s", err.text);
    }
    buf_free(&path);
}

static void new_rubric(struct scoring *self)
{
    if (record_edit(self->app, (struct records_of){.kind = kind_find("rubric")}, 0))
        set_rubric(self, find_rubric(session_of(self->app)->book, true));
}

static unsigned command(struct app *app, void *context, int number)
{
    struct scoring *self = context;
    switch (number) {
    case GIVE:
        give_selected(self);
        return APP_HANDLED;
    case RUBRIC:
        choose_rubric(self);
        return APP_HANDLED;
    case NEW:
        new_rubric(self);
        return APP_HANDLED;
    case CRITERIA:
        if (self->rubric.id != 0)
            records_screen(app, (struct records_of){.kind = kind_find("criterion"),
                                                    .owner = "rubric",
                                                    .owner_id = self->rubric.id});
        else
            app_info(app, _("no rubric yet; n makes one"));
        return APP_HANDLED;
    case ORDER:
        self->by_place = !self->by_place;
        reload(self);
        return APP_HANDLED;
    case WRITE:
        write_workbook(self);
        return APP_HANDLED;
    default:
        return 0;
    }
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool scoring_open(struct app *app, void *context, struct err *err)
{
    struct scoring *self = context;
    (void)err;
    self->judge = mem_text(book_who(session_of(app)->book));
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->list, _("No rubric yet. n makes one, c says what it looks at."));
    set_rubric(self, find_rubric(session_of(app)->book, false));
    return true;
}

static void scoring_close(struct app *app, void *context)
{
    struct scoring *self = context;
    (void)app;
    list_free(self->list);
    score_ranking_clear(&self->class);
    score_rubric_clear(&self->rubric);
    mem_free(self->judge);
    mem_free(self);
}

static void scoring_shown(struct app *app, void *context)
{
    struct scoring *self = context;
    (void)app;
    set_rubric(self, self->rubric.id);
}

static void scoring_title(struct app *app, void *context, struct screen_title *title)
{
    struct scoring *self = context;
    session_title(app, title, _("Scores"), self->rubric.id != 0 ? self->rubric.name : NULL, 0);
}

static void scoring_draw(struct app *app, void *context, struct rect body)
{
    struct scoring *self = context;
    if (session_changed(session_of(app)))
        set_rubric(self, self->rubric.id);
    list_draw(self->list, body, true);
}

static unsigned scoring_event(struct app *app, void *context, const struct event *event)
{
    struct scoring *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, GIVE);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void scoring_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("What each student was given by a rubric. Enter opens a form with a field for each "
                "criterion; after it is saved, the next student is selected. Several judges each "
                "give their own: a criterion is worth their mean, times its weight."));
    help_text(help, _("Equal totals share a place, shown as \"2=\" with the names. Points that a "
                      "judge gives again replace the earlier ones."));
}

static const struct screen_ops scoring_ops = {
    .name = "scores",
    .keys = &keys,
    .open = scoring_open,
    .close = scoring_close,
    .shown = scoring_shown,
    .title = scoring_title,
    .draw = scoring_draw,
    .event = scoring_event,
    .command = command,
    .help = scoring_help,
};

void scoring_screen(struct app *app)
{
    struct scoring *self = mem_alloc(sizeof *self);
    *self = (struct scoring){.app = app};
    app_push(app, &scoring_ops, self);
}
