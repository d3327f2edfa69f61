/* completion: what makes bash, zsh and fish complete, from the table of commands. The words are
 * written into the scripts, so that completing needs no book and no program. */
#include "cli/tools.h"
#include "base/tr.h"
#include "report/report.h"
#include "rules/words.h"
#include <stdio.h>
#include <string.h>

/* ---- lists of words -------------------------------------------------------------------------- */

static void add_word(struct buf *out, const char *word)
{
    buf_addf(out, "%s%s", out->len > 0 ? " " : "", word);
}

static void add_commands(struct buf *out)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].hidden)
            add_word(out, cli_commands[i].name);
    }
}

static void add_kinds(struct buf *out)
{
    for (size_t k = 0; k < kind_count(); k++)
        add_word(out, kind_at(k)->name);
}

static void add_reports(struct buf *out)
{
    for (size_t i = 0; i < report_count(); i++)
        add_word(out, report_at(i)->name);
    add_word(out, "readiness");
}

/* The codes of a list of schema/rules/vocab.csv. */
static void add_list(const char *list, struct buf *out)
{
    const struct rules_word *word = NULL;
    while ((word = rules_word_next(list, word)) != NULL)
        add_word(out, word->code);
}

/* The words that can stand where something of this sort does; nothing for files and free text. */
static void add_words(enum cli_takes takes, struct buf *out)
{
    switch (takes) {
    case CLI_TAKES_COMMAND:
        add_commands(out);
        add_word(out, "kinds reports");
        add_kinds(out);
        add_reports(out);
        break;
    case CLI_TAKES_KIND:
        add_kinds(out);
        break;
    case CLI_TAKES_EXPORT:
        add_word(out, "all ledger");
        add_kinds(out);
        break;
    case CLI_TAKES_REPORT:
        add_reports(out);
        break;
    case CLI_TAKES_FORMAT:
        add_word(out, "table csv json");
        break;
    case CLI_TAKES_SHEET_FORMAT:
        add_word(out, "table csv json xlsx");
        break;
    case CLI_TAKES_AWARD_TYPE:
        add_word(out, "ownership placement combined research");
        break;
    case CLI_TAKES_DEGREE:
        add_list("degree", out);
        break;
    case CLI_TAKES_PROFILE:
        add_list("profile", out);
        break;
    case CLI_TAKES_RULES:
        add_word(out, "list show check import delete");
        break;
    case CLI_TAKES_SHELL:
        add_word(out, "bash zsh fish");
        break;
    case CLI_TAKES_NOTHING:
    case CLI_TAKES_TEXT:
    case CLI_TAKES_FILE:
    case CLI_TAKES_FOLDER:
        break;
    }
}

static bool is_file(enum cli_takes takes)
{
    return takes == CLI_TAKES_FILE || takes == CLI_TAKES_FOLDER;
}

/* Calls `each` for every option of a command, the common ones last. */
static void for_options(const struct cli_command *command,
                        void (*each)(const struct cli_command *command,
                                     const struct cli_option *option))
{
    for (size_t i = 0; i < CLI_MOST_OPTIONS && command->options[i].name; i++)
        each(command, &command->options[i]);
    for (size_t i = 0; i < cli_common_count; i++)
        each(command, &cli_common[i]);
}

/* ---- bash, and zsh through its emulation ----------------------------------------------------- */

static void bash_value(const struct cli_command *command, const struct cli_option *option)
{
    struct buf words = {0};
    if (!option->value)
        return;
    add_words(option->takes, &words);
    (void)printf("        %s:--%s", command->name, option->name);
    if (option->letter)
        (void)printf("|%s:-%c", command->name, option->letter);
    if (is_file(option->takes))
        (void)printf(") _saebook_files; return ;;\n");
    else
        (void)printf(") _saebook_words \"%s\"; return ;;\n", buf_text(&words));
    buf_free(&words);
}

static void bash_option(const struct cli_command *command, const struct cli_option *option)
{
    (void)command;
    (void)printf(" --%s", option->name);
}

static void bash_words(const struct cli_command *command)
{
    size_t last = 0;
    while (last + 1 < COUNT_OF(command->words) && command->words[last + 1])
        last++;
    for (size_t i = 0; i <= last; i++) {
        struct buf words = {0};
        add_words(command->words[i], &words);
        (void)printf("        %s:%s) ", command->name, i == last ? "*" : i == 0 ? "1" : "2");
        if (is_file(command->words[i]))
            (void)printf("_saebook_files ;;\n");
        else
            (void)printf("_saebook_words \"%s\" ;;\n", buf_text(&words));
        buf_free(&words);
    }
}

