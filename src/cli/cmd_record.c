/* Commands about single records and lists of them: list, add, edit, delete. */
#include "base/mem.h"
#include "book/book.h"
#include "cli/tools.h"
#include "kinds/crew.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include <stdlib.h>
#include <string.h>

/* ---- list ------------------------------------------------------------------------------------ */

struct list {
    struct cli *cli;
    const struct kind *kind;
    struct cli_table table;
    struct table_column columns[KIND_MAX_FIELDS + 1];
    struct table_cell cells[KIND_MAX_FIELDS + 1];
    struct buf texts[KIND_MAX_FIELDS + 1];
    size_t fields[KIND_MAX_FIELDS + 1]; /* FIELD_NONE: the id */
    size_t count;
    int64_t rows, most; /* most 0: all */
    bool people;        /* what has no name is told in words */
};

static enum table_is shown_as(const struct field *field)
{
    switch (field->type) {
    case FIELD_MONEY:
        return TABLE_MONEY;
    case FIELD_QTY:
    case FIELD_PCT:
    case FIELD_INT:
    case FIELD_YEAR:
        return TABLE_NUMBER;
    case FIELD_YES:
        return TABLE_YES;
    default:
        return TABLE_TEXT;
    }
}

static void add_column(struct list *list, size_t field)
{
    bool id = field == FIELD_NONE;
    list->columns[list->count].name = id ? "id" : list->kind->fields[field].name;
    list->columns[list->count].is = id ? TABLE_TEXT : shown_as(&list->kind->fields[field]);
    list->fields[list->count++] = field;
}

/* For people the fields that matter most, and the id last; in files all of them, the id first. */
static void choose_columns(struct list *list, enum table_format format)
{
    if (format != TABLE_FOR_PEOPLE) {
        add_column(list, FIELD_NONE);
        for (size_t f = 0; f < list->kind->count; f++)
            add_column(list, f);
        return;
    }
    for (const char *at = list->kind->columns; *at;) {
        size_t nbytes = strcspn(at, " ");
        add_column(list, kind_field_n(list->kind, at, nbytes));
        at += nbytes + strspn(at + nbytes, " ");
    }
    add_column(list, FIELD_NONE);
}

static bool list_row(void *context, const struct record *record, struct err *err)
{
    struct list *list = context;
    if (list->most > 0 && list->rows == list->most)
        return false;
    list->rows++;
    for (size_t i = 0; i < list->count; i++) {
        size_t field = list->fields[i];
        struct buf *text = &list->texts[i];
        buf_clear(text);
        if (field == FIELD_NONE)
            buf_addf(text, "%lld", (long long)record->id);
        else
            record_format(list->cli->book, record, field,
                          list->people && list->kind->fields[field].type == FIELD_ANY ? STYLE_SCREEN
                                                                                      : STYLE_FILE,
                          text);
        bool absent = field != FIELD_NONE && record->values[field].is == VALUE_NONE;
        list->cells[i] =
            absent ? (struct table_cell){0} : (struct table_cell){buf_text(text), text->len};
    }
    return table_out_row(list->table.rows, list->cells, err);
}

/* --student first: what follows is then looked up within that student. */
static bool narrow(struct cli *cli, struct listing *listing)
{
    const char *student = cli_option(cli, "student"), *pair;
    if (student && !listing_where(listing, "student", student, strlen(student), &cli->err))
        return false;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; (pair = cli_option_at(cli, "where", i)) != NULL; i++) {
            const char *equals = strchr(pair, '=');
            if (!equals)
                return err_set(&cli->err,
                               "--where %s: is not FIELD=VALUE; write it such as "
                               "status=active",
                               pair);
            char *field = mem_text_n(pair, (size_t)(equals - pair));
            bool first = strcmp(field, "student") == 0;
            bool ok = first != (pass == 0) ||
                      listing_where(listing, field, equals + 1, strlen(equals + 1), &cli->err);
            mem_free(field);
            if (!ok)
                return err_prefix(&cli->err, "--where");
        }
    }
    return true;
}

