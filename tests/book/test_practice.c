/* The practice book: every task can be done, is not done before, and says what differs. */
#include "support/bookcase.h"
#include "support/check.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/change.h"
#include "kinds/record.h"
#include "practice/practice.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_PAIRS = 8, NTASKS = 9 };
#define BEEF "project=Beef cattle"
#define COWS "class=breeding_livestock", "how=beginning", "acquired=2025-08-17"

/* What somebody enters who does the task right. No kind: the last step is undone. */
static const struct answer {
    const char *task, *kind, *pairs[MOST_PAIRS];
} answers[] = {
    {"cash", "balance", {"as_of=2025-08-17", "item=Cash", "class=cash", "amount=750"}},
    {"count", "stock", {BEEF, "as_of=2025-08-17", "item=Hay", "value=100"}},
    {"count", "stock", {"project=Vegetables", "as_of=2025-08-17", "item=Seed", "value=15"}},
    {"lasting", "asset", {BEEF, "name=Heifer", COWS, "count=1", "cost=800"}},
    {"lasting", "asset", {BEEF, "name=Cows", COWS, "count=4", "cost=5000"}},
    {"month",
     "money",
     {"project=Vegetables", "date=2026-06-16", "type=sale", "category=crops", "amount=850"}},
    {"month", "money", {BEEF, "date=2026-06-16", "type=sale", "category=premiums", "amount=30"}},
    {"month", "money", {BEEF, "date=2026-06-16", "type=sale", "category=livestock", "amount=750"}},
    {"hours", "hours", {BEEF, "date=2026-07-06", "activity=Fed, mended a fence", "time=1:30"}},
    {"expense",
     "money",
     {BEEF, "date=2026-07-08", "type=expense", "category=feed", "amount=42.50"}},
    {"commission",
     "money",
     {BEEF, "date=2026-07-20", "type=sale", "category=livestock", "amount=610"}},
    {"commission",
     "money",
     {BEEF, "date=2026-07-20", "type=expense", "category=marketing", "amount=27.50"}},
    {"service", "service", {"date=2026-07-25", "name=Food pantry", "time=2:00"}},
    {"mistake", NULL, {NULL}},
};

static int set_up(void **state)
{
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    return bookcase_setup_empty(state);
}

