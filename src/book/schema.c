/* Reads the texts of schema/ just far enough to know what they make. */
#include "book/schema.h"

#include "base/attr.h"
#include "base/mem.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA_FOLDER "schema/"
#define VIEWS_FOLDER  "schema/views/"

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

int schema_migration(const struct embed_file *file)
{
    if (!starts_with(file->path, SCHEMA_FOLDER) || !ends_with(file->path, ".sql"))
        return 0;
    const char *digit = file->path + strlen(SCHEMA_FOLDER);
    int version = 0, digits = 0;
    for (; isdigit((unsigned char)*digit) && digits < 4; digit++, digits++)
        version = version * 10 + (*digit - '0');
    return digits == 4 && *digit == '_' ? version : 0;
}

int schema_version(const struct schema *schema)
{
    int latest = 0;
    for (size_t i = 0; i < schema->count; i++) {
        int version = schema_migration(&schema->files[i]);
        if (version > latest)
            latest = version;
    }
    return latest;
}

bool schema_is_derived(const struct embed_file *file)
{
    return starts_with(file->path, VIEWS_FOLDER) && ends_with(file->path, ".sql");
}

/* Eight bytes a step: this runs at every opening, over all the derived texts. */
static uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t nbytes)
{
    const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
    while (nbytes > 0) {
        uint64_t word = 0;
        size_t part = nbytes < sizeof(word) ? nbytes : sizeof(word);
        memcpy(&word, bytes, part);
        hash = (hash ^ word) * prime;
        hash ^= hash >> 29;
        bytes += part;
        nbytes -= part;
    }
    return hash;
}

uint64_t schema_derived_hash(const struct schema *schema)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < schema->count; i++) {
        const struct embed_file *file = &schema->files[i];
        if (!schema_is_derived(file))
            continue;
        hash = hash_bytes(hash, file->path, strlen(file->path));
        hash = hash_bytes(hash, (const char *)&file->size, sizeof(file->size));
        hash = hash_bytes(hash, file->data, file->size);
    }
    return hash;
}

/* ---- what a text makes --------------------------------------------------------------------- */

static size_t word_length(const char *at)
{
    size_t length = 0;
    while (isalnum((unsigned char)at[length]) || at[length] == '_')
        length++;
    return length;
}

static const char *next_word(const char *at, size_t *length)
{
    at += *length;
    while (*at == ' ')
        at++;
    *length = word_length(at);
    return at;
}

static bool word_is(const char *at, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(at, word, length) == 0;
}

/* `at` is just after "CREATE"; *kind stays NULL where this is none of ours. */
static const char *read_part(const char *at, const char **kind, size_t *length)
{
    static const char *const skipped[] = {"UNIQUE", "VIRTUAL", "IF", "NOT", "EXISTS"};
    static const struct {
        const char *word, *kind;
    } kinds[] = {{"TABLE", "table"}, {"VIEW", "view"}, {"TRIGGER", "trigger"}, {"INDEX", "index"}};

    *kind = NULL;
    *length = 0;
    for (int words = 0; words < 8; words++) {
        at = next_word(at, length);
        bool skip = false;
        for (size_t i = 0; i < COUNT_OF(skipped); i++)
            skip = skip || word_is(at, *length, skipped[i]);
        for (size_t i = 0; !*kind && i < COUNT_OF(kinds); i++) {
            if (word_is(at, *length, kinds[i].word)) {
                *kind = kinds[i].kind;
                skip = true;
            }
        }
        if (!skip)
            break;
    }
    return at;
}

static void add_part(struct schema_parts *parts, const char *kind, const char *name, size_t length)
{
    parts->parts = mem_grow(parts->parts, parts->count + 1, sizeof(*parts->parts));
    parts->parts[parts->count++] =
        (struct schema_part){.kind = kind, .name = mem_text_n(name, length)};
}

static void find_in_text(const char *text, struct schema_parts *out)
{
    const char *line = text;
    while (line) {
        if (starts_with(line, "CREATE ")) {
            const char *kind;
            size_t length;
            const char *name = read_part(line + strlen("CREATE"), &kind, &length);
            if (kind && length > 0)
                add_part(out, kind, name, length);
        }
        line = strchr(line, '\n');
        if (line)
            line++;
    }
}

void schema_find_parts(const struct schema *schema, bool derived, struct schema_parts *out)
{
    *out = (struct schema_parts){0};
    for (size_t i = 0; i < schema->count; i++) {
        const struct embed_file *file = &schema->files[i];
        if (derived ? schema_is_derived(file) : schema_migration(file) > 0)
            find_in_text(file->data, out);
    }
}

void schema_parts_clear(struct schema_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        free(parts->parts[i].name);
    free(parts->parts);
    *parts = (struct schema_parts){0};
}

/* ---- durable tables ------------------------------------------------------------------------ */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void schema_find_tables(const struct schema *schema, struct schema_tables *out)
{
    struct schema_parts parts;
    schema_find_parts(schema, false, &parts);
    *out = (struct schema_tables){.names = mem_array(parts.count, sizeof(*out->names))};
    for (size_t i = 0; i < parts.count; i++) {
        const struct schema_part *part = &parts.parts[i];
        if (strcmp(part->kind, "table") == 0 && strcmp(part->name, "change") != 0)
            out->names[out->count++] = mem_text(part->name);
    }
    qsort(out->names, out->count, sizeof(*out->names), compare_names);
    schema_parts_clear(&parts);
}

void schema_tables_clear(struct schema_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++)
        free(tables->names[i]);
    free(tables->names);
    *tables = (struct schema_tables){0};
}

bool schema_has_table(const struct schema_tables *tables, const char *name)
{
    size_t low = 0, high = tables->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, tables->names[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}
