/* Marks by a rubric: the class with what each was given so far, and a form for one judge's points. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/form.h"
#include "kit/help.h"
#include "kit/list.h"
#include "score/score.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "workbook/scored.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A student without points yet has a row, too: what is given, and nothing else. */
struct line {
    struct score_of of;
    const struct score_entry *entry; /* NULL: nothing given yet */
    char *name;                      /* owned */
};

struct scoring {
    struct app *app;
    struct score_rubric rubric; /* id 0: none is there */
    struct score_ranking ranking;
    struct line *lines; /* owned */
    size_t count;
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

static void clear_lines(struct scoring *self)
{
    for (size_t i = 0; i < self->count; i++)
        mem_free(self->lines[i].name);
    mem_free(self->lines);
    self->lines = NULL;
    self->count = 0;
}

static void add_line(struct scoring *self, struct score_of of, const struct score_entry *entry,
                     const char *name)
{
    self->lines = mem_grow(self->lines, self->count + 1, sizeof *self->lines);
    self->lines[self->count++] = (struct line){of, entry, mem_text(name)};
}

static bool is_marked(const struct scoring *self, int64_t student)
{
    for (size_t i = 0; i < self->ranking.count; i++)
        if (self->ranking.entries[i].of.student == student)
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    const struct line *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    return order != 0 ? order : (one->of.project > other->of.project) - (one->of.project < other->of.project);
}

/* Those who were marked, by place or by name; of the active students the others too. */
static bool read_lines(struct scoring *self, struct err *err)
{
    struct book *book = session_of(self->app)->book;
    enum step step;
    clear_lines(self);
    score_ranking_clear(&self->ranking);
    if (self->rubric.id == 0)
        return true;
    if (!score_ranking_read(book, self->rubric.id, &self->ranking, err))
        return false;
    for (size_t i = 0; i < self->ranking.count; i++)
        add_line(self, self->ranking.entries[i].of, &self->ranking.entries[i],
                 self->ranking.entries[i].name);
    struct stmt *stmt = book_stmt(
        book, "SELECT id, name FROM student WHERE status = 'active' ORDER BY name COLLATE NOCASE",
        err);
    if (stmt == NULL)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        if (!is_marked(self, stmt_int(stmt, 0)))
            add_line(self, (struct score_of){.student = stmt_int(stmt, 0)}, NULL,
                     stmt_text(stmt, 1));
    stmt_done(stmt);
    if (!self->by_place)
        qsort(self->lines, self->count, sizeof *self->lines, by_name);
    return step == STEP_DONE;
}

/* Ids are those of records, which no two kinds share. */
static int64_t line_id(void *context, size_t index)
{
    const struct score_of *of = &((struct scoring *)context)->lines[index].of;
    return of->application != 0 ? of->application : of->project != 0 ? of->project : of->student;
}

static void line_row(void *context, size_t index, struct list_rows *rows)
{
    const struct scoring *self = context;
    const struct line *line = &self->lines[index];
    const struct score_entry *entry = line->entry;
    char text[NUM_TEXT_SIZE];
    int64_t percent;
    if (entry == NULL) {
        list_cell(rows, ROLE_BODY, "");
        list_cell(rows, ROLE_BODY, line->name);
        list_cell(rows, ROLE_DIM, "");
        list_cell(rows, ROLE_DIM, "");
        return;
    }
    list_cellf(rows, ROLE_BODY, "%zu%s", entry->place, entry->tied > 0 ? "=" : "");
    list_cell(rows, ROLE_BODY, line->name);
    list_cell(rows, ROLE_DIM, entry->what);
    list_cell(rows, entry->total < 0 ? ROLE_BAD : ROLE_BODY, num_decimal(entry->total, 3, text));
    list_cell(rows, ROLE_DIM,
              score_percent(&self->rubric, entry->total, &percent) ? num_decimal(percent, 2, text)
                                                                   : "");
    if (entry->criteria < self->rubric.count)
        list_cellf(rows, ROLE_WARNING, _("%zu of %zu"), entry->criteria, self->rubric.count);
    else if (entry->judges == 1)
        list_cell(rows, ROLE_DIM, _("1 judge"));
    else
        list_cellf(rows, ROLE_DIM, _("%zu judges"), entry->judges);
    list_cell(rows, ROLE_DIM, entry->tied_with);
}

static void reload(struct scoring *self)
{
    const struct list_array rows = {.row = line_row, .row_id = line_id};
    struct list_array array = rows;
    struct err err = {{0}};
    int64_t selected = list_selected(self->list);
    if (!read_lines(self, &err))
        app_error(self->app, "%s", err.text);
    array.count = self->count;
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

/* ---- giving points -------------------------------------------------------------------------- */

enum { MOST_CRITERIA = 60 };

struct giving {
    struct scoring *scoring;
    struct score_rubric rubric; /* as the form began: the screen below may read its own again */
    struct score_of of;
    struct form_field fields[MOST_CRITERIA + 2];
    char ids[MOST_CRITERIA][8];
    char *helps[MOST_CRITERIA]; /* owned */
    struct score_given given[MOST_CRITERIA];
    size_t count;
};

static bool read_points(struct giving *self, struct form *form, int64_t *total, struct err *err)
{
    *total = 0;
    for (size_t i = 0; i < self->count; i++) {
        const char *text = form_value(form, self->ids[i]);
        struct score_given *given = &self->given[i];
        *given = (struct score_given){.given = text[0] != '\0'};
        if (given->given && !num_parse(text, strlen(text), 3, &given->points, err))
            return false;
        *total += num_scale(given->points, self->rubric.criteria[i].weight, 1000);
    }
    return true;
}

static bool check(void *context, struct form *form, const char *field, const char *value,
                  struct buf *hint, struct err *err)
{
    struct giving *self = context;
    const struct score_rubric *rubric = &self->rubric;
    char total_text[NUM_TEXT_SIZE], most[NUM_TEXT_SIZE];
    int64_t total;
    if (field[0] != 'c')
        return true;
    if (!read_points(self, form, &total, err))
        return false;
    size_t at = (size_t)strtol(field + 1, NULL, 10);
    if (value[0] != '\0' &&
        !score_point_fits(&rubric->criteria[at], self->given[at].points, err))
        return false;
    score_tell_range(&rubric->criteria[at], hint);
    buf_addf(hint, _("%stotal %s"), hint->len > 0 ? " · " : "",
             num_decimal(total, 3, total_text));
    if (rubric->has_most)
        buf_addf(hint, _(" of %s"), num_decimal(rubric->most, 3, most));
    return true;
}

/* What the judge named gave so far stands in the fields. */
static void fill_points(struct giving *self, struct form *form)
{
    struct score_marks marks;
    struct err err = {{0}};
    char text[NUM_TEXT_SIZE];
    struct book *book = session_of(self->scoring->app)->book;
    const char *judge = form_value(form, "judge");
    bool ok = score_marks_read(book, &self->rubric, &self->of, &marks, &err);
    for (size_t at = 0; ok && at < marks.judge_count; at++)
        for (size_t i = 0; strcmp(marks.judges[at], judge) == 0 && i < self->count; i++) {
            const struct score_point *point = score_point_at(&marks, i, at);
            form_set(form, self->ids[i], point != NULL ? num_decimal(point->points, 3, text) : "");
        }
    score_marks_clear(&marks);
}

static void refresh(void *context, struct form *form, const char *field)
{
    if (field == NULL || strcmp(field, "judge") == 0)
        fill_points(context, form);
}

static bool save(void *context, struct form *form, struct err *err)
{
    struct giving *self = context;
    struct scoring *scoring = self->scoring;
    const char *judge = form_value(form, "judge"), *day = form_value(form, "day");
    struct date date;
    int64_t total;
    size_t wrong = self->count;
    char *what = NULL;
    if (!read_points(self, form, &total, err) || !date_parse(day, strlen(day), &date, err))
        return false;
    bool ok = score_save(session_of(scoring->app)->book, &self->rubric, &self->of, judge, date,
                         self->given, &wrong, &what, err);
    if (!ok && wrong < self->count)
        form_blame(form, self->ids[wrong], err->text);
    if (ok) {
        mem_free(scoring->judge);
        scoring->judge = mem_text(judge);
        app_undoable(scoring->app, "%s", what);
    }
    mem_free(what);
    return ok;
}

static char *help_of(const struct score_criterion *criterion)
{
    struct buf help = {0};
    char text[NUM_TEXT_SIZE];
    score_tell_range(criterion, &help);
    if (criterion->weight != 1000)
        buf_addf(&help, _("%scounts %s times"), help.len > 0 ? ", " : "",
                 num_decimal(criterion->weight, 3, text));
    if (criterion->description[0] != '\0')
        buf_addf(&help, "%s%s", help.len > 0 ? ". " : "", criterion->description);
    char *owned = mem_text(buf_text(&help));
    buf_free(&help);
    return owned;
}

static struct form *make_form(struct giving *self)
{
    static const struct form_ops ops = {.check = check, .save = save, .refresh = refresh};
    const struct score_rubric *rubric = &self->rubric;
    self->count = rubric->count < MOST_CRITERIA ? rubric->count : MOST_CRITERIA;
    self->fields[0] = (struct form_field){
        .id = "judge",
        .label = _("Judge"),
        .kind = FORM_TEXT,
        .flags = FORM_NEEDED,
        .max_chars = 200,
        .help = _("Who gives the points. What this judge gave before stands below."),
    };
    self->fields[1] = (struct form_field){
        .id = "day", .label = _("Day"), .kind = FORM_DATE, .flags = FORM_NEEDED};
    for (size_t i = 0; i < self->count; i++) {
        (void)snprintf(self->ids[i], sizeof self->ids[i], "c%zu", i);
        self->helps[i] = help_of(&rubric->criteria[i]);
        self->fields[i + 2] = (struct form_field){
            .id = self->ids[i],
            .label = rubric->criteria[i].name,
            .kind = FORM_NUMBER,
            .places = 3,
            .help = self->helps[i],
        };
    }
    struct form *form = form_new(self->fields, self->count + 2, &ops, self);
    form_set(form, "judge", self->scoring->judge);
    form_set(form, "day", "today");
    fill_points(self, form);
    form_focus(form, self->ids[0]);
    return form;
}

static bool give(struct scoring *self, struct score_of of)
{
    struct giving *giving = mem_alloc(sizeof *giving);
    struct err err = {{0}};
    struct buf where = {0};
    bool saved = false;
    *giving = (struct giving){.scoring = self, .of = of};
    struct book *book = session_of(self->app)->book;
    if (!book_can_write(book, &err) ||
        !score_rubric_read(book, self->rubric.id, &giving->rubric, &err)) {
        app_error(self->app, "%s", err.text);
    } else {
        session_student_name(self->app, of.student, &where);
        struct form *form = make_form(giving);
        saved = form_run(self->app, form, giving->rubric.name, buf_text(&where));
        form_free(form);
    }
    for (size_t i = 0; i < giving->count; i++)
        mem_free(giving->helps[i]);
    score_rubric_clear(&giving->rubric);
    buf_free(&where);
    mem_free(giving);
    return saved;
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
    enum { MOST = 50 };
    const char *words[MOST];
    int64_t ids[MOST];
    size_t count = 0;
    int selected = 0;
    struct book *book = session_of(self->app)->book;
    struct stmt *stmt =
        book_stmt(book, "SELECT id FROM rubric ORDER BY year DESC, name COLLATE NOCASE", NULL);
    while (stmt != NULL && count < MOST && stmt_step(stmt, NULL) == STEP_ROW) {
        struct buf name = {0};
        ids[count] = stmt_int(stmt, 0);
        selected = ids[count] == self->rubric.id ? (int)count : selected;
        ref_name_screen(book, kind_find("rubric"), ids[count], &name);
        words[count++] = mem_text(buf_text(&name));
        buf_free(&name);
    }
    stmt_done(stmt);
    int chosen = count > 0 ? dialog_choose_word(self->app, _("Rubric"), words, count, selected) : -1;
    if (count == 0)
        app_info(self->app, _("no rubric yet; n makes one"));
    if (chosen >= 0)
        set_rubric(self, ids[chosen]);
    for (size_t i = 0; i < count; i++)
        mem_free((char *)(uintptr_t)words[i]);
}

/* The one used last, else the newest. */
static int64_t first_rubric(struct book *book)
{
    int64_t id = 0;
    (void)book_ask_id(book,
                      "SELECT ifnull((SELECT c.rubric FROM score AS s JOIN criterion AS c"
                      " ON c.id = s.criterion ORDER BY s.id DESC LIMIT 1), max(id)) FROM rubric"
                      " WHERE ?1 = 0",
                      0, &id, NULL);
    return id;
}

static const struct line *selected_line(struct scoring *self)
{
    int64_t id = list_selected(self->list);
    for (size_t i = 0; i < self->count; i++)
        if (line_id(self, i) == id)
            return &self->lines[i];
    return NULL;
}

/* After the points of one the next one is selected: a class is marked from top to bottom. */
static void give_selected(struct scoring *self)
{
    const struct line *line = selected_line(self);
    if (self->rubric.id != 0 && self->rubric.count == 0)
        app_info(self->app, _("%s has no criteria yet; c adds them"), self->rubric.name);
    if (line == NULL || self->rubric.count == 0)
        return;
    size_t next = (size_t)(line - self->lines) + 1;
    int64_t then = !self->by_place && next < self->count ? line_id(self, next) : 0;
    if (!give(self, line->of))
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
    const struct line *line = selected_line(self);
    struct book *book = session_of(self->app)->book;
    struct buf path = {0};
    struct err err = {{0}};
    int chosen = self->rubric.id != 0
                     ? dialog_choose_word(self->app, _("Write a workbook"), words, 3, 0)
                     : -1;
    if (chosen < 0 || (chosen == 1 && line == NULL))
        return;
    buf_add_text(&path, "scores.xlsx");
    if (dialog_file(self->app, _("Write a workbook"), DIALOG_WRITE, ".xlsx", &path)) {
        bool ok = chosen == 0
                      ? scored_ranking_write(book, self->rubric.id, buf_text(&path), NULL, &err)
                  : chosen == 1 ? scored_student_write(book, self->rubric.id, line->of.student,
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
    struct records_of of = {.kind = kind_find("rubric")};
    int64_t id = 0;
    if (record_edit(self->app, of, 0) &&
        book_ask_id(session_of(self->app)->book, "SELECT max(id) FROM rubric WHERE ?1 = 0", 0, &id,
                    NULL))
        set_rubric(self, id);
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
    set_rubric(self, first_rubric(session_of(app)->book));
    return true;
}

static void scoring_close(struct app *app, void *context)
{
    struct scoring *self = context;
    (void)app;
    list_free(self->list);
    clear_lines(self);
    score_ranking_clear(&self->ranking);
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
    help_text(help, _("Equal totals share a place: \"2=\" is said with whom. A judge who gives points "
                      "again takes the earlier ones back."));
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
