/* exchange/csv_in and exchange/table_out: CSV read strictly and written exactly. */
#include "support/check.h"

#include "base/mem.h"
#include "exchange/csv_in.h"
#include "exchange/table_out.h"

#include <stdio.h>
#include <stdlib.h>

/* Everything read, as "line:field|field;..." with ! before a bad row's field number, or the error.
 */
static char *read_all(const char *bytes, size_t nbytes)
{
    struct csv_in *in = csv_in_memory(bytes, nbytes);
    struct csv_row row;
    struct err err = {""};
    struct buf out = {0};
    enum csv_next next;
    while ((next = csv_in_next(in, &row, &err)) > CSV_END) {
        buf_addf(&out, "%llu:", (unsigned long long)row.line);
        if (next == CSV_BAD_ROW)
            buf_addf(&out, "!%zu ", row.bad);
        for (size_t i = 0; i < row.count && next == CSV_ROW; i++) {
            assert_int_equal(row.fields[i].text[row.fields[i].nbytes], '\0');
            buf_addf(&out, "%s%s", i > 0 ? "|" : "", row.fields[i].text);
        }
        buf_add_char(&out, ';');
    }
    if (next == CSV_FAILED)
        buf_addf(&out, "ERROR %s", err.text);
    csv_in_close(in);
    return buf_take(&out);
}

static const struct {
    const char *csv, *rows;
} good[] = {
    {"", ""},
    {"\n\n  \n", ""},
    {"a,b\n", "1:a|b;"},
    {"a,b", "1:a|b;"},
    {"a,b\r\nc,d\r\n", "1:a|b;2:c|d;"},
    {"a,b\rc,d\r", "1:a|b;2:c|d;"},
    {"\xef\xbb\xbf"
     "a,b\n",
     "1:a|b;"},
    {"\n\na,b\n\n\nc,d\n", "3:a|b;6:c|d;"},
    {" a , b \n", "1:a|b;"},
    {"\" a \",\"\"\n", "1: a |;"},
    {"\"say \"\"hi\"\"\",x\n", "1:say \"hi\"|x;"},
    {"\"one\ntwo\",x\nc,d\n", "1:one\ntwo|x;3:c|d;"},
    {"\"one\r\ntwo\",x\r\nc,d\r\n", "1:one\ntwo|x;3:c|d;"},
    {"\"one\rtwo\",x\n", "1:one\ntwo|x;"},
    {",\n,,\n", "1:|;2:||;"},
    {"\"a,b\",c\n", "1:a,b|c;"},
    {"José,作者\n", "1:José|作者;"},
    {"a\tb,c\n", "1:a\tb|c;"},
    {"=1+1,@x,-2\n", "1:=1+1|@x|-2;"},
    /* rows that are spoiled, and reading that goes on */
    {"a,b\nc,\x1b[31m\ne,f\n", "1:a|b;2:!1 ;3:e|f;"},
    {"a,\xff\nc,d\n", "1:!1 ;2:c|d;"},
    {"a,\xc3\nc,d\n", "1:!1 ;2:c|d;"},
    /* files that are broken */
    {"a,\"b\nc,d\n", "ERROR line 1: a quote (\") is opened in this row and never closed; write a "
                     "closing quote after its text"},
    {"a,b\n\nc,\"d", "1:a|b;ERROR line 3: a quote (\") is opened in this row and never closed; "
                     "write a closing quote after its text"},
    {"a,b\"c\n", "ERROR line 1: a quote (\") stands beside other text; put the whole field in "
                 "quotes and write a quote inside it twice (\"\")"},
    {"x\na,\"b\"c\n",
     "1:x;ERROR line 2: a quote (\") stands beside other text; put the whole field "
     "in quotes and write a quote inside it twice (\"\")"},
    {"\xff\xfe"
     "a\0",
     "ERROR line 1: the file is UTF-16; save it as \"CSV UTF-8\""},
};