static bool sort(struct cli *cli, const struct kind *kind, struct listing *listing)
{
    const char *by = cli_option(cli, "sort");
    bool down = by && *by == '-';
    if (!by || listing_order(listing, by + down, down))
        return true;
    return err_set(&cli->err, "--sort: %s has no field \"%s\"; `saebook help %s` lists them",
                   kind->name, by + down, kind->name);
}

static int list_rows(struct list *list, struct listing *listing)
{
    struct cli *cli = list->cli;
    if (!cli_table_begin(cli, &list->table, list->columns, list->count))
        return cli_failed(cli);
    struct err unsaid = {""};
    bool ok = listing_each(listing, false, list_row, list, &unsaid);
    bool enough = !ok && list->most > 0 && list->rows == list->most && unsaid.text[0] == '\0';
    cli->err = unsaid;
    return cli_table_end(cli, &list->table, ok || enough);
}

int cli_list(struct cli *cli)
{
    enum table_format format;
    int64_t most;
    const struct kind *kind = cli_kind(cli, cli->words[0]);
    if (!kind || !cli_format(cli, &format) || !cli_number(cli, "limit", 1, INT32_MAX, &most))
        return cli_misused(cli, "%s", cli->err.text);
    if (!cli_open(cli, CLI_READS))
        return cli_failed(cli);
    struct list *list = mem_alloc(sizeof *list);
    struct listing *listing = listing_open(cli->book, kind);
    list->cli = cli;
    list->kind = kind;
    list->most = most;
    list->people = format == TABLE_FOR_PEOPLE;
    choose_columns(list, format);
    int status = narrow(cli, listing) && sort(cli, kind, listing) ? list_rows(list, listing)
                                                                  : cli_failed(cli);
    for (size_t i = 0; i < list->count; i++)
        buf_free(&list->texts[i]);
    listing_close(listing);
    mem_free(list);
    return status;
}

/* ---- add, edit, delete ----------------------------------------------------------------------- */

static bool save(struct cli *cli, struct record *record, char **what)
{
    size_t field = FIELD_NONE;
    if (record_save(cli->book, record, &field, what, &cli->err))
        return true;
    const char *name = field == FIELD_NONE ? "" : record->kind->fields[field].name;
    size_t nbytes = strlen(name);
    /* Some sentences begin with the field themselves. */
    if (nbytes > 0 && (strncmp(cli->err.text, name, nbytes) != 0 || cli->err.text[nbytes] != ' '))
        err_prefix(&cli->err, "%s", name);
    return false;
}

/* "crew=NAME" among the pairs of a kind that has no such field: an entry for every member. The pair is
 * taken out. NULL if there is none. */
static const char *take_crew(struct cli *cli, const struct kind *kind)
{
    for (size_t i = 1; kind_field(kind, "crew") == FIELD_NONE && i < cli->word_count; i++) {
        const char *name = cli->words[i];
        if (strncmp(name, "crew=", 5) != 0)
            continue;
        memmove(&cli->words[i], &cli->words[i + 1], (cli->word_count - i - 1) * sizeof cli->words[0]);
        cli->word_count--;
        return name + 5;
    }
    return NULL;
}

static bool add_for_crew(struct cli *cli, struct record *record, const char *name)
{
    struct crew crew = {0};
    const struct value *day = record_get(record, kind_field(record->kind, "date") != FIELD_NONE ? "date" : "acquired");
    if (record_get(record, "student") == NULL || day == NULL ||
        record_has(record, "student") || record_has(record, "project"))
        return err_set(&cli->err, "an entry for a crew is money or a lasting item, and names neither student "
                                  "nor project; every member's own are taken");
    if (!crew_named(cli->book, name, value_date(day), &crew, &cli->err))
        return false;
    int64_t *ids = mem_array(crew.count, sizeof *ids);
    bool ok = crew_enter(cli->book, &crew, record, ids, NULL, &cli->err);
    for (size_t i = 0; ok && i < crew.count; i++)
        if (ids[i] != 0)
            cli_say("%lld", (long long)ids[i]);
    mem_free(ids);
    crew_clear(&crew);
    return ok;
}

