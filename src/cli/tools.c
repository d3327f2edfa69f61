/* What commands have in common. */
#include "cli/tools.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "cli/cli.h"
#include "kinds/refs.h"
#include "workbook/pdf.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* ---- answering ---------------------------------------------------------------------------------
 */

static void print_safe(FILE *stream, const char *before, const char *format, va_list args)
    ATTR_PRINTF(3, 0);
static void print_safe(FILE *stream, const char *before, const char *format, va_list args)
{
    va_list again;
    struct buf text = {0}, safe = {0};
    va_copy(again, args);
    int nbytes = vsnprintf(NULL, 0, tr(format), again);
    va_end(again);
    char *line = mem_alloc((size_t)(nbytes > 0 ? nbytes : 0) + 1);
    (void)vsnprintf(line, (size_t)nbytes + 1, tr(format), args);
    buf_add_text(&text, before);
    buf_add_text(&text, line);
    text_add_safe(&safe, buf_text(&text), text.len);
    (void)fprintf(stream, "%s\n", buf_text(&safe));
    mem_free(line);
    buf_free(&text);
    buf_free(&safe);
}

void cli_complain(const char *format, ...)
{
    va_list args;
    (void)fflush(stdout);
    va_start(args, format);
    print_safe(stderr, "saebook: ", format, args);
    va_end(args);
}

void cli_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_safe(stdout, "", format, args);
    va_end(args);
}

int cli_failed(struct cli *cli)
{
    bool say_why = cli->book && change_wants_reason(cli->book);
    cli_complain("%s%s", cli->err.text, say_why ? ": --reason \"WHY\"" : "");
    return 1;
}

int cli_failed_at(struct cli *cli, const char *where)
{
    err_prefix(&cli->err, "%s", where);
    return cli_failed(cli);
}

int cli_misused(struct cli *cli, const char *format, ...)
{
    char text[sizeof cli->err.text];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, tr(format), args);
    va_end(args);
    if (strstr(text, "`saebook help"))
        cli_complain("%s: %s", cli->command ? cli->command->name : _("help"), text);
    else if (cli->command)
        cli_complain("%s: %s (see `saebook help %s`)", cli->command->name, text,
                     cli->command->name);
    else
        cli_complain("%s (see `saebook help`)", text);
    return 2;
}

enum { WRAP_WIDTH = 79 };

void cli_wrap(const char *text, size_t indent, size_t at)
{
    bool space = false;
    while (*text) {
        size_t nbytes = strcspn(text, " \n"), ncols = text_columns(text, nbytes);
        if (at + space + ncols > WRAP_WIDTH && at > indent) {
            (void)printf("\n%*s", (int)indent, "");
            at = indent;
            space = false;
        }
        (void)printf("%s%.*s", space ? " " : "", (int)nbytes, text);
        at += space + ncols;
        text += nbytes;
        space = *text == ' ';
        if (*text == '\n') {
            size_t lines = strspn(text, "\n");
            text += lines;
            (void)printf("%s%*s", lines > 1 ? "\n\n" : "\n", (int)indent, "");
            at = indent;
        } else if (space) {
            text++;
        }
    }
    (void)printf("\n");
}

/* ---- the book ----------------------------------------------------------------------------------
 */

char *cli_default_book(void)
{
    const char *named = getenv("SAEBOOK");
    return named && *named ? mem_text(named) : file_user_data("chapter.saebook");
}

void cli_tell_warning(struct cli *cli)
{
    const char *warning = book_warning(cli->book);
    if (warning)
        cli_complain("%s", warning);
}

/* Found once. */
static const char *book_path_of(struct cli *cli)
{
    if (!cli->book_path)
        cli->book_path = cli->book_name ? mem_text(cli->book_name) : cli_default_book();
    return cli->book_path;
}

const char *cli_book_file(struct cli *cli)
{
    return !cli->book && file_exists(book_path_of(cli)) ? cli->book_path : NULL;
}

bool cli_open(struct cli *cli, enum cli_opens how)
{
    if (cli->book)
        return true;
    if (!file_exists(book_path_of(cli)) && strcmp(cli->book_path, ":memory:") != 0)
        return err_set(&cli->err,
                       "%s: there is no such book; make one with `saebook init`, or name "
                       "yours with -b BOOK",
                       cli->book_path);
    cli->book = book_open(cli->book_path, 0, &cli->err);
    if (!cli->book)
        return false;
    cli_tell_warning(cli);
    if (how == CLI_WRITES && !book_can_write(cli->book, &cli->err))
        return err_prefix(&cli->err, "%s", cli->book_path);
    change_set_reason(cli->book, cli_option(cli, "reason"));
    return true;
}

/* ---- options -----------------------------------------------------------------------------------
 */

bool cli_student(struct cli *cli, int64_t *id)
{
    const char *name = cli_option(cli, "student");
    *id = 0;
    return !name ||
           ref_find(cli->book, kind_find("student"), 0, 0, name, strlen(name), id, &cli->err);
}

