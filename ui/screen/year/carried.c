/* A year kept in another book, on one sheet: project and year, which book, and every line that the
 * project has, to be filled in from the old report. Ctrl-S enters it as one step. */
#include "guide/carried.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/carried.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "kit/form.h"
#include "report/report.h"
#include "screen/draft.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROJECTS = 64, GROUPS = 4, HEAD = 3, FOOT = 3 };

struct sheet {
    struct app *app;
    struct book *book;
    struct records_of of;
    struct carried_sheet stored; /* what the book has of the project and year chosen */
    struct form *form;
    struct form_field *fields; /* owned */
    size_t count;
    struct form_option projects[MOST_PROJECTS]; /* texts owned */
    char *types[MOST_PROJECTS];                 /* owned, by project */
    size_t project_count;
};

static const struct {
    enum carried_of of;
    const char *id, *label;
} groups[GROUPS] = {
    {CARRIED_HOURS, "group_hours", N_("Hours")},
    {CARRIED_INCOME, "group_income", N_("Income and expense")},
    {CARRIED_PLACEMENT, "group_placement", N_("Pay")},
    {CARRIED_INVESTED, "group_invested", N_("For degrees")},
};

/* ---- the fields ----------------------------------------------------------------------------- */

static bool read_projects(struct sheet *self, struct err *err)
{
    struct listing *listing = listing_open(self->book, kind_find("project"));
    struct record records[MOST_PROJECTS];
    int count = listing_where_id(listing, "student", self->of.student, err)
                    ? listing_read(listing, 0, true, MOST_PROJECTS, records, err)
                    : -1;
    for (int i = 0; i < count; i++) {
        const struct record *project = &records[i];
        size_t type = kind_field(project->kind, "type");
        char id[32];
        (void)snprintf(id, sizeof id, "%lld", (long long)project->id);
        self->types[self->project_count] = mem_text(record_text(project, "type"));
        self->projects[self->project_count++] = (struct form_option){
            mem_text(id), mem_text(record_text(project, "title")),
            mem_text(field_choice_label(&project->kind->fields[type], record_text(project, "type")))};
    }
    for (int i = 0; i < count; i++)
        record_clear(&records[i]);
    listing_close(listing);
    return count > 0 || (count == 0 && err_set(err, "there is no project yet; n on the home screen "
                                                    "begins one, with the day it really began"));
}

static struct form_field *add_field(struct sheet *self, const char *id, const char *label,
                                    enum form_kind kind, const char *help)
{
    struct form_field *field = &self->fields[self->count++];
    *field = (struct form_field){.id = id, .label = label, .kind = kind, .help = help};
    return field;
}

static void make_fields(struct sheet *self)
{
    self->fields = mem_array(carried_count() + GROUPS + HEAD + FOOT, sizeof *self->fields);
    struct form_field *field = add_field(self, "project", N_("Project"), FORM_CHOICE,
                                         N_("Which project the numbers are of."));
    field->flags = FORM_NEEDED;
    field->options = self->projects;
    field->option_count = self->project_count;
    add_field(self, "year", N_("Year"), FORM_NUMBER,
              N_("The calendar year that the old book reports."))
        ->flags = FORM_NEEDED;
    field = add_field(
        self, "source", N_("From which book"), FORM_TEXT,
        N_("Where to find the numbers, so that anybody can look: AET report of 3 Jan 2026."));
    field->flags = FORM_NEEDED;
    field->max_chars = 200;
    for (size_t g = 0; g < GROUPS; g++) {
        add_field(self, groups[g].id, groups[g].label, FORM_HEADING, NULL);
        for (size_t i = 0; i < carried_count(); i++) {
            const struct carried_line *line = carried_at(i);
            bool hours = line->of == CARRIED_HOURS;
            if (line->of != groups[g].of)
                continue;
            field = add_field(self, line->choice.value, line->choice.label,
                              hours ? FORM_NUMBER : FORM_MONEY, line->choice.help);
            field->places = strcmp(line->choice.value, "entries") == 0 ? 0 : 2;
        }
    }
    add_field(self, "group_seen", N_("Who looked at the old book"), FORM_HEADING, NULL);
    add_field(self, "seen_by", N_("Seen by"), FORM_TEXT,
              N_("The teacher who checked these numbers against it."))
        ->max_chars = 200;
    add_field(self, "seen_on", N_("Seen on"), FORM_DATE, N_("The day of that."));
}

