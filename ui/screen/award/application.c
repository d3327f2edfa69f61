#include "screen/award/application.h"
#include "award/draft.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "degree/progress.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/help.h"
#include "kit/list.h"
#include "rules/degree.h"
#include "screen/giving.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "workbook/award.h"
#include <stdlib.h>
#include <string.h>

/* A row: a section (item -1), or what is missing in it. */
struct line {
    enum award_section section;
    int item;
};

struct application {
    struct app *app;
    int64_t id, student;
    struct award_draft draft;
    struct line *lines;
    size_t count;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "state", .label = "", .width = 1},
    {.id = "what", .label = "Section", .width = 14},
    {.id = "there", .label = "What is there, and what is missing", .width = 40, .grow = 1},
};

static const struct {
    enum glyph glyph;
    enum role role;
} states[] = {
    [AWARD_MISSING] = {GLYPH_NOT_MET, ROLE_BAD},
    [AWARD_MET] = {GLYPH_MET, ROLE_GOOD},
    [AWARD_ATTEST] = {GLYPH_COUNT, ROLE_WARNING},
    [AWARD_UNKNOWN] = {GLYPH_COUNT, ROLE_WARNING},
};

static void cell_of_state(struct list_rows *rows, enum award_met met)
{
    bool said = met == AWARD_ATTEST || met == AWARD_UNKNOWN;
    list_cell(rows, states[met].role, said ? "?" : glyph(states[met].glyph));
}

/* How a section stands: the worst of what is in it; notes and status have no state. */
static enum award_met state_of(const struct application *self, enum award_section section)
{
    if (self->draft.missing[section] > 0)
        return AWARD_MISSING;
    for (size_t i = 0; i < self->draft.item_count; i++)
        if (self->draft.items[i].section == section)
            return AWARD_ATTEST;
    return AWARD_MET;
}

static void section_row(struct application *self, enum award_section section,
                        struct list_rows *rows)
{
    struct buf told = {0};
    size_t missing = self->draft.missing[section];
    /* Where nothing is asked for and nothing is there, nothing is met either. */
    bool is_empty = !self->draft.proficiency && missing == 0 && self->draft.told[section][0] == '\0' &&
                    section != AWARD_SECTION_APPLY;
    bool is_stated =
        section != AWARD_SECTION_NOTES && section != AWARD_SECTION_STATUS && !is_empty;
    if (is_stated)
        cell_of_state(rows, state_of(self, section));
    else
        list_cell(rows, ROLE_DIM, glyph(GLYPH_DOT));
    list_cell(rows, ROLE_HEADING, tr(award_section_label(section)));
    buf_add_text(&told, self->draft.told[section]);
    if (missing > 0)
        buf_addf(&told, tr_count("%s%zu is missing", "%s%zu are missing", (int64_t)missing),
                 told.len > 0 ? " · " : "", missing);
    else if (told.len == 0 && is_stated)
        buf_add_text(&told, state_of(self, section) == AWARD_MET ? _("all met") : _("a person has to say"));
    list_cell(rows, missing > 0 ? ROLE_WARNING : ROLE_BODY, buf_text(&told));
    buf_free(&told);
}

static void row(void *context, size_t index, struct list_rows *rows)
{
    struct application *self = context;
    const struct line *line = &self->lines[index];
    if (line->item < 0) {
        section_row(self, line->section, rows);
        return;
    }
    const struct award_item *item = &self->draft.items[line->item];
    list_cell(rows, ROLE_BODY, "");
    list_cellf(rows, states[item->met].role, "  %s",
               item->met == AWARD_MISSING ? _("missing") : _("ask someone"));
    list_cell(rows, ROLE_BODY, tr(item->text));
}

static void add_line(struct application *self, enum award_section section, int item)
{
    self->lines = mem_grow(self->lines, self->count + 1, sizeof *self->lines);
    self->lines[self->count++] = (struct line){section, item};
}

