/* award: one proficiency workbook, or those of every student who qualifies; record-book: everything
 * about one student. Both as PDF too. */
#include "award/readiness.h"
#include "award/scope.h"
#include "base/mem.h"
#include "book/book.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include "workbook/award.h"
#include "workbook/record_book.h"
#include <string.h>

static bool write_one(struct cli *cli, const struct award_request *request,
                      struct award_outcome *outcome)
{
    bool ok =
        award_write(cli->book, request, cli_progress(), NULL, outcome, &cli->err);
    cli_progress_end();
    return ok;
}

/* "wrote swine.xlsx: 14 of 16 requirements met, 2 missing, 3 to be said by a person" */
static void tell_outcome(const char *path, const struct award_outcome *outcome)
{
    cli_say("wrote %s: %zu met, %zu missing, %zu to be said by a person", path, outcome->met,
            outcome->missing, outcome->attest);
}

/* ---- one ------------------------------------------------------------------------------------- */

static int award_one(struct cli *cli, struct award_request *request)
{
    const char *who = cli->words[0];
    struct award_outcome outcome = {0};
    request->area = cli->words[1];
    request->type = cli_option(cli, "type");
    request->path = cli_option(cli, "output");
    if (!cli_open(cli, CLI_READS) ||
        !ref_find(cli->book, kind_find("student"), 0, 0, who, strlen(who), &request->student,
                  &cli->err) ||
        !write_one(cli, request, &outcome))
        return cli_failed(cli);
    tell_outcome(request->path, &outcome);
    return cli_write_pdf(cli, request->path) ? 0 : cli_failed(cli);
}

/* ---- all ------------------------------------------------------------------------------------- */

struct all {
    struct cli *cli;
    const char *folder;
    size_t written, left_out;
};

static bool write_into(struct all *all, const struct award_request *asked)
{
    struct cli *cli = all->cli;
    struct award_request request = *asked;
    struct award_outcome outcome = {0};
    char *name = award_file_name(cli->book, asked, &cli->err);
    if (!name)
        return false;
    char *path = file_join(all->folder, name);
    request.path = path;
    request.payers = cli_option(cli, "payers") != NULL;
    bool ok = write_one(cli, &request, &outcome);
    if (ok) {
        all->written++;
        tell_outcome(path, &outcome);
        ok = cli_write_pdf(cli, path);
    }
    mem_free(path);
    mem_free(name);
    return ok;
}

static bool each(void *context, const struct award_request *request, struct err *err)
{
    struct all *all = context;
    struct award_readiness readiness = {0};
    bool ok = award_readiness(all->cli->book, request, &readiness, &all->cli->err);
    if (ok && readiness.qualifies)
        ok = write_into(all, request);
    else if (ok)
        all->left_out++;
    award_readiness_clear(&readiness);
    if (!ok)
        *err = all->cli->err;
    return ok;
}

static int award_all(struct cli *cli, int year)
{
    struct all all = {.cli = cli, .folder = cli_option(cli, "output")};
    struct err err = {""};
    if (!cli_open(cli, CLI_READS) || !file_make_folders(all.folder, &cli->err))
        return cli_failed(cli);
    if (!award_each(cli->book, year, each, &all, &err)) {
        cli->err = err;
        return cli_failed(cli);
    }
    cli_say("%zu workbook%s written; %zu left out, as the student does not qualify yet",
            all.written, all.written == 1 ? "" : "s", all.left_out);
    return 0;
}

/* ---- award ----------------------------------------------------------------------------------- */

int cli_award(struct cli *cli)
{
    struct award_request request = {0};
    bool all = cli_option(cli, "all") != NULL;
    int64_t year;
    if (!cli_option(cli, "year") || !cli_option(cli, "output"))
        return cli_misused(cli, "--year and -o are needed; such as --year 2027 -o %s",
                           all ? "awards" : "swine.xlsx");
    if (!cli_number(cli, "year", 1990, 2199, &year))
        return cli_misused(cli, "%s", cli->err.text);
    if (all ? cli->word_count > 0 : cli->word_count < 2)
        return cli_misused(cli, "%s; write: saebook award %s",
                           all ? "--all takes no student and no area"
                               : "the student and the area are needed",
                           cli->command->synopsis[all]);
    if (!all && !cli_option(cli, "type"))
        return cli_misused(cli, "--type is needed; ownership, placement, combined or research");
    if (all && cli_option(cli, "type"))
        return cli_misused(cli, "--all takes the type from each application; leave out --type");
    request.year = (int)year;
    request.payers = cli_option(cli, "payers") != NULL;
    return all ? award_all(cli, request.year) : award_one(cli, &request);
}

/* ---- record-book ----------------------------------------------------------------------------- */

int cli_record_book(struct cli *cli)
{
    const char *who = cli->words[0];
    struct record_book_request request = {.path = cli_option(cli, "output")};
    struct wb_count count = {0};
    int64_t year;
    if (!request.path)
        return cli_misused(cli, "-o is needed; such as -o record-book.xlsx");
    if (!cli_number(cli, "year", 1990, 2199, &year))
        return cli_misused(cli, "%s", cli->err.text);
    request.year = (int)year;
    if (!cli_open(cli, CLI_READS) || !ref_find(cli->book, kind_find("student"), 0, 0, who,
                                               strlen(who), &request.student, &cli->err))
        return cli_failed(cli);
    bool ok = record_book_write(cli->book, &request, cli_progress(), NULL, &count,
                                &cli->err);
    cli_progress_end();
    if (!ok)
        return cli_failed(cli);
    cli_say("wrote %s: %zu sheets", request.path, count.sheets);
    return cli_write_pdf(cli, request.path) ? 0 : cli_failed(cli);
}
