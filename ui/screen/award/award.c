/* A student's award applications: those begun, how far each is; below them the awards that the projects
 * fit, with what is missing for each, and the way to begin another. */
#include "award/draft.h"
#include "award/match.h"
#include "award/readiness.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/chart.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/award/application.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { MOST = 40, BAR = 14 };

struct entry {
    int64_t id;
    struct buf name, status; /* "Swine Production, ownership 2027"; "Draft" */
    size_t met, of;
    struct buf missing; /* the first thing that is missing, in words */
};

struct awards {
    struct app *app;
    int64_t student;
    struct entry entries[MOST];
    size_t count;
    struct award_matches matches; /* of the next award year; those begun are left out */
    struct list *list;
};

/* Rows: the applications, a heading, the matches. Ids of matches lie below 0. */
enum { HEADING_ROWS = 1 };

static int next_year(void)
{
    return date_today().year + 1; /* this year's records count for the next */
}

static const struct list_column columns[] = {
    {.id = "name", .label = "Application", .width = 24, .grow = 2},
    {.id = "status", .label = "Status", .width = 9},
    {.id = "bar", .label = "Ready", .width = BAR},
    {.id = "missing", .label = "Next", .width = 16, .grow = 2},
};

static void forget(struct awards *self)
{
    while (self->count > 0) {
        struct entry *entry = &self->entries[--self->count];
        buf_free(&entry->name);
        buf_free(&entry->status);
        buf_free(&entry->missing);
        *entry = (struct entry){0};
    }
}

/* Degrees and Stars, by the rules of the degree. */
static void look_at_degree(struct awards *self, struct entry *entry)
{
    struct award_draft draft;
    struct err err = {{0}};
    if (!award_draft_read(session_of(self->app)->book, entry->id, &draft, &err)) {
        buf_add_text(&entry->missing, err.text);
    } else {
        entry->met = draft.met;
        entry->of = draft.met + draft.missing_count;
        for (size_t i = 0; i < draft.item_count && entry->missing.len == 0; i++)
            if (draft.items[i].met == AWARD_MISSING)
                buf_add_text(&entry->missing, draft.items[i].text);
        if (entry->missing.len == 0)
            buf_add_text(&entry->missing, _("all met: apply"));
    }
    award_draft_clear(&draft);
}

static void look_at(struct awards *self, const struct record *record)
{
    struct book *book = session_of(self->app)->book;
    struct entry *entry = &self->entries[self->count++];
    struct award_readiness readiness = {0};
    struct err err = {{0}};
    entry->id = record->id;
    ref_name_screen(book, record->kind, record->id, &entry->name);
    field_format(book, &record->kind->fields[kind_field(record->kind, "status")],
                 record_get(record, "status"), STYLE_SCREEN, &entry->status);
    const struct award_request request = {
        .student = self->student, .area = record_text(record, "subject"),
        .type = record_text(record, "type"), .year = (int)record_int(record, "award_year"),
    };
    if (!record_is(record, "form", "proficiency")) {
        look_at_degree(self, entry);
        return;
    }
    if (!award_readiness(book, &request, &readiness, &err)) {
        buf_add_text(&entry->missing, err.text);
        return;
    }
    entry->met = readiness.met;
    entry->of = readiness.met + readiness.missing;
    for (size_t i = 0; i < readiness.count && entry->missing.len == 0; i++)
        if (readiness.lines[i].met == AWARD_MISSING)
            buf_add_text(&entry->missing, readiness.lines[i].text);
    if (entry->missing.len == 0)
        buf_add_text(&entry->missing, _("all met: apply"));
    award_readiness_clear(&readiness);
}

static void match_row(const struct award_match *match, struct list_rows *rows)
{
    struct buf bar = {0};
    chart_bar_add(&bar, BAR, (int64_t)match->met, (int64_t)(match->met + match->missing));
    list_cellf(rows, ROLE_BODY, _("%s, %s"), match->area, tr(match->type));
    list_cell(rows, ROLE_DIM, match->eligible_missing == 0 ? _("qualifies") : _("not yet"));
    list_cell(rows, ROLE_BAR, buf_text(&bar));
    list_cell(rows, match->warning_count > 0 ? ROLE_WARNING : ROLE_BODY,
              match->warning_count > 0 ? match->warnings[0].text
              : match->next[0] != '\0'  ? match->next
                                         : _("all met: apply"));
    buf_free(&bar);
}