static bool read_application(struct application *self, struct err *err)
{
    award_draft_clear(&self->draft);
    self->count = 0;
    if (!award_draft_read(session_of(self->app)->book, self->id, &self->draft, err))
        return false;
    self->student = self->draft.scope.student;
    for (enum award_section section = 0; section < AWARD_SECTIONS; section++) {
        if (!self->draft.shown[section])
            continue;
        add_line(self, section, -1);
        for (size_t i = 0; i < self->draft.item_count; i++)
            if (self->draft.items[i].section == section)
                add_line(self, section, (int)i);
    }
    return true;
}

/* Rows are told apart by what they are, so that the cursor stays where it was. */
static int64_t row_id(void *context, size_t index)
{
    const struct application *self = context;
    const struct line *line = &self->lines[index];
    int64_t id = 1 + (int64_t)line->section * 100000;
    for (size_t i = index; line->item >= 0 && self->lines[i].item >= 0; i--)
        id++;
    return id;
}

static const struct line *line_at(struct application *self)
{
    int64_t selected = list_selected(self->list);
    for (size_t i = 0; i < self->count; i++)
        if (row_id(self, i) == selected)
            return &self->lines[i];
    return NULL;
}

static void show(struct application *self)
{
    struct err err = {{0}};
    int64_t selected = list_selected(self->list);
    if (!read_application(self, &err))
        app_error(self->app, "%s", err.text);
    const struct list_array array = {.count = self->count, .row = row, .row_id = row_id};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
    (void)list_select(self->list, selected); /* what was missing may be there now */
}

/* ---- the workbook --------------------------------------------------------------------------- */

static void write_workbook(struct application *self)
{
    struct err err = {{0}};
    struct award_outcome outcome;
    struct award_giving giving = {0};
    struct buf whom = {0}, path = {0};
    const struct award_scope *scope = &self->draft.scope;
    struct award_request request = {.student = self->student, .area = scope->area,
                                    .type = scope->type, .year = scope->award_year};
    char *name = award_file_name(session_of(self->app)->book, &request, &err);
    if (name == NULL) {
        app_error(self->app, "%s", err.text);
    } else if (giving_ask(self->app, scope, name, &giving, &whom, &path)) {
        request.path = buf_text(&path);
        if (award_write(session_of(self->app)->book, &request, giving_tell_part, self->app,
                        &outcome, &err)) {
            app_info(self->app, "%s is written: %zu sheets, %zu met, %zu missing",
                     file_name(request.path), outcome.sheets, outcome.met, outcome.missing);
            giving_log(self->app, scope, &giving);
        } else {
            app_error(self->app, "%s", err.text);
        }
    }
    mem_free(name);
    buf_free(&whom);
    buf_free(&path);
}

