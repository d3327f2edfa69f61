/* import and export. */
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "cli/tools.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "exchange/maps.h"
#include "exchange/tally.h"
#include "report/journal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- import ---------------------------------------------------------------------------------- */

struct progress {
    const char *kind;
    bool shown;
};

static void show_progress(void *context, uint64_t done, uint64_t total, uint64_t rows)
{
    struct progress *progress = context;
    progress->shown = true;
    (void)fputs("\r", stderr);
    if (total > 0)
        (void)fprintf(stderr, _("importing %s: %llu rows, %d %%"), progress->kind,
                      (unsigned long long)rows, (int)(done * 100 / total));
    else
        (void)fprintf(stderr, _("importing %s: %llu rows"), progress->kind,
                      (unsigned long long)rows);
    (void)fflush(stderr);
}

static void end_progress(const struct progress *progress)
{
    if (progress->shown)
        (void)fprintf(stderr, "\r\033[K");
}

static void tell_problems(const struct import_result *result, const char *path)
{
    for (size_t i = 0; i < result->told; i++) {
        if (result->list[i].line > 0)
            cli_complain("%s: line %llu: %s", path, (unsigned long long)result->list[i].line,
                         result->list[i].text);
        else
            cli_complain("%s: %s", path, result->list[i].text);
    }
}

static int import(struct cli *cli, const struct import_request *request, struct progress *progress)
{
    struct import_result result;
    bool ok = import_run(cli->book, request, &result, &cli->err);
    end_progress(progress);
    tell_problems(&result, request->path);
    if (ok && request->dry_run)
        cli_say(tr_count("nothing is wrong; %llu row would be imported",
                         "nothing is wrong; %llu rows would be imported", (int64_t)result.rows),
                (unsigned long long)result.rows);
    else if (ok && result.rows == 0)
        cli_say("%s has no rows; nothing was imported", request->path);
    else if (ok)
        cli_say("%s", result.what);
    import_result_clear(&result);
    return ok ? 0 : cli_failed(cli);
}

/* --value speaks of a word in a field, and of nothing else. */
static bool check_value(struct cli *cli, const struct kind *kind, const char *text)
{
    size_t field = strcspn(text, ":=");
    if (text[field] != ':' || strchr(text + field, '=') == NULL)
        return err_set(&cli->err, "--value %s: is not FIELD:THEIRS=OURS; such as --value "
                                  "type:Sold=sale", text);
    if (kind_field_n(kind, text, field) == FIELD_NONE &&
        !(field == 7 && strncmp(text, "student", 7) == 0 && kind_has_address(kind)))
        return err_set(&cli->err, "--value %s: %s has no field \"%.*s\"; `saebook help %s` lists "
                                  "them", text, kind->name, (int)field, text, kind->name);
    return true;
}

/* Those of the command line, after those that --use-map names. */
static bool read_maps(struct cli *cli, const struct kind *kind, struct import_maps *maps)
{
    const char *text, *name = cli_option(cli, "use-map");
    for (size_t i = 0; (text = cli_option_at(cli, "map", i)) != NULL; i++)
        import_maps_add(maps, text);
    for (size_t i = 0; (text = cli_option_at(cli, "value", i)) != NULL; i++) {
        if (!check_value(cli, kind, text))
            return false;
        import_maps_add(maps, text);
    }
    for (size_t i = 0; (text = cli_option_at(cli, "set", i)) != NULL; i++)
        import_maps_set(maps, text);
    return name == NULL || import_maps_use(cli->book, name, kind, maps, &cli->err);
}

int cli_import(struct cli *cli)
{
    struct progress progress = {0};
    struct import_maps maps = {0};
    struct import_request request = {.path = cli->words[1], .context = &progress, .maps = &maps};
    request.kind = cli_kind(cli, cli->words[0]);
    if (!request.kind)
        return cli_misused(cli, "%s", cli->err.text);
    int status = 1;
    if (!cli_open(cli, CLI_WRITES) || !read_maps(cli, request.kind, &maps)) {
        status = cli_failed(cli);
    } else {
        request.keep_as = cli_option(cli, "save-map");
        request.dry_run = cli_option(cli, "dry-run") != NULL;
        request.progress = isatty(STDERR_FILENO) ? show_progress : NULL;
        progress.kind = request.kind->plural;
        status = import(cli, &request, &progress);
    }
    import_maps_clear(&maps);
    return status;
}