/* The function's parts that both shells have: which command, which word, what can stand there. */
static void write_bash_body(void)
{
    struct buf commands = {0};
    add_commands(&commands);
    (void)printf("    local command= number=0 i word previous options\n"
                 "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                 "        word=${COMP_WORDS[i]}\n"
                 "        case $word in\n"
                 "        -b|--book) i=$((i + 1)) ;;\n"
                 "        -*) ;;\n"
                 "        *) if [ -z \"$command\" ]; then command=$word; "
                 "else number=$((number + 1)); fi ;;\n"
                 "        esac\n"
                 "    done\n"
                 "    word=${COMP_WORDS[COMP_CWORD]}\n"
                 "    previous=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    number=$((number + 1))\n"
                 "    case $previous in\n"
                 "    -b|--book) _saebook_files; return ;;\n"
                 "    esac\n"
                 "    if [ -z \"$command\" ]; then\n"
                 "        _saebook_words \"%s --book --help --version\"\n"
                 "        _saebook_more_files\n"
                 "        return\n"
                 "    fi\n",
                 buf_text(&commands));
    (void)printf("    case $command:$previous in\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].hidden)
            for_options(&cli_commands[i], bash_value);
    }
    (void)printf(
        "    esac\n    if [ \"${word#-}\" != \"$word\" ]; then\n        case $command in\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].hidden)
            continue;
        (void)printf("        %s) options=\"", cli_commands[i].name);
        for_options(&cli_commands[i], bash_option);
        (void)printf("\" ;;\n");
    }
    (void)printf("        esac\n        _saebook_words \"$options\"\n        return\n    fi\n"
                 "    case $command:$number in\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].hidden)
            bash_words(&cli_commands[i]);
    }
    (void)printf("    esac\n");
    buf_free(&commands);
}

static void write_bash(void)
{
    (void)printf("# bash completion of saebook; made by `saebook completion bash`.\n"
                 "_saebook_words() { COMPREPLY=($(compgen -W \"$1\" -- "
                 "\"${COMP_WORDS[COMP_CWORD]}\")); }\n"
                 "_saebook_files() { compopt -o filenames 2>/dev/null; "
                 "COMPREPLY=($(compgen -f -- \"${COMP_WORDS[COMP_CWORD]}\")); }\n"
                 "_saebook_more_files() { compopt -o filenames 2>/dev/null; "
                 "COMPREPLY+=($(compgen -f -- \"${COMP_WORDS[COMP_CWORD]}\")); }\n"
                 "_saebook() {\n    COMPREPLY=()\n");
    write_bash_body();
    (void)printf("}\ncomplete -F _saebook saebook\n");
}

static void write_zsh(void)
{
    (void)printf("#compdef saebook\n"
                 "# zsh completion of saebook; made by `saebook completion zsh`.\n"
                 "_saebook_words() { compadd -- ${=1}; }\n"
                 /* Files need the options that completion runs under, not the emulation's. */
                 "_saebook_files() { emulate -L zsh; setopt localoptions ${_comp_options[@]}; "
                 "_files; }\n"
                 "_saebook_more_files() { _saebook_files; }\n"
                 "_saebook() {\n"
                 "    emulate -L zsh -o ksh_arrays -o sh_word_split\n"
                 "    local -a COMP_WORDS\n"
                 "    local COMP_CWORD\n"
                 "    COMP_WORDS=(\"${words[@]}\")\n"
                 "    COMP_CWORD=$((CURRENT - 1))\n");
    write_bash_body();
    (void)printf("}\n_saebook \"$@\"\n");
}

/* ---- fish ------------------------------------------------------------------------------------ */

/* A sentence within single quotes. */
static void fish_quoted(const char *text)
{
    (void)putchar('\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            (void)putchar('\\');
        (void)putchar(*text);
    }
    (void)putchar('\'');
}

static void fish_option(const struct cli_command *command, const struct cli_option *option)
{
    struct buf words = {0};
    add_words(option->takes, &words);
    (void)printf("complete -c saebook -n '__fish_seen_subcommand_from %s' -l %s", command->name,
                 option->name);
    if (option->letter)
        (void)printf(" -s %c", option->letter);
    if (option->value)
        (void)printf(is_file(option->takes) ? " -r -F" : " -x");
    if (words.len > 0) {
        (void)printf(" -a ");
        fish_quoted(buf_text(&words));
    }
    (void)printf(" -d ");
    fish_quoted(option->help);
    (void)printf("\n");
    buf_free(&words);
}

static void fish_command(const struct cli_command *command)
{
    struct buf words = {0};
    (void)printf("complete -c saebook -n __fish_use_subcommand -a %s -d ", command->name);
    fish_quoted(command->summary);
    (void)printf("\n");
    for_options(command, fish_option);
    add_words(command->words[0], &words);
    if (words.len > 0 && !is_file(command->words[0])) {
        (void)printf("complete -c saebook -n '__fish_seen_subcommand_from %s' -a ", command->name);
        fish_quoted(buf_text(&words));
        (void)printf("\n");
    }
    buf_free(&words);
}

static void write_fish(void)
{
    (void)printf("# fish completion of saebook; made by `saebook completion fish`.\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].hidden)
            fish_command(&cli_commands[i]);
    }
}

static const struct {
    const char *name;
    void (*write)(void);
} shells[] = {
    {"bash", write_bash},
    {"zsh", write_zsh},
    {"fish", write_fish},
};

int cli_completion(struct cli *cli)
{
    (void)tr_use("en"); /* a script is for whoever logs in */
    for (size_t i = 0; i < COUNT_OF(shells); i++) {
        if (strcmp(shells[i].name, cli->words[0]) == 0) {
            shells[i].write();
            return 0;
        }
    }
    return cli_misused(cli, "no completion for \"%s\"; write bash, zsh or fish", cli->words[0]);
}
