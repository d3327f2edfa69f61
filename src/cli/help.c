/* help: commands, kinds and reports, told from their tables. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "cli/tools.h"
#include "guide/guide.h"
#include "report/report.h"
#include <stdio.h>
#include <string.h>

/* "  name      text", the text wrapped beside the name. */
static void entry(const char *name, size_t name_width, const char *text)
{
    size_t ncols = text_columns(name, strlen(name)), column = name_width + 4;
    (void)printf("  %s", name);
    if (ncols > name_width)
        (void)printf("\n%*s", (int)column, "");
    else
        (void)printf("%*s", (int)(column - 2 - ncols), "");
    cli_wrap(tr(text), column, column);
}

/* ---- commands -------------------------------------------------------------------------------- */

static void help_overview(void)
{
    (void)printf(_("saebook keeps the record books of Supervised Agricultural Experiences.\n\n"
                 "  saebook [BOOK]                    open the screens\n"
                 "  saebook [-b BOOK] COMMAND ...     do one thing\n\n"));
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].hidden)
            entry(cli_commands[i].name, 9, cli_commands[i].summary);
    }
    (void)printf(_("\nThe book is BOOK, else $SAEBOOK, else chapter.saebook in your data folder.\n"
                 "`saebook help COMMAND` tells more, `saebook help kinds` what is kept.\n"));
}

static void help_option(const struct cli_option *option)
{
    char name[80];
    (void)snprintf(name, sizeof name, "%s%c%s--%s%s%s", option->letter ? "-" : "",
                   option->letter ? option->letter : ' ', option->letter ? ", " : "   ",
                   option->name, option->value ? " " : "", option->value ? option->value : "");
    entry(option->letter ? name : name + 1, 24, option->help);
}

static void help_command(const struct cli_command *command)
{
    for (size_t i = 0; i < COUNT_OF(command->synopsis) && command->synopsis[i]; i++) {
        int at = printf(_("%s saebook %s%s"), i == 0 ? _("usage:") : "      ", command->name,
                        *command->synopsis[i] ? " " : "");
        cli_wrap(command->synopsis[i], 14, at > 0 ? (size_t)at : 0);
    }
    (void)printf("\n");
    cli_wrap(tr(command->help), 0, 0);
    (void)printf("\n");
    for (size_t i = 0; i < CLI_MOST_OPTIONS && command->options[i].name; i++)
        help_option(&command->options[i]);
    for (size_t i = 0; i < cli_common_count; i++)
        help_option(&cli_common[i]);
    for (size_t i = 0; i < CLI_MOST_LINES && command->examples[i]; i++)
        (void)printf("%s  %s\n", i == 0 ? _("\nSuch as:\n") : "", command->examples[i]);
}

/* ---- kinds ----------------------------------------------------------------------------------- */

static void help_kinds(void)
{
    (void)printf(_("Kinds of records, in the order in which they can be imported:\n\n"));
    for (size_t k = 0; k < kind_count(); k++)
        entry(kind_at(k)->name, 15, kind_at(k)->help);
    (void)printf(_("\n`saebook help KIND` tells its fields.\n"));
}

static void help_field(const struct field *field)
{
    struct buf text = {0};
    bool obvious = field->type == FIELD_TEXT || field->type == FIELD_NOTE ||
                   field->type == FIELD_REF || field->type == FIELD_INT;
    buf_addf(&text, "%s%s", tr(field->label), field->flags & FIELD_NEEDED ? _(" (needed).") : ".");
    if (field->help)
        buf_addf(&text, " %s", tr(field->help));
    if (!strchr(".?!", text.data[text.len - 1]))
        buf_add_char(&text, '.');
    if (field->type == FIELD_CHOICE) {
        buf_add_text(&text, _(" One of: "));
        for (const struct choice *c = field->choices; c && c->value; c++)
            buf_addf(&text, "%s%s", c == field->choices ? "" : ", ", c->value);
        buf_add_char(&text, '.');
    } else if (!obvious) {
        buf_addf(&text, _(" Write %s."), field_hint(field));
    }
    if (field->initial)
        buf_addf(&text, _(" At first: %s."), field->initial);
    entry(field->name, 18, buf_text(&text));
    buf_free(&text);
}