static void reads_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        char *rows = read_all(good[i].csv, strlen(good[i].csv));
        check_row_text(good[i].csv, rows, good[i].rows);
        free(rows);
    }
}

static void tells_nul_bytes(void **state)
{
    static const char csv[] = "a,b\nc,d\0e\nf,g\n";
    (void)state;
    char *rows = read_all(csv, sizeof csv - 1);
    assert_string_equal(rows, "1:a|b;2:!1 ;3:f|g;");
    free(rows);
}

/* The same rows however the bytes fall into blocks: a long file whose rows do not end at blocks. */
static void reads_across_blocks(void **state)
{
    struct buf csv = {0};
    struct csv_row row;
    struct err err = {""};
    uint64_t rows = 0;
    (void)state;
    for (int i = 0; i < 30000; i++)
        buf_addf(&csv, "%d,\"line one\r\nline \"\"two\"\" of %d\",é%s\r\n", i, i, i % 7 ? "" : "x");
    struct csv_in *in = csv_in_memory(csv.data, csv.len);
    while (csv_in_next(in, &row, &err) == CSV_ROW) {
        char want[80];
        assert_int_equal(row.line, rows * 2 + 1);
        assert_int_equal(row.count, 3);
        snprintf(want, sizeof want, "line one\nline \"two\" of %d", (int)rows);
        assert_string_equal(row.fields[1].text, want);
        assert_string_equal(row.fields[2].text, rows % 7 ? "é" : "éx");
        rows++;
    }
    assert_int_equal(rows, 30000);
    csv_in_close(in);
    buf_free(&csv);
}

static char *with_field(size_t nbytes, bool quoted)
{
    struct buf csv = {0};
    buf_add_text(&csv, quoted ? "a,b\nc,\"" : "a,b\nc,");
    for (size_t i = 0; i < nbytes; i++)
        buf_add_char(&csv, quoted && i % 100 == 99 ? '\n' : 'x');
    buf_add_text(&csv, quoted ? "\"\nd,e\n" : "\nd,e\n");
    char *rows = read_all(csv.data, csv.len);
    buf_free(&csv);
    return rows;
}

static void refuses_a_field_over_1_mb(void **state)
{
    (void)state;
    for (int quoted = 0; quoted < 2; quoted++) {
        char *rows = with_field(CSV_FIELD_MAX, quoted);
        assert_null(strstr(rows, "ERROR"));
        assert_non_null(strstr(rows, ":d|e;"));
        free(rows);
        rows = with_field(CSV_FIELD_MAX + 1, quoted);
        assert_non_null(strstr(rows, "ERROR line 2: a field is longer than 1 MB; "));
        free(rows);
    }
}

/* A million bytes behind an open quote end the reading soon, not after the whole of a huge file. */
static void stops_soon(void **state)
{
    size_t nbytes = 8u << 20;
    char *csv = mem_alloc(nbytes);
    struct csv_row row;
    struct err err = {""};
    uint64_t done, total;
    (void)state;
    memset(csv, 'x', nbytes);
    csv[0] = '"';
    struct csv_in *in = csv_in_memory(csv, nbytes);
    assert_int_equal(csv_in_next(in, &row, &err), CSV_FAILED);
    csv_in_progress(in, &done, &total);
    assert_true(done < nbytes / 4);
    assert_int_equal(total, nbytes);
    assert_int_equal(csv_in_next(in, &row, &err), CSV_FAILED); /* and stays failed */
    csv_in_close(in);
    free(csv);
}

static void refuses_too_many_fields(void **state)
{
    char csv[400];
    (void)state;
    memset(csv, ',', sizeof csv);
    char *rows = read_all(csv, sizeof csv);
    assert_non_null(strstr(rows, "more than 256 fields"));
    free(rows);
}

