#include "cli/degree_student.h"

#include "award/returned.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "cli/award.h"
#include "cli/degree_rows.h"
#include "cli/tools.h"
#include "degree/forecast.h"
#include "degree/own_rules.h"
#include "degree/progress.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <string.h>

void degree_asked_clear(struct degree_asked_for *asked)
{
    degree_rules_free(asked->rules);
}

/* --as-of, or the last day that counts for an award of --year; else today. */
static bool read_day(struct cli *cli, const struct degree_ask *ask, struct date *out)
{
    if (!cli_date(cli, "as-of", out))
        return false;
    if (cli_option(cli, "year"))
        *out = (struct date){ask->award_year - 1, 12, 31};
    else if (!out->year)
        *out = date_today();
    return true;
}

static bool read_what_ifs(struct cli *cli, struct degree_figures *out)
{
    const char *text;
    for (size_t at = 0; (text = cli_option_at(cli, "what-if", at)) != NULL; at++)
        if (!degree_figures_add(out, text, &cli->err))
            return err_prefix(&cli->err, "--what-if");
    return true;
}

bool degree_ask_for(struct cli *cli, const char *degree, struct degree_asked_for *out, int *status)
{
    *out = (struct degree_asked_for){.cli = cli};
    *status = 1;
    if (!cli_open(cli, CLI_READS) || !(out->rules = own_rules_read(cli->book, &cli->err)))
        return false;
    *status = 2;
    if (!degree_rows_ask(cli, out->rules, degree, &out->ask) ||
        !read_day(cli, &out->ask, &out->query.as_of) || !read_what_ifs(cli, &out->what_if))
        return false;
    out->query.degree = out->ask.degree;
    out->query.profile = out->ask.profile;
    out->query.rules = out->rules;
    out->query.what_if = cli_option(cli, "what-if") ? &out->what_if : NULL;
    return true;
}

int degree_ask_failed(struct degree_asked_for *asked, int status)
{
    degree_asked_clear(asked);
    return status == 2 ? cli_misused(asked->cli, "%s", asked->cli->err.text)
                       : cli_failed(asked->cli);
}

/* ---- one student ----------------------------------------------------------------------------- */

/* Below the table: what is not so, and when the rest would be. */
static void note_what_ifs(struct degree_asked_for *asked, struct degree_rows *rows)
{
    const char *text;
    for (size_t at = 0; (text = cli_option_at(asked->cli, "what-if", at)) != NULL; at++)
        buf_addf(&rows->notes, "as if %s\n", text);
}

static bool write_rows(struct degree_asked_for *asked, int64_t student, struct degree_rows *rows)
{
    struct degree_measures measures = {0};
    struct degree_progress progress = {0};
    struct degree_forecast forecast = {0};
    struct cli *cli = asked->cli;
    bool ok = degree_query_measures(cli->book, student, &asked->query, &measures, &cli->err) &&
              degree_progress(cli->book, student, &asked->query, &progress, &cli->err) &&
              degree_forecast(cli->book, &asked->query, &progress, &forecast, &cli->err);
    rows->forecast = &forecast;
    rows->progress = &progress;
    note_what_ifs(asked, rows);
    ok = ok && degree_rows_add(rows, &(struct degree_rows_from){.measures = &measures});
    rows->forecast = NULL;
    rows->progress = NULL;
    degree_measures_clear(&measures);
    degree_forecast_clear(&forecast);
    degree_progress_clear(&progress);
    return ok;
}

static int tell_returned(struct cli *cli, int64_t student, const struct degree_query *query)
{
    struct award_returned returned = {0};
    int status = award_returned_of_degree(cli->book, student, query, &returned, &cli->err)
                     ? cli_award_reasons(cli, &returned)
                     : cli_failed(cli);
    award_returned_clear(&returned);
    return status;
}

