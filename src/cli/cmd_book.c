/* Commands about the book itself: init, backup, check, history, version. */
#include "base/about.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/backup.h"
#include "book/book.h"
#include "book/change.h"
#include "cli/cli.h"
#include "cli/tools.h"
#include "kinds/chapter.h"
#include "kinds/story.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int cli_version(struct cli *cli)
{
    (void)cli;
    cli_say("saebook %s", about_version);
    return 0;
}

/* ---- init ------------------------------------------------------------------------------------ */

static bool set_chapter(struct cli *cli, struct record *record, const char *option,
                        const char *field)
{
    const char *value = cli_option(cli, option);
    return !value ||
           record_set(NULL, record, kind_field(record->kind, field), value, strlen(value), 0,
                      &cli->err) ||
           err_prefix(&cli->err, "--%s", option);
}

static bool fill_chapter(struct cli *cli, struct record *record)
{
    return set_chapter(cli, record, "chapter", "name") &&
           set_chapter(cli, record, "state", "state") &&
           set_chapter(cli, record, "number", "number");
}

/* Where no folder was named yet, the user's data folder is made. */
static bool make_book(struct cli *cli, const char *path, struct record *chapter)
{
    if (!cli->book_name && cli->word_count == 0 && !file_make_folder_of(path, &cli->err))
        return false;
    if (!chapter_make_book(path, chapter, NULL, &cli->err))
        return false;
    cli->book = book_open(path, 0, &cli->err);
    if (cli->book)
        cli_tell_warning(cli);
    return cli->book != NULL;
}

int cli_init(struct cli *cli)
{
    struct record chapter;
    if (!cli_option(cli, "chapter") || !cli_option(cli, "state"))
        return cli_misused(cli,
                           "--chapter and --state are needed; such as --chapter \"Willow Creek\" "
                           "--state OK");
    char *path = cli->word_count > 0 ? mem_text(cli->words[0])
                 : cli->book_name    ? mem_text(cli->book_name)
                                     : cli_default_book();
    record_start(&chapter, kind_find("chapter"));
    bool ok = fill_chapter(cli, &chapter) && make_book(cli, path, &chapter);
    if (ok)
        cli_say("made %s for %s, %s", path, record_text(&chapter, "name"),
                record_text(&chapter, "state"));
    record_clear(&chapter);
    mem_free(path);
    return ok ? 0 : cli_failed(cli);
}

/* ---- backup ---------------------------------------------------------------------------------- */

int cli_backup(struct cli *cli)
{
    if (!cli_open(cli, CLI_READS) || !book_backup(cli->book, cli->words[0], &cli->err))
        return cli_failed(cli);
    cli_say("copied %s to %s", cli->book_path, cli->words[0]);
    return 0;
}

/* ---- history --------------------------------------------------------------------------------- */

enum { HISTORY_USUAL = 50, HISTORY_WINDOW = 100 };

static const struct table_column history_columns[] = {
    {"number", TABLE_NUMBER}, {"made_at", TABLE_TEXT}, {"who", TABLE_TEXT},
    {"what", TABLE_TEXT},     {"undone", TABLE_YES},
};

static struct table_cell cell_of(const char *text)
{
    return (struct table_cell){text, text ? strlen(text) : 0};
}

static bool history_row(struct cli *cli, struct cli_table *table, const struct change_line *line)
{
    char number[NUM_TEXT_SIZE], time[DATE_TEXT_SIZE];
    enum table_format format = TABLE_CSV;
    bool for_people = cli_format(cli, &format) && format == TABLE_FOR_PEOPLE;
    const char *made_at = for_people ? date_local_minute(line->made_at, time) : line->made_at;
    const struct table_cell cells[] = {
        cell_of(num_decimal(line->number, 0, number)),
        cell_of(made_at),
        cell_of(line->who),
        cell_of(line->what),
        cell_of(line->undone_by ? "yes" : "no"),
    };
    return table_out_row(table->rows, cells, &cli->err);
}

