/* find: records by what stands in them. */
#include "base/buf.h"
#include "base/mem.h"
#include "cli/tools.h"
#include "find/find.h"
#include "kinds/kind.h"
#include <stdio.h>
#include <string.h>

enum { WINDOW = 500 };

static const struct table_column columns[] = {
    {"kind", TABLE_TEXT}, {"date", TABLE_TEXT}, {"student", TABLE_TEXT},
    {"what", TABLE_TEXT}, {"id", TABLE_TEXT},
};

static bool write_hit(struct cli *cli, struct cli_table *table, const struct kind *kind, int64_t id)
{
    struct find_hit hit;
    char date[DATE_ISO_SIZE] = "", number[24];
    bool ok = true;
    /* What is gone meanwhile is not there to be shown. */
    if (find_hit_read(cli->book, kind, id, &hit, NULL)) {
        (void)snprintf(number, sizeof number, "%lld", (long long)id);
        if (hit.date.year != 0)
            (void)date_iso(hit.date, date);
        const char *texts[] = {kind->name, date, hit.student_name, hit.what, number};
        struct table_cell cells[COUNT_OF(columns)];
        for (size_t i = 0; i < COUNT_OF(columns); i++)
            cells[i] = (struct table_cell){texts[i][0] != '\0' ? texts[i] : NULL, strlen(texts[i])};
        ok = table_out_row(table->rows, cells, &cli->err);
    }
    find_hit_clear(&hit);
    return ok;
}

/* `most` 0: all. */
static bool write_kind(struct cli *cli, struct find *find, struct cli_table *table,
                       const struct kind *kind, size_t most)
{
    int64_t *ids = mem_array(WINDOW, sizeof *ids);
    size_t done = 0;
    int got = 1;
    bool ok = true;
    while (ok && got > 0 && (most == 0 || done < most)) {
        size_t want = most == 0 || most - done > WINDOW ? WINDOW : most - done;
        got = find_read(find, kind, done, want, ids, &cli->err);
        ok = got >= 0;
        for (int i = 0; ok && i < got; i++)
            ok = write_hit(cli, table, kind, ids[i]);
        done += ok ? (size_t)got : 0;
    }
    mem_free(ids);
    return ok;
}

static int write_all(struct cli *cli, struct find *find, const struct kind *only, size_t most)
{
    struct cli_table table;
    if (!cli_table_begin(cli, &table, columns, COUNT_OF(columns)))
        return cli_failed(cli);
    bool ok = true;
    for (size_t k = 0; ok && k < kind_count(); k++)
        if (only == NULL || only == kind_at(k))
            ok = write_kind(cli, find, &table, kind_at(k), most);
    return cli_table_end(cli, &table, ok);
}

int cli_find(struct cli *cli)
{
    enum table_format format;
    const struct kind *only = NULL;
    const char *kind = cli_option(cli, "kind");
    struct buf text = {0};
    int64_t most = 0, student = 0;
    if (!cli_format(cli, &format) || !cli_number(cli, "limit", 1, INT32_MAX, &most) ||
        (kind != NULL && (only = cli_kind(cli, kind)) == NULL))
        return cli_misused(cli, "%s", cli->err.text);
    if (!cli_open(cli, CLI_READS) || !cli_student(cli, &student))
        return cli_failed(cli);
    for (size_t i = 0; i < cli->word_count; i++)
        buf_addf(&text, "%s%s", i > 0 ? " " : "", cli->words[i]);
    struct find *find = find_open(cli->book);
    bool ok = find_update(find, &cli->err) && find_for(find, buf_text(&text), student, &cli->err);
    int status = 1;
    if (!ok)
        status = cli_failed(cli);
    else if (find_is_empty(find))
        status = cli_misused(cli, "there is no word in it; give some letters or digits to look for");
    else
        status = write_all(cli, find, only, (size_t)most);
    find_close(find);
    buf_free(&text);
    return status;
}
