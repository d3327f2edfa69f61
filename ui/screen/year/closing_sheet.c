/* The closing sheet: the statements of a year on one page. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kit/help.h"
#include "kit/list.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "year/year.h"

enum { SHEET_LABEL = 36, SHEET_AMOUNT = 16 };

struct sheet {
    struct year_sheet lines;
    int64_t student;
    int number;
    struct list *list;
};

static const struct list_column sheet_columns[] = {
    {.id = "line", .label = "", .width = SHEET_LABEL},
    {.id = "amount", .label = "", .width = SHEET_AMOUNT, .align = DRAW_RIGHT},
};

static void sheet_row(void *context, size_t index, struct list_rows *rows)
{
    const struct sheet *sheet = context;
    const struct year_line *line = &sheet->lines.lines[index];
    list_cellf(rows, line->heading ? ROLE_HEADING : ROLE_BODY, "%s%s", line->heading ? "" : "  ",
               line->label);
    list_cell(rows, line->amount[0] == '-' ? ROLE_BAD : ROLE_BODY, line->amount);
}

static void sheet_draw(struct app *app, void *context, struct rect body)
{
    struct sheet *sheet = context;
    (void)app;
    list_draw(sheet->list, body, true);
}

static unsigned sheet_event(struct app *app, void *context, const struct event *event)
{
    struct sheet *sheet = context;
    (void)app;
    return list_event(sheet->list, event) == LIST_IGNORED ? 0 : APP_HANDLED;
}

static void sheet_title(struct app *app, void *context, struct screen_title *title)
{
    struct sheet *sheet = context;
    char year[NUM_TEXT_SIZE];
    session_title(app, title, _("Closing sheet"), num_decimal(sheet->number, 0, year),
                  sheet->student);
}

static void sheet_close(struct app *app, void *context)
{
    struct sheet *sheet = context;
    (void)app;
    list_free(sheet->list);
    year_sheet_clear(&sheet->lines);
    mem_free(sheet);
}

static bool sheet_open(struct app *app, void *context, struct err *err)
{
    struct sheet *sheet = context;
    bool ok =
        year_sheet_read(session_of(app)->book, sheet->student, sheet->number, &sheet->lines, err);
    const struct list_array array = {.count = sheet->lines.count, .row = sheet_row};
    sheet->list = list_new(sheet_columns, COUNT_OF(sheet_columns), LIST_NO_HEADING);
    list_set_array(sheet->list, &array, sheet);
    list_set_empty(sheet->list, _("Nothing is entered for this year."));
    return ok;
}

static void sheet_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("Your year on one page: each project and job, what changed your net worth, and "
                "what you own and owe on the last day. Read it with somebody else before you "
                "close the year."));
}

static const struct screen_ops sheet_ops = {
    .name = "closing sheet",
    .open = sheet_open,
    .close = sheet_close,
    .help = sheet_help,
    .title = sheet_title,
    .draw = sheet_draw,
    .event = sheet_event,
};

void closing_sheet_screen(struct app *app, int64_t student, int year)
{
    struct sheet *sheet = mem_alloc(sizeof *sheet);
    *sheet = (struct sheet){.student = student, .number = year};
    app_push(app, &sheet_ops, sheet);
}