static struct book *make(const struct bookcase *at)
{
    struct err err = {{0}};
    if (!practice_make(at->path, &err))
        fail_msg("%s", err.text);
    struct book *book = book_open(at->path, 0, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    return book;
}

/* `instead` (may be NULL) is a pair that stands for the last one. */
static void enter(struct book *book, const struct answer *answer, const char *instead)
{
    struct record record;
    struct err err = {{0}};
    const char *pairs[MOST_PAIRS + 1] = {"student=B1"};
    size_t count = 1;
    if (answer->kind == NULL) {
        if (!change_undo(book, change_last_own(book, &err), NULL, &err))
            fail_msg("%s: %s", answer->task, err.text);
        return;
    }
    for (size_t i = 0; i < MOST_PAIRS && answer->pairs[i] != NULL; i++)
        pairs[count++] = answer->pairs[i];
    if (instead != NULL)
        pairs[count - 1] = instead;
    record_start(&record, kind_find(answer->kind));
    bool ok = record_set_pairs(book, &record, pairs, count, &err);
    record_fill_initial(&record);
    if (!ok || !record_save(book, &record, NULL, NULL, &err))
        fail_msg("%s: %s", answer->task, err.text);
    record_clear(&record);
}

static enum practice_state check(struct book *book, const char *task, struct buf *differs)
{
    struct err err = {{0}};
    enum practice_state state;
    if (differs != NULL)
        buf_clear(differs);
    if (!practice_check(book, practice_named(task, &err), &state, differs, &err))
        fail_msg("%s: %s", task, err.text);
    return state;
}

/* ---- tests ----------------------------------------------------------------------------------- */

/* The step that was made by mistake is the last one only before anything is entered. */
static void enter_all(struct book *book, bool backward)
{
    enter(book, &answers[COUNT_OF(answers) - 1], NULL);
    for (size_t i = 0; i + 1 < COUNT_OF(answers); i++)
        enter(book, &answers[backward ? COUNT_OF(answers) - 2 - i : i], NULL);
}

static void each_can_be_done(void **state)
{
    struct bookcase *at = *state;
    struct book *book = make(at);
    assert_int_equal(practice_count(), NTASKS);
    enter(book, &answers[COUNT_OF(answers) - 1], NULL);
    check_row_int("mistake", check(book, "mistake", NULL), PRACTICE_DONE);
    for (size_t i = 0; i + 1 < COUNT_OF(answers); i++) {
        const char *task = answers[i].task;
        bool first = i == 0 || strcmp(answers[i - 1].task, task) != 0;
        bool last = strcmp(answers[i + 1].task, task) != 0;
        check_row_int(task, check(book, task, NULL), first ? PRACTICE_NOT_YET : PRACTICE_DIFFERS);
        enter(book, &answers[i], NULL);
        check_row_int(task, check(book, task, NULL), last ? PRACTICE_DONE : PRACTICE_DIFFERS);
    }
    book_close(book);
}

static void none_is_done_before(void **state)
{
    struct bookcase *at = *state;
    struct book *book = make(at);
    for (size_t i = 0; i < practice_count(); i++) {
        struct buf differs = {0};
        check_row_int(practice_at(i)->id, check(book, practice_at(i)->id, &differs),
                      PRACTICE_NOT_YET);
        check_row(practice_at(i)->id, differs.len > 0);
        buf_free(&differs);
    }
    book_close(book);
}

static void any_order_does(void **state)
{
    struct bookcase *at = *state;
    struct book *book = make(at);
    enter_all(book, true);
    for (size_t i = 0; i < practice_count(); i++) {
        struct buf differs = {0};
        check_row_int(practice_at(i)->id, check(book, practice_at(i)->id, &differs), PRACTICE_DONE);
        check_row_text(practice_at(i)->id, buf_text(&differs), "");
        buf_free(&differs);
    }
    book_close(book);
}

static void tells_what_differs(void **state)
{
    static const struct {
        size_t answer;
        const char *instead, *told;
    } wrong[] = {
        {9, "amount=45.20", "the feed should come to $42.50, there is $45.20\n"},
        {8, "time=1:00", "the time of July 6 should come to 1 h 30 m, there is 1 h\n"},
        {0, "amount=75", "the cash of August 17 should come to $750.00, there is $75.00\n"},
        {12, "time=20m", "the time of July 25 should come to 2 h, there is 20 m\n"},
    };
    struct bookcase *at = *state;
    struct book *book = make(at);
    struct buf differs = {0};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const char *task = answers[wrong[i].answer].task;
        enter(book, &answers[wrong[i].answer], wrong[i].instead);
        check_row_int(task, check(book, task, &differs), PRACTICE_DIFFERS);
        check_row_text(task, buf_text(&differs), wrong[i].told);
    }
    enter(book, &answers[9], NULL);
    check_row_int("expense", check(book, "expense", &differs), PRACTICE_DIFFERS);
    check_row_text("expense", buf_text(&differs),
                   "the expense for feed of July 8 is there 2 times; once is right\n"
                   "the feed should come to $42.50, there is $87.70\n");
    (void)check(book, "mistake", &differs);
    check_row_text("mistake", buf_text(&differs), "the entry of hours of July 10 is still there\n");
    buf_free(&differs);
    book_close(book);
}

static void leaves_books_alone(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    struct book *book = make(at);
    assert_true(practice_is(book));
    enter_all(book, false);
    char *before = bookcase_dump(book);
    assert_false(practice_make(at->path, &err));
    check_row_sentence("a book that is there", err);
    char *after = bookcase_dump(book);
    assert_string_equal(after, before);
    book_close(book);
    mem_free(before);
    mem_free(after);
    book = book_open(":memory:", 0, &err);
    assert_false(practice_is(book));
    book_close(book);
}

/* Undo reaches the mistake, and not what the book began with. */
static void undo_ends_at_the_beginning(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    struct book *book = make(at);
    assert_true(change_last_own(book, &err) != 0);
    enter(book, &answers[COUNT_OF(answers) - 1], NULL);
    assert_int_equal(change_last_own(book, &err), 0);
    book_close(book);
}

static void names_are_looked_at(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_null(practice_named("mont", &err));
    assert_non_null(strstr(err.text, "did you mean \"month\""));
    assert_null(practice_named("zebra", &err));
    assert_non_null(strstr(err.text, "--list"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_can_be_done, set_up, bookcase_teardown),
        cmocka_unit_test_setup_teardown(none_is_done_before, set_up, bookcase_teardown),
        cmocka_unit_test_setup_teardown(any_order_does, set_up, bookcase_teardown),
        cmocka_unit_test_setup_teardown(tells_what_differs, set_up, bookcase_teardown),
        cmocka_unit_test_setup_teardown(leaves_books_alone, set_up, bookcase_teardown),
        cmocka_unit_test_setup_teardown(undo_ends_at_the_beginning, set_up, bookcase_teardown),
        cmocka_unit_test(names_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
