/* The end of a year, led step by step: what is still to do, each with the form that does it; the
 * closing sheet; closing. One may leave at any time: what is done stays done. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/glyph.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "year/year.h"
#include <stdlib.h>
#include <string.h>

struct line {
    enum { PART, NOTHING, ITEM, LAST, SHEET, CLOSING } is;
    enum year_part part;
    size_t at;
};

struct year_end {
    struct app *app;
    int64_t student;
    int number;
    struct year year;
    struct line *lines; /* owned: the list, headings and all */
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "state", .label = "", .width = 1},
    {.id = "what", .label = "", .width = 28, .grow = 2},
    {.id = "told", .label = "", .width = 20, .grow = 5},
};

/* ---- lines ---------------------------------------------------------------------------------- */

static void add_line(struct year_end *self, struct line line)
{
    self->lines = mem_grow(self->lines, self->count + 1, sizeof *self->lines);
    self->lines[self->count++] = line;
}

static void make_lines(struct year_end *self)
{
    self->count = 0;
    for (enum year_part part = 0; part < YEAR_PARTS; part++) {
        size_t before = self->count + 1;
        add_line(self, (struct line){PART, part, 0});
        for (size_t i = 0; i < self->year.count; i++)
            if (self->year.items[i].part == part)
                add_line(self, (struct line){ITEM, part, i});
        if (self->count == before)
            add_line(self, (struct line){NOTHING, part, 0});
    }
    add_line(self, (struct line){LAST, YEAR_PARTS, 0});
    add_line(self, (struct line){SHEET, YEAR_PARTS, 0});
    add_line(self, (struct line){CLOSING, YEAR_PARTS, 0});
}

/* Ids stay with what they are about while others come and go. */
static int64_t line_id(const struct year_end *self, size_t index)
{
    const struct line *line = &self->lines[index];
    const struct year_item *item = line->is == ITEM ? &self->year.items[line->at] : NULL;
    uint64_t hash = UINT64_C(0xCBF29CE484222325) + (uint64_t)line->is * 31 + (uint64_t)line->part;
    for (const char *at = item != NULL ? item->what : ""; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001B3);
    if (item != NULL && item->part == YEAR_RECORDS)
        hash ^= (uint64_t)item->record;
    return (int64_t)(hash >> 2) + 1;
}

static void part_row(const struct year_end *self, enum year_part part, struct list_rows *rows)
{
    size_t missing = year_missing(&self->year, part), offered = 0;
    for (size_t i = 0; i < self->year.count; i++)
        offered += self->year.items[i].part == part && !self->year.items[i].done;
    list_cell(rows, ROLE_HEADING, "");
    list_cellf(rows, ROLE_HEADING, "%d  %s", (int)part + 1, tr(year_part_words(part)->label));
    if (missing > 0)
        list_cellf(rows, ROLE_WARNING, "%zu to do", missing);
    else
        list_cell(rows, ROLE_GOOD, offered > 0 ? _("if you like") : _("done"));
}

static void item_row(const struct year_item *item, struct list_rows *rows)
{
    enum role role = item->done ? ROLE_GOOD : item->needed ? ROLE_BAD : ROLE_DIM;
    list_cell(rows, role, item->done ? glyph(GLYPH_MET) : item->needed ? glyph(GLYPH_NOT_MET) : "");
    list_cell(rows, ROLE_BODY, item->what);
    list_cell(rows, item->done ? ROLE_DIM : ROLE_BODY, item->told);
}

static void closing_row(const struct year_end *self, struct list_rows *rows)
{
    const struct year *year = &self->year;
    size_t missing = year_missing(year, YEAR_PARTS);
    char day[DATE_TEXT_SIZE];
    list_cell(rows, ROLE_GOOD, year_is_closed(year) ? glyph(GLYPH_MET) : "");
    list_cellf(rows, ROLE_STRONG, "Close %d", year->number);
    if (year_is_closed(year) && year->closed_on.year != 0 && year->reopened_on.year == 0)
        list_cellf(rows, ROLE_GOOD, "closed on %s by %s", date_short(year->closed_on, day),
                   year->closed_by);
    else if (year_is_closed(year))
        list_cellf(rows, ROLE_GOOD, "closed with %d", year->through);
    else if (!year->over)
        list_cellf(rows, ROLE_DIM, "from 31 December on: %d is not over", year->number);
    else if (missing > 0)
        list_cellf(rows, ROLE_WARNING, "%zu to do", missing);
    else
        list_cell(rows, ROLE_GOOD, _("all is done: Enter closes it"));
}

