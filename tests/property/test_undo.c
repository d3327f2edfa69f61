/* Books made at random and taken back: every change from the last to the first, all of that taken
 * back again, and then in any order that the book allows. Every row of every durable table is then
 * as it was, and what stands in between is a book like any other.
 *
 *     test_undo         many books        test_undo SEED        one book */
#include "support/check.h"

#include "base/mem.h"
#include "book/change.h"
#include "support/bookcase.h"
#include "support/holds.h"
#include "support/many.h"
#include "support/tale.h"
#include <stdlib.h>

enum { STEPS = 400, SHARE = 40 };

struct story {
    struct book *book;
    bool odd;
    int count;
    int64_t ids[STEPS]; /* of its changes */
    bool undone[STEPS];
    char *dumps[STEPS + 1]; /* before each of them, and after the last */
    struct buf *why;
};

static void same_as(struct story *story, const char *dump, const char *when, int change)
{
    char *now = bookcase_dump(story->book);
    if (strcmp(now, dump) != 0)
        buf_addf(story->why, "%s change %d the rows are others\n", when, change);
    free(now);
    if (change % 4 == 0)
        holds_totals(story->book, story->why);
}

static bool undo(struct story *story, int64_t id, struct err *err)
{
    return change_undo(story->book, id, NULL, err);
}

static int64_t newest(struct story *story)
{
    return bookcase_ask(story->book, "SELECT max(id) FROM change");
}

/* Back to the beginning, and to the end again. */
static void there_and_back(struct story *story)
{
    int64_t undoings[STEPS];
    struct err err = {{0}};
    for (int i = story->count - 1; i >= 0; i--) {
        if (!undo(story, story->ids[i], &err))
            buf_addf(story->why, "change %d cannot be undone: %s\n", i, err.text);
        undoings[i] = newest(story);
        same_as(story, story->dumps[i], "undoing", i);
    }
    for (int i = 0; i < story->count && story->why->len == 0; i++) {
        if (!undo(story, undoings[i], &err))
            buf_addf(story->why, "change %d cannot be done again: %s\n", i, err.text);
        story->ids[i] = newest(story); /* which is what to undo now */
        same_as(story, story->dumps[i + 1], "redoing", i);
    }
}

/* In any order, where that is allowed: what is refused changes nothing. */
static void in_any_order(struct story *story, struct chance *chance)
{
    int left = story->count, last = story->count - 1;
    while (left > 0 && story->why->len == 0) {
        struct err err = {{0}};
        int i =
            chance_below(chance, 4) == 0 ? last : (int)chance_below(chance, (unsigned)story->count);
        char *before = story->undone[i] ? NULL : bookcase_dump(story->book);
        if (!story->undone[i] && undo(story, story->ids[i], &err)) {
            story->undone[i] = true;
            left--;
            if (left == story->count / 2) {
                holds_identities(story->book, story->why);
                if (!story->odd)
                    holds_model(story->book, 1, story->why);
            }
        } else if (!story->undone[i]) {
            same_as(story, before, "refusing to undo", i);
            if (i == last)
                buf_addf(story->why, "the last change, %d, cannot be undone: %s\n", i, err.text);
        }
        free(before);
        while (last > 0 && story->undone[last])
            last--;
    }
    if (left == 0)
        same_as(story, story->dumps[0], "having undone every", story->count);
}

static bool one_book(uint64_t seed, struct buf *out)
{
    struct err err = {{0}};
    struct tale tale = tale_make(seed);
    struct chance chance = tale_chance(seed + 77);
    struct story *story = mem_alloc(sizeof *story);
    struct buf why = {0};
    story->why = &why;
    story->odd = tale.odd;
    story->book = book_open(":memory:", 0, &err);
    assert_non_null(story->book);
    story->dumps[0] = bookcase_dump(story->book);
    for (size_t at = 0; at < tale.count && story->count < STEPS;) {
        int64_t id = tale_step(&tale, story->book, &at);
        if (id == 0)
            continue;
        story->ids[story->count++] = id;
        story->dumps[story->count] = bookcase_dump(story->book);
    }
    there_and_back(story);
    if (why.len == 0)
        in_any_order(story, &chance);
    bool ok = why.len == 0;
    if (!ok) {
        tale_tell(&tale, out);
        buf_add_text(out, buf_text(&why));
    }
    for (int i = 0; i <= story->count; i++)
        free(story->dumps[i]);
    book_close(story->book);
    mem_free(story);
    buf_free(&why);
    tale_clear(&tale);
    return ok;
}

static void random_books(void **state)
{
    (void)state;
    many_books("property/test_undo", one_book, SHARE);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_books)};
    if (argc == 2)
        return many_alone(argv[1], one_book);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