int degree_of_student(struct cli *cli)
{
    struct degree_asked_for asked;
    struct degree_rows rows;
    int64_t student;
    int status;
    if (cli->word_count != 2)
        return cli_misused(cli, "the student and the degree are needed; such as degree S1 state");
    const char *who = cli->words[0];
    if (!degree_ask_for(cli, cli->words[1], &asked, &status))
        return degree_ask_failed(&asked, status);
    if (!ref_find(cli->book, kind_find("student"), 0, 0, who, strlen(who), &student, &cli->err))
        return degree_ask_failed(&asked, 1);
    if (cli_option(cli, "returned")) {
        status = tell_returned(cli, student, &asked.query);
        degree_asked_clear(&asked);
        return status;
    }
    if (!degree_rows_begin(&rows, cli, asked.rules, asked.ask, DEGREE_ROWS_OF_STUDENT))
        return degree_ask_failed(&asked, 2);
    status = degree_rows_end(&rows, write_rows(&asked, student, &rows));
    degree_asked_clear(&asked);
    return status;
}

/* ---- all ------------------------------------------------------------------------------------- */

static const struct table_column all_columns[] = {
    {"student", TABLE_TEXT},  {"name", TABLE_TEXT},  {"profile", TABLE_TEXT},
    {"met", TABLE_NUMBER},    {"of", TABLE_NUMBER},  {"qualifies", TABLE_YES},
    {"lacks", TABLE_TEXT},    {"waits", TABLE_TEXT}, {"progress", TABLE_TEXT},
    {"received", TABLE_TEXT},
};
static const struct table_column few_columns[] = {
    {"student", TABLE_TEXT}, {"name", TABLE_TEXT},      {"met", TABLE_NUMBER},
    {"of", TABLE_NUMBER},    {"qualifies", TABLE_TEXT}, {"lacks", TABLE_TEXT},
};

struct all {
    struct degree_asked_for asked;
    struct cli_table table;
    struct stmt *names;
    bool for_people;
    size_t count, qualify, hold;
    struct buf qualified;  /* their names */
    struct date counts_to; /* of activities and service, where it is another day */
};

static struct table_cell cell_of(const char *text)
{
    return (struct table_cell){text, text ? strlen(text) : 0};
}

/* "money service": the rules that are so; with how much is done of what takes long for people, and
 * where `only_work` of that alone. */
static void list_rules(const struct degree_progress *progress, bool attest, bool for_people,
                       struct buf *out)
{
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        if (line->met == DEGREE_MET || (line->met == DEGREE_ATTEST) != attest)
            continue;
        buf_addf(out, "%s%s", out->len > 0 ? (for_people ? ", " : " ") : "", line->id);
        if (for_people && line->work)
            buf_addf(out, " %d%%", line->percent);
    }
}

static void list_work(const struct degree_progress *progress, struct buf *out)
{
    for (size_t i = 0; i < progress->count; i++)
        if (progress->lines[i].work)
            buf_addf(out, "%s%s=%d", out->len > 0 ? " " : "", progress->lines[i].id,
                     progress->lines[i].percent);
}

/* A row of a student whose number and name stand in `names`. */
static bool write_student(struct all *all, const struct degree_progress *progress, struct err *err)
{
    char met[NUM_TEXT_SIZE], of[NUM_TEXT_SIZE], day[DATE_ISO_SIZE];
    struct buf lacks = {0}, waits = {0}, work = {0};
    const char *received = progress->received.year ? date_iso(progress->received, day) : NULL;
    const char *qualifies = progress->qualifies ? "yes" : "no";
    list_rules(progress, false, all->for_people, &lacks);
    list_rules(progress, true, false, &waits);
    list_work(progress, &work);
    if (all->for_people && received) {
        buf_clear(&lacks);
        buf_addf(&lacks, "received %s", received);
        qualifies = "has it";
    }
    num_decimal((int64_t)progress->met, 0, met);
    num_decimal((int64_t)progress->count, 0, of);
    struct table_cell number = cell_of(stmt_text(all->names, 0)),
                      name = cell_of(stmt_text(all->names, 1));
    const struct table_cell few[] = {
        number, name, cell_of(met), cell_of(of), cell_of(qualifies), cell_of(buf_text(&lacks))};
    const struct table_cell full[] = {
        number,
        name,
        cell_of(progress->profile),
        cell_of(met),
        cell_of(of),
        cell_of(qualifies),
        cell_of(buf_text(&lacks)),
        cell_of(buf_text(&waits)),
        cell_of(buf_text(&work)),
        cell_of(received),
    };
    bool ok = table_out_row(all->table.rows, all->for_people ? few : full, err);
    buf_free(&lacks);
    buf_free(&waits);
    buf_free(&work);
    return ok;
}