/* ---- maps ------------------------------------------------------------------------------------ */

static const struct table_column maps_columns[] = {
    {"name", TABLE_TEXT}, {"kind", TABLE_TEXT}, {"map", TABLE_TEXT}};

struct maps_out {
    struct table_out *rows;
};

static struct table_cell text_cell(const char *text)
{
    return (struct table_cell){text, strlen(text)};
}

static bool add_maps(void *context, const struct import_maps *maps, struct err *err)
{
    struct maps_out *out = context;
    for (size_t i = 0; i < maps->map_count + maps->set_count; i++) {
        struct buf text = {0};
        bool set = i >= maps->map_count;
        buf_addf(&text, "%s %s", set ? "--set" : "--map",
                 set ? maps->sets[i - maps->map_count] : maps->maps[i]);
        const struct table_cell cells[] = {text_cell(maps->name), text_cell(maps->kind),
                                           text_cell(buf_text(&text))};
        bool ok = table_out_row(out->rows, cells, err);
        buf_free(&text);
        if (!ok)
            return false;
    }
    return true;
}

int cli_maps(struct cli *cli)
{
    struct cli_table table;
    const char *forget = cli_option(cli, "delete");
    if (forget) {
        if (!cli_open(cli, CLI_WRITES) || !import_maps_forget(cli->book, forget, &cli->err))
            return cli_failed(cli);
        cli_say("deleted the map \"%s\"", forget);
        return 0;
    }
    if (!cli_open(cli, CLI_READS) ||
        !cli_table_begin(cli, &table, maps_columns, COUNT_OF(maps_columns)))
        return cli_failed(cli);
    bool ok = import_maps_each(cli->book, add_maps, &(struct maps_out){table.rows}, &cli->err);
    return cli_table_end(cli, &table, ok);
}

/* ---- export ---------------------------------------------------------------------------------- */

static int export_everything(struct cli *cli)
{
    uint64_t rows = 0;
    const char *folder = cli_option(cli, "output");
    if (!folder || strcmp(folder, "-") == 0)
        return cli_misused(cli, "everything goes into a folder; write -o FOLDER");
    if (!export_all(cli->book, folder, &rows, &cli->err))
        return cli_failed(cli);
    cli_say("exported %llu records to %s", (unsigned long long)rows, folder);
    return 0;
}

static int export_one(struct cli *cli, const struct kind *kind)
{
    uint64_t rows = 0;
    int64_t student;
    const char *path = cli_option(cli, "output");
    if (!cli_student(cli, &student) ||
        !export_kind(cli->book, kind, student, path, &rows, &cli->err))
        return cli_failed(cli);
    if (path && strcmp(path, "-") != 0) {
        struct buf count = {0};
        tally_add(&count, kind, rows);
        cli_say("exported %s to %s", buf_text(&count), path);
        buf_free(&count);
    }
    return 0;
}

static int export_ledger(struct cli *cli)
{
    struct file_out out;
    int64_t student, year, count = 0;
    if (!cli_student(cli, &student) || !cli_number(cli, "year", 1900, 2199, &year) ||
        !cli_output(cli, &out))
        return cli_failed(cli);
    if (!journal_write(cli->book, student, (int)year, out.stream, &count, &cli->err)) {
        file_out_abort(&out);
        return cli_failed(cli);
    }
    const char *path = cli_option(cli, "output");
    if (!file_out_close(&out, &cli->err))
        return cli_failed(cli);
    if (path && strcmp(path, "-") != 0)
        cli_say(tr_count("exported %lld transaction to %s", "exported %lld transactions to %s",
                         count),
                (long long)count, path);
    return 0;
}

int cli_export(struct cli *cli)
{
    const char *what = cli->words[0];
    if (strcmp(what, "ledger") == 0)
        return cli_open(cli, CLI_READS) ? export_ledger(cli) : cli_failed(cli);
    if (cli_option(cli, "year"))
        return cli_misused(cli, "--year is for the ledger; leave it out");
    bool all = strcmp(what, "all") == 0;
    const struct kind *kind = all ? NULL : cli_kind(cli, what);
    if (!all && !kind)
        return cli_misused(cli, "%s", cli->err.text);
    if (all && cli_option(cli, "student"))
        return cli_misused(cli, "all is all students; leave out --student, or export kind by kind");
    if (!cli_open(cli, CLI_READS))
        return cli_failed(cli);
    return all ? export_everything(cli) : export_one(cli, kind);
}