static void add_row(struct year_end *self, struct list_rows *rows, size_t index)
{
    const struct line *line = &self->lines[index];
    bool plain = line->is == PART || line->is == NOTHING || line->is == LAST;
    struct buf key = {0};
    buf_addf(&key, "%zu", index);
    list_row(rows, line_id(self, index), buf_text(&key), plain ? LIST_ROW_PLAIN : 0);
    buf_free(&key);
    if (line->is == PART) {
        part_row(self, line->part, rows);
    } else if (line->is == ITEM) {
        item_row(&self->year.items[line->at], rows);
    } else if (line->is == CLOSING) {
        closing_row(self, rows);
    } else if (line->is == SHEET) {
        list_cell(rows, ROLE_BODY, "");
        list_cell(rows, ROLE_BODY, _("Closing sheet"));
        list_cellf(rows, ROLE_DIM, "the statements of %d on one page", self->number);
    } else {
        list_cell(rows, ROLE_HEADING, "");
        list_cellf(rows, line->is == LAST ? ROLE_HEADING : ROLE_DIM, "%s",
                   line->is == LAST ? _("7  Close the year")
                                    : tr(year_part_words(line->part)->none));
    }
}

static bool fetch(void *context, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct year_end *self = context;
    size_t at = anchor != NULL && anchor->key != NULL ? strtoul(anchor->key, NULL, 10) : 0;
    bool back = seek == LIST_LAST || seek == LIST_BEFORE;
    (void)err;
    if (seek == LIST_FIRST)
        at = 0;
    else if (seek == LIST_LAST)
        at = self->count;
    else if (seek == LIST_AFTER)
        at++;
    for (size_t i = 0; i < want && (back ? at > 0 : at < self->count); i++)
        add_row(self, rows, back ? --at : at++);
    return true;
}

static bool locate(void *context, int64_t id, struct buf *key)
{
    struct year_end *self = context;
    for (size_t i = 0; i < self->count; i++)
        if (line_id(self, i) == id) {
            buf_addf(key, "%zu", i);
            return true;
        }
    return false;
}

static const struct list_source source = {fetch, locate};

static const struct line *selected(struct year_end *self)
{
    int64_t id = list_selected(self->list);
    for (size_t i = 0; i < self->count; i++)
        if (line_id(self, i) == id)
            return &self->lines[i];
    return NULL;
}

static bool read_year(struct year_end *self, struct err *err)
{
    year_clear(&self->year);
    bool ok = (self->number != 0 ||
               year_next(session_of(self->app)->book, self->student, &self->number, err)) &&
              year_read(session_of(self->app)->book, self->student, self->number, &self->year, err);
    make_lines(self);
    list_reload(self->list);
    return ok;
}

static void read_again(struct year_end *self)
{
    struct err err = {{0}};
    if (!read_year(self, &err))
        app_error(self->app, "%s", err.text);
}

/* What is to be done next, so that Enter alone leads through. */
static void select_next(struct year_end *self)
{
    for (size_t i = 0; i < self->count; i++) {
        const struct line *line = &self->lines[i];
        bool open = line->is == ITEM && self->year.items[line->at].needed &&
                    !self->year.items[line->at].done;
        if (open || line->is == SHEET) {
            (void)list_select(self->list, line_id(self, i));
            return;
        }
    }
}

/* ---- doing one ------------------------------------------------------------------------------ */

/* Nothing can be counted on a day that is still to come. */
static struct date last_day(const struct year_end *self)
{
    return self->year.over ? self->year.last : date_today();
}

static bool count_stock(struct year_end *self, const struct year_item *item)
{
    struct records_of of = {.kind = kind_find("stock"), .student = self->student};
    char quantity[NUM_TEXT_SIZE], value[NUM_TEXT_SIZE], day[DATE_ISO_SIZE];
    if (item->record != 0)
        return record_edit_at(self->app, of, item->record, NULL, "quantity");
    of.project = item->project;
    const char *const values[] = {
        "as_of",    date_iso(last_day(self), day),
        "item",     item->item,
        "quantity", item->quantity > 0 ? num_decimal(item->quantity, 3, quantity) : "",
        "unit",     item->unit,
        "value",    num_money(item->value, value),
        NULL,
    };
    app_info(self->app, "%s; %s", item->told, year_basis_words(self->year.at_market));
    return record_edit_at(self->app, of, 0, values, item->quantity > 0 ? "quantity" : "value");
}