static void refuses_what_is_no_file(void **state)
{
    struct err err = {""};
    (void)state;
    assert_null(csv_in_open("/nowhere/at/all.csv", &err));
    check_row_sentence("missing", err);
    assert_non_null(strstr(err.text, "/nowhere/at/all.csv"));
    assert_null(csv_in_open("/", &err));
    check_row_sentence("folder", err);
}

static void knows_a_short_input(void **state)
{
    struct csv_row row;
    (void)state;
    struct csv_in *in = csv_in_memory("a\nb\nc\n", 6);
    assert_true(csv_in_is_short(in, 3));
    assert_false(csv_in_is_short(in, 2));
    assert_int_equal(csv_in_next(in, &row, NULL), CSV_ROW);
    csv_in_close(in);
}

/* ---- table_out ------------------------------------------------------------------------------- */

static const struct table_column columns[] = {
    {"name", TABLE_TEXT},
    {"amount", TABLE_MONEY},
    {"count", TABLE_NUMBER},
    {"active", TABLE_YES},
};

#define CELL(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
#define ABSENT                                                                                     \
    {                                                                                              \
        NULL, 0                                                                                    \
    }

static const struct table_cell table_rows[][4] = {
    {CELL("Ñañez, José"), CELL("1250.00"), CELL("3"), CELL("yes")},
    {CELL("作者 \"Mei\""), CELL("-1234567.50"), ABSENT, CELL("no")},
    {CELL("=1+1\x1b[31m\nx"), CELL("-12.50"), CELL("0"), ABSENT},
};

static char *written(enum table_format format, size_t nrows, size_t width)
{
    char *text = NULL;
    size_t nbytes = 0;
    struct err err = {""};
    FILE *stream = open_memstream(&text, &nbytes);
    struct table_out *table = table_out_begin(stream, format, columns, 4, width);
    for (size_t i = 0; i < nrows; i++)
        assert_true(table_out_row(table, table_rows[i % 3], &err));
    assert_true(table_out_end(table, &err));
    assert_int_equal(fclose(stream), 0);
    return text;
}

static void check_written(enum table_format format, size_t nrows, size_t width, const char *wanted)
{
    char *text = written(format, nrows, width);
    check_row_text("table", text, wanted);
    free(text);
}

static void writes_csv(void **state)
{
    (void)state;
    check_written(TABLE_CSV, 0, 0, "name,amount,count,active\n");
    check_written(TABLE_CSV, 3, 0,
                  "name,amount,count,active\n"
                  "\"Ñañez, José\",1250.00,3,yes\n"
                  "\"作者 \"\"Mei\"\"\",-1234567.50,,no\n"
                  "\"=1+1\x1b[31m\nx\",-12.50,0,\n");
}

static void writes_json(void **state)
{
    (void)state;
    check_written(TABLE_JSON, 0, 0, "[]\n");
    check_written(
        TABLE_JSON, 3, 0,
        "[\n"
        "  {\"name\": \"Ñañez, José\", \"amount\": 1250.00, \"count\": 3, \"active\": true},\n"
        "  {\"name\": \"作者 \\\"Mei\\\"\", \"amount\": -1234567.50, \"count\": null, "
        "\"active\": false},\n"
        "  {\"name\": \"=1+1\\u001b[31m\\nx\", \"amount\": -12.50, \"count\": 0, "
        "\"active\": null}\n"
        "]\n");
}

static void writes_for_people(void **state)
{
    (void)state;
    check_written(TABLE_FOR_PEOPLE, 0, 0, "name  amount  count  active\n");
    check_written(TABLE_FOR_PEOPLE, 3, 0,
                  "name                amount  count  active\n"
                  "Ñañez, José       1,250.00      3  yes\n"
                  "作者 \"Mei\"   -1,234,567.50         no\n"
                  "=1+1?[31m x         -12.50      0\n");
    /* Clipped to a terminal: text gives way, numbers never. */
    check_written(TABLE_FOR_PEOPLE, 3, 38,
                  "name             amount  count  active\n"
                  "Ñañez, …       1,250.00      3  yes\n"
                  "作者 \"M…  -1,234,567.50         no\n"
                  "=1+1?[3…         -12.50      0\n");
    /* Too narrow for columns. */
    check_written(TABLE_FOR_PEOPLE, 2, 20,
                  "name    Ñañez, José\n"
                  "amount  1,250.00\n"
                  "count   3\n"
                  "active  yes\n"
                  "\n"
                  "name    作者 \"Mei\"\n"
                  "amount  -1,234,567.50\n"
                  "count\n"
                  "active  no\n");
}