static int list_history(struct cli *cli, int most)
{
    struct cli_table table;
    struct change_line *lines = mem_array(HISTORY_WINDOW, sizeof *lines);
    if (!cli_table_begin(cli, &table, history_columns, COUNT_OF(history_columns))) {
        mem_free(lines);
        return cli_failed(cli);
    }
    bool ok = true;
    int skip = 0, count = 1;
    while (ok && count > 0 && (most == 0 || skip < most)) {
        int window = most == 0 || most - skip > HISTORY_WINDOW ? HISTORY_WINDOW : most - skip;
        count = change_list(cli->book, skip, window, lines, &cli->err);
        ok = count >= 0;
        for (int i = 0; i < count; i++) {
            ok = ok && history_row(cli, &table, &lines[i]);
            change_line_clear(&lines[i]);
        }
        skip += count;
    }
    mem_free(lines);
    return cli_table_end(cli, &table, ok);
}

/* The change with this number in the list. Clear the line in any case. */
static bool find_entry(struct cli *cli, const char *option, int number, struct change_line *line)
{
    *line = (struct change_line){0};
    int count = change_list(cli->book, number - 1, 1, line, &cli->err);
    if (count == 0)
        err_set(&cli->err, "--%s: the history has no entry %d; `saebook history` lists them", option,
                number);
    return count == 1;
}

static int undo(struct cli *cli, int number)
{
    struct change_line line;
    char *what = NULL;
    bool ok = find_entry(cli, "undo", number, &line) &&
              change_undo(cli->book, line.id, &what, &cli->err);
    if (ok)
        cli_say("%s", what);
    change_line_clear(&line);
    mem_free(what);
    return ok ? 0 : cli_failed(cli);
}

static const struct table_column story_columns[] = {
    {"did", TABLE_TEXT}, {"kind", TABLE_TEXT}, {"record", TABLE_TEXT}, {"changes", TABLE_TEXT}};

struct telling {
    struct cli *cli;
    struct cli_table table;
    bool ok;
};

static void story_row(void *context, const struct story_line *line)
{
    static const char *const did[] = {"added", "changed", "deleted"};
    struct telling *telling = context;
    const struct table_cell cells[] = {cell_of(did[line->did]), cell_of(line->kind->name),
                                       cell_of(line->words), cell_of(line->changes)};
    telling->ok = telling->ok && table_out_row(telling->table.rows, cells, &telling->cli->err);
}

static int show(struct cli *cli, int number)
{
    struct change_line line;
    struct telling telling = {.cli = cli, .ok = true};
    if (!find_entry(cli, "show", number, &line) ||
        !cli_table_begin(cli, &telling.table, story_columns, COUNT_OF(story_columns))) {
        change_line_clear(&line);
        return cli_failed(cli);
    }
    bool ok = story_tell(cli->book, line.id, INT64_MAX, story_row, &telling, NULL, &cli->err);
    change_line_clear(&line);
    return cli_table_end(cli, &telling.table, ok && telling.ok);
}

int cli_history(struct cli *cli)
{
    int64_t number = 0, shown = 0, limit = 0;
    bool undoes = cli_option(cli, "undo") != NULL;
    if (!cli_number(cli, "undo", 1, 1000000000, &number) ||
        !cli_number(cli, "show", 1, 1000000000, &shown) ||
        !cli_number(cli, "limit", 0, 1000000000, &limit))
        return cli_misused(cli, "%s", cli->err.text);
    if (!cli_open(cli, undoes ? CLI_WRITES : CLI_READS))
        return cli_failed(cli);
    if (undoes)
        return undo(cli, (int)number);
    if (shown != 0)
        return show(cli, (int)shown);
    return list_history(cli, cli_option(cli, "limit") ? (int)limit : HISTORY_USUAL);
}