static bool value_asset(struct year_end *self, const struct year_item *item)
{
    struct records_of of = {.kind = kind_find("valuation"),
                            .student = self->student,
                            .owner = "asset",
                            .owner_id = item->asset};
    char day[DATE_ISO_SIZE];
    const char *const values[] = {"as_of", date_iso(last_day(self), day), NULL};
    return record_edit_at(self->app, of, 0, values, "value");
}

static bool edit_of_year(struct year_end *self, const struct year_item *item)
{
    struct records_of of = {
        .kind = kind_find(item->kind), .student = self->student, .project = item->project};
    char number[NUM_TEXT_SIZE];
    const char *const values[] = {"year", num_decimal(self->number, 0, number), NULL};
    return record_edit_at(self->app, of, item->record, values,
                          item->part == YEAR_SCOPE ? "size" : "changes");
}

/* A finding about a student or a project as a whole is told, not opened. */
static bool mend(struct year_end *self, const struct year_item *item)
{
    struct records_of of = {.kind = item->kind != NULL ? kind_find(item->kind) : NULL};
    if (of.kind != NULL && item->record != 0)
        return record_edit(self->app, of, item->record);
    dialog_message(self->app, item->what, item->told);
    return false;
}

static void do_item(struct year_end *self, const struct year_item *item)
{
    bool changed = false;
    switch (item->part) {
    case YEAR_RECORDS:
        changed = mend(self, item);
        break;
    case YEAR_COUNT:
        changed = count_stock(self, item);
        break;
    case YEAR_VALUE:
        changed = value_asset(self, item);
        break;
    case YEAR_SHARE:
        changed = shares_edit(self->app, item->asset, self->number);
        break;
    case YEAR_SCOPE:
    case YEAR_REVIEW:
        changed = edit_of_year(self, item);
        break;
    case YEAR_PARTS:
        break;
    }
    read_again(self);
    if (changed)
        select_next(self);
}

/* ---- closing and opening again -------------------------------------------------------------- */

static void close_year(struct year_end *self)
{
    struct err err = {{0}};
    struct buf text = {0}, yes = {0};
    char *what = NULL;
    size_t missing = year_missing(&self->year, YEAR_PARTS);
    if (!self->year.over || year_is_closed(&self->year)) {
        app_info(self->app,
                 self->year.over ? _("%d is closed already; o opens it again")
                                 : _("%d is not over; you can close it from 31 December on"),
                 self->number);
        return;
    }
    if (missing > 0)
        buf_addf(&text,
                 tr_count("%zu thing still to do. ", "%zu things are still to do. ",
                          (int64_t)missing),
                 missing);
    buf_addf(
        &text,
        _("When %d is closed, what is dated in it changes only with a reason, which the history "
          "keeps. What it ends with is what %d begins with."),
        self->number, self->number + 1);
    buf_addf(&yes, missing > 0 ? _("Close %d as it is") : _("Close %d"), self->number);
    if (dialog_confirm(self->app, _("Close the year"), buf_text(&text), buf_text(&yes),
                       _("Not yet"))) {
        if (year_close(session_of(self->app)->book, self->student, self->number, true, &what, &err))
            app_info(self->app, "%s", what);
        else
            app_error(self->app, "%s", err.text);
        mem_free(what);
    }
    buf_free(&text);
    buf_free(&yes);
    read_again(self);
}

static bool is_reason(void *context, const char *text, struct err *err)
{
    (void)context;
    return text[strspn(text, " ")] != '\0' ||
           err_set(err, "Years after it are opened, too: they begin with what it ends with.");
}

