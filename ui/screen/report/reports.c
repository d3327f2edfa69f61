/* Reports: the list of them by what they are about, and the record book to print. */
#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "kit/list.h"
#include "kit/split.h"
#include "report/report.h"
#include "report/when.h"
#include "screen/beside.h"
#include "screen/report/report_view.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "workbook/pdf.h"
#include "workbook/record_book.h"
#include "workbook/year_book.h"
#include <stdlib.h>
#include <string.h>

struct reports {
    struct app *app;
    int64_t student;
    const struct report **rows; /* owned; NULL: the heading of the one that follows */
    size_t count;
    struct list *list;
    struct split beside;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "Report", .width = 22},
    {.id = "help", .label = "What it answers", .width = 30, .grow = 1},
};

/* Reports of a group stand together, groups in the order in which they first come. */
static void gather(struct reports *self)
{
    size_t all = report_count();
    self->rows = mem_array(2 * all, sizeof *self->rows);
    self->count = 0;
    for (size_t i = 0; i < all; i++) {
        const char *group = report_at(i)->group;
        bool first = true;
        for (size_t k = 0; k < i; k++)
            first = first && strcmp(report_at(k)->group, group) != 0;
        if (!first)
            continue;
        self->rows[self->count++] = NULL;
        for (size_t k = i; k < all; k++)
            if (strcmp(report_at(k)->group, group) == 0)
                self->rows[self->count++] = report_at(k);
    }
}

static void report_row(void *context, size_t index, struct list_rows *rows)
{
    struct reports *self = context;
    const struct report *report = self->rows[index];
    if (report == NULL) {
        list_cell(rows, ROLE_HEADING, tr_in("group of reports", self->rows[index + 1]->group));
        return;
    }
    list_cell(rows, ROLE_BODY, tr(report->label));
    list_cell(rows, ROLE_DIM, tr(report->help));
}

static bool is_heading(void *context, size_t index)
{
    struct reports *self = context;
    return self->rows[index] == NULL;
}

/* ---- the record book ------------------------------------------------------------------------ */

static void tell_part(void *context, const char *part, int done, int total)
{
    struct reports *self = context;
    app_info(self->app, "writing %s (%d of %d)", part, done + 1, total);
    app_draw(self->app);
}

/* The PDF is made from the workbook that was just written. */
static void write_pdf(struct reports *self, const char *path)
{
    struct err err = {{0}};
    char *pdf = pdf_name(path);
    app_info(self->app, "LibreOffice writes the PDF: some seconds ...");
    app_draw(self->app);
    if (pdf_write(path, pdf, PDF_SECONDS, &err))
        app_info(self->app, "written to %s", pdf);
    else
        app_error(self->app, "%s", err.text);
    mem_free(pdf);
}

static void write_book(struct reports *self)
{
    const char *const words[] = {_("Excel workbook, ready to print"),
                                        _("Excel workbook, and a PDF beside it")};
    struct record_book_request request = {.student = self->student};
    struct wb_count count;
    struct buf path = {0}, name = {0};
    struct err err = {{0}};
    const char *home = getenv("HOME");
    int chosen = dialog_choose_word(self->app, _("Record book as"), words, COUNT_OF(words), 0);
    if (chosen < 0)
        return;
    session_student_name(self->app, self->student, &name);
    size_t length = strcspn(buf_text(&name), "/");
    buf_addf(&path, "%s/%.*s.xlsx", home != NULL ? home : ".", (int)length, buf_text(&name));
    if (dialog_file(self->app, _("Write the record book to"), DIALOG_WRITE, ".xlsx", &path)) {
        request.path = buf_text(&path);
        if (!record_book_write(session_of(self->app)->book, &request, tell_part, self, &count,
                               &err))
            app_error(self->app, "%s", err.text);
        else if (chosen == 1)
            write_pdf(self, request.path);
        else
            app_info(self->app, "written to %s: %zu sheets", request.path, count.sheets);
    }
    buf_free(&path);
    buf_free(&name);
}

/* ---- the chapter's year --------------------------------------------------------------------- */