static bool is_plain(void *context, size_t index)
{
    return index == ((struct awards *)context)->count;
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct awards *self = context;
    if (is_plain(self, index)) {
        list_cellf(rows, ROLE_HEADING, _("Closest awards of %d"), next_year());
        return;
    }
    if (index > self->count) {
        match_row(&self->matches.list[index - self->count - HEADING_ROWS], rows);
        return;
    }
    const struct entry *entry = &self->entries[index];
    struct buf bar = {0};
    if (entry->of > 0)
        chart_bar_add(&bar, BAR, (int64_t)entry->met, (int64_t)entry->of);
    list_cell(rows, ROLE_BODY, buf_text(&entry->name));
    list_cell(rows, ROLE_DIM, buf_text(&entry->status));
    list_cell(rows, ROLE_BAR, buf_text(&bar));
    list_cell(rows, entry->met == entry->of ? ROLE_GOOD : ROLE_WARNING, buf_text(&entry->missing));
    buf_free(&bar);
}

static int64_t row_id(void *context, size_t index)
{
    struct awards *self = context;
    return index < self->count ? self->entries[index].id : -1 - (int64_t)(index - self->count);
}

/* The selected one of those that could be begun; NULL where none is selected. */
static const struct award_match *match_of(struct awards *self, int64_t id)
{
    size_t at = id < -1 ? (size_t)(-2 - id) : self->matches.count;
    return at < self->matches.count ? &self->matches.list[at] : NULL;
}

/* What is begun stands above already. */
static void read_matches(struct awards *self)
{
    struct err err = {{0}};
    size_t kept = 0;
    award_matches_clear(&self->matches);
    if (!award_matches_read(session_of(self->app)->book, self->student, next_year(), &self->matches,
                            &err))
        app_error(self->app, "%s", err.text);
    for (size_t i = 0; i < self->matches.count; i++) {
        struct award_match match = self->matches.list[i];
        if (match.fit == AWARD_FIT_BEGUN) {
            award_match_clear(&match);
            continue;
        }
        self->matches.list[kept++] = match;
    }
    self->matches.count = kept;
}

static void read_applications(struct awards *self)
{
    struct listing *listing = listing_open(session_of(self->app)->book, kind_find("application"));
    struct record records[MOST];
    int64_t selected = list_selected(self->list);
    forget(self);
    int count = !listing_where_id(listing, "student", self->student, NULL)
                    ? 0
                    : listing_read(listing, 0, true, MOST, records, NULL);
    for (int i = 0; i < count; i++) {
        look_at(self, &records[i]);
        record_clear(&records[i]);
    }
    listing_close(listing);
    read_matches(self);
    size_t more = self->matches.count > 0 ? HEADING_ROWS + self->matches.count : 0;
    const struct list_array array = {.count = self->count + more, .row = row, .row_id = row_id,
                                     .is_plain = is_plain};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    (void)list_select(self->list, selected);
}

