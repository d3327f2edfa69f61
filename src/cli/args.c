/* Arguments into command, words and options. Options may stand anywhere; -- ends them. */
#include "base/mem.h"
#include "cli/command.h"
#include "kinds/kind.h"
#include <ctype.h>
#include <string.h>

const struct cli_option cli_common[] = {
    {'b', "book", "BOOK", "the book; else $SAEBOOK, else chapter.saebook in your data folder",
     CLI_TAKES_FILE, false},
    {'h', "help", NULL, "help on the command", CLI_TAKES_NOTHING, false},
    {'V', "version", NULL, "the program's version", CLI_TAKES_NOTHING, false},
};
const size_t cli_common_count = COUNT_OF(cli_common);

/* ---- finding --------------------------------------------------------------------------------- */

const struct cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (strcmp(cli_commands[i].name, name) == 0)
            return &cli_commands[i];
    }
    return NULL;
}

static const struct cli_option *find_among(const struct cli_option *options, size_t most,
                                           const char *name, size_t nbytes, char letter)
{
    for (size_t i = 0; i < most && options[i].name; i++) {
        if (letter
                ? options[i].letter == letter
                : strlen(options[i].name) == nbytes && memcmp(options[i].name, name, nbytes) == 0)
            return &options[i];
    }
    return NULL;
}

static const struct cli_option *find_option(const struct cli *cli, const char *name, size_t nbytes,
                                            char letter)
{
    const struct cli_option *found = NULL;
    if (cli->command)
        found = find_among(cli->command->options, CLI_MOST_OPTIONS, name, nbytes, letter);
    return found ? found : find_among(cli_common, cli_common_count, name, nbytes, letter);
}

/* ---- refusing -------------------------------------------------------------------------------- */

static const char *option_name_at(size_t at, void *context)
{
    const struct cli_command *command = context;
    size_t own = 0;
    while (command && own < CLI_MOST_OPTIONS && command->options[own].name)
        own++;
    if (at < own)
        return command->options[at].name;
    return at - own < cli_common_count ? cli_common[at - own].name : NULL;
}

static bool unknown_option(struct cli *cli, const char *arg)
{
    struct cli_command command = {0};
    if (cli->command)
        command = *cli->command;
    size_t count = 0, nbytes = strcspn(arg, "=");
    while (option_name_at(count, &command))
        count++;
    char *typed = mem_text_n(arg, nbytes);
    const char *near = kind_nearest(typed + strspn(typed, "-"), option_name_at, &command, count);
    if (near)
        err_set(&cli->err, "there is no option %s; did you mean --%s?", typed, near);
    else
        err_set(&cli->err, "there is no option %s; leave it out", typed);
    mem_free(typed);
    return false;
}

/* ---- taking ---------------------------------------------------------------------------------- */

static bool give(struct cli *cli, const struct cli_option *option, const char *value)
{
    if (option == &cli_common[0])
        cli->book_name = value;
    if (!option->many && cli_option(cli, option->name))
        return err_set(&cli->err, "--%s is given twice; give it once", option->name);
    cli->given = mem_grow(cli->given, cli->given_count + 1, sizeof *cli->given);
    cli->given[cli->given_count++] = (struct cli_given){option, value};
    return true;
}

static bool needs_value(struct cli *cli, const struct cli_option *option)
{
    return err_set(&cli->err, "--%s needs a value; write --%s %s", option->name, option->name,
                   option->value);
}

/* --name, --name=value, --name value; *next is the argument that follows, NULL at the end. */
static bool take_long(struct cli *cli, const char *arg, const char *next, bool *used_next)
{
    const char *name = arg + 2, *equals = strchr(name, '=');
    size_t nbytes = equals ? (size_t)(equals - name) : strlen(name);
    const struct cli_option *option = find_option(cli, name, nbytes, 0);
    if (!option)
        return unknown_option(cli, arg);
    if (!option->value && equals)
        return err_set(&cli->err, "--%s takes no value; leave out %s", option->name, equals);
    if (!option->value)
        return give(cli, option, NULL);
    if (!equals && !next)
        return needs_value(cli, option);
    *used_next = !equals;
    return give(cli, option, equals ? equals + 1 : next);
}

/* -b BOOK or -bBOOK; letters are not put together. */
static bool take_short(struct cli *cli, const char *arg, const char *next, bool *used_next)
{
    const struct cli_option *option = find_option(cli, NULL, 0, arg[1]);
    if (!option || (!option->value && arg[2] != '\0'))
        return unknown_option(cli, arg);
    if (!option->value)
        return give(cli, option, NULL);
    if (arg[2] == '\0' && !next)
        return needs_value(cli, option);
    *used_next = arg[2] == '\0';
    return give(cli, option, arg[2] ? arg + 2 : next);
}

/* A day such as -3 begins a quick line; a lone - is standard input. */
static bool is_option(const char *arg)
{
    return arg[0] == '-' && arg[1] != '\0' && !isdigit((unsigned char)arg[1]);
}

/* The command is the first word that no option takes. */
static const char *command_word(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            return i + 1 < argc ? argv[i + 1] : NULL;
        if (!is_option(argv[i]))
            return argv[i];
        /* Before the command only the common options can stand. */
        if (strcmp(argv[i], "-b") == 0 || strcmp(argv[i], "--book") == 0)
            i++;
    }
    return NULL;
}

static bool sort_args(struct cli *cli, int argc, char **argv, const char *command)
{
    bool options_end = false, command_seen = false;
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;
        bool used_next = false, ok = true;
        if (!options_end && strcmp(arg, "--") == 0)
            options_end = true;
        else if (!options_end && is_option(arg))
            ok = arg[1] == '-' ? take_long(cli, arg, next, &used_next)
                               : take_short(cli, arg, next, &used_next);
        else if (arg == command && cli->command && !command_seen)
            command_seen = true;
        else
            cli->words[cli->word_count++] = arg;
        if (!ok)
            return false;
        i += used_next;
    }
    return true;
}

bool cli_args(struct cli *cli, int argc, char **argv)
{
    const char *word = command_word(argc, argv);
    cli->words = mem_array((size_t)argc + 1, sizeof *cli->words);
    cli->command = word ? cli_command_find(word) : NULL;
    return sort_args(cli, argc, argv, word);
}

void cli_args_free(struct cli *cli)
{
    mem_free(cli->words);
    mem_free(cli->given);
    cli->words = NULL;
    cli->given = NULL;
}

const char *cli_option(const struct cli *cli, const char *name)
{
    const char *value = NULL;
    for (size_t i = 0; i < cli->given_count; i++) {
        if (strcmp(cli->given[i].option->name, name) == 0)
            value = cli->given[i].value ? cli->given[i].value : "";
    }
    return value;
}

const char *cli_option_at(const struct cli *cli, const char *name, size_t at)
{
    for (size_t i = 0; i < cli->given_count; i++) {
        if (strcmp(cli->given[i].option->name, name) == 0 && at-- == 0)
            return cli->given[i].value ? cli->given[i].value : "";
    }
    return NULL;
}