static void reopen_year(struct year_end *self)
{
    struct err err = {{0}};
    struct buf reason = {0};
    char *what = NULL;
    if (dialog_prompt(self->app, _("Open the year again"), _("Why? The history keeps it."), 150,
                      &reason, is_reason, NULL)) {
        bool ok = year_reopen(session_of(self->app)->book, self->student, self->number,
                              buf_text(&reason), &what, &err);
        app_outcome(self->app, ok, what, &err);
        mem_free(what);
    }
    buf_free(&reason);
    read_again(self);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { DO = 1, SHEET_KEY, CLOSE_KEY, REOPEN, INVENTORY, BACK, ON };
static const struct keymap_row key_rows[] = {
    {"Enter", DO, "do it", "Open the form that does what is selected.", KEYMAP_BAR},
    {"s", SHEET_KEY, "closing sheet", "Show the statements of the year on one page.", KEYMAP_BAR},
    {"c", CLOSE_KEY, "close",
     "Close the year: after that, changing an entry of that year asks for a reason.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"o", REOPEN, "open again", "Open a closed year again, and those after it; it asks why.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"i", INVENTORY, "inventory", "The inventory of all projects.", 0},
    {"<", BACK, "year before", "Show the year before.", KEYMAP_BAR},
    {">", ON, "next year", "Show the next year.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Year end", key_rows);

static void turn_year(struct year_end *self, int step)
{
    if (self->number + step > date_today().year) {
        app_info(self->app, "%d has not begun", self->number + step);
        return;
    }
    self->number += step;
    read_again(self);
    select_next(self);
}

static void do_selected(struct year_end *self)
{
    const struct line *line = selected(self);
    if (line != NULL && line->is == ITEM)
        do_item(self, &self->year.items[line->at]);
    else if (line != NULL && line->is == SHEET)
        closing_sheet_screen(self->app, self->student, self->number);
    else if (line != NULL && line->is == CLOSING)
        close_year(self);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct year_end *self = context;
    switch (number) {
    case DO:
        do_selected(self);
        return APP_HANDLED;
    case SHEET_KEY:
        closing_sheet_screen(self->app, self->student, self->number);
        return APP_HANDLED;
    case CLOSE_KEY:
        close_year(self);
        return APP_HANDLED;
    case REOPEN:
        reopen_year(self);
        return APP_HANDLED;
    case INVENTORY:
        inventory_screen(app, self->student, 0);
        return APP_HANDLED;
    case BACK:
    case ON:
        turn_year(self, number == ON ? 1 : -1);
        return APP_HANDLED;
    default:
        return 0;
    }
}

static bool enabled(struct app *app, void *context, int number)
{
    struct year_end *self = context;
    bool closed = year_is_closed(&self->year);
    (void)app;
    return number == REOPEN ? closed : number != CLOSE_KEY || (!closed && self->year.over);
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool year_end_open(struct app *app, void *context, struct err *err)
{
    struct year_end *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns), LIST_NO_HEADING);
    list_set_source(self->list, &source, self);
    bool ok = read_year(self, err);
    if (ok)
        select_next(self);
    return ok;
}

static void year_end_close(struct app *app, void *context)
{
    struct year_end *self = context;
    (void)app;
    list_free(self->list);
    year_clear(&self->year);
    mem_free(self->lines);
    mem_free(self);
}

static void year_end_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static void year_end_title(struct app *app, void *context, struct screen_title *title)
{
    struct year_end *self = context;
    struct buf where = {0};
    buf_addf(&where, "%d%s", self->number, year_is_closed(&self->year) ? _(", closed") : "");
    session_title(app, title, _("Year end"), buf_text(&where), self->student);
    buf_free(&where);
}

/* The sentence about the selected step. */
static const char *why(struct year_end *self)
{
    const struct line *line = selected(self);
    if (line != NULL && line->is == ITEM)
        return tr(year_part_words(line->part)->why);
    if (line != NULL && line->is == SHEET)
        return _("Read it with somebody else before you close: income by project, what changed "
                 "your net worth, and what you own and owe on the last day.");
    return _("When a year is closed, what is dated in it changes only with a reason. You may stop "
             "here at any time and come back: what is done stays done.");
}

static void year_end_draw(struct app *app, void *context, struct rect body)
{
    struct year_end *self = context;
    if (session_changed(session_of(app)))
        read_again(self);
    const char *text = why(self);
    struct rect foot = rect_cut_bottom(&body, 4);
    draw_hline(foot, 0, ROLE_RULE, _("why"));
    rect_cut_top(&foot, 1);
    draw_wrap(rect_inset(foot, 2, 0), 0, ROLE_DIM, text);
    list_draw(self->list, body, true);
}

static unsigned year_end_event(struct app *app, void *context, const struct event *event)
{
    struct year_end *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, DO);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void year_end_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(
        help,
        _("The steps that end a year, in order. Enter on a line opens the form for it: a count "
          "that starts with what should be there, a project's size, a look back on the plan. A "
          "step is done when the records say so, so you can stop and come back."));
    help_text(
        help,
        _("Closing locks the year. You can still correct it with a reason: the correction goes "
          "through the years after it, and the history keeps the reason."));
}

static const struct screen_ops year_end_ops = {
    .name = "year end",
    .keys = &keys,
    .open = year_end_open,
    .close = year_end_close,
    .shown = year_end_shown,
    .title = year_end_title,
    .draw = year_end_draw,
    .event = year_end_event,
    .command = command,
    .enabled = enabled,
    .help = year_end_help,
};

void year_end_screen(struct app *app, int64_t student, int year)
{
    struct year_end *self = mem_alloc(sizeof *self);
    *self = (struct year_end){.app = app, .student = student, .number = year};
    app_push(app, &year_end_ops, self);
}