/* This calendar year, the one before, and the school years that they lie in. */
static bool choose_year(struct reports *self, struct year_book_request *out)
{
    enum { YEARS = 4 };
    const int year = date_today().year;
    const struct report_query queries[YEARS] = {
        {.year = year}, {.year = year - 1}, {.school_year = year - 1}, {.school_year = year - 2}};
    struct buf names[YEARS] = {{0}};
    const char *words[YEARS];
    for (size_t i = 0; i < YEARS; i++) {
        when_add(&names[i], &queries[i]);
        words[i] = buf_text(&names[i]);
    }
    int chosen = dialog_choose_word(self->app, _("The chapter's year"), words, YEARS, 1);
    for (size_t i = 0; i < YEARS; i++)
        buf_free(&names[i]);
    if (chosen >= 0) {
        out->year = queries[chosen].year;
        out->school_year = queries[chosen].school_year;
    }
    return chosen >= 0;
}

static void write_year(struct reports *self)
{
    struct year_book_request request = {.year = 0};
    struct wb_count count;
    struct buf path = {0};
    struct err err = {{0}};
    const char *home = getenv("HOME");
    if (!choose_year(self, &request))
        return;
    buf_addf(&path, "%s/chapter-%d.xlsx", home != NULL ? home : ".",
             request.year != 0 ? request.year : request.school_year);
    if (dialog_file(self->app, _("Write the chapter's year to"), DIALOG_WRITE, ".xlsx", &path)) {
        request.path = buf_text(&path);
        if (year_book_write(session_of(self->app)->book, &request, &count, &err))
            app_info(self->app, _("written to %s: %zu sheets"), request.path, count.sheets);
        else
            app_error(self->app, "%s", err.text);
    }
    buf_free(&path);
}

/* ---- the screen ----------------------------------------------------------------------------- */

enum { OPEN = 1, BOOK, YEAR };
static const struct keymap_row key_rows[] = {
    {"Enter", OPEN, "show", "Show the selected report.", KEYMAP_BAR},
    {"b", BOOK, "record book", "Write the student's whole record book, ready to print.",
     KEYMAP_BAR},
    {"y", YEAR, "chapter's year",
     "Write the chapter's year as a workbook for the annual report: students, hours, income, "
     "investment, service.",
     KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Reports", key_rows);

static bool enabled(struct app *app, void *context, int number)
{
    struct reports *self = context;
    (void)app;
    return number == OPEN || (number == BOOK) == (self->student != 0);
}

static unsigned command(struct app *app, void *context, int number)
{
    struct reports *self = context;
    int64_t selected = list_selected(self->list);
    if (number == BOOK)
        write_book(self);
    else if (number == YEAR)
        write_year(self);
    else if (number != OPEN)
        return 0;
    else if (selected != 0)
        report_view_screen(app, self->rows[selected - 1], self->student);
    return APP_HANDLED;
}

static bool reports_open(struct app *app, void *context, struct err *err)
{
    struct reports *self = context;
    (void)app;
    (void)err;
    gather(self);
    const struct list_array array = {
        .count = self->count, .row = report_row, .is_plain = is_heading};
    self->list = list_new(columns, COUNT_OF(columns), 0);
    list_set_array(self->list, &array, self);
    return true;
}

static void reports_close(struct app *app, void *context)
{
    struct reports *self = context;
    (void)app;
    list_free(self->list);
    split_clear(&self->beside);
    mem_free(self->rows);
    mem_free(self);
}

static void reports_title(struct app *app, void *context, struct screen_title *title)
{
    struct reports *self = context;
    session_title(app, title, _("Reports"), self->student == 0 ? _("whole chapter") : NULL,
                  self->student);
}

static void tell_beside(void *context, int64_t selected, struct pager *page)
{
    struct reports *self = context;
    beside_report(self->rows[selected - 1], page);
}

static void reports_draw(struct app *app, void *context, struct rect body)
{
    struct reports *self = context;
    body = split_body(app, &self->beside, body, list_selected(self->list), 0, tell_beside, self);
    list_draw(self->list, body, true);
}

static unsigned reports_event(struct app *app, void *context, const struct event *event)
{
    struct reports *self = context;
    enum list_answer answer = list_event(self->list, event);
    if (answer == LIST_OPENED)
        return command(app, self, OPEN);
    return answer == LIST_IGNORED ? 0 : APP_HANDLED;
}

static const struct screen_ops reports_ops = {
    .name = "reports",
    .keys = &keys,
    .open = reports_open,
    .close = reports_close,
    .title = reports_title,
    .draw = reports_draw,
    .event = reports_event,
    .command = command,
    .enabled = enabled,
};

void reports_screen(struct app *app, int64_t student)
{
    struct reports *self = mem_alloc(sizeof *self);
    *self = (struct reports){.app = app, .student = student};
    app_push(app, &reports_ops, self);
}
