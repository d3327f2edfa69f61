/* The entry: which command, and what is said at the end. */
#include "cli/cli.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "cli/command.h"
#include "cli/tools.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *command_name_at(size_t at, void *context)
{
    (void)context;
    return cli_commands[at].hidden ? "" : cli_commands[at].name;
}

static int unknown_command(struct cli *cli)
{
    const char *near = kind_nearest(cli->words[0], command_name_at, NULL, cli_command_count);
    if (near && *near)
        cli_complain("there is no command \"%s\"; did you mean %s?", cli->words[0], near);
    else
        cli_complain("there is no command \"%s\"; `saebook help` lists them", cli->words[0]);
    return 2;
}

/* Word number `at` of what a command must have: "KIND" of "KIND FILE [--dry-run]". */
static void add_missing(const struct cli_command *command, size_t at, struct buf *out)
{
    const char *word = command->synopsis[0];
    while (*word && *word != '[' && *word != '-') {
        size_t nbytes = strcspn(word, " ");
        if (at-- == 0) {
            buf_add(out, word, strcspn(word, " ."));
            return;
        }
        word += nbytes;
        word += strspn(word, " ");
    }
    buf_add_text(out, _("something"));
}

static int too_few(struct cli *cli)
{
    struct buf missing = {0};
    add_missing(cli->command, cli->word_count, &missing);
    int status = cli_misused(cli, "%s is missing", buf_text(&missing));
    buf_free(&missing);
    return status;
}

static int run_command(struct cli *cli)
{
    const struct cli_command *command = cli->command;
    if (cli_option(cli, "version"))
        return cli_version(cli);
    if (!command)
        return cli->word_count > 0 ? unknown_command(cli) : cli_help(cli);
    if (cli_option(cli, "help"))
        return cli_help(cli);
    if (cli->word_count < command->least)
        return too_few(cli);
    if (cli->word_count > command->most)
        return cli_misused(cli, "\"%s\" is too much; leave it out", cli->words[command->most]);
    return command->run(cli);
}

/* What was printed must have arrived, or it is a failure: a full disk behind a redirection. */
static int last_words(struct cli *cli, int status)
{
    errno = 0;
    bool broken = fflush(stdout) != 0 || ferror(stdout);
    if (!broken || status != 0)
        return status;
    errno = errno ? errno : EIO; /* an earlier write failed */
    err_system(&cli->err, "standard output is not complete");
    return cli_failed(cli);
}

int cli_main(int argc, char **argv)
{
    struct cli *cli = mem_alloc(sizeof *cli);
    int status;
    /* `saebook list hours | head` ends quietly, also where a parent ignores the signal. */
    (void)signal(SIGPIPE, SIG_DFL);
    if (!cli_args(cli, argc, argv))
        status = cli_misused(cli, "%s", cli->err.text);
    else
        status = run_command(cli);
    status = last_words(cli, status);
    book_close(cli->book);
    mem_free(cli->book_path);
    cli_args_free(cli);
    mem_free(cli);
    return status;
}

static bool looks_like_file(const char *word)
{
    return strpbrk(word, "./") != NULL || file_exists(word);
}

bool cli_wants_screens(int argc, char **argv, const char **book)
{
    struct cli cli = {0};
    bool wants = false;
    *book = NULL;
    if (argc == 1)
        return true;
    if (cli_args(&cli, argc, argv) && !cli.command && !cli_option(&cli, "help") &&
        !cli_option(&cli, "version")) {
        wants = cli.word_count == 0 || (cli.word_count == 1 && looks_like_file(cli.words[0]));
        *book = cli.word_count > 0 ? cli.words[0] : cli.book_name;
    }
    cli_args_free(&cli);
    return wants;
}
