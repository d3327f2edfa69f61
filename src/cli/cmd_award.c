/* award: one proficiency workbook, or those of every student who qualifies. */
#include "award/disclose.h"
#include "award/scope.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "cli/award.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include "workbook/award.h"
#include "workbook/awards.h"
#include "workbook/pdf.h"
#include "workbook/workers.h"
#include <stdio.h>
#include <string.h>

static struct award_giving giving_of(const struct cli *cli)
{
    return (struct award_giving){.given_to = cli_option(cli, "to"),
                                 .agreed = cli_option(cli, "consent") != NULL};
}

/* ---- one ------------------------------------------------------------------------------------- */

/* Whether the family agreed, and a row of the log; in a book that cannot be written there is none. */
static bool log_one(struct cli *cli, const struct award_request *request, bool *agreed)
{
    const struct award_giving giving = giving_of(cli);
    struct award_scope scope;
    struct date consent = {0};
    bool ok = award_scope_read(cli->book, request, &scope, &cli->err) &&
              award_consent(cli->book, &scope, &consent, &cli->err);
    award_scope_clear(&scope);
    *agreed = consent.year != 0 || giving.agreed;
    return ok && (!book_can_write(cli->book, NULL) ||
                  award_disclose(cli->book, request, &giving, NULL, &cli->err));
}

static int award_one(struct cli *cli, struct award_request *request)
{
    const char *who = cli->words[0];
    struct award_outcome outcome = {0};
    bool agreed = false;
    request->area = cli->words[1];
    request->type = cli_option(cli, "type");
    request->path = cli_option(cli, "output");
    if (!cli_open(cli, CLI_READS) ||
        !ref_find(cli->book, kind_find("student"), 0, 0, who, strlen(who), &request->student,
                  &cli->err))
        return cli_failed(cli);
    bool ok = award_write(cli->book, request, cli_progress(), NULL,
                          &outcome, &cli->err);
    cli_progress_end();
    if (!ok || !log_one(cli, request, &agreed))
        return cli_failed(cli);
    cli_say("wrote %s: %zu met, %zu missing, %zu for a person to say%s", request->path,
            outcome.met, outcome.missing, outcome.attest,
            agreed ? "" : "; no consent is entered, so it is not to leave the school");
    return cli_write_pdf(cli, request->path) ? 0 : cli_failed(cli);
}

/* ---- all ------------------------------------------------------------------------------------- */

struct all {
    struct cli *cli;
    struct table_out *rows; /* NULL: sentences for people */
};

static const struct table_column columns[] = {
    {"student", TABLE_TEXT}, {"area", TABLE_TEXT},      {"type", TABLE_TEXT},
    {"result", TABLE_TEXT},  {"met", TABLE_NUMBER},     {"missing", TABLE_NUMBER},
    {"lacks", TABLE_TEXT},   {"consent", TABLE_YES},    {"file", TABLE_TEXT},
};

static bool begins(void *context, const struct awards_one *one, struct err *err)
{
    struct all *all = context;
    struct buf what = {0};
    (void)err;
    if (!cli_progress())
        return true;
    (void)ref_name_screen(all->cli->book, kind_find("student"), one->student, &what);
    buf_addf(&what, ", %s", one->area);
    cli_progress_bar(one->at, one->total, buf_text(&what));
    buf_free(&what);
    return true;
}

static void say_one(const struct all *all, const struct awards_one *one)
{
    struct buf who = {0};
    (void)ref_name_screen(all->cli->book, kind_find("student"), one->student, &who);
    buf_addf(&who, ", %s, %s", one->area, one->type);
    if (one->did == AWARDS_WRITTEN)
        cli_say("wrote %s: %zu met, %zu missing, %zu for a person to say", one->path, one->met,
                one->missing, one->attest);
    else if (one->did == AWARDS_LEFT_OUT)
        cli_say("left out %s: %s", buf_text(&who), one->lacks);
    else
        cli_say("%s %s: %zu met, %zu missing, %zu for a person to say",
                one->did == AWARDS_CURRENT ? "is there already" : "to be written", one->path,
                one->met, one->missing, one->attest);
    buf_free(&who);
}

static struct table_cell cell_of(const char *text)
{
    return *text ? (struct table_cell){text, strlen(text)} : (struct table_cell){0};
}

static bool add_row(const struct all *all, const struct awards_one *one, struct err *err)
{
    struct buf who = {0};
    char met[24], missing[24];
    (void)ref_name(all->cli->book, kind_find("student"), one->student, &who);
    (void)snprintf(met, sizeof met, "%zu", one->met);
    (void)snprintf(missing, sizeof missing, "%zu", one->missing);
    const struct table_cell cells[] = {
        cell_of(buf_text(&who)), cell_of(one->area), cell_of(one->type),
        cell_of(awards_did_words(one->did)), cell_of(met), cell_of(missing), cell_of(one->lacks),
        cell_of(one->agreed ? "yes" : "no"), cell_of(one->path),
    };
    bool ok = table_out_row(all->rows, cells, err);
    buf_free(&who);
    return ok;
}