enum { OPEN = 1, NEW, EDIT, BEGIN };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Show what is there and what is missing.", KEYMAP_BAR},
    {"b", BEGIN, "begin", "Begin the application for the selected award, with its projects.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"n", NEW, "new", "Begin an application for an award.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"e", EDIT, "edit", "Change the selected application's area, type or year.",
     KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Awards", key_rows);

/* Why it fits, what is missing, what speaks against it. */
static void tell_match(struct awards *self, const struct award_match *match)
{
    struct buf text = {0}, title = {0};
    buf_addf(&title, _("%s, %s"), match->area, tr(match->type));
    for (size_t i = 0; i < match->project_count; i++)
        buf_addf(&text, "%s%s", i > 0 ? ", " : "", match->projects[i].title);
    buf_addf(&text, "%s\n", match->fit == AWARD_FIT_NAMED ? _(": named by the project")
                                                         : _(": from its name"));
    buf_addf(&text, _("%zu met, %zu missing, %zu for a person to say.\n"), match->met, match->missing,
             match->attest);
    if (match->next[0] != '\0')
        buf_addf(&text, _("Next: %s\n"), match->next);
    for (size_t i = 0; i < match->warning_count; i++)
        buf_addf(&text, "\n%s\n", match->warnings[i].text);
    buf_add_text(&text, _("\nb begins this application. The area's definition decides whether "
                          "your SAE fits: read it with your advisor."));
    dialog_message(self->app, buf_text(&title), buf_text(&text));
    buf_free(&text);
    buf_free(&title);
}

static void begin_match(struct awards *self, const struct award_match *match)
{
    struct err err = {{0}};
    int64_t id = 0;
    char *what = NULL;
    if (match == NULL) {
        app_info(self->app, _("choose one of the closest awards first"));
        return;
    }
    if (!award_match_begin(session_of(self->app)->book, self->student, next_year(), match, &id, &what,
                           &err)) {
        app_error(self->app, "%s", err.text);
        return;
    }
    app_undoable(self->app, "%s", what);
    mem_free(what);
    application_screen(self->app, id);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct awards *self = context;
    int64_t id = list_selected(self->list);
    struct records_of of = {.kind = kind_find("application"), .student = self->student};
    struct buf year = {0};
    switch (number) {
    case OPEN:
        if (id > 0)
            application_screen(app, id);
        else if (match_of(self, id) != NULL)
            tell_match(self, match_of(self, id));
        return APP_HANDLED;
    case BEGIN:
        begin_match(self, match_of(self, id));
        break;
    case NEW: {
        buf_addf(&year, "%d", next_year());
        const char *const values[] = {"award_year", buf_text(&year), NULL};
        record_edit_with(app, of, values);
        buf_free(&year);
        break;
    }
    case EDIT:
        if (id > 0)
            record_edit(app, of, id);
        break;
    default:
        return 0;
    }
    read_applications(self);
    return APP_HANDLED;
}

static bool awards_open(struct app *app, void *context, struct err *err)
{
    struct awards *self = context;
    (void)app;
    (void)err;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_empty(self->list, _("No application yet. n begins one: choose the award area and the "
                               "type, and this page tells what is still missing for it."));
    read_applications(self);
    return true;
}

static void awards_close(struct app *app, void *context)
{
    struct awards *self = context;
    (void)app;
    forget(self);
    award_matches_clear(&self->matches);
    list_free(self->list);
    mem_free(self);
}

static void awards_shown(struct app *app, void *context)
{
    (void)app;
    read_applications(context);
}

static void awards_title(struct app *app, void *context, struct screen_title *title)
{
    struct awards *self = context;
    session_title(app, title, _("Awards"), NULL, self->student);
}

/* The selected row in full: names are longer than a column. */
static void add_selected(struct awards *self, struct buf *out)
{
    int64_t id = list_selected(self->list);
    const struct award_match *match = match_of(self, id);
    if (match != NULL)
        buf_addf(out, _("%s, %s: %s"), match->area, tr(match->type),
                 match->warning_count > 0 ? match->warnings[0].text
                 : match->next[0] != '\0'  ? match->next
                                          : _("all met: apply"));
    for (size_t i = 0; i < self->count; i++)
        if (self->entries[i].id == id)
            buf_addf(out, "%s: %s", buf_text(&self->entries[i].name),
                     buf_text(&self->entries[i].missing));
}

static void awards_draw(struct app *app, void *context, struct rect body)
{
    struct awards *self = context;
    struct buf text = {0};
    if (session_changed(session_of(app)))
        read_applications(self);
    add_selected(self, &text);
    if (text.len > 0 && body.h > 12) {
        struct rect foot = rect_cut_bottom(&body, draw_wrap_rows(body.w - 4, buf_text(&text)) + 1);
        draw_hline(foot, 0, ROLE_RULE, NULL);
        rect_cut_top(&foot, 1);
        draw_wrap(rect_inset(foot, 2, 0), 0, ROLE_BODY, buf_text(&text));
    }
    buf_free(&text);
    list_draw(self->list, body, true);
}

static unsigned awards_event(struct app *app, void *context, const struct event *event)
{
    struct awards *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void awards_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, _("At the top are the applications you began, below them the awards that your "
                      "projects fit, the nearest first. They come from the award area that a "
                      "project names, or else from the words in its title. Only the definition of "
                      "an area decides whether an SAE fits."));
}

static const struct screen_ops awards_ops = {
    .name = "awards",
    .keys = &keys,
    .open = awards_open,
    .close = awards_close,
    .shown = awards_shown,
    .title = awards_title,
    .draw = awards_draw,
    .event = awards_event,
    .command = command,
    .help = awards_help,
};

void award_screen(struct app *app, int64_t student)
{
    struct awards *self = mem_alloc(sizeof *self);
    *self = (struct awards){.app = app, .student = student};
    app_push(app, &awards_ops, self);
}
