/* One project: what it is, its years, and the way to everything that hangs on it. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/chart.h"
#include "kit/draw.h"
#include "kit/list.h"
#include "report/summary.h"
#include "screen/home/quickline.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum {
    FOUNDATIONAL = 1,
    PLACEMENT = 2,
    OWNERSHIP = 4,
    RESEARCH = 8,
    ENTERPRISE = 16,
    SERVICE = 32,
    PRODUCES = OWNERSHIP | RESEARCH | ENTERPRISE | SERVICE, /* owns things, and makes some */
    IMMERSION = PRODUCES | PLACEMENT,
    EVERY = IMMERSION | FOUNDATIONAL,
};
static const struct {
    const char *name;
    unsigned type;
} types[] = {
    {"foundational", FOUNDATIONAL},   {"placement", PLACEMENT},
    {"ownership", OWNERSHIP},         {"research_experimental", RESEARCH},
    {"research_analysis", RESEARCH},  {"research_invention", RESEARCH},
    {"school_enterprise", ENTERPRISE}, {"service_learning", SERVICE},
};

/* What hangs on a project, in the order it is shown: what is written every day, what a type has of its
 * own, what is written now and then. Those that its type does not use are left out unless there are
 * some. */
static const struct part {
    const char *kind;
    unsigned types;
    bool of_student; /* the kind names a student and no project */
} parts[] = {
    {"hours", EVERY, false},           {"money", EVERY, false},
    {"foundational", FOUNDATIONAL, true}, {"position", PLACEMENT, false},
    {"paycheck", PLACEMENT, false},    {"research", RESEARCH, false},
    {"reading", RESEARCH, false},      {"service_plan", SERVICE, false},
    {"stock", EVERY & ~PLACEMENT, false},
    {"asset", EVERY & ~PLACEMENT, false}, {"animal", PRODUCES, false},
    {"weighing", PRODUCES, false},     {"head", PRODUCES, false},
    {"feed", PRODUCES, false},         {"harvest", PRODUCES, false},
    {"plan", EVERY, false},            {"budget", IMMERSION, false},
    {"agreement", EVERY, false},       {"safety", EVERY, false},
    {"evaluation", EVERY, false},      {"reflection", EVERY, false},
    {"scope", EVERY, false},           {"photo", EVERY, false},
    {"skill", EVERY, false},           {"brought_forward", EVERY, false},
};

struct project {
    struct app *app;
    int64_t id, student;
    struct record record;
    struct summary_project_years years;
    const struct kind *kinds[COUNT_OF(parts)];
    int64_t counts[COUNT_OF(parts)];
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Records", .width = 30},
    {.id = "count", .label = "Entries", .width = 8, .align = DRAW_RIGHT},
    {.id = "help", .label = "", .width = 20, .grow = 1, .rank = 1},
};

static struct records_of records_of(const struct project *self, const struct kind *kind)
{
    bool of_project = kind_field(kind, "project") != FIELD_NONE;
    return (struct records_of){
        .kind = kind, .student = self->student, .project = of_project ? self->id : 0};
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct project *self = context;
    list_cell(rows, ROLE_BODY, tr(self->kinds[index]->plural));
    list_cellf(rows, self->counts[index] > 0 ? ROLE_BODY : ROLE_DIM, "%lld",
               (long long)self->counts[index]);
    list_cell(rows, ROLE_DIM, tr(self->kinds[index]->help));
}

static unsigned type_of(const struct project *self)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (record_is(&self->record, "type", types[i].name))
            return types[i].type;
    return EVERY;
}

static void count_parts(struct project *self)
{
    unsigned type = type_of(self);
    self->count = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        const struct kind *kind = kind_find(parts[i].kind);
        int64_t count = 0;
        struct listing *listing = listing_open(session_of(self->app)->book, kind);
        if (listing_where_id(listing, "student", self->student, NULL) &&
            (parts[i].of_student || listing_where_id(listing, "project", self->id, NULL)))
            (void)listing_count(listing, &count, NULL);
        listing_close(listing);
        if ((parts[i].types & type) == 0 && (parts[i].of_student || count == 0))
            continue;
        self->counts[self->count] = count;
        self->kinds[self->count++] = kind;
    }
}

