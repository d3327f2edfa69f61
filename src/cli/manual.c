/* The parts of the manual that are made from tables. */
#include "cli/manual_kinds.h"
#include "base/tr.h"
#include "cli/manual_reports.h"
#include "cli/manual_words.h"
#include "cli/mdoc.h"
#include "cli/tools.h"
#include <stdio.h>
#include <string.h>

/* ---- commands -------------------------------------------------------------------------------- */

static bool is_name(const char *word, size_t nbytes)
{
    for (size_t i = 0; i < nbytes; i++) {
        if (!(word[i] >= 'A' && word[i] <= 'Z') && word[i] != '=')
            return false;
    }
    return nbytes > 0;
}

/* "KIND [--dry-run]" as arguments of .Ic and .Ar; what a person types is set apart from what stands
 * for something. */
static void add_synopsis(struct buf *page, const struct cli_command *command, const char *synopsis)
{
    buf_add_text(page, ".It Ic");
    mdoc_add_arg(page, command->name);
    while (*synopsis) {
        size_t nbytes = strcspn(synopsis, " ");
        char word[80];
        (void)snprintf(word, sizeof word, "%.*s", (int)nbytes, synopsis);
        if (is_name(word, strcspn(word, ".]")))
            buf_add_text(page, " Ar");
        else
            buf_add_text(page, " Li");
        mdoc_add_arg(page, word);
        synopsis += nbytes;
        synopsis += strspn(synopsis, " ");
    }
    buf_add_char(page, '\n');
}

static void add_option(struct buf *page, const struct cli_option *option)
{
    char letter[2] = {option->letter, '\0'};
    struct buf name = {0};
    buf_addf(&name, "-%s", option->name);
    buf_add_text(page, ".It");
    if (option->letter) {
        buf_add_text(page, " Fl");
        mdoc_add_arg(page, letter);
        if (option->value) {
            buf_add_text(page, " Ar");
            mdoc_add_arg(page, option->value);
        }
        buf_add_text(page, " ,");
    }
    buf_add_text(page, " Fl");
    mdoc_add_arg(page, buf_text(&name));
    if (option->value) {
        buf_add_text(page, " Ar");
        mdoc_add_arg(page, option->value);
    }
    buf_add_char(page, '\n');
    mdoc_add_text(page, option->help);
    buf_free(&name);
}

static void add_paragraphs(struct buf *page, const char *text)
{
    for (bool first = true; *text; first = false) {
        const char *end = strstr(text, "\n\n");
        struct buf paragraph = {0};
        buf_add(&paragraph, text, end ? (size_t)(end - text) : strlen(text));
        if (!first)
            buf_add_text(page, ".Pp\n");
        mdoc_add_text(page, buf_text(&paragraph));
        buf_free(&paragraph);
        text += end ? (size_t)(end - text) + 2 : strlen(text);
    }
}

static void add_command(struct buf *page, const struct cli_command *command)
{
    for (size_t i = 0; i < COUNT_OF(command->synopsis) && command->synopsis[i]; i++)
        add_synopsis(page, command, command->synopsis[i]);
    add_paragraphs(page, command->help);
    if (command->options[0].name) {
        buf_add_text(page, ".Bl -tag -width Ds\n");
        for (size_t i = 0; i < CLI_MOST_OPTIONS && command->options[i].name; i++)
            add_option(page, &command->options[i]);
        buf_add_text(page, ".El\n");
    }
    for (size_t i = 0; i < CLI_MOST_LINES && command->examples[i]; i++) {
        if (i == 0)
            buf_add_text(page, ".Bd -literal -offset indent\n");
        mdoc_add_line(page, command->examples[i]);
        if (i + 1 == CLI_MOST_LINES || !command->examples[i + 1])
            buf_add_text(page, ".Ed\n");
    }
}

static void manual_add_commands(struct buf *page)
{
    buf_add_text(page, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].hidden)
            add_command(page, &cli_commands[i]);
    }
    buf_add_text(page, ".El\n");
}

/* ---- parts ----------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*add)(struct buf *page);
} parts[] = {
    {"commands", manual_add_commands},
    {"kinds", manual_add_kinds},
    {"reports", manual_add_reports},
    {"words", manual_add_words},
};

int cli_manual(struct cli *cli)
{
    (void)tr_use("en"); /* the pages are English */
    struct buf page = {0};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (strcmp(parts[i].name, cli->words[0]) == 0)
            parts[i].add(&page);
    }
    if (page.len == 0)
        return cli_misused(cli, "the manual has no part \"%s\"; write: saebook manual %s",
                           cli->words[0], cli->command->synopsis[0]);
    (void)fwrite(page.data, 1, page.len, stdout); /* a failure is told at the end of the program */
    buf_free(&page);
    return 0;
}