bool cli_project(struct cli *cli, int64_t student, int64_t *id)
{
    const char *name = cli_option(cli, "project");
    *id = 0;
    if (!name)
        return true;
    if (student == 0)
        return err_set(&cli->err, "--project: whose? projects are named within a student; give "
                                  "--student too");
    return ref_guess(cli->book, kind_find("project"), student, 0, name, strlen(name), id,
                     &cli->err) ||
           err_prefix(&cli->err, "--project");
}

bool cli_date(struct cli *cli, const char *option, struct date *out)
{
    const char *text = cli_option(cli, option);
    *out = (struct date){0};
    return !text || date_parse(text, strlen(text), out, &cli->err) ||
           err_prefix(&cli->err, "--%s", option);
}

bool cli_number(struct cli *cli, const char *option, int64_t least, int64_t most, int64_t *out)
{
    const char *text = cli_option(cli, option);
    *out = 0;
    if (!text)
        return true;
    if (num_parse(text, strlen(text), 0, out, NULL) && *out >= least && *out <= most)
        return true;
    return err_set(&cli->err, "--%s: \"%s\" does not fit; write a whole number from %lld to %lld",
                   option, text, (long long)least, (long long)most);
}

bool cli_to_file(const struct cli *cli)
{
    const char *file = cli_option(cli, "output");
    return file && strcmp(file, "-") != 0;
}

/* A report can be a workbook too: the command's own option says what there is. */
bool cli_format(struct cli *cli, enum table_format *out)
{
    const char *name = cli_option(cli, "format");
    *out = cli_to_file(cli) ? TABLE_CSV : TABLE_FOR_PEOPLE;
    if (!name || table_format_named(name, out, &cli->err))
        return true;
    for (size_t i = 0; i < cli->given_count; i++)
        if (strcmp(cli->given[i].option->name, "format") == 0)
            err_set(&cli->err, "no format \"%s\"; write %s", name, tr(cli->given[i].option->help));
    return err_prefix(&cli->err, "--format");
}

const struct kind *cli_kind(struct cli *cli, const char *name)
{
    return kind_named(name, &cli->err);
}

/* ---- output ------------------------------------------------------------------------------------
 */

size_t cli_width(void)
{
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
        return 80;
    return size.ws_col;
}

bool cli_output(struct cli *cli, struct file_out *out)
{
    return file_out_open(out, cli_option(cli, "output"), &cli->err);
}

bool cli_table_begin(struct cli *cli, struct cli_table *table, const struct table_column *columns,
                     size_t count)
{
    enum table_format format;
    if (!cli_format(cli, &format) || !cli_output(cli, &table->file))
        return false;
    if (format != TABLE_FOR_PEOPLE)
        tr_english_begin(); /* what programs read is the same in every language */
    table->rows = table_out_begin(table->file.stream, format, columns, count,
                                  cli_to_file(cli) ? 0 : cli_width());
    return true;
}

int cli_table_end(struct cli *cli, struct cli_table *table, bool ok)
{
    if (!ok) {
        table_out_abandon(table->rows);
        file_out_abort(&table->file);
        return cli_failed(cli);
    }
    if (!table_out_end(table->rows, &cli->err)) {
        file_out_abort(&table->file);
        return cli_failed(cli);
    }
    return file_out_close(&table->file, &cli->err) ? 0 : cli_failed(cli);
}

/* ---- workbooks ---------------------------------------------------------------------------------
 */

bool cli_wants_workbook(const struct cli *cli)
{
    const char *format = cli_option(cli, "format"), *path = cli_option(cli, "output");
    if (format)
        return strcmp(format, "xlsx") == 0;
    size_t length = path ? strlen(path) : 0;
    return length > 5 && strcmp(path + length - 5, ".xlsx") == 0;
}

static void show_part(void *context, const char *part, int done, int total)
{
    (void)context;
    (void)fprintf(stderr, "\r\033[K%d of %d: %s", done + 1, total, part);
    (void)fflush(stderr);
}

wb_progress *cli_progress(void)
{
    return isatty(STDERR_FILENO) ? show_part : NULL;
}

void cli_progress_bar(size_t done, size_t total, const char *what)
{
    enum { BAR = 20, WHAT = 44 }; /* terminal columns */
    struct buf line = {0};
    if (!isatty(STDERR_FILENO) || total == 0)
        return;
    for (size_t i = 0; i < BAR; i++)
        buf_add_char(&line, i < done * BAR / total ? '#' : '-');
    buf_addf(&line, "] %zu of %zu  ", done, total);
    text_pad(&line, what, WHAT, false);
    (void)fprintf(stderr, "\r\033[K[%s", buf_text(&line));
    (void)fflush(stderr);
    buf_free(&line);
}

void cli_progress_end(void)
{
    if (isatty(STDERR_FILENO))
        (void)fprintf(stderr, "\r\033[K");
}

bool cli_write_pdf(struct cli *cli, const char *path)
{
    if (!cli_option(cli, "pdf"))
        return true;
    char *pdf = pdf_name(path);
    if (isatty(STDERR_FILENO))
        (void)fprintf(stderr, "\r\033[KPDF");
    bool ok = pdf_write(path, pdf, PDF_SECONDS, &cli->err);
    cli_progress_end();
    if (ok)
        cli_say("wrote %s", pdf);
    mem_free(pdf);
    return ok;
}