/* ---- drafts --------------------------------------------------------------------------------- */

static struct draft_of draft_of(const struct sheet *self)
{
    return (struct draft_of){.what = "carried", .kind = self->of.kind->name,
                             .student = self->of.student, .project = self->of.project, .owner = ""};
}

static void tell_draft(void *context, struct draft *draft)
{
    struct sheet *self = context;
    struct buf title = {0};
    const struct draft_of of = draft_of(self);
    buf_addf(&title, "%s, ", tr(self->of.kind->label));
    (void)ref_name_screen(self->book, kind_find("student"), self->of.student, &title);
    draft_start(draft, &of, buf_text(&title));
    for (size_t i = 0; i < self->count; i++)
        if (self->fields[i].kind != FORM_HEADING)
            draft_add(draft, self->fields[i].id, form_typed(self->form, self->fields[i].id));
    buf_free(&title);
}

static void drop_draft(struct sheet *self)
{
    const struct draft_of of = draft_of(self);
    draft_drop(session_of(self->app), &of);
}

/* ---- what the form says now ----------------------------------------------------------------- */

static const char *type_chosen(const struct sheet *self)
{
    const char *project = form_value(self->form, "project");
    for (size_t i = 0; i < self->project_count; i++)
        if (strcmp(self->projects[i].value, project) == 0)
            return self->types[i];
    return NULL;
}

/* 0 while it is none. */
static int year_chosen(const struct sheet *self)
{
    const char *text = form_value(self->form, "year");
    int64_t year = 0;
    return num_parse(text, strlen(text), 0, &year, NULL) && year >= 1900 && year <= 2199 ? (int)year : 0;
}

/* The sheet as the form has it; texts are owned by the sheet. */
static void read_form(const struct sheet *self, struct carried_sheet *out)
{
    const char *type = type_chosen(self);
    *out = (struct carried_sheet){
        .student = self->of.student,
        .project = strtoll(form_value(self->form, "project"), NULL, 10),
        .year = year_chosen(self),
        .amounts = mem_array(carried_count(), sizeof *out->amounts),
    };
    carried_sheet_set(&out->source, form_value(self->form, "source"));
    carried_sheet_set(&out->seen_by, form_value(self->form, "seen_by"));
    carried_sheet_set(&out->seen_on, form_value(self->form, "seen_on"));
    for (size_t i = 0; i < carried_count(); i++)
        if (type != NULL && carried_fits(carried_at(i), type))
            carried_sheet_set(&out->amounts[i],
                              form_value(self->form, carried_at(i)->choice.value));
}

static void show_lines(struct sheet *self)
{
    const char *type = type_chosen(self);
    for (size_t g = 0; g < GROUPS; g++) {
        bool any = false;
        for (size_t i = 0; i < carried_count(); i++)
            if (carried_at(i)->of == groups[g].of) {
                bool fits = type != NULL && carried_fits(carried_at(i), type);
                form_show(self->form, carried_at(i)->choice.value, fits);
                any = any || fits;
            }
        form_show(self->form, groups[g].id, any);
    }
}

/* Another project or year: what the book has of it takes the place of what it had of the one before;
 * what was typed stays. */
static void swap_text(struct sheet *self, const char *id, const char *old, const char *text)
{
    const char *value = form_value(self->form, id);
    bool untouched = form_typed(self->form, id)[0] == '\0' || (old != NULL && strcmp(value, old) == 0);
    if (untouched)
        form_set(self->form, id, text != NULL ? text : "");
}

