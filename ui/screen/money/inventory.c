/* Inventory: what is on hand now beside what the year began with, and what lasts longer. Counting an
 * item sets it; the difference is told. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/chart.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/term.h"
#include "report/summary.h"
#include "screen/money/guided.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "year/year.h"
#include <stdlib.h>
#include <string.h>

/* The list runs over both tables: rows of stock, then rows of capital items; ids tell them apart. */
enum { ASSET_ID = 1000000 };

struct inventory {
    struct app *app;
    int64_t student, project;
    int year; /* 0: this one */
    struct summary_inventory figures;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "item", .label = "Item", .width = 22, .grow = 2},
    {.id = "opening", .label = "Opening", .width = 9, .align = DRAW_RIGHT},
    {.id = "now", .label = "Now", .width = 10, .align = DRAW_RIGHT},
    {.id = "difference", .label = "Difference", .width = 10, .align = DRAW_RIGHT},
    {.id = "counted", .label = "Counted", .width = 15},
    {.id = "quantity", .label = "How many", .width = 10, .align = DRAW_RIGHT, .rank = 1},
    {.id = "life", .label = "Life", .width = 5, .align = DRAW_RIGHT, .rank = 2},
    {.id = "expected", .label = "Since then", .width = 20, .rank = 3},
};

/* ---- rows ----------------------------------------------------------------------------------- */

static void short_date(struct date date, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    buf_add_text(out, date_short(date, text));
}

static void stock_row(const struct summary_stock *stock, struct list_rows *rows)
{
    struct buf counted = {0}, quantity = {0};
    char text[NUM_TEXT_SIZE];
    if (stock->this_year)
        short_date(stock->counted, &counted);
    else
        buf_add_text(&counted, _("not this year !"));
    if (stock->quantity > 0)
        buf_addf(&quantity, "%s %s", num_decimal(stock->quantity, 3, text),
                 stock->unit != NULL ? stock->unit : "");
    list_cell(rows, ROLE_BODY, stock->item);
    list_cell(rows, ROLE_DIM, num_money_grouped(stock->opening, text));
    list_cell(rows, ROLE_BODY, num_money_grouped(stock->value, text));
    list_cell(rows, stock->value < stock->opening ? ROLE_BAD : ROLE_BODY,
              num_money_grouped(stock->value - stock->opening, text));
    list_cell(rows, stock->this_year ? ROLE_BODY : ROLE_WARNING, buf_text(&counted));
    list_cell(rows, ROLE_DIM, buf_text(&quantity));
    list_cell(rows, ROLE_DIM, "");
    if (stock->moved[0] != '\0') {
        buf_clear(&counted);
        buf_addf(&counted, "%s: %s?", stock->moved, num_decimal(stock->expected, 3, text));
    } else {
        buf_clear(&counted);
    }
    list_cell(rows, ROLE_WARNING, buf_text(&counted));
    buf_free(&counted);
    buf_free(&quantity);
}

static void asset_row(const struct summary_asset *asset, struct list_rows *rows)
{
    struct buf since = {0};
    char text[NUM_TEXT_SIZE];
    short_date(asset->acquired, &since);
    list_cell(rows, ROLE_BODY, asset->name);
    list_cell(rows, ROLE_DIM, num_money_grouped(asset->cost, text));
    list_cell(rows, ROLE_BODY, num_money_grouped(asset->book_value, text));
    list_cell(rows, ROLE_BODY, asset->valued.year != 0 ? num_money_grouped(asset->market, text) : "");
    list_cell(rows, ROLE_DIM, buf_text(&since));
    list_cell(rows, ROLE_DIM, asset->left > 1 ? num_decimal(asset->left, 0, text) : "");
    if (asset->life_years > 0)
        list_cellf(rows, ROLE_DIM, "%d y", asset->life_years);
    buf_free(&since);
}

/* Headings and totals are rows, too, which cannot be selected. */
struct line {
    enum { STOCK_HEAD, STOCK, STOCK_TOTAL, ASSET_HEAD, ASSET, ASSET_TOTAL } is;
    size_t at;
};

