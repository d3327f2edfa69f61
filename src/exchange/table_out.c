/* Rows out: CSV and JSON as they come; a table for people after looking at its first rows. */
#include "exchange/table_out.h"
#include "base/mem.h"
#include "base/text.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    LOOK_AT_ROWS = 1000, /* rows that decide how wide the columns are */
    GAP = 2,             /* spaces between columns */
    NARROWEST = 8,       /* a text column is never clipped below this */
};

struct table_out {
    FILE *stream;
    enum table_format format;
    const struct table_column *columns;
    size_t count, width;
    uint64_t rows;
    struct buf line;

    /* For people: the first rows, as texts safe to print, and the widths they need. */
    char **held; /* owned texts, `count` a row */
    size_t held_rows;
    size_t *widths;
    bool decided, as_blocks;
};

static const struct {
    const char *name;
    enum table_format format;
} formats[] = {
    {"table", TABLE_FOR_PEOPLE},
    {"csv", TABLE_CSV},
    {"json", TABLE_JSON},
};

bool table_format_named(const char *name, enum table_format *out, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (strcmp(formats[i].name, name) == 0) {
            *out = formats[i].format;
            return true;
        }
    }
    return err_set(err, "no format \"%s\"; write table, csv or json", name);
}

static bool cannot_write(struct err *err)
{
    return err_system(err, "the rows could not all be written");
}

static bool write_line(struct table_out *table, struct err *err)
{
    size_t nbytes = table->line.len;
    bool ok = nbytes == 0 || fwrite(table->line.data, 1, nbytes, table->stream) == nbytes;
    buf_clear(&table->line);
    return ok || cannot_write(err);
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool needs_quotes(const char *text, size_t nbytes)
{
    if (nbytes == 0 || is_blank(text[0]) || is_blank(text[nbytes - 1]))
        return true;
    if (nbytes >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) /* else a byte-order mark */
        return true;
    /* A semicolon or a tab too: where no comma stands in a first line, a reader takes one of them
     * as what parts the fields. */
    for (size_t i = 0; i < nbytes; i++) {
        char c = text[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t')
            return true;
    }
    return false;
}

void table_add_csv(struct buf *out, const char *text, size_t nbytes)
{
    if (!needs_quotes(text, nbytes)) {
        buf_add(out, text, nbytes);
        return;
    }
    buf_add_char(out, '"');
    for (size_t i = 0; i < nbytes; i++) {
        if (text[i] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text[i]);
    }
    buf_add_char(out, '"');
}

static void add_csv_header(struct table_out *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0)
            buf_add_char(&table->line, ',');
        table_add_csv(&table->line, table->columns[i].name, strlen(table->columns[i].name));
    }
    buf_add_char(&table->line, '\n');
}

static bool csv_row(struct table_out *table, const struct table_cell *cells, struct err *err)
{
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0)
            buf_add_char(&table->line, ',');
        bool is_number = table->columns[i].is == TABLE_NUMBER || table->columns[i].is == TABLE_MONEY;
        if (cells[i].text && is_number)
            buf_add(&table->line, cells[i].text, cells[i].nbytes);
        else if (cells[i].text)
            table_add_csv(&table->line, cells[i].text, cells[i].nbytes);
        else if (table->count == 1) /* an empty line would be no row */
            buf_add_text(&table->line, "\"\"");
    }
    buf_add_char(&table->line, '\n');
    return write_line(table, err);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void add_json_text(struct buf *out, const char *text, size_t nbytes)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < nbytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte == '"' || byte == '\\')
            buf_addf(out, "\\%c", byte);
        else if (byte == '\n')
            buf_add_text(out, "\\n");
        else if (byte == '\t')
            buf_add_text(out, "\\t");
        else if (byte < 0x20 || byte == 0x7f)
            buf_addf(out, "\\u%04x", byte);
        else
            buf_add_char(out, (char)byte);
    }
    buf_add_char(out, '"');
}

/* What JSON takes as a number: digits, perhaps a sign before and decimals after. */
static bool is_figure(const struct table_cell *cell)
{
    size_t sign = cell->nbytes > 0 && cell->text[0] == '-';
    size_t whole = strspn(cell->text + sign, "0123456789"), rest = sign + whole;

    if (whole == 0 || rest > cell->nbytes || (whole > 1 && cell->text[sign] == '0'))
        return false;
    if (rest < cell->nbytes && cell->text[rest] == '.') {
        size_t decimals = strspn(cell->text + rest + 1, "0123456789");
        rest += decimals > 0 ? 1 + decimals : 0;
    }
    return rest == cell->nbytes;
}

