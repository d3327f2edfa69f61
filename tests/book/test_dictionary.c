/* The descriptions against the data dictionary, which dictionary.csv beside this file says in rows: a
 * file that somebody writes by the dictionary is one that can be imported. */
#include "support/bookcase.h"
#include "support/check.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "exchange/csv_in.h"
#include "exchange/import.h"
#include "kinds/kind.h"
#include "kinds/record.h"
#include <stdlib.h>

enum { KIND, FIELD, TYPE, NEEDED, CHOICES, INITIAL, COLUMNS };

static struct csv_in *rows;
static size_t seen;

/* Calls `each` for every row; the test fails where the file cannot be read. */
static void each_row(void (*each)(const char *const cell[static COLUMNS]))
{
    const char *top = getenv("SAEBOOK_TOP");
    char *path = file_join(top != NULL ? top : ".", "tests/book/dictionary.csv");
    struct err err = {{0}};
    struct csv_row row;
    rows = csv_in_open(path, &err);
    if (rows == NULL || csv_in_next(rows, &row, &err) != CSV_ROW)
        fail_msg("%s", err.text);
    assert_int_equal(row.count, COLUMNS);
    for (seen = 0; csv_in_next(rows, &row, &err) == CSV_ROW; seen++) {
        const char *cell[COLUMNS];
        assert_int_equal(row.count, COLUMNS);
        for (size_t i = 0; i < COLUMNS; i++)
            cell[i] = row.fields[i].text;
        each(cell);
    }
    csv_in_close(rows);
    free(path);
    assert_true(seen > 480);
}

static const struct field *field_of(const char *const cell[static COLUMNS])
{
    const struct kind *kind = kind_find(cell[KIND]);
    if (kind == NULL)
        fail_msg("there is no kind %s", cell[KIND]);
    size_t at = kind_field(kind, cell[FIELD]);
    if (at == FIELD_NONE)
        fail_msg("%s has no field %s", cell[KIND], cell[FIELD]);
    return &kind->fields[at];
}

/* ---- each field ------------------------------------------------------------------------------ */

static const char *type_of(const struct field *field)
{
    static const char *const types[] = {
        [FIELD_TEXT] = "text",     [FIELD_NOTE] = "note", [FIELD_DATE] = "date", [FIELD_MONEY] = "money",
        [FIELD_TIME] = "time",     [FIELD_QTY] = "qty",   [FIELD_PCT] = "pct",   [FIELD_INT] = "int",
        [FIELD_YEAR] = "year",     [FIELD_YES] = "yes",   [FIELD_REF] = "ref",   [FIELD_CHOICE] = "choice",
        [FIELD_CODES] = "codes",   [FIELD_ANY] = "",      [FIELD_PICTURE] = "picture",
    };
    return types[field->type];
}

static void same_type(const char *const cell[static COLUMNS])
{
    const struct field *field = field_of(cell);
    /* A note takes every text. */
    bool wider = strcmp(cell[TYPE], "text") == 0 && field->type == FIELD_NOTE;
    if (cell[TYPE][0] != '\0' && !wider && strcmp(type_of(field), cell[TYPE]) != 0)
        fail_msg("%s.%s should be %s and is %s", cell[KIND], cell[FIELD], cell[TYPE], type_of(field));
}

static void test_fields_and_types(void **state)
{
    (void)state;
    each_row(same_type);
}

/* What the program fills in by itself need not be given, though the column is never empty. */
static bool is_filled_in(const struct field *field)
{
    return field->initial != NULL;
}

static void same_need(const char *const cell[static COLUMNS])
{
    const struct field *field = field_of(cell);
    bool needed = (field->flags & FIELD_NEEDED) != 0;
    if (cell[NEEDED][0] != '\0' && !needed)
        fail_msg("%s.%s must be given, and may be left out", cell[KIND], cell[FIELD]);
    if (cell[NEEDED][0] == '\0' && needed && !is_filled_in(field))
        fail_msg("%s.%s may be left out, and is asked for", cell[KIND], cell[FIELD]);
}

static void test_what_must_be_given(void **state)
{
    (void)state;
    each_row(same_need);
}

