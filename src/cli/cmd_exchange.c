/* import and export. */
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "cli/tools.h"
#include "exchange/export.h"
#include "exchange/import.h"
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
    if (total > 0)
        (void)fprintf(stderr, "\rimporting %s: %llu rows, %d %%", progress->kind,
                      (unsigned long long)rows, (int)(done * 100 / total));
    else
        (void)fprintf(stderr, "\rimporting %s: %llu rows", progress->kind,
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
        cli_say("nothing is wrong; %llu row%s would be imported", (unsigned long long)result.rows,
                result.rows == 1 ? "" : "s");
    else if (ok && result.rows == 0)
        cli_say("%s has no rows; nothing was imported", request->path);
    else if (ok)
        cli_say("%s", result.what);
    import_result_clear(&result);
    return ok ? 0 : cli_failed(cli);
}

int cli_import(struct cli *cli)
{
    struct progress progress = {0};
    struct import_request request = {.path = cli->words[1], .context = &progress};
    request.kind = cli_kind(cli, cli->words[0]);
    if (!request.kind)
        return cli_misused(cli, "%s", cli->err.text);
    if (!cli_open(cli, CLI_WRITES))
        return cli_failed(cli);
    const char **maps = mem_array(cli->given_count + 1, sizeof *maps), *map;
    const char **values = mem_array(cli->given_count + 1, sizeof *values);
    while ((map = cli_option_at(cli, "map", request.map_count)) != NULL)
        maps[request.map_count++] = map;
    while ((map = cli_option_at(cli, "value", request.value_count)) != NULL)
        values[request.value_count++] = map;
    request.maps = maps;
    request.values = values;
    request.use_map = cli_option(cli, "use-map");
    request.save_map = cli_option(cli, "save-map");
    request.dry_run = cli_option(cli, "dry-run") != NULL;
    request.progress = isatty(STDERR_FILENO) ? show_progress : NULL;
    progress.kind = request.kind->plural;
    int status = import(cli, &request, &progress);
    mem_free(values);
    mem_free(maps);
    return status;
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
        cli_say("exported %lld transaction%s to %s", (long long)count, count == 1 ? "" : "s", path);
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