static void writes_more_rows_than_it_looks_at(void **state)
{
    char *text = written(TABLE_FOR_PEOPLE, 2500, 0);
    size_t lines = 0;
    (void)state;
    for (const char *at = text; *at; at++)
        lines += *at == '\n';
    assert_int_equal(lines, 2501);
    free(text);
}

static void csv_comes_back_as_it_was(void **state)
{
    static const char *const texts[] = {
        "plain", " led and trailed ", "a\"b", "a,b", "line\nline",      "\"",
        ",",     "\ttab\t",           "=cmd", "é作", "\xef\xbb\xbfmark",
        "a;b",   "a\tb"};
    static const char *const ends[] = {",x\n", "\n"}; /* among others; as the only column */
    (void)state;
    for (size_t i = 0; i < 2 * COUNT_OF(texts); i++) {
        const char *expected = texts[i / 2];
        struct buf csv = {0};
        struct csv_row row;
        struct err err = {""};
        table_add_csv(&csv, expected, strlen(expected));
        buf_add_text(&csv, ends[i % 2]);
        struct csv_in *in = csv_in_memory(csv.data, csv.len);
        if (csv_in_next(in, &row, &err) != CSV_ROW)
            fail_msg("\"%s\": %s", expected, err.text);
        assert_int_equal(row.count, 2 - i % 2);
        check_row_text(expected, row.fields[0].text, expected);
        csv_in_close(in);
        buf_free(&csv);
    }
}

static void tells_a_full_disk(void **state)
{
    struct err err = {""};
    FILE *full = fopen("/dev/full", "w");
    (void)state;
    if (!full)
        skip();
    struct table_out *table = table_out_begin(full, TABLE_CSV, columns, 4, 0);
    bool ok = true;
    for (int i = 0; ok && i < 100000; i++)
        ok = table_out_row(table, table_rows[0], &err);
    assert_false(ok);
    table_out_abandon(table);
    (void)fclose(full);
    assert_non_null(strstr(err.text, "the disk is full; make room"));

    full = fopen("/dev/full", "w");
    table = table_out_begin(full, TABLE_CSV, columns, 4, 0);
    assert_true(table_out_row(table, table_rows[0], &err));
    assert_false(table_out_end(table, &err)); /* found when the stream is flushed */
    (void)fclose(full);
}

static void knows_its_formats(void **state)
{
    enum table_format format;
    struct err err = {""};
    (void)state;
    assert_true(table_format_named("json", &format, &err));
    assert_int_equal(format, TABLE_JSON);
    assert_false(table_format_named("xml", &format, &err));
    check_row_sentence("xml", err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows),
        cmocka_unit_test(tells_nul_bytes),
        cmocka_unit_test(reads_across_blocks),
        cmocka_unit_test(refuses_a_field_over_1_mb),
        cmocka_unit_test(stops_soon),
        cmocka_unit_test(refuses_too_many_fields),
        cmocka_unit_test(refuses_what_is_no_file),
        cmocka_unit_test(knows_a_short_input),
        cmocka_unit_test(writes_csv),
        cmocka_unit_test(writes_json),
        cmocka_unit_test(writes_for_people),
        cmocka_unit_test(writes_more_rows_than_it_looks_at),
        cmocka_unit_test(csv_comes_back_as_it_was),
        cmocka_unit_test(tells_a_full_disk),
        cmocka_unit_test(knows_its_formats),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
