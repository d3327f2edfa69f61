/* Books made at random, each of them held against what must be true of any book and against the
 * second implementation in tests/support/model.c.
 *
 *     test_books              PROPERTY_BOOKS books, the first of them of seed PROPERTY_FIRST
 *     test_books SEED         one book: how it is made, and what is wrong with it
 *     test_books SEED FILE    writes that book to a file
 *
 * Of a book that fails, as few records as still show it are told, and the seed to repeat it with. */
#include "support/check.h"

#include "base/mem.h"
#include "book/book.h"
#include "support/holds.h"
#include "support/many.h"
#include "support/tale.h"
#include <stdio.h>
#include <stdlib.h>

/* Makes the book and looks at it. */
static void look_at(struct tale *tale, struct buf *why)
{
    struct err err = {{0}};
    struct book *book = book_open(":memory:", 0, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    tale_enter(tale, book);
    holds_identities(book, why);
    holds_model(book, tale->seed, why);
    book_close(book);
}

static bool fails(struct tale *tale, void *context)
{
    struct buf why = {0};
    (void)context;
    look_at(tale, &why);
    bool failed = why.len > 0;
    buf_free(&why);
    return failed;
}

static bool one_book(uint64_t seed, struct buf *out)
{
    struct tale tale = tale_make(seed);
    struct buf why = {0};
    look_at(&tale, &why);
    bool ok = why.len == 0;
    if (!ok) {
        tale_shrink(&tale, fails, NULL);
        buf_clear(&why);
        look_at(&tale, &why);
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
    many_books("test_books", one_book, 1);
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
    tale_enter(&tale, book);
    book_close(book);
    tale_clear(&tale);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_books)};
    if (argc == 3)
        return write_book(strtoull(argv[1], NULL, 10), argv[2]);
    if (argc == 2)
        return many_alone(argv[1], one_book);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