static struct line line_at(const struct summary_inventory *f, size_t index)
{
    if (index == 0)
        return (struct line){STOCK_HEAD, 0};
    if (index <= f->stock_count)
        return (struct line){STOCK, index - 1};
    if (index == f->stock_count + 1)
        return (struct line){STOCK_TOTAL, 0};
    index -= f->stock_count + 2;
    if (index == 0)
        return (struct line){ASSET_HEAD, 0};
    if (index <= f->asset_count)
        return (struct line){ASSET, index - 1};
    return (struct line){ASSET_TOTAL, 0};
}

static size_t line_count(const struct summary_inventory *f)
{
    return f->stock_count + f->asset_count + 4;
}

static void total_row(struct list_rows *rows, const char *label, int64_t before, int64_t now)
{
    char text[NUM_TEXT_SIZE];
    list_cell(rows, ROLE_STRONG, label);
    list_cell(rows, ROLE_STRONG, before >= 0 ? num_money_grouped(before, text) : "");
    list_cell(rows, ROLE_STRONG, num_money_grouped(now, text));
    if (before >= 0)
        list_cell(rows, now < before ? ROLE_BAD : ROLE_GOOD, num_money_grouped(now - before, text));
}

static int64_t line_id(struct line line)
{
    return line.is == STOCK   ? (int64_t)line.at + 1
           : line.is == ASSET ? ASSET_ID + (int64_t)line.at
                              : -1 - (int64_t)line.is;
}

static void add_line(struct inventory *self, struct list_rows *rows, size_t index)
{
    const struct summary_inventory *f = &self->figures;
    struct line line = line_at(f, index);
    bool plain = line.is != STOCK && line.is != ASSET;
    struct buf key = {0};
    buf_addf(&key, "%zu", index);
    list_row(rows, line_id(line), buf_text(&key), plain ? LIST_ROW_PLAIN : 0);
    buf_free(&key);
    switch (line.is) {
    case STOCK_HEAD:
        list_cellf(rows, ROLE_HEADING, "Current, %d%s", f->year, f->closed ? _(", closed") : "");
        list_cell(rows, ROLE_HEADING, f->first_year ? _("begun") : _("carried"));
        break;
    case STOCK:
        stock_row(&f->stock[line.at], rows);
        break;
    case STOCK_TOTAL:
        total_row(rows, _("Total current"), f->opening, f->current);
        break;
    case ASSET_HEAD:
        list_cell(rows, ROLE_HEADING, _("Non-current, lasting"));
        list_cell(rows, ROLE_HEADING, _("Cost"));
        list_cell(rows, ROLE_HEADING, _("Book value"));
        list_cell(rows, ROLE_HEADING, _("Market"));
        list_cell(rows, ROLE_HEADING, _("Since"));
        break;
    case ASSET:
        asset_row(&f->assets[line.at], rows);
        break;
    case ASSET_TOTAL:
        total_row(rows, _("Total non-current"), -1, f->noncurrent);
        break;
    }
}

static bool fetch(void *context, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct inventory *self = context;
    size_t count = line_count(&self->figures);
    size_t at = anchor != NULL && anchor->key != NULL ? strtoul(anchor->key, NULL, 10) : 0;
    (void)err;
    bool back = seek == LIST_LAST || seek == LIST_BEFORE;
    if (seek == LIST_FIRST)
        at = 0;
    else if (seek == LIST_LAST)
        at = count;
    else if (seek == LIST_AFTER)
        at++;
    for (size_t i = 0; i < want; i++) {
        if (back ? at == 0 : at >= count)
            break;
        add_line(self, rows, back ? --at : at++);
    }
    return true;
}

static bool locate(void *context, int64_t id, struct buf *key)
{
    struct inventory *self = context;
    for (size_t i = 0; i < line_count(&self->figures); i++)
        if (line_id(line_at(&self->figures, i)) == id) {
            buf_addf(key, "%zu", i);
            return true;
        }
    return false;
}

static const struct list_source source = {fetch, locate};