static void take_stored(struct sheet *self)
{
    struct carried_sheet now = {0}, *old = &self->stored;
    const char *project = form_value(self->form, "project");
    int year = year_chosen(self);
    if (project[0] == '\0' || year == 0 ||
        (old->year == year && old->project == strtoll(project, NULL, 10)) ||
        !carried_sheet_read(self->book, self->of.student, strtoll(project, NULL, 10), year, &now, NULL))
        return;
    for (size_t i = 0; i < carried_count(); i++)
        swap_text(self, carried_at(i)->choice.value, old->amounts != NULL ? old->amounts[i] : NULL,
                  now.amounts[i]);
    if (now.source != NULL) { /* else the same book is proposed for the next year */
        swap_text(self, "source", old->source, now.source);
        swap_text(self, "seen_by", old->seen_by, now.seen_by);
        swap_text(self, "seen_on", old->seen_on, now.seen_on);
    }
    if (now.source == NULL) { /* what stays on the form is still what the book had */
        carried_sheet_set(&now.source, old->source != NULL ? old->source : "");
        carried_sheet_set(&now.seen_by, old->seen_by != NULL ? old->seen_by : "");
        carried_sheet_set(&now.seen_on, old->seen_on != NULL ? old->seen_on : "");
    }
    carried_sheet_clear(old);
    *old = now;
}

/* What stands beside the sums follows from the lines. */
static void renew_hints(struct sheet *self, const char *changed)
{
    for (size_t i = 0; i < carried_count(); i++) {
        const char *id = carried_at(i)->choice.value;
        if (carried_at(i)->sum && strcmp(id, changed) != 0) {
            char *typed = mem_text(form_typed(self->form, id));
            form_set_typed(self->form, id, typed);
            mem_free(typed);
        }
    }
}

static void answered(void *context, struct form *form)
{
    struct sheet *self = context;
    (void)form;
    draft_keep(self->app, tell_draft, self);
}

static void refresh(void *context, struct form *form, const char *changed)
{
    struct sheet *self = context;
    self->form = form; /* the first call comes while the form is being made */
    if (changed != NULL && strcmp(changed, "project") != 0 && strcmp(changed, "year") != 0) {
        renew_hints(self, changed);
        return;
    }
    show_lines(self);
    take_stored(self);
}

/* Beside a sum: what its lines come to, where that is something else. */
static bool check(void *context, struct form *form, const char *id, const char *value,
                  struct buf *hint, struct err *err)
{
    struct sheet *self = context;
    const struct carried_line *line = carried_find(id);
    struct carried_sheet sheet;
    int64_t sum, given = 0;
    char text[NUM_TEXT_SIZE];
    (void)form;
    if (strcmp(id, "year") == 0 && value[0] != '\0' && year_chosen(self) == 0)
        return err_set(err, "is not a year; write one such as 2024");
    if (line == NULL || !line->sum || self->form == NULL)
        return true;
    read_form(self, &sheet);
    bool any = carried_sheet_sum(&sheet, id, &sum);
    if (any && (value[0] == '\0' || (num_parse_money(value, strlen(value), &given, NULL) && given != sum)))
        buf_addf(hint, _("the lines come to %s"), num_money_grouped(sum, text));
    carried_sheet_clear(&sheet);
    return true;
}

/* ---- entering ------------------------------------------------------------------------------- */

/* "; net 612.00": what the report says of that year now. */
static void tell_net(const struct sheet *self, const struct carried_sheet *sheet, struct buf *out)
{
    static const char *const names[] = {"income", "placement"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct report *report = report_find(names[i]);
        const struct report_query query = {
            .student = sheet->student, .project = sheet->project, .year = sheet->year};
        struct report_rows *rows = report_open(self->book, report, &query, NULL);
        int64_t net = 0;
        bool any = false;
        char text[NUM_TEXT_SIZE];
        while (rows != NULL && report_next(rows, NULL) == STEP_ROW) {
            net += report_int(rows, report->count - 1);
            any = true;
        }
        report_close(rows);
        if (any)
            buf_addf(out, _("; net %s"), num_money_grouped(net, text));
    }
}