int cli_add(struct cli *cli)
{
    const struct kind *kind = cli_kind(cli, cli->words[0]);
    struct record record;
    if (!kind)
        return cli_misused(cli, "%s", cli->err.text);
    if (kind->flags & KIND_SINGLE)
        return cli_misused(cli,
                           "a book has one %s only; change it with `saebook edit %s "
                           "FIELD=VALUE`",
                           kind->name, kind->name);
    if (!cli_open(cli, CLI_WRITES))
        return cli_failed(cli);
    record_start(&record, kind);
    const char *crew = take_crew(cli, kind);
    bool ok = record_set_pairs(cli->book, &record, cli->words + 1, cli->word_count - 1, &cli->err);
    if (ok) {
        record_fill_initial(&record);
        ok = crew != NULL ? add_for_crew(cli, &record, crew) : save(cli, &record, NULL);
    }
    if (ok && crew == NULL)
        cli_say("%lld", (long long)record.id);
    record_clear(&record);
    return ok ? 0 : cli_failed_at(cli, kind->name);
}

/* By id, or by a name where that is unique without saying whose it is. */
static bool find_record(struct cli *cli, const struct kind *kind, const char *text, int64_t *id)
{
    int64_t student = 0;
    size_t digits = strspn(text + (text[0] == '#'), "0123456789");
    bool looks_like_id = digits >= 4 && text[(text[0] == '#') + digits] == '\0';
    struct err first = {""};
    if (!cli_student(cli, &student))
        return false;
    if (looks_like_id && ref_find_id(cli->book, kind, text, strlen(text), id, &first))
        return true;
    bool named = kind->unique && (!kind_has_address(kind) || student != 0) && text[0] != '#' &&
                 (kind_field(kind, "student") == FIELD_NONE || student != 0);
    if (named && ref_find(cli->book, kind, student, 0, text, strlen(text), id, &cli->err))
        return true;
    if (looks_like_id || !named)
        return ref_find_id(cli->book, kind, text, strlen(text), id, &cli->err);
    return false;
}

static bool find_single(struct cli *cli, const struct kind *kind, int64_t *id)
{
    return record_any(cli->book, kind, id, &cli->err) &&
           (*id != 0 || err_set(&cli->err, "the book has no %s yet; import one", kind->name));
}

static int edit(struct cli *cli, const struct kind *kind, int64_t id, size_t first)
{
    struct record record;
    char *what = NULL;
    bool ok = record_read(cli->book, kind, id, &record, &cli->err) &&
              record_set_pairs(cli->book, &record, cli->words + first, cli->word_count - first,
                               &cli->err) &&
              save(cli, &record, &what);
    if (ok)
        cli_say("%s", what);
    mem_free(what);
    record_clear(&record);
    return ok ? 0 : cli_failed_at(cli, kind->name);
}

int cli_edit(struct cli *cli)
{
    const struct kind *kind = cli_kind(cli, cli->words[0]);
    int64_t id;
    if (!kind)
        return cli_misused(cli, "%s", cli->err.text);
    bool single = (kind->flags & KIND_SINGLE) != 0 && strchr(cli->words[1], '=') != NULL;
    if (!single && cli->word_count < 3)
        return cli_misused(cli, "what to change is missing; write FIELD=VALUE after the id");
    if (!cli_open(cli, CLI_WRITES))
        return cli_failed(cli);
    if (!(single ? find_single(cli, kind, &id) : find_record(cli, kind, cli->words[1], &id)))
        return cli_failed_at(cli, kind->name);
    return edit(cli, kind, id, single ? 1 : 2);
}

int cli_delete(struct cli *cli)
{
    const struct kind *kind = cli_kind(cli, cli->words[0]);
    char *what = NULL;
    int64_t id;
    if (!kind)
        return cli_misused(cli, "%s", cli->err.text);
    if (kind->flags & KIND_SINGLE)
        return cli_misused(cli,
                           "the %s cannot be deleted; change it with `saebook edit %s "
                           "FIELD=VALUE`",
                           kind->name, kind->name);
    if (!cli_open(cli, CLI_WRITES))
        return cli_failed(cli);
    bool ok = find_record(cli, kind, cli->words[1], &id) &&
              record_remove(cli->book, kind, id, &what, &cli->err);
    if (ok)
        cli_say("%s", what);
    mem_free(what);
    return ok ? 0 : cli_failed_at(cli, kind->name);
}