static bool read_inventory(struct inventory *self, struct err *err)
{
    summary_inventory_clear(&self->figures);
    bool ok = summary_inventory(session_of(self->app)->book, self->student, self->project,
                                self->year, &self->figures, err);
    list_reload(self->list);
    return ok;
}

static void read_again(struct inventory *self)
{
    struct err err = {{0}};
    if (!read_inventory(self, &err))
        app_error(self->app, "%s", err.text);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { OPEN = 1, COUNT, NEW, FIRST, BOUGHT, DISPOSED, VALUE, SHARES, COUNTS, OTHER, YEAR_END, BACK, ON };
static const struct keymap_row key_rows[] = {
    {"c", COUNT, "count", "Count the selected item today: the difference is entered for you.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"n", NEW, "new item", "Count an item that is not in the list yet.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"y", YEAR_END, "year end", "End the year step by step: what is missing, then close it.", KEYMAP_BAR},
    {"f", FIRST, "opening", "Say what was there on the day records began. Only in the first year: later "
                            "ones open with what the year before closed with.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"b", BOUGHT, "lasting item", "Enter something that lasts more than a year.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"d", DISPOSED, "sold, died", "A lasting item was sold, died, was lost or moved; an animal to sell died.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"v", VALUE, "value", "Say what a lasting item would sell for today; it is shown beside its "
                          "book value.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"s", SHARES, "shares", "Say which projects used a lasting item this year, and how much of it.",
     KEYMAP_CHANGES},
    {"<", BACK, "year before", "Show the year before.", 0},
    {">", ON, "next year", "Show the next year.", 0},
    {"Enter", OPEN, "open", "Show the counts of the selected item, or the lasting item itself.", 0},
    {"a", COUNTS, "all counts", "Every count that was made.", KEYMAP_BAR},
    {"o", OTHER, "cash, bills", "Cash, savings, bills and other things owned or owed.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Inventory", key_rows);

static const struct summary_stock *selected_stock(struct inventory *self)
{
    int64_t id = list_selected(self->list);
    return id >= 1 && id < ASSET_ID ? &self->figures.stock[id - 1] : NULL;
}

static const struct summary_asset *selected_asset(struct inventory *self)
{
    int64_t id = list_selected(self->list);
    return id >= ASSET_ID ? &self->figures.assets[id - ASSET_ID] : NULL;
}

/* "2 sold since the last count: 1 head should be there" */
static void tell_moved(const struct summary_stock *stock, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    buf_addf(out, _("%s since the last count: %s %s should be there"), stock->moved,
             num_decimal(stock->expected, 3, text), stock->unit != NULL ? stock->unit : "");
}

/* The count begins with what should be there: what was counted last, and how the herd has changed
 * since. One of the same day is changed. */
static void count_item(struct inventory *self)
{
    const struct summary_stock *stock = selected_stock(self);
    struct records_of of = {.kind = kind_find("stock"), .student = self->student};
    char quantity[NUM_TEXT_SIZE], value[NUM_TEXT_SIZE], day[DATE_ISO_SIZE];
    if (stock == NULL) {
        app_info(self->app, "choose an item of current inventory to count it; n adds one");
        return;
    }
    if (stock->record != 0 && date_compare(stock->counted, self->figures.day) == 0) {
        record_edit_at(self->app, of, stock->record, NULL, "quantity");
        return;
    }
    of.project = stock->project;
    const char *const values[] = {
        "as_of", date_iso(self->figures.day, day),
        "item", stock->item,
        "quantity", stock->quantity > 0 ? num_decimal(stock->expected, 3, quantity) : "",
        "unit", stock->unit != NULL ? stock->unit : "",
        "value", num_money(year_count_value(stock), value), NULL,
    };
    struct buf told = {0};
    if (stock->moved[0] != '\0') {
        tell_moved(stock, &told);
        buf_add_text(&told, "; ");
    }
    buf_add_text(&told, year_basis_words(self->figures.at_market));
    app_info(self->app, "%s", buf_text(&told));
    buf_free(&told);
    record_edit_at(self->app, of, 0, values, "quantity");
}

static void count_new(struct inventory *self, struct date day)
{
    struct records_of of = {.kind = kind_find("stock"), .student = self->student,
                            .project = self->project};
    char iso[DATE_ISO_SIZE];
    const char *const values[] = {"as_of", date_iso(day, iso), NULL};
    record_edit_at(self->app, of, 0, values, "item");
}

static void share_item(struct inventory *self)
{
    const struct summary_asset *asset = selected_asset(self);
    if (asset == NULL)
        app_info(self->app, "choose a lasting item first");
    else
        (void)shares_edit(self->app, asset->id, self->figures.year);
}

static void turn_year(struct inventory *self, int step)
{
    int year = self->figures.year + step;
    if (year < self->figures.records_from.year)
        app_info(self->app, "records begin in %d", self->figures.records_from.year);
    else if (year > date_today().year)
        app_info(self->app, "%d has not begun", year);
    else
        self->year = year;
}

static void on_asset(struct inventory *self, const char *kind)
{
    const struct summary_asset *asset = selected_asset(self);
    struct records_of of = {.kind = kind_find(kind), .student = self->student, .owner = "asset"};
    if (asset == NULL) {
        app_info(self->app, "choose a lasting item first");
        return;
    }
    of.owner_id = asset->id;
    record_edit(self->app, of, 0);
}

/* Whether it lasts, and what it is then, the questions of guided money decide and say why; what was
 * not bought or kept has the plain form. */
static void add_lasting(struct inventory *self)
{
    const char *const hows[] = {
        _("I bought it"), _("I kept an animal to breed"),
        _("I had it before, raised it, or it was a gift"),
    };
    struct records_of of = {.kind = kind_find("asset"), .student = self->student,
                            .project = self->project};
    switch (dialog_choose_word(self->app, _("How did you get it?"), hows, COUNT_OF(hows), 0)) {
    case 0:
        (void)guided_ask(self->app, guide_find("bought"), self->student, self->project);
        break;
    case 1:
        (void)guided_ask(self->app, guide_find("kept"), self->student, self->project);
        break;
    case 2:
        (void)record_edit(self->app, of, 0);
        break;
    default:
        break;
    }
}

/* A lasting item has a form of its own; what died of the market herd is asked in plain words. */
static void gone(struct inventory *self)
{
    const struct summary_stock *stock = selected_stock(self);
    if (stock != NULL)
        (void)guided_ask(self->app, guide_find("died"), self->student, stock->project);
    else
        on_asset(self, "disposal");
}

static void open_selected(struct inventory *self)
{
    const struct summary_asset *asset = selected_asset(self);
    const struct summary_stock *stock = selected_stock(self);
    struct records_of of = {.student = self->student};
    if (asset != NULL) {
        of.kind = kind_find("asset");
        record_edit(self->app, of, asset->id);
    } else if (stock != NULL) {
        of.kind = kind_find("stock");
        of.project = stock->project;
        records_screen(self->app, of);
    }
}

static unsigned command(struct app *app, void *context, int number)
{
    struct inventory *self = context;
    struct records_of of = {.student = self->student, .project = self->project};
    switch (number) {
    case OPEN:
        open_selected(self);
        break;
    case COUNT:
        count_item(self);
        break;
    case NEW:
        count_new(self, self->figures.day);
        break;
    case FIRST:
        count_new(self, self->figures.records_from);
        break;
    case SHARES:
        share_item(self);
        break;
    case BACK:
    case ON:
        turn_year(self, number == ON ? 1 : -1);
        break;
    case YEAR_END:
        year_end_screen(app, self->student, self->figures.year);
        return APP_HANDLED;
    case BOUGHT:
        add_lasting(self);
        break;
    case DISPOSED:
        gone(self);
        break;
    case VALUE:
        on_asset(self, "valuation");
        break;
    case COUNTS:
        of.kind = kind_find("stock");
        records_screen(app, of);
        return APP_HANDLED;
    case OTHER:
        of.kind = kind_find("balance");
        of.project = 0;
        records_screen(app, of);
        return APP_HANDLED;
    default:
        return 0;
    }
    read_again(self);
    return APP_HANDLED;
}

static bool enabled(struct app *app, void *context, int number)
{
    struct inventory *self = context;
    (void)app;
    return number != FIRST || self->figures.first_year;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool inventory_open(struct app *app, void *context, struct err *err)
{
    struct inventory *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_source(self->list, &source, self);
    return read_inventory(self, err);
}

static void inventory_close(struct app *app, void *context)
{
    struct inventory *self = context;
    (void)app;
    list_free(self->list);
    summary_inventory_clear(&self->figures);
    mem_free(self);
}

static void inventory_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static void inventory_title(struct app *app, void *context, struct screen_title *title)
{
    struct inventory *self = context;
    struct buf where = {0};
    if (self->project != 0)
        session_name(app, kind_find("project"), self->project, &where);
    else
        buf_add_text(&where, _("all projects"));
    session_title(app, title, _("Inventory"), buf_text(&where), self->student);
    buf_free(&where);
}

/* What the opening is, and what counts are worth. */
static void inventory_status(struct app *app, void *context, struct buf *line)
{
    struct inventory *self = context;
    const struct summary_inventory *f = &self->figures;
    const struct summary_stock *stock = selected_stock(self);
    char day[DATE_TEXT_SIZE];
    (void)app;
    if (stock != NULL && stock->moved[0] != '\0') {
        tell_moved(stock, line);
        return;
    }
    if (f->first_year)
        buf_addf(line, _("opening: counted when records began, %s"),
                 date_short(f->records_from, day));
    else
        buf_addf(line, _("opening: what %d ended with, filled in for you"), f->year - 1);
    buf_addf(line, _(" · counted at %s"), f->at_market ? _("market price") : _("cost"));
}

static void inventory_draw(struct app *app, void *context, struct rect body)
{
    struct inventory *self = context;
    const struct summary_inventory *f = &self->figures;
    char worth[NUM_TEXT_SIZE], cash[NUM_TEXT_SIZE], owed[NUM_TEXT_SIZE];
    if (session_changed(session_of(app)))
        read_again(self);
    struct rect foot = rect_cut_bottom(&body, 2);
    int x = draw_text(foot, 1, 1, ROLE_DIM, _("Net worth")) + 2;
    if (term_is_reader()) /* words of their own length, in a row of their own */
        chart_spark(foot, 1, 0, 12, f->worth, COUNT_OF(f->worth), 100);
    else
        x = chart_spark(foot, x, 1, 12, f->worth, COUNT_OF(f->worth), 100) + 2;
    x = draw_textf(foot, x, 1, ROLE_STRONG, "%s", num_money_grouped(f->net_worth, worth)) + 3;
    draw_textf(foot, x, 1, ROLE_BODY, "cash %s   owed %s", num_money_grouped(f->cash, cash),
               num_money_grouped(f->owed, owed));
    list_draw(self->list, body, true);
}

static unsigned inventory_event(struct app *app, void *context, const struct event *event)
{
    struct inventory *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void inventory_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("Current inventory is what is used up or sold within a year: market animals, feed, "
                "seed. Count it now and then; the year begins with what the last one ended with."));
    help_text(
        help,
        _("Non-current (capital) items last more than a year. Things you bought lose value over "
          "their years of use; land and animals you raised do not."));
    help_text(
        help,
        _("The opening is what the year before closed with. You never type it; only in the first "
          "year it is what you counted on the day records began. < and > go to other years."));
    help_text(
        help,
        _("A count never changes older entries: it says what is there today, and the difference "
          "goes into the year's net income."));
}

static const struct screen_ops inventory_ops = {
    .name = "inventory",
    .keys = &keys,
    .open = inventory_open,
    .close = inventory_close,
    .shown = inventory_shown,
    .title = inventory_title,
    .draw = inventory_draw,
    .event = inventory_event,
    .status = inventory_status,
    .enabled = enabled,
    .command = command,
    .help = inventory_help,
};

void inventory_screen(struct app *app, int64_t student, int64_t project)
{
    struct inventory *self = mem_alloc(sizeof *self);
    *self = (struct inventory){.app = app, .student = student, .project = project};
    app_push(app, &inventory_ops, self);
}
