/* Commands as data, and one command as it runs. Internal to src/cli. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/attr.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

struct book;
struct cli;

/* What an argument is, for the shell's completion. */
enum cli_takes {
    CLI_TAKES_NOTHING,
    CLI_TAKES_TEXT,
    CLI_TAKES_FILE,
    CLI_TAKES_FOLDER,
    CLI_TAKES_COMMAND,
    CLI_TAKES_KIND,
    CLI_TAKES_EXPORT, /* a kind, ledger or all */
    CLI_TAKES_REPORT,
    CLI_TAKES_FORMAT,
    CLI_TAKES_SHEET_FORMAT, /* a workbook too */
    CLI_TAKES_AWARD_TYPE,
    CLI_TAKES_DEGREE,
    CLI_TAKES_PROFILE,
    CLI_TAKES_RULES, /* what `rules` does */
    CLI_TAKES_SHELL,
};

struct cli_option {
    char letter; /* 0: none */
    const char *name;
    const char *value; /* what follows, for help: "FILE"; NULL: nothing does */
    const char *help;
    enum cli_takes takes;
    bool many; /* may be given several times */
};

enum { CLI_MOST_OPTIONS = 13, CLI_MOST_LINES = 6 };

struct cli_command {
    const char *name;
    const char *synopsis[4]; /* what follows the name; more than one where uses differ */
    const char *summary;     /* one line */
    const char *help;        /* paragraphs, parted by empty lines */
    const char *examples[CLI_MOST_LINES];
    struct cli_option options[CLI_MOST_OPTIONS];
    enum cli_takes words[3]; /* what the arguments are; the last goes on for all that follow */
    size_t least, most;      /* how many arguments */
    bool hidden;             /* not in help and completion */
    int (*run)(struct cli *cli);
};

extern const struct cli_command cli_commands[];
extern const size_t cli_command_count;
/* Of every command. */
extern const struct cli_option cli_common[];
extern const size_t cli_common_count;

const struct cli_command *cli_command_find(const char *name); /* NULL if there is none */

typedef int cli_run(struct cli *cli);
cli_run cli_init, cli_backup, cli_check, cli_history, cli_version;
cli_run cli_list, cli_find, cli_add, cli_edit, cli_delete, cli_guide;
cli_run cli_import, cli_export, cli_maps;
cli_run cli_mend; /* of check */
cli_run cli_log, cli_photo;
cli_run cli_degree, cli_rules; /* cmd_degree.c, cmd_rules.c */
cli_run cli_report_readiness;  /* of report */
struct report;
extern const struct report cli_readiness; /* described like the others, for help */
cli_run cli_report, cli_chapter_report, cli_award, cli_score, cli_record_book, cli_close, cli_sample;
cli_run cli_practice;
cli_run cli_help, cli_completion, cli_manual;

struct guide;
void cli_tell_questions(const struct guide *guide); /* what a happening asks, a line each */

/* ---- a command as it runs ----------------------------------------------------------------------
 */

struct cli_given {
    const struct cli_option *option;
    const char *value; /* NULL where the option takes none */
};

struct cli {
    const struct cli_command *command;
    const char **words; /* owned array: the arguments without options */
    size_t word_count;
    struct cli_given *given; /* owned: the options, as they came */
    size_t given_count;
    const char *book_name; /* -b, or NULL */
    char *book_path;       /* owned: once it is known */
    struct book *book;     /* once opened */
    struct err err;
};

/* ---- args.c ------------------------------------------------------------------------------------
 */

/* Sorts the arguments into command, words and options. False, with the sentence in cli->err, on
 * wrong usage. cli->command may be NULL: nothing but common options. */
bool cli_args(struct cli *cli, int argc, char **argv);
void cli_args_free(struct cli *cli);

/* An option's value ("" where it takes none), NULL where it is not given; the last one given. */
const char *cli_option(const struct cli *cli, const char *name);
/* Number `at` of an option that may be given several times; NULL at the end. */
const char *cli_option_at(const struct cli *cli, const char *name, size_t at);

#endif