static bool each(void *context, struct degree_progress *progress, struct err *err)
{
    struct all *all = context;
    stmt_reset(all->names);
    stmt_bind_int(all->names, 1, progress->student);
    if (stmt_step(all->names, err) != STEP_ROW)
        return false;
    all->count++;
    all->counts_to = progress->asked.counts_to;
    if (progress->received.year) {
        all->hold++;
    } else if (progress->qualifies) {
        all->qualify++;
        buf_addf(&all->qualified, "%s%s", all->qualified.len > 0 ? "; " : "",
                 stmt_text(all->names, 1));
    }
    return write_student(all, progress, err);
}

static void tell_all(const struct all *all)
{
    const struct degree_ask *ask = &all->asked.ask;
    const struct rules_word *degree = rules_word_find("degree", ask->degree);
    struct degree_profile profile = {.label = ask->profile};
    char day[DATE_ISO_SIZE];
    (void)degree_profile_named(all->asked.rules, ask->profile, &profile, NULL);
    cli_say("%s", "");
    cli_say("%s · %s · records to %s: %zu of %zu qualify, but for what a person has to say; %zu %s "
            "it",
            degree ? tr(degree->label) : ask->degree, profile.label,
            date_iso(all->asked.query.as_of, day), all->qualify, all->count - all->hold, all->hold,
            all->hold == 1 ? _("has") : _("have"));
    if (all->counts_to.year != 0)
        cli_say(_("activities and service to %s"), date_iso(all->counts_to, day));
    if (all->qualify > 0)
        cli_say("qualify: %s", buf_text(&all->qualified));
}

static int write_all(struct all *all)
{
    struct cli *cli = all->asked.cli;
    const struct table_column *columns = all->for_people ? few_columns : all_columns;
    size_t column_count = all->for_people ? COUNT_OF(few_columns) : COUNT_OF(all_columns);
    int64_t *students = NULL;
    size_t count = 0;
    all->names = book_stmt(cli->book, "SELECT number, name FROM student WHERE id = ?1", &cli->err);
    if (!all->names ||
        !degree_students(cli->book, all->asked.query.degree, &students, &count, &cli->err) ||
        !cli_table_begin(cli, &all->table, columns, column_count)) {
        mem_free(students);
        return cli_failed(cli);
    }
    bool ok =
        degree_progress_each(cli->book, students, count, &all->asked.query, each, all, &cli->err);
    mem_free(students);
    int status = cli_table_end(cli, &all->table, ok);
    if (status == 0 && all->for_people && !cli_to_file(cli))
        tell_all(all);
    return status;
}

int degree_of_all(struct cli *cli)
{
    struct all all = {.for_people = false};
    enum table_format format;
    int status;
    if (cli->word_count != 1)
        return cli_misused(cli, "--all needs a degree and no student; such as degree --all state");
    if (!cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    if (!degree_ask_for(cli, cli->words[0], &all.asked, &status))
        return degree_ask_failed(&all.asked, status);
    all.for_people = format == TABLE_FOR_PEOPLE;
    status = write_all(&all);
    stmt_done(all.names);
    buf_free(&all.qualified);
    degree_asked_clear(&all.asked);
    return status;
}
