/* The shape of a book as this program knows it: the numbered migrations that make the durable
 * tables, and the texts that make the derived parts (views, triggers, totals). */
#ifndef BOOK_SCHEMA_H
#define BOOK_SCHEMA_H

#include "base/embed.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Files sorted by path; the program's own are `embed_files`, tests bring others. Unlike those, an
 * array here need not end with an empty entry. */
struct schema {
    const struct embed_file *files;
    size_t count;
};

/* The version a migration leads to ("schema/0007_visits.sql": 7); 0 for any other file. */
int schema_migration(const struct embed_file *file);
/* The version of the last migration: what an up-to-date book has. */
int schema_version(const struct schema *schema);

bool schema_is_derived(const struct embed_file *file); /* schema/views/NAME.sql */
/* Changes with any byte of the derived texts or of their names. */
uint64_t schema_derived_hash(const struct schema *schema);

/* Something that a text makes: kind is "table", "view", "trigger" or "index". */
struct schema_part {
    const char *kind;
    char *name; /* owned */
};
struct schema_parts {
    struct schema_part *parts;
    size_t count;
};
/* What the migrations make (durable) or the derived texts. Finds the CREATE statements that begin a
 * line, which is how the files of schema/ are written: inner lines of a trigger are indented. */
void schema_find_parts(const struct schema *schema, bool derived, struct schema_parts *out);
void schema_parts_clear(struct schema_parts *parts);

/* Names of the durable tables but `change`, sorted: what changesets are about. */
struct schema_tables {
    char **names; /* owned */
    size_t count;
};
void schema_find_tables(const struct schema *schema, struct schema_tables *out);
void schema_tables_clear(struct schema_tables *tables);
bool schema_has_table(const struct schema_tables *tables, const char *name);

#endif