static void add_json_value(struct buf *out, enum table_is is, const struct table_cell *cell)
{
    if (!cell->text)
        buf_add_text(out, "null");
    else if (is == TABLE_YES)
        buf_add_text(out, strcmp(cell->text, "yes") == 0 ? "true" : "false");
    else if (is == TABLE_NUMBER || is == TABLE_MONEY || (is == TABLE_FIGURE && is_figure(cell)))
        buf_add(out, cell->text, cell->nbytes);
    else
        add_json_text(out, cell->text, cell->nbytes);
}

static bool json_row(struct table_out *table, const struct table_cell *cells, struct err *err)
{
    buf_add_text(&table->line, table->rows == 0 ? "[\n  {" : ",\n  {");
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0)
            buf_add_text(&table->line, ", ");
        add_json_text(&table->line, table->columns[i].name, strlen(table->columns[i].name));
        buf_add_text(&table->line, ": ");
        add_json_value(&table->line, table->columns[i].is, &cells[i]);
    }
    buf_add_char(&table->line, '}');
    return write_line(table, err);
}

/* ---- for people ------------------------------------------------------------------------------ */

static bool is_number(const struct table_column *column)
{
    return column->is == TABLE_NUMBER || column->is == TABLE_MONEY;
}

/* Commas between groups of three digits before the point. */
static void add_grouped(struct buf *out, const char *text, size_t nbytes)
{
    size_t sign = nbytes > 0 && text[0] == '-';
    const char *point = memchr(text, '.', nbytes);
    size_t whole = point ? (size_t)(point - text) : nbytes;
    for (size_t i = 0; i < nbytes; i++) {
        if (i > sign && i < whole && (whole - i) % 3 == 0)
            buf_add_char(out, ',');
        buf_add_char(out, text[i]);
    }
}

/* What is printed for a cell, on one line, owned by the caller. */
static char *shown(const struct table_column *column, const struct table_cell *cell)
{
    struct buf out = {0};
    if (!cell->text)
        return mem_text("");
    if (column->is == TABLE_MONEY) {
        add_grouped(&out, cell->text, cell->nbytes);
        return buf_take(&out);
    }
    const char *from = cell->text, *end = from + cell->nbytes;
    while (from < end) {
        size_t plain = 0;
        while (from + plain < end && from[plain] != '\n' && from[plain] != '\t')
            plain++;
        text_add_safe(&out, from, plain);
        from += plain;
        if (from < end) {
            buf_add_char(&out, ' ');
            from++;
        }
    }
    return out.data ? buf_take(&out) : mem_text("");
}

static size_t total_width(const struct table_out *table)
{
    size_t total = 0;
    for (size_t i = 0; i < table->count; i++)
        total += table->widths[i] + (i > 0 ? GAP : 0);
    return total;
}

/* Takes columns from the widest text until all fit; where that is not enough, blocks. */
static void fit_widths(struct table_out *table)
{
    if (table->width == 0)
        return;
    size_t total = total_width(table);
    while (total > table->width) {
        size_t widest = table->count;
        for (size_t i = 0; i < table->count; i++) {
            if (!is_number(&table->columns[i]) && table->widths[i] > NARROWEST &&
                (widest == table->count || table->widths[i] > table->widths[widest]))
                widest = i;
        }
        if (widest == table->count) {
            table->as_blocks = true;
            return;
        }
        table->widths[widest]--;
        total--;
    }
}

/* No spaces where nothing follows. */
static void end_line(struct buf *line)
{
    while (line->len > 0 && line->data[line->len - 1] == ' ')
        line->data[--line->len] = '\0';
    buf_add_char(line, '\n');
}

static bool print_row(struct table_out *table, char **texts, struct err *err)
{
    for (size_t i = 0; i < table->count; i++) {
        size_t ncols = text_columns(texts[i], strlen(texts[i]));
        bool last = i + 1 == table->count, number = is_number(&table->columns[i]);
        if (i > 0)
            buf_add_text(&table->line, "  ");
        if (ncols > table->widths[i] && (table->width == 0 || number))
            buf_add_text(&table->line, texts[i]);
        else if (last && !number && ncols <= table->widths[i])
            buf_add_text(&table->line, texts[i]);
        else
            text_pad(&table->line, texts[i], table->widths[i], number);
    }
    end_line(&table->line);
    return write_line(table, err);
}