static void help_kind(const struct kind *kind)
{
    (void)printf(_("%s (kind %s)\n\n"), tr(kind->label), kind->name);
    cli_wrap(tr(kind->help), 0, 0);
    (void)printf("\n");
    for (size_t f = 0; f < kind->count; f++)
        help_field(&kind->fields[f]);
    if (kind_has_address(kind))
        entry("student", 18,
              "In files and commands: whose it is, so that names can be looked up. "
              "Not stored.");
    if (kind->unique)
        (void)printf(_("\nUnique: %s\n"), kind->unique);
}

/* ---- reports --------------------------------------------------------------------------------- */

static void help_reports(void)
{
    (void)printf(_("Reports:\n\n"));
    for (size_t i = 0; i < report_count(); i++)
        entry(report_at(i)->name, 12, report_at(i)->help);
    (void)printf(_("\n`saebook help REPORT` tells its columns. `saebook report readiness`, which is no view of "
                   "the\nbook like these, tells how near students are to each degree and application.\n"));
}

static void help_report(const struct report *report)
{
    static const struct {
        unsigned filter;
        const char *option;
    } filters[] = {
        {REPORT_BY_STUDENT, "--student"},
        {REPORT_BY_PROJECT, "--project"},
        {REPORT_BY_YEAR, "--year"},
        {REPORT_BY_DAYS, "--from, --to"},
        {REPORT_BY_SCHOOL_YEAR, "--school-year"},
        {REPORT_BY_AS_OF, "--as-of"},
    };
    struct buf narrowed = {0};
    (void)printf(_("%s (report %s)\n\n"), tr(report->label), report->name);
    cli_wrap(tr(report->help), 0, 0);
    (void)printf("\n");
    for (size_t i = 0; i < report->count; i++)
        entry(report->columns[i].name, 24, report->columns[i].help);
    for (size_t i = 0; i < COUNT_OF(filters); i++) {
        if (report->filters & filters[i].filter)
            buf_addf(&narrowed, "%s%s", narrowed.len > 0 ? ", " : "", filters[i].option);
    }
    (void)printf(_("\nIt can be narrowed by %s.\n"), buf_text(&narrowed));
    buf_free(&narrowed);
}

/* ---- help ------------------------------------------------------------------------------------ */

static const char *topic_at(size_t at, void *context)
{
    (void)context;
    if (at < cli_command_count)
        return cli_commands[at].hidden ? "" : cli_commands[at].name;
    at -= cli_command_count;
    return at < kind_count() ? kind_at(at)->name : report_at(at - kind_count())->name;
}

static int unknown_topic(const char *topic)
{
    const char *near =
        kind_nearest(topic, topic_at, NULL, cli_command_count + kind_count() + report_count());
    if (near && *near)
        cli_complain("help: nothing is called \"%s\"; did you mean %s?", topic, near);
    else
        cli_complain("help: nothing is called \"%s\"; `saebook help` lists the commands, `saebook "
                     "help kinds` what is kept, `saebook help reports` the reports",
                     topic);
    return 2;
}

/* A name may be of a command, a kind, a report and a happening at once: all are told. */
static int help_topic(const char *topic)
{
    const struct cli_command *command = cli_command_find(topic);
    const struct kind *kind = kind_find(topic);
    const struct report *report =
        strcmp(topic, cli_readiness.name) == 0 ? &cli_readiness : report_find(topic);
    const struct guide *happening = guide_find(topic);
    if (strcmp(topic, "kinds") == 0)
        help_kinds();
    else if (strcmp(topic, "reports") == 0)
        help_reports();
    else if (!command && !kind && !report && !happening)
        return unknown_topic(topic);
    if (command)
        help_command(command);
    if (kind) {
        (void)printf("%s", command ? "\n" : "");
        help_kind(kind);
    }
    if (report) {
        (void)printf("%s", command || kind ? "\n" : "");
        help_report(report);
    }
    if (happening) {
        (void)printf("%s", command || kind || report ? "\n" : "");
        cli_tell_questions(happening);
    }
    return 0;
}

int cli_help(struct cli *cli)
{
    const struct cli_command *command = cli->command;
    if (command && command->run != cli_help)
        help_command(command); /* --help */
    else if (cli->word_count == 0)
        help_overview();
    else
        return help_topic(cli->words[0]);
    return 0;
}