static bool told(void *context, const struct awards_one *one, struct err *err)
{
    struct all *all = context;
    cli_progress_end();
    if (all->rows && !add_row(all, one, err))
        return false;
    if (!all->rows)
        say_one(all, one);
    if (one->did != AWARDS_WRITTEN && one->did != AWARDS_CURRENT)
        return true;
    char *pdf = pdf_name(one->path);
    bool there = one->did == AWARDS_CURRENT && file_exists(pdf);
    mem_free(pdf);
    if (there || cli_write_pdf(all->cli, one->path))
        return true;
    *err = all->cli->err;
    return false;
}

static void sum_up(const struct all *all, const struct awards_request *request,
                   const struct awards_count *count)
{
    struct buf text = {0};
    buf_addf(&text, "%zu workbook%s %s", count->written, count->written == 1 ? "" : "s",
             request->dry ? "to be written" : "written");
    if (count->current > 0)
        buf_addf(&text, ", %zu there already and up to date", count->current);
    buf_addf(&text, "; %zu left out, as the student does not qualify yet", count->left_out);
    if (count->without_consent > 0)
        buf_addf(&text, "; %zu without the family's consent, not to leave the school",
                 count->without_consent);
    if (!count->logged && !request->dry)
        buf_add_text(&text, "; none is in the log, as the book cannot be written");
    if (all->rows) /* standard output is the table's */
        (void)fprintf(stderr, "%s\n", buf_text(&text));
    else
        cli_say("%s", buf_text(&text));
    buf_free(&text);
}

/* `format`: of a table, or NULL. */
static int write_all(struct cli *cli, const struct awards_request *request,
                     const enum table_format *format)
{
    struct all all = {.cli = cli};
    struct awards_count count;
    struct err err = {""};
    if (!cli_open(cli, CLI_READS))
        return cli_failed(cli);
    if (format)
        all.rows = table_out_begin(stdout, *format, columns, COUNT_OF(columns), cli_width());
    bool ok = awards_write(cli->book, request, begins, told, &all, &count, &err);
    cli_progress_end();
    if (all.rows)
        ok = table_out_end(all.rows, ok ? &err : NULL) && ok;
    if (!ok) {
        cli->err = err;
        return cli_failed(cli);
    }
    sum_up(&all, request, &count);
    return 0;
}

static int award_all(struct cli *cli, int year)
{
    struct awards_request request = {.year = year,
                                     .folder = cli_option(cli, "output"),
                                     .giving = giving_of(cli),
                                     .payers = cli_option(cli, "payers") != NULL,
                                     .dry = cli_option(cli, "dry-run") != NULL};
    enum table_format format = TABLE_FOR_PEOPLE;
    const char *named = cli_option(cli, "format");
    if (named && !table_format_named(named, &format, &cli->err))
        return cli_misused(cli, "--format: %s", cli->err.text);
    const char *file = cli_book_file(cli);
    request.workers = file ? awards_workers(file, &request) : NULL;
    int status = write_all(cli, &request, named ? &format : NULL);
    workers_end(request.workers);
    return status;
}

/* ---- award ----------------------------------------------------------------------------------- */

int cli_award(struct cli *cli)
{
    struct award_request request = {0};
    bool all = cli_option(cli, "all") != NULL, written = cli_option(cli, "output") != NULL;
    int64_t year;
    if (!cli_number(cli, "year", 1990, 2199, &year))
        return cli_misused(cli, "%s", cli->err.text);
    if (cli_option(cli, "returned"))
        return cli_award_returned(cli, (int)year);
    if (!all && !written && cli->word_count == 1)
        return cli_award_matches(cli, (int)year);
    if (!cli_option(cli, "year") || !written)
        return cli_misused(cli, "--year and -o are needed; such as --year 2027 -o %s",
                           all ? "awards" : "swine.xlsx");
    if (all ? cli->word_count > 0 : cli->word_count < 2)
        return cli_misused(cli, "%s; write: saebook award %s",
                           all ? _("--all takes no student and no area")
                               : _("the student and the area are needed"),
                           cli->command->synopsis[all]);
    if (!all && !cli_option(cli, "type"))
        return cli_misused(cli, "--type is needed; ownership, placement, combined or research");
    if (all && cli_option(cli, "type"))
        return cli_misused(cli, "--all takes the type from each application; leave out --type");
    if (!all && (cli_option(cli, "dry-run") || cli_option(cli, "format")))
        return cli_misused(cli, "--dry-run and --format are for --all and for lists; leave them out");
    request.year = (int)year;
    request.payers = cli_option(cli, "payers") != NULL;
    return all ? award_all(cli, request.year) : award_one(cli, &request);
}