static void same_choices(const char *const cell[static COLUMNS])
{
    const struct field *field = field_of(cell);
    size_t listed = 0, has = 0;
    for (const char *at = cell[CHOICES]; *at != '\0'; listed++) {
        size_t nbytes = strcspn(at, " ");
        const struct choice *choice = field->choices;
        while (choice != NULL && choice->value != NULL &&
               (strlen(choice->value) != nbytes || memcmp(choice->value, at, nbytes) != 0))
            choice++;
        if (choice == NULL || choice->value == NULL)
            fail_msg("%s.%s has no choice %.*s", cell[KIND], cell[FIELD], (int)nbytes, at);
        at += nbytes + strspn(at + nbytes, " ");
    }
    if (listed == 0 || field->type != FIELD_CHOICE)
        return;
    while (field->choices[has].value != NULL)
        has++;
    if (has != listed)
        fail_msg("%s.%s has %zu choices, the dictionary %zu", cell[KIND], cell[FIELD], has, listed);
}

static void test_choices(void **state)
{
    (void)state;
    each_row(same_choices);
}

static void same_default(const char *const cell[static COLUMNS])
{
    const struct field *field = field_of(cell);
    struct value wanted, is;
    if (cell[INITIAL][0] == '\0')
        return;
    if (field->initial == NULL)
        fail_msg("%s.%s begins empty, not as %s", cell[KIND], cell[FIELD], cell[INITIAL]);
    assert_true(field_parse(field, cell[INITIAL], strlen(cell[INITIAL]), &wanted, NULL));
    assert_true(field_parse(field, field->initial, strlen(field->initial), &is, NULL));
    if (!value_equal(&wanted, &is))
        fail_msg("%s.%s begins as %s, not as %s", cell[KIND], cell[FIELD], field->initial, cell[INITIAL]);
}

static void test_defaults(void **state)
{
    (void)state;
    each_row(same_default);
}

/* ---- the other way round --------------------------------------------------------------------- */

static bool found;
static const char *wanted_kind, *wanted_field;

static void look_for(const char *const cell[static COLUMNS])
{
    found = found || (strcmp(cell[KIND], wanted_kind) == 0 &&
                      (wanted_field == NULL || strcmp(cell[FIELD], wanted_field) == 0));
}

/* What the program has beyond the dictionary is listed here, so that nothing creeps in. */
static void test_nothing_else(void **state)
{
    static const char *const kinds[] = {"disclosure", "copy"}; /* section 7 names no fields */
    static const char *const fields[][2] = {{"comment", "student"}, {"review", "student"}};
    (void)state;
    for (size_t k = 0; k < kind_count(); k++)
        for (size_t f = 0; f < kind_at(k)->count; f++) {
            wanted_kind = kind_at(k)->name;
            wanted_field = kind_at(k)->fields[f].name;
            found = false;
            for (size_t i = 0; i < COUNT_OF(kinds); i++)
                found = found || strcmp(kinds[i], wanted_kind) == 0;
            for (size_t i = 0; i < COUNT_OF(fields); i++)
                found = found || (strcmp(fields[i][0], wanted_kind) == 0 && strcmp(fields[i][1], wanted_field) == 0);
            if (!found)
                each_row(look_for);
            if (!found)
                fail_msg("%s.%s is not in the dictionary", wanted_kind, wanted_field);
        }
}

/* ---- headers --------------------------------------------------------------------------------- */

static struct buf header;

/* In the opposite order: columns may come in any. */
static void add_column(const char *const cell[static COLUMNS])
{
    struct buf line = {0};
    if (strcmp(cell[KIND], wanted_kind) != 0)
        return;
    buf_addf(&line, "%s%s%s", cell[FIELD], header.len > 0 ? "," : "", buf_text(&header));
    buf_free(&header);
    header = line;
}

static void test_headers_can_be_imported(void **state)
{
    struct err err = {{0}};
    (void)state;
    struct book *book = book_open(":memory:", 0, &err);
    assert_non_null(book);
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        struct import_result result;
        wanted_kind = kind->name;
        wanted_field = NULL;
        header = (struct buf){0};
        each_row(add_column);
        if (header.len == 0)
            continue;
        if (kind_has_address(kind) || strcmp(kind->name, "comment") == 0 || strcmp(kind->name, "review") == 0)
            buf_add_text(&header, ",student");
        buf_add_text(&header, ",id\n");
        struct import_request request = {.kind = kind, .path = "dictionary", .bytes = buf_text(&header), .nbytes = header.len};
        if (!import_run(book, &request, &result, &err))
            fail_msg("%s: %s", kind->name, err.text);
        import_result_clear(&result);
        buf_free(&header);
    }
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_and_types),
        cmocka_unit_test(test_what_must_be_given),
        cmocka_unit_test(test_choices),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_nothing_else),
        cmocka_unit_test(test_headers_can_be_imported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