/* Of a degree or Star, with the records of the years before its award year. */
static void write_degree(struct application *self)
{
    struct record application;
    struct err err = {{0}};
    const struct rules_word *degree = NULL;
    bool ok = record_read(session_of(self->app)->book, kind_find("application"), self->id,
                          &application, &err) &&
              degree_named(record_text(&application, "subject"), &degree, &err);
    struct date last = {(int)record_int(&application, "award_year") - 1, 12, 31};
    if (ok)
        degree_workbook_write(self->app, self->student,
                              &(struct degree_query){.degree = degree->code, .as_of = last});
    else
        app_error(self->app, "%s", err.text);
    record_clear(&application);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { OPEN = 1, WRITE, STATUS, COMMENT, WHY, EDIT };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "open", "Open the section, or the record that a line is about.", KEYMAP_BAR},
    {"w", WRITE, "workbook", "Write the Excel workbook for the judges.", KEYMAP_BAR},
    {"s", STATUS, "status", "Say how far it has come, from draft to national.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"c", COMMENT, "comment", "Write a comment on the record that the line is about.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"y", WHY, "why", "Show where the requirement is written, and what to do.", KEYMAP_BAR},
    {"e", EDIT, "edit", "Change area, type or year.", KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Application", key_rows);

static void tell_more(struct application *self)
{
    const struct line *line = line_at(self);
    struct buf text = {0};
    if (line == NULL || line->item < 0)
        return;
    const struct award_item *item = &self->draft.items[line->item];
    buf_addf(&text, "%s\n", item->text);
    if (item->todo[0] != '\0')
        buf_addf(&text, "%s\n", item->todo);
    buf_addf(&text, _("\nSource: %s"), item->source);
    dialog_message(self->app, _("Requirement"), buf_text(&text));
    buf_free(&text);
}

static void open_part(struct application *self, const char *kind)
{
    struct records_of of = {.kind = kind_find(kind), .student = self->student,
                            .owner = "application", .owner_id = self->id};
    records_screen(self->app, of);
}

static void edit_application(struct application *self, const char *field)
{
    struct records_of of = {.kind = kind_find("application"), .student = self->student};
    if (record_edit_at(self->app, of, self->id, NULL, field))
        show(self);
}

static void open_section(struct application *self, enum award_section section)
{
    struct records_of plans = {.kind = kind_find("plan"), .student = self->student};
    switch (section) {
    case AWARD_SECTION_PROJECTS:
        choosing_screen(self->app, self->id, AWARD_PROJECTS);
        break;
    case AWARD_SECTION_PLAN:
        records_screen(self->app, plans);
        break;
    case AWARD_SECTION_ANSWERS:
        answers_screen(self->app, self->id);
        break;
    case AWARD_SECTION_SKILLS:
        choosing_screen(self->app, self->id, AWARD_SKILLS);
        break;
    case AWARD_SECTION_RESUME:
        choosing_screen(self->app, self->id, AWARD_RESUME);
        break;
    case AWARD_SECTION_PHOTOS:
        choosing_screen(self->app, self->id, AWARD_PHOTOS);
        break;
    case AWARD_SECTION_STATEMENTS:
        open_part(self, "statement");
        break;
    case AWARD_SECTION_SIGNATURES:
        open_part(self, "signature");
        break;
    case AWARD_SECTION_NOTES:
        open_part(self, "application_note");
        break;
    case AWARD_SECTION_STATUS:
        edit_application(self, "status");
        break;
    case AWARD_SECTION_RECORDS:
        findings_screen(self->app, self->student);
        break;
    case AWARD_SECTION_APPLY:
        if (!self->draft.proficiency)
            degree_screen(self->app, self->student);
        break;
    case AWARD_SECTIONS:
        break;
    }
}

/* The record of the selected line; NULL where it is about none. */
static const struct award_item *item_with_record(struct application *self)
{
    const struct line *line = line_at(self);
    const struct award_item *item =
        line != NULL && line->item >= 0 ? &self->draft.items[line->item] : NULL;
    return item != NULL && item->kind != NULL && item->record != 0 ? item : NULL;
}

/* A project opens as its screen, a student as what check finds; all else as its form. */
static void open_line(struct application *self)
{
    const struct line *line = line_at(self);
    const struct award_item *item = item_with_record(self);
    if (line == NULL)
        return;
    if (item == NULL && line->item >= 0 && line->section != AWARD_SECTION_SIGNATURES) {
        tell_more(self);
    } else if (item == NULL) {
        open_section(self, line->section);
    } else if (strcmp(item->kind, "project") == 0) {
        project_screen(self->app, item->record);
    } else if (strcmp(item->kind, "student") == 0) {
        findings_screen(self->app, self->student);
    } else {
        struct records_of of = {.kind = kind_find(item->kind), .student = self->student};
        if (record_edit(self->app, of, item->record))
            show(self);
    }
}

static void write_comment(struct application *self)
{
    const struct award_item *item = item_with_record(self);
    struct records_of of = {.kind = kind_find("comment"), .student = self->student};
    struct buf id = {0};
    if (item == NULL) {
        app_info(self->app, _("this line has no record of its own; choose another line"));
        return;
    }
    buf_addf(&id, "#%lld", (long long)item->record);
    const char *const values[] = {"kind", item->kind, "record", buf_text(&id), NULL};
    if (record_edit_at(self->app, of, 0, values, "text"))
        show(self);
    buf_free(&id);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct application *self = context;
    (void)app;
    switch (number) {
    case OPEN:
        open_line(self);
        return APP_HANDLED;
    case WRITE:
        if (self->draft.proficiency)
            write_workbook(self);
        else
            write_degree(self);
        return APP_HANDLED;
    case STATUS:
        edit_application(self, "status");
        return APP_HANDLED;
    case COMMENT:
        write_comment(self);
        return APP_HANDLED;
    case WHY:
        tell_more(self);
        return APP_HANDLED;
    case EDIT:
        edit_application(self, "subject");
        return APP_HANDLED;
    default:
        return 0;
    }
}

/* ---- the screen ----------------------------------------------------------------------------- */

static bool application_open(struct app *app, void *context, struct err *err)
{
    struct application *self = context;
    (void)app;
    self->list = list_new(columns, COUNT_OF(columns), 0);
    if (!read_application(self, err))
        return false;
    show(self);
    return true;
}

static void application_close(struct app *app, void *context)
{
    struct application *self = context;
    (void)app;
    award_draft_clear(&self->draft);
    mem_free(self->lines);
    list_free(self->list);
    mem_free(self);
}

static void application_shown(struct app *app, void *context)
{
    (void)app;
    show(context);
}

static void application_title(struct app *app, void *context, struct screen_title *title)
{
    struct application *self = context;
    struct buf where = {0};
    session_name(app, kind_find("application"), self->id, &where);
    session_title(app, title, _("Application"), buf_text(&where), self->student);
    buf_free(&where);
}

static void application_status(struct app *app, void *context, struct buf *line)
{
    struct application *self = context;
    (void)app;
    buf_addf(line, _("%zu met · %zu missing · %zu for a person to say"), self->draft.met,
             self->draft.missing_count, self->draft.attest);
}

/* The list, and below it what to do about the selected line. */
static void application_draw(struct app *app, void *context, struct rect body)
{
    struct application *self = context;
    if (session_changed(session_of(app)))
        show(self);
    const struct line *line = line_at(self);
    if (line == NULL)
        list_select(self->list, row_id(self, 0));
    else if (line->item >= 0 && body.h > 14) {
        const struct award_item *item = &self->draft.items[line->item];
        struct buf text = {0};
        buf_addf(&text, "%s%s%s", item->text, item->todo[0] != '\0' ? "\n" : "", item->todo);
        struct rect foot = rect_cut_bottom(&body, draw_wrap_rows(body.w - 4, buf_text(&text)) + 1);
        draw_hline(foot, 0, ROLE_RULE, _("What to do"));
        rect_cut_top(&foot, 1);
        draw_wrap(rect_inset(foot, 2, 0), 0, ROLE_BODY, buf_text(&text));
        buf_free(&text);
    }
    list_draw(self->list, body, true);
}

static unsigned application_event(struct app *app, void *context, const struct event *event)
{
    struct application *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void application_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help, _("You work on an application for weeks. Each section says what is in it; "
                      "below it is what is still missing, and what a reviewer would send it back "
                      "for. Some things only a person can say; those lines have a question mark."));
    help_text(help, _("People sign on paper or in the official system. Here you only write down "
                      "who signed, when and how, and who saw it: a student does not write that "
                      "down for anybody else."));
    help_text(help, _("You can write the workbook at any time: what is not met yet has a sheet of "
                      "its own. It is a record of evidence, not the official form. The log of "
                      "what was given out says that you wrote it, and whether the family agreed."));
}

static const struct screen_ops application_ops = {
    .name = "application",
    .keys = &keys,
    .open = application_open,
    .close = application_close,
    .shown = application_shown,
    .title = application_title,
    .status = application_status,
    .draw = application_draw,
    .event = application_event,
    .command = command,
    .help = application_help,
};

void application_screen(struct app *app, int64_t application)
{
    struct application *self = mem_alloc(sizeof *self);
    *self = (struct application){.app = app, .id = application};
    app_push(app, &application_ops, self);
}