static bool save(void *context, struct form *form, struct err *err)
{
    struct sheet *self = context;
    struct carried_sheet sheet;
    const struct carried_line *line;
    struct buf net = {0};
    char *what = NULL;
    bool ok;
    read_form(self, &sheet);
    do
        ok = carried_sheet_enter(self->book, &sheet, &what, &line, err);
    while (!ok && session_ask_reason(self->app, err));
    if (ok) {
        drop_draft(self);
        tell_net(self, &sheet, &net);
        app_undoable(self->app, "%s%s", what, buf_text(&net));
    } else {
        form_blame(form, line != NULL ? line->choice.value : "source", err->text);
    }
    mem_free(what);
    buf_free(&net);
    carried_sheet_clear(&sheet);
    return ok;
}

static bool leave(void *context, struct form *form)
{
    struct sheet *self = context;
    if (form_is_changed(form))
        app_info(self->app, "kept as a draft: open the same form again to go on");
    return true;
}

/* ---- the screen ----------------------------------------------------------------------------- */

/* The last year before this book's own. */
static void propose(struct sheet *self)
{
    struct record student;
    char year[16];
    if (self->of.project != 0 || self->project_count == 1)
        for (size_t i = 0; i < self->project_count; i++)
            if (self->project_count == 1 ||
                strtoll(self->projects[i].value, NULL, 10) == self->of.project)
                form_set_option(self->form, "project", self->projects[i].value,
                                self->projects[i].label);
    if (record_read(self->book, kind_find("student"), self->of.student, &student, NULL)) {
        struct date from = value_date(record_get(&student, "records_from"));
        bool december = from.month == 12 && from.day == 31;
        (void)snprintf(year, sizeof year, "%d", december ? from.year : from.year - 1);
        form_set(self->form, "year", year);
    }
    record_clear(&student);
    refresh(self, self->form, "year");
    if (type_chosen(self) != NULL)
        form_focus(self->form, "year");
}

static void take_up_draft(struct sheet *self)
{
    struct draft draft;
    const struct draft_of of = draft_of(self);
    if (draft_read(session_of(self->app), &of, &draft)) {
        for (size_t i = 0; i < draft.count; i++)
            for (size_t f = 0; f < self->count; f++)
                if (strcmp(self->fields[f].id, draft.lines[i].field) == 0)
                    form_set_typed(self->form, draft.lines[i].field, draft.lines[i].text);
        show_lines(self);
        app_info(self->app, "what you typed before is back; Ctrl-S enters it, Ctrl-N starts over");
    }
    draft_clear(&draft);
}

/* As it was before anything was typed. */
static void anew(void *context, struct form *form)
{
    struct sheet *self = context;
    for (size_t i = 0; i < self->count; i++)
        if (self->fields[i].kind != FORM_HEADING)
            form_set(form, self->fields[i].id, "");
    carried_sheet_clear(&self->stored);
    propose(self);
    drop_draft(self);
}

static const struct form_ops ops = {
    .check = check, .refresh = refresh, .answered = answered, .save = save, .leave = leave, .anew = anew};

static void forget(struct sheet *self)
{
    form_free(self->form);
    for (size_t i = 0; i < self->project_count; i++) {
        mem_free(self->projects[i].value);
        mem_free(self->projects[i].label);
        mem_free(self->projects[i].detail);
        mem_free(self->types[i]);
    }
    mem_free(self->fields);
    carried_sheet_clear(&self->stored);
}

bool carried_edit(struct app *app, struct records_of of)
{
    struct sheet self = {.app = app, .book = session_of(app)->book, .of = of};
    struct buf where = {0};
    struct err err = {{0}};
    bool saved = false;
    if (!book_can_write(self.book, &err) || !read_projects(&self, &err)) {
        app_error(app, "%s", err.text);
    } else {
        make_fields(&self);
        self.form = form_new(self.fields, self.count, &ops, &self);
        propose(&self);
        take_up_draft(&self);
        ref_name_screen(self.book, kind_find("student"), of.student, &where);
        saved = form_run(app, self.form, _("Brought from an earlier book"), buf_text(&where));
    }
    draft_flush(session_of(app));
    forget(&self);
    buf_free(&where);
    return saved;
}
