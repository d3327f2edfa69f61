/* The texts of schema/ as the program reads them, held against what SQLite makes of them. */
#include "base/buf.h"
#include "base/mem.h"
#include "support/bookcase.h"
#include "support/check.h"
#include <stdlib.h>

static void numbers_of_migrations(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int version;
    } rows[] = {
        {"schema/0001_book.sql", 1},    {"schema/0123_visits.sql", 123},
        {"schema/views/0001_a.sql", 0}, {"schema/001_book.sql", 0},
        {"schema/00012_book.sql", 0},   {"schema/0001_book.csv", 0},
        {"schema/rules/areas.csv", 0},  {"schema/x001_book.sql", 0},
        {"other/0001_book.sql", 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct embed_file file = {rows[i].path, "", 0};
        check_row_int(rows[i].path, schema_migration(&file), rows[i].version);
    }
    struct schema own = {embed_files, embed_count};
    assert_true(schema_version(&own) >= 1);
}

static void parts_are_found(void **state)
{
    (void)state;
    static const char text[] = "-- CREATE TABLE not_this (a);\n"
                               "CREATE TABLE one (a);\n"
                               "CREATE UNIQUE INDEX two ON one (a);\n"
                               "CREATE VIEW three AS SELECT 1;\n"
                               "CREATE TABLE IF NOT EXISTS four (a);\n"
                               "CREATE VIRTUAL TABLE five USING fts5(a);\n"
                               "CREATE TRIGGER six AFTER INSERT ON one BEGIN\n"
                               "    SELECT 'CREATE TABLE seven (a)';\n"
                               "END;\n"
                               "    CREATE TABLE eight (a);\n"
                               "CREATE";
    static const char *const wanted[][2] = {{"table", "one"},  {"index", "two"},
                                            {"view", "three"}, {"table", "four"},
                                            {"table", "five"}, {"trigger", "six"}};
    struct embed_file file = {"schema/views/10_x.sql", text, strlen(text)};
    struct schema schema = {&file, 1};
    struct schema_parts parts;
    schema_find_parts(&schema, true, &parts);
    assert_int_equal(parts.count, COUNT_OF(wanted));
    for (size_t i = 0; i < parts.count; i++) {
        check_row_text(wanted[i][1], parts.parts[i].kind, wanted[i][0]);
        check_row_text(wanted[i][1], parts.parts[i].name, wanted[i][1]);
    }
    schema_parts_clear(&parts);
    schema_find_parts(&schema, false, &parts);
    assert_int_equal(parts.count, 0);
    schema_parts_clear(&parts);
}

/* Every table, view and trigger that a fresh book has is one that the reading of the texts knows,
 * as what it is: only then can changesets and remade views be right. */
static void texts_agree_with_sqlite(void **state)
{
    (void)state;
    struct err err = {0};
    struct book *book = book_open(":memory:", 0, &err);
    if (!book)
        fail_msg("%s", err.text);
    const struct schema_tables *tables = book_tables(book);
    struct schema_parts derived;
    schema_find_parts(&book->schema, true, &derived);

    struct stmt *stmt = book_stmt(book,
                                  "SELECT name, type FROM sqlite_schema AS s WHERE type <> 'index' "
                                  "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                                  /* what a virtual table keeps its rows in */
                                  "AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS v "
                                  "WHERE v.sql LIKE 'CREATE VIRTUAL TABLE %' "
                                  "AND substr(s.name, 1, length(v.name) + 1) = v.name || '_')",
                                  &err);
    assert_non_null(stmt);
    size_t durable = 0, made = 0;
    while (stmt_step(stmt, &err) == STEP_ROW) {
        const char *name = stmt_text(stmt, 0), *type = stmt_text(stmt, 1);
        bool known = schema_has_table(tables, name);
        durable += known;
        for (size_t i = 0; i < derived.count; i++) {
            if (strcmp(derived.parts[i].name, name) == 0) {
                check_row_text(name, derived.parts[i].kind, type);
                check_row(name, !known);
                known = true;
                made++;
            }
        }
        check_row(name, known || strcmp(name, "change") == 0 || strcmp(name, "derived") == 0);
    }
    stmt_done(stmt);
    assert_int_equal(durable, tables->count);
    assert_true(durable >= 30);
    for (size_t i = 0; i < derived.count; i++)
        made += strcmp(derived.parts[i].kind, "index") == 0;
    assert_int_equal(made, derived.count);
    assert_false(schema_has_table(tables, "change"));
    assert_false(schema_has_table(tables, "sqlite_schema"));
    schema_parts_clear(&derived);
    book_close(book);
}

static void hash_knows_every_byte(void **state)
{
    (void)state;
    char text[] = "CREATE VIEW a AS SELECT 1; -- and more";
    struct embed_file files[] = {{"schema/views/a.sql", text, sizeof(text) - 1},
                                 {"schema/0001_book.sql", "x", 1}};
    struct schema schema = {files, 2};
    uint64_t hash = schema_derived_hash(&schema);
    for (size_t i = 0; i < sizeof(text) - 1; i++) {
        text[i] ^= 1;
        assert_true(schema_derived_hash(&schema) != hash);
        text[i] ^= 1;
    }
    assert_true(schema_derived_hash(&schema) == hash);
    files[0].path = "schema/views/b.sql";
    assert_true(schema_derived_hash(&schema) != hash);
    files[0].path = "schema/views/a.sql";
    files[0].size--;
    assert_true(schema_derived_hash(&schema) != hash);
    files[0].size++;
    files[1].data = "y"; /* tables are the migrations' affair */
    assert_true(schema_derived_hash(&schema) == hash);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_migrations),
        cmocka_unit_test(parts_are_found),
        cmocka_unit_test(texts_agree_with_sqlite),
        cmocka_unit_test(hash_knows_every_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
