/* Whatever bytes come in as a CSV file: reading ends, rows hold printable text of known size, what
 * is written again reads the same, every refusal is a sentence. An import is all or nothing, a dry
 * run says what would become of it, and undone it has never been. The first line names the kind of
 * record, or else the first byte chooses it. */
#include "support/fuzz.h"

#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "book/change.h"
#include "exchange/csv_in.h"
#include "exchange/import.h"
#include "exchange/table_out.h"
#include "kinds/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every import that is undone is a change more. */
enum { INPUTS_IN_A_BOOK = 5000 };

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

/* Something for every reference to find. */
static void open_book(void)
{
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    MUST(book);
    ENTER("chapter", "name=Willow", "state=OK");
    ENTER("teacher", "name=Ms. Hale");
    ENTER("student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-20");
    ENTER("course", "title=Ag I", "year=2024");
    ENTER("project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-10");
    ENTER("project", "student=S1", "title=Store", "type=placement", "began=2025-01-10");
    ENTER("project", "student=S1", "title=Trial", "type=research_experimental", "began=2025-01-10");
    ENTER("project", "student=S1", "title=Help", "type=service_learning", "began=2025-01-10");
    ENTER("position", "student=S1", "project=Store", "employer=E", "title=Clerk", "begins=2025-01-10");
    ENTER("loan", "student=S1", "lender=Bank", "date=2025-02-01", "principal=100");
    ENTER("asset", "student=S1", "project=Swine", "name=Scale", "class=equipment",
          "acquired=2025-02-01", "how=bought", "cost=500", "life_years=5");
    ENTER("animal", "student=S1", "project=Swine", "tag=7");
    ENTER("application", "student=S1", "form=proficiency", "subject=Swine Production",
          "type=ownership", "award_year=2027");
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

static int64_t ask(const char *sql)
{
    int64_t answer = 0;
    MUST(book_ask_int(book, sql, NULL, &answer, NULL));
    return answer;
}

static int64_t rows_of(const struct kind *kind)
{
    char sql[64];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", kind->name);
    return ask(sql);
}

static bool import(const struct kind *kind, const char *csv, size_t nbytes, bool dry_run)
{
    struct import_request request = {
        .kind = kind, .path = "-", .bytes = csv, .nbytes = nbytes, .dry_run = dry_run};
    struct import_result result;
    struct err err = {""};
    int64_t rows = rows_of(kind), changes = ask("SELECT count(*) FROM change");
    bool ok = import_run(book, &request, &result, &err);
    MUST(!change_is_open(book));
    MUST(ok || err.text[0] != '\0');
    MUST(ok || text_check(err.text, strlen(err.text), true, NULL));
    MUST(result.told <= IMPORT_TOLD && result.told <= result.problems);
    MUST(!ok || result.problems == 0);
    for (size_t i = 0; i < result.told; i++)
        MUST(result.list[i].text[0] != '\0');
    if (!ok || dry_run) /* then nothing has happened */
        MUST(rows_of(kind) == rows && ask("SELECT count(*) FROM change") == changes);
    else if ((kind->flags & KIND_SINGLE) == 0)
        MUST(rows_of(kind) == rows + (int64_t)result.rows);
    import_result_clear(&result);
    return ok;
}

/* In earnest where it would be taken; and some of the times that it would not. */
static void import_and_undo(const struct kind *kind, const char *csv, size_t nbytes, bool earnest)
{
    int64_t rows = rows_of(kind), last = ask("SELECT ifnull(max(id), 0) FROM change");
    bool would = import(kind, csv, nbytes, true);
    if (!would && !earnest)
        return;
    MUST(import(kind, csv, nbytes, false) == would);
    int64_t change = ask("SELECT ifnull(max(id), 0) FROM change");
    struct err err = {""};
    if (change != last) {
        MUST(change_undo(book, change, NULL, &err));
        MUST(rows_of(kind) == rows);
    }
    MUST(ask("SELECT count(*) FROM pragma_foreign_key_check") == 0);
}

/* The kind that the first line names. */
static const struct kind *named_kind(const char *text, size_t nbytes, size_t *used)
{
    char name[40];
    const char *end = memchr(text, '\n', nbytes < sizeof name ? nbytes : sizeof name);
    if (!end)
        return NULL;
    (void)snprintf(name, sizeof name, "%.*s", (int)(end - text), text);
    *used = (size_t)(end - text) + 1;
    return kind_find(name);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    static int inputs;
    size_t used = 1;
    if (inputs++ % INPUTS_IN_A_BOOK == 0) {
        book_close(book);
        open_book();
    }
    if (nbytes == 0)
        return 0;
    const struct kind *kind = named_kind((const char *)bytes, nbytes, &used);
    if (!kind) {
        kind = kind_at(bytes[0] % kind_count());
        used = 1;
    }
    const char *csv = (const char *)bytes + used;
    read_rows(csv, nbytes - used);
    import_and_undo(kind, csv, nbytes - used, inputs % 8 == 0);
    return 0;
}
