/* degree: what a degree asks for, held against figures, or against a student's records. */
#include "degree/own_rules.h"
#include "cli/degree_rows.h"
#include "cli/degree_student.h"
#include "cli/tools.h"
#include "rules/degree.h"
#include "rules/figures.h"
#include <string.h>

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
    if (!degree_rows_ask(cli, rules, cli->words[0], &ask) || !read_figures(cli, &figures) ||
        !degree_rows_begin(&rows, cli, rules, ask, DEGREE_ROWS_OF_FIGURES)) {
        status = cli_misused(cli, "%s", cli->err.text);
    } else {
        bool ok = degree_rows_add(&rows, &(struct degree_rows_from){.figures = &figures});
        status = degree_rows_end(&rows, ok);
    }
    degree_rules_free(rules);
    return status;
}

int cli_degree(struct cli *cli)
{
    bool measures = cli_option(cli, "measures") != NULL, all = cli_option(cli, "all") != NULL;

    if ((measures && (all || cli_option(cli, "what-if"))))
        return cli_misused(cli, "--measures asks about no student; leave out --%s",
                           all ? "all" : "what-if");
    if (cli_option(cli, "returned") && (measures || all))
        return cli_misused(cli, "--returned is about one student; such as degree S1 state "
                                "--returned");
    if (measures)
        return calculate(cli);
    if (degree_is_written(cli))
        return degree_write(cli);
    return all ? degree_of_all(cli) : degree_of_student(cli);
}
