/* A file of schema/rules as rows and columns of text. */
#ifndef RULES_TABLE_H
#define RULES_TABLE_H

#include "base/embed.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

/* Where the files come from: embed_find, or a test's own. NULL if there is no such file. */
typedef const struct embed_file *rules_source(const char *path);

struct rules_table {
    const char *name; /* "areas.csv" */
    char *bytes;      /* owned: every cell, each followed by a NUL */
    size_t *cells;    /* owned: where each begins, row by row */
    size_t *lines;    /* owned: of the file, for each row, the header's first; empty ones count */
    size_t columns, rows;
};

/* Reads schema/rules/NAME. Its header must be `columns`, which ends with NULL. Every row has all
 * columns, every cell is one line of clean UTF-8. Start with {0}; clear it afterwards, also after a
 * failure. */
bool rules_table_read(struct rules_table *table, rules_source *source, const char *name,
                      const char *const *columns, struct err *err);
/* The same of a text, with any header: table->columns of them, the first of table->cells. */
bool rules_table_parse(struct rules_table *table, const char *name, const char *data, size_t size,
                       struct err *err);
void rules_table_clear(struct rules_table *table);

/* The cell's text, never NULL, for as long as the table lives. */
const char *rules_cell(const struct rules_table *table, size_t row, size_t column);

/* For errors: puts "areas.csv, line 7: " before what the error says. Returns false. */
bool rules_row_error(const struct rules_table *table, size_t row, struct err *err);

#endif
