/* check: what is wrong with the records, or looks so; --deep also looks at the file itself. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/backup.h"
#include "book/book.h"
#include "check/mend.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <string.h>

struct checking {
    struct cli *cli;
    bool for_people; /* sentences, else rows of the table */
    struct cli_table table;
    size_t errors, warnings, mendable;
};

enum { MOST_MENDS = 8 };

static const struct table_column check_columns[] = {
    {"severity", TABLE_TEXT}, {"check", TABLE_TEXT},  {"student", TABLE_TEXT},
    {"kind", TABLE_TEXT},     {"record", TABLE_TEXT}, {"text", TABLE_TEXT},
    {"mend", TABLE_TEXT},
};

static struct table_cell cell_of(const char *text)
{
    return text && *text ? (struct table_cell){text, strlen(text)} : (struct table_cell){0};
}

/* The ways to mend it, as --how takes them. */
static void add_mends(struct checking *c, const struct check_finding *finding, struct buf *out)
{
    const struct mend *list[MOST_MENDS];
    size_t count = mend_list(c->cli->book, finding, list, MOST_MENDS);
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "%s%s", i > 0 ? " " : "", list[i]->name);
    c->mendable += count > 0;
}

static bool add_finding(struct checking *c, bool is_error, const char *check, int64_t student,
                        const char *kind, int64_t record, const char *text, const char *mends)
{
    struct buf name = {0}, about = {0};
    char id[32] = "";
    bool ok = true;
    c->errors += is_error;
    c->warnings += !is_error;
    if (record != 0)
        (void)snprintf(id, sizeof id, "%lld", (long long)record);
    if (student != 0 && c->for_people)
        (void)ref_name_screen(c->cli->book, kind_find("student"), student, &name);
    else if (student != 0)
        (void)ref_name(c->cli->book, kind_find("student"), student, &name);
    if (c->for_people) {
        if (*id) {
            buf_addf(&about, " [%s ", kind);
            if (!ref_name_screen(c->cli->book, kind_find(kind), record, &about))
                buf_addf(&about, "#%s", id);
            buf_add_char(&about, ']');
        }
        cli_say("%s: %s%s%s%s", is_error ? _("error") : _("warning"), buf_text(&name),
                name.len > 0 ? ": " : "", text, buf_text(&about));
    } else {
        const struct table_cell cells[] = {
            cell_of(is_error ? "error" : "warning"),
            cell_of(check),
            cell_of(buf_text(&name)),
            cell_of(kind),
            cell_of(id),
            cell_of(text),
            cell_of(mends),
        };
        ok = table_out_row(c->table.rows, cells, &c->cli->err);
    }
    buf_free(&name);
    buf_free(&about);
    return ok;
}

static bool on_finding(void *context, const struct check_finding *finding, struct err *err)
{
    struct checking *c = context;
    struct buf mends = {0};
    add_mends(c, finding, &mends);
    bool ok = add_finding(c, finding->check->severity == CHECK_ERROR, finding->check->id,
                          finding->student, finding->kind, finding->record, finding->text,
                          buf_text(&mends));
    if (!ok)
        *err = c->cli->err;
    buf_free(&mends);
    return ok;
}

static void on_damage(void *context, const char *text)
{
    (void)add_finding(context, true, "file", 0, NULL, 0, text, NULL);
}

static bool run(struct checking *c, int64_t student)
{
    int found = 0;
    struct err err = {""};
    if (cli_option(c->cli, "deep") &&
        !book_check_deep(c->cli->book, on_damage, c, &found, &c->cli->err))
        return false;
    if (check_run(c->cli->book, student, on_finding, c, &err))
        return true;
    c->cli->err = err;
    return false;
}

static void say_how_many(const struct checking *c)
{
    struct buf line = {0};
    buf_addf(&line, tr_count("%zu error", "%zu errors", (int64_t)c->errors), c->errors);
    buf_add_text(&line, ", ");
    buf_addf(&line, tr_count("%zu warning", "%zu warnings", (int64_t)c->warnings), c->warnings);
    cli_say("%s", buf_text(&line));
    buf_free(&line);
}

static void sum_up(const struct checking *c)
{
    if (c->errors + c->warnings == 0)
        cli_say("nothing is wrong");
    else
        say_how_many(c);
    if (c->mendable > 0)
        cli_say("%zu can be mended in one step; --format csv says how, --mend CHECK:ID does it",
                c->mendable);
}

int cli_check(struct cli *cli)
{
    struct checking c = {.cli = cli};
    enum table_format format;
    int64_t student;
    if (cli_option(cli, "mend"))
        return cli_mend(cli);
    if (cli_option(cli, "how") || cli_option(cli, "dry-run"))
        return cli_misused(cli, "--how and --dry-run go with --mend; add --mend CHECK:ID");
    if (!cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    c.for_people = format == TABLE_FOR_PEOPLE && !cli_to_file(cli);
    if (!cli_open(cli, CLI_READS) || !cli_student(cli, &student))
        return cli_failed(cli);
    if (!c.for_people && !cli_table_begin(cli, &c.table, check_columns, COUNT_OF(check_columns)))
        return cli_failed(cli);
    bool ok = run(&c, student);
    if (!c.for_people) {
        int status = cli_table_end(cli, &c.table, ok);
        return status != 0 || c.errors > 0 ? 1 : 0;
    }
    if (!ok)
        return cli_failed(cli);
    sum_up(&c);
    return c.errors > 0 ? 1 : 0;
}
