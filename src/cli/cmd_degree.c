/* degree: what a degree asks for, held against figures. */
#include "award/own_rules.h"
#include "base/date.h"
#include "cli/degree_rows.h"
#include "cli/tools.h"
#include "rules/degree.h"
#include "rules/figures.h"
#include <string.h>

/* ---- whose rules ----------------------------------------------------------------------------- */

/* --year, else the year after --as-of, else the next award year. */
static bool read_year(struct cli *cli, int *out)
{
    struct date day;
    int64_t year;

    if (!cli_number(cli, "year", 1928, 2199, &year) || !cli_date(cli, "as-of", &day))
        return false;
    if (year != 0 && day.year != 0)
        return err_set(&cli->err, "--year and --as-of both say when; give one of them");
    *out = year != 0 ? (int)year : degree_award_year(day.year != 0 ? day : date_today());
    return true;
}

/* Degree, profile and year. Without --profile: the book's where one is named, else national. */
static bool read_ask(struct cli *cli, const struct degree_rules *rules, const char *degree,
                     struct degree_ask *out)
{
    const struct rules_word *word;
    struct degree_profile profile;
    const char *name = cli_option(cli, "profile");

    if (!degree_named(degree, &word, &cli->err) || !read_year(cli, &out->award_year))
        return false;
    if (name ? !degree_profile_named(rules, name, &profile, &cli->err)
             : !own_profile(cli->book, rules, &profile, &cli->err))
        return false;
    out->degree = word->code;
    out->profile = profile.name;
    return true;
}

/* ---- the calculator -------------------------------------------------------------------------- */

static bool read_figures(struct cli *cli, struct degree_figures *out)
{
    const char *text;

    for (size_t at = 0; (text = cli_option_at(cli, "measures", at)) != NULL; at++)
        if (!degree_figures_add(out, text, &cli->err))
            return err_prefix(&cli->err, "--measures");
    return true;
}

/* Needs no book; with -b the book's own rules hold too. */
static int calculate(struct cli *cli)
{
    struct degree_figures figures = {0};
    struct degree_rules *rules = NULL;
    struct degree_rows rows;
    struct degree_ask ask;
    int status;

    if (cli->word_count != 1)
        return cli_misused(cli, "--measures needs a degree and no student; such as degree "
                                "--measures hours=300 state");
    if (cli->book_name && !cli_open(cli, CLI_READS))
        return cli_failed(cli);
    rules = own_rules_read(cli->book, &cli->err);
    if (!rules)
        return cli_failed(cli);
    if (!read_ask(cli, rules, cli->words[0], &ask) || !read_figures(cli, &figures) ||
        !degree_rows_begin(&rows, cli, rules, ask, false)) {
        status = cli_misused(cli, "%s", cli->err.text);
    } else {
        bool ok = degree_rows_add(&rows, NULL, degree_figures_or_zero, &figures);
        status = degree_rows_end(&rows, ok);
    }
    degree_rules_free(rules);
    return status;
}

int cli_degree(struct cli *cli)
{
    if (cli_option(cli, "measures"))
        return calculate(cli);
    return cli_misused(cli, "give the figures, such as --measures earned=1200,invested=800");
}
