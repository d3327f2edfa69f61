#include "support/check.h"

#include "support/kindcase.h"

#include "support/add.h"

#include "base/buf.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "kinds/record.h"
#include "kinds/suggest.h"
#include <stdlib.h>

void kindcase_refusals(const char *first, const struct refusal *rows, size_t count)
{
    char *before = bookcase_dump(book);
    for (size_t i = 0; i < count; i++) {
        const char *pairs[REFUSAL_PAIRS + 1];
        size_t given = 0;
        if (first)
            pairs[given++] = first;
        for (size_t j = 0; j < REFUSAL_PAIRS && rows[i].pairs[j] != NULL; j++)
            pairs[given++] = rows[i].pairs[j];
        const char *said = refuse_record(book, rows[i].kind, pairs, given);
        if (strstr(said, rows[i].says) == NULL)
            fail_msg("row %zu, %s: \"%s\" does not say \"%s\"", i, rows[i].kind, said,
                     rows[i].says);
    }
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static bool add_offer(void *context, const char *value, const char *label, const char *detail)
{
    (void)detail;
    buf_addf(context, "%s=%s;", value, label);
    return true;
}

char *kindcase_offer(const char *kind, const char *field, const char *typed,
                     const char *const *pairs, size_t count)
{
    struct record record;
    struct buf offered = {0};
    record_start(&record, kind_find(kind));
    assert_true(record_set_pairs(book, &record, pairs, count, NULL));
    suggest_values(book, &record, kind_field(record.kind, field), 0, typed, 50, add_offer,
                   &offered);
    record_clear(&record);
    return buf_take(&offered);
}

void kindcase_make(struct bookcase *at, const char *path)
{
    struct err err = {{0}};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    if (!book_create(path, &err))
        fail_msg("%s", err.text);
    book = at->book = book_open(path, 0, &err);
    if (!book)
        fail_msg("%s", err.text);
}

void kindcase_import(const char *folder, const char *kind)
{
    struct err err = {{0}};
    struct buf path = {0};
    struct import_result result;
    buf_addf(&path, "%s/%s.csv", folder, kind);
    struct import_request request = {.kind = kind_find(kind), .path = buf_text(&path)};
    if (!import_run(book, &request, &result, &err))
        fail_msg("%s: %s", kind, result.told > 0 ? result.list[0].text : err.text);
    import_result_clear(&result);
    buf_free(&path);
}

void kindcase_comes_back(struct bookcase *at)
{
    struct err err = {{0}};
    char *before = bookcase_dump(book);
    char *folder = bookcase_file(at, "out"), *copy = bookcase_file(at, "copy.saebook");
    if (!export_all(book, folder, NULL, &err))
        fail_msg("%s", err.text);
    book_close(book);
    kindcase_make(at, copy);
    for (size_t k = 0; k < kind_count(); k++)
        kindcase_import(folder, kind_at(k)->name);
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    free(folder);
    free(copy);
}
