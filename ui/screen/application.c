#include "screen/application.h"
#include "award/readiness.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "workbook/award.h"
#include <stdlib.h>
#include <string.h>

struct application {
    struct app *app;
    int64_t id, student;
    struct record record;
    struct award_readiness readiness;
    struct list *list;
};

static const struct list_column columns[] = {
    {.id = "state", .label = "", .width = 1},
    {.id = "what", .label = "Requirement", .width = 40, .grow = 4},
    {.id = "have", .label = "Have", .width = 14, .align = DRAW_RIGHT},
    {.id = "need", .label = "Need", .width = 10, .align = DRAW_RIGHT},
    {.id = "unit", .label = "", .width = 18, .rank = 3},
    {.id = "enough", .label = "Enough would be", .width = 20, .grow = 2, .rank = 2},
};

static void row(void *context, size_t index, struct list_rows *rows)
{
    static const struct {
        enum glyph glyph;
        enum role role;
    } states[] = {
        [AWARD_MISSING] = {GLYPH_NOT_MET, ROLE_BAD},
        [AWARD_MET] = {GLYPH_MET, ROLE_GOOD},
        [AWARD_ATTEST] = {GLYPH_COUNT, ROLE_WARNING},
    };
    struct application *self = context;
    const struct award_line *line = &self->readiness.lines[index];
    enum role role = states[line->met].role;
    list_cell(rows, role, line->met == AWARD_ATTEST ? "?" : glyph(states[line->met].glyph));
    list_cell(rows, ROLE_BODY, line->text);
    /* Where none of something is wanted ("texts too long"), only what there is of it is said. */
    if (strcmp(line->need, "0") == 0) {
        if (line->met == AWARD_MET)
            list_cell(rows, role, "");
        else
            list_cellf(rows, role, "%s %s", line->have, line->unit);
        list_cell(rows, ROLE_BODY, "");
        list_cell(rows, ROLE_DIM, "");
    } else {
        list_cell(rows, role, line->have);
        list_cell(rows, ROLE_BODY, line->need);
        list_cell(rows, ROLE_DIM, line->unit);
    }
    list_cell(rows, ROLE_DIM, line->enough);
}

static struct award_request request_of(struct application *self)
{
    return (struct award_request){
        .student = self->student, .area = record_text(&self->record, "subject"),
        .type = record_text(&self->record, "type"), .year = (int)record_int(&self->record, "award_year"),
    };
}

static bool read_application(struct application *self, struct err *err)
{
    struct book *book = session_of(self->app)->book;
    award_readiness_clear(&self->readiness);
    self->readiness = (struct award_readiness){0};
    record_clear(&self->record);
    if (!record_read(book, kind_find("application"), self->id, &self->record, err))
        return false;
    self->student = record_int(&self->record, "student");
    const struct award_request request = request_of(self);
    return award_readiness(book, &request, &self->readiness, err);
}

static void show(struct application *self)
{
    struct err err = {{0}};
    if (!read_application(self, &err))
        app_error(self->app, "%s", err.text);
    const struct list_array array = {.count = self->readiness.count, .row = row};
    list_set_array(self->list, &array, self);
    list_reload(self->list);
}

/* ---- the workbook --------------------------------------------------------------------------- */

static void tell_part(void *context, const char *part, int done, int total)
{
    struct application *self = context;
    app_info(self->app, "writing %s (%d of %d)", part, done + 1, total);
    app_draw(self->app);
}

static void write_workbook(struct application *self)
{
    struct err err = {{0}};
    struct award_outcome outcome;
    struct award_request request = request_of(self);
    struct buf path = {0};
    char *name = award_file_name(session_of(self->app)->book, &request, &err);
    const char *home = getenv("HOME");
    if (name == NULL) {
        app_error(self->app, "%s", err.text);
        return;
    }
    buf_addf(&path, "%s/%s", home != NULL ? home : ".", name);
    mem_free(name);
    if (dialog_file(self->app, _("Write the workbook to"), DIALOG_WRITE, ".xlsx", &path)) {
        request.path = buf_text(&path);
        if (award_write(session_of(self->app)->book, &request, tell_part, self, &outcome, &err))
            app_info(self->app, "%s is written: %zu sheets, %zu met, %zu missing",
                     file_name(request.path), outcome.sheets, outcome.met, outcome.missing);
        else
            app_error(self->app, "%s", err.text);
    }
    buf_free(&path);
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { WRITE = 1, ANSWERS, PROJECTS, PHOTOS, EDIT, DETAIL };
static const struct keymap_row key_rows[] = {
    {"Enter", DETAIL, "why", "Tell more about the selected requirement, and where it is written.",
     KEYMAP_BAR},
    {"w", WRITE, "workbook", "Write the Excel workbook for the judges.", KEYMAP_BAR},
    {"a", ANSWERS, "answers", "Write the answers to the review questions.", KEYMAP_BAR},
    {"p", PROJECTS, "projects", "Choose the projects that this application is about.", KEYMAP_BAR},
    {"f", PHOTOS, "photos", "Choose the photos and their order.", KEYMAP_BAR},
    {"e", EDIT, "edit", "Change area, type, year or status.", KEYMAP_BAR | KEYMAP_CHANGES},
};
static const struct keymap keys = KEYMAP("Application", key_rows);

static void tell_more(struct application *self)
{
    int64_t selected = list_selected(self->list);
    struct buf text = {0};
    if (selected == 0)
        return;
    const struct award_line *line = &self->readiness.lines[selected - 1];
    buf_addf(&text, "%s\n", line->text);
    if (line->need[0] != '\0')
        buf_addf(&text, _("There is %s of %s %s.\n"), line->have, line->need, line->unit);
    if (line->enough[0] != '\0')
        buf_addf(&text, "%s\n", line->enough);
    buf_addf(&text, _("\nSource: %s"), line->source);
    dialog_message(self->app, _("Requirement"), buf_text(&text));
    buf_free(&text);
}

static void open_part(struct application *self, const char *kind)
{
    struct records_of of = {.kind = kind_find(kind), .student = self->student,
                            .owner = "application", .owner_id = self->id};
    records_screen(self->app, of);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct application *self = context;
    struct records_of of = {.kind = kind_find("application"), .student = self->student};
    switch (number) {
    case WRITE:
        write_workbook(self);
        return APP_HANDLED;
    case ANSWERS:
        answers_screen(app, self->id);
        return APP_HANDLED;
    case PROJECTS:
        open_part(self, "chosen_project");
        return APP_HANDLED;
    case PHOTOS:
        open_part(self, "chosen_photo");
        return APP_HANDLED;
    case EDIT:
        if (record_edit(app, of, self->id))
            show(self);
        return APP_HANDLED;
    case DETAIL:
        tell_more(self);
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
    award_readiness_clear(&self->readiness);
    record_clear(&self->record);
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
    buf_addf(line, _("%zu met · %zu missing · %zu to be said by a person"), self->readiness.met,
             self->readiness.missing, self->readiness.attest);
}

static void application_draw(struct app *app, void *context, struct rect body)
{
    struct application *self = context;
    if (session_changed(session_of(app)))
        show(self);
    list_draw(self->list, body, true);
}

static unsigned application_event(struct app *app, void *context, const struct event *event)
{
    struct application *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, DETAIL);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void application_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("What the award asks for, and what your records have. A person has to say what no "
                "record can tell; those lines have a question mark."));
    help_text(
        help,
        _("The workbook can be written at any time: what is not met stands on a sheet of its own. "
          "It is a record of evidence, not the official form."));
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
    record_start(&self->record, kind_find("application"));
    app_push(app, &application_ops, self);
}
