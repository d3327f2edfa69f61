/* award STUDENT: the awards that a student's projects fit, and what is missing for each; with an
 * area and --returned, what a reviewer would send that application back for. */
#include "award/match.h"
#include "award/returned.h"
#include "base/date.h"
#include "book/book.h"
#include "cli/award.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <string.h>

static struct table_cell cell_of(const char *text)
{
    return text && *text ? (struct table_cell){text, strlen(text)} : (struct table_cell){0};
}

/* This year's records count for the award of the next. */
static int year_or_next(int year)
{
    return year != 0 ? year : date_today().year + 1;
}

static bool find_student(struct cli *cli, int64_t *student)
{
    const char *who = cli->words[0];
    return cli_open(cli, CLI_READS) &&
           ref_find(cli->book, kind_find("student"), 0, 0, who, strlen(who), student, &cli->err);
}

/* ---- what fits ------------------------------------------------------------------------------ */

static const struct table_column match_columns[] = {
    {"area", TABLE_TEXT},    {"type", TABLE_TEXT},      {"fit", TABLE_TEXT},
    {"projects", TABLE_TEXT}, {"qualifies", TABLE_YES}, {"met", TABLE_NUMBER},
    {"missing", TABLE_NUMBER}, {"next", TABLE_TEXT},    {"warnings", TABLE_TEXT},
};

static bool add_match(struct cli_table *table, const struct award_match *match, struct err *err)
{
    struct buf projects = {0}, warnings = {0};
    char met[24], missing[24];
    for (size_t i = 0; i < match->project_count; i++)
        buf_addf(&projects, "%s%s", i > 0 ? "; " : "", match->projects[i].title);
    for (size_t i = 0; i < match->warning_count; i++)
        buf_addf(&warnings, "%s%s", i > 0 ? "; " : "", match->warnings[i].text);
    (void)snprintf(met, sizeof met, "%zu", match->met);
    (void)snprintf(missing, sizeof missing, "%zu", match->missing);
    const struct table_cell cells[] = {
        cell_of(match->area),
        cell_of(match->type),
        cell_of(award_fit_name(match->fit)),
        cell_of(buf_text(&projects)),
        cell_of(match->eligible_missing == 0 ? "yes" : "no"),
        cell_of(met),
        cell_of(missing),
        cell_of(match->next),
        cell_of(buf_text(&warnings)),
    };
    bool ok = table_out_row(table->rows, cells, err);
    buf_free(&projects);
    buf_free(&warnings);
    return ok;
}

int cli_award_matches(struct cli *cli, int year)
{
    struct award_matches matches = {0};
    struct cli_table table;
    int64_t student;
    int status = 1;
    if (cli_option(cli, "type"))
        return cli_misused(cli, "--type goes with an area; such as saebook award S1 \"Swine "
                                "Production\" --type ownership --year 2027 -o swine.xlsx");
    if (!find_student(cli, &student) ||
        !award_matches_read(cli->book, student, year_or_next(year), &matches, &cli->err) ||
        !cli_table_begin(cli, &table, match_columns, COUNT_OF(match_columns))) {
        status = cli_failed(cli);
    } else {
        bool ok = true;
        for (size_t i = 0; ok && i < matches.count; i++)
            ok = add_match(&table, &matches.list[i], &cli->err);
        status = cli_table_end(cli, &table, ok);
    }
    award_matches_clear(&matches);
    return status;
}

/* ---- what it would be returned for ---------------------------------------------------------- */

static const struct table_column reason_columns[] = {
    {"requirement", TABLE_TEXT}, {"class", TABLE_TEXT}, {"text", TABLE_TEXT}, {"todo", TABLE_TEXT},
    {"kind", TABLE_TEXT},        {"record", TABLE_TEXT}, {"source", TABLE_TEXT},
};

static bool add_reason(struct cli_table *table, const struct award_reason *reason, struct err *err)
{
    static const char *const classes[] = {
        [AWARD_ELIGIBLE] = "eligible", [AWARD_COMPLETE] = "complete", [AWARD_REVIEW] = "review"};
    char id[24] = "";
    if (reason->record != 0)
        (void)snprintf(id, sizeof id, "%lld", (long long)reason->record);
    const struct table_cell cells[] = {
        cell_of(reason->id),   cell_of(classes[reason->class]), cell_of(reason->text),
        cell_of(reason->todo), cell_of(reason->kind),           cell_of(id),
        cell_of(reason->source),
    };
    return table_out_row(table->rows, cells, err);
}

/* For people: what is wrong, and below it what to do. */
static void say_reason(const struct award_reason *reason)
{
    cli_say("%s", reason->text);
    if (reason->todo[0])
        cli_say("    %s", reason->todo);
}

int cli_award_reasons(struct cli *cli, const struct award_returned *returned)
{
    struct cli_table table;
    enum table_format format;
    bool ok = true;
    if (!cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    if (format == TABLE_FOR_PEOPLE && !cli_to_file(cli)) {
        for (size_t i = 0; i < returned->count; i++)
            say_reason(&returned->list[i]);
        if (returned->count == 0)
            cli_say("nothing that the records can tell");
        return 0;
    }
    if (!cli_table_begin(cli, &table, reason_columns, COUNT_OF(reason_columns)))
        return cli_failed(cli);
    for (size_t i = 0; ok && i < returned->count; i++)
        ok = add_reason(&table, &returned->list[i], &cli->err);
    return cli_table_end(cli, &table, ok);
}

int cli_award_returned(struct cli *cli, int year)
{
    struct award_returned returned = {0};
    struct award_request request = {.year = year_or_next(year), .type = cli_option(cli, "type")};
    int status = 1;
    if (cli->word_count != 2 || !request.type)
        return cli_misused(cli, "--returned needs the student, the area and --type; such as saebook "
                                "award S1 \"Swine Production\" --type ownership --returned");
    request.area = cli->words[1];
    if (!find_student(cli, &request.student) ||
        !award_returned_read(cli->book, &request, &returned, &cli->err))
        status = cli_failed(cli);
    else
        status = cli_award_reasons(cli, &returned);
    award_returned_clear(&returned);
    return status;
}
