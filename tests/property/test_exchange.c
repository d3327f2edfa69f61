/* Books made at random, exported and imported again: the other book has the same rows in every
 * durable table. Besides what a tale has there are records of every kind there is, with texts that
 * a file could get wrong.
 *
 *     test_exchange         many books        test_exchange SEED        one book */
#include "support/check.h"

#include "base/file.h"
#include "base/mem.h"
#include "exchange/export.h"
#include "exchange/folder.h"
#include "exchange/import.h"
#include "support/anything.h"
#include "support/bookcase.h"
#include "support/many.h"
#include "support/tale.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SHARE = 40, ROUNDS = 6 };

static struct book *make_book(struct tale *tale)
{
    struct err err = {{0}};
    struct book *book = book_open(":memory:", 0, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    struct chance chance = tale_chance(tale->seed + 99);
    tale_enter(tale, book);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < kind_count(); k++)
            (void)anything_add(book, &chance, kind_at(k));
    return book;
}

static bool import_one(struct book *book, const char *folder, const char *kind, struct buf *why)
{
    char name[80];
    struct err err = {{0}};
    struct import_result result = {0};
    snprintf(name, sizeof name, "%s.csv", kind);
    char *path = file_join(folder, name);
    struct import_request request = {.kind = kind_find(kind), .path = path};
    bool ok = import_run(book, &request, &result, &err);
    if (!ok)
        buf_addf(why, "import of %s: %s\n", kind, err.text);
    for (size_t i = 0; i < result.told; i++)
        buf_addf(why, "  line %llu: %s\n", (unsigned long long)result.list[i].line,
                 result.list[i].text);
    import_result_clear(&result);
    mem_free(path);
    return ok;
}

/* Every kind that the folder's ORDER names. */
static bool import_folder(struct book *book, const char *folder, struct buf *why)
{
    struct err err = {{0}};
    struct buf order = {0};
    char *path = file_join(folder, "ORDER"), kind[64];
    bool ok = file_read(path, 1 << 16, &order, &err);
    if (!ok)
        buf_addf(why, "%s\n", err.text);
    for (const char *at = buf_text(&order); ok && sscanf(at, "%63s", kind) == 1;
         at = strstr(at, kind) + strlen(kind))
        ok = import_one(book, folder, kind, why);
    mem_free(path);
    buf_free(&order);
    return ok;
}

static void tell_first_difference(const char *ours, const char *theirs, struct buf *why)
{
    size_t at = 0, line = 0;
    for (; ours[at] != '\0' && ours[at] == theirs[at]; at++)
        if (ours[at] == '\n')
            line = at + 1;
    buf_addf(why, "exported: %.300s\nimported: %.300s\n", ours + line, theirs + line);
}

static void there_and_back(struct book *book, const char *folder, struct buf *why)
{
    struct err err = {{0}};
    struct book *other = book_open(":memory:", 0, &err);
    assert_non_null(other);
    if (!export_all(book, folder, NULL, &err)) {
        buf_addf(why, "export: %s\n", err.text);
    } else if (import_folder(other, folder, why)) {
        char *ours = bookcase_dump(book), *theirs = bookcase_dump(other);
        if (strcmp(ours, theirs) != 0)
            tell_first_difference(ours, theirs, why);
        free(ours);
        free(theirs);
    }
    book_close(other);
}

static bool one_book(uint64_t seed, struct buf *out)
{
    struct tale tale = tale_make(seed);
    struct buf folder = {0};
    const char *tmp = getenv("TMPDIR");
    buf_addf(&folder, "%s/export-%ld", tmp != NULL ? tmp : "/tmp", (long)getpid());
    struct book *book = make_book(&tale);
    there_and_back(book, buf_text(&folder), out);
    folder_remove(buf_text(&folder));
    book_close(book);
    buf_free(&folder);
    tale_clear(&tale);
    return out->len == 0;
}

static void random_books(void **state)
{
    (void)state;
    many_books("property/test_exchange", one_book, SHARE);
}

/* So that the test above is about every kind. */
static void every_kind_is_in_it(void **state)
{
    (void)state;
    int64_t *taken = mem_array(kind_count(), sizeof *taken);
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct tale tale = tale_make(seed);
        struct book *book = make_book(&tale);
        for (size_t k = 0; k < kind_count(); k++) {
            char sql[64];
            snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", kind_at(k)->name);
            taken[k] += bookcase_ask(book, sql);
        }
        book_close(book);
        tale_clear(&tale);
    }
    for (size_t k = 0; k < kind_count(); k++)
        if (taken[k] == 0)
            fail_msg("no record of kind %s was taken", kind_at(k)->name);
    mem_free(taken);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_books),
                                       cmocka_unit_test(every_kind_is_in_it)};
    if (argc == 2)
        return many_alone(argv[1], one_book);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
