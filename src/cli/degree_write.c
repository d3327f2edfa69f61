/* degree: the workbook of one student, or those of all who qualify. */
#include "award/disclose.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "cli/degree_student.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include "workbook/degree_book.h"
#include "workbook/degree_books.h"
#include "workbook/pdf.h"
#include <stdio.h>
#include <string.h>

static struct award_giving giving_of(const struct cli *cli)
{
    return (struct award_giving){.given_to = cli_option(cli, "to"),
                                 .agreed = cli_option(cli, "consent") != NULL};
}

/* A folder, where the name is not that of a table. */
static bool is_folder(const struct cli *cli)
{
    static const char *const tables[] = {".csv", ".json", ".txt"};
    const char *path = cli_option(cli, "output");
    size_t length = strlen(path);
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        size_t ending = strlen(tables[i]);
        if (length > ending && strcmp(path + length - ending, tables[i]) == 0)
            return false;
    }
    return true;
}

bool degree_is_written(const struct cli *cli)
{
    if (!cli_to_file(cli) || cli_option(cli, "measures"))
        return false;
    return cli_option(cli, "all") ? !cli_option(cli, "format") && is_folder(cli)
                                  : cli_wants_workbook(cli);
}

/* ---- one ------------------------------------------------------------------------------------- */

/* Whether the family agreed, and a row of the log; in a book that cannot be written there is none. */
static bool log_one(struct cli *cli, const struct degree_book_request *request, bool *agreed)
{
    const struct award_giving giving = giving_of(cli);
    struct award_scope scope;
    struct date consent = {0};
    bool ok = degree_book_scope(cli->book, request, &scope, &cli->err) &&
              award_consent(cli->book, &scope, &consent, &cli->err);
    *agreed = consent.year != 0 || giving.agreed;
    ok = ok && (!book_can_write(cli->book, NULL) ||
                award_disclose_scope(cli->book, &scope, &giving, NULL, &cli->err));
    award_scope_clear(&scope);
    return ok;
}

static int write_one(struct cli *cli, struct degree_asked_for *asked)
{
    const char *who = cli->words[0];
    struct degree_book_request request = {.query = asked->query,
                                          .payers = cli_option(cli, "payers") != NULL,
                                          .path = cli_option(cli, "output")};
    struct degree_book_outcome outcome;
    bool agreed = false;
    if (!ref_find(cli->book, kind_find("student"), 0, 0, who, strlen(who), &request.student,
                  &cli->err))
        return cli_failed(cli);
    bool ok = degree_book_write(cli->book, &request, cli_progress(), NULL, &outcome, &cli->err);
    cli_progress_end();
    if (!ok || !log_one(cli, &request, &agreed))
        return cli_failed(cli);
    cli_say("wrote %s: %zu met, %zu missing, %zu for a person to say, %zu not known%s",
            request.path, outcome.met, outcome.missing, outcome.attest, outcome.unknown,
            agreed ? "" : "; no consent is entered, so it is not to leave the school");
    return cli_write_pdf(cli, request.path) ? 0 : cli_failed(cli);
}

/* ---- all ------------------------------------------------------------------------------------- */

static bool begins(void *context, const struct degree_books_one *one, struct err *err)
{
    struct cli *cli = context;
    struct buf who = {0};
    (void)err;
    if (cli_progress()) {
        (void)ref_name_screen(cli->book, kind_find("student"), one->student, &who);
        cli_progress_bar(one->at, one->total, buf_text(&who));
    }
    buf_free(&who);
    return true;
}

static bool told(void *context, const struct degree_books_one *one, struct err *err)
{
    struct cli *cli = context;
    struct buf who = {0};
    cli_progress_end();
    (void)ref_name_screen(cli->book, kind_find("student"), one->student, &who);
    if (one->did == AWARDS_LEFT_OUT)
        cli_say("left out %s: %s", buf_text(&who), one->lacks);
    else
        cli_say("%s %s: %zu met, %zu for a person to say",
                one->did == AWARDS_CURRENT ? "is there already" : "wrote", one->path, one->met,
                one->attest);
    buf_free(&who);
    if (one->did == AWARDS_LEFT_OUT)
        return true;
    char *pdf = pdf_name(one->path);
    bool there = one->did == AWARDS_CURRENT && file_exists(pdf);
    mem_free(pdf);
    if (there || cli_write_pdf(cli, one->path))
        return true;
    *err = cli->err;
    return false;
}

static void sum_up(const struct awards_count *count)
{
    struct buf text = {0};
    buf_addf(&text, "%zu workbook%s written", count->written, count->written == 1 ? "" : "s");
    if (count->current > 0)
        buf_addf(&text, ", %zu there already and up to date", count->current);
    buf_addf(&text, "; %zu left out", count->left_out);
    if (count->without_consent > 0)
        buf_addf(&text, "; %zu without the family's consent, not to leave the school",
                 count->without_consent);
    if (!count->logged)
        buf_add_text(&text, "; none is in the log, as the book cannot be written");
    cli_say("%s", buf_text(&text));
    buf_free(&text);
}

static int write_all(struct cli *cli, struct degree_asked_for *asked)
{
    const struct degree_books_request request = {.query = asked->query,
                                                 .folder = cli_option(cli, "output"),
                                                 .giving = giving_of(cli),
                                                 .payers = cli_option(cli, "payers") != NULL};
    struct awards_count count;
    struct err err = {""};
    bool ok = degree_books_write(cli->book, &request, begins, told, cli, &count, &err);
    cli_progress_end();
    if (!ok) {
        cli->err = err;
        return cli_failed(cli);
    }
    sum_up(&count);
    return 0;
}

int degree_write(struct cli *cli)
{
    struct degree_asked_for asked;
    bool all = cli_option(cli, "all") != NULL;
    int status;
    if (cli->word_count != (all ? 1 : 2))
        return cli_misused(cli, all ? "--all needs a degree and no student; such as degree --all "
                                      "state -o degrees"
                                    : "the student and the degree are needed; such as degree S1 "
                                      "state -o state.xlsx");
    if (cli_option(cli, "what-if"))
        return cli_misused(cli, "a workbook holds the records as they are; leave out --what-if");
    if (!degree_ask_for(cli, cli->words[all ? 0 : 1], &asked, &status))
        return degree_ask_failed(&asked, status);
    status = all ? write_all(cli, &asked) : write_one(cli, &asked);
    degree_asked_clear(&asked);
    return status;
}
