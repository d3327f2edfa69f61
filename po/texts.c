/* Writes the words for people that stand in the described tables (kinds, reports, commands, checks,
 * rules ...) as C for xgettext: N_("..."). A part of `make po`; no part of the program. */
#include "base/attr.h"
#include "base/embed.h"
#include "base/tr.h"
#include "check/check.h"
#include "check/mend.h"
#include "cli/command.h"
#include "guide/guide.h"
#include "kinds/carried.h"
#include "kinds/categories.h"
#include "kinds/kind.h"
#include "report/report.h"
#include "year/year.h"
#include <csv.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool has_letters(const char *text)
{
    for (; *text != '\0'; text++)
        if (isalpha((unsigned char)*text))
            return true;
    return false;
}

/* `about` tells the translator where the words stand; NULL: that needs no telling. */
static void tell(const char *about, const char *text)
{
    if (text == NULL || !has_letters(text))
        return;
    if (about != NULL)
        (void)printf("/* TRANSLATORS: %s */\n", about);
    (void)fputs("/* xgettext:no-c-format */ N_(\"", stdout);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n')
            (void)fputs("\\n", stdout);
        else if (*at == '"' || *at == '\\')
            (void)printf("\\%c", *at);
        else
            (void)putchar(*at);
    }
    (void)puts("\")");
}

static void tell_choices(const struct choice *choices)
{
    for (; choices != NULL && choices->value != NULL; choices++) {
        tell(NULL, choices->label != NULL ? choices->label : choices->value);
        tell(NULL, choices->help);
    }
}

static void tell_kind(const struct kind *kind)
{
    char about[96];

    tell(NULL, kind->label);
    tell(NULL, kind->plural);
    tell(NULL, kind->help);
    if (strpbrk(kind->sentence, "{ ") != NULL)
        tell("a sentence: {field} and [what is left out] stay", kind->sentence);
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];

        (void)snprintf(about, sizeof about, "%s.%s", kind->name, field->name);
        tell(about, field->label);
        tell(NULL, field->help);
        tell_choices(field->choices);
    }
}

static void tell_kinds(void)
{
    for (const struct kind_family_name *at = kind_families(); at->name != NULL; at++)
        tell(NULL, at->title);
    for (size_t i = 0; i < kind_count(); i++)
        tell_kind(kind_at(i));
    for (size_t i = 0; i < guide_count(); i++)
        tell_kind(guide_at(i)->questions);
    const struct choice *const categories[] = {choices_expense, choices_income, choices_put_in,
                                               choices_taken_out};
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        tell_choices(categories[i]);
    for (size_t i = 0; i < carried_count(); i++) {
        tell(NULL, carried_at(i)->choice.label);
        tell(NULL, carried_at(i)->choice.help);
    }
}

static void tell_reports(void)
{
    for (size_t i = 0; i < report_count(); i++) {
        const struct report *report = report_at(i);

        tell(NULL, report->label);
        tell(NULL, report->help);
        if (report->group != NULL)
            (void)printf("tr_in(\"group of reports\", \"%s\")\n", report->group);
        for (size_t column = 0; column < report->count; column++) {
            tell(NULL, report->columns[column].label);
            tell(NULL, report->columns[column].help);
        }
    }
}

static void tell_checks(void)
{
    for (size_t i = 0; i < check_count(); i++) {
        tell(NULL, check_at(i)->label);
        tell("a sentence: {1} and {2} stay", check_at(i)->sentence);
    }
    for (size_t i = 0; i < mend_count(); i++)
        tell(NULL, mend_at(i)->label);
    for (int part = 0; part < YEAR_PARTS; part++) {
        const struct year_part_words *words = year_part_words((enum year_part)part);

        tell(NULL, words->label);
        tell(NULL, words->why);
        tell(NULL, words->none);
    }
}

static void tell_options(const struct cli_option *options, size_t count)
{
    for (size_t i = 0; i < count && options[i].name != NULL; i++)
        tell(NULL, options[i].help);
}

static void tell_commands(void)
{
    tell_options(cli_common, cli_common_count);
    for (size_t i = 0; i < cli_command_count; i++) {
        const struct cli_command *command = &cli_commands[i];

        if (command->hidden)
            continue;
        tell(NULL, command->summary);
        tell(NULL, command->help);
        tell_options(command->options, CLI_MOST_OPTIONS);
    }
}

/* ---- rules ---------------------------------------------------------------------------------- */

/* Columns of words; official forms and standards keep theirs. */
static bool is_column_of_words(const char *name)
{
    static const char *const names[] = {"requirement", "advice", "label", "question",
                                        "help",        "one",    "many",  "term",
                                        "meaning",     "text",   "part"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

enum { MOST_COLUMNS = 32 };
struct rows {
    bool words[MOST_COLUMNS];
    size_t column;
    bool past_header;
};

static void take_cell(void *cell, size_t nbytes, void *context)
{
    struct rows *rows = context;
    size_t column = rows->column++;

    (void)nbytes;
    if (column >= MOST_COLUMNS || cell == NULL)
        return;
    if (!rows->past_header)
        rows->words[column] = is_column_of_words(cell);
    else if (rows->words[column])
        tell(NULL, cell);
}

static void take_row(int end, void *context)
{
    struct rows *rows = context;

    (void)end;
    rows->column = 0;
    rows->past_header = true;
}

static void tell_rules(const struct embed_file *file)
{
    struct rows rows = {0};
    struct csv_parser parser;

    (void)csv_init(&parser, CSV_APPEND_NULL);
    (void)csv_parse(&parser, file->data, file->size, take_cell, take_row, &rows);
    (void)csv_fini(&parser, take_cell, take_row, &rows);
    csv_free(&parser);
}

static bool is_official(const char *path)
{
    static const char *const official[] = {"/boxes.csv", "/keys.csv", "/standards.csv"};

    for (size_t i = 0; i < COUNT_OF(official); i++)
        if (strstr(path, official[i]) != NULL)
            return true;
    return false;
}

int main(void)
{
    (void)puts("/* TRANSLATORS: what your language calls itself, as in a list of languages */\n"
               "tr_in(\"what this language calls itself\", \"English\")\nN_(\"yes\") N_(\"no\")");
    tell_kinds();
    tell_reports();
    tell_checks();
    for (size_t i = 0; i < embed_count; i++)
        if (strncmp(embed_files[i].path, "schema/rules/", strlen("schema/rules/")) == 0 &&
            !is_official(embed_files[i].path))
            tell_rules(&embed_files[i]);
    tell_commands();
    return 0;
}
