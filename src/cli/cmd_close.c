/* close: the end of a year for a student or for all, and opening a year again. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "cli/tools.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "year/year.h"
#include <string.h>

enum { LABEL_WIDTH = 34, AMOUNT_WIDTH = 14 };

/* ---- how things stand ------------------------------------------------------------------------ */

static void say_part(const struct year *year, enum year_part part)
{
    const struct year_part_words *words = year_part_words(part);
    bool any = false;
    cli_say("%s: %s", words->name, tr(words->label));
    for (size_t i = 0; i < year->count; i++) {
        const struct year_item *item = &year->items[i];
        if (item->part != part)
            continue;
        any = true;
        cli_say("  %s %s: %s",
                item->done     ? _("done  ")
                : item->needed ? _("to do ")
                               : _("may be"),
                item->what, item->told);
    }
    if (!any)
        cli_say("  done   %s", tr(words->none));
}

static void say_sheet(const struct year_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct year_line *line = &sheet->lines[i];
        if (line->heading)
            cli_say("%s", line->label);
        else
            cli_say("  %-*s%*s", LABEL_WIDTH, line->label, AMOUNT_WIDTH, line->amount);
    }
}

static int look(struct cli *cli, int64_t student, int number)
{
    struct year year;
    struct year_sheet sheet = {0};
    bool ok = year_read(cli->book, student, number, &year, &cli->err) &&
              year_sheet_read(cli->book, student, number, &sheet, &cli->err);
    for (enum year_part part = 0; ok && part < YEAR_PARTS; part++)
        say_part(&year, part);
    if (ok) {
        say_sheet(&sheet);
        size_t missing = year_missing(&year, YEAR_PARTS);
        if (year_is_closed(&year))
            cli_say("%d is closed", number);
        else if (missing > 0)
            cli_say("%d is not ready to be closed: %zu to do", number, missing);
        else
            cli_say("%d is ready to be closed", number);
    }
    year_sheet_clear(&sheet);
    year_clear(&year);
    return ok ? 0 : cli_failed(cli);
}

/* ---- one student ----------------------------------------------------------------------------- */

static bool find_student(struct cli *cli, const char *text, int64_t *id)
{
    return ref_find(cli->book, kind_find("student"), 0, 0, text, strlen(text), id, &cli->err);
}

static bool read_year_number(struct cli *cli, const char *text, int *number)
{
    struct value value;
    static const struct field year = {.name = "year", .label = "Year", .type = FIELD_YEAR};
    if (!field_parse(&year, text, strlen(text), &value, &cli->err))
        return err_prefix(&cli->err, "YEAR");
    *number = (int)value.i;
    return true;
}

static int done(struct cli *cli, bool ok, char *what)
{
    if (ok)
        cli_say("%s", what);
    mem_free(what);
    return ok ? 0 : cli_failed(cli);
}

static int close_one(struct cli *cli)
{
    int64_t student = 0;
    int number = 0;
    char *what = NULL;
    bool ok =
        find_student(cli, cli->words[0], &student) && read_year_number(cli, cli->words[1], &number);
    if (!ok)
        return cli_failed(cli);
    if (cli_option(cli, "dry-run"))
        return look(cli, student, number);
    if (cli_option(cli, "reopen"))
        ok = year_reopen(cli->book, student, number, cli_option(cli, "reason"), &what, &cli->err);
    else
        ok = year_close(cli->book, student, number, cli_option(cli, "anyway") != NULL, &what,
                        &cli->err);
    return done(cli, ok, what);
}

/* ---- all ------------------------------------------------------------------------------------- */

static void say_left_out(void *context, int64_t student, size_t missing)
{
    struct cli *cli = context;
    struct buf name = {0};
    (void)ref_name_screen(cli->book, kind_find("student"), student, &name);
    cli_complain(tr_count("%s: left out, %zu thing still to do",
                          "%s: left out, %zu things still to do", (int64_t)missing),
                 buf_text(&name), missing);
    buf_free(&name);
}

static int close_all(struct cli *cli)
{
    int number = 0;
    char *what = NULL;
    bool ok = read_year_number(cli, cli->words[0], &number) &&
              year_close_all(cli->book, 0, number, say_left_out, cli, &what, &cli->err);
    return done(cli, ok, what);
}

int cli_close(struct cli *cli)
{
    bool all = cli_option(cli, "all") != NULL;
    if (cli->word_count != (all ? 1 : 2))
        return cli_misused(cli, all ? _("with --all write the year alone") : _("YEAR is missing"));
    if (all &&
        (cli_option(cli, "reopen") || cli_option(cli, "dry-run") || cli_option(cli, "anyway")))
        return cli_misused(cli, "--all goes with no other option; look at one student at a time");
    if (!cli_open(cli, cli_option(cli, "dry-run") ? CLI_READS : CLI_WRITES))
        return cli_failed(cli);
    return all ? close_all(cli) : close_one(cli);
}
