#include "rules/table.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct rules_table *table;
    struct buf bytes;
    size_t *cells;
    size_t count, room;
    size_t column; /* of the row being read */
    size_t rows;   /* read so far, the header among them */
    size_t line;   /* of the file */
    struct err *err;
    bool bad;
};

static void *grow(void *old, size_t size)
{
    return mem_grow(old, size, 1);
}

static bool complain(struct reading *in, const char *what)
{
    if (!in->bad)
        err_set(in->err, "%s, line %zu: %s", in->table->name, in->line, what);
    in->bad = true;
    return false;
}

static void complain_columns(struct reading *in)
{
    bool few = in->column < in->table->columns;
    struct buf what = {0};

    buf_addf(&what,
             few ? "a column is missing: %zu of %zu; a cell that stays empty keeps its comma"
                 : "a column too many: %zu instead of %zu; a text with a comma in it stands "
                   "between quotation marks",
             in->column, in->table->columns);
    complain(in, buf_text(&what));
    buf_free(&what);
}

static void take_cell(void *data, size_t nbytes, void *context)
{
    struct reading *in = context;
    const char *text = data ? data : "";
    struct err why;

    if (in->bad)
        return;
    if (!text_check(text, nbytes, false, &why)) {
        complain(in, why.text);
        return;
    }
    if (in->count == in->room) {
        in->room = in->room ? in->room * 2 : 256;
        in->cells = mem_grow(in->cells, in->room, sizeof *in->cells);
    }
    in->cells[in->count++] = in->bytes.len;
    buf_add(&in->bytes, text, nbytes);
    buf_add_char(&in->bytes, '\0');
    in->column++;
}

static void take_row(int end, void *context)
{
    struct reading *in = context;

    (void)end;
    if (in->bad)
        return;
    if (in->rows == 0)
        in->table->columns = in->column;
    else if (in->column != in->table->columns)
        complain_columns(in);
    in->table->lines = mem_grow(in->table->lines, in->rows + 1, sizeof *in->table->lines);
    in->table->lines[in->rows++] = in->line;
    in->column = 0;
}

static void complain_reader(struct reading *in, struct csv_parser *parser)
{
    complain(in, csv_error(parser) == CSV_EPARSE
                     ? "a quotation mark is out of place: one that opens a cell needs one that "
                       "closes it, and those within are written twice"
                     : csv_strerror(csv_error(parser)));
}

static bool parse(struct reading *in, const char *data, size_t size)
{
    struct csv_parser parser;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return err_set(in->err, "%s: the CSV reader did not start", in->table->name);
    csv_set_realloc_func(&parser, grow);
    /* Line by line, so that what is wrong can be told by its line. */
    for (size_t at = 0, length; at < size && !in->bad; at += length) {
        const char *end = memchr(data + at, '\n', size - at);
        length = end ? (size_t)(end - (data + at)) + 1 : size - at;
        in->line++;
        if (csv_parse(&parser, data + at, length, take_cell, take_row, in) != length)
            complain_reader(in, &parser);
    }
    if (!in->bad && csv_fini(&parser, take_cell, take_row, in) != 0)
        complain_reader(in, &parser);
    csv_free(&parser);
    return !in->bad;
}

static bool check_header(const struct rules_table *table, const char *const *columns,
                         struct err *err)
{
    size_t count = 0;

    while (columns[count])
        count++;
    if (table->columns != count)
        return err_set(err, "%s: %zu columns; there should be %zu", table->name, table->columns,
                       count);
    for (size_t i = 0; i < count; i++) {
        const char *name = table->bytes + table->cells[i];
        if (strcmp(name, columns[i]) != 0)
            return err_set(err, "%s: column %zu is named '%s'; it should be '%s'", table->name,
                           i + 1, name, columns[i]);
    }
    return true;
}

bool rules_table_parse(struct rules_table *table, const char *name, const char *data, size_t size,
                       struct err *err)
{
    struct reading in = {.table = table, .err = err};
    bool done;

    table->name = name;
    done = parse(&in, data, size);
    if (done && in.rows == 0)
        done = err_set(err, "%s: the file is empty", name);
    table->cells = in.cells;
    table->bytes = buf_take(&in.bytes);
    table->rows = done ? in.rows - 1 : 0;
    return done;
}

bool rules_table_read(struct rules_table *table, rules_source *source, const char *name,
                      const char *const *columns, struct err *err)
{
    struct buf path = {0};
    const struct embed_file *file;

    table->name = name;
    buf_addf(&path, "schema/rules/%s", name);
    file = source(buf_text(&path));
    buf_free(&path);
    if (!file)
        return err_set(err, "%s: there is no such file", name);
    return rules_table_parse(table, name, file->data, file->size, err) &&
           check_header(table, columns, err);
}

void rules_table_clear(struct rules_table *table)
{
    free(table->bytes);
    free(table->cells);
    free(table->lines);
    *table = (struct rules_table){0};
}

const char *rules_cell(const struct rules_table *table, size_t row, size_t column)
{
    return table->bytes + table->cells[(row + 1) * table->columns + column];
}

bool rules_row_error(const struct rules_table *table, size_t row, struct err *err)
{
    return err_prefix(err, "%s, line %zu", table->name, table->lines[row + 1]);
}
