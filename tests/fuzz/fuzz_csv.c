/* Whatever bytes come in as a CSV file: reading ends, rows hold printable text of known size, what
 * is written again reads the same, every refusal is a sentence, and an import never leaves a change
 * open. The first byte chooses the kind of record. */
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "book/change.h"
#include "exchange/csv_in.h"
#include "exchange/import.h"
#include "exchange/table_out.h"
#include "kinds/record.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "FAIL %s:%d: %s\n", __FILE__, __LINE__, #condition);                   \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes);

static struct book *book;

static void enter(const char *kind, const char *const *pairs, size_t count)
{
    struct record record;
    struct err err = {""};
    record_start(&record, kind_find(kind));
    MUST(record_set_pairs(book, &record, pairs, count, &err));
    record_fill_initial(&record);
    MUST(record_save(book, &record, NULL, NULL, &err));
    record_clear(&record);
}
#define ENTER(kind, ...)                                                                           \
    enter(kind, (const char *const[]){__VA_ARGS__},                                                \
          sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void open_book(void)
{
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    MUST(book);
    ENTER("student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-20");
    ENTER("project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-10");
    ENTER("project", "student=S1", "title=Store", "type=placement", "began=2025-01-10");
}

/* The row as CSV again, read again: the same fields. */
static void must_come_back(const struct csv_row *row)
{
    struct buf text = {0};
    struct csv_row again;
    for (size_t i = 0; i < row->count; i++) {
        if (i > 0)
            buf_add_char(&text, ',');
        table_add_csv(&text, row->fields[i].text, row->fields[i].nbytes);
    }
    buf_add_char(&text, '\n');
    struct csv_in *in = csv_in_memory(text.data, text.len);
    MUST(csv_in_next(in, &again, NULL) == CSV_ROW);
    MUST(again.count == row->count);
    for (size_t i = 0; i < row->count; i++) {
        MUST(again.fields[i].nbytes == row->fields[i].nbytes);
        MUST(memcmp(again.fields[i].text, row->fields[i].text, row->fields[i].nbytes) == 0);
    }
    csv_in_close(in);
    buf_free(&text);
}

static void read_rows(const char *csv, size_t nbytes)
{
    struct csv_in *in = csv_in_memory(csv, nbytes);
    struct csv_row row;
    struct err err = {""};
    enum csv_next next;
    uint64_t line = 0, total = 0;
    while ((next = csv_in_next(in, &row, &err)) > CSV_END) {
        MUST(row.count > 0 && row.count <= CSV_FIELDS_MAX && row.line > line);
        line = row.line;
        for (size_t i = 0; i < row.count; i++) {
            total += row.fields[i].nbytes;
            MUST(row.fields[i].text[row.fields[i].nbytes] == '\0');
            if (next == CSV_ROW)
                MUST(text_check(row.fields[i].text, row.fields[i].nbytes, true, NULL));
        }
        if (next == CSV_ROW)
            must_come_back(&row);
        else
            MUST(row.bad < row.count && err.text[0] != '\0');
    }
    MUST(total <= nbytes);
    MUST(next == CSV_END || strncmp(err.text, "line ", 5) == 0);
    csv_in_close(in);
}

static void import(const struct kind *kind, const char *csv, size_t nbytes)
{
    struct import_request request = {
        .kind = kind, .path = "-", .bytes = csv, .nbytes = nbytes, .dry_run = true};
    struct import_result result;
    struct err err = {""};
    bool ok = import_run(book, &request, &result, &err);
    MUST(!change_is_open(book));
    MUST(ok || err.text[0] != '\0');
    MUST(ok || text_check(err.text, strlen(err.text), true, NULL));
    MUST(result.told <= IMPORT_TOLD && result.told <= result.problems);
    MUST(!ok || result.problems == 0);
    for (size_t i = 0; i < result.told; i++)
        MUST(result.list[i].text[0] != '\0');
    import_result_clear(&result);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    if (!book)
        open_book();
    if (nbytes == 0)
        return 0;
    const char *csv = (const char *)bytes + 1;
    read_rows(csv, nbytes - 1);
    import(kind_at(bytes[0] % kind_count()), csv, nbytes - 1);
    return 0;
}
