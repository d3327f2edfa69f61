/* What commands have in common: opening the book, answering, the options that many have. Internal
 * to src/cli. */
#ifndef CLI_TOOLS_H
#define CLI_TOOLS_H

#include "base/date.h"
#include "base/file.h"
#include "cli/command.h"
#include "exchange/table_out.h"
#include "kinds/kind.h"
#include "workbook/progress.h"
#include <stdint.h>

/* ---- answering ---------------------------------------------------------------------------------
 */

/* Prints cli->err as "saebook: ..." and returns 1. */
int cli_failed(struct cli *cli);
/* The same after putting "where: " before it. */
int cli_failed_at(struct cli *cli, const char *where);
/* Wrong usage: the sentence, and where to read more; returns 2. */
int cli_misused(struct cli *cli, const char *format, ...) ATTR_PRINTF(2, 3);
/* A line on standard error, made safe for a terminal. */
void cli_complain(const char *format, ...) ATTR_PRINTF(1, 2);
/* A line on standard output, made safe for a terminal. */
void cli_say(const char *format, ...) ATTR_PRINTF(1, 2);

/* Words on standard output, up to 79 columns, each line indented; the first goes on at column `at`.
 * The text is the program's, or was checked: nothing in it acts on a terminal. */
void cli_wrap(const char *text, size_t indent, size_t at);

/* ---- the book ----------------------------------------------------------------------------------
 */

enum cli_opens { CLI_READS, CLI_WRITES };
/* Opens the book that is named, once. For writing it fails, with the reason, where saving cannot
 * work. False with the sentence in cli->err. */
bool cli_open(struct cli *cli, enum cli_opens how);
/* The file that it will open; NULL where there is none, or where it is open already. */
const char *cli_book_file(struct cli *cli);
/* For whoever opens cli->book by other ways: what a person should know about where it lies. */
void cli_tell_warning(struct cli *cli);

/* ---- options -----------------------------------------------------------------------------------
 */

/* 0 where the option is not given. */
bool cli_student(struct cli *cli, int64_t *id);
bool cli_project(struct cli *cli, int64_t student, int64_t *id);
/* {0} where it is not given. */
bool cli_date(struct cli *cli, const char *option, struct date *out);
/* 0 where it is not given. */
bool cli_number(struct cli *cli, const char *option, int64_t least, int64_t most, int64_t *out);
/* --format; else a table, or CSV where the rows go to a file. */
bool cli_format(struct cli *cli, enum table_format *out);
/* Whether -o names a file. */
bool cli_to_file(const struct cli *cli);
/* A kind by its name. */
const struct kind *cli_kind(struct cli *cli, const char *name);

/* ---- output ------------------------------------------------------------------------------------
 */

/* Columns of the terminal that standard output is; 0 where it is none. */
size_t cli_width(void);
/* -o FILE, else standard output. */
bool cli_output(struct cli *cli, struct file_out *out);
/* A table to -o FILE or standard output, in the format asked for. */
struct cli_table {
    struct file_out file;
    struct table_out *rows;
};
bool cli_table_begin(struct cli *cli, struct cli_table *table, const struct table_column *columns,
                     size_t count);
/* `ok`: whether all rows were written; the file appears only then. Returns the exit status. */
int cli_table_end(struct cli *cli, struct cli_table *table, bool ok);


/* ---- workbooks ---------------------------------------------------------------------------------
 */

/* Asked for by --format, or by the name of the file. */
bool cli_wants_workbook(const struct cli *cli);
/* How far one is, told on the terminal; NULL where nobody watches. Its context is unused. */
wb_progress *cli_progress(void);
/* The same for many: "[####----------------] 57 of 200  Maya Ortiz, Swine Production". */
void cli_progress_bar(size_t done, size_t total, const char *what);
void cli_progress_end(void); /* its line goes */
/* Where --pdf is given: the same as a PDF beside it, and that it was written. */
bool cli_write_pdf(struct cli *cli, const char *path);

#endif
