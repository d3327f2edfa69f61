/* The bars of the class: what was worked out is kept, and forgotten once it is about another
 * degree, another version of the book, or another day. */
#include "support/check.h"

#include "support/chapter.h"

#include "base/mem.h"
#include "book/book.h"
#include "degree/progress.h"
#include "screen/class/class_degrees.h"

static struct err err;
static const struct date today = {2026, 11, 22};

/* The bars of some students, read; then all of them are known. */
static void read_bars(struct class_degrees *bars, struct book *book, const int64_t *students,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_null(class_degrees_find(bars, students[i]));
    assert_true(class_degrees_wants(bars));
    assert_true(class_degrees_read(bars, book, &err));
    class_degrees_settle(bars);
    assert_false(class_degrees_wants(bars));
}

static bool count_one(void *context, struct degree_progress *progress, struct err *e)
{
    (void)e;
    const struct class_degree *bar = class_degrees_find(context, progress->student);
    assert_non_null(bar);
    assert_int_equal(bar->met, progress->met);
    assert_int_equal(bar->of, progress->count);
    assert_true(bar->of > 0);
    return true;
}

static void bars_are_kept_until_they_are_about_something_else(void **state)
{
    (void)state;
    static const struct {
        const char *degree;
        int64_t version;
        struct date day;
    } others[] = {{"chapter", 7, {2026, 11, 22}},
                  {"chapter", 8, {2026, 11, 22}},
                  {"chapter", 8, {2026, 11, 23}}};
    static struct class_degrees bars;
    int64_t *students = NULL;
    size_t count;
    struct book *book = book_open(chapter_book(), BOOK_READ_ONLY, &err);
    assert_non_null(book);
    assert_true(degree_students(book, "state", &students, &count, &err));
    assert_true(count > 30);
    assert_true(class_degrees_about(&bars, "state", 7, today));
    read_bars(&bars, book, students, count);
    assert_false(class_degrees_about(&bars, "state", 7, today)); /* as coming back does */
    const struct degree_query query = {.degree = "state", .as_of = today};
    assert_true(degree_progress_each(book, students, count, &query, count_one, &bars, &err));
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        assert_true(class_degrees_about(&bars, others[i].degree, others[i].version, others[i].day));
        read_bars(&bars, book, students, count);
    }
    mem_free(students);
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_are_kept_until_they_are_about_something_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
