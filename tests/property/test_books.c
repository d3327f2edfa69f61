/* Books made at random, each of them held against what must be true of any book and against the
 * second implementation in tests/support/model.c.
 *
 *     test_books              PROPERTY_BOOKS books, the first of them of seed PROPERTY_FIRST
 *     test_books SEED         one book: how it is made, and what is wrong with it
 *     test_books SEED FILE    writes that book to a file, for ledger.sh
 *
 * Of a book that fails, as few records as still show it are told, and the seed to repeat it with.
 */
#include "support/check.h"

#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/kind.h"
#include "support/add.h"
#include "support/holds.h"
#include "support/many.h"
#include "support/tale.h"
#include <stdio.h>
#include <stdlib.h>

enum { TALES_IN_A_BOOK = 25 };

static struct book *open_empty(void)
{
    struct err err = {{0}};
    struct book *book = book_open(":memory:", 0, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    return book;
}

/* Records that others refer to come first in the order of kinds. */
static void empty(struct book *book)
{
    struct err err = {{0}};
    bool ok = change_begin(book, CHANGE_RECORDED, &err);
    for (size_t k = kind_count(); ok && k > 0; k--) {
        char sql[64];
        snprintf(sql, sizeof sql, "DELETE FROM %s", kind_at(k - 1)->name);
        ok = book_exec(book, sql, &err);
    }
    if (!ok || !change_commit(book, "emptied", NULL, &err))
        fail_msg("%s", err.text);
}

/* Makes the book and looks at it. Opening a book and preparing its reports takes longer than all
 * the rest, so several tales after each other are told in one book; `fresh` asks for one of its
 * own. */
static void look_at(struct tale *tale, bool fresh, struct buf *why)
{
    static struct book *shared;
    static int tales;
    if (!fresh && tales++ % TALES_IN_A_BOOK == 0) {
        book_close(shared);
        shared = open_empty();
    }
    struct book *book = fresh ? open_empty() : shared;
    tale_enter(tale, book);
    holds_identities(book, why);
    holds_records(book, tale->seed, why);
    if (!tale->odd)
        holds_model(book, tale->seed, why);
    if (fresh)
        book_close(book);
    else
        empty(book);
}

static bool fails(struct tale *tale, void *context)
{
    struct buf why = {0};
    (void)context;
    look_at(tale, true, &why);
    bool failed = why.len > 0;
    buf_free(&why);
    return failed;
}

static bool one_book(uint64_t seed, struct buf *out)
{
    struct tale tale = tale_make(seed);
    struct buf why = {0};
    look_at(&tale, false, &why);
    bool ok = why.len == 0;
    if (!ok && fails(&tale, NULL)) {
        tale_shrink(&tale, fails, NULL);
        buf_clear(&why);
        look_at(&tale, true, &why);
    } else if (!ok) {
        buf_addf(out, "(only in a book that held those of the seeds before)\n");
    }
    if (!ok) {
        tale_tell(&tale, out);
        buf_add_text(out, buf_text(&why));
    }
    buf_free(&why);
    tale_clear(&tale);
    return ok;
}

static void random_books(void **state)
{
    (void)state;
    many_books("property/test_books", one_book, 1);
}

/* As every other total: what is kept of a student without records is what a full scan gives. */
static void a_student_without_records(void **state)
{
    (void)state;
    struct buf why = {0};
    struct book *book = open_empty();
    ADD(book, "chapter", "name=Willow", "state=OK");
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-20");
    holds_totals(book, &why);
    assert_string_equal(buf_text(&why), "");
    buf_free(&why);
    book_close(book);
}

/* Where a charge of a cent is taken back as part of a herd leaves. */
static void cents_of_a_small_herd(void **state)
{
    (void)state;
    struct buf why = {0};
    struct book *book = open_empty();
    setenv("SAEBOOK_TODAY", "2026-06-30", 1);
    ADD(book, "chapter", "name=Willow", "state=OK", "depreciation_rule=monthly");
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2022-12-31");
    ADD(book, "asset", "student=S1", "name=Trees", "class=perennial_crop", "acquired=2023-01-01",
        "how=bought", "count=3", "cost=0.23", "salvage=0.18", "life_years=4");
    ADD(book, "disposal", "student=S1", "asset=Trees", "date=2024-12-31", "how=lost", "count=1");
    ADD(book, "disposal", "student=S1", "asset=Trees", "date=2023-06-15", "how=home_use", "count=1",
        "proceeds=0.25");
    holds_identities(book, &why);
    holds_model(book, 1, &why);
    assert_string_equal(buf_text(&why), "");
    buf_free(&why);
    book_close(book);
}

static int write_book(uint64_t seed, const char *path)
{
    struct err err = {{0}};
    struct tale tale = tale_make(seed);
    struct book *book = book_create(path, &err) ? book_open(path, 0, &err) : NULL;
    if (book == NULL) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    /* What an older book brings along is in the reports, and no part of a ledger. */
    for (size_t i = 0; i < tale.count; i++)
        tale.deeds[i].left_out = strcmp(tale.deeds[i].kind, "brought_forward") == 0;
    tale_enter(&tale, book);
    book_close(book);
    tale_clear(&tale);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_books),
                                       cmocka_unit_test(a_student_without_records),
                                       cmocka_unit_test(cents_of_a_small_herd)};
    if (argc == 3)
        return write_book(strtoull(argv[1], NULL, 10), argv[2]);
    if (argc == 2)
        return many_alone(argv[1], one_book);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