static bool read_project(struct project *self, struct err *err)
{
    struct book *book = session_of(self->app)->book;
    record_clear(&self->record);
    summary_project_years_clear(&self->years);
    if (!record_read(book, kind_find("project"), self->id, &self->record, err))
        return false;
    self->student = record_int(&self->record, "student");
    count_parts(self);
    const struct list_array array = {.count = self->count, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    return summary_project_years(book, self->id, &self->years, err);
}

static void read_again(struct project *self)
{
    struct err err = {{0}};
    if (!read_project(self, &err))
        app_error(self->app, "%s", err.text);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void draw_facts(const struct project *self, struct rect area)
{
    const struct kind *kind = self->record.kind;
    struct buf line = {0};
    static const char *const facts[] = {"type", "pathway", "award_area", "began", "ended", "status"};
    for (size_t i = 0; i < COUNT_OF(facts); i++) {
        const struct value *value = record_get(&self->record, facts[i]);
        if (value->is == VALUE_NONE)
            continue;
        if (line.len > 0)
            buf_add_text(&line, " · ");
        if (strcmp(facts[i], "began") == 0)
            buf_add_text(&line, _("since "));
        if (strcmp(facts[i], "ended") == 0)
            buf_add_text(&line, _("until "));
        field_format(NULL, &kind->fields[kind_field(kind, facts[i])], value, STYLE_SCREEN, &line);
    }
    draw_text(area, 1, 0, ROLE_ACCENT, buf_text(&line));
    draw_wrap(rect_inset((struct rect){area.x, area.y + 1, area.w, area.h - 1}, 1, 0), 0, ROLE_DIM,
              record_text(&self->record, "description"));
    buf_free(&line);
}

static void draw_years(const struct project *self, struct rect area)
{
    static const char *const heads[] = {N_("Year"), N_("Hours"), N_("In"), N_("Out"), N_("Net")};
    static const int widths[] = {6, 9, 12, 12, 12};
    char text[NUM_TEXT_SIZE];
    int x = 1;
    for (size_t i = 0; i < COUNT_OF(heads); i++)
        x = draw_cell(area, x, 0, widths[i], i > 0 ? DRAW_RIGHT : DRAW_LEFT, ROLE_HEADING,
                      tr(heads[i]));
    for (size_t i = 0; i < self->years.count; i++) {
        /* The latest years, where not all fit. */
        size_t skip = self->years.count > (size_t)area.h - 1 ? self->years.count - (size_t)area.h + 1 : 0;
        if (i < skip)
            continue;
        const struct summary_year *year = &self->years.years[i];
        int y = (int)(i - skip) + 1;
        x = draw_textf(area, 1, y, ROLE_BODY, "%d", year->year);
        x = draw_cell(area, 1 + widths[0], y, widths[1], DRAW_RIGHT, ROLE_BODY, num_hours(year->hours, text));
        x = draw_cell(area, x, y, widths[2], DRAW_RIGHT, ROLE_BODY, num_money_grouped(year->in, text));
        x = draw_cell(area, x, y, widths[3], DRAW_RIGHT, ROLE_BODY, num_money_grouped(year->out, text));
        x = draw_cell(area, x, y, widths[4], DRAW_RIGHT, year->net < 0 ? ROLE_BAD : ROLE_STRONG,
                      num_money_grouped(year->net, text));
        if (year->carried[0] != '\0') { /* "2023 from AET report": the year stands at the left */
            const char *source = strchr(year->carried, ' ');
            x = draw_glyph(area, x + 2, y, ROLE_ACCENT, GLYPH_ARROW) + 1;
            x = draw_text(area, x, y, ROLE_DIM, _("carried in"));
            draw_cell(area, x, y, area.w - x - 1, DRAW_LEFT, ROLE_DIM, source != NULL ? source : "");
        }
    }
}

static void project_draw(struct app *app, void *context, struct rect body)
{
    struct project *self = context;
    if (session_changed(session_of(app)))
        read_again(self);
    rect_cut_top(&body, 1);
    draw_facts(self, rect_cut_top(&body, 3));
    rect_cut_top(&body, 1);
    int years = (int)self->years.count + 1;
    draw_years(self, rect_cut_top(&body, years < 6 ? years : 6));
    rect_cut_top(&body, 1);
    list_draw(self->list, body, true);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { OPEN = 1, NEW, LOG, EDIT, INVENTORY };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Show the selected records.", KEYMAP_BAR},
    {"n", NEW, "new", "Write a new entry of the selected kind.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"l", LOG, "log", "Write a quick line for this project.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"i", INVENTORY, "inventory", "What this project has on hand.", KEYMAP_BAR},
    {"e", EDIT, "edit", "Change the project's data.", KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Project", key_rows);

/* The line begins with the project, so that only the work is left to say. */
static void log_line(struct project *self)
{
    struct buf text = {0};
    buf_addf(&text, " @\"%s\"", record_text(&self->record, "title"));
    quickline_screen(self->app, &self->student, 1, buf_text(&text), 0);
    buf_free(&text);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct project *self = context;
    int64_t selected = list_selected(self->list);
    struct records_of of = {.kind = kind_find("project"), .student = self->student};
    switch (number) {
    case OPEN:
        if (selected != 0)
            records_screen(app, records_of(self, self->kinds[selected - 1]));
        return APP_HANDLED;
    case NEW:
        if (selected != 0)
            record_edit(app, records_of(self, self->kinds[selected - 1]), 0);
        break;
    case LOG:
        log_line(self);
        return APP_HANDLED;
    case INVENTORY:
        inventory_screen(app, self->student, self->id);
        return APP_HANDLED;
    case EDIT:
        record_edit(app, of, self->id);
        break;
    default:
        return 0;
    }
    read_again(self);
    return APP_HANDLED;
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool project_open(struct app *app, void *context, struct err *err)
{
    struct project *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    return read_project(self, err);
}

static void project_close(struct app *app, void *context)
{
    struct project *self = context;
    (void)app;
    list_free(self->list);
    summary_project_years_clear(&self->years);
    record_clear(&self->record);
    mem_free(self);
}

static void project_shown(struct app *app, void *context)
{
    (void)app;
    read_again(context);
}

static void project_title(struct app *app, void *context, struct screen_title *title)
{
    struct project *self = context;
    session_title(app, title, record_text(&self->record, "title"), NULL, self->student);
}

static unsigned project_event(struct app *app, void *context, const struct event *event)
{
    struct project *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops project_ops = {
    .name = "project",
    .keys = &keys,
    .open = project_open,
    .close = project_close,
    .shown = project_shown,
    .title = project_title,
    .draw = project_draw,
    .event = project_event,
    .command = command,
};

void project_screen(struct app *app, int64_t project)
{
    struct project *self = mem_alloc(sizeof *self);
    *self = (struct project){.app = app, .id = project};
    record_start(&self->record, kind_find("project"));
    app_push(app, &project_ops, self);
}
