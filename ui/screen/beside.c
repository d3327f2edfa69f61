#include "screen/beside.h"

#include "base/num.h"
#include "base/tr.h"
#include "kinds/record.h"
#include "report/summary.h"
#include "screen/session.h"
#include <string.h>

void beside_record(struct app *app, const struct kind *kind, int64_t id, struct pager *page)
{
    struct book *book = session_of(app)->book;
    struct record record;
    struct buf text = {0};
    struct err err = {{0}};
    if (!record_read(book, kind, id, &record, &err)) {
        pager_add(page, PAGER_TEXT, NULL, err.text);
        record_clear(&record);
        return;
    }
    pager_add(page, PAGER_HEADING, NULL, tr(kind->label));
    for (size_t f = 0; f < kind->count; f++) {
        if (record.values[f].is == VALUE_NONE || record.values[f].is == VALUE_BLOB)
            continue;
        buf_clear(&text);
        record_format(book, &record, f, STYLE_SCREEN, &text);
        pager_add(page, PAGER_TERM, tr(kind->fields[f].label), buf_text(&text));
    }
    buf_free(&text);
    record_clear(&record);
}

/* ---- a student ------------------------------------------------------------------------------ */

static void add_hours(struct pager *page, const char *label, int64_t minutes)
{
    char text[NUM_TEXT_SIZE];
    pager_add(page, PAGER_TERM, label, num_hours(minutes, text));
}

static void add_money(struct pager *page, const char *label, int64_t cents)
{
    char text[NUM_TEXT_SIZE];
    pager_add(page, PAGER_TERM, label, num_money_grouped(cents, text));
}

static void add_projects(struct pager *page, const struct summary_home *home)
{
    struct buf words = {0};
    char hours[NUM_TEXT_SIZE], net[NUM_TEXT_SIZE];
    if (home->project_count > 0)
        pager_add(page, PAGER_HEADING, NULL, _("Projects"));
    for (size_t i = 0; i < home->project_count; i++) {
        const struct summary_project *project = &home->projects[i];
        buf_clear(&words);
        buf_addf(&words, _("%s hours, net %s"), num_hours(project->hours, hours),
                 num_money_grouped(project->net, net));
        pager_add(page, PAGER_TERM, project->title, buf_text(&words));
    }
    buf_free(&words);
}

static void add_latest(struct book *book, struct pager *page, const struct summary_home *home)
{
    struct buf words = {0};
    if (home->latest_count > 0)
        pager_add(page, PAGER_HEADING, NULL, _("Latest"));
    for (size_t i = 0; i < home->latest_count && i < 5; i++) {
        const struct summary_entry *entry = &home->latest[i];
        struct record record;
        char ago[DATE_TEXT_SIZE];
        buf_clear(&words);
        if (record_read(book, kind_find(entry->kind), entry->id, &record, NULL))
            record_tell(book, &record, &words);
        record_clear(&record);
        pager_add(page, PAGER_TERM, date_ago(entry->date, ago), buf_text(&words));
    }
    buf_free(&words);
}

void beside_student(struct app *app, int64_t student, struct pager *page)
{
    struct book *book = session_of(app)->book;
    struct summary_home home = {0};
    struct buf name = {0};
    struct err err = {{0}};
    if (!summary_home(book, student, &home, &err)) {
        pager_add(page, PAGER_TEXT, NULL, err.text);
        summary_home_clear(&home);
        return;
    }
    session_student_name(app, student, &name);
    pager_add(page, PAGER_HEADING, NULL, buf_text(&name));
    buf_free(&name);
    add_hours(page, _("Hours this year"), home.hours);
    add_hours(page, _("Service"), home.service);
    add_money(page, _("Earned this year"), home.earned);
    add_money(page, _("Net worth"), home.net_worth);
    add_projects(page, &home);
    add_latest(book, page, &home);
    summary_home_clear(&home);
}

/* ---- reports -------------------------------------------------------------------------------- */

void beside_report(const struct report *report, struct pager *page)
{
    pager_add(page, PAGER_HEADING, NULL, tr(report->label));
    pager_add(page, PAGER_TEXT, NULL, tr(report->help));
    pager_add(page, PAGER_HEADING, NULL, _("Columns"));
    for (size_t i = 0; i < report->count; i++)
        pager_add(page, PAGER_TERM, tr(report->columns[i].label), tr(report->columns[i].help));
}

void beside_report_row(const struct report *report, const char *const *shown, struct pager *page)
{
    pager_add(page, PAGER_HEADING, NULL, tr(report->label));
    for (size_t i = 0; i < report->count; i++)
        if (shown[i][0] != '\0' && strcmp(report->columns[i].name, "record") != 0)
            pager_add(page, PAGER_TERM, tr(report->columns[i].label), shown[i]);
}