static bool print_block(struct table_out *table, char **texts, bool first, struct err *err)
{
    size_t name_width = 0;
    for (size_t i = 0; i < table->count; i++) {
        size_t ncols = text_columns(table->columns[i].name, strlen(table->columns[i].name));
        name_width = ncols > name_width ? ncols : name_width;
    }
    if (!first)
        buf_add_char(&table->line, '\n');
    for (size_t i = 0; i < table->count; i++) {
        text_pad(&table->line, table->columns[i].name, name_width, false);
        buf_addf(&table->line, "  %s", texts[i]);
        end_line(&table->line);
    }
    return write_line(table, err);
}

static bool print_header(struct table_out *table, struct err *err)
{
    char **names = mem_array(table->count, sizeof *names);
    for (size_t i = 0; i < table->count; i++)
        names[i] = mem_text(table->columns[i].name);
    bool ok = print_row(table, names, err);
    for (size_t i = 0; i < table->count; i++)
        free(names[i]);
    free(names);
    return ok;
}

static bool decide(struct table_out *table, struct err *err)
{
    table->decided = true;
    fit_widths(table);
    bool ok = table->as_blocks || print_header(table, err);
    for (size_t row = 0; ok && row < table->held_rows; row++) {
        char **texts = table->held + row * table->count;
        ok = table->as_blocks ? print_block(table, texts, row == 0, err)
                              : print_row(table, texts, err);
    }
    return ok;
}

static bool people_row(struct table_out *table, const struct table_cell *cells, struct err *err)
{
    if (!table->decided && table->held_rows == LOOK_AT_ROWS && !decide(table, err))
        return false;
    size_t slot = table->decided ? 0 : table->held_rows;
    char **texts = table->held + slot * table->count;
    for (size_t i = 0; i < table->count; i++) {
        free(texts[i]);
        texts[i] = shown(&table->columns[i], &cells[i]);
        size_t ncols = text_columns(texts[i], strlen(texts[i]));
        if (!table->decided && ncols > table->widths[i])
            table->widths[i] = ncols;
    }
    if (!table->decided) {
        table->held_rows++;
        return true;
    }
    return table->as_blocks ? print_block(table, texts, false, err) : print_row(table, texts, err);
}

/* ---- the table ------------------------------------------------------------------------------- */

struct table_out *table_out_begin(FILE *stream, enum table_format format,
                                  const struct table_column *columns, size_t count, size_t width)
{
    struct table_out *table = mem_alloc(sizeof *table);
    *table = (struct table_out){
        .stream = stream, .format = format, .columns = columns, .count = count, .width = width};
    if (format == TABLE_CSV)
        add_csv_header(table);
    if (format == TABLE_FOR_PEOPLE) {
        table->held = mem_array(LOOK_AT_ROWS * count, sizeof *table->held);
        table->widths = mem_array(count, sizeof *table->widths);
        for (size_t i = 0; i < count; i++)
            table->widths[i] = text_columns(columns[i].name, strlen(columns[i].name));
    }
    return table;
}

bool table_out_row(struct table_out *table, const struct table_cell *cells, struct err *err)
{
    bool ok = table->format == TABLE_CSV    ? csv_row(table, cells, err)
              : table->format == TABLE_JSON ? json_row(table, cells, err)
                                            : people_row(table, cells, err);
    table->rows++;
    return ok;
}

bool table_out_end(struct table_out *table, struct err *err)
{
    bool ok = true;
    if (table->format == TABLE_JSON)
        buf_add_text(&table->line, table->rows == 0 ? "[]\n" : "\n]\n");
    if (table->format == TABLE_FOR_PEOPLE && !table->decided)
        ok = decide(table, err);
    ok = ok && write_line(table, err);
    if (ok && fflush(table->stream) != 0)
        ok = cannot_write(err);
    table_out_abandon(table);
    return ok;
}

void table_out_abandon(struct table_out *table)
{
    if (!table)
        return;
    for (size_t i = 0; table->held && i < LOOK_AT_ROWS * table->count; i++)
        free(table->held[i]);
    free(table->held);
    free(table->widths);
    buf_free(&table->line);
    free(table);
}
